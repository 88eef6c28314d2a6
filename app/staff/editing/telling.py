"""The trail of changes in words: of each entry what was said before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from app.directory.wording import apart
from app.languages import LANGUAGES
from app.staff.editing import asked_of_services, choices, lists
from app.staff.editing.differences import Difference, differences, item_in_words
from app.staff.editing.kinds import KINDS
from app.staff.editing.parts import Several
from app.staff.editing.translating import LABELS
from directory.editable import names_of
from directory.models import AuditEntry, Person, Translation
from directory.whole import no_values
from forms.text import Text, Words, _, p_

Row = Mapping[str, Any]
LENGTH_OF_AN_ID = 36
LISTS: dict[str, Several] = {
    "contact": lists.CONTACTS,
    "schedule": lists.HOURS,
    "cost_option": lists.PRICES,
    "service_at_location": lists.PLACES,
}
OTHERS: dict[str, Text] = {
    "service_topic": _("Topics"),
    "service_area": _("Area it covers"),
    "accessibility": _("What disabled people should know"),
    "organisation_identifier": _("Numbers it is known by"),
}
KIND_NAMES: dict[str, Text] = {
    **{code: kind.name for code, kind in KINDS.items()},
    "person": p_("kind", "Person"),
    "form": p_("kind", "Form"),
    "absence": p_("kind", "Days away"),
    "duty_shift": p_("kind", "Shift of the rota"),
}


@dataclass
class Told:
    """What became of one entry. `done` is "added", "removed" or "changed"; of what is forgotten there are no
    differences any more.
    """

    kind: str
    slug: str
    name: str
    is_there: bool
    done: str = "changed"
    is_forgotten: bool = False
    differences: list[Difference] = field(default_factory=list)

    @property
    def kind_name(self) -> Words:
        return KIND_NAMES.get(self.kind, self.kind)

    @property
    def can_be_edited(self) -> bool:
        return self.is_there and self.kind in KINDS


def told(session: Session, entries: Sequence[AuditEntry]) -> list[Told]:
    """Entry by entry, in the order they were first touched."""
    groups: dict[tuple[str, str], list[AuditEntry]] = {}
    for one in entries:
        kind, _colon, slug = (one.of or f"{one.kind}:{one.slug}").partition(":")
        groups.setdefault((kind, slug), []).append(one)
    names = names_of(session, groups)
    return [_of_one(session, key, group, names.get(key)) for key, group in groups.items()]


def _of_one(session: Session, key: tuple[str, str], group: Sequence[AuditEntry], name: str | None) -> Told:
    kind, slug = key
    own = [one for one in group if (one.kind, one.slug) == key]
    said = next(
        (str(row["name"]) for one in own for row in (one.before, one.after) if row and "name" in row), slug
    )
    if kind == Person.kind and not slug:
        # Translators: it stands where a name would, as in “Chen changed Somebody who has left”
        said = str(_("Somebody who has left"))
    found = Told(kind, slug, name or said, name is not None)
    found.is_forgotten = all(one.is_forgotten for one in group)
    for one in own:
        if one.before is None or one.after is None:
            found.done = "added" if one.before is None else "removed"
        else:
            found.differences += _of_columns(kind, one.before, one.after)
    if found.done != "removed":
        parts = [one for one in group if one not in own and not one.is_forgotten]
        for part in dict.fromkeys(one.kind for one in parts):
            found.differences += _of_parts(session, part, [one for one in parts if one.kind == part])
    return found


def _of_columns(kind: str, before: Row, after: Row) -> list[Difference]:
    known: list[Difference] = []
    names: set[str] = set()
    if kind in KINDS:
        base = no_values(kind)
        known = differences(KINDS[kind], {**base, **before}, {**base, **after})
        names = {name for part in KINDS[kind].parts for name in part.names}
    others = [name for name in after if name not in names]
    raw = (Difference(name.replace("_", " "), _raw(before.get(name)), _raw(after[name])) for name in others)
    return [*known, *(one for one in raw if one.before != one.after)]


def _of_parts(session: Session, kind: str, entries: Sequence[AuditEntry]) -> list[Difference]:
    if kind == "translation":
        return [_of_words(session, one) for one in entries]
    part = LISTS.get(kind)
    label: Words = part.list_title if part else OTHERS.get(kind, kind)
    before, after = [], []
    for one in entries:
        was, now = _described(kind, one.before), _described(kind, one.after)
        before.append(item_in_words([row for row in was if row not in now or one.after is None]))
        after.append(item_in_words([row for row in now if row not in was or one.before is None]))
    return [Difference(label, _joined(before), _joined(after))]


def _of_words(session: Session, one: AuditEntry) -> Difference:
    row = {**(one.before or {}), **(one.after or {})}
    if "field" not in row and one.row and (found := session.get(Translation, one.row)):
        row = {"field": found.field, "language": found.language}
    language = LANGUAGES.get(str(row.get("language")))
    label = _("Words in another language")
    if language is not None:
        what = LABELS.get(str(row.get("field")), "")
        # Translators: a part of an entry, such as its name or description, and the name of a language
        label = _("%(what)s in %(language)s", what=what, language=apart(language.own_name))
    return Difference(label, _read(one.before), _read(one.after))


def _read(row: Row | None) -> str:
    """Words in another language, and who has read them over."""
    if not row:
        return ""
    reader = row.get("reviewed_by")
    said = [str(row["text"])] if "text" in row else []
    if "reviewed_by" in row:
        said.append(str(_("Read over by %(name)s", name=reader) if reader else _("Not read over yet")))
    return "\n".join(said)


def _described(kind: str, row: Row | None) -> list[tuple[Words, Words]]:
    if not row:
        return []
    if kind == "service_topic":
        return [("", asked_of_services.Topics.topics.shown([row.get("taxonomy_term_id")]))]
    part = LISTS.get(kind)
    if part is None:
        said = row.get("name") or row.get("description") or row.get("identifier")
        return [("", str(said))] if said else []
    values = {part.name: [dict(row)]} if kind == "schedule" else {}
    items = part.items(values) if values else [row]
    return [each for item in items for each in part.described(item)]


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text)


def _raw(value: Any) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return "\n".join(map(str, value))
    known = choices.every_person() | choices.every_team() if len(str(value)) == LENGTH_OF_AN_ID else {}
    return str(known.get(str(value), value))
