"""Questions about acts and other texts: a provision, what a text says on a subject, its status on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.answer import editions, facts, free
from index.answer.facts import in_words
from index.answer.model import Answer, Result, listed
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.question.interpretation import Interpretation
from index.quotable import quotable
from index.store import Within
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document, Span, Unit, Work
from ingest.sentences import sentences
from ingest.status import status
from ingest.status_words import brief
from ingest.status_words import sentences as status_sentences
from ingest.structure.canonical import Nesting

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


_EDITIONS = frozenset(map(stem, ["edition", "editions", "version", "versions", "states", "consolidations"]))
_HOLDS = frozenset(map(stem, ["hold", "held", "have", "available", "there", "exist", "which", "list"]))
#: Characters of a provision that one answer quotes; an amending act's article can be a hundred times that.
_MOST_CHARACTERS = 6000
#: Different words of a sentence that says something: headings have fewer.
_FEWEST_WORDS = 6


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
    """Answer from the works named, each in the edition that is meant."""
    named = [act for act in one.acts if not act.startswith("/")]
    places = [act.removeprefix("/") for act in one.acts if act.startswith("/")]
    works = _works(named, world)
    if not works:
        _unknown(named, world, answer)
        return
    if not places and facts.answer_fact(works, one, world, answer):
        return
    if _asks_editions(one):
        _editions(works, world, answer)
        return
    if _asks_status(one):
        _status(works, one, world, answer)
        return
    held: list[Document] = []
    for work in works:
        chosen = editions.choose(work, named, one, world, answer.on)
        held += chosen.documents
        answer.note(chosen.missing)
    if not held:
        _known_only(works, world, answer)
    elif places:
        _provisions(held, places, world, answer)
    elif headed := _headed(held, one, world):
        _provisions(held, headed, world, answer)
    else:
        _subject(held, one, world, answer, engine)
    if answer.status not in ("not_held", "not_found"):
        _name_editions(world, answer)
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


def _provisions(held: Sequence[Document], places: Sequence[str], world: World, answer: Answer) -> None:
    """The words of the provisions named, with paragraph and point."""
    said: list[str] = []
    items: list[str] = []
    missing: list[str] = []
    for document in held:
        for place in places:
            found = _found(document, place, world, answer)
            if found is None:
                missing.append(_lacking(document, place, world))
                continue
            holder, unit = found
            lead = free.named(unit.label, holder.id, world)
            said.append(f"{lead}: “{_quoted(holder, unit, world, answer)}”")
            items.append(f"{holder.id}/{unit.place}")
    if not items:
        answer.status = "not_held"
        answer.answer = " ".join(dict.fromkeys(missing))
        return
    for each in dict.fromkeys(missing):
        answer.note(each)
    answer.answer = " ".join(said)
    answer.result = Result("units", tuple(items), "complete", len(items))


def _quoted(document: Document, unit: Unit, world: World, answer: Answer) -> str:
    """The unit's words as the answer quotes them, each sentence claimed at its own paragraph or point."""
    nesting = Nesting([each for each in document.units if unit.span.covers(each.span)])
    end = unit.start
    for span in sentences(document.text, unit.start, unit.end):
        if end > unit.start and span.end - unit.start > _MOST_CHARACTERS:
            answer.note(
                f"{unit.label} is long: its first {end - unit.start:,} of {unit.end - unit.start:,} characters are quoted; "
                f"`vouch show {document.id} {unit.place}` has all of it."
            )
            break
        end = span.end
        inner = world.unit(document.id, nesting.covering(span) or unit.place) or unit
        lead = free.named(inner.label, document.id, world)
        answer.claim(f"{lead}: “{span.of(document.text)}”", answer.cite(document.id, inner.place, span))
    return document.text[unit.start : end]


