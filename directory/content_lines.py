"""Lines as vCard (RFC 6350) and iCalendar (RFC 5545) write them: escaped, folded, ended with CR LF."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 75
"""Bytes of UTF-8 in a line, its end not counted."""


def escaped(text: str) -> str:
    """Text as a value: nothing in it can end the value or begin another line."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def document(lines: Iterable[str]) -> str:
    """The whole, every line folded."""
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """In pieces of at most 75 bytes, each but the first after a space; no character is cut in two."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return "\r\n".join([*pieces, piece])
