"""axe-core over one page, and the looks that axe does not take."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from selenium.webdriver import Chrome

from tests.accessibility import chromium

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})

looked_at: Counter[str] = Counter()
"""How many pages and states each language was looked at in, told when the tests end."""

# What sticks out of the page sideways, or scrolls sideways inside it (WCAG 1.4.10).
_STICKS_OUT = """
const root = document.documentElement;
const found = [];
if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth}px wide`);
for (const tag of document.body.querySelectorAll("*")) {
  const scrolls = ["auto", "scroll"].includes(getComputedStyle(tag).overflowX);
  if (scrolls && tag.clientWidth && tag.scrollWidth > tag.clientWidth + 1)
    found.push(`${tag.tagName.toLowerCase()}.${tag.className} scrolls sideways`);
}
return found;
"""

# Words cut off by a box that larger or wider text has outgrown (WCAG 1.4.4, 1.4.12).
_CUT_OFF = """
const found = [];
const wordy = "a, button, label, legend, h1, h2, h3, p, li, dt, dd, td, th, summary, span";
for (const tag of document.body.querySelectorAll(wordy)) {
  const style = getComputedStyle(tag), box = tag.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1 || style.visibility === "hidden") continue;
  if (tag.closest(".govuk-visually-hidden, .govuk-skip-link")) continue;
  if (style.overflowX === "visible" && style.overflowY === "visible") continue;
  if (tag.scrollWidth > tag.clientWidth + 2 || tag.scrollHeight > tag.clientHeight + 2)
    found.push(`“${tag.textContent.trim().slice(0, 40)}” is cut off`);
}
return found;
"""


def violations(browser: Chrome) -> list[str]:
    """What axe-core finds on the page on screen, a line each."""
    axe = Axe(browser, script_url=str(AXE))
    axe.inject()
    found: dict[str, Any] = axe.run(options=OPTIONS)
    return [
        f"{rule['id']}: {rule['help']} ({node['html'][:160]})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def sticks_out_at_320(browser: Chrome) -> list[str]:
    """What does not fit a width of 320 CSS pixels."""
    chromium.size(browser, 320, 1000)
    found: list[str] = browser.execute_script(_STICKS_OUT)
    chromium.size(browser, *chromium.WIDE)
    return [f"at 320 px, {each}" for each in found]


def cut_off_at_200_percent(browser: Chrome) -> list[str]:
    """What is cut off, or makes the page scroll sideways, when text is twice as large."""
    browser.execute_script("document.documentElement.style.fontSize = '200%'")
    found: list[str] = browser.execute_script(_CUT_OFF) + browser.execute_script(_STICKS_OUT)
    browser.execute_script("document.documentElement.style.fontSize = ''")
    return [f"with text at 200%, {each}" for each in found]


def cut_off_when_spaced(browser: Chrome) -> list[str]:
    """The same with the text spacing of WCAG 1.4.12."""
    browser.execute_script(
        """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
          word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
        document.adoptedStyleSheets = [sheet];
        """
    )
    found: list[str] = browser.execute_script(_CUT_OFF) + browser.execute_script(_STICKS_OUT)
    browser.execute_script("document.adoptedStyleSheets = []")
    return [f"with spaced text, {each}" for each in found]


def everything_wrong(browser: Chrome) -> list[str]:
    """Every automatic look at the page on screen."""
    looked_at[browser.execute_script("return document.documentElement.lang")] += 1
    return [
        *violations(browser),
        *sticks_out_at_320(browser),
        *cut_off_at_200_percent(browser),
        *cut_off_when_spaced(browser),
    ]
