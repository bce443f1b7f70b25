"""Whether a quotation is word for word what a text held says, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, pairwise

from index.answer.model import Citation, citation
from index.check.held import MOST_COMPARED, NEGATION, At, Held
from index.check.marks import Quotation
from index.check.model import Claim, Difference
from index.check.note import Note
from index.check.wording import DASH, ELLIPSIS, MARK, Token, scripts, tokens
from index.engine import Engine
from ingest.fold import fold
from ingest.model import Span

_PLACES = 40
"""Places of the same words that are looked at; more of them tell nothing."""
_NAME_WORDS = 3
"""Words up to which a quotation that stands nowhere may be a name or a manner of speaking."""
_ALIKE = 0.6
"""Share of a quotation's tokens that must stand in a row somewhere for it to be a changed quotation of that."""
_ALIKE_NAMED = 0.35
"""… where the draft names the place."""
_REPLACED = 8
"""Tokens of the text that words in square brackets may stand for."""
_FINAL = frozenset([".", ",", ";", ":"])
_WEIGHTY = re.compile(
    r"(?:only|all|any|must|shall|may|should|can|always|every|each|more|less|fewer|least|most|[0-9].*)", re.IGNORECASE
)
_ASIDE = re.compile(r"(?:sic|sic!|emphasis (?:added|ours|mine|in the original)|our emphasis|italics (?:added|ours))")


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


@dataclass(frozen=True, slots=True)
class _Part:
    """``words``, a ``gap`` (an ellipsis) or an ``insertion`` in square brackets."""

    kind: str
    tokens: tuple[Token, ...]


