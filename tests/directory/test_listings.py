"""The lists of the Open Referral API, on each database: what every parameter asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.openreferral import listings
from directory.openreferral.parameters import ENDPOINTS, NotUnderstood, read
from directory.slugs import id_for
from directory.spreadsheet import import_folder

from .council import write_council

COUNCIL, WASTE = id_for("organisation", "council"), id_for("team", "waste")
RUBBISH, ENVIRONMENT = id_for("topic", "rubbish"), id_for("topic", "environment")
OUR_TOPICS = id_for("taxonomy", "")


@pytest.fixture
def council(session: Session, tmp_path: Path) -> Session:
    import_folder(session, write_council(tmp_path))
    session.commit()
    return session


def names(session: Session, endpoint: str, **asked: str) -> list[str]:
    """The names of what is listed, or of the services there."""
    wanted = read(asked, endpoint)
    found = wanted.search.split() or None
    listing = {
        "services": lambda: listings.services(session, wanted, found),
        "service_at_locations": lambda: listings.service_at_locations(session, wanted, found),
        "organizations": lambda: listings.organizations(wanted),
        "taxonomies": lambda: listings.taxonomies(wanted),
        "taxonomy_terms": lambda: listings.terms(session, wanted),
    }[endpoint]()
    page = listing.page(session, wanted)
    every: list[dict[str, Any]] = list(listing.every(session))
    assert page["contents"] == every[: wanted.per_page]
    assert page["total_items"] == len(every)
    return [one.get("service", one)["name"] for one in every]


CASES: list[tuple[str, dict[str, str], list[str]]] = [
    ("services", {}, ["Bins and recycling", "Noise"]),
    ("services", {"full": "true"}, ["Bins and recycling", "Noise"]),
    ("services", {"search": "noise bins"}, ["Noise", "Bins and recycling"]),
    ("services", {"taxonomy_term_id": RUBBISH}, ["Bins and recycling"]),
    ("services", {"taxonomy_term_id": ENVIRONMENT}, []),
    ("services", {"taxonomy_id": OUR_TOPICS}, ["Bins and recycling"]),
    ("services", {"taxonomy_id": RUBBISH}, []),
    ("services", {"organization_id": COUNCIL}, ["Bins and recycling", "Noise"]),
    ("services", {"organization_id": WASTE}, ["Bins and recycling"]),
    ("services", {"minimum_age": "16"}, ["Noise"]),
    ("services", {"minimum_age": "16.5"}, []),
    ("services", {"maximum_age": "99"}, []),
    ("services", {"day": "We", "start_time": "10:00", "end_time": "12:00"}, ["Bins and recycling"]),
    ("services", {"day": "Friday", "start_time": "10:00"}, []),
    ("services", {"day": "fri", "end_time": "24:00"}, ["Bins and recycling"]),
    ("services", {"modified_after": "2001-01-01"}, ["Bins and recycling", "Noise"]),
    ("services", {"modified_after": "2901-01-01T10:00:00 01:00"}, []),
    ("service_at_locations", {}, ["Bins and recycling"]),
    ("service_at_locations", {"full": "true", "search": "bins"}, ["Bins and recycling"]),
    ("service_at_locations", {"postcode": "ex11aa", "proximity": "1"}, ["Bins and recycling"]),
    ("service_at_locations", {"postcode": "EX1 9ZZ"}, ["Bins and recycling"]),
    (
        "organizations",
        {"full_service": "true"},
        ["Citizens Advice Exampleton", "Environment", "Exampleton Council", "Waste team"],
    ),
    ("organizations", {"search": "STREETS"}, ["Environment"]),
    ("organizations", {"search": "100%_"}, []),
    ("taxonomies", {}, ["Topics"]),
    ("taxonomies", {"search": "body"}, []),
    ("taxonomy_terms", {"taxonomy_id": OUR_TOPICS}, ["Environment", "Rubbish and recycling"]),
    ("taxonomy_terms", {"parent_id": ENVIRONMENT}, ["Rubbish and recycling"]),
    ("taxonomy_terms", {"top_only": "true", "per_page": "1"}, ["Environment"]),
]


def test_what_is_listed_is_what_is_asked_for(council: Session) -> None:
    for endpoint, asked, found in CASES:
        assert names(council, endpoint, **asked) == found, (endpoint, asked)


def test_a_place_that_we_know_nothing_of_is_said(council: Session) -> None:
    with pytest.raises(NotUnderstood, match="We do not know where ZZ1 1AA is"):
        names(council, "service_at_locations", postcode="ZZ1 1AA")


HOSTILE = (
    "\0\x1b",
    "-1",
    "9" * 400,
    "'; DROP TABLE service;--",
    "%_\\",
    "٣",
    "1e9",
    "0001-01-01T00:00+23:59",
    "😀",
)


def test_whatever_is_asked_is_answered_or_said_not_to_be_understood(council: Session) -> None:
    said: list[tuple[str, str]] = []
    for endpoint in ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"):
        for name in ENDPOINTS[endpoint]:
            for words in HOSTILE:
                try:
                    names(council, endpoint, **{name: words, "postcode": "EX1 1AA"})
                except NotUnderstood as reason:
                    said.append((name, str(reason)))
    assert len(said) > 100
    assert all(reason.startswith(f"{name}: ") for name, reason in said)
