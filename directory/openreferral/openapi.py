"""The Open Referral API as an OpenAPI document: what the standard has, and every parameter that is read."""

from __future__ import annotations

from typing import Any

from .objects import JSONObject
from .parameters import ENDPOINTS, PARAMETERS

SCHEMAS = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema"
LISTED = {
    "services": ("compiled/service_list.json", "compiled/service.json"),
    "service_at_locations": ("compiled/service_at_location_list.json", "compiled/service_at_location.json"),
    "organizations": ("compiled/organization_list.json", "compiled/organization.json"),
    "taxonomies": ("taxonomy.json", "taxonomy.json"),
    "taxonomy_terms": ("taxonomy_term.json", "taxonomy_term.json"),
}
ENVELOPE = {
    "total_items": "integer",
    "total_pages": "integer",
    "page_number": "integer",
    "size": "integer",
    "first_page": "boolean",
    "last_page": "boolean",
    "empty": "boolean",
}
NAMES = ("version", "profile", "openapi_url")
KEY = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}


def describe(title: str, version: str, address: str) -> JSONObject:
    """The document for an API at this address."""
    details = {"type": "object", "properties": {name: {"type": "string"} for name in NAMES}}
    paths: JSONObject = {"/": _get("getAPIMetaInformation", "What this API is.", details, ())}
    for name, (in_list, whole) in LISTED.items():
        said = name.replace("_", " ")
        paths[f"/{name}"] = _get(f"list_{name}", f"A page of {said}.", _page(in_list), ENDPOINTS[name])
        one = _get(f"get_{name}", f"One of the {said}.", _schema(whole), ENDPOINTS.get(f"{name}/id", ()))
        paths[f"/{name}/{{id}}"] = {"parameters": [KEY], **one}
    return {
        "openapi": "3.0.0",
        "info": {"title": title, "version": version},
        "servers": [{"url": address}],
        "paths": paths,
        "components": {
            "schemas": {
                "Page": {
                    "type": "object",
                    "properties": {name: {"type": kind} for name, kind in ENVELOPE.items()},
                }
            },
            "parameters": {
                name: {
                    "name": name,
                    "in": "query",
                    "required": False,
                    "description": one.description,
                    "schema": {"type": one.type},
                }
                for name, one in PARAMETERS.items()
            },
        },
    }


def _get(operation: str, said: str, schema: JSONObject, parameters: tuple[str, ...]) -> JSONObject:
    answer = {"description": said, "content": {"application/json": {"schema": schema}}}
    asked: Any = [{"$ref": f"#/components/parameters/{name}"} for name in parameters]
    return {
        "get": {"operationId": operation, "summary": said, "parameters": asked, "responses": {"200": answer}}
    }


def _schema(name: str) -> JSONObject:
    return {"$ref": f"{SCHEMAS}/{name}"}


def _page(name: str) -> JSONObject:
    contents = {"contents": {"type": "array", "items": _schema(name)}}
    return {"allOf": [{"$ref": "#/components/schemas/Page"}], "properties": contents}
