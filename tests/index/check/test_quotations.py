"""Quotations: word for word or not, whatever the marks, the line ends and the letters that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.check import check
from index.engine import Engine
from tests.growth import grows_linearly

PLAN = "eu-drugs-action-plan-2021-2025"


def verdict(engine: Engine, text: str) -> str:
    checked = check(engine, text)
    (claim,) = [claim for sentence in checked.sentences for claim in sentence.claims if claim.kind == "quotation"]
    for each in claim.evidence:
        held = engine.world.documents[each.document].text
        assert held[each.start : each.end] == each.quote
    return claim.verdict


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", "«\u00a0{}\u00a0»", "»{}«", "'{}'", '"{}"', "‘{}’", "‹{}›"])
def test_any_marks_quote(engine: Engine, marks: str) -> None:
    words = "Support Member States in the development of effective screening technologies"
    assert verdict(engine, f"Action 12 says: {marks.format(words)}.") == "intact"
    assert verdict(engine, f"Action 12 says: {marks.format(words.replace('effective', 'affective'))}.") == "altered"
    assert verdict(engine, f"Action 13 says: {marks.format(words)}.") == "wrong_place"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("the EU is strongly and unequivocally opposed to the death penalty in all circumstances", "intact"),
        ("The EU is strongly and unequivocally\n    opposed to the death pen\u00adalty in all circumstances", "intact"),
        ("[T]he EU is strongly and unequivocally opposed to the death penalty", "intact"),
        ("the EU is strongly … opposed to the death penalty", "abridged"),
        ("the EU is [very] strongly and unequivocally opposed to the death penalty", "abridged"),
        ("the EU is [not] strongly and unequivocally opposed to the death penalty", "altered"),
        ("the EU is strongly and unequivocally opposed to the dеath penalty in all circumstances", "altered"),
        ("the eu is strongly and unequivocally opposed to the death penalty", "altered"),
        ("the EU is strongly, and unequivocally opposed to the death penalty", "altered"),
        ("the EU was strongly and unequivocally opposed to the death penalty", "altered"),
    ],
)
def test_what_makes_a_difference(engine: Engine, written: str, expected: str) -> None:
    assert verdict(engine, f"The plan says: “{written}”.") == expected


def test_a_quotation_that_cuts_off_the_word_that_turns_it_round_is_altered(engine: Engine) -> None:
    assert verdict(engine, "The plan speaks of “fatal overdoses”.") == "altered"


@given(data=st.data())
def test_nothing_altered_passes_as_intact(engine: Engine, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from([row for row in engine.world.rows if len(row.prose.split()) > 12]))
    words = row.prose.split()
    first = data.draw(st.integers(0, len(words) - 8))
    chosen = words[first : first + data.draw(st.integers(6, 30))]
    at = data.draw(st.integers(1, len(chosen) - 2))
    change = data.draw(st.sampled_from(["drop", "double", "letter", "not", "comma"]))
    altered = list(chosen)
    if change == "drop":
        del altered[at]
    elif change == "double":
        altered[at] += " thoroughly"
    elif change == "letter":
        altered[at] = altered[at][:-1] + ("x" if altered[at][-1] != "x" else "y")
    elif change == "not":
        altered.insert(at, "not")
    else:
        altered[at] = altered[at].removesuffix(",") if altered[at].endswith(",") else f"{altered[at]},"
    for words_, expected in ((chosen, {"intact", "altered"}), (altered, {"altered", "abridged"})):
        text = "> " + "\n> ".join(" ".join(words_[i : i + 7]) for i in range(0, len(words_), 7))
        found = {claim.verdict for sentence in check(engine, text).sentences for claim in sentence.claims}
        assert found <= expected, (text, found)


@pytest.mark.parametrize("unit", ['"', "“Support Member States ", "1", "Action ", "’s "])
def test_hostile_drafts_are_read_in_linear_time(engine: Engine, unit: str) -> None:
    assert not check(engine, unit * 2_000).wrong
    grows_linearly(lambda text: check(engine, text), lambda size: unit * size)