def _found(document: Document, place: str, world: World, answer: Answer) -> tuple[Document, Unit] | None:
    """The unit at a place, in the edition or failing that in another one, or the nearest one above it."""
    unit = world.unit(document.id, place)
    if unit:
        return document, unit
    work = world.work_of(document.id)
    other = editions.with_place(work, place, world, document) if work else None
    if other and (other.state != "digest" or document.state == "digest"):
        answer.note(
            f"{editions.named(document, world)} holds no {place_words(place)}; "
            f"quoted from the {editions.edition_words(other, world)}."
        )
        unit = world.unit(other.id, place)
        return (other, unit) if unit else None
    parts = place.split(".")
    for count in range(len(parts) - 1, 0, -1):
        unit = world.unit(document.id, ".".join(parts[:count]))
        if unit:
            answer.note(f"{editions.named(document, world)} holds no {place_words(place)}; all of {unit.label} is shown.")
            return document, unit
    return None


def _lacking(document: Document, place: str, world: World) -> str:
    """That a place is not there: of a text that it has none, of a digest only that this does not sum it up."""
    name, asked = _short(document, world), place_words(place)
    numbers = [unit.number for unit in document.units if unit.kind == "article"]
    if document.state == "digest":
        covers = f" (it covers Articles {listed(numbers)})" if numbers else ", it sums up the whole in brief"
        work = world.work_of(document.id)
        id = work.id if work else document.id
        return (
            f"The summary held of {name} does not cover {asked}{covers}; what the act itself has there, its text tells. "
            f"It is not held: `vouch fetch {id}` or `vouch add FILE --id {id}` brings it."
        )
    if not numbers:
        return f"{name} has no {asked}: it is held without articles."
    return f"{name} has no {asked}: it has articles {numbers[0]} to {numbers[-1]}."


_PLACES = {"art": "Article", "rct": "Recital", "anx": "Annex", "cpt": "Chapter", "par": "paragraph", "pnt": "point",
           "sub": "subparagraph", "sec": "Section", "idt": "indent", "snt": "sentence", "cit": "citation"}  # fmt: skip


def place_words(place: str) -> str:
    """``art_7.par_2.pnt_a`` as people write it: "Article 7(2), point (a)"."""
    said = ""
    for part in place.split("."):
        kind, _, number = part.partition("_")
        if kind == "par" and said.startswith("Article"):
            said += f"({number})"
        elif kind == "pnt":
            said += f", point ({number})" if said else f"point ({number})"
        else:
            said += f"{', ' if said else ''}{_PLACES.get(kind, kind)} {number}".rstrip()
    return said


def _short(document: Document, world: World) -> str:
    work = world.work_of(document.id)
    return work.short_title if work else document.title


# --------------------------------------------------------------------------- subjects


def _headed(held: Sequence[Document], one: Interpretation, world: World) -> list[str]:
    """Articles whose headings are what the question asks for: every word of one, inflected or not, and no other word.

    "Definitions in the directive", "what does it say on extended confiscation?".
    """
    dropped = FUNCTION_WORDS["en"] | FRAME_WORDS["en"] | _ABOUT_ARTICLES
    asked = {stem(word) for word, _, _ in tokens(editions.without_names(one)) if word not in dropped}
    found = []
    for document in held:
        for unit in document.units:
            heading = {stem(word) for word, _, _ in tokens(unit.heading) if word not in FUNCTION_WORDS["en"]}
            if unit.kind == "article" and heading and heading == asked:
                found.append(unit.place)
    return list(dict.fromkeys(found))


#: Words with which people ask for an article by its heading.
_ABOUT_ARTICLES = frozenset(["article", "articles", "provision", "provisions", "rules", "rule", "directive", "regulation", "decision", "act"])


