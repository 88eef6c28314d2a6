"""What operators type to look after accounts: `./run flask staff …`."""

from __future__ import annotations

from typing import TextIO

import click
from flask.cli import AppGroup

from app.database import reading, writing
from app.staff import accounts
from app.staff.accounts import AccountError
from app.staff.passwords import SHORTEST

staff = AppGroup("staff", help="Who may sign in to the pages for staff.")
password_file = click.option(
    "--password-file",
    type=click.File(encoding="utf-8"),
    help="A file whose first line is the password; - reads it from the input. Without it you are asked.",
)


@staff.command("add")
@click.argument("name")
@password_file
def add(name: str, password_file: TextIO | None) -> None:
    """Make an account."""
    password = _password(password_file)
    try:
        with writing() as session:
            made = accounts.add(session, name, password).name
    except AccountError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"“{made}” can sign in at /staff/sign-in.")


@staff.command("list")
def list_() -> None:
    """A line for each account: its name, a tab, the day it was made."""
    with reading() as session:
        for account in accounts.every(session):
            click.echo(f"{account.name}\t{account.created_at:%Y-%m-%d}")


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


def _password(file: TextIO | None) -> str:
    if file is not None:
        return file.readline().rstrip("\r\n")
    asked = f"Password ({SHORTEST} characters or more)"
    typed: str = click.prompt(asked, hide_input=True, confirmation_prompt="The same password again")
    return typed
