"""What a form's author types: `./run flask journeys …`."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from app.journey_checks import CHECKS
from app.new_journey import CannotBegin, begin
from app.settings import ROOT
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.requirements import REQUIREMENTS

commands = AppGroup("journeys", help="The council's forms: which there are, and what each has to keep.")


@commands.command("list")
def list_() -> None:
    """A line for each form: its name in addresses, who fills it in, its title."""
    for journey in JOURNEYS.values():
        click.echo(f"{journey.slug}\t{journey.audience}\t{journey.title}")


@commands.command("check")
@click.argument("name", required=False)
@click.pass_context
def check(context: click.Context, name: str | None) -> None:
    """Check a form, or all of them, against the minimum requirements. Exit code 1 when one is broken."""
    if name is not None and name not in JOURNEYS:
        raise click.ClickException(f"There is no form “{name}”. ./run flask journeys list names them.")
    journeys = [JOURNEYS[name]] if name is not None else [*JOURNEYS.values()]
    if not all([_keeps(journey) for journey in journeys]):  # noqa: C419 - told of each, not only the first
        context.exit(1)


def _keeps(journey: Journey) -> bool:
    click.echo(f"{journey.title} ({journey.slug})")
    kept = True
    for requirement in (*REQUIREMENTS, *CHECKS):
        found = list(requirement.check(journey))
        click.echo(f"  {'NOT' if found else 'ok '}  {requirement.says}")
        for sentence in found:
            click.echo(f"         {sentence}")
        kept = kept and not found
    return kept


@commands.command("new")
@click.argument("name")
@click.option("--service", default="customer-help-desks", help="The directory's name for who deals with it.")
def new(name: str, service: str) -> None:
    """Begin a form: a short one that works, its test, and its place among the others."""
    if name.replace("_", "-") in JOURNEYS:
        raise click.ClickException(f"There is a form “{name}” already. Nothing was changed.")
    try:
        for line in begin(ROOT, name, service):
            click.echo(line)
    except CannotBegin as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"Now change its words, and try it: ./run, then /forms/{name.replace('_', '-')}")
    click.echo(f"To check it: ./run flask journeys check {name.replace('_', '-')}")


def init_app(app: Flask) -> None:
    app.cli.add_command(commands)
