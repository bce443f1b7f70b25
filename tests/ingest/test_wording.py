"""Frames filled in: forms by number, words that grow together, lists and days of each language, every catalogue whole."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from ingest.wording import LANGUAGES, fill, joined, numbered, sentence, written, written_month

ROOT = Path(__file__).parents[2]
FIELDS = re.compile(r"\{(\w+)(?::\w+)?\}")


def catalogues() -> list[Path]:
    """Every file of frames: a table for each language, and text in each."""
    found = []
    for path in sorted(each for folder in ("ingest", "index", "api") for each in (ROOT / folder).rglob("*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        if "en" in tables and all(isinstance(frame, str) for frames in tables.values() for frame in frames.values()):
            found.append(path)
    return found


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_key_has_all_languages_with_the_same_placeholders(path: Path) -> None:
    tables = tomllib.loads(path.read_text("utf-8"))
    assert set(tables) == set(LANGUAGES)
    for language in LANGUAGES[1:]:
        lacking = {key for key in tables["en"] if key not in tables[language] and not key.endswith(("-0", "-1"))}
        spare = {key for key in tables[language] if key not in tables["en"] and not key.endswith(("-0", "-1"))}
        assert not lacking, language
        assert not spare, language
        for key, frame in tables[language].items():
            if key in tables["en"]:
                assert set(FIELDS.findall(frame)) == set(FIELDS.findall(tables["en"][key])), (language, key)


def test_there_are_catalogues() -> None:
    assert {"phrases.toml", "conditions.toml", "reasons.toml"} <= {path.name for path in catalogues()}


@pytest.mark.parametrize(
    ("language", "frame", "value", "said"),
    [
        ("fr", "le texte de {v}", "les actions 2 et 3", "le texte des actions 2 et 3"),
        ("fr", "le texte de {v}", "l'action 2", "le texte de l'action 2"),
        ("fr", "responsable de {v}", "Europol", "responsable d'Europol"),
        ("fr", "responsable de {v}", "le CSFD", "responsable du CSFD"),
        ("fr", "une autre que {v}", "Eurojust", "une autre qu'Eurojust"),
        ("fr", "De {v}", "les États membres", "Des États membres"),
        ("fr", "code {v}", "Europol", "code Europol"),
        ("fr", "à {v}", "le CSFD", "au CSFD"),
        ("es", "nombra a {v}", "el EMCDDA", "nombra al EMCDDA"),
        ("es", "de {v}", "el plan", "del plan"),
        ("es", "de {v}", "El Salvador", "de El Salvador"),
        ("de", "von {v}", "Maßnahme 3", "von Maßnahme 3"),
        ("en", "de {v}", "le CSFD", "de le CSFD"),
    ],
)
def test_frame_and_value_grow_together(language: str, frame: str, value: str, said: str) -> None:
    assert fill(language, frame, {"v": value}) == said


def test_a_quotation_never_grows_together_with_what_is_before_it() -> None:
    assert fill("fr", "il est tenu de {v}", {"v": "« le faire »"}) == "il est tenu de « le faire »"


def test_lists_end_as_the_language_ends_them() -> None:
    assert [joined(each, ["a", "b", "c"]) for each in LANGUAGES] == ["a, b and c", "a, b et c", "a, b und c", "a, b y c"]
    assert joined("es", ["España", "Irlanda"]) == "España e Irlanda"
    assert joined("es", ["7", "8"], "or") == "7 u 8"
    assert joined("fr", ["a", "b"], "or") == "a ou b"
    assert joined("de", ["a"]) == "a"
    assert joined("de", []) == ""


def test_days_are_written_as_the_language_writes_them() -> None:
    day = dt.date(2024, 5, 22)
    assert [written(day, each) for each in LANGUAGES] == ["22 May 2024", "22 mai 2024", "22. Mai 2024", "22 de mayo de 2024"]
    assert written(dt.date(2021, 8, 1), "fr") == "1er août 2021"
    assert [written_month(day, each) for each in LANGUAGES] == ["May 2024", "mai 2024", "Mai 2024", "mayo de 2024"]


def test_forms_and_stops() -> None:
    assert numbered("[action|actions]", 1) == "action"
    assert sentence("les « mots. »") == "Les « mots. »"
    assert sentence("die „Wörter“") == "Die „Wörter“."
