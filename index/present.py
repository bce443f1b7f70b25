"""Whether a sentence holds a thing of the kind that a question asks for.

Judged by form alone, for English text (amounts, numbers and addresses look alike in most
languages): a currency beside a number, a role beside a name, "means" after a term. A false
"yes" costs little, since the subject must be there as well; a false "no" refuses an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Final

from index.expect import Expectation, Kind
from index.gazetteer import places
from ingest.fold import fold
from ingest.model import Span

_TENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_NUMBER_WORD = (
    rf"(?:two|three|four|five|six|seven|eight|nine|{_TENS}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-\w{3,5})?|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|double)"
)
_DIGITS = r"\d{1,15}(?:[.,  ]\d{1,15}){0,6}"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_CURRENCY = r"(?:euros?|EUR|dollars?|USD|pounds sterling|GBP|francs?|CHF|cents?)"
_QUANTITY = re.compile(rf"(?<![\w./:-])(?:{_DIGITS}(?![\w/])|{_NUMBER_WORD}\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# What stands before a digit that only labels: "Article 5", "page 61", "No 273", "point 3".
_LABEL = re.compile(
    r"(?:\b(?:actions?|articles?|art|paragraphs?|points?|annex|chapters?|sections?|pages?|pp?|items?|no|nos|number|"
    r"indicators?|priority|priorities|areas?|titles?|regulation|directive|decision|recitals?|footnotes?|part|"
    r"[A-Z][A-Za-z]*-|and|to|or|,)\.?\s?|\(|§\s?)$",
    re.IGNORECASE,
)
_LABEL_WORD = re.compile(
    r"\b(?:actions?|articles?|art|paragraphs?|points?|annex|chapters?|sections?|pages?|pp?|items?|nos?|indicators?|"
    r"recitals?|footnotes?)\b[\d\s.,()a-z]{0,24}$",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\b(?:annual|annually|yearly|monthly|weekly|daily|quarterly|(?:every|each) (?:\w+ ){0,2}(?:years?|months?|weeks?|days?|quarters?|hours?|time)|once (?:an?|per|every|in|each)|twice|"
    r"regular|regularly|per (?:year|month|week|day)|biennial|24/7)\b",
    re.IGNORECASE,
)

_AMOUNT = re.compile(
    rf"[€$£]\s?\d|\d\s?[€$£]|\b{_CURRENCY}\s?\d|"
    rf"(?:\d|\b(?:{_NUMBER_WORD}))[  ]?(?:(?:million|billion|thousand|bn|m)[  ])?{_CURRENCY}\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"\b(?<!euro )(?<!euros )(?<!dollars )(?<!once )(?<!twice )(?<!times )(?:\d{{1,4}}|one|a|an|{_NUMBER_WORD})[-\s](?:\w{{3,9}}[-\s])?(?:years?|months?|weeks?|days?|hours?|minutes?)\b",
    re.IGNORECASE,
)
_DATES: Final[dict[str, re.Pattern[str]]] = {
    "time": re.compile(r"\b(?:[01]?\d|2[0-3])(?::|\.)[0-5]\d(?: ?[ap]m)?\b|\bo'clock\b|\bmidnight\b|\bnoon\b"),
    "day": re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b|\b\d{{4}}-\d\d-\d\d\b"),
    "month": re.compile(rf"\b{_MONTH}\b(?! be\b| also\b| not\b)(?:,? \d{{4}})?"),
    "year": re.compile(rf"(?<![\d/])(?:1[89]|20)\d\d(?![\d/]\d)|\b{_MONTH} \d|\bongoing\b", re.IGNORECASE),
}
# A year that is part of a name dates nothing: "the Drugs Strategy 2021-2025", "SOCTA 2021".
_NAMED_YEAR = re.compile(
    rf"\b(?!(?:{_MONTH}|In|Since|By|From|Until|Before|After|During|For|To|Of|As|On|At|Between)\b)[A-Z][\w-]+ "
    r"(?:1[89]|20)\d\d(?:\s?[-–/]\s?(?:1[89]|20)?\d\d)?(?![\w/])"
)
_PAYER = re.compile(r"\b(?:pa(?:y|ys|id|ying|yment|yments)|financ\w+|fund(?:s|ed|ing)?|budget\w*|costs?|expenses?)\b", re.IGNORECASE)
_ROLE = (
    r"(?:director|head|chair\w{0,6}|president|commissioner|minister|author|founder|leader|rapporteur|spokes\w{3,7}|"
    r"secretary|judge|professor|officer|chief|mayor|mr|mrs|ms|dr|sir|prof)"
)
_INSTITUTION = (
    r"(?!\w*(?:Commission|Council|Regulation|Directive|Decision|Office|Agency|Union|State|Member|Parliament|Court|"
    r"Europol|European|Centre|Committee|Financial|Asset|Article|Annex|Chapter)\w*)"
)
_NAME = rf"{_INSTITUTION}[A-Z][a-zà-ÿ'’-]{{1,20}}(?: [A-Z]\.)? (?:(?:van|von|de|der|del|di|da) ){{0,2}}{_INSTITUTION}[A-Z][a-zà-ÿ'’-]{{1,20}}"
_PERSON = re.compile(
    rf"\b(?i:{_ROLE})\b[^.;]{{0,40}}? {_NAME}\b|\b{_NAME}, (?:\w+ ){{0,4}}(?i:{_ROLE})\b|"
    rf"\b(?:written|drafted|presented|signed|led|headed|chaired|founded|invented|decided) by {_NAME}\b"
)
_REASON = re.compile(
    r"\b(?:because|since|as a result|due to|owing to|in order (?:to|that)|so (?:that|as to)|with a view to|in view of|"
    r"to (?!(?:be|the|th[ei]\w+|an|which|its|all|any|each|every|other|member|national)\b)[a-z]{3,}|for the purposes? of|for [a-z]+ing|aim\w*|purpose|therefore|thus|hence|following|given|"
    r"in light of|on the basis of|reason\w*|in case|if|where|unless|need (?:for|to)|by reason|view of|challenge\w*)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because|since (?!\d)|as a result|due to|owing to|in view of|therefore|thus|hence|given (?:that|the)|"
    r"in (?:the )?light of|on the basis of|reason\w*|by reason)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\b(?:means?|defines?|defined|definition|refers? to|is (?:understood|considered|deemed)|denotes?|designates?|"
    r"that is to say|i\.e\.)\b|^[^:.]{2,60}: (?:an?|the|any)\b|['’”\"] (?:is|are) (?:an?|the|any|substances)\b|"
    r"\((?:that is|i\.e\.|any)|^[^.,;:]{2,60} (?:is|are) (?:an?|the|any|every) ",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:than|compared|comparison|compares?|differs?|difference|unlike|whereas|versus|in contrast|by contrast|"
    r"as (?!well|soon|long|far|much|many)\w+ as|relative to|outperform\w*)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:(?<!at )(?:most|least)|worst|(?:high|low|larg|small|big|great|strong|weak|danger|fast|cheap|new|old)est|(?:first|last) to)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:success\w*|fail\w*|criticis\w*|criticiz\w*|weakness\w*|strengths?\b|shortcoming\w*|satisf\w+|ambitious|"
    r"inadequate|disappoint\w*|welcom\w+|regret\w*|unsatisfactory|promising|worthwhile|opinion|perceptions?|"
    r"(?:in)?effective(?:ness)? (?:was|were|has|is)|advantages?|drawbacks?|opposed)\b",
    re.IGNORECASE,
)
_PREDICTION = re.compile(
    r"\b(?:forecast\w*|predict\w*|project(?:ed|ions?)|(?:is|are) (?:expected|likely|set)|will (?:rise|fall|increase|"
    r"decrease|grow|decline|continue|become|replace)|expected (?:by|to)|outlook|scenario\w*)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:found|finds|showed|shows?|shown|revealed|reveals|resulted|led to|achieved|concluded that|reported that|"
    r"(?:has|have|had) (?:been )?\w+ed|(?:was|were) (?:\w+ )?\w+(?:ed|en|wn|nt)|turned out|put \w+ [^.]{0,40} at|"
    r"turns|became|ended|chose|noted|observed|demonstrated|estimated)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:replac\w+|succe(?:ed|ss)\w*|supersed\w+|recast|newer|new edition|continues? (?:as|with)|followed by)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"https?://\S|\bwww\.\S|[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?<!\d)(?:\+|00)\d{1,3}[ (]|\btel(?:ephone)?\b[.:]? ?\+?\d",
    re.IGNORECASE,
)

_SHARE = re.compile(
    r"\d[  ]?%|\b(?:\d|[a-z]{3,9})[ -]?per ?cent\b|\b(?:half|a third|two thirds|a quarter|three quarters|"
    r"majority) of\b|\b\d{1,3} (?:in|out of) (?:\d{1,3}|ten|five|four|three)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:one|a single|no more than one)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEAR = 5  # words between a number and the noun that it counts: "eleven new strategic crime priorities"

_PARTING = frozenset({"on", "in", "at", "to", "for", "by", "with", "from", "that", "which", "is", "are", "was", "were"})

Alike = Callable[[str, str], bool]


def present(asked: Expectation, sentence: str, alike: Alike | None = None) -> bool:
    """Whether ``sentence`` holds a thing of the kind asked for.

    ``content`` is always there. A count must stand right before one of the things counted:
    ``alike`` says which words mean the same, by default those that are spelt the same.
    For acronyms ask ``index.glossary``: here any gloss in brackets or after a colon will do.
    """
    if asked.kind == "place":
        return any(fold(place.of(sentence)) not in asked.given for place in places(sentence))
    if asked.grain == "soon":
        return _dated(sentence, "year") or bool(_DURATION.search(sentence))
    if asked.kind == "date":
        return _dated(sentence, asked.grain or "year")
    if asked.grain == "superlative":
        return bool(_SUPERLATIVE.search(sentence))
    if asked.grain == "cause":
        return bool(_CAUSE.search(sentence))
    if asked.kind == "amount":
        named = {word.lower() for word in _WORD.findall(sentence)} if asked.counted else set()
        return bool(_AMOUNT.search(sentence)) and all(any((alike or _same)(name, word) for word in named) for name in asked.counted)
    if asked.kind == "number":
        return _numbered(asked, sentence, alike or _same)
    return _TESTS[asked.kind](sentence)


def _dated(sentence: str, grain: str) -> bool:
    return bool(_DATES[grain].search(_NAMED_YEAR.sub("", sentence)))


def _numbered(asked: Expectation, sentence: str, alike: Alike) -> bool:
    if asked.grain == "share":
        return bool(_SHARE.search(sentence))
    if asked.grain == "frequency":
        told = _FREQUENCY.search(sentence) or _DURATION.search(sentence)
        return bool(told) or any(True for _ in quantities(sentence))  # "two surveys, in 2021 and in 2025"
    if not asked.counted:
        return any(True for _ in quantities(sentence))
    if asked.grain != "count":
        words = {word.lower() for word in _WORD.findall(sentence)}
        return any(True for _ in quantities(sentence)) and any(alike(asked.counted[-1], word) for word in words)
    spans = [*quantities(sentence), *(Span(*one.span()) for one in _ONE.finditer(sentence))]
    heads = _heads(asked.counted)
    for span in spans:
        following = (word.lower() for word in _WORD.findall(sentence[span.end : span.end + 80])[:_NEAR])
        phrase = list(takewhile(lambda word: word not in _PARTING, following))
        if any(alike(head, word) for head in heads for word in phrase):
            return True
    return False


def _heads(counted: tuple[str, ...]) -> tuple[str, ...]:
    """The words that name what is counted: "harbour pilots" of "senior harbour pilots need", "priorities" of "drugs
    policy priorities" too, since any plural may be what is counted or qualify it."""
    plurals = [at for at, word in enumerate(counted) if word.endswith("s")]
    end = next((at for at in plurals if at + 1 not in plurals), len(counted) - 1)
    return (*counted[max(0, end - 1) : end + 1], *(counted[at] for at in plurals if at > end))


