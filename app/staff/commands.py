"""What operators type to look after accounts: `./run flask staff …`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import click
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import reading, writing
from app.staff import accounts
from app.staff.accounts import AccountError
from app.staff.levels import LEVELS, Level
from app.staff.passwords import SHORTEST
from directory.models import Person, Team
from directory.nobody import COMMAND

MAY = {
    Level.VIEWER: "may look, find and fill in forms for callers, and change nothing in the directory",
    Level.TEAM_EDITOR: "may also change what belongs to their own teams",
    Level.EDITOR: "may also change everything in the directory",
    Level.ADMINISTRATOR: "may do everything, and looks after accounts",
}

staff = AppGroup("staff", help="Who may sign in to the pages for staff.")
password_file = click.option(
    "--password-file",
    type=click.File(encoding="utf-8"),
    help="A file whose first line is the password; - reads it from the input. Without it you are asked.",
)


level_option = click.Choice(list(LEVELS))
team_option = click.option("--team", "teams", multiple=True, help="Slug of a team of theirs; again for more.")


@staff.command("add")
@click.argument("name")
@password_file
@click.option("--level", type=level_option, default=Level.VIEWER.code, show_default=True)
@team_option
@click.option("--email", help="Their email address at work.")
@click.option("--person", help="Slug of who they are in the directory.")
def add(
    name: str,
    password_file: TextIO | None,
    level: str,
    teams: tuple[str, ...],
    email: str | None,
    person: str | None,
) -> None:
    """Make an account."""
    password = _password(password_file)
    try:
        with writing() as session:
            _known(session, Team, teams)
            _known(session, Person, [person] if person else [])
            made = accounts.add(
                session, name, password, level=level, teams=sorted(teams), email=email, person=person
            ).name
    except AccountError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"“{made}” can sign in at /staff/sign-in, and {MAY[LEVELS[level]]}.")
    if LEVELS[level] < Level.ADMINISTRATOR:
        click.echo(f"To give another level: ./run flask staff level '{made}' administrator")


@staff.command("level")
@click.argument("name")
@click.argument("level", type=level_option)
@team_option
def level(name: str, level: str, teams: tuple[str, ...]) -> None:
    """Say what an account may do: from the next page that they open. Without --team its teams stay."""
    try:
        with writing() as session:
            _known(session, Team, teams)
            account = accounts.get(session, name)
            accounts.entitle(session, account, level, teams or account.teams, who=COMMAND)
            name = account.name
    except AccountError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"“{name}” {MAY[LEVELS[level]]}.")


@staff.command("list")
def list_() -> None:
    """A line for each account, with tabs: name, day it was made, level, teams, how it signs in."""
    with reading() as session:
        for account in accounts.every(session):
            how = "council's sign-in" if account.subject else "password"
            told = (
                account.name,
                f"{account.created_at:%Y-%m-%d}",
                account.level,
                ",".join(account.teams),
                how,
            )
            click.echo("\t".join(told))


@staff.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove an account, and sign out whoever uses it."""
    try:
        with writing() as session:
            accounts.remove(session, name)
    except AccountError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo("Removed. Whoever was signed in with it is signed out.")


@staff.command("password")
@click.argument("name")
@password_file
def password(name: str, password_file: TextIO | None) -> None:
    """Change an account's password, and sign out whoever uses it."""
    new = _password(password_file)
    try:
        with writing() as session:
            accounts.change_password(session, name, new)
    except AccountError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo("Changed. Whoever was signed in with it is signed out.")


def _known(session: Session, model: type[Team] | type[Person], slugs: Iterable[str]) -> None:
    for slug in slugs:
        if session.scalar(select(model.id).where(model.slug == slug)) is None:
            raise AccountError(f"The directory has no {model.kind} “{slug}”.")


def _password(file: TextIO | None) -> str:
    if file is not None:
        return file.readline().rstrip("\r\n")
    asked = f"Password ({SHORTEST} characters or more)"
    typed: str = click.prompt(asked, hide_input=True, confirmation_prompt="The same password again")
    return typed
