"""The folder `forms/` is enough: alone with the application that the guide shows, a form is filled in."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "app" / "guide" / "pages" / "building" / "taking-forms.md"

FILL_IN = """
import json
import sys
from app import app
from forms.examples import filled, typed
from forms.journeys import JOURNEYS
from forms.pages import AddAnother

assert not {"directory", "sqlalchemy", "flask_wtf"} & set(sys.modules), "something of ours came along"
journey = JOURNEYS["report-missed-bin"]
stored = filled(next(iter(journey.examples.values())))
browser = app.test_client()
address, pages = browser.get("/report-missed-bin").headers["Location"], []
while address.count("/") == 2:
    page = journey.by_slug[address.rpartition("/")[2]]
    html = browser.get(address).get_data(as_text=True)
    refused = browser.post(address, data={}).get_data(as_text=True)
    answers = stored[page.slug][0] if issubclass(page, AddAnother) else stored[page.slug]
    sent = browser.post(address, data=typed(page, answers))
    pages.append({"page": page.slug, "html": html, "refused": refused, "status": sent.status_code})
    address = sent.headers["Location"]
print(json.dumps({"pages": pages, "told": browser.get(address).get_json()}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("alone")
    shutil.copytree(ROOT / "forms", folder / "forms", ignore=shutil.ignore_patterns("__pycache__"))
    [block] = re.findall(r"^```python\n(.*?)^```\n", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    (folder / "app.py").write_text(block, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", FILL_IN],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_every_page_has_the_components_and_leads_on(told: dict[str, list[dict[str, str]]]) -> None:
    pages = {page["page"]: page for page in told["pages"]}
    assert [page["status"] for page in told["pages"]] == [302] * len(pages)
    assert 'class="govuk-radios__input" id="kind"' in pages["missed-bin"]["html"]
    assert 'class="govuk-input govuk-date-input__input' in pages["missed-bin"]["html"]
    assert 'autocomplete="postal-code"' in pages["collection-address"]["html"]


def test_an_empty_page_says_what_to_do(told: dict[str, list[dict[str, str]]]) -> None:
    page = next(page for page in told["pages"] if page["page"] == "missed-bin")
    assert '<a href="#kind">Select the type of bin</a>' in page["refused"]


def test_what_was_filled_in_is_told_in_words(told: dict[str, dict[str, str]]) -> None:
    assert told["told"]["Type of bin"] == "Recycling bin"
    assert told["told"]["Full name"] == "Amal Warsame"
