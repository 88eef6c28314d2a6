"""The catalogues in `translations/`: loaded once a process, and honest about who has checked them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import structlog
from babel.support import NullTranslations, Translations

from app.settings import ROOT
from forms.text import Translator

FOLDER = ROOT / "translations"
_REVIEWED_BY = re.compile(r"X-Reviewed-By:[ \t]*([^\\\n\"]*)")

log = structlog.get_logger()


@dataclass(frozen=True)
class Catalogue:
    """One language's messages. `translator` is None when there are none and English is shown."""

    translator: Translator | None
    reviewed_by: str

    @property
    def messages(self) -> dict[str, str]:
        """Each English message and its translation, plural forms left out."""
        found = getattr(self.translator, "_catalog", {})
        return {english: words for english, words in found.items() if isinstance(english, str) and english}


def load(code: str, folder: Path = FOLDER) -> Catalogue:
    """Read `<folder>/<code>/LC_MESSAGES/messages.mo`, and from the .po beside it who reviewed it."""
    messages = folder / code / "LC_MESSAGES"
    found: NullTranslations = Translations.load(folder, [code])
    if not isinstance(found, Translations):
        log.warning("No translation is built for this language, so its pages are in English.", language=code)
        return Catalogue(None, "")
    return Catalogue(cast(Translator, found), _reviewer(messages / "messages.po"))


def _reviewer(path: Path) -> str:
    """The name after X-Reviewed-By in the file's header; empty while nobody has checked it."""
    if not path.exists():
        return ""
    header = path.read_text(encoding="utf-8").partition("\n\n")[0]
    named = _REVIEWED_BY.search(header)
    return named[1].strip() if named else ""
