"""Reasons that are asked for what is, was or is not so, and that no record holds: only a sentence that says why will do.

"Why did the Commission give X one action" is no question for the actions of the Commission, and "Why does Ireland not take
part" none for whether it does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.answer import free, law
from index.answer.model import Answer
from index.evidence.reasons import reason
from index.expect import Expectation, expect
from index.present import present
from index.question.interpretation import Interpretation
from ingest.fold import fold

if TYPE_CHECKING:
    from index.engine import Engine


def unexplained(one: Interpretation, engine: Engine, answer: Answer) -> bool:
    """Answer with the sentences that give the reason, or refuse; false where none is asked for that a record would hide."""
    asked = expect(one.question, one.language)
    if asked.kind != "reason" or asked.grain != "cause":
        return False
    if one.acts or law.answers(one, engine.world):
        return _of_act(one, asked, engine, answer)
    if not (one.filters or one.choices or one.places):
        return False
    free.answer_free(one, engine.world, answer, engine.search, engine.ground)
    return True


def _of_act(one: Interpretation, asked: Expectation, engine: Engine, answer: Answer) -> bool:
    """What became of an act may be the reason why it no longer holds; its articles and who is bound by it give none."""
    told = Answer(one.question, answer.on, engine.world, interpretation=one)
    law.answer_law(one, engine.world, told, engine)
    became = told.result is not None and told.result.kind == "documents" and not _of_state(one, engine)
    if told.status in ("not_held", "not_found") or became or any(present(asked, made.quote) for made in told.citations):
        return False
    answer.status, answer.answer = "not_found", reason("reason", one.language)
    for note in told.notes:
        answer.note(note)
    return True


def _of_state(one: Interpretation, engine: Engine) -> bool:
    """Whether the question names a single state: what became of an act is no reason for what that state did."""
    said = fold(one.question)
    return any(re.search(rf"\b{re.escape(fold(name))}\b", said) for name in engine.world.bodies.states)
