"""The web server and the delivery worker: started together, stopped together."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from build import ports
from build.environment import PYTHON
from build.say import ROOT, Command, Trouble, line, progress

PATIENCE = 60
GRACE = 20
Commands = Mapping[str, Command]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(Exception):  # noqa: N818 -- not an error
    """Someone asked for the end: Ctrl-C, or a signal from whatever started this."""


def serve(host: str, port: int, commands: Commands, ready: Callable[[], object]) -> int:
    """Run them all until one ends or someone stops them; `ready` is called once they answer.

    The number is the exit code.
    """
    ports.insist_free(host, port)
    try:
        with _stoppable(), _running(commands) as programs:
            _wait_until_answering(host, port, programs)
            ready()
            _tell(host, port)
            ended = _first_to_end(programs)
            raise Trouble(
                f"The {ended} stopped by itself (exit code {programs[ended].returncode}), so both stop."
            )
    except Stop:
        return 0


def programs(host: str, port: int) -> Commands:
    """What serving takes: a web server of two processes with four threads each, and a delivery worker."""
    web: list[str | Path] = [
        PYTHON,
        "-m",
        "gunicorn",
        "app:create_app()",
        "--bind",
        ports.address(host, port),
    ]
    web += ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--log-level", "error"]
    # Not "warning": that names the network address of whoever sent a request that cannot be read.
    web += ["--graceful-timeout", "15", "--limit-request-line", "8190"]
    web += ["--no-control-socket"]
    if os.path.isdir("/dev/shm"):  # noqa: PTH112, S108 -- workers report here that they live: memory, not disk
        web += ["--worker-tmp-dir", "/dev/shm"]  # noqa: S108
    return {"web server": web, "delivery worker": [PYTHON, "-m", "flask", "--app", "app", "worker"]}


@contextmanager
def _stoppable() -> Iterator[None]:
    def stop(_number: int, _frame: object) -> None:
        os.write(1, b"\nStopping.\n")
        raise Stop

    # A signal that is ignored already, as nohup does, stays so.
    before = {each: signal.getsignal(each) for each in SIGNALS if signal.getsignal(each) != signal.SIG_IGN}
    for each in before:
        signal.signal(each, stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _running(commands: Commands) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """Each in a session of its own, so that Ctrl-C reaches this program alone and the end is orderly."""
    programs: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            programs[name] = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        yield programs
    finally:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        end(programs)


def end(programs: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask each to finish what it is doing; after a while, insist."""
    for program in programs.values():
        if program.poll() is None:
            program.terminate()
    deadline = time.monotonic() + GRACE
    for name, program in programs.items():
        try:
            program.wait(timeout=max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            line(f"The {name} did not stop in {GRACE} seconds, so it was ended.")
            program.kill()
            program.wait()


def _first_to_end(programs: dict[str, subprocess.Popen[bytes]]) -> str:
    while True:
        for name, program in programs.items():
            if program.poll() is not None:
                return name
        time.sleep(0.2)


def _wait_until_answering(host: str, port: int, programs: dict[str, subprocess.Popen[bytes]]) -> None:
    with progress("Starting the web server and the delivery worker") as shown:
        while not _answers(host, port):
            for name, program in programs.items():
                if program.poll() is not None:
                    raise Trouble(f"The {name} could not start; what it said is above.")
            if shown.seconds > PATIENCE:
                raise Trouble(f"The web server did not answer within {PATIENCE} seconds.")
            shown.tick()
            time.sleep(0.1)


def _answers(host: str, port: int) -> bool:
    asked = http.client.HTTPConnection(ports.reachable(host), port, timeout=2)
    try:
        asked.request("GET", "/healthz")
        return asked.getresponse().status == 200
    except OSError:
        return False
    finally:
        asked.close()


def _tell(host: str, port: int) -> None:
    root = f"http://{ports.address(ports.reachable(host), port)}"
    line("\nFrontdoor is ready:")
    line(f"  {root}/")
    line(f"  {root}/forms/report-missed-bin")
    line(f"  {root}/directory")
    line("Press Ctrl-C to stop.")
