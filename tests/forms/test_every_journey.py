"""What holds for every form the council publishes, and for each that is added."""

from __future__ import annotations

import pytest

from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.questions import Choice
from forms.requirements import REQUIREMENTS, Requirement
from forms.said import texts

EXAMPLES = [
    pytest.param(journey, example, id=f"{journey.slug}: {name}")
    for journey in JOURNEYS.values()
    for name, example in journey.examples.items()
]
every_journey = pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)


@every_journey
@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.check.__name__)
def test_every_form_keeps_the_minimum_requirements(journey: Journey, requirement: Requirement) -> None:
    assert list(requirement.check(journey)) == []


@every_journey
def test_a_journey_is_known_by_its_own_slug(journey: Journey) -> None:
    assert JOURNEYS[journey.slug] is journey


@every_journey
def test_every_choice_can_be_made(journey: Journey) -> None:
    for question in journey.questions:
        if isinstance(question, Choice):
            for code in question.options:
                assert question.parse({"": [code]}) in (code, [code])


@every_journey
def test_a_form_has_words_to_look_at(journey: Journey) -> None:
    assert len({str(text) for text in texts(journey)}) > 20
