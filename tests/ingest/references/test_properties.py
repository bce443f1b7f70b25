"""What holds for every text, sought with generated ones."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.references import Found, find

PIECES = st.sampled_from(
    [
        "Directive 2014/42/EU",
        "Council Framework Decision 2004/757/JHA",
        "Regulations (EC) No 273/2004 and (EC) No 111/2005",
        "Regulation (EU) 2018/1805 of the European Parliament and of the Council",
        "2009/371/JHA",
        "that Directive",
        "the said Framework Decision",
        "this Regulation",
        "this Article",
        "Article 3(1), point (a),",
        "Articles 4 to 6 and 9(2)",
        "the first subparagraph of",
        "paragraph 2",
        "recitals 5 and 6",
        "Annex II",
        "thereof",
        "TFEU",
        "of the Charter",
        "Case C-634/22",
        "EU:C:2014:238",
        "OJ L 127, 29.4.2014, p. 39",
        "COM(2020) 606 final",
        "Council doc. 11985/15",
        "Actions 3 and 4",
        "priority area 6.1",
        "Item 18 02 77 04",
        "https://example.org/a",
        "European Medicines Agency",
        "the 2016 Outcome Document",
        "of",
        "to",
        "and",
        ",",
        ".",
        "(",
        ")",
        "\n\n",
        "\n",
        "\u00ad",
        "\u00a0",
        "💊",
        "24/7",
        "Member States shall",
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "\n", ", "])), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
ANYTHING = st.one_of(TEXTS, st.text(max_size=200))


def meanings(found: Found) -> list[tuple[tuple[str, ...], tuple[str, ...], bool]]:
    return [(one.identifiers, one.places, one.anaphoric) for one in found.references]


@given(ANYTHING)
@settings(max_examples=150, deadline=None)
def test_spans_hold_their_words_in_order_and_apart(text: str) -> None:
    found = find(text)
    for one in (*found.references, *found.mentions):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.text == one.text.strip()
    for reference in found.references:
        assert reference.identifiers
        if reference.instrument is not None:
            assert reference.start <= reference.instrument.start < reference.instrument.end <= reference.end
    spans = sorted((one.start, one.end) for one in (*found.references, *found.mentions))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for group in (found.references, found.mentions):
        assert list(group) == sorted(group, key=lambda one: one.start)


@given(ANYTHING)
@settings(max_examples=60, deadline=None)
def test_finding_twice_finds_the_same(text: str) -> None:
    assert find(text) == find(text)


@given(TEXTS, st.sampled_from(["\u00a0", "\u202f", "  ", " \u200b", "\u00ad ", "\t"]))
@settings(max_examples=80, deadline=None)
def test_other_white_space_gives_the_same_meanings(text: str, space: str) -> None:
    assert meanings(find(text.replace(" ", space))) == meanings(find(text))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_soft_hyphens_within_words_change_no_meaning(text: str) -> None:
    divided = text.replace("ective", "ec\u00adtive").replace("ticle", "ti\u00adcle").replace("ulation", "u\u00adlation")
    assert meanings(find(divided)) == meanings(find(text))


@given(TEXTS)
@settings(max_examples=80, deadline=None)
def test_a_named_citation_is_found_again_in_its_own_words(text: str) -> None:
    for one in find(text).references:
        if one.kind in {"act", "case", "document", "journal"} and not one.anaphoric and not one.places:
            again = find(one.text).references
            assert [each.start for each in again] == [0]
            assert again[0].end == len(one.text)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_what_stands_in_a_later_paragraph_changes_nothing_before_it(first: str, second: str) -> None:
    alone = find(first)
    together = find(first + "\n\nDone at Brussels.\n\n" + second)
    named = [
        one for one in alone.references if one.kind in {"act", "case", "document", "journal"} and not one.anaphoric
    ]
    kept = {(one.start, one.end) for one in together.references}
    assert all((one.start, one.end) in kept for one in named)
