"""ClamAV's daemon, as far as we speak with it: it finds what every scanner takes for a virus, and no more."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from tests.photos import EICAR


@dataclass
class Scanner:
    """`says` is said instead of what it found; "" hangs up. `seen` is what it was shown."""

    url: str
    says: bytes | None = None
    seen: list[bytes] = field(default_factory=list)


@contextmanager
def a_scanner(socket: Path | None = None) -> Iterator[Scanner]:
    """Listening on loopback, or on this socket of the machine."""

    class Daemon(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            assert self.rfile.read(10) == b"zINSTREAM\0"
            content = b""
            while size := int.from_bytes(self.rfile.read(4), "big"):
                content += self.rfile.read(size)
            scanner.seen.append(content)
            found = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
            self.wfile.write(found if scanner.says is None else scanner.says)

    server: socketserver.BaseServer
    if socket is None:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon)
        scanner = Scanner("tcp://{}:{}".format(*server.server_address))
    else:
        server = socketserver.ThreadingUnixStreamServer(str(socket), Daemon)
        scanner = Scanner(f"unix://{socket}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield scanner
    finally:
        server.shutdown()
        server.server_close()