def _subject(
    held: Sequence[Document], one: Interpretation, world: World, answer: Answer, engine: Engine
) -> None:
    """What the texts named say on the subject, and the actions that cite them: the best units, quoted."""
    bodies = [each.text for each in one.filters if each.field in ("body", "named", "row")]
    bodies += [choice.text for choice in one.choices]
    asked = " ".join([*one.subject, *bodies]) if one.subject else editions.without_names(one)
    acts = {document.id.split(".")[0] for document in held}
    citing = [row.id for row in world.rows if acts & row.acts]
    hits = engine.search.find(asked, within=Within(documents=[document.id for document in held]))
    hits += engine.search.find(one.question, within=Within(places=citing)) if citing else []
    best = sorted(hits, key=lambda hit: -hit.score)
    free.quote(one, world, answer, [replace(hit, rank=rank) for rank, hit in enumerate(best, start=1)], engine.ground)
    if answer.status == "answered":
        _complete(one, world, answer)
        short = listed([editions.named(document, world) for document in held])
        answer.note(f"Searched in {short}, and in the actions that cite it." if citing else f"Searched in {short} alone.")


def _complete(one: Interpretation, world: World, answer: Answer) -> None:
    """Add the sentences of the articles quoted that hold a word of the question which no quotation has yet.

    The rule asked for often stands beside the one that sounds most like the question: who manages frozen
    property in Article 10(1), whether it may be sold in 10(2).
    """
    wanted = set(free.subject_stems(one))
    quoted = {stem(word) for made in answer.citations for word, _, _ in tokens(made.quote)}
    articles = dict.fromkeys((made.document, made.place.split(".")[0]) for made in answer.citations)
    for id, place in articles:
        document, unit = world.documents[id], world.unit(id, place)
        if unit is None or unit.kind != "article":
            continue
        nesting = Nesting([each for each in document.units if unit.span.covers(each.span)])
        for span in quotable(document, unit.start, unit.end):
            words = {stem(word) for word, _, _ in tokens(span.of(document.text))}
            if not (words & wanted) - quoted or len(words) < _FEWEST_WORDS:
                continue
            quoted |= words
            inner = world.unit(id, nesting.covering(span) or place) or unit
            said = f"{free.named(inner.label, id, world)}: “{span.of(document.text)}”"
            answer.claim(said, answer.cite(id, inner.place, span))
            answer.answer += f" {said}"


def _name_editions(world: World, answer: Answer) -> None:
    """Say so where editions of one text stand side by side."""
    cited: dict[str, list[Document]] = {}
    for id in dict.fromkeys(made.document for made in answer.citations):
        work = world.work_of(id)
        if work:
            cited.setdefault(work.id, []).append(world.documents[id])
    for documents in cited.values():
        if len(documents) > 1:
            words = listed([editions.edition_words(document, world) for document in documents])
            answer.note(f"Two editions of {_short(documents[0], world)} are quoted, each under its name: {words}.")


# --------------------------------------------------------------------------- editions


def _asks_editions(one: Interpretation) -> bool:
    words = {stem(word) for word, _, _ in tokens(editions.without_names(one))}
    return bool(words & _EDITIONS) and bool(words & _HOLDS)


def _editions(works: Sequence[Work], world: World, answer: Answer) -> None:
    """The editions held of the works named, and the one that answers."""
    items: list[str] = []
    for work in works:
        held = editions.held_words(work, world)
        if not held:
            answer.claim(f"No text of {work.short_title} is held.")
        default = world.edition(work.id)
        for document, words in held:
            by_default = " (answers where none is named)" if document is default else ""
            answer.claim(f"{work.short_title}, {words}{by_default}.", *_head(document, world, answer))
            items.append(document.id)
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.result = Result("documents", tuple(items), "complete", len(items))


# --------------------------------------------------------------------------- status


def _status(works: Sequence[Work], one: Interpretation, world: World, answer: Answer) -> None:
    """What had become of the works on the day asked for, for a Member State if one is named."""
    assert world.catalogue is not None
    items: list[str] = []
    state = facts.state_asked(one)
    for work in works:
        document = world.edition(work.id)
        cited = _head(document, world, answer) if document else []
        for said in status_sentences(world.catalogue, status(world.catalogue, work, _day_asked(one) or answer.on, state)):
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
    answer.note(in_words(" ".join(brief(world.catalogue, status(world.catalogue, work, answer.on)))))


def _day_asked(one: Interpretation) -> dt.date | None:
    return editions.day_of(one)
