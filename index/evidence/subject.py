"""What a question is about: its words that must be accounted for, and the names it gives.

What it asks *for* (``index.expect``) and what only frames it ("what does the plan say about")
is left out. A proper name or a number decides more than a word: no similarity makes up for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS, LIGHT_WORDS, VAGUE_NOUNS
from index.evidence.ground import Ground
from index.expect import Expectation
from index.gazetteer import METONYMS, PEOPLE, places
from index.world import stem
from ingest.fold import fold, tokens
from ingest.model import Span

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,9}s?$")
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "be", "do", "does", "did", "has", "have", "had"}
    | {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
)
# What leads to a state that stands for any: of several, and of one alone.
_AMONG = {"en": "from|in|to|into|between|and|of|with|or", "fr": "de|en|au|entre|et|ou|vers", "de": "aus|in|nach|zwischen|und|oder|von|mit", "es": "de|en|a|entre|y|o"}  # fmt: skip
_OUT_OF = {"en": "from", "fr": "", "de": "aus", "es": ""}
_VERB = re.compile(r"(?:s|ed|ame|ent)$")
_PLURAL = re.compile(r"[^s]s$")
_SORTS = frozenset({"kind", "kinds", "type", "types", "sort", "sorts", "form", "forms"})
_SORTED = re.compile(rf"\W{{0,3}}(?:(?:and|but|so|in|at|on|for|with|by|to|from) )?(?:which\b|what (?:{'|'.join(sorted(_SORTS))}) of\b)")
_THERE = re.compile(r"\W{0,3}(?:and |but )?(?:is|are|was|were|will) there (?:be |to be )?(?:(?:an?|any|some) )?")
_HOW = re.compile(r"\W{0,3}(?:and |but |so )?how (?:do|does|is|are|will|can|should|must|would|could)\b")
_WHETHER = re.compile(
    r"\W{0,3}(?:(?:and|but|so|or|well|hello|hi|please) ){0,2}(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|might)(?:n't)?\b(?! (?:you|we) (?:\w+ )?(?:tell|say|show|explain|know|have any idea))|"
    r"[^?.!]{0,80}\b(?:tell|know|see|say|check|confirm|wonder|wondering|ask|asking|asked|idea|sure)(?: (?:me|us))? (?:whether|if)\b"
)
_PERMITTED = re.compile(
    r"\b(?:(?:il)?legal(?:i[sz]\w+)?|(?:un)?lawful|decriminali[sz]\w+|criminali[sz]\w+|bans?|banned|banning|forbid(?:s|den)?|forbade|prohibit\w*|outlaw\w*|"
    r"permit(?:s|ted)?|allow(?:s|ed)?|compulsory|mandatory|obligatory|obliged?|obliges|forced?|forces|tolerat\w+)\b"
)
_LISTED = re.compile(
    r"(?:^|\W)(?:which|what) (?:[\w-]+ ){0,2}[\w-]+s (?:of [\w-]+ )?"
    r"(?:(?:does|do) (?:[\w-]+ ){1,7}(?:name|mention|list|enumerate|cite|refer to|speak of|talk of)\b(?: by name)?\W*$|"
    r"are (?:\w+ )?(?:named|mentioned|listed|enumerated|cited|referred to)\b(?: by name)?(?: (?:in|by) [^?.!]{3,60})?\W*$)"
)
_PHRASE = 4  # words of "which …" before a verb must have come


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of the question, folded and as ``written``. ``weight``: how much it decides (IDF in the corpus).

    ``body``: canonical name of the body that it is part of a name of, or ``""``. ``written``: as the question has it.
    """

    text: str
    stem: str
    span: Span
    weight: float
    held: bool
    number: bool
    body: str
    written: str


@dataclass(frozen=True, slots=True)
class Subject:
    """``nouns``: what "which" or "what" asks with, any of which will do; empty without. ``unknown``: proper names as
    written that stand nowhere in the corpus. ``states``: those of them that are single Member States, of which no text speaks
    alone. ``phrase``: the subject in the question's own words. ``sorts``: of ``nouns`` those that say of which sort a thing must be
    ("which apps", "what kind of training", "are there quotas"). ``way``: it asks how something is done or so; ``whether``: whether
    it is; ``permitted``: whether it is allowed, forbidden or imposed; ``listed``: which things of a sort a text names, and so for all of them."""

    words: tuple[Word, ...]
    nouns: tuple[str, ...]
    unknown: tuple[str, ...]
    phrase: str
    states: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    way: bool = False
    whether: bool = False
    listed: bool = False
    permitted: bool = False


