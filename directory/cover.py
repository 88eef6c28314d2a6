"""Who answers for a post, and for a team, at this moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from .away import Away, away_on
from .hours import LONDON, Opening, is_open, parse_hours
from .models import Contact, DutyShift, Person, Role, Team

OUT_OF_HOURS = "out-of-hours"
OFFICE_HOURS = parse_hours("MO-FR 08:30-17:00")
"""When somebody is taken to be there where nobody has written down when."""
Why = Literal["duty", "out-of-hours", "line", "post", "cover"]


@dataclass(frozen=True)
class Transfer:
    """Whom staff put a caller through to now. The number is for staff alone: it may be somebody's own.

    `why`: "duty" or "out-of-hours", `person` has that shift; "line", it is the published number of `team`,
    which is open; "post", `person` fills `role`; "cover", `person` does so while its holder is away, or it
    is vacant. `team` is the one asked about, or one that it is part of.
    """

    why: Why
    number: str
    team: Team
    person: Person | None = None
    role: Role | None = None


def people_of(roles: Iterable[Role]) -> Iterator[Person | None]:
    """Who fills or covers these posts: whom to ask `away_on` about before `answers_for`."""
    for role in roles:
        yield role.person
        yield role.covered_by


def holder(role: Role, away: Away) -> Person | None:
    """Who fills a post; None when it is vacant."""
    return None if role.person is None or away.has_left(role.person) else role.person


def answers_for(role: Role, away: Away) -> Person | None:
    """Who answers for a post on a day; None when nobody does, and its team has to.

    While its holder has an absence, whoever covers that. Failing that `covered_by`, who stands in until
    further notice, or whoever covers them. Otherwise its holder.
    """
    held_by = holder(role, away)
    if held_by is not None and away.absence_of(held_by):
        cover = away.instead_of(held_by)
        if cover is not None:
            return cover
    if role.covered_by is not None:
        return away.instead_of(role.covered_by)
    return away.instead_of(held_by) if held_by is not None else None


def who_now(session: Session, team: str, moment: datetime) -> Transfer | None:
    """Whom to put a caller for this team (its slug) through to; None when nobody answers for it now.

    Whoever is on duty, then the team's own line while it is open, then somebody of the team who is at work,
    then whoever is on call out of hours; then the same of the team that it is part of, except for its posts.
    The moment knows its time zone.
    """
    return who_now_of_each(session, [team], moment).get(team)


def who_now_of_each(session: Session, teams: Iterable[str], moment: datetime) -> dict[str, Transfer]:
    """`who_now` of several teams, by slug, in as many queries as for one. Some may have nobody."""
    above = _with_those_above(session, set(teams))
    loaded = _teams(session, {key for line in above.values() for key in line})
    shifts = on_duty(session, loaded, moment)
    day = moment.astimezone(LONDON).date()
    roles = [role for team in loaded.values() for role in team.roles]
    on_shift = [shift.person for several in shifts.values() for shift in several]
    away = away_on(session, day, [*people_of(roles), *on_shift])
    found: dict[str, Transfer] = {}
    for slug, line in above.items():
        ways = (way for key in line for way in _ways(loaded[key], shifts.get(key, ()), away, moment))
        own = (way for way in ways if way.role is None or way.team.slug == slug)
        if (first := next(own, None)) is not None:
            found[slug] = first
    return found


def on_duty(session: Session, teams: Iterable[str], moment: datetime) -> dict[str, list[DutyShift]]:
    """The shifts at a moment, by the id of their team, with their people; those on duty in hours first."""
    query = (
        select(DutyShift)
        .where(DutyShift.team_id.in_(list(teams)), DutyShift.starts_at <= moment, DutyShift.ends_at > moment)
        .options(joinedload(DutyShift.person))
        .order_by(DutyShift.shift, DutyShift.starts_at, DutyShift.id)
    )
    found: dict[str, list[DutyShift]] = {}
    for shift in session.scalars(query):
        found.setdefault(shift.team_id, []).append(shift)
    return found


def _ways(team: Team, shifts: Sequence[DutyShift], away: Away, moment: datetime) -> Iterator[Transfer]:
    on_call = list(_shifts(team, shifts, away))
    yield from (way for way in on_call if way.why == "duty")
    if number := _open_line(team.contacts, moment):
        yield Transfer("line", number, team)
    for role in team.roles:
        person = answers_for(role, away)
        if person is None or not away.works_today(person):
            continue
        # The number of a post rings whoever fills it: who covers has their own.
        number = _open_line(role.contacts, moment) if person is role.person else None
        if number is None and is_open(
            _hours(*role.contacts) or _hours(*team.contacts) or OFFICE_HOURS, moment
        ):
            number = person.phone
        if number:
            yield Transfer("post" if person is role.person else "cover", number, team, person, role)
    yield from (way for way in on_call if way.why == "out-of-hours")


def _shifts(team: Team, shifts: Sequence[DutyShift], away: Away) -> Iterator[Transfer]:
    for shift in shifts:
        person = away.instead_of(shift.person)
        number = shift.phone or (person.phone if person else None)
        if person is not None and number:
            yield Transfer("out-of-hours" if shift.shift == OUT_OF_HOURS else "duty", number, team, person)


def _open_line(contacts: Iterable[Contact], moment: datetime) -> str | None:
    """The first number that is answered now."""
    answered = (one for one in contacts if is_open(_hours(one) or OFFICE_HOURS, moment))
    return next((one.phone for one in answered if one.phone), None)


def _hours(*contacts: Contact) -> tuple[Opening, ...]:
    return tuple(opening for one in contacts for opening in one.openings)


def _with_those_above(session: Session, teams: set[str]) -> dict[str, list[str]]:
    """For each of these slugs the ids of its team and of those it is within, the nearest first."""
    rows = session.execute(select(Team.id, Team.slug, Team.parent_id)).all()
    parents: Mapping[str, str | None] = {key: parent for key, _, parent in rows}
    found: dict[str, list[str]] = {}
    for key, slug, _parent in rows:
        above: str | None = key if slug in teams else None
        while above is not None and above not in found.setdefault(slug, []):
            found[slug].append(above)
            above = parents.get(above)
    return found


def _teams(session: Session, ids: set[str]) -> dict[str, Team]:
    roles = selectinload(Team.roles).options(
        joinedload(Role.person),
        joinedload(Role.covered_by),
        selectinload(Role.contacts),
        selectinload(Role.translations),
    )
    loaded = selectinload(Team.contacts), selectinload(Team.translations), roles
    query = select(Team).where(Team.id.in_(ids)).options(*loaded)
    return {team.id: team for team in session.scalars(query)}
