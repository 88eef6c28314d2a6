"""Ways to reach somebody: there is one, it can be dialled, it is the same everywhere and nobody's own."""

from __future__ import annotations

from typing import Any

import pytest

from directory.models import Contact
from tests.factories import a_contact, a_person, a_role, a_service, a_team, an_organisation

from .conftest import Findings, entries


def a_line(slug: str, number: str, **given: Any) -> Contact:
    return a_contact(slug, phones=[{"number": number}], **given)


def test_a_service_that_nobody_can_be_reached_about_is_named(findings: Findings) -> None:
    staff_only = a_service("Noise", contacts=[a_contact("noise", public=False)])
    by_its_team = a_service("Bins", team=a_team(contacts=[a_contact()]))
    assert entries(findings("no-contact", staff_only, by_its_team)) == ["service:noise"]


def test_a_partner_with_a_website_alone_can_be_reached(findings: Findings) -> None:
    reachable = an_organisation("Ombudsman", website="https://ombudsman.example")
    assert entries(findings("no-contact", reachable, an_organisation("Nobody"))) == ["organisation:nobody"]


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("01632 960 100", False),
        ("+44 1632 960100", False),
        ("101", False),
        ("116 123", False),
        ("0800 1111", False),
        ("+33 1 23 45 67 89", False),
        ("960 100", True),
        ("01632 960", True),
        ("ring us", True),
    ],
)
def test_a_number_that_cannot_be_dialled_is_named(findings: Findings, number: str, wrong: bool) -> None:
    found = findings("bad-number", a_service(contacts=[a_line("line", number, public=False)]))
    assert [one.parts for one in found] == ([{"number": number}] if wrong else [])


def test_a_public_contact_with_the_mobile_of_somebody_who_works_here_is_named(findings: Findings) -> None:
    andrzej = a_person("Andrzej Wolski", mobile="07700 900323")
    public = a_service(contacts=[a_line("own", "+44 (0)7700 900 323")])
    for_staff = a_service("Staff", contacts=[a_line("staff", "07700900323", public=False)])
    [found] = findings("own-mobile", andrzej, public, for_staff)
    assert (found.slug, found.parts) == (public.slug, {"number": "+44 (0)7700 900 323"})


def test_who_has_nothing_but_the_mobile_of_somebody_cannot_be_reached(findings: Findings) -> None:
    andrzej = a_person("Andrzej Wolski", mobile="07700 900323")
    found = findings("no-contact", andrzej, a_service("Noise", contacts=[a_line("own", "07700 900323")]))
    assert entries(found) == ["service:noise"]


def test_the_same_number_with_other_hours_is_named_at_each_of_its_places(findings: Findings) -> None:
    bins = a_service(contacts=[a_line("bins", "01632 960 100", hours="MO-FR 09:00-17:00")])
    noise = a_service("Noise", contacts=[a_line("noise", "+44 1632 960100", hours="MO-FR 08:00-17:00")])
    same = a_service(
        "Same", contacts=[a_line("same", "01632960100", hours="MO 09:00-17:00;TU-FR 9:00-17:00")]
    )
    silent = a_service("Silent", contacts=[a_line("silent", "01632 960 100", hours=None)])
    for_staff = a_service(
        "Staff", contacts=[a_line("staff", "01632 960 100", hours="SA 09:00-10:00", public=False)]
    )
    found = findings("different-hours", bins, noise, same, silent, for_staff)
    assert [(one.slug, one.parts["other"]) for one in found] == [
        ("bins-and-recycling", "Noise"),
        ("noise", "Bins and recycling"),
        ("same", "Noise"),
    ]


def test_a_team_that_has_another_number_on_the_page_of_its_service_is_named(findings: Findings) -> None:
    waste = a_team(contacts=[a_line("waste", "01632 960 100", name="Waste line")])
    stale = a_service(team=waste, contacts=[a_line("bins", "01632 960 200", name="waste  LINE")])
    own = a_service("Skips", team=waste, contacts=[a_line("skips", "01632 960 300", name="Skips line")])
    [found] = findings("different-numbers", stale, own)
    assert found.slug == "bins-and-recycling"
    assert found.parts == {"number": "01632 960 200", "team": "Waste team", "theirs": "01632 960 100"}


@pytest.mark.parametrize(
    ("address", "personal"),
    [
        ("amina.yusuf@council.example", True),
        ("ayusuf@council.example", True),
        ("someone.else@council.example", True),
        ("bins4exampleton@gmail.com", True),
        ("waste@council.example", False),
        ("waste.team@council.example", False),
        ("council.tax@council.example", False),
        ("recycling-officer@council.example", False),
    ],
)
def test_a_mailbox_of_one_person_is_named(findings: Findings, address: str, personal: bool) -> None:
    contact = a_contact(email=address)
    service = a_service("Council tax", contacts=[contact], owner_email=address)
    found = findings("personal-mailbox", service, a_team(), a_person("Amina Yusuf"))
    assert [one.parts for one in found] == ([{"address": address}] if personal else [])
    assert len(findings("personal-owner")) == len(found)


def test_a_mailbox_that_only_staff_see_may_be_a_persons_own(findings: Findings) -> None:
    contact = a_contact(email="amina.yusuf@council.example", public=False)
    assert findings("personal-mailbox", a_role(contacts=[contact])) == []
