"""Who may see what: a decision for every field of every kind of thing. Without one a test fails.

A contact that is not public is for staff whole, and so is everything of an entry before it is published. A
contact with the mobile of somebody who works here is never public, whatever was chosen for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from .mobiles import is_own_mobile
from .models import Contact

Audience = Literal["everyone", "staff"]

IDS = "id slug name"
KEPT_BY_STAFF = "owner_email check_every"

_EVERYONE: dict[str, str] = {
    "service": f"""{IDS} organisation_id team_id description url email status fees accreditations
        eligibility minimum_age maximum_age application_process alert assurer_email last_modified lay_words
        online urgent languages audiences external_identifier external_identifier_type if_we_cannot_help
        assured_date""",
    "organisation": f"{IDS} description email website logo uri parent_organisation_id assured_date",
    "organisation_identifier": "id organisation_id identifier_scheme identifier_type identifier",
    "team": f"{IDS} description organisation_id parent_id assured_date",
    "role": f"{IDS} team_id person_id covered_by_id responsibilities assured_date",
    "person": "id name",
    "location": f"""{IDS} description location_type transportation step_free latitude longitude
        external_identifier external_identifier_type attention address_1 address_2 city region
        state_province postal_code country assured_date""",
    "accessibility": "id location_id description details url",
    "topic": f"{IDS} description parent_id taxonomy term_uri term",
    "contact": """id slug organisation_id team_id role_id service_id location_id position name title email
        website phones text_relay public hours""",
    "schedule": """id service_id location_id service_at_location_id valid_from valid_to dtstart freq
        interval byday bymonthday description opens_at closes_at schedule_link attending_type notes""",
    "cost_option": "id service_id valid_from valid_to option amount currency amount_description",
    "service_area": "id service_id name extent extent_type uri service_area",
    "service_at_location": "id service_id location_id description",
    "service_topic": "id service_id taxonomy_term_id",
    "translation": "id kind slug field language text",
    "audit_entry": "when",
}
_STAFF: dict[str, str] = {
    "service": f"{KEPT_BY_STAFF} tell_callers",
    "organisation": KEPT_BY_STAFF,
    "team": KEPT_BY_STAFF,
    "role": KEPT_BY_STAFF,
    "location": KEPT_BY_STAFF,
    "person": """slug pronouns languages known_as email phone mobile about how_to_reach skills working_days
        left_on""",
    "absence": "id person_id starts ends covered_by_id",
    "duty_shift": "id team_id person_id starts_at ends_at shift phone",
    "translation": "reviewed_by",
    "audit_entry": "id who kind slug before after together row of",
    "proposal": "id kind slug is_new changes who made_at publish_on problem",
}


def _decisions() -> Iterator[tuple[str, str, Audience]]:
    for kind, names in _EVERYONE.items():
        yield from ((kind, name, "everyone") for name in names.split())
    for kind, names in _STAFF.items():
        yield from ((kind, name, "staff") for name in names.split())


DECISIONS: Mapping[tuple[str, str], Audience] = {(kind, name): who for kind, name, who in _decisions()}
"""By kind, as the audit calls it, and the name of the field."""


def is_public(kind: str, field: str) -> bool:
    """Whether everybody may see this field. Raises KeyError where nobody has decided."""
    return DECISIONS[kind, field] == "everyone"


def for_everyone(contact: Contact) -> bool:
    """Whether everybody may see a contact: the one place where this is decided."""
    return contact.public and not is_own_mobile(contact)


def of_staff(kind: str) -> frozenset[str]:
    """The fields of a kind that only people who work here may see."""
    return frozenset(field for (of, field), who in DECISIONS.items() if of == kind and who == "staff")
