"""What kind of thing a question asks for: an amount, a person, a date, a place, a reason…

Read from interrogatives ("how much", "who is the head of") and from the noun that "which" and
"what" ask with ("which country"). Whether a sentence holds such a thing is ``index.present``.
Kinds are a closed vocabulary; ``content`` is everything that wants no particular kind of thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from index.asked_cues import CUES, OPENING
from index.asked_words import (
    ANYWHERE,
    ASKING,
    BEFORE,
    BEFORE_WHICH,
    BORDERS,
    CIRCUMSTANCE,
    DENIED,
    EXISTS,
    FOUND,
    GRAINS,
    HEADS,
    INDIRECT,
    LANGUAGES,
    MEASURES,
    MENTIONED,
    NAMED,
    NAMING,
    OPENERS,
    OUGHT,
    PAST,
    PRICED,
    SETTLED,
    SIGNS,
    SUPERLATIVES,
    TERM,
    WHAT_IS,
    WHICH,
)
from index.gazetteer import places
from ingest.fold import fold
from ingest.model import Span

Kind = Literal[
    "amount",  # of money
    "number",  # how many, how often, a percentage, a limit, a target
    "duration",
    "date",
    "person",  # somebody by name; "who" is otherwise answered by bodies
    "payer",  # who pays, which the one responsible need not
    "place",  # by name
    "reason",
    "definition",
    "expansion",  # of an acronym
    "comparison",
    "opinion",
    "prediction",
    "outcome",  # what has come of something
    "contact",  # an address, a number to call, a place to apply at
    "contents",  # what a text says that the corpus only names (``index.evidence.elsewhere``)
    "later",  # whether a text has a newer one
    "content",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
# "What does EMCDDA mean?": capitals that nobody would ask the sense of.
_CAPITALS = re.compile(r"\b([Ww]hat do(?:es)?) (?:the (?:letters|acronym|abbreviation) )?[A-Z][A-Z0-9-]{1,11} (mean)\b")
_POLITE = re.compile(r"\W{0,3}(?:do|does) (?:you|anyone|anybody|the plan|it|the text) ")
# What a question begins with that asks whether, and so for nothing that a "which" further on names.
_CLOSED = re.compile(r"\W{0,3}(?:is|are|was|were|do|does|did|has|have|can|could|will|would|should|must|may)\b")
_ACTS = re.compile(r" \w{2,20}[^s\W]s\b")  # a verb may follow "what": "what stops"
_OPEN = frozenset({"new", "next", "missing", "important", "special", "different", "neu", "wichtig", "nouveau", "nuevo", "importante"})  # "what is new?"
_ANY = re.compile(r"^\W{0,3}\S{2,9}(?: \S{2,4})? (?:an?|une?|eine?|una) ")  # "what is a …": a thing of that name, whatever it is
_COPULA = re.compile(r"\b(?:is|are|was|were)\b|'s$")
_VERBS = frozenset({"target", "limit", "cost", "value", "score", "head", "name", "fine", "price", "benchmark"}
    | {"share", "limit", "measure", "rate", "size", "budget", "tax", "fund", "result", "place", "seat", "time", "chair", "judge"})
_FORESEEN = re.compile(r"\b(?:was|were) (?:[\w'-]+ ){0,6}?(?:to be|to have|due|supposed|meant|planned|scheduled|foreseen)\b")  # "by when was it to be done"
_DONE = re.compile(r"\bbe (\w{3,20})")  # "should … be legalised"
_EXACT = frozenset({"amount", "number", "duration", "date", "person", "contact"})
_READ = 2_000  # characters: what a question asks for is said by then
_CUE = 5  # words of the longest turn of phrase without a gap
_PHRASE = 4  # a noun phrase after "which" is rarely longer, and its head comes early or not at all


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a question wants to be told.

    ``cues`` are the spans of the question that say only this ("how much money", "which
    country"); what is left is the subject. ``grain``: of a date ``time``, ``day``, ``month`` or
    ``year``, or ``soon`` (a length of time will do); of a number ``share``, ``frequency``, ``count`` or ``measure``; of a comparison with
    all others ``superlative``; of a reason ``cause`` where it is one for what has happened or is denied, which no purpose is; of a definition ``term`` where nothing but what a term means will do;
    else ``""``. ``counted``: the folded words that name what is counted
    ("how many …") or measured ("which limit"), or what an amount must be the price of its kind of ("what fine"). ``past``: it asks what has happened, not what is due or foreseen.
    ``firm``: no answer can do without a thing of this kind; "when may …" takes circumstances too,
    and "which ports are mentioned" and "where would" common nouns. ``given``: places that the question itself names, folded,
    which are no answer to it. ``ought``: where it asks whether something should be so, what should be done, as far as it is told.
    """

    kind: Kind
    language: str
    cues: tuple[Span, ...]
    grain: str = ""
    past: bool = False
    firm: bool = True
    counted: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    ought: str = ""


