"""What was changed can be undone, where nothing has been built on it since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.changes import add, change, remove
from directory.models import AuditEntry, Contact, Service, Team
from directory.undoing import entries_of, net_of, obstacles, undo
from directory.whole import find_thing, set_values, values_of
from tests.factories import a_contact, a_service, a_team, a_topic

Do = Callable[[Callable[[], object]], str]


@pytest.fixture
def together(session: Session) -> Do:
    """together(lambda: …) does it as one change, and returns what that change goes by."""

    def do(what: Callable[[], object]) -> str:
        session.info.pop("together", None)
        what()
        session.flush()
        return str(session.info.pop("together"))

    return do


@pytest.fixture
def bins(session: Session) -> Service:
    found = a_service("Bins", description="Old", team=a_team("Waste"))
    found.contacts = [a_contact("bins-line")]
    add(session, found, "Amina")
    return found


def undone(session: Session, change: str) -> list[str]:
    """Why it cannot be undone; nothing when it now is."""
    entries = entries_of(session, change)
    nets = net_of(entries)
    stands = obstacles(session, nets, entries[-1].id)
    if not stands:
        session.info.pop("together", None)
        undo(session, nets, "Tom")
    return [one.why for one in stands]


def state(session: Session, slug: str = "bins") -> dict[str, Any] | None:
    thing = find_thing(session, "service", slug)
    return values_of(session, thing) if thing else None


def test_a_change_is_undone_and_its_undoing_too(session: Session, bins: Service, together: Do) -> None:
    before = state(session)
    changed = together(lambda: change(session, bins, "Chen", description="New", alert="Shut"))
    after = state(session)
    assert not undone(session, changed)
    assert state(session) == before
    undoing = str(session.info["together"])
    assert undoing != changed
    assert not undone(session, undoing)
    assert state(session) == after


def test_an_undo_is_in_the_trail_by_whoever_did_it(session: Session, bins: Service, together: Do) -> None:
    undone(session, together(lambda: change(session, bins, "Chen", description="New")))
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (last.who, last.before, last.after) == ("Tom", {"description": "New"}, {"description": "Old"})


def test_a_list_is_put_back_as_it_was(session: Session, bins: Service, together: Do) -> None:
    before = state(session)
    changed = together(lambda: set_values(session, bins, {"contacts": []}, "Chen"))
    assert not session.scalar(select(func.count()).select_from(Contact))
    assert not undone(session, changed)
    assert state(session) == before


def test_what_was_changed_again_is_not_undone_and_the_later_change_is_told(
    session: Session, bins: Service, together: Do
) -> None:
    first = together(lambda: change(session, bins, "Chen", description="New"))
    together(lambda: change(session, bins, "Dilys", description="Newer"))
    entries = entries_of(session, first)
    [stands] = obstacles(session, net_of(entries), entries[-1].id)
    assert (stands.why, stands.columns) == ("changed", ("description",))
    assert [entry.who for entry in stands.later] == ["Dilys"]
    assert state(session)["description"] == "Newer"  # type: ignore[index]


def test_a_later_change_of_something_else_is_no_obstacle(
    session: Session, bins: Service, together: Do
) -> None:
    first = together(lambda: change(session, bins, "Chen", description="New"))
    together(lambda: change(session, bins, "Dilys", alert="Shut today"))
    assert not undone(session, first)
    found = state(session)
    assert found
    assert (found["description"], found["alert"]) == ("Old", "Shut today")


def test_what_was_removed_comes_back_with_its_parts(session: Session, bins: Service, together: Do) -> None:
    rubbish = a_topic()
    session.add(rubbish)
    session.flush()
    spanish = {"text": "Basura", "reviewed_by": None}
    set_values(session, bins, {"topics": [{"taxonomy_term_id": rubbish.id}], "name@es": spanish}, "Amina")
    before = state(session)
    gone = together(lambda: remove(session, bins, "Chen"))
    assert state(session) is None
    assert not undone(session, gone)
    assert state(session) == before


def test_what_was_removed_does_not_come_back_without_what_it_needs(
    session: Session, bins: Service, together: Do
) -> None:
    gone = together(lambda: remove(session, bins, "Chen"))
    team = session.scalars(select(Team)).one()
    remove(session, team, "Chen")
    assert undone(session, gone) == ["needs"]


def test_what_was_removed_does_not_come_back_beside_a_new_one_of_its_name(
    session: Session, bins: Service, together: Do
) -> None:
    gone = together(lambda: remove(session, bins, "Chen"))
    add(session, a_service("Bins anew", slug="bins", id="another"), "Dilys")
    assert "there" in undone(session, gone)


def test_what_was_added_goes_again_unless_something_was_built_on_it(session: Session, together: Do) -> None:
    made = together(lambda: add(session, a_team("Parks"), "Chen"))
    parks = session.scalars(select(Team)).one()
    add(session, a_service("Mowing", team_id=parks.id), "Chen")
    assert undone(session, made) == ["used"]
    mowing = find_thing(session, "service", "mowing")
    assert mowing is not None
    remove(session, mowing, "Chen")
    assert not undone(session, made)
    assert not session.scalars(select(Team)).all()


def test_many_rows_changed_at_once_are_undone_at_once(session: Session, together: Do) -> None:
    def import_all() -> None:
        waste, skips = a_team("Waste"), a_team("Skips")
        skips.parent_id = waste.id
        for team in (waste, skips):
            add(session, team, "import")
        for number in range(5):
            add(session, a_service(f"Service {number}", team_id=skips.id), "import")

    whole = together(import_all)
    assert not undone(session, whole)
    assert not session.scalars(select(Service)).all()
    back = str(session.info["together"])
    assert not undone(session, back)
    assert len(session.scalars(select(Service)).all()) == 5
    assert len(session.scalars(select(Team)).all()) == 2


def test_a_row_added_and_then_changed_at_once_was_added(session: Session, together: Do) -> None:
    def both() -> None:
        add(session, a_service("Bins", description="Old"), "Chen")
        thing = find_thing(session, "service", "bins")
        assert thing is not None
        change(session, thing, "Chen", description="New")

    [net] = net_of(entries_of(session, together(both)))
    assert net.before is None
    assert net.after
    assert net.after["description"] == "New"


def test_changing_back_and_forth_at_once_comes_to_nothing(
    session: Session, bins: Service, together: Do
) -> None:
    def there_and_back() -> None:
        change(session, bins, "Chen", description="New")
        change(session, bins, "Chen", description="Old")

    assert not net_of(entries_of(session, together(there_and_back)))


def test_what_is_not_of_the_directory_is_left_alone(session: Session, together: Do) -> None:
    def an_account() -> None:
        session.info["together"] = "accounts"
        session.add(
            AuditEntry(
                when=datetime(2026, 3, 2, tzinfo=UTC),
                who="Amina",
                kind="account",
                slug="x",
                before={},
                after={},
                together="accounts",
            )
        )

    assert not net_of(entries_of(session, together(an_account)))