def subject(question: str, asked: Expectation, ground: Ground) -> Subject:
    """The subject of ``question``."""
    words = _words(question, asked, ground)
    unknown = _unknown(question, asked, words, ground)
    states = tuple(name for name in unknown if _state(name, ground))
    if states and _examples(question, asked, states):
        named = {word for name in states for word, _, _ in tokens(name)}
        words = tuple(word for word in words if word.text not in named)
        unknown, states = tuple(name for name in unknown if name not in states), ()
    nouns = _nouns(question, asked)
    sorts = (*nouns, *_after(question, nouns)) if nouns and _SORTED.match(fold(question)) else _there(question) if asked.language == "en" else ()
    way = asked.kind == "content" and bool(_HOW.match(fold(question)))
    closed = asked.language == "en" and asked.kind == "content" and not asked.ought and bool(_WHETHER.match(fold(question)))
    listed = bool(sorts) and bool(_LISTED.search(fold(question)))
    permitted = (closed or bool(asked.ought)) and bool(_PERMITTED.search(fold(question)))
    return Subject(words, nouns, unknown, _phrase(question, words), states, sorts, way, closed, listed, permitted)


def _words(question: str, asked: Expectation, ground: Ground) -> tuple[Word, ...]:
    dropped = FUNCTION_WORDS[asked.language] | FRAME_WORDS[asked.language] | LIGHT_WORDS[asked.language]
    bodies = list(ground.world.bodies.find(question))
    found: dict[str, Word] = {}
    for text, start, end in tokens(question):
        text = text.removesuffix("'s")
        span = Span(start, end)
        acronym = bool(_ACRONYM.match(span.of(question))) and not _shouting(question)
        if (text in dropped and not acronym) or len(text) < 2 or any(cue.covers(span) for cue in asked.cues):
            continue
        stemmed = stem(text)
        body = next((named.body for named in bodies if named.span.covers(span)), "")
        number = text[0].isdigit()
        weight = ground.rarity.weight(stemmed)
        found.setdefault(stemmed, Word(text, stemmed, span, weight, stemmed in ground.rarity, number, body, span.of(question)))
    return tuple(found.values())


def _nouns(question: str, asked: Expectation) -> tuple[str, ...]:
    """What "which chapters …", "what brand of …" asks with.

    Before an auxiliary it is the last word of the phrase ("which bank accounts does"); else a verb
    may have come, and it is the first plural or the first word ("which companies supply").
    """
    if asked.language != "en" or asked.kind != "content":
        return ()
    listed = [word for word, _, _ in tokens(question)]
    at = next((at for at, word in enumerate(listed) if word in ("which", "what")), len(listed))
    rest = listed[at + 1 : at + 2 + _PHRASE]
    if len(rest) > 2 and rest[0] in _SORTS and rest[1] == "of":
        return () if rest[2] in VAGUE_NOUNS or rest[2] in FUNCTION_WORDS["en"] else (rest[2],)
    phrase = list(takewhile(lambda each: each not in FUNCTION_WORDS["en"], rest))
    if not phrase:
        return ()
    border = rest[len(phrase)] if len(phrase) < len(rest) else ""
    if border in _AUXILIARIES:
        nouns = phrase[-1:]
    elif listed[at] == "what" and len(phrase) == 1 and _VERB.search(phrase[0]):
        return ()  # "what becomes of …", "what happened to …" ask with a verb
    else:
        nouns = [phrase[0], *[each for each in phrase[1:] if _PLURAL.search(each)][:1]]
    if any(noun in VAGUE_NOUNS or noun in FRAME_WORDS["en"] for noun in nouns):
        return ()
    return tuple(nouns)


def _after(question: str, nouns: tuple[str, ...]) -> tuple[str, ...]:
    """The word behind the first of "which …", which may be the noun where that only qualifies it ("which newer law")."""
    listed = [word for word, _, _ in tokens(question)]
    at = next((at for at, word in enumerate(listed[:-1]) if word == nouns[0]), -1)
    return (listed[at + 1],) if at >= 0 and listed[at + 1] not in FUNCTION_WORDS["en"] else ()


def _there(question: str) -> tuple[str, ...]:
    """The nouns of what is asked to be there: "are there *drug courts* in …"; none of "is there anything on …"."""
    opening = _THERE.match(fold(question))
    following = [word for word, _, _ in tokens(fold(question)[opening.end() :])] if opening else []
    nouns = list(takewhile(lambda word: word not in FUNCTION_WORDS["en"], following))[:_PHRASE]
    return () if not nouns or any(noun in VAGUE_NOUNS or noun in FRAME_WORDS["en"] for noun in nouns) else tuple(nouns[-2:])


