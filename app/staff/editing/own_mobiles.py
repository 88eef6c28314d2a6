"""No number of somebody's own is published: whoever enters one is told so beside it, and not whose it is."""

from __future__ import annotations

from collections.abc import Iterable

from app.database import reading
from app.staff.editing.parts import Part
from app.staff.editing.questions import PublishedNumber
from directory.mobiles import own_mobiles, says_own
from directory.telephone import digits
from forms.answers import Json, Problem
from forms.fields import AnswerField, PageForm
from forms.questions import Line, Question, TextArea
from forms.text import Text, _


def keeps_them(form: PageForm, asked: Part) -> bool:
    """Whether no answer that the public would see has one; otherwise the page says so."""
    return keep(field for field in form.fields if asked.is_public(field.question.name, form.answers))


def keep(fields: Iterable[AnswerField]) -> bool:
    """The same of these answers, all of which are public."""
    with reading() as session:
        own = own_mobiles(session)
    problems = [(field, _problem(field.question, field.answer, own)) for field in fields]
    for field, problem in problems:
        if problem:
            field.problems = (*field.problems, Problem(problem))
    return not any(problem for _field, problem in problems)


def _problem(question: Question, answer: Json, own: frozenset[str]) -> Text | None:
    if answer is None or not isinstance(question, Line | TextArea):
        return None
    if isinstance(question, PublishedNumber) and digits(str(answer)) in own:
        return _("This is somebody’s own mobile, so it must not be published. Enter another number")
    if says_own(str(question.shown(answer)), own):
        return _("There is somebody’s own mobile in these words. Take it out, because everyone can see them")
    return None
