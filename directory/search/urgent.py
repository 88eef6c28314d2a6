"""Words that suggest somebody needs help today: a life or a home on fire, danger, homelessness, a child or
adult at risk.

The rule, from `urgent.csv` (columns: `language`, `kind`, `services`, `said`, `unless`; `;` between phrases
and between slugs): a kind of help, and these services of it, are offered when all the words of one of a row's
phrases are near each other in the query, unless a phrase of the same row's `unless` is there too ("safe" as
in "Gas Safe Register", "homeless statistics"). Slugs that a directory does not have are passed over there.
Every language is listened to on every page: somebody in distress types the words they have. Phrases name a
person's own trouble ("hits me", "nowhere to sleep"), not a subject. Wrongly offering a telephone number costs
a glance; wrongly holding one back can cost a life: when in doubt, a phrase stays in.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from directory.search.analysis import words
from directory.search.reading import LONGEST_QUERY
from directory.search.thesaurus import Thesaurus

KINDS: Final = ("emergency", "danger", "safeguarding", "homeless")
FILE: Final = Path(__file__).with_name("urgent.csv")


@dataclass(frozen=True)
class Rule:
    """One row of the file, with its phrases ready to be listened for."""

    kind: str
    services: tuple[str, ...]
    said: Thesaurus
    unless: Thesaurus


def urgent_help(text: str) -> tuple[str, ...]:
    """Which kinds of urgent help a text suggests, the most urgent first."""
    found = {rule.kind for rule in _heard(text)}
    return tuple(kind for kind in KINDS if kind in found)


def urgent_services(text: str) -> tuple[str, ...]:
    """Slugs of the services that help with what a text suggests, the most urgent first."""
    rules = sorted(_heard(text), key=lambda rule: KINDS.index(rule.kind))
    return tuple(dict.fromkeys(slug for rule in rules for slug in rule.services))


def _heard(text: str) -> Iterator[Rule]:
    for language, rules in _rules().items():
        said = words(text[:LONGEST_QUERY], language, with_noise=True)
        stems = [word.stem for word in said]
        for rule in rules:
            if rule.said.starting.isdisjoint(stems):
                continue
            if next(rule.said.hear(said), None) and not next(rule.unless.hear(said), None):
                yield rule


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each language, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        language: tuple(_rule(row) for row in rows if row["language"] == language)
        for language in dict.fromkeys(row["language"] for row in rows)
    }


def _rule(row: dict[str, str]) -> Rule:
    slugs = tuple(slug for slug in row["services"].split(";") if slug)
    said, unless = (Thesaurus(row["language"], [{"said": row[column]}]) for column in ("said", "unless"))
    return Rule(row["kind"], slugs, said, unless)
