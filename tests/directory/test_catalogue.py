from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from directory import catalogue
from directory.a_to_z import a_to_z
from directory.catalogue import NotInDirectory, get_service, get_team
from directory.entries import entries, find_entry
from directory.entry import summary
from directory.models import Service, Team
from directory.openreferral import export_service
from directory.spreadsheet import import_folder
from directory.translations import in_language
from tests.factories import (
    a_contact,
    a_location,
    a_role,
    a_schedule,
    a_service,
    a_service_at_location,
    a_team,
    a_topic,
    a_translation,
)

from .council import write_council


@pytest.fixture
def exampleton(session: Session, tmp_path: Path) -> Session:
    """A session on the directory of Exampleton."""
    assert import_folder(session, write_council(tmp_path)).ok
    session.commit()
    return session


@contextmanager
def queries(session: Session) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    yield asked
    event.remove(session.get_bind(), "before_cursor_execute", note)


@pytest.mark.parametrize("kind", ["service", "team", "role", "location", "organisation", "topic"])
def test_what_is_not_there_is_said_in_a_sentence(session: Session, kind: str) -> None:
    get: Callable[[Session, str], object] = getattr(catalogue, f"get_{kind}")
    with pytest.raises(NotInDirectory, match=f"There is no {kind} called “nothing” in the directory."):
        get(session, "nothing")


def test_a_service_page_asks_the_same_number_of_questions_however_much_it_shows(session: Session) -> None:
    def a_page_about(slug: str, size: int) -> int:
        team = a_team(slug=f"{slug}-team")
        service = a_service(slug=slug, team=team, topics=[a_topic(slug=f"{slug}-{n}") for n in range(size)])
        session.add(service)
        for n in range(size):
            place = a_location(slug=f"{slug}-{n}", schedules=[a_schedule()])
            at = a_service_at_location(service, place, schedules=[a_schedule()])
            session.add_all([a_role(slug=f"{slug}-{n}", team=team, contacts=[a_contact(f"{slug}-{n}")]), at])
        session.commit()
        session.expunge_all()
        with queries(session) as asked:
            export_service(get_service(session, slug))
            assert len(get_service(session, slug).service_at_locations) == size
        return len(asked)

    assert a_page_about("small", 1) == a_page_about("large", 6)


def test_reading_what_was_not_loaded_raises_rather_than_asking_row_by_row(exampleton: Session) -> None:
    [bins] = catalogue.services_of_team(exampleton, "waste")
    exampleton.expunge_all()
    with pytest.raises(InvalidRequestError):
        _ = exampleton.query(Service).first().team  # type: ignore[union-attr]
    assert bins.name == "Bins and recycling"


def test_services_are_found_by_team_topic_and_organisation(exampleton: Session) -> None:
    def names(found: object) -> list[str]:
        return [service.slug for service in found]  # type: ignore[attr-defined]

    assert names(catalogue.services_of_team(exampleton, "environment")) == ["noise"]
    assert names(catalogue.services_about(exampleton, "rubbish")) == ["bins"]
    assert names(catalogue.services_of_organisation(exampleton, "council")) == ["bins", "noise"]
    assert names(catalogue.teams_of_organisation(exampleton, "council")) == ["environment", "waste"]


def test_a_service_that_ended_is_in_no_list_but_its_page_remains(exampleton: Session) -> None:
    assert "old-permits" not in {entry.slug for entry in entries(exampleton)}
    assert find_entry(exampleton, "service", "old-permits") is None
    assert get_service(exampleton, "old-permits").status == "inactive"


def test_partners_come_in_the_order_given(exampleton: Session) -> None:
    bins, noise = get_service(exampleton, "bins"), get_service(exampleton, "noise")
    assert [partner.slug for partner in catalogue.partners_of(exampleton, bins)] == ["citizens-advice"]
    assert [partner.slug for partner in catalogue.partners_of(exampleton, noise)] == ["bins"]


def test_a_contact_for_staff_is_not_among_the_public_ones(exampleton: Session) -> None:
    waste = get_team(exampleton, "waste")
    assert [contact.slug for contact in catalogue.public_contacts(waste)] == ["waste-line"]
    assert len(waste.contacts) == 2


