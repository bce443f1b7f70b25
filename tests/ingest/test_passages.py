"""Units to passages: every word within reach, none twice, none across a border."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.model import Document, Unit
from ingest.passages import embedded, passages
from ingest.readers import read
from ingest.structure import structure
from ingest.structure.canonical import Header


def words(text: str) -> int:
    """A stand-in for the model's tokens: words."""
    return len(text.split())


@pytest.fixture(scope="module")
def plan() -> Document:
    corpus = Path(__file__).parents[2] / "corpus"
    path = corpus / "texts" / "eu-drugs-action-plan-2021-2025.en.txt"
    reading = read(path.read_bytes(), path.name)
    return structure(reading, Header("plan", "Plan"), Bodies.load(corpus / "bodies.toml"))


def made(text: str, *units: Unit) -> Document:
    return Document("d", "T", "report", "en", "original", None, text, units)


def test_each_action_is_one_passage_of_its_text_with_its_row_as_context(plan: Document) -> None:
    cut = {passage.place: passage for passage in passages(plan, words)}
    for action in plan.actions:
        passage = cut[action.place]
        assert passage.text == action.text.of(plan.text)
        assert action.timetable is not None
        assert action.timetable.written in passage.context
        assert all(body.written in passage.context for body in action.bodies)


def test_passages_quote_the_document_and_stay_in_their_unit(plan: Document) -> None:
    units = {unit.place: unit for unit in plan.units}
    for passage in passages(plan, words):
        assert plan.text[passage.start : passage.end] == passage.text
        unit = units[passage.place]
        assert unit.start <= passage.start < passage.end <= unit.end


def test_every_word_of_the_plan_s_units_is_in_one_passage_or_in_a_row_s_context(plan: Document) -> None:
    covered = bytearray(len(plan.text))
    for passage in passages(plan, words):
        for at in range(passage.start, passage.end):
            covered[at] += 1
    assert max(covered) == 1
    cells = ("areas", "timetable", "bodies", "body")
    in_context = [(unit.start, unit.end) for unit in plan.units if unit.kind in cells]
    for unit in plan.units:
        for word in re.finditer(r"\w+", plan.text[unit.start : unit.end]):
            at = unit.start + word.start()
            assert covered[at] or any(start <= at < end for start, end in in_context), word.group()


def test_what_is_embedded_is_never_longer_than_the_model_reads() -> None:
    long = " ".join(f"word{number}" for number in range(1000))
    text = f"Article 1\n{long}"
    document = made(
        text,
        Unit("art_1", "article", "1", "Article 1", "On " + "long " * 300, 0, len(text), None),
        Unit("art_1.par_1", "paragraph", "1", "Article 1(1)", "", 10, len(text), "art_1"),
    )
    cut = passages(document, words, tokens=60)
    assert all(words(embedded(passage)) <= 60 for passage in cut)
    assert " ".join(passage.text for passage in cut if passage.place == "art_1.par_1").split() == long.split()


def test_long_text_is_cut_at_sentence_ends_where_there_are_some() -> None:
    text = " ".join(f"Sentence number {number} has seven words here." for number in range(40))
    cut = passages(made(text, Unit("par_1", "paragraph", "1", "1", "", 0, len(text), None)), words, tokens=50)
    assert len(cut) > 1
    assert all(passage.text.endswith("here.") for passage in cut)


def test_a_word_longer_than_the_model_reads_is_cut_and_not_lost() -> None:
    text = "7" * 5000
    document = made(text, Unit("par_1", "paragraph", "1", "1", "", 0, len(text), None))
    cut = passages(document, len, tokens=100)  # counts characters
    assert "".join(passage.text for passage in cut) == text
    assert max(len(passage.text) for passage in cut) <= 100


def test_points_go_with_their_paragraph_while_they_fit_and_part_from_it_when_not() -> None:
    intro, first, second = "Member States shall ensure:", "(a) that banks answer;", "(b) that courts ask."
    text = f"{intro}\n{first}\n{second}"
    at = [text.index(first), text.index(second)]
    document = made(
        text,
        Unit("art_1", "article", "1", "Article 1", "", 0, len(text), None),
        Unit("art_1.pnt_a", "point", "a", "Article 1(a)", "", at[0], at[0] + len(first), "art_1"),
        Unit("art_1.pnt_b", "point", "b", "Article 1(b)", "", at[1], len(text), "art_1"),
    )
    assert [passage.place for passage in passages(document, words, tokens=50)] == ["art_1"]
    assert [(p.place, p.text) for p in passages(document, words, tokens=10)] == [
        ("art_1", f"{intro}\n{first}"),
        ("art_1.pnt_b", second),
    ]


def test_a_heading_with_text_below_it_is_context_and_no_passage() -> None:
    text = "Article 7\nFreezing\n1. Member States shall freeze property."
    document = made(
        text,
        Unit("art_7", "article", "7", "Article 7", "Freezing", 0, len(text), None),
        Unit("art_7.par_1", "paragraph", "1", "Article 7(1)", "", 19, len(text), "art_7"),
    )
    (only,) = passages(document, words)
    assert (only.place, only.context) == ("art_7.par_1", "Article 7. Freezing")


def test_a_footnote_has_the_unit_that_calls_it_as_context(plan: Document) -> None:
    cut = {passage.place: passage for passage in passages(plan, words)}
    assert "Action 19" in cut["fn_4"].context


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_in_any_tree_of_units_each_word_is_in_exactly_one_passage(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="abc .\n", min_size=1, max_size=300))
    units: list[Unit] = []

    def grow(start: int, end: int, parent: str | None, depth: int) -> None:
        place = f"{parent}.u{len(units)}" if parent else f"u{len(units)}"
        kind = data.draw(st.sampled_from(["section", "article", "paragraph", "point"]))
        units.append(Unit(place, kind, "", f"label{len(units)}", "", start, end, parent))
        cuts = sorted(data.draw(st.sets(st.integers(start, end), max_size=4 if depth < 3 else 0)))
        for first, last in pairwise(cuts):
            if data.draw(st.booleans()):
                grow(first, last, place, depth + 1)

    grow(0, len(text), None, 0)
    cut = passages(made(text, *units), words, tokens=7)
    covered = [at for passage in cut for at in range(passage.start, passage.end)]
    assert len(covered) == len(set(covered))
    for word in re.finditer(r"\w+", text):
        assert set(range(*word.span())) <= set(covered)
    assert len({passage.id for passage in cut}) == len(cut)