class Quotes:
    """Judges the quotations of one note."""

    def __init__(self, engine: Engine, held: Held, note: Note, status: dict[str, str | None]) -> None:
        self._engine = engine
        self._held = held
        self._note = note
        self._status = status
        self._seen: dict[tuple[str, tuple[Target, ...]], tuple[str, tuple[At, ...]]] = {}

    def judge(self, quotation: Quotation, targets: Sequence[Target], span: Span) -> Claim | None:
        """The claim that a quotation makes; ``None`` where it holds no words. ``span`` is what is marked."""
        found = tokens(self._note.plain, quotation.inner.start, quotation.inner.end, self._held.words)
        found = _bare(found)
        words = [token for token in found if token.word]
        if not words:
            return None
        held_targets = [target for target in targets if target.document is not None]
        summaries = [t for t in targets if t.summary or t.document is None]
        for variant, dropped in _variants(found):
            hits = list(islice(self._hits(variant, held_targets), _PLACES))
            same = [hit for hit in hits if not self._capitals(variant, hit)]
            if hits:
                return self._found(span, variant, hits, same, targets, held_targets, summaries, dropped)
        title = self._title(found)
        if title is not None:
            return title_claim(span, title)
        parts = _parts(found)
        if len(parts) > 1:
            claim = self._abridged(span, parts, held_targets, targets, summaries)
            if claim is not None:
                return claim
        return self._unlike(span, found, len(words), targets, held_targets, summaries)

    # ------------------------------------------------------------------ it stands somewhere

    def _hits(self, found: Sequence[Token], targets: Sequence[Target]) -> Iterator[At]:
        """Places with these words, those in the targets first."""
        encoded = self._held.encode(found)
        seen = set()
        for target in targets:
            first, last = self._range(target)
            for hit in self._held.exact(encoded, first, last):
                seen.add(hit.first)
                yield hit
        for hit in self._held.exact(encoded):
            if hit.first not in seen:
                yield hit

    def _range(self, target: Target) -> tuple[int, int]:
        assert target.document is not None
        if target.span is None:
            return self._held.document_range(target.document)
        return self._held.range_of(target.document, target.span)

    def _within(self, hit: At, targets: Sequence[Target]) -> bool:
        return any(first <= hit.first and hit.last <= last for first, last in map(self._range, targets))

    def _found(
        self, span: Span, found: Sequence[Token], hits: Sequence[At], same: Sequence[At],
        targets: Sequence[Target], held_targets: Sequence[Target], summaries: Sequence[Target], dropped: bool,
    ) -> Claim:  # fmt: skip
        there = [hit for hit in (same or hits) if self._within(hit, held_targets)]
        notes = []
        if targets and not there:
            return self._elsewhere(span, found, hits, same, targets, summaries)
        hit = (there or self._preferred(same or hits))[0]
        cited = self._cite(hit)
        if not same:
            differences = self._differences(found, hit)
            return Claim(span, "quotation", "altered", f"Capital letters differ from {cited.label}.", (cited,), differences)
        if turned := self._turned(hit):
            reason = f"“{turned}” stands right before these words in {cited.label}, and is left out."
            return Claim(span, "quotation", "altered", reason, (cited,))
        if self._summary_only(hit, summaries):
            reason = f"The text is not held; these words stand in its summary ({cited.document}), which is in Vouch's own words."
            return Claim(span, "quotation", "not_checkable", reason, (cited,))
        if dropped and (rest := self._goes_on(hit)):
            notes.append(f"The sentence goes on: “{rest}”.")
        if cited.kind == "digest":
            notes.append("These words are from a summary in Vouch's own words, not from the text itself.")
        others = len({self._label(each) for each in same}) - 1
        reason = f"Word for word in {cited.label}" + (f", and in {others} more places" if others > 0 else "") + "."
        return Claim(span, "quotation", "intact", reason, (cited,), (), (), tuple(notes))

    def _elsewhere(
        self, span: Span, found: Sequence[Token], hits: Sequence[At], same: Sequence[At],
        targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim:  # fmt: skip
        """The words stand, but not where the draft says."""
        cited = self._cite(self._preferred(same or hits)[0])
        named = " or ".join(dict.fromkeys(target.label for target in targets))
        words = sum(token.word for token in found)
        if len(summaries) == len(targets):
            reason = f"The text of {named} is not held; the same words stand in {cited.label}."
            return Claim(span, "quotation", "not_checkable", reason, (cited,))
        if words < _NAME_WORDS and not any(target.sure for target in targets):
            if not same:
                reason = f"Capital letters differ from {cited.label}."
                return Claim(span, "quotation", "altered", reason, (cited,), self._differences(found, self._preferred(hits)[0]))
            return Claim(span, "quotation", "intact", f"Word for word in {cited.label}.", (cited,))
        also = "" if same else ", with other capital letters"
        reason = f"These words do not stand in {named}; they stand in {cited.label}{also}."
        return Claim(span, "quotation", "wrong_place", reason, (cited,))

    def _preferred(self, hits: Sequence[At]) -> list[At]:
        """Texts before summaries of texts."""
        return sorted(hits, key=lambda hit: self._held.documents[hit.document].state == "digest")

    def _summary_only(self, hit: At, summaries: Sequence[Target]) -> bool:
        return any(target.summary and target.document == hit.document for target in summaries)

    def _capitals(self, found: Sequence[Token], hit: At) -> bool:
        """Whether capitals differ, other than that of the first letter or one marked as adapted."""
        for number, (token, there) in enumerate(zip(found, self._held.tokens[hit.first : hit.last], strict=True)):
            assert there is not None
            if token.key == there.key:
                continue
            free = number == 0 or token.start in self._note.adapted
            if not (free and token.key[1:] == there.key[1:]):
                return True
        return False

    def _turned(self, hit: At) -> str:
        """A word right before the quotation that turns it round ("not"), or ""."""
        for back in (1, 2):
            before = self._held.tokens[hit.first - back] if hit.first >= back else None
            if before is None or (back == 1 and not before.word and before.key != DASH):
                return ""
            if before.word:
                if back == 2 and self._held.tokens[hit.first - 1].key != DASH:  # type: ignore[union-attr]
                    return ""
                return before.key if NEGATION.fullmatch(before.key) else ""
        return ""

    def _goes_on(self, hit: At) -> str:
        """How the sentence goes on in the text, shortened, or "" where it ends too."""
        rest: list[Token] = []
        for token in self._held.tokens[hit.last : hit.last + 40]:
            if token is None or token.key in (".", "!", "?") or len(rest) == 12:
                break
            rest.append(token)
        document = self._held.documents[hit.document]
        following = document.text[self._held.span(hit).end : rest[0].start] if rest else ""
        if not rest or "\n" in following:
            return ""
        words = " ".join(document.text[rest[0].start : rest[-1].end].split("\n")[0].split())
        return words + (" …" if len(rest) == 12 else "")

    # ------------------------------------------------------------------ with omissions and insertions

    def _abridged(
        self, span: Span, parts: Sequence[_Part], held_targets: Sequence[Target],
        targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim | None:  # fmt: skip
        worded = [part for part in parts if part.kind == "words"]
        if not worded or (len(worded) < 2 and all(len(part.tokens) < 2 for part in worded)):
            return None
        first = worded[0]
        spliced: list[At] | None = None
        for hit in islice(self._hits(first.tokens, held_targets), _PLACES):
            for end, whole in ((self._unit_end(hit), True), (self._document_end(hit), False)):
                chain = self._chain(parts, hit, end)
                if chain is None or (not whole and spliced):
                    continue
                if whole:
                    return self._chained(span, parts, worded, chain, targets, held_targets, summaries)
                spliced = chain
        if spliced is None:
            return None
        places = list(dict.fromkeys(self._label(each) for each in spliced))
        cited = tuple(self._cite(each) for each in spliced)
        reason = f"It joins words of different places: {', '.join(places)}."
        return Claim(span, "quotation", "altered", reason, cited)

    def _chain(self, parts: Sequence[_Part], hit: At, end: int) -> list[At] | None:
        """Where each part with words stands, in order, after the first."""
        chain, at, before = [hit], hit.last, ""
        started = False
        for part in parts:
            if part.kind != "words":
                before = "gap" if "gap" in (before, part.kind) else part.kind
                continue
            if not started:
                started, before = True, ""
                continue
            encoded = self._held.encode(part.tokens)
            last = end if before == "gap" else min(end, at + _REPLACED + len(part.tokens))
            following = next(self._held.exact(encoded, at, last), None)
            if following is None:
                return None
            chain.append(following)
            at, before = following.last, ""
        return chain

    def _chained(
        self, span: Span, parts: Sequence[_Part], worded: Sequence[_Part], chain: Sequence[At],
        targets: Sequence[Target], held_targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim:  # fmt: skip
        cited = tuple(self._cite(each) for each in chain)
        label = cited[0].label
        if targets and not any(self._within(each, held_targets) for each in chain):
            named = " or ".join(dict.fromkeys(target.label for target in targets))
            if len(summaries) == len(targets):
                reason = f"The text of {named} is not held; the same words stand in {label}."
                return Claim(span, "quotation", "not_checkable", reason, cited)
            reason = f"These words do not stand in {named}; they stand in {label}."
            return Claim(span, "quotation", "wrong_place", reason, cited)
        for part, each in zip(worded, chain, strict=True):
            if self._capitals(part.tokens, each):
                reason = f"Capital letters differ from {label}."
                return Claim(span, "quotation", "altered", reason, cited, self._differences(part.tokens, each))
        if turned := self._turned(chain[0]):
            reason = f"“{turned}” stands right before these words in {label}, and is left out."
            return Claim(span, "quotation", "altered", reason, cited)
        differences: list[Difference] = []
        inserted = [part for part in parts if part.kind == "insertion"]
        for part in inserted:
            words = [token.key for token in part.tokens if token.word]
            text = self._draft(part.tokens)
            if _ASIDE.fullmatch(" ".join(words).lower()):
                continue
            differences.append(Difference("added", text, ""))
            if any(NEGATION.fullmatch(word) or _WEIGHTY.fullmatch(word) for word in words):
                reason = f"What is inserted in brackets, “{text}”, changes what {label} says."
                return Claim(span, "quotation", "altered", reason, cited, tuple(differences))
        for one, other in pairwise(chain):
            left_out = [token for token in self._held.tokens[one.last : other.first] if token is not None]
            if not left_out:
                continue
            text = self._text(one.document, left_out)
            differences.append(Difference("left_out", "", text))
            if denying := _denying(left_out):
                reason = f"What is left out of {label} holds “{denying}”, which changes what is quoted."
                return Claim(span, "quotation", "altered", reason, cited, tuple(differences))
        if self._summary_only(chain[0], summaries):
            reason = f"The text is not held; these words stand in its summary ({cited[0].document})."
            return Claim(span, "quotation", "not_checkable", reason, cited)
        if not differences:
            return Claim(span, "quotation", "intact", f"Word for word in {label}.", cited)
        counts = [f"{sum(d.kind == kind for d in differences)} {words}" for kind, words in
                  (("left_out", "marked omission(s)"), ("added", "marked insertion(s)")) if any(d.kind == kind for d in differences)]  # fmt: skip
        reason = f"In {label}, with {' and '.join(counts)}; the rest is word for word."
        return Claim(span, "quotation", "abridged", reason, cited, tuple(differences))

    def _unit_end(self, hit: At) -> int:
        span = self._held.span(hit)
        unit = self._engine.records.innermost(hit.document, span.start, span.end)
        top = self._engine.records.find_unit(hit.document, unit.place.split(".")[0]) if unit else None
        if top is None:
            return hit.last
        return self._held.range_of(hit.document, top.span)[1]

    def _document_end(self, hit: At) -> int:
        return self._held.document_range(hit.document)[1]

    # ------------------------------------------------------------------ it stands nowhere

    def _unlike(
        self, span: Span, found: Sequence[Token], words: int,
        targets: Sequence[Target], held_targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim:  # fmt: skip
        named = " or ".join(dict.fromkeys(target.label for target in targets))
        sure = any(target.sure for target in targets)
        if len(found) > MOST_COMPARED:
            reason = f"It stands nowhere as it is, and has more than {MOST_COMPARED:,} words and marks: too long to be compared."
            return Claim(span, "quotation", "not_checkable", reason)
        encoded = self._held.encode(found)
        best: tuple[float, At] | None = None
        for target in held_targets:
            if target.summary:
                continue
            near = self._held.alike(encoded, self._range(target))
            if near is not None and (best is None or near[0] > best[0]):
                best = near
        if best is not None and best[0] >= _ALIKE_NAMED and (words > _NAME_WORDS or sure or best[0] >= _ALIKE):
            return self._altered(span, found, best[1])
        best = self._held.alike(encoded)
        if targets and len(summaries) == len(targets):
            return Claim(span, "quotation", "not_checkable", f"The text of {named} is not held, so it cannot be compared.")
        if best is not None and best[0] >= _ALIKE and (words > _NAME_WORDS or self._like_enough(found, best[1])):
            claim = self._altered(span, found, best[1])
            if targets:
                reason = f"These words do not stand in {named}. {claim.reason}"
                return Claim(span, "quotation", "altered", reason, claim.evidence, claim.differences)
            return claim
        if targets and sure and len(summaries) < len(targets):
            cited = tuple(self._cite_target(target) for target in held_targets if target.span)[:2]
            return Claim(span, "quotation", "altered", f"No such words stand in {named}.", cited)
        return Claim(span, "quotation", "not_checkable", "No text held has these words, or words like them.")

    def _like_enough(self, found: Sequence[Token], at: At) -> bool:
        """Of a few words only: whether it is the same but for marks, capitals or letters that look alike."""
        ours = [_look(token.key) for token in found if token.word]
        theirs = [_look(token.key) for token in self._held.tokens[at.first : at.last] if token is not None and token.word]
        return ours == theirs

    def _altered(self, span: Span, found: Sequence[Token], at: At) -> Claim:
        cited = self._cite(at)
        differences = self._differences(found, at)
        changes = [each for each in differences if each.kind != "same"]
        if not changes:  # as where a mark alone is left over
            changes = [Difference("changed", self._draft(found), cited.quote)]
        said = "; ".join(_said(each) for each in changes[:3]) + ("; …" if len(changes) > 3 else "")
        foreign = [token.key for token in found if len(scripts(token.key) & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}) > 1]
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

    # ------------------------------------------------------------------ words

    def _differences(self, found: Sequence[Token], at: At) -> tuple[Difference, ...]:
        theirs = [token for token in self._held.tokens[at.first : at.last] if token is not None]
        ours_keys, their_keys = [token.key for token in found], [token.key for token in theirs]
        if found and theirs and found[0].key[1:] == theirs[0].key[1:] and found[0].key[:1].lower() == theirs[0].key[:1].lower():
            ours_keys[0] = their_keys[0]
        matcher = SequenceMatcher(None, ours_keys, their_keys, autojunk=False)
        made = []
        kinds = {"equal": "same", "replace": "changed", "delete": "added", "insert": "left_out"}
        for tag, a, b, c, d in matcher.get_opcodes():
            draft = self._draft(found[a:b])
            made.append(Difference(kinds[tag], draft, self._text(at.document, theirs[c:d])))
        return tuple(made)

    def _draft(self, found: Sequence[Token]) -> str:
        return " ".join(self._note.plain[found[0].start : found[-1].end].split()) if found else ""

    def _text(self, document: str, found: Sequence[Token]) -> str:
        if not found:
            return ""
        return " ".join(self._held.documents[document].text[found[0].start : found[-1].end].split())

    def _label(self, hit: At) -> str:
        return self._cite(hit).label

    def _cite(self, hit: At) -> Citation:
        document = self._held.documents[hit.document]
        span = self._held.span(hit)
        unit = self._engine.records.innermost(hit.document, span.start, span.end)
        if unit is not None and "." in unit.place and unit.kind == "text":  # a cell of a row: the row is its name
            unit = self._engine.records.find_unit(hit.document, unit.place.split(".")[0]) or unit
        return citation(document, unit, unit.place if unit else "", span, self._status.get(hit.document))

    def _cite_target(self, target: Target) -> Citation:
        assert target.document is not None
        assert target.span is not None
        unit = self._engine.records.find_unit(target.document, target.place or "")
        document = self._held.documents[target.document]
        return citation(document, unit, target.place or "", target.span, self._status.get(target.document))


def title_claim(span: Span, source: str) -> Claim:
    """The claim of a quotation that is a title or a name."""
    return Claim(span, "quotation", "intact", "It is a title or a name, as the catalogue has it.", (), (), (source,))


def _said(each: Difference) -> str:
    if each.kind == "changed":
        return f"“{each.draft}” for “{each.held}”"
    return f"“{each.draft}” is added" if each.kind == "added" else f"“{each.held}” is left out"


def _bare(found: list[Token]) -> list[Token]:
    """Without the quotation marks around it."""
    first, last = 0, len(found)
    while first < last and found[first].key == MARK:
        first += 1
    while last > first and found[last - 1].key == MARK:
        last -= 1
    return found[first:last]


def _variants(found: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    """The tokens, and without their last mark, which may be the author's own."""
    yield found, False
    if len(found) > 1 and found[-1].key in _FINAL:
        yield _bare(found[:-1]), True


def _parts(found: Sequence[Token]) -> list[_Part]:
    """A quotation cut at ellipses and at words in square brackets."""
    parts: list[_Part] = []
    words: list[Token] = []

    def close() -> None:
        if words and any(token.word for token in words):
            kept = words[:-1] if len(words) > 1 and words[-1].key == MARK else words
            parts.append(_Part("words", tuple(kept)))
        words.clear()

    i = 0
    while i < len(found):
        token = found[i]
        bracketed = token.key in "[(" and i + 2 < len(found) and found[i + 1].key == ELLIPSIS and found[i + 2].key in ")]"
        if token.key == ELLIPSIS or bracketed:
            close()
            parts.append(_Part("gap", ()))
            i += 3 if bracketed else 1
            continue
        if token.key == "[":
            end = next((j for j in range(i + 1, min(i + 24, len(found))) if found[j].key == "]"), None)
            if end is not None:
                close()
                parts.append(_Part("insertion", tuple(found[i + 1 : end])))
                i = end + 1
                continue
        words.append(token)
        i += 1
    close()
    if len(parts) > 1 and parts[-1].kind == "words" and not any(t.word for t in parts[-1].tokens):
        parts.pop()
    if parts and parts[-1].kind == "words" and len(parts) > 1 and parts[-1].tokens[-1].key in _FINAL:
        parts[-1] = _Part("words", parts[-1].tokens[:-1])
    return parts


def _denying(left_out: Sequence[Token]) -> str:
    """A word that turns round what stands beside it, in the parts of sentences at either end of an omission."""
    ends = [i for i, token in enumerate(left_out) if token.key in (".", "!", "?", ";")]
    near = [*left_out[: ends[0]], *left_out[ends[-1] + 1 :]] if ends else left_out
    return next((token.key for token in near if NEGATION.fullmatch(token.key)), "")


_LOOKS = str.maketrans("аеорсухіјѕкмнтвАВЕКМНОРСТХѵαοερτικνυ", "aeopcyxijskmhtbABEKMHOPCTXvaoeptikvu")


def _look(word: str) -> str:
    """A word as it looks, whatever the script of its letters."""
    return word.translate(_LOOKS).casefold()
