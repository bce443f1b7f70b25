"""An answer's JSON as what its page shows: status in words, numbered citations, chips, tables."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from fastapi import Request

from api.exports import Row, Table
from api.pages.citing import Cited, cited, edition
from api.pages.sorting import natural
from api.pages.tables import Shown, cells, result_table
from api.pages.view import address, whole_address
from api.wording import WORDING, column, day, language_of, say
from index import answer
from index.answer.conditions import bare
from index.answer.labels import unit_label
from index.answer.understood import in_words
from index.engine import Engine
from index.narrow import narrowed
from index.question.changes import parts
from index.question.interpretation import Interpretation
from ingest.wording import parted

# Each status as a mark, so that colour is never alone; its heading and how the answer came about are in words.
MARKS: Mapping[str, str] = {"complete": "✓", "empty": "∅", "answered": "≈", "ambiguous": "?", "not_held": "⊘", "not_found": "⊘"}
_AFTER = 4  # questions before that a follow-up may refer to


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, as its address holds it."""

    question: str
    on: dt.date | None = None
    after: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    choose: tuple[str, ...] = ()
    swap: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def query(self, **changes: Any) -> list[tuple[str, Any]]:
        """The address's values, some of them changed."""
        values = {"q": self.question, "on": self.on, "after": self.after, "without": self.without}
        values |= {"choose": self.choose, "swap": self.swap, "document": self.documents, **changes}
        return [(name, list(value) if isinstance(value, tuple) else value) for name, value in values.items()]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something understood. ``remove`` is the address without it, ``choices`` those of its readings.

    ``values`` are what it can be changed to: (label, what ``swap`` is then), the present one with a blank.
    """

    kind: str
    words: str
    meaning: str
    remove: str
    choices: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the answer with the numbers of its citations."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """An answer, or one of its parts (then ``prefix`` keeps its numbers apart)."""

    raw: Mapping[str, Any]
    language: str
    prefix: str
    mark: str
    heading: str
    how: str
    said: tuple[Said, ...]
    table: Shown | None
    citations: tuple[Cited, ...]
    chips: tuple[Chip, ...]
    groups: tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...]
    readings: tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...]
    undecided: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[str, str, str], ...]
    held: tuple[str, ...]
    passages: tuple[tuple[str, str, str, str], ...]
    found: tuple[str, ...]
    scores: tuple[tuple[str, str, str, str, str], ...]
    parts: tuple[View, ...] = field(default=())


def ask(engine: Engine, asked: Asked) -> dict[str, Any]:
    """The answer; what came before in the conversation is understood again first.

    Raises:
        BadQuestion: a question is blank, too long or no text.
        UnknownDocument: a document that it is restricted to is not held.
    """
    engine = narrowed(engine, asked.documents)
    previous: Mapping[str, Any] | None = None
    for before in asked.after[-_AFTER:]:
        previous = answer.ask(engine, before, on=asked.on, previous=previous)["interpretation"]
    found = answer.ask(
        engine, asked.question, on=asked.on, previous=previous, without=asked.without, choose=asked.choose, swap=asked.swap
    )
    return {**found, "documents": list(engine.world.documents)} if asked.documents else found


def view(request: Request, engine: Engine, asked: Asked, raw: Mapping[str, Any], prefix: str = "") -> View:
    """What the page shows of ``raw``."""
    query = asked.query()
    language = language_of(raw)
    citations = tuple(
        cited(request, engine, each, number, prefix, raw["on"], query, language)
        for number, each in enumerate(raw["citations"], start=1)
    )
    numbers: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, each in enumerate(raw["citations"], start=1):
        numbers[f"{each['document']}/{each['place'].split('.')[0]}"] += (number,)
    table = result_table(engine, raw["result"], numbers, language) if raw["result"] else None
    status = raw["status"]
    inner = tuple(
        view(request, engine, asked, part, f"{number}-") for number, part in enumerate(raw["parts"], start=1)
    )
    claims = tuple(Said(each["text"], tuple(n + 1 for n in each["citations"])) for each in raw["claims"])
    if table and _told_by_claims(raw) and len(table.lines) == 1:
        table = None  # one unit, in whole: the sentences say it
    if table and raw["readings"]:
        table = replace(table, caption=say(language, "labelled", label=raw["readings"][0]["reading"], text=table.caption))
    return View(
        raw=raw,
        language=language,
        prefix=prefix,
        mark=MARKS[status],
        heading=say(language, f"page_{status}"),
        how=say(language, f"how_{status}"),
        said=() if inner else _sentences(raw, claims, table),
        table=table,
        citations=() if inner else citations,
        chips=() if prefix or inner else _chips(request, engine, raw, asked),
        groups=tuple(_list(request, engine, each, language) for each in (raw["result"] or {}).get("groups", ())),
        readings=tuple(_list(request, engine, each, language) for each in raw["readings"]),
        undecided=_units(request, engine, (raw["result"] or {}).get("undecided", ()), language),
        mentions=tuple(_mention(request, engine, each, language) for each in raw["mentions"] if "place" in each),
        held=tuple(str(name) for each in raw["mentions"] for name in each.get("held", ())),
        passages=() if inner or raw["status"] in ("complete", "empty") else _passages(request, engine, raw),
        found=() if inner else _found(engine, raw),
        scores=() if inner else _scores(request, engine, raw),
        parts=inner,
    )


def _told_by_claims(raw: Mapping[str, Any]) -> bool:
    return bool(raw["claims"]) and all(each["text"] in raw["answer"] for each in raw["claims"])


def _sentences(raw: Mapping[str, Any], claims: Sequence[Said], table: Shown | None) -> tuple[Said, ...]:
    """The answer's sentences with their citations: its claims where they are all it says."""
    if _told_by_claims(raw) and raw["answer"].strip() == " ".join(each.text for each in claims):
        return tuple(claims)
    if table or not claims or _told_by_claims(raw):
        numbers = tuple(dict.fromkeys(n for each in claims for n in each.numbers)) if not table else ()
        return (Said(raw["answer"], numbers),)
    return (Said(raw["answer"], ()), *claims)


