"""How mature is our service?: a task for each standard, in any order, and a plan at the end."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Json, today
from forms.examples import filled, months_after_today
from forms.journey import Path
from forms.journeys.how_mature_is_our_service import (
    LEVEL,
    LEVELS,
    NEXT_STEP,
    FirstOfAll,
    how_mature_is_our_service,
)
from forms.pages import Page
from forms.standards import STANDARDS

CODES = [standard.code for standard in STANDARDS]
TOP = filled(how_mature_is_our_service.examples["always, and getting better"])


def path(*changes: Mapping[type[Page], Json]) -> Path:
    answers = dict(TOP)
    for change in changes:
        answers |= filled(change)
    return how_mature_is_our_service.path(answers)


def test_each_standard_is_a_task_between_the_service_and_the_whole() -> None:
    titles = [str(task.title) for task in path().tasks]
    assert titles[1:-1] == [str(standard.expect) for standard in STANDARDS]


@pytest.mark.parametrize("code", CODES)
def test_each_standard_has_its_own_words_for_each_level(code: str) -> None:
    options = LEVEL[code].level.options
    assert [option.label for option in options.values()] == list(LEVELS.values())
    looks_like = {str(option.hint) for option in options.values()}
    assert len(looks_like) == len(LEVELS)
    others = {
        str(option.hint) for other in CODES if other != code for option in LEVEL[other].level.options.values()
    }
    assert not looks_like & others


def test_the_pages_of_a_standard_are_named_for_it() -> None:
    assert LEVEL["easy-forms"].slug == "easy-forms"
    assert NEXT_STEP["easy-forms"].slug == "easy-forms-next-step"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("level", LEVELS)
def test_a_next_step_is_asked_below_the_top_level_alone(code: str, level: str) -> None:
    judged: dict[type[Page], Json] = {LEVEL[code]: {"level": level, "evidence": "We counted."}}
    assert (NEXT_STEP[code] in path(judged).pages) is (level != "4")


def test_the_next_step_says_what_the_next_level_looks_like() -> None:
    judged: dict[type[Page], Json] = {LEVEL["easy-forms"]: {"level": "1", "evidence": "We counted."}}
    page, answers = NEXT_STEP["easy-forms"], path(judged).answers
    [told] = how_mature_is_our_service.told(page.intro, answers)
    assert "2: Some of the time" in str(told)
    assert str(STANDARDS[0].seen[2]) in str(told)


def test_tasks_can_be_done_in_any_order() -> None:
    last: dict[type[Page], Json] = {LEVEL["right-facts"]: {"level": "4", "evidence": "We rang."}}
    states = {str(t.title): t.state for t in how_mature_is_our_service.path(filled(last)).tasks}
    assert states.pop("What we publish is right") == "completed"
    assert set(states.values()) == {"not-started"}


def test_a_plan_is_finished_once_every_standard_below_the_top_has_its_next_step() -> None:
    low: dict[type[Page], Json] = {LEVEL["no-screen"]: {"level": "1", "evidence": "We tried."}}
    step: dict[type[Page], Json] = {
        NEXT_STEP["no-screen"]: {"step": "Take calls", "owner": "Waste Manager", "by": months_after_today(2)}
    }
    assert not path(low).finished
    assert path(low, step).finished


def test_a_step_cannot_be_done_before_this_month() -> None:
    page, before = NEXT_STEP["no-screen"], today().year - 1
    form = page.form({}, MultiDict({"by-month": "3", "by-year": str(before)}))
    form.validate()
    assert "The month it will be done by must be this month or later" in [
        str(p.message) for _, p in form.problems
    ]
    now = page.form(
        {},
        MultiDict(
            {
                "step": "Take calls",
                "owner": "Waste Manager",
                "by-month": str(today().month),
                "by-year": str(today().year),
            }
        ),
    )
    assert now.validate()


def test_the_check_answers_page_is_the_plan_standard_by_standard() -> None:
    path_of_plan = how_mature_is_our_service.path(
        filled(how_mature_is_our_service.examples["part of the way"])
    )
    groups = {str(group.title): group for group in how_mature_is_our_service.groups(path_of_plan)}
    rows = {str(row.question.label): str(row.words) for row in groups["You say it once"].rows}
    assert rows["Which is most like the service now?"] == "3: Most of the time"
    assert rows["Who will see that it is done?"] == "Waste and Recycling Manager"


def test_what_is_worked_on_first_is_one_of_the_standards() -> None:
    assert list(FirstOfAll.first.options) == CODES


def test_only_staff_are_asked() -> None:
    assert how_mature_is_our_service.audience == "staff"
