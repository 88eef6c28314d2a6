"""The pages about people, put together."""

from app.staff.people import (
    absences,
    calendars,
    changing,
    departure,
    finding,
    portraits,
    profile,
    rota,
    shifts,
    teams,
)

__all__ = [
    "absences",
    "calendars",
    "changing",
    "departure",
    "finding",
    "portraits",
    "profile",
    "rota",
    "shifts",
    "teams",
]
