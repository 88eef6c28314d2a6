"""Each question is drawn as GOV.UK Frontend publishes its component: the same HTML as the macro gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from jinja2 import Environment
from werkzeug.datastructures import MultiDict

from app import rendering
from forms.pages import Page
from forms.questions import (
    Address,
    BankDetails,
    Choice,
    Choices,
    Date,
    Declaration,
    Email,
    Line,
    Money,
    MonthYear,
    NationalInsurance,
    Option,
    Question,
    Select,
    Telephone,
    TextArea,
    Time,
    YesNo,
)
from forms.text import _
from tests.forms.test_macros import COMPONENTS, draw, shape

Options = dict[str, Any]
Drawn = Callable[..., str]

THING = {"missing": _("Enter it"), "thing": _("It")}
ERROR = {"text": "Enter it", "visuallyHiddenText": "Error"}


@pytest.fixture(scope="module")
def environment() -> Environment:
    app = Flask(__name__)
    rendering.init_app(app)
    return app.jinja_env


@pytest.fixture
def drawn(environment: Environment) -> Drawn:
    """The HTML of one question, named `name` on its page; in error when what was posted is wrong."""

    def draw_question(
        question: Question, name: str, posted: dict[str, str] | None = None, heading: bool = True
    ) -> str:
        page: Any = type("Asked", (Page,), {"title": _("Asked"), name: question})
        form = page.form({}, None if posted is None else MultiDict(posted))
        if posted is not None:
            form.validate()
        template = environment.get_template(question.template)
        return template.render(field=form.fields[0], is_heading=heading)

    return draw_question


def label(text: str, size: str = "l") -> Options:
    return {"text": text, "classes": f"govuk-label--{size}", "isPageHeading": size == "l"}


def legend(text: str, size: str = "l") -> Options:
    return {"text": text, "classes": f"govuk-fieldset__legend--{size}", "isPageHeading": size == "l"}


def published(component: str, name: str) -> Options:
    fixtures = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    found: Options = next(fixture["options"] for fixture in fixtures if fixture["name"] == name)
    return found


needs_fixtures = pytest.mark.skipif(
    not COMPONENTS.is_dir(), reason="node_modules/govuk-frontend is not installed: npm ci installs it"
)


@needs_fixtures
def test_checkboxes_are_the_published_example(environment: Environment, drawn: Drawn) -> None:
    options = published("checkboxes", "with legend as a page heading")
    question = Choices(
        _("Which types of waste do you transport regularly?"),
        {item["value"]: _(item["text"]) for item in options["items"]},
        hint=_("Select all that apply"),
        missing=_("Select the types"),
    )
    assert shape(drawn(question, "waste")) == shape(draw(environment, "checkboxes", options))


@needs_fixtures
def test_radios_with_hints_are_the_published_example(environment: Environment, drawn: Drawn) -> None:
    options = published("radios", "with hints on items")
    for item in options["items"]:
        del item["id"]
    question = Choice(
        _("How do you want to sign in?"),
        {item["value"]: Option(_(item["text"]), _(item["hint"]["text"])) for item in options["items"]},
        missing=_("Select how"),
    )
    assert shape(drawn(question, "gov")) == shape(draw(environment, "radios", options))


@needs_fixtures
def test_a_line_is_the_published_example(environment: Environment, drawn: Drawn) -> None:
    options = {**published("input", "with label as page heading"), "id": "test-name", "value": ""}
    question = Line(_("National Insurance number"), **THING)
    assert shape(drawn(question, "test-name")) == shape(draw(environment, "input", options))


INPUTS: list[tuple[Question, dict[str, str] | None, Options]] = [
    (
        Line(_("Colour"), hint=_("Of the lid"), width=20, **THING),
        {"it": ""},
        {"classes": "govuk-input--width-20", "hint": {"text": "Of the lid"}, "errorMessage": ERROR},
    ),
    (
        Email(_("Email"), missing=_("Enter it")),
        None,
        {
            "type": "email",
            "autocomplete": "email",
            "spellcheck": False,
            "inputmode": "email",
            "attributes": {"dir": "ltr"},
        },
    ),
    (
        Telephone(_("Telephone"), missing=_("Enter it")),
        None,
        {
            "type": "tel",
            "autocomplete": "tel",
            "spellcheck": False,
            "inputmode": "tel",
            "classes": "govuk-input--width-20",
            "attributes": {"dir": "ltr"},
        },
    ),
    (
        Money(_("Cost"), **THING),
        {"it": ""},
        {
            "prefix": {"text": "£"},
            "inputmode": "decimal",
            "spellcheck": False,
            "classes": "govuk-input--width-10",
            "errorMessage": ERROR,
        },
    ),
    (
        Time(_("Time"), hint=_("Like 2:30pm"), **THING),
        {"it": ""},
        {
            "hint": {"text": "Like 2:30pm"},
            "spellcheck": False,
            "classes": "govuk-input--width-10",
            "attributes": {"dir": "auto"},
            "errorMessage": ERROR,
        },
    ),
    (
        NationalInsurance(_("Number"), hint=_("On your card"), missing=_("Enter it")),
        None,
        {
            "hint": {"text": "On your card"},
            "spellcheck": False,
            "classes": "govuk-input--width-10",
            "attributes": {"dir": "ltr"},
        },
    ),
]


@pytest.mark.parametrize(("question", "posted", "options"), INPUTS, ids=lambda each: type(each).__name__)
def test_a_text_input_is_the_published_one(
    environment: Environment, drawn: Drawn, question: Question, posted: Any, options: Options
) -> None:
    common = {"id": "it", "name": "it", "label": label(str(question.label))}
    expected = draw(environment, "input", {"value": "", "classes": "", "attributes": {}, **common, **options})
    assert shape(drawn(question, "it", posted)) == shape(expected)


def test_yes_and_no_stand_side_by_side(environment: Environment, drawn: Drawn) -> None:
    expected = {
        "name": "out",
        "idPrefix": "out",
        "classes": "govuk-radios--inline",
        "fieldset": {"legend": legend("Was it out?", "s")},
        "errorMessage": {**ERROR, "text": "Select yes if it was out"},
        "items": [{"value": "yes", "text": "Yes"}, {"value": "no", "text": "No"}],
    }
    question = YesNo(_("Was it out?"), missing=_("Select yes if it was out"))
    assert shape(drawn(question, "out", {"out": ""}, heading=False)) == shape(
        draw(environment, "radios", expected)
    )


def test_a_list_has_an_empty_first_choice_and_tells_its_script_what_to_say(
    environment: Environment, drawn: Drawn
) -> None:
    question = Select(_("Ward"), {"a": _("Ashgrove"), "b": _("Beck")}, missing=_("Select it"))
    said = {"other": "%{count} choices in the list", "one": "%{count} choice in the list"}
    expected = {
        "id": "ward",
        "name": "ward",
        "label": label("Ward"),
        "items": [
            {"value": "", "text": "Choose from the list"},
            {"value": "a", "text": "Ashgrove"},
            {"value": "b", "text": "Beck", "selected": True},
        ],
        "attributes": {
            "data-type-ahead": json.dumps(said, sort_keys=True),
            "data-nothing": "Nothing in the list is like that",
            "data-typed": "",
        },
    }
    html = drawn(question, "ward", {"ward": "b"})
    assert shape(html) == shape(draw(environment, "select", expected))


def date_items(*parts: str, error: bool) -> list[Options]:
    return [
        {
            "name": part,
            "label": part.title(),
            "value": "",
            "inputmode": "numeric",
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if error else ""),
        }
        for part in parts
    ]


@pytest.mark.parametrize("kind", [Date, MonthYear])
@pytest.mark.parametrize("error", [True, False])
def test_dates_are_the_published_date_input(
    environment: Environment, drawn: Drawn, kind: type[Date], error: bool
) -> None:
    expected = {
        "id": "due",
        "namePrefix": "due",
        "fieldset": {"legend": legend("When?")},
        "hint": {"text": "Like 27 3 2026"},
        "errorMessage": ERROR if error else None,
        "items": date_items(*kind.parts, error=error),
    }
    html = drawn(
        kind(_("When?"), hint=_("Like 27 3 2026"), **THING), "due", {"due-year": ""} if error else None
    )
    assert shape(html) == shape(draw(environment, "date-input", expected))


def test_a_text_area_is_the_published_character_count(environment: Environment, drawn: Drawn) -> None:
    question = TextArea(_("What happened?"), limit=10, rows=4, **THING)
    told = question.context()
    expected = {
        "id": "it",
        "name": "it",
        "label": label("What happened?"),
        "value": "it was <late>",
        "rows": 4,
        "maxlength": 10,
        "errorMessage": {**ERROR, "text": "It must be 10 characters or fewer"},
        "textareaDescriptionText": told["description"],
        "charactersUnderLimitText": told["under_limit"],
        "charactersAtLimitText": told["at_limit"],
        "charactersOverLimitText": told["over_limit"],
    }
    html = drawn(question, "it", {"it": "it was <late>"})
    assert shape(html) == shape(draw(environment, "character-count", expected))


def a_part(environment: Environment, name: str, **options: Any) -> str:
    common = {"id": name, "name": name, "value": "", "spellcheck": False}
    return draw(environment, "input", {**common, "classes": "", "attributes": {}, **options})


def test_an_address_is_a_fieldset_of_published_inputs(environment: Environment, drawn: Drawn) -> None:
    two_thirds, ltr = "govuk-!-width-two-thirds", {"dir": "ltr"}
    inside = [
        a_part(
            environment,
            "home-line_1",
            label={"text": "Address line 1"},
            autocomplete="address-line1",
            errorMessage=ERROR,
        ),
        a_part(
            environment,
            "home-line_2",
            label={"text": "Address line 2 (optional)"},
            autocomplete="address-line2",
        ),
        a_part(
            environment,
            "home-town",
            label={"text": "Town or city"},
            autocomplete="address-level2",
            classes=two_thirds,
            errorMessage={**ERROR, "text": "Enter a town or city"},
        ),
        a_part(environment, "home-county", label={"text": "County (optional)"}, classes=two_thirds),
        a_part(
            environment,
            "home-postcode",
            label={"text": "Postcode"},
            autocomplete="postal-code",
            classes="govuk-input--width-10",
            attributes=ltr,
            errorMessage={**ERROR, "text": "Enter a postcode"},
        ),
    ]
    expected = {"legend": legend("Where do you live?"), "html": "".join(inside)}
    html = drawn(Address(_("Where do you live?"), missing=_("Enter it")), "home", {"home-town": ""})
    assert shape(html) == shape(draw(environment, "fieldset", expected))


def test_bank_details_are_a_fieldset_of_published_inputs(environment: Environment, drawn: Drawn) -> None:
    ltr, ten = {"dir": "ltr"}, "govuk-input--width-10"
    inside = [
        draw(environment, "hint", {"id": "bank-hint", "text": "We pay into it"}),
        a_part(environment, "bank-name", label={"text": "Name on the account"}, autocomplete="name"),
        a_part(
            environment,
            "bank-sort_code",
            label={"text": "Sort code"},
            hint={"text": "Must be 6 digits long"},
            inputmode="numeric",
            classes="govuk-input--width-5",
            attributes=ltr,
        ),
        a_part(
            environment,
            "bank-account_number",
            label={"text": "Account number"},
            hint={"text": "Must be between 6 and 8 digits long"},
            inputmode="numeric",
            classes=ten,
            attributes=ltr,
        ),
        a_part(
            environment,
            "bank-roll_number",
            label={"text": "Building society roll number (if you have one)"},
            hint={"text": "You can find it on your card, statement or passbook"},
            classes=ten,
            attributes=ltr,
        ),
    ]
    expected = {"legend": legend("Your account"), "describedBy": "bank-hint", "html": "".join(inside)}
    question = BankDetails(_("Your account"), hint=_("We pay into it"), missing=_("Enter it"))
    assert shape(drawn(question, "bank")) == shape(draw(environment, "fieldset", expected))


def test_a_declaration_is_published_checkboxes_under_its_statements(
    environment: Environment, drawn: Drawn
) -> None:
    box = {
        "name": "agreed",
        "idPrefix": "agreed",
        "items": [{"value": "agreed", "text": "I agree"}],
        "errorMessage": {**ERROR, "text": "Select “I agree” to go on"},
    }
    statements = '<ul class="govuk-list govuk-list--bullet" id="agreed-statements"><li>It is true</li></ul>'
    expected = {
        "legend": legend("Before you go on"),
        "describedBy": "agreed-statements",
        "html": statements + draw(environment, "checkboxes", box),
    }
    question = Declaration(_("Before you go on"), statements=[_("It is true")])
    html = drawn(question, "agreed", {"agreed": ""})
    assert shape(html) == shape(draw(environment, "fieldset", expected))


@pytest.mark.parametrize(
    "question",
    [
        Line(_("<b>Colour</b>"), **THING),
        Select(_("Ward"), {"a": _("<b>A</b>")}, missing=_("Select it")),
        Declaration(_("<b>True</b>"), statements=[_("<b>It is true</b>")]),
        BankDetails(_("<b>Account</b>"), missing=_("Enter it")),
    ],
    ids=lambda question: type(question).__name__,
)
def test_nothing_typed_or_translated_becomes_markup(drawn: Drawn, question: Question) -> None:
    typed = dict.fromkeys((f"it-{part}" if part else "it" for part in question.parts), '"><b>x</b>')
    html = drawn(question, "it", typed)
    assert "<b>" not in html
