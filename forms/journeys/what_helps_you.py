"""What helps somebody when we write to them or talk with them: a page that several forms ask."""

from __future__ import annotations

from forms.pages import Page
from forms.questions import Choices, Line, Option, TextArea
from forms.text import _, p_


class WhatHelpsYou(Page):
    section = _("You and our answer")
    needs = Choices(
        _("Does any of this help when we write to you or talk with you?"),
        {
            # Translators: letters printed in bigger type, for people who see less well
            "large_print": _("Large print"),
            # Translators: the name of a way of writing with short sentences and pictures
            "easy_read": Option(_("Easy Read"), _("Short sentences with pictures")),
            # Translators: raised dots that are read with the fingers
            "braille": _("Braille"),
            # Translators: the language of deaf people in Britain, seen and not heard
            "bsl": _("British Sign Language"),
            # Translators: someone who says or writes in your language what we say or write in English
            "interpreter": Option(
                _("An interpreter or a translation"), _("We speak or write to you in your language, for free")
            ),
            "text_relay": Option(
                # Translators: a service that types what is said on the telephone, and says what is typed
                _("Text relay"),
                _("For telephone calls, if you do not hear or speak easily"),
            ),
            "speaker": _("Someone to speak for me"),
            # Translators: the last choice of a list of ways to help
            "other": p_("way to help", "Something else"),
            # Translators: the last choice of a list of ways to help; nothing in it is needed
            "none": p_("way to help", "None of these"),
        },
        none="none",
        none_and_others=_("Select what helps you, or select “None of these”, but not both"),
        missing=_("Select what helps you, or select “None of these”"),
    )
    language = Line(
        _("Which language do you speak?"),
        revealed_by=needs.is_("interpreter"),
        missing=_("Enter the language you speak"),
        thing=_("The language you speak"),
        limit=60,
        width=20,
    )
    speaker = Line(
        _("Who will speak for you, and how do we reach them?"),
        hint=_("For example, my sister Hodan on 07700 900 456"),
        revealed_by=needs.is_("speaker"),
        missing=_("Enter who will speak for you and how to reach them"),
        thing=_("Who will speak for you and how to reach them"),
        about_you=False,
    )
    other = TextArea(
        _("What else would help you?"),
        revealed_by=needs.is_("other"),
        missing=_("Enter what else would help you"),
        thing=_("What else would help you"),
        limit=500,
        rows=3,
    )
