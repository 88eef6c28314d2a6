"""The pages of the guide: Markdown files with a header, in one folder for each section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from app.guide import prose
from forms.text import Text, _

FOLDER = Path(__file__).parent / "pages"
SECTIONS: dict[str, Text] = {
    # Translators: the kinds of question that a form can ask
    "questions": _("Questions"),
    # Translators: ways of building forms that are used again and again
    "patterns": _("Patterns"),
    "building": _("Building and sending"),
}
_HEADER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"^\[\[([\w-]+)\]\]$", re.MULTILINE)


@dataclass(frozen=True)
class GuidePage:
    """`header` is what stands above its text. `code` is the one block that makes its example; of a page
    about building, whose blocks belong to its text, there is none.
    """

    section: str
    slug: str
    header: Mapping[str, Any]
    text: str
    code: str = ""
    after: str = ""

    @property
    def title(self) -> str:
        return str(self.header["title"])

    @property
    def title_in_parts(self) -> list[str]:
        """Where a long name may be broken: Address, By, Postcode."""
        return re.split(r"(?<=[a-z])(?=[A-Z])", self.title)

    @property
    def summary(self) -> str:
        return str(self.header["summary"])

    @property
    def blocks(self) -> list[str]:
        """Every block of Python in it, in order."""
        return [self.code] if self.code else _PYTHON.findall(self.text)

    def pieces(self, base: str) -> list[tuple[str, Markup]]:
        """Its text, cut where [[a-part]] stands: each piece the name of a part, or "" and its HTML. `base` is
        the address of the page.
        """
        cut = _PART.split(self.text)
        return [
            (piece, Markup()) if odd % 2 else ("", prose.html(piece, base))
            for odd, piece in enumerate(cut)
            if piece.strip()
        ]

    def more(self, base: str) -> Markup:
        """What is said after the block."""
        return prose.html(self.after, base)


@cache
def pages() -> dict[tuple[str, str], GuidePage]:
    """Every page by its section and slug, in the order they are listed."""
    found = [_read(path) for section in SECTIONS for path in (FOLDER / section).glob("*.md")]
    found.sort(key=lambda page: (page.header.get("order", 0), page.title))
    return {
        (page.section, page.slug): page for section in SECTIONS for page in found if page.section == section
    }


def _read(path: Path) -> GuidePage:
    told = _HEADER.match(path.read_text(encoding="utf-8"))
    if told is None:
        raise ValueError(f"{path} has no header between two lines of ---.")
    header, text = yaml.safe_load(told[1]), told[2]
    section = path.parent.name
    if section == "building":
        return GuidePage(section, path.stem, header, text)
    before, code, after = (*_PYTHON.split(text, maxsplit=1), "", "")[:3]
    return GuidePage(section, path.stem, header, before, code, after)
