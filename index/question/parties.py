"""Bodies in a question → filters: who is responsible, who is named, and how they are joined.

A body is taken as responsible unless the clause says that texts *mention* it; "involved" can
mean either, and stays a choice. Classes ("EU agencies") stand for their members, a single
Member State for "Member States".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from index.question import appositions, aside, counts, joins, negation, quorum, roles, scan_words, scope
from index.question.clause import Clause, filler, last_word
from index.question.filters import NOT, Choice, Filter, alternative
from index.question.interpretation import Draft, Interpretation
from index.question.items import Item
from index.world import World
from ingest.fold import fold


def read(clause: Clause, draft: Draft, world: World) -> None:
    """Turn the clause's bodies into filters, and use up the words that join them."""
    appositions.use(clause, world)
    _transferred(clause)
    indexes = [i for i in clause.kinds("body", "class", "state") if clause.free(i) and not _location(clause, i) and not scan_words.listed(clause, i)]
    named_we = [i for i in clause.concepts("we") if clause.free(i) and not filler(clause.items[i])]
    we = sorted({*named_we, *_plain_we(clause)})
    if not indexes and not we:
        return
    indexes = sorted({*indexes, *we})
    if we or any(clause.items[i].kind == "state" for i in indexes):
        draft.notes.append("single_state")
    if not clause.has("responsible", "lead", "involved", "mentions", "n_action"):
        indexes = [
            i for i in indexes if clause.items[i].kind != "body" or _has_row(str(clause.items[i].values[0]), world)
        ]
    indexes = _once(clause, indexes, world)
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


def _once(clause: Clause, indexes: list[int], world: World) -> list[int]:
    """The bodies without those that only call the one before by another name: "the EUDA, formerly EMCDDA,"."""
    kept: list[int] = []
    for index in indexes:
        item = clause.items[index]
        before = clause.items[kept[-1]] if kept else None
        between = clause.items[kept[-1] + 1 : index] if kept else []
        apposed = before is not None and 0 < len(between) < 5 and before.text != item.text and _body(before, world) in _names_of(item, world)
        if apposed and all(_names_again(each) for each in between):
            clause.use(*range(kept[-1] + 1, index + 1))
            continue
        kept.append(index)
    return kept


def _body(item: Item, world: World) -> str:
    """The body that an item stands for; a state or "we" for the Member States."""
    return str(item.values[0]) if item.kind == "body" else (world.bodies.states_body or "") if item.kind != "class" else ""


def _names_of(item: Item, world: World) -> tuple[str, ...]:
    return (_body(item, world), *world.bodies.same(_body(item, world))) if item.kind == "body" else ()


def _names_again(item: Item) -> bool:
    """Whether an item may stand between two names of one body."""
    return fold(item.text) in _FORMERLY or item.kind in ("stop", "punct") or filler(item)


_FORMERLY = frozenset(["formerly", "previously", "now", "ex", "then", "called", "known", "renamed", "alias", "aka", "anciennement", "desormais", "fruher", "ehemals", "vormals", "jetzt", "antes", "anteriormente", "ahora"])


def others(clause: Clause, draft: Draft, before: Interpretation) -> None:
    """ "… and who *else* is responsible?" after a question that names a body: the bodies of those actions but this one."""
    used = [i for i in clause.concepts("else") if clause.free(i)]
    if not used or draft.target != "bodies" or clause.kinds("body", "class", "state"):
        return
    named = [f for f in (*before.filters, *(c.readings[0][1] for c in before.choices)) if f.field in ("body", "row", "named")]
    names = dict.fromkeys(str(value) for f in named if f.op in ("any", "all") for value in f.values)
    if names:
        clause.use(*used)
        draft.notes.append(f"other_than:{'|'.join(names)}")
        draft.understood.append((clause.text(*used), f"others than {', '.join(names)}"))


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
    """ "We", "us" and "our" count as a body only where the clause gives them a duty, and not where they ask.

    "We would like to know which actions …" asks; "which actions are *we* responsible for", "do *we* have to" has.
    """
    asking = next((i for i, item in enumerate(clause.items) if item.concepts & {"which", "how_many", "when"}), -1)
    found = []
    for i in clause.concepts("we"):
        beside = [*clause.items[max(0, i - 1) : i], *clause.items[i + 1 : i + 2]]
        charged = clause.has("responsible", "lead", "involved") or any(item.text.lower() in _MUST for item in beside)
        if i > asking and charged and clause.items[i].text.lower() in _WE:
            found.append(i)
    return found


