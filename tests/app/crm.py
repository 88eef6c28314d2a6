"""A CRM and a mail server on this machine, which answer as they are told and remember what they were sent."""

from __future__ import annotations

import json
import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Received:
    """One request."""

    method: str
    path: str
    headers: Message
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)


@dataclass
class Crm:
    """`answers` are given in turn, and the last again and again: a status, or bytes sent as they are."""

    url: str
    answers: list[int | bytes] = field(default_factory=lambda: [201])
    received: list[Received] = field(default_factory=list)
    when_asked: Callable[[Received], None] = lambda _request: None

    @property
    def references(self) -> list[str]:
        return [request.headers["Idempotency-Key"] for request in self.received]


@contextmanager
def a_crm() -> Iterator[Crm]:
    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = Received(self.command, self.path, self.headers, self._body())
            crm.received.append(request)
            crm.when_asked(request)
            answer = crm.answers.pop(0) if len(crm.answers) > 1 else crm.answers[0]
            if isinstance(answer, bytes):
                self.wfile.write(answer)
                self.close_connection = True
                return
            self.send_response(answer)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            self.do_POST()

        def _body(self) -> bytes:
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))

        def log_message(self, *_told: object) -> None:
            """Says nothing."""

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Desk)) as port:
        crm = Crm(f"http://127.0.0.1:{port}/cases")
        yield crm


@dataclass
class PostOffice:
    """A mail server. `refuses` is what it answers to a recipient it does not want."""

    url: str
    letters: list[str] = field(default_factory=list)
    refuses: str = ""


@contextmanager
def a_post_office() -> Iterator[PostOffice]:
    class Counter(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 ready")
            while line := self.rfile.readline():
                match line.split()[0].upper().rstrip():
                    case b"RCPT" if office.refuses:
                        self._say(office.refuses)
                    case b"DATA":
                        self._say("354 go on")
                        office.letters.append(self._letter())
                        self._say("250 taken")
                    case b"QUIT":
                        self._say("221 bye")
                        return
                    case _:
                        self._say("250 fine")

        def _letter(self) -> str:
            lines = iter(self.rfile.readline, b".\r\n")
            return b"".join(lines).decode()

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Counter)) as port:
        office = PostOffice(f"smtp://127.0.0.1:{port}")
        yield office


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[int]:
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
