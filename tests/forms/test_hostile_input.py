"""Whatever is sent, a page answers: it never breaks, and what it keeps can be kept and read back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

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
    Name,
    NationalInsurance,
    Postcode,
    Reference,
    Select,
    Telephone,
    TextArea,
    Time,
    WholeNumber,
    YesNo,
)
from forms.text import _, speak

BINS = {"green": _("Green"), "brown": _("Brown"), "none": _("None of these")}


class Everything(Page):
    title = _("Everything")
    line = Line(_("Line"), missing=_("Enter a line"), thing=_("Your line"), limit=30)
    story = TextArea(_("Story"), optional=True, thing=_("Your story"), limit=60)
    bin = Choice(_("Bin"), BINS, missing=_("Select a bin"))
    bins = Choices(
        _("Bins"),
        BINS,
        missing=_("Select the bins"),
        none="none",
        none_and_others=_("Select bins, or only none"),
    )
    out = YesNo(_("Out?"), missing=_("Select yes if it was out"))
    when = Date(_("When?"), missing=_("Enter when"), thing=_("The date"))
    email = Email(_("Email"), missing=_("Enter an email address"))
    phone = Telephone(_("Telephone"), missing=_("Enter a telephone number"))
    name = Name(_("Name"), missing=_("Enter a name"), thing=_("The name"))
    home = Address(_("Home"), missing=_("Enter an address"), revealed_by=out.yes)
    postcode = Postcode(_("Postcode"), missing=_("Enter the postcode of the bin"))
    people = WholeNumber(_("People"), missing=_("Enter how many people"), thing=_("The number of people"))
    cost = Money(_("Cost"), missing=_("Enter the cost"), thing=_("The cost"))
    ward = Select(_("Ward"), BINS, missing=_("Select the ward"))
    at = Time(_("At what time?"), missing=_("Enter the time"), thing=_("The time"))
    since = MonthYear(_("Since when?"), missing=_("Enter the month"), thing=_("The month"))
    insurance = NationalInsurance(_("National Insurance"), missing=_("Enter the National Insurance number"))
    licence = Reference(
        _("Licence"),
        pattern="GW[0-9]{5}",
        example="GW 20417",
        missing=_("Enter the licence"),
        thing=_("The licence"),
    )
    bank = BankDetails(_("Account"), missing=_("Enter the account"))
    agreed = Declaration(_("Is it true?"), statements=[_("It is true")])


CONTROLS = [q.control(part) for q in Everything.questions for part in q.parts]
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
NASTY = st.sampled_from(
    [
        "\x00",
        "\ud800",
        "\udfff\ud800",
        "\u202eyadrutas\u202c",
        "\u200b\u200d\ufeff",
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "%(thing)s %s %",
        "x" * 100_000,
        "9" * 100_000,
        "0" * 100_000,
        "a" + "\u0301\u0323" * 50_000,
        "🙂\u200d" * 50_000,
        "1,000." * 20_000,
        " " * 100_000 + "1",
        "1" + "!" * 100_000,
        "a@" * 50_000,
        "-" * 100_000,
        "NaN",
        "-Infinity",
        "1e999999",
        "٣" * 50,
        "²³½",
        "true",
        "null",
        "[]",
        "../../etc/passwd",
    ]
)
NEARLY_RIGHT = st.one_of(
    st.sampled_from(
        ["green", "brown", "none", "yes", "no", "3", "3rd", "March", "2026", "3/3/2026", "zz14qp"]
    ),
    st.sampled_from(
        ["01632 960 001 ext 4", "+44 (0)1632 960001", "amina@example.com", "£1,250.50", "1.250,50"]
    ),
    st.from_regex(r"[-+£]?[0-9٠-٩]{1,4}([., ][0-9]{1,3}){0,2}(p| pounds)?", fullmatch=True),
    st.from_regex(r"\+?[0-9() -]{6,16}( ?(x|ext) ?[0-9]{1,4})?", fullmatch=True),
    st.from_regex(r"[A-Za-z]{1,2}[0-9OI][0-9A-Za-z]?[ -]?[0-9OI][A-Za-z]{2}\.?", fullmatch=True),
    st.from_regex(r"[a-zé0-9.+_-]{1,9}@[a-zé0-9-]{1,9}\.[a-z]{2,4}", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{1,4}", fullmatch=True),
    st.from_regex(r"[0-9٠-٩]{1,2}[:. h]?([0-5][0-9])? ?(am|p\.m\.|pm|ص|de la tarde)?", fullmatch=True),
    st.from_regex(r"[A-Z]{2}( ?[0-9OI]{2}){3} ?[A-E]?|(gw|GW)[ -]?[0-9]{4,6}|[0-9]{2}([-–][0-9]{2}){2}"),
)
VALUES = st.lists(st.one_of(ANY_TEXT, NASTY, NEARLY_RIGHT), max_size=3)
STRAY = ["when", "home", "bank", "since-day", "line-day", "home-planet", ""]
POSTED = st.dictionaries(st.one_of(st.sampled_from([*CONTROLS, *STRAY]), ANY_TEXT), VALUES)
bounded = settings(max_examples=50, deadline=None, derandomize=True)


def check(posted: dict[str, list[str]]) -> None:
    form = Everything.form({}, MultiDict(posted))
    fine = form.validate()
    answers = form.answers
    assert json.loads(json.dumps(answers)) == answers
    json.dumps(answers, ensure_ascii=False).encode("utf-8")
    for question in Everything.questions:
        if answers.get(question.name) is not None:
            stored = answers[question.name]
            assert question.parse(question.typed(stored)) == stored
            assert str(question.shown(stored))
    said = [str(problem.message) for _control, problem in form.problems]
    assert all(said)
    assert len(said) == len(set(said))
    assert not set(" ".join(said).casefold().split()) & {"please", "sorry", "valid", "invalid", "oops"}
    assert fine == (not said) == Everything.is_answered(answers)
    shown_again = Everything.form(answers)
    assert shown_again.answers == answers


@pytest.mark.parametrize("language", ["en", "ar", "es", "fa"])
@bounded
@given(posted=POSTED)
def test_a_page_never_breaks_whatever_is_sent(language: str, posted: dict[str, list[str]]):
    with speak(language, None):
        check(posted)


@pytest.mark.parametrize("control", CONTROLS)
@bounded
@given(values=VALUES)
def test_no_input_breaks_its_page_and_what_it_keeps_reads_back(control: str, values: list[str]):
    check({"out": ["yes"], control: values})


@pytest.mark.parametrize("question", [q for q in Everything.questions if q.parts == ("",)], ids=repr)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(typed=NEARLY_RIGHT)
def test_what_is_nearly_right_is_understood_the_same_when_read_back(question, typed: str):
    check({question.name: [typed]})


@pytest.mark.parametrize("piece", ["x", "9", "٣", " ", "2:", "-", "Q ", "\u202e", "a\u0301", "🙂\u200d"])
def test_a_megabyte_over_the_page_is_answered_with_what_to_do(piece: str):
    check({control: [piece * (1_000_000 // len(CONTROLS) // len(piece))] for control in CONTROLS})


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), ANY_TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(ANY_TEXT, inner, max_size=3)),
    max_leaves=6,
)


@bounded
@given(kept=st.dictionaries(st.sampled_from([q.name for q in Everything.questions]), JSON))
def test_whatever_was_kept_before_the_form_changed_is_judged_and_shown_without_breaking(kept):
    Everything.is_answered(kept)
    form = Everything.form(kept)
    assert [field.value(part) for field in form.fields for part in field.question.parts]
    for name, stored in kept.items():
        question = getattr(Everything, name)
        if stored is not None and question.accepts(stored):
            assert str(question.shown(stored))
