"""Words that everyone can read."""

from __future__ import annotations

import pytest

from directory.truth.reading_age import reading_age, syllables
from directory.truth.wording import plain_words
from tests.factories import a_location, a_service, a_team, a_translation, an_organisation

from .conftest import Findings

PLAIN = (
    "We empty your bins every week. Put your bin out by 7am. Leave it by the kerb. "
    "We take food, paper and glass. Tell us if we miss you. We will come back in two days. "
    "You can have a bigger bin if six people live with you."
)
OFFICIAL = (
    "Applicants demonstrating eligibility under the prevailing regulatory requirements are additionally "
    "expected to furnish documentary evidence establishing continuous residence throughout the preceding "
    "financial year, notwithstanding representations previously submitted by intermediaries acting on their "
    "behalf, or by professional advisers instructed in connection with associated proceedings."
)


def test_a_text_that_a_child_cannot_read_is_named_with_its_age(findings: Findings) -> None:
    plain, hard = a_service("Plain", description=PLAIN), a_service("Hard", description=OFFICIAL)
    short = a_service("Short", description="Domiciliary reablement procurement methodology.")
    [found] = findings("hard-to-read", plain, hard, short)
    assert found.slug == "hard"
    assert int(str(found.parts["age"])) > 16


def test_the_reading_age_is_that_of_the_published_formula() -> None:
    text = "The cat sat on the mat. " * 10
    assert reading_age(text) == pytest.approx(5 + max(0, 0.39 * 6 + 11.8 * 1 - 15.59))
    text = "Animals multiply underwater. " * 14
    assert reading_age(text) == pytest.approx(5 + 0.39 * 3 + 11.8 * 10 / 3 - 15.59)
    assert reading_age("The cat sat on the mat.") is None


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("council", 2), ("make", 1), ("table", 2), ("walked", 1), ("needed", 2), ("houses", 2), ("the", 1),
     ("application", 4), ("watches", 2), ("being", 2), ("area", 3), ("we’ll", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word: str, sounds: int) -> None:
    assert syllables(word) == sounds


def test_jargon_is_named_once_with_the_plain_word(findings: Findings) -> None:
    service = a_service(
        description="We facilitate domiciliary care. We facilitate it. Send it to a SEND officer.",
        eligibility="Facilitated for anyone.",
    )
    found = findings("jargon", service)
    assert {str(one.parts["word"]): one.parts["plain"] for one in found} == {
        "facilitate": "help",
        "domiciliary care": "care at home",
        "SEND": "special educational needs and disability",
    }


def test_a_partners_own_name_is_no_jargon(findings: Findings) -> None:
    assert findings("jargon", an_organisation("SEND Stakeholders")) == []
    assert len(findings("jargon", a_team("Safeguarding"))) == 1


def test_no_plain_word_is_jargon_itself() -> None:
    words = plain_words()
    assert not {plain for plain in words.values() if plain in words}


def test_what_is_not_translated_is_named_for_each_language(findings: Findings) -> None:
    bins = a_service(fees="Free")
    done = [a_translation(bins, "es", field=field, text="…") for field in ("name", "description", "fees")]
    part = a_translation(bins, "ar", field="name", text="…")
    [found] = findings("not-translated", bins, *done, part, languages=("ar", "es"))
    assert found.parts == {"language": "ar", "fields": ["description", "fees"]}


def test_an_entry_that_says_nothing_of_itself_is_named(findings: Findings) -> None:
    things = a_service(description=None), a_location(), a_team(description="Bins")
    assert {one.kind for one in findings("no-description", *things)} == {"service", "location"}
