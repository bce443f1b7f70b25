"""The same plan, exported less well: what was not touched stays as it is, what was is reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.model import Document
from tests.ingest.plan_files import built, facts

NAMES = "European Commission|Member States|Europol|EMCDDA|Frontex|Eurojust|EEAS|CEPOL|ECDC|EUCPN|MAOC-N"
HEADER = "\tActions \n\tCorresponding priority area\n\tTimetable\n\tResponsibility \n"


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


@pytest.fixture(scope="module")
def source(corpus: Path) -> str:
    return (corpus / "texts" / "eu-drugs-action-plan-2021-2025.en.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan(source: str, bodies: Bodies) -> Document:
    return built(source.encode(), bodies)


def sound(document: Document, source: str) -> None:
    """Places are unique, units lie inside the text, every character comes from where the map says."""
    places = [unit.place for unit in document.units]
    assert len(places) == len(set(places))
    assert all(0 <= unit.start < unit.end <= len(document.text) for unit in document.units)
    for offset, character in enumerate(document.text):
        assert character == "\n" or source[document.source_offset(offset)] == character


def reported(document: Document, plan: Document) -> Counter[str]:
    """Findings beyond those of the plan as it is."""
    return Counter(f.kind for f in document.findings) - Counter(f.kind for f in plan.findings)


# --------------------------------------------------------------------------- nothing lost

HARMLESS: dict[str, Callable[[str], str]] = {
    "CR LF": lambda s: s.replace("\n", "\r\n"),
    "CR": lambda s: s.replace("\n", "\r"),
    "no line end at the end": lambda s: s.rstrip(),
    "one blank line for several": lambda s: re.sub(r"\n[ \n]*\n", "\n\n", s),
    "more blank lines": lambda s: s.replace("\n\n", "\n\n\n\n \n"),
    "no blank lines": lambda s: re.sub(r"\n\s*\n+", "\n", s),
    "a blank line before every cell": lambda s: s.replace("\n\t", "\n\n\t"),
    "a blank line after every line": lambda s: s.replace("\n", "\n\n"),
    "blanks at line ends": lambda s: s.replace("\n", "  \n"),
    "tabs at line ends": lambda s: s.replace("\n", "\t\n").replace("\n\t\n", "\n\n"),
    "tabs behind cells": lambda s: re.sub(r"(\n\t[^\n\t]+)", r"\1\t", s),
    "form feeds": lambda s: s.replace("\n\n", "\n\x0c\n", 20),
    "colons behind all labels": lambda s: re.sub(r"(\tAction \d+)\.", r"\1:", s),
    "dashes behind all labels": lambda s: re.sub(r"(\tAction \d+)[.:]", r"\1 –", s),
    "nothing behind labels": lambda s: re.sub(r"(\tAction \d+)[.:]", r"\1", s),
    "no blank behind labels": lambda s: re.sub(r"(\tAction \d+)[.:] ", r"\1.", s),
    "numbers without a word": lambda s: re.sub(r"\tAction (\d+)[.:]", r"\t\1.", s),
    "a tab behind numbers": lambda s: re.sub(r"\tAction (\d+)[.:] ", r"\t\1.\t", s),
    "a cell for each body": lambda s: re.sub(rf"\n({NAMES})(?= ?\n)", r"\n\t\1", s),
    "commas between bodies": lambda s: re.sub(rf"({NAMES}) ?\n(?={NAMES})", r"\1, ", s),
    "headers once only": lambda s: s.replace(HEADER, "\f", 1).replace(HEADER, "").replace("\f", HEADER),
    "headers in small letters": lambda s: s.replace(HEADER, HEADER.lower()),
    "headers in capitals": lambda s: s.replace(HEADER, HEADER.upper()),
    "a blank line in headers": lambda s: s.replace(HEADER, HEADER.replace("area\n", "area\n\n")),
    "notes on lines of their own": lambda s: s.replace(" [4:  \t", "\n[4:  \t"),
    "a note in two lines": lambda s: s.replace("postal service provider. In", "postal service provider.\nIn"),
    "a marker on a line of its own": lambda s: s.replace(
        "results.[footnoteRef:3] Reinforce", "results. Reinforce"
    ).replace("\n\n\t3.1\n", "[footnoteRef:3]\n\n\t3.1\n", 1),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_an_export_that_only_looks_otherwise_says_the_same(
    name: str, source: str, plan: Document, bodies: Bodies
) -> None:
    changed = HARMLESS[name](source)
    document = built(changed.encode(), bodies)
    expected, found = facts(plan), facts(document)
    for place, fact in expected.items():
        if name != "a marker on a line of its own" or place not in ("fn_3", "fn_3 calls"):
            assert plain(found.get(place)) == plain(fact), place
    assert found.keys() == expected.keys()
    sound(document, changed)


def plain(fact: object) -> object:
    """Without the label, which a reworded label changes, and without how bodies are written."""
    if isinstance(fact, dict):
        return {key: value for key, value in fact.items() if key != "label"}
    return fact


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_blank_lines_anywhere_change_nothing(data: st.DataObject, source: str, plan: Document, bodies: Bodies) -> None:
    lines = source.split("\n")
    places = data.draw(st.lists(st.integers(1, len(lines) - 1), max_size=40, unique=True))
    for place in sorted(places, reverse=True):
        lines.insert(place, data.draw(st.sampled_from(["", " ", "  "])))
    changed = "\n".join(lines)
    document = built(changed.encode(), bodies)
    assert facts(document) == facts(plan)
    sound(document, changed)


# --------------------------------------------------------------------------- damaged rows


def row_of(source: str, number: int) -> tuple[int, int]:
    """Offsets of the lines of an action's row, without the blank lines behind it."""
    start = re.search(rf"\tAction {number}[.:]", source)
    assert start is not None
    end = re.compile(r"\n\s*\n\s*(?=\tAction \d|Strategic|[ABC]\)|Governance)|\n Annex").search(source, start.end())
    assert end is not None
    return start.start(), end.start()


