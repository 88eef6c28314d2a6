"""A long form with a task list: its sections in any order, each as far as it can be known."""

from __future__ import annotations

import pytest

from forms.journey import Journey, Path
from forms.pages import Page
from forms.questions import Line, MistakeInForm, YesNo
from forms.text import _

HOME, PETS, MONEY = _("Your home"), _("Your pets"), _("Your money")


class Street(Page):
    section = HOME
    street = Line(_("Which street?"), missing=_("Enter the street"), thing=_("The street"))


class Garden(Page):
    section = HOME
    garden = YesNo(_("Is there a garden?"), missing=_("Select yes if there is a garden"))


class Dog(Page):
    section = PETS
    dog = YesNo(_("Do you have a dog?"), missing=_("Select yes if you have a dog"))


class DogInGarden(Page):
    section = PETS
    asked_if = Dog.dog.yes & Garden.garden.yes
    fenced = YesNo(_("Is the garden fenced?"), missing=_("Select yes if it is fenced"))


class Rent(Page):
    section = MONEY
    asked_if = Garden.garden.no
    rent = Line(_("Which rent?"), missing=_("Enter the rent"), thing=_("The rent"))


LONG = Journey(
    slug="a-long-form",
    title=_("A long form"),
    service="bins-and-recycling",
    summary=_("A form in parts."),
    pages=[Street, Garden, Dog, DogInGarden, Rent],
    send=_("Send it"),
    sent_title=_("Sent"),
    happens_next=[],
    another=_("Send another"),
    task_list=True,
    examples={},
)
STREET: dict[str, object] = {"street": {"street": "Mill Lane"}}


def states(path: Path) -> dict[str, str]:
    return {str(task.title): task.state for task in path.tasks}


def walk(**answers: str) -> Path:
    pages = {"street": Street, "garden": Garden, "dog": Dog, "fenced": DogInGarden, "rent": Rent}
    return LONG.path({pages[name].slug: {name: answer} for name, answer in answers.items()})


def test_nothing_is_begun_and_what_depends_on_other_answers_cannot_be() -> None:
    assert states(walk()) == {
        "Your home": "not-started",
        "Your pets": "not-started",
        "Your money": "cannot-start",
    }


def test_a_later_task_can_be_done_first() -> None:
    path = walk(dog="no")
    assert path.may_see(Dog)
    assert path.may_see(Street)
    assert states(path)["Your pets"] == "in-progress", "whether there is a garden is not known yet"
    assert not path.finished


def test_a_task_is_completed_when_all_it_asks_is_answered() -> None:
    path = walk(street="Mill Lane", garden="yes", dog="no")
    assert states(path) == {"Your home": "completed", "Your pets": "completed", "Your money": "not-asked"}
    assert path.finished
    assert path.tasks_done == 2


def test_a_task_that_comes_to_be_asked_is_waited_for() -> None:
    path = walk(street="Mill Lane", garden="no", dog="no")
    assert states(path)["Your money"] == "not-started"
    assert not path.finished


def test_next_and_back_stay_within_the_task() -> None:
    path = walk(street="Mill Lane", garden="yes", dog="yes")
    assert path.next(Street) is Garden
    assert path.next(Garden) is None
    assert path.back(Dog) is None
    assert path.next(Dog) is DogInGarden


def test_every_page_of_such_a_form_needs_a_section() -> None:
    class Loose(Page):
        loose = YesNo(_("Is it loose?"), missing=_("Select yes if it is loose"))

    with pytest.raises(MistakeInForm, match="Loose needs a section"):
        Journey(**{**{name: getattr(LONG, name) for name in FIELDS}, "pages": [*LONG.pages, Loose]})


FIELDS = (
    "slug",
    "title",
    "service",
    "summary",
    "send",
    "sent_title",
    "happens_next",
    "another",
    "task_list",
    "examples",
)
