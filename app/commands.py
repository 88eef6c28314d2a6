"""What operators type: `./run flask submissions …` and the delivery worker."""

from __future__ import annotations

import json
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select, update

from app import files
from app.database import database, reading, writing
from app.delivery import worker
from app.models import Delivery, Submission
from app.security import CannotOpenError, keys
from app.submissions import delete_old, delete_overdue, find_stored, opened
from forms.journeys import JOURNEYS

submissions = AppGroup("submissions", help="What people sent, and where it has got to.")


@submissions.command("list")
def list_() -> None:
    """A line for each: its reference, a tab, the answers in clear as JSON."""
    with reading() as session:
        for submission in session.scalars(select(Submission).order_by(Submission.id)).yield_per(500):
            try:
                answers = json.dumps(opened(submission, keys()).record["answers"], ensure_ascii=False)
            except CannotOpenError as problem:
                answers = json.dumps({"cannot be opened": str(problem)})
            click.echo(f"{submission.reference}\t{answers}")


@submissions.command("deliveries")
def deliveries() -> None:
    """A line for each delivery not made yet: reference, destination, state, attempts, what went wrong."""
    query = select(Delivery).where(Delivery.state != "delivered").order_by(Delivery.id)
    with reading() as session:
        for row in session.scalars(query):
            reference = row.submission.reference if row.submission else "a letter"
            click.echo("\t".join([reference, row.destination, row.state, str(row.attempts), row.problem]))


@submissions.command("replay")
@click.argument("references", nargs=-1)
def replay(references: tuple[str, ...]) -> None:
    """Try again what was given up: those with these references, or all."""
    again = update(Delivery).where(Delivery.state == "given-up")
    if references:
        named = select(Submission.id).where(Submission.reference.in_(references))
        again = again.where(Delivery.submission_id.in_(named))
    with writing() as session:
        waiting = session.execute(again.values(state="waiting", attempts=0, due_at=datetime.now(UTC)))
    click.echo(f"To be delivered again: {waiting.rowcount}.")  # type: ignore[attr-defined]


@submissions.command("files")
@click.argument("reference")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def files_(reference: str, folder: Path) -> None:
    """Save the files that came with a submission into a folder, which is made if it is not there."""
    with reading() as session:
        try:
            sent = find_stored(session, keys(), reference)
        except CannotOpenError as problem:
            raise click.ClickException(str(problem)) from None
        if sent is None:
            raise click.ClickException(f"There is no submission {reference}.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in files.save_all(session, keys(), sent.record["answers"], folder):
            click.echo(path)


@submissions.command("purge")
@click.option("--older-than", "days", type=click.IntRange(1), help="Days; without it, each form's own time.")
def purge(days: int | None) -> None:
    """Delete delivered submissions whose time is over. Their references are never used again."""
    with writing() as session:
        gone = delete_old(session, days) if days else delete_overdue(session, JOURNEYS.values())
    click.echo(f"Deleted: {gone}.")


@click.command("worker")
@click.option("--once", is_flag=True, help="Deliver what is due now, then stop.")
def deliver(once: bool) -> None:
    """Deliver what was sent, until stopped."""
    settings = current_app.extensions["settings"]
    if once:
        while worker.deliver_next(database(), keys(), settings):
            pass
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    worker.run(database(), keys(), settings, stop)


def init_app(app: Flask) -> None:
    app.cli.add_command(submissions)
    app.cli.add_command(deliver)