def cells_of(source: str, number: int) -> list[str]:
    start, end = row_of(source, number)
    return ["\t" + cell for cell in re.split(r"(?:^|\n)\t", source[start:end])[1:]]


def with_row(source: str, number: int, cells: list[str]) -> str:
    start, end = row_of(source, number)
    return source[:start] + "\n".join(cells) + source[end:]


@settings(max_examples=25, deadline=None)
@given(number=st.integers(2, 52), cell=st.sampled_from(["areas", "timetable", "bodies"]), gone=st.booleans())
def test_a_missing_cell_is_reported_and_no_other_row_changes(
    number: int, cell: str, gone: bool, source: str, plan: Document, bodies: Bodies
) -> None:
    cells = cells_of(source, number)
    index = {"areas": -3, "timetable": -2, "bodies": -1}[cell]
    if len(cells) < 4 and cell == "areas":
        return  # the governance table has none
    cells[index : index + 1 or None] = [] if gone else ["\t"]
    document = built(with_row(source, number, cells).encode(), bodies)
    expected, found = facts(plan), facts(document)
    row = dict(found.pop(f"act_{number}"))  # type: ignore[call-overload]
    before = dict(expected.pop(f"act_{number}"))  # type: ignore[call-overload]
    assert found == expected
    assert not row.pop(cell)
    before.pop(cell)
    assert row == before
    new = reported(document, plan)
    assert new[f"no_{cell}"] == 1
    assert new["row_misfit"] == gone


@settings(max_examples=10, deadline=None)
@given(number=st.integers(2, 52))
def test_a_deleted_action_leaves_a_gap_that_is_reported(
    number: int, source: str, plan: Document, bodies: Bodies
) -> None:
    document = built(with_row(source, number, []).encode(), bodies)
    gaps = [f.message for f in document.findings if f.kind == "numbering_gap"]
    assert gaps == [f"There is no action {number}.", "There is no annex 1."]
    left = {f.place for f in document.actions}
    assert left == {a.place for a in plan.actions} - {f"act_{number}"}


