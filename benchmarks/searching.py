"""What a search costs, over lists of services of several sizes.

Every query is different, so that nothing is answered from memory twice: first when most of its words are
met for the first time, then when they were met before.
"""

from __future__ import annotations

import csv
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

from benchmarks.saying import say, spent_ms
from directory.entry import Entry
from directory.hours import LONDON
from directory.search import Engine, Filters, Query
from directory.search.embedded import EmbeddedEngine

JUDGED = Path(__file__).parents[1] / "tests" / "directory" / "search"
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "wy", "dor", "fen", "gal", "hul", "jar")
HOURS = ("MO,TU,WE,TH,FR 09:00-17:00", "MO,TU 10:00-12:00", "SA,SU 10:00-16:00")
NARROWED = {
    "filters": Filters(languages=frozenset({"pl", "ar"}), channels=frozenset({"telephone"}), open_now=True),
    "near": (52.5, -0.5),
    "moment": datetime(2026, 11, 26, 10, tzinfo=LONDON),
}


def measure(engine: Engine, name: str) -> None:
    """Say the median over all queries, each different: cold, warm, and narrowed."""
    queries = list(_queries())
    engine.search(Query("first"))
    for how, options in (
        ("words not met before", {}),
        ("words met before", {}),
        ("filters", NARROWED),
    ):
        spent = [spent_ms(lambda q=query, o=options: engine.search(Query(q, **o))) for query in queries]
        slow = sorted(spent)[int(len(spent) * 0.95)]
        say(f"a search over {name}, {how}", f"{statistics.median(spent):.2f} ms")
        say("  all but one in twenty are faster than", f"{slow:.2f} ms")


def measure_many(path: Path, size: int) -> None:
    """Index a list grown to this size by varying its names, and search it."""
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        began = time.process_time()
        engine.rebuild(_grown(path, size))
        say(f"indexing {size:,} services", f"{time.process_time() - began:.1f} s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            2**20 if sys.platform == "darwin" else 2**10
        )
        say("  memory at the most", f"{peak:.0f} MB")
        measure(engine, f"{size:,} services")


def _queries() -> Iterator[str]:
    for name in ("judged.csv", "judged_by_style.csv"):
        with (JUDGED / name).open(encoding="utf-8", newline="") as file:
            yield from (row["query"] for row in csv.DictReader(file))


def _grown(path: Path, size: int) -> Iterator[Entry]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    any_of = Random(7)  # noqa: S311
    for number in range(size):
        row = rows[number % len(rows)]
        place = "".join(any_of.choices(SYLLABLES, k=4)).title()
        yield Entry(
            "service",
            f"{row['Identifier']}-{number}",
            {"en": f"{row['Label']} {place}"},
            {"en": f"{row['Description']} {place}"},
            topics=(f"topic-{any_of.randrange(60)}",),
            languages=("en", *any_of.sample(["ar", "es", "pl", "ur", "bn"], any_of.randrange(3))),
            channels=tuple(any_of.sample(["online", "telephone", "in-person"], 2)),
            free=any_of.choice([True, False, None]),
            openings=(any_of.choice(HOURS),),
            places=((52 + any_of.random(), -1 + any_of.random()),),
        )
