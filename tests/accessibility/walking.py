"""A person's way through a form in the browser, as one of the form's examples answers it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from werkzeug.datastructures import MultiDict

from forms.answers import Json
from forms.examples import filled, typed
from forms.journey import Journey, Task
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


def walk(
    browser: Chrome,
    site: str,
    language: str,
    journey: Journey,
    example: str,
    look: Look,
    known: Collection[str] = (),
) -> None:
    """Fill the form in, from its start page to its confirmation or an exit, looking at every state. Pages
    whose names are `known` were looked at before, and are only filled in.
    """
    stored = filled(journey.examples[example])
    path = journey.path(stored)
    start = f"{site if language == 'en' else f'{site}/{language}'}/forms/{journey.slug}"
    steps = _Steps(browser, look, known)
    browser.get(start)
    for delete in browser.find_elements(By.CSS_SELECTOR, "button[value=delete]"):  # left at an end before
        chromium.press(browser, delete)
    steps.look("start", "blank")
    go_on(browser)
    for task in path.tasks or (Task(journey.title, path.pages, "completed"),):
        if path.tasks:
            steps.look("tasks", "filled" if task is path.tasks[-1] else "blank")
            chromium.press(browser, _link_to(browser, start, task))
        for page in task.pages:
            if issubclass(page, Exit):
                steps.look(page.slug, "blank")
                return
            if issubclass(page, AddAnother):
                steps.add_each(page, stored[page.slug])
            else:
                answers = stored[page.slug]
                assert isinstance(answers, dict)
                steps.answer(page, answers)
    if path.tasks:
        steps.look("tasks", "done")
        chromium.press(browser, browser.find_element(By.CSS_SELECTOR, "main a.govuk-button"))
    steps.check_and_send(start)


def _link_to(browser: Chrome, start: str, task: Task) -> WebElement:
    links = browser.find_elements(By.CSS_SELECTOR, ".govuk-task-list__link")
    first = f"{start}/{task.pages[0].slug}"
    return next(link for link in links if link.get_property("href") == first)


@dataclass
class _Steps:
    """What a person does at each page, while somebody looks on."""

    browser: Chrome
    onlooker: Look
    known: Collection[str]

    def look(self, page: str, state: str) -> None:
        if page not in self.known:
            self.onlooker(page, state)

    def check_and_send(self, start: str) -> None:
        self.look("check-answers", "filled")
        if "check-answers" not in self.known:
            self.look_at_what_came_since(start)
        go_on(self.browser)
        self.look("sent", "filled")

    def look_at_what_came_since(self, start: str) -> None:
        """The start of a form already begun, and check answers after another tab changed an answer."""
        browser, check = self.browser, self.browser.current_url
        browser.get(start)
        self.look("start", "begun")
        browser.get(check)
        if "save" not in self.known and browser.find_elements(By.NAME, "save"):
            self.look_at_saving()
            browser.get(check)
        browser.execute_script("document.querySelector('[name=seen]').value = 'something else'")
        go_on(browser)
        self.look("check-answers", "changed")

    def look_at_saving(self) -> None:
        """The code of a form saved for later, and what it leads to."""
        browser = self.browser
        chromium.press(browser, browser.find_element(By.NAME, "save"))
        self.look("save", "filled")
        code = browser.find_element(By.CLASS_NAME, "council-reference").text
        go_on(browser)
        self.look("save", "in error")
        browser.get(
            browser.find_element(By.CSS_SELECTOR, "main a[href*='/come-back']").get_property("href") or ""
        )
        go_on(browser)
        self.look("come-back", "in error")
        fill(browser, {"code": [code]})
        go_on(browser)
        self.look("found", "filled")

    def add_each(self, page: type[AddAnother], stored: Json) -> None:
        browser, items = self.browser, page.items(stored)
        for number, item in enumerate(items, 1):
            self.answer(page, item)
            last = number == len(items)
            if number == 1 and page.slug not in self.known:
                self.look(f"{page.slug} list", "filled")
                go_on(browser)
                self.look(f"{page.slug} list", "in error")
                self.look_at_removing(page)
            elif last:
                self.look(f"{page.slug} list of {number}", "filled")
            if number < page.at_most:
                fill(browser, {"another": ["no" if last else "yes"]})
            go_on(browser)

    def look_at_removing(self, page: type[AddAnother]) -> None:
        browser = self.browser
        browser.get(
            browser.find_element(By.CSS_SELECTOR, "main a[href*='/remove']").get_property("href") or ""
        )
        self.look(f"{page.slug} remove", "blank")
        browser.get(browser.find_element(By.CSS_SELECTOR, ".govuk-back-link").get_property("href") or "")

    def answer(self, page: type[Page], answers: Mapping[str, Json]) -> None:
        if page.slug not in self.known:
            self.make_mistakes(page)
        browser = self.browser
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
            self.look(page.slug, state)
            go_on(browser)
            if browser.current_url != here:  # otherwise there is more to ask, such as which of what was found
                return

    def make_mistakes(self, page: type[Page]) -> None:
        browser = self.browser
        self.look(page.slug, "blank")
        mistaken = a_mistake(page)
        if mistaken is not None:
            fill(browser, mistaken)
            go_on(browser)
            self.look(page.slug, "in error")
        if any(question.takes_files for question in page.questions):
            _choose_files(browser, page, lambda _question: {"notes.txt": b"notes"})
            go_on(browser)
            self.look(page.slug, "with a file that is not taken")


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
        if button.get_dom_attribute("value") in told.get(button.get_dom_attribute("name") or "", []):
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
    secondary = [button for button in buttons if "--secondary" in (button.get_dom_attribute("class") or "")]
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
