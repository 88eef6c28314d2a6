"""Rules about what leads nowhere: partners, forms and posts that are no longer there."""

from __future__ import annotations

from collections.abc import Iterator

from ..models import Role, Service
from .everything import CLOSED, Everything, Form
from .finding import Found


def partner_gone(everything: Everything) -> Iterator[Found]:
    """Whom to try "if we cannot help" is not in the directory any more, or does it no more."""
    for service in everything.offered:
        for words in service.if_we_cannot_help:
            kind, _, slug = words.partition(":")
            partner = everything.by_key.get((kind, slug))
            if partner is None:
                yield Found(service.kind, service.slug, service.name, parts={"partner": words})
            elif isinstance(partner, Service) and partner.status in CLOSED:
                name = {"partner": partner.name}
                yield Found(service.kind, service.slug, service.name, "closed", name)


def form_without_a_team(everything: Everything) -> Iterator[Found]:
    """What is sent with it has nobody to go to."""
    for form in everything.asked.forms:
        for slug in sorted(form.services):
            yield from _without_a_team(everything, form, slug)


def _without_a_team(everything: Everything, form: Form, slug: str) -> Iterator[Found]:
    service = everything.by_key.get(("service", slug))
    if not isinstance(service, Service):
        yield Found("form", form.slug, form.title, "gone", {"service": slug})
    elif service.status in CLOSED:
        yield Found(service.kind, service.slug, service.name, "closed", {"form": form.title})
    elif everything.ownership.team_of(service) is None:
        yield Found(service.kind, service.slug, service.name, "", {"form": form.title})


def vacant_post(everything: Everything) -> Iterator[Found]:
    """Nobody fills or covers a post that services rely on: that their owner's mail comes to, or the only
    one of the team that runs them.
    """
    for role in everything.roles:
        if role.person_id is not None or role.covered_by_id is not None:
            continue
        relying = _relying_on(everything, role)
        if relying:
            yield Found(role.kind, role.slug, role.name, parts={"services": [one.name for one in relying]})


def _relying_on(everything: Everything, role: Role) -> list[Service]:
    addresses = {one.email for one in everything.contacts_of(role) if one.email}
    is_alone = len(everything.roles_of_team[role.team_id]) == 1
    services = everything.services_of_team.get(role.team_id, [])
    return [one for one in services if is_alone or one.owner_email in addresses]


def person_left(everything: Everything) -> Iterator[Found]:
    """Somebody who does not work here any more still fills or covers a post."""
    for role in everything.roles:
        for key, case in ((role.person_id, "fills"), (role.covered_by_id, "covers")):
            person = everything.people.get(key or "")
            if person is not None and person.left_on and person.left_on < everything.day:
                parts = {"person": person.name, "day": person.left_on.isoformat()}
                yield Found(role.kind, role.slug, role.name, case, parts)
