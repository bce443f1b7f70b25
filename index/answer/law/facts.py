"""What the catalogue records of acts, answered for what was asked; what it does not record is said to be so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.answer.conditions import quoted
from index.answer.editions import in_words
from index.answer.law import days, holding, identity, resting
from index.answer.law.asked import UNRECORDED, Asked
from index.answer.law.seen import seen_in
from index.answer.law.told import Of, Told, in_running
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, sentence
from index.question.act_names import mentioned
from index.question.interpretation import Interpretation
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import StatusEvent, Work
from ingest.naming import called
from ingest.status import ENDS, Placed, status
from ingest.status_words import WORDING as STATUS
from ingest.wording import written

_TELL: dict[str, Callable[[Of], Told]] = {
    "holds": holding.holds,
    "ended": holding.ended,
    "bound": holding.bound,
    "binding": holding.binding,
    "starts": days.starts,
    "transpose": days.transposed,
    "adopted": days.adopted,
    "amended": days.amended,
    "correct": days.corrected,
    "publish": days.published,
    "celex": identity.celex,
    "title": identity.title,
    "kind": identity.kind,
    "issuer": identity.issuer,
    "basis": identity.basis,
    "addressed": identity.addressed,
    "parts": identity.parts,
    "checked": identity.checked,
}

_MOST_TOPICS = 2
_SOURCES = 3
"""Addresses named with an answer that rests on the catalogue alone."""


def topics(asked: Asked) -> list[str]:
    """The properties asked for that this module tells."""
    return [topic for topic in asked.topics if topic in _TELL or topic in UNRECORDED][:_MOST_TOPICS]


def answer_facts(works: Sequence[Work], asked: Asked, one: Interpretation, world: World, answer: Answer) -> None:
    """Answer what is asked of the record of ``works``."""
    assert world.catalogue is not None
    told: list[tuple[Of, Told]] = []
    pair = _pair(works, asked, world)
    if not pair and len(works) == 2 and asked.yes_no and set(asked.topics) & {"amended", "ended"}:
        answer.status = "not_found"
        act, other = (called(work, asked.language) for work in works)
        answer.answer = phrase(asked.language, "unrecorded_pair", act=act, other=other)
        return
    if len(works) > 1 and not pair:
        asked = replace(asked, yes_no=False, several=True)  # one "yes" for several acts would be nobody's
    for work in (pair[:1] if pair else works):
        seen = status(world.catalogue, work, asked.day or answer.on, asked.state)
        of = Of(work, world.catalogue, world, seen, asked, tuple(pair[1:]) if pair else ())
        told += [(of, identity.unknown(of, topic) if topic in UNRECORDED else _TELL[topic](of)) for topic in topics(asked)]
    if not any(each.recorded for _, each in told):
        answer.status = "not_found"
        answer.answer = in_words(" ".join(dict.fromkeys(each.said[0].text for _, each in told)))
        for said in (said for _, each in told for said in each.said[1:]):
            answer.note(in_words(said.text))
        return
    _write(told, one, world, answer)


def answer_which_did(works: Sequence[Work], asked: Asked, one: Interpretation, world: World, answer: Answer) -> bool:
    """ "Which act amended it *to bring in new substances*?": of the acts that did, those whose title, digest or recorded scope has most of those words.

    False where none has half of them: then the texts may tell.
    """
    kinds = ("amended",) if asked.topics[:1] == ("amended",) else ENDS
    wanted = [stem(word) for text in asked.left for word, _, _ in tokens(text)]
    if world.catalogue is None or len(works) != 1 or asked.yes_no or asked.role == "agent" or asked.topics[:1] not in (("amended",), ("ended",)) or not asked.concepts & {"which", "who"}:
        return False
    work = works[0]
    of = Of(work, world.catalogue, world, status(world.catalogue, work, asked.day or answer.on, asked.state), asked)
    scored = [(sum(word in _words(each, world) for word in wanted), each) for each in of.events(*kinds) if each.event.by]
    best = max((score for score, _ in scored), default=0)
    if 2 * best < len(wanted) or not best:
        return False
    chosen = [each for score, each in scored if score == best]
    told = Told(tuple(of.tell(each) for each in chosen), world.catalogue.related(each.event.by for each in chosen if each.event.by), tuple(each.event for each in chosen))
    _write([(of, told)], one, world, answer)
    answer.status = "answered"
    answer.note(phrase(answer.language, "which_did", act=of.name, words=joined(answer.language, [quoted(word, answer.language) for word in asked.left])))
    return True


def _words(placed: Placed, world: World) -> set[str]:
    """The stems of what is known of the act that did something: its title, its digest, what it changed."""
    assert world.catalogue is not None
    texts = [placed.event.scope]
    for work in world.catalogue.related([placed.event.by] if placed.event.by else []):
        texts += [work.title, *(each.text for each in world.editions(work.id) if each.state == "digest")]
    return {stem(word) for text in texts for word, _, _ in tokens(text)}


def linked(works: Sequence[Work], world: World) -> bool:
    """Whether a record says that one of two acts amended, replaced or repealed the other."""
    pairs = [(one, other) for one in works for other in works if one is not other] if len(works) == 2 else []
    return any(("succeeded_by", other.id) in one.relations or any(event.by == other.id for event in one.history) for one, other in pairs)


def _pair(works: Sequence[Work], asked: Asked, world: World) -> list[Work]:
    """Of two acts between which something is asked: the one that it was done to, then the one that did it."""
    if len(works) != 2 or not set(asked.topics) & {"amended", "ended"}:
        return []
    for one, other in (works, works[::-1]):
        if any(event.by == other.id for event in one.history) or ("succeeded_by", other.id) in one.relations:
            return [one, other] if asked.role != "agent" else [other, one]
    return []


def _write(told: Sequence[tuple[Of, Told]], one: Interpretation, world: World, answer: Answer) -> None:
    """The sentences as claims, each cited to where a text says it; selected are the acts and what they name."""
    works = list(dict.fromkeys(of.work for of, _ in told))
    items: list[str] = []
    behind(works, one, world, answer)
    for of, each in told:
        for said in each.said:
            answer.claim(_in_words(said.text, of.asked), *resting.cite(said, of.work, world, answer))
        for work in (of.work, *each.others):
            held = world.edition(work.id)
            items.append(held.id if held else work.id)
            if held and not any(made.document == held.id for made in answer.citations):
                answer.cite(held.id, *resting.head(held))
    answer.answer = " ".join(dict.fromkeys(text for text, _ in answer.claims))
    events = [event for _, each in told for event in each.decisive]
    sure = all(event.confidence == "confirmed" for event in events) and all(each.recorded for _, each in told)
    answer.status = "complete" if sure else "answered"
    count = next((each.count for _, each in told if each.count is not None), None)
    answer.result = Result("documents", tuple(dict.fromkeys(items)), "complete", len(works), count=count)
    _sources(events, world, answer)


def scoped(works: Sequence[Work], places: Sequence[str], asked: Asked, world: World, answer: Answer) -> str:
    """What is recorded of the provisions themselves: events whose scope names their article; "" where none does."""
    if not set(asked.topics) & {"starts", "amended", "ended", "holds"} or asked.left or world.catalogue is None:
        return ""
    lines = []
    for work in works:
        seen = status(world.catalogue, work, asked.day or answer.on, asked.state)
        of = Of(work, world.catalogue, world, seen, asked)
        for placed in seen.events:
            if any(_names(placed.event.scope, place) for place in places):
                told = of.tell(placed)
                lines.append(_in_words(of.say("of_act", text=in_running(told.text, of.language)), asked))
                answer.claim(lines[-1], *resting.cite(told, work, world, answer))
                answer.status = "complete" if placed.event.confidence == "confirmed" else "answered"
    return "".join(f"{line} " for line in lines)


def _names(scope: str, place: str) -> bool:
    """Whether the words of an event's scope name an article: "Article 24", "Articles 1a, 1b and 8a"."""
    number = place.split(".")[0].removeprefix("art_")
    listed_ = re.search(r"\bArticles? ((?:\d{1,3}[a-z]?(?:\(\w{1,3}\))*(?:, | and )?)+)", scope)
    return place.startswith("art_") and bool(listed_ and re.search(rf"(?<!\w){re.escape(number)}(?!\w)", listed_.group(1)))


