"""Every rule there is, in the order that what it finds is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import kept, leading, mailboxes, places, reached, wording
from .everything import Everything
from .finding import Found, Severity

SERIOUS, MINOR = Severity.SERIOUS, Severity.MINOR


@dataclass(frozen=True)
class Rule:
    """`code` names it in commands and addresses."""

    code: str
    severity: Severity
    look: Callable[[Everything], Iterator[Found]]


UNREACHABLE_LINK = "unreachable-link"
"""Found by `links` alone, when somebody asks."""

RULES: tuple[Rule, ...] = (
    Rule("own-mobile", SERIOUS, reached.own_mobile),
    Rule("no-contact", SERIOUS, reached.no_contact),
    Rule("bad-number", SERIOUS, reached.bad_number),
    Rule("different-hours", SERIOUS, reached.different_hours),
    Rule("different-numbers", SERIOUS, reached.different_numbers),
    Rule("partner-gone", SERIOUS, leading.partner_gone),
    Rule("form-without-a-team", SERIOUS, leading.form_without_a_team),
    Rule("hours-end", SERIOUS, places.hours_end),
    Rule("vacant-post", SERIOUS, leading.vacant_post),
    Rule("person-left", SERIOUS, leading.person_left),
    Rule("bad-postcode", SERIOUS, places.bad_postcode),
    Rule("elsewhere", SERIOUS, places.elsewhere),
    Rule("no-owner", SERIOUS, kept.no_owner),
    Rule("never-checked", SERIOUS, kept.never_checked),
    Rule("out-of-date", SERIOUS, kept.out_of_date),
    Rule("personal-mailbox", SERIOUS, mailboxes.personal_mailbox),
    Rule("due", MINOR, kept.due),
    Rule("personal-owner", MINOR, mailboxes.personal_owner),
    Rule("no-description", MINOR, wording.no_description),
    Rule("jargon", MINOR, wording.jargon),
    Rule("hard-to-read", MINOR, wording.hard_to_read),
    Rule("not-translated", MINOR, wording.not_translated),
)
