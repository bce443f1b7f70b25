"""The question sets say what their README promises."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import snowballstemmer

from evaluation.errors import QuestionError
from evaluation.gold import sets
from evaluation.gold.plan import ACTIONS, BODIES, DOCUMENT, FOOTNOTES, INDICATORS, PRIORITIES
from evaluation.load import FOLDER, KINDS, PARTS, Gold, questions
from evaluation.units import qrels_lines

LEAST = {
    "plain": 60,
    "reworded": 60,
    "distant": 60,
    "set": 60,
    "lookup": 40,
    "cross": 40,
    "unanswerable": 60,
    "messy": 30,
    "language": 20,
}
PLAN_TEXT = Path(__file__).parents[2] / "corpus" / "texts" / "eu-drugs-action-plan-2021-2025.en.txt"
STATUSES = {"complete", "empty", "answered", "ambiguous", "not_held", "not_found"}
_STOP = """
a about after all an and another any anyone anything are as at be been before being between both but by can
could did do does for from get go going got had has have he how i if in into is it its made make many may
might more most much must no not of off on one only or other out over own she should so some someone such
take taken than that the their them then there these they this those to under up use used us very was we
were what when where which who whom whose why will with within without would you your
"""
STOP = set(_STOP.split())


def golds() -> list[Gold]:
    return [gold for question in questions() for gold in (question.gold, *question.parts)]


def plan_places() -> set[str]:
    actions = {row.place for row in ACTIONS}
    indicators = {row.place for row in INDICATORS}
    return actions | indicators | set(FOOTNOTES) | set(PRIORITIES) | {"sec_A", "sec_B", "sec_C", "sec_gov"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_part_holds_enough_of_each_kind(part, kind):
    assert len(questions([part], [kind])) >= LEAST[kind]


def test_ids_and_wordings_are_unique_over_both_parts():
    every = questions()
    assert len({question.id for question in every}) == len(every)
    folded = Counter(
        " ".join(re.findall(r"\w+", question.text.lower())) for question in every if re.search(r"\w", question.text)
    )
    assert [text for text, times in folded.items() if times > 1] == []


def test_every_status_is_one_the_answer_can_have():
    assert {status for gold in golds() for status in gold.status} <= STATUSES


def test_every_unit_of_the_plan_that_is_gold_exists():
    units = {unit for gold in golds() for need in (*(gold.needs or ()), gold.related) for unit in need}
    places = {unit.partition("/")[2] for unit in units if unit.startswith(DOCUMENT)}
    assert places <= plan_places()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", ["plain", "reworded", "distant"])
def test_free_questions_touch_every_action_of_the_plan(part, kind):
    asked = {unit for question in questions([part], [kind]) for need in question.gold.needs or () for unit in need}
    assert {f"{DOCUMENT}/{row.place}" for row in ACTIONS} <= asked


def test_gold_sets_are_what_their_filters_select_from_the_hand_written_plan():
    for gold in golds():
        for reading in gold.set.readings if gold.set else ():
            if reading.where is not None:
                assert list(reading.items) == sets.items(gold.set.kind, reading.where)


def test_aggregates_that_are_written_out_agree_with_the_hand_written_plan():
    held = Counter(name for row in ACTIONS for name in row.bodies)
    assert held.most_common(1)[0][0] == "European Commission"
    assert sorted(name for name in held if held[name] == 1) == ["CSFD", "ECDC", "EUCPN", "MAOC-N"]
    assert [name for name in held if held[name] == 2] == ["CEPOL"]
    assert (len(ACTIONS), len(INDICATORS), len(FOOTNOTES), len(PRIORITIES)) == (53, 12, 6, 8)
    tables = [question.gold.set.rows for question in questions(kinds=["set"]) if question.gold.set.kind == "table"]
    assert dict(Counter(row.section for row in ACTIONS)) in tables
    assert dict(Counter(str(row.priority) for row in ACTIONS if row.priority)) in tables


def test_the_hand_written_plan_has_the_figures_that_a_reader_counts():
    held = Counter(name for row in ACTIONS for name in row.bodies)
    assert held["EMCDDA"] == 32
    assert sum("EMCDDA" in row.bodies and "EMCDDA" not in row.names for row in ACTIONS) == 25
    assert set(held) == set(BODIES.values())
    assert [row.number for row in ACTIONS] == list(range(1, 54))


def test_an_unanswerable_question_has_neither_unit_nor_set():
    for question in questions(kinds=["unanswerable"]):
        assert question.gold.abstain
        assert question.gold.needs is None
        assert question.gold.set is None


def test_every_other_question_has_a_gold_or_says_that_nothing_is_asked():
    for question in questions():
        has_gold = question.gold.needs is not None or question.gold.set is not None or question.parts
        assert has_gold or question.gold.abstain, question.id


@pytest.mark.parametrize("part", PARTS)
def test_trec_judgements_are_in_step_with_the_lines(part):
    expected = [line for question in questions([part]) for line in qrels_lines(question.id, question.gold)]
    assert (FOLDER / part / "qrels.trec").read_text("utf-8").splitlines() == expected


# ------------------------------------------------------------------ wording


def prose() -> dict[str, str]:
    """The plan's units by place, cut roughly: enough to compare words, and no part of the product."""
    text = PLAN_TEXT.read_text("utf-8")
    found = {f"act_{m[1]}": m[2] for m in re.finditer(r"\tAction (\d+)[.:](.*?)(?=\n\t)", text, re.S)}
    found |= {f"pi_{m[1]}": m[2] for m in re.finditer(r"Performance indicator (\d+)[.:](.*)", text)}
    return found | {f"fn_{m[1]}": m[2] for m in re.finditer(r"\[(\d):\s+(.*?)\]", text)}


