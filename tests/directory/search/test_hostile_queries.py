"""Whatever is typed, search answers: with something, or with nothing, but it answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.entry import Entry
from directory.search import Query, search
from directory.search.embedded import EmbeddedEngine

HOSTILE = {
    "nothing": "",
    "spaces": " \t\n\u00a0\u3000 ",
    "ten thousand letters": "a" * 10_000,
    "ten thousand words": "bin " * 10_000,
    "nul": "bins\x00and\x00recycling",
    "only nul": "\x00",
    "lone surrogate": "bins \ud800 \udfff",
    "only punctuation": "!?;:.,-_=+()[]{}<>|/\\'\"’`~@#$%^&*",
    "emoji": "🗑️👩‍👩‍👧‍👦🏳️‍🌈",
    "overrides": "\u202ebins\u202c \u2066recycling\u2069",
    "query language": 'name:* AND ( OR NOT "bins~9 [a TO z] ^100 kind:*)',
    "combining marks": "b" + "\u0301" * 5_000,
    "only marks": "\u064b\u0301\u09cd",
    "zalgo": "b\u0337\u0321i\u0336n\u0335s",
    "sql": "'; DROP TABLE services; --",
    "markup": "<script>alert(1)</script>",
    "mixed scripts": "bins مكتبة কোথায় 日本語 Ω",
    "other digits": "١٢٣ ۱۲۳ १२३",
    "only small words": "to be or not to be",
    "underscores": "=bins_recycling =",
    "ligature": "ﷺ ﬁre ½",
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("language", ["en", "ar", "es", "bn", "so", "tlh", ""])
def test_nothing_typed_ever_breaks_the_search(
    search_engine: EmbeddedEngine, typed: str, language: str
) -> None:
    results = search(search_engine, Query(typed, language=language))
    assert results.total >= len(results.hits)
    search_engine.suggest(typed, language)


@pytest.mark.parametrize("typed", [HOSTILE["overrides"], HOSTILE["zalgo"], HOSTILE["ten thousand words"]])
def test_words_hidden_among_odd_characters_are_still_found(search_engine: EmbeddedEngine, typed: str) -> None:
    assert search(search_engine, Query(typed)).hits[0].slug == "bins-and-recycling"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60), language=st.sampled_from(["en", "ar", "es"]))
def test_no_text_at_all_breaks_the_search(search_engine: EmbeddedEngine, typed: str, language: str) -> None:
    search(search_engine, Query(typed, language=language))


@pytest.mark.parametrize("page", [-5, 0, 10**9])
def test_a_page_that_does_not_exist_is_no_error(search_engine: EmbeddedEngine, page: int) -> None:
    assert search(search_engine, Query("bins", page=page)).total


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_published_ever_breaks_the_index(folder: Path, text: str) -> None:
    engine = EmbeddedEngine(folder)
    engine.rebuild([Entry("service", "odd", {"en": text}, {"en": text}, (text,), (text,), text, text)])
    engine.update(Entry("team", "odder", {"en": text, "ar": text}))
    assert search(engine, Query("nothing like it")) is not None
