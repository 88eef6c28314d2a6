"""The time that figures are of, and the weeks or months it is counted in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from forms import written
from forms.text import Text, _

WEEK = timedelta(days=7)
CHOICES: dict[int, Text] = {1: _("The last 30 days"), 3: _("The last 3 months"), 13: _("The last 13 months")}


@dataclass(frozen=True)
class Step:
    """Some days of a period, the last one not among them."""

    starts: date
    ends: date
    name: Text | str


@dataclass(frozen=True)
class Period:
    """The months until a day, that day included. One month is 30 days, counted in weeks."""

    months: int
    until: date

    @property
    def starts(self) -> date:
        return next(self.steps()).starts

    def steps(self) -> Iterator[Step]:
        """The earliest first."""
        return self._weeks() if self.months == 1 else self._months()

    def _weeks(self) -> Iterator[Step]:
        after = self.until + timedelta(days=1)
        for back in range(5, 0, -1):
            starts = max(after - back * WEEK, after - timedelta(days=30))
            ends = after - (back - 1) * WEEK
            # Translators: a week in a table, such as "from 3 March"
            yield Step(starts, ends, _("from %(day)s", day=written.day_and_month(starts)))

    def _months(self) -> Iterator[Step]:
        number = self.until.year * 12 + self.until.month - 1
        for month in range(number - self.months + 1, number + 1):
            starts, ends = (
                date(month // 12, month % 12 + 1, 1),
                date((month + 1) // 12, (month + 1) % 12 + 1, 1),
            )
            yield Step(starts, ends, written.month_and_year(starts))
