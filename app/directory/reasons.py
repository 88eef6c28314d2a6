"""Why something was found, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from app.directory.reaching import spaced
from app.directory.wording import apart
from app.languages import Words, current
from directory.search import Reason
from forms.text import Text, _

Say = Callable[[str, str], Text]
Why = Text | Markup
"""A sentence, some of whose words may be in another language."""
SENTENCES: dict[str, Say] = {
    "name": lambda _typed, found: _("“%(words)s” is in its name.", words=found),
    "lay-word": lambda _typed, found: _("People also call it “%(words)s”.", words=found),
    "responsibility": lambda _typed, found: _("Part of this job: %(words)s.", words=found),
    "person": lambda _typed, found: _("%(name)s does this job.", name=found),
    "nickname": lambda typed, found: _("“%(words)s” can be short for %(name)s.", words=typed, name=found),
    "skill": lambda _typed, found: _("Good at: %(words)s.", words=found),
    "topic": lambda _typed, found: _("It is about %(topic)s.", topic=found),
    "telephone": lambda _typed, found: _("Its number is %(number)s.", number=spaced(found)),
    # Translators: %(address)s is an e-mail address, or that of a web page
    "address": lambda _typed, found: _("You can reach it at %(address)s.", address=found),
    "postcode": lambda _typed, found: _("It is at %(postcode)s.", postcode=found),
    "spelling": lambda typed, found: _("We read “%(words)s” as “%(others)s”.", words=typed, others=found),
    "meaning": lambda typed, found: _("“%(words)s” can mean “%(others)s”.", words=typed, others=found),
    "description": lambda typed, _found: _("It says “%(words)s”.", words=typed),
}


PLACE = "\ue000"
"""Stands in a sentence for words that are in another language; nobody can type it into a search."""


def why(
    reasons: tuple[Reason, ...], topics: Mapping[str, str], sentences: Mapping[str, Say] = SENTENCES
) -> Why | None:
    """The most telling reason; `topics` are names by slug. Nothing of what was found without words."""
    for reason in reasons:
        found = topics.get(reason.matched, "") if reason.code == "topic" else reason.matched
        if found or reason.code == "description":
            return _said(reason, found, sentences[reason.code])
    return None


def marked(sentence: Callable[[str], Text], words: Words) -> Why:
    """A sentence with these words in it, marked as what they are when they are in another language."""
    if words.language in ("", current().shown.code):
        return sentence(apart(words.text))
    return escape(sentence(PLACE)).replace(PLACE, words.__html__())


def _said(reason: Reason, found: str, say: Say) -> Why:
    """What words mean in another language is said without those."""
    typed = apart(reason.typed)
    if reason.code == "meaning" and reason.language != current().shown.code:
        # Translators: it stands under the name of a service: what you typed is perhaps this service
        return _("“%(words)s” can mean this.", words=typed)
    return marked(lambda words: say(typed, words), Words(found, reason.language))
