"""A provision's path → the unit of a document that it means, however that document numbers it.

Drafting practice and parsing differ in three ways that a path must survive (Joint Practical Guide,
point 15; EUR-Lex's own subdivision ids show the same):

* an unnumbered level is skipped or counted: "Article 2, paragraph 5" of a list of definitions is its point
  (5), "the first subparagraph of Article 7" the first unnumbered paragraph of an article without numbers;
* the only part of a level is named or left out: "Article 4, point (a)" for ``art_4.par_1.pnt_a``;
* numbers are Roman or Arabic, in either case: "Chapter 2" and "Chapter II".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from index.resolution.model import Landing
from ingest.model import Document, Unit

_ALSO = {  # what a level may be instead, the likelier first
    "par": ("pnt", "sub"),
    "sub": ("par",),
    "pnt": ("par", "idt"),
    "sct": ("sec",),
    "cpt": ("sec",),
    "anx": ("att",),
}
_ROMAN_LEVELS = frozenset({"anx", "prt", "tis", "cpt", "sct", "sbs"})
_TOP = frozenset({"anx", "att", "art", "rct", "prt", "tis", "cpt", "sct", "sbs"})
_NAMES = {
    "art": ("article", "articles"),
    "par": ("paragraph", "paragraphs"),
    "sub": ("subparagraph", "subparagraphs"),
    "pnt": ("point", "points"),
    "idt": ("indent", "indents"),
    "rct": ("recital", "recitals"),
    "anx": ("annex", "annexes"),
    "prt": ("part", "parts"),
    "tis": ("title", "titles"),
    "cpt": ("chapter", "chapters"),
    "sct": ("section", "sections"),
    "sbs": ("subsection", "subsections"),
    "snt": ("sentence", "sentences"),
}
_SHOWN = 6
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Outline:
    """The units of one document as a tree, to be walked by the paths of citations."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_place = {unit.place: unit for unit in document.units}
        self._below: dict[str | None, list[Unit]] = defaultdict(list)
        for unit in document.units:
            self._below[unit.parent if unit.parent in self._by_place else None].append(unit)
        self._levels = {_prefix(unit) for unit in document.units}
        self._digest = document.state == "digest"

    def land(self, path: str, near: str = "") -> Landing:
        """Where the cited ``path`` is found. ``near`` is the place that cites it: of several units alike
        ("point (a)" of an article with many lists) it means the one that it stands with."""
        unit: Unit | None = None
        notes: list[str] = []
        for part in path.split("."):
            level, _, number = part.partition("_")
            found = _with(self._step(unit, level, number), near)
            if len(found) == 1:
                if _prefix(found[0]) != level:
                    notes.append(f"{_name(level, number)} is {found[0].label} there")
                unit = found[0]
                continue
            if len(found) > 1:
                labels = ", ".join(each.label for each in found[:4])
                return _around(path, unit, f"There are several such {_NAMES.get(level, ('', 'units'))[1]}: {labels}.")
            if self._is_only(unit, level, number):
                continue
            return self._missing(path, unit, level, number)
        if unit is None:
            return _around(path, None, "")
        return Landing(path, unit.place, unit.label, "unit", f"{'; '.join(notes)}." if notes else "")

    def parts(self, place: str, level: str) -> list[Unit]:
        """The units of a level that are nearest below the unit at ``place``, in order; all articles, in whatever sections."""
        within = self._by_place[place]
        if level != "art":
            return self._units(within, level)
        found = [unit for generation in self._generations(within, level) for unit in generation if _prefix(unit) == level]
        return sorted(found, key=lambda unit: unit.start)

    def there(self, place: str, level: str) -> list[Unit]:
        """What stands at ``place`` where a part of a level is not: units of that level, or of one that it may be instead, of which there are more."""
        within = self._by_place.get(place)
        return max((self._units(within, each) for each in (level, *_ALSO.get(level, ()))), key=len)

    # ------------------------------------------------------------------ one step

    def _step(self, within: Unit | None, level: str, number: str) -> list[Unit]:
        """The units below ``within`` that ``level``, ``number`` may mean: one, several alike, or none."""
        exact = self._by_place.get(f"{within.place}.{level}_{number}" if within else f"{level}_{number}".rstrip("_"))
        if exact is not None:
            return [exact]
        for prefix in (level, *_ALSO.get(level, ())):
            if found := self._nearest(within, prefix, number):
                return found
        if level == "anx" and not number:  # "the Annex", "the Annexes to this Regulation"
            return self._units(within, "anx")
        return []

    def _nearest(self, within: Unit | None, prefix: str, number: str) -> list[Unit]:
        """The units of this level and number that are nearest below ``within``."""
        if number in ("last", "penultimate"):
            there = self._units(within, prefix)
            wanted = -1 if number == "last" else -2
            return [there[wanted]] if len(there) >= -wanted else []
        for generation in self._generations(within, prefix):
            found = [unit for unit in generation if _prefix(unit) == prefix and _same(prefix, _number(unit), number)]
            if found:
                return found
        return []

    def _units(self, within: Unit | None, prefix: str) -> list[Unit]:
        """The units of this level that are nearest below ``within``; an act's articles and recitals all count on,
        however deep in its chapters they stand."""
        found: list[Unit] = []
        for generation in self._generations(within, prefix):
            found += [unit for unit in generation if _prefix(unit) == prefix]
            if found and not (within is None and prefix in ("art", "rct")):
                break
        return sorted(found, key=lambda unit: unit.start)

    def _generations(self, within: Unit | None, prefix: str) -> Iterable[Sequence[Unit]]:
        """Children, grandchildren and so on; what an act quotes of another is no part of it."""
        generation = [within] if within else [None]
        while generation:
            below = [unit for each in generation for unit in self._below[each.place if each else None]]
            below = [unit for unit in below if unit.kind != "quoted"]
            if within is None and prefix not in ("anx", "att"):
                below = [unit for unit in below if _prefix(unit) not in ("anx", "att")]
            yield below
            generation = list(below)

    def _is_only(self, within: Unit | None, level: str, number: str) -> bool:
        """Whether what is asked for is the whole of ``within``: the first paragraph of an undivided article."""
        if within is None or level not in ("par", "sub") or number not in ("1", "last"):
            return False
        return not self._units(within, level) and not (level == "sub" and self._units(within, "par"))

    # ------------------------------------------------------------------ not there

    def _missing(self, path: str, within: Unit | None, level: str, number: str) -> Landing:
        if self._digest and not self._beyond(within, level, number):
            return _around(path, within, "The digest does not go that deep.")
        if level == "snt" or level not in _NAMES:
            return _around(path, within, "Sentences are not told apart." if level == "snt" else "")
        where = within.label if within else "The digest" if self._digest else "The text"
        others = [each for also in _ALSO.get(level, ()) for each in self._units(within, also)]
        there = self._units(within, level) or others
        several = _NAMES[level][1]
        if there:
            deleted = " What a consolidated text leaves out may have been deleted." if self._has_holes(there) else ""
            return _none(path, within, f"{where} has no {_name(level, number)}: {_range(there)}.{deleted}")
        if (level in _TOP and within is None) or level not in self._levels:
            return _around(path, within, f"This edition has no {several}.")
        if within is not None and level in _TOP:
            return _around(path, within, f"No {several} are told apart in {where}.")
        return _none(path, within, f"{where} has no {several}.")

    def _beyond(self, within: Unit | None, level: str, number: str) -> bool:
        """Whether the number lies beyond the last article of a digest. It may leave some out before that."""
        values = [
            int(match[0]) for unit in self._units(within, level) if (match := re.match("[0-9]{1,4}", _number(unit)))
        ]
        asked = re.match("[0-9]{1,4}", number)
        return (
            within is None and level == "art" and bool(values and asked) and int(asked[0] if asked else 0) > max(values)
        )

    def _has_holes(self, units: Sequence[Unit]) -> bool:
        """Whether a consolidated text skips numbers of this series."""
        return self.document.state == "consolidated" and len(runs(units)) > 1


