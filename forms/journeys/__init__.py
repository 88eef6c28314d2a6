"""The council's forms, by the slug in their address."""

from forms.journey import Journey
from forms.journeys.ask_for_a_call_or_appointment import ask_for_a_call_or_appointment
from forms.journeys.ask_us_anything import ask_us_anything
from forms.journeys.how_did_we_do import how_did_we_do
from forms.journeys.how_mature_is_our_service import how_mature_is_our_service
from forms.journeys.make_a_complaint import make_a_complaint
from forms.journeys.report_missed_bin import report_missed_bin
from forms.journeys.report_street_problem import report_street_problem
from forms.journeys.tell_us_how_to_communicate import tell_us_how_to_communicate

FORMS = (
    report_missed_bin,
    report_street_problem,
    ask_us_anything,
    ask_for_a_call_or_appointment,
    make_a_complaint,
    tell_us_how_to_communicate,
    how_mature_is_our_service,
)

JOURNEYS: dict[str, Journey] = {journey.slug: journey for journey in (*FORMS, how_did_we_do(FORMS))}


def forms_for(audience: str) -> list[Journey]:
    """Those that "residents" fill in, or "staff"."""
    return [journey for journey in JOURNEYS.values() if journey.audience == audience]
