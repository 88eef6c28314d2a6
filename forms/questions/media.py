"""Kinds of file we take: told by what is in them, never by their name, and never unpacked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.answers import one_line

Group = Literal["image", "document"]

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"}
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_LOOKS_LIKE_AN_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}")
LONGEST_NAME = 150  # characters
_LONGEST_IN_BYTES = 200  # a folder takes 255, and a number may be put before it


@dataclass(frozen=True)
class Kind:
    """One kind of file. `word` is what people call it, `endings` how its names end, the usual one first."""

    type: str
    group: Group
    word: str
    endings: tuple[str, ...]
    fits: Callable[[bytes], bool]


def _begins(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(beginnings)


def _is_webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


def _is_docx(content: bytes) -> bool:
    """The names of what is packed stand in clear; one with macros is not this kind."""
    packed = content.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in content
    return packed and b"word/document.xml" in content and b"vbaProject" not in content


def _is_odt(content: bytes) -> bool:
    """Its first part is its type, which must not be packed, so it stands where the standard says."""
    told = b"mimetypeapplication/vnd.oasis.opendocument.textPK"
    return content.startswith(b"PK\x03\x04") and content[30 : 30 + len(told)] == told


KINDS = (
    Kind("image/jpeg", "image", "JPG", (".jpg", ".jpeg"), _begins(b"\xff\xd8\xff")),
    Kind("image/png", "image", "PNG", (".png",), _begins(b"\x89PNG\r\n\x1a\n")),
    Kind("image/heic", "image", "HEIC", (".heic", ".heif"), _is_heic),
    Kind("image/webp", "image", "WebP", (".webp",), _is_webp),
    Kind("image/gif", "image", "GIF", (".gif",), _begins(b"GIF87a", b"GIF89a")),
    Kind("application/pdf", "document", "PDF", (".pdf",), _begins(b"%PDF-")),
    Kind(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "document",
        "DOCX",
        (".docx",),
        _is_docx,
    ),
    Kind("application/vnd.oasis.opendocument.text", "document", "ODT", (".odt",), _is_odt),
)


def kinds_of(groups: Sequence[str]) -> list[Kind]:
    return [kind for kind in KINDS if kind.group in groups]


def kind_of(content: bytes, groups: Sequence[str]) -> Kind | None:
    """Which of these kinds this is; None when it is none of them, or not certainly one."""
    return next((kind for kind in kinds_of(groups) if kind.fits(content)), None)


def file_name(sent: str) -> str:
    """A name as it was sent, fit to show and to save: no folders, nothing invisible, nothing that runs on."""
    return _shortened(*_parts(sent))


def named_as(kind: Kind, sent: str) -> str:
    """The name, with an ending that says what the file really is."""
    stem, ending = _parts(sent)
    return _shortened(stem, ending if ending in kind.endings else kind.endings[0])


def _parts(sent: str) -> tuple[str, str]:
    """The name and its ending, if it has one: ("bin", ".jpg")."""
    last = re.split(r"[/\\]", one_line(sent))[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in ("Cf", "Co", "Cn"))
    name = _NOT_IN_NAMES.sub("_", seen).rstrip(". ")
    stem, dot, ending = name.rpartition(".")
    if not _LOOKS_LIKE_AN_ENDING.fullmatch(dot + ending):
        stem, dot, ending = name, "", ""
    return stem.strip(". ") or "file", f"{dot}{ending}".lower()


def _shortened(stem: str, ending: str) -> str:
    while len(stem + ending) > LONGEST_NAME or len((stem + ending).encode()) > _LONGEST_IN_BYTES:
        stem = stem[:-1]
    return stem + ending
