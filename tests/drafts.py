"""A draft, and a change that can be undone, of a service of Dilys's team and of one of another team."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask

from app.database import Database
from directory.changes import change
from directory.models import Proposal
from directory.whole import find_thing

OWN, OTHERS = "bins-and-recycling", "allotments"
DRAFTS = {OWN: "00000000-0000-4000-8000-000000000001", OTHERS: "00000000-0000-4000-8000-000000000002"}
CHANGES = {OWN: "00000000-0000-4000-8000-000000000003", OTHERS: "00000000-0000-4000-8000-000000000004"}


def add_drafts(app: Flask) -> None:
    database: Database = app.extensions["database"]
    for slug, key in DRAFTS.items():
        with database.writing() as session:
            session.info["together"] = CHANGES[slug]
            thing = find_thing(session, "service", slug)
            assert thing is not None
            change(session, thing, "Chen", tell_callers="Ask for their postcode first.")
            session.add(
                Proposal(
                    id=key,
                    kind="service",
                    slug=slug,
                    changes={"alert": {"was": thing.alert, "is": "We are closed on Monday."}},
                    who="Chen",
                    made_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
                )
            )
