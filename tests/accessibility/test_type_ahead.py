"""A long list can be typed into; what is posted is what is seen, and without a script it is a plain list."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.accessibility import chromium, engine
from tests.accessibility.every_question import Listed


@pytest.fixture(params=["en", "ar"])
def ward(request: pytest.FixtureRequest, browser: Chrome, site: str) -> WebElement:
    """The field of the first list, on a page reached in this language."""
    home = site if request.param == "en" else f"{site}/{request.param}"
    reach(browser, home)
    return browser.find_element(By.ID, "ward")


def reach(browser: Chrome, home: str) -> None:
    browser.get(f"{home}/forms/every-question")
    press(browser)
    for answers in ({"rooms": "3", "rent": "12"}, {"children": "2"}, {"postcode": "ZZ1 4QP"}):
        for name, value in answers.items():
            browser.find_element(By.NAME, name).send_keys(value)
        press(browser)
    assert browser.current_url.endswith(Listed.slug)


def press(browser: Chrome) -> None:
    chromium.press(browser, browser.find_element(By.CSS_SELECTOR, "main form button.govuk-button"))


def seen(browser: Chrome) -> list[str]:
    return [
        item.text for item in browser.find_elements(By.CSS_SELECTOR, "[role=option]") if item.is_displayed()
    ]


def posted(browser: Chrome) -> list[str]:
    script = "return [...new FormData(document.getElementById('page')).getAll('ward')]"
    found: list[str] = browser.execute_script(script)
    return found


def active(browser: Chrome, field: WebElement) -> str:
    return browser.find_element(By.ID, str(field.get_attribute("aria-activedescendant"))).text


def test_typing_finds_by_any_words_whatever_their_case_and_accents(browser: Chrome, ward: WebElement) -> None:
    ward.send_keys("qu")
    assert seen(browser) == ["Castle and Quay", "North Quay", "Quarry Hill"]
    ward.send_keys(Keys.ESCAPE, Keys.ESCAPE, "YARD river")
    assert seen(browser) == ["River Meadows and the Old Station Yard"]
    ward.send_keys(Keys.ESCAPE, Keys.ESCAPE, "senorio")
    assert seen(browser) == ["Señorío"]


def test_the_arrows_go_round_the_list_and_enter_takes_one_without_sending_the_page(
    browser: Chrome, ward: WebElement
) -> None:
    ward.send_keys("quay", Keys.ARROW_DOWN)
    assert (ward.get_attribute("aria-expanded"), active(browser, ward)) == ("true", "Castle and Quay")
    ward.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert active(browser, ward) == "Castle and Quay"
    ward.send_keys(Keys.ARROW_UP)
    assert active(browser, ward) == "North Quay"
    ward.send_keys(Keys.ENTER)
    assert (ward.get_property("value"), ward.get_attribute("aria-expanded")) == ("North Quay", "false")
    assert ward.get_attribute("aria-activedescendant") is None
    assert posted(browser) == ["north-quay"]
    assert seen(browser) == []


def test_enter_takes_the_only_one_left(browser: Chrome, ward: WebElement) -> None:
    ward.send_keys("oxl", Keys.ENTER)
    assert posted(browser) == ["oxlow"]


def test_a_name_typed_in_full_is_chosen_and_a_changed_one_is_not(browser: Chrome, ward: WebElement) -> None:
    ward.send_keys("fairfield")
    assert posted(browser) == ["fairfield"]
    ward.send_keys("s")
    assert posted(browser) == ["fairfields"]
    ward.send_keys(Keys.BACKSPACE)
    assert posted(browser) == ["fairfield"]


def test_escape_closes_the_list_and_then_empties_the_field(browser: Chrome, ward: WebElement) -> None:
    ward.send_keys("garth", Keys.ESCAPE)
    assert (seen(browser), posted(browser)) == ([], ["garth"])
    ward.send_keys(Keys.ESCAPE)
    assert (ward.get_property("value"), posted(browser)) == ("", [""])


def test_a_click_opens_the_whole_list_and_another_takes_one(browser: Chrome, ward: WebElement) -> None:
    ward.click()
    assert len(seen(browser)) == len(Listed.ward.options)
    next(e for e in browser.find_elements(By.CSS_SELECTOR, "[role=option]") if e.text == "Garth").click()
    assert (ward.get_property("value"), posted(browser), seen(browser)) == ("Garth", ["garth"], [])


def test_how_many_there_are_is_said_once_somebody_pauses_and_that_there_is_nothing_is_shown(
    browser: Chrome, ward: WebElement
) -> None:
    status = browser.find_element(By.CSS_SELECTOR, ".council-type-ahead [role=status]")
    ward.send_keys("quay")
    WebDriverWait(browser, 5, poll_frequency=0.05).until(lambda _: status.get_property("textContent"))
    assert "govuk-visually-hidden" in str(status.get_attribute("class"))
    ward.send_keys("zz")
    assert status.is_displayed()
    assert "govuk-visually-hidden" not in str(status.get_attribute("class"))


def test_what_fits_nothing_is_kept_as_it_was_typed_and_the_error_leads_to_the_field(
    browser: Chrome, site: str
) -> None:
    reach(browser, site)
    browser.find_element(By.ID, "ward").send_keys("Nowhere")
    press(browser)
    assert browser.find_element(By.ID, "ward").get_property("value") == "Nowhere"
    browser.find_element(By.CSS_SELECTOR, ".govuk-error-summary a").click()
    assert browser.switch_to.active_element.get_attribute("role") == "combobox"
    browser.switch_to.active_element.send_keys(Keys.ESCAPE, "garth")
    press(browser)
    assert browser.current_url.endswith("moments")
    chromium.press(browser, browser.find_element(By.CLASS_NAME, "govuk-back-link"))
    assert browser.find_element(By.ID, "ward").get_property("value") == "Garth"


def test_its_states_pass_for_accessible_at_320_pixels_too(browser: Chrome, ward: WebElement) -> None:
    for width in (1280, 320):
        chromium.size(browser, width, 1000)
        ward.send_keys(Keys.ESCAPE, Keys.ESCAPE, "qu", Keys.ARROW_DOWN)
        assert engine.violations(browser) == []
    assert engine.sticks_out_at_320(browser) == []


def test_without_a_script_it_is_a_plain_list(browser: Chrome, site: str) -> None:
    chromium.scripts(browser, allowed=False)
    reach(browser, site)
    choices = Select(browser.find_element(By.ID, "ward"))
    assert [option.text for option in choices.options][1:] == [
        str(o.label) for o in Listed.ward.options.values()
    ]
    choices.select_by_visible_text("Garth")
    press(browser)
    assert browser.current_url.endswith("moments")
