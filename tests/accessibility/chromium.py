"""Debian's Chromium, without a window: started once, made new for each test."""

from __future__ import annotations

import os
import shutil

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

WIDE = (1280, 1000)
BROWSERS = ("chromium-headless-shell", "chromium")  # the first takes a third less of a processor
SWITCHES = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=en-GB",
    # No page is kept for going back to, nor a process made ready for the next: a third of what a page costs.
    "--disable-features=BackForwardCache,ProactivelySwapBrowsingInstancesOnSameSiteNavigation,"
    "RenderDocument,SpareRendererForSitePerProcess",
)


def absent() -> str | None:
    """Why there is no browser here, in a sentence; None when there is one."""
    for package, programs in (("chromium-headless-shell", BROWSERS), ("chromium-driver", ("chromedriver",))):
        if not any(map(shutil.which, programs)):
            return f"{programs[0]} is not installed: on Debian, apt-get install {package}"
    return None


def start() -> Chrome:
    options = ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, BROWSERS)), "")
    for switch in SWITCHES:
        options.add_argument(switch)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_page_load_timeout(30)
    return driver


def make_new(browser: Chrome) -> None:
    browser.get("about:blank")
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    scripts(browser, allowed=True)
    size(browser, *WIDE)


def size(browser: Chrome, width: int, height: int) -> None:
    """The page's own width and height, in CSS pixels."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def scripts(browser: Chrome, *, allowed: bool) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})


def press(browser: Chrome, button: WebElement) -> None:
    """Press a button and wait for the page it leads to."""
    browser.execute_script("window.stillHere = true; arguments[0].click()", button)
    arrived(browser)


def arrived(browser: Chrome) -> None:
    """Wait for the next page, which does not know what the one before was told."""
    WebDriverWait(browser, 20, poll_frequency=0.02).until(
        lambda b: b.execute_script("return !window.stillHere && document.readyState === 'complete'")
    )