_WE = frozenset(["we", "us", "our", "wir", "uns", "nous", "nosotros"])
_MUST = frozenset(["have to", "must", "need to", "should", "shall", "ought to", "supposed", "supposed to", "expected", "expected to", "müssen", "sollen", "devons", "debemos"])


def _group(clause: Clause, draft: Draft, world: World, group: joins.Group, denials: list[int]) -> None:
    """One group of bodies → one filter."""
    members, relation = group.members, group.relation
    values = _values(clause, draft, world, members)
    if _out_of_class(clause, draft, group, values):
        return
    if quorum.read(clause, draft, group, values):
        return
    if _beside(clause, draft) or _left_aside(clause, draft, group):
        _others_than(clause, draft, values, group, denials)
        return
    role, role_words = roles.role(clause, members)
    if role in ("named_only", "unnamed") and any(clause.items[i].kind == "class" for i in members):
        clause.keep(*members)  # "an agency that is named and not responsible": of each by itself, which no list of conditions says
    only = [i for i in clause.concepts("only") if clause.free(i) and _near(clause, i, members, role_words)]
    framed = [i for i in only if relation == "" and role == "responsible" and not denials and _frames(clause, i, members)]
    only = [] if framed else only
    clause.use(*framed)
    counting = [i for i in only if _of_one_action(clause, i)]
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
        op, relation = "only", ""
        clause.use(*only, *nobody_else)
    elif len(members) > 1 and (relation == "and" or (together and relation != "or")) and not any_of:
        op = "all"
        all_of = any("all" in clause.items[i].concepts for i in range(min(members) - 1, min(max(members) + 3, len(clause.items))))
        draft.notes += [] if together or all_of else ["jointly"]
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
        if relation != "without" and not only and (together or clause.has("else") or _along(clause, members)):
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
        _with_classes(clause, draft, world, members, classes, op)
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
    _write(draft, role, op, tuple(values), clause.text(*members), clause.text(*role_words), whose=whose)


def _frames(clause: Clause, index: int, members: list[int]) -> bool:
    """ "*Only the actions of X*, please", "list *only X's actions*": nothing else is to be listed, or nobody else may be responsible."""
    first, last = min(members), max(members)
    before = [item for item in clause.items[:index] if not (filler(item) or item.kind == "punct" or item.concepts & {"which", "hello", "request", "light"})]
    noun = [i for i in clause.concepts("n_action") if index < i < first or last < i <= last + 2]
    owned = any(i < first for i in noun) or any(item.start - clause.items[last].end > 2 for item in clause.items[last + 1 : last + 2])  # "X's"
    said = fold(clause.items[index].text) in ("only", "just", "nur", "seulement", "uniquement", "solamente")
    return said and index < first and not before and bool(noun) and owned


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


def _along(clause: Clause, members: list[int]) -> bool:
    """ "… works *with* X", "does X work *with*?": the body that is named is not asked for."""
    last = [i for i, item in enumerate(clause.items) if item.kind != "punct"][-1]
    before = [i for i in range(max(0, min(members) - 2), min(members)) if all(filler(item) for item in clause.items[i + 1 : min(members)])]
    before += [0] if any("which" in item.concepts for item in clause.items[1:2]) else []  # "*mit* welchen Stellen …"
    return any(last_word(clause.items[i]) in _WITH for i in (*before, last) if clause.items[i].kind in ("stop", "concept"))


_WITH = frozenset(["with", "avec", "mit", "con", "alongside"])


