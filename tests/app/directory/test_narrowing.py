"""Narrowing results by what somebody needs, and by where they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.directory import audiences, near
from app.outcodes import OutcodesError, read
from app.settings import RateLimit
from directory import layouts
from tests.app.browser import Client, Page


def names(page: Page) -> list[str]:
    return [link.get_text() for link in page.soup.select(".directory-result__name")]


def counted(page: Page, words: str) -> int:
    """The number after a value of a filter."""
    label = next(
        each
        for each in page.soup.select(".results-narrow label")
        if each.get_text().strip().startswith(words)
    )
    return int(label.get_text().rpartition("(")[2].rstrip(") \n"))


def total(page: Page) -> int:
    count = page.soup.select_one(".directory-count")
    return int(count.get_text().split()[0]) if count else 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("free", "yes", "Free"),
        ("by", "in-person", "In person"),
        ("day", "SA", "Saturday"),
        ("speaks", "pl", "Polish"),
    ],
)
def test_a_filter_gives_as_many_results_as_it_says(sample: Client, name: str, value: str, words: str) -> None:
    promised = counted(sample.get("/directory?q=help"), words)
    assert 0 < promised == total(sample.get(f"/directory?q=help&{name}={value}"))


def test_what_is_chosen_can_be_undone_one_by_one(sample: Client) -> None:
    page = sample.get("/directory?q=help&free=yes&day=SA")
    assert [chip.get_text() for chip in page.soup.select(".results-chip")] == ["Undo: Free", "Undo: Saturday"]
    page = page.click("Undo: Free")
    assert [chip.get_text() for chip in page.soup.select(".results-chip")] == ["Undo: Saturday"]


def test_the_form_of_filters_keeps_the_words_and_what_is_chosen(sample: Client) -> None:
    page = sample.get("/directory?q=help&kind=service&free=yes").click("Show these results", near="ZZ2")
    assert page.value("q") == "help"
    assert page.soup.select_one("#free-yes[checked]")
    assert "kind=service" in page.response.request.full_path


@pytest.mark.parametrize("typed", ["SW1A 2AA", "WV1", "wv1 ", "ZZ99"])
def test_a_postcode_in_another_part_of_the_country_is_not_called_wrong(sample: Client, typed: str) -> None:
    page = sample.get("/directory", query_string={"q": "library", "near": typed})
    assert page.errors == ["We do not know where that postcode is. Try another one near you"]


def test_whoever_a_service_can_be_for_has_a_name() -> None:
    assert set(audiences.AUDIENCES) == set(layouts.AUDIENCES)


def test_filters_alone_find_things(sample: Client) -> None:
    page = sample.get("/directory?speaks=so")
    assert page.h1 == "Results"
    assert total(page) > 0


def test_a_postcode_puts_the_nearest_first(sample: Client) -> None:
    page = sample.get("/directory?q=library&near=zz2 1bd")
    far = [
        words.get_text()
        for words in page.soup.select(".directory-result__summary")
        if "mile" in words.get_text()
    ]
    clear = [float(words.split()[0]) for words in far[:3]]
    assert clear == sorted(clear)
    assert "near ZZ2 1BD" in page.text or "ZZ2 1BD" in page.text


def test_whoever_looks_up_postcode_after_postcode_gets_the_middle_of_the_first_half(
    sample: Client, sample_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = replace(sample_app.extensions["settings"], rate_limits=(RateLimit(1, 3600),))
    monkeypatch.setitem(sample_app.extensions, "settings", limited)
    monkeypatch.setattr(near, "LOOK_UPS", (RateLimit(1, 3600),))
    address = "/directory?q=library&near=zz2 1bd"
    exact, *middle = (sample.http.get(address) for _ in range(3))
    assert [answer.status_code for answer in (exact, *middle)] == [200, 200, 200]
    assert exact.data != middle[0].data == middle[1].data


def test_the_first_half_of_a_postcode_is_enough(sample: Client) -> None:
    assert sample.get("/directory?q=library&near=zz2").status == 200


@pytest.mark.parametrize("typed", ["nowhere", "ZZ999", "١٢٣", "<script>", "a" * 500])
def test_a_postcode_nobody_knows_is_told_of_beside_its_box_and_kept(sample: Client, typed: str) -> None:
    page = sample.get("/directory", query_string={"q": "library", "near": typed})
    assert page.status == 422
    assert page.errors == ["Enter a postcode, like ZZ1 4QP, or the first half of one"]
    assert page.value("near") == typed[:60]
    assert names(page)


@pytest.mark.parametrize(
    "query", ["day=XX", "by=pigeon", "free=no", "topic=%00", "topic=no-such", "speaks=", "page=x"]
)
def test_what_no_page_of_ours_asks_for_is_no_fault(sample: Client, query: str) -> None:
    assert sample.get(f"/directory?q=bins&{query}").status == 200


@pytest.mark.parametrize("query", ["topic=zzz", "for=zzz", "speaks=zzz", "day=XX", "by=pigeon"])
def test_a_value_that_no_filter_has_is_as_if_it_were_not_chosen(sample: Client, query: str) -> None:
    page = sample.get(f"/directory?q=bins&{query}")
    assert "You chose" not in page.text
    assert names(page) == names(sample.get("/directory?q=bins"))
    assert sample.get(f"/directory?{query}").h1 == sample.get("/directory").h1


def test_results_say_why_they_are_there(sample: Client) -> None:
    page = sample.get("/directory?q=skint")
    assert "People also call it “skint”." in page.text or "“skint” can mean" in page.text


def reasons(page: Page) -> list[str]:
    return [why.get_text() for why in page.soup.select(".directory-result__why")]


@pytest.mark.parametrize("address", ["/ar/directory?q=الحاوية", "/es/directory?q=basura no recogida"])
def test_a_reason_is_in_the_language_of_the_page(sample: Client, address: str) -> None:
    page = sample.get(address)
    assert reasons(page)
    for why in page.soup.select(".directory-result__why"):
        own = "".join(text for text in why.find_all(string=True) if not text.find_parent(lang="en"))
        assert not [word for word in ("bin", "waste", "rubbish", "missed") if word in own]


def test_english_words_within_a_reason_in_another_language_are_marked(sample: Client) -> None:
    page = sample.get("/es/directory?q=skint")
    assert [words.get_text() for words in page.soup.select(".directory-result__why span[lang='en']")]


def test_words_that_stand_beside_each_other_are_shown_as_they_were_typed(sample: Client) -> None:
    said = reasons(sample.get("/directory?q=bins not collected"))
    assert any("“bins not collected” can mean" in why for why in said)
    assert not [why for why in said if " and collected" in why]


def test_a_day_in_words_is_a_filter_that_says_so_and_can_be_undone(sample: Client) -> None:
    page = sample.get("/directory?q=swimming open on sunday")
    assert "You typed “\u2068open on sunday\u2069”, so we show only what is open then." in page.text
    assert [chip.get_text() for chip in page.soup.select(".results-chip")] == ["Undo: Sunday"]
    assert names(page) == names(sample.get("/directory?q=swimming&day=SU"))
    for undo in ("Search for all your words instead", "Undo: Sunday"):
        undone = page.click(undo)
        assert "so we show only" not in undone.text
        assert undone.value("q") == "swimming open on sunday"
        assert not undone.soup.select(".results-chip")


def test_a_day_in_words_stays_through_pages_kinds_and_other_filters(sample: Client) -> None:
    page = sample.get("/directory?q=open on sunday")
    assert not [name for name in names(page)[:3] if name.startswith("Open")]
    for there in (page.click("Services"), page.click("2")):
        assert "so we show only what is open then" in there.text
    page = sample.get("/directory?q=swimming open on sunday").click("Show these results", near="ZZ2")
    assert page.value("q") == "swimming"
    assert page.soup.select_one("#day-SU[checked]")


def test_a_day_that_is_chosen_is_kept_whatever_the_words_say(sample: Client) -> None:
    page = sample.get("/directory?q=swimming open on sunday&day=MO")
    assert [chip.get_text() for chip in page.soup.select(".results-chip")] == ["Undo: Monday"]


def test_suggestions_are_names_with_their_pages_in_the_language_of_the_page(sample: Client) -> None:
    told = sample.http.get("/es/directory/suggest?q=basura").get_json()
    assert told
    assert all(one["address"].startswith("/es/directory/") for one in told)
    assert sample.http.get("/directory/suggest?q=b").get_json() == []
    assert sample.http.get("/directory/suggest").get_json() == []


def test_only_staff_find_people(sample: Client) -> None:
    told = sample.http.get("/directory/suggest?q=abena").get_json()
    assert not [one for one in told if "people" in one["address"]]
    assert not sample.get("/directory?q=abena owusu&kind=person").soup.select("a[href*='/staff/']")


def test_a_council_brings_its_own_outcodes(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("outcode,latitude,longitude\nLS1,53.79,-1.54\n", encoding="utf-8")
    run = app.test_cli_runner().invoke(args=["directory", "outcodes", str(file)])
    assert run.output == "First halves of postcodes: 1.\n"
    assert Client(app).get("/directory?q=library&near=LS1").status == 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("outcode,latitude,longitude\nLS1,x,0\n", "Line 2: latitude and longitude must be numbers."),
        ("outcode,latitude,longitude\nLS1 4AB,1,1\n", "Line 2: “LS1 4AB” is not the first half"),
        ("outcode,latitude,longitude\nLS1,91,1\n", "Line 2: there is no such place."),
    ],
)
def test_a_wrong_file_of_outcodes_gets_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "codes.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OutcodesError, match=said):
        read(file)
