"""One question, as it was understood → its answer: what selects, looks up, counts, compares, quotes or refuses, the surest first."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index import select
from index.answer import (
    absent,
    aggregates,
    averaged,
    beside,
    both_ways,
    byword,
    combined,
    comparison,
    conditions,
    contents,
    free,
    gloss,
    indicators,
    law,
    listing,
    lookup,
    measured,
    nothing,
    occurrences,
    overview,
    place_names,
    renamed,
    rule,
    saying,
    selection,
    sets,
    standings,
    tally,
    terms,
    unexplained,
)
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, sentence
from index.answer.scanned import answer_units
from index.question import durations, extremes, ordinals
from index.question.courtesies import only_courtesy
from index.question.interpretation import Interpretation
from index.store import Within
from index.world import World
from ingest.fold import fold
from ingest.naming import called

if TYPE_CHECKING:
    from index.engine import Engine

_SORT = re.compile(r"\W*(?:which|quel(?:le)?s?|welche[rsmn]?|what (?!is\b|are\b|was\b|does\b|do\b|'s)[a-z]+ (?:is|are|does|do)|que (?!es\b|son\b|significa)[a-z]+) (?!is\b|are\b|est\b|sont\b|ist\b|sind\b)\w")
"""Which things of a sort are asked for, and not what the word for them means."""

A_NOTE = 20
"""So many words beside a bare phrase are a note to it; more are a text of which nothing asks."""


def answered(one: Interpretation, engine: Engine, on: dt.date) -> Answer:
    world = engine.world
    one = _placed(one, world)
    answer = Answer(one.question, on, world, interpretation=one)
    if _courtesy(one):
        answer.status, answer.answer = "not_found", phrase(one.language, "courtesy")
        return answer
    if _no_question(one):
        answer.status, answer.answer = "not_found", phrase(one.language, "no_question")
        return answer
    if place_names.answers(one, world):
        one = replace(one, notes=())  # no word was scanned for
        place_names.tell(one, world, answer)
    elif not absent.refuse(one, world, answer) and not _became(one, world, answer):
        searched = gloss.glossed(one, world)
        _select_or_retrieve(searched, engine, answer)
        gloss.note(searched, answer)
    _notes(one, world, answer)
    if answer.status in ("not_held", "not_found"):
        answer.claims, answer.citations, answer.result = [], [], None
        if not answer.passages:
            answer.passages = free.passages(answer, engine.search.find(one.question))
    return answer


def _became(one: Interpretation, world: World, answer: Answer) -> bool:
    """Answer what became of a body, in the words of the question as it was asked."""
    unread = "unread" in one.notes and not one.acts and (one.filters or one.places or one.choices) and one.form != "overview"
    unread = unread and not renamed.of_two_names(one, world)
    return not unread and one.form not in ("rank", "measure") and renamed.renamed(one, world, answer)


def _placed(one: Interpretation, world: World) -> Interpretation:
    """The interpretation with "the first five", "the last" and "after Action 12" as the numbers that they stand for,
    and with "ends first" as the year that it means."""
    if (extremes.noted(one) or ordinals.noted(one)) and one.choices and not one.subject:
        one = one.reading({choice: choice.readings[0][1] for choice in one.choices})  # an end is one of the likelier list
    if (extremes.noted(one) or durations.noted(one)) and not one.subject and not one.choices:
        tables = [row.action.timetable for row in selection.rows(one, world)]
        years = [(table.start, table.end) for table in tables if table is not None]
        one = durations.settled(extremes.settled(one, years), years)
    noted = ordinals.noted(one)
    if not noted or one.subject:
        return one
    if one.target == "indicators":
        every = [gauge.indicator.number for gauge in world.gauges]
        selected = [gauge.indicator.number for gauge in selection.gauges(selection.readings(one)[0][1], world)]
    else:
        every = [row.action.number for row in world.rows]
        selected = [row.action.number for row in selection.rows(selection.readings(one)[0][1], world)]
    return ordinals.settled(one, selected, every)


def _courtesy(one: Interpretation) -> bool:
    """Whether a message only thanks, greets or wonders, and follows no question."""
    if one.filters or one.choices or one.places or one.acts or any(meaning.startswith("follows: ") for _, meaning in one.understood):
        return False
    if "unclear" in one.notes or ("dangling" in one.notes and "you" not in re.findall(r"\w+", one.question.lower())):
        return False  # "who runs it?": the question before is missing
    message = " ".join((*one.ignored, one.question))  # "Mothers stay away. What would help?" is none
    return only_courtesy(message, one.language) or only_courtesy(message, "en")


def _no_question(one: Interpretation) -> bool:
    """Whether a message asks nothing: no word at all, or prose of several sentences of which none asks."""
    if not any(character.isalnum() for character in one.question):
        return True
    asked = one.filters or one.choices or one.places or one.acts or one.explicit
    prose = bool(one.subject) and len(" ".join(one.ignored).split()) > A_NOTE
    return (not asked or prose) and not one.asks and len(one.ignored) > 0


def _select_or_retrieve(one: Interpretation, engine: Engine, answer: Answer) -> None:
    world = engine.world
    if nothing.beyond_the_end(one, world, answer) or unexplained.unexplained(one, engine, answer):
        return
    if both_ways.answers(one):
        both_ways.each_reading(one, world, answer, lambda plain, each: _select_or_retrieve(plain, engine, each))
        return
    if "unread" in one.notes and not one.acts and (one.filters or one.places or one.choices) and one.form != "overview":
        words = joined(one.language, [conditions.quoted(word, one.language) for word in one.subject])
        answer.status, answer.answer = "not_found", phrase(one.language, "unread", words=words)
        return
    if not one.acts and any(note.startswith("foreign:") for note in one.notes):
        free.foreign(one, world, answer, engine.search)
        return
    if not (one.acts and one.subject) and _defines(one) and terms.define(one, world, engine.ground.glossary, answer):
        return
    if not one.acts and one.form == "define" and terms.undefined(one, world, answer):
        return
    if law.answer_heading(one, world, answer) or law.answer_leaning(one, world, answer) or undone(one, world, answer) or byword.by_words(one, world, answer) or byword.of_indicator(one, world, answer):
        return
    if saying.said_within(one, world, answer):
        return
    if "plan_period" in one.notes and world.period and not one.subject:
        _period(one, world, answer)
    elif "unlinked" in one.notes and not one.filters and not one.choices and one.form != "beside":
        named = [place.split(":", 1) for place in one.places if place.startswith(("action:", "indicator:"))]
        labels = joined(one.language, [label(one.language, kind, [number]) for kind, number in named])
        answer.status, answer.answer = "not_found", phrase(one.language, "unlinked", labels=labels)
    elif "plan_undated" in one.notes and world.period and not one.subject:
        law.answer_plan_day(one, world, answer)
    elif listing.own(one) and listing.answers(one):
        listing.list_parts(one, world, answer)
    elif law.answers(one, world):
        law.answer_law(one, world, answer, engine)
    elif not world.plans:
        _free(one, engine, answer)
    elif beside.answers(one):
        beside.beside(one, world, answer)
    elif occurrences.answers(one):
        occurrences.count(one, world, answer)
    elif overview.keyworded(one):
        within = replace(one, target="actions", notes=(*one.notes, "about"))
        free.ranked(within, world, answer, engine.search, engine.ground)
    elif lookup.answers(one):
        _look_up(one, engine, answer)
    elif contents.answers(one, world):
        contents.at_a_glance(one, world, answer)
    elif one.form == "overview" or overview.themed(one, world):
        overview.overview(one, world, answer, engine)
    elif one.subject:
        lists = one.form in ("list", "count", "share", "table") or (one.form == "yes_no" and "about" in one.notes)
        explicit = one.target in ("actions", "indicators") and lists
        if one.form == "every" and "about" in one.notes and free.every_one(one, world, answer):
            return
        if explicit and (one.explicit or overview.of_bodies(one)):
            free.ranked(one, world, answer, engine.search, engine.ground)
        else:
            _free(one, engine, answer)
    elif measured.answers(one):
        measured.measure(one, world, answer)
    elif one.form == "rank" and one.target == "indicators":
        indicators.ranked(one, world, answer)
    elif one.target == "sources" and one.form in ("list", "count", "rank") and not (one.places or one.acts):
        indicators.sources(one, world, answer)
    elif one.form == "rank":
        standings.ranked_values(one, world, answer)
    elif one.form == "table":
        aggregates.table(one, world, answer)
    elif combined.answers(one):
        combined.most(one, world, answer)
    elif one.form == "average":
        averaged.average(one, world, answer)
    elif one.form == "compare":
        comparison.compare(one, world, answer)
    elif listing.answers(one):
        listing.list_parts(one, world, answer)
    elif one.target == "actions":
        sets.actions(one, world, answer)
    elif one.target == "units" and one.filters:
        answer_units(one, world, answer)
    elif one.target == "indicators":
        indicators.selected(one, world, answer)
    elif one.target in tally.VALUES and not any(item.field == "source" for item in one.filters):  # of actions, which have none
        aggregates.values(one, world, answer)
    else:
        _free(one, engine, answer)


def _free(one: Interpretation, engine: Engine, answer: Answer) -> None:
    """A question in free words: the sentences that answer best; of a full act or report the rule that they stand in."""
    free.answer_free(one, engine.world, answer, engine.search, engine.ground)
    nearest = [made.document for made in answer.citations] or [str(each["document"]) for each in answer.passages]
    if answer.status not in ("answered", "not_found") or not nearest or not rule.has_rules(engine.world.documents[nearest[0]]):
        return
    told = Answer(one.question, answer.on, engine.world, interpretation=one)
    if rule.quote(one.question, nearest[:1], engine, told, language=one.language):
        answer.status, answer.answer, answer.confidence = told.status, told.answer, told.confidence
        answer.claims, answer.citations, answer.passages = told.claims, told.citations, told.passages


def _period(one: Interpretation, world: World, answer: Answer) -> None:
    """The period of the plan, as its own title says it or its timetables do."""
    plan = world.plans[0]
    first, last = world.period or (0, 0)
    many = last - first + 1 if one.form == "count" else None
    answer.result = Result("years", (str(first), str(last)), "complete", len(world.rows), count=many)
    said = phrase(one.language, "plan_period", plan=plan.title, first=first, last=last)
    answer.answer = f"{many}: {said}" if many else said
    titles = [unit for unit in plan.units if unit.kind == "title"]
    answer.claim(answer.answer, *[answer.cite(plan.id, unit.place, unit.span) for unit in titles[:1]])
    key = "note_done" if last < answer.on.year else "note_running"
    answer.note(phrase(one.language, key, year=last))


def undone(one: Interpretation, world: World, answer: Answer) -> bool:
    """Say of a question what was *done* that the plan does not record it, and when the actions named are due."""
    of_actions = one.target == "actions" or any(place.startswith("action:") for place in one.places)
    if "undone" not in one.notes or not of_actions or one.acts:
        return False
    due = replace(one, subject=(), filters=(), choices=(), fields=("timetable",), form="list", target="")
    told = Answer(one.question, answer.on, world, interpretation=due)
    if any(place.startswith("action:") for place in one.places):
        lookup.look_up(due, world, told)
    answer.status, answer.answer = "not_found", phrase(one.language, "undone", answer=told.answer).strip()
    return True


def _look_up(one: Interpretation, engine: Engine, answer: Answer) -> None:
    """Units named by number; where words remain that no record accounts for, only if the units answer those."""
    if not one.subject:
        lookup.look_up(one, engine.world, answer)
        return
    places = lookup.named(one, engine.world)
    if one.form == "yes_no" and one.filters and all(item.field == "body" for item in one.filters):
        one = replace(one, form="list", filters=())  # "does Action 52 *abolish* the EMCDDA?": whether that is responsible tells nothing
    hits = engine.search.find(one.question, within=Within(places=places)) if places else []
    free.quote(one, engine.world, answer, hits, engine.ground)
    if answer.status == "answered":
        answer.claims, answer.citations = [], []
        lookup.look_up(one, engine.world, answer)
        answer.status = "answered" if answer.status == "complete" else answer.status
        words = conditions.quoted(" ".join(one.subject), one.language)
        answer.note(phrase(one.language, "whole_shown", words=words))


def _defines(one: Interpretation) -> bool:
    """Whether a question asks what a term means: in so many words, or as "What is SIENA?"."""
    if one.form == "define":
        return True
    bare = not (one.target or one.places or one.acts or one.filters or one.choices or one.fields)
    return bare and one.form == "list" and 0 < len(one.subject) <= 5 and not _SORT.match(fold(one.question))


def _notes(one: Interpretation, world: World, answer: Answer) -> None:
    """What an answer should add: successions, classes, single states, today, the label of a text."""
    plans = {plan.id for plan in world.plans}
    if world.other_plans and any(made.document in plans for made in answer.citations):
        others = joined(one.language, [conditions.quoted(plan.title, one.language) for plan in world.other_plans])
        answer.note(phrase(one.language, "note_plan", plan=world.plans[0].title, others=others))
    for note in one.notes:
        kind, _, rest = note.partition(":")
        if kind == "succession":
            asked, _, recorded = rest.partition(":")
            for step in (*world.bodies.predecessors(asked), *world.bodies.successors(asked)):
                said = renamed.succession(step, world, one.language)
                answer.note(f"{said} {phrase(one.language, 'note_recorded', recorded=conditions.bare(recorded, one.language, world))}")
        elif kind == "class":
            name, _, members = rest.partition(":")
            listed = joined(one.language, [conditions.bare(each.strip(), one.language, world) for each in members.split(",")])
            shown = members if one.language == "en" else listed
            answer.note(sentence(phrase(one.language, "note_class", name=world.bodies.class_name(name, one.language), members=shown)))
        elif kind in _ADDED and not (kind == "single_state" and law.answers(one, world)):
            answer.note(phrase(one.language, f"note_{_ADDED[kind]}"))
            if answer.status in ("complete", "empty", "ambiguous"):
                answer.answer = f"{answer.answer} {phrase(one.language, f'no_{_ADDED[kind]}')}"
        elif kind == "called":
            asked, _, there = rest.partition(":")
            if one.language in {plan.language for plan in world.plans}:
                answer.note(phrase(one.language, "everyday", words=f"{conditions.quoted(there, one.language)} ({asked})"))
            else:
                answer.note(phrase(one.language, "called", word=asked, there=there))
        elif kind in ("today", "past_due") and world.period:
            key = "note_done" if world.period[1] < answer.on.year else "note_running"
            answer.note(phrase(one.language, key, year=world.period[1]))
            if kind == "past_due" and answer.status in ("complete", "empty", "ambiguous"):
                answer.answer = f"{answer.answer} {phrase(one.language, 'caveat')}"
    if answer.result and answer.result.items:
        _forms(one, world, answer)
    for document in dict.fromkeys(made.document for made in answer.citations):
        label = world.labels.get(document)
        work = world.work_of(document)
        title = called(work, one.language) if work else world.documents[document].title
        answer.note(phrase(one.language, "labelled_text", title=title, label=world.spoken.of(label, one.language)) if label else "")


def _forms(one: Interpretation, world: World, answer: Answer) -> None:
    """Say as what other forms the words scanned for were counted, so that nobody need guess what an inflection is."""
    for word in dict.fromkeys(str(value) for item in one.filters if item.field == "word" for value in item.values):
        others = [form for form in select.forms(world, word) if form != fold(word)]
        if others:
            forms = joined(one.language, [conditions.quoted(form, one.language) for form in others])
            answer.note(phrase(one.language, "note_forms", word=conditions.quoted(word, one.language), forms=forms))


#: Notes that belong into the answer as well, as it would mislead without.
_ADDED = {"single_state": "state", "lead": "lead"}
