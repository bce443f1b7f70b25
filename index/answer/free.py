"""Questions in free words: the passages that answer best, quoted sentence by sentence.

Where the records recognised part of the question, the search stays within what that part
selects; if the rest does not occur there, the answer says so first and shows where it does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from index import select
from index.answer import editions, ranking
from index.answer.conditions import quoted
from index.answer.conditions import said as in_words
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, quotation, sentence
from index.answer.row_words import claim_rows, numbers_of, summary
from index.answer.selection import filters_of, gauges, readings, rows, words_of
from index.everyday import reworded
from index.evidence import Evidence, Ground, weigh
from index.evidence.reasons import reason
from index.expect import expect
from index.question.interpretation import Interpretation
from index.search import Hit, Search
from index.store import Within
from index.world import Words, World, stem
from ingest.fold import tokens
from ingest.model import Span
from ingest.wording import LANGUAGES

_JUDGED = re.compile(r"\b(?:actions?|measures?|indicators?|priority|priorities|it|they|ones?)\s+(?:is|are|was|were|has been|have been)\b(?! (?:about|on|concern|deal|in|for|to|there))", re.IGNORECASE)
"""What is asked about is itself said to be so ("which action *is* the best"), and not what it is about."""

REWORDED = 0.46
"""How likely a passage must answer a question that was put into the words of the texts, which come nearer to one by that alone."""

LACKING = 0.6
"""The same where words of the question are missing in the passage all the same: it has only what it was given."""

BETTER = 0.1
"""So much likelier a passage must answer the question put so than another one does the question as it was asked."""

LIKELY = 0.5
"""From here on a passage is refused for something else than its words."""

SHOWN = 5
"""Passages shown with an answer: what fits a screen."""


def subject_stems(one: Interpretation) -> list[str]:
    """The stems of the words that no record accounts for."""
    return [stem(word) for text in one.subject for word, _, _ in tokens(text) if len(word) > 1]


def ranked(one: Interpretation, world: World, answer: Answer, search: Search, ground: Ground) -> None:
    """Actions (or indicators) about a subject, within the recognised conditions: ranked, never complete.

    Where no unit has the subject's words, only those that answer in other words are listed; else none.
    """
    asked = expect(one.question, one.language)
    if (asked.kind == "opinion" or asked.grain == "superlative") and _JUDGED.search(one.question):  # "which action is the best?" is no scan for "best"
        quote(one, world, answer, search.find(one.question, within=_where(None, world)), ground)
        return
    plain = readings(one)[0][1]
    found = gauges(plain, world) if one.target == "indicators" else rows(plain, world)
    ids = [each.id for each in found]
    kind = one.target if one.target in ("actions", "indicators") else "units"
    every = [row.id for row in world.rows] if kind == "actions" else [gauge.id for gauge in world.gauges]
    holding = holding_all(one, world)
    inside = [id for id in ids if id in holding]
    elsewhere = [id for id in every if id in holding and id not in ids]
    beyond = [] if inside or elsewhere else _other_units(one, world)
    conditions = filters_of(plain, world)
    hits = search.find(one.question, top_k=20, within=Within(places=ids)) if ids else []
    order = _order(hits)
    chosen = sorted(inside, key=lambda id: order.get(id, len(order)))
    topical = "about" in one.notes
    if not chosen and not topical and conditions:
        # What is said of actions that no record says ("completed", "proposed", "easy"): all that the rest selects.
        chosen = list(ids)
    elif not chosen and not elsewhere and not (topical and beyond and conditions):
        quote(one, world, answer, hits, ground)
        if answer.status == "answered":
            cited = dict.fromkeys(f"{made.document}/{made.place.split('.')[0]}" for made in answer.citations)
            near = tuple(id for id in cited if id in ids)
            answer.result = Result(kind, near, "ranked", len(every)) if near else None
            number = 1 if kind == "actions" else 2
            answer.note(phrase(one.language, "note_near", number=number, words=ranking.quoted(one)))
        return
    answer.status = "answered" if chosen else "empty" if topical and (elsewhere or beyond) else "not_found"
    answer.result = Result(kind, tuple(chosen), "ranked", len(every))
    label = _labels(one, world)
    one_kind = 1 if kind == "actions" else 2
    words = ranking.quoted(one)
    if chosen and inside:
        answer.answer = ranking.contain(one, world, kind, conditions, chosen)
        answer.note(phrase(one.language, "note_ranked"))
    elif chosen and not topical and conditions:
        answer.answer = ranking.meeting(one, world, kind, conditions, chosen)
        if elsewhere:
            answer.note(phrase(one.language, "note_outside", labels=ranking.named(one, world, kind, elsewhere[:8])))
    elif beyond and topical:
        none = ranking.contain(one, world, kind, conditions, ())
        answer.answer = f"{none} {ranking.standing(one, [each.unit for each in beyond[:8]], world)}"
        answer.mentions += [_mention(each.id, unit_label(each.unit.label, one.language), " ".join(one.subject)) for each in beyond]
    elif elsewhere and topical:
        none = ranking.contain(one, world, kind, conditions, ())
        answer.answer = f"{none} {ranking.elsewhere(one, world, kind, elsewhere[:8])}"
        answer.mentions += [_mention(id, label[id], " ".join(one.subject)) for id in elsewhere]
    else:
        answer.answer = phrase(one.language, "ranked_nothing", number=one_kind, words=words)
    for id in chosen or elsewhere[:8] or [each.id for each in beyond[:8]]:
        document, place = id.split("/", 1)
        unit = world.unit(document, place)
        if unit:
            row = next((row for row in world.rows if row.id == id), None)
            answer.claim(summary(row, answer) if row else unit_label(unit.label, one.language, world), answer.cite(document, place, unit.span))
    answer.passages = passages(answer, hits)


def every_one(one: Interpretation, world: World, answer: Answer) -> bool:
    """Say whether all actions that hold the words asked about meet the last condition: "is X responsible for *all actions on
    prisons*?"; ``False`` where none holds them. Ranked: what else the words may mean, no record says."""
    filters = filters_of(replace(one, form="list"), world)
    holding = holding_all(one, world)
    among = [row for row in select.actions(world, filters[:-1]) if row.id in holding]
    if not among or not filters:
        return False
    passing = {row.id for row in select.actions(world, filters)}
    meet, failing = [row for row in among if row.id in passing], [row for row in among if row.id not in passing]
    condition = in_words(filters[-1:], one.language, world, len(meet), none=not meet)
    key = "one_of_them" if len(among) == 1 and meet else "all_of_them" if not failing else "some_of_them" if meet else "none_of_them"
    first = ranking.contain(one, world, "actions", filters[:-1], [row.id for row in among])
    why = phrase(one.language, key, first=first, condition=condition, count=len(meet), items=numbers_of(one, failing))
    answer.status, answer.answer = "answered", phrase(one.language, "no" if failing else "yes", why=why)
    answer.result = Result("actions", tuple(row.id for row in among), "ranked", len(world.rows))
    answer.note(phrase(one.language, "note_ranked"))
    claim_rows(answer, among)
    return True


