"""The sample council's gazetteer: what a resident types there finds the place they mean."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from app.providers.gazetteer import SAMPLE, Addresses, Places, metres
from app.settings import ROOT
from forms.providers import provide
from forms.questions import AddressByPostcode
from forms.questions.address import postcode
from forms.questions.place import point
from forms.text import _
from tests.forms.providing import everybody


def found(typed: str) -> list[str]:
    return [each.words for each in Places().find(typed)]


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mill lane", "Mill Lane, Wendleford"),
        ("Mill Lane, outside number 7", "7 Mill Lane, Wendleford"),
        ("quaysid", "Quayside Row, Wendleford"),
        ("marked place", "Market Place, Wendleford"),
        ("St Wilfredas church", "St Wilfreda's Church, Wendleford"),
        ("WÉNDLE leisure", "Wendle Leisure Centre, Wendleford"),
        ("the tip", "Dock Lane Recycling Centre, Wendleford"),
        ("chandler street oxlow", "Chandler Street, Oxlow"),
        ("zz1 7tt", "Mill Lane, Wendleford"),
        ("52.69635, -0.95300", "Near 4 Mill Lane, Wendleford"),
    ],
)
def test_the_place_that_is_meant_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "zzzz", "the", "!!!", "51.50000, -0.10000", "ZZ9 9ZZ", "x " * 100])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize("typed", ["street", "1", "wendleford", "ZZ1 4QP", "52.70100, -0.95050"])
def test_never_more_than_a_list_of_radios_can_show(typed: str) -> None:
    assert 1 <= len(found(typed)) <= 6


def test_the_devices_own_position_is_kept_and_described_by_what_is_nearest() -> None:
    here = Places().find("52.69635, -0.95300")[0]
    assert here.answer == {
        "description": "4 Mill Lane, Wendleford",
        "latitude": 52.69635,
        "longitude": -0.953,
    }


def test_every_address_can_be_chosen_and_stored_as_it_is() -> None:
    home = AddressByPostcode(_("Home?"), missing=_("Enter your address"))
    for full in {row["postcode"] for row in rows("addresses.csv")}:
        for each in Addresses().find(full):
            with provide(everybody(down=True)):
                assert home.accepts(each.answer)


def test_no_two_things_of_the_gazetteer_are_one() -> None:
    numbers = Counter(row["uprn"] for row in rows("addresses.csv"))
    codes = Counter((row["latitude"], row["longitude"]) for row in rows("places.csv"))
    assert max(numbers.values()) == max(codes.values()) == 1


def test_everything_lies_within_the_councils_area_at_a_postcode_of_its_own() -> None:
    for row in (*rows("addresses.csv"), *rows("places.csv")):
        where = point(f"{row['latitude']},{row['longitude']}")
        assert where
        assert metres(where, (52.701, -0.9505)) < 20_000
        assert postcode(row["postcode"]) == row["postcode"]
        assert row["postcode"].startswith("ZZ")


def test_the_streets_agree_with_the_places_of_the_directory() -> None:
    with (ROOT / "directory" / "sample" / "locations.csv").open(encoding="utf-8", newline="") as file:
        locations = {row["name"]: row for row in csv.DictReader(file)}
    for row in rows("places.csv"):
        if row["name"] in locations:
            there = locations[row["name"]]
            assert (row["postcode"], row["town"]) == (there["postal_code"], there["city"])
            assert float(row["latitude"]) == float(there["latitude"])
