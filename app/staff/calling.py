"""Calls: a form being filled in for somebody on the telephone."""

from __future__ import annotations

from collections.abc import Iterator

from app import drafts
from forms.fields import AnswerField
from forms.questions import Choice
from forms.rules import Either


def follow_ups(field: AnswerField) -> Iterator[tuple[Either, AnswerField]]:
    """The fields that answers to this one reveal, each after the answers that do."""
    options = field.question.options if isinstance(field.question, Choice) else {}
    for inner in field.revealed:
        codes = [code for code in options if inner.question.is_asked({field.question.name: code})]
        yield Either(tuple(options[code].label for code in codes)), inner
        yield from follow_ups(inner)


def find_open(journey: str) -> str | None:
    """The id of the draft of this form for a caller who is still on the line."""
    last = drafts.calls(journey)[-1:]
    return last[0] if last and drafts.find(last[0]).until else None


def take(journey: str, account: str) -> None:
    """Go on with the call that is open, which has to be ended first, or begin one."""
    draft_id = find_open(journey)
    if draft_id is not None:
        drafts.take_up(journey, draft_id)
    else:
        drafts.begin(journey, caller_of=account)


def end(journey: str) -> None:
    """Keep nothing of what the caller said."""
    draft_id = find_open(journey)
    if draft_id is not None:
        drafts.take_up(journey, draft_id)
        drafts.discard(journey)
        drafts.forget(draft_id)
