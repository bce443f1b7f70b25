"""Bodies in a question → filters: who is responsible, who is named, and how they are joined.

A body is taken as responsible unless the clause says that texts *mention* it; "involved" can
mean either, and stays a choice. Classes ("EU agencies") stand for their members, a single
Member State for "Member States".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from index.question import (
    appositions,
    aside,
    exclusive,
    holders,
    involvement,
    joins,
    negation,
    partners,
    quorum,
    roles,
    scan_words,
    scope,
)
from index.question.clause import Clause, filler, last_word
from index.question.filters import NOT, Choice, Filter, alternative
from index.question.interpretation import Draft
from index.world import World
from ingest.fold import fold


def read(clause: Clause, draft: Draft, world: World) -> None:
    """Turn the clause's bodies into filters, and use up the words that join them."""
    appositions.use(clause, world)
    _transferred(clause)
    indexes = [i for i in clause.kinds("body", "class", "state") if clause.free(i) and not _location(clause, i) and not scan_words.listed(clause, i)]
    named_we = [i for i in clause.concepts("we") if clause.free(i) and not filler(clause.items[i])]
    we = sorted({*named_we, *holders.plain_we(clause)})
    if not indexes and not we:
        return
    indexes = sorted({*indexes, *we})
    if we or any(clause.items[i].kind == "state" for i in indexes):
        draft.notes.append("single_state")
    if not clause.has("responsible", "lead", "involved", "mentions", "n_action"):
        indexes = [
            i for i in indexes if clause.items[i].kind != "body" or holders.has_row(str(clause.items[i].values[0]), world)
        ]
    indexes = holders.once(clause, indexes, world)
    groups = joins.groups(clause, indexes)
    if any(clause.text(i).lower() == "ni" for group in groups for i in group.used):
        clause.use(*clause.concepts("not"))  # "no … ni X ni Y": each "ni" denies by itself
    denials = negation.bound(clause, [group.members for group in groups])
    clause.keep(*scope.unread(clause, [group.members for group in groups]))
    clause.keep(*(i for group in groups for i in group.mixed))
    for group in groups:
        if group.relation == "without" and (doubled := _doubled(clause, group)):
            if draft.target == "bodies" and not _of_actions(draft):
                clause.keep(*doubled)  # "which bodies are *never* responsible *without* X": none of their actions, and not some with X
                continue
            clause.use(*doubled, *group.used)
            draft.notes += ["never_without"] if any(last_word(clause.items[i]) in _NEVER for i in doubled) else []
            group.relation, group.used = "", []
            denials = {number: [i for i in each if i not in doubled] for number, each in denials.items()}
    for number, group in enumerate(groups):
        if group.relation == "without" and number and denials.get(number - 1) and not _joined(clause, group):
            clause.keep(*group.used)  # "never responsible for *without* Y": one denial within another
    for number, group in enumerate(groups):
        _group(clause, draft, world, group, denials.get(number, []))
    _only_with(clause, draft, groups)
    for before, after in pairwise(groups):  # "mention X *or* have Y": two conditions, and not one list
        between = range(max(before.members) + 1, min(after.members))
        clause.keep(*(i for i in between if clause.free(i) and "or" in clause.items[i].concepts and not _chosen(clause, i)))


def _only_with(clause: Clause, draft: Draft, groups: list[joins.Group]) -> None:
    """ "X *with only* Y": these two and nobody else, not X alone and Y besides, which no record could be."""
    if len(groups) != 2 or len(draft.filters) < 2:
        return
    first, second = draft.filters[-2:]
    between = clause.items[max(groups[0].members) + 1 : min(groups[1].members)]
    alone = {first.op, second.op} == {"only", "any"} and first.field == second.field == "body" and not set(first.values) & set(second.values)
    if alone and any(last_word(item) in _WITH for item in between):
        names = (*first.values, *second.values)
        draft.filters[-2:] = [Filter("body", "only", names, f"{first.text} {second.text}")]


def _joined(clause: Clause, group: joins.Group) -> bool:
    """Whether a word that joins conditions stands right before what leads to a group, or is a part of it."""
    first = min([*group.used, *group.members])
    words = [*(clause.items[i] for i in group.used), *clause.items[max(0, first - 1) : first]]
    return any(item.concepts & {"and", "or", "and_what"} or item.kind == "punct" or fold(item.text) in roles.NOR for item in words)


