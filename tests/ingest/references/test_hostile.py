"""Input that was not written to be read: cost stays linear, and nothing is found where nothing is."""

from __future__ import annotations

import pytest

from ingest.references import find
from tests.growth import grows_linearly


@pytest.mark.parametrize("text", ["1" * 50_000, "Article " * 20_000], ids=["digits", "the word article"])
def test_much_that_cites_nothing_is_read_and_is_empty(text: str) -> None:
    assert find(text).references == ()


UNITS = {
    "digits": ("", "1"),
    "the word article": ("", "Article "),
    "numbered lists": ("Articles ", "1, "),
    "conjunctions": ("Articles ", "1 and "),
    "brackets": ("Article 1", "(1)"),
    "points of points": ("", "point (a) of "),
    "ordinals": ("", "first, "),
    "ordinals without comma": ("", "first "),
    "open brackets": ("", "("),
    "dots": ("", "1.1."),
    "act numbers": ("Directives ", "2014/42/EU, "),
    "half numbers": ("", "2014/42/"),
    "slashes": ("", "1/"),
    "back-references": ("Directive 2014/42/EU. ", "that Directive "),
    "journals": ("", "OJ L "),
    "cases": ("Joined Cases ", "C-1/11, "),
    "documents": ("COM(2020) ", "605, "),
    "actions": ("Actions ", "1, "),
    "Roman numbers": ("Annex ", "I"),
    "capitals": ("", "Europe "),
    "capitals joined": ("", "Europe of "),
    "titles": ("Study on ", "word "),
    "studies": ("", "Study on "),
    "quotation marks": ("", "'"),
    "soft hyphens": ("a", "\u00ad"),
    "divided words": ("", "a-\n"),
    "blanks": ("Article", " "),
    "lines": ("", "Article 1\n"),
    "numbered lines": ("", "1. \n"),
    "amendments": ("", "Directive 2014/42/EU amending "),
    "names given": ("", "Regulation (EU) 2016/679 (GDPR) "),
    "domains": ("", "(EU, "),
    "budget lines": ("Item ", "18 02 "),
    "owners": ("", "Article 5 of the "),
    "addresses": ("http://", "a"),
    "conventions": ("", "1988 Convention on "),
}


@pytest.mark.parametrize(("start", "unit"), UNITS.values(), ids=UNITS.keys())
def test_cost_grows_with_the_length_and_no_faster(start: str, unit: str) -> None:
    grows_linearly(find, lambda size: start + unit * size)


def test_lists_multiply_within_bounds() -> None:
    text = "points " + "(a), " * 3_000 + "(b) of Articles " + "1, " * 3_000 + "2"
    assert sum(len(one.places) for one in find(text).references) < 2_000


@pytest.mark.parametrize(
    "text",
    [
        "Сase С-634/22",  # Cyrillic letters that look Latin
        "Directive ٢٠١٤/٤٢/EU",  # Arabic digits
        "Directive ２０１４/４２/EU",  # full-width digits
        "Dlrective 2Ol4/42/EU",  # OCR noise
        "Directive 2O14/42/EU",
        "Regulation (EU) 2018/18O5",
        "Directive 2014/42/ЕU",  # a Cyrillic Е
    ],
)
def test_what_only_looks_like_a_citation_stays_unrecognised(text: str) -> None:
    assert find(text).references == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00ad", "\ufeff", "\u200b\u200b", "\x00\x01", "💊", "\ud800"])
def test_next_to_nothing_gives_nothing(text: str) -> None:
    found = find(text)
    assert (found.references, found.mentions) == ((), ())
