"""Answers are judged by their JSON alone."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.load import Gold, GoldSet, Question, Reading
from evaluation.scoring import score

PLAN = "eu-drugs-action-plan-2021-2025"
TEXT = "Action 25. Consider launching a study. 2022 European Commission"


def question(gold: Gold, parts: tuple[Gold, ...] = (), kind: str = "set") -> Question:
    return Question("q", kind, "tune", "?", "en", gold, parts, "")


def gold(
    *needs: tuple[str, ...],
    status: tuple[str, ...] = ("complete",),
    expect: tuple[str, ...] = (),
    wanted: GoldSet | None = None,
) -> Gold:
    return Gold(status, needs or None, (), wanted, expect)


def actions(*readings: tuple[int, ...], counted: bool = False) -> GoldSet:
    items = [tuple(f"{PLAN}/act_{number}" for number in numbers) for numbers in readings]
    return GoldSet(
        "actions", tuple(Reading(str(n), each, None) for n, each in enumerate(items)), None, None, {}, counted
    )


def answer(status: str = "complete", **fields: Any) -> dict[str, Any]:
    return {
        "status": status,
        "answer": "",
        "claims": [],
        "citations": [],
        "result": None,
        "took_ms": 3.5,
        **fields,
    }


def result(*numbers: int, **fields: Any) -> dict[str, Any]:
    items = [f"{PLAN}/act_{number}" for number in numbers]
    return {"kind": "actions", "items": items, "count": len(items), **fields}


def citation(place: str, quote: str = "Consider", document: str = PLAN) -> dict[str, Any]:
    start = TEXT.find(quote)
    return {"document": document, "place": place, "quote": quote, "start": start, "end": start + len(quote)}


def scored(asked: Question, given: dict[str, Any]):
    return score(asked, given, {PLAN: TEXT}.__getitem__)


# ------------------------------------------------------------------ sets


def test_a_set_is_right_only_if_it_is_exact():
    asked = question(gold(wanted=actions((4, 46))))
    assert scored(asked, answer(result=result(46, 4))).right
    short = scored(asked, answer(result=result(4)))
    assert (short.right, short.items.precision, short.items.recall) == (False, 1.0, 0.5)
    assert not scored(asked, answer(status="answered", result=result(4, 46))).right


def test_an_ambiguous_question_wants_every_reading():
    asked = question(gold(status=("ambiguous",), wanted=actions((46,), (4, 46))))
    both = answer(status="ambiguous", result=result(46), readings=[{"result": result(46)}, {"result": result(4, 46)}])
    assert (scored(asked, both).right, scored(asked, both).readings) == (True, True)
    one = answer(status="ambiguous", result=result(46), readings=[])
    assert (scored(asked, one).right, scored(asked, one).readings) == (True, False)


def test_how_many_is_answered_by_a_count_or_by_the_very_items():
    asked = question(gold(wanted=actions((4, 46), counted=True)))
    assert scored(asked, answer(result={"kind": "number", "items": [], "count": 2})).right
    assert scored(asked, answer(result=result(4, 46))).right
    assert not scored(asked, answer(result=result(4, 45))).right


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ({"answer": "Yes: Action 13 names Frontex."}, True),
        ({"answer": "Oui, l'action 13."}, True),
        ({"answer": "No."}, False),
        ({"answer": "Perhaps."}, False),
        ({"result": {"kind": "yes_no", "value": True}}, True),
        ({"result": {"kind": "yes_no", "items": ["no"]}, "answer": "Yes, however"}, False),
    ],
)
def test_yes_or_no_is_read_from_the_result_or_the_first_word(given, right):
    asked = question(gold(wanted=GoldSet("yes_no", (), None, True, {}, False)))
    assert scored(asked, answer(**given)).right is right


def test_numbers_and_tables_are_right_as_wholes():
    number = question(gold(wanted=GoldSet("number", (), 53, None, {}, False)))
    assert scored(number, answer(result={"kind": "number", "count": 53})).right
    table = question(gold(wanted=GoldSet("table", (), None, None, {"A": 26, "B": 5}, False)))
    assert scored(table, answer(result={"kind": "table", "rows": [["A) Security", 26], ["B) Prevention", 5]]})).right
    assert not scored(table, answer(result={"kind": "table", "rows": [["A", 26]]})).right


# ------------------------------------------------------------------ units, words, quotes


def test_a_lookup_is_right_if_it_cites_the_unit_and_gives_the_value():
    asked = question(gold((f"{PLAN}/act_25",), expect=("2022",)), kind="lookup")
    good = scored(asked, answer(answer="2022.", citations=[citation("act_25.timetable", "2022")]))
    assert (good.right, good.rank, good.quotes) == (True, 1, (1, 1))
    assert not scored(asked, answer(answer="2023.", citations=[citation("act_25")])).right
    assert not scored(asked, answer(answer="2022.", citations=[citation("act_2", "2022")])).right


@pytest.mark.parametrize(
    ("wanted", "words", "found"),
    [
        ("freez", "Freezing orders", True),
        ("2022", "due 2022.", True),
        ("2022", "2022-2025", True),
        ("202", "2022", False),
        ("6", "area 6.1", False),
        ("6", "footnote 6.", True),
        ("EMA", "EMACS", False),
        ("3|three", "Three areas", True),
    ],
)
def test_expected_words_begin_a_word_and_short_ones_are_one(wanted, words, found):
    asked = question(gold(expect=(wanted,)))
    assert scored(asked, answer(answer=words)).expected is found


def test_a_unit_among_the_results_items_is_shown_too():
    asked = question(gold(("32024L1260",), status=("complete",)), kind="cross")
    assert scored(asked, answer(result={"kind": "documents", "items": ["32024L1260.digest"], "count": 1})).right


def test_an_altered_quote_does_not_stand():
    asked = question(gold((f"{PLAN}/act_25",)), kind="plain")
    altered = citation("act_25") | {"quote": "Conzider"}
    elsewhere = citation("act_25", document="gone")
    assert scored(asked, answer(citations=[altered, elsewhere, citation("act_25")])).quotes == (1, 3)


def test_the_rank_is_that_of_the_first_citation_that_answers():
    asked = question(gold((f"{PLAN}/act_25",), status=("answered",)), kind="plain")
    cited = [citation("act_3"), citation("act_3.text"), citation("act_25.bodies")]
    found = scored(asked, answer("answered", citations=cited, passages=[{"score": 0.4}, {"score": 0.7}]))
    assert (found.rank, found.confidence) == (2, 0.7)


# ------------------------------------------------------------------ refusing


def test_refusing_is_right_only_where_nothing_is_held():
    nothing = question(gold(status=("not_held", "not_found")), kind="unanswerable")
    assert (scored(nothing, answer("not_held")).right, scored(nothing, answer("not_held")).refused) == (
        True,
        True,
    )
    assert not scored(nothing, answer("answered")).refused
    asked = question(gold((f"{PLAN}/act_25",)), kind="plain")
    refused = scored(asked, answer("not_found"))
    assert (refused.right, refused.refused, refused.answerable) == (False, True, True)


def test_a_proved_empty_set_refuses_only_where_the_gold_says_so():
    assert scored(question(gold(status=("not_held", "empty"))), answer("empty")).refused
    assert not scored(question(gold(status=("not_held",))), answer("empty")).refused


def test_several_questions_are_right_if_each_part_is():
    parts = (gold((f"{PLAN}/act_25",)), gold(status=("not_held",)))
    asked = question(gold(status=("complete", "not_held")), parts, kind="messy")
    both = answer(parts=[answer(citations=[citation("act_25")]), answer("not_held")])
    assert scored(asked, both).right
    assert scored(asked, both).quotes == (1, 1)
    assert not scored(asked, answer(parts=both["parts"][:1])).right
    assert not scored(asked, answer()).right
