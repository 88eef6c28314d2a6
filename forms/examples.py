"""Example answers, made fit to walk: their dates counted from today, and as they would be typed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from forms.answers import Json, today
from forms.pages import Page
from forms.providers import Files, NotReachable


def days_before_today(days: int) -> Any:
    """Stands for an answer to a date question in an example; becomes an ISO date when it is `filled`."""

    def written() -> str:
        return (today() - timedelta(days=days)).isoformat()

    return written


def months_after_today(months: int) -> Any:
    """Stands for an answer to a question for a month in an example: so many after this one."""

    def written() -> str:
        years, month = divmod(today().month - 1 + months, 12)
        return f"{today().year + years}-{month + 1:02}"

    return written


def a_photo(name: str) -> dict[str, Json]:
    """Stands for one photo in the answer to a question that takes files: of 136 bytes, which tests make and
    send.
    """
    file_id = hashlib.sha256(name.encode()).hexdigest()[:32]
    return {"id": file_id, "name": name, "type": "image/jpeg", "size": 136}


def a_free_time(days_ahead: int = 2) -> Any:
    """Stands for an answer to a question for a free time: 10am to 12 noon of the first working day (Monday to
    Friday) that is so many days ahead or more. Four days or fewer are among the five that are offered.
    """

    def written() -> str:
        day = today() + timedelta(days=days_ahead)
        day += timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)
        return f"{day.isoformat()}T10:00/{day.isoformat()}T12:00"

    return written


def filled(example: Mapping[type[Page], Json]) -> dict[str, Json]:
    """The example as it would be stored today: {page slug: the page's answers}."""
    return {page.slug: _today(answers) for page, answers in example.items()}


class _Kept(dict[str, dict[str, Json]]):
    """`forms.providers.Files` that were sent already, and no more."""

    def dangerous(self, _content: bytes) -> bool:
        raise NotReachable

    def keep(self, _name: str, _kind: str, _content: bytes) -> dict[str, Json]:
        raise NotReachable

    def find(self, file_id: str) -> dict[str, Json] | None:
        return self.get(file_id)


def kept_files(answers: Mapping[str, Json]) -> Files:
    """Who keeps the files that these answers of a page name."""
    named = [each for answer in answers.values() if isinstance(answer, list) for each in answer]
    return _Kept((str(each["id"]), each) for each in named if isinstance(each, dict) and "id" in each)


def typed(page: type[Page], stored: Mapping[str, Json]) -> dict[str, list[str]]:
    """What a browser would post to give these answers: {name of the control: its values}.

    `stored` is the answers of one page or, for an add another, of one of its items.
    """
    return {
        question.control(part): values
        for question in page.questions
        for part, values in question.typed(stored.get(question.name)).items()
    }


def _today(answer: Json | Callable[[], Json]) -> Json:
    if callable(answer):
        return answer()
    if isinstance(answer, list):
        return [_today(each) for each in answer]
    if isinstance(answer, dict):
        return {name: _today(each) for name, each in answer.items()}
    return answer
