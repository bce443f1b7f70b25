"""Which state of an act a file holds, told from its words where the file itself says the act's own number."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.model import Document
from ingest.readers import read
from ingest.structure.act_state import later_wording

TITLE = "Directive (EU) 2019/1153 of the European Parliament and of the Council of 20 June 2019 on financial information"


def markdown(*articles: str, title: str = TITLE, number: str = "32019L1153", note: str = "") -> bytes:
    body = "\n\n".join(f"#### Article {article}" for article in articles)
    front = f'---\ntitle: "{title}"\nidentifier: "{number}"\n---\n' if number else ""
    return f"{front}# {title}\n\n{note}\n\n{body}\n".encode()


def document(data: bytes) -> Document:
    return inspect(data, "act.md", Bodies(()), read=read).document


SUBJECT = "1\n\n1. This Directive lays down measures.\n\n2. It is without prejudice to Directive (EU) 2015/849."


def test_an_act_in_its_own_words_is_the_original() -> None:
    made = document(markdown(SUBJECT, "2\n\nIt cites Directive (EU) 2019/1937 and Regulation (EU) 2020/1.", "3\n\nEnd."))
    assert (made.state, made.as_of) == ("original", None)
    assert "state_undated" not in {finding.kind for finding in made.findings}


@pytest.mark.parametrize(
    ("articles", "note", "reason"),
    [
        # an act cannot cite one that was made years after it
        ((SUBJECT, "2\n\nArticle 16 of Directive (EU) 2024/1640 applies."), "", "it cites Directive (EU) 2024/1640"),
        # letters are given to what is inserted
        ((SUBJECT, "6\n\nOne.", "6a\n\nTwo.", "7\n\nThree."), "", "Article 6a was inserted"),
        ((SUBJECT, "4\n\n1. One.\n\n1a. Two.\n\n2. Three."), "", "Article 4(1a) was inserted"),
        # marks of consolidation that a copy has kept
        ((SUBJECT, "2\n\n►M1 New words. ◄"), "", "it bears the marks of consolidation"),
        ((SUBJECT,), "This text is meant purely as a documentation tool and has no legal effect.", "consolidated text"),
    ],
)
def test_a_later_wording_under_the_acts_own_number_is_said_to_be_one(
    articles: tuple[str, ...], note: str, reason: str
) -> None:
    made = document(markdown(*articles, note=note))
    assert (made.state, made.as_of) == ("consolidated", None)
    (finding,) = [each for each in made.findings if each.kind == "state_undated"]
    assert reason in finding.message


def test_an_act_that_amends_may_hold_the_inserted_articles_of_another() -> None:
    title = "Directive (EU) 2024/1654 of the European Parliament and of the Council amending Directive (EU) 2019/1153"
    made = document(markdown("1\n\nOne.", "6a\n\nTwo.", title=title, number="32024L1654"))
    assert made.state == "original"


def test_hostile_words_take_no_time() -> None:
    for piece in ("Directive (EU", "►", "consolidated ", "\n ", "9"):
        assert later_wording("", piece * 50_000, (), 2019) == "" or piece == "►"


@pytest.mark.parametrize("name", ["acts/32014L0042.md", "eurlex/32016L0680.oj.en.xhtml", "eurlex/32018L0843.oj.en.xhtml"])
def test_real_acts_as_adopted_are_originals(name: str, shared: Path) -> None:
    path = shared / name
    assert inspect(path.read_bytes(), path.name, Bodies(()), read=read).document.state == "original"


def test_a_real_copy_with_later_wording_is_no_original(shared: Path) -> None:
    path = shared / "acts" / "32019L1153.md"
    assert inspect(path.read_bytes(), path.name, Bodies(()), read=read).document.state == "consolidated"
