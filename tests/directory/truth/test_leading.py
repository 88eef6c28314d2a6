"""What leads nowhere: partners, forms and posts that are no longer there."""

from __future__ import annotations

from datetime import date

from directory.truth import Form
from tests.factories import a_contact, a_person, a_role, a_service, a_team, an_organisation

from .conftest import Findings, entries


def test_a_partner_that_is_gone_or_has_ended_is_named(findings: Findings) -> None:
    service = a_service(
        if_we_cannot_help=["organisation:advice", "service:skips", "service:gone", "service:closed-today"]
    )
    skips = a_service("Skips", status="inactive")
    for_now = a_service("Closed today", status="temporarily closed")
    found = findings("partner-gone", service, skips, for_now, an_organisation("Advice"))
    assert [(one.slug, one.case, one.parts) for one in found] == [
        ("bins-and-recycling", "closed", {"partner": "Skips"}),
        ("bins-and-recycling", "", {"partner": "service:gone"}),
    ]


def test_a_form_whose_service_or_team_is_gone_is_named(findings: Findings) -> None:
    services = frozenset({"bins-and-recycling", "noise", "skips", "lost"})
    form = Form("report", "Report it", services)
    things = a_service(team=a_team()), a_service("Noise"), a_service("Skips", status="defunct")
    found = findings("form-without-a-team", *things, forms=(form,))
    assert [(one.kind, one.slug, one.case) for one in found] == [
        ("service", "noise", ""),
        ("form", "report", "gone"),
        ("service", "skips", "closed"),
    ]


def test_a_vacant_post_is_named_when_services_rely_on_it(findings: Findings) -> None:
    waste = a_team()
    mailbox = a_contact("post", email="post@x.example", public=False)
    vacant = a_role("Vacant", team=waste, contacts=[mailbox])
    not_needed = a_role("Not needed", team=waste)
    bins = a_service(team=waste, owner_email="post@x.example")
    [found] = findings("vacant-post", vacant, not_needed, bins)
    assert (found.slug, found.parts) == ("vacant", {"services": ["Bins and recycling"]})
    vacant.covered_by = a_person()
    assert findings("vacant-post", vacant) == []


def test_a_vacant_post_that_is_all_its_team_has_is_named(findings: Findings) -> None:
    waste = a_team()
    found = findings("vacant-post", a_role(team=waste), a_service(team=waste))
    assert entries(found) == ["role:recycling-officer"]


def test_somebody_who_has_left_and_still_fills_a_post_is_named(findings: Findings) -> None:
    waste = a_team()
    gone = a_person(left_on=date(2026, 11, 1))
    going = a_person("Tom Price", left_on=date(2026, 12, 1))
    roles = a_role(team=waste, person=gone, covered_by=going), a_role("Cover", team=waste, covered_by=gone)
    found = findings("person-left", *roles)
    assert [(one.slug, one.case) for one in found] == [("cover", "covers"), ("recycling-officer", "fills")]
