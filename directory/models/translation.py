"""Words of the directory in languages other than English, and who has read them over."""

from __future__ import annotations

from typing import ClassVar, cast

from sqlalchemy import ColumnElement, String, UniqueConstraint, and_
from sqlalchemy.orm import (
    InstrumentedAttribute,
    Mapped,
    declared_attr,
    foreign,
    mapped_column,
    relationship,
)

from .base import Base, Identified


class Translation(Identified, Base):
    """One field of one thing in one language. `reviewed_by` is None until a speaker has read it."""

    __tablename__ = "translation"
    __table_args__ = (UniqueConstraint("kind", "slug", "field", "language"),)

    kind: Mapped[str] = mapped_column(String(20))
    slug: Mapped[str] = mapped_column(String(160))
    field: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(20))
    text: Mapped[str]
    reviewed_by: Mapped[str | None]


class Translated:
    """A kind of thing whose words may be translated."""

    kind: ClassVar[str]

    @declared_attr
    @classmethod
    def translations(cls) -> Mapped[list[Translation]]:
        def of_this_kind() -> ColumnElement[bool]:
            slug = cast("InstrumentedAttribute[str]", cls.slug)  # type: ignore[attr-defined]
            return and_(foreign(Translation.slug) == slug, Translation.kind == cls.kind)

        return relationship(Translation, primaryjoin=of_this_kind, viewonly=True, lazy="raise")
