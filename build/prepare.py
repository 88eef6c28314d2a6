"""Run by .venv's Python: the three commands that make the data ready, in one process, which is quicker."""

from __future__ import annotations

import sys

import click
from flask.cli import FlaskGroup
from sqlalchemy.exc import OperationalError

from app import create_app
from build.say import note
from forms.questions import MistakeInForm

STEPS = {
    "database": ("Bringing the database up to date", ["db", "upgrade"]),
    "sample": ("Loading the sample council, if the directory is empty", ["directory", "load-sample"]),
    "index": ("Indexing the directory, if it has changed", ["directory", "reindex", "--if-stale"]),
}


def main(steps: list[str]) -> int:
    try:
        app = create_app()
    except MistakeInForm as mistake:
        note(f"A form has a mistake. {mistake}")
        return 1
    commands = FlaskGroup(create_app=lambda: app)
    for step in steps:
        doing, arguments = STEPS[step]
        note(doing)
        try:
            commands.main(args=arguments, prog_name="flask", standalone_mode=False)
        except click.ClickException as why:
            why.show()
            return 1
        except OperationalError as why:
            note(f"The database cannot be used, so check DATABASE_URL: {why.orig}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
