"""Word files: what a reader of the accepted text sees, and nothing else."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.errors import NoText, UnknownFormat, Unreadable
from ingest.readers import read, word_numbering
from ingest.readers.blocks import Para, Reading, Table
from ingest.structure import structure
from ingest.structure.canonical import Header
from tests.ingest.word_files import call, note, p, packed, run, style, table, tc, word


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data, "x.docx").blocks if isinstance(block, Para)]


def kinds(reading: Reading) -> set[str]:
    odd = {odd.kind for block in reading.blocks if isinstance(block, Para) for odd in block.oddities}
    return odd | {finding.kind for finding in reading.findings}


def grid(block: object) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[" / ".join(para.text for para in cell.paras) for cell in row] for row in block.rows]


def words(reading: Reading) -> str:
    """All that a reading says, its findings included."""
    return repr(reading)


# --------------------------------------------------------------------------- tracked changes


def test_insertions_are_kept_and_deletions_left_out() -> None:
    body = p(
        run("The rate is ")
        + '<w:del w:id="1" w:author="A"><w:r><w:delText>five</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="A">{run("seven")}</w:ins>'
        + run(" per cent.")
    )
    reading = read(word(body), "")
    assert [block.text for block in reading.blocks] == ["The rate is seven per cent."]
    assert "1 insertion kept, 1 deletion left out" in words(reading)
    assert "five" not in words(reading)


def test_moved_words_stand_only_where_they_were_moved_to() -> None:
    body = p(f"<w:moveFrom>{run('Moved.')}</w:moveFrom>") + p("Stays.") + p(f"<w:moveTo>{run('Moved.')}</w:moveTo>")
    assert texts(word(body)) == ["Stays.", "Moved."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("First half, ", "<w:rPr><w:del/></w:rPr>") + p("second half.") + p("Next.")
    assert texts(word(body)) == ["First half, second half.", "Next."]


def test_a_deleted_row_is_gone() -> None:
    deleted = "<w:trPr><w:del/></w:trPr>" + tc("gone")
    reading = read(word(table(tc("A") + tc("B"), deleted + tc("gone too"), tc("C") + tc("D"))), "")
    assert grid(reading.blocks[0]) == [["A", "B"], ["C", "D"]]


def test_old_properties_of_a_changed_paragraph_do_not_count() -> None:
    change = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    block = read(word(p("Body text.", change)), "").blocks[0]
    assert isinstance(block, Para)
    assert block.level == 0


# --------------------------------------------------------------------------- notes


FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + note("footnote", 7, "See page 3.")
    + note("footnote", 2, "Ibid.") + note("footnote", 9, "Never called.")
)  # fmt: skip


def test_footnotes_are_numbered_in_the_order_of_their_calls_and_not_by_their_ids() -> None:
    body = p(run("In 2015") + call("footnote", 7) + run(" and later") + call("footnote", 2) + run("."))
    reading = read(word(body, footnotes=FOOTNOTES), "")
    para = reading.blocks[0]
    assert isinstance(para, Para)
    assert para.text == "In 2015 and later."
    assert [(para.text[: mark.at], mark.label) for mark in para.calls] == [
        ("In 2015", "1"),
        ("In 2015 and later", "2"),
    ]
    assert [(found.label, found.paras[0].text) for found in reading.notes] == [("1", "See page 3."), ("2", "Ibid.")]


def test_endnotes_have_labels_of_their_own() -> None:
    body = p(run("A") + call("footnote", 7) + run(" B") + call("endnote", 1) + run(" C") + call("endnote", 2))
    endnotes = note("endnote", 1, "One.") + note("endnote", 2, "Two.")
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    plain = read(word(body, footnotes=FOOTNOTES, endnotes=endnotes), "")
    assert [found.label for found in plain.notes] == ["1", "i", "ii"]
    clash = read(word(body, footnotes=FOOTNOTES, endnotes=endnotes, settings=settings), "")
    assert len({found.label for found in clash.notes}) == 3


def test_a_mark_of_the_authors_own_is_the_label_and_no_text() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="7"/><w:t>*</w:t></w:r>'
    reading = read(word(p(run("Sources") + custom + run(" vary.")), footnotes=FOOTNOTES), "")
    assert [block.text for block in reading.blocks] == ["Sources vary."]
    assert reading.notes[0].label == "*"


def test_a_deleted_call_takes_its_note_with_it() -> None:
    body = p(run("Kept.") + f"<w:del>{call('footnote', 7)}</w:del>" + call("footnote", 2))
    reading = read(word(body, footnotes=FOOTNOTES), "")
    assert [(found.label, found.paras[0].text) for found in reading.notes] == [("1", "Ibid.")]


def test_a_note_called_in_a_table_cell_is_called_there() -> None:
    body = table(tc("A") + tc(p(run("SOCTA") + call("footnote", 7))))
    reading = read(word(body, footnotes=FOOTNOTES), "")
    block = reading.blocks[0]
    assert isinstance(block, Table)
    assert block.rows[0][1].paras[0].calls[0].label == "1"


# --------------------------------------------------------------------------- comments, hidden text


def test_comments_are_counted_and_their_words_appear_nowhere() -> None:
    comments = f'<w:comment w:id="0" w:author="Jo Secret">{p("Why this body?")}</w:comment>'
    body = p('<w:commentRangeStart w:id="0"/>' + run("Europol") + '<w:r><w:commentReference w:id="0"/></w:r>')
    reading = read(word(body, comments=comments), "")
    assert [block.text for block in reading.blocks] == ["Europol"]
    assert "reviewer_comment" in kinds(reading)
    assert "Why" not in words(reading)
    assert "Secret" not in words(reading)


def test_a_comment_on_nothing_is_reported_once() -> None:
    comments = f'<w:comment w:id="0">{p("Hm.")}</w:comment>'
    reading = read(word(p("Words."), comments=comments), "")
    assert [finding.kind for finding in reading.findings] == ["reviewer_comment"]


STYLES = (
    style("Ghost", "Ghost", "<w:rPr><w:vanish/></w:rPr>")
    + style("Pale", "Pale", based_on="Ghost")
    + style("Shown", "Shown", '<w:rPr><w:vanish w:val="0"/></w:rPr>', based_on="Ghost")
    + style("GhostRun", "Ghost run", "<w:rPr><w:vanish/></w:rPr>", kind="character")
)


@pytest.mark.parametrize(
    ("content", "left"),
    [
        # directly on the run
        (p(run("See ") + run("nothing", "<w:vanish/>") + run("this.")), ["See this."]),
        # by the paragraph's style, and by the one it is based on
        (p("Hidden.", '<w:pStyle w:val="Ghost"/>') + p("Hidden.", '<w:pStyle w:val="Pale"/>') + p("On."), ["On."]),
        # switched off again further down the chain
        (p("Shown.", '<w:pStyle w:val="Shown"/>'), ["Shown."]),
        # by a character style
        (p(run("A") + run("hidden", '<w:rStyle w:val="GhostRun"/>') + run("B")), ["AB"]),
        # a direct switch off wins over any style
        (p(run("Shown.", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="Ghost"/>'), ["Shown."]),
        # hidden by both styles is shown: toggle properties exclude each other
        (p(run("Shown.", '<w:rStyle w:val="GhostRun"/>'), '<w:pStyle w:val="Ghost"/>'), ["Shown."]),
    ],
)
def test_hidden_text_is_left_out_whatever_hides_it(content: str, left: list[str]) -> None:
    reading = read(word(content, styles=STYLES), "")
    assert [block.text for block in reading.blocks if isinstance(block, Para)] == left
    assert ("hidden_text" in kinds(reading)) == ("hidden" in content.lower() or "nothing" in content)


# --------------------------------------------------------------------------- boxes and controls


def test_content_controls_are_opened_at_every_level() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = control(p("Block.")) + p(run("In") + control(run("line."))) + table(control(tc("Cell") + tc("Two")))
    reading = read(word(body), "")
    assert [block.text for block in reading.blocks if isinstance(block, Para)] == ["Block.", "Inline."]
    assert grid(reading.blocks[2]) == [["Cell", "Two"]]


def test_a_text_box_is_read_once_after_the_paragraph_that_anchors_it() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(word(p(run("Anchor.") + both) + p("After."))) == ["Anchor.", "In the box.", "After."]


def test_a_box_drawn_as_a_table_of_one_cell_is_text() -> None:
    assert texts(word(table(tc(p("A summary.") + p("In a frame."))))) == ["A summary.", "In a frame."]


# --------------------------------------------------------------------------- tables


def test_merged_cells_stand_once_and_columns_stay_in_line() -> None:
    span = '<w:gridSpan w:val="2"/>'
    rows = (
        tc("Head", span) + tc("Year"),
        tc("Left", '<w:vMerge w:val="restart"/>') + tc("a") + tc("2021"),
        tc("", "<w:vMerge/>") + tc("b") + tc("2022"),
    )
    block = read(word(table(*rows)), "").blocks[0]
    assert grid(block) == [["Head", "", "Year"], ["Left", "a", "2021"], ["", "b", "2022"]]
    assert isinstance(block, Table)
    assert [[cell.covered for cell in row] for row in block.rows] == [["", "left", ""], ["", "", ""], ["above", "", ""]]


def test_grid_cells_before_a_row_keep_its_place() -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("late")
    assert grid(read(word(table(tc("A") + tc("B"), late)), "").blocks[0]) == [["A", "B"], ["", "late"]]


def test_a_nested_table_is_read_in_place() -> None:
    inner = p("Before") + table(tc("1") + tc("2")) + p("After")
    assert grid(read(word(table(tc("A") + tc(inner))), "").blocks[0]) == [["A", "Before / 1 / 2 / After"]]


# --------------------------------------------------------------------------- headings and numbers


def test_heading_levels_come_from_styles_what_these_are_based_on_and_the_paragraph_itself() -> None:
    styles = (
        style("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("Own", "My heading", based_on="H1")
        + style("H3", "heading 3")
        + style("T", "Title")
        + style("Toc", "toc 1")
    )
    body = (
        p("T", '<w:pStyle w:val="T"/>') + p("1", '<w:pStyle w:val="Toc"/>') + p("A", '<w:pStyle w:val="Own"/>')
        + p("B", '<w:pStyle w:val="H3"/>') + p("C", '<w:outlineLvl w:val="1"/>') + p("D", '<w:outlineLvl w:val="9"/>')
    )  # fmt: skip
    found = [block for block in read(word(body, styles=styles), "").blocks if isinstance(block, Para)]
    assert [(block.text, block.level, block.role) for block in found] == [
        ("T", 0, "title"), ("1", 0, "contents"), ("A", 1, ""), ("B", 3, ""), ("C", 2, ""), ("D", 0, ""),
    ]  # fmt: skip


def test_headings_are_told_by_type_in_a_document_without_heading_styles() -> None:
    document = docx.Document()
    for text, bold in [("Aims", True), ("x " * 60 + "end.", False), ("Means", True), ("y " * 60 + "end.", False)] * 3:
        document.add_paragraph().add_run(text).bold = bold
    found = [block for block in read(saved(document), "").blocks if isinstance(block, Para)]
    assert {block.text for block in found if block.level == 1} == {"Aims", "Means"}


def saved(document: object) -> bytes:
    import io

    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def numbering(*levels: tuple[str, str]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="6"><w:abstractNumId w:val="0"/>{restart}</w:num>'
    )


def numbered(text: str, level: int, num: int = 5) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def markers(data: bytes) -> list[str]:
    return [block.marker for block in read(data, "").blocks if isinstance(block, Para)]


def test_numbers_of_automatic_lists_are_computed_over_their_levels() -> None:
    levels = numbering(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3)"), ("decimal", "%1.%2.%4"))
    at = [(0, 5), (1, 5), (1, 5), (2, 5), (0, 5), (1, 5), (0, 6), (0, 6)]
    body = "".join(numbered(f"x{i}", level, num) for i, (level, num) in enumerate(at))
    assert markers(word(body, numbering=levels)) == ["1.", "(a)", "(b)", "i)", "2.", "(a)", "1.", "2."]


def test_a_label_with_a_word_is_computed_too() -> None:
    body = numbered("Disrupt.", 0) + numbered("Prevent.", 0) + p("None.", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert markers(word(body, numbering=numbering(("decimal", "Action %1.")))) == ["Action 1.", "Action 2.", ""]


def numbered_act(first: str, second: str) -> bytes:
    """An act whose two articles' headings are an automatic number with these words behind it, or none."""
    hidden = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    lines = [
        p("DECISION (EU) 2023/77 OF THE COUNCIL"), p("THE COUNCIL OF THE EUROPEAN UNION,"), p("Having regard to the Treaty,"),
        p("HAS ADOPTED THIS DECISION:"), numbered(first, 0), p("Fees"), numbered("The fees are set.", 1),
        numbered("They are paid.", 1), numbered(second, 0), p("It enters into force on 1 May 2023."),
        numbered("", 1), p("", hidden),
    ]  # fmt: skip
    return word("".join(lines), numbering=numbering(("decimal", "Article %1"), ("decimal", "%2.")))


