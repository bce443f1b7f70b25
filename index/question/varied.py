"""The question before, asked once more of something else or in another form: "and three?", "group them by section", "which has the most?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.aspects import of
from index.question.clause import filler
from index.question.counts import sign
from index.question.extremes import bare
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.neighbours import next_to
from index.question.runner_up import placed
from index.question.theirs import actions, how_many
from ingest.fold import fold


def compared(clause: Sequence[Item], one: Interpretation, before: Interpretation, replaced: Sequence[str]) -> Interpretation:
    """ "*And Eurojust?*" after a comparison: set beside the bodies before; "Eurojust *instead of Frontex*": in the place of one.

    Args:
        replaced: bodies that the message says another takes the place of.
    """
    theirs = next((item for item in before.filters if item.field == "body"), None)
    bodies = [item for item in clause if item.kind == "body"]
    leads = any("and_what" in item.concepts for item in clause) or bool(replaced)
    rest = [item for item in clause if not (item in bodies or item.kind == "punct" or filler(item) or item.concepts & {"and_what", "in", "theme"})]
    if before.form != "compare" or theirs is None or not leads or len(bodies) != 1 or rest:
        return one
    values = tuple(dict.fromkeys((*(value for value in theirs.values if value not in replaced), str(bodies[0].values[0]))))
    text = " ".join(map(str, values))
    filters = tuple(replace(item, values=values, text=text) if item is theirs else item for item in before.filters)
    return replace(before, question=one.question, filters=filters, understood=(("", f"follows: {before.question}"), (text, f"compare {', '.join(map(str, values))}")))


def defined(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*And EUCPN?*" after "what is the ECDC?": what that is."""
    words = [item for item in clause if not (item.kind == "punct" or filler(item) or "and_what" in item.concepts)]
    opening = next((item for item in clause if item.kind != "punct"), None)
    if before.form != "define" or opening is None or "and_what" not in opening.concepts or len(words) != 1 or words[0].kind not in ("body", "word", "work"):
        return one
    return replace(one, target="", form="define", subject=(words[0].text,), filters=(), choices=(), places=(), acts=one.acts if words[0].kind == "work" else (), fields=(), notes=(), explicit=False, understood=(("", f"follows: {before.question}"), (words[0].text, "what it is")))


