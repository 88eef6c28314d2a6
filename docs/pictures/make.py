"""`./run pictures`: the pictures in the README, of the sample council, wide and on a small telephone."""

from __future__ import annotations

import base64
import logging
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from selenium.webdriver import Chrome
from werkzeug.serving import make_server

from app import create_app
from app.settings import Settings
from build.say import line, progress
from forms.journeys import JOURNEYS
from tests.accessibility import chromium
from tests.accessibility.staff import sign_in
from tests.accessibility.walking import walk
from tests.staff import add_staff

FOLDER = Path(__file__).resolve().parent
WIDE, SCALE, NARROW, HEIGHT = 1020, 0.7, 320, 742
ADDRESSES = {
    "home": "/",
    "search": "/directory?q=skint",
    "service": "/directory/services/bins-and-recycling",
}
FOR_STAFF = {
    "desk": "/staff?q=my bin was not emptied",
    "person": "/staff/people/abena-owusu",
}
# The pages of a form, by the language, the page and the state it is in.
STATES = {
    ("en", "collection-address", "in error"): "form-in-error",
    ("en", "check-answers", "filled"): "check-answers",
    ("en", "sent", "filled"): "confirmation",
    ("ar", "missed-bin", "in error"): "form-in-arabic",
}
JOURNEY, EXAMPLE = JOURNEYS["report-missed-bin"], "one recycling bin, out on time"
SIDE_BY_SIDE = """
const done = arguments[arguments.length - 1];
document.body.style.cssText = "margin:0;padding:10px;display:flex;gap:16px;background:#d8dcde";
const pictures = arguments[0].map(([source, width]) => {
  const picture = new Image(width);
  picture.src = "data:image/png;base64," + source;
  document.body.append(picture);
  return picture.decode();
});
Promise.all(pictures).then(() => requestAnimationFrame(() => done()));
"""


@contextmanager
def the_sample_council() -> Iterator[str]:
    """Its address, while it is served."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings.from_environment({"DATA_DIR": folder, "RATE_LIMITS": "off"}))
        structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        for command in ("db upgrade", "directory load-sample", "directory reindex"):
            done = app.test_cli_runner().invoke(args=command.split())
            if done.exit_code:
                raise SystemExit(done.output)
        add_staff(app)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        app.extensions["database"].engine.dispose()


def photographed(browser: Chrome, width: int, height: int, scale: float = 1) -> str:
    """The top of the page at this size in CSS pixels, as PNG in base 64."""
    screen = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.execute_script("window.scrollTo(0, 0); document.activeElement.blur()")
    taken: str = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
    return taken


def both(browser: Chrome) -> list[tuple[str, int]]:
    """The page on screen, wide and narrow, each with the width it is to be shown at."""
    wide = photographed(browser, WIDE, round(HEIGHT / SCALE), SCALE)
    narrow = photographed(browser, NARROW, HEIGHT)
    chromium.size(browser, *chromium.WIDE)
    return [(wide, round(WIDE * SCALE)), (narrow, NARROW)]


def take_all(browser: Chrome, site: str) -> dict[str, list[tuple[str, int]]]:
    taken = {}
    for name, address in ADDRESSES.items():
        browser.get(site + address)
        taken[name] = both(browser)
    for language in ("en", "ar"):
        chromium.make_new(browser)

        def look(page: str, state: str, language: str = language) -> None:
            if name := STATES.get((language, page, state)):
                taken[name] = both(browser)

        walk(browser, site, language, JOURNEY, EXAMPLE, look)
    chromium.make_new(browser)
    sign_in(browser, site)
    for name, address in FOR_STAFF.items():
        browser.get(site + address)
        taken[name] = both(browser)
    return taken


def main() -> int:
    if absent := chromium.absent():
        sys.stderr.write(f"{absent}\n")
        return 1
    with progress("Taking the pictures"), the_sample_council() as site:
        browser = chromium.start()
        try:
            chromium.make_new(browser)
            for name, pictures in take_all(browser, site).items():
                browser.get("about:blank")
                browser.execute_async_script(SIDE_BY_SIDE, pictures)
                width = sum(width for _picture, width in pictures) + 36
                sheet = photographed(browser, width, HEIGHT + 20)
                (FOLDER / f"{name}.png").write_bytes(base64.b64decode(sheet))
        finally:
            browser.quit()
    for path in sorted(FOLDER.glob("*.png")):
        line(f"{path.relative_to(FOLDER.parent.parent)}: {path.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
