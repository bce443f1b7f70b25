from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.blocks import Cell, Note, NoteCall, Para, Reading, Table
from ingest.sources import join


def _stream(words: str, pages: int = 0) -> Reading:
    para = Para(words, ((0, 0),), calls=(NoteCall(1, "1"),), page=1 if pages else None)
    table = Table(((Cell((Para("cell", ((0, len(words) + 1),)),), covered="left"),),), ruled=False)
    note = Note("1", (Para("A note.", ((0, len(words) + 6),)),))
    return Reading("text", (para, table), (note,), title=words[:5], language="en", pages=pages)


def test_one_stream_is_left_as_it_is() -> None:
    stream = _stream("Words.")
    assert join([stream]) is stream


def test_notes_of_later_streams_get_labels_of_their_own_and_their_calls_follow() -> None:
    joined = join([_stream("First."), _stream("Second."), _stream("Third.")])
    assert [note.label for note in joined.notes] == ["1", "1-2", "1-3"]
    calls = [block.calls[0].label for block in joined.blocks if isinstance(block, Para)]
    assert calls == ["1", "1-2", "1-3"]


def test_pages_are_numbered_on_and_tables_keep_what_they_say_of_themselves() -> None:
    joined = join([_stream("First.", pages=3), _stream("Second.", pages=2)])
    assert joined.pages == 5
    assert [block.page for block in joined.blocks if isinstance(block, Para)] == [1, 4]
    tables = [block for block in joined.blocks if isinstance(block, Table)]
    assert all(not table.ruled and table.rows[0][0].covered == "left" for table in tables)
    assert joined.title == "First"


@given(st.lists(st.text("abc ", min_size=1, max_size=30), min_size=1, max_size=6))
def test_offsets_into_the_source_never_go_back(words: list[str]) -> None:
    joined = join([_stream(each) for each in words])
    origins = [block.origins[0][1] for block in joined.blocks if isinstance(block, Para)]
    assert origins == sorted(set(origins))
