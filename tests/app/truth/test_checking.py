"""What is wrong in the directory, as staff see it and as a command tells it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from app.staff.editing.kinds import KINDS
from app.staff.truth.check import PARTS
from app.truth import looking
from app.truth.words import RULE_WORDS, sentence
from directory.truth import RULES, UNREACHABLE_LINK, Finding, Severity
from forms.text import speak
from tests.app.browser import Client
from tests.factories import a_contact, a_role, a_service, a_team
from tests.staff import sign_in

ThereIs = Callable[..., None]
At = Callable[[str], None]
BINS = "/directory/services/bins-and-recycling"


@pytest.fixture
def council(there_is: ThereIs) -> None:
    """Waste and parks, each with a service nobody checked."""
    for name in ("Waste", "Parks"):
        team = a_team(
            name, owner_email=f"{name}@wendlevale.example", description="…", assured_date=date(2026, 3, 1)
        )
        line = a_contact(f"{name}-line".lower(), email=f"{name}@wendlevale.example")
        there_is(team, a_service(f"{name} service", team=team, contacts=[line], assured_date=None))


def check(app: Flask, *options: str) -> tuple[int, str]:
    told = app.test_cli_runner().invoke(args=["directory", "check", *options])
    return told.exit_code, told.output


@pytest.mark.usefixtures("council")
def test_the_command_names_each_thing_and_ends_with_one_if_any_is_serious(app: Flask) -> None:
    code, told = check(app)
    assert code == 1
    assert "serious: service waste-service: Nobody has said yet that it is right." in told
    assert "     2 never-checked: Never checked" in told
    code, told = check(app, "--rule", "due")
    assert (code, told) == (0, "Nothing is wrong, as far as these rules can tell.\n")


@pytest.mark.usefixtures("council")
def test_the_command_tells_it_to_other_programs_as_json(app: Flask) -> None:
    code, told = check(app, "--rule", "never-checked", "--json")
    assert code == 1
    assert [(one["slug"], one["team"], one["words"]) for one in json.loads(told)] == [
        ("parks-service", "parks", "Nobody has said yet that it is right."),
        ("waste-service", "waste", "Nobody has said yet that it is right."),
    ]


@pytest.mark.usefixtures("council")
def test_links_are_looked_at_only_when_asked(app: Flask, there_is: ThereIs) -> None:
    there_is(a_service(url="http://127.0.0.1:1/"))
    assert "127.0.0.1" not in check(app)[1]
    code, told = check(app, "--links", "--rule", UNREACHABLE_LINK)
    assert code == 1
    assert "It leads to a machine that is not on the Internet: http://127.0.0.1:1/" in told


def test_every_rule_has_words_for_all_that_it_can_find() -> None:
    assert set(RULE_WORDS) == {rule.code for rule in RULES} | {UNREACHABLE_LINK}
    parts = dict.fromkeys(
        ("number", "other", "team", "theirs", "partner", "form", "service", "person", "postcode", "address",
         "word", "plain", "url"), "X"
    )  # fmt: skip
    more = {"day": "2026-03-02", "checked": "2026-03-02", "services": ["A", "B"], "age": 12}
    for rule, words in RULE_WORDS.items():
        for case in words.said:
            told = {**parts, **more, "fields": ["name", "alert"], "language": "ar"}
            found = Finding(rule, Severity.MINOR, "service", "bins", "Bins", case, told, None, None)
            assert "%(" not in str(sentence(found)), (rule, case)


@pytest.mark.usefixtures("council")
def test_editors_of_a_team_see_their_own_first_and_can_put_it_right_at_once(client: Client) -> None:
    sign_in(client, "Dilys")
    page = client.get("/staff").click("Directory check")
    assert "Waste service" in page.text
    assert "Parks service" not in page.text
    page = page.click("It is still right: Waste service")
    assert page.url == "/staff/check"
    assert "It is still right" not in page.text
    everything = client.get("/staff/check?whose=all")
    assert "Parks service" in everything.text
    assert "It is still right: Parks service" not in everything.text


@pytest.mark.usefixtures("council")
def test_staff_look_at_one_rule_or_one_team(client: Client) -> None:
    sign_in(client, "Chen")
    page = client.get("/staff/check").click("Show", whose="parks", rule="never-checked")
    assert [heading.get_text(" ", strip=True) for heading in page.soup.select("main h2")] == [
        "Never checked (1)"
    ]
    assert "Waste service" not in page.text
    assert client.get("/staff/check?whose=no-such&rule=no-such&page=-9").status == 200
    assert client.get("/staff/check?rule=never-checked&page=99999999999").status == 200


def test_a_long_list_of_one_kind_is_shown_a_page_at_a_time(client: Client, there_is: ThereIs) -> None:
    there_is(
        *(
            a_service(f"Service {n:03}", owner_email="x@wendlevale.example", assured_date=None)
            for n in range(101)
        )
    )
    sign_in(client, "Chen")
    page = client.get("/staff/check").click("Show all 101: Never checked")
    assert "Service 099" in page.text
    assert "Service 100" not in page.text
    assert "Service 100" in page.click("Next page").text


@pytest.mark.usefixtures("council")
def test_what_was_put_right_is_gone_from_the_page_at_once(client: Client) -> None:
    sign_in(client, "Chen")
    assert "2 things to put right" in client.get("/staff/check?rule=never-checked").text
    client.get("/staff/check?rule=never-checked").click("It is still right: Parks service")
    assert "1 thing to put right" in client.get("/staff/check?rule=never-checked").text


@pytest.mark.usefixtures("council")
def test_the_directory_is_looked_at_once_until_it_or_the_day_changes(
    client: Client, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    real = looking.check
    monkeypatch.setattr(looking, "check", lambda *told: looked.append(told) or real(*told))
    sign_in(client, "Chen")
    page = client.get("/staff/check?rule=never-checked")
    client.get("/staff/check")
    assert len(looked) == 1
    page.click("It is still right: Parks service")
    assert len(looked) == 2
    at("2026-03-03 09:00")
    sign_in(client, "Chen")
    client.get("/staff/check")
    assert len(looked) == 3


def test_the_way_to_put_something_right_leads_to_a_part_that_there_is() -> None:
    slugs = {part.slug for kind in KINDS.values() for part in kind.parts}
    assert set(PARTS.values()) <= slugs
    assert "words-ar" in slugs
    assert set(PARTS) <= set(RULE_WORDS)


def test_staff_are_told_that_a_page_is_due_before_everyone_is(
    client: Client, there_is: ThereIs, at: At
) -> None:
    waste = a_team("Waste", slug="waste")
    there_is(waste, a_service(team=waste, assured_date=date(2025, 3, 2)), a_role(team=waste))
    told = "This page has been due for a check since 2 March 2026."
    assert told not in client.get(BINS).text
    sign_in(client, "Bola")
    page = client.get(BINS)
    assert told in page.text
    assert "It is still right" not in page.text
    sign_in(client, "Dilys")
    page = client.get(BINS).click("It is still right")
    assert page.url == BINS
    assert "We last checked this page on 2 March 2026." in page.text
    assert told not in page.text
    assert (
        "Nobody has checked this page yet. Its readers are told so."
        in client.get("/directory/roles/recycling-officer").text
    )
    at("2027-06-02 09:00")
    sign_in(client, "Bola")
    assert "since 2 March 2027. Its readers are told so." in client.get(BINS).text


def test_a_sentence_about_what_is_wrong_is_in_the_language_of_the_page() -> None:
    parts = {"language": "es", "fields": ["name", "alert"]}
    found = Finding("not-translated", Severity.MINOR, "service", "bins", "Bins", "", parts, None, None)
    with speak("es", None):
        assert "español" in str(sentence(found))
