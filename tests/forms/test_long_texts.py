"""A form may be half a megabyte of any one thing: each of these took minutes or hours of the processor."""

from __future__ import annotations

import pytest

from forms.answers import fits, length, plain

HALF_A_MEGABYTE = 500_000


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\u00a0",
        "\n",
        "\t",
        " \n",
        "\u200d",
        "\U0001f1e6",
        "\u0301\u0316",
        "\u0600",
        "👩\u200d",
        "\u0915\u094d",
    ],
    ids=ascii,
)
def test_a_long_row_of_anything_is_looked_at_once(piece: str) -> None:
    text = plain(f"a{piece * (HALF_A_MEGABYTE // len(piece))}b")
    assert text.endswith("b")
    assert fits(text, HALF_A_MEGABYTE) == (length(text) <= HALF_A_MEGABYTE)


@pytest.mark.parametrize(
    ("text", "characters"),
    [("🇬🇧", 1), ("🇬🇧🇸🇴", 2), ("🇬🇧🇸", 2), ("a🇬🇧\u0301b", 3), ("👩\u200d🇬🇧", 2), ("🏳️‍🌈", 1)],
)
def test_a_flag_is_one_character(text: str, characters: int) -> None:
    assert length(text) == characters


@pytest.mark.parametrize(
    "around", [" ", "\u3000", "\u2003", "\u200d", "\u200c", "\n", "\x85", "\u1680"], ids=ascii
)
def test_nothing_that_cannot_be_seen_stands_around_an_answer(around: str) -> None:
    assert plain(f"{around}a\u200db {around}") == "a\u200db"
