"""What people type, and what they should find."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.entry import Entry
from directory.search import Query, Results, search
from directory.search.embedded import EmbeddedEngine
from directory.search.intents import Narrowed, narrowed


def best(results: Results) -> str:
    return results.hits[0].slug if results.hits else "nothing"


def test_its_own_name_finds_a_thing_first(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("Parking permits"))) == "parking-permits"
    assert best(search(search_engine, Query("ALLOTMENTS"))) == "allotments"
    assert best(search(search_engine, Query("parks team"))) == "parks"


def test_a_lay_word_finds_the_service(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("dustmen"))) == "bins-and-recycling"


def test_a_word_only_the_thesaurus_knows_finds_the_service(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("my trash was not picked up"))) == "bins-and-recycling"
    assert best(search(search_engine, Query("veg patch"))) == "allotments"


def test_a_whole_sentence_finds_the_service(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("my neighbour plays loud music at night"))) == "noise"


@pytest.mark.parametrize(
    ("said", "wanted", "other"),
    [
        (
            "how do I get my building work signed off by an inspector",
            "Building control",
            "Inspector licences",
        ),
        ("how do I change my name after a divorce", "Change of name", "Divorce"),
    ],
)
def test_a_sentence_is_about_the_subject_that_most_of_its_words_share(
    folder: Path, said: str, wanted: str, other: str
) -> None:
    engine = EmbeddedEngine(folder)
    engine.rebuild(Entry("service", name, {"en": name}) for name in (other, wanted))
    assert best(search(engine, Query(said))) == wanted


def test_one_word_is_enough_when_the_others_are_unknown(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("allotment xylophone quux"))) == "allotments"


def test_half_a_word_is_enough(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("allot"))) == "allotments"
    assert best(search(search_engine, Query("homel"))) == "homelessness"


@pytest.mark.parametrize("typed", ["wheelie bin", "wheeliebin", "wheelie-bin", "Wheelie\u00adBin", "bin's"])
def test_hyphens_spaces_and_apostrophes_make_no_difference(search_engine: EmbeddedEngine, typed: str) -> None:
    assert best(search(search_engine, Query(typed))) == "bins-and-recycling"


def test_parking_is_not_a_park(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("parking"))) == "parking-permits"
    assert best(search(search_engine, Query("parks"))) == "parks"


def test_a_misspelling_is_put_right_and_said_so(search_engine: EmbeddedEngine) -> None:
    results = search(search_engine, Query("My Alotmnet, today!"))
    assert best(results) == "allotments"
    assert results.did_you_mean == "My allotment, today!"


def test_a_misspelt_word_is_read_with_its_neighbours(search_engine: EmbeddedEngine) -> None:
    permits = "Disabled people - parking permits"
    search_engine.update(Entry("service", "blue-badge", {"en": permits}, body="Recycling bags and cages."))
    results = search(search_engine, Query("blue bage"))
    assert best(results) == "blue-badge"
    assert results.did_you_mean == "blue badge"


def test_a_word_spelt_right_is_never_put_right(search_engine: EmbeddedEngine) -> None:
    assert search(search_engine, Query("giant dinosaur")).did_you_mean is None
    assert search(search_engine, Query("rubbish")).did_you_mean is None


def test_the_words_that_led_to_a_hit_are_given_as_typed(search_engine: EmbeddedEngine) -> None:
    hit = search(search_engine, Query("Loud MUSIC quux")).hits[0]
    assert hit.why == ("loud", "music")


def test_a_postcode_finds_a_place(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("ZZ11AA"))) == "market-street-library"
    assert best(search(search_engine, Query("zz1 1aa"))) == "market-street-library"


def test_only_the_kinds_asked_for_are_found(search_engine: EmbeddedEngine) -> None:
    results = search(search_engine, Query("allotments", kinds=frozenset({"team", "role"})))
    assert [(hit.kind, hit.slug) for hit in results.hits] == [("team", "parks")]


def test_pages_follow_one_another_without_repeating(search_engine: EmbeddedEngine) -> None:
    for number in range(25):
        search_engine.update(Entry("service", f"club-{number}", {"en": f"Chess club {number}"}))
    pages = [search(search_engine, Query("chess club", page=page)) for page in (1, 2, 3, 4)]
    slugs = [hit.slug for page in pages for hit in page.hits]
    assert [len(page.hits) for page in pages] == [10, 10, 5, 0]
    assert len(set(slugs)) == pages[0].total == 25
    assert {page.pages for page in pages} == {3}


def test_nothing_found_still_offers_words_that_find_something(search_engine: EmbeddedEngine) -> None:
    results = search(search_engine, Query("librocubicularist"))
    ways = results.ways_on or (best(results),)
    assert all(search(search_engine, Query(way)).hits for way in results.ways_on)
    assert ways


def test_an_index_with_nothing_in_it_suggests_no_words(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.rebuild([])
    assert search(engine, Query("rubish")).ways_on == ()


def test_words_suggested_find_something_of_the_kinds_asked_for(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.rebuild([Entry("service", "parks", {"en": "Parks"}), Entry("team", "allotments", {"en": "Plots"})])
    for kind, other in (("service", "plots"), ("team", "parks")):
        results = search(engine, Query("parkology plotology", kinds=frozenset({kind})))
        assert results.ways_on
        assert other not in results.ways_on


def test_a_word_of_its_own_language_is_not_taken_for_a_slip_in_english(search_engine: EmbeddedEngine) -> None:
    search_engine.update(
        Entry("service", "building-control", {"en": "Building control"}, lay_words=("dormer",))
    )
    results = search(search_engine, Query("no tengo donde dormir", language="es"))
    assert [hit.slug for hit in results.hits] == ["homelessness"]


def test_the_short_name_that_a_thing_goes_by_finds_it_before_longer_ones(
    search_engine: EmbeddedEngine,
) -> None:
    lower = ("council tax reduction", "council tax benefit")
    search_engine.update(Entry("service", "council-tax-support", {"en": "Council tax support"}, {}, lower))
    search_engine.update(Entry("service", "council-tax", {"en": "Council tax bills and payments"}))
    assert best(search(search_engine, Query("council tax"))) == "council-tax"
    assert best(search(search_engine, Query("Council Tax support"))) == "council-tax-support"


@pytest.mark.parametrize("typed", ["biblioteca", "La Biblioteca", "bibliotecas", "BIBLIOTECÁ"])
def test_spanish_finds_by_translated_name(search_engine: EmbeddedEngine, typed: str) -> None:
    assert best(search(search_engine, Query(typed, language="es"))) == "market-street-library"


@pytest.mark.parametrize("typed", ["مكتبة", "المكتبه", "مَكْتَبَة", "مكتبـــة", "أين المكتبة؟"])
def test_arabic_finds_by_translated_name_however_it_is_spelt(
    search_engine: EmbeddedEngine, typed: str
) -> None:
    assert best(search(search_engine, Query(typed, language="ar"))) == "market-street-library"


def test_what_nobody_translated_is_still_found_in_spanish_and_arabic(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("quiero un huerto", language="es"))) == "allotments"
    search_engine.update(Entry("service", "potholes", {"en": "Road maintenance"}))
    assert best(search(search_engine, Query("حفرة في الشارع", language="ar"))) == "potholes"


def test_a_weak_word_is_the_last_of_the_reasons(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    bins = Entry("service", "bins", {"en": "Bins", "es": "Cubos"}, lay_words=("no bin",))
    engine.rebuild([bins])
    reasons = search(engine, Query("cubo de basura no", "es")).hits[0].reasons
    assert [one.typed for one in reasons][-1] == "no"
    assert len(reasons) > 1


def test_a_name_that_has_the_word_itself_is_why_before_what_it_means_in_english(
    search_engine: EmbeddedEngine,
) -> None:
    (reason,) = search(search_engine, Query("مكتبة", "ar")).hits[0].reasons
    assert (reason.code, reason.matched, reason.language) == ("name", "مكتبة", "ar")


def test_english_words_work_on_pages_in_other_languages(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("parking permit", language="ar"))) == "parking-permits"
    assert best(search(search_engine, Query("مكتبة", language="en"))) == "market-street-library"


def test_a_spanish_misspelling_is_put_right_with_its_accents(search_engine: EmbeddedEngine) -> None:
    search_engine.update(Entry("service", "teaching", {"en": "Education", "es": "Educación de adultos"}))
    results = search(search_engine, Query("educasion", language="es"))
    assert best(results) == "teaching"
    assert results.did_you_mean == "educación"


def test_typing_suggests_names_in_the_language_of_the_page(search_engine: EmbeddedEngine) -> None:
    assert [one.name for one in search_engine.suggest("market str")] == ["Market Street Library"]
    assert search_engine.suggest("bibl", "es")[0].name == "Biblioteca de la calle Market"
    assert search_engine.suggest("huert", "es") == ()
    assert search_engine.suggest("") == ()


def test_what_somebody_wants_to_do_is_found_beside_what_it_is_about(search_engine: EmbeddedEngine) -> None:
    search_engine.update(Entry("service", "complaints", {"en": "Complaints and ideas"}))
    hits = search(search_engine, Query("complain about bins")).hits
    assert [hit.slug for hit in hits[:2]] == ["bins-and-recycling", "complaints"]
    assert best(search(search_engine, Query("how do I complain"))) == "complaints"


def test_near_me_begins_with_places_to_go_to(search_engine: EmbeddedEngine) -> None:
    search_engine.update(Entry("service", "join-a-library", {"en": "Join a library"}))
    search_engine.update(Entry("location", "hill-library", {"en": "Hill Library"}, channels=("in-person",)))
    assert best(search(search_engine, Query("library"))) == "join-a-library"
    assert best(search(search_engine, Query("library near me"))) == "hill-library"
    assert best(search(search_engine, Query("biblioteca cerca de mí", language="es"))) == "hill-library"


def test_who_is_in_charge_of_a_thing_is_no_part_of_what_it_is(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    charges = Entry("service", "charges", {"en": "Charges for bins"}, {"en": "What we charge for bins."})
    officer = Entry("role", "officer", {"en": "Bins Officer"}, responsibilities=("Bins",))
    engine.rebuild([Entry("service", "bins", {"en": "Bins"}), charges, officer])
    assert best(search(engine, Query("bins"))) == "bins"
    found = search(engine, Query("who is in charge of bins"))
    assert best(found) == "officer"
    assert {word for hit in found.hits for word in hit.why} == {"bins"}
    assert best(search(engine, Query("charge for bins"))) == "charges"
    assert best(search(engine, Query("in charge"))) == "charges"


@pytest.mark.parametrize(
    ("typed", "language", "said", "filters", "rest"),
    [
        ("open on sunday", "en", "open on sunday", (("days", "SU"),), ""),
        ("is the library open on Sundays?", "en", "open on sundays", (("days", "SU"),), "is the library"),
        ("swimming open now", "en", "open now", (("open_now", "true"),), "swimming"),
        (
            "tip open at the weekend",
            "en",
            "open at the weekend",
            (("days", "SA"), ("days", "SU")),
            "tip",
        ),
        ("biblioteca abierta el domingo", "es", "abierta el domingo", (("days", "SU"),), "biblioteca"),
        ("مكتبة مفتوحة يوم الأحد", "ar", "مفتوحة يوم الأحد", (("days", "SU"),), "مكتبة"),
    ],
)
def test_a_day_in_words_is_a_filter(
    typed: str, language: str, said: str, filters: tuple[tuple[str, str], ...], rest: str
) -> None:
    assert narrowed(typed, language) == Narrowed(said, filters, rest)


@pytest.mark.parametrize(
    "typed", ["open", "open door youth", "bins on sunday", "school open days", "now", ""]
)
def test_words_that_say_no_time_of_opening_are_no_filter(typed: str) -> None:
    assert narrowed(typed, "en") is None


def test_a_slip_in_the_middle_of_a_sentence_is_read_as_the_whole_word(search_engine: EmbeddedEngine) -> None:
    assert best(search(search_engine, Query("parkin permitt renewel"))) == "parking-permits"


def test_where_and_who_count_for_less_than_what(search_engine: EmbeddedEngine) -> None:
    search_engine.update(Entry("service", "house-names", {"en": "House names"}))
    assert best(search(search_engine, Query("noise behind my house"))) == "noise"
