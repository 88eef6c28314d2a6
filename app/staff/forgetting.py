"""Once a day those who left long ago are forgotten, in search too, and with their photo and account."""

from __future__ import annotations

from datetime import timedelta

from app.changing import changing
from app.clock import today
from app.database import Database
from app.security import Keys
from app.settings import Settings
from app.staff import accounts
from app.staff.people import portraits
from app.staff.people.departure import accounts_of
from directory import nobody, people
from directory.forgetting import forget, long_gone


def forget_those_who_left(database: Database, _keys: Keys, settings: Settings) -> None:
    """Each as a whole, so that whoever is not reached today is forgotten tomorrow."""
    day = today() - timedelta(days=settings.left_kept_days)
    with database.reading() as session:
        slugs = long_gone(session, day)
    for slug in slugs:
        with changing() as session:
            has_entry = people.find_person(session, slug) is not None
            if not forget(session, slug, day, nobody.ITSELF):
                continue
            portraits.forget(session, slug)
            if has_entry:  # of whom there was none nobody said that they left, and they may still work here
                for account in accounts_of(session, slug):
                    accounts.remove(session, account.name, nobody.ITSELF)
