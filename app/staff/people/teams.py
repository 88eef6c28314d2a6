"""Teams as colleagues see them: the organisation chart, and who answers for a team now."""

from __future__ import annotations

from flask import render_template

from app.clock import now, today
from app.database import reading
from app.directory.posts import away_today
from app.directory.wording import words
from app.languages import current
from app.staff.levels import may_edit
from app.staff.people import chart, months
from app.staff.people.rights import get_team, me
from app.staff.people.saying import SHIFTS, whereabouts, why
from app.staff.views import staff
from directory import people
from directory.cover import people_of, who_now


@staff.get("/staff/teams")
def teams() -> str:
    with reading() as session:
        tree = list(people.as_tree(people.teams(session)))
        names = [words(team, "name").text for _depth, team in tree]
        return render_template(
            "staff/people/teams.html",
            tree=tree,
            chart=chart.draw(tree, names),
            box=chart,
            mirrored=current().shown.direction == "rtl",
        )


@staff.get("/staff/teams/<slug>")
def team(slug: str) -> str:
    with reading() as session:
        found = get_team(session, slug)
        transfer = who_now(session, slug, now())
        colleagues = {one.id: one for one in people_of(found.roles) if one is not None}
        away = away_today()
        return render_template(
            "staff/people/team.html",
            team=found,
            transfer=transfer,
            why=why(transfer) if transfer else None,
            colleagues=sorted(colleagues.values(), key=lambda one: one.name),
            whereabouts={one.id: whereabouts(one, away) for one in colleagues.values()},
            absences=people.absences(session, today(), months.soon(today()), list(colleagues)),
            shifts=people.shifts(session, now(), team_id=found.id)[:5],
            shift_names=SHIFTS,
            may_edit=may_edit(me(), found),
        )
