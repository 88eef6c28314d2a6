from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app import daily
from app.daily import Job, do_what_is_due

Run = Callable[[list[Job]], None]


@pytest.fixture
def run(app: Flask, at: Callable[[str], None]) -> Run:
    """Look for what is due, at four in the morning."""
    at("2026-11-26 04:00")

    def look(jobs: list[Job]) -> None:
        told = app.extensions
        with app.app_context():
            do_what_is_due(told["database"], told["keys"], told["settings"], jobs)

    return look


def test_a_job_is_done_once_a_day_however_many_look_for_it(run: Run, at: Callable[[str], None]) -> None:
    done: list[str] = []
    jobs = [Job("tidy the shelves", 3, lambda *_: done.append("tidied"))]
    run(jobs)
    run(jobs)
    assert done == ["tidied"]
    at("2026-11-27 04:00")
    run(jobs)
    assert done == ["tidied", "tidied"]


def test_a_job_waits_for_its_hour(run: Run) -> None:
    done: list[str] = []
    run([Job("ring the bell", 5, lambda *_: done.append("rung"))])
    assert not done


def test_a_job_that_fails_is_tried_again_and_keeps_no_other_from_being_done(run: Run) -> None:
    tried: list[str] = []

    def fails(*_: object) -> None:
        tried.append("failing")
        raise OSError("the disk is full")

    jobs = [Job("write it all down", 1, fails), Job("tidy", 1, lambda *_: tried.append("tidied"))]
    run(jobs)
    run(jobs)
    assert tried == ["failing", "tidied", "failing"]


def test_every_daily_job_has_a_name_of_its_own() -> None:
    assert len({job.name for job in daily.JOBS}) == len(daily.JOBS)
