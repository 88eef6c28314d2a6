"""The page of somebody who works here, as colleagues see it, and their card for an address book."""

from __future__ import annotations

from flask import Response, render_template

from app.clock import now, today
from app.database import reading
from app.staff.people import portraits
from app.staff.people.rights import get_person, is_me, may_change, may_plan, me
from app.staff.people.saying import SHIFTS, whereabouts, working_days
from app.staff.views import staff
from directory import people, vcard
from directory.away import away_on
from directory.cover import people_of
from directory.leaving import left_behind

NEXT_SHIFTS = 6


@staff.get("/staff/people/<slug>")
def person(slug: str) -> str:
    with reading() as session:
        found = get_person(session, slug)
        roles = people.roles_of(session, [found])
        away = away_on(session, today(), [found, *people_of(roles)])
        return render_template(
            "staff/people/person.html",
            person=found,
            roles=roles,
            at_work=away.works_today(found),
            whereabouts=whereabouts(found, away),
            working_days=working_days(found),
            absences=people.absences(session, today(), people=[found.id]),
            covering=people.covering(session, found, today()),
            shifts=people.shifts(session, now(), person_id=found.id)[:NEXT_SHIFTS],
            shift_names=SHIFTS,
            has_photo=portraits.there_is(session, slug),
            may_change=may_change(found),
            may_plan=may_plan(found, roles),
            is_me=is_me(found),
            behind=left_behind(session, found, today()) if found.left_on else None,
            member_level=me().level,
        )


@staff.get("/staff/people/<slug>.vcf")
def person_card(slug: str) -> Response:
    with reading() as session:
        found = get_person(session, slug)
        card = vcard.write(found, people.roles_of(session, [found]))
    answer = Response(card, mimetype="text/vcard")
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}.vcf"'
    return answer
