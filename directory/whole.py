"""One entry as a whole, in plain values by name: its columns, its parts, its words in other languages.

Words in another language go by the field and the language, "description@es", and are the text and who has
read it over: {"text": …, "reviewed_by": …}; None where there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from .changes import add, change, change_part, translate
from .checks import TRANSLATABLE
from .models import Kept, Location, Organisation, Role, Service, TaxonomyTerm, Team, Translation
from .parts import PARTS, rows_of
from .plain import Values, as_json, from_json
from .slugs import id_for

Thing = Service | Team | Role | Location | Organisation | TaxonomyTerm
MODELS: dict[str, type[Thing]] = {
    "service": Service,
    "team": Team,
    "role": Role,
    "location": Location,
    "organisation": Organisation,
    "topic": TaxonomyTerm,
}
KEPT = tuple(kind for kind, model in MODELS.items() if issubclass(model, Kept))
"""The kinds that somebody answers for: all but topics, which are there to find the others by."""
NOT_EDITED = {"id", "slug", "last_modified"}


def columns_of(kind: str) -> list[str]:
    """The columns of an entry that may be changed."""
    return [column.name for column in MODELS[kind].__table__.columns if column.name not in NOT_EDITED]


def find_thing(session: Session, kind: str, slug: str, *, to_change: bool = False) -> Thing | None:
    """The entry with its team alone; held `to_change`, so that two who change it at once take turns."""
    model: Any = MODELS[kind]
    query = select(model).where(model.slug == slug)
    if issubclass(model, Service | Role):
        query = query.options(selectinload(model.team))
    found: Thing | None = session.scalar(query.with_for_update() if to_change else query)
    return found


def values_of(session: Session, thing: Thing) -> Values:
    """Everything of an entry that may be changed."""
    values = as_json({name: getattr(thing, name) for name in columns_of(thing.kind)})
    for name, part in PARTS[thing.kind].items():
        values[name] = rows_of(session, part, thing.id)
    words = select(Translation).where(Translation.kind == thing.kind, Translation.slug == thing.slug)
    for one in session.scalars(words):
        values[f"{one.field}@{one.language}"] = {"text": one.text, "reviewed_by": one.reviewed_by}
    return values


def no_values(kind: str) -> Values:
    """What an entry that is new begins with."""
    values: Values = dict.fromkeys(columns_of(kind))
    for column in MODELS[kind].__table__.columns:
        default = column.default.arg if column.default is not None else None
        if column.name in values and default is not None:
            values[column.name] = default(None) if callable(default) else default
    return {**values, **{name: [] for name in PARTS[kind]}}


def set_values(session: Session, thing: Thing, values: Mapping[str, Any], who: str) -> bool:
    """Change these and leave the rest; whether anything was different."""
    columns = {name: value for name, value in values.items() if name in columns_of(thing.kind)}
    changed = change(session, thing, who, **from_json(type(thing), columns))
    for name in PARTS[thing.kind]:
        if name in values:
            changed |= change_part(session, thing, name, values[name], who)
    for name, words in values.items():
        field, at, language = name.partition("@")
        if at and field in TRANSLATABLE[thing.kind]:
            text, reader = (words["text"], words["reviewed_by"]) if words else (None, None)
            changed |= translate(session, thing, field, language, text, who, reviewed_by=reader)
    return changed


def add_whole(session: Session, kind: str, slug: str, values: Mapping[str, Any], who: str) -> Thing:
    """A new entry with these values."""
    model = MODELS[kind]
    columns = {name: value for name, value in values.items() if name in columns_of(kind)}
    thing = model(id=id_for(kind, slug), slug=slug, **from_json(model, columns))
    add(session, thing, who)
    set_values(session, thing, {name: each for name, each in values.items() if name not in columns}, who)
    return thing
