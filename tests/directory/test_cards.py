"""Cards for address books and calendars of absences, as other programs read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from directory import icalendar, vcard
from directory.content_lines import document
from tests.factories import a_person, a_role, a_team, an_absence


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_card_says_who_somebody_is_and_how_to_reach_them_at_work() -> None:
    amina = a_person("Amina Yusuf", known_as=["Mina"], email="amina@council.example", phone="01632 960 001")
    role = a_role("Officer, waste", team=a_team("Waste; streets"), person=amina)
    role.person_id = amina.id
    lines = unfolded(vcard.write(amina, [role]))
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCARD", "VERSION:3.0", "END:VCARD")
    assert "N:Yusuf;Amina;;;" in lines
    assert "TITLE:Officer\\, waste" in lines
    assert "ORG:;Waste\\; streets" in lines
    assert "NICKNAME:Mina" in lines
    assert "TEL;TYPE=WORK,VOICE:01632 960 001" in lines


def test_a_post_that_somebody_only_covers_is_not_on_their_card() -> None:
    tom = a_person("Tom Price")
    assert "TITLE" not in vcard.write(tom, [a_role("Officer", covered_by=tom)])


def test_nobody_can_add_a_line_to_a_card_by_their_name() -> None:
    card = vcard.write(a_person("Eve\r\nTEL:999\u2028X\nEND:VCARD"), [])
    assert [line for line in unfolded(card) if line.startswith(("TEL", "X", "END"))] == ["END:VCARD"]


def test_no_line_has_more_than_75_bytes_and_no_letter_is_cut() -> None:
    name = "Σωκράτης 😀 " * 30
    text = document([name])
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert unfolded(text) == [name]


def test_an_absence_ends_the_day_after_its_last_in_a_calendar() -> None:
    absence = an_absence(a_person("Amina Yusuf"), date(2026, 3, 2), date(2026, 3, 6), a_person("Tom Price"))
    absence.id = "1"
    text = icalendar.write("Absences", [absence], datetime(2026, 1, 1, tzinfo=UTC))
    assert {"DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260307"} <= set(unfolded(text))
    assert "SUMMARY:Amina Yusuf" in text
    assert "Tom" not in text


def test_the_first_and_the_last_day_there_are_can_be_written_in_a_calendar() -> None:
    absence = an_absence(a_person("Amina Yusuf"), date.min, date.max)
    absence.id = "1"
    lines = unfolded(icalendar.write("Absences", [absence], datetime(2026, 1, 1, tzinfo=UTC)))
    assert {"DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:99991231"} <= set(lines)
