"""What a text says, as immutable records: the words the rest of Vouch is written in.

Conventions (they hold for every record here):

* An **offset** is 0-based, counts Unicode code points of ``Document.text``, and a
  span is half-open: ``document.text[span.start:span.end]`` are its words.
* A **place** is a unit's address inside its document, parts joined by dots:
  ``act_25.timetable``, ``art_4.par_2.pnt_a``, ``rct_12``, ``sp_3``, ``fn_4``.
* Pages are 1-based.

Standard library only, so that anything may import it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# --------------------------------------------------------------------------- spans


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of offsets into a document's canonical text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Origin:
    """From ``start`` on, canonical offsets follow the source from ``source`` on.

    ``source`` counts code points of the decoded source for text formats; for Word,
    PDF and mark-up it counts code points of the text the reader extracted, in
    reading order. A segment holds until the next one starts.
    """

    start: int
    source: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source (from 1) and a stretch of the canonical text that stands on it.

    A page has several stretches where its footnotes were set after the body.
    """

    number: int
    start: int
    end: int


# --------------------------------------------------------------------------- units


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a document with an address of its own.

    ``kind`` is the plain word: ``section``, ``priority``, ``action``, ``indicator``,
    ``footnote``, ``title``, ``recital``, ``chapter``, ``article``, ``paragraph``,
    ``point``, ``subparagraph``, ``indent``, ``annex``, ``table``, ``quoted``, and for the
    cells of an action's row ``text``, ``areas``, ``timetable``, ``bodies``, ``body``, ``field``.
    ``label`` is how people name it ("Action 46", "Article 7(2)"), ``heading`` its title
    as written or ``""``. ``parent`` is the place of the unit that holds it.
    """

    place: str
    kind: str
    number: str
    label: str
    heading: str
    start: int
    end: int
    parent: str | None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Area:
    """A priority area of an action: its code ("6.1") and where it is written ("6.1.")."""

    code: str
    place: str
    span: Span


@dataclass(frozen=True, slots=True)
class Timetable:
    """When an action is due: as written, and as years.

    ``start`` and ``end`` are calendar years, both inclusive; a single year is both.
    ``ongoing`` is true where the row says so instead of giving an end.
    """

    written: str
    place: str
    span: Span
    start: int | None
    end: int | None
    ongoing: bool


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body in an action's responsibility column.

    ``name`` is canonical (corpus/bodies.toml), ``written`` the words of the row.
    ``known`` is false where bodies.toml has no such body: then ``name == written``.
    """

    name: str
    written: str
    place: str
    span: Span
    known: bool


@dataclass(frozen=True, slots=True)
class Field:
    """Another column of an action's row: its header as written, and its cell."""

    header: str
    place: str
    span: Span


@dataclass(frozen=True, slots=True)
class Action:
    """A commitment of an action plan: one row of its table.

    ``text`` spans label and prose; ``prose`` leaves the label ("Action 46.") out.
    ``section`` and ``priority`` are places, ``None`` where the plan has none.
    """

    place: str
    number: str
    label: str
    text: Span
    prose: Span
    section: str | None
    priority: str | None
    areas: tuple[Area, ...]
    timetable: Timetable | None
    bodies: tuple[Responsible, ...]
    fields: tuple[Field, ...]
    footnotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataSource:
    """A source of data that an indicator names: canonical where known, and as written."""

    name: str
    span: Span
    known: bool


@dataclass(frozen=True, slots=True)
class Indicator:
    """A performance indicator.

    ``sources`` are the bodies and surveys it names as taking its data from, ``written`` the
    brackets in which it names them.
    """

    place: str
    number: str
    label: str
    text: Span
    prose: Span
    sources: tuple[DataSource, ...]
    written: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Where a footnote is called: the innermost unit, and the offset its marker stood at."""

    place: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote or endnote, set after the body; ``calls`` is empty if nothing calls it."""

    place: str
    number: str
    text: Span
    calls: tuple[Call, ...]


# --------------------------------------------------------------------------- references


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name another text or unit by an identifier.

    ``start``/``end`` span the whole composed citation, ``instrument`` the act's own part of
    it (``None`` for "this Article", "Action 8"). ``identifiers`` are canonical (a CELEX
    number, ``action:8``, ``self``…), ``places`` provision paths (``art_3.par_1.pnt_a``),
    ranges expanded in both. ``anaphoric``: found by what stands before ("that Directive").
    ``ambiguous``: the spelling allows each of ``identifiers``, and only one is meant.
    """

    start: int
    end: int
    text: str
    kind: str
    identifiers: tuple[str, ...]
    places: tuple[str, ...]
    instrument: Span | None
    anaphoric: bool
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A body, programme, network, address or text that is named without an identifier."""

    start: int
    end: int
    text: str
    kind: str
    name: str


