"""The files of a directory kept as a folder of spreadsheets, and their columns."""

from __future__ import annotations

import re

from .cells import (
    byday,
    clock,
    currency,
    degrees,
    email,
    hours,
    iso_date,
    language,
    line,
    logo,
    many,
    money,
    months,
    of,
    one_of,
    phone,
    postcode,
    slug,
    text,
    web_address,
    whole,
    yes_no,
)
from .rows import Column

TRANSLATIONS = re.compile(r"translations\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.csv", re.ASCII)
TRANSLATED = ("service", "team", "role", "topic", "location", "organisation")
REACHED = ("organisation", "team", "role", "service", "location")
OPEN = ("location", "service", "service_at_location")

NAMED = (Column("slug", slug, required=True), Column("name", line, required=True))
DESCRIBED = (*NAMED, Column("description", text))
KEPT = (Column("owner_email", email), Column("assured_date", iso_date), Column("check_every", months))

FILES: dict[str, tuple[Column, ...]] = {
    "organisations.csv": (
        *DESCRIBED,
        Column("email", email),
        Column("website", web_address),
        Column("logo", logo),
        *KEPT,
    ),
    "teams.csv": (
        *DESCRIBED,
        Column("organisation", slug, to=("organisation",)),
        Column("parent", slug, to=("team",)),
        *KEPT,
    ),
    "people.csv": (*NAMED, Column("pronouns", line), Column("languages", many(language))),
    "roles.csv": (
        *NAMED,
        Column("team", slug, required=True, to=("team",)),
        Column("person", slug, to=("person",)),
        Column("covered_by", slug, to=("person",)),
        Column("responsibilities", many(line)),
        *KEPT,
    ),
    "locations.csv": (
        *DESCRIBED,
        Column("address_1", line),
        Column("address_2", line),
        Column("city", line),
        Column("postal_code", postcode),
        Column("latitude", degrees(90)),
        Column("longitude", degrees(180)),
        Column("step_free", one_of("yes", "no", "partly")),
        Column("accessibility", text),
        Column("transportation", text),
        *KEPT,
    ),
    "topics.csv": (*NAMED, Column("parent", slug, to=("topic",))),
    "services.csv": (
        *DESCRIBED,
        Column("organisation", slug, to=("organisation",)),
        Column("team", slug, to=("team",)),
        Column("status", one_of("active", "inactive")),
        Column("lay_words", many(line)),
        Column("topics", many(slug), to=("topic",)),
        Column("eligibility", text),
        Column("fees", text),
        Column("minimum_age", whole),
        Column("maximum_age", whole),
        Column("application_process", text),
        Column("url", web_address),
        Column("online", yes_no),
        Column("alert", text),
        Column("urgent", one_of("danger", "homeless", "safeguarding")),
        Column("languages", many(language)),
        *KEPT,
        Column("if_we_cannot_help", many(line), to=("service", "organisation")),
    ),
    "cost_options.csv": (
        Column("service", slug, required=True, to=("service",)),
        Column("option", line),
        Column("amount", money),
        Column("currency", currency),
        Column("amount_description", text),
    ),
    "service_areas.csv": (
        Column("service", slug, required=True, to=("service",)),
        Column("name", line, required=True),
    ),
    "service_at_locations.csv": (
        Column("service", slug, required=True, to=("service",)),
        Column("location", slug, required=True, to=("location",)),
        Column("description", text),
    ),
    "schedules.csv": (
        Column("of", of(*OPEN), required=True, to=OPEN),
        Column("byday", byday, required=True),
        Column("opens_at", clock, required=True),
        Column("closes_at", clock, required=True),
        Column("valid_from", iso_date),
        Column("valid_to", iso_date),
        Column("description", text),
    ),
    "contacts.csv": (
        Column("slug", slug, required=True),
        Column("of", of(*REACHED), required=True, to=REACHED),
        Column("name", line),
        Column("title", line),
        Column("phone", phone),
        Column("text_relay", yes_no),
        Column("email", email),
        Column("website", web_address),
        Column("public", yes_no),
        Column("hours", hours),
    ),
}

TRANSLATION_COLUMNS = (
    Column("kind", one_of(*TRANSLATED), required=True),
    Column("slug", slug, required=True),
    Column("field", line, required=True),
    Column("text", text, required=True),
    Column("reviewed_by", line),
)
