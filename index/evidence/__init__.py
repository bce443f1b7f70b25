"""Whether retrieved passages answer a question, and with which sentences.

What a question asks for (an amount, a person, a date, a place, an outcome …) must be there, of
that kind, in a sentence of a passage; the names it gives must stand in the corpus; and what is
left must be accounted for well enough: a small logistic regression over named signals says how
likely it is. There is no list of topics, and nothing here reads or writes anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.evidence.elsewhere import elsewhere
from index.evidence.ground import Ground
from index.evidence.quotes import Quote, quotes
from index.evidence.reasons import reason
from index.evidence.scale import Scale
from index.evidence.signals import Support, supports
from index.evidence.subject import Subject, Word, subject
from index.expect import Expectation, expect
from index.glossary import Entry
from index.search import Hit
from index.world import stem
from ingest.fold import fold, tokens

__all__ = ["Evidence", "Ground", "Judged", "Quote", "Scale", "judge", "weigh"]

Decision = Literal["answered", "not_found"]

_NAMES = re.compile(r"(?:(?<=[a-z,] )|\()(?!Member\b|States?\b|EU\b|Europe|Union\b|Action\b)([A-Z][A-Za-z]+)")  # a thing named by its name may be of any sort
_MOSTLY = 0.5  # of the subject accounted for, from which on a passage is about it
_SURE = 0.75  # whether something should be so, or a thing of a sort that the passage has no word for
_WAY = 0.5  # the way in which something is so or done, or whether it is, which a text on the subject more rarely tells
_LACKED = 1 / 3  # of the words of a question whether something is so, from which on a text lacks too much of it
_WELL = 0.7  # how likely such a text must answer all the same
_DONE = 0.65  # how likely a text must answer how or whether something is done that has no word for doing it
_CLEAR = 0.85  # whether something is allowed, forbidden or imposed, of which a text says neither
_RULED = re.compile(
    r"\b(?:legali[sz]\w+|(?:de)?criminali[sz]\w+|ban|bans|banned|forbid\w*|prohibit\w*|outlaw\w*|permit\w*|allow\w*|"
    r"authoris\w+|compulsory|mandatory|oblig\w+|must|shall|have to|has to|may|free to|right to|without right|required?|requires|penalt\w+|(?:un)?punish\w*|licences?|"
    r"opposed|entitled|duty|duties|liable|need not|limits?|maximum)\b"
)
_EXACT = frozenset(["date", "duration", "number", "amount"])
_GIVEN = 0.35  # a day, length of time or number of the kind asked for, in a sentence of a passage that has all that the question says
_OTHER = 0.9  # … and one of another passage where that is nearly as likely to answer


@dataclass(frozen=True, slots=True)
class Evidence:
    """A decision with what it rests on.

    ``confidence``: how likely the best passage answers, in [0, 1]; 0.0 and 1.0 where a rule
    decides. ``quotes``: best first, empty where refused. ``code`` and ``reason`` say why it was refused
    (``code`` is a kind of ``index.expect``, or ``measure``, ``name``, ``state``, ``absent``, ``apart``, ``weak``, ``nothing``).
    ``ranks``: of the hits that answer, best first. ``missing``: words of the question that the
    best passage does not account for. ``told``: the word or name that the reason gives.
    """

    decision: Decision
    confidence: float
    asked: Expectation
    quotes: tuple[Quote, ...]
    ranks: tuple[int, ...]
    code: str
    reason: str
    missing: tuple[str, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What weighing rests on: ``ruled`` where a rule decides, else ``supports`` of the hits looked at."""

    asked: Expectation
    about: Subject
    ruled: Evidence | None
    supports: tuple[Support, ...]


def weigh(question: str, hits: Sequence[Hit], ground: Ground, *, language: str | None = None) -> Evidence:
    """Judge ``hits``, best first, as answers to ``question``.

    ``language``: of the question, told from its words where not given. Ten hits are enough: the
    first five are looked at, the rest tell how near any passage comes.
    """
    judged = judge(question, hits, ground, language=language)
    if judged.ruled is not None:
        return judged.ruled
    asked, about = judged.asked, judged.about
    likely = [(ground.scale.probability(each.signals), each) for each in judged.supports if each.holds]
    likely.sort(key=lambda pair: -pair[0])
    if not likely:
        measured = next((each for each in judged.supports if _measure(each, ground)), None) if asked.kind == "number" else None
        if measured is not None:
            return _refused("measure", asked, about, support=judged.supports[0], name=measured.hit.passage.label)
        return _refused(asked.kind, asked, about, support=judged.supports[0])
    confidence, best = likely[0]
    threshold = min(ground.scale.threshold, _GIVEN) if _given(asked, best) else ground.scale.threshold
    if confidence < max(threshold, _demanded(question, asked, about, best)):
        return _refused(_why(asked, about, best), asked, about, confidence, best)
    answering = [pair for pair in likely if pair[0] >= max(threshold, _OTHER * confidence)]
    return Evidence(
        "answered",
        confidence,
        asked,
        quotes(question, about, answering, ground),
        tuple(support.hit.rank for _, support in answering),
        "",
        "",
        tuple(word.text for word in best.missing),
    )


def _given(asked: Expectation, best: Support) -> bool:
    """Whether a sentence has the date or number asked for and its passage lacks nothing: that itself speaks for it."""
    return asked.kind in _EXACT and asked.firm and bool(best.spans) and not best.cell and not best.missing


def _predicate(question: str) -> str:
    """The participle that a question whether or how something is done ends with ("how are the trainings *financed*")."""
    last = fold(question).rstrip(" ?.!").rpartition(" ")[2]
    return last if last.endswith("ed") or last in ("paid", "made", "built", "sold", "bought", "taught", "chosen", "spent", "kept") else ""


