"""Drafts: what is in one, when it is overtaken, and what becomes of it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.bulk import add_word, do, remove_topic, replace_number, with_number, would_change
from directory.changes import add, change
from directory.editable import Narrowed, lines
from directory.models import Proposal, Service
from directory.proposals import Overtaken, apply, begin, due, overtaken, publish, write
from directory.referring import used_by
from directory.trail import Wanted, changes
from directory.whole import find_thing, values_of
from tests.factories import a_contact, a_service, a_team


@pytest.fixture
def bins(session: Session) -> Service:
    found = a_service("Bins", description="Old", team=a_team("Waste"), lay_words=["trash"])
    found.contacts = [a_contact("bins-line", phones=[{"number": "01632 960100"}])]
    add(session, found, "Amina")
    return found


def a_draft(session: Session, bins: Service, **values: object) -> Proposal:
    found = write(session, "service", "bins", values, values_of(session, bins), "Chen")
    assert found is not None
    return found


def test_a_draft_keeps_what_was_when_it_was_begun(session: Session, bins: Service) -> None:
    draft = a_draft(session, bins, description="New", alert=None)
    assert draft.changes == {"description": {"was": "Old", "is": "New"}}
    assert a_draft(session, bins, alert="Shut").changes["alert"] == {"was": None, "is": "Shut"}
    assert len(session.scalars(select(Proposal)).all()) == 1


def test_a_draft_is_published_and_gone(session: Session, bins: Service) -> None:
    publish(session, a_draft(session, bins, description="New"), "Chen")
    assert bins.description == "New"
    assert not session.scalars(select(Proposal)).all()


def test_a_draft_is_not_published_over_what_somebody_changed_since(session: Session, bins: Service) -> None:
    draft = a_draft(session, bins, description="New", alert="Shut")
    change(session, bins, "Dilys", description="Newer", name="Bins and bags")
    assert overtaken(draft, values_of(session, bins)) == ["description"]
    with pytest.raises(Overtaken, match="description"):
        publish(session, draft, "Chen")
    assert bins.description == "Newer"
    publish(session, draft, "Chen", knowing=True)
    assert (bins.description, bins.alert, bins.name) == ("New", "Shut", "Bins and bags")


def test_a_draft_is_not_overtaken_by_the_very_same_change(session: Session, bins: Service) -> None:
    draft = a_draft(session, bins, description="New")
    change(session, bins, "Dilys", description="New")
    assert not overtaken(draft, values_of(session, bins))


def test_a_draft_of_a_list_brings_the_whole_list(session: Session, bins: Service) -> None:
    [line] = values_of(session, bins)["contacts"]
    draft = a_draft(session, bins, contacts=[{**line, "email": "bins@wendlevale.example"}])
    apply(session, draft, "Chen")
    [after] = values_of(session, bins)["contacts"]
    assert (after["id"], after["email"]) == (line["id"], "bins@wendlevale.example")


def test_a_draft_of_something_new_makes_it(session: Session) -> None:
    draft = begin(session, "team", "parks", {"name": "Parks"}, "Chen")
    publish(session, draft, "Chen")
    assert find_thing(session, "team", "parks")


def test_something_new_is_not_made_where_there_is_one_already(session: Session, bins: Service) -> None:
    draft = begin(session, "service", "bins", {"name": "Other bins"}, "Chen")
    with pytest.raises(LookupError):
        publish(session, draft, "Chen")


def test_a_draft_is_due_on_its_day_until_something_kept_it(session: Session, bins: Service) -> None:
    draft = a_draft(session, bins, description="New")
    assert not due(session, date(2026, 12, 1))
    draft.publish_on = date(2026, 12, 1)
    assert not due(session, date(2026, 11, 30))
    assert due(session, date(2026, 12, 2)) == [draft]
    draft.problem = "It was changed."
    assert not due(session, date(2026, 12, 2))


def test_a_number_is_found_and_replaced_however_it_is_written(session: Session, bins: Service) -> None:
    assert with_number(session, "+44 (0)1632 960 100") == [("service", "bins")]
    found = would_change(session, [("service", "bins")], replace_number("01632960100", "01632 960 199"))
    assert do(session, found, "Chen") == 1
    assert values_of(session, bins)["contacts"][0]["phones"] == [{"number": "01632 960 199"}]


def test_only_entries_that_become_different_are_changed_at_once(session: Session, bins: Service) -> None:
    keys = [("service", "bins"), ("team", "waste"), ("service", "no-such")]
    assert not would_change(session, keys, add_word("Trash"))
    assert not would_change(session, keys, remove_topic("no-such"))
    [(thing, _values, changed)] = would_change(session, keys, add_word("wheelie"))
    assert (thing.slug, changed) == ("bins", {"lay_words": ["trash", "wheelie"]})


def test_entries_are_found_by_name_team_and_owner_whatever_their_state(
    session: Session, bins: Service
) -> None:
    bins.status, bins.owner_email = "inactive", "waste@wendlevale.example"
    session.flush()
    for narrowed in (
        Narrowed(words="bin"),
        Narrowed(kinds=["service"], teams=frozenset({"waste"})),
        Narrowed(owner="waste@wendlevale.example"),
    ):
        assert [line.slug for line in lines(session, narrowed)] == ["bins"]
    assert not lines(session, Narrowed(words="100%"))


def test_what_refers_to_an_entry_is_told_but_not_its_own_parts(session: Session, bins: Service) -> None:
    assert bins.team is not None
    row = {column.name: getattr(bins.team, column.name) for column in bins.team.__table__.columns}
    assert used_by(session, type(bins.team), row) == [("service", "Bins")]
    own = {column.name: getattr(bins, column.name) for column in bins.__table__.columns}
    assert not used_by(session, Service, own)
    bins.if_we_cannot_help = []
    add(session, a_service("Skips", if_we_cannot_help=["service:bins"]), "Chen")
    assert used_by(session, Service, own) == [("service", "Skips")]


def test_the_trail_is_by_change_the_latest_first(session: Session, bins: Service) -> None:
    session.info.pop("together", None)
    change(session, bins, "Chen", description="New")
    session.info.pop("together", None)
    change(session, bins, "Dilys", alert="Shut")
    found, more = changes(session, Wanted(of="service:bins"), per_page=2)
    assert ([one.who for one in found], more) == (["Dilys", "Chen"], True)
    assert [one.who for one in changes(session, Wanted(who="Chen"))[0]] == ["Chen"]
    of_team = changes(session, Wanted(team=bins.team_id))[0]
    assert {one.who for one in of_team} == {"Amina", "Chen", "Dilys"}
    assert not changes(session, Wanted(kind="role"))[0]
