"""How well queries judged beforehand are answered, and which answers a change moves.

`python -m tests.directory.search.judging LIST.csv` shows what moved since `answers.csv` was written, with the
list of services that the judgements are about; with `--keep` it writes that file anew. All rows were judged
before any result was looked at. Some are kept back: every second row of `judged.csv`, those of
`judged_by_style.csv` whose checksum is even, the fourth turn of `judged_by_ear.csv`, and one half of
`judged_sentences.csv`, drawn by lot. Of the first two, five were seen to get worse and what had made them
worse was mended, so only the last two are wholly unseen.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from pathlib import Path
from zlib import crc32

from directory.entry import Entry
from directory.search import Engine, Query, search
from directory.search.embedded import EmbeddedEngine

HERE = Path(__file__).parent
KEPT = HERE / "answers.csv"
SHOWN = 3
WORTH_A_LOOK = 0.05


@dataclass(frozen=True)
class Judged:
    """A query, the part it belongs to, and a grade from 1 to 3 for each service that answers it, by name."""

    query: str
    part: str
    wanted: dict[str, int]


@dataclass(frozen=True)
class Answered:
    """`figure` is nDCG@10: 1 when the first ten are the best there can be, 0 when none is any use; None when
    nothing was found.
    """

    judged: Judged
    figure: float | None
    best: tuple[str, ...]


def services_of(path: Path) -> list[Entry]:
    """The services of a list with Identifier, Label and Description."""
    return [
        Entry("service", row["Identifier"], {"en": row["Label"]}, {"en": row["Description"]})
        for row in rows(path)
    ]


def judgements() -> Iterator[Judged]:
    for number, row in enumerate(rows(HERE / "judged.csv")):
        yield _judged(row, "kept back" if number % 2 else "tuned on")
    for row in rows(HERE / "judged_by_style.csv"):
        tuned = crc32(row["query"].encode()) % 2
        yield _judged(row, "by style, tuned on" if tuned else "by style, kept back")
    for row in rows(HERE / "judged_by_ear.csv"):
        yield _judged(row, "by ear, kept back" if row["turn"] == "4" else "by ear, tuned on")
    for row in rows(HERE / "judged_sentences.csv"):
        yield _judged(row, f"sentences, {row['half']}")


def answered(engine: Engine, names: dict[str, str], one: Judged) -> Answered:
    """What the engine answers. `names` are those of the services by slug."""
    found = [names[hit.slug] for hit in search(engine, Query(one.query)).hits]
    best = _gain(sorted(one.wanted.values(), reverse=True))
    figure = _gain([one.wanted.get(name, 0) for name in found]) / best if found else None
    return Answered(one, figure, tuple(found[:SHOWN]))


def moved(answers: list[Answered]) -> list[str]:
    """A line for each query that is answered clearly better or worse than when `answers.csv` was written."""
    kept = {(row["part"], row["query"]): row for row in rows(KEPT)} if KEPT.exists() else {}
    lines: list[tuple[float, str]] = []
    for one in answers:
        before = kept.get((one.judged.part, one.judged.query))
        change = (one.figure or 0) - float(before["figure"]) if before else 0
        if before and abs(change) > WORTH_A_LOOK:
            words = f"{change:+.2f}  {one.judged.query}: {' | '.join(one.best)}  (was {before['best']})"
            lines.append((change, words))
    return [line for _, line in sorted(lines)]


def keep(answers: list[Answered]) -> None:
    with KEPT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("part", "query", "figure", "best"))
        for one in answers:
            writer.writerow(
                (one.judged.part, one.judged.query, f"{one.figure or 0:.2f}", " | ".join(one.best))
            )


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _judged(row: dict[str, str], part: str) -> Judged:
    graded = (answer.rsplit("=", 1) for answer in row["answers"].split(";"))
    return Judged(row["query"], part, {label: int(grade) for label, grade in graded})


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:10]))


def main(arguments: list[str]) -> None:
    services = services_of(Path(arguments[0]))
    names = {service.slug: service.names["en"] for service in services}
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        engine.rebuild(services)
        answers = [answered(engine, names, one) for one in judgements()]
    for line in moved(answers):
        sys.stdout.write(line + "\n")
    for part in dict.fromkeys(one.judged.part for one in answers):
        figures = [one.figure or 0 for one in answers if one.judged.part == part]
        sys.stdout.write(f"{part}: {len(figures)} queries, {sum(figures) / len(figures):.3f}\n")
    if "--keep" in arguments:
        keep(answers)


if __name__ == "__main__":
    main(sys.argv[1:])
