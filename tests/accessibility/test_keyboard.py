"""A form from start to confirmation with the keyboard alone, always seeing where one is."""

from __future__ import annotations

from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By

from forms.answers import Json
from forms.examples import filled, typed
from forms.pages import AddAnother
from tests.accessibility import chromium
from tests.people import MISSED_BIN

EXAMPLE = "one recycling bin, out on time"
FARTHEST = 60

# How the focused element, or the mark drawn beside it for a radio, differs from when it is not focused.
_LOOKS = """
const tag = document.activeElement;
if (!tag || tag === document.body) return null;
const drawn = (each, part) => {
  const s = getComputedStyle(each, part);
  return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderTopWidth];
};
const near = [tag, tag.nextElementSibling, tag.parentElement].filter(Boolean);
const read = () => JSON.stringify(near.flatMap((each) => [drawn(each, null), drawn(each, "::before")]));
const focused = read();
const box = tag.getBoundingClientRect();
const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
tag.blur();
const seen = focused !== read();
tag.focus({ preventScroll: true });
const words = (tag.textContent || "").trim(), where = tag.outerHTML.slice(0, 120);
return { name: tag.name || "", value: tag.value || "", words, seen, inside, where };
"""


class Keyboard:
    """Hands that know only Tab, Space, Enter, the arrows and letters."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser
        self.unseen: list[str] = []

    def keys(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def tab(self) -> dict[str, str]:
        self.keys(Keys.TAB)
        here: dict[str, str] | None = self.browser.execute_script(_LOOKS)
        if here is None:
            return {}
        if not here["seen"] or not here["inside"]:
            self.unseen.append(f"{self.browser.current_url}: {here['where']}")
        return here

    def to(self, **wanted: str) -> None:
        """Tab until focus is on what is wanted."""
        for _ in range(FARTHEST):
            here = self.tab()
            if here and all(here.get(key) == value for key, value in wanted.items()):
                return
        raise AssertionError(f"{wanted} cannot be reached by Tab on {self.browser.current_url}")

    def press(self, words: str) -> None:
        """Tab to a button and press it with Enter."""
        self.to(words=words)
        self.browser.execute_script("window.stillHere = true")
        self.keys(Keys.ENTER)
        chromium.arrived(self.browser)

    def choose(self, name: str, value: str) -> None:
        """Tab to a group of radios and go down to the right one."""
        self.to(name=name)
        self.keys(Keys.SPACE)
        for _ in range(FARTHEST):
            if self.browser.execute_script("return document.activeElement.value") == value:
                return
            self.keys(Keys.ARROW_DOWN)
        raise AssertionError(f"{name} has no {value}")


def test_the_first_tab_on_a_page_offers_to_skip_to_its_content(browser: Chrome, site: str) -> None:
    browser.get(f"{site}/forms/report-missed-bin")
    keyboard = Keyboard(browser)
    assert keyboard.tab()["words"] == "Skip to main content"
    keyboard.keys(Keys.ENTER)
    assert browser.execute_script("return document.activeElement.id") == "main-content"


def test_a_form_can_be_filled_in_with_the_keyboard_alone(browser: Chrome, site: str) -> None:
    stored = filled(MISSED_BIN.examples[EXAMPLE])
    keyboard = Keyboard(browser)
    browser.get(f"{site}/forms/report-missed-bin")
    keyboard.press("Start now")
    for page in MISSED_BIN.path(stored).pages:
        answers: Json = stored[page.slug]
        if issubclass(page, AddAnother):
            answers = page.items(answers)[0]
        assert isinstance(answers, dict)
        for name, values in typed(page, answers).items():
            field = browser.find_element(By.CSS_SELECTOR, f"main [name='{name}']")
            if field.get_attribute("type") == "radio":
                keyboard.choose(name, values[0])
            else:
                keyboard.to(name=name)
                keyboard.keys(values[0])
        keyboard.press("Continue")
        if issubclass(page, AddAnother):
            keyboard.choose("another", "no")
            keyboard.press("Continue")
    keyboard.press("Send your report")
    assert browser.find_element(By.TAG_NAME, "h1").text == "We have your report"
    assert not keyboard.unseen, "focus could not be seen:\n" + "\n".join(keyboard.unseen)


def test_enter_in_a_field_goes_on_and_does_not_change_the_language(browser: Chrome, site: str) -> None:
    browser.get(f"{site}/forms/report-missed-bin/collection-address")
    browser.execute_script("window.stillHere = true")
    browser.find_element(By.ID, "address-town").send_keys("Wendle", Keys.ENTER)
    chromium.arrived(browser)
    assert browser.find_element(By.CLASS_NAME, "govuk-error-summary")
    assert "/ar/" not in browser.current_url


def test_an_error_takes_focus_and_its_link_goes_to_the_field(browser: Chrome, site: str) -> None:
    browser.get(f"{site}/forms/report-missed-bin/collection-address")
    keyboard = Keyboard(browser)
    keyboard.press("Continue")
    focused = browser.switch_to.active_element
    assert "govuk-error-summary" in (focused.get_attribute("class") or "")
    keyboard.to(words="Enter the address the bin is collected from")
    keyboard.keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "address-line_1"
