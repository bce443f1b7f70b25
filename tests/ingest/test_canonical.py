"""Writing canonical text: spans, footnotes, and the smallest unit at an offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Span, Unit
from ingest.readers.blocks import Note, NoteCall, Para
from ingest.structure.canonical import Canonical, Header, Nesting
from tests.growth import grows_linearly


def unit(place: str, start: int, end: int) -> Unit:
    return Unit(place, "text", "", place, "", start, end, None)


def para(text: str, source: int, *calls: tuple[int, str]) -> Para:
    return Para(text, ((0, source),), tuple(NoteCall(at, label) for at, label in calls))


def test_paragraphs_of_a_block_stand_on_lines_and_blocks_apart() -> None:
    canonical = Canonical()
    first = canonical.add(para("Title", 0))
    block = canonical.add_all([para("one", 10), para("two", 20)])
    assert canonical.text() == "Title\n\none\ntwo"
    assert (first, block) == (Span(0, 5), Span(7, 14))
    assert canonical.add_all([]) is None


def test_the_map_leads_every_character_back() -> None:
    canonical = Canonical()
    canonical.add(Para("ab cd", ((0, 3), (2, 30))))
    canonical.add(para("ef", 90))
    document = canonical.document(Header("d", "D"), "report", [])
    assert [document.source_offset(at) for at in (0, 1, 2, 4, 7, 8)] == [3, 4, 30, 32, 90, 91]


def test_footnotes_hang_on_the_smallest_unit_that_calls_them() -> None:
    canonical = Canonical()
    canonical.add(para("A row", 0, (5, "1"), (1, "2")))
    canonical.add(para("another", 0, (7, "9")))
    units = [unit("act_1", 0, 14), unit("act_1.text", 0, 5)]
    notes = [Note("1", (para("First.", 0),)), Note("2", (para("Second.", 0),)), Note("2", (para("Again.", 0),))]
    footnotes, own, findings = canonical.footnotes([*notes, Note("3", (para("Third.", 0),))], units)
    assert [f.place for f in footnotes] == ["fn_1", "fn_2", "fn_2_2", "fn_3"]
    assert [[(call.place, call.at) for call in f.calls] for f in footnotes] == [
        [("act_1.text", 5)], [("act_1.text", 1)], [], [],
    ]  # fmt: skip
    assert [f.text.of(canonical.text()) for f in footnotes] == ["First.", "Second.", "Again.", "Third."]
    assert [(finding.kind, finding.place) for finding in findings] == [
        ("footnote_repeated", "fn_2_2"), ("footnote_never_called", "fn_3"), ("footnote_missing", "act_1"),
    ]  # fmt: skip
    assert [(u.place, u.parent) for u in own] == [
        ("fn_1", "act_1.text"), ("fn_2", "act_1.text"), ("fn_2_2", None), ("fn_3", None),
    ]  # fmt: skip


@st.composite
def nested(draw: st.DrawFn) -> list[Unit]:
    """Units that nest: each inside the one before it, or behind it."""
    units: list[Unit] = []

    def fill(start: int, end: int, depth: int) -> None:
        at = start
        while at < end and depth < 4 and draw(st.booleans()):
            first = draw(st.integers(at, end - 1))
            last = draw(st.integers(first + 1, end))
            units.append(unit(f"u{len(units)}", first, last))
            fill(first, last, depth + 1)
            at = last + 1

    fill(0, 60, 0)
    return units


@given(units=nested(), offset=st.integers(-1, 62))
def test_nesting_finds_the_smallest_unit(units: list[Unit], offset: int) -> None:
    holding = [u for u in units if u.start <= offset <= u.end]
    found = Nesting(units).at(offset)
    if not holding:
        assert found is None
    else:
        length = {u.place: u.end - u.start for u in units}
        assert found is not None
        assert length[found] == min(length[u.place] for u in holding)


def with_calls(size: int) -> tuple[Canonical, list[Note], list[Unit]]:
    """Five units a footnote, each of which calls one."""
    canonical = Canonical()
    for at in range(5 * size):
        canonical.add(para("word", at, (4, str(at % size))))
    units = [unit(f"par_{i}", 6 * i, 6 * i + 4) for i in range(5 * size)]
    return canonical, [Note(str(i), (para("note", 0),)) for i in range(size)], units


def test_many_calls_take_as_long_as_they_are_many() -> None:
    canonical, notes, units = with_calls(1_000)
    footnotes, _, _ = canonical.footnotes(notes, units)
    assert [call.place for call in footnotes[7].calls][:2] == ["par_7", "par_1007"]
    grows_linearly(lambda made: made[0].footnotes(*made[1:]), with_calls)
