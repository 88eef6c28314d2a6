"""What pages tell search engines: right words of schema.org, and nothing that is for staff."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any

from directory.models import CostOption, Service, ServiceArea
from tests.app.browser import Client, Page
from tests.factories import (
    a_contact,
    a_location,
    a_schedule,
    a_service,
    a_service_at_location,
    a_team,
    a_topic,
    a_translation,
    an_organisation,
)

ThereIs = Callable[..., None]


def told(page: Page) -> dict[str, Any]:
    scripts = page.soup.select('script[type="application/ld+json"]')
    assert len(scripts) == 1
    read: dict[str, Any] = json.loads(scripts[0].get_text())
    assert read["@context"] == "https://schema.org"
    return read


def bins() -> Service:
    """A service with a secret in every field that is not for everyone."""
    council = an_organisation("Wendle Vale Council", slug="council")
    service = a_service(
        "Bins",
        organisation=council,
        team=a_team(organisation=council, contacts=[a_contact("secret-desk", public=False, name="SECRET")]),
        topics=[a_topic("Rubbish")],
        eligibility="Everyone.",
        minimum_age=18,
        languages=["en", "ar"],
        contacts=[
            a_contact(hours="MO-FR 09:00-17:00;SA 22:00-06:00;SU 00:00-24:00", email="bins@example.org")
        ],
        owner_email="SECRET@example.org",
        assurer_email="SECRET@example.org",
        tell_callers="SECRET",
        lay_words=["SECRET"],
        external_identifier="SECRET",
    )
    service.cost_options = [CostOption(option="Second bin", amount=Decimal("34.50"), currency="GBP")]
    service.service_areas = [ServiceArea(name="Wendle Vale")]
    place = a_location(latitude=52.5, longitude=-0.9, step_free="yes", description="With a ramp.")
    place.schedules = [a_schedule("MO", valid_from=date(2026, 4, 1), closes_at=time(12, 30))]
    service.service_at_locations = [a_service_at_location(service, place)]
    return service


def test_a_service_is_told_as_a_government_service(client: Client, there_is: ThereIs) -> None:
    there_is(bins())
    service = told(client.get("/directory/services/bins"))
    assert (service["@type"], service["name"]) == ("GovernmentService", "Bins")
    assert service["url"].endswith("/directory/services/bins")
    assert service["url"].startswith("http")
    assert service["provider"]["@type"] == "GovernmentOrganization"
    assert service["serviceOperator"]["name"] == "Waste team"
    assert service["areaServed"] == [{"@type": "AdministrativeArea", "name": "Wendle Vale"}]
    assert service["offers"] == [
        {"@type": "Offer", "name": "Second bin", "price": "34.50", "priceCurrency": "GBP"}
    ]
    assert service["audience"]["suggestedMinAge"] == 18
    phone, place = service["availableChannel"]
    assert phone["servicePhone"]["telephone"] == "+441632960100"
    assert phone["availableLanguage"] == ["en", "ar"]
    assert place["serviceLocation"]["address"]["postalCode"] == "EX1 1AA"
    assert place["serviceLocation"]["amenityFeature"][0]["value"] is True


def test_hours_are_told_as_they_are_kept(client: Client, there_is: ThereIs) -> None:
    there_is(bins())
    phone, place = told(client.get("/directory/services/bins"))["availableChannel"]
    week, night, day = phone["servicePhone"]["hoursAvailable"]
    assert (week["opens"], week["closes"], len(week["dayOfWeek"])) == ("09:00", "17:00", 5)
    assert (night["opens"], night["closes"]) == ("22:00", "06:00")
    assert (day["opens"], day["closes"]) == ("00:00", "23:59")
    assert place["serviceLocation"]["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday"],
            "opens": "09:00",
            "closes": "12:30",
            "validFrom": "2026-04-01",
        }
    ]


def test_every_kind_of_thing_is_told_as_what_it_is(client: Client, there_is: ThereIs) -> None:
    there_is(
        bins(), an_organisation("Food bank", website="https://food.example", contacts=[a_contact("food")])
    )
    place = told(client.get("/directory/locations/town-hall"))
    assert (place["@type"], place["geo"]["latitude"]) == ("Place", 52.5)
    assert told(client.get("/directory/organisations/council"))["@type"] == "GovernmentOrganization"
    partner = told(client.get("/directory/organisations/food-bank"))
    assert (partner["@type"], partner["sameAs"]) == ("Organization", "https://food.example")
    assert partner["contactPoint"][0]["telephone"] == "+441632960100"
    team = told(client.get("/directory/teams/waste-team"))
    assert team["parentOrganization"]["name"] == "Wendle Vale Council"


def test_what_is_not_public_is_told_nobody(client: Client, there_is: ThereIs) -> None:
    there_is(bins())
    for path in ("services/bins", "teams/waste-team", "organisations/council", "locations/town-hall"):
        assert "SECRET" not in json.dumps(told(client.get(f"/directory/{path}")))


def test_nothing_that_is_told_can_end_the_script(client: Client, there_is: ThereIs) -> None:
    there_is(a_service("Bins", description="</script><script>alert(1)</script><!-- <script>"))
    page = client.get("/directory/services/bins")
    assert told(page)["description"] == "</script><script>alert(1)</script><!-- <script>"
    assert "alert(1)</script>" not in page.source


def test_it_is_told_in_the_language_of_the_page(client: Client, there_is: ThereIs) -> None:
    service = a_service("Bins")
    there_is(service, a_translation(service, "es", text="Basura", reviewed_by="Lucía"))
    told_in_spanish = told(client.get("/es/directory/services/bins"))
    assert told_in_spanish["name"] == "Basura"
    assert told_in_spanish["url"].endswith("/es/directory/services/bins")


def test_the_whole_sample_council_can_be_told(sample: Client) -> None:
    links = list(_links(sample, "/directory/a-to-z"))[::12]
    assert len(links) > 10
    for link in links:
        assert told(sample.get(link))["@type"] in ("GovernmentService", "Service")


def _links(sample: Client, path: str) -> Iterator[str]:
    for link in sample.get(path).soup.select("main a[href*='/services/']"):
        yield str(link["href"])