def _with(units: Sequence[Unit], near: str) -> Sequence[Unit]:
    """Of several units those that share the most of their place with ``near``."""
    if len(units) < 2 or not near:
        return units
    shared = [_common(unit.place, near) for unit in units]
    most = [unit for unit, count in zip(units, shared, strict=True) if count == max(shared)]
    return most if len(most) == 1 else units


def _common(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one.split("."), other.split("."), strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _around(path: str, unit: Unit | None, note: str) -> Landing:
    return Landing(path, unit.place if unit else "", unit.label if unit else "", "around", note)


def _none(path: str, unit: Unit | None, note: str) -> Landing:
    return Landing(path, unit.place if unit else "", unit.label if unit else "", "missing", note)


def _prefix(unit: Unit) -> str:
    return unit.place.rpartition(".")[2].partition("_")[0]


def _number(unit: Unit) -> str:
    return unit.place.rpartition(".")[2].partition("_")[2]


def _same(level: str, one: str, other: str) -> bool:
    one, other = one.lower().replace(".", "-"), other.lower().replace(".", "-")
    if one == other:
        return True
    if level not in _ROMAN_LEVELS:
        return False
    return _value(one) is not None and _value(one) == _value(other)


def _value(number: str) -> int | None:
    """The value of an Arabic or Roman number, ``None`` for anything else ("a", "IIa")."""
    if number.isdecimal():
        return int(number)
    if not number or any(letter not in _VALUES for letter in number):
        return None
    values = [_VALUES[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-value if value < ahead else value for value, ahead in zip(values, following, strict=True))


def _name(level: str, number: str) -> str:
    return f"{_NAMES.get(level, (level,))[0]} {number}".strip()


def _range(units: Sequence[Unit]) -> str:
    """ "there are paragraphs 1 to 4 and 6", of units of one level."""
    one, several = _NAMES.get(_prefix(units[0]), ("unit", "units"))
    stretches = runs(units)
    said = [first if first == last else f"{first} to {last}" for first, last in stretches]
    shown = said if len(said) <= _SHOWN else [*said[: _SHOWN - 1], "…", said[-1]]
    words = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
    return f"there is {one} {words}" if len(units) == 1 else f"there are {several} {words}"


def runs(units: Sequence[Unit]) -> list[tuple[str, str]]:
    """First and last number of each stretch without a hole: 1 to 4 and 6; letters and 6a go on."""
    found: list[tuple[str, str]] = []
    before: int | None = None
    for unit in units:
        number = _number(unit).replace("-", ".") or "without number"
        match = re.match(r"[0-9]{1,4}", number)
        value = int(match[0]) if match else None
        if found and (value is None or before is None or value - before in (0, 1)):
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
        before = value
    return found
