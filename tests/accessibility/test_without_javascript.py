"""Scripts only help: the same words are there without them."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome

from forms.journeys import JOURNEYS
from tests.accessibility import chromium
from tests.accessibility.walking import walk

_WORDS = """
const main = document.querySelector("main").cloneNode(true);
const counts = ".govuk-character-count__message, .govuk-character-count__sr-status";
for (const count of main.querySelectorAll(counts)) count.remove();
return main.textContent.replace(/\\s+/g, " ").trim();
"""
ADDRESSES = [
    "/",
    "/help",
    "/directory?q=bins",
    "/directory/services/bins-and-recycling",
    "/directory/a-to-z",
] + [f"/forms/{slug}{page}" for slug, journey in JOURNEYS.items() for page in ("", f"/{journey.first.slug}")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_words_without_javascript(browser: Chrome, site: str, address: str) -> None:
    browser.get(site + address)
    with_scripts = browser.execute_script(_WORDS)
    chromium.scripts(browser, allowed=False)
    browser.get(site + address)
    # WebDriver's own scripts still run on a page whose own may not
    source = browser.page_source
    chromium.scripts(browser, allowed=True)
    browser.get("about:blank")
    browser.execute_script("document.documentElement.innerHTML = arguments[0]", source)
    assert browser.execute_script(_WORDS) == with_scripts
    assert "govuk-frontend-supported" not in source.split("<main")[0].split("<body")[1].split(">")[0]


@pytest.mark.parametrize(
    ("slug", "example"),
    [
        ("make-a-complaint", "for a father, still unhappy, answered by letter"),
        ("report-missed-bin", "one bin of every kind, and no name"),
    ],
)
def test_each_page_of_a_form_says_the_same_without_javascript(
    browser: Chrome, site: str, slug: str, example: str
) -> None:
    compared: list[str] = []

    def look(page: str, state: str) -> None:
        if state != "blank":
            return
        with_scripts = browser.execute_script(_WORDS)
        chromium.scripts(browser, allowed=False)
        browser.refresh()
        without = browser.execute_script(_WORDS)
        chromium.scripts(browser, allowed=True)
        browser.refresh()
        assert without == with_scripts, page
        compared.append(page)

    walk(browser, site, "en", JOURNEYS[slug], example, look)
    assert len(compared) > 5
