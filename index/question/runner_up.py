""" "*And the second most?*", "which section comes second?", "und danach?": another place in the order of a ranking before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.nouns import NOUNS
from index.question.ordinals import NTH
from index.question.theirs import FIELDS
from ingest.fold import fold

PLACE = "place"
"""The note of a place in the order, ``place:2``; without it, the first."""

_NEXT = frozenset(["next", "after that", "and after", "afterwards", "then", "runner-up", "runner up", "ensuite", "apres", "suivant", "suivante", "danach", "nachste", "nachster", "nachstes", "despues", "luego", "siguiente"])
#: What only says that a place is asked for.
_PLACED = frozenset(["place", "placed", "position", "rank", "ranked", "ranks", "ranking", "number", "rang", "platz", "stelle", "puesto", "lugar", "posicion", "arrive", "folgt", "follows", "sigue", "after", "that", "vient", "viene"])
_SAID = frozenset(["which", "who", "and_what", "comes", "has", "most", "fewest", "light", "n_action", "hello", "in", "those", "due"])


def placed(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """The ranking before at another place; ``one`` where the follow-up says more or is after no ranking."""
    words = [item for item in clause if item.kind != "punct"]
    nth = [number for item in words if (number := NTH.get(fold(item.text), 0))]
    following = [item for item in words if fold(item.text) in _NEXT]
    nouns = [item for item in words if item.concepts & (set(NOUNS) - {"n_action"}) and "due" not in item.concepts]
    ends = {order for item in words for order in ("most", "fewest") if order in item.concepts}
    of_these = all(any(NOUNS.get(concept) == before.target for concept in item.concepts) for item in nouns)
    said = _SAID | {"when"} if before.target == "years" else _SAID  # "*which year* comes second?"
    rest = [item for item in words if item not in nouns and fold(item.text) not in (*NTH, *_NEXT, *_PLACED) and not (filler(item) or item.concepts & said)]
    if before.form != "rank" or before.target not in FIELDS or rest or not of_these or len(ends) > 1 or len(nth) + bool(following) != 1:
        return one
    now = next((int(note.partition(":")[2]) for note in before.notes if note.partition(":")[0] == PLACE), 1)
    place = nth[0] if nth else now + 1
    kept = tuple(note for note in before.notes if note.partition(":")[0] != PLACE)
    meant = tuple(pair for pair in before.understood if not pair[1].startswith(("follows: ", "a place in")))
    text = " ".join(item.text for item in words)
    return replace(
        before, question=one.question, order=next(iter(ends), before.order), notes=(*kept, f"{PLACE}:{place}"),
        understood=(("", f"follows: {before.question}"), *meant, (text, "a place in the order of the numbers of actions")),
    )  # fmt: skip
