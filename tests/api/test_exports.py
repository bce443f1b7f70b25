"""What is saved from a page: spreadsheets in which nothing runs, and a document with footnotes."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from starlette.testclient import TestClient

from api.exports import Row, Table, spreadsheet, word
from index.engine import Engine

QUESTION = "Which actions is the EMCDDA responsible for?"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(*cells: str, line: str = "a line") -> Table:
    columns = tuple(f"Column {number}" for number in range(len(cells)))
    row = Row(cells, (line,))
    return Table("answer", cells[0], cells[-1], "1 of 1", columns, (row,), (("Date", "2026-01-01"),), (line,))


def rows_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_csv_holds_the_whole_set_and_opens_in_a_spreadsheet(client: TestClient) -> None:
    response = client.get("/", params={"q": QUESTION, "format": "csv"})
    head, *rows = rows_of(response.content)
    assert head == ["Action", "What", "Areas", "When", "Who"]
    assert len(rows) == 32
    assert all("EMCDDA" in row[4] for row in rows)
    assert response.headers["content-disposition"] == 'attachment; filename="answer.csv"'


def test_a_workbook_says_where_it_is_from_and_keeps_areas_as_text(client: TestClient, engine: Engine) -> None:
    response = client.get("/", params={"q": QUESTION, "format": "xlsx"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    said = [row[0] for row in values if row[0]]
    assert said[0] == QUESTION
    assert any(each.startswith("Edition: ") and "original" in each for each in said)
    assert any(each.startswith("Date: 20") for each in said)
    (permalink,) = [each for each in said if each.startswith("Permalink: ")]
    assert "http://testserver/?q=" in permalink
    assert f"index={engine.version}" in permalink
    head = next(number for number, row in enumerate(values) if row[:2] == ["Action", "What"])
    assert len(values) - head - 1 == 32
    areas = [row[2] for row in sheet.iter_rows(min_row=head + 2)]
    assert {type(cell.value) for cell in areas if cell.value} == {str}
    assert all(cell.number_format == "@" for cell in areas)
    assert sheet.freeze_panes == f"A{head + 2}"


def test_a_document_says_who_what_and_when_with_citations_as_footnotes(client: TestClient) -> None:
    response = client.get("/", params={"q": QUESTION, "format": "docx"})
    document = Document(io.BytesIO(response.content))
    assert document.paragraphs[0].text == QUESTION
    (written,) = document.tables
    assert [cell.text for cell in written.rows[0].cells] == ["Action", "What", "Areas", "When", "Who"]
    assert len(written.rows) == 33
    with zipfile.ZipFile(io.BytesIO(response.content)) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
        assert "footnotes+xml" in package.read("[Content_Types].xml").decode()
    called = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
    held = {node.get(f"{W}id"): "".join(node.itertext()) for node in notes}
    assert called == [str(number) for number in range(1, 33)]
    assert all("EU Action Plan on Drugs" in held[each] and "http://testserver/documents/" in held[each] for each in called)


@pytest.mark.parametrize("format", ["csv", "json", "xlsx", "docx"])
def test_every_kind_of_answer_can_be_saved(client: TestClient, format: str) -> None:
    questions = ["What does Action 46 say?", "What does Action 54 say?", "Compare Europol and Frontex"]
    questions += ["Which body has the most actions?", "How many actions are there?", "How is the darknet monitored?"]
    questions += ["Who is responsible for Action 1? And when is Action 2 due?", "Is Directive 2014/42/EU still in force?"]
    for question in questions:
        response = client.get("/", params={"q": question, "format": format})
        assert response.status_code == 200, question
        assert response.content
        assert response.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("format", ["csv", "json", "xlsx", "docx"])
def test_the_table_of_actions_is_saved_as_it_is_narrowed_and_sorted(client: TestClient, format: str) -> None:
    response = client.get("/actions", params={"body": "Eurojust", "sort": "-action", "format": format})
    assert response.status_code == 200
    if format == "csv":
        numbers = [int(row[0]) for row in rows_of(response.content)[1:]]
        assert numbers == sorted(numbers, reverse=True)
    elif format == "json":
        assert response.json()["count"] == 5


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")"])
def test_no_cell_runs(begin: str) -> None:
    assert rows_of(spreadsheet.csv(table(begin)))[1] == [f"'{begin}"]
    sheet = load_workbook(io.BytesIO(spreadsheet.xlsx(table(begin)))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_words_can_be_saved_and_read_back(cells: list[str]) -> None:
    made = table(*cells, line=cells[0])
    Document(io.BytesIO(word.docx(made)))
    assert load_workbook(io.BytesIO(spreadsheet.xlsx(made))).active.max_row >= 5
