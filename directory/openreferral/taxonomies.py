"""Topics as taxonomy terms, and the taxonomies they are of.

A topic names its taxonomy in words, so a taxonomy is no more than the name that its terms share. Topics that
name none are this directory's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..models import TaxonomyTerm
from ..slugs import id_for
from .objects import JSONObject, an_object, fields


@dataclass(frozen=True)
class Taxonomy:
    """`name` is None for this directory's own."""

    name: str | None

    @property
    def id(self) -> str:
        return id_for("taxonomy", self.name or "")

    def as_json(self, terms: Iterable[TaxonomyTerm] = ()) -> JSONObject:
        own = {"name": "Topics", "description": "The topics of this directory"}
        named = {"name": self.name, "description": self.name} if self.name else own
        return an_object(id=self.id, **named, taxonomy_terms=[export_term(term) for term in terms])


def taxonomies(session: Session) -> list[Taxonomy]:
    """Every taxonomy that there is a term of, by name, our own first."""
    names = session.scalars(select(TaxonomyTerm.taxonomy).distinct()).all()
    return [Taxonomy(name) for name in sorted(names, key=lambda name: name or "")]


def find_taxonomy(session: Session, key: str) -> Taxonomy | None:
    """The taxonomy with this id."""
    return next((one for one in taxonomies(session) if one.id == key), None)


def export_term(term: TaxonomyTerm) -> JSONObject:
    """A topic; the standard needs a description even where there is none."""
    return an_object(
        **fields(term, "id", "name", "parent_id", "taxonomy", "term_uri", "term"),
        taxonomy_id=Taxonomy(term.taxonomy).id,
        description=term.description or term.name,
    )


def find_term(session: Session, key: str) -> JSONObject | None:
    """The term with this id."""
    found = session.get(TaxonomyTerm, key)
    return export_term(found) if found else None


def terms_of(session: Session, taxonomy: Taxonomy) -> Sequence[TaxonomyTerm]:
    """Every term of a taxonomy, by name."""
    of = select(TaxonomyTerm).where(TaxonomyTerm.taxonomy == taxonomy.name)
    return session.scalars(of.order_by(TaxonomyTerm.name, TaxonomyTerm.id)).all()