def foreign(one: Interpretation, world: World, answer: Answer, search: Search) -> None:
    """Words of the question's language that stand nowhere in texts of another: no proof of anything; what is nearest by meaning."""
    words = joined(one.language, [quoted(note.partition(":")[2], one.language) for note in one.notes if note.startswith("foreign:")])
    plain = replace(one, filters=tuple(item for item in one.filters if item.field != "word"), choices=())
    found = gauges(plain, world) if one.target == "indicators" else rows(plain, world)
    hits = search.find(one.question, top_k=20, within=Within(places=[each.id for each in found])) if found else []
    ids = [each.id for each in found]
    near = [id for id in _order(hits) if id in ids][:SHOWN]
    label = _labels(one, world)
    answer.status = "answered" if near else "not_found"
    language = world.plans[0].language if world.plans else "en"
    tongue = phrase(one.language, f"tongue_{language}") if language in LANGUAGES else language
    items = joined(one.language, [label[id] for id in near]) or "–"
    answer.answer = phrase(one.language, "foreign", words=words, tongue=tongue, items=items)
    answer.result = Result(one.target if one.target in ("actions", "indicators") else "units", tuple(near), "ranked", len(found))
    for id in near:
        document, place = id.split("/", 1)
        unit = world.unit(document, place)
        row = next((row for row in world.rows if row.id == id), None)
        if unit:
            answer.claim(summary(row, answer) if row else unit_label(unit.label, one.language, world), answer.cite(document, place, unit.span))
    answer.passages = passages(answer, hits)


def _labels(one: Interpretation, world: World) -> dict[str, str]:
    """What actions and indicators are called, by their ids."""
    known = {row.id: row.action.label for row in world.rows} | {each.id: each.indicator.label for each in world.gauges}
    return {id: unit_label(label, one.language) for id, label in known.items()}


def _mention(id: str, label: str, words: str) -> dict[str, object]:
    document, place = id.split("/", 1)
    return {"words": words, "document": document, "place": place, "label": label}


def _other_units(one: Interpretation, world: World) -> list[Words]:
    """Units of the plan of any kind that hold every subject word."""
    plans = {plan.id for plan in world.plans}
    holding = holding_all(one, world)
    return [each for each in world.words if each.document in plans and each.id in holding]


