"""How people note down what they ask: "Europol-sourced KPIs", "2024 items", "Covid: where in the plan?", "rows & deadlines".

The items of a message are read as those of the sentence that would say the same; what else a word may mean is left alone
where another word stands before it ("focal *points*", "data *entry*").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.items import Item
from ingest.fold import fold

#: Nouns for what stands in a list, of any kind: actions, in a question about bodies or years.
_ENTRIES = frozenset(["item", "items", "entry", "entries", "line", "lines", "point", "points", "position", "positions", "project", "projects", "agenda", "step", "steps", "bullet", "bullets", "line item", "line items", "lignes", "ligne", "entrees", "zeile", "zeilen", "eintrage", "posten", "linea", "lineas", "entradas", "fila", "filas"])
#: Second halves of compounds → what they say of the entity before.
_COMPOUNDS = {
    **dict.fromkeys(("sourced", "supplied", "derived", "fed", "provided"), "uses"),
    **dict.fromkeys(("free", "less", "frei"), "without"),
    **dict.fromkeys(("related", "linked", "relevant", "assigned", "owned", "run", "responsible"), "responsible"),
}
_BODIES = ("body", "class", "state")
_KNOWN = frozenset([*_BODIES, "year", "years", "section", "priority", "area"])
MOST_WORDS = 4
"""Words of a topic that is noted down with what is asked of it."""


_LISTS = re.compile(r"\?[ \t]*\n(?=[ \t]*[-*\u2022\u2013][ \t]+(?![^\n]{0,200}\?))")
# Who is outside the Union is none of its own denied: "non-EU countries".
_NON = re.compile(r"(?<![\w-])[Nn]on-(?=[A-Z])(?!EU\b|Europe|Member|Union|Schengen)")


def written(question: str) -> str:
    """A message with "non-Commission" as "without Commission", before anything tells its language by a "non", and with a question
    mark before a list of conditions ("Which actions?\n- due in 2021") as the colon that it stands for."""
    return _LISTS.sub(":\n", _NON.sub("without ", question))


def told(found: Sequence[Item], text: str) -> list[Item]:
    """The items of a message, what is noted down in them as in sentences; ``text`` is the message."""
    items = _lettered([_shortened(item, text) for item in found])
    items = _compounds(_entries(items), text)
    return _columns(_topped(items))


def _shortened(item: Item, text: str) -> Item:
    """ "Actions *w/* footnote": with."""
    if item.text.lower() == "w" and text[item.end : item.end + 1] == "/":
        return replace(item, kind="concept", values=(), concepts=frozenset({"has", "stop"}))
    return item


def _entries(items: list[Item]) -> list[Item]:
    """ "2024 *items*", "*lines* for the ECDC": the actions, where something that the records know stands beside the noun."""
    taken = any(item.concepts & {"n_action", "n_indicator"} or item.kind in ("action", "indicator", "act", "work") for item in items)
    if taken or not any(item.kind in _KNOWN for item in items):
        return items
    for i, item in enumerate(items):
        behind = items[i + 1 : i + 2]
        plain = not behind or behind[0].kind != "word"
        if fold(item.text) in _ENTRIES and plain and (i == 0 or items[i - 1].kind != "word") and (item.kind in ("word", "stop") or item.concepts <= {"stop", "n_parts"}):
            items[i] = replace(item, kind="concept", values=(), concepts=frozenset({"n_action"}))
    return items


def _lettered(items: list[Item]) -> list[Item]:
    """ "How many rows in *C*?": a section by its letter alone, in a question about actions."""
    if not any(item.concepts & {"n_action", "how_many"} for item in items):
        return items
    for i in range(1, len(items)):
        item, ends = items[i], items[i + 1 : i + 2]
        letter = item.kind in ("word", "stop") and len(item.text) == 1 and item.text.isupper() and item.text in _LETTERS
        if letter and "in" in items[i - 1].concepts and (not ends or ends[0].kind in ("punct", "stop", "year")):
            items[i] = replace(item, kind="section", values=(item.text,))
    return items


_LETTERS = "ABCDEFGH"


def _compounds(items: list[Item], text: str) -> list[Item]:
    """ "*Europol-sourced* indicators", "*Commission-free* actions": an entity and what a thing has to do with it."""
    made: list[Item] = []
    for i, item in enumerate(items):
        before = items[i - 1] if i else None
        apart = [each.text.lower() for each in items[i : i + 2]]
        if item.text.lower() == "free" and apart[1:] in (["of"], ["from"]) and any(each.kind in _BODIES for each in items[i + 2 : i + 4]):
            made.append(replace(item, kind="concept", values=(), concepts=frozenset({"without"})))
            continue  # "rows *free* of Member States"
        said = _COMPOUNDS.get(fold(item.text)) if before is not None and before.kind in _BODIES and text[before.end : item.start] == "-" else None
        if said == "without":
            made.insert(len(made) - 1, Item("concept", (), item.start, item.start, item.text, frozenset({"without"})))
        elif said:
            made.append(replace(item, kind="concept", values=(), concepts=frozenset({said})))
        else:
            made.append(item)
    return made


def _topped(items: list[Item]) -> list[Item]:
    """ "*Covid*: where in the plan?", "darknet – which action?": words that are looked for, before where they are looked for."""
    first = next((i for i, item in enumerate(items) if not (item.kind == "punct" or "hello" in item.concepts or filler(item))), -1)
    if first < 0:
        return items
    last = first
    while last + 1 < len(items) and items[last + 1].kind == "word":
        last += 1
    asked = [item for item in items[last + 1 :] if item.kind != "punct"]
    marked = items[last + 1 : last + 2] and items[last + 1].text in (":", ",", ";", "(")
    where = bool(asked) and fold(asked[0].text) in _WHERE
    which = len(asked) in (2, 3) and "which" in asked[0].concepts and asked[-1].concepts & {"n_action"} and marked
    rest = [item for item in asked[1:] if not (filler(item) or item.concepts & {"plan", "in", "belongs", "which", "n_action"})]
    if items[first].kind != "word" or last - first >= MOST_WORDS or not (where or which) or rest:
        return items
    at = items[first].start
    return [*items[:first], Item("concept", (), at, at, "mention", frozenset({"mentions", "active"})), *items[first:]]


_WHERE = frozenset(["where", "where exactly", "ou", "wo", "donde"])


def _columns(items: list[Item]) -> list[Item]:
    """ "Actions *and deadlines* of X": a column of the table beside the actions asked for, and no condition."""
    for i in range(2, len(items)):
        item, joins, noun = items[i], items[i - 1], items[i - 2]
        ends = all(each.kind == "punct" or "hello" in each.concepts for each in items[i + 1 :]) or items[i + 1].kind in ("stop", *_BODIES)
        named = any(each.kind in _BODIES for each in items)
        if item.concepts & _SHOWN and joins.concepts & {"and"} and "n_action" in noun.concepts and ends and named:
            items[i] = replace(item, kind="stop", concepts=frozenset({"stop"}))
    return items


#: Columns that the table of actions shows anyway.
_SHOWN = frozenset(["n_timetable", "n_body", "n_year"])