def _same(one: str, other: str) -> bool:
    return one == other or one.rstrip("s") == other.rstrip("s")


def quantities(sentence: str) -> Iterator[Span]:
    """The numbers that count or measure: no years, labels, dates or numbers of acts."""
    for match in _QUANTITY.finditer(sentence):
        if match.group()[0].isdigit() and (
            _YEAR.fullmatch(match.group().strip())
            or _labels(sentence, match.start())
            or re.match(rf"\s?{_MONTH}\b", sentence[match.end() : match.end() + 12])
        ):
            continue
        yield Span(*match.span())


def _labels(sentence: str, at: int) -> bool:
    """Whether the digits at ``at`` follow a word or sign that makes them a label."""
    before = sentence[max(0, at - 40) : at]
    if not before.strip():
        return True  # "2. The authorities …"
    label = _LABEL.search(before)
    if label is None:
        return False
    if label.group().strip(" .").lower() in {"and", "to", "or", ",", ""}:
        return bool(_LABEL_WORD.search(before))
    return label.group().strip() != "(" or bool(re.match(r"\d{1,3}\)", sentence[at : at + 4]))


def _has(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda sentence: bool(pattern.search(sentence))


_TESTS: Final[dict[Kind, Callable[[str], bool]]] = {
    "amount": _has(_AMOUNT),
    "number": lambda sentence: any(True for _ in quantities(sentence)),
    "duration": _has(_DURATION),
    "person": _has(_PERSON),
    "payer": _has(_PAYER),
    "reason": _has(_REASON),
    "definition": _has(_DEFINITION),
    "expansion": lambda sentence: bool(re.search(r"\([^)]{2,80}\)|^[^:.]{2,60}:\s|\w\.?$", sentence)),
    "comparison": _has(_COMPARISON),
    "opinion": _has(_OPINION),
    "prediction": _has(_PREDICTION),
    "outcome": _has(_OUTCOME),
    "contact": _has(_CONTACT),
    "contents": lambda sentence: bool(sentence.strip()),
    "later": _has(_LATER),
    "content": lambda sentence: bool(sentence.strip()),
}
