"""Telling people what is happening: one line a step, progress after a second, one sentence of trouble."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TURNS = "|/-\\"
Command = Sequence[str | Path]


class Trouble(Exception):  # noqa: N818 -- it is told to people, who do not read names of classes
    """Something the person can act on: one sentence, and perhaps the program's own last words."""

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.details = details


def line(words: str) -> None:
    """Say one line now, even into a file or a pipe."""
    print(words, flush=True)


def note(words: str) -> None:
    """Say one line about the work, apart from what a command was asked to print."""
    print(words, file=sys.stderr, flush=True)


class Progress:
    """Shows how long a step has taken: a spinner on a terminal, a line every ten seconds elsewhere."""

    def __init__(self, doing: str) -> None:
        self.doing = doing
        self.started = time.monotonic()
        self.told = 0
        self.terminal = sys.stderr.isatty()
        note(doing)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def tick(self) -> None:
        if self.terminal and self.seconds > 1:
            turn = TURNS[int(self.seconds * 8) % len(TURNS)]
            print(f"\r  {turn} {self.seconds:.0f} s ", end="", file=sys.stderr, flush=True)
        elif not self.terminal and self.seconds // 10 > self.told:
            self.told = int(self.seconds // 10)
            note(f"  ... {self.seconds:.0f} s")

    def finish(self, words: str) -> None:
        if self.terminal:
            print("\r" + " " * 20 + "\r", end="", file=sys.stderr)
        if self.seconds > 1:
            note(f"  {words} after {self.seconds:.0f} s")


@contextmanager
def progress(doing: str) -> Iterator[Progress]:
    """Tell what is being done; whoever waits inside calls `tick()`."""
    shown = Progress(doing)
    try:
        yield shown
    except BaseException:
        shown.finish("stopped")
        raise
    shown.finish("done")


def quietly(
    doing: str,
    command: Command,
    failed: str,
    known: Callable[[str], str] = lambda output: "",
    env: Mapping[str, str] | None = None,
) -> None:
    """Run a program, showing progress only.

    When it fails, `known` may make one sentence of its output, which is then all there is to say;
    otherwise the trouble is `failed` and the program's last words.
    """
    with progress(doing) as shown, tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        program = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        try:
            wait(program, shown)
        except BaseException:
            program.terminate()
            program.wait()
            raise
        if program.returncode:
            said.seek(0)
            output = said.read()
            sentence = known(output)
            raise Trouble(sentence) if sentence else Trouble(failed, last_words(output))


def wait(program: subprocess.Popen[bytes], shown: Progress) -> None:
    """Until the program ends, with progress."""
    while True:
        try:
            program.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            shown.tick()
        else:
            return


def last_words(output: str, most: int = 12) -> str:
    """The end of a program's output without its warnings and chatter."""
    noise = ("WARNING:", "npm warn", "Looking in ", "  warnings.warn")
    kept = [told.rstrip() for told in output.splitlines() if told.strip() and not told.startswith(noise)]
    return "\n".join(kept[-most:])
