"""Jinja as this house uses it: GOV.UK's macros unharmed, our own names strict, every text translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2
from flask import Flask, render_template
from jinja2.utils import missing
from markupsafe import Markup

from app import assets, formats, languages, references
from app.council import Council, council
from forms import written
from forms.markdown import markdown
from forms.text import _, n_, p_

KIT = jinja2.PackageLoader("govuk_frontend_jinja")

# Tells GOV.UK's styles and components that scripts run, before the first paint.
SCRIPTS_RUN = Markup("document.body.className += ' js-enabled govuk-frontend-supported'")


# Names that GOV.UK's macros may leave undefined, as Nunjucks does.
_LEFT_TO_MACROS = ("undefined", "params", "caller", "successBanner", "typeClass")


class _Undefined(jinja2.Undefined):
    """Strict for a name or an attribute we misspelt; lenient for a key that a macro was not given."""

    def __new__(
        cls,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> Any:
        left_out = isinstance(obj, Mapping | jinja2.Undefined) or not obj or name in _LEFT_TO_MACROS
        return (jinja2.ChainableUndefined if left_out else jinja2.StrictUndefined)(hint, obj, name, exc)


def leave_alone(text: object, *_indentation: object) -> object:
    """GOV.UK's macros indent their source; inside a textarea that would change what a person typed."""
    return text


def init_app(app: Flask) -> None:
    app.jinja_options = {"undefined": _Undefined, "trim_blocks": True, "lstrip_blocks": True}
    environment = app.jinja_env
    assert app.jinja_loader is not None
    environment.loader = jinja2.ChoiceLoader(
        [
            environment.loader or app.jinja_loader,
            jinja2.PackageLoader("forms"),
            jinja2.PrefixLoader({"govuk_frontend_jinja": KIT}),
        ]
    )
    environment.filters["indent"] = leave_alone
    environment.globals.update(
        _=_,
        n_=n_,
        p_=p_,
        null=None,
        asset=assets.asset,
        council=council,
        scripts_run=SCRIPTS_RUN,
        council_style=lambda: council_style(council()),
        here=languages.here,
        public=languages.public,
        language=languages.current,
        alternates=languages.alternates,
        header=lambda: _once_per_language(app, "layout/header.html"),
        places=lambda: _once_per_language(app, "layout/places.html"),
        help_with_form=lambda: _once_per_language(app, "journeys/help.html"),
        footer=lambda: _once_per_language(app, "layout/footer.html"),
    )
    environment.filters.update(
        date=written.long_date,
        number=written.number,
        hours=formats.format_hours,
        markdown=markdown,
        spelled=references.spelled,
    )


def _once_per_language(app: Flask, template: str) -> Markup:
    """A part of every page that is the same on all of them in one language."""
    made: dict[tuple[str, str], Markup] = app.extensions.setdefault("rendered_once", {})
    key = (template, languages.current().code)
    if key not in made:
        made[key] = Markup(render_template(template))  # noqa: S704
    return made[key]


def council_style(council: Council) -> Markup:
    """The council's colours as the custom properties that the built styles read."""
    colours = council.colours.items()
    properties = {f"--council-{name.replace('_', '-')}": value for name, value in colours}
    return Markup(":root{%s}") % Markup(";").join(f"{name}:{value}" for name, value in properties.items())
