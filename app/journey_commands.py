"""What a form's author types: `./run flask journeys …`."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from forms.journeys import JOURNEYS

commands = AppGroup(
    "journeys", help="The council's forms: which there are, and whether each keeps what it must."
)


@commands.command("list")
def list_() -> None:
    """A line for each form: its name in addresses, who fills it in, its title."""
    for journey in JOURNEYS.values():
        click.echo(f"{journey.slug}\t{journey.audience}\t{journey.title}")


def init_app(app: Flask) -> None:
    app.cli.add_command(commands)
