"""A question cut into items: entities that the records know, concepts of the lexicon, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.question.act_numbers import numbered, provisions
from index.question.act_wording import cited
from index.question.lexicon import Lexicon, words_of
from index.question.numerals import lone, number, ordered
from index.world import World, phrase, plan_names
from ingest.fold import fold


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


#: Kinds of items that name what the records know.
ENTITIES = frozenset(["body", "class", "state", "year", "years", "action", "indicator", "footnote", "priority", "section", "area", "act", "work", "provision", "quoted"])

_LIST = r"(?:\s*(?:,|;|/|&|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\by\b|\bo\b|\bnor\b|\bnoch\b|\bni\b|-|\bto\b|\bbis\b|\ba\b)\s*(?:\b{noun}\s*)?(?:no\.?\s*|nr\.?\s*)?(?!(?:19|20)\d\d\b){number})*"


def _numbered(noun: str, number: str = r"\d{1,12}[a-z]?(?![\w]|\.\d)") -> re.Pattern[str]:
    """A noun with one or more numbers after it: "actions 3, 4 and 7", "Action no. 25", "action25"."""
    noun = f"(?:{noun})"
    tail = _LIST.format(noun=noun, number=number)
    return re.compile(
        rf"\b{noun}\s*(?:points?\s*|items?\s*|from\s+(?=\d{{1,3}}\s)|numbered\s+)?(?:no\.?\s*|nr\.?\s*|number\s*|numero\s*|nummer\s*|n[o°]\s*|#\s*)?(-?{number}{tail})"
    )


#: Patterns over the folded question, in order of precedence.
_ENTITIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"[\"']?\(((?:i{1,3}|iv|vi{0,3}|ix|x|[a-h]))\)[\"']?")),
    ("quoted", re.compile(r'["\u00ab\u201c\u201e]\s*([^"\n\u00ab\u00bb\u201c-\u201e]{2,200}?)\s*["\u00bb\u201c\u201d]|(?<!\w)\'([^\'\n]{2,200})\'(?!\w)')),
    ("area", re.compile(r"\b(?:priority |corresponding )*(?:areas?|priority|priorite|prioritat|prioridad|prioritatsbereich|schwerpunktbereich|schwerpunkt|bereich|domaines?(?: prioritaires?)?|ambitos?(?: prioritarios?)?|areas? prioritarias?)\s*(?:no\.?\s*)?(?<![\d.])(\d{1,2}\.\d{1,2})\b(?!\.\d)")),
    ("area", re.compile(r"(?<![\d.])((?!0\.)\d{1,2}\.\d{1,2})\b(?!\.\d)(?! ?(?:%|mg|g\b|ml|per ?mil|promille|percent|per cent|euros?\b|million|billion))")),  # by itself, and no quantity
    ("indicator", _numbered(r"(?:key )?(?:performance )?indicators?|kpi|pi|indicateurs?(?: de performance)?|leistungsindikator(?:en)?|indikator(?:en)?|indicador(?:es)?(?: de rendimiento)?")),
    ("footnote", _numbered(r"foot ?notes?|fn|notes? de bas de page|fu(?:ss|s)note[n]?|notas? al pie|notas? a pie de pagina|notes?|notas?")),
    ("priority", _numbered(r"(?:strat(?:egic|\.)? )?(?:priorit(?:y|ies)|prio\b\.?)|sp|priorites?(?: strategiques?)?|(?:strategische[nrms]? )?prioritat(?:en)?|prioridad(?:es)?(?: estrategicas?)?")),
    ("action", _numbered(r"actions?|act\.|act(?=\s*\d{1,2}(?![\w/]))|measures?|commitments?|mas(?:s)?nahmen?|aktion(?:en)?|acci(?:on|ones)|medidas?|mesures?|(?<!budget )(?<!budget-)(?:rows?|lines?|items?|entry|entries)|(?<!budgetaire )lignes?|zeilen?|filas?|a(?=\d)")),
    ("section", re.compile(r"\b(?:sections?|sect?\.?|parts?|pillars?|heading|chapters?|abschnitt(?:e[ns]?|s)?|teil(?:e[ns]?|s)?|kapitels?|blocks?|secciones|seccion|parties?|partes?|volets?|blocs?|chapitres?|apartados?|bloques?|capitulos?)\s+([a-z](?:(?:\s*,\s*|\s+(?:and|or|nor|et|ou|ni|und|oder|noch|y|o)\s+)[a-z]\b(?!'))*)\b(?![)'])")),
    ("section", re.compile(r"(?<=\()(?:(?:only |nur |seulement |solo )?(?:in |dans |im |en )?(?:the |la )?)(?:section|abschnitt|seccion|partie|teil)\s+([a-z])(?=\s*\))")),  # "(section A)", and no "section a)"
    ("priority", ordered(r"priority|priorite(?: strategique)?|prioritat|prioridad(?: estrategica)?")),
    ("indicator", ordered(r"indicator|indicateur(?: de performance)?|indikators?|leistungsindikators?|indicador(?: de rendimiento)?")),
    ("footnote", ordered(r"footnote|note de bas de page|fus?snote|nota al pie|nota a pie de pagina")),
    ("action", ordered(r"action|mas?snahme|aktion|accion|mesure|medida", first=False)),
    ("action", re.compile(r"(?<!\w)(?:no\.|nr\.?|n[o°]|number|numero|nummer|#)\s*(\d{1,3})(?![\w.]|/\d)")),
    ("years", re.compile(r"\b((?:19|20)\d\d)\s*(?:-|/|to|until|till|and|bis|a|und|et|y|al?)\s*((?:19|20)\d\d)\b")),
    ("year", re.compile(r"\b((?:19|20)\d\d)\b")),
    ("year", re.compile(r"(?<![\w'’])['’](\d\d)\b(?!['’/])")),
)  # fmt: skip

_PUNCT = re.compile(r"[?!.;:,\n()]")

#: Words whose full stop ends no sentence.
_SHORTENED = re.compile(r"\b(?:strat|no|nr|nos|art|arts|resp|approx|incl|excl|e\.g|i\.e|cf|vs|dir|reg|min|max|bzw|ca|z\.b|inkl|exkl|einschl|ggf|evtl|zzgl|abzgl|num|al|dept|govt|prio|ind|sec|sect|act)\Z")


def items(text: str, lexicon: Lexicon, world: World) -> list[Item]:
    """The items of a cleaned question, in order, covering every word once."""
    folded = fold(text)
    found: list[Item] = []
    taken = [False] * len(text)

    def take(item: Item) -> None:
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = [True] * (item.end - item.start)
            found.append(item)

    for start, end, acts, places in cited(folded):
        if acts:
            take(Item("act", (*acts, *(f"/{place}" for place in places)), start, end, text[start:end]))
        else:
            take(Item("provision", places, start, end, text[start:end]))
    for start, end, found_acts in numbered(folded, world):
        take(Item("act", found_acts, start, end, text[start:end]))
    for item in _acts(text):
        take(item)
    for item in _works(text, folded, world):
        take(item)
    for item in _bare_numbers(text, folded, world):
        take(item)
    for start, end, _, places in cited(folded, english=True):
        take(Item("provision", places, start, end, text[start:end]))
    for start, end, place in provisions(folded):
        take(Item("provision", (place,), start, end, text[start:end]))
    for kind, pattern in _ENTITIES:
        for match in pattern.finditer(folded):
            values = _values(kind, match)
            if kind == "section":
                values = _sections(text[match.start(1) : match.end(1)])
            if values and not (kind == "section" and text[match.start(1)].islower() and _no_letter(folded, match, lexicon.language)):
                take(Item(kind, values, match.start(), match.end(), text[match.start() : match.end()]))
    if lexicon.language != "en":
        for start, end, value in lone(text, folded, len(world.rows)):
            take(Item("action", (value,), start, end, text[start:end]))
    for item in _bodies(text, folded, world):
        take(item)
    for match in _PUNCT.finditer(text):
        if match.group() == "." and _SHORTENED.search(folded[max(0, match.start() - 8) : match.start()]):
            continue
        take(Item("punct", (match.group(),), match.start(), match.end(), match.group()))
    found += _lexical(text, lexicon, taken)
    return sorted(found, key=lambda item: item.start)


def _works(text: str, folded: str, world: World) -> Iterator[Item]:
    """Works by the names that the catalogue gives them, and by numbers as people write them; the plan in focus by its own names."""
    for found in _plan(folded, world):
        yield Item("concept", (), *found.span(), text[found.start() : found.end()], frozenset({"plan"}))
    pattern, works = _named(world.work_names)
    for match in pattern.finditer(folded):
        work = works[_key(match.group())]
        yield Item("work", (work,), match.start(), match.end(), text[match.start() : match.end()])


@lru_cache(maxsize=16)
def _named(entries: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """(one pattern of all the names, what each name stands for); of two names, the longer is found."""
    values: dict[str, str] = {}
    for name, value in entries:
        values.setdefault(_key(fold(name)), value)
    names = sorted(values, key=len, reverse=True)
    either = "|".join(r"[\s-]+".join(map(re.escape, name.split())) for name in names) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), values


def _key(name: str) -> str:
    """A name however its blanks and hyphens are written."""
    return " ".join(name.replace("-", " ").split())


def _plan(folded: str, world: World) -> Iterator[re.Match[str]]:
    """The names of the plan that the question is about, with words of its names beside them ("the Council's …").

    Only of one that was put into focus: the words for the first plan are the lexicon's.
    """
    work = world.work_of(world.plans[0].id) if world.focus and world.plans else None
    names = plan_names(work) if work else ()
    beside = "|".join(sorted({re.escape(word) for name in names for word in re.findall(r"[^\W\d_]{4,}", name)}))
    for name in names:
        before = rf"(?:(?<!\w)(?:{beside})(?:'s)?\s+(?:own\s+|other\s+)?){{0,2}}"
        after = rf"(?:,?\s+(?:of|by|from)\s+the\s+(?:{beside})\b)?(?:\s+\d{{4}}\s?-\s?\d{{4}})?"
        yield from re.finditer(f"{before}{phrase(name)}{after}", folded)


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


#: "2014/42", "2014/42/EU", "the 2018/1805 regulation": a number alone, if the catalogue knows one act by it.
_BARE_NUMBER = re.compile(
    r"(?<![\w/.,-])\d{2,4}/\d{1,4}(?:/(?:eu|ec|eec|jha|ue|ce|eg|cee|ewg|jai|ji))?(?![\w/])(?:\s(?:framework decision|directive|regulation|decision)\b)?"
)


def _bare_numbers(text: str, folded: str, world: World) -> Iterator[Item]:
    """Acts by their number without their type, where just one act that is known bears it."""
    for match in _BARE_NUMBER.finditer(folded):
        works = world.catalogue.find(match.group().split()[0]) if world.catalogue else ()
        if len(works) == 1 and works[0].celex:
            yield Item("act", (works[0].celex,), match.start(), match.end(), text[match.start() : match.end()])


def _values(kind: str, match: re.Match[str]) -> tuple[str | int, ...]:
    if kind == "quoted":
        return (match.group(1) or match.group(2),)
    if kind == "years":
        first, last = int(match.group(1)), int(match.group(2))
        return (first, last) if first <= last else (last, first)
    if kind == "year":
        return (int(match.group(1)) + (2000 if len(match.group(1)) == 2 else 0),)
    if kind in ("area", "part"):
        return (match.group(1),)
    if kind == "section":
        return tuple(re.findall(r"\b[A-Z]\b", match.group(1).upper().replace(" Y ", " ").replace(" O ", " ")))
    ordinal = number(match.group(1))
    return (ordinal,) if ordinal else _expand(match.group(1))


def _sections(written: str) -> tuple[str, ...]:
    """The letters of sections as written: a small one behind a capital, or one with an accent, is a word ("B et à terminer")."""
    letters = re.findall(r"(?<!\w)[A-Za-z](?!\w)", written)
    capital = bool(letters) and letters[0].isupper()
    found = [letter for letter in letters if letter.isupper() or not capital]
    return tuple(letter.upper() for letter in found if capital or letter not in "yo")


def _no_letter(folded: str, match: re.Match[str], language: str) -> bool:
    """Whether a small letter behind "section" is a word: "en *parte a* Europol", "quelle *section a* le plus d'actions ?"."""
    if language == "fr":
        return match.group(1) == "a" and folded[: match.start()].rstrip().endswith(("quelle", "quel"))
    return language == "es" and bool(_PREPOSITION.match(folded, match.end(1)))


#: "En *parte a* Europol": the letter is a preposition where a word follows that joins nothing.
_PREPOSITION = re.compile(r"(?<=\sa)\s+(?!(?:y|o|e|u|ni|pero|sin|con|que|en|por|para|son|es|tienen)\b)[a-z]")


def _expand(numbers: str) -> tuple[str, ...]:
    """ "3, 4 and 7-9" → 3, 4, 7, 8, 9; years are no numbers of actions."""
    found: list[str] = []
    for match in re.finditer(r"(?<!\w)(-?\d{1,12}[a-z]?)(?:\s*(?:-|\bto\b|\bbis\b|\ba\b)\s*(\d{1,12}))?", numbers):
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
        if named.body == world.bodies.states_body and _OTHER_STATES.search(folded[max(0, start - 5) : start]):
            continue  # "non-EU countries" are others, and no denial of these
        found.append(Item("body", (named.body,), start, end, written))
    for kind, entries in _others(world):
        pattern, values = _named(entries)
        for match in pattern.finditer(folded):
            value = values[_key(match.group())]
            found.append(Item(kind, (value,), match.start(), match.end(), text[match.start() : match.end()]))
    yield from sorted(found, key=lambda item: item.start - item.end)


_OTHER_STATES = re.compile(r"(?<!\w)non[ -]\Z")


@lru_cache(maxsize=8)
def _others(world: World) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The names of classes of bodies and of single states, with what they stand for."""
    classes = tuple((name, group.name) for group in world.bodies.classes for name in group.names)
    return ("class", classes), ("state", tuple((name, world.bodies.states_body or "") for name in world.bodies.states))


