"""So many out of a list of bodies: "*at least two of* Europol, Frontex and Eurojust", "exactly one of A, B and C"."""

from __future__ import annotations

from index.question import joins, roles
from index.question.clause import Clause, filler
from index.question.counts import sign
from index.question.filters import Choice, Filter
from index.question.interpretation import Draft
from ingest.fold import fold

_OF = frozenset(["of", "among", "von", "unter", "der", "de", "des", "d", "parmi", "d'entre", "entre", "out of", "from"])
_A_SINGLE = frozenset(["one", "un", "une", "uno", "una", "ein", "eine", "einer", "eines", "einem", "einen"])
_FOLLOWING = frozenset(["following", "folgenden", "suivants", "suivantes", "siguientes", "named", "mentioned"])
#: Words that hold the count themselves.
_ONE = {"one_of": ("=", 1), "several": (">=", 2)}


def read(clause: Clause, draft: Draft, group: joins.Group, names: list[str]) -> bool:
    """Whether a count leads to a list of bodies; then the condition is written, and its words are used."""
    members = group.members
    of_class = len(members) == 1 and clause.items[members[0]].kind == "class"
    if len(names) < 2 or (len(names) != len(members) and not of_class) or group.relation not in ("and", "or", ""):
        return False
    found = _count(clause, min(members), of=of_class)
    if found is None or (len(names) == 2 and found[0] == "=" and found[1] == 1 and not of_class):
        return False  # of two, exactly one is read with what joins them
    op, number, used = found
    if number == 1 and not op:
        return False
    role, role_words = roles.role(clause, members)
    if role not in ("responsible", "involved") or number > len(names) or any(clause.free(i) for i in clause.concepts("not", "without") if i < max(members)):
        return False
    words = clause.text(*used, *members)
    if op:
        draft.filters.append(Filter("of_bodies", op, (number, *names), words))
        draft.understood.append((words, f"{op} {number} of {', '.join(names)}"))
    else:
        ways = tuple((f"{label} {number} of {', '.join(names)}", Filter("of_bodies", sign_of, (number, *names), words)) for sign_of, label in ((">=", "at least"), ("=", "exactly")))
        draft.choices.append(Choice(ways))
        draft.understood.append((words, " or ".join(label for label, _ in ways)))
    joining = [i for i in range(min(members), max(members)) if clause.items[i].concepts & {"and", "or", "together", "any"} or clause.items[i].text == ","]
    clause.use(*used, *members, *group.used, *joining, *role_words)
    return True


def _count(clause: Clause, first: int, *, of: bool) -> tuple[str, int, list[int]] | None:
    """(sign, number, indexes) of the count that leads to the body at ``first``; no sign where none is said.

    ``of``: whether no "of" need lead from the count to the list ("at least two *EU agencies*").
    """
    used: list[int] = []
    number: int | None = None
    for i in range(first - 1, max(-1, first - 9), -1):
        item = clause.items[i]
        held = next((value for concept, value in _ONE.items() if concept in item.concepts), None)
        behind = sign(item) if number is None and not used and sign(item) in (">=", "<=") and i and clause.items[i - 1].kind == "number" and of else ""
        if behind:
            return behind, int(clause.items[i - 1].values[0]), [i - 1, i]  # "*two or more* agencies"
        if number is None and of and fold(item.text) in ("exactly one", "only one", "just one"):
            return "=", 1, [*used, i]
        if number is None and held and (of or "one_of" in item.concepts):
            return held[0], held[1], [*used, i]
        if number is None and item.kind == "number" and of and clause.free(i):
            number = int(item.values[0])
        elif number is None and fold(item.text).split()[0] in _A_SINGLE and (of or fold(item.text).split()[-1] in _OF):
            number = 1
        elif number is not None:
            said = sign(item) or (">=" if "any" in item.concepts else "")
            if said:
                return said, number, [*used, i]
            break
        elif fold(item.text) in _OF or fold(item.text).split()[-1] in _OF:
            of = True
        elif item.kind == "number" and not of:
            pass  # "two of the *three* bodies A, B and C"
        elif not (filler(item) or item.text == ":" or item.concepts & {"n_body", "those", "says"} or fold(item.text) in _FOLLOWING):
            return None
        used.append(i)
    return ("", number, used) if number is not None else None