# --------------------------------------------------------------------------- findings


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in a source, reported and never silently repaired.

    ``kind`` is a stable word (``label_punctuation``, ``reviewer_comment``, ``name_variant``…),
    ``message`` says it for people, ``place`` where. ``span`` is ``None`` where the odd thing
    is no part of the canonical text (a comment that was left out).
    """

    kind: str
    message: str
    place: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Deletion:
    """A numbered part that a consolidated text says was deleted: no unit, unless its heading still stands.

    ``place``, ``kind``, ``number``, ``label`` and ``parent`` are those that the unit had. ``by``: the CELEX number
    of the act that deleted it, ``""`` where the text does not say. ``span``: the mark that stands there instead,
    which may stand for several parts.
    """

    place: str
    kind: str
    number: str
    label: str
    parent: str | None
    by: str
    span: Span


# --------------------------------------------------------------------------- documents


@lru_cache(maxsize=64)
def _sha256(text: str) -> str:
    """Each citation of a text has its digest: a report of hundreds of pages is not hashed for each."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """One language and one state of a text, with its canonical plain text.

    ``kind``: ``action_plan``, ``legal_act``, ``report`` or ``digest``. ``state``: ``original``,
    ``consolidated`` or ``digest``; ``as_of`` is the day of a consolidated state, or the day
    up to which a digest was written. Units are in reading order, a parent before its children.
    """

    id: str
    title: str
    kind: str
    language: str
    state: str
    as_of: dt.date | None
    text: str
    units: tuple[Unit, ...]
    actions: tuple[Action, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    findings: tuple[Finding, ...] = ()
    origins: tuple[Origin, ...] = ()
    pages: tuple[Page, ...] = ()
    deletions: tuple[Deletion, ...] = ()

    def deletion(self, place: str) -> Deletion | None:
        """The deletion of the part at ``place``, or of one that held it; ``None`` where none is known."""
        held = {each.place: each for each in self.deletions}
        parts = place.split(".")
        return next((held[at] for n in range(len(parts), 0, -1) if (at := ".".join(parts[:n])) in held), None)

    @property
    def sha256(self) -> str:
        """Hex digest over the canonical text's UTF-8 bytes: what a receipt is checked against."""
        return _sha256(self.text)

    def source_offset(self, offset: int) -> int:
        """The source offset that canonical ``offset`` came from.

        Raises:
            ValueError: ``offset`` lies outside the text, or the document keeps no map.
        """
        if not 0 <= offset <= len(self.text) or not self.origins:
            raise ValueError(f"offset {offset} is outside 0..{len(self.text)}, or no map is kept")
        index = bisect_right(self.origins, offset, key=lambda origin: origin.start) - 1
        origin = self.origins[max(index, 0)]
        return origin.source + offset - origin.start

    def page_of(self, offset: int) -> int | None:
        """The page (from 1) that ``offset`` stands on, ``None`` for a source without pages."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page.number
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded, retrieved and cited as a whole: words of one unit, never across its border.

    ``document.text[start:end] == text``. ``context`` is added to what is embedded (headings,
    the row's fields) and never shown as a quote.
    """

    id: str
    document: str
    place: str
    label: str
    start: int
    end: int
    text: str
    context: str


# --------------------------------------------------------------------------- catalogue


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """One event in the life of a work.

    ``kind``: ``adopted``, ``in_force``, ``applies``, ``amended``, ``corrected``, ``transposition_due``,
    ``replaced``, ``repealed``, ``expired`` or ``ceased``. ``date`` is the first day on which it works, for
    ``expired`` the last day that is covered, for ``transposition_due`` the day itself; ``None`` where no
    record says. ``precision`` (``day``, ``month``, ``year``, ``none``) says how much of it is known: of a
    month or a year, ``date`` is the first day. ``by`` is the id of the work that did it.
    ``extent``: ``whole``, ``some_provisions`` or ``states_bound`` (only for the states that ``by`` binds, or
    for ``states``, ISO 3166 codes, where they are known); ``scope`` says it in words.
    ``confidence``: ``confirmed``, ``partly`` or ``doubtful``. ``checked``: when last looked up, in
    ``evidence``.
    """

    kind: str
    date: dt.date | None
    precision: str
    by: str | None
    extent: str
    scope: str
    states: tuple[str, ...]
    confidence: str
    checked: dt.date
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A catalogue entry for one document: what a text is and where it comes from.

    ``paths`` are the files it is made of, in reading order: relative to the corpus folder, or absolute
    where they were fetched or added; empty where no text is held. ``held`` says how they came: ``shipped``,
    ``fetched``, ``added``, ``folder`` or ``""``. ``address`` is where the publisher has it. ``as_of`` is the
    day of a consolidated state, or the day up to which a digest was written. ``label`` is shown with
    every answer from it ("as supplied; not compared with …"). One source of a work is its ``default``.
    """

    id: str
    work: str
    title: str
    language: str
    state: str
    as_of: dt.date | None
    paths: tuple[str, ...]
    held: str
    address: str | None
    licence: str
    label: str
    default: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What the documents of one text have in common, with its status history.

    ``identifiers`` are canonical ones and spellings that are looked up (``id`` itself among them),
    ``celex`` the one it is fetched by. ``names`` are other short titles. ``bound`` and ``not_bound`` are
    the states of which a record says so (ISO 3166 codes). ``relations`` are pairs of a kind
    (``succeeded_by``, ``replaces``, ``not_to_be_confused_with``…) and another work's id. ``binding`` is
    false for policy texts and reports. ``issuer`` is who issued it, where its title does not say so. ``history`` is in order of dates, undated events last.
    """

    id: str
    title: str
    short_title: str
    kind: str
    celex: str | None
    identifiers: tuple[str, ...]
    names: tuple[str, ...]
    date: dt.date | None
    binding: bool
    bound: tuple[str, ...]
    not_bound: tuple[str, ...]
    history: tuple[StatusEvent, ...]
    sources: tuple[Source, ...]
    relations: tuple[tuple[str, str], ...]
    note: str
    issuer: str = ""