def expect(question: str, language: str | None = None) -> Expectation:
    """What ``question`` asks for; its language is told by its small words where not given."""
    question = question[:_READ]
    asked = _expected(question, language)
    ought = _compiled(OUGHT[asked.language]).match(fold(question)) if asked.kind == "content" else None
    if ought is not None:
        done = _DONE.search(fold(question), ought.end())
        return replace(asked, ought=done[1] if done else ought.group().strip())
    if asked.kind != "place":
        return asked
    return replace(asked, given=frozenset(fold(place.of(question)) for place in places(question)))


def _expected(question: str, language: str | None) -> Expectation:
    folded = fold(question)
    tongue = language if language in LANGUAGES else language_of(question)
    past = bool(_compiled(PAST[tongue]).search(folded)) and not _FORESEEN.search(folded)
    capitals = _CAPITALS.search(question)
    if capitals is not None:
        return Expectation("expansion", tongue, (Span(*capitals.span(1)), Span(*capitals.span(2))), past=past)
    for kind, pattern in CUES[tongue]:
        for match in _compiled(pattern).finditer(folded):
            if kind in OPENING and not _opens(folded, match.start(), tongue):
                continue
            asking = _asking(folded, tongue) if kind == "outcome" else None
            if asking and asking[0] in _EXACT:  # "what budget has been set aside"
                return _expectation(*asking, folded, tongue, past)
            return _expectation(kind, Span(*match.span()), folded, tongue, past)
    term = _term(folded, tongue)
    asking = None if term and _ANY.search(folded) else _asking(folded, tongue) or _naming(folded, tongue) or _existing(folded, tongue)
    if asking:
        return _expectation(*asking, folded, tongue, past)
    what_is = _compiled(WHAT_IS[tongue]).match(folded)
    grain = "term" if what_is and term else ""
    return Expectation("definition" if what_is else "content", tongue, (), grain, past, firm=bool(grain))


def _term(folded: str, tongue: str) -> bool:
    """Whether "what is …" asks only what a term means: up to ``_PHRASE`` words, none of which leads on to others."""
    named = _compiled(TERM[tongue]).match(folded)
    words = _WORD.findall(named[1]) if named else []
    return 0 < len(words) <= _PHRASE and not BORDERS[tongue].intersection(words) and not (len(words) == 1 and words[0] in _OPEN) and not re.search(r"\d", named[1] if named else "")


def _asking(folded: str, tongue: str) -> tuple[str, Span] | None:
    """The kind that the noun of a "which …" asks for, with its cue; ``None`` where it tells none."""
    for opener in _compiled(OPENERS[tongue]).finditer(folded):
        if opener.group() == "what" and _ACTS.match(folded, opener.end()) and not _heads(tongue).get(_first(folded, opener.end())):
            continue  # "what stops the money from …" asks with a verb
        if _CLOSED.match(folded) and not _opens(folded, opener.start(), tongue):
            continue  # "is it used to see what towns consume" asks whether
        headed = _headed(folded, opener.end(), tongue)
        if headed is not None and headed[0] != "content" and not _qualifies(folded, opener.group(), headed[1]):
            return headed[0], Span(opener.start(), headed[1])
    return None


def _naming(folded: str, tongue: str) -> tuple[str, Span] | None:
    """The kind that a noun phrase asks for by itself ("budget of …"), with the noun."""
    opening = _compiled(NAMING[tongue]).match(folded)
    if opening is None:
        return None
    at = next(number for number, said in enumerate(opening.groups(), start=1) if said)
    kind = next((kind for kind, nouns in NAMED[tongue].items() if opening[at] in nouns.split()), None)
    return (kind, Span(*opening.span(at))) if kind else None


def _existing(folded: str, tongue: str) -> tuple[str, Span] | None:
    """The kind of the thing that the question asks whether there is one of ("is there a target for …"), with its cue."""
    opening = _compiled(EXISTS[tongue]).match(folded)
    headed = _headed(folded, opening.end(), tongue) if opening else None
    return (headed[0], Span(0, headed[1])) if opening and headed and headed[0] in _EXACT else None


def _expectation(kind: str, cue: Span, folded: str, tongue: str, past: bool) -> Expectation:
    grain = ""
    counted: tuple[str, ...] = ()
    if kind == "date":
        grain = _grain(folded, tongue)
    elif kind == "number":
        grain, counted = _measure(folded, tongue, cue)
    elif kind == "amount":
        counted = tuple(PRICED[word] for word in _WORD.findall(cue.of(folded)) if word in PRICED)[-1:]
    elif kind == "comparison" and _compiled(SUPERLATIVES[tongue]).search(folded):
        grain = "superlative"
    elif kind == "reason" and (past or any(pattern and _compiled(pattern).search(folded) for pattern in (DENIED[tongue], SETTLED[tongue], FOUND[tongue]))):
        grain = "cause"
    vague = kind == "date" and grain == "year" and bool(_compiled(CIRCUMSTANCE[tongue]).search(folded))
    anywhere = bool(_compiled(ANYWHERE[tongue]).match(folded, cue.start))
    vague |= kind == "place" and (anywhere or bool(_compiled(MENTIONED[tongue]).search(folded)))
    return Expectation(_kind(kind), tongue, _ends(cue, folded), grain, past, (kind != "reason" or grain == "cause") and not vague, counted)


