"""The file of decisions: ``review/decisions.jsonl`` in the data folder, one JSON object a line, only ever added to.

It lies beside the index versions, so rebuilds leave it alone. A line is written whole and flushed to the disk
under a lock; two reviewers at once wait for each other. Nothing is ever rewritten: a changed mind is a new line.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from index.codec import from_plain, to_plain
from index.errors import BadDecision, DecisionsDamaged
from index.review.model import CHOICES, Decision

_FORMAT = 1
_FILE = "decisions.jsonl"
_LONGEST_NOTE = 4_000


class Journal:
    """The decisions of one installation."""

    def __init__(self, data: Path) -> None:
        """``data`` is the data folder; nothing need be there yet."""
        self.path = data / "review" / _FILE

    def all(self) -> tuple[Decision, ...]:
        """Every line, in the order in which they were written.

        Raises:
            DecisionsDamaged: a line is none, or of another make.
        """
        try:
            written = self.path.read_text("utf-8")
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise DecisionsDamaged(f"{self.path} cannot be read: {error}") from error
        lines = written.split("\n")
        if lines[-1]:
            raise DecisionsDamaged(self._wrong(len(lines), "is cut short"))
        return tuple(self._line(number, line) for number, line in enumerate(lines[:-1], start=1) if line.strip())

    def active(self, document: str) -> tuple[Decision, ...]:
        """The decisions on a document that count: neither superseded nor withdrawn."""
        lines = [each for each in self.all() if each.document == document]
        over = {each.supersedes for each in lines}
        return tuple(each for each in lines if each.uid not in over and each.decision != "withdrawn")

    def add(self, decision: Decision) -> Decision:
        """Write a decision; its ``uid`` and ``at`` are given here.

        Raises:
            BadDecision: it leaves out what it needs.
            DecisionsDamaged: what is there cannot be read, so nothing is added to it.
        """
        _check(decision)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with (self.path.parent / "decisions.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            before = self.all()
            at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
            unnamed = replace(decision, uid="", at=at)
            seed = json.dumps([len(before), to_plain(unnamed)], ensure_ascii=True)
            made = replace(unnamed, uid=hashlib.sha256(seed.encode()).hexdigest()[:12])
            line = json.dumps({"format": _FORMAT, **to_plain(made)}, ensure_ascii=True) + "\n"
            with self.path.open("ab") as file:
                file.write(line.encode("ascii"))
                file.flush()
                os.fsync(file.fileno())
        return made

    def _line(self, number: int, line: str) -> Decision:
        try:
            plain: Any = json.loads(line)
            if not isinstance(plain, dict) or plain.pop("format", None) != _FORMAT:
                raise ValueError(f"is not a decision of format {_FORMAT}")
            decision = from_plain(Decision, plain)
            if decision.decision not in CHOICES or set(asdict(decision)) != set(plain):
                raise ValueError("does not hold what a decision holds")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DecisionsDamaged(self._wrong(number, str(error) or type(error).__name__)) from error
        return decision

    def _wrong(self, number: int, what: str) -> str:
        return (
            f"{self.path}, line {number}, cannot be understood: it {what}. Mend or remove that line, or put a"
            " copy of the file in its place; the other lines stay good."
        )


def _check(decision: Decision) -> None:
    if not decision.reviewer.strip():
        raise BadDecision("A decision has a reviewer: give a name with --by.")
    if decision.decision in ("corrected", "added") and not decision.identifiers:
        raise BadDecision(
            f"“{decision.decision}” says what the reference is: give its canonical identifier, such as --identifier 32014L0042."
        )
    if len(decision.note) > _LONGEST_NOTE or len(decision.reviewer) > 200:
        raise BadDecision(f"A note may have {_LONGEST_NOTE:,} characters, and a reviewer's name 200.")
