"""Sending files: each is judged by itself, what is taken stays, and the page says how far one is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import Json, Problems, Unfinished
from forms.examples import a_photo
from forms.providers import Providers, provide
from forms.questions import FileUpload
from forms.questions.media import file_name, kind_of, named_as
from forms.text import _
from tests.photos import EICAR, PHOTO, Drawer, Sent, packed

PHOTOS = FileUpload(_("Photos of the bin"), missing=_("Select a photo of the bin"), at_most=3, largest=2_000)
PDF = b"%PDF-1.7\n"
BOTH = ("image", "document")
DOCX = packed(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"))
WITH_MACROS = packed(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", ""))
ODT = packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<office/>"))
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
PHONE_HEIC = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture(autouse=True)
def _provided(drawer: Drawer) -> Iterator[None]:
    with provide(Providers(files=drawer)):
        yield


def sends(*files: Sent, **typed: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """What is on the page after these were sent with it, and what it says is wrong."""
    after, problems = PHOTOS.receive(typed, files)
    return {part: [*values] for part, values in after.items()}, [str(each.message) for each in problems]


def refusal_of(*files: Sent, question: FileUpload = PHOTOS) -> list[str]:
    return [str(problem.message) for problem in question.receive({}, files)[1]]


def names(drawer: Drawer) -> list[Json]:
    return [file["name"] for file in drawer.files.values()]


def test_a_file_that_is_taken_is_shown_before_going_on() -> None:
    after, problems = sends(Sent("bin.jpg"))
    assert problems == []
    with pytest.raises(Unfinished) as so_far:
        PHOTOS.parse(after)
    assert [file["name"] for file in PHOTOS.so_far(so_far.value.typed or {})] == ["bin.jpg"]
    stored = PHOTOS.parse(so_far.value.typed or {})
    assert stored == [{"id": "0" * 32, "name": "bin.jpg", "type": "image/jpeg", "size": len(PHOTO)}]
    assert PHOTOS.accepts(stored)
    assert PHOTOS.shown(stored) == "bin.jpg"
    assert PHOTOS.parse(PHOTOS.typed(stored)) == stored


def test_one_that_is_refused_keeps_none_of_the_others_out(drawer: Drawer) -> None:
    after, problems = sends(Sent("a.jpg"), Sent("b.exe", b"MZ\x90\0"), Sent("c.jpg"))
    assert problems == ["b.exe must be a JPG, PNG, HEIC, WebP, GIF, PDF, DOCX or ODT"]
    assert names(drawer) == ["a.jpg", "c.jpg"]
    assert len(after["kept"]) == 2


def test_two_that_are_refused_for_one_reason_under_one_name_are_told_of_once() -> None:
    assert refusal_of(Sent("image.jpg", b""), Sent("image.jpg", b"")) == ["image.jpg is empty"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "bin.jpg is empty"),
        (PHOTO + b"x" * 2_000, "bin.jpg must be smaller than 2KB"),
        (b"hello", "bin.jpg must be a JPG, PNG, HEIC, WebP, GIF, PDF, DOCX or ODT"),
        (PHOTO + EICAR, "bin.jpg contains a virus"),
    ],
    ids=["empty", "too large", "not a photo", "virus"],
)
def test_it_says_what_is_wrong_with_a_file_by_its_name(drawer: Drawer, content: bytes, message: str) -> None:
    drawer.viruses = [PHOTO + EICAR]
    assert refusal_of(Sent("bin.jpg", content)) == [message]
    assert drawer.files == {}


def test_a_file_that_nobody_can_check_or_keep_is_to_be_sent_again(drawer: Drawer) -> None:
    drawer.away = True
    assert refusal_of(Sent("bin.jpg")) == ["bin.jpg could not be uploaded – try again"]
    with provide(Providers()):
        assert refusal_of(Sent("bin.jpg")) == ["bin.jpg could not be uploaded – try again"]


def test_no_more_are_taken_than_it_asks_for(drawer: Drawer) -> None:
    after, problems = sends(*[Sent(f"{n}.jpg") for n in range(9)])
    assert problems == ["You can add up to 3 files, so we did not take the others"]
    assert len(after["kept"]) == len(drawer.files) == 3
    again, problems = sends(Sent("more.jpg"), kept=after["kept"])
    assert (len(problems), again["kept"]) == (1, after["kept"])


def test_one_that_is_refused_takes_no_room(drawer: Drawer) -> None:
    problems = sends(Sent("a.exe", b"MZ"), *[Sent(f"{n}.jpg") for n in range(3)])[1]
    assert (len(problems), len(drawer.files)) == (1, 3)


def test_a_scanner_that_does_not_answer_is_waited_for_once(drawer: Drawer) -> None:
    drawer.away = True
    problems = sends(Sent("a.jpg"), Sent("b.jpg"))[1]
    assert problems == [f"{name}.jpg could not be uploaded – try again" for name in "ab"]
    assert drawer.asked == 1


def test_a_thousand_that_are_refused_are_not_told_of_one_by_one() -> None:
    assert len(sends(*[Sent(f"{n}.exe", b"MZ") for n in range(1_000)])[1]) <= 31


def test_one_that_is_removed_makes_room() -> None:
    kept = sends(*[Sent(f"{n}.jpg") for n in range(3)])[0]["kept"]
    after, problems = sends(Sent("new.jpg"), kept=kept, remove=[kept[1]])
    assert problems == []
    assert [file["name"] for file in PHOTOS.so_far(after)] == ["0.jpg", "2.jpg", "new.jpg"]


def test_taking_the_last_away_shows_the_page_again_rather_than_a_problem() -> None:
    kept = sends(Sent("bin.jpg"))[0]["kept"]
    after, problems = sends(kept=kept, remove=kept)
    assert problems == []
    with pytest.raises(Unfinished):
        PHOTOS.parse(after)


def test_upload_pressed_with_nothing_chosen_says_so_once() -> None:
    after, problems = sends(upload=["yes"])
    assert problems == ["Select a photo of the bin"]
    with pytest.raises(Unfinished):
        PHOTOS.parse(after)


def test_it_must_be_answered_unless_it_is_optional() -> None:
    with pytest.raises(Problems, match="Select a photo"):
        PHOTOS.parse({})
    assert FileUpload(_("Photos"), optional=True).parse({}) is None


def test_a_file_that_somebody_else_sent_or_that_is_gone_is_asked_for_again() -> None:
    kept = sends(Sent("bin.jpg"))[0]["kept"]
    with pytest.raises(Problems, match="Select again the files that are not in the list"):
        PHOTOS.parse({"kept": [*kept, "f" * 32]})


def test_it_says_how_far_one_is() -> None:
    kept = sends(Sent("a.jpg"), Sent("b.jpg"))[0]
    assert str(PHOTOS.progress(PHOTOS.so_far(kept))) == "You have added 2 of 3 files"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PHOTO, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
        (b"GIF89a\1\0\1\0", "image/gif"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
        (HEIC, "image/heic"),
        (PHONE_HEIC, "image/heic"),
        (PDF, "application/pdf"),
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (ODT, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_what_a_file_is_is_told_by_what_is_in_it(content: bytes, kind: str) -> None:
    found = kind_of(content, BOTH)
    assert found is not None
    assert found.type == kind
    assert named_as(found, "a file.exe").endswith(found.endings[0])


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        b"<html>%PDF-1.7",
        b"MZ\x90\0",
        b"\x7fELF",
        b"#!/bin/sh\n",
        packed(("a.txt", "hello")),
        packed(("0.txt", "0" * 5_000_000)),
        WITH_MACROS,
        packed(("mimetype", "application/vnd.oasis.opendocument.text-template")),
        b"\0\0\0\x18ftypisom",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512,
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"PK\x03\x04",
        b"\xff\xd8",
        EICAR,
    ],
)
def test_what_could_run_or_hide_something_is_no_kind_we_take(content: bytes) -> None:
    assert kind_of(content, BOTH) is None


def test_a_question_for_photos_takes_no_documents() -> None:
    question = FileUpload(_("Photos"), optional=True, kinds=["image"])
    assert refusal_of(Sent("a.pdf", PDF), question=question) == [
        "a.pdf must be a JPG, PNG, HEIC, WebP or GIF"
    ]
    assert "pdf" not in question.accept


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("bin.jpg", "bin.jpg"),
        ("BIN.JPEG", "BIN.jpeg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\Amal\\bin.jpg", "bin.jpg"),
        ("bin.exe", "bin.jpg"),
        ("bin", "bin.jpg"),
        ("Dr. Warsame", "Dr. Warsame.jpg"),
        ("bin\u202egpj.exe", "bingpj.jpg"),
        ("bin\0\r\n\t.jpg", "bin.jpg"),
        ("صورة.jpg", "صورة.jpg"),
        ('a"b<c>:d|e?f*.jpg', "a_b_c__d_e_f_.jpg"),
        ("\ud800.jpg", "file.jpg"),
        ("..", "file.jpg"),
        (".jpg", "file.jpg"),
        ("...", "file.jpg"),
        (".profile", "profile.jpg"),
        ("", "file.jpg"),
        ("x" * 5_000 + ".jpg", "x" * 146 + ".jpg"),
    ],
)
def test_a_name_is_kept_only_as_far_as_it_is_safe(sent: str, kept: str) -> None:
    kind = kind_of(PHOTO, BOTH)
    assert kind is not None
    assert named_as(kind, sent) == kept


def test_a_name_fits_a_folder_in_any_script() -> None:
    assert len(file_name("ص" * 500).encode()) <= 200


def test_what_is_stored_is_as_its_schema_says() -> None:
    stored: list[Json] = [a_photo("bin.jpg")]
    jsonschema.validate(stored, PHOTOS.schema())
    for wrong in ([], [a_photo("bin.jpg")] * 4, [{"id": "x"}], "bin.jpg"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, PHOTOS.schema())
        assert not PHOTOS.accepts(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kept", [None, 3, True, "x", {}, [1], [{"id": 1, "name": "", "type": "", "size": ""}]]
)
def test_what_was_kept_before_it_took_files_is_not_accepted(kept: Json) -> None:
    assert not PHOTOS.accepts(kept)
    assert PHOTOS.shown(kept) == ""


def test_on_paper_they_go_into_the_envelope_and_on_the_telephone_nobody_can_hand_them_over() -> None:
    assert [blank.kind for blank in PHOTOS.on_paper()] == ["tick"]
    assert len(PHOTOS.spoken()) == 2


def test_a_mistake_in_what_it_takes_is_told() -> None:
    wrong = FileUpload(_("Photos"), optional=True, kinds=["film"], at_most=0)
    assert [*wrong.mistakes()] == [
        "takes files of the kind “film”; there are “image” and “document”",
        "takes no files: at_most= must be 1 or more",
    ]


ANYTHING = st.lists(st.text(st.characters(exclude_categories=()), max_size=40), max_size=8)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    typed=st.dictionaries(st.sampled_from([*PHOTOS.parts, "", "else"]), ANYTHING),
    names=ANYTHING,
    content=st.sampled_from([b"", PHOTO, PDF, DOCX, b"\0", HEIC[:9], b"PK\x03\x04", b"x" * 3_000])
    | st.binary(),
)
def test_whatever_is_sent_is_answered(typed: dict[str, list[str]], names: list[str], content: bytes) -> None:
    with provide(Providers(files=Drawer())):
        after, problems = PHOTOS.receive(typed, [Sent(name, content) for name in names])
        assert all(str(problem.message) for problem in problems)
        json.dumps(after, ensure_ascii=False)
        try:
            stored = PHOTOS.parse(after)
        except (Problems, Unfinished):
            return
        assert PHOTOS.accepts(stored)
        json.dumps(stored, ensure_ascii=False).encode()
