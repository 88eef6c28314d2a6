"""Open311: the forms that report a place, as other systems ask about them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from jsonschema import Draft4Validator

from app.open311 import VERSION
from app.settings import ROOT
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import Page
from forms.questions import Choices, Date, Line, Place, TextArea, WholeNumber, YesNo
from forms.text import _
from tests.app.browser import Client

PUBLISHED = ROOT.parent / "shared" / "data" / "open311" / "georeport-v2"


class Where(Page):
    place = Place(_("Where is it?"), missing=_("Enter where it is"))


class What(Page):
    title = _("What is it?")
    deep = YesNo(_("Is it deep?"), missing=_("Select yes if it is deep"))
    dangers = Choices(_("Who is in danger?"), {"cars": _("Cars"), "bikes": _("Bikes")}, optional=True)
    wide = WholeNumber(
        _("How wide is it?"), hint=_("In centimetres"), optional=True, thing=_("The width"), most=900
    )
    seen = Date(_("When did you see it?"), missing=_("Enter when you saw it"), thing=_("The day you saw it"))
    road = Line(_("Which road?"), optional=True, thing=_("The road"))
    more = TextArea(_("Anything else?"), optional=True, thing=_("Anything else"))


HOLE = Journey(
    slug="report-a-hole",
    title=_("Report a hole"),
    service="potholes",
    summary=_("Tell us about a hole in the road."),
    pages=[Where, What],
    send=_("Send it"),
    sent_title=_("Sent"),
    happens_next=[],
    another=_("Report another"),
    examples={},
)


@pytest.fixture(autouse=True)
def form() -> Iterator[None]:
    JOURNEYS[HOLE.slug] = HOLE
    yield
    del JOURNEYS[HOLE.slug]


def told(client: Client, path: str) -> Any:
    return client.get(f"{VERSION}/{path}").response.json


def test_forms_that_report_a_place_are_services_and_others_are_not(client: Client) -> None:
    codes = {service["service_code"] for service in told(client, "services.json")}
    assert HOLE.slug in codes
    assert "make-a-complaint" not in codes


def test_an_attribute_says_what_kind_of_answer_it_takes(client: Client) -> None:
    attributes = told(client, f"services/{HOLE.slug}.json")["attributes"]
    assert {each["code"]: each["datatype"] for each in attributes} == {
        "what.deep": "singlevaluelist",
        "what.dangers": "multivaluelist",
        "what.wide": "number",
        "what.seen": "datetime",
        "what.road": "string",
        "what.more": "text",
    }
    assert [each["order"] for each in attributes] == [1, 2, 3, 4, 5, 6]
    assert [each["code"] for each in attributes if each["required"]] == ["what.deep", "what.seen"]


def test_an_attribute_has_the_forms_own_words_and_choices(client: Client) -> None:
    deep, _dangers, wide, *_others = told(client, f"services/{HOLE.slug}.json")["attributes"]
    assert (deep["description"], wide["datatype_description"]) == ("Is it deep?", "In centimetres")
    assert deep["values"] == [{"key": "yes", "name": "Yes"}, {"key": "no", "name": "No"}]


def test_where_it_is_is_an_argument_and_no_attribute(client: Client) -> None:
    assert not [e for e in told(client, f"services/{HOLE.slug}.json")["attributes"] if "place" in e["code"]]


def test_a_service_that_is_not_there_is_told_in_open311s_way(client: Client) -> None:
    response = client.get(f"{VERSION}/services/make-a-complaint.json").response
    assert response.status_code == 404
    assert response.json == [{"code": 404, "description": "There is no service with this service_code."}]
    xml = client.get(f"{VERSION}/services/no.xml").response
    assert fromstring(xml.get_data()).findtext("error/code") == "404"


def test_xml_says_what_json_says(client: Client) -> None:
    xml = fromstring(client.get(f"{VERSION}/services/{HOLE.slug}.xml").response.get_data())
    attributes = told(client, f"services/{HOLE.slug}.json")["attributes"]
    assert xml.tag == "service_definition"
    found = xml.findall("attributes/attribute")
    assert [each.findtext("code") for each in found] == [each["code"] for each in attributes]
    assert [each.findtext("key") for each in found[0].findall("values/value")] == ["yes", "no"]
    listed = fromstring(client.get(f"{VERSION}/services.xml").response.get_data())
    assert {each.tag for each in listed} == {"service"}


def test_it_can_be_discovered(client: Client) -> None:
    [endpoint] = told(client, "discovery.json")["endpoints"]
    assert endpoint["url"].endswith(VERSION)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("path", "schema"),
    [("services.json", "service.json"), (f"services/{HOLE.slug}.json", "service-definition.json")],
)
def test_it_fits_the_schemas_published_for_open311(client: Client, path: str, schema: str) -> None:
    if not PUBLISHED.is_dir():
        pytest.skip("the published schemas are not here: they are kept outside the project")
    published = json.loads(Path(PUBLISHED / schema).read_text(encoding="utf-8"))
    answer = told(client, path)
    for each in answer if isinstance(answer, list) else [answer]:
        Draft4Validator(published).validate(each)