def holding_all(one: Interpretation, world: World) -> set[str]:
    """Units that hold every subject word, or all that stand on one side of an "or"; inflections and acronyms included."""
    held = {word: {words.id for words in select.holding(world, word)} for word in one.subject}
    return set().union(*(set.intersection(*(held[word] for word in group)) for group in ranking.groups(one) if group))


def _order(hits: Sequence[Hit]) -> dict[str, int]:
    """Units by the rank of their best passage."""
    found: dict[str, int] = {}
    for hit in hits:
        found.setdefault(f"{hit.passage.document}/{hit.passage.place.split('.')[0]}", hit.rank)
    return found


def passages(answer: Answer, hits: Sequence[Hit]) -> list[dict[str, object]]:
    """Hits as an answer's ``passages``."""
    return [
        {
            "rank": hit.rank,
            "score": round(hit.score, 4),
            "document": hit.passage.document,
            "place": hit.passage.place,
            "label": unit_label(hit.passage.label, answer.language, answer.world),
            "text": hit.passage.text,
            "start": hit.passage.start,
            "end": hit.passage.end,
        }
        for hit in hits[:10]
    ]


def within(one: Interpretation, world: World) -> Collection[str] | None:
    """Where a free question's recognised parts restrict the search to, ``None`` for everywhere.

    A body covers rows where it is responsible and units that name it.
    """
    restricting = [f for f in one.filters if f.field in _RESTRICTING]
    if not restricting:
        return None
    bodies = [f for f in restricting if f.field in ("body", "named", "row") and f.op in ("any", "all", "only")]
    others = [f for f in restricting if f not in bodies]
    names = {str(value) for f in bodies for value in f.values}
    found = [row.id for row in select.actions(world, others) if not names or names & (row.responsible | row.named)]
    if names and not others:
        found += [gauge.id for gauge in world.gauges if names & gauge.named]
        found += [w.id for w in world.words if names & world.named(world.text(w.document, w.unit.span))]
    return list(dict.fromkeys(found))


#: Conditions that narrow a search; years and counts in free words may mean anything.
_RESTRICTING = frozenset({"body", "named", "row", "area", "priority", "section", "act", "footnote", "number"})


def answer_free(one: Interpretation, world: World, answer: Answer, search: Search, ground: Ground) -> None:
    """Quote the sentences that answer best, with the row they belong to."""
    places = within(one, world)
    where = _where(places, world)
    if "of_plan" in one.notes and places is None:
        where = Within(documents=[*_of_plan(world)])  # what another plan says of itself is no answer
    hits = search.find(one.question, within=where) if places != [] else []
    evidence = quote(one, world, answer, hits, ground)
    if hits:
        _in_words_of_texts(one, world, answer, search, ground, where, evidence)
    if answer.status == "not_found" and places is not None:
        _elsewhere(one, world, answer, search, ground)


def _in_words_of_texts(one: Interpretation, world: World, answer: Answer, search: Search, ground: Ground, where: Within, first: Evidence) -> None:
    """Ask once more with what the texts call the things that the question names by everyday words, and say so where that answers better.

    ``first``: how it was judged as asked. A word that no text has may be such a word, however near a passage comes.
    """
    documents = list(where.documents or world.defaults)
    called = world.everyday.called(one.question, lambda words: world.said(documents, words)) if one.language == "en" else ()
    if not called:
        return
    sure = answer.confidence or 0.0
    answered = answer.status == "answered"
    if not answered and sure >= max(ground.scale.threshold, LIKELY) and first.code != "absent":
        return  # what is missing is no word
    question = reworded(one.question, called)
    again = Answer(one.question, answer.on, world, interpretation=one)
    evidence = quote(replace(one, question=question), world, again, search.find(question, within=where), ground)
    needed = sure + BETTER if answered else 0.0
    if answered and len(evidence.missing) >= len(first.missing):
        return
    if again.status == "answered" and evidence.confidence >= max(needed, LACKING if evidence.missing else REWORDED):
        answer.status, answer.answer, answer.confidence = again.status, again.answer, again.confidence
        answer.claims, answer.citations, answer.passages = again.claims, again.citations, again.passages
        pairs = [f"{quoted(each.names[0], one.language)} ({one.question[each.start : each.end]})" for each in called]
        answer.note(phrase(one.language, "everyday", words=joined(one.language, list(dict.fromkeys(pairs)))))


