"""Where to listen: HOST and PORT, and who is there already."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from build.say import Trouble

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 -- compared, not listened on


def told(environ: Mapping[str, str] = os.environ) -> tuple[str, int]:
    """HOST and PORT; a port that is no port is one sentence of trouble."""
    port = environ.get("PORT") or "5000"
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        raise Trouble(f"PORT must be a whole number from 1 to 65535, not {port!r}.")
    return environ.get("HOST") or "127.0.0.1", int(port)


def address(host: str, port: int) -> str:
    """host:port, with brackets around an IPv6 host."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def reachable(host: str) -> str:
    """An address on this machine that reaches a server listening on this host."""
    return ANYWHERE.get(host, host)


def insist_free(host: str, port: int) -> None:
    """One sentence of trouble when nobody could listen there: who does, and which setting to change."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise Trouble(f"HOST is {host!r}, which is no address of this machine.") from None
    with socket.socket(family, kind, protocol) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(place)
            trial.listen()
        except PermissionError:
            raise Trouble(f"Port {port} needs more rights than you have: set PORT to 1024 or more.") from None
        except OSError as why:
            if why.errno != errno.EADDRINUSE:
                raise Trouble(
                    f"HOST is {host!r}, where this machine cannot listen: {why.strerror}."
                ) from None
            raise Trouble(
                f"Port {port} is taken by {holder(port)}: stop it, or set PORT to another number."
            ) from None


def holder(port: int, proc: Path = Path("/proc")) -> str:
    """The program that listens on a port, by name and number, where the system lets us see it."""
    sockets = {f"socket:[{number}]" for number in _listening(port, proc)}
    for process in proc.glob("[0-9]*"):
        try:
            if any(os.readlink(each) in sockets for each in (process / "fd").iterdir()):  # noqa: PTH115
                name = (process / "comm").read_text().strip()
                return f"{name} (process {process.name})"
        except OSError:
            continue
    return "another program"


def _listening(port: int, proc: Path) -> list[str]:
    """The inodes of sockets in state 0A, listening, on this port."""
    found = []
    for table in ("tcp", "tcp6"):
        try:
            rows = [row.split() for row in (proc / "net" / table).read_text().splitlines()[1:]]
        except OSError:
            continue
        found += [row[9] for row in rows if row[3] == "0A" and int(row[1].rpartition(":")[2], 16) == port]
    return found
