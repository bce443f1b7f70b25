"""A question → an answer with citations, or an honest refusal. ``ask`` is the only door.

Each question of a message is understood (``index.question``), then selected from the records
where they account for all of it, looked up where it names units, and retrieved otherwise.

No module builds a sentence of its own: ``phrase(answer.language, key, …)`` fills in a frame of ``phrases.toml`` (of acts:
``law/phrases.toml``), where each key has all four languages with the same placeholders; the English one first, then the
others. Bodies by ``conditions.called`` or ``bare``, labels by ``unit_label``, days by ``written``, lists by ``joined``,
quotations by ``quotation``.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.answer import found, later
from index.answer.model import Answer
from index.answer.single import answered
from index.errors import BadQuestion
from index.limits import check_question
from index.question import messages, understand
from index.question.changes import changed
from index.question.interpretation import Interpretation
from index.question.lexicon import language_of
from index.world import World
from ingest.fold import fold

if TYPE_CHECKING:
    from index.engine import Engine

def ask(
    engine: Engine,
    question: str,
    *,
    on: dt.date | None = None,
    previous: Mapping[str, Any] | None = None,
    without: Sequence[str] = (),
    choose: Sequence[str] = (),
    swap: Sequence[str] = (),
) -> dict[str, Any]:
    """The answer's JSON (version 1) to a question.

    Args:
        on: the day that the question is answered for; today by default.
        previous: the answer before, or its ``interpretation``, for follow-ups.
        without, choose, swap: parts of what is understood (``index.question.changes``) to leave out, readings
            to settle on, and other values for parts; of a message with a single question.

    Raises:
        BadQuestion: the question is blank, too long or no text, or ``previous`` is no interpretation.
    """
    started = time.perf_counter()
    check_question(question)
    day = on or dt.date.today()
    before = _previous(previous)
    engine, plan = _focused(engine, question, before)
    understood: list[Interpretation] = []
    for asked in messages.questions(question, language_of(question, before.language if before else "en")):
        understood += _understood(asked, engine, day, understood[-1] if understood else before)
    if len(understood) == 1 and (without or choose or swap):
        understood = [changed(understood[0], without, choose, swap)]
    if plan:
        understood = [replace(each, notes=tuple(dict.fromkeys((*each.notes, f"plan:{plan}")))) for each in understood]
    answers = [answered(each, engine, day) for each in understood]
    whole = answers[0]
    if len(answers) > 1:
        whole = _joined(question, day, engine.world, answers)
    whole.question = question
    said = whole.as_json(engine.version, (time.perf_counter() - started) * 1000)
    if before is not None and whole.status == "not_found" and len(understood) == 1 and _leans(understood[0]):
        said["interpretation"]["before"] = before.as_json()
    return said


def _understood(question: str, engine: Engine, on: dt.date, before: Interpretation | None) -> list[Interpretation]:
    """What a question, or each of several in one, is understood as after the one before it."""
    understood = list(understand(question, engine.world, on, before))
    if before is not None:
        understood = found.settled(understood, before, lambda one: answered(one, engine, on), lambda anchor: understand(question, engine.world, on, anchor))
    return [understand(asked, engine.world, on)[0] if (asked := later.restated(each, engine.world)) else each for each in understood]


def _leans(one: Interpretation) -> bool:
    """Whether a question leans on the one before it: it refines that, or names nothing by itself."""
    follows = any(meaning.startswith("follows: ") for _, meaning in one.understood)
    return follows or not (one.filters or one.choices or one.places or one.acts or one.subject) or bool(_POINTS.search(fold(one.question)))


_POINTS = re.compile(r"\b(?:it|its|they|them|their|those|these|elles?|ils|celles|ceux|sie|deren|davon|ellas?|ellos|aquell[ao]s)\b")


def _focused(engine: Engine, question: str, before: Interpretation | None) -> tuple[Engine, str | None]:
    """The engine with the action plan in focus that the question names, or that the question before was about."""
    work = engine.world.named_plan(question)
    if work is None and before is not None:
        work = next((note.removeprefix("plan:") for note in before.notes if note.startswith("plan:")), None)
    known = {engine.world.work_of(plan.id) for plan in engine.world.other_plans}
    if work is None or work not in {each.id for each in known if each}:
        return engine, None
    return replace(engine, world=engine.world.about(work)), work


def _previous(data: Mapping[str, Any] | None) -> Interpretation | None:
    """What the question before was understood as, from its ``interpretation`` or its whole answer; of several questions
    in one message, the last. A follow-up that found nothing leaves what it leaned on in place."""
    if data and isinstance(data.get("interpretation"), Mapping):
        parts = data.get("parts")
        data = parts[-1]["interpretation"] if isinstance(parts, list) and parts and isinstance(parts[-1], Mapping) else data["interpretation"]
    if data and isinstance(data.get("before"), Mapping):
        data = data["before"]
    try:
        return Interpretation.from_json(data) if data else None
    except ValueError as error:
        raise BadQuestion(str(error)) from error


def recompute(engine: Engine, answer: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The ``result`` of an answer computed again from what was understood; ``None`` where it had none."""
    interpretation = answer.get("interpretation")
    if not answer.get("result") or not isinstance(interpretation, Mapping) or not interpretation:
        return None
    one = Interpretation.from_json(interpretation)
    engine, _ = _focused(engine, "", one)
    again = answered(one, engine, dt.date.fromisoformat(str(answer["on"])))
    return again.result.as_json() if again.result else None


def repeated(engine: Engine, answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """An answer given once more, from what was understood of its question if that is the question still; of several
    questions in one, from the answers to each.

    Raises:
        BadQuestion: the question is none.
    """
    day = dt.date.fromisoformat(str(answer["on"]))
    question, interpretation = str(answer["question"]), answer.get("interpretation")
    if not isinstance(interpretation, Mapping) or not interpretation:
        return ask(engine, question, on=day)
    one = Interpretation.from_json(interpretation)
    engine, _ = _focused(engine, "", one)
    follows = any(meaning.startswith("follows: ") for _, meaning in one.understood)
    if not follows and one.question not in {each.question for each in understand(question, engine.world, day)}:
        return ask(engine, question, on=day)
    if not answer.get("parts"):
        return answered(one, engine, day).as_json(engine.version, 0)
    parts = [Answer(each["question"], day, engine.world, each["status"], each["answer"]) for each in answer["parts"]]
    said = _joined(question, day, engine.world, parts).as_json(engine.version, 0)
    return {**answer, "index": engine.version, "status": said["status"], "answer": said["answer"]}


def _joined(question: str, on: dt.date, world: World, answers: list[Answer]) -> Answer:
    """Several questions in one message: each answered in ``parts``, the whole in one status."""
    whole = Answer(question, on, world, parts=answers, interpretation=answers[0].interpretation)
    abstained = [part for part in answers if part.status in ("not_held", "not_found")]
    whole.status = answers[0].status if len({part.status for part in answers}) == 1 else "answered"
    if len(abstained) == len(answers):
        whole.status = abstained[0].status
    whole.answer = " ".join(f"({number}) {part.answer}" for number, part in enumerate(answers, start=1))
    for part in answers:
        for text, numbers in part.claims:
            cited = [part.citations[number] for number in numbers]
            whole.claim(text, *[_moved(whole, each) for each in cited])
    return whole


def _moved(whole: Answer, cited: Any) -> int:
    from ingest.model import Span

    return whole.cite(cited.document, cited.place, Span(cited.start, cited.end))
