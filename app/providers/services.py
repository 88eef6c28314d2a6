"""Services of the directory, found as its search finds them, in the language of the page."""

from __future__ import annotations

from collections.abc import Sequence

from flask import g
from markupsafe import Markup

from app.database import reading
from app.directory.searching import ask
from app.directory.wording import shown
from app.languages import Words, current
from directory.listing import Listed, listed
from directory.models import Service
from forms.providers import Found

MOST = 8


class InItsLanguage(str):
    """Words that say on a page which language they are in, when it is not the page's."""

    words: Words

    def __new__(cls, words: Words) -> InItsLanguage:
        made = super().__new__(cls, words.text)
        made.words = words
        return made

    def __html__(self) -> Markup:
        return self.words.__html__()


class DirectoryServices:
    """`forms.providers.Services` of this application."""

    def find(self, typed: str) -> Sequence[Found]:
        if not typed:
            return ()
        slugs = [hit.slug for hit in ask(typed, Service.kind).hits]
        things = _listed(slugs)
        return [_found(things[slug]) for slug in slugs if slug in things][:MOST]

    def named(self, code: str) -> str | None:
        found = _listed([code]).get(code)
        return InItsLanguage(shown(found.name)) if found else None


def _found(service: Listed) -> Found:
    words, summary = shown(service.name), shown(service.summary)
    return Found(service.slug, InItsLanguage(words), service.slug, InItsLanguage(summary))


def _listed(slugs: Sequence[str]) -> dict[str, Listed]:
    """By slug; asked of the database once a request for each service and language."""
    language = current().shown.code
    known: dict[tuple[str, str], Listed | None] = g.setdefault("services_listed", {})
    unknown = [slug for slug in slugs if (slug, language) not in known]
    if unknown:
        with reading() as session:
            found = listed(session, [(Service.kind, slug) for slug in unknown], language)
        known.update({(slug, language): found.get((Service.kind, slug)) for slug in unknown})
    return {slug: entry for slug in slugs if (entry := known[slug, language])}
