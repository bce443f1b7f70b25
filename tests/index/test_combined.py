"""Bodies that have most actions together, two or three at a time, against a plain count over the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS, Row
from index.answer import ask
from index.verify import verify
from tests.index.talks import DAY
from tests.index.test_partners import AGENCIES

if TYPE_CHECKING:
    from index.engine import Engine

WHOLE: Callable[[Row], bool] = lambda row: True  # noqa: E731
#: (size, whether only agencies are meant, which actions) → wordings.
ASKED: list[tuple[int, bool, Callable[[Row], bool], list[str]]] = [
    (2, False, WHOLE, [
        "Which two bodies work together most often?", "Which bodies work together most often?", "Which pair of bodies has the most actions in common?",
        "What two bodies most often appear together?", "Quels sont les deux organismes qui travaillent le plus souvent ensemble ?",
        "Welche zwei Stellen arbeiten am häufigsten zusammen?", "¿Qué dos organismos trabajan juntos más a menudo?", "¿Qué dos organismos comparten más acciones?",
    ]),
    (3, False, WHOLE, ["Which three bodies work together most often?", "Welche drei Stellen haben die meisten gemeinsamen Maßnahmen?"]),
    (2, True, WHOLE, ["Which two agencies share the most actions?", "Which agencies work together most?", "Quelles deux agences ont le plus d'actions en commun ?"]),
    (2, True, lambda row: row.section == "A", ["Which two agencies most frequently share responsibility in section A?"]),
    (2, False, lambda row: row.end == 2021, ["Which two bodies have the most actions together that are due in 2021?"]),
]  # fmt: skip


@pytest.mark.parametrize(("size", "agencies", "test", "question"), [pytest.param(*row[:3], question, id=question) for row in ASKED for question in row[3]])
def test_those_with_most_actions_together(engine: Engine, size: int, agencies: bool, test: Callable[[Row], bool], question: str) -> None:
    counts = Counter(
        names for row in ACTIONS if test(row) for names in combinations(sorted(name for name in row.bodies if not agencies or name in AGENCIES), size)
    )
    best = max(counts.values())
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "complete"
    assert set(answer["result"]["items"]) == {name for names, count in counts.items() if count == best for name in names}
    assert len(answer["result"]["rows"]) == len(counts)
    assert answer["result"]["rows"][0][-1] == best
    assert verify(engine, answer)["verified"]


@pytest.mark.parametrize("question", ["Which two bodies work together least often?", "Which four bodies work together most often?"])
def test_other_comparisons_of_bodies_together_are_left_unread(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=DAY)["status"] == "not_found"
