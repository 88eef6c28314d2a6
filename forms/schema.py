"""A form as JSON Schema (2020-12): what its stored answers look like, and which of them must be there.

An object with a property for each page (an array for an add another); conditions become `if` and `then`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from forms.conditions import Answered, Condition, Joined, Not
from forms.journey import Journey
from forms.pages import AddAnother, Exit, Page
from forms.questions import Question

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(journey: Journey) -> Schema:
    """The schema of everything stored for a finished form, its words in the language being spoken."""
    pages = [page for page in journey.pages if not issubclass(page, Exit)]
    return {
        "$schema": DIALECT,
        "title": str(journey.title),
        "description": str(journey.summary),
        "type": "object",
        "properties": {page.slug: _page(page) for page in pages},
        "required": [page.slug for page in pages if page.asked_if is None and _must_be_there(page)],
        "additionalProperties": False,
        **_rules(
            [_rule(page) for page in journey.pages if page.asked_if is not None and _must_be_there(page)]
        ),
    }


def _must_be_there(page: type[Page]) -> bool:
    """Whether it ends the form, or asks something that everyone has to answer."""
    return issubclass(page, Exit) or any(not q.optional and q.revealed_by is None for q in page.questions)


def _page(page: type[Page]) -> Schema:
    answers = _answers(page)
    if not issubclass(page, AddAnother):
        return {"title": str(page.heading()), **answers}
    answers["properties"]["id"] = {"type": "string", "description": "Tells one from another"}
    return {
        "title": str(page.list_title),
        "type": "array",
        "minItems": 1,
        "maxItems": page.at_most,
        "items": answers,
    }


def _answers(page: type[Page]) -> Schema:
    always = [q for q in page.questions if q.revealed_by is None]
    revealed = [
        {"if": needs(q.revealed_by, whole=False), "then": {"required": [q.name]}}
        for q in page.questions
        if q.revealed_by is not None and not q.optional
    ]
    return {
        "type": "object",
        "properties": {question.name: _question(question) for question in page.questions},
        "required": [question.name for question in always if not question.optional],
        "additionalProperties": False,
        **_rules(revealed),
    }


def _question(question: Question) -> Schema:
    hint = {} if question.hint is None else {"description": str(question.hint)}
    return {"title": str(question.label), **hint, **question.schema()}


def _rules(rules: Sequence[Schema]) -> Schema:
    return {"allOf": [*rules]} if rules else {}


def _rule(page: type[Page]) -> Schema:
    """The page has to be there when it is asked; where the form ends, nothing can be sent."""
    assert page.asked_if is not None
    then: Schema | bool = False if issubclass(page, Exit) else {"required": [page.slug]}
    return {"if": needs(page.asked_if), "then": then}


@singledispatch
def needs(condition: Condition, *, whole: bool = True) -> Schema:
    """The schema that answers fit when the condition holds: of the whole form, or of one page."""
    raise TypeError(f"There is no schema for {type(condition).__name__}.")


@needs.register
def _answered(condition: Answered, *, whole: bool = True) -> Schema:
    question = condition.question
    codes: Schema = {"enum": sorted(condition.codes)}
    if question.schema().get("type") == "array":
        codes = {"contains": codes}
    answers: Schema = {"properties": {question.name: codes}, "required": [question.name]}
    if not whole:
        return answers
    page = question.page
    answers = {"contains": answers} if issubclass(page, AddAnother) else answers
    return {"properties": {page.slug: answers}, "required": [page.slug]}


@needs.register
def _joined(condition: Joined, *, whole: bool = True) -> Schema:
    sides = [needs(side, whole=whole) for side in (condition.left, condition.right)]
    return {"allOf" if condition.join is all else "anyOf": sides}


@needs.register
def _not(condition: Not, *, whole: bool = True) -> Schema:
    return {"not": needs(condition.denied, whole=whole)}
