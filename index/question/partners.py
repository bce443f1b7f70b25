"""Whoever has actions together with a body: "*with whom* does X work?", "X's *partners*", "which body does X work *with* most?".

The body that is named is then not asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import Clause, filler, last_word
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

_WITH = frozenset(["with", "avec", "mit", "con", "alongside"])
_PARTNERS = frozenset(["partner", "partners", "partnern", "partnerstellen", "partnereinrichtungen", "partenaire", "partenaires", "socio", "socios", "socia", "socias", "counterpart", "counterparts"])
_OFTEN = frozenset(["mostly", "mainly", "chiefly", "frequent", "frequently", "frequents", "frequente", "frequentes", "frecuente", "frecuentes", "haufig", "haufigste", "haufigster", "haufigsten", "souvent", "menudo"])
_MORE = frozenset(["plus", "le plus", "les plus", "mas", "most", "the most", "am"])


def along(clause: Clause, members: Sequence[int]) -> bool:
    """Whether the body named at ``members`` is one that those asked for work with."""
    if any(set(fold(item.text).split()) & _PARTNERS for item in clause.items):
        return True
    opening = clause.items[0]
    if last_word(opening) in _WITH and any(item.concepts & {"which", "who"} for item in clause.items[1:2]):
        return True  # "*mit* welchen Stellen …", "*with whom* …"
    before = [i for i in range(max(0, min(members) - 2), min(members)) if all(filler(item) for item in clause.items[i + 1 : min(members)])]
    behind = [i for i in range(max(members) + 1, len(clause.items)) if _hangs(clause, i)]
    return any(last_word(clause.items[i]) in _WITH for i in (*before, *behind) if clause.items[i].kind in ("stop", "concept"))


def _hangs(clause: Clause, index: int) -> bool:
    """Whether a preposition has nothing behind it to go with: at the end, or before "most" or another preposition."""
    behind = next((item for item in clause.items[index + 1 :] if item.kind != "punct"), None)
    verb = not filler(clause.items[index - 1]) and clause.items[index - 1].concepts & {"responsible", "light", "together", "n_action", "involved"}
    return behind is None or (bool(verb) and bool(behind.concepts & {"most", "fewest", "in", "by", "belongs", "due"}))


def told(items: Sequence[Item]) -> list[Item]:
    """The items with "*most frequent* partner", "*mostly* works with", "trabaja *más*" read as a ranking."""
    found = list(items)
    named = any(item.kind in ("body", "class", "state") for item in found)
    joint = any(set(fold(item.text).split()) & (_WITH | _PARTNERS) for item in found)
    if not (named and joint):
        return found
    often = [i for i, item in enumerate(found) if fold(item.text) in _OFTEN]
    worked = [i for i, item in enumerate(found) if i and fold(item.text) in ("mas", "plus") and found[i - 1].concepts & {"responsible", "light"}]
    for i in (*often, *worked):
        led = found[i - 1] if i else None
        if led is not None and fold(led.text) in _MORE and i in often:
            found[i - 1] = replace(led, kind="stop", concepts=frozenset({"stop"}))
        found[i] = replace(found[i], kind="concept", concepts=frozenset({"most"}))
    return found


def of_another(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "Who works with X? *And with Y?*": the same of another body; ``one`` where more is asked."""
    mine = [item for item in before.filters if item.field == "body" and item.op == "any" and f"other_than:{'|'.join(map(str, item.values))}" in before.notes]
    said = [item for item in one.filters if item.field == "body" and item.op in ("any", "all")]
    rest = [item for item in clause if not (item.kind in ("body", "state", "punct") or filler(item) or item.concepts & {"and_what", "and", "together"} or fold(item.text) in ("s", "'s", "aussi", "auch"))]
    if len(mine) != 1 or before.target != "bodies" or len(said) != 1 or len(one.filters) != 1 or rest or one.places or one.choices or one.subject or len(said[0].values) != 1:
        return one
    note = f"other_than:{'|'.join(map(str, mine[0].values))}"
    other = f"other_than:{said[0].values[0]}"
    swapped = replace(said[0], op="any")
    meanings = [pair for pair in before.understood if not pair[1].startswith(("follows: ", "responsible: "))]
    return replace(
        before, question=one.question, filters=tuple(swapped if item is mine[0] else item for item in before.filters),
        notes=tuple(other if each == note else each for each in before.notes),
        understood=(("", f"follows: {before.question}"), *meanings, (swapped.text, f"responsible: {swapped.values[0]}")),
    )  # fmt: skip
