"""Whether an act holds, on a day and for a state, and what ended it."""

from __future__ import annotations

from index.answer.law import own_words
from index.answer.law.told import Of, Said, Told, in_running, unique, unrecorded
from index.answer.phrases import joined
from ingest.model import Work
from ingest.status import ENDS, STARTS
from ingest.status_words import brief, sentences


def brief_of(of: Of) -> tuple[Said, ...]:
    """The status in a sentence, and what ended the act."""
    ends = {each.text: each for each in (of.tell(placed) for placed in of.status.events if placed.event.kind in ENDS)}
    return tuple(ends.get(text, Said(text)) for text in brief(of.works, of.status, of.language, of.world.spoken))


def whole(of: Of) -> tuple[Said, ...]:
    """All that is recorded of the status, each event with what bears it out."""
    told = {each.text: each for each in (of.tell(placed) for placed in of.status.events)}
    return tuple(told.get(text, Said(text)) for text in sentences(of.works, of.status, of.language, of.world.spoken))


#: Events that tell nothing of whether an act holds, where a yes or no is asked for, or several acts are asked of.
_BESIDE = frozenset(["corrected", "transposition_due"])


def holds(of: Of) -> Told:
    """Whether the act still holds."""
    said = whole(of)
    if of.status.word == "unknown" and not of.work.history and not of.work.binding:
        return Told((Said(of.say("no_force", kind=of.kind)),))
    if of.status.word == "unknown" and not of.work.history:
        return unrecorded(of.say("unrecorded_status", kind=of.kind))
    if of.asked.yes_no or of.asked.several:
        beside = {of.tell(each).text for each in of.status.events if each.event.kind in (*_BESIDE, *(STARTS if of.asked.several else ()))}
        said = tuple(each for each in said if each.text not in beside)
    if of.asked.yes_no:
        said = (Said(lead(of)), *(said if of.status.word != "not_bound" else said[1:]))
    decisive = [each.event for each in of.status.events if each.event.kind in (*ENDS, *STARTS[:2]) and each.phase != "coming"]
    if of.status.word == "amended":
        amended = [each.event for each in of.status.events if each.event.kind == "amended" and each.phase == "past"]
        decisive += sorted(amended, key=lambda event: event.confidence != "confirmed")[:1]
    return Told(unique(said), of.works.successors(of.work), tuple(decisive))


def lead(of: Of) -> str:
    """The short answer to whether a text still holds."""
    word = of.status.word
    if word == "not_bound" and of.status.for_state:
        return of.say("holds_not_bound", state=of.state(of.status.for_state))
    return of.say(_LEADS.get(word, "holds_unknown"))


#: The word of a status and the phrase for whether the text holds.
_LEADS = {
    "in_force": "holds_yes", "amended": "holds_as_amended", "adopted": "holds_binds_nobody", "replaced_in_part": "holds_in_part",
    "replaced": "holds_no", "repealed": "holds_no", "expired": "holds_over", "not_yet": "holds_not_yet",
}  # fmt: skip


def ended(of: Of) -> Told:
    """By what the act was replaced or repealed, and since when: the successors first."""
    if of.asked.role == "agent":
        return does(of)
    successors = of.works.successors(of.work)
    ends = [placed for placed in of.status.events if placed.event.kind in ENDS]
    told = tuple(of.tell(each) for each in ends)
    rest = brief_of(of)
    decisive = tuple(each.event for each in ends)
    if "became" in of.asked.concepts and not (ends or successors):
        return holds(of)
    if of.with_:
        linked = [each for each in of.status.events if each.event.by in {work.id for work in of.with_}]
        if linked:
            own = tuple(of.tell(each) for each in linked)
            past = any(each.phase == "past" for each in linked)
            yes = (Said(of.say("holds_yes" if past else "holds_not_yet")),) if of.asked.yes_no else ()
            return Told((*yes, *unique([*own, *brief_of(of)])), of.with_, tuple(each.event for each in linked))
    if of.asked.yes_no:
        words = {"replaced": "holds_yes", "repealed": "holds_yes", "replaced_in_part": "holds_in_part", "expired": "period_over"}
        rest_key = "holds_not_yet" if ends else "no_end" if of.status.holds is None else "holds_no"
        first = of.say(words.get(of.status.word, rest_key))
        return Told(unique([Said(first), *told, *rest]), successors, decisive)
    itself = does(of) if of.asked.role == "either" else None  # "was ersetzt die Verordnung": either way round
    if not ends and not successors:
        return itself if itself is not None and itself.recorded else unrecorded(of.say("unrecorded_end"), brief_of(of))
    if itself is not None and itself.recorded:
        told = (*itself.said, *told)
    if told and all(each.phase == "coming" for each in ends):
        return Told(unique([*told, *rest]), successors, decisive)  # nothing has come after it yet
    names = [named(each, of) for each in successors]
    since = of.asked.concepts & {"when", "until"} and told
    if not names:
        return Told(unique([*told, *rest]), (), decisive)
    first_said = Said(of.say("came_after", number=len(names), names=joined(of.language, names)), acts=successors, kinds=("replaced", "repealed"))
    return Told(unique([*told, first_said, *rest] if since else [first_said, *told, *rest]), successors, decisive)