def test_a_number_borne_twice_is_reported(source: str, plan: Document, bodies: Bodies) -> None:
    document = built(source.replace("Action 20.", "Action 19.").encode(), bodies)
    assert [a.place for a in document.actions][18:20] == ["act_19", "act_19_2"]
    found = {(f.kind, f.place) for f in document.findings} - {(f.kind, f.place) for f in plan.findings}
    assert ("number_repeated", "act_19_2") in found
    assert reported(document, plan)["numbering_gap"] == 1


def test_an_action_without_a_number_is_counted_and_reported(source: str, plan: Document, bodies: Bodies) -> None:
    document = built(source.replace("Action 20. ", "").encode(), bodies)
    assert facts(document)["act_20"] == facts(plan)["act_20"]
    (finding,) = (f for f in document.findings if f.kind == "action_without_number")
    assert finding.place == "act_20"


def test_only_a_row_is_left_of_a_row_without_cells(source: str, plan: Document, bodies: Bodies) -> None:
    document = built(with_row(source, 20, cells_of(source, 20)[:1]).encode(), bodies)
    assert [a.number for a in document.actions] == [a.number for a in plan.actions]
    assert {"row_misfit", "no_areas", "no_timetable", "no_bodies"} <= set(reported(document, plan))


def test_a_cell_too_many_is_a_further_field(source: str, plan: Document, bodies: Bodies) -> None:
    cells = [*cells_of(source, 20), "\tabout EUR 2 million"]
    document = built(with_row(source, 20, cells).encode(), bodies)
    (field,) = document.actions[19].fields
    assert (field.header, field.span.of(document.text)) == ("", "about EUR 2 million")
    assert [b.name for b in document.actions[19].bodies] == ["European Commission", "Member States"]
    assert reported(document, plan) == {"row_misfit": 1, "acronym_unexplained": 1}


# --------------------------------------------------------------------------- comments

COMMENTS = [
    "{}Comment by QQZ WWK (KWQ): zzqq xxkk",
    "{} Comment by QQZ WWK (KWQ): zzqq xxkk",
    "{}\tComment by QQZ WWK (KWQ): zzqq xxkk",
    "{}\tComment  by  QQZ  WWK  (KWQ):  zzqq  xxkk",
    "{}  Comment  by  QQZ  WWK  (KWQ):  zzqq  xxkk",
    "{}\t Comment by QQZ WWK: zzqq xxkk",
    "{}\tComment by QQZ WWK (KWQ)",
    "{}\tReply by QQZ WWK (KWQ): zzqq xxkk",
    "{}\tCommented [QQZ1]: zzqq xxkk",
    "{}Commented [QQZ1]: zzqq xxkk",
    "{} [Comment by QQZ WWK (KWQ): zzqq xxkk]",
    "{}\n\tComment by QQZ WWK (KWQ): zzqq xxkk",
    "{}\nComment by QQZ WWK (KWQ): zzqq xxkk",
    "{}\tComment\u00a0by\u00a0QQZ\u00a0WWK (KWQ): zzqq xxkk",
    "{}\u00a0Comment by\u00a0QQZ WWK\u00a0(KWQ): zzqq xxkk",
    "{}\u00a0Commented\u00a0[QQZ1]: zzqq xxkk",
]


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_is_left_out_however_it_is_glued(comment: str, source: str, plan: Document, bodies: Bodies) -> None:
    own = next(line for line in source.split("\n") if line.startswith("EEAS\t"))
    document = built(source.replace(own, comment.format("EEAS")).encode(), bodies)
    assert facts(document) == facts(plan)
    shown = document.text + repr(document.findings)
    assert not re.search("zzqq|xxkk|QQZ|WWK|KWQ", shown)
    assert [f.place for f in document.findings if f.kind == "reviewer_comment"] == ["act_14.bodies.4"]


@pytest.mark.parametrize("cell", [0, 1, 2])
def test_a_comment_on_any_other_cell_is_left_out_too(cell: int, source: str, plan: Document, bodies: Bodies) -> None:
    cells = cells_of(source, 20)
    cells[cell] += "\tComment by QQZ WWK (KWQ): zzqq xxkk"
    document = built(with_row(source, 20, cells).encode(), bodies)
    assert facts(document) == facts(plan)
    assert "zzqq" not in document.text
    place = ("act_20.text", "act_20.areas", "act_20.timetable")[cell]
    assert [f.place for f in document.findings if f.kind == "reviewer_comment"] == ["act_14.bodies.4", place]


