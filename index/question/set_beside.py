"""A body named in a follow-up: set beside those before it, in the place of one of them, or asked of anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.question import elliptic
from index.question.clause import filler, last_word
from index.question.filters import Choice, Filter, field_of
from index.question.follow import as_the_other
from index.question.fragment import WHICH, repeated
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

_TOO = frozenset(["too", "as well", "also", "aussi", "egalement", "auch", "ebenfalls", "tambien", "igualmente"])

_BODIES = ("body", "class", "state")
#: Words that set a body beside those before it.
_WITH = frozenset(["with", "avec", "mit", "con", "alongside"])
_THEY = frozenset(["they", "elles", "ils", "ellas", "ellos"])


def narrows(clause: Sequence[Item]) -> bool:
    """Whether a body is set beside those before it ("those *with* Frontex", "and *with* Frontex too?"), or the noun after a
    "which" is left out, so that it is asked among what was found."""
    if repeated(clause) or elliptic.of_what_was_found(clause):
        return True
    opening = next((item for item in clause if item.kind != "punct"), None)
    if opening is not None and fold(opening.text).split()[0] in _AUXILIARIES and any("involved" in item.concepts for item in clause) and not any(item.concepts & set(NOUNS) for item in clause):
        return True  # "is X involved?": in one of those
    for i, item in enumerate(clause):
        if item.kind in _BODIES:
            led = next((each for each in reversed(clause[:i]) if not (filler(each) and last_word(each) in _ARTICLES)), None)
            if led is not None and last_word(led) in _WITH and not _the_same(led):
                return True
    if any(fold(item.text) in _THEY for item in clause):
        return True
    opening = next((item for item in clause if item.kind != "punct"), None)
    if opening is not None and "and_what" in opening.concepts:
        return False  # "*and* which cite Directive Y?": the same of another
    asking = next((i for i, item in enumerate(clause) if "which" in item.concepts and fold(item.text) in WHICH), None)
    return asking is not None and not any(item.concepts & set(NOUNS) for item in clause[asking + 1 : asking + 3])


def _the_same(item: Item) -> bool:
    """ "*Wie sieht es mit* X aus?", "¿*qué pasa con* X?": asks the same of another, and sets nothing beside it."""
    return "and_what" in item.concepts and len(item.text.split()) > 2


_AUXILIARIES = frozenset(["is", "are", "was", "were", "does", "do", "ist", "sind", "est", "sont", "esta", "estan"])
_ARTICLES = frozenset(["the", "la", "le", "l", "les", "die", "der", "dem", "den", "das", "el", "los", "las", "both"])


def beside(clause: Sequence[Item], before: Interpretation, one: Interpretation, *, instead: bool = False, possessive: bool = False) -> Interpretation:
    """The follow-up with its body read both ways where its words leave that open.

    "And Frontex *too*?" asks for what has both, or for the same of Frontex; "*only* Frontex" for those that it takes part
    in, or for those that are its alone.
    """
    mine = [item for item in one.filters if item.field == "body"]
    theirs = [item for item in before.filters if item.field == "body"]
    if len(mine) != 1 or one.choices or (narrows(clause) and not instead):
        return one
    if instead and len(theirs) == 1 and mine[0].op == "any":
        return in_whose_place(one, mine[0], theirs[0])
    body, others = mine[0], tuple(item for item in one.filters if item is not mine[0])
    opening = next((item for item in clause if item.kind != "punct"), None)
    names = [str(value) for value in body.values]
    if body.op == "only" and opening is not None and "only" in opening.concepts and len(names) == 1:
        either = replace(body, op="any")
        if possessive:
            return replace(one, filters=(*others, either), understood=((body.text, f"responsible: {names[0]}"),))  # "*only X's*": of those found
        return replace(one, filters=others, choices=(Choice(((f"responsible: {names[0]}", either), (f"responsible: only {names[0]}", body))),))
    if opening is not None and "and_what" in opening.concepts and body.op == "any" and len(names) == 1 and len(theirs) == 1 and theirs[0].op in ("only", "none") and theirs[0].values != body.values and not any(item.concepts & {"together", "or"} for item in clause):
        if any("those" in item.concepts for item in clause):
            return one  # "and *of those*, which is X responsible for?"
        same = (item for item in before.filters if item.values == theirs[0].values)  # "… which name X and are not X's? *And Y?*"
        return replace(one, filters=(*others, *(replace(item, values=body.values, text=body.text) for item in same)))
    told = [item for item in before.filters if field_of(item) == "body"]
    charged = any(item.concepts & {"responsible", "lead", "has", "involved"} for item in clause)
    if opening is not None and "and_what" in opening.concepts and (body.op, len(names), len(told)) == ("any", 1, 1) and told[0].field != "body" and not charged:
        return replace(one, filters=(*others, replace(told[0], values=body.values, text=body.text)))  # "… which name X in the text? *And Y?*"
    open_before = [choice for choice in before.choices if field_of(choice) == "body"]
    if opening is not None and "and_what" in opening.concepts and (body.op, len(names), len(told), len(open_before)) == ("any", 1, 0, 1) and not charged:
        alike = as_the_other(body, replace(before, choices=tuple(open_before)))  # "… which *involve* X? *And Y?*"
        return replace(one, filters=others, choices=(alike,)) if isinstance(alike, Choice) else one
    too = any(fold(item.text) in _TOO or set(fold(item.text).split()) & _TOO for item in clause)
    if too and body.op == "any" and len(theirs) == 1 and theirs[0].op == "any" and len(theirs[0].values) == len(names) == 1:
        both = tuple(dict.fromkeys((*theirs[0].values, *body.values)))
        said = f"responsible: all of {', '.join(map(str, both))}"
        return replace(one, filters=others, choices=(Choice(((said, Filter("body", "all", both, body.text)), (f"responsible: {names[0]}", body))),))
    return one


def in_whose_place(one: Interpretation, body: Filter, theirs: Filter) -> Interpretation:
    """ "Which actions have X and Y? … *No, I meant Z.*": in place of Y, of X or of both; nothing says of which."""
    names, (new, *more) = theirs.values, body.values
    if len(names) < 2 or theirs.op not in ("all", "any", "only") or more or new in names:
        return one
    ways = [*((*names[:at], new, *names[at + 1 :]) for at in reversed(range(len(names)))), (new,)]
    together = "all of {}" if theirs.op == "all" else "{}"
    readings = [(f"responsible: {together.format(', '.join(map(str, way))) if len(way) > 1 else new}", replace(theirs, values=way, text=body.text)) for way in ways]
    return replace(one, filters=tuple(item for item in one.filters if item is not body), choices=(Choice(tuple(readings)),))


def possessive(message: str) -> bool:
    """ "Only *X's*": what is X's, whoever else's it is."""
    return bool(_POSSESSIVE.search(message.casefold()))


_POSSESSIVE = re.compile(r"(?:\w['’]s|s['’])(?=\s*(?:ones?|actions?|please)?\W*\Z)")
