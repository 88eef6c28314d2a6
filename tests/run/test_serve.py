"""Two programs, started and stopped together."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from build import serve
from build.say import ROOT, Trouble

# Each writes its number to a file in one go, so that a test finds all of it or nothing.
SIGN = """
import os, sys
from pathlib import Path
def sign(name):
    Path(name + ".new").write_text(str(os.getpid()))
    Path(name + ".new").rename(name)
"""
# Answers once the files named after its own are there.
WEB = SIGN + textwrap.dedent("""
    from http.server import BaseHTTPRequestHandler, HTTPServer
    port, own, *others = sys.argv[1:]
    class Healthy(BaseHTTPRequestHandler):
        def do_GET(self):
            ready = self.path == "/healthz" and all(Path(each).exists() for each in others)
            self.send_response(200 if ready else 503)
            self.end_headers()
        def log_message(self, *words):
            pass
    sign(own)
    HTTPServer(("127.0.0.1", int(port)), Healthy).serve_forever()
""")
WAIT = SIGN + "import threading; sign(sys.argv[1]); threading.Event().wait()"
# An application for the real web server, which says when it can be asked.
STILL = """
import sys
def create_app():
    print("ready", file=sys.stderr, flush=True)
    return lambda environ, start: (start("200 OK", []), [b""])[1]
"""
DIE = textwrap.dedent("""
    import sys, urllib.request
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/healthz")
        except OSError:
            continue
        sys.exit(3)
""")


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _ended(signed: Path) -> bool:
    """Whether the program that signed here is gone; so is one that had no time to sign."""
    try:
        os.kill(int(signed.read_text()), 0)
    except (FileNotFoundError, ProcessLookupError):
        return True
    return False


def test_when_the_worker_dies_the_web_server_stops_and_it_is_said_which(port: int, tmp_path: Path) -> None:
    web = [sys.executable, "-c", WEB, str(port), str(tmp_path / "web")]
    worker = [sys.executable, "-c", DIE, str(port)]
    with pytest.raises(Trouble, match=r"The delivery worker (stopped by itself|could not start)"):
        serve.serve("127.0.0.1", port, {"web server": web, "delivery worker": worker}, ready=list)
    assert _ended(tmp_path / "web")


def test_a_web_server_that_cannot_start_stops_the_worker(port: int, tmp_path: Path) -> None:
    web = [sys.executable, "-c", "raise SystemExit(4)"]
    worker = [sys.executable, "-c", WAIT, str(tmp_path / "worker")]
    with pytest.raises(Trouble, match="The web server could not start"):
        serve.serve("127.0.0.1", port, {"web server": web, "delivery worker": worker}, ready=list)
    assert _ended(tmp_path / "worker")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_says_where_it_was_and_leaves_nothing_behind(
    port: int, tmp_path: Path, how: signal.Signals
) -> None:
    web = [sys.executable, "-c", WEB, str(port), str(tmp_path / "web"), str(tmp_path / "worker")]
    worker = [sys.executable, "-c", WAIT, str(tmp_path / "worker")]
    commands = {"web server": web, "delivery worker": worker}
    script = f"from build.serve import serve; raise SystemExit(serve('127.0.0.1', {port}, {commands}, list))"
    serving = subprocess.Popen(
        [sys.executable, "-u", "-c", script],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        # A shell that runs the tests in the background has them ignore Ctrl-C; a person's does not.
        preexec_fn=lambda: signal.signal(how, signal.SIG_DFL),
    )
    assert serving.stdout
    told = []
    for line in serving.stdout:
        told.append(line.strip())
        if "Ctrl-C" in line:
            break
    serving.send_signal(how)
    serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert (tmp_path / "web").exists()
    assert (tmp_path / "worker").exists()
    assert f"http://127.0.0.1:{port}/forms/report-missed-bin" in told
    assert f"http://127.0.0.1:{port}/directory" in told
    assert _ended(tmp_path / "web")
    assert _ended(tmp_path / "worker")


def test_the_web_server_writes_down_no_address_of_who_sent_something_garbled(
    port: int, tmp_path: Path
) -> None:
    started = serve.programs("127.0.0.1", port)["web server"]
    (tmp_path / "app.py").write_text(STILL)
    web = subprocess.Popen(started, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    try:
        assert web.stderr
        assert web.stderr.readline() == "ready\n"
        with socket.create_connection(("127.0.0.1", port), timeout=30) as garbled:
            garbled.sendall(b"not a request of any kind\r\n\r\n")
            assert b"400" in garbled.recv(1000)
    finally:
        web.terminate()
        said = web.communicate(timeout=30)[1]
    assert "127.0.0.1" not in said


def test_an_address_may_be_as_long_as_the_web_server_can_take() -> None:
    web = [str(word) for word in serve.programs("127.0.0.1", 5000)["web server"]]
    assert web[web.index("--limit-request-line") + 1] == "8190"


def test_a_taken_port_starts_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(Trouble, match="is taken by"):
        serve.serve("127.0.0.1", server.getsockname()[1], {"web server": ["/nowhere"]}, ready=list)