def _chips(request: Request, engine: Engine, raw: Mapping[str, Any], asked: Asked) -> tuple[Chip, ...]:
    if not raw["interpretation"]:
        return ()
    language, world = language_of(raw), engine.world
    found = []
    for part in parts(Interpretation.from_json({**raw["interpretation"], "understood": []})):
        words = {each["words"]: each["as"] for each in raw["interpretation"]["understood"]}
        changes = {name: asked.query(choose=(*asked.choose, name)) for name, _ in part.choices}
        choices = tuple((in_words(label, language, world), address(request, "/", changes[name])) for name, label in part.choices)
        remove = address(request, "/", asked.query(without=(*asked.without, part.name)))
        values = tuple(
            (bare(value, language, world), "" if value == part.value else f"{part.name}=>{value}")
            for value in _other_values(engine, part.field, part.value)
        )
        meaning = words.get(part.words) or in_words(part.meaning, language, world)
        found.append(Chip(part.kind, part.words, meaning, remove, choices, values))
    return tuple(found)


def _other_values(engine: Engine, field: str, value: str) -> tuple[str, ...]:
    """What a condition can be changed to, the present value among it; nothing where that is not known."""
    world = engine.world
    if field in ("body", "row", "named"):
        known = list(world.responsible)
    elif field == "year" and world.period:
        known = [str(year) for year in range(world.period[0], world.period[1] + 1)]
    elif field == "area":
        known = sorted({area.code for row in world.rows for area in row.action.areas}, key=natural)
    elif field == "action":
        known = [row.action.number for row in world.rows]
    else:
        return ()
    return tuple(known) if value in known else (value, *known)


def unit_link(request: Request, document: str, place: str) -> str:
    """The address of a unit in its text."""
    return address(request, f"/documents/{document}", fragment=place)


def _units(request: Request, engine: Engine, items: Sequence[str], language: str) -> tuple[tuple[str, str], ...]:
    found = []
    for item in items:
        document, _, place = str(item).partition("/")
        if document in engine.records.document_ids:
            unit = engine.records.find_unit(document, place)
            label = unit_label(unit.label, language, engine.world) if unit else place
            found.append((label, unit_link(request, document, place)))
        else:
            found.append((bare(str(item), language, engine.world), ""))
    return tuple(found)


def _list(
    request: Request, engine: Engine, group: Mapping[str, Any], language: str
) -> tuple[str, int, tuple[tuple[str, str], ...]]:
    title = str(group.get("reading") or group.get("label") or "")
    items = _units(request, engine, group.get("items") or (), language)
    return title, int(group.get("count", len(items))), items


def _mention(request: Request, engine: Engine, each: Mapping[str, Any], language: str) -> tuple[str, str, str]:
    words = str(each.get("body") or each.get("words") or "")
    return bare(words, language, engine.world), str(each["label"]), unit_link(request, str(each["document"]), str(each["place"]))


def _passages(request: Request, engine: Engine, raw: Mapping[str, Any]) -> tuple[tuple[str, str, str, str], ...]:
    """(label, address, words, language) of the nearest passages, which support nothing."""
    found = []
    for each in raw["passages"][:5]:
        held = engine.records.document(each["document"])
        query = {"from": each["start"], "to": each["end"], "sha": held.sha256[:16]}
        href = address(request, f"/documents/{held.id}", query, "cited")
        found.append((f"{each['label']}, {held.title}", href, each["text"], held.language))
    return tuple(found)


