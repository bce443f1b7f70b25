"""Numbers in a sentence about one article or action, where the unit says the same with another number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.check import lexicon
from index.check.facts import Ruling
from index.check.frames.frame import Frame, claim
from index.check.model import Claim
from index.evidence.function_words import FUNCTION_WORDS
from index.world import stem
from ingest.fold import fold, tokens
from ingest.model import Document, Span, Unit
from ingest.sentences import sentences

_AMOUNT = re.compile(
    r"(?<![\w.,/-])(?P<number>[0-9]{1,3}(?:[ ,.][0-9]{3})+|[0-9]+(?:[.,][0-9]+)?|[a-z]+(?:-[a-z]+)?)\s?"
    r"(?P<of>%|per ?cent|percent|euros?|(?:working |calendar )?(?:days?|weeks?|months?|years?|hours?)|times?)(?![\w-])"
)
_SHARED = 0.6
"""Share of a sentence's telling words that the unit's sentence must have for their numbers to be of the same thing."""
_LEAST = 3

_FRAME = frozenset(
    [
        "article",
        "articles",
        "directive",
        "regulation",
        "decision",
        "framework",
        "action",
        "paragraph",
        "point",
        "under",
        "recital",
        "annex",
        "member",
        "state",
        "states",
    ]
)


class Amounts(Frame):
    """ "Records are kept for ten years", where the article says five."""

    def claims(self, span: Span, units: Sequence[tuple[Document, Unit]]) -> Iterator[Claim]:
        """Claims for the amounts of a sentence about these units; only a number that differs is one."""
        text = self.laws.text
        said = list(_amounts(fold(span.of(text))))
        if not said or not units:
            return
        words = _telling(span.of(text))
        for start, end, number, of in said:
            for document, unit in units:
                if ruling := self._differs(document, unit, words, number, of):
                    yield claim(Span(span.start + start, span.start + end), "number", ruling)
                    return

    def _differs(self, document: Document, unit: Unit, words: set[str], number: float, of: str) -> Ruling | None:
        there = list(_amounts(fold(document.text[unit.start : unit.end])))
        if any((each[2], each[3]) == (number, of) for each in there):
            return None
        for each in sentences(document.text, unit.start, unit.end):
            theirs = list(_amounts(fold(each.of(document.text))))
            same = [amount for amount in theirs if amount[3] == of]
            shared = words & _telling(each.of(document.text))
            if len(same) == 1 and len(shared) >= _LEAST and len(shared) >= _SHARED * len(words):
                cited = self.facts.cite_words(document, each.start, each.end)
                return Ruling("wrong_number", f"{unit.label} says “{cited.quote}”.", (cited,))
        return None


def _amounts(folded: str) -> Iterator[tuple[int, int, float, str]]:
    for match in _AMOUNT.finditer(folded):
        written = match["number"]
        value = lexicon.number(written)
        if value is None and not written[0].isdigit():
            continue
        number = (
            float(value)
            if value is not None
            else float(re.sub(r"[ ,.](?=[0-9]{3}(?![0-9]))", "", written).replace(",", "."))
        )
        of = match["of"].removeprefix("working ").removeprefix("calendar ").rstrip("s").replace("per cent", "%")
        yield match.start(), match.end(), number, "%" if of == "percent" else of


def _telling(text: str) -> set[str]:
    """The stems of a sentence's words but function words, numbers and what its amounts are of."""
    plain = _AMOUNT.sub(" ", fold(text))
    words = [word for word, _, _ in tokens(plain)]
    return {
        stem(word)
        for word in words
        if word not in FUNCTION_WORDS["en"] and word not in _FRAME and not word[0].isdigit() and len(word) > 2
    }
