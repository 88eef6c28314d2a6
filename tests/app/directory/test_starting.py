"""Every form belongs to a service that the directory has."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from structlog.testing import capture_logs

from app.directory.starting import forms_without_a_service
from tests.app.browser import Client
from tests.factories import a_service


def test_every_form_belongs_to_a_service_of_the_sample_council(sample_app: Flask) -> None:
    with sample_app.extensions["database"].reading() as session:
        assert forms_without_a_service(session) == []


def test_a_form_whose_service_is_missing_is_told_once_when_serving_begins(
    client: Client, there_is: Callable[..., None]
) -> None:
    there_is(a_service("Allotments"))
    with capture_logs() as logs:
        client.get("/directory")
        client.get("/directory")
    told = [line["event"] for line in logs if line["log_level"] == "warning"]
    assert len([words for words in told if "“report-missed-bin”" in words]) == 1


def test_an_empty_directory_is_no_reason_to_warn(client: Client) -> None:
    with capture_logs() as logs:
        client.get("/directory")
    assert not [line for line in logs if line["log_level"] == "warning"]