def counted(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*And three?*" after "which actions have two bodies?": the same of another number."""
    words = [item for item in clause if item.kind != "punct"]
    theirs = [item for item in before.filters if item.field.endswith("_count")]
    signs = [sign(item) for item in words[:-1] if sign(item)] or ([">"] if "more than" in " ".join(fold(item.text) for item in words) else [])
    led = all("and_what" in item.concepts or sign(item) or fold(item.text) in ("and", "and more", "more", "than", "with") for item in words[:-1])
    bare = len(words) > 1 and led and words[-1].kind == "number" and ("and_what" in words[0].concepts or bool(signs))
    if "and more than" in " ".join(fold(item.text) for item in words):
        signs = [">"]
    if not bare or len(theirs) != 1 or len(theirs[0].values) != 1 or one.filters or one.places:
        return one
    number = int(words[-1].values[0])
    op = signs[0] if signs else theirs[0].op
    text = " ".join(item.text for item in words if "and_what" not in item.concepts)
    filters = tuple(replace(item, op=op, values=(number,), text=text) if item is theirs[0] else item for item in before.filters)
    return replace(before, question=one.question, filters=filters, understood=(("", f"follows: {before.question}"), (text, f"{theirs[0].field} {op} {number}")))


def varied(clause: Sequence[Item], one: Interpretation, before: Interpretation, replaced: Sequence[str]) -> Interpretation:
    """The question before asked of something else or in another form, where the follow-up says no more than that; else ``one``.

    Args:
        replaced: bodies that the message says another takes the place of.
    """
    for variation in (placed, how_many, share_of, most_of, counted, defined, tabled, next_to, bare, in_total, actions, listed, of, per_other, by_how_many, turned_round):
        again = variation(clause, one, before)
        if again is not one:
            return again
    return compared(clause, one, before, replaced)


def share_of(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*What share is that?*", "what percentage of all actions?": the actions of the question before, out of all."""
    said = [item for item in clause if "share" in item.concepts or fold(item.text) in _SHARE]
    rest = [item for item in clause if item not in said and not (item.kind == "punct" or filler(item) or item.concepts & {"which", "those", "and_what", "all", "n_action", "in", "plan"})]
    selects = before.target in ("", "actions") and before.form in ("list", "count") and bool(before.filters or before.choices) and not (before.subject or before.acts)
    if not said or rest or not selects or one.filters or one.places:
        return one
    return replace(before, question=one.question, form="share", fields=(), understood=(("", f"follows: {before.question}"), *before.understood, (said[0].text, "share of all")))


_SHARE = frozenset(["percentage", "percent", "proportion", "pourcentage", "prozentsatz", "prozent", "porcentaje"])


def most_of(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "Which one has *the most*?" after a list of bodies, years or parts with their counts: the first or the last of them by count."""
    ends = [item for item in clause if item.concepts & {"most", "fewest"}]
    rest = [item for item in clause if item not in ends and not (item.kind in ("punct", "number") or filler(item) or item.concepts & _OF_MOST)]
    ranks = before.form == "rank" or (before.form in ("list", "count") and before.target in _COUNTED)
    nouns = {concept for item in clause for concept in item.concepts} & {"n_action", "n_body"}
    listed = before.target == "bodies" and not any(place.startswith("action:") for place in before.places)
    whole = "n_body" in nouns and ("n_action" in nouns or not listed) and not any("and_what" in item.concepts for item in clause[:1])
    if len(ends) != 1 or rest or not ranks or whole or one.filters or one.places or before.subject:
        return one
    order = "most" if "most" in ends[0].concepts else "fewest"
    if before.form == "rank":
        return replace(before, question=one.question, order=order, understood=(("", f"follows: {before.question}"), *before.understood, (ends[0].text, f"{order}")))
    return replace(before, question=one.question, form="rank", fields=(), order=order, understood=(("", f"follows: {before.question}"), *before.understood, (ends[0].text, f"{order} actions")))


_COUNTED = frozenset(["bodies", "years", "areas", "priorities", "sections"])


_OF_MOST = frozenset(["which", "who", "has", "those", "and_what", "n_action", "n_body", "hello"])


def tabled(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*Group them by section*", "sort by deadline": the actions of the question before, so many for each value."""
    at = next((i for i, item in enumerate(clause) if "per" in item.concepts), -1)
    behind = [item for item in clause[at + 1 :] if not (filler(item) or item.kind == "punct")] if at >= 0 else []
    led = [item for item in clause[: max(at, 0)] if not (filler(item) or item.kind == "punct" or item.concepts & {"which", "request", "those", "and_what", "hello"} or fold(item.text) in _SORTING)]
    fields = [target for concept, target in _BY.items() if behind and concept in behind[0].concepts]
    if at < 0 or led or len(behind) != 1 or not fields or before.target != "actions" or before.form not in ("list", "count") or before.subject:
        return one
    return replace(before, question=one.question, form="table", order=fields[0], fields=(), understood=(("", f"follows: {before.question}"), *before.understood, (behind[0].text, f"by {fields[0]}")))


_BY = {"n_section": "sections", "n_priority": "priorities", "n_area": "areas", "n_timetable": "years", "n_year": "years", "n_body": "bodies"}


_SORTING = frozenset(["sort", "group", "sorted", "grouped", "order", "ordered", "les", "sie", "las", "los"])


def in_total(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*And in total?*" after a count: of the body that it is about, whenever and wherever; of all, where it is about none."""
    words = [item for item in clause if item.kind != "punct"]
    overall = [item for item in words if "overall" in item.concepts]
    rest = [item for item in words if item not in overall and not (filler(item) or item.concepts & {"and_what", "how_many", "which", "n_action"})]
    counts = before.target == "actions" and before.form in ("count", "list") and bool(before.filters or before.choices or before.places)
    if len(overall) != 1 or rest or not counts or before.subject or before.acts or any(place.startswith("action:") for place in before.places):
        return one
    bodies = tuple(item for item in before.filters if item.field in ("body", "of_bodies"))
    kept = bodies if len(bodies) < len(before.filters) + len(before.choices) + len(before.places) else ()
    said = tuple(pair for pair in before.understood if any(item.text and item.text in pair[0] for item in kept))
    return replace(
        before, question=one.question, form="count", filters=kept, choices=(), places=(), notes=(), explicit=True,
        understood=(("", f"follows: {before.question}"), *said, (overall[0].text, "all actions")),
    )  # fmt: skip


def listed(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "How many bodies have one action? … *Which ones?*": what was counted, by name."""
    words = [item for item in clause if item.kind != "punct"]
    which = [item for item in words if "which" in item.concepts]
    rest = [item for item in words if not (filler(item) or (item.concepts & {"which", "those", "and_what", "n_action"} and fold(item.text) not in ("actions", "action")))]
    if not which or rest or before.form != "count" or before.target not in _COUNTED:
        return one
    return replace(before, question=one.question, form="list", understood=(("", f"follows: {before.question}"), *before.understood))


def per_other(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "How many actions per priority? … *And each section?*", "and per year?": the same, counted by something else."""
    words = [item for item in clause if item.kind != "punct"]
    nouns = [item for item in words if item.concepts & set(_BY)]
    rest = [item for item in words if item not in nouns and not (filler(item) or item.concepts & {"and_what", "per", "how_many", "which"})]
    if before.form != "table" or len(nouns) != 1 or rest or before.subject:
        return one
    order = next(_BY[concept] for concept in _BY if concept in nouns[0].concepts)
    return replace(before, question=one.question, order=order, notes=(), understood=(("", f"follows: {before.question}"), *before.understood, (nouns[0].text, f"by {order}")))


def by_how_many(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "Does X have more than Y? … *By how many?*": the difference."""
    said = " ".join(fold(item.text) for item in clause if item.kind != "punct")
    if before.form != "measure" or said not in ("by how many", "by how much", "how many more", "how much more", "how many", "how many fewer", "and by how many"):
        return one
    order = before.order if before.order in ("most", "fewest") else "most"
    return replace(before, question=one.question, fields=("difference",), order=order, understood=(("", f"follows: {before.question}"), *before.understood))


def turned_round(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "Which actions have X but not Y? … *And the other way round?*": Y but not X."""
    said = " ".join(fold(item.text) for item in clause if item.kind != "punct").removeprefix("and ")
    bodies = [item for item in before.filters if item.field == "body"]
    if said not in _ROUND or len(bodies) != 2 or {item.op for item in bodies} not in ({"any", "none"}, {"all", "none"}) or before.target != "actions":
        return one
    swapped = tuple(replace(item, op=bodies[1 - bodies.index(item)].op) if item in bodies else item for item in before.filters)
    meanings = [(item.text, f"responsible: {'not ' if item.op == 'none' else ''}{' or '.join(map(str, item.values))}") for item in swapped if item.field == "body"]
    return replace(before, question=one.question, filters=swapped, understood=(("", f"follows: {before.question}"), *meanings))


_ROUND = frozenset(["the other way round", "the other way around", "the other way", "vice versa", "the reverse", "conversely", "et inversement", "inversement", "l'inverse", "und umgekehrt", "umgekehrt", "y al reves", "al reves", "a la inversa"])
