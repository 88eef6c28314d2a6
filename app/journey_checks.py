"""What only the whole application can tell of a form: its services are known, its words are translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.database import reading
from app.languages import ENGLISH, LANGUAGES
from directory.catalogue import slugs
from directory.models import Service
from forms.journey import Journey
from forms.pages import Exit, Interruption
from forms.questions import Choice
from forms.questions.service_picker import SLUG, UNKNOWN
from forms.requirements import Requirement
from forms.said import messages_of, texts
from forms.text import speak

MOST_NAMED = 5


def every_service_is_known(journey: Journey) -> Iterator[str]:
    with reading() as session:
        known = slugs(session, Service)
    if not known:
        yield "The directory is empty, so nothing can be told of its services"
        return
    named = {journey.service: "The form"}
    for page in journey.pages:
        if issubclass(page, Exit | Interruption) and page.service:
            named.setdefault(page.service, page.__name__)
    for slug, who in named.items():
        if slug not in known:
            yield f"{who} belongs to the service “{slug}”, which is not in the directory"
    chosen = journey.reaches.options if isinstance(journey.reaches, Choice) else ()
    for code in chosen:
        if SLUG.fullmatch(code) and code not in known and code != UNKNOWN:
            yield f"{journey.reaches!r} reaches the service “{code}”, which is not in the directory"


def every_word_is_translated(journey: Journey) -> Iterator[str]:
    for code, language in LANGUAGES.items():
        if code == ENGLISH:
            continue
        listening = _Listening(getattr(language.catalogue.translator, "_catalog", {}))
        with speak(code, listening):
            _say_everything(journey)
        missing = sorted(listening.missing)
        if missing:
            first = ", ".join(f"“{each.splitlines()[0]}”" for each in missing[:MOST_NAMED])
            more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
            yield f"{code}: {len(missing)} not translated: {first}{more}"


def _say_everything(journey: Journey) -> None:
    for text in texts(journey):
        str(text)
    messages_of(journey)
    for question in journey.questions:
        for words in (*question.spoken(), *(blank.label for blank in question.on_paper())):
            str(words)


class _Listening:
    """A translator that remembers what was said and is not in its catalogue."""

    def __init__(self, catalogue: dict[Any, str]) -> None:
        self.catalogue = catalogue
        self.missing: set[str] = set()

    def gettext(self, message: str, /) -> str:
        return self._said(message, message)

    def pgettext(self, context: str, message: str, /) -> str:
        return self._said(f"{context}\x04{message}", message)

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        return self._said((singular, 0), singular if n == 1 else plural)

    def _said(self, key: object, message: str) -> str:
        if message and key not in self.catalogue:
            self.missing.add(message)
        return message


CHECKS = (
    Requirement(
        "Its services are in the directory.",
        "Links to who deals with it lead somewhere, and what is sent reaches a team.",
        every_service_is_known,
    ),
    Requirement(
        "Every word of it is translated.",
        "Nobody meets English in the middle of their own language.",
        every_word_is_translated,
    ),
)
