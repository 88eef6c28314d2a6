"""What a person told us a short while ago, offered where another page asks it again (WCAG 3.3.7).

Only what was said in this same browser: earlier in this form, or in another form within the last hour. It is
never filled in unasked, as others may use the device. An anonymous form neither gives nor gets anything, and
a private one gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import drafts
from app.database import reading
from app.filling import Filling
from app.models import Submission
from app.security import CannotOpenError, keys
from app.submissions import opened
from app.visits import Visit
from forms.answers import Json, Unfinished
from forms.fields import AnswerField, PageForm
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import AddAnother
from forms.questions import Question
from forms.text import Words

WHILE = timedelta(hours=1)
KINDS = ("name", "email", "tel", "postal-code", "address")
"""What is offered, by its autocomplete token; every part of an address goes together."""

Facts = dict[str, Json]
"""{kind: the answer as it is stored}"""


@dataclass(frozen=True)
class Offer:
    """An earlier answer to this question."""

    question: Question
    answer: Json

    @property
    def words(self) -> Words:
        return self.question.shown(self.answer)

    @property
    def typed(self) -> dict[str, list[str]]:
        """What would have to be typed to give it, by control."""
        parts = self.question.typed(self.answer)
        return {self.question.control(part): values for part, values in parts.items()}


def offers(visit: Visit, form: PageForm) -> list[Offer]:
    """What can be offered for the questions that are blank on this page."""
    wanted = {kind: field for field in form.fields if _is_blank(field) and (kind := _kind(field.question))}
    if not wanted or issubclass(visit.page, AddAnother) or not _is_for_themselves(visit):
        return []
    told = {**_elsewhere(visit), **_earlier_here(visit)}
    every = [Offer(field.question, told[kind]) for kind, field in wanted.items() if kind in told]
    return [offer for offer in every if _fits(offer)]


def filled_in(visit: Visit) -> dict[str, list[str]]:
    """What is typed on the page, with what is offered put into the fields that were left blank."""
    form = visit.posted()
    typed = form.typed
    for offer in offers(visit, form):
        typed |= offer.typed
    return typed


def _is_for_themselves(visit: Visit) -> bool:
    anonymous = visit.journey.is_anonymous(visit.path.answers)
    return visit.filling.channel == "web" and visit.journey.audience == "residents" and not anonymous


def _is_blank(field: AnswerField) -> bool:
    return not field.problems and not any(map(any, field.typed.values()))


def _kind(question: Question) -> str | None:
    if "line_1" in question.parts:
        return "address" if question.autocomplete_for("line_1") else None
    token = question.autocomplete_for() if question.parts == ("",) else None
    return token if token in KINDS else None


def _fits(offer: Offer) -> bool:
    try:
        return offer.question.accepts(offer.answer)
    except Unfinished:
        return False


def _earlier_here(visit: Visit) -> Facts:
    others = {slug: answers for slug, answers in visit.path.answers.items() if slug != visit.page.slug}
    return dict(_facts(visit.journey, others))


def _elsewhere(visit: Visit) -> Facts:
    """The newest of each kind from other forms."""
    ours = [token for token in drafts.every_token() if token != visit.filling.token]
    if not ours:
        return {}
    since = datetime.now(UTC) - WHILE
    told: list[tuple[datetime, Facts]] = []
    for slug, _id, filling in drafts.every():
        if slug in JOURNEYS and slug != visit.journey.slug:
            told.extend(_of_draft(JOURNEYS[slug], filling))
    with reading() as session:
        told.extend(_of_sent(session, ours, since))
    facts: Facts = {}
    for moment, each in sorted(told, key=lambda pair: pair[0]):
        facts |= each if moment > since else {}
    return facts


def _of_draft(journey: Journey, filling: Filling) -> Iterator[tuple[datetime, Facts]]:
    """What each page told, and when."""
    answers = journey.path(filling.answers).answers
    if filling.channel != "web" or not _gives(journey) or journey.is_anonymous(answers):
        return
    for page, given in filling.given.items():
        if page in answers:
            yield datetime.fromtimestamp(given, UTC), dict(_facts(journey, {page: answers[page]}))


def _of_sent(session: Session, ours: list[str], since: datetime) -> Iterator[tuple[datetime, Facts]]:
    query = select(Submission).where(
        Submission.token.in_(ours),
        Submission.received_at > since,
        Submission.channel == "web",
        Submission.anonymous.is_(False),
    )
    for row in session.scalars(query):
        journey = JOURNEYS.get(row.journey)
        if journey is not None and _gives(journey):
            try:
                answers = opened(row, keys()).record["answers"]
            except CannotOpenError:
                continue
            yield row.received_at, dict(_facts(journey, answers))


def _gives(journey: Journey) -> bool:
    return journey.audience == "residents" and not journey.private


def _facts(journey: Journey, answers: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """What these answers say about the person who gave them."""
    for page in journey.pages:
        stored = answers.get(page.slug)
        if issubclass(page, AddAnother) or not isinstance(stored, dict):
            continue
        for question in page.questions:
            answer = stored.get(question.name)
            kind = _kind(question) if answer else None
            if kind == "address" and isinstance(answer, dict):
                yield "postal-code", answer.get("postcode")
                answer = {part: line for part, line in answer.items() if part != "uprn"}
            if kind:
                yield kind, answer
