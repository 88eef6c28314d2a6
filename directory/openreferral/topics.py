"""Attributes of a service: the taxonomy terms it is about."""

from __future__ import annotations

from typing import Any

from ..cells import web_address
from ..models import ServiceTopic, TaxonomyTerm
from ..slugs import id_for
from .collecting import Collecting, more_than
from .reading import Thing


class Topics(Collecting):
    def finish(self) -> None:
        """Place topics within wider ones, once all are known; an unknown parent or a circle is left out."""
        for key, parent in self.parents.items():
            above, seen = parent, {key}
            while above in self.parents and above not in seen:
                seen.add(above)
                above = self.parents[above]
            if parent in self.slugs["topic"] and above not in seen:
                self.batch.rows[TaxonomyTerm][key][1]["parent_id"] = parent

    def topics(self, thing: Thing, key: str, slug: str) -> None:
        about: set[str] = set()
        for one in thing.things("attributes"):
            term = one.thing("taxonomy_term")
            one.raw("link_type"), one.raw("taxonomy_term_id")
            topic = self._topic(term) if term else ""
            if not topic or topic in about:
                self.notes.warning(one.path, "This names no taxonomy term, or one named already.")
                continue
            about.add(topic)
            one.id()
            one.warn_of_the_rest()
            both = {"service_id": key, "taxonomy_term_id": topic}
            self.batch.add(ServiceTopic, slug, id=id_for("service_topic", key, topic), **both)

    def add_term(self, thing: Thing) -> None:
        """A term by itself: one that no service is about may be above one that is."""
        self._topic(thing)

    def _topic(self, thing: Thing) -> str:
        key = thing.id()
        name = thing.line("name", required=True)
        slug = self.slug("topic", key, name)
        values: dict[str, Any] = {field: thing.line(field) for field in ("taxonomy", "term")}
        values["description"] = more_than(name, thing.text("description"))
        values["term_uri"] = thing.lenient("term_uri", web_address)
        if "parent_id" in thing:
            self.parents[key] = thing.id("parent_id")
        self.batch.add(TaxonomyTerm, slug, id=key, slug=slug, name=name, **values)
        thing.raw("taxonomy_id")
        thing.warn_of_the_rest()
        return key
