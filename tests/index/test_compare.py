"""Editions compared: known edits come back exactly as they were made, and nothing else does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.compare import Change, Comparison, compare
from index.compare.plain import as_json, marked, rows, summary
from index.compare.shown import pieces
from index.compare.words import differences, words
from index.errors import BadRequest
from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.model import Document, Unit
from tests.growth import grows_linearly
from tests.ingest.plan_files import as_word, built, plan_of
from tests.ingest.test_plan_perturbed import HARMLESS


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


@pytest.fixture(scope="module")
def source(corpus: Path) -> str:
    return (corpus / "texts" / "eu-drugs-action-plan-2021-2025.en.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan(source: str, bodies: Bodies) -> Document:
    return built(source.encode(), bodies)


def told(found: Comparison) -> list[tuple[str, str, str]]:
    """Each change as its kind and the two labels."""
    return [(c.kind, c.a.label if c.a else "", c.b.label if c.b else "") for c in found.changes]


# --------------------------------------------------------------------------- no difference

QUOTES = {
    "straight quotes": lambda s: s.translate(str.maketrans("‘’“”", "''\"\"")),
    "no-break blanks": lambda s: re.sub(r"(?<= of) (?=[a-z])", "\u00a0", s),
    "soft hyphens": lambda s: re.sub(r"(?<=[a-z]{6})(?=tion)", "\u00ad", s),
    "short dashes": lambda s: s.replace("–", "-").replace("—", "-"),
}


@pytest.mark.parametrize("name", [*HARMLESS, *QUOTES])
def test_an_export_that_only_looks_otherwise_makes_no_difference(
    name: str, source: str, plan: Document, bodies: Bodies
) -> None:
    changed = {**HARMLESS, **QUOTES}[name](source)
    assert told(compare(plan, built(changed.encode(), bodies))) == []


def test_the_same_plan_in_word_makes_no_difference(plan: Document, bodies: Bodies) -> None:
    assert told(compare(plan, built(as_word(plan_of(plan)), bodies))) == []


def test_no_difference_is_said_so(plan: Document) -> None:
    found = compare(plan, plan)
    assert found.same == found.units[0] == found.units[1]
    assert summary(found).startswith("No difference")
    assert as_json(found, plan, plan)["same"] is True


# --------------------------------------------------------------------------- known edits of the plan


@dataclass(frozen=True)
class Row:
    """A row of the shipped plan, as the cells of its text; ``number`` is written in the first."""

    number: int
    prose: str
    rest: tuple[str, ...]  # areas where there are any, timetable, bodies

    def written(self, number: int) -> str:
        return "\n".join(f"\t{cell}" for cell in (f"Action {number}. {self.prose}", *self.rest))


_ROW = re.compile(r"\tAction (\d+)[.:] ?")
_CELL = re.compile(r"\n\s*\t")


@dataclass(frozen=True, repr=False)
class Text:
    """The plan's text as stretches between rows, and rows."""

    between: tuple[str, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, source: str) -> Text:
        starts = list(_ROW.finditer(source))
        end = re.compile(r"\n\s*\n\s*(?=\tAction \d|Strategic|[ABC]\)|Governance)|\n Annex")
        between, found, done = [], [], 0
        for start in starts:
            stop = end.search(source, start.end())
            assert stop is not None
            between.append(source[done : start.start()])
            prose, *rest = _CELL.split(source[start.end() : stop.start()])
            found.append(Row(int(start[1]), prose.strip(), tuple(cell.strip() for cell in rest)))
            done = stop.start()
        return cls((*between, source[done:]), tuple(found))

    def written(self, numbers: list[int] | None = None) -> str:
        numbers = numbers or [row.number for row in self.rows]
        parts = []
        for at, row in enumerate(self.rows):
            parts += [self.between[at], row.written(numbers[at])]
        return "".join([*parts, self.between[-1]])

    def with_row(self, at: int, row: Row) -> Text:
        return replace(self, rows=(*self.rows[:at], row, *self.rows[at + 1 :]))


@pytest.fixture(scope="module")
def text(source: str) -> Text:
    return Text.of(source)


