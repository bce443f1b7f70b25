"""Bodies in a question → filters: who is responsible, who is named, and how they are joined.

A body is taken as responsible unless the clause says that texts *mention* it; "involved" can
mean either, and stays a choice. Classes ("EU agencies") stand for their members, a single
Member State for "Member States".
"""

from __future__ import annotations

from index.question.clause import Clause, filler
from index.question.filters import Choice, Filter
from index.question.interpretation import Draft
from index.world import World


def read(clause: Clause, draft: Draft, world: World) -> None:
    """Turn the clause's bodies into filters, and use up the words that join them."""
    states = clause.kinds("state") + clause.concepts("we")
    indexes = sorted(i for i in clause.kinds("body", "class", "state") if clause.free(i))
    we = [i for i in clause.concepts("we") if clause.free(i) and not clause.items[i].concepts & {"stop"}]
    indexes = sorted({*indexes, *we, *_plain_we(clause)})
    if not indexes:
        return
    if any(i in states for i in indexes):
        draft.notes.append("single_state")
    role, role_words = _role(clause)
    if role == "responsible" and not role_words and not clause.has("n_action"):
        indexes = [
            i for i in indexes if clause.items[i].kind != "body" or _has_row(str(clause.items[i].values[0]), world)
        ]
    end = -1
    for group in _groups(clause, indexes):
        _group(clause, draft, world, group, role, role_words, end)
        end = max(group[0])


def _has_row(name: str, world: World) -> bool:
    """Whether a body, under any of its names, is responsible for anything: others are words like any."""
    return any(other in world.responsible for other in world.bodies.same(name))


def compare(clause: Clause, draft: Draft, world: World) -> None:
    """ "X versus Y": all bodies of the clause, each to be set beside the others."""
    indexes = clause.kinds("body", "state")
    if len(indexes) < 2:
        return
    names = [_as_recorded(str(clause.items[i].values[0]), draft, world) for i in indexes]
    frame = clause.concepts("compare", "involved", "responsible", "not", "together", "and", "mentions", "n_action")
    clause.use(*indexes, *frame)
    words = clause.text(*indexes)
    draft.filters.append(Filter("body", "any", tuple(dict.fromkeys(names)), words))
    draft.understood.append((words, f"compare {', '.join(dict.fromkeys(names))}"))


def _plain_we(clause: Clause) -> list[int]:
    """ "We" and "our" count as a body only where the clause gives someone a duty."""
    if not clause.has("responsible", "lead", "involved"):
        return []
    return [
        i
        for i in clause.concepts("we")
        if clause.items[i].text.lower() in ("we", "us", "our", "wir", "nous", "nosotros")
    ]


def _role(clause: Clause) -> tuple[str, list[int]]:
    """(responsible | named | both | involved, the words that say so)."""
    named = [i for i in clause.concepts("mentions", "cites") if _governs_body(clause, i)]
    responsible = clause.concepts("responsible", "lead")
    involved = clause.concepts("involved")
    if named and responsible and clause.has("not", "without"):
        return "named_only", named + responsible + clause.concepts("not", "without")
    if named and not responsible:
        return "named", named
    if involved and responsible:
        return "responsible", involved + responsible
    if involved and not named:
        return "involved", involved
    return "responsible", responsible


def _governs_body(clause: Clause, index: int) -> bool:
    """Whether a verb of mentioning at ``index`` has a body before or after it, fillers between."""
    for step in (1, -1):
        i = index + step
        while 0 <= i < len(clause.items) and (
            filler(clause.items[i])
            or clause.items[i].concepts & {"mentions", "together", "any", "all", "or", "and", "not", "only"}
        ):
            i += step
        if 0 <= i < len(clause.items) and clause.items[i].kind in ("body", "class", "state"):
            return True
    return False


def _groups(clause: Clause, indexes: list[int]) -> list[tuple[list[int], str, list[int]]]:
    """Bodies that one relation joins: (their indexes, ``and``/``or``/``without``/``""``, words used)."""
    groups: list[tuple[list[int], str, list[int]]] = []
    for index in indexes:
        between: list[int] = []
        negated: list[int] = []
        joined: str | None = None
        for i in range(index - 1, max(-1, index - 8), -1):
            item = clause.items[i]
            if i in indexes:
                break
            between.append(i)
            if item.concepts & {"without"} and not _counted(clause, i):
                negated.append(i)
        previous = indexes[indexes.index(index) - 1] if indexes.index(index) else None
        if previous is not None and previous == index - len(between) - 1:
            words = [clause.items[i] for i in between]
            if all(
                w.kind in ("punct", "stop")
                or w.concepts & {"and", "or", "together", "in", "without", "not", "any", "all", "only"}
                for w in words
            ):
                if negated:
                    joined = "without"
                elif any("or" in w.concepts for w in words):
                    joined = "or"
                elif any(w.concepts & {"and", "together"} for w in words):
                    joined = "and"
                elif any(w.kind == "punct" for w in words):
                    joined = ","
        if joined and joined != "without" and groups:
            members, relation, used = groups[-1]
            members.append(index)
            used += between
            if joined != ",":
                relation = relation if relation == "without" else joined
            groups[-1] = (members, relation, used)
        else:
            groups.append(([index], "without" if negated else "", list(negated)))
    return [(members, "or" if relation == "," else relation, used) for members, relation, used in groups]


