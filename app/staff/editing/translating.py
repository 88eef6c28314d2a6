"""The words of an entry in another language, each beside the English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.directory.wording import apart
from app.languages import LANGUAGES
from app.staff.editing.asked import page_of
from app.staff.editing.parts import Fields, Row
from directory.plain import Values
from forms.answers import Json
from forms.pages import Page
from forms.questions import Line, TextArea, YesNo
from forms.text import Text, Words, _

LABELS: dict[str, Text] = {
    "name": _("Name"),
    "description": _("Description"),
    "eligibility": _("Who can have it"),
    "fees": _("What it costs"),
    "application_process": _("What people should do"),
    "alert": _("Notice"),
    "transportation": _("How people get there"),
}


@dataclass(frozen=True)
class WordsIn(Fields):
    """Its values are called "name@ar": the text, and who has read it over."""

    language: str = ""
    fields: tuple[str, ...] = ()

    @property
    def title(self) -> Words:
        # Translators: %(language)s is the name of a language in that language
        return _("Words in %(language)s", language=apart(LANGUAGES[self.language].own_name))

    @property
    def names(self) -> list[str]:
        return [f"{name}@{self.language}" for name in self.fields]

    def page_for(self, values: Mapping[str, Any]) -> type[Page]:
        """Asks for what there is in English."""
        questions: dict[str, Any] = {
            name: self._question(name, str(values[name])) for name in self.fields if values.get(name)
        }
        questions["read_over"] = YesNo(
            _("Has somebody who speaks this language read all of these words?"),
            yes_hint=_("Pages then show them without a warning, and say that you had them read"),
            no_hint=_("Pages say that a speaker has not yet checked them"),
            missing=_("Select yes if a speaker has read them all"),
        )
        return page_of(self.title, questions)

    def _question(self, name: str, english: str) -> Line | TextArea:
        hint = _("In English: %(words)s", words=apart(english))
        if name == "name":
            return Line(LABELS[name], hint=hint, limit=150, optional=True, thing=LABELS[name])
        rows = min(12, max(3, len(english) // 70 + 1))
        return TextArea(LABELS[name], hint=hint, limit=4000, rows=rows, optional=True, thing=LABELS[name])

    def answers(self, values: Mapping[str, Any]) -> dict[str, Json]:
        there = {name: words for name in self.fields if (words := values.get(f"{name}@{self.language}"))}
        if not there:
            return {}
        read = all(words["reviewed_by"] for words in there.values())
        return {
            **{name: words["text"] for name, words in there.items()},
            "read_over": "yes" if read else "no",
        }

    def values(self, answers: Mapping[str, Json], before: Mapping[str, Any], who: str) -> Values:
        found: Values = {}
        for name in self.fields:
            old = before.get(f"{name}@{self.language}")
            text = answers.get(name) if before.get(name) else (old or {}).get("text")
            reader = (old or {}).get("reviewed_by") or who if answers.get("read_over") == "yes" else None
            found[f"{name}@{self.language}"] = {"text": text, "reviewed_by": reader} if text else None
        return found

    def rows(self, values: Mapping[str, Any]) -> list[tuple[str, Row]]:
        answers = self.answers(values)
        return [
            (f"{name}@{self.language}", (LABELS[name], str(answers.get(name) or ""))) for name in self.fields
        ]
