"""Questions in free words: the passages that answer best, quoted sentence by sentence.

Where the records recognised part of the question, the search stays within what that part
selects; if the rest does not occur there, the answer says so first and shows where it does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from index import select
from index.answer.model import Answer, Result, listed
from index.answer.selection import filters_of, gauges, readings, rows, words_of
from index.answer.sets import summary
from index.question.interpretation import Interpretation
from index.search import Hit, Search
from index.store import Within
from index.world import Row, World, stem, stems
from ingest.fold import tokens
from ingest.model import Span
from ingest.sentences import sentences

QUOTED = 3
"""Sentences quoted of the best passage: enough to answer, few enough to check."""

SHOWN = 5
"""Passages shown with an answer: what fits a screen."""


def subject_stems(one: Interpretation) -> list[str]:
    """The stems of the words that no record accounts for."""
    return [stem(word) for text in one.subject for word, _, _ in tokens(text) if len(word) > 1]


def ranked(one: Interpretation, world: World, answer: Answer, search: Search) -> None:
    """Actions (or indicators) about a subject, within the recognised conditions: ranked, never complete."""
    plain = readings(one)[0][1]
    found = gauges(plain, world) if one.target == "indicators" else rows(plain, world)
    ids = [each.id for each in found]
    kind = one.target if one.target in ("actions", "indicators") else "units"
    words = " ".join(one.subject)
    every = [row.id for row in world.rows] if kind == "actions" else [gauge.id for gauge in world.gauges]
    holding = _holding(one, world)
    inside = [id for id in ids if id in holding]
    elsewhere = [id for id in every if id in holding and id not in ids]
    conditions = filters_of(plain, world)
    hits = search.find(one.question, top_k=20, within=Within(places=ids)) if ids else []
    order = _order(hits)
    chosen = sorted(inside, key=lambda id: order.get(id, len(order)))
    if not chosen and not elsewhere:
        chosen = [id for id in order if id in ids][:SHOWN]
        answer.note(f"No {kind[:-1]} contains “{words}”; these are the nearest by meaning.")
    answer.status = "answered" if chosen else "empty"
    answer.result = Result(kind, tuple(chosen), "ranked", len(every))
    label = {row.id: row.action.label for row in world.rows} | {g.id: g.indicator.label for g in world.gauges}
    shown = listed([label[id] for id in chosen])
    restricted = f" ({words_of(conditions)})" if conditions else ""
    if chosen and inside:
        answer.answer = f"{len(chosen)} of {len(every)} {kind}{restricted} contain “{words}”: {shown}."
        answer.note("A word scan within what was recognised, ranked by closeness; not a judgement of topic.")
    elif elsewhere:
        other = listed([label[id] for id in elsewhere[:8]])
        verb = "does" if len(elsewhere) == 1 else "do"
        answer.answer = f"No {kind[:-1]}{restricted} mentions “{words}”; {other} {verb}."
        answer.mentions += [_mention(id, label[id], words) for id in elsewhere]
    else:
        answer.answer = f"Nearest to “{words}”: {shown}."
    for id in chosen or elsewhere[:8]:
        document, place = id.split("/", 1)
        unit = world.unit(document, place)
        if unit:
            row = next((row for row in world.rows if row.id == id), None)
            answer.claim(summary(row) if row else unit.label, answer.cite(document, place, unit.span))
    answer.passages = passages(hits)


def _mention(id: str, label: str, words: str) -> dict[str, object]:
    document, place = id.split("/", 1)
    return {"words": words, "document": document, "place": place, "label": label}


def _holding(one: Interpretation, world: World) -> set[str]:
    """Units that hold every subject word, inflections and acronyms included."""
    sets = [{words.id for words in select.holding(world, word)} for word in one.subject]
    return set.intersection(*sets) if sets else set()


def _order(hits: Sequence[Hit]) -> dict[str, int]:
    """Units by the rank of their best passage."""
    found: dict[str, int] = {}
    for hit in hits:
        found.setdefault(f"{hit.passage.document}/{hit.passage.place.split('.')[0]}", hit.rank)
    return found


def passages(hits: Sequence[Hit]) -> list[dict[str, object]]:
    """Hits as an answer's ``passages``."""
    return [
        {
            "rank": hit.rank,
            "score": round(hit.score, 4),
            "document": hit.passage.document,
            "place": hit.passage.place,
            "label": hit.passage.label,
            "text": hit.passage.text,
            "start": hit.passage.start,
            "end": hit.passage.end,
        }
        for hit in hits[:10]
    ]


def row_of(world: World, hit: Hit) -> Row | None:
    """The action that a passage belongs to."""
    place = hit.passage.place.split(".")[0]
    return next(
        (r for r in world.rows if r.document == hit.passage.document and r.action.place == place), None
    )


def within(one: Interpretation, world: World) -> Collection[str] | None:
    """Where a free question's recognised parts restrict the search to, ``None`` for everywhere.

    A body covers rows where it is responsible and units that name it.
    """
    restricting = [f for f in one.filters if f.field not in ("act_type",)]
    if not restricting:
        return None
    bodies = [
        f for f in restricting if f.field in ("body", "named", "row") and f.op in ("any", "all", "only")
    ]
    others = [f for f in restricting if f not in bodies]
    names = {str(value) for f in bodies for value in f.values}
    found = [
        row.id for row in select.actions(world, others) if not names or names & (row.responsible | row.named)
    ]
    if names and not others:
        found += [gauge.id for gauge in world.gauges if names & gauge.named]
        found += [w.id for w in world.words if names & world.named(world.text(w.document, w.unit.span))]
    return list(dict.fromkeys(found))


def content(text: str) -> set[str]:
    """The stems of a text's words."""
    return set(stems(text))


def answer_free(one: Interpretation, world: World, answer: Answer, search: Search) -> None:
    """Quote the sentences that answer best, with the row they belong to."""
    places = within(one, world)
    hits = search.find(one.question, within=Within(places=places)) if places != [] else []
    quote(one, world, answer, hits)


def quote(one: Interpretation, world: World, answer: Answer, hits: Sequence[Hit]) -> None:
    """Quote the best of these passages, sentence by sentence."""
    answer.passages = passages(hits)
    best = next((hit for hit in hits if not _title(world, hit)), None)
    if best is None:
        answer.status = "not_found"
        answer.answer = "The corpus has no passage for this."
        return
    answer.status = "answered"
    source = world.documents[best.passage.document].text
    wanted = content(one.question)
    spans = [s for s in sentences(source, best.passage.start, best.passage.end) if _sentence(s.of(source))]
    spans = spans or [Span(best.passage.start, best.passage.end)]
    quoted = sorted(spans, key=lambda span: -len(wanted & content(span.of(source))))[:QUOTED]
    for span in sorted(quoted):
        said = f"{best.passage.label}: “{span.of(source)}”"
        answer.claim(said, answer.cite(best.passage.document, best.passage.place, span))
    lines = [text for text, _ in answer.claims]
    row = row_of(world, best)
    if row:
        unit = world.unit(row.document, row.action.place)
        span = unit.span if unit else row.action.text
        answer.claim(summary(row), answer.cite(row.document, row.action.place, span))
        lines.append(f"{summary(row)}.")
    work = world.work_of(best.passage.document)
    if work and not row:
        lines.append(f"({work.title})")
    answer.answer = " ".join(lines)


def _title(world: World, hit: Hit) -> bool:
    unit = world.unit(hit.passage.document, hit.passage.place)
    return bool(unit and unit.kind == "title")


def _sentence(text: str) -> bool:
    """Whether these words are a sentence, and not a heading or a label."""
    return len(text.split()) > 4
