"""What pointers mean: "that Directive", "Article 4 thereof", "paragraph 2", by what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.references.compose import Citation
from ingest.references.headings import Headings
from ingest.references.instruments import Form, Instrument
from ingest.references.levels import BY_PREFIX, rank
from ingest.references.provisions import Path


@dataclass(frozen=True, slots=True)
class Resolved:
    """A citation with what it means, still by offsets in the plain text."""

    citation: Citation
    kind: str
    identifiers: tuple[str, ...]
    places: tuple[Path, ...]
    anaphoric: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """A text that was named: ``identifiers`` is empty if without its number. ``governor``: whose title
    or history names it. ``pointed``: by a pointer and not by its own name."""

    start: int
    end: int
    kind: str
    noun: str
    full: str
    identifiers: tuple[str, ...]
    governor: _Named | None = None
    pointed: bool = False


@dataclass(frozen=True, slots=True)
class _Provision:
    kind: str
    identifiers: tuple[str, ...]
    paths: tuple[Path, ...]
    at: int


_SPEAKS_AS_ACT = re.compile(
    r"\b(?:[Tt]his|THIS) (?:Directive|Regulation|(?:Framework |Implementing |Delegated )?Decision|Recommendation|DIRECTIVE|REGULATION|DECISION)\b"
    r"|\bHA(?:S|VE|D) ADOPTED\b|^Having regard to",
    re.MULTILINE,
)
_GOVERNED = re.compile(
    r"\b(?:amending|repealing|replacing|supplementing|implementing|correcting|extending|adapting|codifying"
    r"|as (?:(?:last|lastly|most recently|further|subsequently) )?(?:amended|corrected|supplemented|implemented|replaced|repealed) by)"
    r"(?: (?:and|or|certain|the|Annex(?:es)?|Articles?|[IVX0-9(),]+|of|to|provisions)){0,10} $"
)
_CONTINUES = re.compile(r",? (?:and |or )?(?:repealing |amending )?(?:also )?")
_AMENDED = re.compile(
    r"(?: of [^.;:\n]{0,80})? (?:is|are) (?:hereby )?(?:further )?amended(?: as follows)?:|(?: of [^.;:\n]{0,80})? (?:is|are) (?:hereby )?amended as follows"
)
_VAGUE = frozenset(
    {"decision", "act", "case", "opinion", "agreement", "protocol", "recommendation", "guideline", "document"}
)
"""Nouns that mean a text named before only where a provision is said to be of it, unless capitalised."""
_BREAK = re.compile(r"[.;] (?=[A-Z\"'(])|\n")
_HEADED = {"art", "rct", "anx", "cpt", "sct", "sbs", "tis", "prt"}


def resolve(
    text: str, citations: Iterable[Citation], nameless: Iterable[Instrument], headings: Headings
) -> Iterator[Resolved]:
    """What each citation means, in the order of the text; those that mean nothing known are left out.

    ``nameless`` are texts named without a number: a pointer does not reach past one of its kind.
    """
    memory = _Memory(text, headings)
    events: list[tuple[int, Citation | Instrument]] = [(one.start, one) for one in citations]
    events += [(one.start, one) for one in nameless]
    for _, event in sorted(events, key=lambda pair: pair[0]):
        if isinstance(event, Instrument):
            memory.name(event, ())
            continue
        found = memory.meaning(event)
        if found is not None:
            memory.keep(found)
            yield found


class _Memory:
    """What the text has named so far."""

    def __init__(self, text: str, headings: Headings) -> None:
        self._text = text
        self._headings = headings
        self._named: list[_Named] = []
        self._provisions: list[_Provision] = []
        self._amended: _Named | None = None
        self._amended_from = 0
        self._is_act = headings.of_an_act or bool(_SPEAKS_AS_ACT.search(text))

    # ------------------------------------------------------------------ keeping

    def name(self, item: Instrument, identifiers: tuple[str, ...], start: int | None = None) -> None:
        """Remember that ``item`` was named, in a citation that starts at ``start``."""
        first = item.start if start is None else start
        governor = self._governor(first) if identifiers else None
        full, pointed = item.full or item.noun, item.form is not Form.NAMED
        self._named.append(_Named(first, item.end, item.kind, item.noun, full, identifiers, governor, pointed))

    def keep(self, found: Resolved) -> None:
        """Remember a citation for the pointers that follow."""
        item = found.citation.instrument
        if (
            item is not None
            and found.identifiers != ("self",)
            and found.kind in {"act", "treaty", "convention", "case", "document"}
        ):
            noun = item.noun
            if item.form in {Form.THEREOF, Form.WEAK} and self._named:
                noun = next((one.noun for one in reversed(self._named) if one.identifiers == found.identifiers), noun)
            self.name(replace(item, noun=noun, full=item.full or noun), found.identifiers, found.citation.start)
            if not found.citation.paths and _AMENDED.match(self._text, item.end):
                self._amended, self._amended_from = self._named[-1], item.end
        if found.places:
            self._provisions.append(_Provision(found.kind, found.identifiers, found.places, found.citation.start))

    def _governor(self, start: int) -> _Named | None:
        """The text whose title, or whose history of changes, the words before ``start`` belong to."""
        if not self._named:
            return None
        last = self._named[-1]
        between = self._text[last.end : start]
        if len(between) > 1500 or _BREAK.search(between):
            return None
        if _GOVERNED.search(self._text, max(last.end, start - 120), start):
            return last.governor or last
        return last.governor if last.governor and _CONTINUES.fullmatch(between) else None

    # ------------------------------------------------------------------ meaning

    def meaning(self, citation: Citation) -> Resolved | None:
        """What ``citation`` means, ``None`` if nothing before it tells."""
        if citation.pointer is not None:
            return self._of_provision(citation, citation.pointer)
        item = citation.instrument
        if item is None:
            return self._alone(citation)
        if item.form is Form.THIS:
            return Resolved(citation, item.kind, ("self",), citation.paths, True, False)
        if item.identifiers:
            places = tuple(tuple(place.split(".")) for place in item.places)
            paths = tuple(outer + path for outer in places for path in citation.paths) if citation.paths else places
            named = citation.paths if not places else paths
            identifiers = dict.fromkeys(i for one in (item, *citation.also) for i in one.identifiers)
            return Resolved(citation, item.kind, tuple(identifiers), named, item.form is Form.SHORT, item.ambiguous)
        if item.form is Form.THEREOF:
            return self._thereof(citation)
        return self._of_text(citation, item)

    def _of_text(self, citation: Citation, item: Instrument) -> Resolved | None:
        small = self._text[item.start : item.end].split()[-1][0].islower()
        if small and not citation.paths and (self._is_act or item.noun in _VAGUE):
            return None  # "shall communicate that decision": one that somebody takes
        antecedent = self._antecedents(item) if item.several else self._antecedent(item)
        if antecedent is None or not antecedent.identifiers:
            return None
        unclear = len(antecedent.identifiers) > 1 and not item.several
        return Resolved(citation, antecedent.kind, antecedent.identifiers, citation.paths, True, unclear)

    def _antecedent(self, item: Instrument) -> _Named | None:
        """The nearest text of the kind that ``item`` names; of a title, the text that bears it."""
        words = self._text[item.start : item.end].lower()
        of_two = words.startswith(("former", "latter"))
        passed = 1 if words.startswith("former") else 0
        for one in reversed(self._named):
            if not _answers(one, item) or (of_two and one.pointed):
                continue
            if passed:  # "the former Directive" is not the nearest, but the one before
                passed -= 1
                continue
            governor = one.governor
            return governor if governor is not None and _answers(governor, item) else one
        return None

    def _antecedents(self, item: Instrument) -> _Named | None:
        """The texts that "those Directives" means: the nearest named together, or the nearest two."""
        matching = [one for one in self._named if _answers(one, item) and one.identifiers and one.governor is None]
        if not matching:
            return None
        last = matching[-1]
        if len(last.identifiers) > 1:
            return last
        identifiers = tuple(dict.fromkeys(i for one in matching[-2:] for i in one.identifiers))
        return replace(last, identifiers=identifiers)

    def _thereof(self, citation: Citation) -> Resolved | None:
        if citation.paths[0][0][:3] not in _HEADED and self._provisions:
            last = self._provisions[-1]
            paths = tuple(last.paths[-1] + path for path in citation.paths)
            return Resolved(citation, last.kind, last.identifiers, paths, True, False)
        if not self._named:
            return None
        last_named = self._named[-1].governor or self._named[-1]
        if not last_named.identifiers:
            return None
        return Resolved(citation, last_named.kind, last_named.identifiers, citation.paths, True, False)

    def _of_provision(self, citation: Citation, pointer: Instrument) -> Resolved | None:
        """ "paragraph 2 of that Article": the provisions named last, cut down to the level pointed at."""
        if pointer.form is Form.THIS:
            return self._of_this_provision(citation, pointer)
        for last in reversed(self._provisions):
            outer = tuple(dict.fromkeys(cut for path in last.paths if (cut := _cut(path, pointer.noun))))
            if outer:
                outer = outer if pointer.several else outer[-1:]
                paths = tuple(o + i for o in outer for i in citation.paths or ((),))
                return Resolved(citation, last.kind, last.identifiers, paths, True, False)
        return None

    def _of_this_provision(self, citation: Citation, pointer: Instrument) -> Resolved | None:
        capital = pointer.full[:1].isupper()
        if not capital and not self._is_act:
            return None
        place = self._headings.place(citation.start)
        # "This subparagraph" stands in a paragraph, which is as near as headings tell.
        here = _cut(place, pointer.noun) or tuple(p for p in place if rank(p) < BY_PREFIX[pointer.noun].rank)
        paths = tuple(here + path for path in citation.paths) if citation.paths else ((here,) if here else ())
        amended = self._amended_at(citation.start) if self._headings.place(citation.start) else None
        if amended:
            return Resolved(citation, amended.kind, amended.identifiers, paths, True, False)
        return Resolved(citation, "provision", ("self",), paths, True, False)

    def _amended_at(self, at: int) -> _Named | None:
        """The act that the article at ``at`` amends: "Directive … is amended as follows" stands above."""
        return self._amended if self._amended and self._amended_from >= self._headings.last_own(at) else None

    def _alone(self, citation: Citation) -> Resolved | None:
        """Provisions without a text: of the text that speaks if it is an act, else of what it spoke of last."""
        head = citation.paths[0][0][:3]
        if amended := self._amended_at(citation.start):
            return Resolved(citation, amended.kind, amended.identifiers, self._here(citation, head), True, False)
        if self._is_act:
            return Resolved(citation, "provision", ("self",), self._here(citation, head), False, False)
        if citation.paths == (("anx",),):
            return None  # "amends the Annex": in a report that is anybody's
        paragraph = self._text.rfind("\n", 0, citation.start) + 1
        if head in _HEADED:
            near = [
                one for one in self._named if one.start >= paragraph and one.kind in {"act", "treaty", "convention"}
            ]
            if near and near[-1].identifiers and len(near[-1].identifiers) == 1:
                last = near[-1].governor or near[-1]
                return Resolved(citation, last.kind, last.identifiers, citation.paths, True, False)
            return Resolved(citation, "provision", ("self",), citation.paths, False, False)
        judged = [one for one in self._named if one.start >= paragraph and one.kind == "case"][-1:]
        if (
            head == "par"
            and judged
            and judged[0].kind == "case"
            and not _BREAK.search(self._text, judged[0].end, citation.start)
        ):
            return Resolved(citation, "case", judged[0].identifiers, citation.paths, True, False)
        inside = [one for one in self._provisions if one.at >= paragraph and one.identifiers != ("self",)][-1:]
        article = _cut(inside[0].paths[-1], "art") if inside else None
        if article and head == "par":
            paths = tuple(article + path for path in citation.paths)
            return Resolved(citation, inside[0].kind, inside[0].identifiers, paths, True, False)
        return Resolved(citation, "provision", ("self",), citation.paths, False, False)

    def _here(self, citation: Citation, head: str) -> tuple[Path, ...]:
        """The paths of an act's own provisions, with the article and paragraph that they stand in."""
        if head in _HEADED:
            return citation.paths
        place = self._headings.place(citation.start)
        outer = tuple(part for part in place if rank(part) < BY_PREFIX[head].rank)
        return tuple(outer + path for path in citation.paths)


def _answers(one: _Named, item: Instrument) -> bool:
    """Whether ``item`` ("that Directive") may mean ``one``."""
    if item.year and not any(identifier[1:5] == item.year for identifier in one.identifiers):
        return False
    if item.noun == "latter":
        return one.kind in {"act", "treaty", "convention"}
    if item.noun == "act":
        return one.kind == "act"
    if item.full != item.noun and item.full.split()[0] in {"implementing", "delegated"}:
        return one.full == item.full
    return one.noun == item.noun


def _cut(path: Path, prefix: str) -> Path | None:
    """``path`` down to the level ``prefix``, ``None`` if it does not reach it."""
    for index, part in enumerate(path):
        if part[:3] == prefix:
            return path[: index + 1]
    return None
