"""What takes long to print: each made once, one at a time on this machine, and kept as a file in DATA_DIR."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from flask import current_app

from app.limits import client, limit
from app.settings import RateLimit
from app.staff.sessions import signed_in

MOST_KEPT = 200_000_000  # bytes
SECONDS_TO_WAIT = 20
MOST_WAITING = 2  # of a process's threads, so that the others go on serving pages
MOST_BY_A_CLIENT = (RateLimit(100, 3600),)

_places = BoundedSemaphore(MOST_WAITING)


class BusyError(RuntimeError):
    """Too much else is being made; it is worth asking again in a minute."""


def printed(key: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under this key, or else is made now. The key is the name of a file and stands for all that
    the contents depend on. Raises BusyError, TooManyRequests (429), and whatever `make` raises.
    """
    path = _folder() / key
    if (kept := _read(path)) is not None:
        return kept
    limit("printing", signed_in() or client(), MOST_BY_A_CLIENT)
    with _a_place(), _one_at_a_time(path.parent / "lock"):
        if (kept := _read(path)) is not None:  # made by whoever was before us
            return kept
        content = make()
        _keep(path, content)
    return content


def _folder() -> Path:
    folder: Path = current_app.extensions["settings"].data_dir / "printed"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all, in place of the oldest when there is no more room."""
    kept = sorted(path.parent.glob("*.pdf"), key=lambda each: each.stat().st_mtime)
    size = len(content) + sum(each.stat().st_size for each in kept)
    for oldest in kept:
        if size <= MOST_KEPT:
            break
        size -= oldest.stat().st_size
        oldest.unlink()
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


@contextmanager
def _a_place() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _places.release()


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """Held by one thread of one process of this machine, and let go when that ends, however it does."""
    until = time.monotonic() + SECONDS_TO_WAIT
    with lock.open("w") as held:
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise BusyError from None
                time.sleep(0.1)
        yield
