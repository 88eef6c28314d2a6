"""What several of these tests talk to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.app.crm import Crm, a_crm


@pytest.fixture
def crm() -> Iterator[Crm]:
    """A council's own system, listening on loopback."""
    with a_crm() as crm:
        yield crm
