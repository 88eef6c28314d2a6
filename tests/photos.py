"""A photo small enough to write down, and a drawer to keep files in where there is no application."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field

from forms.answers import Json
from forms.providers import NotReachable

PHOTO = bytes.fromhex(
    "ffd8ffe000104a46494600010101004800480000ffdb004300" + "ff" * 64 + "ffc2000b0800010001010111"
    "00ffc40014100100000000000000000000000000000000ffda0008010100013f10ffd9"
)
"""A JPEG of one white dot."""

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""What every virus scanner takes for a virus by agreement; it harms nothing."""

File = dict[str, Json]


@dataclass
class Sent:
    """A file as it arrives: as much of werkzeug's `FileStorage` as forms look at."""

    filename: str
    content: bytes = PHOTO

    def read(self, size: int = -1) -> bytes:
        return self.content if size < 0 else self.content[:size]


@dataclass
class Drawer:
    """`forms.providers.Files` in memory. `away` answers nothing; `viruses` are what is dangerous."""

    files: dict[str, File] = field(default_factory=dict)
    viruses: Iterable[bytes] = ()
    away: bool = False
    asked: int = 0

    def dangerous(self, content: bytes) -> bool:
        self.asked += 1
        if self.away:
            raise NotReachable
        return content in self.viruses

    def keep(self, name: str, kind: str, content: bytes) -> File:
        file: File = {"id": f"{len(self.files):032x}", "name": name, "type": kind, "size": len(content)}
        return self.files.setdefault(str(file["id"]), file)

    def find(self, file_id: str) -> File | None:
        return self.files.get(file_id)


def packed(*parts: tuple[str, str]) -> bytes:
    """A ZIP file with these parts, such as a Word document is."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, words in parts:
            archive.writestr(name, words)
    return whole.getvalue()
