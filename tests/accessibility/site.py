"""`./run accessibility URL`: look at the pages of a running site as the tests look at ours.

Follows links within the site, from the address given. It presses nothing and sends nothing. Without an
address it runs the tests of this folder, which also fill in every form.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome

from tests.accessibility import chromium
from tests.accessibility.engine import bring_axe, everything_wrong

MOST_PAGES = 200
_PAGES = "a[href]:not([type='application/pdf'])"
_LINKS = f'return [...document.querySelectorAll("{_PAGES}")].map((link) => link.href)'


def main(arguments: list[str]) -> int:
    if not arguments:
        return pytest.main(["tests/accessibility"])
    absent = chromium.absent()
    if absent or urlsplit(arguments[0]).scheme not in ("http", "https"):
        sys.exit(absent or f"“{arguments[0]}” is not an address: give one like http://127.0.0.1:5000")
    browser = chromium.start()
    try:
        bring_axe(browser)
        chromium.make_new(browser)
        found = dict(pages(browser, arguments[0]))
    except WebDriverException as problem:
        sys.exit(f"{arguments[0]} could not be looked at: {(problem.msg or '').splitlines()[0]}")
    finally:
        browser.quit()
    wrong = [f"{address}: {each}" for address, sentences in found.items() for each in sentences]
    sys.stdout.write("\n".join([*wrong, f"{len(found)} pages looked at, {len(wrong)} things wrong"]) + "\n")
    return 1 if wrong else 0


def pages(browser: Chrome, start: str) -> Iterator[tuple[str, list[str]]]:
    """Each page of the site and what is wrong with it, breadth first, up to MOST_PAGES."""
    waiting, seen = [start], {start}
    while waiting and len(seen) <= MOST_PAGES:
        address = waiting.pop(0)
        browser.get(address)
        links = [urldefrag(link).url for link in browser.execute_script(_LINKS)]
        yield address, everything_wrong(browser)
        ours = [link for link in links if urlsplit(link).netloc == urlsplit(start).netloc]
        waiting += [link for link in dict.fromkeys(ours) if link not in seen]
        seen.update(ours)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
