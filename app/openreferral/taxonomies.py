"""Taxonomies and their terms in the Open Referral API: the topics of the directory."""

from __future__ import annotations

from flask import Response, abort

from app.database import reading
from app.openreferral.answers import answer, api, listed, wanted
from directory.openreferral import listings
from directory.openreferral.taxonomies import find_taxonomy, find_term, terms_of


@api.get("/taxonomies", strict_slashes=False)
def taxonomies() -> Response:
    """Every taxonomy that there is a term of."""
    asked = wanted("taxonomies")
    with reading() as session:
        return listed(session, listings.taxonomies(asked), asked)


@api.get("/taxonomies/<key>", strict_slashes=False)
def taxonomy(key: str) -> Response:
    """One taxonomy with all its terms."""
    with reading() as session:
        found = find_taxonomy(session, key)
        if found is None:
            abort(404, "There is no taxonomy with this id.")
        return answer(found.as_json(terms_of(session, found)))


@api.get("/taxonomy_terms", strict_slashes=False)
def taxonomy_terms() -> Response:
    """Every term."""
    asked = wanted("taxonomy_terms")
    with reading() as session:
        return listed(session, listings.terms(session, asked), asked)


@api.get("/taxonomy_terms/<key>", strict_slashes=False)
def taxonomy_term(key: str) -> Response:
    """One term."""
    with reading() as session:
        found = find_term(session, key)
        if found is None:
            abort(404, "There is no taxonomy_term with this id.")
        return answer(found)
