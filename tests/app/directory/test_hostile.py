"""Whatever is typed, sent or kept: a page in plain words, and never a script."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.app.browser import Client
from tests.factories import a_contact, a_location, a_person, a_role, a_schedule, a_service, a_team

SCRIPT = "<script>alert('Hello')</script>"
TYPED = {
    "a script": SCRIPT,
    "a NUL": "bins%00",
    "a lone surrogate": "%ED%A0%80",
    "bytes that are not UTF-8": "%FF%FE",
    "10,000 letters": "a" * 10_000,
    "10,000 words": "a%20" * 10_000,
    "an override of direction": "%E2%80%AEsnib%E2%81%A6",
    "half a pair of quotation marks": '"bins',
    "a pattern": "*?[](){}^$|\\",
    "database words": "'; DROP TABLE service; --",
    "emoji": quote("🗑️👩‍👩‍👧"),
    "placeholders": "%25(words)s %25s {{7*7}}",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_whatever_is_typed_gets_a_page(sample: Client, typed: str) -> None:
    page = sample.get(f"/directory?q={typed}")
    assert page.status == 200
    assert not page.soup.select("main script")


@pytest.mark.parametrize("number", ["-1", "0", "abc", "1e9", "999999", "9" * 5_000, "1.5", "٣", ""])
def test_whatever_page_is_asked_for_gets_a_page(sample: Client, number: str) -> None:
    assert sample.get(f"/directory?q=housing&page={number}").status == 200


def test_a_kind_that_does_not_exist_is_everything(sample: Client) -> None:
    assert sample.get("/directory?q=housing&kind=<b>").text == sample.get("/directory?q=housing").text


@pytest.mark.parametrize("kind", ["services", "teams", "roles", "locations", "organisations", "topics"])
@pytest.mark.parametrize(
    "slug", ["%00", "a%00b", "%ED%A0%80", "x" * 3_000, "-", "BINS", "a.b", "<script>", "بلدية"]
)
def test_a_thing_that_is_not_there_is_a_page_that_says_so(sample: Client, kind: str, slug: str) -> None:
    page = sample.get(f"/directory/{kind}/{slug}")
    assert page.status == 404
    assert page.soup.select("main input[name=q]")


def test_what_is_kept_is_shown_as_words_wherever_it_is_shown(
    client: Client, there_is: Callable[..., None]
) -> None:
    amina = a_person(SCRIPT, slug="amina")
    team = a_team(SCRIPT, slug="team", description=SCRIPT)
    role = a_role(SCRIPT, slug="role", team=team, person=amina, responsibilities=[SCRIPT])
    hall = a_location(SCRIPT, slug="hall", description=SCRIPT, address_2=SCRIPT, transportation=SCRIPT)
    texts = dict.fromkeys(("description", "eligibility", "fees", "application_process", "alert"), SCRIPT)
    bins = a_service(SCRIPT, slug="bins", team=team, languages=[SCRIPT], **texts)
    line = a_contact(service_id=bins.id, name=SCRIPT, title=SCRIPT, email=f"{SCRIPT}@bins.example")
    there_is(amina, team, role, hall, bins, line, a_schedule(location_id=hall.id, description=SCRIPT))
    addresses = ["", "/a-to-z", "?q=alert", "/services/bins", "/teams/team", "/roles/role", "/locations/hall"]
    for address in addresses:
        page = client.get(f"/directory{address}")
        assert page.status == 200
        assert not page.soup.select("main script")
    assert SCRIPT in client.get("/directory/services/bins").h1
