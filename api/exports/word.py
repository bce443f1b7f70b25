"""A table as a Word document: what was asked, the answer, who, what and when; citations as footnotes.

python-docx has no footnotes, so their part is written here: ECMA-376-1, 17.11.
"""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from api.exports import Row, Table, printable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def docx(table: Table) -> bytes:
    """The document's bytes."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.core_properties.title = printable(table.title)[:255]
    document.core_properties.author = "Vouch"
    notes = _Notes()
    document.add_heading(printable(table.title), 1)
    if table.text:
        paragraph = document.add_paragraph(printable(table.text))
        for line in () if table.rows and table.rows[0].citations else table.citations:
            notes.call(paragraph, line)
    if table.columns:
        document.add_paragraph(printable(table.caption), style="Caption")
        _table(document, table.columns, table.rows, notes)
    for name, value in table.facts:
        document.add_paragraph(printable(f"{name}: {value}"))
    notes.attach(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _table(document: Written, columns: tuple[str, ...], rows: tuple[Row, ...], notes: _Notes) -> None:
    written = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    head = written.rows[0]
    properties = head._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))  # repeated on every page
    for cell, title in zip(head.cells, columns, strict=True):
        cell.paragraphs[0].add_run(printable(title)).bold = True
    for row in rows:
        cells = written.add_row().cells
        for cell, value in zip(cells, row.cells, strict=True):
            cell.text = printable(value)
        for line in row.citations:
            notes.call(cells[0].paragraphs[-1], line)


class _Notes:
    """Footnotes while a document is written: called in paragraphs, then attached as a part."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def call(self, paragraph: Paragraph, line: str) -> None:
        """Set the mark of a footnote that says ``line`` at the end of ``paragraph``."""
        self.lines.append(line)
        run = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self.lines)))
        run._r.append(mark)

    def attach(self, document: Written) -> None:
        root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            _note(root, number, kind)
        for number, line in enumerate(self.lines, start=1):
            _note(root, number, "", line)
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(root: etree._Element, number: int, kind: str, line: str = "") -> None:
    note = etree.SubElement(root, qn("w:footnote"))
    if kind:
        note.set(qn("w:type"), kind)
    note.set(qn("w:id"), str(number))
    paragraph = etree.SubElement(note, qn("w:p"))
    run = etree.SubElement(paragraph, qn("w:r"))
    if kind:
        etree.SubElement(run, qn(f"w:{kind}"))
        return
    properties = etree.SubElement(run, qn("w:rPr"))
    etree.SubElement(properties, qn("w:vertAlign")).set(qn("w:val"), "superscript")
    etree.SubElement(run, qn("w:footnoteRef"))
    words = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
    words.text = f" {printable(line)}"
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
