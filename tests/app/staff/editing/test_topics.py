"""Topics are added, changed, drafted, undone and removed like all entries, by editors of everything."""

from __future__ import annotations

from tests.app.browser import Client
from tests.app.staff.editing.conftest import BINS, State

RUBBISH = "/staff/edit/topic/rubbish"


def about_rubbish(chen: Client) -> None:
    """Bins are about rubbish from now on."""
    page = chen.get(f"{BINS}/topics")
    box = page.soup.select_one("input[name=topics]")
    assert box is not None
    page.click("Save and publish now", topics=str(box["value"]))


def test_a_new_topic_within_another_is_a_draft_until_it_is_published(chen: Client, state: State) -> None:
    page = chen.get("/staff/edit").click("A new topic").click("Continue", name="Bulky waste")
    assert "not public yet" in page.text
    wider = chen.get("/staff/edit/topic/bulky-waste/wider")
    rubbish = wider.soup.find("option", string="Rubbish")
    assert rubbish is not None
    page = wider.click("Save in my draft", parent_id=str(rubbish["value"]))
    assert chen.get("/directory/topics/bulky-waste").status == 404
    draft = page.click("Look at your draft and publish it")
    preview = draft.click("See how its page will look")
    assert preview.h1 == "Bulky waste"
    assert "Preview, not public yet." in preview.source
    page = draft.click("Publish now")
    assert page.click("See its public page").h1 == "Bulky waste"
    assert "Bulky waste" in chen.get("/directory/topics/rubbish").text
    assert state("bulky-waste", "topic")["parent_id"] == rubbish["value"]


def test_a_topic_with_another_name_is_found_by_it_and_undone(chen: Client, state: State) -> None:
    about_rubbish(chen)
    before = state("rubbish", "topic")
    page = chen.get(f"{RUBBISH}/description").click(
        "Save and publish now", name="Zinnober", description="What we take away"
    )
    assert chen.get("/directory/topics/rubbish").h1 == "Zinnober"
    assert "Bins" in chen.get("/directory?q=zinnober").text
    assert "Chen changed Zinnober" in chen.get("/staff/history/topic/rubbish").text
    undone = page.click("Undo this change").click("Yes, undo it")
    assert undone.h1 == "Edit: Rubbish"
    assert state("rubbish", "topic") == before


def test_a_topic_has_words_in_other_languages(chen: Client) -> None:
    chen.get(f"{RUBBISH}/words-es").click("Save and publish now", name="Basura", read_over="yes")
    assert chen.get("/es/directory/topics/rubbish").h1 == "Basura"


def test_a_topic_is_within_neither_itself_nor_what_is_within_it(chen: Client) -> None:
    page = chen.get("/staff/edit/topic/new").click("Continue", name="Bulky waste")
    page.click("Look at your draft and publish it").click("Publish now")
    page = chen.get("/staff/edit/topic/bulky-waste/wider")
    rubbish = page.soup.find("option", string="Rubbish")
    assert rubbish is not None
    page.click("Save and publish now", parent_id=str(rubbish["value"]))
    offered = [option.text for option in chen.get(f"{RUBBISH}/wider").soup.select("option")]
    assert not {"Rubbish", "Bulky waste"} & set(offered)


def test_a_topic_is_removed_once_nothing_is_about_it(chen: Client, state: State) -> None:
    about_rubbish(chen)
    assert "Bins (Service)" in chen.get(f"{RUBBISH}/remove").text
    chen.get(f"{BINS}/topics").click("Save and publish now", topics=[])
    page = chen.get(f"{RUBBISH}/remove").click("Yes, remove it")
    assert "Chen removed Rubbish" in page.text
    assert chen.get("/directory/topics/rubbish").status == 404
    link = page.soup.select_one(".editing-trail p.govuk-body a")
    assert link is not None
    chen.get(str(link["href"])).click("Yes, undo it")
    assert state("rubbish", "topic")["name"] == "Rubbish"


def test_whoever_edits_their_own_teams_edits_no_topic(dilys: Client) -> None:
    assert "A new topic" not in dilys.get("/staff/edit?q=rubbish").text
    assert "Rubbish (Topic)" not in dilys.get("/staff/edit?q=rubbish").text
    for address in (RUBBISH, f"{RUBBISH}/description", "/staff/edit/topic/new"):
        assert dilys.get(address).status == 403


def test_topics_are_found_and_are_none_of_what_somebody_answers_for(chen: Client) -> None:
    assert "Rubbish (Topic)" in chen.get("/staff/edit?q=rubbish").text
    assert (
        "There is nothing like that among what you may edit."
        in chen.get("/staff/edit/bulk?words=rubbish").text
    )
    sent = {"entry": "topic:rubbish", "what": "owner", "new_owner": "new@wendlevale.example"}
    assert chen.post("/staff/edit/bulk", sent).h1 == "Nothing will change"
