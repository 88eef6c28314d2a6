"""Sending files: photos and documents, several at a time, each judged and kept as soon as it is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, cast

from forms import written
from forms.answers import Json, Problem, Typed, Unfinished, wrong
from forms.paper import Blank
from forms.providers import NotReachable, providers
from forms.questions.bare_photos import bare
from forms.questions.media import file_name, kind_of, kinds_of, named_as
from forms.questions.question import Question
from forms.text import Text, Words, _, n_

_MOST_JUDGED = 30  # at once: more than anybody chooses, fewer than would keep others waiting

File = dict[str, Json]
"""One kept file: {"id", "name", "type", "size" in bytes}."""


class FileUpload(Question):
    """Up to `at_most` files of `largest` bytes each. `kinds` are "image" and "document".

    Stored as a list of `File`s, whose contents the application keeps. Files that were taken stay on the page
    as hidden inputs with their ids ("kept"); a button "remove" has the id to leave out, "upload" takes what
    is chosen without going on.
    """

    template = "questions/file_upload.html"
    parts = ("", "kept", "remove", "upload")
    takes_files = True

    def __init__(
        self,
        label: Text,
        *,
        at_most: int = 5,
        largest: int = 10_000_000,
        kinds: Sequence[str] = ("image", "document"),
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        self.at_most = at_most
        self.largest = largest
        self.kinds = tuple(kinds)

    def mistakes(self) -> Iterator[str]:
        yield from super().mistakes()
        for unknown in sorted(set(self.kinds) - {"image", "document"}):
            yield f"takes files of the kind “{unknown}”; there are “image” and “document”"
        if not self.kinds:
            yield "takes no kind of file: give kinds="
        if self.at_most < 1:
            yield "takes no files: at_most= must be 1 or more"

    @property
    def largest_together(self) -> int:
        """The bytes of all its files and one too many, which is then refused beside the question."""
        return (self.at_most + 1) * self.largest

    @property
    def accept(self) -> str:
        """What a browser offers to choose from."""
        kinds = kinds_of(self.kinds)
        return ",".join([kind.type for kind in kinds] + [end for kind in kinds for end in kind.endings])

    def receive(self, typed: Typed, files: Sequence[Any]) -> tuple[Typed, Sequence[Problem]]:
        removed, pressed = _values(typed, "remove"), _values(typed, "upload")
        left = [each for each in _values(typed, "kept") if each not in removed]
        problems: list[Problem] = []
        for number, file in enumerate(files):
            if len(left) >= self.at_most or number == _MOST_JUDGED:
                problems.append(Problem(self._too_many()))
                break
            try:
                left.append(str(self._taken(file)["id"]))
            except _Refused as refused:
                problems.append(Problem(refused.message))
            except NotReachable:  # it would be waited for again with each of the others
                problems += [
                    Problem(_not_reached(file_name(str(each.filename))))
                    for each in files[number:_MOST_JUDGED]
                ]
                break
        if pressed and not files and not removed:
            problems.append(Problem(self.missing or _("Select a file")))
        more = {"upload": ["yes"]} if files or problems or removed else {}
        return {"kept": left, **more}, list({str(each.message): each for each in problems}.values())

    def _taken(self, file: Any) -> File:
        """The file, judged and kept. Raises _Refused or NotReachable."""
        sent = str(file.filename)
        name = file_name(sent)
        content: bytes = file.read(self.largest + 1)
        if not content:
            raise _Refused(_("%(file)s is empty", file=name))
        if len(content) > self.largest:
            raise _Refused(
                _("%(file)s must be smaller than %(size)s", file=name, size=in_bytes(self.largest))
            )
        kind = kind_of(content, self.kinds)
        if kind is None:
            words = written.either([each.word for each in kinds_of(self.kinds)])
            # Translators: kinds is a list like "JPG, PNG or PDF"
            raise _Refused(_("%(file)s must be a %(kinds)s", file=name, kinds=words))
        if providers().files.dangerous(content):
            raise _Refused(_("%(file)s contains a virus", file=name))
        return providers().files.keep(named_as(kind, sent), kind.type, bare(content, kind.type))

    def _too_many(self) -> Text:
        return n_(
            "You can add up to %(count)s file, so we did not take the others",
            "You can add up to %(count)s files, so we did not take the others",
            self.at_most,
            count=written.number(self.at_most),
        )

    def parse(self, typed: Typed) -> Json:
        files = self.so_far(typed)
        if _values(typed, "upload"):
            raise Unfinished({"kept": [str(file["id"]) for file in files]})
        if len(files) < len(_values(typed, "kept")):
            raise wrong(_("Select again the files that are not in the list, as we no longer have them"))
        return cast(Json, files) if files else self.nothing()

    def so_far(self, typed: Typed) -> list[File]:
        """The files kept up to now, in the order they came."""
        found = [providers().files.find(each) for each in _values(typed, "kept")[: self.at_most]]
        return [file for file in found if file is not None]

    def progress(self, files: Sequence[File]) -> Text:
        return n_(
            "You have added %(added)s of %(most)s file",
            "You have added %(added)s of %(most)s files",
            self.at_most,
            added=written.number(len(files)),
            most=written.number(self.at_most),
        )

    def size_of(self, file: File) -> Text:
        return in_bytes(int(cast(int, file["size"])))

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {"kept": [str(file["id"]) for file in _files(stored)]} if stored is not None else {}

    def accepts(self, stored: Json) -> bool:
        """By its shape alone: only what was found is stored, and it is kept for as long as the answer."""
        files = _files(stored)
        return 1 <= len(files) <= self.at_most and files == stored

    def shown(self, stored: Json) -> Words:
        return "\n".join(str(file["name"]) for file in _files(stored))

    def on_paper(self) -> Sequence[Blank]:
        return [
            Blank(
                "tick",
                _("I have put papers or photos for this in the envelope"),
                hint=_("Put in copies, and keep what you copied"),
            )
        ]

    def spoken(self) -> Sequence[Words]:
        """Nobody can hand over a file on the telephone."""
        return [
            *super().spoken(),
            _("You can bring or post copies to us, with your reference on them."),
        ]

    def schema(self) -> dict[str, Json]:
        properties: dict[str, Json] = {
            "id": {"type": "string"},
            "name": {"type": "string", "maxLength": 150},
            "type": {"enum": [kind.type for kind in kinds_of(self.kinds)]},
            "size": {"type": "integer", "minimum": 1, "maximum": self.largest},
        }
        return {
            "type": "array",
            "minItems": 1,
            "maxItems": self.at_most,
            "items": {
                "type": "object",
                "properties": properties,
                "required": list(properties),
                "additionalProperties": False,
            },
        }


class _Refused(Exception):  # noqa: N818 - an outcome, told to the person
    def __init__(self, message: Text) -> None:
        super().__init__()
        self.message = message


def _not_reached(name: str) -> Text:
    return _("%(file)s could not be uploaded – try again", file=name)


def _values(typed: Typed, part: str) -> list[str]:
    """What one kind of its inputs holds, each once."""
    return [each for each in dict.fromkeys(typed.get(part, ())) if each]


def _files(stored: Json) -> list[File]:
    """Those of what is stored that are files."""
    wanted = {"id": str, "name": str, "type": str, "size": int}
    return [
        each
        for each in (stored if isinstance(stored, list) else [])
        if isinstance(each, dict)
        and set(each) == set(wanted)
        and all(type(each[name]) is kind for name, kind in wanted.items())
    ]


def in_bytes(size: int) -> Text:
    """A size as people read it: 10MB, 2.3MB, 640KB."""
    if size >= 1_000_000:
        # Translators: the size of a file, in megabytes
        return _("%(number)sMB", number=written.number(round(Decimal(size) / 1_000_000, 1).normalize()))
    # Translators: the size of a file, in kilobytes
    return _("%(number)sKB", number=written.number(max(1, round(size / 1000))))
