"""Something that is wrong with an entry, as a rule finds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Part = str | int | list[str]


class Severity(StrEnum):
    """SERIOUS can lead somebody astray, or is nobody's to put right; MINOR makes an entry harder to use."""

    SERIOUS = "serious"
    MINOR = "minor"


@dataclass(frozen=True)
class Found:
    """What one rule says of one entry. `case` tells apart what is said in other words; `parts` are named
    values for those words, plain JSON: dates are written 2026-03-31.
    """

    kind: str
    slug: str
    name: str
    case: str = ""
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """`team` is the slug of whose entry it is, `owner` the address of who answers for it, where there are."""

    rule: str
    severity: Severity
    kind: str
    slug: str
    name: str
    case: str
    parts: Mapping[str, Part]
    team: str | None
    owner: str | None

    @property
    def is_serious(self) -> bool:
        return self.severity == Severity.SERIOUS
