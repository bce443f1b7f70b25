"""One answer against its gold.

Reads an answer's JSON (version 1) and nothing of the product's insides, so that answers from the
command line, over HTTP or of another system can be scored alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.load import ABSTAINING, Gold, GoldSet, Question
from evaluation.measures.retrieval import first_rank
from evaluation.measures.sets import Overlap, citations, overlap
from evaluation.units import Unit, grades, meets, ranking, work_of

Answer = Mapping[str, Any]
TextOf = Callable[[str], str]
"""document id → its canonical text; raises KeyError where there is no such document."""

_YES = frozenset({"yes", "oui", "ja", "sí", "si", "true"})
_NO = frozenset({"no", "non", "nein", "false"})


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of one question. ``None`` where the gold asks for no such thing.

    ``refused``: the answer abstains (``not_held``, ``not_found``, or a proved ``empty`` where
    that is right for an unanswerable question). ``rank``: of the first citation that answers.
    ``quotes``: citations whose words stand where they say, and all citations.
    ``confidence``: the answer's own, else its best passage's score.
    """

    id: str
    kind: str
    part: str
    status: str
    right: bool
    status_right: bool
    answerable: bool
    refused: bool
    items: Overlap | None
    readings: bool | None
    expected: bool | None
    cited: Overlap | None
    rank: int | None
    quotes: tuple[int, int]
    confidence: float | None
    took_ms: float


def score(question: Question, answer: Answer, text_of: TextOf) -> Scored:
    """Judge an answer by its question's gold; several questions in one message by all their golds."""
    gold = question.gold
    one = _judge(gold, answer)
    right = one.right
    if question.parts:
        given = answer.get("parts") or []
        judged = [_judge(each, part) for each, part in zip(question.parts, given, strict=False)]
        right = len(given) == len(question.parts) and all(each.right for each in judged)
    status = str(answer.get("status"))
    return Scored(
        id=question.id,
        kind=question.kind,
        part=question.part,
        status=status,
        right=right,
        status_right=status in gold.status,
        answerable=not gold.abstain,
        refused=status in ABSTAINING or (gold.abstain and status == "empty" and "empty" in gold.status),
        items=one.items,
        readings=one.readings,
        expected=one.expected,
        cited=one.cited,
        rank=one.rank,
        quotes=_quotes(answer, text_of),
        confidence=_confidence(answer),
        took_ms=float(answer.get("took_ms") or 0.0),
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    right: bool
    items: Overlap | None
    readings: bool | None
    expected: bool | None
    cited: Overlap | None
    rank: int | None


def _judge(gold: Gold, answer: Answer) -> _Judged:
    status_right = answer.get("status") in gold.status
    cited = _cited(answer)
    shown = list(dict.fromkeys(cited + _units(_items(answer.get("result")))))
    items = _compare(gold.set, answer) if gold.set else None
    expected = all(_occurs(words, _words(answer)) for words in gold.expect) if gold.expect else None
    met = all(any(meets(unit, *pair) for unit in need for pair in shown) for need in gold.needs or ())
    right = status_right and (items is None or items.exact) and expected is not False
    if gold.set is None:
        right = right and met
    return _Judged(
        right=right,
        items=items,
        readings=_readings(gold.set, answer) if gold.set else None,
        expected=expected,
        cited=citations(cited, gold) if gold.needs else None,
        rank=first_rank(ranking(gold, cited), grades(gold), relevant=2) if gold.needs else None,
    )


# ------------------------------------------------------------------ sets


def _compare(gold: GoldSet, answer: Answer) -> Overlap:
    """The result's items against the reading that they fit best; counts, values and tables as wholes."""
    result = answer.get("result") or {}
    if gold.kind == "number":
        return _whole(result.get("count") == gold.count)
    if gold.kind == "yes_no":
        return _whole(_yes_no(answer) is gold.value)
    if gold.kind == "table":
        rows = [[cell for cell in row if isinstance(cell, int)] for row in result.get("rows") or []]
        return _whole(sorted(row[-1] for row in rows if row) == sorted(gold.rows.values()))
    given = _normal(_items(result))
    compared = [overlap(given, _normal(reading.items)) for reading in gold.readings]
    best = max(compared, key=lambda each: (each.exact, each.precision + each.recall))
    if gold.counted and not given:
        return _whole(result.get("count") in {len(set(reading.items)) for reading in gold.readings})
    return best


def _readings(gold: GoldSet, answer: Answer) -> bool | None:
    """Whether every reading of an ambiguous question is there, in the result or among the readings."""
    if len(gold.readings) < 2:
        return None
    results = [answer.get("result"), *(each.get("result", each) for each in answer.get("readings") or [])]
    given = [set(_normal(_items(result))) for result in results]
    return all(set(_normal(reading.items)) in given for reading in gold.readings)


def _items(result: Mapping[str, Any] | None) -> list[str]:
    return [str(item) for item in (result or {}).get("items") or []]


def _normal(items: Sequence[str]) -> list[str]:
    """Units by their work, so that another edition of the same unit is the same item."""
    return [_join(*item.split("/", 1)) if "/" in item else item for item in items]


def _join(document: str, place: str) -> str:
    return f"{work_of(document)}/{place}"


def _whole(right: bool) -> Overlap:
    return Overlap(right, float(right), float(right))


def _yes_no(answer: Answer) -> bool | None:
    result = answer.get("result") or {}
    if isinstance(result.get("value"), bool):
        return bool(result["value"])
    first = re.match(r"\w+", str(answer.get("answer") or ""))
    words = [*(item.lower() for item in _items(result)[:1]), first[0].lower() if first else ""]
    return next((word in _YES for word in words if word in _YES | _NO), None)


# ------------------------------------------------------------------ words and citations


def _cited(answer: Answer) -> list[Unit]:
    return [(str(each["document"]), str(each["place"])) for each in answer.get("citations") or []]


def _units(items: Sequence[str]) -> list[Unit]:
    pairs = (item.partition("/") for item in items)
    return [(document, place) for document, _, place in pairs]


def _words(answer: Answer) -> str:
    """The words that an answer gives: its own, its claims', its quotes' and its items."""
    claims = [str(claim.get("text") or "") for claim in answer.get("claims") or []]
    quotes = [str(each.get("quote") or "") for each in answer.get("citations") or []]
    return "\n".join([str(answer.get("answer") or ""), *claims, *quotes, *_items(answer.get("result"))])


def _occurs(wanted: str, words: str) -> bool:
    """Whether one of the alternatives begins a word of ``words``; short ones and numbers must be a word."""
    for alternative in wanted.split("|"):
        whole = len(alternative) < 4 or alternative[-1].isdigit()
        pattern = rf"(?<![\w.]){re.escape(alternative)}" + (r"(?![\w]|\.\d)" if whole else "")
        if re.search(pattern, words, re.IGNORECASE):
            return True
    return False


def _quotes(answer: Answer, text_of: TextOf) -> tuple[int, int]:
    cited = [each for part in (answer, *(answer.get("parts") or [])) for each in part.get("citations") or []]
    return sum(_stands(each, text_of) for each in cited), len(cited)


def _stands(citation: Mapping[str, Any], text_of: TextOf) -> bool:
    try:
        text = text_of(str(citation["document"]))
    except KeyError:
        return False
    return bool(citation["quote"]) and text[citation["start"] : citation["end"]] == citation["quote"]


def _confidence(answer: Answer) -> float | None:
    if isinstance(answer.get("confidence"), int | float):
        return float(answer["confidence"])
    passages = answer.get("passages") or []
    return max((float(each["score"]) for each in passages), default=None)
