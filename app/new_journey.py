"""Beginning a form: a short one that works, its place among the others, and its test."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from string import Template

from forms.mistakes import TAKEN

LONGEST = 40
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_IMPORT = "from forms.journeys.{name} import {name}\n"
_ENTRY = "    {name},\n"
_IMPORTS = re.compile(r"(?:^from forms\.journeys\.\w+ import \w+\n)+", re.MULTILINE)
_FORMS = re.compile(r"^FORMS = \(\n((?:    \w+,\n)*)\)\n", re.MULTILINE)

_FORM = Template('''"""$title: say here in a line what it is for."""

from __future__ import annotations

from forms.journey import Journey
from forms.pages import Page
from forms.questions import Email, TextArea
from forms.text import _


class WhatHappened(Page):
    section = _("What happened")
    what = TextArea(
        _("What happened?"),
        missing=_("Enter what happened"),
        thing=_("What happened"),
        limit=1000,
    )


class Contact(Page):
    section = _("How to reach you")
    email = Email(_("What is your email address?"), missing=_("Enter your email address"))


$name = Journey(
    slug="$slug",
    title=_("$title"),
    service="$service",
    summary=_("Tell us what happened, so that we can put it right."),
    start=[_("It takes about 2 minutes.")],
    pages=[WhatHappened, Contact],
    email=Contact.email,
    send=_("Send it"),
    sent_title=_("We have what you sent"),
    happens_next=[_("We will write to you within 5 working days.")],
    another=_("Send another"),
    examples={
        "all of it": {
            WhatHappened: {"what": "The door at the side of the library does not close."},
            Contact: {"email": "amal.warsame@example.com"},
        },
    },
)
''')

_TEST = Template('''"""$title: what has to be so, besides what has to be so of every form."""

from __future__ import annotations

from forms.examples import filled
from forms.journeys.$name import WhatHappened, $name


def test_nobody_can_go_on_without_saying_what_happened() -> None:
    assert not $name.path({}).finished
    assert $name.path({}).last is WhatHappened


def test_whoever_answers_everything_can_send_it() -> None:
    assert $name.path(filled($name.examples["all of it"])).finished
''')


class CannotBegin(ValueError):  # noqa: N818 - told to the author, in a sentence
    """Nothing was changed."""


def begin(folder: Path, wanted: str, service: str) -> list[str]:
    """Write a form of this name in the project's folder. What was done, a line each."""
    name, slug = wanted.replace("-", "_"), wanted.replace("_", "-")
    form, test = folder / "forms" / "journeys" / f"{name}.py", folder / "tests" / "forms" / f"test_{name}.py"
    if len(wanted) > LONGEST or not _NAME.fullmatch(wanted) or keyword.iskeyword(name) or slug in TAKEN:
        raise CannotBegin(
            f"“{wanted}” cannot be the name of a form: use up to {LONGEST} small letters and digits,"
            " with hyphens between them, like lost-property."
        )
    for path in (form, test):
        if path.exists():
            raise CannotBegin(f"There is a {path.relative_to(folder)} already. Nothing was changed.")
    told = {"name": name, "slug": slug, "title": slug.replace("-", " ").capitalize(), "service": service}
    form.write_text(_FORM.substitute(told), encoding="utf-8")
    test.parent.mkdir(parents=True, exist_ok=True)
    test.write_text(_TEST.substitute(told), encoding="utf-8")
    return [f"Wrote {form.relative_to(folder)}", f"Wrote {test.relative_to(folder)}", _listed(folder, name)]


def _listed(folder: Path, name: str) -> str:
    """Put it among the forms; where their file is not as we know it, say what to put there."""
    path = folder / "forms" / "journeys" / "__init__.py"
    source = path.read_text(encoding="utf-8")
    imports, forms = _IMPORTS.search(source), _FORMS.search(source)
    line, entry = _IMPORT.format(name=name), _ENTRY.format(name=name)
    if imports is None or forms is None:
        return f"Add these lines to {path.relative_to(folder)}:\n{line}{entry.rstrip()}  (in FORMS)"
    every = "".join(sorted([*imports[0].splitlines(keepends=True), line]))
    source = source[: forms.end(1)] + entry + source[forms.end(1) :]
    path.write_text(source.replace(imports[0], every, 1), encoding="utf-8")
    return f"Added it to {path.relative_to(folder)}"