def _found(engine: Engine, raw: Mapping[str, Any]) -> tuple[str, ...]:
    """How the answer came about, step by step."""
    language = language_of(raw)
    understood = raw["interpretation"]
    result = raw["result"]
    said = []
    if understood:
        form = f"form_{understood['form']}"
        words = say(language, form) if WORDING.has("en", form) else understood["form"].replace("_", " ")
        target = str(understood.get("target") or "")
        shown = target if language == "en" else column(target, language, engine.world)
        said.append(say(language, "read_as_of" if target else "read_as", form=words, target=shown))
    if result and result["scope"] == "complete" and raw["status"] in ("complete", "empty", "ambiguous"):
        said.append(say(language, "compared" if result["checked"] > 1 else "looked_up", checked=result["checked"]))
    elif raw["passages"] or raw["status"] in ("answered", "not_found"):
        made = engine.manifest
        said.append(say(language, "searched", passages=made.passages, documents=made.documents, model=made.model))
        if raw["status"] == "answered":
            said.append(say(language, "quoted_best"))
        elif raw["status"] == "not_found":
            said.append(say(language, "none_accounts"))
    if raw["status"] == "not_held":
        said.append(say(language, "not_among"))
    if raw.get("confidence") is not None:
        said.append(say(language, "confidence", value=f"{raw['confidence']:.2f}"))
    return tuple(said)


def _scores(
    request: Request, engine: Engine, raw: Mapping[str, Any]
) -> tuple[tuple[str, str, str, str, str], ...]:
    """(label, address, score, by meaning, by words) of the passages that the search brought up."""

    def shown(score: float | None) -> str:
        return "–" if score is None else f"{score:.3f}"

    return tuple(
        (
            f"{each['label']}, {each['document']}",
            unit_link(request, each["document"], each["place"]),
            shown(each["score"]),
            shown(each.get("dense")),
            shown(each.get("keyword")),
        )
        for each in raw["passages"][:10]
        if each["document"] in engine.records.document_ids
    )


def source_line(request: Request, engine: Engine, asked: Asked, shown: View) -> str:
    """Where an answer is from, for what is copied: its editions, day, index and permalink."""
    documents = dict.fromkeys(each.document for part in (shown, *shown.parts) for each in part.citations)
    language = shown.language
    editions = [f"{engine.records.document(id).title} ({id}): {edition(engine, engine.records.document(id), language)}" for id in documents]
    said = [*editions, say(language, "answered_from", day=day(shown.raw["on"], language), index=shown.raw["index"])]
    return "; ".join([*said, permalink(request, asked, shown.raw, whole=True)])


def permalink(request: Request, asked: Asked, raw: Mapping[str, Any], *, whole: bool = False) -> str:
    """The address that names the index version and the day as well."""
    query = asked.query(on=raw["on"], index=raw["index"])
    return (whole_address if whole else address)(request, "/", query)


def export(request: Request, engine: Engine, asked: Asked, shown: View) -> Table:
    """The answer as a table with where it is from."""
    raw, language = shown.raw, shown.language
    words = partial(say, language)
    lines = {each.number: f"{each.line}: “{' '.join(each.quote.split())}”" for each in shown.citations}
    documents = dict.fromkeys(each.document for each in shown.citations)
    editions = [f"{id}: {edition(engine, engine.records.document(id), language)}" for id in documents]
    facts = [
        (words("fact_status"), f"{shown.heading}. {shown.how}"),
        (words("fact_edition"), parted(language, editions) or words("fact_none_cited")),
        (words("fact_date"), raw["on"]),
        (words("fact_index"), raw["index"]),
        (words("permalink"), permalink(request, asked, raw, whole=True)),
        *((words("fact_note"), note) for note in raw["notes"]),
    ]
    table = shown.table
    return Table(
        name="answer",
        title=raw["question"],
        text=raw["answer"],
        caption=table.caption if table else shown.heading,
        columns=table.columns if table else (words("column_says"), words("column_source")),
        rows=cells(table.lines, lines) if table else _said_rows(shown, lines),
        facts=tuple(facts),
        citations=tuple(lines.values()),
    )


def _said_rows(shown: View, lines: Mapping[int, str]) -> tuple[Row, ...]:
    said = shown.said or tuple(each for part in shown.parts for each in part.said)
    found = []
    for each in said:
        numbers = [number for number in each.numbers if number in lines]
        found.append(Row((each.text, "; ".join(f"[{n}]" for n in numbers)), tuple(lines[n] for n in numbers)))
    return tuple(found)
