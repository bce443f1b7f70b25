"""An overview of a subject: the priority, the actions, the indicators and the notes that name it.

A word scan, not a judgement of topic: what is listed holds the subject's telling words, and what
is only near by meaning is shown apart, as passages. Words that never stand together are said not
to, and each is shown by itself: half of a subject is another subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index import select
from index.answer import free
from index.answer.conditions import quoted
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, parted, phrase, quotation, sentence
from index.answer.row_words import summary
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.question import coverage
from index.question.interpretation import Interpretation
from index.quotable import quotable
from index.world import Words, World, stems
from ingest.fold import fold, tokens

if TYPE_CHECKING:
    from index.engine import Engine

COMMON = 0.2
"""A word in more than this share of a plan's units tells nothing of a subject ("drug")."""

#: Kinds of units in the order in which they are shown; ``text`` is an action's prose.
_KINDS = ("section", "priority", "text", "indicator", "footnote")


FEW = 2
"""Units of which an overview says in the same breath what they say of its words."""

KIND = "kind"
"""The note that the question, before its words were put into those of the texts, asked for a kind of thing: a reason, a number."""

THEME = 4
"""Words of a phrase by itself ("prison staff training") that is a wish for all there is on it; more say something of it."""


def themed(one: Interpretation, world: World) -> bool:
    """Whether a message only names a subject, by itself or behind "what about", and units of the plan hold all of its words."""
    recorded = one.filters or one.choices or one.places or one.acts or one.fields or one.target
    follows = any(meaning.startswith("follows: ") for _, meaning in one.understood)
    if recorded or follows or one.form not in ("list", "yes_no", "free") or not 0 < len(one.subject) <= THEME or len(one.ignored) > 0:
        return False
    if coverage.NOTE in one.notes:
        return True
    if "theme" not in one.notes and (KIND in one.notes or not _phrase(one)):
        return False
    words = _telling(one, world)
    return not _foreign(one, world) and bool(_together({word: _holding(word, world) for word in words}))


def of_bodies(one: Interpretation) -> bool:
    """Whether a question asks what a body does about a subject ("what does Europol do about firearms?")."""
    topical = "about" in one.notes and one.form == "list" and 0 < len(one.subject) <= THEME
    return topical and bool(one.filters) and all(item.field == "body" for item in one.filters) and not one.choices


def keyworded(one: Interpretation) -> bool:
    """Whether a message only sets a subject beside conditions, as one types into a search box ("precursors Frontex 2021")."""
    conditions = one.filters or one.choices or one.places
    numbered = any(place.startswith(("action:", "indicator:", "footnote:")) for place in one.places)
    plain = one.form == "list" and one.target in ("", "actions") and not (one.explicit or one.acts or one.fields or numbered)
    understood = [words for words, _ in one.understood]
    return bool(conditions) and plain and 0 < len(one.subject) <= THEME and _phrase(one, understood, _BESIDE)


def _phrase(one: Interpretation, understood: Sequence[str] = (), joining: frozenset[str] | None = None) -> bool:
    """Whether the question has nothing but its subject's words, those that were ``understood``, and those that join nouns."""
    subject = {word for text in (*one.subject, *understood) for word, _, _ in tokens(text)}
    said = [word for word, _, _ in tokens(one.question)]
    return bool(said) and {said[0], said[-1]} <= subject and all(word in subject or word in (_JOINING if joining is None else joining) for word in said)


#: What may stand between the words of a search box; "guidelines *for* X *on* Y" is a phrase about something.
_BESIDE = frozenset(["and", "in", "et", "en", "dans", "und", "im", "y"])
_JOINING = frozenset(["of", "in", "on", "for", "and", "the", "from", "by", "with", "de", "des", "du", "d", "la", "le", "les", "l", "et", "en", "dans", "pour", "von", "der", "die", "das", "in", "im", "und", "fur", "zu", "del", "el", "los", "las", "y", "para"])


