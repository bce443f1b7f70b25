"""A message cut into the questions that it asks: at the ends of sentences, and where one sentence asks twice.

A sentence asks twice if a second interrogative follows an "and" ("which are due in 2021 *and which in 2022*"), or if
two conditions of the same kinds are set against each other ("Europol in section A *and Frontex in section B*"):
put into one list of conditions, these would select what meets all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.question.clause import last_word
from index.question.items import ENTITIES, Item
from index.question.nouns import NOUNS
from index.question.pointing import anaphoric
from ingest.fold import fold

MOST_CONDITIONS = 16
"""A question with more conditions sets nothing against anything: it is a list, or no question."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question, or a sentence beside it.

    ``asked``: it is one of several parts of a sentence that ends with a question mark, or that asks with its first word.
    ``joined``: how it leans on the part before: ``gapped`` ("and which in 2022"), ``set against`` it, or the ``same`` as it on
    the question before both ("which of them are …, and which have …").
    """

    items: list[Item]
    asked: bool = False
    joined: str = ""


_ASKING = frozenset(["which", "how_many", "share", "who", "when", "overview", "compare", "acronym", "define", "replaced"])
_BODIES = ("body", "class", "state")
#: Kinds of items that conditions are made of; bodies of any kind count as one.
_CONDITIONS = {**dict.fromkeys(_BODIES, "body"), "year": "year", "years": "year", "area": "area", "priority": "priority", "section": "section", "action": "action", "indicator": "indicator"}

#: Interrogatives that, after an "and", only go on with a relative clause.
_RELATIVE = ("whose", "whom", "dont", "que")


def split(found: Sequence[Item]) -> list[Part]:
    """The parts of a message, in order; at least one."""
    parts: list[Part] = []
    for sentence in [each for whole in _sentences(found) for each in _otherwise(whole)]:
        asked = any(item.text == "?" for item in sentence) or bool(sentence[0].concepts & _ASKING)
        pieces = [(piece, how) for one, how in _asking_twice(sentence) for piece, how in _set_against(one, how)]
        for items, how in pieces:
            parts.append(Part(items, asked and len(pieces) > 1, how))
    return parts or [Part([])]


def _sentences(found: Sequence[Item]) -> list[list[Item]]:
    sentences: list[list[Item]] = [[]]
    for index, item in enumerate(found):
        if item.kind == "punct" and item.text in ";\n" and _goes_on_listing(sentences[-1], found, index):
            sentences[-1].append(replace(item, text=",", values=(",",)))
            continue
        sentences[-1].append(item)
        if item.kind == "punct" and item.text in "?!.;\n" and not _abbreviates(found, index):
            sentences.append([])
    return [sentence for sentence in sentences if any(item.kind != "punct" for item in sentence)]


MOST_LISTED = 7
"""Items of a condition that a semicolon or a new line sets beside others."""


def _goes_on_listing(before: Sequence[Item], found: Sequence[Item], index: int) -> bool:
    """ "Actions: area 4.1; due 2023", conditions on lines of their own: a list of conditions, and no sentence behind another."""
    if not before or before[-1].text == "?":
        return False
    ends = next((i for i in range(index + 1, len(found)) if found[i].kind == "punct" and found[i].text in "?!.;\n"), len(found))
    behind = [item for item in found[index + 1 : ends] if item.kind != "punct"]
    if not 0 < len(behind) <= MOST_LISTED or not any(item.concepts & set(NOUNS) or item.kind in _CONDITIONS for item in before):
        return False
    says = all(item.kind in _CONDITIONS or item.kind in ("stop", "concept", "number", "lasting") or fold(item.text) in ("long", "longer", "shorter") for item in behind)
    plain = not any(item.concepts & (_ASKING | {"n_action", "hello", "and_what"}) for item in behind)
    return says and plain and any(item.kind in _CONDITIONS or item.kind == "lasting" or item.concepts & _ALONE for item in behind)


#: Conditions without a name or a number.
_ALONE = frozenset(["n_year", "n_timetable", "n_footnote", "no_date", "ongoing", "n_body", "whole"])


#: What a full stop may follow without ending a sentence, folded.
_ABBREVIATED = frozenset(["mr", "mrs", "ms", "dr", "prof", "hr", "sr", "sra", "dra", "mme", "mlle", "st", "nr", "art", "approx", "bzw", "ca", "vgl", "cf"])


def _abbreviates(found: Sequence[Item], index: int) -> bool:
    """Whether a full stop only shortens the word before it: "Mr. Smith", "e.g.", "z. B."."""
    if found[index].text != "." or not 0 < index < len(found) - 1:
        return False
    before, after = found[index - 1], found[index + 1]
    if after.start == found[index].end and after.text.isalnum():
        return fold(before.text) != "i"  # "e.g", but "i.e." says it all once more
    inner = index > 2 and found[index - 2].text == "." and len(before.text) == 1 and fold(found[index - 3].text) != "i"
    return before.end == found[index].start and (inner or fold(before.text) in _ABBREVIATED)


def _otherwise(sentence: list[Item]) -> list[list[Item]]:
    """A sentence cut at "… and *if not*, who is?", "*if so*, when …?": what follows asks by itself, whatever the answer is."""
    for index, item in enumerate(sentence[:-2]):
        behind = sentence[index + 1]
        if fold(item.text) not in _IF or fold(behind.text) not in _SO or not _says_more(sentence[index + 2 :]):
            continue
        first = index - 1 if index and (sentence[index - 1].concepts & {"and", "or", "and_what"} or sentence[index - 1].text == ",") else index
        rest = sentence[index + 2 :]
        rest = rest[1:] if rest[0].text in (",", ":") else rest
        before = [piece for piece in (sentence[:first],) if any(each.kind != "punct" for each in piece)]
        mark = [each for each in rest[-1:] if each.text == "?"]
        return [*([*piece, *mark] for piece in before), *_otherwise(rest)] if rest else [sentence]
    return [sentence]


def _says_more(rest: Sequence[Item]) -> bool:
    """Whether more follows than a name: "Europol, *if not* Frontex" asks nothing of its own."""
    return not any(item.kind in ENTITIES for item in rest) or any(not (item.kind in (*ENTITIES, "stop", "punct") or "stop" in item.concepts) for item in rest)


_IF = frozenset(["if", "si", "wenn", "falls"])
_SO = frozenset(["so", "not", "yes", "no", "oui", "non", "ja", "nein", "nicht"])


def _asking_twice(sentence: list[Item]) -> list[tuple[list[Item], str]]:
    """A sentence cut before "and who …", "and which …" if that asks again."""
    cut: list[tuple[list[Item], str]] = [([], "")]
    asks = says = False
    skipped: Item | None = None  # a "which" whose noun is said again
    relative: Item | None = None  # a "qui" that goes on with a relative clause
    for index, item in enumerate(sentence):
        before = cut[-1][0]
        if item is skipped:
            continue
        following = sentence[index + 1] if index + 1 < len(sentence) else None
        if asks and says and _asks_of_those(sentence, index):
            cut.append(([], ""))
            asks = says = False
            continue
        joins = item.kind in ("stop", "concept") and item.concepts & {"and", "and_what"} and following is not None
        joins = joins or (item.text == "," and following is not None and "how_many" in following.concepts)  # "how many in A, *how many* in B"
        if joins and following and asks and says:
            if following.concepts & {"who"} and _goes_on(before, following, sentence[index + 2 : index + 2 + MOST_LEADING]):
                relative = following
            elif following.concepts & {"who", "when", "how_many"} and following.text.lower() not in _RELATIVE:
                cut.append(([], ""))
                asks = says = False
                continue
            again = item if _asks_which(item) and "and_what" in item.concepts else following  # "*and what* is X responsible for"
            if (again is item or "which" in following.concepts) and _interrogative(before, again) and (head := _head(before, sentence[sentence.index(again) + 1 :])):
                cut.append(([replace(each, start=following.start, end=following.start) for each in head], "same" if _points(head) else ""))
                asks, says = True, False
                skipped = again
                continue
            if (again is item or "which" in following.concepts) and _interrogative(before, again):
                whole = any(item.concepts & set(NOUNS) for item in sentence[index + 2 : index + 3])
                cut.append(([] if whole else [item], "" if whole else "gapped"))
                asks = says = False
                continue
        if len(cut) > 1 and not before and "says" in item.concepts:
            continue  # "and *say* which of these …"
        item = replace(item, kind="stop", concepts=frozenset({"stop"})) if item is relative else item
        before.append(item)
        asks = asks or bool(item.concepts & _ASKING) or ("those" in item.concepts and _asks_which(item))
        says = says or (item.kind != "stop" and not item.concepts & _ASKING)
    return cut


def _head(before: Sequence[Item], behind: Sequence[Item]) -> list[Item]:
    """What "which *actions of X* are due in 2021, and which have no Y?", "which *of them* are …, and which …?" ask twice about:
    the noun with the conditions that stand before its verb, if the second half has a verb of its own; else nothing."""
    at = next((i for i, item in enumerate(before) if i and fold(item.text).split()[0] in _VERBS), None)
    if at is None or not behind or fold(behind[0].text).split()[0] not in _VERBS:
        return []
    head = [item for item in before[:at] if item.kind != "punct"]
    turned = next((item for item in behind[1:] if item.kind != "stop"), None)
    if turned is None or (turned.kind in _BODIES and not behind[0].concepts & {"has"}):
        return []  # "and which does Y have?"
    says = any(item.kind in _CONDITIONS for item in head) and any("n_action" in item.concepts for item in head)
    return head if says or _points(head) else []


def _points(items: Sequence[Item]) -> bool:
    return any(anaphoric(items, i) for i in range(len(items)))


#: Verbs that lead to what is said of the noun before them.
_VERBS = frozenset(["are", "is", "have", "has", "had", "were", "was", "do", "does", "don't", "doesn't", "aren't", "isn't", "haven't", "lack", "lacks", "sont", "ont", "sind", "haben", "son", "tienen", "estan"])


def _goes_on(before: Sequence[Item], who: Item, behind: Sequence[Item]) -> bool:
    """Whether a French "et qui" goes on with a relative clause: its verb agrees with the noun before ("les actions dont … *et
    qui sont* à réaliser"), where one that asks takes the singular, or names who they are ("et qui sont *les responsables*")."""
    words = [*fold(who.text).split(), *(word for item in behind for word in fold(item.text).split())]
    if words[0] != "qui":
        return False
    following = [word for word in words[1:] if word not in _CLITICS]
    if not following or "else" in {concept for item in behind[:1] for concept in item.concepts}:
        return False
    plural = following[0].endswith("nt")
    if words[1] == "sont":
        return not (following[1:] and following[1] in _ARTICLES) and words[2:3] not in (["les"], ["leurs"])
    if plural:
        return True
    relative = any(fold(item.text) in ("qui", "dont", "que", "auxquelles", "desquelles") for item in before[1:])
    noun = next((item for item in before if "n_action" in item.concepts), None)
    return relative and not (noun is not None and noun.text.endswith("s"))


#: Small words between a French subject and its verb.
_CLITICS = frozenset(["ne", "n", "en", "y", "se", "s", "le", "la", "les", "l", "lui", "leur", "pas"])
_ARTICLES = frozenset(["les", "leurs", "ceux", "celles", "donc", "alors"])


def _asks_of_those(sentence: Sequence[Item], index: int) -> bool:
    """Whether a question about what the words before it ask for follows: "… *and* which of them …", "… *,* of those how many …"."""
    item, behind = sentence[index], sentence[index + 1 : index + 1 + MOST_LEADING]
    if not (item.text == "," or item.concepts & {"and", "and_what"}) or not behind or behind[0].concepts & {"and", "and_what"}:
        return False
    them = next((i for i, each in enumerate(behind) if anaphoric(sentence, index + 1 + i)), None)
    if them is None or any(each.kind not in ("stop", "concept", "punct") for each in behind[:them]):
        return False
    asked = any(each.concepts & _ASKING or fold(each.text).split()[0] in _OPENING for each in behind)
    return asked or them == 0 or behind[0].text.lower() in _AUXILIARIES


MOST_LEADING = 4
"""Items within which a question about "those" says so: "and say *which of these* …", "and *are any of them* …"."""
#: How a phrase that asks and points back at once opens: "*which* of those", "*welche* davon".
_OPENING = frozenset(["which", "how", "cuales", "cuantas", "cuantos", "welche", "wie", "lesquelles", "lesquels", "combien"])
_AUXILIARIES = frozenset(["is", "are", "was", "were", "do", "does", "did", "has", "have", "can", "will", "est", "sont", "ist", "sind", "haben", "hat", "estan", "están", "son", "es"])


def _interrogative(before: Sequence[Item], following: Item) -> bool:
    """Whether a "which" after an "and" asks: the sentence asks with one already, and has no relative clause to go on with."""
    if not _asks_which(following) or fold(following.text) in _RELATIVE:
        return False
    asking = next((i for i, item in enumerate(before) if item.concepts & {"which", "those"} and (_asks_which(item) or last_word(item) == "que")), None)
    opened = asking is not None and all(item.kind in ("punct", "stop") or "hello" in item.concepts for item in before[:asking])
    return opened and not any(fold(item.text) in _PRONOUNS or fold(item.text) == "for which" for item in before[(asking or 0) + 1 :])


def _asks_which(item: Item) -> bool:
    return not _WHICH.isdisjoint(fold(item.text).split())


_WHICH = frozenset(["which", "what", "welche", "welcher", "welches", "welchen", "quels", "quelles", "lesquels", "lesquelles", "cuales", "cual"])
_PRONOUNS = frozenset(["which", "that", "whose", "whom", "who", "where", "qui", "dont", "que", "die", "deren"])


def _set_against(items: list[Item], how: str) -> list[tuple[list[Item], str]]:
    """A question cut at an "and" with conditions of the same two or more kinds on both its sides."""
    if not 3 < sum(item.kind in _CONDITIONS for item in items) < MOST_CONDITIONS:
        return [(items, how)]
    for index, item in enumerate(items):
        if not (item.concepts & {"and", "or", "and_what"} and _near(items, index)) or _stretches(items, index) or _alternative(items, index):
            continue
        before, after = _kinds(items[:index]), _kinds(items[index + 1 :])
        width = min(len(before), len(after))
        for count in range(width, 1, -1):
            same = set(before[-count:]) == set(after[:count]) and len(set(after[:count])) == count
            if same:
                rest = items[index:]
                lead = replace(rest[0], kind="concept", concepts=frozenset({"and_what", "stop"}))
                turned = [] if any(each.concepts & _ASKING for each in items[:index]) else items[:1]  # "*Is* X … and Y …"
                return [(items[:index], how), *_set_against([*turned, lead, *rest[1:]], "set against")]
    return [(items, how)]


def _alternative(items: Sequence[Item], index: int) -> bool:
    """ "Due in 2021 *or 2023*": two values of one condition."""
    behind = next((item for item in items[index + 1 : index + 4] if item.kind != "stop" and not item.concepts & {"in"}), None)
    if behind is None or behind.kind != items[index - 1].kind or behind.kind not in _CONDITIONS:
        return False
    return "or" in items[index].concepts or (behind.kind == "year" and not items[index].concepts & {"before", "after"} and "which" not in items[index].concepts)


def _stretches(items: Sequence[Item], index: int) -> bool:
    """ "After 2022 *and before* 2025": one stretch of time between two years."""
    before = list(items[max(0, index - 1) : index])
    behind = items[index + 1 : index + 4]
    year = next((i for i, item in enumerate(behind) if item.kind == "year"), None)
    if year is None or not before or before[0].kind != "year":
        return False
    words = [items[index], *behind[:year]]
    return any(item.concepts & {"before", "after", "until", "by"} for item in words) and not any(item.concepts & {"which", "n_action"} for item in words)


def _near(items: Sequence[Item], index: int) -> bool:
    """Whether a condition stands right before the "and", so that it joins what comes next to that."""
    before = [item for item in items[max(0, index - 2) : index] if item.text != ","]
    return bool(before) and before[-1].kind in _CONDITIONS


def _kinds(items: Sequence[Item]) -> list[str]:
    """The kinds of conditions in order, those of one list once."""
    found: list[str] = []
    listed = False
    for item in items:
        kind = _CONDITIONS.get(item.kind)
        if kind:
            found += [] if listed and found and found[-1] == kind else [kind]
            listed = True
        elif not (item.kind == "punct" or item.concepts & {"and", "or"}):
            listed = False
    return found
