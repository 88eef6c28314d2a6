"""Reading another council's Open Referral API, politely and on our guard: one request at a time, none that
goes on for ever, nothing that is too much, and http or https only, from no other machine than we were told.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from ..problems import Problem, Progress
from .importing import parse

SECONDS_TO_WAIT = 30
SECONDS_FOR_ONE_ANSWER = 120
LARGEST_ANSWER = 20_000_000
LARGEST_WHOLE = 500_000_000
AT_ONCE = 65_536
PER_PAGE = 100
MOST_PAGES = 10_000
PAUSES = (1.0, 5.0, 20.0)
"""Seconds before each time that what failed is tried again."""
BUSY = {429, 500, 502, 503, 504}


class CannotFetch(Exception):  # noqa: N818 - it is no fault of the program
    """What was asked for did not come; the message is a sentence. `status` is that of the answer, if any."""

    def __init__(self, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.status = status


@dataclass
class Fetched:
    """What an API gave. With a problem, none of it is to be used."""

    address: str
    services: list[object] = field(default_factory=list)
    terms: list[object] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def fetch(
    address: str, progress: Progress | None = None, pause: Callable[[float], None] = time.sleep
) -> Fetched:
    """Every service of the API at this address in full, and every taxonomy term if it tells them."""
    api = _Api(address.rstrip("/"), pause)
    got = Fetched(address)
    try:
        ids = [str(one.get("id", "")) for one in api.every("services")]
        for number, key in enumerate(ids):
            if progress:
                progress("fetching services", number, len(ids))
            try:
                got.services.append(api.get(f"services/{quote(key, safe='')}"))
            except CannotFetch as reason:
                if reason.status not in (404, 410):
                    raise
                path = f"services/{key}"
                got.warnings.append(Problem(address, None, path, "It is listed but not there: left out."))
        got.terms = _terms(api, got)
    except CannotFetch as reason:
        got.problems.append(Problem(address, None, None, str(reason)))
    return got


def _terms(api: _Api, got: Fetched) -> list[object]:
    """The standard leaves it open whether they are told by themselves."""
    try:
        return list(api.every("taxonomy_terms"))
    except CannotFetch as reason:
        if reason.status is None or reason.status in BUSY:
            raise
        got.warnings.append(Problem(api.address, None, "taxonomy_terms", "It does not tell its terms."))
        return []


class _OnTheSameMachine(HTTPRedirectHandler):
    """Another machine could be one that only we can reach, or one that anybody can pretend to be."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if here.hostname != there.hostname or (here.scheme == "https" != there.scheme):
            reason = f"It sends us on to another address: {newurl[:200]}. If that is right, import from it."
            raise CannotFetch(reason, code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Api:
    def __init__(self, address: str, pause: Callable[[float], None]) -> None:
        self.address = address
        self._pause = pause
        self._size = 0
        self._opener = OpenerDirector()
        for handler in (
            ProxyHandler,
            UnknownHandler,
            HTTPHandler,
            HTTPSHandler,
            HTTPDefaultErrorHandler,
            _OnTheSameMachine,
            HTTPErrorProcessor,
        ):
            self._opener.add_handler(handler())

    def every(self, name: str) -> list[dict[str, Any]]:
        """Everything on every page of a list."""
        found: dict[str, dict[str, Any]] = {}
        for number in range(1, MOST_PAGES + 1):
            page = self.get(f"{name}?{urlencode({'page': number, 'per_page': PER_PAGE})}")
            contents = page.get("contents") if isinstance(page, dict) else None
            if not isinstance(contents, list) or not all(isinstance(one, dict) for one in contents):
                raise CannotFetch(f"Page {number} of {name} has no list of objects in “contents”.")
            new = {str(one.get("id")): one for one in contents if str(one.get("id")) not in found}
            found |= new
            if not contents or page.get("last_page") is True or number == page.get("total_pages"):
                return list(found.values())
            if not new:
                raise CannotFetch(f"Page {number} of {name} only repeats what was on those before it.")
        raise CannotFetch(f"There are more than {MOST_PAGES:,} pages of {name}.")

    def get(self, path: str) -> Any:
        """One document, tried again for a while when the other side is busy or away."""
        for pause in PAUSES:
            try:
                return self._document(path)
            except CannotFetch as reason:
                if reason.status is not None and reason.status not in BUSY:
                    raise
                self._pause(pause)
        return self._document(path)

    def _document(self, path: str) -> Any:
        answer = self._answer(path)
        self._size += len(answer)
        if self._size > LARGEST_WHOLE:
            raise CannotFetch(f"All of it together is larger than {LARGEST_WHOLE:,} bytes.", status=200)
        document, problems = parse(answer, path)
        if problems:
            raise CannotFetch(f"{path}: {problems[0].reason}", status=200)
        return document

    def _answer(self, path: str) -> bytes:
        headers = {"Accept": "application/json", "User-Agent": "Frontdoor"}
        request = Request(f"{self.address}/{path}", headers=headers)  # noqa: S310 - no other handlers
        try:
            with self._opener.open(request, timeout=SECONDS_TO_WAIT) as answer:
                return _read(answer, path)
        except HTTPError as answer:
            raise CannotFetch(f"{path}: The answer was {answer.code}.", answer.code) from None
        except (OSError, HTTPException, ValueError) as problem:
            reason = problem.reason if isinstance(problem, URLError) else problem
            raise CannotFetch(f"{path}: It could not be reached: {reason}.") from None


def _read(answer: Any, path: str) -> bytes:
    """The whole answer, unless it is too much or takes too long."""
    parts: list[bytes] = []
    size = 0
    until = time.monotonic() + SECONDS_FOR_ONE_ANSWER
    while part := answer.read1(AT_ONCE):
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            raise CannotFetch(f"{path}: The answer is larger than {LARGEST_ANSWER:,} bytes.", status=200)
        if time.monotonic() > until:
            raise CannotFetch(f"{path}: The answer took more than {SECONDS_FOR_ONE_ANSWER} seconds.")
    return b"".join(parts)
