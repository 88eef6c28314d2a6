"""Nobody edits what is not theirs, by whatever address; whatever is typed does no harm."""

from __future__ import annotations

from tests.app.browser import Client
from tests.app.staff.editing.conftest import BINS, State

MOWING = "/staff/edit/service/mowing"
SCRIPT = "<script>alert(1)</script>"


def test_a_team_editor_is_kept_from_what_is_not_theirs(dilys: Client, state: State) -> None:
    before = state("mowing")
    assert dilys.get(MOWING).status == 403
    for address in (
        f"{MOWING}/notice",
        f"{MOWING}/contacts/new",
        "/staff/edit/location/town-hall/address",
        "/staff/edit/organisation/shelter/description",
        "/staff/edit/team/parks/description",
        f"{BINS}/urgent",
        f"{BINS}/organisation",
        "/staff/edit/team/waste/above",
        "/staff/edit/team/new",
        f"{BINS}/remove",
    ):
        assert dilys.get(address).status == 403, address
        for how in ("publish", "draft"):
            assert dilys.post(address, {"how": how, "alert": "x", "name": "x"}).status == 403, address
    assert state("mowing") == before


def test_a_team_editor_cannot_give_a_service_to_another_team(
    dilys: Client, chen: Client, state: State
) -> None:
    before = state()["team_id"]
    parks = state("mowing")["team_id"]
    page = dilys.get(f"{BINS}/team")
    assert "Parks" not in page.text
    for how in ("publish", "draft"):
        assert dilys.post(f"{BINS}/team", {"team_id": parks, "how": how}).status in (403, 422)
    assert state()["team_id"] == before


def test_what_is_closed_to_a_team_editor_is_closed_in_drafts_and_undoing_too(
    chen: Client, dilys: Client, state: State
) -> None:
    page = chen.get(f"{BINS}/urgent").click("Save as a draft", urgent="danger")
    draft = page.click("Look at your draft and publish it")
    assert dilys.get(draft.url).click("Publish now").status == 403
    saved = draft.click("Publish now")
    undo = next(str(a["href"]) for a in saved.soup.select("a[href]") if "/undo/" in str(a["href"]))
    assert dilys.get(undo).status == 403
    assert state()["urgent"] == "danger"


def test_a_team_editor_edits_their_own_team_and_its_services(dilys: Client, state: State) -> None:
    page = dilys.get("/staff/edit/team/waste/description")
    page.click("Save and publish now", description="We empty bins.")
    assert state("waste", "team")["description"] == "We empty bins."
    page = dilys.get("/staff/edit/service/new")
    page = page.click("Continue", name="Skips", team_id=state()["team_id"])
    page.click("Look at your draft and publish it").click("Publish now")
    assert state("skips")["team_id"] == state()["team_id"]


def test_a_team_editor_cannot_make_a_service_for_another_team(dilys: Client, state: State) -> None:
    parks = state("mowing")["team_id"]
    for typed in ({"name": "Skips", "team_id": parks}, {"name": "Skips"}):
        assert dilys.post("/staff/edit/service/new", typed).status == 422


def test_a_team_editor_changes_no_others_in_bulk(dilys: Client, state: State) -> None:
    before = state("mowing")
    typed = {
        "what": "owner",
        "new_owner": "me@wendlevale.example",
        "entry": ["service:mowing", "team:parks", "location:town-hall"],
    }
    page = dilys.post("/staff/edit/bulk", typed)
    assert page.h1 == "Nothing will change"
    assert state("mowing") == before


def test_what_is_not_there_is_not_found(chen: Client) -> None:
    for address in (
        "/staff/edit/nothing/bins",
        "/staff/edit/person/bins",
        "/staff/edit/service/no-such",
        f"{BINS}/no-such",
        f"{BINS}/notice/new",
        f"{BINS}/contacts/no-such",
        "/staff/edit/service/Bins%00/notice",
        "/staff/edit/service/%F0%9F%92%A9",
        "/staff/edit/nothing/new",
        "/staff/drafts/no-such",
        "/staff/drafts/00000000-0000-4000-8000-00000000ffff/preview",
        "/staff/history/nothing/bins",
        "/staff/history/service/no-such",
    ):
        assert chen.get(address).status == 404, address


def test_what_is_typed_is_never_markup(chen: Client) -> None:
    chen.get(f"{BINS}/description").click("Save and publish now", name=f"Bins {SCRIPT}", description=SCRIPT)
    page = chen.get(f"{BINS}/notice").click("Save as a draft", alert=SCRIPT)
    draft = page.click("Look at your draft and publish it")
    for address in (
        BINS,
        f"{BINS}/description",
        draft.url,
        f"{draft.url}/preview",
        f"{draft.url}/discard",
        "/staff/drafts",
        "/staff/edit?q=bins",
        "/staff/history",
        "/staff/edit/bulk?kind_=service",
        f"{BINS}/remove",
        f"/staff/edit?q={SCRIPT}",
    ):
        assert SCRIPT not in chen.get(address).source, address


def test_no_text_is_too_strange(chen: Client) -> None:
    for text in ("\x00", "\u202e" * 50, "a" * 60_000, "\u0300" * 5000, "’" * 200):
        for part in ("description", "lay-words", "keeping"):
            names = ("name", "alert", "lay_words", "owner_email", "check_every", "read_over")
            typed = {**dict.fromkeys(names, text), "how": "draft", "seen": "x"}
            assert chen.post(f"{BINS}/{part}", typed).status in (200, 422)
    assert chen.get(BINS).status == 200


def test_nothing_is_changed_without_a_token(chen: Client, state: State) -> None:
    before = state()
    for address in (f"{BINS}/notice", f"{BINS}/remove", "/staff/edit/bulk"):
        assert chen.post(address, {"alert": "x", "how": "publish"}, csrf=False).status == 400
    assert state() == before


def test_what_was_seen_cannot_be_made_up(chen: Client, state: State) -> None:
    for seen in ("", "0" * 16, "x.y.z", "." * 5000):
        page = chen.post(f"{BINS}/notice", {"alert": "Shut", "how": "publish", "seen": seen})
        assert page.status == 422
    assert state()["alert"] is None
