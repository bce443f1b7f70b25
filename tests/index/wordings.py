"""The table of wordings (``questions*.toml``) and what each must select, by a plain walk over a transcription."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.gold import sets
from evaluation.gold.plan import ACTIONS, DOCUMENT, Row

HERE = Path(__file__).parent
PLAN = HERE.parents[1] / "corpus" / "texts" / f"{DOCUMENT}.en.txt"


@dataclass(frozen=True, slots=True)
class Wording:
    """A question and the group of the table that it belongs to."""

    question: str
    group: Mapping[str, Any]


def groups() -> list[dict[str, Any]]:
    """The groups of the table, of every ``questions*.toml``."""
    files = sorted(HERE.glob("questions*.toml"))
    return [group for file in files for group in tomllib.loads(file.read_text("utf-8"))["group"]]


def table(key: str) -> list[Wording]:
    """The wordings of the table: those that hold (``ask``) or those still wished for (``wish``)."""
    return [Wording(question, group) for group in groups() for question in group.get(key, ())]


@cache
def prose() -> Mapping[int, str]:
    """The words of each action, cut from the plan by its row's first cell alone."""
    rows = re.split(r"^\s*Action (\d+)[.:]", PLAN.read_text("utf-8"), flags=re.M)
    cells = {}
    for number, row in zip(rows[1::2], rows[2::2], strict=True):
        cells[int(number)] = re.split(r"^\s*(?:\d\.\d|Ongoing|20\d\d)", row, maxsplit=1, flags=re.M)[0]
    return cells


def select(where: Mapping[str, Any], kind: str = "actions") -> list[str]:
    """What a filter selects, as ``result.items`` gives it."""
    if kind != "actions":
        return sets.items(kind, where)
    return [f"{DOCUMENT}/{row.place}" for row in ACTIONS if passes(row, where)]


def passes(row: Row, where: Mapping[str, Any]) -> bool:
    """Whether a row meets a filter: the keys of ``evaluation.gold.sets``, and those of ``_MORE``."""
    plain = {key: value for key, value in where.items() if key not in _MORE}
    return row in sets.actions(plain) and all(_MORE[key](row, where[key]) for key in where.keys() & _MORE.keys())


#: Keys that only this table has; ``not`` and ``or`` hold filters of their own.
_MORE: Mapping[str, Callable[[Row, Any], bool]] = {
    "text": lambda row, pattern: bool(re.search(pattern, prose()[row.number], re.I)),
    "texts": lambda row, patterns: all(re.search(each, prose()[row.number], re.I) for each in patterns),
    "areas_all": lambda row, codes: set(codes) <= set(row.areas),
    "not": lambda row, where: not passes(row, where),
    "or": lambda row, wheres: any(passes(row, where) for where in wheres),
}


def complaint(answer: Mapping[str, Any], group: Mapping[str, Any]) -> str:
    """What is wrong with an answer, nothing if it is right."""
    status, result = answer["status"], answer["result"]
    if group.get("free"):
        proved = status == "empty" and result and result["scope"] == "complete"
        return f"{status}: {answer['answer'][:90]}" if proved or status in ("complete", "ambiguous") else ""
    missing = [word for word in group.get("expect", ()) if word not in answer["answer"]]
    missing += [word for word in group.get("notes", ()) if word not in " ".join(answer["notes"])]
    if missing:
        return f"{status}: lacks {missing}: {answer['answer'][:90]}"
    readings = [select(where) for where in group.get("readings", ())]
    kind = group.get("kind", "actions")
    wanted = readings[0] if readings else list(group["items"]) if "items" in group else None
    if wanted is None and "where" in group:
        wanted = select(group["where"], kind)
    expected = group.get("status") or ("ambiguous" if readings else "empty" if wanted == [] else "complete")
    if expected == "any":
        allowed = {"complete", "ambiguous", "empty"}
    elif expected == "complete":
        allowed = {"complete"}
    else:
        allowed = {expected}
    if status not in allowed:
        return f"{status}, not {expected}: {answer['answer'][:90]}"
    if wanted is None:
        return ""
    if result is None or result["kind"] != kind:
        return f"result is {result and result['kind']}, not {kind}: {answer['answer'][:90]}"
    ordered = (lambda items: items) if kind in ("actions", "indicators") else sorted
    found = [result["items"], *(r["items"] for r in answer["readings"][1 : len(readings)])]
    for have, want in zip(found, [wanted, *readings[1:]], strict=True):
        if ordered(have) != ordered(want):
            short = [item.split("/")[-1] for item in have]
            return f"{len(have)} items, not {len(want)}: {short[:12]} {answer['answer'][:60]}"
    return ""
