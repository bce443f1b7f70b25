"""Texts named without a number: by their title, their subject or their year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.references.instruments import Claims, Instrument
from ingest.references.phrases import WORD, YEARS

_NOUN = (
    r"(?:Outcome Documents?|Documents?|Declarations?|Framework Decisions?|Decisions?|Directives?|Regulations?"
    r"|Recommendations?|Stud(?:y|ies)|Strateg(?:y|ies)|Conventions?|Agreements?|Communications?|Reports?"
    r"|Resolutions?|Action Plans?|Agendas?|Protocols?|Charters?|Guidelines?|Guidance|Road ?[Mm]aps?|Green Papers?"
    r"|White Papers?|Conclusions|Codes?|Acts?|Laws?|Treat(?:y|ies)|Covenants?|Memorand(?:um|a)(?: of Understanding)?"
    r"|Statements?|Pacts?|Handbooks?|Constitution|Statutes?|Principles|Goals|Pillar|Rules of Procedure|Manuals?)"
)
_ISSUED = (
    r"(?:(?:European )?(?:Council|Parliament|Commission) (?:conclusions|resolutions?|recommendations?|guidelines|communications?"
    r"|staff working documents?|regulations?|directives?|decisions?))"
)

# Where a title ends that nothing closes: at the verb of its sentence.
_VERB = (
    r"(?:is|are|was|were|be|been|being|has|have|had|having|will|shall|should|would|may|might|must|can|could|does|do|did"
    r"|which|that|who|whose|when|where|while|whereas|because|if|unless|such|including|inter|also|not|by|via|through"
    r"|sets?|lays?|laid|provides?|provided|requires?|applies|apply|entered|adopted|states?|stated|says?|obliges?|aims?"
    r"|amend(?:s|ed|ing)|repeal(?:s|ed|ing)|replac(?:es|ed|ing)|follow(?:s|ed|ing)|based|proposed|published|concluded"
    r"|completed|tabled|remains?|allows?|covers?|calls?|called|notes?|noted|found|shows?|as)"
)
_TITLE_WORD = rf"(?!{_VERB}\b|and the (?:[A-Z]|{YEARS}))[A-Za-z][\w'&/-]*"
_TITLE = (
    r"(?: (?:on|for|against|between|concerning|regarding|relating to|establishing|laying down)"
    rf"(?:,? {_TITLE_WORD}){{1,25}}| of {WORD}(?: (?:and |of )?{WORD}){{0,6}})"
)
_TITLED = re.compile(
    rf"(?<![\w/-])(?P<before>(?:{YEARS} )?(?:(?:{WORD}|{YEARS}) (?:of )?){{0,6}})(?:(?P<issued>{_ISSUED})|{_NOUN})(?![\w'-])"
    rf"(?P<title>{_TITLE})?(?P<years>(?:,| of)? {YEARS}(?![0-9/.]))?"
)
_BARE = frozenset(["Framework Decision", "Framework Decisions"])
_DATED_TAIL = re.compile(
    r"[^.,;:()\n]{0,80}? (?:concluded|completed|published|adopted|finalised|carried out|conducted|launched) in"
    r" (?:19|20)[0-9]{2}(?![0-9/])"
)
_DANGLING = re.compile(r"(?:,| (?:of|on|for|and|the|in|to|against|or|an?|with|from|at|its|their|under|also))+$")

_PROPOSAL = re.compile(
    rf"(?<![\w-])[Pp]roposal for an? (?:[A-Z]\w+ ){{0,3}}{_NOUN}"
    rf"(?: of the European Parliament and of the Council| of the Council)?{_TITLE}?"
)
_LEGISLATION = re.compile(
    r"(?:(?<=\b[Tt]he )|(?<='s ))(?P<subject>(?:[a-z][a-z-]+|[A-Z]{2,6}) (?:[a-z][a-z-]+ ){0,3})(?:legislation|acquis)(?![\w-])"
)
_GENERIC = frozenset(
    {
        "above-mentioned",
        "all",
        "and",
        "any",
        "applicable",
        "are",
        "by",
        "corresponding",
        "current",
        "domestic",
        "draft",
        "eu",
        "european",
        "existing",
        "for",
        "future",
        "implementing",
        "in",
        "is",
        "member",
        "national",
        "new",
        "of",
        "on",
        "or",
        "other",
        "primary",
        "proposed",
        "relevant",
        "resulting",
        "said",
        "same",
        "secondary",
        "specific",
        "state",
        "states",
        "such",
        "that",
        "their",
        "this",
        "to",
        "under",
        "union",
        "was",
        "with",
    }
)
_EVENT = re.compile(
    r"(?<=\b[Tt]he )(?:(?!(?:following|after|of|in|by|from|with|the)\b)(?:[a-z][a-z-]*|EU) ){0,3}(?:evaluation|study|review|assessment|survey|report|audit|consultation)"
    r" (?:completed|concluded|carried out|conducted|published|adopted|launched|finalised) (?:in|of)"
    r" (?:(?:early|mid|late) )?(?:[A-Z][a-z]+ )?(?:19|20)[0-9]{2}(?![0-9/])"
)

Named = tuple[int, int, str]
"""Start and end in the plain text, and the kind of mention."""


def titles(text: str) -> Iterator[Named]:
    """Texts named by a title, a subject ("the drug precursor legislation") or a year ("the evaluation completed in 2019")."""
    for match in _PROPOSAL.finditer(text):
        yield match.start(), match.start() + _trimmed(match[0]), "text"
    for match in _EVENT.finditer(text):
        yield match.start(), match.end(), "text"
    for match in _LEGISLATION.finditer(text):
        if not set(match["subject"].lower().split()) <= _GENERIC:
            yield match.start(), match.end(), "text"
    for match in _TITLED.finditer(text):
        if not (match["before"].strip() or match["title"] or match["issued"]):
            continue
        end = match.start() + _trimmed(match[0])
        if text[match.start() : end] in _BARE:
            continue  # "the said Framework Decision": it points back, and names nothing
        tail = _DATED_TAIL.match(text, end) if match["title"] else None
        yield match.start(), tail.end() if tail else end, "text"


def _trimmed(words: str) -> int:
    """The length of ``words`` without the small words that a title cut off at a verb ends in."""
    dangling = _DANGLING.search(words, max(0, len(words) - 60))
    return dangling.start() if dangling else len(words)


_ACT = r"(?:Directive|Regulation|Framework Decision|Decision|Convention|Recommendation|Agreement)"
_NAMELESS = re.compile(
    rf"(?<![\w-])(?:(?!(?:Council|Commission|Implementing|Delegated|EU|EC|Framework|Joint)\b){WORD} (?:(?:on|of|and|for) )?){{1,8}}"
    rf"(?P<noun>{_ACT})(?![\w-])(?! [(0-9N])"
    rf"|(?<![\w-])(?<!that )(?<!this )(?P<titled>{_ACT}) (?:on|for|against|concerning|implementing|established|drawn up|relating to)\b"
)


def nameless(text: str, claims: Claims) -> Iterator[Instrument]:
    """Acts named without a number: back-references to an act of their noun do not reach past them."""
    for match in _NAMELESS.finditer(text):
        if not claims.overlaps(match.start(), match.end()):
            noun = (match["noun"] or match["titled"]).lower()
            kind = "convention" if noun == "convention" else "act"
            yield Instrument(match.start(), match.end(), kind, (), noun, full=noun)
