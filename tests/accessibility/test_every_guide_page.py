"""Every page of the form guide, and every state of its examples alone, once: they are the same everywhere."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome

from app.guide.content import SECTIONS, pages
from app.guide.examples import example_of
from tests.accessibility.engine import everything_wrong

PAGES = [f"/guide/{section}/{slug}" for section, slug in pages()]
EXAMPLES = [
    f"{'' if state.language == 'en' else f'/{state.language}'}/guide/examples/{section}/{slug}/{state.name}"
    for (section, slug), page in pages().items()
    if page.code
    for state in example_of(section, slug).states.values()
]


def _look_at(browser: Chrome, site: str, addresses: list[str]) -> None:
    wrong: list[str] = []
    for address in addresses:
        browser.get(site + address)
        wrong.extend(f"{address}: {each}" for each in everything_wrong(browser))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_page_of_the_guide_is_accessible(browser: Chrome, site: str, section: str) -> None:
    _look_at(browser, site, [address for address in PAGES if address.startswith(f"/guide/{section}/")])


@pytest.mark.parametrize("language", ["ar", "es"])
def test_its_english_is_accessible_within_another_language(browser: Chrome, site: str, language: str) -> None:
    told = ["questions/address", "patterns/add-another", "building/delivery"]
    _look_at(browser, site, [f"/{language}/guide/{each}" for each in told])


@pytest.mark.parametrize("section", ["questions", "patterns"])
def test_every_state_of_every_example_is_accessible(browser: Chrome, site: str, section: str) -> None:
    _look_at(browser, site, [address for address in EXAMPLES if f"/examples/{section}/" in address])


def test_an_example_is_as_high_as_what_is_in_it(browser: Chrome, site: str) -> None:
    browser.get(f"{site}/guide/questions/choice")
    frame = "document.querySelector('.guide-frame__window')"
    needed = browser.execute_script(f"return {frame}.contentDocument.documentElement.scrollHeight")
    assert needed <= browser.execute_script(f"return {frame}.clientHeight")