def _in_words(text: str, asked: Asked) -> str:
    """A sentence with its days as people write them; where a year was asked for, its last day is called that."""
    if asked.day and asked.period and asked.period[0] == asked.period[1]:
        day = asked.day.isoformat() if asked.language == "en" else written(asked.day, asked.language)
        on = STATUS.say(asked.language, "as_of", day=day)
        text = text.replace(on, phrase(asked.language, "end_of_year", year=asked.day.year))
    return in_words(text)


def behind(works: Sequence[Work], one: Interpretation, world: World, answer: Answer, *, numbers_too: bool = False) -> None:
    """The action through which the acts were named, first."""
    numbers = [each for note in one.notes if note.startswith("behind:") for each in note.removeprefix("behind:").split(",")]
    for row in (row for row in world.rows if row.action.number in numbers):
        acts = [work for work in works if work.id in mentioned(row, world)]
        named = [f"{called(work, one.language)} ({work.celex})" if numbers_too else called(work, one.language) for work in acts]
        if named:
            cites = phrase(one.language, "cites", label=label(one.language, "action", [row.action.number]), items=joined(one.language, named))
            answer.claim(sentence(cites), answer.cite(row.document, row.action.place, row.action.text))


def _sources(events: Sequence[StatusEvent], world: World, answer: Answer) -> None:
    """Where the events were seen, and when last."""
    if not events:
        return
    seen = list(dict.fromkeys(source for event in events for source in event.evidence))
    checked: dt.date = min(event.checked for event in events)
    language = answer.language
    key, sources = "from_catalogue_seen" if seen else "from_catalogue", seen_in(seen[:_SOURCES], language, world)
    answer.note(phrase(language, key, day=written(checked, language), sources=sources))
    if any(event.confidence != "confirmed" for event in events):
        answer.note(phrase(language, "not_all_confirmed"))

