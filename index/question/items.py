"""A question cut into items: entities that the records know, concepts of the lexicon, words.

The question is first cleaned: glued words are parted and misspelt ones corrected, where the
lexicon, the bodies or the corpus know exactly one word so near; each correction is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from index.question.lexicon import Lexicon
from index.world import World
from ingest.fold import fold, tokens


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the question.

    ``kind``: ``concept`` (with ``concepts``), ``word``, ``stop``, ``number``, ``punct``, ``quoted``, or an entity:
    ``body``, ``class``, ``state``, ``year``, ``years``, ``action``, ``indicator``, ``footnote``, ``priority``,
    ``section``, ``area``, ``act``, ``provision``, ``part``. ``values`` are canonical.
    """

    kind: str
    values: tuple[str | int, ...]
    start: int
    end: int
    text: str
    concepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The question as it was read, and what was corrected: (as written, as read)."""

    text: str
    corrections: tuple[tuple[str, str], ...]


_LIST = r"(?:\s*(?:,|;|/|&|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\by\b|\bo\b|-|\bto\b|\bbis\b|\ba\b)\s*(?:\b{noun}\s*)?(?:no\.?\s*|nr\.?\s*)?{number})*"


def _numbered(noun: str, number: str = r"\d{1,4}[a-z]?(?![\w]|\.\d)") -> re.Pattern[str]:
    """A noun with one or more numbers after it: "actions 3, 4 and 7", "Action no. 25", "action25"."""
    noun = f"(?:{noun})"
    tail = _LIST.format(noun=noun, number=number)
    return re.compile(
        rf"\b{noun}\s*(?:points?\s*|items?\s*)?(?:no\.?\s*|nr\.?\s*|number\s*|numero\s*|nummer\s*|n[o°]\s*|#\s*)?(-?{number}{tail})"
    )


#: Patterns over the folded question, in order of precedence.
_ENTITIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("quoted", re.compile(r'"([^"\n]{2,200})"|(?<!\w)\'([^\'\n]{2,200})\'(?!\w)')),
    ("area", re.compile(r"(?:\b(?:priority |corresponding )*(?:areas?|priority|prioritatsbereich|bereich|domaines?|areas? prioritarias?)\s*(?:no\.?\s*)?)?(?<![\d.])(\d{1,2}\.\d{1,2})\b(?!\.\d)")),
    ("indicator", _numbered(r"(?:key )?(?:performance )?indicators?|kpi|pi|indicateurs?(?: de performance)?|leistungsindikator(?:en)?|indikator(?:en)?|indicador(?:es)?(?: de rendimiento)?")),
    ("footnote", _numbered(r"foot ?notes?|fn|notes? de bas de page|fu(?:ss|s)note[n]?|notas? al pie|notas? a pie de pagina|notes?")),
    ("priority", _numbered(r"(?:strategic )?priorit(?:y|ies)|prio|sp|priorites?(?: strategiques?)?|(?:strategische[n]? )?prioritat(?:en)?|prioridad(?:es)?(?: estrategicas?)?")),
    ("action", _numbered(r"actions?|act\.|measures?|commitments?|mas(?:s)?nahmen?|aktion(?:en)?|acci(?:on|ones)|medidas?|mesures?|a(?=\d)")),
    ("section", re.compile(r"\b(?:section|part|pillar|heading|chapter|abschnitt|teil|seccion|partie|parte)\s+([a-z])\b(?!\))")),
    ("part", re.compile(r"(?:\b(?:point|part|item|sub-?point|clause|limb|letter|number)\s*)?\(((?:i{1,3}|iv|vi{0,3}|ix|x|[a-h]))\)")),
    ("years", re.compile(r"\b((?:19|20)\d\d)\s*(?:-|/|to|until|till|and|bis|a|und|et|y|al?)\s*((?:19|20)\d\d)\b")),
    ("year", re.compile(r"\b((?:19|20)\d\d)\b")),
)  # fmt: skip

_PUNCT = re.compile(r"[?!.;:,\n()]")


def clean(question: str, lexicon: Lexicon, world: World, dictionary: frozenset[str]) -> Cleaned:
    """Part glued words and correct misspelt ones; words that any source knows stay as they are."""
    bodies = {
        word
        for body in world.bodies.bodies
        for name in (body.name, *body.names)
        for word, _, _ in tokens(name)
    }
    states = {word for name in world.bodies.states for word, _, _ in tokens(name)}
    near = lexicon.words | bodies | world.vocabulary
    known = near | states | dictionary
    pieces: list[str] = []
    corrections: list[tuple[str, str]] = []
    done = 0
    for word, start, end in tokens(question):
        pieces.append(question[done:start])
        written = question[start:end]
        done = end
        read = written
        plain = word.removesuffix("'s")
        if plain not in known and not any(c.isdigit() for c in plain) and len(plain) > 3:
            acronym = written.isupper() and not question.isupper()
            better = _nearest(plain, bodies if acronym else near, acronym) or (
                None if acronym else _parted(plain, lexicon.words | bodies | world.vocabulary)
            )
            if better:
                read = better
                corrections.append((written, better))
        pieces.append(read)
    pieces.append(question[done:])
    return Cleaned("".join(pieces), tuple(corrections))


def _nearest(word: str, known: Iterable[str], acronym: bool) -> str | None:
    """The one known word within an edit or two (transpositions count once), if there is exactly one."""
    if acronym and len(word) < 5:
        return None
    limit = 1 if len(word) < 8 or acronym else 2
    best: dict[int, set[str]] = {}
    for other in known:
        if len(other) > 3 and abs(len(other) - len(word)) <= limit:
            distance = OSA.distance(word, other, score_cutoff=limit)
            if distance <= limit:
                best.setdefault(distance, set()).add(other)
    for distance in sorted(best):
        found = {other for other in best[distance] if other[0] == word[0]} or best[distance]
        stems = {other.rstrip("s") for other in found}
        if len(stems) == 1:
            return min(found, key=len) if not word.endswith("s") else max(found, key=len)
        return None
    return None


def _parted(word: str, known: frozenset[str] | set[str]) -> str | None:
    """The fewest known words that a glued word is made of ("whichactions"), ``None`` if it is not."""
    if len(word) > 80:
        return None
    best: list[tuple[int, str] | None] = [(0, "")] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 24), end):
            before, piece = best[start], word[start:end]
            if before is None or piece not in known or (len(piece) < 3 and piece not in _SMALL):
                continue
            candidate = (before[0] + 1, f"{before[1]} {piece}".strip())
            if best[end] is None or candidate[0] < best[end][0]:  # type: ignore[index]
                best[end] = candidate
    found = best[len(word)]
    return found[1] if found and found[0] > 1 else None


_SMALL = frozenset("is in on of by to do we us an at or it as".split())


def items(text: str, lexicon: Lexicon, world: World) -> list[Item]:
    """The items of a cleaned question, in order, covering every word once."""
    folded = fold(text)
    found: list[Item] = []
    taken = [False] * len(text)

    def take(item: Item) -> None:
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = [True] * (item.end - item.start)
            found.append(item)

    for item in _acts(text):
        take(item)
    for kind, pattern in _ENTITIES:
        for match in pattern.finditer(folded):
            values = _values(kind, match)
            if values:
                take(Item(kind, values, match.start(), match.end(), text[match.start() : match.end()]))
    for item in _bodies(text, folded, world):
        take(item)
    for match in _PUNCT.finditer(text):
        take(Item("punct", (match.group(),), match.start(), match.end(), match.group()))
    found += _lexical(text, lexicon, taken)
    return sorted(found, key=lambda item: item.start)


def _acts(text: str) -> Iterator[Item]:
    """Acts and provisions that the question cites by number."""
    from ingest.references import find

    for reference in find(text).references:
        identifiers = tuple(i for i in reference.identifiers if ":" not in i and i != "self")
        if identifiers:
            words = reference.text
            yield Item(
                "act",
                (*identifiers, *(f"/{p}" for p in reference.places)),
                reference.start,
                reference.end,
                words,
            )


def _values(kind: str, match: re.Match[str]) -> tuple[str | int, ...]:
    if kind == "quoted":
        return (match.group(1) or match.group(2),)
    if kind == "years":
        first, last = int(match.group(1)), int(match.group(2))
        return (first, last) if first <= last else (last, first)
    if kind == "year":
        return (int(match.group(1)),)
    if kind in ("area", "part"):
        return (match.group(1),)
    if kind == "section":
        return (match.group(1).upper(),)
    return _expand(match.group(1))


def _expand(numbers: str) -> tuple[str, ...]:
    """ "3, 4 and 7-9" → 3, 4, 7, 8, 9; years are no numbers of actions."""
    found: list[str] = []
    for match in re.finditer(
        r"(?<!\w)(-?\d{1,4}[a-z]?)(?:\s*(?:-|\bto\b|\bbis\b|\ba\b)\s*(\d{1,4}))?", numbers
    ):
        first, last = match.group(1), match.group(2)
        if last and first.isdigit() and 0 < int(last) - int(first) < 200:
            found += [str(n) for n in range(int(first), int(last) + 1)]
        else:
            found += [first, *([last] if last else [])]
    return tuple(n for n in found if not (n.isdigit() and 1900 <= int(n) <= 2100))


def _bodies(text: str, folded: str, world: World) -> Iterator[Item]:
    """Bodies, single states and classes of bodies by any of their names, the longest first."""
    found: list[Item] = []
    for named in world.bodies.find(text, any_case=True):
        start, end = named.span.start, named.span.end
        written = text[start:end]
        small = len(written) <= 3 and not written.isupper()
        if small and named.body not in world.responsible:
            continue
        found.append(Item("body", (named.body,), start, end, written))
    for kind, entries in (
        ("class", [(name, group.name) for group in world.bodies.classes for name in group.names]),
        ("state", [(name, world.bodies.states_body or "") for name in world.bodies.states]),
    ):
        for name, value in entries:
            pattern = r"[\s-]+".join(re.escape(word) for word in fold(name).split())
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", folded):
                found.append(
                    Item(kind, (value,), match.start(), match.end(), text[match.start() : match.end()])
                )
    yield from sorted(found, key=lambda item: item.start - item.end)


def _lexical(text: str, lexicon: Lexicon, taken: list[bool]) -> Iterator[Item]:
    """Concepts, numbers, stop words and plain words of what no entity took."""
    words = [token for token in tokens(text) if not taken[token[1]]]
    i = 0
    while i < len(words):
        run = [words[i]]
        for following in words[i + 1 : i + lexicon.longest]:
            if any(taken[run[-1][2] : following[1]]):
                break
            run.append(following)
        count, concepts = lexicon.match([word for word, _, _ in run])
        word, start, end = words[i]
        numeral = word.isdigit() or word in lexicon.numbers
        if count and not (numeral and count == 1):
            end = run[count - 1][2]
            kind = "concept" if concepts - {"stop"} else "stop"
            yield Item(kind, (), start, end, text[start:end], concepts)
        elif numeral:
            count = 1
            value = int(word) if word.isdigit() and len(word) < 10 else lexicon.numbers.get(word, 0)
            yield Item("number", (value,), start, end, text[start:end])
        else:
            yield Item("word", (word,), start, end, text[start:end])
        i += max(count, 1)
