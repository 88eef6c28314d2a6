"""How true the entries of the directory are, and in how many languages they can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.languages import ENGLISH, LANGUAGES
from app.staff.figures.tables import Row, Table, share
from directory.models import Location, Organisation, Role, Service, TaxonomyTerm, Team, Translation
from directory.models.keeping import due_on
from forms.text import Text, _

IN_TIME, DUE, NEVER = "in time", "due", "never"
KINDS: dict[type[Service | Team | Role | Location | Organisation | TaxonomyTerm], Text] = {
    Service: _("Services"),
    Team: _("Teams"),
    Role: _("Jobs"),
    Location: _("Places"),
    Organisation: _("Organisations"),
    TaxonomyTerm: _("Topics"),
}


def freshness(session: Session, day: date) -> Table:
    """Of each team's own entry, services and jobs: how many were checked when they should have been."""
    names = dict(iter(session.execute(select(Team.id, Team.name))))
    counted: dict[str, Counter[str]] = {team: Counter() for team in names}
    for team, state in _states(session, day):
        counted[team][state] += 1
    order = sorted(names, key=lambda team: (-counted[team][DUE] - counted[team][NEVER], names[team]))
    rows = []
    for team in order:
        parts = tuple(counted[team][state] for state in (IN_TIME, DUE, NEVER))
        rows.append(Row(names[team], (sum(parts), *parts, share(parts[0], sum(parts))), parts))
    return Table(
        "freshness",
        _("Checked in time, by team"),
        _("Each team’s own entry, its services and its jobs. The team with most left to check is first."),
        _("Team"),
        (_("Entries"), _("Checked in time"), _("Due"), _("Never checked"), _("Share in time")),
        rows,
        (_("Checked in time"), _("Due"), _("Never checked")),
    )


def by_language(session: Session) -> Table:
    """How much can be read in each language, and how much of it a speaker has read over."""
    named = (
        select(Translation.kind, Translation.language, func.count(), func.count(Translation.reviewed_by))
        .where(Translation.field == "name")
        .group_by(Translation.kind, Translation.language)
    )
    found = {(kind, language): counts for kind, language, *counts in session.execute(named)}
    totals = {model: session.scalar(select(func.count(model.id))) or 0 for model in KINDS}
    rows = []
    for language in LANGUAGES.values():
        if language.code == ENGLISH:
            continue
        for model, name in KINDS.items():
            total = totals[model]
            done, reviewed = found.get((model.kind, language.code), (0, 0))
            # Translators: a row of a table, such as "Español: Services"
            words = _("%(language)s: %(kind)s", language=language.own_name, kind=name)
            parts = (reviewed, done - reviewed, max(0, total - done))
            rows.append(Row(words, (total, done, reviewed, share(done, total)), parts))
    return Table(
        "languages",
        _("Entries by language"),
        _("How many entries have their name in another language, and how many a speaker has read over."),
        _("Language and kind"),
        (_("Entries"), _("Translated"), _("Read over by a speaker"), _("Share translated")),
        rows,
        (_("Read over by a speaker"), _("Translated, not read over yet"), _("English only")),
    )


def _states(session: Session, day: date) -> Iterator[tuple[Any, str]]:
    """The team of each entry, and how it stands with its check."""
    for model, team in ((Team, Team.id), (Service, Service.team_id), (Role, Role.team_id)):
        query = select(team, model.assured_date, model.check_every).where(team.is_not(None))
        if model is Service:
            query = query.where(Service.status == "active")
        for owner, checked, months in session.execute(query):
            yield owner, NEVER if checked is None else DUE if due_on(checked, months) <= day else IN_TIME
