"""Who may use which page of staff: one table, each cell of which is really asked.

Add a line for each route you add: its name, who may use it, an address of it and, if it takes a POST that
needs something typed, that. Where it depends on what the page is about, add a line for each case: a thing of
Dilys's own team (waste) and one of another's, somebody's own profile and another's. Nothing is kept of what
is asked here, so a line may delete what the next one is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.database import Database
from app.staff.provider import Provider
from directory.keys import key_of
from forms.journeys import forms_for
from tests.app.browser import Client
from tests.drafts import CHANGES, DRAFTS, OTHERS, OWN
from tests.staff import LEVELS, sign_in

NOBODY = "nobody"
VIEWERS = {"Bola", "Dilys", "Chen", "Amina"}
TEAM_EDITORS = {"Dilys", "Chen", "Amina"}
EDITORS = {"Chen", "Amina"}
ADMINISTRATORS = {"Amina"}
EVERYBODY = VIEWERS | {NOBODY}
OURS = forms_for("staff")[0]
ABSENCE = key_of("absence", {"person": "oluwaseun-bakare", "starts": "2027-01-11"})
BOLAS_ABSENCE = key_of("absence", {"person": "adaeze-nwosu", "starts": "2027-02-08"})
SHIFT = key_of(
    "duty_shift",
    {"team": "emergency-duty", "person": "brendan-ohalloran", "starts_at": "2026-11-02 08:30:00+00:00"},
)


PUBLISH = {"how": "publish"}


@dataclass(frozen=True)
class Line:
    """Each method that the route has is asked of the address; `typed` goes with a POST."""

    route: str
    may: set[str]
    address: str
    typed: Mapping[str, str] = field(default_factory=dict)


TABLE = [
    Line("staff.sign_in", EVERYBODY, "/staff/sign-in", {"name": "", "password": ""}),
    Line("staff.sign_out", VIEWERS, "/staff/sign-out"),
    Line("staff.to_council", EVERYBODY, "/staff/sign-in/council"),
    Line("staff.back_from_council", EVERYBODY, "/staff/sign-in/back"),
    Line("staff.every_account", ADMINISTRATORS, "/staff/accounts"),
    Line("staff.change_account", ADMINISTRATORS, "/staff/accounts/change/Bola", {"level": "editor"}),
    Line("staff.remove_account", ADMINISTRATORS, "/staff/accounts/remove/Bola"),
    Line("staff.desk", VIEWERS, "/staff"),
    Line("staff.script", VIEWERS, "/staff/forms/report-missed-bin/script"),
    Line("staff.take_call", VIEWERS, "/staff/forms/report-missed-bin/call"),
    Line("staff.end_call", VIEWERS, "/staff/forms/report-missed-bin/end"),
    Line("journeys.start", VIEWERS, f"/forms/{OURS.slug}"),
    Line("journeys.begin", VIEWERS, f"/forms/{OURS.slug}"),
    Line("journeys.question", VIEWERS, f"/forms/{OURS.slug}/{OURS.first.slug}"),
    Line("journeys.check", VIEWERS, f"/forms/{OURS.slug}/check-answers"),
    Line("staff.forms", VIEWERS, "/staff/forms"),
    Line("staff.add_need", VIEWERS, "/staff/caller/add", {"service": "blue-badge"}),
    Line("staff.remove_need", VIEWERS, "/staff/caller/remove", {"service": "blue-badge"}),
    Line("staff.record_need", VIEWERS, "/staff/caller/record", {"service": "blue-badge", "how": "told"}),
    Line("staff.end_caller", VIEWERS, "/staff/caller/end"),
    Line("staff.hand_over", VIEWERS, "/staff/caller"),
    Line("staff.caller_reads", VIEWERS, "/staff/caller/language", {"language": "ar"}),
    Line("staff.given", VIEWERS, "/staff/caller/given", {"how": "link"}),
    Line("staff.short", VIEWERS, "/staff/caller/short"),
    Line("staff.by_email", VIEWERS, "/staff/caller/email", {"email": "amal@example.com"}),
    Line("staff.by_text", VIEWERS, "/staff/caller/text", {"mobile": "07700 900123"}),
    Line("staff.call_back", VIEWERS, "/staff/caller/blue-badge/call-back"),
    Line("staff.keep_call_back", VIEWERS, "/staff/caller/blue-badge/call-back"),
    Line("staff.call_backs", VIEWERS, "/staff/call-backs"),
    Line("staff.called_back", VIEWERS, "/staff/call-backs/1"),
    Line("staff.figures", VIEWERS, "/staff/figures?months=13"),
    Line("staff.figures_csv", VIEWERS, "/staff/figures/searches.csv"),
    Line("staff.lay_word", TEAM_EDITORS, "/staff/figures/words/0123abcd"),
    Line("staff.add_lay_word", TEAM_EDITORS, "/staff/figures/words/0123abcd"),
    Line("staff.check", TEAM_EDITORS, "/staff/check"),
    Line("staff.still_right", TEAM_EDITORS, "/staff/checked/teams/waste"),
    Line("staff.still_right", EDITORS, "/staff/checked/teams/parks"),
    Line("staff.still_right", EDITORS, "/staff/checked/locations/town-hall"),
    Line("staff.page_reports", TEAM_EDITORS, "/staff/reports"),
    Line("staff.page_report", TEAM_EDITORS, "/staff/reports/1"),
    Line("staff.find_people", VIEWERS, "/staff/people?q=waste"),
    Line("staff.person", VIEWERS, "/staff/people/gosia-nowicka"),
    Line("staff.person_card", VIEWERS, "/staff/people/gosia-nowicka.vcf"),
    Line("staff.person_photo", VIEWERS, "/staff/people/zofia-lewandowska/photo.jpg"),
    Line("staff.edit_person", EDITORS, "/staff/people/gosia-nowicka/edit"),
    Line("staff.edit_person", {"Bola", *EDITORS}, "/staff/people/adaeze-nwosu/edit"),  # Bola's own
    Line("staff.change_photo", EDITORS, "/staff/people/gosia-nowicka/photo"),
    Line("staff.change_photo", {"Bola", *EDITORS}, "/staff/people/adaeze-nwosu/photo"),
    Line("staff.delete_photo", EDITORS, "/staff/people/gosia-nowicka/photo/delete"),
    Line("staff.delete_photo", {"Bola", *EDITORS}, "/staff/people/adaeze-nwosu/photo/delete"),
    Line("staff.new_person", EDITORS, "/staff/people/new"),
    Line("staff.person_left", EDITORS, "/staff/people/gosia-nowicka/left"),
    Line("staff.absences", VIEWERS, "/staff/absences"),
    Line("staff.absences_calendar", set(), "/staff/absences.ics"),  # whoever has the whole address
    Line("staff.new_absence", TEAM_EDITORS, "/staff/people/gosia-nowicka/absences/new"),  # of Dilys's team
    Line("staff.new_absence", EDITORS, "/staff/people/tuan-pham/absences/new"),
    Line("staff.new_absence", {"Bola", *EDITORS}, "/staff/people/adaeze-nwosu/absences/new"),
    Line("staff.change_absence", TEAM_EDITORS, f"/staff/people/oluwaseun-bakare/absences/{ABSENCE}"),
    Line("staff.change_absence", {"Bola", *EDITORS}, f"/staff/people/adaeze-nwosu/absences/{BOLAS_ABSENCE}"),
    Line("staff.remove_absence", TEAM_EDITORS, f"/staff/people/oluwaseun-bakare/absences/{ABSENCE}/remove"),
    Line("staff.teams", VIEWERS, "/staff/teams"),
    Line("staff.team", VIEWERS, "/staff/teams/waste"),
    Line("staff.team_rota", VIEWERS, "/staff/teams/emergency-duty/rota"),
    Line("staff.new_shift", TEAM_EDITORS, "/staff/teams/waste/rota/new"),
    Line("staff.new_shift", EDITORS, "/staff/teams/housing-options/rota/new"),
    Line("staff.remove_shift", EDITORS, f"/staff/teams/emergency-duty/rota/{SHIFT}/remove"),
    Line("staff.edit_find", TEAM_EDITORS, "/staff/edit"),
    Line("staff.edit_new", TEAM_EDITORS, "/staff/edit/service/new"),
    Line("staff.edit_new", EDITORS, "/staff/edit/team/new"),
    Line("staff.edit", TEAM_EDITORS, "/staff/edit/service/bins-and-recycling"),
    Line("staff.edit", TEAM_EDITORS, "/staff/edit/team/waste"),
    Line("staff.edit", EDITORS, "/staff/edit/service/allotments"),
    Line("staff.edit", EDITORS, "/staff/edit/location/town-hall"),
    Line("staff.edit", EDITORS, "/staff/edit/organisation/council"),
    Line("staff.edit", EDITORS, "/staff/edit/topic/adult-learning"),
    Line("staff.edit_new", EDITORS, "/staff/edit/topic/new"),
    Line("staff.edit_part", TEAM_EDITORS, "/staff/edit/service/bins-and-recycling/notice", PUBLISH),
    Line("staff.edit_part", EDITORS, "/staff/edit/service/allotments/notice", PUBLISH),
    Line("staff.edit_part", EDITORS, "/staff/edit/service/bins-and-recycling/urgent", PUBLISH),
    Line("staff.edit_part", EDITORS, "/staff/edit/team/waste/above", PUBLISH),
    Line("staff.edit_item", TEAM_EDITORS, "/staff/edit/team/waste/contacts/new"),
    Line("staff.edit_item", EDITORS, "/staff/edit/team/parks/contacts/new"),
    Line("staff.edit_remove_item", TEAM_EDITORS, "/staff/edit/team/waste/contacts/x/remove"),
    Line("staff.edit_remove_item", EDITORS, "/staff/edit/team/parks/contacts/x/remove"),
    Line("staff.edit_remove", EDITORS, "/staff/edit/team/waste/remove"),
    Line("staff.bulk", TEAM_EDITORS, "/staff/edit/bulk"),
    Line("staff.change_many", TEAM_EDITORS, "/staff/edit/bulk"),
    Line("staff.drafts", TEAM_EDITORS, "/staff/drafts"),
    Line("staff.draft", TEAM_EDITORS, f"/staff/drafts/{DRAFTS[OWN]}"),
    Line("staff.draft", EDITORS, f"/staff/drafts/{DRAFTS[OTHERS]}"),
    Line("staff.publish_draft", TEAM_EDITORS, f"/staff/drafts/{DRAFTS[OWN]}/publish"),
    Line("staff.publish_draft", EDITORS, f"/staff/drafts/{DRAFTS[OTHERS]}/publish"),
    Line("staff.publish_later", TEAM_EDITORS, f"/staff/drafts/{DRAFTS[OWN]}/later"),
    Line("staff.publish_later", EDITORS, f"/staff/drafts/{DRAFTS[OTHERS]}/later"),
    Line("staff.discard_draft", TEAM_EDITORS, f"/staff/drafts/{DRAFTS[OWN]}/discard"),
    Line("staff.discard_draft", EDITORS, f"/staff/drafts/{DRAFTS[OTHERS]}/discard"),
    Line("staff.preview", TEAM_EDITORS, f"/staff/drafts/{DRAFTS[OWN]}/preview"),
    Line("staff.preview", EDITORS, f"/staff/drafts/{DRAFTS[OTHERS]}/preview"),
    Line("staff.history", TEAM_EDITORS, "/staff/history"),
    Line("staff.history_of", TEAM_EDITORS, "/staff/history/service/allotments"),
    Line("staff.undo_change", TEAM_EDITORS, f"/staff/history/undo/{CHANGES[OWN]}"),
    Line("staff.undo_change", EDITORS, f"/staff/history/undo/{CHANGES[OTHERS]}"),
]

PUBLIC = {
    "api",
    "directory",
    "embedding",
    "files",
    "guide",
    "healthz",
    "journeys",
    "open311",
    "openreferral",
    "pages",
    "paper",
    "saving",
    "schemas",
    "sitemap",
    "short_address",
}
"""The blueprints that are everybody's. What they have for staff alone is in the table none the less."""

