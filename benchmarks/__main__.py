"""`./run bench`: median processor time of the things that happen often."""

from __future__ import annotations

import sys
import tempfile
import time

import structlog
from flask import Flask

from app import create_app, submissions
from app.delivery import outbox_for
from app.settings import ROOT, Settings
from benchmarks import searching
from benchmarks.saying import median_ms, say
from forms.examples import filled
from forms.journeys import JOURNEYS

JOURNEY = JOURNEYS["report-missed-bin"]
SERVICES = ROOT.parent / "shared" / "data" / "services" / "esd_services_2015.csv"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings.from_environment({"DATA_DIR": folder, "RATE_LIMITS": "off"}))
        structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # no line a request
        app.extensions["database"].upgrade()
        with app.app_context():
            forms(app)
            search(app)
        app.extensions["database"].engine.dispose()


def forms(app: Flask) -> None:
    """Pages, the walk, and submissions as they are stored."""
    client = app.test_client()
    first = f"/forms/{JOURNEY.slug}/{JOURNEY.first.slug}"
    say(
        "a blank question page, through the whole application",
        f"{median_ms(lambda: client.get(first), 200):.2f} ms",
    )
    stored = filled(JOURNEY.examples["one bin of every kind, and no name"])
    say("the walk over a full form's answers", f"{median_ms(lambda: JOURNEY.path(stored), 500):.3f} ms")
    path = JOURNEY.path(stored)
    database, keys = app.extensions["database"], app.extensions["keys"]
    outbox = outbox_for(app.extensions["settings"], email=None)
    tokens = iter(range(10_000))

    def submit() -> None:
        submissions.submit(database, keys, JOURNEY, path, f"bench {next(tokens)}", outbox)

    say("a submission stored durably", f"{median_ms(submit, 200):.2f} ms")
    began = time.perf_counter()
    for _ in range(200):
        submit()
    say("  one after another, by the clock", f"{200 / (time.perf_counter() - began):.0f} a second")


def search(app: Flask) -> None:
    """The real list of 1,519 services where it is found beside the project, otherwise the sample."""
    run = app.test_cli_runner()
    if SERVICES.exists():
        name = "1,519 real services"
        run.invoke(args=["directory", "import", str(SERVICES)])
    else:
        name = "the sample council"
        run.invoke(args=["directory", "load-sample"])
    run.invoke(args=["directory", "reindex"])
    engine = app.extensions["search_engine"]
    searching.measure(engine, name)
    if SERVICES.exists():
        for size in (10_000, 100_000) if "--large" in sys.argv else (10_000,):
            searching.measure_many(SERVICES, size)


if __name__ == "__main__":
    main()
