"""Decisions: kept in a file that only grows, found again where the text moves, open again where it changes."""

from __future__ import annotations

import datetime as dt
import json
import threading
from pathlib import Path

import pytest

from index.audit import Audit, audit
from index.audit.identity import Identities, plain
from index.errors import BadDecision, DecisionsDamaged
from index.records import Records
from index.review import Decision, Journal
from tests.index.held import BODIES, document, records, work

ON = dt.date(2026, 11, 22)
TEXT = (
    "Report on goods\n\n1. Law\n\nThe makers follow Directive 2005/11/EC when they make goods for children.\n\n"
    "2. Money\n\nThey are paid under Directive 2005/11/EC as the goods directive provides, each year.\n"
)


def held(folder: Path, text: str = TEXT) -> Records:
    works = [work("32005L0011", "Directive 2005/11/EC"), work("32009L0022", "Directive 2009/22/EC")]
    return records(folder, {"report": document("report", text)}, works)


def audited(folder: Path, journal: Journal, text: str = TEXT) -> Audit:
    return audit(held(folder, text), BODIES, "report", ON, journal.active("report"))


def decision(found: Audit, at: int, choice: str = "confirmed", **more: object) -> Decision:
    row = found.rows[at]
    values: dict[str, object] = {
        "uid": "", "at": "", "reviewer": "Ada", "on": ON, "document": "report", "decision": choice, "key": row.key,
        "context": row.context, "words": plain(row.reference.text), "place": row.place, "identifiers": (), "places": (),
        "note": "", "supersedes": row.review.decision.uid if row.review else None,
    }  # fmt: skip
    return Decision(**{**values, **more})  # type: ignore[arg-type]


def test_a_decision_is_read_as_it_was_written(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert journal.all() == ()
    made = journal.add(decision(audited(tmp_path, journal), 0, note="seen in the OJ: “naïve” \U0001f600 \u2028 line"))
    assert journal.all() == (made,)
    assert made.uid
    assert journal.path.read_bytes().count(b"\n") == 1


def test_decisions_survive_a_text_that_moves(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(decision(audited(tmp_path, journal), 0))
    moved = audited(tmp_path, journal, "Report on goods\n\n0. New\n\nNew words come first.\n" + TEXT.partition("\n")[2])
    assert moved.reviewed == 1
    assert [row.reviewed for row in moved.rows] == [True, False]


def test_a_changed_context_opens_a_decision_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(decision(audited(tmp_path, journal), 0))
    changed = audited(tmp_path, journal, TEXT.replace("for children", "for nobody"))
    review = changed.rows[0].review
    assert review is not None
    assert (review.standing, review.why) == ("reopened", "The words around it changed.")
    assert changed.reviewed == 0
    journal.add(decision(changed, 0))
    again = audited(tmp_path, journal, TEXT.replace("for children", "for nobody"))
    assert again.reviewed == 1
    assert len(journal.active("report")) == 1


def test_what_is_gone_is_kept_and_said_to_be_gone(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(decision(audited(tmp_path, journal), 0))
    gone = audited(tmp_path, journal, TEXT.replace("Directive 2005/11/EC", "the law"))
    assert not gone.rows
    assert [each.decision.words for each in gone.orphaned] == ["directive 2005 11 ec"]


def test_a_correction_is_what_is_audited(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(decision(audited(tmp_path, journal), 1, "corrected", identifiers=("32009L0022",)))
    row = audited(tmp_path, journal).rows[1]
    assert row.identifiers == ("32009L0022",)
    assert row.reference.identifiers == ("32005L0011",)
    assert row.judged[0].target.title == "Directive 2009/22/EC"
    assert row.reviewed


def test_a_reference_added_by_hand_is_audited_and_found_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    found = audited(tmp_path, journal)
    words = "goods directive"
    start = found.document.text.index(words)
    identity = Identities(found.document).of(start, start + len(words), ("32005L0011",))
    journal.add(
        decision(
            found, 1, "added", identifiers=("32005L0011",), key=identity.key, context=identity.context, words=words,
            supersedes=None,
        )
    )  # fmt: skip
    again = audited(tmp_path, journal)
    assert [(row.reference.text, row.by_hand, row.reviewed) for row in again.rows] == [
        ("Directive 2005/11/EC", False, False),
        ("Directive 2005/11/EC", False, False),
        ("goods directive", True, True),
    ]
    moved = audited(tmp_path, journal, TEXT.replace("each year", "each month"))
    review = moved.rows[2].review
    assert review is not None
    assert review.standing == "reopened"


def test_a_withdrawn_decision_counts_no_more_and_stays_in_the_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    made = journal.add(decision(audited(tmp_path, journal), 0))
    journal.add(decision(audited(tmp_path, journal), 0, "withdrawn"))
    assert journal.active("report") == ()
    assert len(journal.all()) == 2
    assert journal.all()[1].supersedes == made.uid


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reviewer": " "}, "has a reviewer"),
        ({"decision": "corrected"}, "canonical identifier"),
        ({"decision": "added"}, "canonical identifier"),
        ({"note": "x" * 5000}, "4,000 characters"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    journal = Journal(tmp_path)
    found = audited(tmp_path, journal)
    with pytest.raises(BadDecision, match=message):
        journal.add(decision(found, 0, **changes))  # type: ignore[arg-type]
    assert not journal.path.exists()


@pytest.mark.parametrize(
    "line",
    [
        b"not json\n",
        b"[]\n",
        b"{}\n",
        b'{"format": 2}\n',
        b'{"format": 1, "uid": 3}\n',
        b"\xff\n",
        b'{"format": 1',
        b"[" * 50_000 + b"\n",
    ],
)
def test_a_damaged_file_is_named_and_nothing_is_added_to_it(tmp_path: Path, line: bytes) -> None:
    journal = Journal(tmp_path)
    found = audited(tmp_path, journal)
    journal.add(decision(found, 0))
    with journal.path.open("ab") as file:
        file.write(line)
    before = journal.path.read_bytes()
    with pytest.raises(DecisionsDamaged, match=r"decisions\.jsonl"):
        journal.all()
    with pytest.raises(DecisionsDamaged):
        journal.add(decision(found, 1))
    assert journal.path.read_bytes() == before


def test_a_decision_of_no_known_kind_is_damage(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(decision(audited(tmp_path, journal), 0))
    plain_line = json.loads(journal.path.read_text())
    journal.path.write_text(json.dumps({**plain_line, "decision": "guessed"}) + "\n")
    with pytest.raises(DecisionsDamaged, match="line 1"):
        journal.all()


def test_reviewers_at_once_lose_no_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    made = decision(audited(tmp_path, journal), 0)
    threads = [threading.Thread(target=lambda: [Journal(tmp_path).add(made) for _ in range(5)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = journal.all()
    assert len(lines) == 20
    assert len({each.uid for each in lines}) == 20
