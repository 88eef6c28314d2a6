"""Of a photo only the picture is kept: not where it was taken, nor when, nor by whom."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from forms.providers import Providers, provide
from forms.questions import FileUpload
from forms.questions.bare_photos import bare
from forms.text import _
from tests.photos import PHOTO, Drawer, Sent

SECRET = b"SECRET"


def tiff(way_up: int, order: str = ">") -> bytes:
    """What a phone writes: where it was, and which way up it was held."""
    head = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(f"{order}I", 8)
    where = struct.pack(f"{order}HHII", 0x8825, 4, 1, 38)
    held = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, way_up, 0)
    return head + struct.pack(f"{order}H", 2) + held + where + bytes(4) + SECRET


def segment(marker: int, told: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(told) + 2) + told


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    return PHOTO[:20] + b"".join(segments) + PHOTO[20:] + after


def piece(name: bytes, told: bytes) -> bytes:
    """Of a PNG."""
    return struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))


def png(*pieces: bytes, after: bytes = b"") -> bytes:
    head, dot = piece(b"IHDR", bytes(13)), piece(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(pieces) + dot + piece(b"IEND", b"") + after


def chunk(name: bytes, told: bytes) -> bytes:
    """Of a WebP."""
    return name + struct.pack("<I", len(told)) + told + b"\0" * (len(told) % 2)


def webp(flags: int, *chunks: bytes, after: bytes = b"") -> bytes:
    inside = b"WEBP" + b"".join([chunk(b"VP8X", bytes([flags]) + bytes(9)), chunk(b"VP8L", b"dot"), *chunks])
    return b"RIFF" + struct.pack("<I", len(inside)) + inside + after


def box(name: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", len(inside) + 8) + name + inside


def heic(told: bytes) -> bytes:
    """One with a picture that it says nothing of and, at its end, what a phone wrote."""
    entry = box(b"infe", b"\2\0\0\0" + struct.pack(">HH4s", 7, 0, b"Exif") + b"\0")
    items = box(b"iinf", bytes(4) + struct.pack(">H", 1) + entry)

    def whole(at: int) -> bytes:
        place = struct.pack(">HHHII", 7, 0, 1, at, len(told))
        places = box(b"iloc", bytes(4) + b"\x44\0" + struct.pack(">H", 1) + place)
        return (
            box(b"ftyp", b"heicmif1") + box(b"meta", bytes(4) + items + places) + box(b"mdat", b"dot" + told)
        )

    return whole(len(whole(0)) - len(told))


@pytest.mark.parametrize(
    "told",
    [
        segment(0xE1, b"Exif\0\0" + tiff(1)),
        segment(0xE1, b"Exif\0\0" + tiff(1, "<")),
        segment(0xE1, b"Exif\0\0" + SECRET),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>SECRET</x>"),
        segment(0xED, b"Photoshop 3.0\0" + SECRET),
        segment(0xE2, b"MPF\0" + SECRET),
        segment(0xFE, SECRET),
    ],
)
def test_a_jpeg_tells_nothing_but_its_picture(told: bytes) -> None:
    assert bare(jpeg(told, after=SECRET + PHOTO), "image/jpeg") == PHOTO


@pytest.mark.parametrize("order", [">", "<"])
def test_a_photo_taken_sideways_is_still_shown_upright(order: str) -> None:
    exif = tiff(6, order)
    kept = {
        "image/jpeg": bare(jpeg(segment(0xE1, b"Exif\0\0" + exif)), "image/jpeg"),
        "image/png": bare(png(piece(b"eXIf", exif)), "image/png"),
        "image/webp": bare(webp(0x0C, chunk(b"EXIF", exif)), "image/webp"),
    }
    for kind, content in kept.items():
        assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in content
        assert SECRET not in content
        assert bare(content, kind) == content


def test_the_colours_of_a_photo_stay_right() -> None:
    for photo, kind in (
        (jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1x"), segment(0xEE, b"Adobe\0dx")), "image/jpeg"),
        (png(piece(b"iCCP", b"x"), piece(b"gAMA", bytes(4))), "image/png"),
        (webp(0x20, chunk(b"ICCP", b"x")), "image/webp"),
    ):
        assert bare(photo, kind) == photo


def test_a_png_tells_nothing_but_its_picture() -> None:
    told = [piece(name, SECRET) for name in (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf", b"caBX")]
    assert bare(png(*told, after=SECRET), "image/png") == png()


def test_a_webp_tells_nothing_but_its_picture() -> None:
    told = [chunk(b"EXIF", b"Exif\0\0" + tiff(1)), chunk(b"XMP ", SECRET), chunk(b"????", SECRET)]
    assert bare(webp(0x0C, *told, after=SECRET), "image/webp") == webp(0)


def test_a_heic_tells_nothing_but_its_picture() -> None:
    told = b"\0\0\0\6Exif\0\0" + tiff(1)
    photo = heic(told)
    kept = bare(photo, "image/heic")
    assert (SECRET in photo, SECRET in kept) == (True, False)
    assert kept[: -len(told)] == photo[: -len(told)]
    assert len(kept) == len(photo)


@pytest.mark.parametrize(
    ("kind", "photo"),
    [
        ("image/jpeg", jpeg(segment(0xE1, b"Exif\0\0" + tiff(6)))),
        ("image/png", png(piece(b"eXIf", tiff(6)))),
        ("image/webp", webp(0x0C, chunk(b"EXIF", tiff(6)))),
        ("image/heic", heic(b"\0\0\0\6Exif\0\0" + tiff(1))),
    ],
)
def test_no_file_is_too_broken_to_be_looked_at(kind: str, photo: bytes) -> None:
    chance = random.Random(7)
    for number in range(2000):
        broken = bytearray(photo[: chance.randrange(len(photo) + 1)] if number % 2 else photo)
        for _time in range(chance.randrange(4)):
            if broken:
                broken[chance.randrange(len(broken))] = chance.choice([0, 1, 0x7F, 0xD8, 0xFF])
        assert len(bare(bytes(broken), kind)) <= len(broken) + 8


def test_other_files_stay_as_they_are() -> None:
    assert bare(b"%PDF-" + SECRET, "application/pdf") == b"%PDF-" + SECRET


def test_a_photo_that_is_sent_is_kept_bare() -> None:
    kept: list[bytes] = []

    class Shelf(Drawer):
        def keep(self, name: str, kind: str, content: bytes) -> dict:
            kept.append(content)
            return super().keep(name, kind, content)

    photos = FileUpload(_("Photos"), missing=_("Select a photo"))
    with provide(Providers(files=Shelf())):
        photos.receive({}, [Sent("bin.jpg", jpeg(segment(0xE1, b"Exif\0\0" + tiff(1))))])
    assert kept == [PHOTO]
