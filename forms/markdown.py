"""Page text in Markdown, made safe: what a translator writes is sanitised, what a person typed is words."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from forms.text import Text, Words

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "blockquote", "code"}
_CLASSES = {
    "p": "govuk-body",
    "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "blockquote": "govuk-inset-text",
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
_parser = MarkdownIt("commonmark", {"html": False, "breaks": True})


def markdown(words: Words) -> Markup:
    """The HTML of one text, in the language being spoken. Its values are filled in afterwards, escaped, so
    that no answer of a person is ever read as Markdown.
    """
    if not isinstance(words, Text):
        return Markup(_html(words))  # noqa: S704 - sanitised
    html = _html(words.unfilled())
    if not words.values:
        return Markup(html)  # noqa: S704 - sanitised
    return Markup(  # noqa: S704 - sanitised, and each value is escaped
        _PLACEHOLDER.sub(
            lambda found: "%" if found[0] == "%%" else str(escape(str(words.values[found[1]]))), html
        )
    )


@lru_cache(maxsize=2000)
def _html(source: str) -> str:
    clean = nh3.clean(
        _parser.render(source),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    for tag, classes in _CLASSES.items():
        clean = re.sub(rf"<{tag}(?=[ >])", f'<{tag} class="{classes}"', clean)
    return clean.strip()