def _lexical(text: str, lexicon: Lexicon, taken: list[bool]) -> Iterator[Item]:
    """Concepts, numbers, stop words and plain words of what no entity took."""
    words = [token for token in words_of(text, lexicon.language) if not taken[token[1]]]
    i = 0
    while i < len(words):
        run = [words[i]]
        for following in words[i + 1 : i + lexicon.longest]:
            if any(taken[run[-1][2] : following[1]]):
                break
            run.append(following)
        count, concepts = _ending(lexicon, [word for word, _, _ in run], *lexicon.match([word for word, _, _ in run]))
        word, start, end = words[i]
        if any(each.endswith("'s") for each, _, _ in run):  # "which action's", "our ministry's"
            longer, others = lexicon.match([each.removesuffix("'s") for each, _, _ in run])
            count, concepts = (longer, others) if longer > count and others & {"we", "n_action"} else (count, concepts)
        numeral = (word.isdigit() and len(word) < 10) or word in lexicon.numbers
        if numeral and re.search(r"(?:^|\s)-$", text[max(0, start - 2) : start]):
            yield Item("word", (word,), start - 1, end, text[start - 1 : end])  # "-1 bodies": no count
            i += 1
            continue
        if count and not (numeral and count == 1):
            end = run[count - 1][2]
            kind = "concept" if concepts - {"stop"} else "stop"
            yield Item(kind, (), start, end, text[start:end], concepts)
        elif numeral:
            count = 1
            value = int(word) if word.isdigit() else lexicon.numbers[word]
            yield Item("number", (value,), start, end, text[start:end])
        else:
            yield Item("word", (word,), start, end, text[start:end])
        i += max(count, 1)


#: Adverbs of more than one word, the first of which may close a phrase as well.
_ADVERBS = frozenset(["at_least", "at_most", "more_than", "fewer_than", "vague", "by"])


def _ending(lexicon: Lexicon, words: Sequence[str], count: int, concepts: frozenset[str]) -> tuple[int, frozenset[str]]:
    """A phrase without its last word where that opens an adverb: "corresponden *al menos* a Europol" and not "corresponden al"."""
    if count < 2 or "stop" in concepts:
        return count, concepts
    behind, adverb = lexicon.match(words[count - 1 :])
    shorter, rest = lexicon.match(words[: count - 1])
    return (shorter, rest) if behind > 1 and adverb & _ADVERBS and shorter == count - 1 else (count, concepts)
