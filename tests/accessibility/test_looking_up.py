"""Looking things up in the browser: each state of its pages, the Enter key, the device's own position."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from forms.journeys import JOURNEYS
from tests.accessibility import chromium
from tests.accessibility.engine import everything_wrong
from tests.accessibility.walking import fill, go_on
from tests.app.looked_up_form import LOOKED_UP


@pytest.fixture
def visit(browser: Chrome, site: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """visit("where") opens that page of the form, all before it answered."""
    monkeypatch.setitem(JOURNEYS, LOOKED_UP.slug, LOOKED_UP)

    def go(slug: str) -> None:
        browser.get(f"{site}/forms/{LOOKED_UP.slug}")
        go_on(browser)
        if slug != "home":
            fill(browser, {"name": ["Amal"], "home-words": ["ZZ1 6LN"]})
            go_on(browser)
            choose_first(browser, "home-chosen")
            go_on(browser)
        if slug == "which":
            fill(browser, {"where-words": ["Mill Lane"]})
            go_on(browser)
            choose_first(browser, "where-chosen")
            go_on(browser)

    return go


def choose_first(browser: Chrome, name: str) -> None:
    browser.execute_script("document.getElementById(arguments[0]).click()", name)


def press(browser: Chrome, name: str) -> None:
    chromium.press(browser, browser.find_element(By.CSS_SELECTOR, f"main button[name='{name}']"))


def values(browser: Chrome, name: str) -> list[str]:
    found = browser.find_elements(By.CSS_SELECTOR, f"main [name='{name}']:not([type=hidden])")
    return [each.get_attribute("value") or "" for each in found]


@pytest.mark.parametrize("postcode", ["ZZ1 4QP", "ZZ1 6LN"])
def test_a_list_of_many_addresses_and_one_of_few_are_accessible(
    browser: Chrome, visit: Callable[[str], None], postcode: str
) -> None:
    visit("home")
    fill(browser, {"name": ["Amal"], "home-words": [postcode]})
    press(browser, "home-find")
    assert browser.find_elements(By.ID, "home-chosen")
    assert everything_wrong(browser) == []
    go_on(browser)
    assert browser.find_elements(By.CLASS_NAME, "govuk-error-summary")
    assert everything_wrong(browser) == []


def test_the_enter_key_in_an_address_typed_by_hand_goes_on(
    browser: Chrome, visit: Callable[[str], None]
) -> None:
    visit("home")
    press(browser, "home-by_hand")
    assert everything_wrong(browser) == []
    fill(browser, {"name": ["Amal"], "home-line_1": ["1 Mill Lane"], "home-town": ["X"]})
    line = browser.find_element(By.ID, "home-postcode")
    line.send_keys("ZZ1 7TT", Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda browser: browser.current_url.endswith("/where"))


def test_services_found_are_accessible(browser: Chrome, visit: Callable[[str], None]) -> None:
    visit("which")
    assert everything_wrong(browser) == []
    fill(browser, {"which-words": ["bins"]})
    press(browser, "which-find")
    assert len(values(browser, "which-chosen")) > 1
    assert everything_wrong(browser) == []


def test_the_device_tells_where_it_is_when_it_is_asked(
    browser: Chrome, site: str, visit: Callable[[str], None]
) -> None:
    visit("where")
    _permit(browser, site, "granted")
    here = {"latitude": 52.69635, "longitude": -0.953, "accuracy": 5}
    browser.execute_cdp_cmd("Emulation.setGeolocationOverride", here)
    browser.find_element(By.CSS_SELECTOR, ".council-position button").click()
    WebDriverWait(browser, 10).until(lambda browser: browser.find_elements(By.ID, "where-chosen"))
    assert values(browser, "where-words") == ["52.69635, -0.95300"]
    assert values(browser, "where-chosen")[0] == "52.69635,-0.953"
    assert everything_wrong(browser) == []


def test_a_device_that_does_not_tell_is_explained_and_the_words_are_next(
    browser: Chrome, site: str, visit: Callable[[str], None]
) -> None:
    visit("where")
    _permit(browser, site, "denied")
    browser.find_element(By.CSS_SELECTOR, ".council-position button").click()
    status = browser.find_element(By.CSS_SELECTOR, ".council-position [role=status]")
    WebDriverWait(browser, 10).until(lambda _browser: "did not let us see" in status.text)
    assert browser.switch_to.active_element.get_attribute("id") == "where-words"
    assert everything_wrong(browser) == []


def test_without_javascript_the_device_is_not_offered(browser: Chrome, visit: Callable[[str], None]) -> None:
    visit("where")
    chromium.scripts(browser, allowed=False)
    browser.refresh()
    assert not browser.find_element(By.CSS_SELECTOR, ".council-position").is_displayed()
    chromium.scripts(browser, allowed=True)


def _permit(browser: Chrome, site: str, setting: str) -> None:
    told = {"permission": {"name": "geolocation"}, "setting": setting, "origin": site}
    browser.execute_cdp_cmd("Browser.setPermission", told)
