"""Open311 answers whatever is asked in the form that was asked for, well formed."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.app.browser import Client


@pytest.mark.parametrize("code", ["%01", "%0B", "%EF%BF%BF", "%ED%A0%80", "%3C%21--", "]]%3E", "x" * 5000])
def test_a_service_that_nobody_could_name_is_refused_in_xml_that_can_be_read(
    client: Client, code: str
) -> None:
    answer = client.http.get(f"/api/open311/v2/services/{code}.xml")
    assert answer.status_code == 404
    assert ElementTree.fromstring(answer.data).findtext("error/code") == "404"
