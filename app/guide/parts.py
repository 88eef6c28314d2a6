"""What the pages about building show that is worked out: each called by the name that stands in [[ ]]."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from app import delivery
from app.delivery import webhook
from app.embedding import snippets
from app.guide import prose
from app.guide.content import pages
from app.guide.drawing import sent_of
from app.guide.examples import example_of
from app.guide.overlay import speaking
from app.guide.providers import for_examples
from app.languages import ENGLISH
from forms.answers import Problems, Unfinished
from forms.examples import filled
from forms.journeys import JOURNEYS
from forms.providers import provide
from forms.questions import Question
from forms.requirements import REQUIREMENTS, Requirement
from forms.said import messages

PAYLOAD_SCHEMA = Path(delivery.__file__).parent / "payload.schema.json"
MOST_SHOWN = 3

_PATTERNS = (
    ("Nothing was chosen", "Select …", "Select "),
    ("It was left empty, or is no such thing", "Enter …", "Enter "),
    ("Part of it is missing", "… must include …", " must include "),
    ("It is longer than there is room for", "… must be … characters or fewer", " characters or fewer"),
    ("There can be no such day", "… must be a real date", " must be a real "),
    ("It is too small", "… must be … or more", " must be 0 or more"),
    ("It is too large", "… must be … or fewer", "0 or fewer"),
    ("It has to look a certain way", "… must look like …", " must look like "),
    ("It could mean two things", "… must say …", " must say "),
    ("It is a rule of your own", "… must be …, in your own words", " must be today or in the past"),
)


@dataclass(frozen=True)
class Pattern:
    """When it is said, how it goes, and what questions of the guide say so."""

    when: str
    goes: str
    said: Sequence[str]


def requirements() -> Sequence[Requirement]:
    return REQUIREMENTS


def payload_example() -> Markup:
    """What the CRM is sent of the first example of the council's first form."""
    journey = next(iter(JOURNEYS.values()))
    with speaking(ENGLISH, {}):
        told = webhook.payload(sent_of(journey, filled(next(iter(journey.examples.values())))))
    return prose.code(json.dumps(told, ensure_ascii=False, indent=2))


def payload_schema() -> Markup:
    return prose.code(PAYLOAD_SCHEMA.read_text(encoding="utf-8"))


def said() -> Sequence[Pattern]:
    """The patterns of messages, each with some that questions of the guide really give."""
    with speaking(ENGLISH, {}), provide(for_examples()):
        every = [message for question in _questions() for message in sorted(_said_by(question))]
    return [
        Pattern(when, goes, [each for each in dict.fromkeys(every) if mark in each][:MOST_SHOWN])
        for when, goes, mark in _PATTERNS
    ]


def _said_by(question: Question) -> set[str]:
    """What it says to anything, and to numbers that are too small and too large."""
    found = messages(question)
    for number in ("-1", "9000000") if question.parts == ("",) else ():
        try:
            question.parse({"": [number]})
        except Problems as refused:
            found |= {str(problem.message) for problem in refused.problems}
        except Unfinished:
            continue
    return found


def _questions() -> Iterator[Question]:
    for section, slug in pages():
        if section == "questions" and (question := example_of(section, slug).question):
            yield question


PARTS: dict[str, Callable[[], object]] = {
    "requirements": requirements,
    "payload-example": payload_example,
    "payload-schema": payload_schema,
    "messages": said,
    "search-box": snippets,
}
