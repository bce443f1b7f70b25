"""Chatter before and after what is asked: "quick one before lunch - who …", "as discussed: …", "…? Thx, J.".

A piece of a sentence is chatter only if it opens as chatter does and names nothing that the records know; a topic
in front ("Prisons: which actions …?") is none, as dropping it would widen what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

#: How chatter opens, in the four languages, folded.
_OPENS = re.compile(
    r"(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|quick(?:ly| one| question| check)?|just|sorry|apologies|"
    r"one (?:more|last|quick|other) (?:thing|question|point)|before (?:i|we) (?:forget|leave|go)|whatever|no matter|"
    r"as (?:\w+ ){0,2}(?:discussed|agreed|promised|announced|requested|mentioned|said|you know|usual)|following (?:up|our)|further to|"
    r"(?:with reference|referring|in reply|coming back) to|out of curiosity|for (?:my|our|the) (?:briefing|record|minutes|meeting|"
    r"minister|boss|director|note|file|information)|if you (?:can|could|have|don't mind)|when you have|since you ask|"
    r"i was (?:told|wondering|asked)|i am (?:told|writing)|i hope|hope|thank you|thanks|many thanks|by the way|ps|p\.s|re|subject|question)|"
    r"(?:bonjour|bonsoir|salut|cher|chere|chers|comme (?:convenu|discute|promis)|une (?:petite )?question|suite a (?:notre|votre)|petite question|"
    r"avant que j'oublie|merci|desole)|"
    r"(?:hallo|guten (?:tag|morgen)|liebe[rs]?|sehr geehrte|wie (?:besprochen|vereinbart|angekundigt|versprochen)|kurze frage|"
    r"eine (?:kurze )?frage|noch eine frage|danke|vielen dank|entschuldigung|bevor ich es vergesse)|"
    r"(?:hola|buenos dias|buenas tardes|estimad[oa]s?|como (?:acordamos|hablamos|comentamos|quedamos)|una (?:pregunta|duda)|"
    r"pregunta rapida|gracias|perdon|antes de que se me olvide))\b"
)
_MARKS = (",", ":")
_DASH = re.compile(r"[ \t]+[-\u2013\u2014]+[ \t]+")
#: What a piece may not name and still be chatter.
_ENTITIES = frozenset(["body", "class", "state", "year", "years", "action", "indicator", "footnote", "priority", "section", "area", "act", "work", "provision", "quoted"])
_ASKING = frozenset(["which", "how_many", "share", "who", "when", "overview", "compare", "define"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message; ``chatter``: it asks nothing and restricts nothing."""

    items: list[Item]
    chatter: bool = False


def parted(clause: Sequence[Item], text: str) -> Iterator[Piece]:
    """The clause as it is, or the chatter before what it asks and the rest as clauses of their own."""
    pieces = list(_pieces(clause, text))
    first = 0
    while first < len(pieces) - 1 and _chatter(pieces[first], text):
        first += 1
    if not first:
        yield Piece(list(clause))
        return
    yield Piece([item for piece in pieces[:first] for item in piece], chatter=True)
    yield Piece([item for piece in pieces[first:] for item in piece])


def meant(clause: list[Item], clauses: Sequence[Sequence[Item]]) -> list[Item]:
    """The clause with an "it" that is responsible read as the one body that the sentences before it name."""
    at = next((i for i, item in enumerate(clause) if item.text.lower() in _PRONOUNS), None)
    if at is None or any(item.kind in _ENTITIES for item in clause):
        return clause
    if not any(item.concepts & {"responsible", "lead", "involved"} for item in clause):
        return clause
    earlier = [item for other in clauses if other and other[0].start < clause[0].start for item in other if item.kind == "body"]
    if len({item.values for item in earlier}) != 1:
        return clause
    return [*clause[:at], replace(clause[at], kind="body", values=earlier[0].values, concepts=frozenset()), *clause[at + 1 :]]


_PRONOUNS = frozenset(["it", "they", "them", "elle", "il", "sie", "es", "ella"])


def _pieces(clause: Sequence[Item], text: str) -> Iterator[list[Item]]:
    """A clause cut behind commas, colons and dashes."""
    piece: list[Item] = []
    for number, item in enumerate(clause):
        piece.append(item)
        following = clause[number + 1] if number + 1 < len(clause) else None
        dashed = following is not None and _DASH.fullmatch(text, item.end, following.start)
        if following is not None and (dashed or (item.kind == "punct" and item.text in _MARKS)):
            yield piece
            piece = []
    if piece:
        yield piece


def _chatter(piece: Sequence[Item], text: str) -> bool:
    words = [item for item in piece if item.kind != "punct"]
    if not words:
        return True
    if any(item.kind in _ENTITIES or item.concepts & set(NOUNS) for item in words) or any(item.concepts & _ASKING for item in words[1:]):
        return False
    if any(_topic(piece, i) for i in range(len(piece))):
        return False
    return all("hello" in item.concepts for item in words) or bool(_OPENS.match(fold(text[words[0].start : words[-1].end])))


def _topic(piece: Sequence[Item], index: int) -> bool:
    """Whether a topic stands in the piece: "quick one *on prisons*", but not "as discussed *on the phone*"."""
    item, following = piece[index], piece[index + 1 : index + 2]
    return "topic" in item.concepts and bool(following) and (following[0].kind == "word" or "onwards" not in item.concepts)
