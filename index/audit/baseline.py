"""The problems known already: an audit in a pipeline fails on new ones only.

A problem is a verdict of a reference (by what it says and what it is identified as, whatever stands around it
and wherever it stands) and how often it occurs. So a text that moves gives no new problem; the same repealed
act cited once more does, and so does an act that was amended and now is repealed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from index.audit.model import FAILING, Audit, Row, Verdict
from index.errors import BadBaseline

FORMAT = "vouch-baseline-1"


def made(audit: Audit, failing: Sequence[Verdict] = FAILING) -> dict[str, Any]:
    """The baseline of an audit, as plain data."""
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], Row] = {}
    for row in audit.rows:
        if row.verdict in failing:
            counts[row.key, row.verdict] += 1
            shown.setdefault((row.key, row.verdict), row)
    problems = [
        {
            "key": key,
            "verdict": verdict,
            "count": count,
            "text": shown[key, verdict].reference.text,
            "label": shown[key, verdict].label,
        }
        for (key, verdict), count in counts.items()
    ]
    return {"format": FORMAT, "document": audit.document.id, "on": audit.on.isoformat(), "problems": problems}


def read(text: str, document: str) -> Counter[tuple[str, str]]:
    """How often each problem is known, from a baseline's JSON.

    Raises:
        BadBaseline: it is no baseline, or one of another document.
    """
    try:
        given: Any = json.loads(text)
        if not isinstance(given, dict) or given.get("format") != FORMAT:
            raise ValueError(f"its “format” is not {FORMAT}")
        whose = given["document"]
        known: Counter[tuple[str, str]] = Counter()
        for each in given["problems"]:
            key, verdict, count = each["key"], each["verdict"], each["count"]
            if not (isinstance(key, str) and isinstance(verdict, str) and isinstance(count, int) and count > 0):
                raise ValueError("a problem needs key, verdict and count")
            known[key, verdict] += count
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadBaseline(
            f"This is no baseline that Vouch wrote ({error}). `vouch audit DOCUMENT --write-baseline FILE` makes one."
        ) from error
    if whose != document:
        raise BadBaseline(f"The baseline is of {str(whose)[:80]!r}, and {document!r} is audited.")
    return known


def new_problems(audit: Audit, known: Counter[tuple[str, str]], failing: Sequence[Verdict] = FAILING) -> list[Row]:
    """The rows that fail and that the baseline does not account for, in reading order."""
    left = Counter(known)
    found = []
    for row in audit.rows:
        if row.verdict not in failing:
            continue
        if left[row.key, row.verdict] > 0:
            left[row.key, row.verdict] -= 1
        else:
            found.append(row)
    return found
