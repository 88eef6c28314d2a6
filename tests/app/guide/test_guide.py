"""The guide as somebody reads it, and the programs in its pages, run as they stand."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator, FormatChecker

from app import delivery
from app.delivery import posting
from app.guide.content import pages
from app.guide.examples import example_of, run
from app.guide.parts import PARTS, Pattern, said
from app.guide.tidy import tidied
from app.languages import LANGUAGES
from forms.answers import Problems
from forms.requirements import REQUIREMENTS
from forms.text import _
from tests.app.browser import Client

SCHEMA = Path(delivery.__file__).parent / "payload.schema.json"
ADDRESSES = [f"/guide/{section}/{slug}" for section, slug in pages()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_guide_begins_with_a_list_of_its_pages(client: Client, code: str) -> None:
    page = client.get("/guide" if code == "en" else f"/{code}/guide")
    for each in pages().values():
        assert each.title in page.text
        assert each.summary in page.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens_and_may_frame_our_own_pages_only(client: Client, address: str) -> None:
    page = client.get(address)
    assert page.status == 200
    policy = page.response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert ("frame-src 'self'" in policy) is bool(page.soup.select("iframe"))
    for frame in page.soup.select("iframe"):
        assert client.http.get(str(frame["src"])).status_code == 200
        assert frame["title"]


@pytest.mark.parametrize("address", ["questions/choice", "patterns/exits", "building/delivery"])
def test_in_another_language_what_is_english_says_so(client: Client, address: str) -> None:
    page = client.get(f"/ar/guide/{address}")
    for tag in page.soup.select(".guide-english, .guide-list__link, h1"):
        assert (tag["lang"], tag["dir"]) == ("en", "ltr")


@pytest.mark.parametrize("address", ["questions/no-such", "no-such/choice", "examples/a/b/c"])
def test_what_is_not_in_the_guide_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/guide/{address}").status == 404


def test_an_example_that_is_sent_is_judged_and_shown_again(client: Client) -> None:
    address = "/guide/examples/questions/date/empty"
    page = client.get(address).click(
        "Continue", {"moved-day": "31", "moved-month": "2", "moved-year": "2026"}
    )
    assert page.status == 422
    assert page.errors == ["The date you moved in must be a real date"]
    assert page.value("moved-day") == "31"
    assert client.get(address).value("moved-day") == ""


def test_an_example_that_is_right_says_what_would_be_stored_and_keeps_nothing(client: Client) -> None:
    address = "/guide/examples/questions/telephone/empty"
    page = client.get(address).click("Continue", telephone="(07700) 900 982")
    assert page.status == 200
    assert '{"telephone": "+447700900982"}' in page.text
    assert "+447700900982" not in client.get(address).source


@pytest.mark.parametrize("slug", [slug for section, slug in pages() if section == "questions"])
def test_no_page_about_a_question_lacks_a_part(client: Client, slug: str) -> None:
    page = client.get(f"/guide/questions/{slug}")
    parts = ["python", "states", "html", "stored", "schema", "crm", "paper", "telephone", "accessibility"]
    assert [str(heading["id"]) for heading in page.soup.select("h2[id]") if heading["id"] in parts] == parts
    for part in parts:
        after = page.soup.find(id=part).find_next_sibling()  # type: ignore[union-attr]
        assert after is not None
        assert after.get_text(strip=True)
    assert len(page.soup.select("iframe")) >= 5


AN_ENDLESS_FILE = urlsafe_b64encode(b'{"name": "a", "type": "b", "size": 1e999}').decode()


@pytest.mark.parametrize(
    "nonsense", ["", "x", "\u0000", "<b>", "%(thing)s", "9" * 5000, "e30=", "W10=", "[]", AN_ENDLESS_FILE]
)
def test_no_example_falls_over_whatever_is_sent_to_it(client: Client, nonsense: str) -> None:
    more = {"csrf_token": client._token(), "save": "later"}
    for (section, slug), page in pages().items():
        for state in example_of(section, slug).states.values() if page.code else ():
            controls = [q.control(part) for q in state.page.questions for part in q.parts]
            there = "" if state.language == "en" else f"/{state.language}"
            path = f"{there}/guide/examples/{section}/{slug}/{state.name}"
            answer = client.http.post(path, data={**dict.fromkeys(controls, nonsense), **more})
            assert answer.status_code in (200, 422), path


def test_an_example_that_takes_files_judges_and_forgets_them(client: Client) -> None:
    address = "/guide/examples/questions/file-upload/empty"
    photo = (BytesIO(b"\xff\xd8\xff" + b"0" * 100), "wall.jpg")
    page = client.post(address, {"photos": [photo], "photos-upload": "yes"})
    assert "wall.jpg" in page.text
    assert "photos-kept" in page.source
    page = client.post(address, {"photos": [(BytesIO(b"not a photo"), "wall.jpg")]})
    assert page.status == 422
    assert "wall.jpg must be a" in page.errors[0]


def test_an_example_that_looks_things_up_does(client: Client) -> None:
    page = client.get("/guide/examples/questions/place/empty").click(
        "Find place", {"where-words": "mill lane"}
    )
    assert "Mill Lane, Wendleford" in page.text


def test_a_page_that_is_not_of_the_guide_still_may_not_be_framed(client: Client) -> None:
    headers = client.get("/help").response.headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame" not in headers["Content-Security-Policy"].replace("frame-ancestors 'none'", "")


def test_in_a_frame_an_example_stands_without_the_site_around_it(client: Client) -> None:
    address = "/guide/examples/questions/choice/empty"
    framed = client.get(address, headers={"Sec-Fetch-Dest": "iframe"})
    assert "guide-framed" in str(framed.soup.html["class"])  # type: ignore[index]
    alone = client.get(address)
    assert "guide-framed" not in str(alone.soup.html["class"])  # type: ignore[index]
    assert "Sec-Fetch-Dest" in alone.response.headers["Vary"]


def test_the_minimum_requirements_are_those_that_are_checked(client: Client) -> None:
    page = client.get("/guide/building/requirements")
    for requirement in REQUIREMENTS:
        assert requirement.says in page.text
        assert requirement.why in page.text


def test_the_contract_is_the_file_that_deliveries_are_tested_against(client: Client) -> None:
    response = client.http.get("/guide/delivery/payload.schema.json")
    assert response.mimetype == "application/schema+json"
    assert response.get_json(force=True) == json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_the_payload_it_shows_is_as_the_contract_says(client: Client) -> None:
    page = client.get("/guide/building/delivery")
    shown = json.loads(page.soup.select(".guide-code")[0].get_text())
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(shown)
    assert shown["words"]


def test_the_program_that_checks_a_signature_takes_ours_and_no_other() -> None:
    [block] = pages()["building", "delivery"].blocks
    is_ours: Any = run(block, "guide.delivery")["is_from_frontdoor"]
    now, body = int(time.time()), b'{"reference": "CDF-HJK-3479"}'
    signed = posting.signature(body, "shared", now)
    assert is_ours(body, signed, "shared")
    assert not is_ours(body + b" ", signed, "shared")
    assert not is_ours(body, signed, "another")
    assert not is_ours(body, posting.signature(body, "shared", now - 3600), "shared")
    assert not is_ours(body, "v1=abc", "shared")


def test_every_pattern_of_message_is_one_that_questions_give() -> None:
    patterns: list[Pattern] = list(said())
    assert all(pattern.said for pattern in patterns), [each.when for each in patterns if not each.said]
    assert any("real date" in message for pattern in patterns for message in pattern.said)


def test_the_question_that_the_guide_adds_works() -> None:
    [block] = pages()["building", "new-question"].blocks
    plate = run(block, "guide.new-question")["NumberPlate"](
        _("Its number plate"), missing=_("Enter its number plate"), thing=_("The number plate")
    )
    assert not list(plate.mistakes())
    assert plate.parse({"": ["gw12-abc"]}) == "GW12ABC"
    assert plate.accepts("GW12ABC")
    assert plate.shown("GW12ABC") == "GW12 ABC"
    Draft202012Validator(plate.schema()).validate("GW12ABC")
    with pytest.raises(Problems) as refused:
        plate.parse({"": ["12"]})
    assert str(refused.value.problems[0].message) == "The number plate must look like GW12 ABC"


def test_the_check_between_questions_that_the_guide_shows_works() -> None:
    [block] = pages()["building", "writing-errors"].blocks
    household = run(block, "guide.writing-errors")["Household"]
    assert [str(problem.message) for _question, problem in household.check({"people": 2, "children": 3})] == [
        "The number of children must be the number of people or fewer"
    ]
    assert not list(household.check({"people": 2, "children": 1}))


def test_every_part_that_a_page_names_is_there(app: Flask) -> None:
    named = {part for page in pages().values() for part, _words in page.pieces("") if part}
    assert named == set(PARTS)


def test_html_is_set_out_to_be_read_without_changing_it() -> None:
    html = (
        '<div class="a"><label for="b">Your &amp; name</label>\n\n'
        '<textarea id="b">\n two\n  lines</textarea><br></div>'
    )
    assert tidied(html) == (
        '<div class="a">\n  <label for="b">Your &amp; name</label>\n'
        '  <textarea id="b">\n two\n  lines</textarea>\n  <br>\n</div>\n'
    )