def _transferred(clause: Clause) -> None:
    """ "Which actions should X *hand over* to Y?": what one body does to another is no condition on both, but content."""
    bodies = clause.kinds("body", "class", "state")
    for index in clause.concepts("transfers"):
        before, after = [i for i in bodies if i < index], [i for i in bodies if i > index]
        apart = [i for i in range(index - 1, max(before, default=index) - 1, -1) if not filler(clause.items[i]) and i not in bodies]
        joined = any(clause.items[i].concepts & {"and", "or", "together", "without", "not"} or clause.items[i].text == "," for i in range(index, min(after, default=index)))
        if before and after and not apart and not joined:
            clause.reread({index: replace(clause.items[index], kind="word", concepts=frozenset())})


def _location(clause: Clause, index: int) -> bool:
    """ "In Spain": a place, not a body that has something to do."""
    before = clause.items[index - 1] if index else None
    return clause.items[index].kind == "state" and before is not None and before.concepts & {"in"} > set() and before.text.lower() != "for"


def compare(clause: Clause, draft: Draft, world: World) -> None:
    """ "X versus Y": all bodies of the clause, each to be set beside the others."""
    indexes = clause.kinds("body", "state")
    if len(indexes) < 2:
        return
    names = [holders.as_recorded(str(clause.items[i].values[0]), draft, world) for i in indexes]
    frame = clause.concepts("compare", "involved", "responsible", "not", "together", "and", "mentions", "n_action")
    clause.use(*indexes, *frame)
    words = clause.text(*indexes)
    draft.filters.append(Filter("body", "any", tuple(dict.fromkeys(names)), words))
    draft.understood.append((words, f"compare {', '.join(dict.fromkeys(names))}"))