@pytest.fixture(scope="module")
def before(text: Text, bodies: Bodies) -> Document:
    document = built(text.written().encode(), bodies)
    assert len(document.actions) == len(text.rows) == 53
    return document


@dataclass(frozen=True, repr=False)
class Made:
    """What property tests start from, without a repr of its size."""

    text: Text
    before: Document
    bodies: Bodies


@pytest.fixture(scope="module")
def made(text: Text, before: Document, bodies: Bodies) -> Made:
    return Made(text, before, bodies)


def test_the_rows_written_anew_are_the_plan(before: Document, plan: Document) -> None:
    assert told(compare(plan, before)) == []


EDITS = ("word", "year", "body_gone", "body_new", "areas", "sentence")


def edited(row: Row, edit: str) -> tuple[Row, tuple[str, str] | None]:
    """The row with one edit made, and the change that it is: its kind, and what it is about."""
    cells = list(row.rest)
    named = cells[-1].split("\n")
    if edit == "word":
        words_ = row.prose.split(" ")
        at = next(n for n in range(len(words_) // 2, 0, -1) if words_[n].isalpha())
        words_[at] = "zebras"
        return replace(row, prose=" ".join(words_)), ("reworded", "zebras")
    if edit == "sentence":
        return replace(row, prose=f"{row.prose} Report on it every spring."), ("reworded", "every spring")
    if edit == "year":
        cells[-2] = "2019-2020"
        return replace(row, rest=tuple(cells)), ("date_changed", "2019-2020")
    if edit == "body_gone" and len(named) > 1 and named[-1].strip() == "Europol":
        cells[-1] = "\n".join(named[:-1])
        return replace(row, rest=tuple(cells)), ("body_removed", "Europol")
    if edit == "body_new" and "ECDC" not in cells[-1]:
        cells[-1] += "\nECDC"
        return replace(row, rest=tuple(cells)), ("body_added", "ECDC")
    if edit == "areas" and len(cells) == 3:
        cells[0] = "9.9"
        return replace(row, rest=tuple(cells)), ("area_changed", "9.9")
    return row, None


@settings(max_examples=25, deadline=None)
@given(
    chosen=st.lists(
        st.tuples(st.integers(0, 52), st.sampled_from(EDITS)), max_size=8, unique_by=lambda each: each[0]
    ),
    gone=st.sets(st.integers(0, 52), max_size=3),
)
def test_known_edits_come_back_exactly(
    chosen: list[tuple[int, str]], gone: set[int], made: Made
) -> None:
    """Words, years, bodies and areas changed and rows taken out, the numbers of the others kept."""
    text, before, bodies = made.text, made.before, made.bodies
    expected = set()
    changed = text
    for at, edit in chosen:
        if at not in gone:
            row, change = edited(changed.rows[at], edit)
            changed = changed.with_row(at, row)
            if change:
                expected.add((change[0], f"Action {row.number}", change[1]))
    kept = [at for at in range(53) if at not in gone]
    notes = {n for at in gone for n in re.findall(r"footnoteRef:(\d+)", text.rows[at].written(1))}
    for at in sorted(gone, reverse=True):
        changed = Text(
            (*changed.between[:at], changed.between[at] + changed.between[at + 1], *changed.between[at + 2 :]),
            (*changed.rows[:at], *changed.rows[at + 1 :]),
        )
    after = built(changed.written().encode(), bodies)
    assert [int(action.number) for action in after.actions] == [text.rows[at].number for at in kept]
    found = compare(before, after)
    removed = {c.a.label for c in found.changes if c.kind == "removed" and c.a}
    assert removed == {f"Action {text.rows[at].number}" for at in gone}
    assert all(c.a and c.a.kind != "footnote" for c in found.changes if c.kind == "removed"), notes
    others = [c for c in found.changes if c.kind != "removed"]
    assert {(c.kind, (c.b or c.a).label) for c in others if c.b or c.a} == {each[:2] for each in expected}  # type: ignore[union-attr]
    assert len(others) == len(expected)
    for kind, label, about in expected:
        (change,) = [c for c in others if c.kind == kind and c.b and c.b.label == label]
        assert about in change.before + change.after


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_rows_renumbered_after_a_row_is_taken_out_or_put_in_are_moved_and_nothing_else(
    data: st.DataObject, made: Made
) -> None:
    text, before, bodies = made.text, made.before, made.bodies
    at = data.draw(st.integers(1, 51))
    rows_ = list(text.rows)
    put_in = data.draw(st.booleans())
    if put_in:
        new = Row(0, "Teach ferry crews to report oil, nets and bottles that they see.", text.rows[at].rest)
        rows_.insert(at, new)
        between = (*text.between[:at], text.between[at], "\n\n", *text.between[at + 1 :])
    else:
        del rows_[at]
        between = (*text.between[:at], text.between[at] + text.between[at + 1], *text.between[at + 2 :])
    after = built(Text(between, tuple(rows_)).written(list(range(1, len(rows_) + 1))).encode(), bodies)
    found = compare(before, after)
    moved = {(c.a.label, c.b.label) for c in found.changes if c.kind == "moved" and c.a and c.b}
    step = 1 if put_in else -1
    first = at + 1 if put_in else at + 2
    assert moved == {(f"Action {n}", f"Action {n + step}") for n in range(first, 54)}
    (other,) = [c for c in found.changes if c.kind != "moved"]
    assert (other.kind, (other.b or other.a).label) == ("added" if put_in else "removed", f"Action {at + 1}")  # type: ignore[union-attr]


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_two_rows_that_changed_places_are_moved(
    data: st.DataObject, made: Made
) -> None:
    """With their numbers, or with the numbers of the places that they now have."""
    text, before, bodies = made.text, made.before, made.bodies
    beside = [n for n in range(52) if len(text.between[n + 1].strip()) == 0]
    at = data.draw(st.sampled_from(beside))
    keep = data.draw(st.booleans())
    swapped = (*text.rows[:at], text.rows[at + 1], text.rows[at], *text.rows[at + 2 :])
    numbers = [row.number for row in swapped] if keep else list(range(1, 54))
    after = built(Text(text.between, swapped).written(numbers).encode(), bodies)
    found = compare(before, after)
    assert {c.kind for c in found.changes} == {"moved"}
    labels = {(c.a.label, c.b.label) for c in found.changes if c.a and c.b}
    first, second = f"Action {at + 1}", f"Action {at + 2}"
    if keep:
        assert labels in ({(first, first)}, {(second, second)})
    else:
        assert labels == {(first, second), (second, first)}


def test_a_row_under_another_priority_is_moved(plan: Document, source: str, bodies: Bodies) -> None:
    text = Text.of(source)
    first = next(at for at in range(1, 53) if "Strategic priority 2" in text.between[at])
    rows_ = [*text.rows[:first][:-1], *text.rows[first - 1 :]]
    assert len(rows_) == 53
    heading = text.between[first]
    between = [*text.between]
    between[first - 1], between[first] = text.between[first - 1].rstrip("\n") + heading, "\n\n"
    after = built(Text(tuple(between), text.rows).written().encode(), bodies)
    found = compare(built(text.written().encode(), bodies), after)
    (change,) = found.changes
    assert (change.kind, change.a and change.a.label) == ("moved", f"Action {first}")
    assert change.note == "from Strategic priority 1 to Strategic priority 2"


def test_a_footnote_in_other_words_is_a_footnote_changed(plan: Document, source: str, bodies: Bodies) -> None:
    changed = source.replace("Serious and Organised Crime Threat Assessment.", "Serious Organised Crime Assessment.")
    found = compare(plan, built(changed.encode(), bodies))
    assert told(found) == [("footnote_changed", "Footnote 1", "Footnote 1")]


def test_bodies_in_other_words_or_another_order_are_told_from_other_bodies(
    plan: Document, source: str, bodies: Bodies
) -> None:
    changed = source.replace("European Commission\nMember States", "Member States\nEuropean Commission", 1)
    assert changed != source
    (change,) = compare(plan, built(changed.encode(), bodies)).changes
    assert (change.kind, change.note) == ("reworded", "the same bodies in another order")


# --------------------------------------------------------------------------- acts

ACT = """\
DIRECTIVE (EU) 2030/1 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 1 May 2030
on ferries

HAVE ADOPTED THIS DIRECTIVE:

Article 1
Subject matter

1. This Directive lays down rules on the safety of ferries that carry passengers between ports of the Union.

2. It does not apply to ferries that are owned by a Member State and used for public service alone.

Article 2
Crews

1. Member States shall ensure that at least two members of every crew can swim and have been taught first aid.

2. Member States shall ensure that crews report every accident to the port within two days of its happening.

Article 3
Penalties

Member States shall lay down the rules on penalties for breaches of this Directive and shall see that they are applied.
"""


def act(words_: str) -> Document:
    return inspect(words_.encode(), "act.txt", Bodies(())).document


def test_an_article_put_in_is_added_whole_and_the_next_one_is_renumbered() -> None:
    new = "Article 3\nInspections\n\n1. Ports shall inspect each ferry once a year.\n\n2. They shall publish it.\n\n"
    changed = ACT.replace("Article 3\nPenalties", new + "Article 4\nPenalties")
    found = compare(act(ACT), act(changed))
    assert told(found) == [("added", "", "Article 3"), ("moved", "Article 3", "Article 4")]


def test_a_paragraph_that_went_to_another_article_is_moved_and_its_edit_is_shown() -> None:
    paragraph = "2. Member States shall ensure that crews report every accident to the port within two days of its happening."
    changed = ACT.replace(f"{paragraph}\n\n", "").replace(
        "2. It does not apply",
        "2. Member States shall ensure that crews report every accident to the port within three days of its happening."
        "\n\n3. It does not apply",
    )
    found = compare(act(ACT), act(changed))
    assert sorted(told(found)) == [
        ("moved", "Article 1(2)", "Article 1(3)"),
        ("moved", "Article 2(2)", "Article 1(2)"),
        ("reworded", "Article 2(2)", "Article 1(2)"),
    ]
    (reworded,) = [c for c in found.changes if c.kind == "reworded"]
    assert marked(reworded, act(ACT), act(changed)) == "[-two-]{+three+}"


def test_a_provision_rewritten_from_first_to_last_word_is_told_by_its_number_and_place() -> None:
    old = "2. It does not apply to ferries that are owned by a Member State and used for public service alone."
    changed = ACT.replace(old, "2. Whoever sells cod keeps a book.")
    assert told(compare(act(ACT), act(changed))) == [("rewritten", "Article 1(2)", "Article 1(2)")]


def test_an_action_rewritten_from_first_to_last_word_is_told_by_its_number(
    plan: Document, source: str, bodies: Bodies
) -> None:
    action = plan.actions[11]
    words_ = action.text.of(plan.text).partition(". ")[2]
    new = "Pay skippers who bring ghost nets ashore; weigh each net once."
    assert source.count(words_) == 1
    found = compare(plan, built(source.replace(words_, new).encode(), bodies))
    assert [(c.kind, c.a and c.a.place, c.b and c.b.place) for c in found.changes] == [("rewritten", "act_12", "act_12")]
    assert found.changes[0].edits


def test_a_row_whose_number_went_elsewhere_is_not_the_one_that_has_it_now(plan: Document, source: str, bodies: Bodies) -> None:
    """The second of three goes, and a new one comes at the end: it is no rewriting of what it is numbered as."""
    rows_ = re.split(r"(?=\n\tAction \d+\.)", source)
    at = next(i for i, row in enumerate(rows_) if row.startswith("\n\tAction 12."))
    renumbered = [rows_[at + 1].replace("Action 13.", "Action 12."), rows_[at + 2].replace("Action 14.", "Action 13.")]
    fresh = "\n\tAction 14. Pay skippers who bring ghost nets ashore.\n\t2.1\n\t2024\n\tEuropol\n"
    changed = "".join([*rows_[:at], *renumbered, fresh, *rows_[at + 3 :]])
    kinds = {(c.kind, c.a.label if c.a else "", c.b.label if c.b else "") for c in compare(plan, built(changed.encode(), bodies)).changes}
    assert ("removed", "Action 12", "") in kinds
    assert ("added", "", "Action 14") in kinds
    assert ("moved", "Action 13", "Action 12") in kinds
    assert not any(kind == "rewritten" for kind, _, _ in kinds)


def test_a_paragraph_split_in_two_and_two_put_together() -> None:
    one = "1. Member States shall ensure that at least two members of every crew can swim and have been taught first aid."
    two = "1. Member States shall ensure that at least two members of every crew can swim.\n\n2. They shall have been taught first aid."
    changed = ACT.replace(one, two).replace("2. Member States shall ensure that crews", "3. Member States shall ensure that crews")
    assert changed.count("3. Member") == 1
    found = compare(act(ACT), act(changed))
    assert ("split", "Article 2(1)", "Article 2(1)") in told(found)
    (split,) = [c for c in found.changes if c.kind == "split"]
    assert [side.label for side in split.more] == ["Article 2(2)"]
    assert not any(c.kind in ("added", "removed") for c in found.changes)
    back = compare(act(changed), act(ACT))
    assert ("merged", "Article 2(1)", "Article 2(1)") in told(back)
    assert not any(c.kind in ("added", "removed") for c in back.changes)


def test_headings_in_capitals_are_the_same_headings() -> None:
    assert told(compare(act(ACT), act(ACT.replace("\nPenalties\n", "\nPENALTIES\n")))) == []
    changed = compare(act(ACT), act(ACT.replace("\nPenalties\n", "\nSanctions\n")))
    assert told(changed) == [("reworded", "Article 3", "Article 3")]


def test_two_languages_are_not_compared(plan: Document) -> None:
    with pytest.raises(BadRequest, match="one language"):
        compare(plan, replace(plan, id="plan.fr", language="fr"))


# --------------------------------------------------------------------------- real acts


@pytest.fixture(scope="module")
def aml(shared: Path, bodies: Bodies) -> dict[str, Document]:
    names = {
        "oj": "32015L0849.oj.en.xhtml",
        "2018": "32015L0849.cons-2018-07-09.en.html",
        "2024": "32015L0849.cons-2024-12-30.en.html",
        "formex": "32015L0849.cons-2024-12-30.en.fmx4.xml",
        "amending": "32018L0843.oj.en.xhtml",
    }
    return {key: inspect((shared / "eurlex" / name).read_bytes(), name, bodies).document for key, name in names.items()}


def test_html_and_formex_of_one_state_do_not_differ(aml: dict[str, Document]) -> None:
    assert told(compare(aml["2024"], aml["formex"])) == []


def test_what_the_amending_act_says_it_changes_is_what_changed(aml: dict[str, Document]) -> None:
    """The points of Article 1 of Directive (EU) 2018/843 name the articles; two states of 2015/849 show them."""
    amending = aml["amending"]
    named, inserted = set(), set()
    for unit in amending.units:
        if re.fullmatch(r"art_1\.pnt_\d+", unit.place):
            words_ = " ".join(unit.span.of(amending.text).split())
            command, _, quoted = words_.partition("‘")
            if "inserted" in command and "Article" not in command.split("inserted")[0].replace("following Article", ""):
                inserted |= set(re.findall(r"Article (\d+[a-z]?)", quoted)[:1]) if "subsection" not in command else set()
            named |= set(re.findall(r"Article (\d+[a-z]?)", command))
    found = compare(aml["oj"], aml["2018"])
    changed = {_article(aml, c) for c in found.changes} - {""}
    added = {c.b.label.removeprefix("Article ") for c in found.changes if c.kind == "added" and c.b and c.b.kind == "article"}
    assert inserted == {"18a", "20a", "31a", "32a", "32b", "64a"} <= added
    assert named <= changed
    # besides: what stands in the new subsections, and where 31(9) went
    assert changed - named - inserted <= {"50a", "57a", "57b", "63"}


def _article(aml: dict[str, Document], change: Change) -> str:
    side = change.b or change.a
    match = re.match(r"art_(\d+[a-z]?)", side.place if side else "")
    return match[1] if match else ""


def test_edits_lead_from_one_text_to_the_other(aml: dict[str, Document]) -> None:
    """Whoever applies the edits of a reworded unit to its words in A gets its words in B."""
    a, b = aml["oj"], aml["2018"]
    for change in compare(a, b).changes:
        if change.kind != "reworded":
            continue
        done, at = "", change.spans_a[0].start
        for edit in change.edits:
            done += a.text[at : edit.a_start] + " " + b.text[edit.b_start : edit.b_end] + " "
            at = edit.a_end
        done += a.text[at : change.spans_a[-1].end]
        if len(change.spans_a) == len(change.spans_b) == 1:
            assert words(done).keys == words(change.spans_b[0].of(b.text)).keys, change.b
        shown = "".join(piece.text for piece in pieces(change, a, b) if piece.state != "gone")
        assert words(shown.replace("…", "")).keys == words(change.after.replace("…", "")).keys


# --------------------------------------------------------------------------- words, size, hostile text


@given(st.lists(st.sampled_from("abc.,"), max_size=30), st.lists(st.sampled_from("abc.,"), max_size=30))
def test_differences_lead_from_one_run_to_the_other(a: list[str], b: list[str]) -> None:
    done, at = [], 0
    for a0, a1, b0, b1 in differences(a, b):
        assert a0 >= at
        assert a1 > a0 or b1 > b0
        done += a[at:a0] + b[b0:b1]
        at = a1
    assert done + a[at:] == b


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EUR 15 000", "EUR 15\u00a0000"),
        ("EUR 15 000", "EUR 15000"),
        ("the ‘drug’", 'the "drug"'),
        ("co\u00adordi\u00adnation", "coordination"),
        ("Article 5 (1)", "Article 5(1)"),
        ("cafe\u0301", "caf\u00e9"),
        ("ﬁnancial", "financial"),
        ("2021–2025", "2021-2025"),
    ],
)
def test_words_that_only_look_otherwise(one: str, other: str) -> None:
    assert words(one).keys == words(other).keys