def named(work: Work, of: Of) -> str:
    """A work by its short title; in English by its whole one where nothing of it is held."""
    return of.called(work) if of.world.edition(work.id) else of.say("title_not_held", title=work.title if of.language == "en" else of.called(work))


#: Kinds of relations, and what an event is seen from the act that did it; each has a phrase.
_DOES = ("replaces", "replaces_in_part", "repeals", "amends", "succeeds")
_DID = {"replaced": "replaces", "repealed": "repeals", "amended": "amends"}


def does(of: Of) -> Told:
    """What the act itself replaces, repeals or amends: first what the question's verb says, then the rest."""
    found: dict[str, str] = {}
    for kind, id in of.work.relations:
        if kind in _DOES:
            found.setdefault(id, kind)
    events = [(other, event) for other in of.works.works for event in other.history if event.by == of.work.id]
    for other, event in events:
        if event.kind in _DID:
            verb = "replaces_in_part" if event.kind == "replaced" and event.extent == "some_provisions" else _DID[event.kind]
            found.setdefault(other.id, verb)
    for other in of.works.works:
        if ("succeeded_by", of.work.id) in other.relations:
            found.setdefault(other.id, "succeeds")
    if of.with_:
        found = {id: verb for id, verb in found.items() if id in {work.id for work in of.with_}} or found
    concepts = of.asked.concepts
    wanted = ("amends",) if "amend" in concepts else ("replaces", "replaces_in_part", "repeals", "succeeds")
    others = {work.id: work for work in of.works.related(found)}
    ordered = sorted(found, key=lambda id: found[id] not in wanted)
    if not any(found[id] in wanted for id in found):
        rest = tuple(Said(of.say(f"it_{found[id]}", other=of.called(others[id])), acts=(others[id],)) for id in ordered)
        own = own_words.says(of, "amends" if "amend" in concepts else "repeals")
        if own:
            return Told((Said(of.say("holds_yes")), *own) if of.asked.yes_no else own)
        return unrecorded(of.say("unrecorded_amends" if "amend" in concepts else "unrecorded_replaces"), rest)
    said = [_does(of, found[id], others[id]) for id in ordered if found[id] in wanted]
    if of.asked.yes_no:
        said = [Said(of.say("holds_yes")), *said]
    told = [(other, event) for other, event in events if event.kind in _DID and found.get(other.id) in wanted]
    when = [said_of for other, event in told if (said_of := _when(of, other, event.kind))]
    decisive = tuple(event for _, event in told)
    return Told(unique([*said, *when]), tuple(others[id] for id in ordered), decisive)


def _does(of: Of, verb: str, other: Work) -> Said:
    kinds = tuple(kind for kind, words in _DID.items() if words == verb.removesuffix("_in_part"))
    return Said(of.say(f"does_{verb}", other=of.called(other)), acts=(other,), kinds=kinds)


def _when(of: Of, other: Work, kind: str) -> Said | None:
    """The same from the other act's side, with its day."""
    from ingest.status import status

    seen = status(of.works, other, of.status.on)
    placed = next((each for each in seen.events if each.event.kind == kind and each.event.by == of.work.id), None)
    if placed is None:
        return None
    told = Of(other, of.works, of.world, seen, of.asked).tell(placed)
    return Said(of.say("of_act", act=of.called(other), text=in_running(told.text, of.language)), told.days, (other,), told.kinds)


def bound(of: Of) -> Told:
    """Whether a state is bound, or which are not."""
    state = of.status.for_state
    if not of.work.binding:
        return binding(of)
    if state is None:
        return _states(of)
    name = of.state(state)
    ceased = [each for each in of.events("ceased") if state in each.event.states]
    if of.status.bound is None:
        return unrecorded(
            of.say("unrecorded_binds", state=name),
            brief_of(of),
        )
    if of.status.bound:
        first = Said(of.say("bound_yes", state=name))
    elif ceased and state not in of.work.not_bound:
        first = Said(" ".join([of.say("bound_no_longer", state=name), *(of.tell(each).text for each in ceased)]))
    else:
        first = Said(of.say("bound_no", state=name))
    return Told((first, *brief_of(of)), of.works.successors(of.work), tuple(each.event for each in ceased))


def _states(of: Of) -> Told:
    """The states of which a record says that they are bound, or not."""
    ceased = of.events("ceased")
    no = [of.state(code) for code in of.work.not_bound]
    yes = [of.state(code) for code in of.work.bound]
    said = [Said(of.say("states_not_bound", states=joined(of.language, no)))] if no else []
    said += [of.tell(each) for each in ceased]
    said += [Said(of.say("states_bound", states=joined(of.language, yes)))] if yes else []
    if not said:
        return unrecorded(of.say("unrecorded_states"), brief_of(of))
    said.append(Said(of.say("other_states")))
    return Told((*said, *brief_of(of)), (), tuple(each.event for each in ceased))


def binding(of: Of) -> Told:
    """Whether the text is a binding act."""
    if of.work.binding:
        return Told((Said(of.say("binding_yes", kind=of.kind)), *brief_of(of)))
    return Told((Said(of.say("binding_no", kind=of.kind)),))