@pytest.mark.parametrize("second", ["", "Entry into force"])
def test_an_automatic_number_with_a_word_of_its_own_is_a_heading_though_nothing_stands_behind_it(second: str) -> None:
    document = structure(read(numbered_act("", second), ""), Header("own", "", "en"), Bodies(()))
    told = {unit.place: document.text[unit.start : unit.end] for unit in document.units}
    assert " ".join(told["art_1"].split()) == "Article 1 Fees 1. The fees are set. 2. They are paid."
    assert " ".join(told["art_2"].split()) == f"Article 2 {second} It enters into force on 1 May 2023.".replace("  ", " ")
    assert document.text.count("Article") == 2  # neither the hidden one


@settings(deadline=None)
@given(st.integers(1, 3999))
def test_roman_numbers_grow_by_the_rules_of_roman_numbers(count: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    written = [values[letter] for letter in word_numbering.formatted(count, "lowerRoman")]
    total = sum(-own if own < after else own for own, after in zip(written, [*written[1:], 0], strict=True))
    assert total == count


# --------------------------------------------------------------------------- runs


def test_breaks_tabs_hyphens_and_symbols_are_what_they_look_like() -> None:
    body = p(
        "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t><w:tab/><w:t>EU</w:t><w:noBreakHyphen/><w:t>wide</w:t>"
        '<w:br/><w:t>next</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>2</w:t></w:r>'
    )
    assert texts(word(body)) == ["cooperate\tEU-wide\nnext≥2"]


def test_a_field_gives_its_result_and_not_its_code() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF _Ref1 </w:instrText></w:r>"
    index = char("begin") + "<w:r><w:instrText> XE </w:instrText></w:r>" + run("never") + char("end")
    body = p(run("See ") + char("begin") + code + char("separate") + run("Annex 2") + char("end") + index + run("."))
    assert texts(word(body)) == ["See Annex 2."]


def test_a_repeated_note_mark_is_a_call_and_no_number_in_the_text() -> None:
    repeated = f'<w:fldSimple w:instr=" NOTEREF _Ref5 \\f \\h ">{run("1")}</w:fldSimple>'
    body = p(run("Once") + call("footnote", 7) + run(", twice") + repeated + run("."))
    para = read(word(body, footnotes=FOOTNOTES), "").blocks[0]
    assert isinstance(para, Para)
    assert (para.text, [mark.label for mark in para.calls]) == ("Once, twice.", ["1", "1"])


# --------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (word(p("x"))[:400], Unreadable, "truncated"),
        (word(""), NoText, "no text"),
        (packed({"word/document.xml": "<w"}), Unreadable, "well-formed"),
        (packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'}), Unreadable, "document type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnknownFormat, "docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Unreadable,
            "encrypted",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(data: bytes, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        read(data, "x.docx")


def test_the_name_of_a_file_does_not_matter() -> None:
    assert read(word(p("Words.")), "report.pdf").format == "docx"


# --------------------------------------------------------------------------- real files


def test_the_handbook_of_872_pages_is_read_with_its_headings_and_footnotes(shared: Path) -> None:
    reading = read((shared / "formats" / "handbook-872p.docx").read_bytes(), "")
    headings = [block for block in reading.blocks if isinstance(block, Para) and block.level]
    assert len(reading.blocks) > 4_000
    assert len(headings) > 250
    assert [found.label for found in reading.notes] == ["1", "2", "3", "4", "5", "6"]


def test_every_comment_of_the_real_files_is_found(shared: Path) -> None:
    for name, count in (("comments-two.docx", 2), ("docx_comments.docx", 3)):
        reading = read((shared / "formats" / name).read_bytes(), "")
        odd = [odd for block in reading.blocks if isinstance(block, Para) for odd in block.oddities]
        assert [found.kind for found in odd] == ["reviewer_comment"] * count


def test_real_merged_cells_stand_once(shared: Path) -> None:
    reading = read((shared / "formats" / "word_tables.docx").read_bytes(), "")
    cells = [text for block in reading.blocks if isinstance(block, Table) for row in grid(block) for text in row]
    for text in ("Merged Cell 4.4 5.4", "Merged Cell 0.2 1.2"):
        assert cells.count(text) == 1


def test_cells_merged_in_the_old_way_stand_once() -> None:
    data = word(
        table(
            tc("Both", '<w:hMerge w:val="restart"/>') + tc("Both", "<w:hMerge/>") + tc("Third"),
            tc("a") + tc("b") + tc("c"),
        )
    )
    (block,) = read(data, "").blocks
    assert grid(block) == [["Both", "", "Third"], ["a", "b", "c"]]
    assert isinstance(block, Table)
    assert [cell.covered for cell in block.rows[0]] == ["", "left", ""]


def test_raised_digits_are_not_joined_to_the_number_before() -> None:
    up = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    raised = {sign: f"<w:r>{up}<w:t>{sign}</w:t></w:r>" for sign in ("3", "-6", "th", "1")}
    body = p(run("10") + raised["3"] + run(" kg, 10") + raised["-6"] + run(" g, the 4") + raised["th"]) + p(raised["1"] + run(" OJ L 1."))
    assert texts(word(body)) == ["10³ kg, 10⁻⁶ g, the 4th", "1 OJ L 1."]
