"""Run by .venv's Python: every template compiles in the application's own environment."""

from __future__ import annotations

import os
import sys
import tempfile

from jinja2 import TemplateError, TemplateSyntaxError

from build.say import ROOT


def problems() -> list[str]:
    """One sentence for each template that does not compile, an unknown filter or test included."""
    from app import create_app

    environment = create_app().jinja_env
    found = []
    for path in sorted((ROOT / "app" / "templates").rglob("*")):
        if not path.is_file():
            continue
        try:
            environment.compile(path.read_text(encoding="utf-8"), filename=str(path))
        except TemplateSyntaxError as why:
            found.append(f"{path.relative_to(ROOT)} line {why.lineno}: {why.message}")
        except TemplateError as why:
            found.append(f"{path.relative_to(ROOT)}: {why}")
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        found = problems()
    print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
