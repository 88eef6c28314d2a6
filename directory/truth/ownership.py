"""Who answers for an entry: its own owner, or else its team's, or else its organisation's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..models import Location, Organisation, Role, Service, Team

Entry = Service | Team | Role | Location | Organisation
ENTRIES: tuple[type[Entry], ...] = (Service, Team, Role, Location, Organisation)
ENTRY_KINDS = {model.kind: model for model in ENTRIES}


class Ownership:
    """Whose entries are, from teams and organisations by their ids."""

    def __init__(self, teams: Mapping[str, Team], organisations: Mapping[str, Organisation]) -> None:
        self._teams = teams
        self._organisations = organisations

    def owner_of(self, entry: Entry) -> str | None:
        """An e-mail address."""
        owned = (one.owner_email for one in self._upwards(entry))
        return next((owner for owner in owned if owner), None)

    def team_of(self, entry: Entry) -> Team | None:
        """The team whose entry it is: a team's own is its own."""
        if isinstance(entry, Team):
            return entry
        return self._teams.get(entry.team_id or "") if isinstance(entry, Service | Role) else None

    def organisation_of(self, entry: Entry) -> Organisation | None:
        if isinstance(entry, Organisation):
            return entry
        own = entry.organisation_id if isinstance(entry, Service | Team) else None
        team = self.team_of(entry)
        return self._organisations.get(own or (team.organisation_id if team else None) or "")

    def _upwards(self, entry: Entry) -> Iterator[Entry]:
        yield entry
        seen: set[str] = set()
        team = self.team_of(entry)
        while team is not None and team.id not in seen:
            seen.add(team.id)
            yield team
            team = self._teams.get(team.parent_id or "")
        organisation = self.organisation_of(entry)
        if organisation is not None:
            yield organisation
