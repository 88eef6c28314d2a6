"""How the benchmarks measure, and how they say what they measured."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable


def median_ms(what: Callable[[], object], times: int) -> float:
    """Median processor milliseconds of a call, after warming up."""
    for _ in range(3):
        what()
    return statistics.median(spent_ms(what) for _ in range(times))


def spent_ms(what: Callable[[], object]) -> float:
    """Processor milliseconds of one call."""
    began = time.process_time()
    what()
    return (time.process_time() - began) * 1000


def say(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:<66}{figure:>14}\n")
