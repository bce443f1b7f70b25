"""Bytes of mark-up → text: what is declared, what is true, and what is said where they differ."""

from __future__ import annotations

import codecs
from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import html
from ingest.readers.encoding import declared, decode

WORDS = "Beschluß über Drogen – “Kőszeg”"


def kinds(data: bytes) -> list[str]:
    return [finding.kind for finding in decode(data)[1]]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + f'<meta charset="iso-8859-1">{WORDS}'.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode(),
        f'<?xml version="1.0" encoding="UTF-8"?>{WORDS}'.encode(),
        f'<meta http-equiv="Content-Type" content="text/html; charset=UNICODE-1-1-UTF-8">{WORDS}'.encode(),
        f"<html><p>{WORDS}".encode("utf-16-le"),
    ],
)
def test_what_is_marked_or_rightly_declared_is_believed(data: bytes) -> None:
    text, findings = decode(data)
    assert text.endswith(WORDS)
    assert findings == []


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("iso-8859-2", "iso-8859-2"), ("windows-1250", "cp1250"), ("ISO-8859-7", "iso-8859-7"), ("koi8-r", "koi8-r")],
)
def test_old_encodings_are_read_as_declared(name: str, encoding: str) -> None:
    words = {"iso-8859-7": "Απόφαση", "koi8-r": "Решение"}.get(encoding, "Kőszegről szóló határozat")
    text, findings = decode(f'<meta charset="{name}"><p>{words}'.encode(encoding))
    assert text.endswith(words)
    assert findings == []


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    text, findings = decode(b'<meta charset="iso-8859-1">\x93quoted\x94 \x80 5')
    assert text.endswith("“quoted” € 5")
    assert findings == []


def test_a_wrong_declaration_is_reported_and_the_bytes_are_believed() -> None:
    text, (finding,) = decode(f'<meta charset="windows-1252">{WORDS}'.encode())
    assert text.endswith(WORDS)
    assert (finding.kind, finding.message) == (
        "encoding",
        "The file declares windows-1252, but its bytes are UTF-8; it was read as UTF-8.",
    )
    text, (finding,) = decode('<meta charset="utf-8">Beschluß'.encode("cp1252"))
    assert text.endswith("Beschluß")
    assert finding.message == "The file declares utf-8, but its bytes are not; it was read as Windows-1252."


def test_nothing_declared_and_no_utf_8_is_reported() -> None:
    text, (finding,) = decode("Beschluß".encode("cp1252"))
    assert text == "Beschluß"
    assert finding.message == "The file declares no encoding and is not UTF-8; it was read as Windows-1252."


def test_an_unknown_encoding_is_reported() -> None:
    assert kinds(b'<meta charset="klingon">words') == ["encoding"]
    assert kinds(b'<meta charset="base64">words') == ["encoding"]


def test_a_few_broken_bytes_do_not_make_another_encoding_of_utf_8() -> None:
    text, findings = decode(('<meta charset="utf-8">' + WORDS * 9).encode() + b"\xff")
    assert text.endswith("”\ufffd")
    assert [finding.kind for finding in findings] == ["undecodable"]


def test_text_that_was_wrongly_decoded_before_is_reported_and_left() -> None:
    twice = WORDS.encode().decode("cp1252", errors="ignore")
    text, (finding,) = decode(twice.encode())
    assert text == twice
    assert finding.kind == "mojibake"
    assert kinds("Â» é Ã l’État — SÃO PAULO".replace("Â»", "»").encode()) == []


def test_line_ends_become_line_feeds_and_no_null_stays() -> None:
    assert decode(b"a\r\nb\rc\0d")[0] == "a\nb\ncd"


def test_findings_about_the_encoding_reach_the_reading() -> None:
    reading = html.read('<html><meta charset="utf-8"><p>Beschluß</p>'.encode("cp1252"))
    assert [finding.kind for finding in reading.findings] == ["encoding"]
    assert reading.blocks[0].text == "Beschluß"  # type: ignore[union-attr]


def test_the_declaration_is_looked_for_at_the_start_only() -> None:
    assert declared(b"<meta charset = 'utf-8'>") == "utf-8"
    assert declared(b" " * 5000 + b"<meta charset='utf-16'>") == ""


@pytest.mark.parametrize("name", sorted({*aliases, *aliases.values(), "idna", "undefined", "unicode_escape"}))
def test_no_name_of_an_encoding_breaks_the_reader(name: str) -> None:
    text, _ = decode(f'<meta charset="{name}">'.encode() + b"w\xf6rds \\u0041")
    assert text


@given(st.binary())
def test_any_bytes_become_text_without_nulls_and_carriage_returns(data: bytes) -> None:
    text, _ = decode(data)
    assert not {"\0", "\r"} & set(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")
