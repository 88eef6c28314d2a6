"""Every page that is not a form's: a route that nobody lists here fails, so none is added unchecked."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from app.languages import LANGUAGES
from app.models import SearchTally
from directory.keys import key_of
from directory.slugs import id_for
from tests.accessibility import faults
from tests.accessibility.chromium import press
from tests.accessibility.engine import everything_wrong
from tests.accessibility.staff import sign_in
from tests.drafts import CHANGES, DRAFTS, OWN

SHIFT = key_of(
    "duty_shift",
    {"team": "emergency-duty", "person": "brendan-ohalloran", "starts_at": "2026-11-02 08:30:00+00:00"},
)
PLACES = {
    "pages.home": ["/"],
    "pages.help": ["/help"],
    "pages.privacy": ["/privacy"],
    "pages.cookies": ["/cookies"],
    "pages.accessibility_statement": ["/accessibility-statement"],
    "pages.service_standards": ["/service-standards"],
    "journeys.every_form": ["/forms"],
    "saving.come_back": ["/forms/come-back", "/forms/come-back?code=CDFH-3479-KMNP"],
    "saving.lost_link": ["/forms/come-back/lost-link"],
    "saving.link_sent": ["/forms/come-back/link-sent"],
    "journeys.sent": ["/forms/report-missed-bin/sent/CCC-CCC-CCCC"],
    "directory.home": [
        "/directory",
        "/directory?q=bins",
        "/directory?q=binns",
        "/directory?q=zzxxqq",
        "/directory?q=homeless",
        "/directory?q=help&near=ZZ2&free=yes",
        "/directory?q=help&near=nowhere",
    ],
    "directory.told": ["/directory/list?service=blue-badge&service=bins-and-recycling"],
    "directory.a_to_z": ["/directory/a-to-z"],
    "directory.service": [
        "/directory/services/bins-and-recycling",
        "/directory/services/complaints",
        "/directory/services/no-such",
    ],
    "directory.team": ["/directory/teams/waste", "/directory/teams/admissions"],
    "directory.role": [
        "/directory/roles/adaptations-officer",
        "/directory/roles/enviro-crime-officer",  # vacant
        "/directory/roles/allotments-officer",  # vacant and covered
    ],
    "directory.location": ["/directory/locations/dock-lane-recycling-centre"],
    "directory.organisation": [
        "/directory/organisations/council",
        "/directory/organisations/brook-and-vale-housing",
    ],
    "directory.wrong": ["/directory/services/bins-and-recycling/wrong"],
    "directory.wrong_sent": ["/directory/teams/waste/wrong/sent"],
    "directory.ask_owner": ["/directory/locations/town-hall/still-right/2026-11-26/no-such"],
    "directory.print_choices": ["/directory/print"],
    "embedding.box": ["/embed"],
    "directory.topic": ["/directory/topics/adult-care"],
    "guide.index": ["/guide"],
}
FOR_STAFF = {
    "staff.sign_in": ["/staff/sign-in"],
    "staff.every_account": ["/staff/accounts"],
    "staff.change_account": ["/staff/accounts/change/Amina"],
    "staff.remove_account": ["/staff/accounts/remove/Amina"],
    "staff.desk": ["/staff", "/staff?q=my+bin+is+full", "/staff?q=homeless", "/staff?q=zzxxqq"],
    "staff.forms": ["/staff/forms"],
    "staff.hand_over": ["/staff/caller"],
    "staff.call_back": ["/staff/caller/bins-and-recycling/call-back"],
    "staff.call_backs": ["/staff/call-backs"],
    "staff.script": ["/staff/forms/report-missed-bin/script", "/staff/forms/make-a-complaint/script"],
    "staff.check": ["/staff/check?whose=all"],
    "staff.page_reports": ["/staff/reports"],
    "staff.page_report": ["/staff/reports/1"],
    "staff.figures": ["/staff/figures?months=3"],
    "staff.lay_word": ["/staff/figures/words/0a1b"],
    "staff.edit_find": ["/staff/edit", "/staff/edit?q=bins"],
    "staff.edit_new": ["/staff/edit/role/new"],
    "staff.edit": ["/staff/edit/service/bins-and-recycling"],
    "staff.edit_part": [
        "/staff/edit/service/bins-and-recycling/topics",
        "/staff/edit/service/bins-and-recycling/words-es",
        "/staff/edit/location/dock-lane-recycling-centre/hours",
    ],
    "staff.edit_item": ["/staff/edit/team/waste/contacts/new"],
    "staff.edit_remove_item": [f"/staff/edit/team/waste/contacts/{id_for('contact', 'waste-team')}/remove"],
    "staff.edit_remove": ["/staff/edit/team/waste/remove"],
    "staff.bulk": ["/staff/edit/bulk?team=waste"],
    "staff.drafts": ["/staff/drafts"],
    "staff.draft": [f"/staff/drafts/{DRAFTS[OWN]}"],
    "staff.preview": [f"/staff/drafts/{DRAFTS[OWN]}/preview"],
    "staff.publish_later": [f"/staff/drafts/{DRAFTS[OWN]}/later"],
    "staff.discard_draft": [f"/staff/drafts/{DRAFTS[OWN]}/discard"],
    "staff.history": ["/staff/history"],
    "staff.history_of": ["/staff/history/service/bins-and-recycling"],
    "staff.undo_change": [f"/staff/history/undo/{CHANGES[OWN]}"],
    "staff.end_call": ["/staff/forms/report-missed-bin/end"],
    "staff.find_people": ["/staff/people", "/staff/people?q=recycling"],
    "staff.person": ["/staff/people/abena-owusu"],
    "staff.edit_person": ["/staff/people/abena-owusu/edit"],
    "staff.change_photo": ["/staff/people/abena-owusu/photo"],
    "staff.person_left": ["/staff/people/brendan-ohalloran/left"],
    "staff.new_absence": ["/staff/people/abena-owusu/absences/new"],
    "staff.absences": ["/staff/absences?month=2026-12"],
    "staff.teams": ["/staff/teams"],
    "staff.team": ["/staff/teams/emergency-duty"],
    "staff.team_rota": ["/staff/teams/housing-options/rota?week=2026-12-07"],
    "staff.new_shift": ["/staff/teams/waste/rota/new"],
    "staff.remove_shift": [f"/staff/teams/emergency-duty/rota/{SHIFT}/remove"],
}
NOT_THERE = ["/no-such-page"]
FAULTS = [f"/faults/{page}" for page in faults.PAGES]
WALKED_BY_THE_FORMS = {
    "journeys.start",
    "journeys.begin",
    "journeys.question",
    "journeys.remove",
    "journeys.tasks",
    "saving.save",
    "saving.found",
    "journeys.check",
}
LOOKED_AT_ONCE = {"guide.page", "guide.example"}  # in test_every_guide_page.py
NOT_PAGES = {
    "directory.suggest",
    "directory.changes",
    "directory.leaflet",
    "directory.printed",
    "files.fetch",
    "guide.payload_schema",
    "healthz",
    "open311.definition",
    "open311.discovery",
    "open311.services",
    "openreferral.about",
    "openreferral.description",
    "openreferral.nothing",
    "openreferral.organization",
    "openreferral.organizations",
    "openreferral.service",
    "openreferral.service_at_location",
    "openreferral.service_at_locations",
    "openreferral.services",
    "openreferral.taxonomies",
    "openreferral.taxonomy",
    "openreferral.taxonomy_term",
    "openreferral.taxonomy_terms",
    "paper.form",
    "schemas.form_schema",
    "sitemap.index",
    "sitemap.part",
    "sitemap.robots",
    "short_address",
    "staff.back_from_council",
    "staff.to_council",
    "staff.figures_csv",
    "staff.absences_calendar",
    "staff.change_absence",  # as staff.new_absence
    "staff.remove_absence",  # as staff.remove_shift
    "staff.new_person",  # as staff.edit_person
    "staff.person_card",
    "staff.person_photo",
}


def test_every_route_is_looked_at(whole_app: Flask) -> None:
    routes = {
        rule.endpoint for rule in whole_app.url_map.iter_rules() if rule.methods and "GET" in rule.methods
    }
    assert routes - WALKED_BY_THE_FORMS - LOOKED_AT_ONCE - NOT_PAGES == {*PLACES, *FOR_STAFF, "faults.fault"}


def test_every_error_page_is_looked_at(whole_app: Flask) -> None:
    shown = {name.removeprefix("errors/").removesuffix(".html") for name in _error_templates(whole_app)}
    assert shown == set(faults.PAGES)


def _error_templates(app: Flask) -> list[str]:
    every = app.jinja_env.list_templates()
    return [name for name in every if name.startswith("errors/") and name != "errors/layout.html"]


def _parts(places: dict[str, list[str]]) -> list[str]:
    """The blueprints of these places: a test of each, so that the processors can share them."""
    return sorted({endpoint.partition(".")[0] for endpoint in places})


def _of_part(places: dict[str, list[str]], part: str) -> list[str]:
    """The addresses of one blueprint."""
    of_it = [addresses for endpoint, addresses in places.items() if endpoint.partition(".")[0] == part]
    return [address for addresses in of_it for address in addresses]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", _parts(PLACES))
def test_every_page_is_accessible(browser: Chrome, site: str, part: str, language: str) -> None:
    _look_at(browser, site, language, _of_part(PLACES, part))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_is_accessible(browser: Chrome, site: str, language: str) -> None:
    _look_at(browser, site, language, NOT_THERE + FAULTS)


@pytest.fixture
def at_work(browser: Chrome, site: str, whole_app: Flask) -> Chrome:
    """The browser of somebody who works here and has a caller on the line, who needs several things. Others
    have searched for grommets.
    """
    words = whole_app.extensions["keys"].seal(b"grommets")
    with whole_app.extensions["database"].writing() as session:
        session.merge(SearchTally(day=date.today(), language="en", digest="0a1b", sealed=words, searches=3))
    sign_in(browser, site)
    for service in ("bins-and-recycling", "blue-badge"):
        browser.get(f"{site}/staff?open={service}")
        press(browser, browser.find_element(By.CSS_SELECTOR, "form[action='/staff/caller/add'] button"))
    browser.get(f"{site}/staff/forms")
    take_call = "form[action='/staff/forms/report-missed-bin/call'] button"
    press(browser, browser.find_element(By.CSS_SELECTOR, take_call))
    return browser


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", _parts(FOR_STAFF))
def test_every_page_for_staff_is_accessible(at_work: Chrome, site: str, part: str, language: str) -> None:
    on_the_line = "/forms/report-missed-bin/collection-address"
    at_work.get(site + on_the_line)
    assert "Amina" in at_work.find_element(By.CLASS_NAME, "staff-bar").text
    _look_at(at_work, site, language, [*_of_part(FOR_STAFF, part), on_the_line])


def _look_at(browser: Chrome, site: str, language: str, addresses: list[str]) -> None:
    home = site if language == "en" else f"{site}/{language}"
    wrong: list[str] = []
    for address in addresses:
        browser.get(home + address)
        wrong.extend(f"{address}: {each}" for each in everything_wrong(browser))
    assert not wrong, "\n".join(wrong)
