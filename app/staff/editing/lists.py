"""The lists of an entry: how to reach it, when it is open, what it costs, where it is, whom else to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.staff.editing import choices
from app.staff.editing.hours import WeekHours, openings_of
from app.staff.editing.parts import Several
from app.staff.editing.questions import OneOf, PublishedNumber, WebAddress
from directory.hours import DAYS, Opening, openings
from directory.models import Schedule
from directory.plain import Values, from_json
from directory.telephone import digits
from forms.answers import Json, Problem
from forms.pages import Page, Stored
from forms.questions import Choice, Date, Email, Line, Money, TextArea, YesNo
from forms.text import _


class ContactPage(Page):
    title = _("A way to get in touch")
    name = Line(
        _("What is it called?"),
        hint=_("For example, Recycling line. Leave it empty if the name of the entry is enough."),
        optional=True,
        thing=_("The name"),
    )
    title_ = Line(_("Job title of the person"), optional=True, thing=_("The job title"))
    phone = PublishedNumber(_("Telephone number"), optional=True, about_you=False)
    phone_note = Line(
        _("What this number is for"),
        hint=_("For example, for tenants"),
        optional=True,
        thing=_("What it is for"),
    )
    other_phone = PublishedNumber(_("Another telephone number"), optional=True, about_you=False)
    other_phone_note = Line(_("What the other number is for"), optional=True, thing=_("What it is for"))
    hours = WeekHours(
        _("When is the telephone answered?"),
        hint=_("For example, 9am to 5pm. Leave a day empty if nobody answers on it."),
        optional=True,
    )
    text_relay = YesNo(_("Are calls by text relay answered?"), optional=True)
    email = Email(_("Email address"), optional=True, about_you=False)
    website = WebAddress(_("Website"), optional=True)
    seen_by = Choice(
        _("Who can see this?"),
        {"everyone": _("Everyone"), "staff": _("Only people who work here")},
        missing=_("Select who can see this"),
    )

    @classmethod
    def check(cls, answers: Stored) -> Any:
        if not any(name in answers for name in ("phone", "email", "website")):
            yield cls.phone, Problem(_("Enter a telephone number, an email address or a website"))


class Contacts(Several):
    """A contact keeps its telephone numbers in a list of their own."""

    def answers(self, item: Any) -> dict[str, Json]:
        phones = [*(item.get("phones") or [])[:2], {}, {}]
        flat = {
            **item,
            "title_": item.get("title"),
            "phone": phones[0].get("number"),
            "phone_note": phones[0].get("description"),
            "other_phone": phones[1].get("number"),
            "other_phone_note": phones[1].get("description"),
            "seen_by": "everyone" if item.get("public") else "staff",
        }
        return super().answers(flat)

    def item(self, answers: Mapping[str, Json], before: Any) -> Any:
        old = before or {"phones": []}
        flat = super().item(answers, None)
        pairs = (("phone", "phone_note"), ("other_phone", "other_phone_note"))
        written = {digits(phone["number"]): phone["number"] for phone in old["phones"]}
        phones = [
            {
                "number": written.get(digits(flat[number]), flat[number]),
                **({"description": flat[note]} if flat[note] else {}),
            }
            for number, note in pairs
            if flat[number]
        ]
        kept = {name: flat[name] for name in ("name", "hours", "text_relay", "email", "website")}
        if set(openings_of(old.get("hours"))) == set(openings_of(flat["hours"])):
            kept["hours"] = old.get("hours")  # the same hours, perhaps written another way
        return {
            **old,
            **kept,
            "title": flat["title_"],
            "phones": [*phones, *old["phones"][2:]],
            "public": flat["seen_by"] == "everyone",
        }

    def is_public(self, name: str, answers: Mapping[str, Json]) -> bool:
        return answers.get("seen_by") == "everyone"


class HoursPage(Page):
    title = _("Opening hours")
    week = WeekHours(
        _("When is it open?"),
        hint=_("For example, 9am to 5pm. Leave a day empty if it is closed on it."),
        missing=_("Enter the hours of at least one day"),
    )
    valid_from = Date(
        _("First day of these hours"),
        hint=_("Only if they are for a part of the year"),
        optional=True,
        thing=_("The first day"),
    )
    valid_to = Date(_("Last day of these hours"), optional=True, thing=_("The last day"))
    description = TextArea(
        _("What else should people know about these hours?"),
        hint=_("For example, last entry is 30 minutes before we close"),
        limit=500,
        rows=3,
        optional=True,
        thing=_("What people should know"),
    )

    @classmethod
    def check(cls, answers: Stored) -> Any:
        first, last = answers.get("valid_from"), answers.get("valid_to")
        if first and last and str(last) < str(first):
            yield cls.valid_to, Problem(_("The last day must be the same as or after the first day"), "day")


class Hours(Several):
    """One item is a usual week, for a part of the year or for good: several rows of the table. Rows that
    are no usual week, as some are that came from elsewhere, stay as they are.
    """

    def items(self, values: Mapping[str, Any]) -> list[Any]:
        weeks: dict[tuple[Any, ...], list[Opening]] = {}
        for row in values.get(self.name) or []:
            if found := _opening(row):
                key = tuple(row.get(name) for name in ("valid_from", "valid_to", "description"))
                weeks.setdefault(key, []).append(found)
        return [
            {"week": _week(found), "valid_from": key[0], "valid_to": key[1], "description": key[2]}
            for key, found in weeks.items()
        ]

    def value(self, items: Sequence[Any], values: Mapping[str, Any]) -> Any:
        others = [row for row in values.get(self.name) or [] if not _opening(row)]
        return [*others, *(row for item in items for row in _rows(item))]


def _opening(row: Values) -> Opening | None:
    return next(iter(openings([Schedule(**from_json(Schedule, row))])), None)


def _week(found: Sequence[Opening]) -> str:
    said = (f"{','.join(DAYS[day] for day in sorted(each.days))} {_span(each)}" for each in found)
    return ";".join(said)


def _span(opening: Opening) -> str:
    return f"{opening.opens:%H:%M}-{opening.closes:%H:%M}"


def _rows(item: Values) -> list[Values]:
    about = {name: item.get(name) for name in ("valid_from", "valid_to", "description")}
    empty = dict.fromkeys(("dtstart", "interval", "bymonthday", "schedule_link", "attending_type", "notes"))
    return [
        {
            **empty,
            **about,
            "freq": "WEEKLY",
            "byday": ",".join(DAYS[day] for day in sorted(each.days)),
            "opens_at": each.opens.isoformat(),
            "closes_at": each.closes.isoformat(),
        }
        for each in openings_of(item["week"])
    ]


class PricePage(Page):
    title = _("A price")
    option = Line(
        _("What is it for?"),
        hint=_("For example, Adult"),
        missing=_("Enter what the price is for"),
        thing=_("What it is for"),
    )
    amount = Money(_("How much is it?"), hint=_("Enter 0 if it is free"), optional=True, thing=_("The price"))
    amount_description = Line(
        _("What should people know about this price?"),
        hint=_("For example, a year, paid in advance"),
        optional=True,
        thing=_("What people should know"),
    )


class Prices(Several):
    def item(self, answers: Mapping[str, Json], before: Any) -> Any:
        return {**super().item(answers, before), "currency": "GBP" if answers.get("amount") else None}


class PlacePage(Page):
    title = _("A place where people can have it")
    location_id = OneOf(_("Which place?"), choices.places, missing=_("Select a place"))
    description = Line(
        _("What can people do there?"), optional=True, limit=500, thing=_("What people can do there")
    )


class Places(Several):
    """A service is at each place once: what is said of one a second time is what is said of it."""

    def value(self, items: Sequence[Any], values: Mapping[str, Any]) -> Any:
        found: dict[str, Any] = {}
        for item in items:
            first = found.get(item["location_id"])
            hours = [row for each in (first, item) if each for row in each.get("schedules", [])]
            known = {**first, "description": item["description"], "schedules": hours} if first else item
            found[item["location_id"]] = known
        return list(found.values())


class WhichPlace(Page):
    title = _("Place")
    location_id = OneOf(
        _("Which place?"),
        choices.places,
        hint=_("If it is none of the places of this service yet, it becomes one"),
        missing=_("Select a place"),
    )


class PlaceHoursPage(HoursPage, WhichPlace):
    title = _("Opening hours at one place")


class PlaceHours(Several):
    """The hours of a service at each of its places, where they are not those of the place itself. They are
    within the value that `PLACES` is about, and what these items do not speak of stays.
    """

    def items(self, values: Mapping[str, Any]) -> list[Any]:
        places = values.get(self.name) or []
        return [
            {"location_id": place["location_id"], **week} for place in places for week in HOURS.items(place)
        ]

    def value(self, items: Sequence[Any], values: Mapping[str, Any]) -> Any:
        weeks: dict[str, list[Any]] = {place["location_id"]: [] for place in values.get(self.name) or []}
        for item in items:
            week = {name: item[name] for name in item if name != "location_id"}
            weeks.setdefault(item["location_id"], []).append(week)
        there = {place["location_id"]: place for place in values.get(self.name) or []}
        return [_at(there.get(key) or {"location_id": key, "description": None}, weeks[key]) for key in weeks]


def _at(place: Values, weeks: Sequence[Values]) -> Values:
    return place if HOURS.items(place) == weeks else {**place, "schedules": HOURS.value(weeks, place)}


class PartnerPage(Page):
    partner = OneOf(
        _("Whom should people try if we cannot help?"),
        choices.partners,
        missing=_("Select a service or an organisation"),
    )


class Partners(Several):
    """Each is "service:slug" or "organisation:slug"."""

    def answers(self, item: Any) -> dict[str, Json]:
        return {"partner": item}

    def item(self, answers: Mapping[str, Json], before: Any) -> Any:
        return answers["partner"]


CONTACTS = Contacts("contacts", "contacts", _("How to get in touch"), _("Contact"), ContactPage)
HOURS = Hours("hours", "schedules", _("Opening hours"), _("Usual week"), HoursPage)
PRICES = Prices("prices", "cost_options", _("Prices"), _("Price"), PricePage)
PLACES = Places("places", "service_at_locations", _("Places"), _("Place"), PlacePage)
PLACE_HOURS = PlaceHours(
    "place-hours", "service_at_locations", _("Opening hours at its places"), _("Usual week"), PlaceHoursPage
)
PARTNERS = Partners("partners", "if_we_cannot_help", _("If we cannot help"), _("Partner"), PartnerPage)
