"""Whether a quotation is word for word what a text held says, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from index.check.abridged import Abridged
from index.check.held import MOST_COMPARED, At, Held
from index.check.marks import Quotation
from index.check.model import Claim, Difference
from index.check.note import Note
from index.check.pieces import bare, parts, variants
from index.check.standing import PLACES, Standing, Target
from index.check.wording import Token, scripts, tokens
from index.engine import Engine
from ingest.fold import fold
from ingest.model import Span

_NAME_WORDS = 3
"""Words up to which a quotation that stands nowhere may be a name or a manner of speaking."""
_ALIKE = 0.6
"""Share of a quotation's tokens that must stand in a row somewhere for it to be a changed quotation of that."""
_ALIKE_NAMED = 0.35
"""… where the draft names the place."""


class Quotes:
    """Judges the quotations of one note."""

    def __init__(self, engine: Engine, held: Held, note: Note, status: dict[str, str | None]) -> None:
        self._engine = engine
        self._note = note
        self._at = Standing(engine, held, note, status)
        self._abridged = Abridged(self._at)

    def judge(self, quotation: Quotation, targets: Sequence[Target], span: Span) -> Claim | None:
        """The claim that a quotation makes; ``None`` where it holds no words. ``span`` is what is marked."""
        found = tokens(self._note.plain, quotation.inner.start, quotation.inner.end, self._at.held.words)
        found = bare(found)
        words = [token for token in found if token.word]
        if not words:
            return None
        held_targets = [target for target in targets if target.document is not None]
        summaries = [t for t in targets if t.summary or t.document is None]
        for variant, dropped in variants(found):
            hits = list(islice(self._at.hits(variant, held_targets), PLACES))
            same = [hit for hit in hits if not self._at.capitals(variant, hit)]
            if hits:
                return self._found(span, variant, hits, same, targets, held_targets, summaries, dropped)
        title = self._title(found)
        if title is not None:
            return title_claim(span, title)
        pieces = parts(found)
        if len(pieces) > 1:
            claim = self._abridged.judge(span, pieces, held_targets, targets, summaries)
            if claim is not None:
                return claim
        return self._unlike(span, found, len(words), targets, held_targets, summaries)

    def _found(
        self, span: Span, found: Sequence[Token], hits: Sequence[At], same: Sequence[At],
        targets: Sequence[Target], held_targets: Sequence[Target], summaries: Sequence[Target], dropped: bool,
    ) -> Claim:  # fmt: skip
        there = [hit for hit in (same or hits) if self._at.within(hit, held_targets)]
        notes = []
        if targets and not there:
            return self._elsewhere(span, found, hits, same, targets, summaries)
        hit = (there or self._at.preferred(same or hits))[0]
        cited = self._at.cite(hit)
        if not same:
            differences = self._at.differences(found, hit)
            return Claim(
                span, "quotation", "altered", f"Capital letters differ from {cited.label}.", (cited,), differences
            )
        if turned := self._at.turned(hit):
            reason = f"“{turned}” stands right before these words in {cited.label}, and is left out."
            return Claim(span, "quotation", "altered", reason, (cited,))
        if self._at.summary_only(hit, summaries):
            reason = f"The text is not held; these words stand in its summary ({cited.document}), which is in Vouch's own words."
            return Claim(span, "quotation", "not_checkable", reason, (cited,))
        if dropped and (rest := self._at.goes_on(hit)):
            notes.append(f"The sentence goes on: “{rest}”.")
        if cited.kind == "digest":
            notes.append("These words are from a summary in Vouch's own words, not from the text itself.")
        others = len({self._at.label(each) for each in same}) - 1
        reason = f"Word for word in {cited.label}" + (f", and in {others} more places" if others > 0 else "") + "."
        return Claim(span, "quotation", "intact", reason, (cited,), (), (), tuple(notes))

    def _elsewhere(
        self, span: Span, found: Sequence[Token], hits: Sequence[At], same: Sequence[At],
        targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim:  # fmt: skip
        """The words stand, but not where the draft says."""
        cited = self._at.cite(self._at.preferred(same or hits)[0])
        named = " or ".join(dict.fromkeys(target.label for target in targets))
        words = sum(token.word for token in found)
        if len(summaries) == len(targets):
            reason = f"The text of {named} is not held; the same words stand in {cited.label}."
            return Claim(span, "quotation", "not_checkable", reason, (cited,))
        if words < _NAME_WORDS and not any(target.sure for target in targets):
            if not same:
                reason = f"Capital letters differ from {cited.label}."
                return Claim(
                    span,
                    "quotation",
                    "altered",
                    reason,
                    (cited,),
                    self._at.differences(found, self._at.preferred(hits)[0]),
                )
            return Claim(span, "quotation", "intact", f"Word for word in {cited.label}.", (cited,))
        also = "" if same else ", with other capital letters"
        reason = f"These words do not stand in {named}; they stand in {cited.label}{also}."
        return Claim(span, "quotation", "wrong_place", reason, (cited,))

    def _unlike(
        self, span: Span, found: Sequence[Token], words: int,
        targets: Sequence[Target], held_targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim:  # fmt: skip
        named = " or ".join(dict.fromkeys(target.label for target in targets))
        sure = any(target.sure for target in targets)
        if len(found) > MOST_COMPARED:
            reason = f"It stands nowhere as it is, and has more than {MOST_COMPARED:,} words and marks: too long to be compared."
            return Claim(span, "quotation", "not_checkable", reason)
        encoded = self._at.held.encode(found)
        best: tuple[float, At] | None = None
        for target in held_targets:
            if target.summary:
                continue
            near = self._at.held.alike(encoded, self._at.range(target))
            if near is not None and (best is None or near[0] > best[0]):
                best = near
        if best is not None and best[0] >= _ALIKE_NAMED and (words > _NAME_WORDS or sure or best[0] >= _ALIKE):
            return self._altered(span, found, best[1])
        best = self._at.held.alike(encoded)
        if targets and len(summaries) == len(targets):
            return Claim(
                span, "quotation", "not_checkable", f"The text of {named} is not held, so it cannot be compared."
            )
        if best is not None and best[0] >= _ALIKE and (words > _NAME_WORDS or self._like_enough(found, best[1])):
            claim = self._altered(span, found, best[1])
            if targets:
                reason = f"These words do not stand in {named}. {claim.reason}"
                return Claim(span, "quotation", "altered", reason, claim.evidence, claim.differences)
            return claim
        if targets and sure and len(summaries) < len(targets):
            cited = tuple(self._at.cite_target(target) for target in held_targets if target.span)[:2]
            return Claim(span, "quotation", "altered", f"No such words stand in {named}.", cited)
        return Claim(span, "quotation", "not_checkable", "No text held has these words, or words like them.")

    def _like_enough(self, found: Sequence[Token], at: At) -> bool:
        """Of a few words only: whether it is the same but for marks, capitals or letters that look alike."""
        ours = [_look(token.key) for token in found if token.word]
        theirs = [
            _look(token.key) for token in self._at.held.tokens[at.first : at.last] if token is not None and token.word
        ]
        return ours == theirs

    def _altered(self, span: Span, found: Sequence[Token], at: At) -> Claim:
        cited = self._at.cite(at)
        differences = self._at.differences(found, at)
        changes = [each for each in differences if each.kind != "same"]
        if not changes:  # as where a mark alone is left over
            changes = [Difference("changed", self._at.draft(found), cited.quote)]
        said = "; ".join(_said(each) for each in changes[:3]) + ("; …" if len(changes) > 3 else "")
        foreign = [
            token.key for token in found if len(scripts(token.key) & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}) > 1
        ]
        if foreign:
            said += f" (“{foreign[0]}” has letters of another script)"
        reason = f"Not word for word: {said}. The nearest words stand in {cited.label}."
        return Claim(span, "quotation", "altered", reason, (cited,), differences)

    def _title(self, found: Sequence[Token]) -> str | None:
        """The id of a work whose title, or a body's name, these words are."""
        keys = " ".join(token.key for token in found)
        wanted = fold(keys)
        if self._engine.bodies.canonical(keys) and any(
            fold(name) == wanted for body in self._engine.bodies.bodies for name in (body.name, *body.names)
        ):
            return "bodies.toml"
        if len(found) < 2:
            return None
        for work in self._engine.records.works.values():
            for title in (work.title, work.short_title, *work.names):
                if f" {keys} " in f" {' '.join(token.key for token in tokens(title))} ":
                    return work.id
        return None


def title_claim(span: Span, source: str) -> Claim:
    """The claim of a quotation that is a title or a name."""
    return Claim(span, "quotation", "intact", "It is a title or a name, as the catalogue has it.", (), (), (source,))


def _said(each: Difference) -> str:
    if each.kind == "changed":
        return f"“{each.draft}” for “{each.held}”"
    return f"“{each.draft}” is added" if each.kind == "added" else f"“{each.held}” is left out"


_LOOKS = str.maketrans("аеорсухіјѕкмнтвАВЕКМНОРСТХѵαοερτικνυ", "aeopcyxijskmhtbABEKMHOPCTXvaoeptikvu")


def _look(word: str) -> str:
    """A word as it looks, whatever the script of its letters."""
    return word.translate(_LOOKS).casefold()
