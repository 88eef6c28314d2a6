"""Asking ClamAV's daemon about a file, in its own protocol: INSTREAM, the content in pieces, one answer."""

from __future__ import annotations

import re
import socket
from urllib.parse import unquote, urlsplit

from forms.providers import NotReachable

SECONDS_TO_WAIT = 20
_PIECE = 65_536
_LONGEST_ANSWER = 4_096


def finds_a_virus(content: bytes, url: str) -> bool:
    """Whether the daemon at tcp://host:3310 or unix:///path names a virus in it. Raises NotReachable when it
    says anything but that or that there is none.
    """
    try:
        with _connected(url) as daemon:
            daemon.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _PIECE):
                piece = content[start : start + _PIECE]
                daemon.sendall(len(piece).to_bytes(4, "big") + piece)
            daemon.sendall(bytes(4))
            answer = _answer(daemon)
    except OSError:
        raise NotReachable from None
    if re.fullmatch(rb"stream: .+ FOUND", answer, re.DOTALL):
        return True
    if answer != b"stream: OK":
        raise NotReachable
    return False


def _connected(url: str) -> socket.socket:
    where = urlsplit(url)
    if where.scheme == "tcp":
        return socket.create_connection((where.hostname or "", where.port or 3310), SECONDS_TO_WAIT)
    daemon = socket.socket(socket.AF_UNIX)
    try:
        daemon.settimeout(SECONDS_TO_WAIT)
        daemon.connect(unquote(where.path))
    except OSError:
        daemon.close()
        raise
    return daemon


def _answer(daemon: socket.socket) -> bytes:
    """What it says, without the end of line; whatever comes when it hangs up early."""
    said = b""
    while not said.endswith((b"\0", b"\n")) and len(said) < _LONGEST_ANSWER:
        more = daemon.recv(_LONGEST_ANSWER)
        if not more:
            break
        said += more
    return said.rstrip(b"\0\n")