Ways = dict[str, set[str]]


@pytest.fixture(scope="module")
def cookies(sample_app: Flask) -> dict[str, str]:
    """The cookie of each who is signed in."""
    found = {}
    for name in VIEWERS:
        client = Client(sample_app)
        assert sign_in(client, name).status == 200
        cookie = client.http.get_cookie("frontdoor")
        assert cookie is not None
        found[name] = cookie.value
    return found


@pytest.fixture
def ways(sample_app: Flask) -> Ways:
    """The methods that each route takes."""
    found: Ways = {}
    for rule in sample_app.url_map.iter_rules():
        found.setdefault(rule.endpoint, set()).update((rule.methods or set()) & {"GET", "POST"})
    return found


@pytest.fixture
def ask(
    sample_app: Flask, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str, Line], TestResponse]:
    """ask("Bola", "POST", line) asks it as her."""
    monkeypatch.setattr(Database, "writing", _keeping_nothing)
    away = replace(sample_app.extensions["settings"], oidc_url="http://127.0.0.1:9")
    monkeypatch.setitem(sample_app.extensions, "oidc", Provider(away))

    def asked(name: str, method: str, line: Line) -> TestResponse:
        client = Client(sample_app)
        if name != NOBODY:
            client.http.set_cookie("frontdoor", cookies[name])
        typed = {**line.typed, "csrf_token": client._token()} if method == "POST" else None
        return client.http.open(line.address, method=method, data=typed)

    return asked


