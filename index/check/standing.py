"""Where words stand in the texts held, how that is cited, and how a draft's words differ from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.answer.model import Citation, citation
from index.check.held import NEGATION, At, Held
from index.check.model import Difference
from index.check.note import Note
from index.check.wording import DASH, Token
from index.engine import Engine
from ingest.model import Span

PLACES = 40
"""Places of the same words that are looked at; more of them tell nothing."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a draft says that a quotation is from: a unit, a document, or a text that is not held.

    ``document`` is ``None`` where its text is not held; ``summary``: only a summary of it is.
    ``sure``: said with a verb or a colon right beside the quotation.
    """

    label: str
    document: str | None
    place: str | None
    span: Span | None
    summary: bool
    sure: bool


class Standing:
    """Looks up where the words of one note's quotations stand."""

    def __init__(self, engine: Engine, held: Held, note: Note, status: dict[str, str | None]) -> None:
        self._engine = engine
        self.held = held
        self._note = note
        self._status = status

    def hits(self, found: Sequence[Token], targets: Sequence[Target]) -> Iterator[At]:
        """Places with these words, those in the targets first."""
        encoded = self.held.encode(found)
        seen = set()
        for target in targets:
            first, last = self.range(target)
            for hit in self.held.exact(encoded, first, last):
                seen.add(hit.first)
                yield hit
        for hit in self.held.exact(encoded):
            if hit.first not in seen:
                yield hit

    def range(self, target: Target) -> tuple[int, int]:
        assert target.document is not None
        if target.span is None:
            return self.held.document_range(target.document)
        return self.held.range_of(target.document, target.span)

    def within(self, hit: At, targets: Sequence[Target]) -> bool:
        return any(first <= hit.first and hit.last <= last for first, last in map(self.range, targets))

    def preferred(self, hits: Sequence[At]) -> list[At]:
        """Texts before summaries of texts."""
        return sorted(hits, key=lambda hit: self.held.documents[hit.document].state == "digest")

    def capitals(self, found: Sequence[Token], hit: At) -> bool:
        """Whether capitals differ, other than that of the first letter or one marked as adapted."""
        for number, (token, there) in enumerate(zip(found, self.held.tokens[hit.first : hit.last], strict=True)):
            assert there is not None
            if token.key == there.key:
                continue
            free = number == 0 or token.start in self._note.adapted
            if not (free and token.key[1:] == there.key[1:]):
                return True
        return False

    def turned(self, hit: At) -> str:
        """A word right before the quotation that turns it round ("not"), or ""."""
        for back in (1, 2):
            before = self.held.tokens[hit.first - back] if hit.first >= back else None
            if before is None or (back == 1 and not before.word and before.key != DASH):
                return ""
            if before.word:
                if back == 2 and self.held.tokens[hit.first - 1].key != DASH:  # type: ignore[union-attr]
                    return ""
                return before.key if NEGATION.fullmatch(before.key) else ""
        return ""

    def goes_on(self, hit: At) -> str:
        """How the sentence goes on in the text, shortened, or "" where it ends too."""
        rest: list[Token] = []
        for token in self.held.tokens[hit.last : hit.last + 40]:
            if token is None or token.key in (".", "!", "?") or len(rest) == 12:
                break
            rest.append(token)
        document = self.held.documents[hit.document]
        following = document.text[self.held.span(hit).end : rest[0].start] if rest else ""
        if not rest or "\n" in following:
            return ""
        words = " ".join(document.text[rest[0].start : rest[-1].end].split("\n")[0].split())
        return words + (" …" if len(rest) == 12 else "")

    def unit_end(self, hit: At) -> int:
        span = self.held.span(hit)
        unit = self._engine.records.innermost(hit.document, span.start, span.end)
        top = self._engine.records.find_unit(hit.document, unit.place.split(".")[0]) if unit else None
        if top is None:
            return hit.last
        return self.held.range_of(hit.document, top.span)[1]

    def document_end(self, hit: At) -> int:
        return self.held.document_range(hit.document)[1]

    def differences(self, found: Sequence[Token], at: At) -> tuple[Difference, ...]:
        theirs = [token for token in self.held.tokens[at.first : at.last] if token is not None]
        ours_keys, their_keys = [token.key for token in found], [token.key for token in theirs]
        if (
            found
            and theirs
            and found[0].key[1:] == theirs[0].key[1:]
            and found[0].key[:1].lower() == theirs[0].key[:1].lower()
        ):
            ours_keys[0] = their_keys[0]
        matcher = SequenceMatcher(None, ours_keys, their_keys, autojunk=False)
        made = []
        kinds = {"equal": "same", "replace": "changed", "delete": "added", "insert": "left_out"}
        for tag, a, b, c, d in matcher.get_opcodes():
            draft = self.draft(found[a:b])
            made.append(Difference(kinds[tag], draft, self.text(at.document, theirs[c:d])))
        return tuple(made)

    def draft(self, found: Sequence[Token]) -> str:
        return " ".join(self._note.plain[found[0].start : found[-1].end].split()) if found else ""

    def text(self, document: str, found: Sequence[Token]) -> str:
        if not found:
            return ""
        return " ".join(self.held.documents[document].text[found[0].start : found[-1].end].split())

    def label(self, hit: At) -> str:
        return self.cite(hit).label

    def cite(self, hit: At) -> Citation:
        document = self.held.documents[hit.document]
        span = self.held.span(hit)
        unit = self._engine.records.innermost(hit.document, span.start, span.end)
        if unit is not None and "." in unit.place and unit.kind == "text":  # a cell of a row: the row is its name
            unit = self._engine.records.find_unit(hit.document, unit.place.split(".")[0]) or unit
        return citation(document, unit, unit.place if unit else "", span, self._status.get(hit.document))

    def cite_target(self, target: Target) -> Citation:
        assert target.document is not None
        assert target.span is not None
        unit = self._engine.records.find_unit(target.document, target.place or "")
        document = self.held.documents[target.document]
        return citation(document, unit, target.place or "", target.span, self._status.get(target.document))

    def summary_only(self, hit: At, summaries: Sequence[Target]) -> bool:
        return any(target.summary and target.document == hit.document for target in summaries)
