"""Words that suggest somebody needs help today: danger, homelessness, a child or adult at risk.

The rule, from `urgent.csv` (columns: `language`, `kind`, `said`, `unless`; `;` between phrases): a kind
of help is offered when all the words of one of its phrases are near each other in the query, unless a
phrase of the same row's `unless` is there too ("safe" as in "Gas Safe Register", "homeless statistics").
Phrases name a person's own trouble ("hits me", "nowhere to sleep"), not a subject. Wrongly offering a
telephone number costs a glance; wrongly holding one back can cost a life: when in doubt, a phrase stays
in.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Final

from directory.search.analysis import words
from directory.search.thesaurus import Thesaurus

KINDS: Final = ("danger", "safeguarding", "homeless")
FILE: Final = Path(__file__).with_name("urgent.csv")


def urgent_help(text: str, language: str) -> tuple[str, ...]:
    """Which kinds of urgent help a text suggests, the most urgent first."""
    found: set[str] = set()
    for spoken in dict.fromkeys((language, "en")):
        said = words(text, spoken, with_noise=True)
        for kind, phrases, exceptions in _rules(spoken):
            if next(phrases.hear(said), None) and not next(exceptions.hear(said), None):
                found.add(kind)
    return tuple(kind for kind in KINDS if kind in found)


@cache
def _rules(language: str) -> tuple[tuple[str, Thesaurus, Thesaurus], ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return tuple(
        (row["kind"], _phrases(row["said"], language), _phrases(row["unless"], language)) for row in rows
    )


def _phrases(said: str, language: str) -> Thesaurus:
    return Thesaurus(language, [{"said": said}])
