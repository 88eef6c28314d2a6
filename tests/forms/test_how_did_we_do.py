"""How did we do?: short, about any form that wants to know, and without a name unless one is offered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from forms.answers import Json
from forms.examples import filled
from forms.journey import Path
from forms.journeys import FORMS, JOURNEYS
from forms.journeys.how_did_we_do import (
    HelpFromSomeone,
    HowItWent,
    HowWeTreatedYou,
    MakeItBetter,
    MayWeAsk,
    WhatStoppedYou,
    WhatYouCameFor,
    YourLanguage,
)
from forms.pages import Page

FORM = JOURNEYS["how-did-we-do"]
assert FORM.about is not None
ABOUT = FORM.about

ROSAS: dict[type[Page], Json] = {
    ABOUT.page: {"about": "call"},
    HowItWent: {"satisfied": "satisfied", "easy": "hard"},
    WhatYouCameFor: {"done": "yes"},
    HelpFromSomeone: {"helped": "nobody"},
    YourLanguage: {"well": "yes"},
    HowWeTreatedYou: {},
    MakeItBetter: {},
    MayWeAsk: {"contact": "no"},
}


def path(*changes: Mapping[type[Page], Json]) -> Path:
    answers = dict(ROSAS)
    for change in changes:
        answers |= change
    return FORM.path(filled(answers))


def test_every_form_that_asks_how_it_was_can_be_told_about_by_its_own_title() -> None:
    asking = {form.slug: form.title for form in FORMS if form.asks_how_it_was}
    assert {code: ABOUT.options[code].label for code in asking} == asking
    assert set(ABOUT.options) - set(asking) == {"call", "visit", "something-else"}


def test_a_form_that_does_not_ask_how_it_was_is_not_among_them() -> None:
    quiet = {form.slug for form in JOURNEYS.values() if not form.asks_how_it_was}
    assert FORM.slug in quiet
    assert not quiet & set(ABOUT.options)


def test_a_link_can_say_which_form_it_is_about() -> None:
    assert FORM.told_beforehand("report-missed-bin") == {ABOUT.page.slug: {"about": "report-missed-bin"}}


@pytest.mark.parametrize(("done", "asked"), [("yes", False), ("partly", True), ("no", True)])
def test_only_those_who_could_not_do_it_all_are_asked_what_stopped_them(done: str, asked: bool) -> None:
    assert (WhatStoppedYou in path({WhatYouCameFor: {"done": done}, WhatStoppedYou: {}}).pages) is asked


def test_nobody_has_to_write_anything() -> None:
    assert path({WhatYouCameFor: {"done": "no"}, WhatStoppedYou: {}}).finished


def test_it_is_sent_without_a_name_unless_we_may_ask_more() -> None:
    assert FORM.is_anonymous(path().answers)
    asked = path({MayWeAsk: {"contact": "email", "email": "rosa.ibanez@example.com"}})
    assert not FORM.is_anonymous(asked.answers)
    assert FORM.email_of(asked.answers) == "rosa.ibanez@example.com"


def test_an_address_given_before_saying_no_is_not_sent() -> None:
    answers = path({MayWeAsk: {"contact": "no", "email": "rosa.ibanez@example.com"}}).answers
    assert "rosa.ibanez" not in repr(answers)


def test_what_people_write_is_asked_for_without_names() -> None:
    assert "Leave out names" in str(MakeItBetter.idea.hint)
