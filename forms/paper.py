"""How an answer is given with a pen: what a paper form draws under a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.text import Words

Kind = Literal["line", "lines", "boxes", "tick"]


@dataclass(frozen=True)
class Blank:
    """One thing to fill in. A "line" to write on; "lines", `count` of them; "boxes", `count` of them for a
    character each; a "tick" box beside a choice, whose code is `code`. `label` stands beside it, `hint`
    under that.
    """

    kind: Kind
    label: Words | None = None
    count: int = 1
    hint: Words | None = None
    code: str | None = None
