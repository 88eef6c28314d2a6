"""The whole directory, read at once for the rules to look at: one statement for each table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..catalogue import ACTIVE
from ..models import (
    Accessibility,
    Base,
    Contact,
    Location,
    Organisation,
    Person,
    Role,
    Schedule,
    Service,
    ServiceAtLocation,
    Team,
    Translation,
)
from ..visibility import for_everyone
from .ownership import ENTRIES, Entry, Ownership

CLOSED = ("inactive", "defunct")
Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Form:
    """A form that belongs to services of the directory, by slug."""

    slug: str
    title: str
    services: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """What is not in the directory: the day, the languages besides English, and the forms there are."""

    day: date
    languages: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()


class Everything:
    """All entries and what belongs to them. Things are as their tables hold them: nothing else is loaded."""

    def __init__(self, session: Session, asked: Asked) -> None:
        self.asked = asked
        self.services = _every(session, Service)
        self.teams = _every(session, Team)
        self.roles = _every(session, Role)
        self.locations = _every(session, Location)
        self.organisations = _every(session, Organisation)
        self.people = {one.id: one for one in _every(session, Person)}
        self.contacts = _every(session, Contact)
        self.schedules = _every(session, Schedule)
        self.accessibility = _every(session, Accessibility)
        self.services_at = {one.id: one for one in _every(session, ServiceAtLocation)}
        columns = Translation.kind, Translation.slug, Translation.field, Translation.language
        self.translated = {tuple(row) for row in session.execute(select(*columns))}
        self._teams = {one.id: one for one in self.teams}
        self.ownership = Ownership(self._teams, {one.id: one for one in self.organisations})

    @property
    def day(self) -> date:
        return self.asked.day

    @cached_property
    def offered(self) -> list[Service]:
        """The services that have not ended."""
        return [one for one in self.services if one.status not in CLOSED]

    @cached_property
    def entries(self) -> list[Entry]:
        """Everything with a page, but services that have ended."""
        return [*self.offered, *self.teams, *self.roles, *self.locations, *self.organisations]

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {one.id: one for one in (*self.services, *self.entries)}

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Entry]:
        """Entries by kind and slug, services that have ended too."""
        return {(one.kind, one.slug): one for one in self._by_id.values()}

    @cached_property
    def _contacts_of(self) -> dict[str, list[Contact]]:
        found: dict[str, list[Contact]] = defaultdict(list)
        for contact in sorted(self.contacts, key=lambda one: (one.position, one.slug)):
            found[_owner_id(contact)].append(contact)
        return found

    def contacts_of(self, entry: Entry) -> list[Contact]:
        return self._contacts_of.get(entry.id, [])

    def owner_of_contact(self, contact: Contact) -> Entry | None:
        """Whose contact it is; None for a service that has ended."""
        owner = self._by_id.get(_owner_id(contact))
        return None if isinstance(owner, Service) and owner.status in CLOSED else owner

    def published(self) -> Iterator[tuple[Contact, Entry]]:
        """Each contact that everyone may see, and whose it is."""
        for contact in self.contacts:
            owner = self.owner_of_contact(contact) if for_everyone(contact) else None
            if owner is not None:
                yield contact, owner

    @cached_property
    def roles_of_team(self) -> dict[str, list[Role]]:
        return _grouped(self.roles, "team_id")

    @cached_property
    def services_of_team(self) -> dict[str, list[Service]]:
        return _grouped((one for one in self.offered if one.status == ACTIVE), "team_id")

    def open_entry(self, schedule: Schedule) -> Service | Location | None:
        """The service or the place that these opening hours are of; a service's where it is in a place."""
        at = self.services_at.get(schedule.service_at_location_id or "")
        key = at.service_id if at else schedule.service_id or schedule.location_id
        found = self._by_id.get(key or "")
        return found if isinstance(found, Service | Location) else None


def _every(session: Session, model: type[Row]) -> list[Row]:
    key: Any = model.__table__.c.id
    return list(session.scalars(select(model).order_by(key)))


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column) or ""].append(row)
    return found


def _owner_id(contact: Contact) -> str:
    return next((owner for model in ENTRIES if (owner := getattr(contact, f"{model.kind}_id"))), "")
