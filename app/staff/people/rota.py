"""Who is on duty for a team, a week at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask import render_template, request

from app.clock import now, today
from app.database import reading
from app.staff.levels import may_edit
from app.staff.people import months
from app.staff.people.rights import get_team, me
from app.staff.people.saying import SHIFTS, local_day
from app.staff.views import staff
from directory import people
from directory.hours import LONDON
from directory.models import DutyShift

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Part:
    """What a shift has of one day. `is_first`: of the days of the week that it covers, this is the first."""

    shift: DutyShift
    is_first: bool


@staff.get("/staff/teams/<slug>/rota")
def team_rota(slug: str) -> str:
    monday = months.week_asked_for(request.args.get("week", ""), today())
    first = datetime.combine(monday, time(), LONDON)
    with reading() as session:
        team = get_team(session, slug)
        shifts = people.shifts(session, first, first + months.A_WEEK, team_id=team.id)
        return render_template(
            "staff/people/rota.html",
            team=team,
            monday=monday,
            before=monday - months.A_WEEK,
            after=monday + months.A_WEEK,
            days=by_day(monday, shifts),
            now=now(),
            today=today(),
            shift_names=SHIFTS,
            may_edit=may_edit(me(), team),
        )


def by_day(monday: date, shifts: Sequence[DutyShift]) -> list[tuple[date, list[Part]]]:
    """Each day of the week with what the shifts have of it."""
    week = [monday + number * A_DAY for number in range(7)]
    days = [(day, [one for one in shifts if covers(one, day)]) for day in week]
    return [
        (day, [Part(one, day == max(local_day(one.starts_at), monday)) for one in on]) for day, on in days
    ]


def covers(shift: DutyShift, day: date) -> bool:
    first, last = (datetime.combine(each, time(), LONDON) for each in (day, day + A_DAY))
    return shift.starts_at < last and shift.ends_at > first
