"""The mobiles of those who work here: a contact with one of them is never public."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import DetachedInstanceError

from directory.mobiles import own_mobiles, says_own
from directory.telephone import digits
from directory.visibility import for_everyone
from tests.factories import a_contact, a_person, a_team

OWN = frozenset({"07700900323"})
WRITTEN = ["07700 900323", "07700900323", "+44 7700 900 323", "+44 (0)7700-900323", "(07700) 900323"]
FROM_ABROAD = ["0044 7700 900323", "00447700900323", "(+44) 7700 900323"]


@pytest.mark.parametrize("number", [*WRITTEN, *FROM_ABROAD])
def test_a_number_is_the_same_however_it_is_written(number: str) -> None:
    assert digits(number) == "07700900323"
    assert says_own(f"Ring {number}. Or 01632 960 100.", OWN)


def test_a_text_with_other_numbers_says_none_of_them() -> None:
    assert not says_own("Ring 01632 960 100 from 9 to 5, on 2 March 2026.", OWN | {"123"})


@pytest.mark.parametrize("number", [*WRITTEN, *FROM_ABROAD])
def test_a_contact_with_somebodys_own_mobile_is_never_public(session: Session, number: str) -> None:
    line, own = a_contact(), a_contact("own", phones=[{"number": "01632 960 101"}, {"number": number}])
    session.add_all([a_person(mobile="07700 900323"), a_team(contacts=[line, own])])
    session.flush()
    assert [for_everyone(line), for_everyone(own)] == [True, False]


def test_everybodys_mobiles_are_asked_for_at_once(session: Session) -> None:
    session.add_all(
        [a_person("A", mobile="07700 900323"), a_person("B"), a_person("C", mobile="+44 20 7946 0000")]
    )
    session.flush()
    assert own_mobiles(session) == {"07700900323", "02079460000"}


def test_who_sees_a_contact_cannot_be_told_without_the_directory(session: Session) -> None:
    line = a_contact()
    session.add_all([a_person(mobile="07700 900323"), a_team(contacts=[line])])
    session.flush()
    session.expunge(line)
    with pytest.raises(DetachedInstanceError):
        for_everyone(line)
