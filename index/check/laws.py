"""Acts and other texts in a draft: that they exist as cited, hold on the day, and are cited where it says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.answer.editions import in_words
from index.answer.model import Citation, listed
from index.check.facts import Facts, Ruling
from index.check.items import When
from index.check.wording import Token, tokens
from index.world import Row
from ingest.model import Document, Reference, Span, StatusEvent, Work
from ingest.references.dates import DATE_BEHIND
from ingest.sentences import sentences
from ingest.status import ENDS, status
from ingest.status_words import headline
from ingest.status_words import sentences as status_sentences

_NEW_STYLE = 2015
"""From then on all acts share one series of numbers: the same number is no act of another kind."""
_CELEX = re.compile(r"3([0-9]{4})([A-Z])([0-9]{4})")
_LETTERS = "LRDFH"
_TITLE = re.compile(
    r"(?:,? of the (?:European Parliament and of the Council|Council|Commission))?(?:,? of [0-9]{1,2} \w+ [0-9]{4})?,? "
    r"(?=(?:on|laying down|concerning|regarding|establishing|relating to|amending|repealing|facilitating)\b)"
)
_TITLE_WORDS = 4
"""Words of a title from which on one that differs is wrong, and not shortened."""
_HELD_NOW = frozenset(["in_force", "amended", "adopted"])


@dataclass(frozen=True, slots=True)
class Law:
    """An act as a draft cites it. ``work`` is ``None`` where the catalogue does not know it."""

    span: Span
    label: str
    identifier: str
    places: tuple[str, ...]
    work: Work | None


class Laws:
    """Lookups of acts for one check on one day."""

    def __init__(self, facts: Facts, text: str) -> None:
        self.facts = facts
        self.text = text
        self.world = facts.world

    def of(self, value: Reference | str, span: Span) -> list[Law]:
        """The acts that a reference or a name is of: none where it has no identifier of its own."""
        if isinstance(value, str):
            work = self._work(value)
            return [Law(span, span.of(self.text), value, (), work)] if work else []
        found = []
        for identifier in value.identifiers:
            if identifier in ("self",) or identifier.partition(":")[0] in ("footnote", "action"):
                continue
            found.append(Law(span, value.text, identifier, value.places, self._work(identifier)))
        return found

    def _work(self, identifier: str) -> Work | None:
        catalogue = self.world.catalogue
        return catalogue.work(identifier) if catalogue else None

    def documents(self, work: Work) -> list[Document]:
        """The editions of a work that are held, its default one first."""
        default = self.world.edition(work.id)
        others = self.facts.engine.records.editions(work.id)
        return [*([default] if default else []), *(each for each in others if default is None or each.id != default.id)]

    # ------------------------------------------------------------------ as it is cited

    def problems(self, law: Law, value: Reference | str, sentence_end: int) -> Iterator[tuple[Span, str, Ruling]]:
        """What is wrong with the citation itself: its date, title, number, or a provision that is not there."""
        if isinstance(value, str):
            return
        work = law.work
        if work is None:
            wrong = self._misnumbered(law, value, sentence_end)
            if wrong is not None:
                yield law.span, "act", wrong
            return
        cited = self.cite(work)
        date = DATE_BEHIND.search(self.text, value.end, law.span.end)
        if date and work.date and work.binding:
            written = _date(date["date"])
            if written and written != work.date:
                reason = f"{work.short_title} is of {in_words(work.date.isoformat())}."
                yield law.span, "act", Ruling("wrong_act", reason, cited, (), (work.id,))
        if work.binding and (title := self._title(law, value, sentence_end)):
            span, words = title
            wrong = self._mistitled(work, words, span)
            if wrong is not None:
                yield span, "act", wrong
        yield from self._provisions(law, work)

    def _provisions(self, law: Law, work: Work) -> Iterator[tuple[Span, str, Ruling]]:
        documents = self.documents(work)
        for place in law.places:
            head = place.split(".")[0]
            kind, _, number = head.partition("_")
            if kind not in ("art", "rct", "anx") or not documents:
                continue
            if any(self.world.unit(document.id, head) for document in documents):
                continue
            whole = [document for document in documents if _complete(document, kind)]
            if not whole:
                continue
            units = [unit for unit in whole[0].units if unit.kind == {"art": "article", "rct": "recital", "anx": "annex"}[kind]]
            noun = {"art": "article", "rct": "recital", "anx": "annex"}[kind]
            reason = f"{work.short_title} has no {noun} {number}; it has {noun}s {units[0].number} to {units[-1].number}."
            evidence = (self.facts.cite_unit(whole[0], units[-1]),)
            yield law.span, "reference", Ruling("does_not_exist", reason, evidence, (), (work.id,))

    def _title(self, law: Law, value: Reference, sentence_end: int) -> tuple[Span, list[Token]] | None:
        """The words behind a citation that give its title."""
        match = _TITLE.match(self.text, value.end, sentence_end)
        if match is None:
            return None
        stop = re.compile(r"[;:(\"\u201c.]|,(?! and )").search(self.text, match.end(), sentence_end)
        end = stop.start() if stop else sentence_end
        words = [token for token in tokens(self.text, match.end(), end) if token.word]
        return (Span(match.end(), end), words) if words else None

    def title_end(self, law: Law, value: Reference | str, sentence_end: int) -> int:
        """Where the title behind a citation ends, as far as it is the act's; else where the citation ends."""
        if isinstance(value, str) or law.work is None:
            return law.span.end
        title = self._title(law, value, sentence_end)
        if title is None:
            return law.span.end
        official = {token.key.casefold() for token in tokens(law.work.title) if token.word}
        end = law.span.end
        for token in title[1]:
            if token.key.casefold() not in official:
                break
            end = token.end
        return end

    def _mistitled(self, work: Work, words: Sequence[Token], span: Span) -> Ruling | None:
        written = [token.key.casefold() for token in words]
        official = [token.key.casefold() for token in tokens(work.title) if token.word]
        start = next((i for i, word in enumerate(official) if word == written[0] and official[i : i + 2] == written[:2]), None)
        if start is None:
            start = next((i for i, word in enumerate(official) if i > 4 and word == written[0]), None)
        if start is None or len(written) < _TITLE_WORDS:
            return None
        official = official[start:]
        # what follows the title in the sentence is not the title's
        written = written[: len(official) + 2]
        matcher = SequenceMatcher(None, written, official, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return None
        last = blocks[-1].a + blocks[-1].size
        compared, matched = written[:last], sum(block.size for block in blocks)
        if len(compared) < _TITLE_WORDS or matched * 10 < len(compared) * 6:
            return None
        inner = [op for op in matcher.get_opcodes() if op[0] in ("replace", "delete") and op[2] <= last and op[1] > 0]
        inner += [op for op in matcher.get_opcodes() if op[0] == "insert" and 0 < op[1] < last]
        if not inner:
            return None
        reason = f"Its title is “{work.title}”."
        return Ruling("wrong_act", reason, self.cite(work), (), (work.id,))

    def _misnumbered(self, law: Law, value: Reference, sentence_end: int) -> Ruling | None:
        """An act that the catalogue does not know, where title or number are those of one that it does."""
        catalogue = self.world.catalogue
        if catalogue is None:
            return None
        match = _CELEX.fullmatch(law.identifier)
        if match and int(match[1]) >= _NEW_STYLE:
            for letter in _LETTERS:
                other = catalogue.work(f"3{match[1]}{letter}{match[3]}")
                if other is not None and letter != match[2]:
                    reason = f"The act of this number is {other.short_title}."
                    return Ruling("wrong_act", reason, self.cite(other), (), (other.id,))
        title = self._title(law, value, sentence_end)
        date = DATE_BEHIND.search(self.text, value.end, law.span.end)
        day = _date(date["date"]) if date else None
        for other in catalogue.works:
            if not other.binding or not other.celex:
                continue
            if title and _alike_titles([token.key.casefold() for token in title[1]], other.title):
                reason = f"The act of this title is {other.short_title}; the catalogue knows none of the number written."
                return Ruling("wrong_act", reason, self.cite(other), (), (other.id,))
            if day and other.date == day and _near_number(law.identifier, other.celex):
                reason = f"The act of that day is {other.short_title}; the catalogue knows none of the number written."
                return Ruling("wrong_act", reason, self.cite(other), (), (other.id,))
        return None

    # ------------------------------------------------------------------ whether it holds

    def in_force(self, work: Work, *, denied: bool, when: When | None, today: bool) -> Ruling:
        """Whether an act is in force, on the day of the check or in the year named."""
        assert self.world.catalogue is not None
        days = [self.facts.on] if when is None else [when.day] if when.day else _days_of(when.year)
        results = [status(self.world.catalogue, work, day) for day in days]
        words = {result.word for result in results}
        reason = in_words(" ".join(status_sentences(self.world.catalogue, results[-1])[:2]))
        cited, sources = self.cite(work), (work.id,)
        stale = (f"Not checked since {results[-1].checked}.",) if results[-1].stale else ()
        if not work.binding or "unknown" in words or len({result.holds for result in results}) > 1:
            return Ruling("not_checkable", reason, cited, stale, sources)
        holds = words <= _HELD_NOW
        if not holds and "replaced_in_part" in words:
            verdict = "not_checkable" if denied else "law_changed"
            return Ruling(verdict, reason, cited, stale, sources)
        if denied:
            return Ruling("law_changed" if holds else "confirmed", reason, cited, stale, sources)
        return Ruling("confirmed" if holds else "law_changed", reason, cited, stale, sources)

    def changed(self, work: Work, verb: str, by: Work | None, when: When | None, *, denied: bool, names_other: bool) -> Ruling:
        """Whether an act was repealed, replaced or amended, by another and when."""
        assert self.world.catalogue is not None
        kinds = {"amended"} if re.match("amend|modif", verb) else set(ENDS)
        if re.match("repeal|abrogat|revok|annul", verb):
            kinds = {"repealed", "replaced"}
        elif re.match("replac|supersed|succe|recast", verb):
            kinds = {"replaced", "repealed"}
        elif verb.startswith("expire"):
            kinds = {"expired"}
        events = [event for event in work.history if event.kind in kinds and event.confidence != "doubtful"]
        past = [event for event in events if event.date is None or event.date <= self.facts.on]
        told = status_sentences(self.world.catalogue, status(self.world.catalogue, work, self.facts.on))
        about = [each for each in told[1:] if by and by.short_title in each] or list(told[1:3])
        reason = in_words(" ".join([told[0], *about]))
        cited, sources = self.cite(work), (work.id,)
        related = {"amended": "amends"}.get(next(iter(kinds), ""), "repeals") if len(kinds) == 1 else "repeals"
        if not denied and (stated := self._stated(work, by, related, kinds, events)) is not None:
            verdict = "confirmed" if stated and when is None else "not_checkable"
            return Ruling(verdict, reason, cited, (), sources)
        if denied:
            if when or by:
                return Ruling("not_checkable", reason, cited, (), sources)
            return Ruling("law_changed" if past else "confirmed", reason, cited, (), sources)
        if not events:
            return Ruling("law_changed", f"No such change is recorded. {reason}", cited, (), sources)
        if names_other and by is None:
            return Ruling("not_checkable", reason, cited, (), sources)
        matching = [event for event in events if by is None or event.by == by.id]
        if not matching:
            return Ruling("law_changed", f"Not by that act. {reason}", cited, (), sources)
        if when is not None:
            dated = [event for event in matching if event.date]
            if not dated:
                return Ruling("not_checkable", reason, cited, (), sources)
            if not any(event.date and (event.date == when.day if when.day else event.date.year == when.year) for event in dated):
                return Ruling("law_changed", f"Not at that time. {reason}", cited, (), sources)
            if when.fine and when.day is None:
                return Ruling("not_checkable", reason, cited, (), sources)
        elif matching and not past:
            return Ruling("law_changed", reason, cited, (), sources)
        if all(event.extent != "whole" for event in matching) and "amended" not in kinds:
            return Ruling("confirmed", reason, cited, ("Only in part, or for some states.",), sources)
        return Ruling("confirmed", reason, cited, (), sources)

    def _stated(
        self, work: Work, by: Work | None, relation: str, kinds: set[str], events: Sequence[StatusEvent]
    ) -> bool | None:
        """Whether another act says of itself that it made the change, where no event on record is sure; ``None`` where one is.

        False where only a doubtful event is on record: then nothing is decided.
        """
        if any(by is None or event.by == by.id for event in events):
            return None
        works = self.world.catalogue.works if self.world.catalogue else ()
        others = [each for each in works if (relation, work.id) in each.relations]
        if relation == "repeals" and not kinds & {"repealed", "replaced"}:
            others = []
        if any(by is None or each.id == by.id for each in others):
            return True
        doubtful = [event for event in work.history if event.kind in kinds and event.confidence == "doubtful"]
        return False if any(by is None or event.by == by.id for event in doubtful) else None

    def relied_on(self, work: Work) -> Ruling | None:
        """What is to be said where a draft relies on an act as the law today; ``None`` where it holds."""
        assert self.world.catalogue is not None
        result = status(self.world.catalogue, work, self.facts.on)
        if not work.binding or result.word in (*_HELD_NOW, "unknown"):
            return None
        said = in_words(" ".join(status_sentences(self.world.catalogue, result)[:2]))
        return Ruling("law_changed", said, self.cite(work), (), (work.id,))

    def note(self, work: Work) -> str:
        """One sentence on an act's status, "" where it is in force as it was."""
        assert self.world.catalogue is not None
        result = status(self.world.catalogue, work, self.facts.on)
        return "" if not work.binding or result.word in ("in_force", "unknown") else in_words(headline(result))

    # ------------------------------------------------------------------ where it is cited

    def cited_in(self, law: Law, rows: Sequence[Row], *, denied: bool, only: bool) -> Ruling:
        """Whether these actions cite the act, in their text or a footnote."""
        celex = law.work.celex if law.work and law.work.celex else law.identifier
        title = law.work.short_title if law.work else law.label
        citing = [row for row in self.world.rows if celex in row.acts]
        all_there = f"cited by {listed([row.action.label for row in citing])}" if citing else "cited by no action"
        reason = f"{title} is {all_there}."
        evidence = tuple(self._where(row, celex) for row in (*rows, *citing))
        evidence = tuple(dict.fromkeys(evidence))[:12]
        sources = (law.work.id,) if law.work else ()
        notes = tuple(filter(None, [self.note(law.work)])) if law.work else ()
        there = [row for row in rows if celex in row.acts]
        if denied:
            return Ruling("wrong_citation" if there else "confirmed", reason, evidence, notes, sources)
        wrong = len(there) < len(rows) or (only and len(citing) > len(there))
        return Ruling("wrong_citation" if wrong else "confirmed", reason, evidence, notes, sources)

    def cited_anywhere(self, law: Law, *, denied: bool) -> Ruling:
        """Whether the plan cites the act at all; by what it says outside its actions nothing is denied."""
        celex = law.work.celex if law.work and law.work.celex else law.identifier
        plan = self.facts.world.plans[0]
        found = [each for each in self.facts.engine.records.references(plan.id) if celex in each.identifiers]
        title = law.work.short_title if law.work else law.label
        reason = f"{plan.title} cites {title} {len(found) or 'no'} time{'' if len(found) == 1 else 's'}."
        spans = [Span(each.start, each.end) for each in found[:3]]
        evidence = tuple(self.facts.cite(plan.id, self._place(plan.id, span), span) for span in spans)
        verdict = "confirmed" if bool(found) != denied else "wrong_citation"
        return Ruling(verdict, reason, evidence, (), (law.work.id,) if law.work else ())

    def _place(self, document: str, span: Span) -> str:
        unit = self.facts.engine.records.innermost(document, span.start, span.end)
        return unit.place if unit else ""

    def _where(self, row: Row, celex: str) -> Citation:
        """The words of an action that cite an act, or the action's text."""
        records = self.facts.engine.records
        for reference in records.references(row.document):
            if celex not in reference.identifiers:
                continue
            for place in (row.action.place, *row.action.footnotes):
                unit = self.world.unit(row.document, place)
                if unit and unit.start <= reference.start and reference.end <= unit.end:
                    return self.facts.cite(row.document, place, Span(reference.start, reference.end))
        return self.facts.cite_label(row)[0]

    def cite(self, work: Work) -> tuple[Citation, ...]:
        """The title of an edition held, if one is."""
        document = self.world.edition(work.id)
        if document is None or not document.units:
            return ()
        unit = next((unit for unit in document.units if unit.kind == "title"), document.units[0])
        first = next(iter(sentences(document.text, unit.start, unit.end)), unit.span)
        return (self.facts.cite(document.id, unit.place, first),)


def _complete(document: Document, kind: str) -> bool:
    """Whether a document lists every unit of a kind: a text does, a summary where its numbers have no gap."""
    noun = {"art": "article", "rct": "recital", "anx": "annex"}[kind]
    units = [unit for unit in document.units if unit.kind == noun]
    if not units:
        return False
    if document.state != "digest":
        return kind != "rct" or document.state == "original"
    numbers = sorted({int(found.group()) for unit in units if (found := re.match("[0-9]+", unit.number))})
    return kind == "art" and len(numbers) > 2 and numbers == list(range(1, numbers[-1] + 1))


def _alike_titles(written: list[str], title: str) -> bool:
    official = [token.key.casefold() for token in tokens(title) if token.word]
    if len(written) < _TITLE_WORDS:
        return False
    match = SequenceMatcher(None, written, official, autojunk=False).find_longest_match()
    return match.size >= min(len(written), 6) and match.size >= _TITLE_WORDS and match.a == 0


def _near_number(one: str, other: str) -> bool:
    """Whether two CELEX numbers differ in one digit or two, or in the kind of act."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2


def _days_of(year: int) -> list[dt.date]:
    return [dt.date(year, 1, 1), dt.date(year, 12, 31)]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _date(written: str) -> dt.date | None:
    numbers = [int(number) for number in re.findall("[0-9]+", written)]
    month = re.search("[A-Za-z]{3}", written)
    try:
        if month and len(numbers) == 2:
            return dt.date(numbers[1], _MONTHS.index(month.group().lower()) + 1, numbers[0])
        return dt.date(numbers[2], numbers[1], numbers[0])
    except (ValueError, IndexError, KeyError):
        return None
