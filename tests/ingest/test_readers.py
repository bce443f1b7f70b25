"""The format of a file is told by its content, never by its name."""

from __future__ import annotations

import pytest

from ingest.errors import ReadError, UnknownFormat, Unreadable
from ingest.readers import read
from tests.ingest.pdf_files import Page, pdf
from tests.ingest.word_files import p, packed, word


def page() -> Page:
    made = Page()
    made.text(70, 100, "Words on a page.")
    return made


@pytest.mark.parametrize("name", ["", "x.docx", "x.pdf", "x.html", "x.txt", "x.xml"])
@pytest.mark.parametrize(
    ("data", "format"),
    [
        (word(p("Words in a document.")), "docx"),
        (pdf(page()), "pdf"),
        (b"\xef\xbb\xbf\r\n" + pdf(page()), "pdf"),  # junk before the header is allowed
        (b"Words in a text.\n", "text"),
        (b"A text that says %PDF-1.7 somewhere.\n", "text"),
        ("Wörter in UTF-16.".encode("utf-16"), "text"),
    ],
)
def test_the_name_of_a_file_decides_nothing(data: bytes, format: str, name: str) -> None:
    assert read(data, name).format == format


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtf1 Words}", "Rich Text"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"\x1f\x8b\x08\0\0", "gzip"),
        (packed({"content.xml": "<office/>"}), "another office program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as .docx"),
        (bytes(range(256)) * 4, "no reader"),
    ],
)
def test_what_is_not_read_is_said_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormat, match=said) as raised:
        read(data, "x.docx")
    assert "Vouch reads" in str(raised.value)


@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(ReadError, match="empty") as raised:
        read(data, "x.pdf")
    assert isinstance(raised.value, Unreadable)


def test_xml_of_a_vocabulary_that_nobody_knows_is_no_text() -> None:
    with pytest.raises(UnknownFormat, match="<rss>"):
        read(b'\xef\xbb\xbf<?xml version="1.0"?><!-- <b> --><rss><channel><title>News</title></channel></rss>', "x.txt")


def test_text_in_utf_32_is_read() -> None:
    assert read("Wörter.\nMehr.".encode("utf-32"), "").blocks[0].text.startswith("Wörter.")  # type: ignore[union-attr]
