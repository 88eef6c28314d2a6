"""A person's way through a form in the browser, as one of the form's examples answers it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from werkzeug.datastructures import MultiDict

from forms.answers import Json
from forms.examples import filled, typed
from forms.journey import Journey
from forms.pages import AddAnother, Exit, Page
from forms.questions import Question
from tests.accessibility import chromium
from tests.photos import PHOTO

Look = Callable[[str, str], None]
"""Called with a page's name and its state ("blank", "in error", "filled") while it is on screen."""

_FILL = """
for (const [name, values] of Object.entries(arguments[0])) {
  const fields = [...document.querySelectorAll(`main [name="${name}"]`)];
  for (const field of fields.filter((each) => !each.matches("button, [type=hidden], [type=file]"))) {
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked !== values.includes(field.value)) field.click();
    } else {
      field.value = values[0] ?? "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
"""


def walk(browser: Chrome, site: str, language: str, journey: Journey, example: str, look: Look) -> None:
    """Fill the form in, from its start page to its confirmation or an exit, looking at every state."""
    stored = filled(journey.examples[example])
    path = journey.path(stored)
    home = site if language == "en" else f"{site}/{language}"
    browser.get(f"{home}/forms/{journey.slug}")
    look("start", "blank")
    go_on(browser)
    for page in path.pages:
        if issubclass(page, Exit):
            look(page.slug, "blank")
            return
        if issubclass(page, AddAnother):
            _add_each(browser, page, stored[page.slug], look)
        else:
            answers = stored[page.slug]
            assert isinstance(answers, dict)
            _answer(browser, page, answers, look)
    look("check-answers", "filled")
    _look_at_what_came_since(browser, f"{home}/forms/{journey.slug}", look)
    go_on(browser)
    look("sent", "filled")


def _look_at_what_came_since(browser: Chrome, start: str, look: Look) -> None:
    """The start of a form already begun, and check answers after another tab changed an answer."""
    check = browser.current_url
    browser.get(start)
    look("start", "begun")
    browser.get(check)
    if browser.find_elements(By.NAME, "save"):
        _look_at_saving(browser, look)
        browser.get(check)
    browser.execute_script("document.querySelector('[name=seen]').value = 'something else'")
    go_on(browser)
    look("check-answers", "changed")


def _look_at_saving(browser: Chrome, look: Look) -> None:
    """The code of a form saved for later, and what it leads to."""
    chromium.press(browser, browser.find_element(By.NAME, "save"))
    look("save", "filled")
    code = browser.find_element(By.CLASS_NAME, "council-reference").text
    go_on(browser)
    look("save", "in error")
    browser.get(browser.find_element(By.CSS_SELECTOR, "main a[href*='/come-back']").get_attribute("href") or "")
    go_on(browser)
    look("come-back", "in error")
    fill(browser, {"code": [code]})
    go_on(browser)
    look("found", "filled")


def _add_each(browser: Chrome, page: type[AddAnother], stored: Json, look: Look) -> None:
    items = page.items(stored)
    for number, item in enumerate(items, 1):
        _answer(browser, page, item, look)
        last = number == len(items)
        if number == 1:
            look(f"{page.slug} list", "filled")
            go_on(browser)
            look(f"{page.slug} list", "in error")
            _look_at_removing(browser, page, look)
        elif last:
            look(f"{page.slug} list of {number}", "filled")
        if number < page.at_most:
            fill(browser, {"another": ["no" if last else "yes"]})
        go_on(browser)


def _look_at_removing(browser: Chrome, page: type[AddAnother], look: Look) -> None:
    browser.get(browser.find_element(By.CSS_SELECTOR, "main a[href*='/remove']").get_attribute("href") or "")
    look(f"{page.slug} remove", "blank")
    browser.get(browser.find_element(By.CSS_SELECTOR, ".govuk-back-link").get_attribute("href") or "")


def _answer(browser: Chrome, page: type[Page], answers: Mapping[str, Json], look: Look) -> None:
    look(page.slug, "blank")
    mistaken = a_mistake(page)
    if mistaken is not None:
        fill(browser, mistaken)
        go_on(browser)
        look(page.slug, "in error")
    if any(question.takes_files for question in page.questions):
        _choose_files(browser, page, lambda _question: {"notes.txt": b"notes"})
        go_on(browser)
        look(page.slug, "with a file that is not taken")
    every = {question.control(part): [] for question in page.questions for part in question.parts}
    told = {**every, **typed(page, answers)}
    here = browser.current_url
    for state in ("filled", "to choose", "chosen"):
        _press_what_is_part_of_it(browser, told)
        fill(browser, told)
        if state != "filled":
            _choose_instead(browser, told)
        else:
            _choose_files(browser, page, lambda question: _photos(answers.get(question.name)))
        look(page.slug, state)
        go_on(browser)
        if browser.current_url != here:  # otherwise there is more to ask, such as which of what was found
            return


def _photos(stored: Json) -> dict[str, bytes]:
    """The photos that stand for this answer, by name."""
    return {str(file["name"]): PHOTO for file in cast(Any, stored or [])}


def _choose_files(browser: Chrome, page: type[Page], of: Callable[[Question], dict[str, bytes]]) -> None:
    """Choose real files in the page's questions for files."""
    for question in page.questions:
        if question.takes_files and (files := of(question)):
            folder = Path(tempfile.mkdtemp())
            for name, content in files.items():
                (folder / name).write_bytes(content)
            chosen = "\n".join(str(folder / name) for name in files)
            browser.find_element(By.ID, question.control()).send_keys(chosen)


def _press_what_is_part_of_it(browser: Chrome, told: Mapping[str, list[str]]) -> None:
    """A button by which a question is answered in another way, such as by hand."""
    for button in browser.find_elements(By.CSS_SELECTOR, "main button[name]"):
        if button.get_attribute("value") in told.get(button.get_attribute("name") or "", []):
            chromium.press(browser, button)
            return


def _choose_instead(browser: Chrome, told: Mapping[str, list[str]]) -> None:
    """What is offered changes from day to day: where the example's choice is not there, the first."""
    for name, values in told.items():
        offered = browser.find_elements(By.CSS_SELECTOR, f"main input[type=radio][name='{name}']")
        if any(values) and offered and not any(radio.is_selected() for radio in offered):
            browser.execute_script("arguments[0].click()", offered[0])


def fill(browser: Chrome, fields: Mapping[str, list[str]]) -> None:
    browser.execute_script(_FILL, dict(fields))


def go_on(browser: Chrome) -> None:
    """Press the main button: the first in the main part of the page, of the secondary ones if all are."""
    buttons = browser.find_elements(By.CSS_SELECTOR, "main form[method=post] button.govuk-button")
    secondary = [button for button in buttons if "--secondary" in (button.get_attribute("class") or "")]
    chromium.press(browser, next((button for button in buttons if button not in secondary), buttons[0]))


def a_mistake(page: type[Page]) -> dict[str, list[str]] | None:
    """What to type to be told of a mistake: nothing, nonsense, or too much; None where all is accepted."""
    typed_in = [question for question in page.questions if not question.takes_files]
    controls = [question.control(part) for question in typed_in for part in question.parts]
    for text in ("", "x", "x" * 20_000):
        fields = {control: [text] for control in controls}
        if not page.form({}, MultiDict(fields)).validate():
            return fields
    return None
