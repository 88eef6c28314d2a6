"""What people type, made fit to keep: forgiving about form, never about meaning.

`Typed` is what came from the browser for one question: the values of each of its inputs, by part; the
only input of a simple question is the part "". A stored answer is plain JSON: codes, ISO dates, E.164
telephone numbers, never translated words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import regex

from forms.text import Words

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Typed = Mapping[str, Sequence[str]]

COUNCIL_TIME = ZoneInfo("Europe/London")

# Controls; marks, overrides and isolates of direction, zero-width space, soft hyphen, byte-order mark. The
# zero-width joiners stay between letters: Persian and Bengali spell words with them.
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
_MARKS = [0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_INVISIBLE = dict.fromkeys([*_CONTROLS, *_MARKS])
_JOINERS = "\u200c\u200d"
_OUTER = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + _JOINERS
CODE_POINTS = 16
"""How many code points a character may have on average."""

# More accents on one letter than any language stacks: normalising them takes time in their square.
_TOWER = regex.compile(r"(\p{M}{20})\p{M}+")
# Flags are two letters each; in a long row of them, looking for each one's beginning takes such time too.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@dataclass(frozen=True)
class Problem:
    """One thing to put right: what to say, and beside which input of the question."""

    message: Words
    part: str = ""


class Problems(Exception):  # noqa: N818 - several problems with one answer, not a fault of the program
    """Raised by `Question.parse` with everything that is wrong with an answer."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


class Unfinished(Exception):  # noqa: N818 - an outcome, not a fault of the program
    """Raised by `Question.parse` when nothing is wrong but there is more to do, such as choosing one of what
    was found. The page is shown again with what was typed, or with `typed` in its place.
    """

    def __init__(self, typed: Typed | None = None) -> None:
        super().__init__()
        self.typed = typed


def wrong(message: Words | None, part: str = "") -> Problems:
    """The exception that says one thing."""
    return Problems(Problem(message or "", part))


def plain(text: str) -> str:
    """The text without what nobody meant to type: controls, invisible marks, unpaired surrogates."""
    text = "\n".join(text.encode("utf-8", "ignore").decode("utf-8").splitlines())
    text = text.translate(_INVISIBLE).replace("\u00a0", " ").replace("\u202f", " ")
    return unicodedata.normalize("NFC", _TOWER.sub(r"\1", text.strip(_OUTER)))


def presentable(text: str) -> str:
    """What was typed, as it was typed, less what no page can carry: NUL and unpaired surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def latin_digits(text: str) -> str:
    """Any script's decimal digits as 0-9: ٣ and ۳ become 3. Joiners, which join no digits, are dropped."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text if c not in _JOINERS)


def length(text: str) -> int:
    """How many characters a person would count: grapheme clusters, a line break as one."""
    return len(regex.findall(r"\X", _FLAG.sub("x", text)))


def fits(text: str, limit: int) -> bool:
    """Whether it has `limit` characters or fewer, none of them built of more pieces than any real one."""
    return len(text) <= limit * CODE_POINTS and length(text) <= limit


def only(typed: Typed, part: str = "") -> str:
    """The first value of one input, cleaned to a line."""
    values = typed.get(part) or [""]
    return one_line(values[0])


def today() -> date:
    """Today where the council is."""
    return datetime.now(COUNCIL_TIME).date()
