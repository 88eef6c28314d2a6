"""A page asks its questions together, and keeps what answers them as they are asked now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Problem
from forms.pages import AddAnother, Exit, Page
from forms.questions import (
    Choice,
    Date,
    Email,
    Line,
    MistakeInForm,
    Name,
    Postcode,
    Question,
    Telephone,
    YesNo,
)
from forms.text import _


class ContactDetails(Page):
    title = _("How can we reach you?")
    name = Name(_("Full name"), missing=_("Enter your full name"), thing=_("Your full name"))
    by = Choice(
        _("How should we reach you?"),
        {"email": _("Email"), "phone": _("Telephone")},
        missing=_("Select how we should reach you"),
    )
    email = Email(_("Email address"), missing=_("Enter your email address"), revealed_by=by.is_("email"))
    phone = Telephone(_("Telephone"), missing=_("Enter your telephone number"), revealed_by=by.is_("phone"))
    born = Date(_("Date of birth"), optional=True, thing=_("Your date of birth"))


AMINA = {"name": "Amina Yusuf", "by": "email", "email": "amina@example.com"}


def filled(page: type[Page], /, **typed: str | list[str]):
    form = page.form({}, MultiDict({name.replace("__", "-"): value for name, value in typed.items()}))
    return form.validate(), form


def test_its_address_is_its_name_in_words():
    assert ContactDetails.slug == "contact-details"


def test_its_questions_are_in_the_order_written_and_know_their_page():
    assert [q.name for q in ContactDetails.questions] == ["name", "by", "email", "phone", "born"]
    assert {q.page for q in ContactDetails.questions} == {ContactDetails}
    assert repr(ContactDetails.born) == "ContactDetails.born"


def test_with_one_question_and_no_title_the_question_is_the_heading():
    class Where(Page):
        where = Line(_("Where is it?"), missing=_("Enter where it is"), thing=_("Where it is"))

    assert Where.heading() == _("Where is it?")


def test_what_is_answered_is_stored_as_plain_codes():
    fine, form = filled(ContactDetails, name=" Amina  Yusuf ", by="email", email="AMINA@Example.Com")
    assert fine
    assert form.answers == AMINA | {"email": "AMINA@example.com"}


def test_only_the_question_under_the_choice_made_is_asked():
    fine, form = filled(
        ContactDetails, name="Amina", by="phone", email="not an address", phone="01632 960 001"
    )
    assert fine
    assert form.answers == {"name": "Amina", "by": "phone", "phone": "+441632960001"}


def test_every_problem_is_said_at_once_in_the_order_of_the_page_and_no_two_alike():
    fine, form = filled(ContactDetails, by="email", born__day="31", born__month="x", born__year="2000")
    assert not fine
    assert [(control, str(problem.message)) for control, problem in form.problems] == [
        ("name", "Enter your full name"),
        ("email", "Enter your email address"),
        ("born-month", "Your date of birth must be a real date"),
    ]


@pytest.mark.parametrize("kind", [Email, Telephone, Postcode])
def test_two_of_a_kind_on_one_page_say_which_of_them_is_wrong(kind: type[Question]):
    class Both(Page):
        title = _("You and them")
        mine = kind(_("Mine"), missing=_("Enter mine"), thing=_("Your own"))
        theirs = kind(_("Theirs"), missing=_("Enter theirs"), thing=_("Their own"))

    fine, form = filled(Both, mine="?!", theirs="?!")
    mine, theirs = (str(problem.message) for _control, problem in form.problems)
    assert not fine
    assert mine.startswith("Your own must ")
    assert theirs.startswith("Their own must ")


def test_what_was_typed_is_shown_back_as_it_was_typed():
    fine, form = filled(ContactDetails, name="  Amina ", by="phone", phone="0163 two", born__day="٣١")
    assert not fine
    assert form.by_name["name"].value() == "  Amina "
    assert form.by_name["phone"].value() == "0163 two"
    assert form.by_name["born"].value("day") == "٣١"
    assert form.by_name["by"].chosen("phone")
    assert not form.by_name["by"].chosen("email")


def test_what_was_stored_is_shown_as_it_could_be_typed():
    form = ContactDetails.form(AMINA | {"born": "1990-03-09", "phone": "+441632960001"})
    assert form.by_name["name"].value() == "Amina Yusuf"
    assert form.by_name["phone"].value() == "01632 960001"
    assert [form.by_name["born"].value(part) for part in ("day", "month", "year")] == ["9", "3", "1990"]


def test_a_blank_page_shows_nothing_and_says_nothing():
    form = ContactDetails.form({})
    assert [field.value(part) for field in form.fields for part in field.question.parts] == [""] * 7
    assert form.answers == {}
    assert form.problems == []


def test_sending_a_blank_page_asks_again_and_does_not_fall_back_on_what_was_stored():
    form = ContactDetails.form(AMINA, MultiDict())
    assert not form.validate()
    assert form.answers == {}


def test_questions_under_a_choice_stand_below_it():
    form = ContactDetails.form({})
    assert [field.question.name for field in form.top] == ["name", "by", "born"]
    under = form.by_name["by"].revealed_by("email")
    assert [field.question.name for field in under] == ["email"]


def test_the_page_may_check_its_questions_against_each_other():
    class Stay(Page):
        first = Date(_("First night"), missing=_("Enter the first night"), thing=_("The first night"))
        last = Date(_("Last night"), missing=_("Enter the last night"), thing=_("The last night"))

        @classmethod
        def check(cls, answers) -> Iterator[tuple[Question, Problem]]:
            if answers["last"] < answers["first"]:
                yield cls.last, Problem(_("The last night must be after the first"), "day")

    def stay(last: str):
        return Stay.form({}, MultiDict({"first-day": "3/3/2026", "last-day": last}))

    backwards = stay("2/3/2026")
    assert not backwards.validate()
    assert [(c, str(p.message)) for c, p in backwards.problems] == [
        ("last-day", "The last night must be after the first")
    ]
    assert stay("4/3/2026").validate()
    assert [c for c, _problem in stay("").problems] == []
    half = stay("")
    assert not half.validate()  # not checked against an answer that is not there
    assert [str(p.message) for _c, p in half.problems] == ["Enter the last night"]


@pytest.mark.parametrize(
    ("stored", "complete"),
    [
        (AMINA, True),
        (AMINA | {"born": "1990-03-09"}, True),
        ({}, False),
        (AMINA | {"by": "phone"}, False),
        (AMINA | {"by": "pigeon"}, False),  # a choice withdrawn since
        (AMINA | {"email": "amina"}, False),
        (AMINA | {"phone": "kept from before, not asked now"}, True),
        (AMINA | {"born": "long ago"}, False),
        (AMINA | {"by": {"email": True}}, False),
        (AMINA | {"by": ["email"]}, False),
        (AMINA | {"name": None}, False),
        ("Amina", False),
        ([AMINA], False),
        (None, False),
    ],
)
def test_it_is_answered_only_when_what_is_stored_answers_it_as_it_is_asked_now(stored, complete: bool):
    assert ContactDetails.is_answered(stored) is complete


def test_answers_that_are_not_asked_now_are_left_out():
    assert ContactDetails.kept(AMINA | {"phone": "+441632960001", "gone": "x"}) == AMINA


def test_a_page_made_from_another_asks_its_questions_of_its_own():
    class TheirDetails(ContactDetails):
        relation = Line(_("Who are they?"), missing=_("Enter who they are"), thing=_("Who they are"))

    assert [q.name for q in TheirDetails.questions] == ["name", "by", "email", "phone", "born", "relation"]
    assert TheirDetails.name.page is TheirDetails
    assert ContactDetails.name.page is ContactDetails


class Bin(AddAnother):
    title = _("Which bin?")
    list_title = _("Bins")
    item_title = _("Bin")
    another = _("Another?")
    another_missing = _("Select yes to add another")
    too_many = _("You can add 2 bins")
    at_most = 2
    kind = Choice(_("Kind"), {"green": _("Green"), "brown": _("Brown")}, missing=_("Select the kind"))


@pytest.mark.parametrize(
    ("stored", "answered"),
    [
        ([{"id": "a", "kind": "green"}], True),
        ([{"id": "a", "kind": "green"}, {"id": "b", "kind": "green"}], True),
        ([], False),
        ([{"id": "a", "kind": "green"}] * 3, False),
        ([{"id": "a", "kind": "green"}, {"id": "b"}], False),
        ([{"id": "a", "kind": "pink"}], False),
        ({"id": "a", "kind": "green"}, False),
        (["green"], False),
        (None, False),
        ("green", False),
    ],
)
def test_an_add_another_is_answered_by_one_thing_or_more_and_no_more_than_it_takes(stored, answered: bool):
    assert Bin.is_answered(stored) is answered


def test_an_add_another_keeps_the_id_of_each_thing_and_drops_what_is_not_asked():
    kept = Bin.keep([{"id": "a", "kind": "green", "gone": 1}, "stray", {"id": "b", "kind": "brown"}])
    assert kept == [{"id": "a", "kind": "green"}, {"id": "b", "kind": "brown"}]
    assert Bin.answers_to(Bin.kind, kept) == ["green", "brown"]


def test_an_exit_is_never_answered():
    class TooLate(Exit):
        title = _("It is too late")

    assert not TooLate.is_answered({})


def test_an_answer_hidden_by_a_hidden_answer_is_not_kept() -> None:
    class Nested(Page):
        title = _("Nested")
        first = YesNo(_("First?"), missing=_("Select first"))
        second = YesNo(_("Second?"), missing=_("Select second"), revealed_by=first.yes)
        third = Line(_("Third"), missing=_("Enter third"), thing=_("Third"), revealed_by=second.yes)

    assert Nested.kept({"first": "no", "second": "yes", "third": "hidden"}) == {"first": "no"}


@pytest.mark.parametrize("name", ["title", "check", "form", "slug", "questions", "id"])
def test_a_question_cannot_take_a_name_the_page_uses_itself(name: str) -> None:
    question = Line(_("What?"), missing=_("Enter it"), thing=_("It"))
    with pytest.raises(MistakeInForm, match=f"Taken.{name} cannot have that name"):
        type(Page)("Taken", (Page,), {name: question})
