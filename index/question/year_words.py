"""The words around a year that say what it means: its verb, its preposition, the side of it, and whether it is denied."""

from __future__ import annotations

from index.question.clause import Clause, filler, last_word
from index.question.negation import quantifies
from ingest.fold import fold


def verb(clause: Clause, index: int, before: tuple[int, str] | None = None) -> tuple[str, int | None]:
    """The verb of time that a year at ``index`` goes with: the nearest one that no other year has.

    ``before``: (index, verb) of the year before; "due after 2021 and before 2025" says it once for both.
    """
    best: tuple[int, str, int] | None = None
    for said in ("due", "start", "running"):
        for i in clause.concepts(said):
            if not clause.free(i):
                continue
            distance = index - i if i < index else (i - index) * 2
            if best is None or distance < best[0]:
                best = (distance, said, i)
    if best and best[0] <= 14:
        return best[1], best[2]
    if before and all(filler(item) or item.concepts & _COORDINATED for item in clause.items[before[0] + 1 : index]):
        return before[1], None
    return "", None


def preposition(clause: Clause, index: int) -> tuple[str, list[int]]:
    """(preposition, its indexes) right before a year, over words like "the end of"."""
    used: list[int] = []
    for i in range(index - 1, max(-1, index - 5), -1):
        item = clause.items[i]
        for name in ("by", "before", "after", "until", "from", "in"):
            if name in item.concepts or (name == "by" and last_word(item) == "by"):
                return _at_the_end(clause, i, name, [*used, i])  # "to be *done by* 2022"
        if not (filler(item) or item.concepts & {"n_year", "due"}):
            break
        used.append(i)
    return "", []


def _at_the_end(clause: Clause, index: int, name: str, used: list[int]) -> tuple[str, list[int]]:
    """ "*At the latest* at the end of 2022", "*frühestens* im Jahr 2022": what stands before an "in" says which side of it."""
    before = clause.items[index - 1] if name == "in" and index else None
    for side, concepts in (("by", {"by", "backwards"}), ("from", {"from", "onwards"})):
        if before is not None and before.concepts & concepts and "in" not in before.concepts and "stop" not in before.concepts:
            return side, [*used, index - 1]
    return name, used


#: What may stand between two years that share a verb.
_COORDINATED = frozenset(["and", "and_what", "before", "after", "by", "until", "from", "in", "not", "without"])


#: How German verbs and nouns of going on begin, of which a "bis" says the end.
LASTING = ("lauf", "dauer", "andauer", "erstreck", "reich", "wahr")


def only(clause: Clause, first: int) -> list[int]:
    """ "*Only* in 2022": not before, which a condition on one year says anyway."""
    before = clause.items[first - 1] if first else None
    said = before is not None and fold(before.text) in ("only", "just", "erst", "seulement", "solo", "que", "qu", "not earlier than")
    return [first - 1] if said and before is not None and (before.concepts & {"only"} or before.text.lower() in ("erst", "only")) else []


def planned(clause: Clause, where: list[int]) -> bool:
    """ "*Prévues pour* 2024", "*fijada para* 2023": a year that something is planned for is no date by which it is over."""
    if not where or fold(clause.items[min(where)].text) not in ("pour", "para"):
        return False
    before = next((item for item in reversed(clause.items[: min(where)]) if not filler(item) or item.concepts - {"stop"}), None)
    return before is not None and fold(before.text).split()[-1].startswith(_PLANNED)


_PLANNED = ("prevu", "program", "planif", "fix", "inscri", "previst", "fijad", "planead", "agendad")


def side(clause: Clause, last: int, preposition: str) -> tuple[str, list[int]]:
    """What "onwards", "or later", "or before" after a year make of it: (preposition, indexes)."""
    for i in range(last + 1, min(last + 3, len(clause.items))):
        item = clause.items[i]
        if clause.items[i + 1 : i + 2] and clause.items[i + 1].kind in ("year", "years"):
            return "", []  # "after 2021 and before 2025": it leads to a year of its own
        if "onwards" in item.concepts and (item.text.lower() != "on" or preposition == "from"):
            return "from", [i]
        if "backwards" in item.concepts:
            return "by", [i]
        if "after" in item.concepts and i == last + 2 and not preposition.startswith(("before", "after")):
            return "from", [i - 1, i]  # "2022 or after"
        if not item.concepts & {"or", "and"}:
            break
    return "", []


def negations(clause: Clause, first: int, verb_at: int | None) -> list[int]:
    """ "Not due in 2021", "not in 2021", "other than those due in 2021": the negation that leads to the verb or the year."""
    for start in (first, verb_at):
        if start is None:
            continue
        for i in range(start - 1, max(-1, start - 7), -1):
            item = clause.items[i]
            if "no_date" in item.concepts and clause.free(i) and fold(item.text).split()[0] in _NONE:
                return [*_doubled(clause, i), i]  # "*no deadline* in 2021"
            if item.concepts & {"not", "without"} and clause.free(i) and not (quantifies(item) and "n_timetable" not in clause.items[i + 1].concepts):
                return [i]
            if not (filler(item) or item.concepts & _LED or "those" in item.concepts):
                break
    return []


#: First words of "no deadline", in the four languages.
_NONE = frozenset(["no", "without", "aucun", "aucune", "sans", "pas", "kein", "keine", "keinen", "ohne", "ningun", "ninguna", "sin"])


def _doubled(clause: Clause, none: int) -> list[int]:
    """ "*N'ont* aucune échéance", "*no* tienen ningún plazo": the denial that goes with a "none" behind it."""
    before = [i for i in range(max(0, none - 3), none) if "not" in clause.items[i].concepts and clause.free(i)]
    return before if fold(clause.items[none].text).startswith(("aucun", "pas ", "ningun")) and len(before) == 1 else []


#: What may stand between a negation and the year or verb that it denies.
_LED = frozenset(["in", "by", "before", "after", "until", "from", "n_year", "n_timetable", "due", "start", "running", "light", "n_action", "has", "which"])
