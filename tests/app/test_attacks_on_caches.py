"""What a cache on the way may keep and hand to the next person carries nothing of the one before."""

from __future__ import annotations

import pytest

from tests.app.browser import Client


@pytest.mark.parametrize(
    "path",
    [
        "/forms/report-missed-bin/paper.pdf",
        "/forms/report-missed-bin/schema.json",
        "/directory",
        "/guide",
        "/",
    ],
)
def test_what_caches_may_share_carries_nobodys_cookie(client: Client, path: str) -> None:
    client.post("/forms/report-missed-bin")
    answer = client.http.get(path)
    shared = answer.cache_control.public
    assert shared == path.endswith(".pdf")
    assert not (shared and answer.headers.getlist("Set-Cookie"))
    assert shared or answer.headers["Cache-Control"] == "no-store"
