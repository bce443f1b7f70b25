"""Chatter before and after what is asked: "quick one before lunch - who …", "as discussed: …", "…? Thx, J.".

A piece of a sentence is chatter only if it opens as chatter does and names nothing that the records know; a topic
in front ("Prisons: which actions …?") is none, as dropping it would widen what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.question.items import ENTITIES, Item
from index.question.nouns import NOUNS
from index.question.parts import Part
from ingest.fold import fold

#: How chatter opens, in the four languages, folded.
_OPENS = re.compile(
    r"(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|quick(?:ly| one| question| check)?|just|sorry|apologies|"
    r"one (?:more|last|quick|other) (?:thing|question|point)|before (?:i|we) (?:forget|leave|go)|whatever|no matter|"
    r"as (?:\w+ ){0,2}(?:discussed|agreed|promised|announced|requested|mentioned|said|you know|usual)|following (?:up|our)|further to|"
    r"(?:with reference|referring|in reply|coming back) to|out of curiosity|for (?:my|our|the) (?:briefing|record|minutes|meeting|"
    r"minister|boss|director|note|file|information)|if you (?:can|could|have|don't mind)|when you have|since you ask|"
    r"(?:please )?(?:just |only )?(?:answer|reply|respond)|(?:in|with) (?:an?|one|two|three|a few) (?:single |short )?(?:words?|sentences?|lines?)|"
    r"yes or no|true or false|briefly|in (?:short|brief|a nutshell)|keep it short|"
    r"i was (?:told|wondering|asked)|i am (?:told|writing)|i hope|hope|thank you|thanks|many thanks|by the way|ps|p\.s|re|subject|question)|"
    r"(?:bonjour|bonsoir|salut|cher|chere|chers|comme (?:convenu|discute|promis)|une (?:petite )?question|suite a (?:notre|votre)|petite question|"
    r"avant que j'oublie|merci|desole|repond(?:s|re|ez)|en (?:un|une|deux|trois) (?:seule? )?(?:mots?|phrases?)|oui ou non|brievement|en bref)|"
    r"(?:hallo|guten (?:tag|morgen)|liebe[rs]?|sehr geehrte|wie (?:besprochen|vereinbart|angekundigt|versprochen)|kurze frage|"
    r"eine (?:kurze )?frage|noch eine frage|danke|vielen dank|entschuldigung|bevor ich es vergesse|(?:bitte )?(?:nur )?(?:be)?antworte[nt]?|(?:in|mit) (?:einem|zwei|drei) (?:einzigen )?(?:worte?n?|satz(?:en)?)|"
    r"ja oder nein|kurz)|"
    r"(?:hola|buenos dias|buenas tardes|estimad[oa]s?|como (?:acordamos|hablamos|comentamos|quedamos)|una (?:pregunta|duda)|"
    r"pregunta rapida|gracias|perdon|antes de que se me olvide|(?:por favor )?(?:responde|responda|respondan|contesta|conteste)|"
    r"(?:en|con) (?:una|dos|tres) (?:sola )?(?:palabras?|frases?)|si o no|brevemente))\b"
)
_MARKS = (",", ":")
_DASH = re.compile(r"[ \t]+[-\u2013\u2014]+[ \t]+")
_ASKING = frozenset(["which", "how_many", "share", "who", "when", "overview", "compare", "define"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message; ``chatter``: it asks nothing and restricts nothing. ``asked``, ``joined`` as in ``parts.Part``."""

    items: list[Item]
    chatter: bool = False
    asked: bool = False
    joined: str = ""


def parted(part: Part, text: str) -> Iterator[Piece]:
    """The part of a message as it is, or the chatter before what it asks and the rest as pieces of their own."""
    if _delivery(part.items):
        yield Piece(part.items, chatter=True)
        return
    pieces = list(_pieces(part.items, text))
    first = 0
    while first < len(pieces) - 1 and _chatter(pieces[first], text):
        first += 1
    rest = [item for piece in pieces[first:] for item in piece]
    framing = _framing(rest)
    chatter = [*(item for piece in pieces[:first] for item in piece), *rest[:framing]]
    if chatter:
        yield Piece(chatter, chatter=True)
    yield Piece(rest[framing:], asked=part.asked, joined=part.joined)


def _framing(piece: Sequence[Item]) -> int:
    """How many items lead to what is asked without a part in it: "*Remind me* which …", "*I'd need* a list of …".

    They name nothing that the records know, and speak of who asks; a topic in front is none ("On prisons, which …?").
    """
    asked = next((i for i, item in enumerate(piece) if item.concepts & _EMBEDDED and not _all_of_them(piece, i)), 0)
    again = next((i for i in range(asked + 1, min(asked + 4, len(piece))) if piece[i].concepts & {"which", "how_many", "who", "when"}), 0)
    if asked and again and not any(item.kind in ENTITIES or item.concepts & set(NOUNS) for item in piece[asked:again]):
        asked = again  # "necesito saber *qué* acciones …"
    if asked and fold(piece[asked - 1].text) in _LEADING and "list" not in fold(piece[asked].text):
        asked -= 1
    before = piece[:asked]
    if not before or any(item.kind in ENTITIES or item.concepts & set(NOUNS) or item.text in (":", "?") for item in before):
        return 0
    words, leading = _words(piece[: asked + 1]), _words(before)
    says = any(item.kind in ENTITIES or item.concepts & set(NOUNS) for item in piece[asked:])
    return asked if says and words & _PERSONS and not leading & _OTHERWISE else 0


