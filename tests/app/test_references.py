from __future__ import annotations

import math
import re

import pytest

from app import references
from app.database import Database


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def test_nobody_guesses_a_reference() -> None:
    assert len(set(references.ALPHABET)) == len(references.ALPHABET)
    assert sum(references.GROUPS) * math.log2(len(references.ALPHABET)) >= 40


def test_a_reference_has_no_letters_that_look_alike_and_spells_no_words() -> None:
    for pair in ("0O", "1I", "2Z", "5S", "8B", "6G", "1L"):
        assert not set(pair) <= set(references.ALPHABET), pair
    assert not set("AEIOU") & set(references.ALPHABET)
    assert re.fullmatch(r"[A-Z0-9]+", references.ALPHABET)


def test_every_letter_is_as_likely_as_any_other(database: Database) -> None:
    with database.writing() as session:
        drawn = "".join(references.issue(session).replace("-", "") for _ in range(300))
    assert set(drawn) == set(references.ALPHABET)


def test_a_reference_is_never_given_out_twice(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = iter("C" * 10 + "C" * 10 + "D" * 10)
    monkeypatch.setattr(references.secrets, "choice", lambda _alphabet: next(letters))
    with database.writing() as session:
        assert references.issue(session) == "CCC-CCC-CCCC"
    with database.writing() as session:
        assert references.issue(session) == "DDD-DDD-DDDD"
