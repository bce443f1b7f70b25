"""A question about acts, read: which property of them it asks for, and what else it says.

What no phrase of the lexicon accounts for is left over: then the act's own text is asked, not its record.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.answer import editions
from index.evidence.function_words import FUNCTION_WORDS
from index.question.act_lexicon import Found, find
from index.question.interpretation import Interpretation
from index.world import phrase, stem
from ingest.fold import fold, tokens
from ingest.model import Work
from ingest.states import ABROAD, STATES

_NAMES = {
    fold(name).removeprefix("the "): code
    for code, name in STATES.items()
    for name in (name, *filter(None, ABROAD[code].split("|")))
}
_STATE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})(?!\w)")
_UK = re.compile(r"\b(?:UK|U\.K\.)(?!\w)")

#: The concepts that are a topic by themselves; the first that a question has is what it asks.
_PLAIN = (
    "celex", "basis", "addressed", "publish", "kind", "title", "transpose", "correct", "parts", "editions", "checked",
    "signed", "rapporteur", "vote", "court", "infringement", "measures", "costs", "direct",
)  # fmt: skip
#: What no record of the catalogue tells.
UNRECORDED = frozenset(["signed", "rapporteur", "vote", "court", "infringement", "measures", "costs", "direct"])
#: Concepts that ask nothing themselves.
_HELPERS = frozenset(["when", "until", "who", "where", "which", "how_many", "last", "first", "passive", "agent", "held", "frame"])

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SINCE = re.compile(rf"\b(?:since|after|from|depuis|apres|seit|nach|ab|desde|despues de)\s{_YEAR}\b")
_BEFORE = re.compile(rf"\b(?:before|until|up to|avant|vor|antes de)\s{_YEAR}\b")
_IN = re.compile(rf"\b(?:in|during|en|im jahr|im)\s{_YEAR}\b")
_DIGITS = re.compile(r"(?:\d{1,4}(?:st|nd|rd|th|er)?|st|nd|rd|th)\Z")
#: A term in quotation marks: it is asked about, whatever its words would ask.
_QUOTED = re.compile(r"[\"«]([^\"»\n]{2,80})[\"»]|(?<!\w)'([^'\n]{2,80})'(?!\w)")
_MONTHS = frozenset(editions.MONTHS)

_NEAR = 20
"""Characters between "by" and the act's name: an article, and what kind of act it is."""

