"""Our own Markdown as the guide shows it: headings that can be linked to, tables, code in colours."""

from __future__ import annotations

import io
import keyword
import re
import tokenize
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

_CLASSES = {
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "table": "govuk-table",
    "th": "govuk-table__header",
    "tr": "govuk-table__row",
    "td": "govuk-table__cell",
}


class _Html(RendererHTML):
    def renderToken(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:  # noqa: N802
        token = tokens[idx]
        if token.nesting == 1 and token.tag in _CLASSES:
            token.attrSet("class", _CLASSES[token.tag])
        if token.nesting == 1 and token.tag in ("h2", "h3"):
            token.attrSet("id", anchor(tokens[idx + 1].content))
        if token.nesting == 1 and token.tag == "a":
            token.attrSet("href", urljoin(env["base"], str(token.attrGet("href"))))
        if token.nesting == 1 and token.tag == "th":
            token.attrSet("scope", "col")
        return super().renderToken(tokens, idx, options, env)

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        return code(token.content, token.info.strip())


_parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Html).enable("table")


def anchor(heading: str) -> str:
    """What a link to a heading ends with: "when-to-use-it"."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


@lru_cache(maxsize=500)
def html(text: str, base: str) -> Markup:
    """The links in it lead from the page whose address is `base`."""
    return Markup(_parser.render(text, {"base": base}))  # noqa: S704 - our own words, and no HTML is let through


def code(source: str, language: str = "") -> Markup:
    """A block of code. Long lines wrap, so that nothing scrolls sideways."""
    inside = coloured(source.rstrip()) if language == "python" else escape(source.rstrip())
    return Markup('<pre class="guide-code"><code>{}</code></pre>\n').format(inside)


def coloured(source: str) -> Markup:
    """Python with its words, strings and comments marked."""
    lines = source.splitlines(keepends=True)
    shown: list[Markup] = []
    done = (1, 0)
    for kind, start, end in _marked(source):
        shown += [escape(_between(lines, done, start))]
        shown += [Markup('<span class="guide-code__{}">{}</span>').format(kind, _between(lines, start, end))]
        done = end
    return Markup("").join([*shown, escape(_between(lines, done, (len(lines) + 1, 0)))])


def _marked(source: str) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.STRING:
            yield "string", token.start, token.end
        elif token.type == tokenize.COMMENT:
            yield "comment", token.start, token.end
        elif token.type == tokenize.NAME and keyword.iskeyword(token.string):
            yield "keyword", token.start, token.end


def _between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text from one (line, column) to another; lines count from 1."""
    (first, left), (last, right) = start, end
    if first == last:
        return lines[first - 1][left:right] if first <= len(lines) else ""
    middle = lines[first : last - 1]
    ending = lines[last - 1][:right] if last <= len(lines) else ""
    return "".join([lines[first - 1][left:] if first <= len(lines) else "", *middle, ending])
