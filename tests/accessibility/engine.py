"""axe-core over one page, and the looks that axe does not take."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

from tests.accessibility import chromium

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})

# What is wrong, each rule with its nodes.
_RUN_AXE = f"bringAxe(); axe.run({_OPTIONS}).then(({{ violations }}) => violations)"

looked_at: Counter[str] = Counter()
"""How many pages and states each language was looked at in, told when the tests end."""

# What sticks out of the page sideways, or scrolls sideways inside it (WCAG 1.4.10).
_STICKS_OUT = """() => {
const root = document.documentElement;
const found = [];
if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth}px wide`);
for (const tag of document.body.querySelectorAll("*")) {
  const scrolls = ["auto", "scroll"].includes(getComputedStyle(tag).overflowX);
  // A diagram may, where the keyboard can scroll it and something that does not says the same.
  const diagram = tag.tabIndex === 0 && tag.querySelector(":scope > svg[role=img][aria-details]");
  if (scrolls && !diagram && tag.clientWidth && tag.scrollWidth > tag.clientWidth + 1)
    found.push(`${tag.tagName.toLowerCase()}.${tag.className} scrolls sideways`);
}
return found;
}"""

# Words cut off by a box that larger or wider text has outgrown (WCAG 1.4.4, 1.4.12).
_CUT_OFF = """() => {
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
}"""


# Text twice as large, and then the text spacing of WCAG 1.4.12.
_LARGE_AND_SPACED = f"""() => {{
const cutOff = {_CUT_OFF};
const sticksOut = {_STICKS_OUT};
const root = document.documentElement;
root.style.fontSize = "200%";
const large = [...cutOff(), ...sticksOut()];
root.style.fontSize = "";
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* {{ line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important }} p {{ margin-bottom: 2em !important }}`);
document.adoptedStyleSheets = [sheet];
const spaced = [...cutOff(), ...sticksOut()];
document.adoptedStyleSheets = [];
return {{ large, spaced }};
}}"""


def bring_axe(browser: Chrome) -> None:
    """Have axe-core at hand on every page from now on: read once, and run where a page is looked at."""
    source = f"globalThis.bringAxe = () => {{ {AXE.read_text(encoding='utf-8')} }};"
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})


def _evaluate(browser: Chrome, script: str) -> Any:
    """What a script comes to, once its promise is kept: for a long one, quicker than WebDriver's own way."""
    told = {"expression": script, "awaitPromise": True, "returnByValue": True}
    answer: dict[str, Any] = browser.execute_cdp_cmd("Runtime.evaluate", told)
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"]["value"]


def violations(browser: Chrome) -> list[str]:
    """What axe-core finds on the page on screen, a line each."""
    return [
        f"{rule['id']}: {rule['help']} ({node['html'][:160]})"
        for rule in _evaluate(browser, _RUN_AXE)
        for node in rule["nodes"]
    ]


def sticks_out_at_320(browser: Chrome) -> list[str]:
    """What does not fit a width of 320 CSS pixels."""
    chromium.size(browser, 320, 1000)
    found: list[str] = _evaluate(browser, f"({_STICKS_OUT})()")
    chromium.size(browser, *chromium.WIDE)
    return [f"at 320 px, {each}" for each in found]


def cut_off_when_large_or_spaced(browser: Chrome) -> list[str]:
    """What is cut off, or makes the page scroll sideways, when text is twice as large or widely spaced."""
    found: dict[str, list[str]] = _evaluate(browser, f"({_LARGE_AND_SPACED})()")
    return [
        *(f"with text at 200%, {each}" for each in found["large"]),
        *(f"with spaced text, {each}" for each in found["spaced"]),
    ]


def everything_wrong(browser: Chrome) -> list[str]:
    """Every automatic look at the page on screen."""
    looked_at[_evaluate(browser, "document.documentElement.lang")] += 1
    return [
        *violations(browser),
        *sticks_out_at_320(browser),
        *cut_off_when_large_or_spaced(browser),
    ]
