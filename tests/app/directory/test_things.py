"""A page for each thing: what it is, who answers for it, and how to reach them now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from flask import Flask

from directory.models import CostOption
from tests.app.browser import Client, Page
from tests.factories import (
    a_contact,
    a_location,
    a_person,
    a_role,
    a_schedule,
    a_service,
    a_service_at_location,
    a_team,
    a_topic,
    an_absence,
    an_organisation,
)

ThereIs = Callable[..., None]
At = Callable[[str], None]
PAGES = (
    "/directory/teams/waste-team",
    "/directory/roles/recycling-officer",
    "/directory/locations/town-hall",
    "/directory/organisations/council",
)


def said(page: Page) -> str:
    """What the main part of the page says, with a space wherever a new element begins."""
    assert page.soup.main is not None
    return " ".join(page.soup.main.stripped_strings)


def test_a_service_says_what_it_is_for_whom_and_what_it_costs(client: Client, there_is: ThereIs) -> None:
    bins = a_service(fees="The first bin is free.", minimum_age=18, application_process="Have your postcode.")
    bins.cost_options = [
        CostOption(option="Second bin", amount=Decimal("34.50"), amount_description="A year")
    ]
    there_is(bins)
    text = client.get("/directory/services/bins-and-recycling").text
    for words in (
        "We empty your bins.",
        "You must be 18 or over.",
        "The first bin is free.",
        "£34.50",
        "A year",
    ):
        assert words in text
    assert "Have your postcode." in text


def test_an_age_that_the_words_say_already_is_not_said_twice(client: Client, there_is: ThereIs) -> None:
    there_is(a_service(minimum_age=18, eligibility="Anyone aged 18 or over."))
    assert "You must be" not in client.get("/directory/services/bins-and-recycling").text


def test_a_service_leads_to_its_forms(client: Client, there_is: ThereIs) -> None:
    there_is(a_service())
    page = client.get("/directory/services/bins-and-recycling").click("Report a missed bin")
    assert page.url == "/forms/report-missed-bin"


def test_a_number_is_a_link_that_a_telephone_can_dial(client: Client, there_is: ThereIs) -> None:
    bins = a_service()
    there_is(bins, a_contact(service_id=bins.id, text_relay=True))
    page = client.get("/directory/services/bins-and-recycling")
    link = page.soup.select_one("a[href='tel:+441632960100']")
    assert link is not None
    assert str(link.find("bdi")) == '<bdi dir="ltr">01632 960 100</bdi>'
    assert "type 18001 before the number" in page.text


def test_a_contact_that_is_not_public_is_not_shown(client: Client, there_is: ThereIs) -> None:
    bins = a_service()
    there_is(bins, a_contact(service_id=bins.id, public=False, email="private@bins.example"))
    page = client.get("/directory/services/bins-and-recycling")
    assert "private@bins.example" not in page.source
    assert "How to reach us" in page.text


def test_a_service_without_its_own_number_gives_its_teams(client: Client, there_is: ThereIs) -> None:
    waste = a_team()
    there_is(waste, a_service(team=waste), a_contact(team_id=waste.id, email="waste@council.example"))
    assert "waste@council.example" in client.get("/directory/services/bins-and-recycling").text


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-03-02 10:00", "Open now until 5pm"),
        ("2026-03-02 08:59", "Closed now, opens today at 9am"),
        ("2026-03-02 17:00", "Closed now, opens tomorrow at 9am"),
        ("2026-03-06 18:00", "Closed now, opens Monday at 9am"),
        ("2026-03-29 12:00", "Closed now, opens tomorrow at 9am"),
    ],
)
def test_whether_it_is_open_is_told_for_this_very_moment(
    client: Client, there_is: ThereIs, at: At, moment: str, words: str
) -> None:
    bins = a_service()
    there_is(bins, a_contact(service_id=bins.id))
    at(moment)
    page = client.get("/directory/services/bins-and-recycling")
    assert words in page.text
    assert "Monday to Friday: 9am to 5pm" in page.text


def test_a_line_that_is_answered_day_and_night_says_so(client: Client, there_is: ThereIs) -> None:
    bins = a_service()
    there_is(bins, a_contact(service_id=bins.id, hours="MO-SU 00:00-24:00"))
    text = client.get("/directory/services/bins-and-recycling").text
    assert "Open now, day and night" in text
    assert "Every day: open all day and all night" in text


def test_a_place_that_never_closes_and_a_day_that_it_does_each_read_as_a_whole(
    client: Client, there_is: ThereIs
) -> None:
    hall, bins = a_location(), a_service()
    week = "MO,TU,WE,TH,FR,SA"
    there_is(
        hall,
        bins,
        a_schedule(week, location_id=hall.id, opens_at=time(0), closes_at=time(0)),
        a_schedule(week, service_id=bins.id, opens_at=time(0), closes_at=time(0)),
    )
    place = said(client.get("/directory/locations/town-hall"))
    assert "Monday to Saturday Open all day and all night Sunday Closed" in place
    service = client.get("/directory/services/bins-and-recycling").text
    assert "Monday to Saturday: open all day and all night" in service
    assert "Sunday: closed" in service


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("01632 960715", "01632 960 715"),
        ("+44 1632 960 715", "01632 960 715"),
        ("0808 1570142", "0808 157 0142"),
        ("07700900206", "07700 900 206"),
        ("(020) 79460123", "020 7946 0123"),
        ("999", "999"),
        ("116 123", "116 123"),
        ("+33 1 99 00 12 34", "+33 1 99 00 12 34"),
        ("01632", "01632"),
        ("ask at the desk", "ask at the desk"),
        ("0000000", "0000000"),
    ],
)
def test_however_a_number_is_stored_it_is_shown_in_one_form(
    client: Client, there_is: ThereIs, stored: str, shown: str
) -> None:
    bins = a_service()
    there_is(bins, a_contact(service_id=bins.id, phones=[{"number": stored}]))
    page = client.get("/directory/services/bins-and-recycling")
    assert [link.get_text() for link in page.soup.select("#reach ~ .directory-contact a")] == [shown]


def test_the_council_s_own_numbers_are_shown_in_the_same_form(app: Flask, client: Client) -> None:
    council = app.extensions["council"]
    number = {"number": "+441632960111"}
    lines, urgent = ([replace(line, **number) for line in found] for found in (council.lines, council.urgent))
    app.extensions["council"] = replace(council, lines=tuple(lines), urgent=tuple(urgent))
    for address in ("/directory", "/directory/services/no-such"):
        main = said(client.get(address))
        assert "01632 960 111" in main
        assert "+44" not in main


def test_summer_time_is_londons(client: Client, there_is: ThereIs, at: At) -> None:
    bins = a_service()
    there_is(bins, a_contact(service_id=bins.id))
    at("2026-07-01 16:30")
    assert "Open now until 5pm" in client.get("/directory/services/bins-and-recycling").text


def test_every_post_says_plainly_who_answers_for_it(client: Client, there_is: ThereIs) -> None:
    amina, bashir = a_person("Amina Yusuf"), a_person("Bashir Khan")
    waste = a_team()
    there_is(
        waste,
        a_role("Filled", team=waste, person=amina),
        a_role("Away", team=waste, person=amina, covered_by=bashir),
        a_role("Vacant", team=waste),
        a_role("Vacant and covered", team=waste, covered_by=bashir),
    )
    page = client.get("/directory/teams/waste-team")
    assert "Filled Amina Yusuf" in page.text
    assert "Away Amina Yusuf is away. Bashir Khan covers this post." in page.text
    assert "Vacant This post is vacant. Contact the team instead." in page.text
    assert "Vacant and covered This post is vacant. Bashir Khan covers it." in page.text
    assert "This post is vacant." in page.click("Vacant").text


def test_who_covers_somebody_who_is_away_today_is_said_but_not_why_nor_until_when(
    client: Client, there_is: ThereIs, at: At
) -> None:
    amina, bashir = a_person("Amina Yusuf"), a_person("Bashir Khan")
    waste = a_team()
    first, last = date(2026, 3, 2), date(2026, 3, 13)
    there_is(
        a_role("Officer", team=waste, person=amina),
        an_absence(amina, first, last, bashir),
        an_absence(bashir, last, last),
    )
    for address in ("/directory/roles/officer", "/directory/teams/waste-team"):
        text = client.get(address).text
        assert "Amina Yusuf is away. Bashir Khan covers this post." in text
        assert "13" not in text
    at("2026-03-13 10:00")
    assert "Amina Yusuf is away. Contact the team instead." in client.get("/directory/roles/officer").text
    at("2026-03-14 10:00")
    assert "away" not in client.get("/directory/roles/officer").text


def test_the_post_whose_address_owns_the_service_is_responsible(client: Client, there_is: ThereIs) -> None:
    waste = a_team()
    manager = a_role("Waste manager", team=waste, person=a_person("Amina Yusuf"))
    officer = a_role("Waste officer", team=waste, person=a_person("Bashir Khan"))
    mail = a_contact("manager", role_id=manager.id, public=False, email="manager@council.example")
    there_is(waste, manager, officer, mail, a_service(team=waste, owner_email="manager@council.example"))
    text = client.get("/directory/services/bins-and-recycling").text
    assert "Amina Yusuf" in text
    assert "Bashir Khan" not in text
    assert "manager@council.example" not in text


def test_a_page_that_was_not_checked_for_too_long_says_so(client: Client, there_is: ThereIs, at: At) -> None:
    there_is(a_service(assured_date=date(2026, 1, 5), check_every=12))
    for day in ("2026-03-02", "2027-04-04"):
        at(f"{day} 10:00")
        text = client.get("/directory/services/bins-and-recycling").text
        assert "We last checked this page on 5 January 2026." in text
        assert "call us before" not in text
    at("2027-04-05 10:00")
    text = client.get("/directory/services/bins-and-recycling").text
    assert "5 January 2026. That is longer ago than it should be, so call us before you rely on it." in text


def test_every_page_says_when_it_was_checked_itself(client: Client, there_is: ThereIs) -> None:
    day = {"assured_date": date(2026, 2, 7)}
    council = an_organisation("Council", **day)
    waste = a_team(organisation=council, **day)
    role = a_role(team=waste, assured_date=None)
    there_is(council, a_location(**day), waste, role, a_service(team=waste, assured_date=date(2024, 1, 5)))
    for address in PAGES:
        text = client.get(address).text
        assert ("We last checked this page on 7 February 2026." in text) == (address != PAGES[1])
        assert ("Nobody has checked this page yet" in text) == (address == PAGES[1])


def test_every_page_leads_to_the_forms_of_its_services(client: Client, there_is: ThereIs) -> None:
    council, hall = an_organisation("Council"), a_location()
    waste = a_team(organisation=council)
    bins = a_service(team=waste, organisation=council)
    there_is(council, hall, waste, a_role(team=waste), bins, a_service_at_location(bins, hall))
    for address in PAGES:
        assert client.get(address).click("Report a missed bin").url == "/forms/report-missed-bin"


def test_a_job_shows_the_services_it_answers_for_and_no_others(client: Client, there_is: ThereIs) -> None:
    waste = a_team()
    manager, officer = a_role("Manager", team=waste), a_role("Recycling officer", team=waste)
    mail = a_contact("manager", role_id=manager.id, public=False, email="manager@council.example")
    owned = a_service("Tips", team=waste, owner_email="manager@council.example")
    there_is(waste, manager, officer, mail, owned, a_service(team=waste))
    assert client.get("/directory/roles/manager").click("Tips").h1 == "Tips"
    page = client.get("/directory/roles/recycling-officer")
    assert "Tips" not in page.text
    assert page.click("Bins and recycling").h1 == "Bins and recycling"


def test_a_place_names_who_is_responsible_for_what_is_done_there(client: Client, there_is: ThereIs) -> None:
    hall, waste, advice = a_location(), a_team(), an_organisation()
    bins, tips = a_service(team=waste), a_service("Tips", team=waste)
    debts = a_service("Help with debts", organisation=advice)
    places = [a_service_at_location(one, hall) for one in (bins, tips, debts)]
    there_is(hall, waste, advice, *places)
    page = client.get("/directory/locations/town-hall")
    assert "Who is responsible Organisation Citizens Advice Exampleton Team Waste team" in said(page)
    assert page.click("Waste team").h1 == "Waste team"


def test_a_page_without_a_number_of_its_own_gives_the_nearest(client: Client, there_is: ThereIs) -> None:
    council = an_organisation("Council")
    line = a_contact("council-line", organisation_id=council.id, email="hello@council.example")
    waste = a_team(organisation=council)
    there_is(council, line, waste, a_role(team=waste), a_location(), an_organisation("Friends"))
    for address in ("/directory/teams/waste-team", "/directory/roles/recycling-officer"):
        assert "Council 01632 960 100 Open now until 5pm" in said(client.get(address))
    for address in ("/directory/locations/town-hall", "/directory/organisations/friends"):
        assert "How to reach us 01632 960 100 Monday to Friday" in said(client.get(address))


def test_a_service_that_ended_says_so(client: Client, there_is: ThereIs) -> None:
    there_is(a_service(status="inactive"))
    assert "We do not do this any more." in client.get("/directory/services/bins-and-recycling").text
    assert "Bins and recycling" not in client.get("/directory/a-to-z").text


def test_if_we_cannot_help_somebody_else_is_named(client: Client, there_is: ThereIs) -> None:
    advice = an_organisation()
    line = a_contact("advice-line", organisation_id=advice.id, phones=[{"number": "0808 157 0101"}])
    there_is(advice, line, a_service(if_we_cannot_help=["organisation:citizens-advice-exampleton"]))
    page = client.get("/directory/services/bins-and-recycling")
    assert "0808 157 0101" in page.text
    assert page.click("Citizens Advice Exampleton").h1 == "Citizens Advice Exampleton"


def test_a_place_tells_its_address_its_hours_and_how_to_get_in(client: Client, there_is: ThereIs) -> None:
    hall = a_location(step_free="partly", transportation="Bus 7.")
    bins = a_service()
    saturday = a_schedule("SA", location_id=hall.id, opens_at=time(10), closes_at=time(13))
    there_is(hall, bins, a_service_at_location(bins, hall), a_schedule(location_id=hall.id), saturday)
    page = client.get("/directory/locations/town-hall")
    for words in (
        "1 High Street Exampleton EX1 1AA",
        "Open now until 5pm",
        "Monday to Friday 9am to 5pm",
        "Saturday 10am to 1pm",
        "Sunday Closed",
        "You can get into part of it without steps.",
        "Bus 7.",
    ):
        assert words in said(page)
    back = page.click("Bins and recycling")
    assert "Where to go Town Hall" in back.text


def test_days_that_are_not_in_a_row_are_listed(client: Client, there_is: ThereIs) -> None:
    hall = a_location()
    there_is(hall, a_schedule("MO,TU,TH,FR", location_id=hall.id))
    page = client.get("/directory/locations/town-hall")
    assert "Monday, Tuesday, Thursday and Friday 9am to 5pm" in said(page)


def test_a_topic_leads_to_its_services_and_to_narrower_topics(client: Client, there_is: ThereIs) -> None:
    wide = a_topic("Environment")
    narrow = a_topic("Bins", parent_id=wide.id)
    there_is(wide, narrow, a_service(topics=[narrow]))
    page = client.get("/directory").click("Environment").click("Bins").click("Bins and recycling")
    assert page.h1 == "Bins and recycling"
    assert page.click("Bins").h1 == "Bins"


def test_the_a_to_z_jumps_to_each_letter(client: Client, there_is: ThereIs) -> None:
    there_is(a_service(), a_service("Allotments"), a_service("16 to 19 bursary"))
    page = client.get("/directory/a-to-z")
    letters = [str(link["href"]) for link in page.soup.select(".directory-letters a")]
    assert letters == ["#letter-0", "#letter-a", "#letter-b"]
    assert page.click("Allotments").h1 == "Allotments"


def test_a_thing_that_is_not_there_offers_what_is_most_like_it(client: Client, there_is: ThereIs) -> None:
    there_is(a_service())
    page = client.get("/directory/services/bins-recycling")
    assert page.status == 404
    assert page.value("q") == "bins recycling"
    assert page.click("Bins and recycling").status == 200


def test_the_form_that_people_come_for_stands_first_and_alone_among_results(sample: Client) -> None:
    telling, missed = "Tell us how to communicate with you", "Report a missed bin"
    page = sample.get("/directory/services/bins-and-recycling")
    assert page.text.index(missed) < page.text.index(telling)
    found = sample.get("/directory?q=bin+collection").text
    assert missed in found
    assert telling not in found
    assert telling in sample.get("/directory?q=sign+language+interpreter").text


def test_the_team_that_empties_bins_offers_to_report_a_missed_one(sample: Client) -> None:
    page = sample.get("/directory/teams/waste").click("Report a missed bin")
    assert page.url == "/forms/report-missed-bin"


def test_every_link_of_the_sample_council_leads_somewhere(sample: Client) -> None:
    seen: set[str] = set()
    for start in ("/directory/services/bins-and-recycling", "/directory/locations/eastmere-hub"):
        for link in sample.get(start).soup.select("main a[href^='/directory/']"):
            seen.add(str(link["href"]))
    assert len(seen) > 10
    for address in seen:
        assert sample.get(address).status == 200


def test_a_form_for_several_services_is_on_the_page_of_each_and_knows_which_it_came_from(
    client: Client, there_is: ThereIs
) -> None:
    there_is(*(a_service(slug.title(), slug=slug) for slug in ("graffiti", "potholes", "parks")))
    assert "Report a problem in the street" not in client.get("/directory/services/parks").text
    assert client.get("/directory/services/potholes").click("Report a problem in the street").h1
    start = client.get("/directory/services/graffiti").click("Report a problem in the street")
    assert start.click("Start now").h1 == "Does it insult people for who they are?"
