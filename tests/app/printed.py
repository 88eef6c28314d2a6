"""A PDF as it comes out of the printer, read back: its words, its structure, its page sizes."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from app import pdf

try:
    pdf.make("<html lang='en'><title>Can it be made?</title>")
except pdf.CannotMakeError as why:
    CANNOT = f"nothing can be printed on this machine. {why}"
else:
    CANNOT = ""
needs_libraries = pytest.mark.skipif(bool(CANNOT), reason=CANNOT)


@dataclass
class Printed:
    """One PDF. `warnings` are WeasyPrint's, of what it could not draw."""

    content: bytes
    warnings: tuple[str, ...] = ()

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.content))

    @property
    def catalogue(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """What each page says, spaces made single."""
        return [plain(page.extract_text()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    @cached_property
    def elements(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every element of the structure: its kind, and the kinds it stands in."""
        return list(_elements(self.catalogue["/StructTreeRoot"], ()))

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _within in self.elements]

    @cached_property
    def smallest(self) -> float:
        """The size of its smallest letters, in points."""
        sizes: set[float] = set()

        def look(text: str, page: Any, line: Any, _font: Any, size: float) -> None:
            if text.strip():
                sizes.add(round(abs(size * line[3] * page[3]), 1))  # in points, as the page is scaled

        for page in self.reader.pages:
            page.extract_text(visitor_text=look)
        return min(sizes)


def _elements(parent: Any, within: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    inside = parent.get("/K", [])
    inside = inside.get_object() if hasattr(inside, "get_object") else inside
    for each in inside if isinstance(inside, list) else [inside]:
        child = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(child, dict) and "/S" in child:
            kind = str(child["/S"]).removeprefix("/")
            yield kind, within
            yield from _elements(child, (*within, kind))


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


@contextmanager
def warnings_of_weasyprint() -> Iterator[list[str]]:
    warnings: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: warnings.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("weasyprint").addHandler(listener)
    yield warnings
    logging.getLogger("weasyprint").removeHandler(listener)
