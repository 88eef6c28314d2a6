"""Yes or no, in each language's own words; the codes are always the same."""

from __future__ import annotations

import gettext

from forms.questions import YesNo
from forms.text import _, speak

OUT = YesNo(_("Was it out?"), missing=_("Select yes if it was out"), yes_hint=_("By 6am"))


class Spanish(gettext.NullTranslations):
    def pgettext(self, context: str, message: str) -> str:
        return {("answer", "Yes"): "Sí"}.get((context, message), message)


def test_the_codes_are_yes_and_no(stores):
    assert [stores(OUT, code) for code in ("yes", "no")] == ["yes", "no"]


def test_the_words_are_those_of_the_language():
    assert str(OUT.shown("yes")) == "Yes"
    with speak("es", Spanish()):
        assert str(OUT.shown("yes")) == "Sí"


def test_it_says_what_to_select_when_nothing_is(says):
    assert says(OUT, []) == "Select yes if it was out"
    assert says(OUT, "Yes") == "Select yes if it was out"


def test_each_answer_may_have_a_hint():
    assert OUT.options["yes"].hint == _("By 6am")
    assert OUT.options["no"].hint is None
