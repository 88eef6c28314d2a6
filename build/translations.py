"""Run by .venv's Python: keep messages.pot and each language's messages.po in step with the words in use."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from build.say import ROOT

FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "messages.pot"
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")
# Dates of writing say nothing that history does not, and make each writing a change.
DATES = re.compile(rb'^"(POT-Creation-Date|Generated-By):.*\n', re.MULTILINE)
ENCODING = re.compile(rb'^"Content-Transfer-Encoding:.*\n', re.MULTILINE)
# Headers of our own, such as X-Reviewed-By, which Babel would drop.
OWN_HEADERS = re.compile(rb'^"X-[\w-]+:.*\n', re.MULTILINE)


def extract(root: Path = ROOT) -> Catalog:
    """Every message that code and templates mark, in the order of their words."""
    with (root / "babel.cfg").open(encoding="utf-8") as settings:
        methods, options = parse_mapping_cfg(settings)  # type: ignore[no-untyped-call]
    found = Catalog(
        project="Frontdoor", header_comment="# Every message of Frontdoor, in English.", charset="utf-8"
    )
    words = extract_from_dir(
        root,
        methods,
        options,
        KEYWORDS,
        ("Translators:",),
        strip_comment_tags=True,
        directory_filter=_holds_words,
    )
    for place, _line, message, comments, context in sorted(words, key=lambda word: (word[0], word[1])):
        found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def _holds_words(folder: str) -> bool:
    return Path(folder).name not in {"node_modules", "static", "tests", "instance"} and not Path(
        folder
    ).name.startswith(".")


def written(catalogue: Catalog, own_headers: bytes = b"") -> bytes:
    """The file, the same for the same messages whenever it is written."""
    target = BytesIO()
    write_po(target, catalogue, sort_output=True, ignore_obsolete=True, include_lineno=False, width=100)
    return ENCODING.sub(lambda last: last[0] + own_headers, DATES.sub(b"", target.getvalue()), count=1)


def languages(folder: Path = FOLDER) -> list[Path]:
    """Each language's messages.po."""
    return sorted(folder.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    """A catalogue from its file; a word that cannot be read is an error that names the line."""
    with path.open("rb") as source:
        return read_po(source, locale=path.parent.parent.name, abort_invalid=True)


def update() -> None:
    """Write messages.pot, and give every language the messages that are new and none that are gone."""
    FOLDER.mkdir(exist_ok=True)
    template = extract()
    changed = [_replace(TEMPLATE, written(template))]
    for path in languages():
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        own_headers = b"".join(each[0] for each in OWN_HEADERS.finditer(path.read_bytes()))
        changed.append(_replace(path, written(catalogue, own_headers)))
    print(f"{len(template)} messages; {sum(changed)} of {len(changed)} files changed")
    for path in languages():
        print(f"{path.parent.parent.name}: {len(untranslated(read(path)))} not translated")


def _replace(path: Path, contents: bytes) -> bool:
    if path.exists() and path.read_bytes() == contents:
        return False
    path.write_bytes(contents)
    return True


def compile_all() -> None:
    """Write each language's messages.mo."""
    for path in languages():
        with path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read(path))


def problems() -> list[str]:
    """Sentences on what is stale or untranslated, or has lost a placeholder; none when all is well."""
    template = extract()
    found = []
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != written(template):
        found.append("messages.pot is not what the code says now: run ./run translations")
    for path in languages():
        found += [f"{path.parent.parent.name}: {problem}" for problem in _problems(read(path), template)]
    return found


def _problems(catalogue: Catalog, template: Catalog) -> list[str]:
    wanted, had = _keys(template), _keys(catalogue)
    found = [f"has no “{key[1]}”: run ./run translations" for key in sorted(wanted - had)]
    found += [f"still has “{key[1]}”, which is gone: run ./run translations" for key in sorted(had - wanted)]
    found += [f"“{_english(message)}” is not translated" for message in untranslated(catalogue)]
    found += [f"“{_english(message)}” is fuzzy" for message in catalogue if message.id and message.fuzzy]
    return found + [problem for message in catalogue if message.id for problem in _placeholders(message)]


def _keys(catalogue: Catalog) -> set[tuple[str, str]]:
    return {(message.context or "", _english(message)) for message in catalogue if message.id}


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def untranslated(catalogue: Catalog) -> list[Message]:
    """Messages with no words, or with a plural form missing."""
    return [message for message in catalogue if message.id and not all(_forms(message))]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _placeholders(message: Message) -> list[str]:
    """A plural form may leave the count to its words ("one bin"); nothing else may be lost or invented."""
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    wanted = set(PLACEHOLDER.findall(" ".join(english)))
    free = {"count"} if len(english) > 1 else set()
    return [
        f"“{form}” does not have the placeholders of “{english[0]}”"
        for form in _forms(message)
        if form and not wanted - free <= set(PLACEHOLDER.findall(form)) <= wanted
    ]


def main(what: str) -> int:
    if what == "update":
        update()
    elif what == "compile":
        compile_all()
    else:
        found = problems()
        print("\n".join(found))
        return bool(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
