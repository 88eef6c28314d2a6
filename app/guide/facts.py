"""What follows from an example: its HTML, what is stored and delivered, its schema, paper, the telephone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from app.delivery import webhook
from app.guide import prose
from app.guide.drawing import component, sent_of
from app.guide.examples import Example
from app.guide.overlay import speaking
from app.guide.providers import for_examples
from app.guide.tidy import tidied
from app.languages import ENGLISH
from forms.paper import Blank
from forms.providers import provide
from forms.questions import Question
from forms.schema import schema


@dataclass(frozen=True)
class OnPaper:
    """A question and its blanks, in English."""

    label: str
    hint: str
    blanks: Sequence[Blank]


@dataclass(frozen=True)
class Facts:
    """In English; `html` is of a page about one kind of question. What nobody filled in stores nothing."""

    html: Markup
    stored: Markup
    schema: Markup
    payload: Markup
    paper: Sequence[OnPaper]
    spoken: Sequence[Sequence[str]]


def facts_of(example: Example) -> Facts:
    question = example.question
    with speaking(ENGLISH, {}), provide(for_examples()):
        return Facts(
            html=prose.code(tidied(component(question.page.form({})))) if question else Markup(),
            stored=_json(_stored(example)),
            schema=_json(question.schema() if question else schema(example.journey)),
            payload=_json(_payload(example)),
            paper=[_on_paper(each) for each in example.questions],
            spoken=[[str(words) for words in each.spoken()] for each in example.questions],
        )


def _stored(example: Example) -> object:
    question = example.question
    if question is None:
        return example.answers
    page: Any = example.answers[question.page.slug]
    return {question.name: page[question.name]}


def _payload(example: Example) -> object:
    """The part of a delivery that this makes."""
    if not example.answers:
        return {}
    whole = webhook.payload(sent_of(example.journey, example.answers))
    return {name: whole[name] for name in ("answers", "words")}


def _on_paper(question: Question) -> OnPaper:
    blanks = [
        Blank(each.kind, _said(each.label), each.count, _said(each.hint), each.code)
        for each in question.on_paper()
    ]
    return OnPaper(str(question.shown_label), str(question.hint or ""), blanks)


def _said(words: object) -> str | None:
    return None if words is None else str(words)


def _json(told: object) -> Markup:
    return prose.code(json.dumps(told, ensure_ascii=False, indent=2)) if told else Markup()