@pytest.mark.parametrize(
    ("one", "other"),
    [("10²", "102"), ("may", "May"), ("data base", "database"), ("2021 100", "2021100"), ("not", ""), ("a.", "a")],
)
def test_words_that_are_others(one: str, other: str) -> None:
    assert words(one).keys != words(other).keys


def large(units: int, word: str) -> Document:
    """An act of many articles whose paragraphs differ by a few words."""
    lines, found = [], []
    at = 0
    for number in range(1, units + 1):
        written = (
            f"Article {number} The {word} number {number * 7919} shall be kept by the port of district {number * 31} "
            f"and shown to whoever asks for it within {number} days, unless the {word} was lost at sea."
        )
        found.append(Unit(f"art_{number}", "article", str(number), f"Article {number}", "", at, at + len(written), None))
        lines.append(written)
        at += len(written) + 1
    return Document("large", "Large", "legal_act", "en", "original", None, "\n".join(lines), tuple(found))


def test_units_that_all_changed_are_aligned_in_linear_time() -> None:
    found = compare(large(1000, "lamp"), large(1000, "lantern"))
    assert {c.kind for c in found.changes} == {"reworded"}
    assert len(found.changes) == 1000
    grows_linearly(
        lambda pair: compare(*pair), lambda size: (large(size, "lamp"), large(size, "lantern")), start=16, most=2000
    )