_AUXILIARY = {
    "en": r"(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|must|should)\b",
    "fr": r"(?:est-ce que|est-ce qu|a-t-|est-|sont-)|.*-(?:t-)?(?:elle|il|elles|ils)\b",
    "de": r"(?:ist|sind|war|waren|hat|haben|gilt|gelten|wurde|wurden|wird|bindet|kann|muss|gibt|besteht|trat|tritt)\b",
    "es": r"(?:¿\s?)?(?:es|esta|estan|fue|ha|han|sigue|siguen|se|vincula|obliga|tiene|puede|sigue|rige|continua)\b",
}
_A_KIND = re.compile(
    r"\b(?:an?|une?|eine?|un|una)\s(?:[a-z]+\s)?(?:framework decision|directive|regulation|decision|recommendation|decision-cadre|reglement|"
    r"recommandation|richtlinie|verordnung|rahmenbeschlus|beschlus|empfehlung|directiva|reglamento|decision marco|recomendacion)"
)
_TAIL = re.compile(r"(?:,|\band)\s(?:is|was|does|did|has)\s(?:it|this|that)\b")
_YES_NO = {language: re.compile(rf"\W*(?:{pattern})") for language, pattern in _AUXILIARY.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the acts named.

    ``topics``: properties, the likeliest first; empty where none is asked for. ``role``: whether the act is what was
    amended, replaced or repealed (``object``), what did so (``agent``), or either. ``period``: first and last year of
    the events asked for. ``state``: a code. ``several``: it is asked of several acts at once. ``left``: content words that no property accounts for.
    """

    topics: tuple[str, ...]
    concepts: frozenset[str]
    role: str
    yes_no: bool
    state: str | None
    day: dt.date | None
    period: tuple[int, int] | None
    left: tuple[str, ...]
    language: str
    said: str
    several: bool = False


def read(one: Interpretation, works: Sequence[Work] = ()) -> Asked:
    """What a question asks of the acts that it names, which are ``works``."""
    said = _without_names(one, works)
    state = _state(said, one.question)
    period = _period(said)
    bare = re.sub(_SINCE.pattern, _blank, re.sub(_BEFORE.pattern, _blank, said)) if period else said
    bare = editions.without_editions(re.sub(rf"{_STATE.pattern}|(?<!\w)(?:the )?u\.?k\.?(?!\w)", _blank, bare) if state else bare)
    term = _QUOTED.search(bare)
    known, left = find(_QUOTED.sub(_blank, bare), one.language)
    left = [each for each in left if not _DIGITS.match(each.words) and each.words not in _MONTHS]
    concepts = frozenset(concept for each in known for concept in each.concepts)
    yes_no = (bool(_YES_NO.get(one.language, _YES_NO["en"]).match(said)) and not _interrogative(known, said)) or bool(_TAIL.search(said))
    topics = _topics(concepts, state, yes_no=yes_no, obliged=not left and bool(_OBLIGED.search(said)))
    if yes_no and not set(topics) - {"about"} and _A_KIND.search(said):
        topics = ("kind",)
    if "holds" in topics and _DENIED.search(said):
        yes_no = False  # "is it *outdated*?", "*no longer* valid?": yes would mean that it does not hold
    verbs = [each for each in known if each.concepts & {"amend", "replace", "repeal", "correct", "citing"}]
    if not verbs and "which" in concepts and not concepts & {"when", "until", "became"} and not yes_no:
        verbs = [each for each in known if each.concepts & {"ends"}]  # "which decision did it *end*?"
    return Asked(
        topics=topics,
        concepts=concepts,
        role=_role(one, known, verbs) if verbs else "object",
        yes_no=yes_no,
        state=state,
        day=editions.day_of(one),
        period=period,
        left=(*((term.group(1) or term.group(2),) if term else ()), *(word for each in left for word in (*_before(each, known), each.words))),
        language=one.language,
        said=said,
    )


#: Words that ask whether an act does *not* hold.
_DENIED = re.compile(
    r"\b(?:outdated|obsolete|out of date|superannuated|dead letter|lapsed|expired|no longer|not\b.{1,40}\b(?:any ?more|any longer)|"
    r"n'\S+.{0,30}\bplus\b|ne\b.{1,30}\bplus\b|perimee?s?|obsoletes?|caduc\w*|depassee?s?|expiree?s?|"
    r"nicht mehr|veraltet|uberholt|abgelaufen|hinfallig|ya no|obsolet[oa]s?|desfasad[oa]s?|vencid[oa]s?|expirad[oa]s?)\b"
)

#: Words of the frame that make a term with the word behind them: "legal persons" are not persons.
_ATTRIBUTES = frozenset(["legal", "national", "european", "new"])


def _before(word: Found, known: Iterable[Found]) -> list[str]:
    return [each.words for each in known if each.end == word.start - 1 and each.words in _ATTRIBUTES and each.concepts == {"frame"}]


#: What may stand between the words of a name that were found one by one.
_LITTLE = r"[\s'’-]{1,3}(?:(?:of|the|on|for|and|a|to|in|au|aux|en|par|con|para|mit|von|de|la|le|les|du|des|del|der|die|das|zur|zum|sur|sobre|uber)\s){0,3}"


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_names(one: Interpretation, works: Sequence[Work]) -> str:
    """The folded question with blanks for the words that name its acts and actions."""
    said = fold(one.question)
    acts = [act.removeprefix("/") for act in one.acts]
    for text, meaning in one.understood:
        if text and any(act in meaning for act in acts) and not meaning.startswith(("cited by", "that of", "the one that")):
            said = re.sub(_LITTLE.join(map(re.escape, fold(text).split())), _blank, said)
    said = _DESCRIBED.sub(lambda match: _described(match, works), said)
    for name in sorted({fold(name) for work in works for name in (work.title, work.short_title, *work.names)}, key=len, reverse=True):
        said = re.sub(phrase(name), _blank, said)
    if any(note.startswith("behind:") for note in one.notes):
        said = _CITED_THERE.sub(_blank, said)
    return re.sub(_ACTION, _blank, said)


_ACTION = r"\b(?:actions?|mas(?:s)?nahmen?|acci[o]n(?:es)?|mesures?|medidas?)(?:'s)?\s?\d{1,3}(?:'s)?"
#: Where the act stands that is asked about, and nothing that it does itself: "the directive *cited in Action 4*", "… *that Action 4 cites*".
_CITED_THERE = re.compile(
    rf"(?:(?:that|which|qui|que|die|der|das|la)\s+)?(?:(?:is|are|est|sont|esta|es)\s+)?(?:cited|mentioned|named|quoted|referenced|referred to|citee?s?|mentionnee?s?|nommee?s?|citad[oa]s?|mencionad[oa]s?)\s+(?:in|by|under|dans|par|en|por|a)\s+(?:the\s+|la\s+|l')?{_ACTION}"
    rf"|(?:in|im)\s+{_ACTION}\s+(?:genannt|zitiert|erwahnt|angefuhrt)\w*"
    rf"|(?:that|which|que|die|der|das)\s+(?:la\s+|l'\s?)?{_ACTION}\s+(?:cites|mentions|names|refers to|cite|mentionne|cita|menciona|nennt|zitiert|anfuhrt)\b"
)


#: What is said of an act before or behind the blanks of its number: "the anti-money-laundering directive …", "… on confiscation".
_DESCRIBED = re.compile(
    r"(?<![\w-])(?P<the>the|la|le|l'|die|der|das|dem|den|des|el)\s(?P<words>(?:[\w-]{2,30}\s){1,4}?)(?P<noun>directive|regulation|decision|framework decision|richtlinie|verordnung)?\s{4,}"
)


def _described(match: re.Match[str], works: Sequence[Work]) -> str:
    """Blanks for a description that a title bears out, or what stood there."""
    titles = {stem(word) for work in works for word, _, _ in tokens(" ".join((work.title, *work.names)))}
    words = [word for word, _, _ in tokens(match["words"])]
    borne = sum(stem(word) in titles for word in words)
    apart = any(word in small for small in FUNCTION_WORDS.values() for word in words)  # "the status of the directive"
    return _blank(match) if words and not apart and 2 * borne >= len(words) else match.group()


def _state(said: str, question: str) -> str | None:
    match = _STATE.search(said)
    return _NAMES[match.group()] if match else "GB" if _UK.search(question) else None


def _period(said: str) -> tuple[int, int] | None:
    since, before, within = _SINCE.search(said), _BEFORE.search(said), _IN.search(said)
    if since or before:
        return int(since["year"]) if since else 0, int(before["year"]) - 1 if before else 9999
    return (int(within["year"]), int(within["year"])) if within else None


def _interrogative(known: Iterable[Found], said: str) -> bool:
    """Whether a word that asks for more than yes or no opens the question."""
    opening = len(said) - len(said.lstrip(" \t\n\"'¿([")) + 1
    return any(each.start < opening and each.concepts & {"when", "who", "which", "how_many", "where", "until"} for each in known)


#: What states must do with an act, which is to write it into their law: "by when must countries apply it?".
_OBLIGED = re.compile(
    r"\b(?:must|have|had|need|needed|obliged|required) (?:all )?(?:the )?(?:member states|states|countries|governments)\b"
    r"|\b(?:member states|states|countries|governments) (?:all )?(?:have|had|need|needed|must|were obliged|are obliged|were required|are required)\b"
    r"|\b(?:etats(?: membres)?|pays) (?:doivent|devaient|avaient)\b|\b(?:doivent|devaient)(?:-ils)? (?:les )?(?:etats|pays)\b"
    r"|\b(?:mussen|mussten|hatten) (?:die )?(?:mitgliedstaaten|staaten|lander)\b"
    r"|\b(?:deben|debian|tenian|tienen) (?:que \w+ )?(?:los )?(?:estados(?: miembros)?|paises)\b|\b(?:estados(?: miembros)?|paises) (?:deben|debian|tenian|tienen)\b"
)


def _topics(concepts: frozenset[str], state: str | None, *, yes_no: bool, obliged: bool = False) -> tuple[str, ...]:
    """The properties asked for: one, or those that an "and" adds to it."""
    asks = concepts & {"when", "until"}
    found = [topic for topic in _PLAIN if topic in concepts]
    if "editions" in found and not concepts & {"held", "which", "how_many", "when"} and not yes_no:
        found.remove("editions")
    if "parts" in found and "how_many" not in concepts:
        found.remove("parts")
    if "how_many" in concepts and not concepts - _HELPERS - {"about", "parts"}:
        found.append("parts")
    if "editions" in found:
        return ("editions",)
    if "publish" in found and "who" in concepts and not asks:
        found[found.index("publish")] = "issuer"
    if "title" in found and concepts & {"amend", "replace", "repeal", "adopt"}:
        found.remove("title")
    if "amend" in concepts:
        found.append("amended")
    if concepts & {"replace", "repeal", "became", "ends"}:
        found.append("ended")
    if "until" in concepts and not found:
        found.append("ended")
    if "binding" in concepts:
        found.append("bound" if state else "binding")
    elif "bind" in concepts and not found:
        found.append("bound")
    if concepts & {"force", "apply"} and not set(found) - {"binding", "bound"}:
        held = "force" in concepts or "status" in concepts
        found += ["starts"] if asks else ["bound"] if state and not held and "bound" not in found else ["holds"] if not (state and found) else []
    elif "status" in concepts and not set(found) - {"binding"}:
        found.append("holds")
    if "adopt" in concepts and not found:
        found += ["adopted"] if asks or "who" not in concepts else []
        found += ["issuer"] if "who" in concepts else []
    if not found and "due" in concepts and not concepts - _HELPERS - {"due"}:
        found.append("transpose")
    if not set(found) - {"starts"} and asks and obliged:
        return ("transpose",)
    if not found and asks and concepts & {"when"} and not concepts - _HELPERS:
        found.append("adopted")
    if (not found and "citing" in concepts and concepts & {"which", "how_many"}) or ("citing" in concepts and yes_no and not found):
        found.append("citing")
    if not set(found) - {"holds"} and "relate" in concepts:
        found = ["citing"]
    if not found and "about" in concepts:
        found.append("about")
    return tuple(dict.fromkeys(found))


#: "Which decision did *it* end?": the act is what did it, unless the verb is a passive one ("has it been replaced?").
_IT_DID = re.compile(
    r"\b(?:did|does|has|will) (?:it|that one|this one|that act|this act|the act) (?!been\b|be\b|get\b)\w+"
    r"|\b(?:a-t-il|a-t-elle) (?!ete\b|été\b)|\bhat (?:er|sie|es)\b"
)


def _role(one: Interpretation, known: list[Found], verbs: list[Found]) -> str:
    """Whether the act named is what the verb is done to, or what does it; told from the order of the words.

    "Amended by X", "durch X geändert", "did X repeal": X does it. "X was amended", "which act amended X": it is
    done to X. Where neither shows, either may be meant.
    """
    name = _position(one)
    verb = verbs[0]
    if _IT_DID.search(fold(one.question)):
        return "agent"
    if "ends" in verb.concepts and any(each.concepts & {"when", "until"} for each in known):
        return "object"  # "wann tritt sie außer Kraft": that does nothing to another act
    noun = verb.words.endswith(("ment", "ments", "or", "ors", "eur", "eurs", "ung", "ungen", "ger", "cion", "ciones"))
    if "predecessor" in verb.words or verb.words.startswith(("vorg", "prede", "came before")):
        return "agent"
    if name is None:
        return "object"
    for each in known:
        between = [other for other in known if each.end <= other.start < name and other.concepts - {"frame"}]
        if "agent" in each.concepts and 0 <= name - each.end <= _NEAR and not between:
            return "agent"  # "by Directive …"
    passive = [each for each in known if "passive" in each.concepts and each.start < verb.start + 12]
    if one.language == "de":
        if verb.start < name and _inverted(fold(one.question), verb, "de"):
            return "agent"
        return "object" if passive or noun else "either"
    if one.language != "en" and not passive and verb.start < name and _inverted(fold(one.question), verb, one.language):
        return "agent"
    if passive or noun or verb.start < name:
        asks_object = re.match(r"\W*(?:que|qu'|what|welche[nrs]?)\s", fold(one.question)) and verb.start < name and one.language == "fr"
        return "either" if asks_object and not passive else "object"
    return "agent"


#: "Quelles directives abroge la directive …": the interrogative is plural and the verb is not, so the act named does it.
_PLURAL = {
    "fr": re.compile(r"\b(?:quels|quelles)\s\w+s\b"),
    "de": re.compile(r"\bwelche\s(?:richtlinien|verordnungen|rechtsakte|beschlusse|rahmenbeschlusse|entscheidungen|akte|gesetze|empfehlungen)\b"),
    "es": re.compile(r"\b(?:que|cuales)\s\w+s\b"),
}
_MANY = {"fr": re.compile(r"(?:ont|sont)\s\w+\Z|\w+ent\Z"), "de": re.compile(r"(?:haben|wurden)\b.*|\w+en\Z"), "es": re.compile(r"(?:han|fueron)\s\w+\Z|\w+n\Z")}
_HAVE = {"fr": r"(?:a|ont)\s\Z", "de": r"(?:hat|haben)\b.{0,60}\Z", "es": r"(?:ha|han)\s\Z"}


def _inverted(question: str, verb: Found, language: str) -> bool:
    """Whether the interrogative is what the verb is done to: plural before a verb in the singular."""
    plural = _PLURAL[language].search(question) if language in _PLURAL else None
    if plural is None or plural.end() > verb.start:
        return False
    auxiliary = re.search(_HAVE[language], question[plural.end() : verb.start])
    finite = auxiliary.group().split()[0] if auxiliary else verb.words.split()[-1]
    return not (finite in ("ont", "haben", "han") or (not auxiliary and _MANY[language].fullmatch(finite)))


def _position(one: Interpretation) -> int | None:
    """Where the first act is named."""
    question = fold(one.question)
    acts = [act for act in one.acts if not act.startswith("/")]
    places = [question.find(fold(text)) for text, meaning in one.understood if text and any(act in meaning for act in acts)]
    return min((place for place in places if place >= 0), default=None)
