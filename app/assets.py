"""The built styles and scripts: their hashed addresses, and WhiteNoise serving them for ever."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from app.settings import ROOT

BUILT = ROOT / "static" / "dist"


class NotBuiltError(RuntimeError):
    """The build has not been run, so there is nothing to link to."""


@cache
def _manifest(folder: Path) -> dict[str, str]:
    try:
        names: dict[str, str] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotBuiltError("The styles and scripts are not built yet. ./run builds them.") from None
    return names


def asset(name: str) -> str:
    """The address of a built file: asset("frontdoor.css") is "/static/frontdoor-1a2b.css"."""
    return f"/static/{_manifest(BUILT)[name]}"


def init_app(app: Flask) -> None:
    names = _manifest(BUILT)
    hashed = {f"/static/{name}" for name in names.values()}
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(BUILT),
        prefix="static",
        allow_all_origins=False,
        immutable_file_test=lambda _path, url: url in hashed,
    )
