"""A translation is whole, agrees with the code and loses nothing of the English."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from build import translations

BINS = ("%(count)s bin", "%(count)s bins")


def _english() -> Catalog:
    english = Catalog()
    english.add("Continue")
    english.add("Enter %(thing)s")
    english.add(BINS)
    return english


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """Whole and right, until a test spoils it."""
    monkeypatch.setattr(translations, "TEMPLATE", tmp_path / "messages.pot")
    monkeypatch.setattr(translations, "extract", _english)
    translations.TEMPLATE.write_bytes(translations.written(_english()))
    catalogue = Catalog(locale="es")
    catalogue.add("Continue", "Continuar")
    catalogue.add("Enter %(thing)s", "Escriba %(thing)s")
    catalogue.add(BINS, ("un contenedor", "%(count)s contenedores", "%(count)s de contenedores"))
    return catalogue


def _problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Catalog) -> list[str]:
    path = _write(tmp_path, catalogue)
    monkeypatch.setattr(translations, "languages", lambda: [path])
    return translations.problems()


def _write(tmp_path: Path, catalogue: Catalog, own_headers: bytes = b"") -> Path:
    path = tmp_path / "es" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(translations.written(catalogue, own_headers))
    return path


def test_a_whole_translation_has_no_problems(
    spanish: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _problems(tmp_path, monkeypatch, spanish) == []


@pytest.mark.parametrize(
    ("english", "words", "problem"),
    [
        ("Continue", "", "es: “Continue” is not translated"),
        ("Enter %(thing)s", "Escriba", "es: “Escriba” does not have the placeholders of “Enter %(thing)s”"),
        ("Enter %(thing)s", "Escriba %(cosa)s", "es: “Escriba %(cosa)s” does not have"),
        ("Gone", "Ido", "es: still has “Gone”, which is gone"),
        (BINS, ("un contenedor", "", ""), "es: “%(count)s bin” is not translated"),
    ],
)
def test_a_spoilt_message_is_named(
    spanish: Catalog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    english: str,
    words: str,
    problem: str,
) -> None:
    spanish.delete(english)
    spanish.add(english, words)
    assert any(told.startswith(problem) for told in _problems(tmp_path, monkeypatch, spanish))


def test_a_fuzzy_message_is_named(spanish: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spanish["Continue"].flags.add("fuzzy")
    assert _problems(tmp_path, monkeypatch, spanish) == ["es: “Continue” is fuzzy"]


def test_a_missing_message_and_a_stale_template_are_named(
    spanish: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def newer() -> Catalog:
        english = _english()
        english.add("Start again")
        return english

    monkeypatch.setattr(translations, "extract", newer)
    told = _problems(tmp_path, monkeypatch, spanish)
    assert "messages.pot is not what the code says now: run ./run translations" in told
    assert "es: has no “Start again”: run ./run translations" in told


def test_updating_keeps_words_comments_and_who_reviewed_them(
    spanish: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spanish["Continue"].user_comments = ["checked with speakers"]
    path = _write(tmp_path, spanish, b'"X-Reviewed-By: Lucia Marin\\n"\n')
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "languages", lambda: [path])
    translations.update()
    once = path.read_text()
    translations.update()
    assert path.read_text() == once
    assert "X-Reviewed-By: Lucia Marin" in once
    assert "checked with speakers" in once
    assert "Continuar" in once
    assert "POT-Creation-Date" not in once


def test_words_in_code_and_templates_are_found_with_their_notes() -> None:
    found = translations.extract()
    assert found["There is a problem"] is not None