def _state(name: str, ground: Ground) -> bool:
    """Whether a name is a single Member State's, and the corpus speaks of the Member States."""
    bodies = ground.world.bodies
    return bool(bodies.states_body) and ground.has_body(bodies.states_body or "") and fold(name) in {*map(fold, bodies.states), *PEOPLE}


def _examples(question: str, asked: Expectation, states: tuple[str, ...]) -> bool:
    """Whether states only stand for any two, or any other ("an order from Spain", "between Spain and Italy", "an Italian court").

    One state in another place is what is asked about, and no rule for all of them tells what it does.
    """
    said = fold(question)
    several = len({fold(name) for name in states}) > 1
    leading = _AMONG[asked.language] if several else _OUT_OF[asked.language]
    one = rf"\b(?:{leading})\s+(?:the )?" if leading else ""
    return all(
        re.search(rf"\ban? {name}\b \w" if name in PEOPLE else rf"{one}{re.escape(name)}\b", said) is not None and bool(leading or name in PEOPLE)
        for name in map(fold, states)
    )


def _unknown(question: str, asked: Expectation, words: tuple[Word, ...], ground: Ground) -> tuple[str, ...]:
    """Proper names that stand nowhere in the corpus."""
    placed = list(places(question)) or list(places(question.title() if question.islower() else ""))
    shouting = _shouting(question)
    initials = _initials(question)
    unknown = [named.span.of(question) for named in ground.world.bodies.find(question) if not ground.has_body(named.body)]
    for word in words:
        written = word.span.of(question)
        if word.held or word.body or word.number or word.text in METONYMS:
            continue
        at_place = next((place.of(question) for place in placed if place.covers(word.span)), "")
        named = bool(at_place) or _state(written, ground) or (
            not shouting
            and (bool(_ACRONYM.match(written)) or (asked.language != "de" and _capital(question, word.span)))
        )
        spelt = any(letters in ground.rarity and span.covers(word.span) for letters, span in initials)
        if named and not spelt:
            whole = all(part[0].isupper() or part in _JOINING for part in at_place.split())
            unknown.append(at_place if at_place and whole else written)
    if not shouting and asked.language != "de":
        for run in _runs(question, words):
            name = question[run[0].span.start : run[-1].span.end]
            if _apart(run, ground):
                unknown = [*(each for each in unknown if each not in name), name]
    return tuple(unknown)


#: What joins the words of a place's name.
_JOINING = frozenset(["and", "of", "the", "et", "de", "la", "und", "y", "del"])


def _runs(question: str, words: tuple[Word, ...]) -> list[list[Word]]:
    """Capitalised words side by side."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.span):
        if not _capital(question, word.span):
            continue
        if runs and question[runs[-1][-1].span.end : word.span.start].strip() == "":
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _apart(run: list[Word], ground: Ground) -> bool:
    """Whether the words of a name never stand together in a unit, nor as initials: "World Health Federation"."""
    return (
        len(run) > 1
        and not any(word.body for word in run)
        and "".join(word.text[0] for word in run) not in ground.rarity
        and not ground.rarity.together([word.stem for word in run])
    )


def _shouting(question: str) -> bool:
    """Whether capitals mean nothing, since most letters are."""
    return sum(letter.isupper() for letter in question) > sum(letter.islower() for letter in question)


def _capital(question: str, span: Span) -> bool:
    """Whether the word has a capital that no sentence's beginning gives it."""
    before = question[: span.start].rstrip(" \t\"'“‘(«¿¡")
    return question[span.start].isupper() and bool(before) and before[-1] not in ".!?:;\n"


def _initials(question: str) -> list[tuple[str, Span]]:
    """The initials of each run of capitalised words ("United Nations": un), folded, with the run's span."""
    return [
        ("".join(word[0] for word in match.group().split()).lower(), Span(*match.span()))
        for match in re.finditer(r"[A-Z][a-z]{1,30}(?: [A-Z][a-z]{1,30}){1,5}", question)
    ]


def _phrase(question: str, words: tuple[Word, ...]) -> str:
    """The run of neighbouring content words that decides most, as written."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.span):
        if runs and question[runs[-1][-1].span.end : word.span.start].strip(" -‐–'’") == "":
            runs[-1].append(word)
        else:
            runs.append([word])
    best = max(runs, key=lambda run: sum(word.weight for word in run), default=[])
    return question[best[0].span.start : best[-1].span.end] if best else ""