def cut_in_half(text: str) -> tuple[Document, Document]:
    """A document of one unit, and one that has only the first half of it."""
    unit = (Unit("art_1", "article", "1", "Article 1", "", 0, len(text), None),) if text.strip() else ()
    a = Document("a", "", "legal_act", "en", "original", None, text, unit)
    b = replace(a, id="b", text=text[: len(text) // 2], units=tuple(replace(u, end=len(text) // 2) for u in unit))
    return a, b


def told_in_rows(a: Document, b: Document) -> list[object]:
    return list(rows(compare(a, b), a, b))


@pytest.mark.parametrize("unit", [" \n", "x", "Article ", "1", "\u00ad", "("])
def test_hostile_text_is_compared_in_linear_time(unit: str) -> None:
    assert told_in_rows(*cut_in_half("")) == []
    grows_linearly(lambda pair: told_in_rows(*pair), lambda size: cut_in_half(unit * size))


def test_lines_outside_all_units_count_however_often_they_are_repeated(plan: Document, source: str, bodies: Bodies) -> None:
    changed = source.replace("Timetable", "When", 1)
    found = compare(plan, built(changed.encode(), bodies))
    assert [c.kind for c in found.changes] == ["added"]
    assert found.changes[0].b
    assert found.changes[0].b.kind == "line"
