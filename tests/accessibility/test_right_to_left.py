"""Arabic is painted from the right: what no engine reports, since the text itself is correct."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from forms.journeys import JOURNEYS
from tests.accessibility import chromium
from tests.accessibility.every_question import every_question
from tests.accessibility.walking import walk

# For each radio and checkbox: where the control is painted (its label's ::before) and where its words begin.
_PAINTED = """
const rtl = document.documentElement.dir === "rtl";
return [...document.querySelectorAll(".govuk-radios__input, .govuk-checkboxes__input")].map((input) => {
  const label = input.nextElementSibling, box = label.getBoundingClientRect();
  if (!box.width) return null;
  const before = getComputedStyle(label, "::before");
  const width = parseFloat(before.width) + parseFloat(before.borderLeftWidth) * 2;
  const item = input.parentElement.getBoundingClientRect();  // what both are placed against
  const left = item.left + parseFloat(before.left);
  const range = document.createRange();
  range.selectNodeContents(label);
  const words = [...range.getClientRects()].filter((each) => each.width > 1);
  const start = rtl ? Math.max(...words.map((w) => w.right)) : Math.min(...words.map((w) => w.left));
  const control = input.getBoundingClientRect();
  return {
    words: label.textContent.trim(),
    gap: rtl ? left - start : start - (left + width),
    clicked_where_painted: Math.abs((left + width / 2) - (control.left + control.width / 2)),
  };
}).filter(Boolean);
"""


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [1280, 320])
def test_each_radio_and_checkbox_is_painted_beside_its_words(
    browser: Chrome, site: str, language: str, width: int
) -> None:
    looked_at = 0
    wrong: list[str] = []

    def look(page: str, state: str) -> None:
        nonlocal looked_at
        chromium.size(browser, width, 1000)
        for control in browser.execute_script(_PAINTED):
            looked_at += 1
            if not 0 <= control["gap"] <= 24 or control["clicked_where_painted"] > 4:
                wrong.append(f"{page}: {control}")

    for journey in (JOURNEYS["report-missed-bin"], every_question):  # between them, every kind of control
        browser.delete_all_cookies()
        walk(browser, site, language, journey, next(iter(journey.examples)), look, {"save"})
    assert looked_at > 10
    assert not wrong, "\n".join(wrong[:10])


def test_numbers_and_references_read_from_the_left(browser: Chrome, site: str) -> None:
    browser.get(f"{site}/ar/help")
    numbers = browser.find_elements(By.CSS_SELECTOR, "a[href^=tel] bdi")
    assert numbers
    assert {number.value_of_css_property("direction") for number in numbers} == {"ltr"}