def test_a_role_says_who_fills_or_covers_it(exampleton: Session) -> None:
    roles = {role.slug: role for role in get_team(exampleton, "waste").roles}
    filled, covered = roles["recycling-officer"], roles["waste-manager"]
    assert filled.person
    assert filled.person.name == "Amina Yusuf"
    assert covered.covered_by
    assert covered.covered_by.name == "Tom Price"
    assert catalogue.get_role(exampleton, "crew-leader").team.name == "Waste team"


def test_words_are_in_the_language_asked_for_or_marked_as_english(exampleton: Session) -> None:
    bins = get_service(exampleton, "bins")
    assert in_language(bins, "name", "es") == ("Basura y reciclaje", "es", True)
    assert in_language(bins, "description", "es") == ("Vaciamos sus cubos.", "es", False)
    assert in_language(bins, "description", "ar") == ("We empty your bins.", "en", True)
    assert in_language(bins, "fees", "es") == ("", "en", True)


def test_a_service_is_indexed_with_its_lay_words_topics_team_and_place(exampleton: Session) -> None:
    entry = find_entry(exampleton, "service", "bins")
    assert entry
    assert entry.names == {"en": "Bins and recycling", "es": "Basura y reciclaje"}
    assert (entry.lay_words, entry.topics) == (("wheelie", "rubbish"), ("rubbish",))
    assert "Waste team" in entry.body
    assert entry.postcodes == ("EX1 1AA",)
    assert entry.places[0][0] == 50.72


def test_for_everybody_people_are_indexed_only_as_those_who_fill_or_cover_a_role(exampleton: Session) -> None:
    found = [entry for entry in entries(exampleton) if not entry.staff_only]
    assert {entry.kind for entry in found} == {"service", "team", "role", "location", "organisation"}
    assert {entry.kind for entry in found if "Amina" in f"{entry.body} {entry.people}"} == {"role"}
    assert not [entry for entry in found if "Amina" in str(entry.names)]


def test_the_a_to_z_is_in_the_letters_of_the_language(session: Session) -> None:
    skips, oak, parks = a_service("Skips"), a_service("Oak trees"), a_service("3-day permits")
    words = {skips: "Ñus", oak: "Árboles"}
    session.add_all([skips, oak, parks])
    session.add_all(a_translation(service, "es", text=text) for service, text in words.items())
    session.commit()
    assert list(a_to_z(session)) == ["0–9", "O", "S"]
    assert list(a_to_z(session, "es")) == ["0–9", "A", "Ñ"]
    assert a_to_z(session, "es")["Ñ"][0].names == {"en": "Skips", "es": "Ñus"}


def test_the_arabic_a_to_z_passes_over_the_article(session: Session) -> None:
    libraries = a_service("Libraries")
    session.add_all([libraries, a_translation(libraries, "ar", text="المكتبات")])
    session.commit()
    assert list(a_to_z(session, "ar")) == ["م"]


def test_in_spanish_eñe_comes_after_every_ene_and_accents_change_nothing(session: Session) -> None:
    for name in ("Caña", "Cantina", "Cánula", "Canal"):
        session.add(a_service(name))
    session.commit()
    assert [entry.names["en"] for entry in a_to_z(session)["C"]] == ["Canal", "Cantina", "Cánula", "Caña"]


def test_alef_is_one_letter_however_it_is_written(session: Session) -> None:
    for slug, name in (("one", "أطفال"), ("two", "إسكان"), ("three", "آداب")):
        session.add(a_service(name, slug=slug))
    session.commit()
    assert list(a_to_z(session)) == ["ا"]


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("One short sentence. And one more.", "One short sentence. And one more."),
        ("A" * 90 + ". Then more.", "A" * 90 + "."),
        (None, ""),
    ],
)
def test_a_summary_is_the_first_sentence_or_two(words: str | None, short: str) -> None:
    assert summary(words) == short


def test_slugs_tell_which_services_and_teams_there_are(exampleton: Session) -> None:
    assert catalogue.slugs(exampleton, Service) == {"bins", "noise", "old-permits"}
    assert catalogue.slugs(exampleton, Team) == {"waste", "environment"}
