"""The words after ./run, and what each does."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from build import assets, council, environment, locks, ports, serve, stamps, system
from build.check import check
from build.environment import PYTHON
from build.say import ROOT, Trouble, line

HELP = """\
./run                       set everything up, then serve at http://127.0.0.1:5000
./run test [arguments]      set everything up, then run the tests; arguments go to pytest
./run check                 style, types, layers, templates and translations
./run worker                the delivery worker alone, for a machine of its own
./run flask ...             the application's own commands: ./run flask --help
./run bench                 measure speed
./run accessibility [URL]   check every page of a site for accessibility
./run pictures              take the pictures in the README again
./run translations          bring translations/ up to date with the words in the code
./run lock                  choose the newest packages that fit, and write requirements/*.txt
./run help                  this list
Settings are environment variables: PORT, HOST, DATA_DIR, SAMPLE and those in the README."""


ALL_DATA = ("database", "sample", "index")
EVERY_TEST = ("--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal")
"""All tests take minutes, so every processor takes a share; a few are quicker without."""


def set_up(tests: bool = False, data: Sequence[str] = ()) -> None:
    """Everything that must be there first; what is there already is passed over."""
    environment.make()
    environment.install("app")
    if tests:
        environment.install("test")
    assets.packages(development=tests)
    assets.build()
    council.compile_translations()
    if data:
        council.prepare(*data)


def start(arguments: list[str]) -> int:
    host, port = ports.told()
    ports.insist_free(host, port)
    with ExitStack() as held:
        # Until it answers, so that a second start finds the port taken and not about to be.
        held.enter_context(stamps.one_at_a_time())
        ports.insist_free(host, port)
        set_up(data=ALL_DATA)
        system.ready_for_paper()
        return serve.serve(host, port, serve.programs(host, port), ready=held.close)


def test(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up(tests=True)
    system.ready_for_tests()
    return _become([PYTHON, "-m", "pytest", *(arguments or EVERY_TEST)])


def run_checks(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up(tests=True)
    return check()


def worker(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up(data=["database"])
    return _become([PYTHON, "-m", "flask", "--app", "app", "worker", *arguments])


def flask(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up(data=["database"])
    return _become([PYTHON, "-m", "flask", "--app", "app", *arguments])


def bench(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up(tests=True)
    return _become([PYTHON, "-m", "benchmarks", *arguments])


def accessibility(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up(tests=True)
    system.ready_for_tests()
    return _become([PYTHON, "-m", "tests.accessibility.site", *arguments])


def pictures(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up(tests=True)
    system.ready_for_tests()
    return _become([PYTHON, "-m", "docs.pictures.make", *arguments])


def translations(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        set_up()
    return _become([PYTHON, "-m", "build.translations", "update"])


def lock(arguments: list[str]) -> int:
    with stamps.one_at_a_time():
        environment.make()
        locks.lock()
    return 0


def tell(arguments: list[str]) -> int:
    line(HELP)
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "test": test,
    "check": run_checks,
    "worker": worker,
    "flask": flask,
    "bench": bench,
    "accessibility": accessibility,
    "pictures": pictures,
    "translations": translations,
    "lock": lock,
    "help": tell,
    "--help": tell,
    "-h": tell,
}


def _become(command: list[str | Path]) -> int:
    """Hand this process over, so that signals and exit codes are the program's own."""
    sys.stdout.flush()
    os.execv(command[0], [str(part) for part in command])  # noqa: S606


def main(arguments: list[str]) -> int:
    """The exit code. Trouble is a sentence, and perhaps a program's last words; never a traceback."""
    os.chdir(ROOT)
    word, *rest = arguments or [""]
    command = COMMANDS.get(word) if word else start
    if command is None:
        print(f"There is no ./run {word}: ./run help lists what there is.", file=sys.stderr)
        return 2
    try:
        return command(rest)
    except Trouble as why:
        if why.details:
            print("\n".join(f"    {words}" for words in why.details.splitlines()), file=sys.stderr)
        print(why, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
