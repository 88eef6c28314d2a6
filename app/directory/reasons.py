"""Why something was found, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.directory.reaching import spaced
from app.directory.wording import apart, listed
from directory.search import Reason
from forms.text import Text, _

Say = Callable[[str, str], Text]
SENTENCES: dict[str, Say] = {
    "name": lambda typed, _found: _("“%(words)s” is in its name.", words=typed),
    "lay-word": lambda _typed, found: _("People also call it “%(words)s”.", words=found),
    "responsibility": lambda _typed, found: _("Part of this job: %(words)s.", words=found),
    "person": lambda _typed, found: _("%(name)s does this job.", name=found),
    "nickname": lambda typed, found: _("“%(words)s” can be short for %(name)s.", words=typed, name=found),
    "skill": lambda _typed, found: _("Good at: %(words)s.", words=found),
    "topic": lambda _typed, found: _("It is about %(topic)s.", topic=found),
    "telephone": lambda _typed, found: _("Its number is %(number)s.", number=spaced(found)),
    "postcode": lambda _typed, found: _("It is at %(postcode)s.", postcode=found),
    "spelling": lambda typed, found: _("We read “%(words)s” as “%(others)s”.", words=typed, others=found),
    "meaning": lambda typed, found: _("“%(words)s” can mean “%(others)s”.", words=typed, others=found),
    "description": lambda typed, _found: _("It says “%(words)s”.", words=typed),
}


def why(reasons: tuple[Reason, ...], topics: Mapping[str, str]) -> Text | None:
    """The most telling reason; `topics` are names by slug. Nothing of what was found without words."""
    for reason in reasons:
        found = topics.get(reason.matched, "") if reason.code == "topic" else reason.matched
        if found or reason.code in ("name", "description"):
            return SENTENCES[reason.code](apart(listed(reason.typed)), apart(found))
    return None
