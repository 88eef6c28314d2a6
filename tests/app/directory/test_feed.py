"""The Atom feed of what changed."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from flask import Flask

from directory import changes
from directory.catalogue import get_service
from tests.factories import a_service, a_translation

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ThereIs = Callable[..., None]


def change(app: Flask, slug: str, **fields: object) -> None:
    with app.app_context(), app.extensions["database"].writing() as session:
        changes.change(session, get_service(session, slug), "Olu Adeyemi", **fields)


def feed(app: Flask, home: str = "") -> ElementTree.Element:
    answer = app.test_client().get(f"{home}/directory/changes.atom")
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    assert "Olu" not in answer.get_data(as_text=True), "who did it is nobody's business"
    return ElementTree.fromstring(answer.data)


def text(parent: ElementTree.Element, name: str) -> str:
    found = parent.find(f"{ATOM}{name}")
    assert found is not None
    return found.text or ""


def test_a_change_is_told_in_plain_words(app: Flask, there_is: ThereIs) -> None:
    there_is(a_service("Bins & <more>", slug="bins"))
    change(app, "bins", fees="Free.", tell_callers="Be brief.")
    root = feed(app)
    [entry] = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == "Bins & <more>"
    assert text(entry, "summary") == "Changed: cost"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{app.extensions['settings'].public_url}/directory/services/bins"
    assert text(root, "updated") == text(entry, "updated")


def test_it_has_all_that_atom_asks_for(app: Flask, there_is: ThereIs) -> None:
    there_is(a_service("Bins"))
    change(app, "bins", fees="Free.")
    root = feed(app, "/ar")
    address = f"{app.extensions['settings'].public_url}/ar/directory/changes.atom"
    assert root.get(LANG) == "ar"
    assert text(root, "id") == address
    links = {str(link.get("rel")): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == address
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [text(entry, "id") for entry in root.findall(f"{ATOM}entry")]
    assert ids
    assert all(each.startswith("tag:") and each.endswith(":ar/services/bins") for each in ids)


def test_a_name_is_marked_where_it_is_not_in_the_language_of_the_feed(app: Flask, there_is: ThereIs) -> None:
    bins, trees = a_service("Bins"), a_service("Trees")
    there_is(bins, trees, a_translation(bins, "es", text="Basura", reviewed_by="Lucía"))
    change(app, "bins", fees="Free.")
    change(app, "trees", fees="Free.")
    titles = [entry.find(f"{ATOM}title") for entry in feed(app, "/es").findall(f"{ATOM}entry")]
    assert {(title.text, title.get(LANG)) for title in titles if title is not None} == {
        ("Basura", None),
        ("Trees", "en"),
    }


def test_a_directory_in_which_nothing_happened_has_a_feed(app: Flask) -> None:
    root = feed(app)
    assert root.findall(f"{ATOM}entry") == []
    assert text(root, "updated")


def test_a_program_that_has_it_need_not_be_sent_it_again(app: Flask, there_is: ThereIs) -> None:
    there_is(a_service("Bins"))
    change(app, "bins", description="With a \x0b that XML cannot write.", fees="Free.")
    browser = app.test_client()
    first = browser.get("/directory/changes.atom")
    again = browser.get("/directory/changes.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert first.headers["Cache-Control"] == "public, max-age=900"
    assert "Set-Cookie" not in first.headers
    change(app, "bins", alert="Closed on Monday.")
    later = browser.get("/directory/changes.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert later.status_code == 200


def test_the_front_page_of_the_directory_says_where_it_is(app: Flask) -> None:
    page = app.test_client().get("/es/directory").get_data(as_text=True)
    assert 'type="application/atom+xml"' in page
    assert 'href="/es/directory/changes.atom"' in page
