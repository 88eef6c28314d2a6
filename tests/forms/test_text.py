"""Words are shown in the reader's language, always escaped, and never as a stack trace."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.support import Translations
from jinja2 import Environment
from markupsafe import Markup

from forms.text import Text, _, language, n_, p_, speak

SCRIPT = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"


def translations(locale: str, *messages: tuple[str | tuple[str, ...], str | tuple[str, ...], str | None]):
    catalogue = Catalog(locale=locale)
    for english, words, context in messages:
        catalogue.add(english, words, context=context)
    built = BytesIO()
    write_mo(built, catalogue)
    built.seek(0)
    return Translations(built)


def arabic(english: str, words: str) -> Translations:
    return translations("ar", (english, words, None))


def rendered(template: str, **values: object) -> str:
    return Environment(autoescape=True).from_string(template).render(**values)


def test_words_are_chosen_when_shown_not_when_written():
    words = _("Continue")
    with speak("ar", arabic("Continue", "متابعة")):
        assert str(words) == "متابعة"
    assert str(words) == "Continue"


def test_without_a_translator_the_words_are_english():
    with speak("so", None):
        assert str(_("Enter %(thing)s", thing="a date")) == "Enter a date"


def test_a_value_may_itself_be_words_to_translate():
    spoken = translations("ar", ("Enter %(thing)s", "أدخل %(thing)s", None), ("a date", "تاريخًا", None))
    with speak("ar", spoken):
        assert str(_("Enter %(thing)s", thing=_("a date"))) == "أدخل تاريخًا"


TEMPLATES = [
    "{{ text }}",
    "{{ text|e }}",
    "{{ text|escape }}",
    "{{ text|e|e }}",
    "{{ text|string }}",
    "{{ text|trim }}",
    "{{ text|safe }}",
    "{{ text ~ '' }}",
    "{{ '' ~ text }}",
    "{{ [text]|join }}",
    "{{ [text, markup]|join(', ') }}",
    "{{ '%s'|format(text) }}",
    "{{ markup ~ text }}",
    "{{ text|replace('x', 'y') }}",
    '<p title="{{ text }}">',
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_translation_with_markup_is_escaped_however_it_is_rendered(template: str):
    with speak("ar", arabic("Hello", SCRIPT)):
        page = rendered(template, text=_("Hello"), markup=Markup("<b></b>"))
    assert "<script" not in page
    assert "alert(1)" in page


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_translation_with_markup_and_a_placeholder_is_escaped_too(template: str):
    with speak("ar", arabic("Hello %(name)s", SCRIPT + "%(name)s")):
        page = rendered(template, text=_("Hello %(name)s", name="Amina"), markup=Markup("<b></b>"))
    assert "<script" not in page
    assert "Amina" in page


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", [SCRIPT, Markup(SCRIPT), _("%(it)s", it=SCRIPT)], ids=type)
def test_an_answer_with_markup_inside_a_message_is_escaped(template: str, name: object):
    page = rendered(template, text=_("Hello %(name)s", name=name), markup=Markup("<b></b>"))
    assert "<script" not in page
    assert "alert(1)" in page


def test_quotes_cannot_leave_an_attribute():
    page = rendered('<p title="{{ text }}">', text=_("Hello %(name)s", name='" onclick="x'))
    assert page == '<p title="Hello &#34; onclick=&#34;x">'


def test_words_are_escaped_once_not_twice():
    assert rendered("{{ text }}|{{ text|e }}", text=_("Bins & boxes")) == "Bins &amp; boxes|Bins &amp; boxes"


def test_joined_to_markup_the_words_are_escaped_and_the_markup_is_kept():
    words = _("Hello %(name)s", name=SCRIPT)
    assert Markup("<br>").join([words, words]) == f"Hello {ESCAPED}<br>Hello {ESCAPED}"
    assert Markup("<b>%s</b>") % words == f"<b>Hello {ESCAPED}</b>"
    assert Markup("<b>{}</b>").format(words) == f"<b>Hello {ESCAPED}</b>"
    assert Markup("<b>") + words == f"<b>Hello {ESCAPED}"


def test_an_answer_with_a_percent_sign_is_shown_as_it_is():
    assert str(_("Hello %(name)s", name="100% %(name)s %s")) == "Hello 100% %(name)s %s"


def test_a_message_without_values_may_hold_a_percent_sign():
    assert str(_("Get 25% off")) == "Get 25% off"


@pytest.mark.parametrize(
    "broken",
    [
        "أدخل %(شيء)s",
        "أدخل %(thing)",
        "أدخل %(thing",
        "أدخل %(thing)d",
        "أدخل %",
        "أدخل 100% من",
        "أدخل %(thing)*s",
        "أدخل %s",
        "أدخل %r",
    ],
)
def test_a_translation_with_a_broken_placeholder_falls_back_to_english(broken: str):
    with speak("ar", arabic("Enter %(thing)s", broken)):
        assert str(_("Enter %(thing)s", thing="a date")) == "Enter a date"


def test_a_translation_may_leave_a_value_out():
    with speak("ar", arabic("Enter %(thing)s", "أدخله")):
        assert str(_("Enter %(thing)s", thing="a date")) == "أدخله"


BINS = ("%(count)s bin", "%(count)s bins")
# Babel's own order for Arabic: none, one, two, 3 to 10, hundreds, 11 to 99.
ARABIC_BINS = (
    "لا صناديق",
    "صندوق واحد",
    "صندوقان",
    "%(count)s صناديق",
    "%(count)s صندوق",
    "%(count)s صندوقًا",
)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا صناديق"),
        (1, "صندوق واحد"),
        (2, "صندوقان"),
        (3, "3 صناديق"),
        (10, "10 صناديق"),
        (11, "11 صندوقًا"),
        (99, "99 صندوقًا"),
        (100, "100 صندوق"),
        (102, "102 صندوق"),
        (103, "103 صناديق"),
    ],
)
def test_arabic_has_six_plural_forms(count: int, words: str):
    with speak("ar", translations("ar", (BINS, ARABIC_BINS, None))):
        assert str(n_(*BINS, count)) == words


def test_english_has_two_plural_forms():
    assert [str(n_(*BINS, count)) for count in (0, 1, 2)] == ["0 bins", "1 bin", "2 bins"]


def test_a_broken_plural_falls_back_to_the_english_of_the_same_number():
    broken = ("%(broken)s",) * 6
    with speak("ar", translations("ar", (BINS, broken, None))):
        assert [str(n_(*BINS, count)) for count in (1, 2)] == ["1 bin", "2 bins"]


def test_a_context_tells_two_messages_with_the_same_english_apart():
    spoken = translations("ar", ("Open", "مفتوح", "state"), ("Open", "افتح", "button"))
    with speak("ar", spoken):
        assert (str(p_("state", "Open")), str(p_("button", "Open"))) == ("مفتوح", "افتح")


def test_speaking_nests_and_ends_even_when_something_goes_wrong():
    with speak("ar", arabic("Continue", "متابعة")):
        with speak("es", None):
            assert (language(), str(_("Continue"))) == ("es", "Continue")
        with pytest.raises(RuntimeError), speak("fa", None):
            raise RuntimeError
        assert (language(), str(_("Continue"))) == ("ar", "متابعة")
    assert (language(), str(_("Continue"))) == ("en", "Continue")


def test_the_same_message_with_the_same_values_is_equal():
    assert _("Enter %(thing)s", thing="a date") == _("Enter %(thing)s", thing="a date")
    assert _("Enter %(thing)s", thing="a date") != _("Enter %(thing)s", thing="a time")
    assert _("Continue") != "Continue"


def test_the_macros_can_ask_how_long_words_are_and_what_is_in_them():
    assert len(_("Yes")) == 3
    assert "Y" in _("Yes")
    assert not Text("", lambda translator: "", {})
