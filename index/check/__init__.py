"""Checking a draft: a briefing *about* the texts held, sentence by sentence, against those texts and their records.

``check(engine, text_or_document, on)`` is the only door.

wording held        tokens, and the texts' words made to be searched
note marks          a draft's blocks and its quotations
pieces standing abridged quotes   whether a quotation is word for word, where it stands, what it leaves out
lexicon items clauses   a sentence as what it names and what its other words do
facts deadlines roles membership counting laws   what the records say
frames claims       the claims of a clause by their kinds, and a ruling on each

A sentence has the worst verdict of its claims. A claim that the records cannot decide is ``not_checkable``, and never
silently confirmed. Nothing of a draft is stored or logged; cost is linear in its length.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from index.check.claims import Claims
from index.check.clauses import clauses
from index.check.facts import Facts
from index.check.held import held
from index.check.items import NOUNS, Item, things
from index.check.laws import Laws
from index.check.marks import Quotation, opening, quotations
from index.check.model import VERDICTS, WRONG, Checked, Claim, Sentence, worst
from index.check.note import Block, Note, of_reading, of_text
from index.check.quotes import Quotes
from index.check.standing import Target
from index.engine import Engine
from index.errors import BadRequest
from index.question.lexicon import language_of
from ingest.fold import fold
from ingest.model import Document, Reference, Span, Unit
from ingest.readers.blocks import Reading
from ingest.references import find
from ingest.sentences import sentences

__all__ = ["MOST_CHARACTERS", "VERDICTS", "WRONG", "Checked", "Claim", "Sentence", "check"]

MOST_CHARACTERS = 2_000_000
"""Of a draft; a book has fewer."""
_MOST_QUOTATIONS = 2_000
_LONGEST_SENTENCE = 1_500
"""Characters of a sentence that is read for claims; in a longer one only quotations are checked."""

_TELLING = 20_000
"""Characters of a draft that are enough to tell its language."""
_TONGUES = {"fr": "French", "de": "German", "es": "Spanish"}
_FOREIGN = (
    "This draft is in {tongue}, and sentences are read in English. Checked here: quotations, word for word against the texts, "
    "and what is written as in English (“action 77”). Not checkable here: deadlines, responsible bodies, counts, provisions "
    "and the status of acts as {tongue} sentences state them."
)

_SAYS = re.compile(
    r"\b(?:says?|said|states?|stated|reads?|provides?|provided|calls?|writes?|wrote|puts?|notes?|asks?|demands?|requires?"
    r"|stipulates?|declares?|quote[sd]?|words?|wording|text|according to|speaks of|promises|commits|wants|aims|tells)\b|:"
)
_HERE = re.compile(r"(?:it|this action|the action|that action|the same action|its|the deadline|deadline|the timetable|timetable|"
                   r"responsible|responsibility|the responsible bodies|responsible bodies|due|when|who|bodies|lead)\b")  # fmt: skip
_SIGNED = re.compile(r"\n[>\s]*[\u2014\u2013-]{1,2}[ \t]*(?=[^\n]{1,120}\Z)")


def check(engine: Engine, draft: str | Reading, on: dt.date | None = None) -> Checked:
    """Check a draft: its text, or what a reader made of its file.

    ``on`` is the day for which acts are checked; today if left out.

    Raises:
        BadRequest: it is empty, or too long.
    """
    note = of_text(draft) if isinstance(draft, str) else of_reading(draft)
    if not note.text.strip():
        raise BadRequest("There is no text to check.")
    if len(note.text) > MOST_CHARACTERS:
        raise BadRequest(f"The draft has {len(note.text):,} characters; at most {MOST_CHARACTERS:,} are read.")
    return _Check(engine, note, on or dt.date.today()).run()


class _Check:
    """One draft on one day."""

    def __init__(self, engine: Engine, note: Note, on: dt.date) -> None:
        self.engine = engine
        self.note = note
        self.on = on
        self.facts = Facts(engine, on)
        self.held = held(engine.world)
        status = {id: engine.world.legal_status(id, on) for id in engine.world.documents}
        self.quotes = Quotes(engine, self.held, note, status)
        self.judged = 0
        self.notes: list[str] = []
        self.found: list[Sentence] = []
        self.context: Item | None = None
        """The one action that the sentence before was about."""
        self.introduced: list[Target] = []
        """What a sentence that ends in a colon announces words of."""

    def run(self) -> Checked:
        quoted, lost = self._quotations()
        masked = self._masked(quoted)
        language = language_of(masked[:_TELLING])
        if language in _TONGUES:
            self.notes.append(_FOREIGN.format(tongue=_TONGUES[language]))
        references = find(masked).references
        laws = Laws(self.facts, masked)
        claims = Claims(self.facts, laws)
        at = 0
        q = 0
        for block in self.note.blocks:
            mine: list[Quotation] = []
            while q < len(quoted) and quoted[q].outer.start < block.span.end:
                mine.append(quoted[q])
                q += 1
            while at < len(references) and references[at].start < block.span.start:
                at += 1
            inside = at
            cited: list[Reference] = []
            while inside < len(references) and references[inside].start < block.span.end:
                cited.append(references[inside])
                inside += 1
            open_marks = [mark for mark in lost if block.span.start <= mark < block.span.end]
            self._block(block, masked, mine, cited, open_marks, claims, laws)
        notes = tuple(dict.fromkeys(self.notes))
        return Checked(self.note.text, self.on, self.engine.version, tuple(self.found), notes)

    # ------------------------------------------------------------------ quotations

    def _quotations(self) -> tuple[list[Quotation], list[int]]:
        """Every quotation of the draft, in order, and where marks stand that are never closed."""
        found: list[Quotation] = []
        lost: list[int] = []
        blocks = self.note.blocks
        for number, block in enumerate(blocks):
            start, end = block.span.start, block.span.end
            if block.kind == "quote":
                signed = _SIGNED.search(self.note.text, start, end)
                stop = signed.start() if signed else end
                found.append(Quotation(Span(start, stop), Span(start, stop), (), True))
                continue
            inside, open_marks = quotations(self.note.plain, start, end)
            following = blocks[number + 1].span.start if number + 1 < len(blocks) else len(self.note.text)
            plain = self.note.plain
            if len(open_marks) == 1 and opening(plain, following) and plain[open_marks[0]] == plain[following]:
                at = open_marks.pop()  # it goes on in the next paragraph
                inside.append(Quotation(Span(at + 1, end), Span(at, end)))
            found += inside
            lost += open_marks
        return sorted(found, key=lambda quotation: quotation.outer.start), lost

    def _masked(self, quoted: Sequence[Quotation]) -> str:
        """The draft with the words of its quotations made one letter, so that they make no claims of their own."""
        pieces: list[str] = []
        at = 0
        for quotation in quoted:
            inner = quotation.inner
            if inner.start < at:
                continue
            pieces.append(self.note.plain[at : inner.start])
            words = self.note.plain[inner.start : inner.end]
            final = words.rstrip()[-1:]
            filled = "q" * len(words)
            if final in ".!?" and final and not quotation.block:
                kept = len(words.rstrip())
                filled = "q" * (kept - 1) + final + "q" * (len(words) - kept)
                filled = filled[:kept] + " " * (len(words) - kept)
            pieces.append(filled)
            at = inner.end
        pieces.append(self.note.plain[at:])
        return "".join(pieces)

    # ------------------------------------------------------------------ blocks and sentences

    def _block(
        self, block: Block, masked: str, quoted: Sequence[Quotation], references: Sequence[Reference],
        lost: Sequence[int], claims: Claims, laws: Laws,
    ) -> None:  # fmt: skip
        text = masked[block.span.start : block.span.end].replace("\n", " ")
        spans = [Span(0, len(text))] if block.kind in ("row", "quote") else sentences(text)
        q = r = 0
        for each in spans:
            span = Span(block.span.start + each.start, block.span.start + each.end)
            mine: list[Quotation] = []
            while q < len(quoted) and quoted[q].outer.start < span.end:
                mine.append(quoted[q])
                q += 1
            cited: list[Reference] = []
            while r < len(references) and references[r].start < span.end:
                cited.append(references[r])
                r += 1
            open_marks = [mark for mark in lost if span.start <= mark < span.end]
            self._sentence(block, span, masked, mine, cited, open_marks, claims, laws)

    def _sentence(
        self, block: Block, span: Span, masked: str, quoted: Sequence[Quotation], references: Sequence[Reference],
        lost: Sequence[int], claims: Claims, laws: Laws,
    ) -> None:  # fmt: skip
        found: list[Claim] = []
        words = self.note.text[span.start : span.end]
        if not any(character.isalnum() for character in words):
            return
        items: list[Item] = []
        long = len(words) > _LONGEST_SENTENCE
        asks = masked[span.start : span.end].rstrip(" *_\"\u201d\u2019)").endswith("?")
        if not long or block.kind == "quote":
            outer = [quotation.outer for quotation in quoted]
            items = things(masked, span, outer, references, self.engine.world) if len(words) < 20_000 else []
        targets = self._targets(items, laws)
        if block.kind == "quote":
            targets = targets or self.introduced
        elif quoted and not targets and (self.introduced or _HERE.match(fold(words))):
            targets = self.introduced or self._of_context(laws)
        for quotation in quoted:
            found += self._quotation(quotation, self._about(quotation, targets, masked, span), block)
        found += [
            Claim(Span(mark, mark + 1), "quotation", "not_checkable", "The quotation mark is not closed.") for mark in lost
        ]
        if long and block.kind != "quote":
            found.append(Claim(span, "other", "not_checkable", "The sentence is too long to be read for claims."))
        elif block.kind != "quote" and not asks:
            found += self._claims(block, span, masked, items, claims, bool(quoted))
            found += claims.amounts(span, self._named_units(targets))
        self._remember(block, items, masked, span, targets)
        if not found and block.kind not in ("heading", "quote") and not asks and self._asserts(words, items):
            found.append(Claim(span, "other", "not_checkable", "The records hold nothing that decides this."))
        verdict = worst([claim.verdict for claim in found])
        ordered = tuple(sorted(found, key=lambda claim: (claim.span.start, claim.span.end)))
        self.found.append(Sentence(span, verdict, ordered))

    def _claims(
        self, block: Block, span: Span, masked: str, items: Sequence[Item], claims: Claims, quoting: bool
    ) -> list[Claim]:
        folded = fold(masked[span.start : span.end])
        if self.context is not None and not any(item.code == "A" for item in items) and (here := _HERE.match(folded)):
            start = span.start
            subject = replace(self.context, start=start, end=start)
            rest = [item for item in items if not (item.code == "a" and item.start < start + here.end())]
            items = [subject, *rest]
        found: list[Claim] = []
        for clause in clauses(items, folded, span.start):
            found += claims.of(clause, span.end, heading=block.kind == "heading", quoting=quoting)
        return list(dict.fromkeys(found))

    def _named_units(self, targets: Sequence[Target]) -> list[tuple[Document, Unit]]:
        """The units that a sentence is about, where it names just one place of one act or plan."""
        found = [
            (self.engine.world.documents[each.document], unit)
            for each in targets
            if each.document and each.place and (unit := self.engine.world.unit(each.document, each.place))
        ]
        return found if len({unit.place for _, unit in found}) == 1 else []

    def _asserts(self, words: str, items: Sequence[Item]) -> bool:
        """Whether words that no claim was found in say something, rather than greet or head."""
        return bool(re.search(r"[.!;][\"\u201d\u2019)*_]*\s*$", words)) and len(re.findall(r"\w+", words)) > 3 and any(
            item.code in "?vmuheg~!ydxcjnz" for item in items
        ) and not all(item.code in "AyQ,:gW" for item in items)

    def _remember(self, block: Block, items: Sequence[Item], masked: str, span: Span, targets: Sequence[Target]) -> None:
        """What the next sentence may speak of."""
        actions = [item for item in items if item.code == "A"]
        if actions:
            alone = len(actions) == 1 and len(actions[0].value) == 1
            self.context = actions[0] if alone else None
        elif block.kind == "heading":
            self.context = None
        ends = masked[span.start : span.end].rstrip().endswith((":", ",", "says", "states", "reads"))
        self.introduced = list(targets) if ends else []
        if ends and not targets and self.context is not None:
            self.introduced = []

    # ------------------------------------------------------------------ what a quotation is from

    def _of_context(self, laws: Laws) -> list[Target]:
        return self._targets([self.context], laws) if self.context else []

    def _targets(self, items: Sequence[Item], laws: Laws) -> list[Target]:
        """The units and acts that a sentence names."""
        found: list[Target] = []
        for item in items:
            if item.code in NOUNS and item.code != "R":
                for number in item.value:
                    for plan, unit in self.facts.units(item.code, number):
                        found.append(Target(unit.label, plan.id, unit.place, unit.span, False, False))
            elif item.code == "L":
                found += self._acts(item, laws)
        return found

    def _acts(self, item: Item, laws: Laws) -> list[Target]:
        found: list[Target] = []
        for law in laws.of(item.value, Span(item.start, item.end)):
            label = law.label
            documents = laws.documents(law.work) if law.work else []
            if not documents:
                found.append(Target(label, None, None, None, False, False))
            for document in documents:
                units = [unit for place in law.places if (unit := self._unit(document.id, place))]
                summary = document.state == "digest"
                if not units:
                    found.append(Target(label, document.id, None, None, summary, False))
                for unit in units:
                    found.append(Target(label, document.id, unit.place, unit.span, summary, False))
        return found

    def _unit(self, document: str, place: str) -> Unit | None:
        """The unit at a place, or the innermost one around it."""
        parts = place.split(".")
        for count in range(len(parts), 0, -1):
            unit = self.engine.world.unit(document, ".".join(parts[:count]))
            if unit is not None:
                return unit
        return None

    def _about(self, quotation: Quotation, targets: Sequence[Target], masked: str, span: Span) -> list[Target]:
        """The targets as this quotation has them: sure where a verb or a colon ties it to them."""
        if not targets:
            return []
        if quotation.block:
            return [replace(target, sure=True) for target in targets]
        before = fold(masked[max(span.start, quotation.outer.start - 90) : quotation.outer.start])
        after = fold(masked[quotation.outer.end : min(span.end, quotation.outer.end + 60)])
        tied = bool(_SAYS.search(before)) or bool(re.match(r"[\s,.]*(?:\(|says\b|as |in |from |of |\[|is what|reads\b)", after))
        return [replace(target, sure=tied) for target in targets]

    def _quotation(self, quotation: Quotation, targets: Sequence[Target], block: Block) -> list[Claim]:
        self.judged += 1
        if self.judged > _MOST_QUOTATIONS:
            self.notes.append(f"Only the first {_MOST_QUOTATIONS:,} quotations were checked.")
            return [Claim(quotation.outer, "quotation", "not_checkable", "There are more quotations than are checked.")]
        claim = self.quotes.judge(quotation, targets, quotation.outer)
        if claim is None:
            return []
        if claim.verdict == "not_checkable" and quotation.within:
            inner = [each for within in quotation.within for each in self._quotation(within, targets, block)]
            if any(each.verdict != "not_checkable" for each in inner):
                return [*inner, claim]
        return [claim]
