"""Examples drawn by the very templates that draw forms. Nothing typed in them is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import render_template, request
from markupsafe import Markup

from app.assets import asset
from app.earlier import Offer
from app.filling import Filling
from app.guide.examples import Example, State, posted
from app.submissions import Sent, record_of
from app.visits import Visit, address
from forms.answers import Json
from forms.fields import PageForm
from forms.journey import Journey
from forms.pages import AddAnother
from forms.text import _

REFERENCE = "CDF-HJK-3479"
AN_ITEM = "00000001"
_QUIET = 'data-module="govuk-error-summary" data-disable-auto-focus="true"'


def page_of(example: Example, state: State, form: PageForm, right: bool = False) -> str:
    """A whole page, whose links and buttons lead back to itself: it is no form of the council's. It says what
    would be stored when what was sent is `right`.
    """
    visit = _visit(example, state)
    intro = example.journey.told(state.page.intro, visit.path.answers)
    if right:
        answer = json.dumps(form.answers, ensure_ascii=False)
        intro.insert(0, _("This is right, and is kept nowhere. A form would store %(answer)s", answer=answer))
    templates = {
        "page": state.page.template,
        "start": "start.html",
        "list": "add_another.html",
        "tasks": "tasks.html",
        "check": "check.html",
        "sent": "sent.html",
    }
    html = render_template(
        f"journeys/{templates[state.look]}",
        journey=example.journey,
        visit=visit,
        filling=visit.filling,
        path=visit.path,
        address=address,
        form=form,
        intro=intro,
        offers=[Offer(getattr(state.page, name), answer) for name, answer in state.offered.items()],
        changed=False,
        in_error=False,
        **(_sent(example, state) if state.look == "sent" else {}),
    )
    return _leading_nowhere(_in_its_frame(html, example), example.journey.slug)


def _in_its_frame(html: str, example: Example) -> str:
    """In a frame of the guide: without what stands around every page, and without taking the focus."""
    if request.headers.get("Sec-Fetch-Dest") != "iframe":
        return html
    kind = "guide-framed guide-framed--question" if example.question else "guide-framed"
    style = f'<link rel="stylesheet" href="{asset("guide.css")}">'
    html = html.replace("</head>", f"{style}</head>", 1)
    html = html.replace('data-module="govuk-error-summary"', _QUIET, 1)
    return html.replace('class="govuk-template"', f'class="govuk-template {kind}"', 1)


def form_of(state: State) -> PageForm:
    """What stands in the fields."""
    if state.typed is not None:
        return posted(state.page, state.typed)
    stored = state.answers.get(state.page.slug)
    return state.page.form(stored if isinstance(stored, dict) else {})


def component(form: PageForm) -> Markup:
    """The HTML of the questions of a page and nothing around them."""
    return Markup(render_template("guide/component.html", form=form))  # noqa: S704 - drawn by our templates


def sent_of(journey: Journey, answers: Mapping[str, Json]) -> Sent:
    """What would be stored and delivered."""
    path = journey.path(answers)
    return Sent(
        REFERENCE,
        journey.slug,
        "en",
        journey.is_anonymous(path.answers),
        datetime(2026, 3, 2, 10, 30, tzinfo=UTC),
        record_of(journey, path, ["waste"]),
        version=journey.version,
    )


def _sent(example: Example, state: State) -> dict[str, Any]:
    return {
        "sent": sent_of(example.journey, state.answers),
        "mailed": False,
        "teams": [],
        "satisfaction": None,
    }


def _visit(example: Example, state: State) -> Visit:
    until = None
    if state.minutes_left is not None:
        until = datetime.now(UTC) + timedelta(minutes=state.minutes_left)
    filling = Filling(token="", answers=dict(state.answers), until=until)
    several = issubclass(state.page, AddAnother) and state.look == "page"
    path = example.journey.path(filling.answers)
    return Visit(example.journey, state.page, AN_ITEM if several else None, filling, path, changing=False)


def _leading_nowhere(html: str, slug: str) -> str:
    """The addresses of the example's own pages, which are nowhere else, made those of this one."""
    there = rf'(?:/[a-z]{{2}})?/forms/{re.escape(slug)}(?:[/?#][^"]*)?'
    html = re.sub(rf' href="{there}"', ' href="#main-content"', html)
    return re.sub(rf' (?:form)?action="{there}"', "", html)
