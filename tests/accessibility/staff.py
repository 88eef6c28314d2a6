"""Somebody who works here, at the browser."""

from __future__ import annotations

from selenium.webdriver import Chrome

from tests.accessibility.walking import fill, go_on
from tests.staff import PASSWORDS


def sign_in(browser: Chrome, site: str) -> None:
    """Amina signs in, and is at her desk."""
    browser.get(f"{site}/staff/sign-in")
    fill(browser, {"name": ["Amina"], "password": [PASSWORDS["Amina"]]})
    go_on(browser)
