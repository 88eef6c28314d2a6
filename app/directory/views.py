"""The blueprint of the directory's pages, and what their templates may use."""

from __future__ import annotations

from collections.abc import Callable

from app.directory import costs, links, opening, posts, reaching, wording
from app.languages import Multilingual
from directory.visibility import for_everyone
from forms import written

views = Multilingual("directory", __name__)

FILTERS: dict[str, Callable[..., object]] = {
    "words": wording.words,
    "shown": wording.shown,
    "in_english": wording.in_english,
    "spoken": wording.spoken,
    "listed": wording.listed,
    "tel": reaching.tel,
    "spaced": reaching.spaced,
    "bare": reaching.bare,
    "open_now": opening.open_now,
    "notes_now": opening.notes_now,
    "week": opening.week,
    "who": posts.who,
    "in_miles": written.miles,
    "costs": costs.costs,
    "ages": costs.ages,
}
for name, filter_ in FILTERS.items():
    views.add_app_template_filter(filter_, name)
views.add_app_template_test(for_everyone, "for_everyone")
views.add_app_template_global(links.service_link, "service_link")
views.add_app_template_global(links.form_link, "form_link")
views.add_app_template_global(links.service_reach, "service_reach")
