"""What is odd in a plan as a whole: labels, numbering, areas that no priority has, spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.fold import fold
from ingest.model import Action, Span, Unit
from ingest.structure.plan.draft import Draft

_FILLERS = re.compile(r"\b(?:the|of|for|and|on|in|to)\b|[^\w]")


@dataclass(frozen=True, slots=True)
class Mark:
    """The punctuation after a label, the unit that bears it, and where the label stands."""

    label: str
    mark: str
    place: str
    span: Span


def odd_marks(draft: Draft, marks: Sequence[Mark]) -> None:
    """Labels that do not end like the others of their kind ("Action 2:")."""
    counts = Counter(mark.mark for mark in marks).most_common(1)
    for mark in marks:
        if mark.mark != counts[0][0]:
            message = f"“{mark.label}” is followed by “{mark.mark}” where the others have “{counts[0][0]}”."
            draft.find("label_punctuation", message, mark.place, mark.span)


def odd_numbers(draft: Draft, kind: str, units: Iterable[Unit]) -> None:
    """Numbers that are missing between others, or borne twice."""
    numbered: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.kind == kind and unit.number:
            numbered[unit.number].append(unit)
    for number, same in numbered.items():
        for unit in same[1:]:
            message = f"There are {len(same)} {kind}s {number}."
            draft.find("number_repeated", message, unit.place, Span(unit.start, unit.end))
    series: dict[str, set[int]] = defaultdict(set)
    for number in numbered:
        match = re.fullmatch(r"(.*?)([0-9]{1,4})", number)
        if match:
            series[match.group(1)].add(int(match.group(2)))
    for prefix, there in series.items():
        gaps = sorted(set(range(1, max(there))) - there)
        for _, run in groupby(enumerate(gaps), key=lambda pair: pair[1] - pair[0]):
            missing = [number for _, number in run]
            first, last = f"{prefix}{missing[0]}", f"{prefix}{missing[-1]}"
            what = f"is no {kind} {first}" if first == last else f"are no {kind}s {first} to {last}"
            draft.find("numbering_gap", f"There {what}.", None, None)


def odd_areas(draft: Draft, actions: Sequence[Action], units: Iterable[Unit]) -> None:
    """Areas of another priority than the action's, and areas that no priority of the plan has."""
    numbered = (unit for unit in units if unit.kind == "priority" and unit.number.isdecimal())
    priorities = {unit.place: unit.number for unit in numbered}
    for action in actions:
        own = priorities.get(action.priority or "")
        for area in action.areas:
            first = area.code.partition(".")[0]
            if not priorities or not first.isdecimal() or "." not in area.code or first == own:
                continue
            if first not in priorities.values():
                message = f"{action.label} names area {area.code}, but the plan has no priority {first}."
                draft.find("area_unknown", message, area.place, area.span)
            elif own:
                message = f"{action.label} stands under priority {own}, but names area {area.code}."
                draft.find("area_of_other_priority", message, area.place, area.span)


def odd_spellings(draft: Draft, actions: Sequence[Action]) -> None:
    """One responsible body written in two ways, at the rarer of them."""
    written: dict[str, dict[str, list[tuple[str, Span]]]] = defaultdict(lambda: defaultdict(list))
    for action in actions:
        for body in action.bodies:
            key = body.name if body.known else _FILLERS.sub("", fold(body.written)).removesuffix("s")
            if body.place.startswith(f"{action.place}."):
                written[key][" ".join(body.written.split())].append((body.place, body.span))
    for ways in written.values():
        usual = max(ways, key=lambda way: len(ways[way]))
        for way, places in ways.items():
            for place, span in places if way != usual else ():
                if not draft.bodies.is_variant(way):
                    message = f"“{way}” is elsewhere written “{usual}”."
                    draft.find("name_spellings", message, place, span)
