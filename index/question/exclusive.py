"""What an "only" beside a body leaves out: other bodies, other lists, or other actions."""

from __future__ import annotations

from index.question.clause import Clause, filler
from ingest.fold import fold


def frames(clause: Clause, index: int, members: list[int]) -> bool:
    """ "*Only the actions of X*, please", "list *only X's actions*": nothing else is to be listed, or nobody else may be responsible."""
    first, last = min(members), max(members)
    before = [item for item in clause.items[:index] if not (filler(item) or item.kind == "punct" or item.concepts & {"which", "hello", "request", "light"})]
    noun = [i for i in clause.concepts("n_action") if index < i < first or last < i <= last + 2]
    owned = any(i < first for i in noun) or any(item.start - clause.items[last].end > 2 for item in clause.items[last + 1 : last + 2])  # "X's"
    behind = clause.items[index + 1 : index + 3]
    rows = len(behind) == 2 and "n_action" in behind[0].concepts and fold(behind[1].text).split()[0] in ("where", "that", "in", "for", "ou", "dont", "bei", "bei denen", "en")
    if rows and index < first:
        return True  # "…, *only rows where* X is responsible"
    said = fold(clause.items[index].text) in ("only", "just", "nur", "seulement", "uniquement", "solamente")
    return said and index < first and not before and bool(noun) and owned


def of_one_action(clause: Clause, index: int) -> bool:
    """ "X *solo* participa en *una acción*": an "only" that counts actions, and leaves no other body out."""
    has = bool(clause.items[index + 1 : index + 2]) and bool(clause.items[index + 1].concepts & {"has", "involved"})
    for i in range(index + 1, min(index + 6, len(clause.items) - 1)):
        item = clause.items[i]
        if item.kind in ("body", "class", "state", "punct") and not (has and item.kind == "body"):
            return False  # but "*solo tiene* X cinco acciones"
        if (fold(item.text) in _ONE or "single" in item.concepts or item.kind == "number") and "n_action" in clause.items[i + 1].concepts:
            return True
    return False


_ONE = frozenset(["a", "one", "un", "une", "una", "eine", "einer", "einen", "an einer"])


def near(clause: Clause, index: int, members: list[int], role_words: list[int]) -> bool:
    """Whether a word stands close to a body of the group or to the word for being responsible, and says it of no other."""
    nearest = min(members, key=lambda i: abs(index - i))
    first, last = sorted((index, nearest))
    behind = next((item for item in clause.items[index + 1 :] if not filler(item)), None)
    others = behind is not None and behind.kind in ("body", "class", "state") and index > nearest
    if others and any(item.concepts & {"without", "not"} for item in clause.items[first + 1 : last]):
        return False  # "X but not *only* Y"
    distance = min(_steps(clause, index, i) for i in members)
    return distance <= 3 or any(abs(index - i) <= 2 for i in role_words)


def _steps(clause: Clause, one: int, other: int) -> int:
    """How far two items are apart, pronouns and articles between them left aside ("la Commission mène-t-elle *seule*")."""
    first, last = sorted((one, other))
    return last - first if last - first > 6 else 1 + sum(item.kind != "stop" for item in clause.items[first + 1 : last])
