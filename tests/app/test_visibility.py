"""Nothing that only staff may see is on any public page, in any feed, API or print.

A whole entry of each kind is made, with a word of its own in every field that is for staff alone. Every
public address is opened, and none has any of these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from app import pdf
from app.search_index import engine
from directory.models import AuditEntry, Base, Person, Proposal, Translation
from directory.owning import kind_of
from directory.search import Query, search
from directory.slugs import id_for
from directory.visibility import of_staff
from tests import factories as a
from tests.app.browser import Client
from tests.staff import add_staff, sign_in

Thing = TypeVar("Thing", bound=Base)
A_DAY = date(2041, 7, 19)
A_MOMENT = datetime(2041, 7, 19, 8, 13, tzinfo=UTC)
SAID_OF_THE_DAY = re.compile(r"2041|08:13|8:13")


@dataclass
class Entries:
    """What is in the directory, and the words that only staff may see: {word: the field it is in}."""

    things: list[Base] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, thing: Thing) -> Thing:
        """With a word of its own in each field for staff that has none."""
        kind = kind_of(type(thing))
        for name in sorted(of_staff(kind) - {"id", "slug", "kind", "check_every"}):
            if getattr(thing, name, None) in (None, []) and (value := self._word(type(thing), name)):
                setattr(thing, name, value)
        self.things.append(thing)
        return thing

    def _word(self, model: type[Base], name: str) -> Any:
        column = inspect(model).columns[name]
        if column.foreign_keys:
            return None
        word = f"zq{len(self.words) + 1:02}{name.replace('_', '')}qz"
        if column.type.python_type in (date, datetime):
            return A_DAY if column.type.python_type is date else A_MOMENT
        if "email" in name:
            word = f"{word}@secret.example"
        if name in ("phone", "mobile"):
            word = f"020 7946 0{900 + len(self.words)}"
        if name == "working_days":
            return "SU"
        if name == "languages":
            return ["tlh"]
        self.words[word] = f"{kind_of(model)}.{name}"
        if name in ("before", "after", "changes"):
            return {"description": word}
        return [word] if name in ("known_as", "skills") else word


def as_abroad(number: str | None) -> str:
    """The same number, written another way."""
    return f"+44 (0){(number or '').removeprefix('0')}"


def whole_directory() -> Entries:
    made = Entries()
    council = made.add(a.an_organisation("Council"))
    team = made.add(a.a_team("Waste", organisation=council))
    amina, tom = made.add(a.a_person("Amina Yusuf")), made.add(a.a_person("Tom Price"))
    role = made.add(a.a_role("Officer", team=team, person=amina, responsibilities=["Bins"]))
    topic = a.a_topic("Rubbish")
    service = made.add(a.a_service(team=team, organisation=council, topics=[topic]))
    place = made.add(a.a_location("Town Hall"))
    at = a.a_service_at_location(service, place, id=id_for("service", service.slug))
    made.things += [topic, at]
    made.things.append(a.a_contact("line", team_id=team.id))
    owners: tuple[Any, ...] = (service, team, role, place, council)
    for number, owner in enumerate(owners):
        word = f"zqhidden{number}qz"
        made.words[word] = f"a contact of a {owner.kind} that is not public"
        hidden = {f"{owner.kind}_id": owner.id, "public": False, "name": word}
        made.things.append(a.a_contact(f"hidden-{number}", **hidden))
        own = {f"{owner.kind}_id": owner.id, "public": True, "name": f"zqown{number}qz"}
        made.words[f"zqown{number}qz"] = f"a contact of a {owner.kind} that is somebody's own mobile"
        made.things.append(a.a_contact(f"own-{number}", **own, phones=[{"number": as_abroad(amina.mobile)}]))
    made.add(a.an_absence(amina, A_DAY, A_DAY, tom))
    made.add(a.a_shift(team, tom, A_MOMENT, A_MOMENT))
    spanish = {"kind": "service", "slug": "bins-and-recycling", "field": "name", "language": "es"}
    made.add(Translation(id=id_for("translation", "x"), text="Basura", **spanish))
    about = {"kind": "service", "slug": "bins-and-recycling"}
    made.add(AuditEntry(when=datetime(2026, 3, 1, tzinfo=UTC), **about))
    made.add(Proposal(**about, is_new=False))
    return made


ABOUT_SERVICE, ABOUT_TEAM = "/directory/services/bins-and-recycling", "/directory/teams/waste"
API = "/api/openreferral"
SERVICE, TEAM, TOPIC = (
    id_for("service", "bins-and-recycling"),
    id_for("team", "waste"),
    id_for("topic", "rubbish"),
)
ADDRESSES = {
    "directory.home": [f"/directory{query}" for query in ("", "?q=bins", "?q=amina+yusuf", "?q=officer")],
    "directory.told": ["/directory/list?service=bins-and-recycling"],
    "directory.suggest": ["/directory/suggest?q=ami", "/directory/suggest?q=bin"],
    "directory.a_to_z": ["/directory/a-to-z"],
    "directory.service": [ABOUT_SERVICE, f"/es{ABOUT_SERVICE}"],
    "directory.team": [ABOUT_TEAM],
    "directory.role": ["/directory/roles/officer"],
    "directory.location": ["/directory/locations/town-hall"],
    "directory.organisation": ["/directory/organisations/council"],
    "directory.topic": ["/directory/topics/rubbish"],
    "directory.wrong": [f"{ABOUT_SERVICE}/wrong", "/directory/roles/officer/wrong"],
    "directory.wrong_sent": [f"{ABOUT_SERVICE}/wrong/sent"],
    "directory.ask_owner": [f"{ABOUT_SERVICE}/still-right/2026-03-01/nobody"],
    "directory.changes": ["/directory/changes.atom"],
    "directory.print_choices": ["/directory/print"],
    "directory.printed": ["/directory/print.pdf"],
    "directory.leaflet": [f"{ABOUT_SERVICE}/leaflet.pdf"],
    "embedding.box": ["/embed"],
    "sitemap.index": ["/sitemap.xml"],
    "sitemap.part": ["/sitemap-1.xml"],
    "sitemap.robots": ["/robots.txt"],
    "openreferral.about": [f"{API}/"],
    "openreferral.description": [f"{API}/openapi.json"],
    "openreferral.nothing": [f"{API}/nothing"],
    "openreferral.services": [f"{API}/services", f"{API}/services?full=true", f"{API}/services?text=bins"],
    "openreferral.service": [f"{API}/services/{SERVICE}"],
    "openreferral.organizations": [f"{API}/organizations"],
    "openreferral.organization": [f"{API}/organizations/{TEAM}"],
    "openreferral.service_at_locations": [f"{API}/service_at_locations"],
    "openreferral.service_at_location": [f"{API}/service_at_locations/{SERVICE}"],
    "openreferral.taxonomies": [f"{API}/taxonomies"],
    "openreferral.taxonomy": [f"{API}/taxonomies/{id_for('taxonomy', '')}"],
    "openreferral.taxonomy_terms": [f"{API}/taxonomy_terms"],
    "openreferral.taxonomy_term": [f"{API}/taxonomy_terms/{TOPIC}"],
}
NOT_THERE = {f"{API}/nothing", f"{ABOUT_SERVICE}/still-right/2026-03-01/nobody"}
SHOWING = {"directory", "embedding", "openreferral", "sitemap"}
"""The blueprints whose pages show the directory to everybody."""


@pytest.fixture
def entries(there_is: Callable[..., None]) -> Entries:
    made = whole_directory()
    there_is(*made.things)
    return made


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be printed can be read: a PDF is packed."""
    for name in ("make", "make_apart", "make_on_one_page"):
        monkeypatch.setattr(pdf, name, lambda pages: str(pages).encode())


