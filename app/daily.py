"""What is done once a day, by whichever worker comes to it first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import structlog
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from app import search_index
from app.clock import now
from app.database import Database
from app.exports import export_tonight
from app.models import DailyJob
from app.security import Keys
from app.settings import Settings
from app.staff.forgetting import forget_those_who_left
from app.staff.publishing import publish_due
from app.truth.reminding import remind

KEPT = timedelta(days=60)

log = structlog.get_logger()


@dataclass(frozen=True)
class Job:
    """Something to do every day, at this hour in the council's time or as soon after as can be."""

    name: str
    hour: int
    work: Callable[[Database, Keys, Settings], None]


def _reindex(_database: Database, _keys: Keys, _settings: Settings) -> None:
    """A change is found at once; what else mentions it (the services of a renamed team) from the next day."""
    if search_index.is_stale():
        search_index.reindex()


JOBS: Sequence[Job] = (
    Job("drafts are published on their day", 0, publish_due),
    Job("those who left long ago are forgotten", 1, forget_those_who_left),
    Job("the directory is written down", 2, export_tonight),
    Job("search is brought up to date", 3, _reindex),
    Job("owners are asked to check what is due", 8, remind),
)


def do_what_is_due(
    database: Database, keys: Keys, settings: Settings, jobs: Sequence[Job] | None = None
) -> None:
    """Do each job that nobody has taken on today. One that fails is left for the next time."""
    moment = now()
    for job in JOBS if jobs is None else jobs:
        if moment.hour < job.hour:
            continue
        with database.writing() as session:
            mine = _take(session, job.name, moment.date())
        if mine:
            _do(job, database, keys, settings, moment.date())


def _do(job: Job, database: Database, keys: Keys, settings: Settings, day: date) -> None:
    try:
        job.work(database, keys, settings)
    except Exception as fault:  # one job's trouble must not keep the others, or deliveries, from being done
        log.warning("a daily job failed", job=job.name, kind=type(fault).__name__)
        with database.writing() as session:
            session.execute(delete(DailyJob).where(DailyJob.name == job.name, DailyJob.day == day))


def _take(session: Session, name: str, day: date) -> bool:
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    session.execute(delete(DailyJob).where(DailyJob.day < day - KEPT))
    taken = insert(DailyJob).values(name=name, day=day).on_conflict_do_nothing().returning(DailyJob.name)
    return session.execute(taken).scalar_one_or_none() is not None