def content(text: str) -> set[str]:
    stem = snowballstemmer.stemmer("english").stemWord
    return {stem(word) for word in re.findall(r"[a-z]{2,}", text.lower()) if word not in STOP}


def shared(question) -> tuple[int, int]:
    """(content words of the question that its unit has, content words of the question)."""
    units = prose()
    words = {word for need in question.gold.needs for unit in need for word in content(units[unit.split("/")[1]])}
    asked = content(question.text)
    return len(asked & words), len(asked)


@pytest.mark.parametrize("part", PARTS)
def test_reworded_questions_share_at_most_half_of_their_content_words(part):
    shares = [common / asked for common, asked in map(shared, questions([part], ["reworded"]))]
    assert max(shares) <= 0.5
    assert sum(shares) / len(shares) <= 0.3


@pytest.mark.parametrize("part", PARTS)
def test_distant_questions_share_at_most_one_content_word_or_a_quarter_of_them(part):
    for question in questions([part], ["distant"]):
        common, asked = shared(question)
        assert common <= max(1, asked / 4), question.text


@pytest.mark.parametrize("part", PARTS)
def test_plain_questions_share_most_of_their_content_words(part):
    shares = [common / asked for common, asked in map(shared, questions([part], ["plain"]))]
    assert min(shares) >= 0.5
    assert sum(shares) / len(shares) >= 0.9


# ------------------------------------------------------------------ reading files


def test_a_malformed_line_is_named_with_its_file_and_number(tmp_path):
    (tmp_path / "tune").mkdir()
    (tmp_path / "tune" / "plain.jsonl").write_text('{"id": "x"}\n', "utf-8")
    with pytest.raises(QuestionError, match=r"plain\.jsonl, line 1: KeyError"):
        questions(["tune"], ["plain"], tmp_path)


def test_a_missing_set_is_an_error_and_no_empty_list(tmp_path):
    with pytest.raises(QuestionError, match="cannot be read"):
        questions(["tune"], ["plain"], tmp_path)


def test_an_unknown_filter_key_is_refused():
    with pytest.raises(KeyError):
        sets.items("actions", {"colour": ["red"]})
    with pytest.raises(ValueError, match="no gold set of kind"):
        sets.items("colours", {})
