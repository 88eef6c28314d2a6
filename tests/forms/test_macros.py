"""GOV.UK Frontend's own examples of its components, drawn in our environment, give its own HTML."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from flask import Flask
from jinja2 import Environment

from app import rendering

PUBLISHED = Path(__file__).parents[2] / "node_modules" / "govuk-frontend"
COMPONENTS = PUBLISHED / "dist" / "govuk" / "components"
HOW_MANY = 657

Shape = tuple[str, dict[str, object], list[Any]] | str


@pytest.fixture(scope="module")
def environment() -> Environment:
    app = Flask(__name__)
    rendering.init_app(app)
    return app.jinja_env


def examples() -> list[Any]:
    """Every published example; one that says what is missing when they are not installed."""
    if not COMPONENTS.is_dir():
        nothing = pytest.mark.skip(reason="node_modules/govuk-frontend is not installed: npm ci installs it")
        return [pytest.param("", {}, marks=nothing)]
    return [
        pytest.param(
            told["component"],
            example,
            id=f"{told['component']}: {example['name']}",
        )
        for told in (json.loads(file.read_text()) for file in sorted(COMPONENTS.glob("*/fixtures.json")))
        for example in told["fixtures"]
    ]


def shape(html: str) -> list[Shape]:
    return _shape(BeautifulSoup(html, "html.parser"))


def _shape(parent: Tag) -> list[Shape]:
    """Elements, attributes and words; white space between them says nothing."""
    shapes: list[Shape] = []
    for child in parent.children:
        if isinstance(child, Tag):
            exact = child.name in ("textarea", "pre")
            inside = [child.decode_contents()] if exact else _shape(child)
            shapes.append((child.name, dict(child.attrs), inside))
        elif isinstance(child, NavigableString) and (words := " ".join(child.split())):
            shapes.append(words)
    return shapes


def draw(environment: Environment, component: str, options: dict[str, Any]) -> str:
    macro = "govuk" + re.sub(r"(?:^|-)(\w)", lambda letter: letter[1].upper(), component)
    template = f"govuk_frontend_jinja/components/{component}/macro.html"
    return environment.from_string(
        f"{{% from '{template}' import {macro} %}}{{{{ {macro}(options) }}}}"
    ).render(options=options)


@pytest.mark.parametrize(("component", "example"), examples())
def test_a_published_example_gives_the_published_html(
    environment: Environment, component: str, example: dict[str, Any]
):
    assert shape(draw(environment, component, example["options"])) == shape(example["html"])


@pytest.mark.skipif(not COMPONENTS.is_dir(), reason="node_modules/govuk-frontend is not installed")
def test_every_published_example_is_drawn_of_the_release_these_templates_are_made_for():
    assert json.loads((PUBLISHED / "package.json").read_text())["version"] == "6.3.0"
    assert len(examples()) == HOW_MANY


def test_a_textarea_under_a_choice_keeps_every_space_that_was_typed(environment: Environment):
    typed = "first\n    second\n\nthird"
    inside = draw(
        environment, "textarea", {"id": "more", "name": "more", "value": typed, "label": {"text": "More"}}
    )
    items = [{"value": "yes", "text": "Yes", "conditional": {"html": inside}}]
    drawn = draw(environment, "radios", {"name": "out", "items": items})
    textarea = BeautifulSoup(drawn, "html.parser").find("textarea")
    assert textarea is not None
    assert textarea.get_text() == typed
