"""Whom a service can be for, in words; the codes are those of `directory.layouts`."""

from __future__ import annotations

from forms.text import Text, _

AUDIENCES: dict[str, Text] = {
    "businesses": _("Businesses"),
    "carers": _("Carers"),
    "children": _("Children"),
    "disabled-people": _("Disabled people"),
    "families": _("Families"),
    "homeless-people": _("People with nowhere to live"),
    "landlords": _("Landlords"),
    "older-people": _("Older people"),
    "people-new-to-the-uk": _("People new to the United Kingdom"),
    "people-on-low-incomes": _("People with little money"),
    "students": _("Students"),
    "tenants": _("Tenants"),
    "veterans": _("People who have been in the armed forces"),
    "young-people": _("Young people"),
}
