"""Every answer, to the letter of the schemas that the standard and its validator publish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator

from app import create_app
from app.settings import ROOT, Settings
from directory.importing import import_path

PUBLISHED = ROOT.parent / "shared" / "data" / "openreferral"
COMPILED = "uk_v3_schema/compiled"
SCHEMAS = {
    "": ("validator_schema/api_details.json",),
    "services/{id}": (f"{COMPILED}/service.json",),
    "services": (f"{COMPILED}/service_list.json",),
    "services?full=true": (f"{COMPILED}/service.json", f"{COMPILED}/service_list.json"),
    "service_at_locations/{id}": (f"{COMPILED}/service_at_location.json",),
    "service_at_locations": (f"{COMPILED}/service_at_location_list.json",),
    "service_at_locations?full=true": (f"{COMPILED}/service_at_location.json",),
    "organizations/{id}": (f"{COMPILED}/organization.json",),
    "organizations/{id}?full_service=true": (f"{COMPILED}/organization.json",),
    "organizations": (f"{COMPILED}/organization_list.json",),
    "organizations?full=true": (f"{COMPILED}/organization.json",),
    "taxonomies/{id}": ("uk_v3_schema/taxonomy.json", "validator_schema/taxonomy.json"),
    "taxonomies": ("uk_v3_schema/taxonomy.json", "validator_schema/taxonomy.json"),
    "taxonomy_terms/{id}": ("uk_v3_schema/taxonomy_term.json", "validator_schema/taxonomy_term.json"),
    "taxonomy_terms": ("uk_v3_schema/taxonomy_term.json", "validator_schema/taxonomy_term.json"),
}
FROM_ELSEWHERE = (
    "openreferral/uk_v3_examples/service_full.json",
    "services/esd_services_2015.csv",
    "places/imminence_register_offices.csv",
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The real files, imported."""
    if not PUBLISHED.is_dir():
        pytest.skip("There is no ../shared/data, so the published schemas were not tried.")
    folder = tmp_path_factory.mktemp("imported")
    app = create_app(Settings.from_environment({"DATA_DIR": str(folder), "RATE_LIMITS": "off"}))
    app.extensions["database"].upgrade()
    with app.extensions["database"].writing() as session:
        for file in FROM_ELSEWHERE:
            assert import_path(session, PUBLISHED.parent / file).problems == []
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture(params=["sample_app", "imported"])
def council(request: pytest.FixtureRequest) -> Flask:
    """The sample council, then what others publish."""
    if not PUBLISHED.is_dir():
        pytest.skip("There is no ../shared/data, so the published schemas were not tried.")
    app: Flask = request.getfixturevalue(request.param)
    return app


def told(app: Flask, path: str) -> Any:
    response = app.test_client().get(f"/api/openreferral/{path}")
    assert response.status_code == 200, path
    return response.json


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((PUBLISHED / name).read_text(encoding="utf-8"))
    if name.endswith("uk_v3_schema/taxonomy.json"):
        term = json.loads((PUBLISHED / "uk_v3_schema" / "taxonomy_term.json").read_text(encoding="utf-8"))
        schema["properties"]["taxonomy_terms"]["items"] = term
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.shared
def test_every_answer_is_valid(council: Flask) -> None:
    envelope = json.loads((PUBLISHED / "validator_schema" / "open_api.json").read_text(encoding="utf-8"))
    page_of = Draft202012Validator(envelope["components"]["schemas"]["Page"])
    properties = set(envelope["components"]["schemas"]["Page"]["properties"]) | {"contents"}
    for path, schemas in SCHEMAS.items():
        documents = list(_documents(council, path))
        assert documents
        for page in documents:
            if "contents" in page:
                page_of.validate(page)
                assert set(page) == properties
        for schema in map(validator, schemas):
            for document in documents:
                for one in document.get("contents", [document]):
                    schema.validate(one)


def _documents(app: Flask, path: str) -> Iterator[Any]:
    """The first page of a list; or the first ten things in it."""
    if path and "{id}" not in path:
        yield told(app, f"{path}{'&' if '?' in path else '?'}per_page=100")
    elif not path:
        yield told(app, path)
    else:
        for one in told(app, f"{path.partition('/')[0]}?per_page=10")["contents"]:
            yield told(app, path.replace("{id}", one["id"]))


@pytest.mark.shared
def test_the_examples_that_are_published_come_out_as_they_were(imported: Flask) -> None:
    examples = PUBLISHED / "uk_v3_examples"
    for name in ("services", "service_at_locations", "organizations", "taxonomy_terms"):
        full = {"taxonomy_terms": "taxonomy_term.json"}.get(name, f"{name.removesuffix('s')}_full.json")
        example = json.loads((examples / full).read_text(encoding="utf-8"))
        _is_within(example, told(imported, f"{name}/{example['id']}"), name)


NOT_KEPT = {
    "funding",
    "link_type",
    "languages",
    "services",
    "accessibility",
    "latitude",
    "longitude",
    "addresses",
}
"""What the import says that it leaves out, or that is told elsewhere; the example's latitude is 100."""


def _is_within(example: Any, answer: Any, where: str) -> None:
    """Everything that the example says is said, whatever else is."""
    if isinstance(example, dict):
        for name in example.keys() - NOT_KEPT:
            if name != "id" or "attributes" not in where:
                _is_within(example[name], answer.get(name), f"{where}.{name}")
    elif isinstance(example, list):
        for one, other in zip(example, answer, strict=True):
            _is_within(one, other, where)
    elif where.endswith("last_modified"):
        assert answer.startswith(example.removesuffix("Z")), where
    elif not where.endswith("parent_id"):  # the term above is not told
        assert answer == (example.strip() if isinstance(example, str) else example), where
