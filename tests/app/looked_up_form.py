"""A form that looks everything up."""

from __future__ import annotations

from forms.journey import Journey
from forms.pages import Page
from forms.questions import AddressByPostcode, FreeTime, Line, Place, ServicePicker
from forms.text import _


class Home(Page):
    title = _("About you")
    name = Line(_("Your first name"), missing=_("Enter your first name"), thing=_("Your first name"))
    home = AddressByPostcode(_("Your address"), missing=_("Enter your address"))


class Where(Page):
    where = Place(_("Where is it?"), missing=_("Enter where it is"))


class Which(Page):
    which = ServicePicker(_("Which services is it about?"), missing=_("Enter what it is about"))


class When(Page):
    when = FreeTime(_("When shall we ring you?"), of="line:anything", missing=_("Select when"))


LOOKED_UP = Journey(
    slug="looked-up",
    title=_("Look things up"),
    service="bins-and-recycling",
    summary=_("Looks everything up."),
    pages=[Home, Where, Which, When],
    send=_("Send it"),
    sent_title=_("Sent"),
    happens_next=[],
    another=_("Send another"),
    examples={},
)