@contextmanager
def _keeping_nothing(database: Database) -> Iterator[Session]:
    with Session(database.engine, expire_on_commit=False) as session:
        yield session
        session.flush()


def outcome(answer: TestResponse) -> str:
    if answer.status_code == 403 or "/staff/sign-in?to=" in answer.headers.get("Location", ""):
        return "refused"
    return "allowed" if answer.status_code in (200, 302, 303, 422) else f"answered {answer.status}"


def test_every_route_of_the_staff_side_is_in_the_table(ways: Ways) -> None:
    not_public = {route for route in ways if route.partition(".")[0] not in PUBLIC}
    missing = not_public - {line.route for line in TABLE}
    assert not missing, "Add a line to TABLE in tests/app/staff/test_levels.py for each of these routes"


def test_everything_under_staff_is_behind_the_door_of_the_staff_side(sample_app: Flask) -> None:
    under = {rule.endpoint for rule in sample_app.url_map.iter_rules() if "/staff" in rule.rule}
    assert {endpoint.partition(".")[0] for endpoint in under} == {"staff"}


@pytest.mark.parametrize("line", TABLE, ids=lambda line: f"{line.route} {line.address}")
def test_each_may_use_what_the_table_says_and_nothing_else(
    ask: Callable[[str, str, Line], TestResponse], ways: Ways, line: Line
) -> None:
    wrong = [
        f"{LEVELS.get(name, NOBODY)} ({name}), {method} {line.address}: {found}, should be {expected}"
        for method in sorted(ways[line.route])
        for name in sorted(EVERYBODY)
        if (found := outcome(ask(name, method, line)))
        != (expected := "allowed" if name in line.may else "refused")
    ]
    assert not wrong, "\n".join(wrong)
