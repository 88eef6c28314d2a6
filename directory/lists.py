"""Importing single files in layouts that others publish: the layout is told by the headings.

The national list of local government services gives services of the council, each known for ever by its
number. A list of register offices gives locations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from .cells import CellError, degrees, iso_date, line, phone, postcode, slug, text, web_address
from .known import Known
from .mobiles import has_own, own_mobiles
from .models import Accessibility, Contact, Location, Organisation, Service
from .nobody import IMPORT
from .problems import ImportReport, Problem, Progress
from .rows import Column, Row, Sheet, headings_of, read_rows
from .slugs import id_for, unique_slug
from .storing import Batch, store
from .withholding import WITHHELD

NUMBERED = "LGSL"

SERVICES_LIST = (
    Column("Identifier", line, required=True),
    Column("Label", line, required=True),
    Column("Description", text),
    Column("Created", iso_date),
    Column("Modified", iso_date),
    Column("History notes", text),
    Column("Type", line),
)
REGISTER_OFFICES = (
    Column("name", line, required=True),
    Column("address1", line),
    Column("address2", line),
    Column("town", line),
    Column("postcode", line),
    Column("access_notes", text),
    Column("general_notes", text),
    Column("url", line),
    Column("lat", degrees(90)),
    Column("lng", degrees(180)),
    Column("phone", line),
    Column("fax", line),
    Column("text_phone", line),
)


def import_services_list(
    session: Session,
    path: Path,
    *,
    organisation: str = "council",
    organisation_name: str = "The council",
    who: str = IMPORT,
    progress: Progress | None = None,
) -> ImportReport:
    """Import the national list as services of this organisation, which is made if it is not there."""
    slug(organisation)
    sheet = read_rows(path, SERVICES_LIST)
    problems = sheet.problems + _twice(sheet, "Identifier")
    if problems:
        return ImportReport(problems=problems)
    known = Known(session)
    batch = Batch()
    if sheet.rows and not known.has("organisation", organisation):
        key = known.meet("organisation", organisation)
        batch.add(Organisation, organisation, id=key, slug=organisation, name=organisation_name)
    numbered = select(Service.external_identifier, Service.slug)
    numbered = numbered.where(Service.external_identifier_type == NUMBERED)
    mine = {one.external_identifier: one.slug for one in session.execute(numbered)}
    for row in sheet.rows:
        number = row.values["Identifier"]
        if number not in mine:
            mine[number] = unique_slug(row.values["Label"], known.ids["service"], number)
        _numbered_service(batch, row, mine[number], known, organisation)
    report = store(session, batch, who, progress)
    report.warnings += _lacking(sheet, "Description", "This service has no description.")
    return report


def _numbered_service(batch: Batch, row: Row, service: str, known: Known, organisation: str) -> None:
    modified: date | None = row.values.get("Modified")
    batch.add(
        Service,
        service,
        id=known.meet("service", service),
        slug=service,
        name=row.values["Label"],
        description=row.values.get("Description"),
        organisation_id=known.meet("organisation", organisation),
        external_identifier=row.values["Identifier"],
        external_identifier_type=NUMBERED,
        last_modified=datetime.combine(modified, time(), UTC) if modified else None,
    )


def import_register_offices(
    session: Session, path: Path, *, who: str = IMPORT, progress: Progress | None = None
) -> ImportReport:
    """Import a list of register offices as locations, each with its web page as a contact."""
    sheet = read_rows(path, REGISTER_OFFICES)
    if sheet.problems:
        return ImportReport(problems=sheet.problems)
    known = Known(session)
    batch = Batch()
    met: set[str] = set()
    own = own_mobiles(session)
    warnings = _lacking(sheet, "lat", "This place has no latitude and longitude, so it is not on any map.")
    for row in sheet.rows:
        place = unique_slug(_name(row), met, row.values.get("postcode") or str(row.line))
        if place in met:
            warnings.append(row.problem("name", "This place is listed already, so this row was left out."))
            continue
        met.add(place)
        warnings += _register_office(batch, row, place, known, own)
    report = store(session, batch, who, progress)
    report.warnings += warnings
    return report


def _name(row: Row) -> str:
    """ "Town Hall" alone says little: with its town."""
    parts = (row.values.get(column) for column in ("town", "address2", "address1"))
    town = next((part for part in parts if part), None)
    name = str(row.values["name"])
    return f"Register office, {name}, {town}" if town and town not in name else f"Register office, {name}"


def _register_office(batch: Batch, row: Row, place: str, known: Known, own: frozenset[str]) -> list[Problem]:
    warnings: list[Problem] = []
    get = row.values.get
    key = known.meet("location", place)
    street = [part for part in (get("address1"), get("address2")) if part]
    town = get("town") or (street.pop() if street else None)
    batch.add(
        Location,
        place,
        id=key,
        slug=place,
        name=_name(row),
        description=get("general_notes"),
        address_1=", ".join(street) or row.values["name"],
        city=town,
        country="GB",
        postal_code=_or_warn(row, "postcode", postcode, warnings),
        latitude=get("lat"),
        longitude=get("lng"),
    )
    batch.owns_all(Accessibility, "location_id", key, place)
    if get("access_notes"):
        note = id_for("accessibility", place)
        batch.add(Accessibility, place, id=note, location_id=key, description=get("access_notes"))
    website = _or_warn(row, "url", lambda words: web_address(words.replace(" ", "%20")), warnings)
    number = _or_warn(row, "phone", phone, warnings)
    phones = [{"number": number}] if number else []
    withheld = {"public": False} if has_own(phones, own) else {}
    if withheld:
        warnings.append(row.problem("phone", WITHHELD))
    batch.owns_all(Contact, "location_id", key, place)
    if website or phones:
        contact = known.meet("contact", place)
        batch.add(
            Contact,
            place,
            id=contact,
            slug=place,
            location_id=key,
            website=website,
            phones=phones,
            **withheld,
        )
    return warnings


def _or_warn(row: Row, column: str, read: Callable[[str], str], warnings: list[Problem]) -> str | None:
    words = row.values.get(column)
    if not words:
        return None
    try:
        return read(words)
    except CellError as error:
        warnings.append(row.problem(column, f"{error} It was left out."))
        return None


def _twice(sheet: Sheet, column: str) -> list[Problem]:
    first: dict[str, int] = {}
    return [
        row.problem(column, f"“{row.values[column]}” is on line {first[row.values[column]]} already.")
        for row in sheet.rows
        if first.setdefault(row.values[column], row.line) != row.line
    ]


def _lacking(sheet: Sheet, column: str, reason: str) -> list[Problem]:
    return [row.problem(column, reason) for row in sheet.rows if row.values.get(column) is None]


Importer = Callable[..., ImportReport]
LAYOUTS: tuple[tuple[Sequence[Column], Importer], ...] = (
    (SERVICES_LIST, import_services_list),
    (REGISTER_OFFICES, import_register_offices),
)


def layout_of(path: Path) -> Importer | None:
    """The import for a file with these headings, if there is one."""
    headings = set(headings_of(path))
    return next((read for columns, read in LAYOUTS if {column.name for column in columns} <= headings), None)
