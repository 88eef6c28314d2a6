"""Questions that look things up: say it in words, see what was found, choose.

It all happens on one page, without JavaScript: what was typed is looked up when the page is sent, and the
page is then shown again with what was found. Nobody depends on it: each kind has a way on when nothing is
found, or when whoever knows does not answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from forms.answers import Json, Problems, Typed, Unfinished, fits, only, wrong
from forms.providers import Found, NotReachable, Providers, provide
from forms.questions.question import Question
from forms.text import Text, _

LONGEST = 200
FEW = 7  # are radios; more are a list that opens


class AsksProviders(Question):
    """A question that asks somebody for what can be answered, when it is asked. What was answered once stays
    accepted whatever they say later.
    """

    def accepts(self, stored: Json) -> bool:
        with provide(Providers()):
            try:
                return super().accepts(stored)
            except Unfinished:
                return False


class Lookup(AsksProviders):
    """What is typed in "words" is looked up, then one of what was found is "chosen". "searched" goes to the
    page and back: when the words are no longer those, they are looked up again and the choice made from what
    was found before is let go. "find" is the button that looks up and nothing else.
    """

    parts: ClassVar[tuple[str, ...]] = ("words", "searched", "chosen", "find")
    few = FEW
    way_on: ClassVar[str] = "words"
    """Which part leads on when nobody can be asked."""

    def look_up(self, typed: Typed) -> Sequence[Found]:
        """What fits the words, best first. Raises NotReachable."""
        raise NotImplementedError

    def none_found(self, typed: Typed) -> Text:
        """What to try when nothing fits."""
        raise NotImplementedError

    def not_reachable(self) -> Text:
        """How to go on without looking anything up."""
        raise NotImplementedError

    def choose_one(self) -> Text:
        """What to say to someone who chose nothing of what was found."""
        raise NotImplementedError

    def parse(self, typed: Typed) -> Json:
        if not self.sought(typed):
            return self.nothing("words")
        found = self.found(typed)
        if not self.is_searched(typed):
            raise Unfinished(self.again(typed))
        chosen = only(typed, "chosen")
        pick = next((each for each in found if each.code == chosen), None)
        if pick is None:
            raise wrong(self.choose_one(), "chosen")
        return pick.answer

    def sought(self, typed: Typed) -> str:
        """What is to be looked up."""
        return only(typed, "words")

    def is_searched(self, typed: Typed) -> bool:
        """Whether the page that was sent showed what there is for these words."""
        return self.sought(typed) == only(typed, "searched") and not self.is_to_find(typed)

    def is_to_find(self, typed: Typed) -> bool:
        """Whether the button that looks up was pressed."""
        return only(typed, "find") == "yes"

    def again(self, typed: Typed) -> Typed:
        """What the page is drawn from next, with what was found for these words."""
        same = self.sought(typed) == only(typed, "searched")
        chosen = typed.get("chosen", []) if same else []
        return {**typed, "searched": [self.sought(typed)], "chosen": chosen, "find": []}

    def found(self, typed: Typed) -> Sequence[Found]:
        """What was found, one or more. Raises `Problems`."""
        self.check_words(typed)
        try:
            found = self.look_up(typed)
        except NotReachable:
            raise wrong(self.not_reachable(), self.way_on) from None
        if not found:
            raise wrong(self.none_found(typed), "words")
        return found

    def check_words(self, typed: Typed) -> None:
        """Raises `Problems` for words that need not be looked up."""
        if not fits(self.sought(typed), LONGEST):
            raise wrong(_("What you look for must be %(limit)s characters or fewer", limit=LONGEST), "words")

    def offered(self, typed: Typed) -> Sequence[Found]:
        """What the page offers to choose from: nothing until something was looked up and found."""
        if not self.sought(typed) or not self.is_searched(typed):
            return ()
        try:
            return self.found(typed)
        except Problems:
            return ()
