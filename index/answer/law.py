"""Questions about acts and other texts: a provision, what a text says on a subject, its status on a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.answer import free
from index.answer.model import Answer, Result, listed
from index.question.interpretation import Interpretation
from index.store import Within
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document, Span, Unit, Work
from ingest.sentences import sentences
from ingest.status import status
from ingest.status_words import headline
from ingest.status_words import sentences as status_sentences

if TYPE_CHECKING:
    from index.engine import Engine

#: Stems of words that ask for the status of a text rather than for what it says.
_STATUS = frozenset(
    map(
        stem,
        [
            "force",
            "valid",
            "repealed",
            "amended",
            "replaced",
            "replace",
            "successor",
            "status",
            "superseded",
            "applicable",
        ],
    )
)
_STATUS |= frozenset(
    map(
        stem,
        ["transposed", "transposition", "corrected", "corrigendum", "expired", "expire", "amend", "amends", "repeal"],
    )
)


def answers(one: Interpretation, world: World) -> bool:
    """Whether the question is about works that it names, rather than about actions that cite them.

    "Which actions cite the directive" is about actions; how many actions *another* plan or
    strategy has, which binds nobody and is no act to cite, is about that text.
    """
    if not one.acts:
        return False
    if not (one.explicit and one.target in ("actions", "indicators")):
        return True
    works = _works([act for act in one.acts if not act.startswith("/")], world)
    return bool(works) and not any(work.binding for work in works)


def answer_law(one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """Answer from the works named."""
    named = [act for act in one.acts if not act.startswith("/")]
    places = [act.removeprefix("/") for act in one.acts if act.startswith("/")]
    works = _works(named, world)
    if not works:
        _unknown(named, world, answer)
        return
    if _asks_status(one):
        _status(works, world, answer)
        return
    held = [document for work in works if (document := world.edition(work.id))]
    if not held:
        _known_only(works, world, answer)
    elif places:
        _provisions(held, places, one, world, answer)
    else:
        _subject(held, one, world, answer, engine)
    if answer.status not in ("not_held", "not_found"):
        for work in works:
            _status_note(work, world, answer)


def _works(named: Sequence[str], world: World) -> list[Work]:
    if world.catalogue is None:
        return []
    found: dict[str, Work] = {}
    for identifier in named:
        for work in world.catalogue.find(identifier):
            found[work.id] = work
    return list(found.values())


def _asks_status(one: Interpretation) -> bool:
    words = {stem(word) for word, _, _ in tokens(one.question)}
    return bool(words & _STATUS)


# --------------------------------------------------------------------------- what is not there


def _unknown(named: Sequence[str], world: World, answer: Answer) -> None:
    answer.status = "not_held"
    near = [id for name in named for id in (world.catalogue.nearest(name) if world.catalogue else ())]
    held = [document.title for document in world.documents.values() if document.kind in ("legal_act", "digest")]
    said = f"{listed(list(named)) or 'The text named'} is neither held nor known to the catalogue."
    if near:
        said += f" Nearest: {listed(list(dict.fromkeys(near)))}."
    answer.answer = f"{said} {len(held)} acts and related texts are held."


def _known_only(works: Sequence[Work], world: World, answer: Answer) -> None:
    answer.status = "not_held"
    titles = listed([work.title for work in works])
    answer.answer = f"The text of {titles} is not held; the catalogue only knows of it."


# --------------------------------------------------------------------------- provisions


def _provisions(
    held: Sequence[Document], places: Sequence[str], one: Interpretation, world: World, answer: Answer
) -> None:
    """The words of the provisions named, with paragraph and point."""
    said: list[str] = []
    items: list[str] = []
    for document in held:
        for place in places:
            unit, exact = _unit(document, place, world)
            if unit is None:
                continue
            if not exact:
                answer.note(f"{document.id} holds no separate {place}; the whole of {unit.label} is shown.")
            words = unit.span.of(document.text)
            lead = f"{unit.label} of {_short(document, world)}"
            said.append(f"{lead}: “{words}”")
            for span in sentences(document.text, unit.start, unit.end):
                answer.claim(f"{lead}: “{span.of(document.text)}”", answer.cite(document.id, unit.place, span))
            items.append(f"{document.id}/{unit.place}")
    if not items:
        document = held[0]
        articles = [unit for unit in document.units if unit.kind == "article"]
        there = (
            f"it has articles {articles[0].number} to {articles[-1].number}"
            if articles
            else "it is held without articles"
        )
        answer.status = "not_held"
        answer.answer = f"{_short(document, world)} has no {listed(places)}: {there}."
        return
    answer.answer = " ".join(said)
    answer.result = Result("units", tuple(items), "complete", len(items))


def _unit(document: Document, place: str, world: World) -> tuple[Unit | None, bool]:
    """The unit at a place, or the nearest one above it: a digest has no paragraphs."""
    parts = place.split(".")
    for count in range(len(parts), 0, -1):
        unit = world.unit(document.id, ".".join(parts[:count]))
        if unit:
            return unit, count == len(parts)
    return None, False


def _short(document: Document, world: World) -> str:
    work = world.work_of(document.id)
    return work.short_title if work else document.title


# --------------------------------------------------------------------------- subjects


def _subject(
    held: Sequence[Document], one: Interpretation, world: World, answer: Answer, engine: Engine
) -> None:
    """What the texts named say on the subject, and the actions that cite them: the best units, quoted."""
    asked = " ".join(one.subject) or one.question
    acts = {document.id.split(".")[0] for document in held}
    citing = [row.id for row in world.rows if acts & row.acts]
    hits = engine.search.find(asked, within=Within(documents=[document.id for document in held]))
    hits += engine.search.find(one.question, within=Within(places=citing)) if citing else []
    best = sorted(hits, key=lambda hit: -hit.score)
    free.quote(one, world, answer, [replace(hit, rank=rank) for rank, hit in enumerate(best, start=1)], engine.ground)
    if answer.status == "answered":
        short = listed([_short(document, world) for document in held])
        answer.note(f"Searched in {short}, and in the actions that cite it." if citing else f"Searched in {short} alone.")


# --------------------------------------------------------------------------- status


def _status(works: Sequence[Work], world: World, answer: Answer) -> None:
    """What had become of the works on the day asked for, in the catalogue's words."""
    assert world.catalogue is not None
    items: list[str] = []
    for work in works:
        document = world.edition(work.id)
        cited = _head(document, world, answer) if document else []
        for said in status_sentences(world.catalogue, status(world.catalogue, work, answer.on)):
            answer.claim(in_words(said), *cited)
        items.append(document.id if document else work.id)
        for successor in world.catalogue.successors(work):
            held = world.edition(successor.id)
            if held:
                _head(held, world, answer)
                items.append(held.id)
    answer.status = "answered"
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.result = Result("documents", tuple(dict.fromkeys(items)), "ranked", len(works))


def _head(document: Document, world: World, answer: Answer) -> list[int]:
    """A citation of a document's title, or of its first unit."""
    unit = next((unit for unit in document.units if unit.kind == "title"), document.units[0])
    return [answer.cite(document.id, unit.place, Span(unit.start, unit.end))]


def _status_note(work: Work, world: World, answer: Answer) -> None:
    assert world.catalogue is not None
    answer.note(in_words(headline(status(world.catalogue, work, answer.on))))


def in_words(text: str) -> str:
    """A sentence with its ISO days as people write them: 2016-10-04 → 4 October 2016."""
    return re.sub(r"\b(\d{4})-(\d\d)-(\d\d)\b", _day, text)


def _day(match: re.Match[str]) -> str:
    year, month, day = map(int, match.groups())
    try:
        return f"{day} {dt.date(year, month, day):%B} {year}"
    except ValueError:
        return match.group()