def test_a_comment_alone_in_a_cell_leaves_the_cell(source: str, plan: Document, bodies: Bodies) -> None:
    cells = cells_of(source, 20)
    cells[2] = "\tComment by QQZ WWK (KWQ): zzqq xxkk"
    document = built(with_row(source, 20, cells).encode(), bodies)
    assert "zzqq" not in document.text
    assert document.actions[19].timetable is None
    assert [b.name for b in document.actions[19].bodies] == ["European Commission", "Member States"]


def test_prose_about_comments_is_prose(source: str, plan: Document, bodies: Bodies) -> None:
    words = "Invite comments by Member States: each may add a comment by the Council. Comment by all is welcome."
    document = built(source.replace("Action 20. Promote", f"Action 20. {words} Promote").encode(), bodies)
    assert words in document.actions[19].prose.of(document.text)


# --------------------------------------------------------------------------- footnotes


@pytest.mark.parametrize("words", ["Threat [Risk] Assessment.", "Threat Risk] Assessment.", "Threat [Risk Assessment."])
def test_brackets_inside_a_footnote_stay_its_own(words: str, source: str, plan: Document, bodies: Bodies) -> None:
    document = built(source.replace("Threat Assessment.]", f"{words}]").encode(), bodies)
    assert document.footnotes[0].text.of(document.text) == f"Serious and Organised Crime {words}"
    expected, found = facts(plan), facts(document)
    assert {k: v for k, v in found.items() if k != "fn_1"} == {k: v for k, v in expected.items() if k != "fn_1"}


def test_a_footnote_whose_bracket_never_closes_ends_with_its_line(source: str, plan: Document, bodies: Bodies) -> None:
    document = built(source.replace("without commercial value.]", "without commercial value.").encode(), bodies)
    assert facts(document) == facts(plan)
    assert reported(document, plan) == {"footnote_unclosed": 1}


def test_a_footnote_that_nothing_calls_is_reported(source: str, plan: Document, bodies: Bodies) -> None:
    document = built(source.replace("2015[footnoteRef:5]", "2015").encode(), bodies)
    assert document.footnotes[4].calls == ()
    assert document.actions[36].footnotes == ()
    assert reported(document, plan) == {"footnote_never_called": 1}


def test_a_call_that_no_footnote_answers_is_reported(source: str, plan: Document, bodies: Bodies) -> None:
    document = built(re.sub(r"\[5:[^\]]*\]", "", source).encode(), bodies)
    assert [f.number for f in document.footnotes] == ["1", "2", "3", "4", "6"]
    (finding,) = (f for f in document.findings if f.kind == "footnote_missing")
    assert finding.place == "act_37.text"
    assert finding.span is not None
    assert document.text[: finding.span.start].endswith("in 2015")


def test_two_footnotes_of_one_number_keep_places_of_their_own(source: str, plan: Document, bodies: Bodies) -> None:
    document = built(source.replace("[6:", "[5:").encode(), bodies)
    assert [f.place for f in document.footnotes][-2:] == ["fn_5", "fn_5_2"]
    assert reported(document, plan) == {"footnote_repeated": 1, "footnote_missing": 1}


def test_a_footnote_may_be_called_from_a_body(source: str, plan: Document, bodies: Bodies) -> None:
    called = source.replace("CEPOL\n\n", "CEPOL[footnoteRef:7] [7:  \tTraining only.]\n\n", 1)
    document = built(called.encode(), bodies)
    (footnote,) = (f for f in document.footnotes if f.number == "7")
    assert [call.place for call in footnote.calls] == ["act_4.bodies.5"]
    assert document.actions[3].footnotes == ("fn_7",)
    assert [b.name for b in document.actions[3].bodies] == [b.name for b in plan.actions[3].bodies]
