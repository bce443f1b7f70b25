"""Quotations with omissions and insertions: whether their parts stand in order in one unit, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from index.check.held import NEGATION, At
from index.check.model import Claim, Difference
from index.check.pieces import Part
from index.check.standing import PLACES, Standing, Target
from index.check.wording import Token
from ingest.model import Span

_REPLACED = 8
"""Tokens of the text that words in square brackets may stand for."""
_WEIGHTY = re.compile(
    r"(?:only|all|any|must|shall|may|should|can|always|every|each|more|less|fewer|least|most|[0-9].*)", re.IGNORECASE
)
_ASIDE = re.compile(r"(?:sic|sic!|emphasis (?:added|ours|mine|in the original)|our emphasis|italics (?:added|ours))")


class Abridged:
    """Judges quotations that are cut or filled in."""

    def __init__(self, at: Standing) -> None:
        self._at = at

    def judge(
        self, span: Span, parts: Sequence[Part], held_targets: Sequence[Target],
        targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim | None:  # fmt: skip
        worded = [part for part in parts if part.kind == "words"]
        if not worded or (len(worded) < 2 and all(len(part.tokens) < 2 for part in worded)):
            return None
        first = worded[0]
        spliced: list[At] | None = None
        for hit in islice(self._at.hits(first.tokens, held_targets), PLACES):
            for end, whole in ((self._at.unit_end(hit), True), (self._at.document_end(hit), False)):
                chain = self._chain(parts, hit, end)
                if chain is None or (not whole and spliced):
                    continue
                if whole:
                    return self._chained(span, parts, worded, chain, targets, held_targets, summaries)
                spliced = chain
        if spliced is None:
            return None
        places = list(dict.fromkeys(self._at.label(each) for each in spliced))
        cited = tuple(self._at.cite(each) for each in spliced)
        reason = f"It joins words of different places: {', '.join(places)}."
        return Claim(span, "quotation", "altered", reason, cited)

    def _chain(self, parts: Sequence[Part], hit: At, end: int) -> list[At] | None:
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
            encoded = self._at.held.encode(part.tokens)
            last = end if before == "gap" else min(end, at + _REPLACED + len(part.tokens))
            following = next(self._at.held.exact(encoded, at, last), None)
            if following is None:
                return None
            chain.append(following)
            at, before = following.last, ""
        return chain

    def _chained(
        self, span: Span, parts: Sequence[Part], worded: Sequence[Part], chain: Sequence[At],
        targets: Sequence[Target], held_targets: Sequence[Target], summaries: Sequence[Target],
    ) -> Claim:  # fmt: skip
        cited = tuple(self._at.cite(each) for each in chain)
        label = cited[0].label
        if targets and not any(self._at.within(each, held_targets) for each in chain):
            named = " or ".join(dict.fromkeys(target.label for target in targets))
            if len(summaries) == len(targets):
                reason = f"The text of {named} is not held; the same words stand in {label}."
                return Claim(span, "quotation", "not_checkable", reason, cited)
            reason = f"These words do not stand in {named}; they stand in {label}."
            return Claim(span, "quotation", "wrong_place", reason, cited)
        for part, each in zip(worded, chain, strict=True):
            if self._at.capitals(part.tokens, each):
                reason = f"Capital letters differ from {label}."
                return Claim(span, "quotation", "altered", reason, cited, self._at.differences(part.tokens, each))
        if turned := self._at.turned(chain[0]):
            reason = f"“{turned}” stands right before these words in {label}, and is left out."
            return Claim(span, "quotation", "altered", reason, cited)
        differences: list[Difference] = []
        inserted = [part for part in parts if part.kind == "insertion"]
        for part in inserted:
            words = [token.key for token in part.tokens if token.word]
            text = self._at.draft(part.tokens)
            if _ASIDE.fullmatch(" ".join(words).lower()):
                continue
            differences.append(Difference("added", text, ""))
            if any(NEGATION.fullmatch(word) or _WEIGHTY.fullmatch(word) for word in words):
                reason = f"What is inserted in brackets, “{text}”, changes what {label} says."
                return Claim(span, "quotation", "altered", reason, cited, tuple(differences))
        for one, other in pairwise(chain):
            left_out = [token for token in self._at.held.tokens[one.last : other.first] if token is not None]
            if not left_out:
                continue
            text = self._at.text(one.document, left_out)
            differences.append(Difference("left_out", "", text))
            if denying := _denying(left_out):
                reason = f"What is left out of {label} holds “{denying}”, which changes what is quoted."
                return Claim(span, "quotation", "altered", reason, cited, tuple(differences))
        if self._at.summary_only(chain[0], summaries):
            reason = f"The text is not held; these words stand in its summary ({cited[0].document})."
            return Claim(span, "quotation", "not_checkable", reason, cited)
        if not differences:
            return Claim(span, "quotation", "intact", f"Word for word in {label}.", cited)
        counts = [f"{sum(d.kind == kind for d in differences)} {words}" for kind, words in
                  (("left_out", "marked omission(s)"), ("added", "marked insertion(s)")) if any(d.kind == kind for d in differences)]  # fmt: skip
        reason = f"In {label}, with {' and '.join(counts)}; the rest is word for word."
        return Claim(span, "quotation", "abridged", reason, cited, tuple(differences))


def _denying(left_out: Sequence[Token]) -> str:
    """A word that turns round what stands beside it, in the parts of sentences at either end of an omission."""
    ends = [i for i, token in enumerate(left_out) if token.key in (".", "!", "?", ";")]
    near = [*left_out[: ends[0]], *left_out[ends[-1] + 1 :]] if ends else left_out
    return next((token.key for token in near if NEGATION.fullmatch(token.key)), "")
