"""A text as words that can be compared, and what differs between two runs of them, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from ingest.fold import UNSEEN

_MARKS = "\u0300-\u036f"  # accents that stand apart
_THOUSANDS = r"(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])"  # "15 000", which exports close up
_TOKEN = re.compile(rf"{_THOUSANDS}|[^\W_{UNSEEN}](?:[^\W_]|[{_MARKS}{UNSEEN}])*|[^\w\s{UNSEEN}]|_")
_SHAPES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("‘’‚‛′´`ʼ“”„‟«»″\"", "'")
    | dict.fromkeys(UNSEEN)
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

CELLS = 400_000_000
"""Above this product of two lengths no word-by-word difference is worked out (its memory is an eighth of that in
bytes): what lies between the words in common at both ends is then one edit."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text: ``keys[n]`` is what number n is compared by, written at ``starts[n]:ends[n]``.

    White space, line breaks, soft hyphens and the shapes of quotes and dashes are no part of a key;
    capitals and accents are.
    """

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def words(text: str) -> Words:
    """The words of ``text``; linear in its length."""
    found = [(_key(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    return Words(tuple(f[0] for f in found), tuple(f[1] for f in found), tuple(f[2] for f in found))


def _key(written: str) -> str:
    plain = "".join(written.translate(_SHAPES).split())
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


def similarity(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of words in common, in order: 2·|common| / (|a| + |b|); 1 for two empty runs."""
    return float(Indel.normalized_similarity(a, b))


Stretch = tuple[int, int, int, int]
"""From and to in ``a``, from and to in ``b``, half-open numbers of words."""


def differences(a: Sequence[str], b: Sequence[str]) -> list[Stretch]:
    """The stretches that differ, in order; a stretch is replaced, or empty on one side."""
    if a == b:
        return []
    first = 0
    while first < min(len(a), len(b)) and a[first] == b[first]:
        first += 1
    last = 0
    while last < min(len(a), len(b)) - first and a[len(a) - 1 - last] == b[len(b) - 1 - last]:
        last += 1
    inner_a, inner_b = a[first : len(a) - last], b[first : len(b) - last]
    if not inner_a or not inner_b or len(inner_a) * len(inner_b) > CELLS:
        return [(first, first + len(inner_a), first, first + len(inner_b))]
    found = list(_joined(_changed(inner_a, inner_b), inner_a))
    return [(first + a0, first + a1, first + b0, first + b1) for a0, a1, b0, b1 in found]


def _changed(a: Sequence[str], b: Sequence[str]) -> Iterator[Stretch]:
    for code in Indel.opcodes(a, b):
        if code.tag != "equal":
            yield code.src_start, code.src_end, code.dest_start, code.dest_end


def _joined(stretches: Iterator[Stretch], a: Sequence[str]) -> Iterator[Stretch]:
    """Neighbours as one, also across a lone sign: "2021[-2025]" changed on both sides of its dash reads as one."""
    current: Stretch | None = None
    for stretch in stretches:
        if current is None:
            current = stretch
            continue
        between = a[current[1] : stretch[0]]
        if not between or (len(between) == 1 and not between[0][0].isalnum()):
            current = (current[0], stretch[1], current[2], stretch[3])
        else:
            yield current
            current = stretch
    if current is not None:
        yield current
