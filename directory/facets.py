"""What results of a search are narrowed to: how to reach a service, what it costs, how to get in, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from babel import Locale

from .hours import Opening, Rule, openings, written_rule
from .models import Contact, Location, Service
from .visibility import for_everyone

UNSAID = "en"
SIGNED = {"bfi": "British Sign Language"}


class Reached(Protocol):
    """Anything with contacts."""

    @property
    def contacts(self) -> list[Contact]: ...


def public_contacts(*nearest_first: Reached | None) -> list[Contact]:
    """The public contacts of the first of these that has any, as its page shows them."""
    every = ([one for one in thing.contacts if for_everyone(one)] for thing in nearest_first if thing)
    return next(filter(None, every), [])


def channels_of(service: Service, contacts: Iterable[Contact]) -> tuple[str, ...]:
    """How people can get at a service: "online", "telephone", "in-person"."""
    found = {
        "online": service.online is True,
        "telephone": any(one.phone for one in contacts),
        "in-person": bool(service.service_at_locations),
    }
    return tuple(channel for channel, there in found.items() if there)


def is_free(service: Service) -> bool | None:
    """Whether nothing is to pay, by its prices or the first sentence of its fees; None if neither tells."""
    amounts = [one.amount for one in service.cost_options if one.amount is not None]
    if amounts:
        return not any(amounts)
    if not service.fees:
        return None
    return "free" in service.fees.casefold().partition(".")[0].replace(",", " ").split()


def is_step_free(places: Iterable[Location]) -> bool | None:
    """Whether one of these places has no steps at all; None when it is known of none."""
    known = [place.step_free for place in places if place.step_free]
    return "yes" in known if known else None


def hours_of(schedules: Iterable[Rule | Opening], contacts: Iterable[Contact] = ()) -> tuple[str, ...]:
    """When somebody is there: doors that are open, and telephones that are answered."""
    every = [*openings(schedules), *(opening for one in contacts for opening in one.openings if one.phone)]
    return tuple(dict.fromkeys(map(written_rule, every)))


def schedules_of(service: Service) -> Iterator[Rule]:
    """A service's own hours, and those in each place: there as it says, otherwise as the place is open."""
    yield from service.schedules
    for one in service.service_at_locations:
        yield from one.schedules or (() if service.schedules else one.location.schedules)


@cache
def language_name(code: str) -> str:
    """What a language is called in English, and nothing for English itself: everybody is served in it."""
    return "" if code == UNSAID else SIGNED.get(code) or Locale("en").languages.get(code, code)