def _where(places: Collection[str] | None, world: World) -> Within:
    """These places if given, in one edition of each text held; other action plans answer by their name only."""
    other = {plan.id for plan in world.other_plans}
    documents = [id for id in world.defaults if id not in other]
    return Within(documents=None if len(documents) == len(world.documents) else documents, places=places)


def _of_plan(world: World) -> list[str]:
    """Everything but other action plans: the plan asked about, the text that it is annexed to, the acts that it cites."""
    own = {work.id for plan in world.plans if (work := world.work_of(plan.id))}
    found = []
    for id in world.defaults:
        work = world.work_of(id)
        if work is None or work.id in own or work.kind != "action plan":
            found.append(id)
    return [id for id in found if id not in {plan.id for plan in world.other_plans}]


def _elsewhere(one: Interpretation, world: World, answer: Answer, search: Search, ground: Ground) -> None:
    """What was recognised holds no answer: say so first, and answer from the whole corpus if that does."""
    again = Answer(one.question, answer.on, world, interpretation=one)
    quote(one, world, again, search.find(one.question, within=_where(None, world)), ground)
    if again.status == "answered":
        conditions = words_of([f for f in one.filters if f.field in _RESTRICTING], one.language, world)
        answer.status, answer.confidence = again.status, again.confidence
        answer.answer = phrase(one.language, "elsewhere_said", conditions=conditions, answer=again.answer)
        answer.claims, answer.citations, answer.passages = again.claims, again.citations, again.passages


def quote(one: Interpretation, world: World, answer: Answer, hits: Sequence[Hit], ground: Ground) -> Evidence:
    """Quote what answers among these passages, sentence by sentence, or say why nothing does; and how that was judged."""
    hits = [hit for hit in hits if not _title(world, hit)]
    answer.passages = passages(answer, hits)
    evidence = weigh(one.question, hits, ground, language=one.language)
    answer.confidence = round(evidence.confidence, 4)
    if evidence.decision == "not_found":
        answer.status = "not_found"
        told = label(answer.language, "indicator", re.findall(r"\d+", evidence.told)[:1]) if evidence.code == "measure" else evidence.told
        answer.answer = reason(evidence.code, answer.language, subject=told, name=told)
        if evidence.code == "definition" and evidence.asked.grain == "term":
            answer.answer += _unexplained(replace(one, subject=tuple(word.strip("'\"‘’“”") for word in one.subject)), world)
        return evidence
    answer.status = "answered"
    lines: list[str] = []
    for each in evidence.quotes:
        said = quoting(each.label, each.document, each.span, answer)
        answer.claim(said, answer.cite(each.document, each.place.removesuffix(".text"), each.span))
        lines.append(said)
    for id in dict.fromkeys(f"{each.document}/{each.place.split('.')[0]}" for each in evidence.quotes):
        row = next((row for row in world.rows if row.id == id), None)
        unit = world.unit(*id.split("/", 1))
        if row and unit:
            answer.claim(summary(row, answer), answer.cite(row.document, row.action.place, unit.span))
            lines.append(f"{summary(row, answer)}.")
    answer.answer = " ".join(lines)
    return evidence


def _unexplained(one: Interpretation, world: World) -> str:
    """Where the plan has a term that it explains nowhere."""
    holding = holding_all(one, world)
    ids = [row.id for row in world.rows if row.id in holding]
    if not ids:
        return ""
    labels = ranking.named(one, world, "actions", ids[:SHOWN])
    return f" {sentence(phrase(one.language, 'unexplained', words=ranking.quoted(one), labels=labels))}"


def named(label: str, document: str, world: World, language: str = "en") -> str:
    """The label of a unit, with the text that it stands in unless that is the plan asked about."""
    if any(plan.id == document for plan in world.plans):
        return unit_label(label, language, world)
    name = editions.named(world.documents[document], world, language)
    if "(digest" in label:
        name = name.removesuffix(f" ({phrase(language, 'edition_digest')})")
    return phrase(language, "in_text", label=unit_label(label, language, world, running=True), text=name) if label else name


def quoting(label: str, document: str, span: Span, answer: Answer) -> str:
    """Words of a text, behind what they stand in: "Article 7 (digest) of Directive 2014/42/EU: “…”"."""
    words = span.of(answer.world.documents[document].text)
    own = re.match(rf"{re.escape(label.removesuffix(', text'))}[.:]?\s+(?=\S)", words)  # the label that the text itself begins with is said once
    quote = quotation(words[own.end() :] if own else words, answer.language)
    return phrase(answer.language, "labelled", label=named(label, document, answer.world, answer.language), text=quote)


def _title(world: World, hit: Hit) -> bool:
    unit = world.unit(hit.passage.document, hit.passage.place)
    return bool(unit and unit.kind == "title")