def _ends(cue: Span, folded: str) -> tuple[Span, ...]:
    """The words at both ends of a long cue: "what did … find" has the subject between them."""
    words = [Span(*match.span()) for match in _WORD.finditer(folded, cue.start, cue.end)]
    if len(words) <= _CUE:
        return (cue,)
    return Span(cue.start, words[1].end), words[-1]


def _measure(folded: str, tongue: str, cue: Span) -> tuple[str, tuple[str, ...]]:
    """What a number is wanted as, and the words that name what is counted or measured."""
    for grain, pattern in MEASURES[tongue].items():
        match = _compiled(pattern).search(folded)
        if match is None:
            continue
        words: list[str] = []
        for word in _WORD.finditer(folded, match.end()):
            if grain != "count" or len(words) == _PHRASE or word.group() in BORDERS[tongue]:
                break
            words.append(word.group())
        return grain, tuple(words)
    last = _WORD.findall(cue.of(folded))[-1]
    return "measure", (last,) if _heads(tongue).get(last) == "number" else ()


def language_of(question: str) -> str:
    """The language whose small words the question has most of; English where none has more."""
    words = [part for word in _WORD.findall(fold(question)) for part in (word, *word.split("'")[:1])]
    counts = {tongue: sum(word in SIGNS[tongue] for word in words) for tongue in LANGUAGES}
    return max(LANGUAGES, key=lambda tongue: (counts[tongue], tongue == "en"))


def asks_which(question: str, tongue: str) -> bool:
    """Whether the question opens with "which", "what" or "why", a preposition before it or not."""
    words = (word for word in _WORD.findall(fold(question[:_READ])) if word not in BEFORE_WHICH[tongue])
    return next(words, "") in WHICH[tongue]


def _opens(folded: str, at: int, tongue: str) -> bool:
    """Whether a clause may begin at ``at``: nothing, punctuation or a fitting small word stands before."""
    before = folded[max(0, at - 24) : at].rstrip()
    if not before or not (before[-1].isalnum() or before[-1] in "'-"):
        return True
    last = _WORD.findall(before)[-1]
    if last in BEFORE[tongue]:
        return not (last == "of" and _CLOSED.match(folded))  # "is there a measure *of when* …" asks whether
    first = _WORD.search(folded)
    asking = first is not None and first.group() in ASKING[tongue] and not _POLITE.match(folded)
    return last in INDIRECT[tongue] and not asking


def _headed(folded: str, start: int, tongue: str) -> tuple[str, int] | None:
    """The kind of the telling noun of the phrase at ``start``, and where it ends.

    Of telling nouns side by side ("budget item") the last decides.
    """
    found: tuple[str, int] | None = None
    for count, match in enumerate(_WORD.finditer(folded, start)):
        kind = _heads(tongue).get(match.group())
        if tongue == "en" and match.group() in _VERBS and re.search(r"[^s\W]s $", folded[start : match.start()]):
            break  # "which activities target parents"
        if count == _PHRASE or match.group() in BORDERS[tongue] or (found and kind is None):
            break
        if found and found[0] == "content" and kind == "outcome":
            break  # "which report measures progress": a verb stands between them
        if kind is not None:
            found = (kind, match.end())
    return found


def _qualifies(folded: str, opener: str, end: int) -> bool:
    """Whether the noun only says of which kind the next is: "what is money laundering" asks for no amount."""
    following = _first(folded, end)
    return bool(_COPULA.search(opener)) and following.endswith(("ing", "'s")) and not folded[end : end + 1].strip()


def _first(folded: str, start: int) -> str:
    match = _WORD.search(folded, start)
    return match.group() if match else ""


def _grain(folded: str, tongue: str) -> str:
    for grain, pattern in GRAINS[tongue].items():
        if _compiled(pattern).search(folded):
            return grain
    return "year"


def _kind(name: str) -> Kind:
    for kind in KINDS:
        if kind == name:
            return kind
    raise ValueError(f"{name!r} is no kind of answer; kinds are {', '.join(KINDS)}")


@lru_cache(maxsize=8)
def _heads(tongue: str) -> dict[str, str]:
    return {word: kind for kind, words in HEADS[tongue].items() for word in words.split()}


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