def _group(clause: Clause, draft: Draft, world: World, group: joins.Group, denials: list[int]) -> None:
    """One group of bodies → one filter."""
    members, relation = group.members, group.relation
    values = holders.values(clause, draft, world, members)
    if aside.out_of_class(clause, draft, group, values):
        return
    so_many = _all_so_many(clause, members, group)
    clause.use(*so_many)
    if quorum.read(clause, draft, group, values):
        return
    if aside.beside(clause, draft) or aside.left_aside(clause, draft, group):
        aside.others_than(clause, draft, values, group, denials)
        return
    role, role_words = roles.role(clause, members)
    if role in ("named_only", "unnamed") and any(clause.items[i].kind == "class" for i in members):
        clause.keep(*members)  # "an agency that is named and not responsible": of each by itself, which no list of conditions says
    only = [i for i in clause.concepts("only") if clause.free(i) and exclusive.near(clause, i, members, role_words)]
    framed = [i for i in only if relation == "" and role == "responsible" and not denials and exclusive.frames(clause, i, members)]
    only = [] if framed else only
    clause.use(*framed)
    counting = [i for i in only if exclusive.of_one_action(clause, i)]
    clause.keep(*counting)
    only = [i for i in only if i not in counting]
    clause.use(*members, *group.used, *role_words, *denials, *roles.called(clause, members))
    draft.notes += ["severally"] if group.severally else []
    any_of = [i for i in clause.concepts("any", "or") if clause.free(i) and 0 < min(members) - i <= 3 and _chosen(clause, i) and not _any_action(clause, i)]
    any_of += [i for i in clause.concepts("any") if clause.free(i) and 0 < i - max(members) <= 2 and "or" in roles.lower(clause, i)]
    together = [i for i in clause.concepts("together") if min(members) - 5 <= i <= max(members) + 5]
    together += [i for i in clause.concepts("between") if clause.free(i) and len(members) > 1 and 0 < min(members) - i <= 2]
    op = "any"
    somebody = aside.somebody(clause, group)
    if somebody:
        clause.use(*members, *group.used, *role_words, *somebody)
        theirs = draft.filters[-1] if draft.filters and any(last_word(item) in _WITH for item in clause.items[max(0, somebody[0] - 1) : somebody[0]]) else None
        if theirs is not None and theirs.field == "body" and theirs.op in ("any", "all"):
            values = [*(str(value) for value in theirs.values), *values]  # "X with somebody other than Y": other than X, too
        draft.filters.append(Filter("body", f"{NOT}within", tuple(values), clause.text(*somebody, *group.used, *members)))
        draft.understood.append((clause.text(*members), f"somebody else than {', '.join(values)} responsible"))
        return
    nobody_else = aside.nobody_else(clause, group)
    if only and role == "named":
        clause.keep(*only)  # "only mention X": nobody else, or no more than mention it
    apiece = [i for i in clause.concepts("all") if only and last_word(clause.items[i]) == "each" and len(members) > 1]
    clause.keep(*apiece, *[i for i in only if "together" in _concepts(clause, i + 1) or ("has" in _concepts(clause, i + 1) and "together" in _concepts(clause, i + 2))])  # "each … on their own", "only together with"
    if only and relation == "without":
        op, relation, denials = "only", "", [*denials, *group.used]  # "but not only X"
        clause.use(*only)
    elif relation == "and" and len(members) > 1 and (exact := [i for i in clause.concepts("exactly") if clause.free(i) and 0 < min(members) - i <= 2]):
        op, relation = "only", ""
        clause.use(*exact)
    elif only and relation == "or" and len(values) == len(members) and role == "responsible" and not denials:
        clause.use(*only, *members, *role_words)  # "X alone or Y alone"; "only X or Y" may mean the two of them as well
        words = clause.text(*only, *members)
        each = [Filter("body", "only", (value,)) for value in values]
        ways = [(f"responsible: only {' or only '.join(values)}", Filter("either", "any", tuple(map(alternative, each)), words))]
        ways += [(f"responsible: nobody but {', '.join(values)}", Filter("body", "within", tuple(values), words))] if len(only) == 1 else []
        if len(ways) == 1:
            draft.filters.append(ways[0][1])
        else:
            draft.choices.append(Choice(tuple(ways)))
        draft.understood.append((words, " or ".join(label for label, _ in ways)))
        return
    elif only or nobody_else:
        op, relation = "within" if nobody_else and not only and len(values) > 1 else "only", ""  # "no body other than X and Y": one of them will do
        clause.use(*only, *nobody_else)
    elif len(members) > 1 and (relation == "and" or (together and relation != "or")) and not any_of:
        op = "all"
        all_of = any("all" in clause.items[i].concepts for i in range(min(members) - 1, min(max(members) + 3, len(clause.items))))
        draft.notes += [] if together or all_of or so_many else ["jointly"]
    every = [i for i in clause.concepts("all") if len(members) == 1 and _of_all(clause, i, members[0])]
    if every:
        op = "all"
    if draft.target == "bodies" and role in ("responsible", "involved") and not _of_actions(draft):
        if denials and relation != "without" and op == "any" and not _of_the_actions(clause, members):
            clause.use(*together, *clause.concepts("else", "any"))
            draft.filters.append(Filter("action_count", "=", (0,), clause.text(*denials)))  # "never responsible with X"
            denials = []
        elif only and together and min(only) < max(together):
            # "only together with X": with no action that X has no part in
            clause.use(*together)
            draft.filters += [Filter("action_count", "=", (0,), clause.text(*only)), Filter("body", "none", tuple(values), clause.text(*members))]
            draft.understood.append((clause.text(*only, *together, *members), f"no action without {', '.join(values)}"))
            draft.notes.append(f"other_than:{'|'.join(values)}")
            return
        if relation != "without" and not only and (together or clause.has("else") or partners.along(clause, members)):
            clause.use(*clause.concepts("else"))
            draft.notes.append(f"other_than:{'|'.join(values)}")  # whoever works with X is somebody else
    if relation == "without" or denials:
        op = "none" if op == "any" or relation == "without" or (op == "all" and not together) else f"{NOT}{op}"
    clause.use(*together, *any_of, *[i for i in clause.concepts("any", "all") if min(members) - 4 <= i <= max(members) + 3])
    apart = [i for i in clause.concepts("not_both") if clause.free(i)]
    apart += [i for i in clause.concepts("one_of") if clause.free(i) and 0 < min(members) - i <= 3 and len(members) == 2]
    if apart and len(members) > 1 and op in ("any", "all"):
        clause.use(*apart)
        draft.filters.append(Filter("body", f"{NOT}all", tuple(values), clause.text(*apart)))
        draft.understood.append((clause.text(*apart), f"not all of {', '.join(values)}"))
        op = "any"
    if clause.has("lead"):
        draft.notes.append("lead")
        clause.use(*clause.concepts("lead"))
    classes = [i for i in members if clause.items[i].kind == "class"]
    if classes and not every and op in ("all", "only") and role == "responsible":
        involvement.with_classes(clause, draft, world, members, classes, op)
        return
    whose = any(clause.items[i].concepts & {"responsible"} and fold(clause.items[i].text) in _NOUNS_OF for i in role_words)
    summed = [i for i in clause.concepts("how_many") if set(fold(clause.items[i].text).split()) & _SUMS]
    if summed and op == "all" and role == "responsible" and len(values) > 1:
        words = clause.text(*members)
        label = ", ".join(values)
        draft.choices.append(Choice(tuple((f"responsible: {how} of {label}", Filter("body", kind, tuple(values), words)) for how, kind in (("any", "any"), ("all", "all")))))
        draft.understood.append((words, f"responsible: any of {label} or all of {label}"))
        return
    if framed and op == "any":
        words = clause.text(*framed, *members)
        label = ", ".join(values)
        draft.choices.append(Choice(((f"responsible: {label}", Filter("body", "any", tuple(values), words)), (f"responsible: only {label}", Filter("body", "only", tuple(values), words)))))
        draft.understood.append((words, f"responsible: {label} or responsible: only {label}"))
        return
    involvement.write(draft, role, op, tuple(values), clause.text(*members), clause.text(*role_words), whose=whose)


