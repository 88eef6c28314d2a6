"""A time that suits is one of those that are free, or is told in one's own words."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from forms.answers import today
from forms.examples import a_free_time
from forms.providers import provide
from forms.questions import FreeTime
from forms.text import _, speak
from tests.forms import providing
from tests.forms.providing import everybody

RING = FreeTime(_("When shall we ring you?"), of="line:anything", missing=_("Select when we shall ring you"))


def day(ahead):
    return (today() + timedelta(days=ahead)).isoformat()


def span(ahead, start, end):
    return f"{day(ahead)}T{start}/{day(ahead)}T{end}"


OPEN = [span(ahead, "08:30", "18:00") for ahead in range(1, 10)]
TEN_TO_NOON = span(2, "10:00", "12:00")
said = partial(providing.said, RING)


@pytest.fixture(autouse=True)
def _answering():
    with provide(everybody(times=OPEN)):
        yield


def test_hours_are_cut_into_times_at_multiples_of_their_length():
    assert RING.offered()[:4] == [
        span(1, "10:00", "12:00"),
        span(1, "12:00", "14:00"),
        span(1, "14:00", "16:00"),
        span(1, "16:00", "18:00"),
    ]
    half = FreeTime(_("When?"), of="line:anything", minutes=30, days=1, missing=_("Select when"))
    assert half.offered()[0] == span(1, "08:30", "09:00")
    assert len(half.offered()) == 19


def test_as_many_days_are_offered_as_the_form_says():
    assert {code[:10] for code in RING.offered()} == {day(ahead) for ahead in range(1, 6)}


def test_a_time_that_is_offered_is_stored():
    assert RING.parse({"chosen": [TEN_TO_NOON]}) == TEN_TO_NOON


def test_times_that_begin_before_now_are_not_offered():
    with provide(everybody(times=[span(-1, "08:00", "18:00"), span(1, "10:00", "12:00")])):
        assert RING.offered() == [span(1, "10:00", "12:00")]


@pytest.mark.parametrize(
    "code",
    [span(2, "11:00", "13:00"), span(30, "10:00", "12:00"), span(-1, "10:00", "12:00"), "x", "x" * 100_000],
)
def test_a_time_that_is_not_offered_cannot_be_chosen(code):
    assert said({"chosen": [code]}) == {"chosen": "Select a time from the list"}


def test_none_of_them_leaves_the_persons_own_words():
    assert RING.parse({"chosen": ["other"], "words": ["Any morning"]}) == "Any morning"
    assert said({"chosen": ["other"], "words": [" "]}) == {"words": "Enter when would suit you"}
    assert said({"chosen": ["other"], "words": ["x" * 100_000]}) == {
        "words": "What suits you must be 200 characters or fewer"
    }


def test_own_words_that_are_a_time_are_judged_as_one():
    assert said({"chosen": ["other"], "words": [span(-1, "10:00", "12:00")]}) == {
        "chosen": "Select a time from the list"
    }


@pytest.mark.parametrize("nobody", [everybody(down=True), everybody(times=[])], ids=["down", "closed"])
def test_without_times_there_is_a_line_for_ones_own_words(nobody):
    with provide(nobody):
        assert RING.context()["times"] == []
        assert RING.parse({"words": ["Any morning"]}) == "Any morning"
        assert said({}) == {"words": "Select when we shall ring you"}
        assert said({"chosen": ["nonsense"]}) == {"words": "Enter when would suit you"}
        assert said({"chosen": [span(-1, "10:00", "12:00")]}) == {"words": "Enter when would suit you"}


def test_nothing_at_all_is_asked_for_beside_the_list():
    assert said({}) == {"chosen": "Select when we shall ring you"}
    assert FreeTime(_("When?"), of="line:anything", optional=True).parse({}) is None


def test_a_stored_time_is_accepted_until_it_is_past():
    with provide(everybody(down=True)):
        for kept in (TEN_TO_NOON, a_free_time()(), "Any morning"):
            assert RING.accepts(kept)
            assert RING.parse(RING.typed(kept)) == kept
        assert not RING.accepts(span(0, "00:00", "02:00"))


def test_accepting_asks_nobody():
    asked = everybody(times=OPEN)
    with provide(asked):
        assert RING.accepts(span(20, "10:00", "12:00"))
        assert not asked.times.asked


def test_a_time_is_shown_as_the_language_writes_it():
    stored = "2026-12-01T10:00/2026-12-01T12:00"
    assert str(RING.shown(stored)) == "Tuesday 1 December, 10am to 12 noon"
    assert str(RING.shown("2026-12-01T22:30/2026-12-02T00:00")) == "Tuesday 1 December, 10:30pm to midnight"
    with speak("es", None):
        assert str(RING.shown(stored)).startswith("martes 1 de diciembre, 10:00")


@pytest.mark.parametrize("ahead", range(5))
def test_an_example_is_a_working_day_so_far_ahead(ahead):
    stored = a_free_time(ahead + 1)()
    assert stored[:10] >= day(ahead + 1)
    assert RING.accepts(stored)


@pytest.mark.parametrize(
    "kept",
    [
        3,
        [],
        {},
        "",
        "x" * 1000,
        "2026-13-01T10:00/2026-13-01T12:00" * 9,
        f"{day(2)}T12:00/{day(2)}T12:00" * 9,
    ],
)
def test_what_was_kept_before_breaks_nothing(kept):
    assert not RING.accepts(kept)
    RING.shown(kept)
