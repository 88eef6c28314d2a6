"""Words that say little or nothing of what is wanted, in each language: `stopwords.csv` beside this file.

Its kinds: "noise" is only heard inside fixed phrases ("hits me"); "weak" only inside phrases ("kicked
out", "no money"), never searched for alone; "action" says what somebody wants to do ("report", "pay"):
searched for, but counting for little; "context" says who it is about and where ("my son", "our road"):
searched for, but counting for less than what it is about.
"""

import csv
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("stopwords.csv")


def listed(kind: str) -> dict[str, frozenset[str]]:
    """The words of one kind, by language, as written."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    return {row["language"]: frozenset(row["words"].split()) for row in rows}
