"""What operators type: `./run flask directory …`."""

from __future__ import annotations

import time
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import outcodes, search_index
from app.database import database, reading, writing
from app.settings import ROOT
from directory.exporting import export_folder
from directory.importing import import_fetched, import_path
from directory.models import Location, Organisation, Service, Team
from directory.models.base import Named
from directory.openreferral.fetching import fetch
from directory.openreferral.whole import written
from directory.search.generations import IndexBusyError

SAMPLE = ROOT / "directory" / "sample"
KINDS: dict[str, type[Named]] = {
    "services": Service,
    "teams": Team,
    "locations": Location,
    "organisations": Organisation,
}
ONE_SECOND = 1.0

commands = AppGroup("directory", help="Who does what: the directory and the index that searches it.")


@commands.command("load-sample")
def load_sample() -> None:
    """Load the sample council, if the directory is empty and SAMPLE is on."""
    with reading() as session:
        empty = not any(session.scalar(select(model.id).limit(1)) for model in KINDS.values())
    if not current_app.extensions["settings"].sample:
        click.echo("SAMPLE is off, so the sample council was not loaded.")
    elif not empty:
        click.echo("The directory has things in it already, so the sample council was not loaded.")
    else:
        _store(str(SAMPLE))
        _reindex()
        with reading() as session:
            click.echo(f"The sample council: {_counts(session)}.")


@commands.command("import")
@click.argument("source")
def import_(source: str) -> None:
    """Import a folder of spreadsheets, a CSV list of services or register offices, Open Referral JSON, or
    all the services of the Open Referral API at an address that begins with https://.
    """
    _store(source)
    if search_index.is_stale():
        _reindex()


@commands.command("export")
@click.option(
    "--csv",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write everything, what only staff may see included, as a folder of spreadsheets.",
)
def export(folder: Path | None) -> None:
    """Every service as Open Referral UK 3.0, in JSON; with --csv, everything, as a folder of spreadsheets.

    `import` reads both again.
    """
    with database().at_one_moment() as session:
        if folder:
            click.echo(f"Files written to {folder}: {len(export_folder(session, folder))}.")
            return
        for words in written(session, _Shown().exporting):
            click.echo(words, nl=False)


@commands.command("outcodes")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def outcodes_(file: Path) -> None:
    """Say where the first halves of postcodes are: a CSV with postcode, latitude and longitude."""
    try:
        codes = outcodes.read(file)
    except outcodes.OutcodesError as problem:
        raise click.ClickException(str(problem)) from None
    outcodes.keep(current_app.extensions["settings"], codes)
    click.echo(f"First halves of postcodes: {len(codes)}.")


@commands.command("reindex")
@click.option("--if-stale", is_flag=True, help="Only if the directory or the search code changed.")
def reindex(if_stale: bool) -> None:
    """Index the whole directory for search. Searches go on meanwhile."""
    if if_stale and not search_index.is_stale():
        click.echo("The index is up to date.")
    else:
        _reindex()


def _store(source: str) -> None:
    """Import all of it, or nothing and say why on a line each."""
    shown = _Shown().import_
    # before the transaction: nobody else could write while another council's server takes its time
    got = fetch(source, shown) if source.startswith(("http://", "https://")) else None
    with writing() as session:
        if got:
            report = import_fetched(session, got, progress=shown)
        else:
            report = import_path(session, Path(source), progress=shown)
        for warning in report.warnings:
            click.echo(f"Note: {warning}", err=True)
        if not report.ok:
            session.rollback()
            for problem in report.problems:
                click.echo(str(problem), err=True)
            raise click.ClickException(f"Nothing was imported. Problems: {len(report.problems)}.")
    click.echo(
        f"Rows created: {report.created}, changed: {report.changed}, "
        f"removed: {report.removed}, as they were: {report.unchanged}."
    )


def _reindex() -> None:
    try:
        count = search_index.reindex(_Shown().indexing)
    except IndexBusyError as problem:
        raise click.ClickException(f"{problem}. Try again in a minute.") from None
    click.echo(f"Indexed for search: {count}.")


def _counts(session: Session) -> str:
    return ", ".join(
        f"{session.scalar(select(func.count(model.id)))} {plural}" for plural, model in KINDS.items()
    )


class _Shown:
    """Progress on the screen, a line a second at most, and none for what takes less."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def import_(self, doing: str, done: int, total: int) -> None:
        self._show(f"{doing}: {done} of {total}")

    def indexing(self, done: int) -> None:
        self._show(f"indexed: {done}")

    def exporting(self, done: int, total: int) -> None:
        self._show(f"exported: {done} of {total}")

    def _show(self, words: str) -> None:
        if time.monotonic() - self._last >= ONE_SECOND:
            self._last = time.monotonic()
            click.echo(f"  {words}", err=True)


def init_app(app: Flask) -> None:
    app.cli.add_command(commands)
