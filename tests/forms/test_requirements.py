"""Each minimum requirement finds the form that does not keep it, and says where."""

from __future__ import annotations

from typing import Any

import pytest

from forms.journey import Journey
from forms.pages import Exit, Page
from forms.questions import Choice, Line, YesNo
from forms.requirements import REQUIREMENTS, breaches
from forms.text import _


class Kind(Page):
    kind = Choice(_("Which kind?"), {"a": _("A"), "b": _("B")}, missing=_("Select the kind"))


class OfB(Page):
    asked_if = Kind.kind.is_("b")
    more = Line(_("Which B?"), missing=_("Enter which B"), thing=_("Which B"))


class Blunt(Page):
    title = _("Two")
    first = YesNo(_("Is it?"), missing=_("You did not select"))
    second = YesNo(_("Was it?"), missing=_("You did not select"), hint=_("Look. Then answer."))


class Crowded(Page):
    title = _("Many")
    q1, q2, q3, q4, q5, q6, q7, q8 = (
        Line(_("One of many"), optional=True, thing=_("It %(number)s", number=number)) for number in range(8)
    )


class NoWay(Exit):
    asked_if = Kind.kind.is_("b")
    title = _("No")


def a_form(*pages: type[Page], **given: Any) -> Journey:
    usual: dict[str, Any] = {
        "slug": "a-form",
        "title": _("A form"),
        "service": "bins-and-recycling",
        "summary": _("A form to try."),
        "start": [_("It takes about 3 minutes.")],
        "send": _("Send it"),
        "sent_title": _("Sent"),
        "happens_next": [_("We will call you within 2 working days.")],
        "another": _("Send another"),
        "examples": {"a": {Kind: {"kind": "a"}}},
    }
    return Journey(pages=pages or [Kind], **usual | given)


def wrong(journey: Journey) -> dict[str, list[str]]:
    return {requirement.check.__name__: found for requirement, found in breaches(journey) if found}


def test_a_form_that_keeps_them_all_breaks_none() -> None:
    assert wrong(a_form()) == {}


@pytest.mark.parametrize(
    ("journey", "rule", "says"),
    [
        (a_form(Kind, OfB), "every_page_is_reached", "No example reaches OfB"),
        (a_form(Kind, OfB), "every_question_is_answered", "No example answers Kind.kind with “b”"),
        (a_form(examples={"a": {}}), "every_example_ends", "The example “a” stops at Kind"),
        (
            a_form(Kind, OfB, examples={"a": {Kind: {"kind": "a"}, OfB: {"more": "x"}}}),
            "every_example_ends",
            "answers of-b, which is not asked",
        ),
        (a_form(examples={"a": {Kind: {"kind": "c"}}}), "every_example_can_be_typed", "Select the kind"),
        (a_form(Kind, Blunt), "every_message_says_what_to_do", "does not say what to do"),
        (a_form(Kind, Blunt), "no_message_is_shared", "of two questions"),
        (a_form(Kind, Blunt), "every_hint_is_short", "Look. Then answer."),
        (a_form(summary=_("word " * 25 + "word")), "every_sentence_is_short", "has 26 words"),
        (a_form(summary=_("Please look.")), "every_word_is_kind", "says “Please”"),
        (a_form(summary=_("Look at  it.")), "every_text_is_whole", "stray spaces"),
        (a_form(summary=_("Look at {it}.")), "every_text_is_whole", "a place that nothing fills"),
        (a_form(Kind, Crowded), "every_page_asks_one_thing", "Crowded has 8 questions"),
        (a_form(Kind, NoWay), "every_end_has_a_way_on", "NoWay has no way_on"),
        (a_form(start=[]), "the_start_says_how_long_it_takes", "minutes or hours"),
        (a_form(happens_next=[]), "the_end_says_what_happens_and_when", "happens_next= is empty"),
        (
            a_form(happens_next=[_("We will be in touch.")]),
            "the_end_says_what_happens_and_when",
            "No paragraph of happens_next= says when",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_form_that_breaks_one_is_told_where(journey: Journey, rule: str, says: str) -> None:
    assert any(says in found for found in wrong(journey)[rule]), wrong(journey)


def test_every_requirement_says_what_and_why_in_sentences() -> None:
    for requirement in REQUIREMENTS:
        assert requirement.says.endswith(".")
        assert requirement.why.endswith(".")
        assert len({each.says for each in REQUIREMENTS}) == len(REQUIREMENTS)
