"""How much a telephone has to fetch before somebody can begin."""

from __future__ import annotations

import re

from app.assets import BUILT
from tests.app.browser import Client

MOST = 40_000


def test_the_first_form_page_weighs_40_kb_or_less_all_files_together(client: Client) -> None:
    page = client.get("/forms/report-missed-bin/collection-address")
    files = re.findall(r'(?:href|src)="/static/([^"]+)"', page.source)
    assert len(files) >= 2
    weights = {name: (BUILT / f"{name}.br").stat().st_size for name in files}
    weights["the page itself"] = len(page.source.encode())
    assert sum(weights.values()) <= MOST, weights