def _all_of_them(piece: Sequence[Item], index: int) -> bool:
    """ "Sind sie *alle* in …?": all of what was named before, and no list of anything that follows."""
    return "all" in piece[index].concepts and not any(item.concepts & set(NOUNS) for item in piece[index + 1 : index + 5])


def _delivery(sentence: Sequence[Item]) -> bool:
    """ "Could you *send it* by Friday?", "please *reply* today": how the answer is to come, and not what is asked."""
    if any(item.kind in ENTITIES or item.concepts & set(NOUNS) for item in sentence) or any(_topic(sentence, i) for i in range(len(sentence))):
        return False
    words = _words(sentence)
    return bool(words & _REPLYING or (words & _SENDING and words & _SENT)) and not words & _OTHERWISE


#: What somebody does who answers, in the four languages, folded.
_REPLYING = frozenset(["reply", "respond", "repondre", "repondez", "reponds", "antworten", "antworte", "ruckmeldung", "responder", "responda", "respondan", "responde", "contestar", "conteste", "contestarme"])
_SENDING = frozenset(["send", "forward", "email", "mail", "deliver", "get", "have", "need", "give", "envoyer", "envoyez", "transmettre", "transmettez", "faire", "parvenir", "besoin", "schicken", "senden", "zusenden", "zuschicken", "brauche", "brauchen", "enviar", "envia", "envie", "enviarme", "enviarmelo", "mandar", "mandarme", "mandarmelo", "necesito", "necesitamos"])
#: What is sent: the answer, by a word that names nothing.
_SENT = frozenset(["it", "this", "that", "back", "answer", "reply", "response", "ca", "cela", "reponse", "es", "das", "dies", "antwort", "lo", "esto", "respuesta", "enviarmelo", "mandarmelo"])


def _words(items: Sequence[Item]) -> set[str]:
    return {word for item in items for word in re.split(r"[\s'-]+", fold(item.text))}


_EMBEDDED = frozenset(["which", "how_many", "share", "who", "when", "whether"])
#: What may stand before an interrogative and belongs to it: "*for* which actions".
_LEADING = frozenset(["in", "for", "of", "to", "by", "under", "at", "on", "fur", "bei", "zu", "an", "unter", "pour", "de", "a", "dans", "par", "en", "por", "para", "con", "avec", "with", "mit"])
#: Words that ask for something themselves: "*where* can I look up what …".
_OTHERWISE = frozenset(["where", "why", "how", "ou", "pourquoi", "comment", "wo", "warum", "wieso", "wie", "donde", "por", "como", "if", "wenn", "si"])
#: Who asks or is asked; in Spanish the verb says it.
_PERSONS = frozenset(["i", "me", "we", "us", "you", "your", "my", "our", "somebody", "someone", "anybody", "anyone", "je", "j", "moi", "nous", "vous", "m", "mon", "notre", "ich", "mir", "mich", "wir", "uns", "sie", "mein", "meine", "unser", "unsere", "yo", "nos", "mi", "necesito", "necesitamos", "quisiera", "quisieramos", "querria", "quiero", "queremos", "busco", "deseo", "desearia", "gustaria", "agradeceria", "recuerdame", "recuerdeme", "digame", "dime", "digannos", "expliqueme", "indiqueme"])


#: Who speaks of what they need or do.
_SPEAKING = frozenset(["i", "we", "je", "j", "nous", "ich", "wir", "yo", "necesito", "necesitamos", "tengo", "tenemos", "debo", "preparo", "preparamos"])


def meant(clause: list[Item], clauses: Sequence[Sequence[Item]]) -> list[Item]:
    """The clause with an "it" that is responsible read as the one body that the sentences before it name."""
    at = next((i for i, item in enumerate(clause) if item.text.lower() in _PRONOUNS), None)
    if at is None or any(item.kind in ENTITIES for item in clause):
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
    speaking = piece[-1].text == ":" and bool(_words(words) & _SPEAKING)  # "I have to brief the board tomorrow: …"
    if speaking:
        words = [item for item in words if fold(item.text) not in _SPEAKING]  # "nous" is otherwise the Member States
    if not words:
        return True
    nouns = set() if speaking else set(NOUNS)
    if any(item.kind in ENTITIES or item.concepts & nouns for item in words) or any(item.concepts & _ASKING for item in words[1:]):
        return False
    if any(_topic(piece, i) for i in range(len(piece))):
        return False
    return speaking or all("hello" in item.concepts for item in words) or bool(_OPENS.match(fold(text[words[0].start : words[-1].end])))


def _topic(piece: Sequence[Item], index: int) -> bool:
    """Whether a topic stands in the piece: "quick one *on prisons*", but not "as discussed *on the phone*"."""
    item, following = piece[index], piece[index + 1 : index + 2]
    return "topic" in item.concepts and bool(following) and (following[0].kind == "word" or "onwards" not in item.concepts)