def overview(one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """Every unit of the plan that holds the subject's words, by kind; related passages apart."""
    words = _telling(one, world)
    apart = {word: _holding(word, world) for word in words}
    together = _together(apart)
    absent = _foreign(one, world)
    listing = len(_subject(one)) > 1 and _listing(one, _subject(one))
    found = together if together and not listing else _either(apart, world)
    hits = engine.search.find(one.question, top_k=20)
    answer.passages = free.passages(answer, [hit for hit in hits if _id(hit.passage.document, hit.passage.place) not in found])
    if not found and coverage.NOTE in one.notes:
        said = joined(one.language, [quoted(word, one.language) for word in words or _subject(one)], "or" if listing else "and")
        answer.status, answer.answer = "not_found", sentence(phrase(one.language, "overview_none", words=said))
        return
    if not found or (absent and not listing):
        free.quote(one, world, answer, hits, engine.ground)
        return
    rows = {row.id: row for row in world.rows}
    groups = []
    for kind in _KINDS:
        units = [each for each in found.values() if each.unit.kind == kind]
        for each in units:
            row = rows.get(each.id)
            named = unit_label(each.unit.label.removesuffix(", text"), one.language, world)
            quote = quotation(world.text(each.document, each.unit.span), one.language)
            said = summary(row, answer) if row else phrase(one.language, "labelled", label=named, text=quote)
            answer.claim(said, answer.cite(each.document, each.unit.place.removesuffix(".text"), each.unit.span))
        if units:
            title = phrase(one.language, f"group_{kind}")
            groups.append({"label": title, "items": [each.id for each in units], "count": len(units)})
    answer.status = "answered"
    answer.result = Result("units", tuple(found), "ranked", len(_plan_words(world)), groups=tuple(groups))
    if together or listing:
        answer.answer = _contain(one, world, words, found, "or" if listing else "and")
        if len(found) <= FEW:
            answer.answer = " ".join([answer.answer, *(_telling_words(each, words, world, answer) for each in found.values())])
    else:
        answer.answer = _apart(one, world, apart)
    if absent:
        said = joined(one.language, [quoted(word, one.language) for word in absent], "or")
        answer.answer += " " + phrase(one.language, "overview_absent", words=said)
    answer.note(phrase(one.language, "note_scan"))
    common = [quoted(word, one.language) for word in dict.fromkeys(_subject(one)) if word not in words and word not in absent]
    if common:
        answer.note(phrase(one.language, "note_common", words=joined(one.language, common)))


def _telling_words(each: Words, words: Sequence[str], world: World, answer: Answer) -> str:
    """The sentence of a unit that has most of the words, quoted; the first of several."""
    document = world.documents[each.document]
    wanted = {stem for word in words for stem in stems(word)}
    spans = list(quotable(document, each.unit.span.start, each.unit.span.end)) or [each.unit.span]
    best = max(spans, key=lambda span: len(wanted.intersection(stems(span.of(document.text)))))
    place = each.unit.place.removesuffix(".text")
    said = free.quoting(each.unit.label.removesuffix(", text"), each.document, best, answer)
    answer.claim(said, answer.cite(each.document, place, best))
    return said


def _contain(one: Interpretation, world: World, words: Sequence[str], found: dict[str, Words], last: str) -> str:
    """Which units contain the words, all of them or any of a list."""
    said = joined(one.language, [quoted(word, one.language) for word in words], last)
    shown = _shown(one, world, found)
    return sentence(phrase(one.language, "overview", number=len(found), count=len(found), words=said, shown=shown))


def _apart(one: Interpretation, world: World, apart: dict[str, dict[str, Words]]) -> str:
    """That the words never stand together, and where each stands; the rarest first, as it tells most of the subject."""
    apart = dict(sorted(apart.items(), key=lambda word: len(word[1])))
    said = joined(one.language, [quoted(word, one.language) for word in apart])
    sentences = [phrase(one.language, "overview_apart", words=said)]
    for word, units in apart.items():
        shown = _shown(one, world, units)
        sentences.append(sentence(phrase(one.language, "overview_word", number=1, words=quoted(word, one.language), shown=shown)))
    return " ".join(sentences)


def _shown(one: Interpretation, world: World, found: dict[str, Words]) -> str:
    """Units by what they are called, those of a kind together: "Actions 45 and 46; performance indicator 11"."""
    said = []
    for kind in _KINDS:
        units = [each.unit for each in found.values() if each.unit.kind == kind]
        numbers = [number for each in units if (number := _number(each.number, each.place))]
        if numbers:
            said.append(label(one.language, "action" if kind == "text" else kind, numbers))
        for each in units:
            if not _number(each.number, each.place):
                said.append(phrase(one.language, "heading", heading=quotation(each.heading or each.label, one.language)))
    return parted(one.language, said)


def _number(number: str | None, place: str) -> str | None:
    """The number of a unit; of an action's prose, that of the action."""
    action = re.match(r"act_([^.]{1,12})\.", place)
    return action[1] if action else number


def _id(document: str, place: str) -> str:
    return f"{document}/{place.removesuffix('.text')}"


def _plan_words(world: World) -> list[Words]:
    plans = {plan.id for plan in world.plans}
    return [words for words in world.words if words.document in plans]


def _foreign(one: Interpretation, world: World) -> list[str]:
    """Words of the subject that no unit of the plan has: a scan for the others would be about something else."""
    return [word for word in _subject(one) if not _holding(word, world)]


def _subject(one: Interpretation) -> list[str]:
    """The subject's words, without those that only ask what a plan says or provides, and those that hold others together."""
    frame = FRAME_WORDS.get(one.language, FRAME_WORDS["en"]) | FUNCTION_WORDS.get(one.language, FUNCTION_WORDS["en"])
    words = [word for word in one.subject if tokens(word)]
    return [word for word in words if fold(word) not in frame and fold(word) not in _OF_A_SUBJECT] or words


#: What a subject is said to have, and is no part of it: "the *role* of civil society".
_OF_A_SUBJECT = frozenset(["role", "roles", "importance", "situation", "topic", "issue", "issues", "question", "matter", "rolle", "papel", "thema", "tema", "sujet"])


def _telling(one: Interpretation, world: World) -> list[str]:
    """The subject's words that are not all over the plan; all of them where every one is."""
    units = _plan_words(world)
    words = list(dict.fromkeys(_subject(one)))
    return [word for word in words if 0 < len(_holding(word, world)) / max(len(units), 1) <= COMMON] or words


def _listing(one: Interpretation, words: Sequence[str]) -> bool:
    """Whether the question lists its words ("ports, airports and borders"): any of them is meant."""
    said = fold(one.question)
    places = [said.find(fold(word)) for word in words]
    if min(places) < 0 or places != sorted(places):
        return False
    between = [said[at + len(fold(word)) : after] for word, at, after in zip(words, places, places[1:], strict=False)]
    return all(re.search(r",|/|\b(?:and|or|et|ou|und|oder|y|o|e|u)\b", part) for part in between)


def _holding(word: str, world: World) -> dict[str, Words]:
    """Units of the plan that hold a word, inflections and acronyms included, in reading order."""
    patterns = select.variants(world, word)
    held = (unit for unit in _plan_words(world) if unit.unit.kind in _KINDS)
    return {unit.id: unit for unit in held if any(unit.find(pattern) for pattern in patterns)}


def _together(apart: dict[str, dict[str, Words]]) -> dict[str, Words]:
    """Units that hold every word."""
    first, *rest = list(apart.values()) or [{}]
    return {id: unit for id, unit in first.items() if all(id in other for other in rest)}


def _either(apart: dict[str, dict[str, Words]], world: World) -> dict[str, Words]:
    """Units that hold any of the words, in reading order."""
    held = {id for units in apart.values() for id in units}
    return {unit.id: unit for unit in _plan_words(world) if unit.id in held and unit.unit.kind in _KINDS}
