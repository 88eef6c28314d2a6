"""What questions may ask of the application they are in: addresses, places, services, free times, files.

The application says who answers, with `provide(...)`, before it walks a form. Whoever takes this package into
another application provides what its forms use, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from forms.answers import Json


class NotReachable(Exception):  # noqa: N818 - an outcome, told to the person in words
    """Who provides it did not answer, so nobody knows whether there is anything."""


@dataclass(frozen=True)
class Found:
    """One thing that was found. `code` goes to the page and back, `words` is what a person reads, `hint`
    what tells it from others of the same name, `answer` what is stored once it is chosen.
    """

    code: str
    words: str
    answer: Json
    hint: str = ""


class Finder(Protocol):
    """Finds things by what a person typed (a postcode, a street, what they need)."""

    def find(self, typed: str) -> Sequence[Found]:
        """What fits, best first; the same each time for the same words. Raises NotReachable."""
        ...


class Services(Finder, Protocol):
    """Finds services of the directory; the code of one is its slug."""

    def named(self, code: str) -> str | None:
        """What the service is called, in the language being spoken; None when there is none."""
        ...


class Files(Protocol):
    """Keeps the files a person sends. `File`s are plain JSON: {"id", "name", "type", "size"}."""

    def dangerous(self, content: bytes) -> bool:
        """Whether a virus was found in it. Raises NotReachable when that cannot be told."""
        ...

    def keep(self, name: str, kind: str, content: bytes) -> dict[str, Json]:
        """Keep one file of this media type; the file as it is stored in the answer."""
        ...

    def find(self, file_id: str) -> dict[str, Json] | None:
        """A file this person sent earlier to this form."""
        ...


class _Nobody:
    """Stands where no provider was named."""

    def find(self, _typed: str) -> Sequence[Found]:
        raise NotReachable

    def named(self, _code: str) -> str | None:
        return None


class _NoFiles:
    def dangerous(self, _content: bytes) -> bool:
        raise NotReachable

    def keep(self, _name: str, _kind: str, _content: bytes) -> dict[str, Json]:
        raise NotReachable

    def find(self, _file_id: str) -> dict[str, Json] | None:
        return None


@dataclass(frozen=True)
class Providers:
    """Who answers. `addresses` finds by postcode; `places` by words, a postcode or "latitude,longitude";
    `services` by words; `times` by the slug of the place or team whose free times are wanted.
    """

    addresses: Finder = field(default_factory=_Nobody)
    places: Finder = field(default_factory=_Nobody)
    services: Services = field(default_factory=_Nobody)
    times: Finder = field(default_factory=_Nobody)
    files: Files = field(default_factory=_NoFiles)


_provided: ContextVar[Providers] = ContextVar("provided", default=Providers())  # noqa: B039 - it is frozen


def providers() -> Providers:
    """Those of the application we are in."""
    return _provided.get()


@contextmanager
def provide(these: Providers) -> Iterator[None]:
    """Ask these until the block ends."""
    token = _provided.set(these)
    try:
        yield
    finally:
        _provided.reset(token)
