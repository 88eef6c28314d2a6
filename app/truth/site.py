"""Keeping the directory true, put together."""

from __future__ import annotations

from flask import Flask, url_for

from app.directory import checking
from app.truth import commands, confirming, reporting, words
from app.truth.entries import address_of, may_keep
from directory.truth.ownership import Entry

__all__ = ["commands", "confirming", "init_app", "reporting"]


def edit_address(entry: Entry) -> str:
    """Where staff change it."""
    return url_for("staff.edit", kind=entry.kind, slug=entry.slug)


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        finding=words.sentence, address=address_of, edit_address=edit_address, due=checking.due
    )
    app.jinja_env.globals.update(may_keep=may_keep)
