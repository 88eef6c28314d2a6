"""What a service costs and how old people must be, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from babel.numbers import format_currency

from app.languages import current
from directory.models import CostOption, Service
from forms.text import Text, _
from forms.written import number, pounds


def costs(options: Sequence[CostOption]) -> list[tuple[CostOption, str]]:
    """Each price of a service with its amount as the language writes it; "" when it has none."""
    return [(option, _amount(option.amount, option.currency or "GBP")) for option in options]


def _amount(amount: Decimal | None, currency: str) -> str:
    if amount is None:
        return ""
    if amount == 0:
        # Translators: what something costs
        return str(_("Free"))
    if currency == "GBP":
        return pounds(amount)
    return format_currency(amount, currency, locale=current().shown.locale, numbering_system="default")


def ages(service: Service) -> Text | None:
    """Whom it is for by age; None when anyone, or when the words on who it is for say it already."""
    said = service.eligibility or ""
    youngest, oldest = service.minimum_age or 0, service.maximum_age
    if all(str(age) in said for age in (youngest, oldest) if age):
        return None
    if oldest is None:
        return _("You must be %(youngest)s or over.", youngest=number(youngest))
    if not youngest:
        return _("You must be %(oldest)s or under.", oldest=number(oldest))
    return _(
        "You must be from %(youngest)s to %(oldest)s years old.",
        youngest=number(youngest),
        oldest=number(oldest),
    )