def _with_classes(clause: Clause, draft: Draft, world: World, members: list[int], classes: list[int], op: str) -> None:
    """ "The Commission together with an EU agency", "only EU agencies": of a class, any member will do."""
    each = [*([[i] for i in classes]), [i for i in members if i not in classes]]
    single = op == "only" and len(members) == 1 and last_word(clause.items[members[0]]) in _ONE_AGENCY and any(fold(item.text) in counts.ALONE or last_word(item) == "alone" for item in clause.items)
    if single:  # "does any *agency* act *alone*?": one of them, and nobody beside it
        draft.filters.append(Filter("body_count", "=", (1,), clause.text(*members)))
        op = ""
    if op == "only":
        draft.filters.append(Filter("body", "within", tuple(_values(clause, draft, world, members)), clause.text(*members)))
        each = each if len(members) > 1 else []
    for part in filter(None, each):
        _write(draft, "responsible", "any" if part[0] in classes else "all", tuple(_values(clause, draft, world, part)), clause.text(*part), "")
    if not each:
        draft.understood.append((clause.text(*members), f"nobody else than {clause.text(*members)} responsible"))


#: One of a class, by its last word.
_ONE_AGENCY = frozenset(["agency", "agence", "agentur", "agencia", "body"])


def _any_action(clause: Clause, index: int) -> bool:
    """ "Does *any action* have both X and Y?": any of the actions, and not of the bodies."""
    return bool(_concepts(clause, index + 1) & {"n_action", "n_indicator"})


def _chosen(clause: Clause, index: int) -> bool:
    """Whether an item before a group says "any of"; a plain "or" there parts it from another condition."""
    return "any" in clause.items[index].concepts or clause.items[index].text.lower() in ("either", "entweder", "soit")


def _out_of_class(clause: Clause, draft: Draft, group: joins.Group, values: list[str]) -> bool:
    """ "An agency *other than* X": one of the class without X, and not "without X"."""
    first = min(group.used, default=0)
    before = clause.items[first - 1] if first else None
    if group.relation != "without" or not aside.other_than(clause, group) or before is None or before.kind != "class" or not draft.filters:
        return False
    last = draft.filters[-1]
    if last.field != "body" or last.op not in ("any", "none") or not set(values) < set(last.values):
        return False
    clause.use(*group.members, *group.used)
    draft.filters[-1] = replace(last, values=tuple(value for value in last.values if value not in values))
    draft.understood.append((clause.text(*group.used, *group.members), f"{before.text} without {', '.join(values)}"))
    return True


def _left_aside(clause: Clause, draft: Draft, group: joins.Group) -> bool:
    """ "Which bodies *other than* X", "who *besides* X": X is no answer, and no condition either."""
    if draft.target == "bodies" and group.relation == "without" and (_set_apart(clause, group) or _in_front(clause, group)):
        return True
    if draft.target != "bodies" or group.relation != "without" or not aside.other_than(clause, group):
        return False
    before = clause.items[min(group.used) - 1] if min(group.used) else None
    return before is not None and bool(before.concepts & {"n_body", "who"} or before.kind == "class")


def _in_front(clause: Clause, group: joins.Group) -> bool:
    """ "*Besides X*, which bodies …?": said before all else, of what is asked for."""
    return aside.other_than(clause, group) and all(filler(item) or item.kind == "punct" for item in clause.items[: min([*group.used, *group.members])])


def _set_apart(clause: Clause, group: joins.Group) -> bool:
    """ "Which bodies have something due in 2021, *but not X*?": no body before it, nor any word behind it, that it could be said of."""
    first, last = min([*group.used, *group.members]), max(group.members)
    before = clause.items[first - 1] if first else None
    leads = before is not None and bool(before.concepts & {"n_action", "those"})
    but = any(set(fold(clause.items[i].text).split()) & _BUT for i in group.used) or (aside.other_than(clause, group) and not leads)
    alone = not any(i < first for i in clause.kinds("body", "class", "state"))
    return but and alone and all(item.kind == "punct" for item in clause.items[last + 1 :])


_BUT = frozenset(["but", "mais", "aber", "pero"])


def _beside(clause: Clause, draft: Draft) -> bool:
    """ "Who else is responsible for Action 13 besides Europol?": the body named is not asked for."""
    numbered = any(place.startswith("action:") for place in draft.places)
    if not numbered or not (draft.target == "bodies" or "bodies" in draft.fields):
        return False
    return clause.has("else", "together", "without")


