"""Putting a citation together: provisions, and the text that they are provisions of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.references.headings import Headings
from ingest.references.instruments import Claims, Form, Instrument
from ingest.references.levels import BY_PREFIX, NOUN, ORDINAL, rank
from ingest.references.provisions import Group, Path, chain, further_articles

INSIDE = frozenset({"action", "strategic_priority", "priority_area", "performance_indicator", "footnote"})
"""Kinds of units of the corpus, which have labels ("Action 25.") and name no text."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A composed citation, by offsets in the plain text.

    ``instrument`` is the text that it cites, ``pointer`` a provision pointed at ("that Article").
    ``paths`` lie below both. ``also`` are further texts under the same noun ("Articles 83 TFEU and 31
    TEU"). ``alone``: neither is there, the provisions stand for themselves.
    """

    start: int
    end: int
    paths: tuple[Path, ...]
    instrument: Instrument | None = None
    pointer: Instrument | None = None
    also: tuple[Instrument, ...] = ()

    @property
    def alone(self) -> bool:
        return self.instrument is None and self.pointer is None


# --------------------------------------------------------------------------- gaps

_BETWEEN = (
    r"(?:amended|recast|revised|new|current|future|former|old|aforementioned|above-?mentioned|aforesaid|above|same|said"
    r"|repealed|related|relevant|existing|basic|then applicable|[A-Z][\w'&-]*|and|on|of)"
)
_OWNED = re.compile(
    rf"(?: of the preamble)?(?:,? respectively)?,? (?i:of|to|in|from|under|annexed to),?(?i: the| that| an?)?(?: judgments?(?: of (?:[0-9]{{1,2}} \w{{3,9}} [0-9]{{4}}|the [A-Z]\w+(?: of \w+)?))?,? in)?"
    rf"(?: {_BETWEEN}){{0,6}} \(?"
)
_NAME_OPENS = re.compile(r"\((?:(?:hereinafter|hereafter|referred to as|the|'|\"|,|:) ?){1,6}$")
_NAME_CLOSES = re.compile(r"['\"]?\)")
_PLURAL = ("articles", "arts")
_AND = re.compile(r",? (?:and|or) |, ")
_BESIDE = re.compile(r",? | \(")
_TITLED_OWNER = re.compile(  # "Article 29 of the Council Decision setting up Europol (2009/371/JHA)"
    r",? (?:of|to|in) the (?:(?:European Parliament and )?(?:Council|Commission) )?"
    r"(?:(?:Implementing |Delegated |Framework )?(?:Directive|Regulation|Decision|Recommendation)|Joint Action)[^.;()\n]{0,180} \("
)
_TITLE_FOLLOWS = re.compile(r"[^.;()\n]{0,180} \((?=[A-Z0-9])")
_BEHIND = re.compile(r"(?: \([A-Z][\w -]{1,40}\))?, (?:at |in )?|: ?| (?:[-–] )?")
_CITATION_ENDS = re.compile(r"(?:['\"’)]*(?:[.;:,)]| ?$|\n| and | or ))")

_OTHER_OWNER = re.compile(
    r"(?:,? respectively)?,? of (?!which\b)[A-Za-z]"
    r"| (?!EU |EUR |EC )(?:[A-Z]{2,}[A-Z0-9]?|[A-Z][a-z]{0,3}[A-Z]{1,4}[0-9]?)(?:/[A-Z]+)?(?!\w)(?!: )"
    r"| (?:[A-Z][a-z]+ ){1,4}(?:Code|Act|Law|Constitution|Statute|Ordinance)\b"
    r"| in The | (?:Data Protection )?Working (?:Party|Group)\b"
)
_ANNEXED = re.compile(r",? to (?:the|this|that|an?|its) ")
_UNITS = re.compile(r" (?:pages?|words|columns?)\b")
_DETERMINED = re.compile(r"\b(?:an?|this|my|our|his|her|their|each|every|new|recent|the) $", re.IGNORECASE)
_CHANGED = re.compile(r",? (?:is|are) (?:hereby )?amended as follows")
_ANCHOR = re.compile(
    rf"(?:(?<![\w-])|(?<=\b[Ee]x-))(?:{NOUN.pattern}|(?i:introductory|opening) (?=part|wording|word|phrase|sentence|clause)|{ORDINAL.pattern})"
)


def citations(text: str, claims: Claims, headings: Headings) -> Iterator[Citation]:
    """Every citation of the plain ``text``: provisions with their text, provisions alone, texts alone."""
    composed = list(_provisions(text, claims, headings))
    yield from composed
    starts = [one.start for one in composed]
    for item in claims.all():
        within = bisect_left(starts, item.end)
        taken = within > 0 and composed[within - 1].end > item.start
        if not taken and item.form is not Form.WEAK and item.kind != "url":
            label = item.kind in INSIDE and not item.several and headings.is_heading(item.start, item.end)
            if label or item.form is Form.THEREOF or _gives_a_name(text, item):
                continue
            if item.kind == "provision":
                yield Citation(item.start, item.end, (), pointer=item)
            else:
                yield Citation(item.start, item.end, (), instrument=item)


def _gives_a_name(text: str, item: Instrument) -> bool:
    """Whether the words only say how a text will be called: "(hereinafter: the Directive)", "(‘the Charter’)"."""
    if item.form is Form.NAMED and item.kind != "treaty":
        return False
    closed = _NAME_CLOSES.match(text, item.end)
    return bool(closed and _NAME_OPENS.search(text, max(0, item.start - 40), item.start))


def _provisions(text: str, claims: Claims, headings: Headings) -> Iterator[Citation]:
    at = done = 0  # ``done``: where the last citation ended; what it cites is not cited twice
    while anchor := _ANCHOR.search(text, at):
        at = anchor.end()
        if claims.overlaps(anchor.start(), anchor.end()):
            continue
        groups = _free(chain(text, anchor.start()), claims)
        if not groups:
            continue
        at = groups[-1].end
        first = groups[0]
        if len(groups) == 1 and len(first.paths) == 1 == len(first.paths[0]) and headings.is_heading(first.start, at):
            headings.keep(first.start, first.paths[0])
            continue
        if len(groups) == 1 and _CHANGED.match(text, at):
            headings.keep(groups[0].start, groups[0].paths[0], foreign=True)
        found = list(_attach(text, groups, claims, done))
        done = max([done, *(one.end for one in found)])
        at = max(at, done)
        yield from found


def _free(groups: list[Group], claims: Claims) -> list[Group]:
    """The leading groups that share no word with a claim."""
    for index, one in enumerate(groups):
        if claims.overlaps(one.start, one.end):
            return groups[:index]
    return groups


def _attach(text: str, groups: list[Group], claims: Claims, done: int) -> Iterator[Citation]:
    """The citations that the joined ``groups`` make with the text beside them, nothing before ``done``."""
    owner = _owner(text, groups[-1], claims)
    if owner is not None:
        shared = _sharing(groups)
        for one in groups[: len(groups) - len(shared)]:
            yield from _alone(text, one)
        paths = tuple(path for one in shared for path in one.paths)
        end = owner.end + (text[owner.start - 1] == "(" and text[owner.end : owner.end + 1] == ")")
        if owner.kind == "provision":
            yield Citation(shared[0].start, end, paths, pointer=owner)
            return
        also: tuple[Instrument, ...] = ()
        if shared[-1].level == "art" and text[shared[-1].start : shared[-1].end].lower().startswith(_PLURAL):
            for one, another in _further(text, end, claims):
                paths, also, end = paths + one.paths, (*also, another), another.end
        yield Citation(shared[0].start, end, paths, instrument=owner, also=also)
        return
    before = _before(text, groups[0], claims)
    if before is not None and before.start >= done and _CITATION_ENDS.match(text, groups[-1].end):
        paths = tuple(path for one in groups for path in one.paths)
        yield Citation(before.start, groups[-1].end, paths, instrument=before)
        return
    for one in groups:
        yield from _alone(text, one)


def _sharing(groups: list[Group]) -> list[Group]:
    """The groups that share the text named behind the last: all of them, if none is a mere paragraph or point."""
    shared = [groups[-1]]
    for one in reversed(groups[:-1]):
        if BY_PREFIX[one.head].headed != BY_PREFIX[shared[0].head].headed or not one.numbered:
            break
        shared.insert(0, one)
    return shared


def _owner(text: str, last: Group, claims: Claims) -> Instrument | None:
    """The text or provision that ``last`` is said to be of, if it stands right behind."""
    for item in claims.starting(last.end, last.end + 250):
        gap = text[last.end : item.start]
        if _TITLED_OWNER.fullmatch(gap) and text[item.end : item.end + 1] == ")" and item.kind == "act":
            return item
        if item.form in {Form.DEFINITE, Form.WEAK} and _TITLE_FOLLOWS.match(text, item.end):
            continue  # "of the Directive (Directive 2014/42/EU)"
        beside = bool(_BESIDE.fullmatch(gap))
        if gap == " (" and (item.kind != "act" or text[item.end : item.end + 1] != ")"):
            return None
        if gap == ", " and item.kind == "act" and not _CITATION_ENDS.match(text, item.end):
            return None  # "As set out in Article 1(1), Regulation (EU) 2016/679 applies"
        if not beside and not _OWNED.fullmatch(gap):
            return None
        return item if _may_own(item, last, beside=beside) else None
    return None


def _may_own(item: Instrument, group: Group, *, beside: bool) -> bool:
    if item.form is Form.THEREOF:
        return beside
    if item.kind == "provision":
        return not beside and rank(group.paths[0][0]) > BY_PREFIX[item.noun].rank
    if item.kind == "case":
        return group.head in {"par", "pnt"} and not beside
    if item.kind == "action":
        return group.head == "pnt" and not beside
    if item.kind not in {"act", "treaty", "convention", "document"}:
        return False
    if beside:
        return item.form in {Form.NAMED, Form.SHORT} or (item.form is Form.WEAK and bool(item.identifiers))
    return True


def _further(text: str, at: int, claims: Claims) -> Iterator[tuple[Group, Instrument]]:
    """Articles of further texts under the same noun: "and 31 TEU" behind "Articles 83 TFEU"."""
    while joined := _AND.match(text, at):
        one = further_articles(text, joined.end())
        owner = _owner(text, one, claims) if one else None
        if one is None or owner is None or owner.kind not in {"treaty", "act", "convention"}:
            return
        yield one, owner
        at = owner.end


def _before(text: str, first: Group, claims: Claims) -> Instrument | None:
    """The text that stands right before its provisions: "Directive 2014/42/EU, Article 4(1)"."""
    for item in reversed(claims.starting(max(0, first.start - 250), first.start)):
        if item.end > first.start or not _BEHIND.fullmatch(text, item.end, first.start):
            return None
        texts = {"act", "treaty", "convention"} | ({"document"} if first.head == "anx" else set())
        named = item.form in {Form.NAMED, Form.SHORT} and item.kind in texts
        judged = item.kind == "case" and item.form is Form.NAMED and first.head in {"par", "pnt"}
        return item if (named and BY_PREFIX[first.head].headed) or judged else None
    return None


def _alone(text: str, one: Group) -> Iterator[Citation]:
    """A group without a text beside it, if it may stand alone and nothing else owns it."""
    if _stands_alone(text, one) and not _OTHER_OWNER.match(text, one.end):
        if one.head == "anx" and _ANNEXED.match(text, one.end):
            return
        yield Citation(one.start, one.end, one.paths)


def _stands_alone(text: str, one: Group) -> bool:
    """Whether the words are a reference though no text is named: "paragraph 2" is, "the second paragraph" is not."""
    words = text[one.start : one.end]
    if one.head == "art":
        small = words.startswith("art")
        return not small or not (
            _DETERMINED.search(text, max(0, one.start - 8), one.start) or _UNITS.match(text, one.end)
        )
    if one.head == "anx":
        if one.numbered:
            return not words.startswith("annex")
        return not words.startswith("A") or text[max(0, one.start - 4) : one.start].lower() == "the "
    if one.head == "cpt":
        return not one.paths[0][0][-1].isdigit()
    if one.head == "par":
        return not one.counted and words[0] != "§"  # "11 U.S.C. § 101"
    if one.head == "pnt":
        return "(" in words
    return one.head in {"rct", "sub", "idt"}
