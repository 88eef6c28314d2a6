"""The house inspector: what must be true of every page that any test opens.

Each check takes a page and yields a sentence for each thing that is wrong with it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from babel.messages.pofile import read_po
from bs4 import Comment, Tag
from tinyhtml5.parser import HTMLParser
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from app.languages import LANGUAGES, language_of
from app.translations import FOLDER
from forms.text import p_, speak

if TYPE_CHECKING:
    from tests.app.browser import Page

FIELDS = "input:not([type=hidden]):not([type=submit]), textarea:not([hidden]), select"
# The parser reports these, and the HTML standard says that they are right.
HARMLESS_PARSE_ERRORS: frozenset[str] = frozenset()


_TOKEN = re.compile(r'(name="csrf_token" value=)"[^"]+"')
_right: set[str] = set()
"""Digests of pages with nothing wrong, tokens apart: many tests open the same page."""


def inspect(page: Page) -> None:
    """Raise AssertionError with everything that is wrong with this page."""
    policy = page.response.headers.get("Content-Security-Policy")
    whole = repr((page.url, page.status, policy, _TOKEN.sub(r"\1", page.source)))
    digest = sha256(whole.encode()).hexdigest()
    if digest in _right:
        return
    wrong = [sentence for check in CHECKS for sentence in check(page)]
    assert not wrong, f"{page.url} ({page.status}):\n  - " + "\n  - ".join(wrong)
    _right.add(digest)


def valid_html(page: Page) -> Iterator[str]:
    parser = HTMLParser()
    parser.parse(page.response.get_data(), override_encoding="utf-8")
    for (line, _column), code, _details in parser.errors:
        if code not in HARMLESS_PARSE_ERRORS:
            yield f"HTML is wrong: {code} near “{page.source.splitlines()[line - 1].strip()[:80]}”"


def one_heading_that_begins_the_title(page: Page) -> Iterator[str]:
    headings = page.soup.find_all("h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1 elements, not one"
        return
    error = ""
    if page.soup.find(class_="govuk-error-summary"):
        shown = page.language.shown
        with speak(shown.code, shown.catalogue.translator if shown.code != "en" else None):
            error = str(p_("title", "Error: "))
    if not page.title.startswith(f"{error}{page.h1}".strip()):
        yield f"the title “{page.title}” does not begin with “{error}{page.h1}”"
    if page.title.count(" – ") < 1:
        yield f"the title “{page.title}” does not say whose page it is"


def unique_ids(page: Page) -> Iterator[str]:
    for name, times in Counter(tag["id"] for tag in page.soup.find_all(id=True)).items():
        if times > 1:
            yield f"{times} elements have the id “{name}”"


def labels_and_fields_in_pairs(page: Page) -> Iterator[str]:
    for label in page.soup.find_all("label"):
        field = page.by_id.get(str(label.get("for")))
        if field is None or field.name not in ("input", "textarea", "select"):
            yield f"the label “{words(label)}” has no field"
    labelled = {label.get("for") for label in page.soup.find_all("label")}
    for field in page.soup.select(FIELDS):
        if field.get("id") not in labelled and not field.get("aria-label"):
            yield f"the field “{field.get('name')}” has no label"


def described_by_what_exists(page: Page) -> Iterator[str]:
    for attribute in ("aria-describedby", "aria-labelledby", "aria-controls"):
        for tag in page.soup.find_all(attrs={attribute: True}):
            for name in str(tag[attribute]).split():
                target = page.by_id.get(name)
                if target is None:
                    yield f"{attribute} names “{name}”, which is not there"
                elif not words(target):
                    yield f"{attribute} names “{name}”, which is empty"


def error_links_hit_their_control(page: Page) -> Iterator[str]:
    messages = {
        " ".join(line.split())
        for tag in page.soup.find_all(class_="govuk-error-message")
        for line in re.sub(r"^[^:]+: ", "", _lines(tag), count=1).split("\0")
    }
    for link in page.soup.select(".govuk-error-summary a"):
        target = page.by_id.get(str(link.get("href", ""))[1:])
        if target is None or target.name not in ("input", "textarea", "select", "button"):
            yield f"the error “{words(link)}” does not lead to a control"
        if words(link) not in messages:
            yield f"the error “{words(link)}” is not beside its question in the same words"


def _lines(tag: Tag) -> str:
    """The words of a tag, with NUL where it breaks a line."""
    return "".join("\0" if isinstance(each, Tag) else str(each) for each in tag.descendants if _said(each))


def _said(each: object) -> bool:
    return each.name == "br" if isinstance(each, Tag) else not isinstance(each, Comment)


def spoken_language(page: Page) -> Iterator[str]:
    html, shown = page.soup.html, page.language.shown
    assert html is not None
    if (html.get("lang"), html.get("dir")) != (shown.code, shown.direction):
        yield f"lang and dir are {html.get('lang')} {html.get('dir')}, not {shown.code} {shown.direction}"
    told = {str(link["hreflang"]) for link in page.soup.select("link[rel=alternate][hreflang]")}
    if told != {*LANGUAGES, "x-default"}:
        yield f"hreflang tells of {sorted(told)}"


def no_english_left(page: Page) -> Iterator[str]:
    if page.language.shown.code == "en":
        return
    english = english_messages(page.language.code)
    for text in visible_words(page.soup.html):
        if english.fullmatch(text):
            yield f"“{text}” is still in English"


def internal_links_lead_somewhere(page: Page) -> Iterator[str]:
    routes = page.client.app.url_map.bind("localhost")
    for link in page.soup.select("a[href], form[action]"):
        address = urlsplit(str(link.get("href") or link.get("action")))
        if address.fragment and not address.path and address.fragment not in page.by_id:
            yield f"the link to #{address.fragment} leads nowhere"
        if address.scheme or address.netloc or not address.path or address.path.startswith("/static/"):
            continue
        try:
            routes.match(address.path, method=str(link.get("method") or "get").upper())
        except RequestRedirect:
            yield f"the link “{words(link)[:40]}” to {address.path} goes by a redirect"
        except HTTPException as problem:
            yield f"the link “{words(link)[:40]}” to {address.path} answers {problem.code}"


def no_inline_styles_or_scripts(page: Page) -> Iterator[str]:
    policy = page.response.headers.get("Content-Security-Policy", "")
    for tag in page.soup.select("style, script:not([src], [type='application/ld+json'])"):
        digest = b64encode(sha256((tag.string or "").encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield f"an inline {tag.name} that the content policy does not know"
    for tag in page.soup.find_all(True):
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                yield f"a {tag.name} has an inline {name}"


def forms_as_the_standard_has_them(page: Page) -> Iterator[str]:
    for form in page.soup.find_all("form"):
        if not form.has_attr("novalidate"):
            yield "a form without novalidate"
        if form.get("method", "get").lower() == "post" and not form.select_one("input[name=csrf_token]"):
            yield "a form that posts without a token"
    for field in page.soup.select(FIELDS):
        for name in ("required", "maxlength", "placeholder", "pattern"):
            if field.has_attr(name):
                yield f"the field “{field.get('name')}” has {name}"
        if field.get("type") == "number":
            yield f"the field “{field.get('name')}” has type=number"


CHECKS = (
    valid_html,
    one_heading_that_begins_the_title,
    unique_ids,
    labels_and_fields_in_pairs,
    described_by_what_exists,
    error_links_hit_their_control,
    spoken_language,
    no_english_left,
    internal_links_lead_somewhere,
    no_inline_styles_or_scripts,
    forms_as_the_standard_has_them,
)


def words(tag: Tag) -> str:
    """What a person reads there, spaces made single."""
    return " ".join(tag.get_text().split())


def visible_words(tag: Tag | None) -> Iterator[str]:
    """Every run of text a person reads or hears, except what is marked as another language."""
    assert tag is not None
    for child in tag.descendants:
        if isinstance(child, Tag):
            if not _marked_otherwise(child, tag):
                yield from (str(child[name]) for name in ("aria-label", "alt", "title") if child.get(name))
        elif not isinstance(child, Comment) and child.parent is not None:
            text = " ".join(child.split())
            hidden = child.parent.name in ("script", "style", "textarea")
            if text and not hidden and not _marked_otherwise(child.parent, tag):
                yield text


def _marked_otherwise(tag: Tag, top: Tag) -> bool:
    """Whether this, or what it is in, says that it is in another language than the page."""
    spoken = next((str(each["lang"]) for each in (tag, *tag.parents) if each.get("lang")), None)
    return spoken != top.get("lang")


@cache
def english_messages(code: str) -> re.Pattern[str]:
    """Every English message that this language should have said in its own words."""
    with (FOLDER / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    theirs = {word for message in catalogue for word in _each(message.string)}
    english = {
        text for message in catalogue if message.id for text in _each(message.id) if text not in theirs
    }
    return re.compile("|".join(_pattern(text) for text in sorted(english)) or r"(?!)")


def _each(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _pattern(message: str) -> str:
    """A message with its values left open: one that is nothing but values says nothing in English."""
    parts = re.split(r"%\(\w+\)s", " ".join(message.split()))
    if not re.search(r"[A-Za-z]{2}", "".join(parts)):
        return r"(?!)"
    return ".+".join(re.escape(part.replace("%%", "%")) for part in parts)


def language_of_page(url: str) -> str:
    return language_of(urlsplit(url).path)
