from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from directory.catalogue import find_service, get_service
from directory.changes import add, change, history, remove, translate
from directory.translations import in_language
from tests.factories import a_service


def test_each_change_is_kept_with_who_made_it_and_what_it_was(session: Session) -> None:
    bins = a_service("Bins", description="Old")
    add(session, bins, "Amina")
    assert change(session, bins, "Tom", description="New", name="Bins")
    changed, added = history(session, "bins")
    assert (added.who, added.before, added.after and added.after["name"]) == ("Amina", None, "Bins")
    assert (changed.who, changed.before, changed.after) == (
        "Tom",
        {"description": "Old"},
        {"description": "New"},
    )
    assert changed.when <= datetime.now(UTC)


def test_changing_nothing_leaves_no_trace(session: Session) -> None:
    bins = a_service("Bins")
    add(session, bins, "Amina")
    assert not change(session, bins, "Tom", name="Bins")
    assert len(history(session, "bins")) == 1


def test_a_slug_never_changes(session: Session) -> None:
    bins = a_service("Bins")
    add(session, bins, "Amina")
    with pytest.raises(ValueError, match="never change"):
        change(session, bins, "Tom", slug="rubbish")


def test_what_is_removed_is_remembered(session: Session) -> None:
    bins = a_service("Bins", description="We empty them.")
    add(session, bins, "Amina")
    remove(session, get_service(session, "bins"), "Tom")
    assert find_service(session, "bins") is None
    [removed, _] = history(session, "bins")
    assert removed.before
    assert (removed.before["description"], removed.after) == ("We empty them.", None)


def test_a_translation_awaits_review_until_somebody_has_read_it(session: Session) -> None:
    add(session, a_service("Bins"), "Amina")
    bins = get_service(session, "bins")
    translate(session, bins, "name", "es", "Basura", "Amina")
    assert in_language(get_service(session, "bins"), "name", "es") == ("Basura", "es", False)
    translate(session, bins, "name", "es", "Basura", "Amina", reviewed_by="Lucía Gómez")
    assert in_language(get_service(session, "bins"), "name", "es").reviewed
    assert [entry.kind for entry in history(session, "bins")] == ["translation", "translation", "service"]
