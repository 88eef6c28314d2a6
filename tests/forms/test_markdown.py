"""Page text in Markdown: what its author and its translators may write, and what nobody can."""

from __future__ import annotations

import pytest

from forms.markdown import markdown
from forms.text import Text, _, speak


def test_a_paragraph_is_drawn_as_the_kit_draws_one() -> None:
    assert markdown(_("We will **not** call you.")) == (
        '<p class="govuk-body">We will <strong>not</strong> call you.</p>'
    )


def test_a_list_and_a_link_are_drawn_as_the_kit_draws_them() -> None:
    drawn = markdown(_("Bring:\n\n- [a letter](/help)\n- a photo"))
    assert '<ul class="govuk-list govuk-list--bullet">' in drawn
    assert '<a class="govuk-link" href="/help">a letter</a>' in drawn


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "![x](https://elsewhere.example/x.png)",
        "<iframe src=//elsewhere.example></iframe>",
    ],
)
def test_nothing_in_it_can_run_or_fetch(words: str) -> None:
    drawn = markdown(words).lower()
    for tag in ("<script", "<img", "<iframe", 'href="javascript'):
        assert tag not in drawn


def test_what_a_person_typed_is_never_read_as_markdown() -> None:
    typed = "**[free money](https://elsewhere.example)** <b>"
    drawn = markdown(_("We will call %(name)s.", name=typed))
    assert "**[free money](https://elsewhere.example)** &lt;b&gt;" in drawn
    assert "<a" not in drawn


def test_the_values_of_a_text_are_in_their_places() -> None:
    said = _("It costs %(price)s, of which 20%% is tax: *%(name)s*.", price="£5", name=_("Bins & more"))
    assert markdown(said) == (
        '<p class="govuk-body">It costs £5, of which 20% is tax: <em>Bins &amp; more</em>.</p>'
    )


class Wrong:
    """A translator who lost a placeholder and made up another."""

    def gettext(self, _message: str, /) -> str:
        return "Llamaremos a %(nombre)s."

    def ngettext(self, singular: str, _plural: str, _n: int, /) -> str:
        return singular

    def pgettext(self, _context: str, message: str, /) -> str:
        return message


def test_a_translation_with_wrong_placeholders_is_shown_in_english() -> None:
    said: Text = _("We will call %(name)s.", name="Amal")
    with speak("es", Wrong()):
        assert "We will call Amal." in markdown(said)
