"""Files that would cost the whole build: each ends with its reason, and the next one is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import NoText, ReadError, TooCostly, UnknownFormat, Unreadable
from ingest.model import Finding
from ingest.readers import read
from ingest.readers.blocks import Cell, Note, NoteCall, Oddity, Para, Reading, Table
from ingest.readers.bounded import Readers, read_bounded
from ingest.readers.wire import decode, encode
from tests.ingest.word_files import MAIN, p, packed, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SOUND = word(p("Sound words."))


def bomb(body: str, doctype: str = "") -> bytes:
    document = f'{doctype}<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document})


def growing() -> str:
    entities = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12))
    return f'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{entities}]>'


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as made:
        yield made


@pytest.mark.parametrize(
    ("what", "data", "error"),
    [
        ("three million paragraphs", bomb("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 3_000_000), TooCostly),
        ("three million empty paragraphs", bomb("<w:p/>" * 3_000_000), TooCostly),
        ("a part that unpacks to 400 MB", packed({"word/document.xml": b"\0" * 400_000_000}), TooCostly),
        ("entities that grow to a terabyte", bomb(p("&amp;"), growing()), Unreadable),
        ("a hundred thousand tables in each other", bomb("<w:tbl><w:tr><w:tc>" * 100_000), Unreadable),
        ("an encrypted package", OLE + "EncryptedPackage".encode("utf-16-le"), Unreadable),
        ("nothing", b"", Unreadable),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(100), UnknownFormat),
        ("a document without words", word(""), NoText),
        ("a truncated document", SOUND[: len(SOUND) // 2], Unreadable),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_ends_with_its_reason_and_the_next_is_read(
    readers: Readers, what: str, data: bytes, error: type[ReadError]
) -> None:
    with pytest.raises(error) as raised:
        readers.read(data, what)
    assert str(raised.value)
    assert readers.read(SOUND, "next.docx") == read(SOUND, "next.docx")


def test_one_file_alone_is_read_as_in_this_process() -> None:
    assert read_bounded(SOUND, "x.docx") == read(SOUND, "x.docx")


def test_a_child_that_hangs_is_ended_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asleep = tmp_path / "python"
    asleep.write_text("#!/bin/sh\nexec sleep 60\n")
    asleep.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(asleep))
    with Readers(wall_seconds=0.5) as readers, pytest.raises(TooCostly, match="took more than"):
        readers.read(SOUND, "x.docx")


def test_the_child_is_kept_from_file_to_file() -> None:
    with Readers() as readers:
        readers.read(SOUND)
        first = readers._child
        with pytest.raises(Unreadable):
            readers.read(b"")
        readers.read(SOUND)
        assert readers._child is first


# --------------------------------------------------------------------------- the wire

words = st.text(max_size=20)
paras = st.builds(
    Para,
    text=words,
    origins=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=3).map(tuple),
    calls=st.lists(st.builds(NoteCall, st.integers(0, 9), words), max_size=2).map(tuple),
    level=st.integers(0, 6),
    marker=words,
    page=st.none() | st.integers(1, 9),
    oddities=st.lists(st.builds(Oddity, st.integers(0, 9), words, words), max_size=2).map(tuple),
)
cells = st.builds(Cell, st.lists(paras, max_size=2).map(tuple), st.sampled_from(["", "left", "above"]))
tables = st.builds(Table, st.lists(st.lists(cells, max_size=2).map(tuple), max_size=2).map(tuple), st.booleans())
readings = st.builds(
    Reading,
    format=words,
    blocks=st.lists(paras | tables, max_size=3).map(tuple),
    notes=st.lists(st.builds(Note, words, st.lists(paras, max_size=2).map(tuple)), max_size=2).map(tuple),
    findings=st.lists(st.builds(Finding, words, words, st.none(), st.none()), max_size=2).map(tuple),
    title=words,
    pages=st.integers(0, 9),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings)
def test_a_reading_crosses_from_the_child_unchanged(reading: Reading) -> None:
    assert decode(encode(reading)) == reading


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"_":"Popen"}', b'{"_":"Para"}', b'{"_":"Span","start":0,"end":1}']
)
def test_what_is_no_reading_does_not_cross(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no reading|Expecting value"):
        decode(data)