def test_every_address_that_shows_the_directory_is_opened_here(app: Flask) -> None:
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert {route for route in routes if route.partition(".")[0] in SHOWING} == set(ADDRESSES)


@pytest.mark.usefixtures("printed")
def test_what_only_staff_may_see_is_at_no_public_address(client: Client, entries: Entries) -> None:
    asked = [address for addresses in ADDRESSES.values() for address in addresses]
    answers = {address: client.http.get(address, follow_redirects=True) for address in asked}
    not_there = {address for address, answer in answers.items() if answer.status_code != 200}
    assert not_there == NOT_THERE
    shown = {address: answer.text for address, answer in answers.items()}
    assert "Amina Yusuf" in shown["/directory/roles/officer"]
    seen = [
        f"{what} at {address}"
        for address, text in shown.items()
        for word, what in entries.words.items()
        if word in text or word.replace(" ", "") in text
    ]
    assert not seen
    assert not [address for address, text in shown.items() if SAID_OF_THE_DAY.search(text)]


def test_what_only_staff_may_see_of_a_person_leads_nobody_else_to_them(app: Flask, entries: Entries) -> None:
    nicknames = [word for word, what in entries.words.items() if what == "person.known_as"]
    with app.app_context():
        found = {
            what: [hit.slug for hit in search(engine(), Query(word)).hits]
            for word, what in entries.words.items()
            if word not in nicknames
        }
    assert not {what: slugs for what, slugs in found.items() if slugs}


def test_colleagues_see_what_is_theirs_to_see_of_a_person(
    app: Flask, client: Client, entries: Entries
) -> None:
    add_staff(app)
    sign_in(client, "Bola")
    text = client.get("/staff/people/amina-yusuf").text
    shown = {"known_as", "email", "phone", "mobile", "about", "how_to_reach", "skills", "pronouns"}
    of_people = [(word, what.partition(".")[2]) for word, what in entries.words.items() if "person." in what]
    first = {name: word for word, name in reversed(of_people)}
    assert set(first) == shown
    assert [name for name, word in first.items() if word not in text] == []


def test_a_mobile_is_at_no_public_address_of_the_sample_council(sample: Client) -> None:
    with sample.app.extensions["database"].reading() as session:
        people = session.scalars(select(Person)).all()
    mobiles = [one.mobile for one in people if one.mobile]
    assert mobiles
    roles = ["education-support-manager", "rough-sleeping-coordinator", "emergency-duty-manager"]
    addresses = [f"/directory/roles/{slug}" for slug in roles]
    texts = [sample.http.get(address).text for address in [*addresses, f"{API}/services?full=true"]]
    assert not [number for number in mobiles for text in texts if number in text]
