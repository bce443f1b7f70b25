"""A graph as a picture made on the server: columns of nodes with lines between them, always the same for the same data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STEP = 18
"""Pixels from one node of a column to the next, at least: a line of small text."""
TOP = 30
COLUMN = 226
_GAP = 160
_CHARACTERS = 28
_ROUNDS = 6  # after that the order hardly changes any more


@dataclass(frozen=True, slots=True)
class Node:
    """``kind`` is its class in the stylesheet; ``words`` stand in the picture in place of a label that says little."""

    id: str
    label: str
    kind: str
    href: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with the middle of its left end; ``short`` is as much of its label as fits."""

    node: Node
    x: int
    y: float
    short: str
    degree: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn. ``lines`` are SVG paths; ``heads`` are the columns' titles with their places."""

    width: int
    height: int
    column: int
    nodes: tuple[Placed, ...]
    lines: tuple[str, ...]
    heads: tuple[tuple[str, int], ...]


def picture(titles: Sequence[str], columns: Sequence[Sequence[Node]], edges: Sequence[tuple[str, str]]) -> Picture:
    """Place the nodes so that few lines cross: each near the mean of those it is joined to (Sugiyama's barycentres).

    ``edges`` are pairs of ids of nodes in neighbouring columns, the left one first.
    """
    joined: dict[str, set[str]] = defaultdict(set)
    for left, right in edges:
        joined[left].add(right)
        joined[right].add(left)
    order = [list(column) for column in columns]
    for turn in range(_ROUNDS):
        for number in range(1, len(order)) if turn % 2 == 0 else range(len(order) - 2, -1, -1):
            other = order[number - 1 if turn % 2 == 0 else number + 1]
            place = {node.id: at / max(len(other) - 1, 1) for at, node in enumerate(other)}
            own = {node.id: at / max(len(order[number]) - 1, 1) for at, node in enumerate(order[number])}
            order[number].sort(key=lambda node: (_mean(joined[node.id], place, own[node.id]), own[node.id]))
    longest = max((len(column) for column in order), default=0)
    height = TOP + STEP * (longest + 1)
    placed: dict[str, Placed] = {}
    for number, column in enumerate(order):
        space = (height - TOP - STEP) / max(len(column), 1)
        for at, node in enumerate(column):
            x = number * (COLUMN + _GAP)
            placed[node.id] = Placed(
                node, x, round(TOP + space * (at + 0.5), 1), _short(node.words or node.label), len(joined[node.id])
            )
    lines = tuple(_path(placed[left], placed[right]) for left, right in dict.fromkeys(edges))
    heads = tuple((title, number * (COLUMN + _GAP)) for number, title in enumerate(titles))
    width = len(order) * COLUMN + (len(order) - 1) * _GAP
    return Picture(width, height, COLUMN, tuple(placed.values()), lines, heads)


def _mean(ids: set[str], place: Mapping[str, float], own: float) -> float:
    known = [place[id] for id in ids if id in place]
    return sum(known) / len(known) if known else own


def _short(label: str) -> str:
    return label if len(label) <= _CHARACTERS else f"{label[: _CHARACTERS - 1].rstrip()}…"


def _path(left: Placed, right: Placed) -> str:
    """A curve from the right end of one node to the left end of the other."""
    start, end = left.x + COLUMN, right.x
    middle = (start + end) // 2
    return f"M{start} {left.y}C{middle} {left.y} {middle} {right.y} {end} {right.y}"
