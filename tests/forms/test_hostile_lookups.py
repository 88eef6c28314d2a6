"""Whatever is sent to a question that looks things up, whoever answers, its page can be drawn and goes on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from forms.pages import Page
from forms.providers import Providers, provide
from forms.questions import AddressByPostcode, FreeTime, Place, ServicePicker
from forms.text import _
from tests.forms.providing import BINS, HOMES, LANE, everybody


class Looked(Page):
    title = _("Looked up")
    home = AddressByPostcode(_("Home?"), missing=_("Enter your address"))
    where = Place(_("Where?"), missing=_("Enter where it is"))
    which = ServicePicker(_("Which?"), missing=_("Enter what it is about"))
    when = FreeTime(_("When?"), of="line:anything", missing=_("Select when"))


OFFERED = "2126-12-01T10:00/2126-12-01T12:00"
ANSWERING = {
    "nobody": Providers(),
    "down": everybody(down=True),
    "up": everybody(times=["2126-12-01T09:00/2126-12-01T17:00"]),
}
LIKELY = [
    "mill",
    "bins",
    "ZZ1 4QP",
    "zz14qp 12",
    "yes",
    "no",
    "own",
    "other",
    "unknown",
    "52.7,-0.95",
    "nan,nan",
]
CODES = [
    HOMES[0].code,
    LANE.code,
    BINS.code,
    OFFERED,
    "2020-01-01T10:00/2020-01-01T12:00",
    "12 0123456789abcdef",
]
NASTY = [
    "\0",
    "\ud800",
    "\u202e",
    "x" * 100_000,
    "9" * 100_000,
    "a" + "\u0301" * 50_000,
    "<script>",
    "%s %(x)s",
    "/",
]
VALUE = st.one_of(
    st.sampled_from([*LIKELY, *CODES, *NASTY]), st.text(st.characters(exclude_categories=()), max_size=30)
)
CONTROLS = [question.control(part) for question in Looked.questions for part in question.parts]
POSTED = st.dictionaries(st.sampled_from(CONTROLS), st.lists(VALUE, max_size=3))


@pytest.mark.parametrize("answering", ANSWERING.values(), ids=ANSWERING)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(posted=POSTED)
def test_what_is_kept_reads_back_and_what_is_wrong_is_said(
    answering: Providers, posted: dict[str, list[str]]
):
    with provide(answering):
        form = Looked.form({}, MultiDict(posted))
        form.validate()
        said = [str(problem.message) for _control, problem in form.problems]
        assert all(said)
        assert not set(" ".join(said).casefold().split()) & {"please", "sorry", "valid", "invalid", "oops"}
        again = Looked.form({}, MultiDict(form.typed))
        for field in again.fields:
            if hasattr(field.question, "offered") and field.question.name != "when":
                field.question.offered(field.typed)
        for name, stored in form.answers.items():
            question = getattr(Looked, name)
            assert json.loads(json.dumps(stored)) == stored
            assert question.accepts(stored)
            assert question.parse(question.typed(stored)) == stored
            assert str(question.shown(stored))
            with provide(Providers()):
                assert question.parse(question.typed(stored)) == stored
