"""What is odd in the words of any text: one body written in two ways, acronyms that nothing explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.structure.spellings import odd_spellings
from tests.growth import grows_linearly

ACT = """REGULATION (EU) 2031/77 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 3 May 2031 on the care of rivers

Article 1
Subject matter
The European Rivers Agency shall keep a register. The European River Agency shall open it to the Office for Tidal Waters.

Article 2
Tasks
The European Rivers Agency and the Office for Tidal Waters shall inform the Commission. The ZKB shall be heard.

Article 3
Fees
The fee is EUR 500 (OJ L 127, 29.4.2014, p. 39). The ZKB may waive it. The Office on Tidal Waters and the ZKB shall publish it.
"""


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


def test_an_act_is_checked_like_any_other_text(bodies: Bodies) -> None:
    made = inspect(ACT.encode(), "act.txt", bodies).document
    assert made.kind == "legal_act"
    odd = [(f.kind, f.place, f.span.of(made.text)) for f in made.findings if f.span and not f.kind.startswith("article")]
    assert odd == [
        ("name_spellings", "art_1.par_1", "European River Agency"),
        ("name_spellings", "art_3.par_1", "Office on Tidal Waters"),
        ("acronym_unexplained", "art_2.par_1", "ZKB"),
    ]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        # another letter, two swapped, a hyphen, a capital
        ("The Advisory Committee on Fisheries met the Advisory Committee on Fisheries and the Advisery Committee on Fisheries.", 1),
        ("The Harbour Safety Centre, the Harbour Safety Centre and the Harbour Safety Center.", 1),
        ("The High-Level Group on Ports, the High Level Group on Ports and the High Level Group on Ports.", 1),
        # several of a kind, an owner, a sentence's first word, two bodies: nothing is odd
        ("The Asset Recovery Office and the Asset Recovery Office met other Asset Recovery Offices.", 0),
        ("The Harbour Safety Centre heard the Harbour Safety Centre's report.", 0),
        ("The Council and Commission Directive of the Council and the Commission Directive.", 0),
        ("The Northern Rivers Council, the Northern Rivers Council and the Southern Rivers Council.", 0),
        # as often the one as the other: which is right is not for us to say
        ("The Harbour Safety Centre and the Harbour Safety Center.", 0),
    ],
)
def test_two_ways_of_writing_one_name(text: str, odd: int) -> None:
    assert len(list(odd_spellings(text, (), Bodies(())))) == odd


@pytest.mark.parametrize("words", ["The Committee of ", "Agency ", "A", "Committee on Aa Bb Cc Dd "])
def test_spellings_are_looked_for_in_linear_time(words: str) -> None:
    grows_linearly(lambda text: list(odd_spellings(text, (), Bodies(()))), lambda size: words * size)
