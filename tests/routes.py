"""Tests make hundreds of applications with the same routes: each route is compiled once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

_compile: Callable[..., Any] = Rule._compile_builder
_compiled: dict[tuple[object, ...], Any] = {}


def _compile_once(rule: Rule, append_unknown: bool = True) -> Any:
    """What builds this route's addresses: it is made of nothing but what it is remembered by."""
    converters = tuple((name, type(converter)) for name, converter in rule._converters.items())
    key = (rule.rule, tuple(rule._trace), repr(rule.defaults), converters, append_unknown)
    if key not in _compiled:
        _compiled[key] = _compile(rule, append_unknown)
    return _compiled[key]


def compile_each_once() -> None:
    """Four fifths of what it costs to make an application is compiling its routes."""
    Rule._compile_builder = _compile_once  # type: ignore[method-assign]
