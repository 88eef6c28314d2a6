"""Names to offer while somebody is still typing into a search box: links to what they may mean."""

from __future__ import annotations

from flask import Response, g, jsonify, request, url_for

from app.directory.searching import cleaned
from app.directory.views import views
from app.languages import current
from app.search_index import engine
from forms.questions.plurals import plural_forms
from forms.text import n_

FEWEST_LETTERS = 2
MOST = 6


@views.get("/directory/suggest")
def suggest() -> Response:
    """[{"name": …, "address": …}, …]: names or lay words that hold every word typed, the best first."""
    typed = cleaned(request.args.get("q", ""))
    found = engine().suggest(typed, current().shown.code, MOST) if len(typed) >= FEWEST_LETTERS else ()
    answer = jsonify(
        [{"name": one.name, "address": url_for(f"directory.{one.kind}", slug=one.slug)} for one in found]
    )
    answer.headers["Cache-Control"] = "private, max-age=60"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def found() -> dict[str, str]:
    """How many there are, for each plural form of the language; and the page gets the script that says so."""
    g.search_box = True
    return plural_forms(
        lambda count: n_(
            "%(count)s suggestion. Use the up and down keys to choose.",
            "%(count)s suggestions. Use the up and down keys to choose.",
            count,
            count="%{count}",
        )
    )


views.add_app_template_global(found, "suggestions_found")
