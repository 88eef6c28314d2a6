"""Photos without what a camera or a phone wrote into them: where, when and with what they were taken, whose.

A photo is a row of pieces, each with a name and a length. Those that make the picture stay as they are, to
the last bit; the others go, and whatever comes after the end. Which way up it is shown is kept.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START_OF_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # of the application's own segments
_PNG_KEPT = set(b"tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT cICP mDCV cLLI".split())
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_EXIF = b"Exif\0\0"
_NOTHING_TOLD = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"


def bare(content: bytes, kind: str) -> bytes:
    """The photo without them, of this media type. From where its pieces can no longer be told apart, which no
    program could show either, it is left as it is; so are other kinds of file.
    """
    parts = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp, "image/heic": _heic}.get(kind)
    return parts(content) if parts else content


def _jpeg(content: bytes) -> bytes:
    kept, at = [content[:2]], 2
    while content[at : at + 1] == b"\xff" and at + 1 < len(content):
        marker = content[at + 1]
        if marker == _END:
            return b"".join([*kept, b"\xff\xd9"])
        size = 0 if marker == 0xFF else int.from_bytes(content[at + 2 : at + 4])
        end = at + (1 if marker == 0xFF else 2 + size)
        if marker != 0xFF and (size < 2 or end > len(content)):
            break
        if marker == _START_OF_SCAN:
            found = _NEXT_MARKER.search(content, end)
            end = found.start() if found else len(content)
        kept.append(_segment(marker, content[at:end]))
        at = end
    return b"".join([*kept, content[at:]])


def _segment(marker: int, segment: bytes) -> bytes:
    if marker == 0xE1 and segment[4:].startswith(_EXIF):
        told = _which_way_up(segment[4 + len(_EXIF) :])
        whole = _EXIF + told
        return b"\xff\xe1" + (len(whole) + 2).to_bytes(2) + whole if told else b""
    dropped = 0xE0 <= marker <= 0xEF and not segment[4:].startswith(_JPEG_KEPT.get(marker, b"\0nothing"))
    return b"" if dropped or marker == _COMMENT else segment


def _png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        size, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(content):
            break
        if name == b"eXIf" and (told := _which_way_up(content[at + 8 : end - 4])):
            kept.append(len(told).to_bytes(4) + name + told + zlib.crc32(name + told).to_bytes(4))
        elif name[:1].isupper() or name in _PNG_KEPT:
            kept.append(content[at:end])
        at = end
        if name == b"IEND":
            return b"".join(kept)
    return b"".join([*kept, content[at:]])


def _webp(content: bytes) -> bytes:
    kept: list[bytes] = []
    at, flags = 12, 0
    end_of_all = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= end_of_all:
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if name == b"EXIF" and (told := _which_way_up(content[at + 8 : end].removeprefix(_EXIF))):
            kept.append(name + len(told).to_bytes(4, "little") + told)
            flags = _HAS_EXIF
        elif name in _WEBP_KEPT:
            kept.append(content[at:end])
        at = end
    kept = [_with_flags(piece, flags) if piece[:4] == b"VP8X" and len(piece) > 8 else piece for piece in kept]
    if not kept:
        return content
    whole = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(whole).to_bytes(4, "little") + whole


def _with_flags(piece: bytes, flags: int) -> bytes:
    return piece[:8] + bytes([piece[8] & ~(_HAS_EXIF | _HAS_XMP) | flags]) + piece[9:]


def _which_way_up(tiff: bytes) -> bytes:
    """A note that says this alone, from one that says everything; empty when the photo is upright."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    try:
        start = struct.unpack_from(f"{order}I", tiff, 4)[0] if order else 0
        for number in range(struct.unpack_from(f"{order}H", tiff, start)[0] if order else 0):
            tag, _kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == 0x0112 and 2 <= value <= 8:
                return b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", tag, 3, 1, value, 0, 0)
    except struct.error:
        pass
    return b""


def _heic(content: bytes) -> bytes:
    """Its pieces are found by their place in the file, so what they tell is overwritten where it stands."""
    changed = bytearray(content)
    try:
        for name, start, end in _boxes(content, 0, len(content)):
            if name == b"meta":
                inside = {inner: (first, last) for inner, first, last in _boxes(content, start + 4, end)}
                told = _notes(content, *inside.get(b"iinf", (0, 0)))
                for at, size in _places(content, told, *inside.get(b"iloc", (0, 0))):
                    space = len(changed[at : at + size])
                    changed[at : at + space] = _NOTHING_TOLD.ljust(space, b"\0")[:space]
    except struct.error:
        pass
    return bytes(changed)


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The name of each box, and where what is in it begins and ends."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, at)
        start = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, start)
            start += 8
        last = at + size if size else end
        if not start <= last <= end:
            return
        yield name, start, last
        at = last


def _notes(content: bytes, start: int, end: int) -> set[int]:
    """The ids of what is not picture: Exif, and XMP among what has a media type of its own."""
    wide = content[start : start + 1] not in (b"", b"\0")
    found = set()
    for name, at, last in _boxes(content, start + (8 if wide else 6), end):
        if name == b"infe" and last - at >= 12 and content[at] in (2, 3):
            item, _protected, kind = struct.unpack_from(
                ">IH4s" if content[at] == 3 else ">HH4s", content, at + 4
            )
            found |= {item} if kind in (b"Exif", b"mime") else set()
    return found


def _places(content: bytes, wanted: set[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in the file each of these is, and how long."""
    if not wanted or end - start < 8:
        return
    version, at = content[start], start + 6
    sizes = [
        content[start + 4] >> 4,
        content[start + 4] & 15,
        content[start + 5] >> 4,
        content[start + 5] & 15,
    ]
    offset_size, length_size, base_size, index_size = sizes if version else [*sizes[:3], 0]

    def number(size: int) -> int:
        nonlocal at
        at += size
        if at > end:
            raise struct.error
        return int.from_bytes(content[at - size : at])

    for _item in range(number(4 if version == 2 else 2)):
        item = number(4 if version == 2 else 2)
        in_the_file = not version or number(2) & 15 == 0
        number(2)
        base = number(base_size)
        for _extent in range(number(2)):
            number(index_size)
            where, size = base + number(offset_size), number(length_size)
            if item in wanted and in_the_file:
                yield where, size
