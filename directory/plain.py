"""Values of columns as plain JSON, and back again: what the audit and drafts keep."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from .models import Base
from .models.base import UtcDateTime

Values = dict[str, Any]
"""Columns by name."""


def as_json(values: Mapping[str, Any]) -> Values:
    """Column values as the audit keeps them."""
    return {name: _plain(value) for name, value in values.items()}


def from_json(model: type[Base], values: Mapping[str, Any]) -> Values:
    """Undo `as_json`, for columns of this model."""
    return {name: _value(model, name, value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _value(model: type[Base], name: str, value: Any) -> Any:
    column = model.__table__.c[name].type
    kind = datetime if isinstance(column, UtcDateTime) else column.python_type
    if isinstance(value, str) and issubclass(kind, datetime | date | time):
        return kind.fromisoformat(value)
    return Decimal(value) if kind is Decimal and value is not None else value
