"""A form as a numbered list: its questions, who answers them, and where their answers lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from random import Random
from typing import Any

import pytest

from app.languages import LANGUAGES
from forms.answers import Json
from forms.conditions import Answered, Condition
from forms.examples import filled
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.leading import Stop, stops
from forms.pages import AddAnother, Exit, Page
from forms.questions import Choice, Choices, YesNo
from forms.routing import Asked, GoTo, Step, routing
from forms.rules import Frame, Rule, rule, ways
from forms.text import _, speak

EXAMPLES = [
    pytest.param(journey, example, id=f"{journey.slug}: {name}")
    for journey in JOURNEYS.values()
    for name, example in journey.examples.items()
]
MISSED_BIN = routing(JOURNEYS["report-missed-bin"])
COMPLAINT = routing(JOURNEYS["make-a-complaint"])

every_journey = pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
every_example = pytest.mark.parametrize(("journey", "example"), EXAMPLES)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    with speak(code, LANGUAGES[code].catalogue.translator if code != "en" else None):
        yield


@every_example
def test_whoever_follows_what_is_printed_answers_what_the_site_would_ask(
    journey: Journey, example: Mapping[type[Page], Json]
) -> None:
    path = journey.path(filled(example))
    in_order = sorted(path.pages, key=lambda page: place(journey, page))  # a task list has its own
    assert list(followed(journey, path.answers)) == in_order


@every_journey
def test_however_somebody_answers_what_is_printed_leads_as_the_site_would(journey: Journey) -> None:
    chance = Random(journey.slug)
    for _time in range(200):
        answers = any_answers(journey, chance)
        assert list(followed(journey, answers)) == [page for page in journey.pages if page.slug in answers]


@every_journey
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_sends_anybody_to_a_number_it_does_not_have(journey: Journey, language: str) -> None:
    route = routing(journey)
    with speaking(language):
        numbers = [str(number) for number in route.numbers.values()]
        assert len(set(numbers)) == len(numbers)
        for where in every_place(route.steps):
            if where.number is not None:
                assert str(where.number) in numbers
            for words in (where.words, where.if_answered("x"), where.if_not, where.now):
                assert "%(" not in str(words)
        for said in every_rule(route.steps):
            assert "%(" not in str(said.words)
            assert all(re.search("|".join(numbers), str(words)) for words in said.points or [said.words])


@every_journey
def test_nobody_is_sent_back(journey: Journey) -> None:
    for step in routing(journey).steps:
        for where in every_place([step]):
            assert where.page is None or place(journey, where.page) > place(journey, step.page)


@every_journey
def test_questions_are_numbered_in_the_order_printed(journey: Journey) -> None:
    asked = [each for step in routing(journey).steps for each in step.asked]
    order = [(each.number.whole, each.number.part) for each in asked]
    assert order == sorted(order)
    assert [whole for whole, part in order if not part] == list(range(1, order[-1][0] + 1))


def test_a_choice_says_which_question_comes_next() -> None:
    assisted = found("Do we help you put your bins out?")
    assert str(assisted.number) == "4"
    assert leads(assisted) == {"yes": "Go to question 6", "no": "Go to question 5"}
    assert str(assisted.leads["yes"].if_answered("Yes")) == "If you answered “Yes”, go to question 6."


def test_a_choice_that_ends_the_form_leads_to_the_words_that_say_why() -> None:
    out = found("Were your bins out by 6am on the day we should have emptied them?")
    assert leads(out)["no"] == "Read “We cannot come back for a bin that was put out after 6am”"
    end = next(step for step in MISSED_BIN.steps if step.kind == "stop")
    assert end.only_if is not None
    assert str(end.only_if.words) == "Stop here if you answered “No” to question 5."


def test_what_one_of_several_things_decides_is_asked_only_of_some() -> None:
    licence = next(step for step in MISSED_BIN.steps if step.page.__name__ == "GardenLicence")
    assert licence.only_if is not None
    assert str(licence.only_if.words) == (
        "Answer question 6 only if you answered “Garden waste bin” to question 2 at least once."
    )


def test_a_question_that_a_choice_reveals_has_a_letter() -> None:
    how = next(step for step in COMPLAINT.steps if step.page.__name__ == "HowToReply")
    first, *others = how.asked
    assert [str(each.number) for each in others] == [f"{first.number}{letter}" for letter in "abc"]
    assert others[0].only_if is not None
    assert str(others[0].only_if.words) == (
        f"Answer question {first.number}a only if you answered “By email” to question {first.number}."
    )


def test_a_part_that_goes_on_after_others_says_so() -> None:
    headings = [str(part.heading) for part in COMPLAINT.parts]
    assert len(set(headings)) >= len(headings) - 1
    assert "Your complaint (continued)" in headings


def test_paragraphs_for_some_stand_under_whom_they_are_for() -> None:
    first, *_others = COMPLAINT.told(JOURNEYS["make-a-complaint"].happens_next)
    assert first.rule is not None
    assert str(first.rule.words) == "If you answered “Yes, I will tell you who I am” to question 8:"


class Colours(Page):
    colour = Choice(
        _("Colour"),
        {"red": _("Red"), "green": _("Green"), "blue": _("Blue")},
        missing=_("Select a colour"),
    )
    shapes = Choices(_("Shapes"), {"round": _("Round"), "square": _("Square")}, missing=_("Select a shape"))
    big = YesNo(_("Is it big?"), missing=_("Select yes if it is big"))


class Things(AddAnother):
    title = list_title = item_title = another = another_missing = too_many = _("Things")
    kind = Choice(_("Kind"), {"old": _("Old"), "new": _("New")}, missing=_("Select a kind"))


RED, ROUND, BIG = Colours.colour.is_("red"), Colours.shapes.is_("round"), Colours.big.yes
OLD = Things.kind.is_("old")
NUMBERS: Any = {Colours.colour: 1, Colours.shapes: 2, Colours.big: 3, Things.kind: 4}
WHEN = Frame(lambda so: _("When %(so)s.", so=so), every=_("When all:"), some=_("When any:"))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (RED, "When you answered “Red” to question 1."),
        (Colours.colour.is_("blue", "red"), "When you answered “Red” or “Blue” to question 1."),
        (RED | Colours.colour.is_("green"), "When you answered “Red” or “Green” to question 1."),
        (~RED, "When you did not answer “Red” to question 1."),
        (~Colours.colour.is_("red", "green"), "When you answered “Blue” to question 1."),
        (~ROUND, "When you did not answer “Round” to question 2."),
        (~BIG, "When you answered “No” to question 3."),
        (~~BIG, "When you answered “Yes” to question 3."),
        (OLD, "When you answered “Old” to question 4 at least once."),
        (~OLD, "When you never answered “Old” to question 4."),
    ],
)
def test_one_condition_is_one_sentence(condition: Condition, words: str) -> None:
    made = rule(condition, WHEN, NUMBERS)
    assert (str(made.words), made.points) == (words, ())


@pytest.mark.parametrize(
    ("condition", "beginning", "points"),
    [
        (RED & BIG, "When all:", ["you answered “Red” to question 1", "you answered “Yes” to question 3"]),
        (RED | BIG, "When any:", ["you answered “Red” to question 1", "you answered “Yes” to question 3"]),
        (
            ~(RED | BIG),
            "When all:",
            ["you did not answer “Red” to question 1", "you answered “No” to question 3"],
        ),
        (
            ~(RED & BIG),
            "When any:",
            ["you did not answer “Red” to question 1", "you answered “No” to question 3"],
        ),
        (
            RED & BIG | ROUND,
            "When any:",
            [
                "you answered “Red” to question 1, and you answered “Yes” to question 3",
                "you answered “Round” to question 2",
            ],
        ),
    ],
)
def test_joined_conditions_are_a_list(condition: Condition, beginning: str, points: list[str]) -> None:
    made = rule(condition, WHEN, NUMBERS)
    assert (str(made.words), [str(point) for point in made.points]) == (beginning, points)


def test_a_form_with_more_ways_through_it_than_can_be_counted_is_routed_all_the_same() -> None:
    many = {f"{number}": _("%(number)s", number=number) for number in range(20)}

    class Everything(Page):
        first = Choices(_("First"), many, missing=_("Select the first"))
        second = Choices(_("Second"), many, missing=_("Select the second"))

    pages: list[type[Page]] = [Everything]
    for number in range(20):

        class Asked(Page):
            asked_if = Everything.first.is_(f"{number}") & ~Everything.second.is_(f"{number}")
            what = YesNo(_("What?"), missing=_("Select yes"))

        Asked.slug = f"asked-{number}"
        pages.append(Asked)
    words = {name: _("Words") for name in ("title", "summary", "send", "sent_title", "another")}
    journey = Journey(slug="many", service="x", pages=pages, examples={}, happens_next=[], **words)
    assert all(step.only_if for step in routing(journey).steps[1:])


def found(label: str) -> Asked:
    return next(each for step in MISSED_BIN.steps for each in step.asked if str(each.question.label) == label)


def leads(asked: Asked) -> dict[str, str]:
    return {code: str(where.words) for code, where in asked.leads.items()}


def place(journey: Journey, page: type[Page]) -> int:
    return list(journey.pages).index(page)


def every_place(steps: list[Step]) -> Iterator[GoTo]:
    for step in steps:
        yield from (where for where in (step.otherwise, step.onward) if where is not None)
        for asked in step.asked:
            yield from asked.leads.values()


def every_rule(steps: list[Step]) -> Iterator[Rule]:
    for step in steps:
        rules = [step.only_if, *(told.rule for told in step.told), *(asked.only_if for asked in step.asked)]
        yield from (each for each in rules if each is not None)


def any_answers(journey: Journey, chance: Random) -> dict[str, Json]:
    """A choice made by chance at each question that somebody is asked who chooses so, up to an end."""
    answers: dict[str, Json] = {}
    for page in journey.pages:
        if journey.holds(page.asked_if, answers):
            several = issubclass(page, AddAnother)
            answers[page.slug] = [any_choices(page, chance)] if several else any_choices(page, chance)
            if issubclass(page, Exit):
                break
    return answers


def any_choices(page: type[Page], chance: Random) -> dict[str, Json]:
    chosen: dict[str, Json] = {}
    for question in page.questions:
        if isinstance(question, Choice) and question.is_asked(chosen):
            codes = list(question.options)
            if isinstance(question, Choices):
                chosen[question.name] = [*chance.sample(codes, chance.randint(1, len(codes)))]
            elif not question.optional or chance.random() > 0.3:
                chosen[question.name] = chance.choice(codes)
    return chosen


def followed(journey: Journey, answers: Mapping[str, Json]) -> Iterator[type[Page]]:
    """The pages that somebody answers who does what is printed, and nothing else."""
    steps, stop_at = routing(journey).steps, stops_of(journey)
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.only_if is not None and not is_for(step, stop_at[at], journey, answers):
            at = after(steps, at, step.otherwise)
            continue
        yield step.page
        if issubclass(step.page, Exit):
            return
        at = after(steps, at, chosen(step, answers) or step.onward)


@cache
def stops_of(journey: Journey) -> list[Stop]:
    return stops(journey.pages)


def is_for(step: Step, stop: Stop, journey: Journey, answers: Mapping[str, Json]) -> bool:
    """What the rule says that is printed: it leaves out what is known of everybody who comes to it."""
    assert step.page.asked_if is not None
    whole = step.kind in ("read", "stop")
    return any(
        all(
            journey.holds(Answered(claim.question, claim.codes), answers) is claim.so
            for claim in way
            if whole or not stop.is_known(claim)
        )
        for way in ways(step.page.asked_if)
    )


def after(steps: list[Step], at: int, where: GoTo | None) -> int:
    if where is None:
        return at + 1
    pages = [step.page for step in steps]
    return len(steps) if where.page is None else pages.index(where.page)


def chosen(step: Step, answers: Mapping[str, Json]) -> GoTo | None:
    given = answers.get(step.page.slug)
    for asked in step.asked:
        if isinstance(given, dict) and str(given.get(asked.question.name)) in asked.leads:
            return asked.leads[str(given[asked.question.name])]
    return None
