"""The council's forms, by the slug in their address."""

from forms.journey import Journey
from forms.journeys.make_a_complaint import make_a_complaint
from forms.journeys.report_missed_bin import report_missed_bin

JOURNEYS: dict[str, Journey] = {journey.slug: journey for journey in (report_missed_bin, make_a_complaint)}