def _demanded(question: str, asked: Expectation, about: Subject, best: Support) -> float:
    """How likely a passage must answer where what comes near is rarely what is asked for: it does not say of what should be done
    that it should, has no word or name but those that the question gives for the sort of thing asked for, is no list of all that
    the texts name, says when an action is due and not all that is asked to be done ("when does it *expire*"), or is on the
    subject and does not say whether, or how, that is done."""
    asked_of = {word.stem for word in about.words}
    lacking = bool(about.words) and len(best.missing) >= _LACKED * len(about.words)
    unsaid = bool(asked.ought) and stem(asked.ought) not in {stem(word) for word, _, _ in tokens(best.hit.passage.text)}
    unnamed = best.unnamed and not any(stem(fold(name)) not in asked_of for name in _NAMES.findall(best.hit.passage.text))
    due = asked.kind == "date" and bool(best.cell and best.missing)
    if about.permitted and not _RULED.search(fold(best.hit.passage.text)):
        return _CLEAR
    if (unsaid and best.missing) or unnamed or about.listed or due:
        return _SURE
    if (about.whether or about.way) and _predicate(question) in {word.text for word in best.missing}:
        return _DONE
    if about.whether and lacking:
        return _WELL
    return _WAY if about.way or about.whether or unsaid else 0.0


def judge(question: str, hits: Sequence[Hit], ground: Ground, *, language: str | None = None) -> Judged:
    """What speaks for each hit, and whether a rule decides without it; the scale is not used."""
    asked = expect(question, language)
    about = subject(question, asked, ground)
    ruled = _ruled(question, hits, asked, about, ground)
    supported = () if ruled else tuple(supports(question, asked, about, hits, ground))
    return Judged(asked, about, ruled, supported)


def _ruled(question: str, hits: Sequence[Hit], asked: Expectation, about: Subject, ground: Ground) -> Evidence | None:
    """The decisions that need no weighing: a term that a text defines, a name that no text has."""
    if asked.kind in ("expansion", "definition"):
        known = _defined(asked, about, ground)
        if known is not None:
            return _looked_up(known, asked, hits, ground)
        if asked.kind == "expansion":
            return _refused("expansion", asked, about, name=_name(question, asked, about))
    if not hits:
        return _refused("nothing", asked, about)
    text = elsewhere(question, ground) if asked.language == "en" else ""
    if text:
        return _refused("contents", asked, about, name=text)
    if about.unknown:
        other = next((name for name in about.unknown if name not in about.states), "")
        return _refused("name" if other else "state", asked, about, name=other or about.states[0])
    return None


def _defined(asked: Expectation, about: Subject, ground: Ground) -> Entry | None:
    """What the texts say the question's term means: the whole phrase, or for an acronym any of its words."""
    if about.phrase:
        entry = ground.glossary.define(about.phrase)
        if entry is not None:
            return entry
    if asked.kind == "expansion":
        entries = (ground.glossary.define(word.text) for word in about.words)
        return next((entry for entry in entries if entry is not None and entry.kind != "definition"), None)
    return None


def _looked_up(entry: Entry, asked: Expectation, hits: Sequence[Hit], ground: Ground) -> Evidence:
    units = {unit.place: unit for unit in ground.world.documents[entry.document].units}
    label = units[entry.place].label if entry.place in units else ""
    quote = Quote(entry.document, entry.place, label, entry.quote, 1.0)
    place = entry.place.split(".")[0]
    ranks = tuple(
        hit.rank for hit in hits if hit.passage.document == entry.document and hit.passage.place.split(".")[0] == place
    )
    return Evidence("answered", 1.0, asked, (quote,), ranks, "", "", ())


def _name(question: str, asked: Expectation, about: Subject) -> str:
    if about.phrase:
        return about.phrase
    cues = asked.cues
    between = question[cues[0].end : cues[1].start] if len(cues) > 1 else question
    return between.strip(" ?!.\"'“”")


def _why(asked: Expectation, about: Subject, best: Support) -> str:
    """The plainest reason why the best passage is not likely enough.

    It has the kind of thing asked for: that it has none *for this* is said only where part of the subject
    is missing there, since else it may be what was asked for after all.
    """
    if asked.ought:
        return "opinion"
    if _absent(about, best):
        return "absent"
    if asked.grain == "term" or (best.missing and asked.firm and asked.kind != "content"):
        return asked.kind
    if about.listed:
        return "listed"
    if about.whether:
        return "whether_apart" if best.missing else "whether"
    return "apart" if best.missing else "weak"


def _measure(support: Support, ground: Ground) -> bool:
    """Whether a passage is an indicator of a plan, and about the subject."""
    passage = support.hit.passage
    indicators = {each.place for each in ground.world.documents[passage.document].indicators}
    return passage.place.split(".")[0] in indicators and support.signals["near"] >= _MOSTLY


def _absent(about: Subject, support: Support | None) -> list[Word]:
    """Words that the corpus nowhere has and whose sense the passage does not have either."""
    missing = {word.stem for word in support.missing} if support else set()
    return [word for word in about.words if not word.held and (word.stem in missing or support is None)]


def _refused(
    code: str,
    asked: Expectation,
    about: Subject,
    confidence: float = 0.0,
    support: Support | None = None,
    name: str = "",
) -> Evidence:
    missing = tuple(word.written for word in support.missing) if support else ()
    if code == "absent":
        told = max(_absent(about, support), key=lambda word: word.weight).written
    elif code == "expansion":
        told = about.phrase
    else:
        told = support.missing[0].written if support and support.missing else ""
    if not told and not name and code == "apart":
        code = "weak"
    words = reason(code, asked.language, subject=name or told, name=name or told)
    return Evidence("not_found", confidence, asked, (), (), code, words, missing, name or told)
