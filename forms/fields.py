"""WTForms' part in a page: one field class, which leaves meaning to its question."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from markupsafe import Markup
from wtforms import Field
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm

from forms.answers import Json, Problem, Problems, Typed, Unfinished, presentable
from forms.questions import Question
from forms.text import Words, _

if TYPE_CHECKING:
    from forms.pages import Page


class Posted(Protocol):
    """What was sent: werkzeug's `MultiDict`, or anything with `getlist`."""

    def getlist(self, key: str, /) -> list[Any]: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __iter__(self) -> Any: ...
    def __len__(self) -> int: ...


class Sent(dict[str, list[Any]]):
    """What would be sent, made up by a program: {name of the control: its values}."""

    def getlist(self, key: str, /) -> list[Any]:
        return self.get(key, [])


class AnswerField(Field):
    """The field of one question. `typed` is shown back as it was typed; `answer` is what is stored."""

    def __init__(self, question: Question, **rest: Any) -> None:
        super().__init__(**rest)
        self.question = question
        self.typed: Typed = {}
        self.answer: Json = None
        self.unfinished = False
        self.problems: Sequence[Problem] = ()
        self.revealed: list[AnswerField] = []

    def process(self, formdata: Posted | None, data: Any = None, extra_filters: Any = None) -> None:
        parts = self.question.parts
        if formdata is None:
            self.typed = self.question.typed(data) if data is not None else {}
            self.answer = data
        else:
            sent = {part: formdata.getlist(self.question.control(part)) for part in parts}
            self.typed = {part: [presentable(value) for value in values] for part, values in sent.items()}

    def receive(self, files: Posted) -> None:
        """Take the files sent for it, before it is validated."""
        sent = [file for file in files.getlist(self.question.control()) if file.filename]
        self.typed, self.problems = self.question.receive(self.typed, sent)

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        self.answer = None
        try:
            self.answer = self.question.parse(self.typed)
        except Unfinished as so_far:
            self.unfinished = True
            self.typed = self.typed if so_far.typed is None else so_far.typed
        except Problems as found:
            self.problems = (*self.problems, *found.problems)
        return not self.problems

    def value(self, part: str = "") -> str:
        """What to show in an input."""
        return (self.typed.get(part) or [""])[0]

    def chosen(self, code: str) -> bool:
        return code in self.typed.get("", ())

    def problem(self, part: str = "") -> Problem | None:
        """What is wrong beside one input."""
        return next((problem for problem in self.problems if problem.part == part), None)

    @property
    def error(self) -> dict[str, Any] | None:
        """The macros' `errorMessage` for the question as a whole: every problem with it, a line each."""
        if not self.problems:
            return None
        lines = Markup("<br>").join(problem.message for problem in self.problems)
        return {"html": lines, "visuallyHiddenText": _("Error")}

    def error_of(self, part: str) -> dict[str, Any] | None:
        """The macros' `errorMessage` for one input."""
        found = self.problem(part)
        return {"text": found.message, "visuallyHiddenText": _("Error")} if found else None

    @property
    def hint(self) -> dict[str, Any] | None:
        """The macros' `hint`; none rather than an empty one."""
        return {"text": self.question.hint} if self.question.hint is not None else None

    def heading(self, kind: str, is_heading: bool) -> dict[str, Any]:
        """The macros' `label` or `legend`, as the page's heading or as one question of several."""
        size = "l" if is_heading else "s"
        classes = f"govuk-{kind}--{size}" if kind == "label" else f"govuk-fieldset__legend--{size}"
        return {"text": self.question.shown_label, "isPageHeading": is_heading, "classes": classes}

    def revealed_by(self, code: str) -> list[AnswerField]:
        """The fields that appear under one choice of this one."""
        return [field for field in self.revealed if field.question.is_asked({self.question.name: code})]


class PageForm(BaseForm):
    """One page, filled in: from what was just posted, or from what is stored."""

    def __init__(
        self,
        page: type[Page],
        stored: Mapping[str, Json],
        posted: Posted | None = None,
        files: Posted | None = None,
    ) -> None:
        super().__init__({question.name: UnboundField(AnswerField, question) for question in page.questions})
        self.page = page
        self.by_name = cast(dict[str, AnswerField], self._fields)
        self.process(posted, data={name: stored.get(name) for name in self.by_name})
        for field in self.fields:
            if files is not None and field.question.takes_files:
                field.receive(files)
            if field.question.revealed_by is not None:
                chooser = next(field.question.revealed_by.questions())
                self.by_name[chooser.name].revealed.append(field)

    @property
    def fields(self) -> list[AnswerField]:
        return list(self.by_name.values())

    def is_about_somebody_else(self) -> None:
        """Whoever is at the keyboard writes down another's answers: none of their own are to be offered."""
        for field in self.fields:
            field.question = copy.copy(field.question)
            field.question.about_you = False

    @property
    def takes_files(self) -> bool:
        return any(question.takes_files for question in self.page.questions)

    @property
    def scripts(self) -> list[str]:
        """The scripts its questions bring, each once."""
        return list(dict.fromkeys(q.script for q in self.page.questions if q.script))

    @property
    def is_unfinished(self) -> bool:
        """Whether nothing is wrong, but a question has more to ask before it is answered."""
        return not self.problems and any(field.unfinished for field in self.fields)

    @property
    def typed(self) -> dict[str, list[str]]:
        """What is typed on the page, as it would be posted again: {name of the control: its values}."""
        return {
            field.question.control(part): list(values)
            for field in self.fields
            for part, values in field.typed.items()
        }

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed, stored or wrong, and nothing is offered that changes with time."""
        return not any(
            field.question.timely or field.problems or any(map(any, field.typed.values()))
            for field in self.fields
        )

    @property
    def uses_position(self) -> bool:
        return any(field.question.uses_position and field.question.about_you for field in self.fields)

    @property
    def top(self) -> list[AnswerField]:
        """The fields that stand on the page themselves, not under a choice."""
        return [field for field in self.fields if field.question.revealed_by is None]

    def validate(self, extra_validators: Any = None) -> bool:
        for field in self.fields:
            if field.question.is_asked(self.answers):
                field.validate(self)
        if not self.problems and not self.is_unfinished:
            for question, problem in self.page.check(self.answers):
                field = self.by_name[question.name]
                field.problems = (*field.problems, problem)
        return not self.problems

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """Everything wrong, in the page's order: the control to link to, and what to say."""
        return [
            (field.question.control(problem.part), problem)
            for field in self.fields
            for problem in field.problems
        ]

    @property
    def summary(self) -> list[tuple[str, Words]]:
        """The problems as the error summary lists them: the control to link to, and what to say."""
        return [(control, problem.message) for control, problem in self.problems]

    @property
    def answers(self) -> dict[str, Json]:
        """The answers to store: only those asked and given."""
        given = {field.question.name: field.answer for field in self.fields if field.answer is not None}
        return self.page.kept(given)
