"""What residents and staff said good service is, and what the council promises in return."""

from __future__ import annotations

from dataclasses import dataclass

from forms.text import Text, _


@dataclass(frozen=True)
class Standard:
    """`expect` is the promise in a line, `said` the words behind it, `promises` how it is kept."""

    expect: Text
    said: Text
    promises: tuple[Text, ...]


STANDARDS = (
    Standard(
        _("Forms are easy to finish"),
        _("Online forms are hard to use and all different."),
        (
            _("Every form asks one thing at a time and works the same way."),
            _("You can check your answers before you send them."),
            _("If something is wrong, we say what it is and how to put it right."),
        ),
    ),
    Standard(
        _("You can find who does what"),
        _("Nobody can tell which service does what."),
        (
            _("Search in your own words. You do not need to know what we call it."),
            _("Every service shows who runs it, how to reach them and when."),
            _("If we cannot help, we tell you who can."),
        ),
    ),
    Standard(
        _("We speak your language"),
        _("Information should be in other languages."),
        (
            _("Pages and forms are in each language at the top of the page."),
            _("If nobody has checked a translation yet, the page says so."),
        ),
    ),
    Standard(
        _("You do not need a screen"),
        _("Some of us cannot use a screen, or do not want to."),
        (
            _("You can do everything by phone, on paper or face to face."),
            _("We ask once what makes it easier for you, and the team that helps you is told."),
        ),
    ),
    Standard(
        _("You say it once"),
        _("I have to say it twice, and then chase it. It falls between two teams."),
        (
            _("You get a reference number every time you send a form."),
            _("We tell you who has it, what happens next and when."),
        ),
    ),
    Standard(
        _("You can complain safely"),
        _("I am afraid to complain."),
        (
            _("You can complain without saying who you are."),
            _("A complaint never changes how we treat you."),
            _("If our answer is not good enough, we tell you how to go to the ombudsman."),
        ),
    ),
    Standard(
        _("What we publish is right"),
        _("Phone numbers and addresses are not the same from page to page."),
        (
            _("Each number and address is kept in one place."),
            _("Every service shows the day it was last checked."),
        ),
    ),
)
