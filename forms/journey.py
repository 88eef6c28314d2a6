"""A journey: one form, from its start to its confirmation.

Nothing about where a person is is stored. `Journey.path` walks the pages in order over the stored answers
and everything else follows from the walk: what may be seen, what is next, what is back, whether it is
finished, and which answers count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from forms import mistakes
from forms.answers import Json
from forms.conditions import Condition
from forms.pages import AddAnother, Exit, Page, Paragraphs
from forms.questions import Choice, Email, MistakeInForm, Question
from forms.text import Text, Words, _

Answers = Mapping[str, Json]
"""Everything stored for a journey: {page slug: the page's answers}."""


@dataclass(frozen=True)
class Path:
    """The pages a person's answers lead through, up to the first that is not answered: of the whole form or,
    where it has a task list, of each task.
    """

    pages: tuple[type[Page], ...]
    answers: dict[str, Json]
    finished: bool
    tasks: tuple[Task, ...] = ()

    def may_see(self, page: type[Page]) -> bool:
        return page in self.pages

    def next(self, page: type[Page]) -> type[Page] | None:
        """The page after this one; None when that is the check answers page or the task list."""
        pages = self._together(page)
        after = pages.index(page) + 1
        return pages[after] if after < len(pages) else None

    def back(self, page: type[Page] | None) -> type[Page] | None:
        """The page before this one (before check answers, for None); None when that is the start or the
        task list.
        """
        pages = self._together(page)
        before = (pages.index(page) if page else len(pages)) - 1
        return pages[before] if before >= 0 else None

    def _together(self, page: type[Page] | None) -> tuple[type[Page], ...]:
        """The pages that lead to one another: those of its task, or all of them."""
        if not self.tasks:
            return self.pages
        return next((task.pages for task in self.tasks if page in task.pages), ())

    @property
    def tasks_done(self) -> int:
        return sum(task.state == "completed" for task in self.tasks)

    @property
    def last(self) -> type[Page]:
        """The furthest page that may be seen: where someone who jumps ahead is sent."""
        return self.pages[-1]


State = Literal["completed", "in-progress", "not-started", "cannot-start", "not-asked"]


@dataclass(frozen=True)
class Task:
    """One section of a long form on its task list. `pages` are those that may be seen: none of a task that
    cannot start yet, because what it asks depends on another, or of one that is not asked at all.
    """

    title: Text
    pages: tuple[type[Page], ...]
    state: State


@dataclass(frozen=True)
class Row:
    """One answer on the check answers page, and as it is stored in words."""

    page: type[Page]
    question: Question
    item: str | None
    answer: Json

    @property
    def words(self) -> Words:
        return self.question.shown(self.answer) if self.answer is not None else _("Not provided")


@dataclass(frozen=True)
class Group:
    """The rows under one heading of the check answers page; `item` is the id within an add another."""

    title: Words
    rows: tuple[Row, ...]
    page: type[Page] | None = None
    item: str | None = None


@dataclass(frozen=True, eq=False)
class Journey:
    """A form. `service` is the directory's slug for who deals with it; `examples` reach every page.

    `keep_days` is how long what was sent is kept, as the privacy page promises. `audience` is who fills it
    in: a form for "staff" stands behind their sign-in. With `task_list` its sections are tasks that can be
    done in any order. `reaches` is the question whose answers are slugs of directory services: what is sent
    goes to the teams of all of them, and to the form's own where none was chosen or, with `own_team_too`,
    always. `about` is a question that a link to the form may answer beforehand, as in
    ?about=report-missed-bin. `asks_how_it_was` offers the satisfaction form at the end. What is said in a
    `private` form is offered to no other.
    """

    slug: str
    title: Text
    service: str
    pages: Sequence[type[Page]]
    examples: Mapping[str, Mapping[type[Page], Json]]
    summary: Text
    send: Text
    sent_title: Text
    happens_next: Paragraphs
    another: Text
    start: Sequence[Text] = ()
    you_will_need: Sequence[Text] = ()
    before_sending: Paragraphs = ()
    email: Email | None = None
    anonymous_if: Condition | None = None
    keep_days: int = 730
    audience: Literal["residents", "staff"] = "residents"
    task_list: bool = False
    reaches: Question | None = None
    own_team_too: bool = False
    about: Choice | None = None
    asks_how_it_was: bool = True
    private: bool = False
    by_slug: Mapping[str, type[Page]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_slug", {page.slug: page for page in self.pages})
        for mistake in mistakes.of_journey(self):
            raise MistakeInForm(f"{self.slug}: {mistake}")

    @cached_property
    def version(self) -> str:
        """Changes whenever its pages, questions or choices do."""
        shape = [
            (page.slug, q.name, type(q).__name__, sorted(getattr(q, "options", ())))
            for page in self.pages
            for q in page.questions
        ]
        return hashlib.sha256(repr(shape).encode()).hexdigest()[:12]

    @cached_property
    def services(self) -> frozenset[str]:
        """Slugs of the services it is for: its own, and those that are chosen from in it."""
        chosen = self.reaches.options if isinstance(self.reaches, Choice) else ()
        return frozenset((self.service, *chosen))

    def asks_about(self, service: str) -> bool:
        """Whether what it is about is chosen in it, and this service is one of the choices."""
        return self.reaches is not None and self.reaches is self.about and service in self.services

    def is_about(self, service: str) -> bool:
        """Whether people come to a service for this form, and not only tell it something on the way."""
        return service == self.service or self.asks_about(service)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    @property
    def takes_files(self) -> bool:
        return any(question.takes_files for question in self.questions)

    @property
    def first(self) -> type[Page]:
        return self.pages[0]

    def holds(self, condition: Condition | None, answers: Answers) -> bool:
        def lookup(question: Question) -> list[Json]:
            return question.page.answers_to(question, answers.get(question.page.slug))

        return condition is None or condition.holds(lookup)

    def path(self, stored: Answers) -> Path:
        """Walk the pages over what is stored. Answers off the path are ignored, not deleted."""
        if self.task_list:
            return self._path_through_tasks(stored)
        seen: list[type[Page]] = []
        kept: dict[str, Json] = {}
        for page in self.pages:
            if not self.holds(page.asked_if, kept):
                continue
            seen.append(page)
            if not page.is_answered(stored.get(page.slug)):
                return Path(tuple(seen), kept, finished=False)
            kept[page.slug] = page.keep(stored[page.slug])
        return Path(tuple(seen), kept, finished=True)

    def _path_through_tasks(self, stored: Answers) -> Path:
        """Walk each task as far as it is answered; whatever depends on what is not answered yet waits."""
        kept: dict[str, Json] = {}
        waiting: set[type[Page]] = set()  # pages nobody has come to yet: what asks about them cannot be known
        tasks = []
        for title, pages in self.sections.items():
            seen: list[type[Page]] = []
            stopped = False
            for page in pages:
                depends = set() if page.asked_if is None else {q.page for q in page.asked_if.questions()}
                if stopped or depends & waiting:
                    stopped = True
                    waiting.add(page)
                elif self.holds(page.asked_if, kept):
                    seen.append(page)
                    if page.is_answered(stored.get(page.slug)):
                        kept[page.slug] = page.keep(stored[page.slug])
                    else:
                        stopped = True
                        waiting.add(page)
            tasks.append(Task(title, tuple(seen), _state(seen, stopped, stored)))
        every = tuple(page for task in tasks for page in task.pages)
        finished = all(task.state in ("completed", "not-asked") for task in tasks)
        return Path(every, kept, finished, tuple(tasks))

    @cached_property
    def sections(self) -> dict[Text, list[type[Page]]]:
        """The pages under each section's title, in order; pages without one are under the form's title."""
        found: dict[Text, list[type[Page]]] = {}
        for page in self.pages:
            found.setdefault(page.section or self.title, []).append(page)
        return found

    def told(self, paragraphs: Paragraphs, answers: Answers) -> list[Text]:
        """Of these paragraphs, those for someone who answered so."""
        pairs = [each if isinstance(each, tuple) else (None, each) for each in paragraphs]
        return [words for condition, words in pairs if self.holds(condition, answers)]

    def told_beforehand(self, code: str) -> dict[str, Json]:
        """The answers of someone whose link says what it is about, as in ?about=report-missed-bin."""
        if self.about is None or code not in self.about.options:
            return {}
        return {self.about.page.slug: {self.about.name: code}}

    def is_anonymous(self, answers: Answers) -> bool:
        return self.anonymous_if is not None and self.holds(self.anonymous_if, answers)

    def email_of(self, answers: Answers) -> str | None:
        """The address to write to, if one was given."""
        if self.email is None:
            return None
        given = self.email.page.answers_to(self.email, answers.get(self.email.page.slug))
        return str(given[0]) if given and given[0] else None

    def groups(self, path: Path) -> list[Group]:
        """The answers of a path as the check answers page shows them, and as a submission stores them."""
        groups: dict[object, Group] = {}
        for page in path.pages:
            stored = path.answers.get(page.slug)
            if issubclass(page, AddAnother):
                for number, item in enumerate(page.items(stored), 1):
                    title = _("%(thing)s %(number)s", thing=page.item_title, number=number)
                    rows = _rows(page, item, str(item["id"]))
                    groups[page, number] = Group(title, rows, page, str(item["id"]))
            elif page.questions and not issubclass(page, Exit) and isinstance(stored, dict):
                section = page.section or self.title
                before = groups.get(section)
                rows = (before.rows if before else ()) + _rows(page, stored, None)
                groups[section] = Group(section, rows)
        return list(groups.values())


def _state(seen: Sequence[type[Page]], stopped: bool, stored: Answers) -> State:
    if not seen:
        return "cannot-start" if stopped else "not-asked"
    if not stopped:
        return "completed"
    return "in-progress" if any(page.slug in stored for page in seen) else "not-started"


def _rows(page: type[Page], stored: Mapping[str, Json], item: str | None) -> tuple[Row, ...]:
    return tuple(Row(page, q, item, stored.get(q.name)) for q in page.questions if q.is_asked(stored))