_SUMS = frozenset(["sum", "total"])


#: "Actions that are not X's sole *responsibility*" may be others' altogether.
_NOUNS_OF = frozenset(["responsibility", "task", "tasks", "job", "business", "duty"])


_NEVER = frozenset(["never", "jamais", "nie", "niemals", "nunca", "jamas"])


def _doubled(clause: Clause, group: joins.Group) -> list[int]:
    """ "*Not without* X": one denial of another."""
    first = min(group.used, default=0)
    if not first or not any(last_word(clause.items[i]) in negation.PRIVATIVE for i in group.used):
        return []
    for i in range(first - 1, max(-1, first - 4), -1):
        item = clause.items[i]
        if item.concepts & {"not"} and "without" not in item.concepts and clause.free(i):
            return [i]
        if not (filler(item) or item.concepts & {"light", "has", "responsible", "involved", "together", "running"}):
            return []
    return []


def _all_so_many(clause: Clause, members: list[int], group: joins.Group) -> list[int]:
    """ "*All three*, X, Y and Z", "alle *drei*", "des *trois*": as many as are named behind, and no count of anything else."""
    numbers = [i for i in clause.kinds("number") if clause.free(i) and clause.items[i].values[0] == len(members) and i < min(members)]
    if len(members) < 2 or group.relation != "and" or len(numbers) != 1:
        return []
    (index,) = numbers
    between = clause.items[index + 1 : min(members)]
    led = clause.items[index - 1] if index else None
    said = led is not None and (led.concepts & {"all", "together", "which"} or fold(led.text) in _ARTICLED)
    rest = [item for item in between if not (filler(item) or item.kind == "punct" or item.concepts & {"responsible", "together", "n_body", "has", "light"})]
    return numbers if said and not rest else []


_ARTICLED = frozenset(["the", "les", "des", "aux", "die", "der", "den", "los", "las"])


def _of_the_actions(clause: Clause, members: list[int]) -> bool:
    """ "Responsible for *actions that X is not responsible for*": a condition on the actions, and not on who is asked for."""
    relative = False
    for i in range(min(members) - 1, -1, -1):
        item = clause.items[i]
        if "n_action" in item.concepts:
            return relative
        relative = relative or fold(item.text) in ("that", "which", "for which", "where", "in which")
        if not filler(item):
            return False
    return False


def _concepts(clause: Clause, index: int) -> frozenset[str]:
    return clause.items[index].concepts if index < len(clause.items) else frozenset()


def _of_actions(draft: Draft) -> bool:
    """Whether what is asked is about actions named by number."""
    return any(place.startswith("action:") for place in draft.places)


def _of_all(clause: Clause, index: int, member: int) -> bool:
    """ "*All* EU agencies are responsible": each of the class; "the actions of all EU agencies" are any's."""
    if clause.items[member].kind != "class" or not all(filler(item) for item in clause.items[index + 1 : member]):
        return False
    led = clause.items[index - 1] if index else None
    return index < member and "any" not in clause.items[index].concepts and not (led is not None and fold(led.text) in _OF)


_OF = frozenset(["of", "from", "de", "des", "von", "by", "per"])


_WITH = frozenset(["with", "avec", "mit", "con", "alongside"])


def _any_action(clause: Clause, index: int) -> bool:
    """ "Does *any action* have both X and Y?": any of the actions, and not of the bodies."""
    return bool(_concepts(clause, index + 1) & {"n_action", "n_indicator"})


def _chosen(clause: Clause, index: int) -> bool:
    """Whether an item before a group says "any of"; a plain "or" there parts it from another condition."""
    return "any" in clause.items[index].concepts or clause.items[index].text.lower() in ("either", "entweder", "soit")


