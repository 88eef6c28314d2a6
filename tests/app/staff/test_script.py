"""The telephone script: everything a form asks, in words to say aloud."""

from __future__ import annotations

import pytest

from app.languages import LANGUAGES
from forms.journeys import JOURNEYS, forms_for
from forms.routing import routing
from forms.text import speak
from tests.app.browser import Client


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("slug", [journey.slug for journey in forms_for("residents")])
def test_a_script_asks_every_question_of_its_form_in_order(amina: Client, slug: str, code: str) -> None:
    page = amina.get(f"{'' if code == 'en' else f'/{code}'}/staff/forms/{slug}/script")
    shown, place = LANGUAGES[code].shown, 0
    with speak(code, shown.catalogue.translator if shown.code != "en" else None):
        for step in routing(JOURNEYS[slug]).steps:
            for asked in step.asked:
                for sentence in asked.question.spoken():
                    said = " ".join(str(sentence).split())
                    place = page.text.find(said, place)
                    assert place >= 0, f"{asked.question!r} is not asked, or not in its place: {said}"
