"""Urgent help is offered to those who may need it, and not to everybody else."""

from __future__ import annotations

import pytest

from directory.search.urgent import urgent_help


@pytest.mark.parametrize(
    ("typed", "language", "kind"),
    [
        ("my husband hits me", "en", "danger"),
        ("I'm scared of my partner", "en", "danger"),
        ("i want to kill myself", "en", "danger"),
        ("I can smell gas", "en", "danger"),
        ("nowhere to sleep tonight", "en", "homeless"),
        ("my mum kicked me out", "en", "homeless"),
        ("we are being evicted", "en", "homeless"),
        ("I think a child next door is being hurt", "en", "safeguarding"),
        ("my nan's carer is stealing from her", "en", "safeguarding"),
        ("mi marido me pega", "es", "danger"),
        ("no tengo dónde dormir", "es", "homeless"),
        ("niño en peligro", "es", "safeguarding"),
        ("زوجي يضربني", "ar", "danger"),
        ("ليس لدي مكان للنوم", "ar", "homeless"),
        ("طفل في خطر", "ar", "safeguarding"),
        ("my husband hits me", "ar", "danger"),
    ],
)
def test_words_of_need_bring_up_urgent_help(typed: str, language: str, kind: str) -> None:
    assert kind in urgent_help(typed, language)


@pytest.mark.parametrize(
    "typed",
    [
        "gas safe register",
        "homeless statistics",
        "suicide prevention strategy",
        "dog grooming",
        "safe routes to school",
        "kicked out of school",
        "someone hit my car",
        "kill weeds",
        "council tax bailiffs",
        "when will my bin be emptied",
        "tree in danger of falling",
        "child bus pass",
        "moving out",
        "partner moved out",
        "missed bin",
    ],
)
def test_words_that_only_sound_alike_do_not(typed: str) -> None:
    assert urgent_help(typed, "en") == ()


def test_the_most_urgent_stands_first() -> None:
    assert urgent_help("i was kicked out and my boyfriend beats me", "en") == ("danger", "homeless")