def _counted(clause: Clause, index: int) -> bool:
    """ "No" before a count is no negation of a body ("no more than two")."""
    return index + 1 < len(clause.items) and clause.items[index + 1].kind in ("number",)


def _group(
    clause: Clause,
    draft: Draft,
    world: World,
    group: tuple[list[int], str, list[int]],
    role: str,
    role_words: list[int],
    after: int,
) -> None:
    """One group → one filter. ``after`` is the index at which the group before it ends."""
    members, relation, used = group
    values: list[str] = []
    classes = []
    for index in members:
        item = clause.items[index]
        if item.kind == "class":
            found = next(c for c in world.bodies.classes if c.name == item.values[0])
            in_rows = [name for name in found.members if name in world.responsible]
            values += in_rows
            classes.append((found.name, in_rows))
        elif item.kind == "body":
            values.append(str(item.values[0]))
        else:
            values.append(world.bodies.states_body or item.text)
    values = list(dict.fromkeys(_as_recorded(value, draft, world) for value in values))
    words = clause.text(*members)
    clause.use(*members, *used, *role_words)
    for name, in_rows in classes:
        draft.notes.append(f"class:{name}:{', '.join(in_rows)}")
    only = [i for i in clause.concepts("only") if _near(clause, i, members, role_words)]
    negation = [i for i in clause.concepts("not") if clause.free(i) and _negates(i, members, role_words, after)]
    op = "any"
    if relation == "without":
        op = "none"
    elif only:
        op = "only"
        clause.use(*only)
    elif negation and role != "named_only":
        op = "none"
        clause.use(*negation)
    elif relation == "and" or (len(members) > 1 and clause.has("together")):
        op = "all"
        draft.notes += [] if clause.has("together") else ["jointly"]
    clause.use(*[i for i in clause.concepts("together", "any", "all") if min(members) - 4 <= i <= max(members) + 3])
    if clause.has("lead"):
        draft.notes.append("lead")
        clause.use(*clause.concepts("lead"))
    label = _label(op, values)
    if role == "named":
        relation = op if op in ("none", "all") else "any"
        draft.filters.append(Filter("named", relation, tuple(values), words))
        draft.understood.append((words, f"named in the text: {label}"))
    elif role == "named_only":
        draft.filters.append(Filter("named", "any" if op != "all" else "all", tuple(values), words))
        draft.filters.append(Filter("body", "none", tuple(values), words))
        draft.understood.append((words, f"named in the text, but not responsible: {', '.join(values)}"))
    elif role == "involved" and op in ("any", "all"):
        readings = (
            (f"responsible: {label}", Filter("body", op, tuple(values), words)),
            (f"named in the text: {label}", Filter("named", op, tuple(values), words)),
            (f"responsible, or named in the text: {label}", Filter("row", op, tuple(values), words)),
        )
        draft.choices.append(Choice(readings))
        draft.understood.append((f"{clause.text(*role_words)} {words}", " or ".join(r for r, _ in readings)))
    else:
        draft.filters.append(Filter("body", op, tuple(values), words))
        draft.understood.append((words, f"responsible: {label}"))


def _as_recorded(name: str, draft: Draft, world: World) -> str:
    """The name under which the records hold a body: a predecessor's where the plan is older."""
    if name in world.responsible:
        return name
    for other in world.bodies.same(name):
        if other in world.responsible or any(other in row.named for row in world.rows):
            draft.notes.append(f"succession:{name}:{other}")
            return other
    return name


def _near(clause: Clause, index: int, members: list[int], role_words: list[int]) -> bool:
    """Whether a word stands close to a body of the group or to the word for being responsible."""
    distance = min(abs(index - i) for i in members)
    return distance <= 3 or any(abs(index - i) <= 2 for i in role_words)


def _negates(index: int, members: list[int], role_words: list[int], after: int) -> bool:
    """Whether "not" belongs to this group: between the group before and it, or right before the role word."""
    if after < index < min(members):
        return True
    return index > max(members) and any(0 < word - index <= 2 for word in role_words)


def _label(op: str, values: list[str]) -> str:
    joined = {"all": " and ", "only": " and "}.get(op, " or ").join(values)
    return {"only": f"only {joined}", "none": f"not {joined}"}.get(op, joined)