def _others_than(
    clause: Clause, draft: Draft, values: list[str], group: joins.Group, denials: list[int]
) -> None:
    clause.use(*group.members, *group.used, *denials, *clause.concepts("else", "together", "without"))
    draft.notes.append(f"other_than:{'|'.join(values)}")
    draft.understood.append((clause.text(*group.members), f"others than {', '.join(values)}"))


def _values(clause: Clause, draft: Draft, world: World, members: list[int]) -> list[str]:
    """The bodies that the members of a group stand for, as the records call them."""
    values: list[str] = []
    for index in members:
        item = clause.items[index]
        if item.kind == "class":
            found = next(c for c in world.bodies.classes if c.name == item.values[0])
            in_rows = [name for name in found.members if name in world.responsible]
            values += in_rows
            draft.notes.append(f"class:{found.name}:{', '.join(in_rows)}")
        elif item.kind == "body":
            values.append(str(item.values[0]))
        else:
            values.append(world.bodies.states_body or item.text)
    return list(dict.fromkeys(_as_recorded(value, draft, world) for value in values))


def _write(draft: Draft, role: str, op: str, values: tuple[str | int, ...], words: str, verb: str, *, whose: bool = False) -> None:
    """The filter of a group, or the choice between the ways of being involved; ``whose``: actions are said (not) to be theirs."""
    label = _label(op, [str(value) for value in values])
    if role == "named":
        draft.filters.append(Filter("named", op if op in ("none", "all") else "any", values, words))
        draft.understood.append((words, f"named in the text: {label}"))
    elif role == "named_and":
        draft.filters += [Filter("named", "all", values, words), Filter("body", "all", values, words)]
        draft.understood.append((words, f"named in the text, and responsible: {', '.join(map(str, values))}"))
    elif role == "unnamed":
        draft.filters += [Filter("body", "any", values, words), Filter("named", "none", values, words)]
        draft.understood.append((words, f"responsible, but not named in the text: {', '.join(map(str, values))}"))
    elif role == "named_only":
        draft.filters += [Filter("named", "any", values, words), Filter("body", "none", values, words)]
        draft.understood.append((words, f"named in the text, but not responsible: {', '.join(map(str, values))}"))
    elif role == "involved" and op in ("any", "all"):
        readings = (
            (f"responsible: {label}", Filter("body", op, values, words)),
            (f"named in the text: {label}", Filter("named", op, values, words)),
            (f"responsible, or named in the text: {label}", Filter("row", op, values, words)),
        )
        draft.choices.append(Choice(readings))
        draft.understood.append((f"{verb} {words}", " or ".join(reading for reading, _ in readings)))
    else:
        draft.filters.append(Filter("body", op, values, words))
        if op == f"{NOT}only" and whose:
            ways = (f"responsible, but not alone: {label}", Filter("body", "all", values, words)), (f"not alone responsible: {label}", Filter("body", op, values, words))
            draft.choices.append(Choice(ways))
        elif op == f"{NOT}only":
            draft.filters.append(Filter("body", "all", values, words))
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


def _of_one_action(clause: Clause, index: int) -> bool:
    """ "X *solo* participa en *una acción*": an "only" that counts actions, and leaves no other body out."""
    for i in range(index + 1, min(index + 6, len(clause.items) - 1)):
        item = clause.items[i]
        if item.kind in ("body", "class", "state", "punct"):
            return False
        if (fold(item.text) in _ONE or "single" in item.concepts) and "n_action" in clause.items[i + 1].concepts:
            return True
    return False


_ONE = frozenset(["a", "one", "un", "une", "una", "eine", "einer", "einen", "an einer"])


def _near(clause: Clause, index: int, members: list[int], role_words: list[int]) -> bool:
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


def _label(op: str, values: list[str]) -> str:
    joined = (" or " if op in ("any", "none") else " and ").join(values)
    shown = {"only": f"only {joined}", "none": f"not {joined}"}
    return shown.get(op) or {f"{NOT}only": f"not only {joined}", f"{NOT}all": f"not all of {joined}"}.get(op, joined)
