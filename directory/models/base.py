"""What every table of the directory shares: stable names for constraints, ids, times kept in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

AnyJSON = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. SQLite forgets time zones, so moments are stored in UTC and come back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        str: Text,
        datetime: UtcDateTime,
        list[str]: AnyJSON,
        list[dict[str, str]]: AnyJSON,
        dict[str, Any]: AnyJSON,
    }


class Identified:
    """A UUID: derived from the slug for what people typed, kept as given from Open Referral."""

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=lambda: str(uuid4()), sort_order=-3)


class Named(Identified):
    """What has a page, or could have: a slug that is unique within its kind, and a name."""

    slug: Mapped[str] = mapped_column(String(160), unique=True, sort_order=-2)
    name: Mapped[str] = mapped_column(sort_order=-1)
