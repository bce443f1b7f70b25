"""What the catalogue records of a text, answered first and for what was asked: its days, its status, whom it binds.

A question is one of these only where nothing else is asked: every word of it besides the text's name must be
one that such questions are made of. What no record tells is said to be so, never guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from index.answer import editions
from index.answer.model import Answer, Result, listed
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.question.interpretation import Interpretation
from index.world import World
from ingest.fold import fold, tokens
from ingest.model import Document, Span, StatusEvent, Work
from ingest.states import STATES
from ingest.status import ENDS, Status, first_day, state_name, status
from ingest.status_words import brief, event_text
from ingest.status_words import sentences as status_sentences

if TYPE_CHECKING:
    from ingest.works import Works

_STATE_NAMES = {fold(name).removeprefix("the "): code for code, name in STATES.items()}

_WHEN = r"(?:when|(?:what|which) (?:day|date|year|month)|(?:from|since|until|by) (?:when|what|which)|deadline|date of|how long)"
#: What is asked, by the words that tell; the first that fits. Nothing in them can match in two ways.
_ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("celex", r"\b(?:celex|eli|identifier)\b"),
        ("basis", r"\b(?:legal bas[ei]s|treaty|treaties)\b"),
        ("published", r"\b(?:published?|publication|official journal|oj)\b"),
        ("transposed", r"\b(?:transpos\w*|national law)\b"),
        ("replaces", r"\b(?:does|did|do)\b.*\b(?:replace|repeal|amend|supersede|succeed)\b"),
        ("amended", r"\b(?:amend\w*|corrected|corrigend\w*|changed)\b"),
        (
            "replaced",
            r"\b(?:replac\w+|repeal\w*|supersed\w+|succe\w+|abrogated|abolished|expired?|(?:come|comes|came|follows|followed)\b"
            r"(?= after\b| it\b|$|\W)|took over|takes over|taken over)",
        ),
        ("bound", r"\b(?:bound|binds|bind|take part|takes part|took part|taking part|particip\w+|opted|opt|party|covered|subject)\b"),
        ("binding", r"\b(?:binding|non-binding|legal force|legally)\b"),
        ("adopted", rf"\b{_WHEN}\b.*\b(?:adopt\w*|signed|passed|enacted|dated|agreed|approved|issued|made)\b"),
        ("starts", rf"\b{_WHEN}\b.*\b(?:appl\w+|force|effect|valid|start\w*|begin\w*|began)\b"),
        ("holds", r"\b(?:force|valid|appl(?:y|ies|ied|icable)|effect|current|status|outdated|up to date|hold|holds|happened|become|became|exist|exists)\b"),
    )
)
#: Words that such questions are made of, besides function words and what the patterns name.
_WORDS = """
    celex eli identifier number legal basis base bases treaty treaties published publish publication official journal oj
    transpose transposed transposition transposing national law laws implement implemented replace replaced replaces replacing
    repeal repealed repeals amend amended amends amending amendment amendments corrected corrigendum corrigenda changed change
    supersede superseded supersedes succeed succeeded succeeds successor successors abrogated abolished expired expire expires
    come comes came follows followed after took takes taken over bound binds bind binding non-binding take part taking took
    participate participates participating participated participation opted opt out party covered subject force forces
    legally effect valid apply applies applied applicable application current currently status outdated up date hold holds
    happened become became exist exists existing adopt adopted adoption signed passed enacted dated agreed approved issued
    made start starts started starting begin begins began beginning enter enters entered entry into day days dates year month
    deadline long since until when where yet still today now already ever longer act acts directive regulation decision
    framework recommendation text document instrument legislation member state states country countries eu ec union european
    january february march april may june july august september october november december been being have had has plan action
    drugs is are was were which what who whom by on in of as at from to the a an it its this that all any there and does do
    did no not under find know tell me us please new newer old law legislation behind leans lean cites cited rests"""
_MADE_OF = frozenset(_WORDS.split())
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?(?:-\d\d-\d\d)?$")


def answer_fact(works: Sequence[Work], one: Interpretation, world: World, answer: Answer) -> bool:
    """Answer a question about what is recorded of ``works``; false where it asks for something else."""
    if world.catalogue is None or one.language != "en":
        return False
    said = fold(editions.without_names(one))
    aspect = _aspect(said)
    if aspect is None or _other_words(said):
        return False
    state = state_asked(one)
    if aspect == "bound" and state is None:
        aspect = "binding"
    if state is not None and aspect in ("holds", "starts") and not re.search(r"\b(?:force|valid|status)\b", said):
        aspect = "bound"  # "Does it apply to Denmark?"
    day = editions.day_of(one) or answer.on
    told = [_ANSWERS[aspect](_Asked(work, world.catalogue, world, status(world.catalogue, work, day, state), said)) for work in works]
    _write(works, told, one, world, answer)
    return True


def _aspect(said: str) -> str | None:
    return next((name for name, pattern in _ASPECTS if pattern.search(said)), None)


def _other_words(said: str) -> list[str]:
    """The words of a question that no question about a record is made of."""
    known = _MADE_OF | FUNCTION_WORDS["en"] | FRAME_WORDS["en"]
    names = {part for name in _STATE_NAMES for part in name.split()}
    words = (word for word, _, _ in tokens(said))
    return [word for word in words if word not in known and word not in names and not _NUMBER.match(word) and len(word) > 1]


def state_asked(one: Interpretation) -> str | None:
    """The Member State that the question names, by its name."""
    words = [word for word, _, _ in tokens(one.question)]
    for width in (2, 1):
        for at in range(len(words) - width + 1):
            name = " ".join(words[at : at + width])
            if len(name) > 3 and name in _STATE_NAMES:
                return _STATE_NAMES[name]
    return None


# --------------------------------------------------------------------------- what is answered


class _Asked:
    """One work with its status on the day asked for, and the words of the question."""

    def __init__(self, work: Work, works: Works, world: World, result: Status, said: str) -> None:
        self.work, self.works, self.world, self.result, self.said = work, works, world, result, said
        self.name = work.short_title
        self.yes_no = bool(re.match(r"\W*(?:is|are|was|were|has|have|does|do|did|will|can)\b|.*\b(?:is|was|does|did|has) it\b", said))

    def events(self, *kinds: str) -> list[StatusEvent]:
        return [event for event in self.work.history if event.kind in kinds]

    def texts(self, *kinds: str) -> list[str]:
        """Events of these kinds in sentences."""
        return [event_text(self.works, self.result, each) for each in self.result.events if each.event.kind in kinds]


#: Sentences, and the works besides the one asked about that they name.
_Told: TypeAlias = "tuple[list[str], list[Work]]"


def _holds(asked: _Asked) -> _Told:
    said = list(status_sentences(asked.works, asked.result))
    if asked.yes_no and (lead := _lead(asked)):
        said = [lead, *(said if asked.result.word != "not_bound" else said[1:])]
    return said, list(asked.works.successors(asked.work))


def _lead(asked: _Asked) -> str:
    """The short answer to whether a text still holds."""
    result, name = asked.result, asked.name
    if result.word == "not_bound" and result.for_state:
        return f"No: {name} does not bind {state_name(result.for_state)}."
    return {
        "in_force": "Yes.",
        "amended": "Yes, as amended.",
        "adopted": "It binds nobody; no end of it is recorded.",
        "replaced_in_part": "In part.",
        "replaced": "No.",
        "repealed": "No.",
        "expired": "No: its period is over.",
        "not_yet": "Not yet.",
    }.get(result.word, "No record tells.")


def _replaced(asked: _Asked) -> _Told:
    """By what it was replaced or repealed, and since when: the successors first."""
    successors = list(asked.works.successors(asked.work))
    ends = asked.texts(*ENDS)
    if asked.yes_no:
        past = {"replaced": "Yes.", "repealed": "Yes.", "replaced_in_part": "In part.", "expired": "Its period is over."}
        lead = past.get(asked.result.word, "Not by that day." if ends else "No record says so.")
        return [lead, *_unique([*ends, *status_sentences(asked.works, asked.result)])], successors
    names = [f"{each.title if not _held(each, asked.world) else each.short_title}{'' if _held(each, asked.world) else ' (not held)'}" for each in successors]
    lead = f"{listed(names)} came after {asked.name}." if names else f"No record names what came after {asked.name}."
    rest = [each for each in status_sentences(asked.works, asked.result) if not each.startswith("What came after")]
    return [lead, *_unique([*ends, *rest])], successors


def _replaces(asked: _Asked) -> _Told:
    """What the text itself replaced, repealed or amended."""
    kinds = {"replaces": "replaces", "replaces_in_part": "replaces in part", "repeals": "repeals", "amends": "amends"}
    found: dict[str, str] = {}
    for kind, id in asked.work.relations:
        if kind in kinds:
            found.setdefault(id, kinds[kind])
    for other in asked.works.works:
        for event in other.history:
            if event.by == asked.work.id and event.kind in ("replaced", "repealed", "amended"):
                found.setdefault(other.id, {"replaced": "replaces", "repealed": "repeals", "amended": "amends"}[event.kind])
    if not found:
        return [f"No record names a text that {asked.name} replaces, repeals or amends."], []
    others = {work.id: work for work in asked.works.related(found)}
    return [f"{asked.name} {verb} {others[id].short_title}." for id, verb in found.items()], list(others.values())


def _amended(asked: _Asked) -> _Told:
    kinds = ("corrected",) if re.search(r"\bcorr(?:ected|igend)", asked.said) else ("amended",)
    events = asked.texts(*kinds)
    by = list(asked.works.related(event.by for event in asked.events(*kinds) if event.by))
    if asked.yes_no:
        lead = "Yes." if any(p.event.kind in kinds and p.phase == "past" for p in asked.result.events) else "No record says so."
        return [lead, *_unique([*events, *brief(asked.works, asked.result)])], by
    if not events:
        return [f"No record says that {asked.name} was {kinds[0]}.", *brief(asked.works, asked.result)], by
    return [*events, *brief(asked.works, asked.result)], by


def _bound(asked: _Asked) -> _Told:
    state = asked.result.for_state
    assert state is not None
    name = state_name(state)
    if asked.result.bound is None:
        said = f"Not recorded: no record here says whether {asked.name} binds {name}; its recitals or its last articles tell."
    elif asked.result.bound:
        said = f"Yes: a record says that {name} takes part in {asked.name} and is bound by it."
    elif asked.texts("ceased") and state not in asked.work.not_bound:
        said = " ".join([f"No: {name} is no longer bound by {asked.name}.", *asked.texts("ceased")])
    else:
        said = f"No: a record says that {name} is not bound by {asked.name}."
    return [said, *brief(asked.works, asked.result)], list(asked.works.successors(asked.work))


def _binding(asked: _Asked) -> _Told:
    if asked.work.binding:
        return [f"Yes: {asked.name} is recorded as a binding act ({asked.work.kind}).", *brief(asked.works, asked.result)], []
    return [f"No: {asked.name} is recorded as not binding ({asked.work.kind})."], []


def _starts(asked: _Asked) -> _Told:
    wanted = ("in_force", "applies") if "force" in asked.said else ("applies", "in_force")
    # An earlier day of a few provisions is not that of the act.
    by_kind = [sorted(asked.events(kind), key=lambda event: event.extent == "some_provisions") for kind in wanted]
    known = [event for events in by_kind for event in events if event.date]
    if not known:
        return [f"No day is recorded on which {asked.name} began to apply.", *brief(asked.works, asked.result)], []
    lead = f"{_from(known[0])}: {asked.name} {'applies' if known[0].kind == 'applies' else 'is in force'} since then."
    if known[0].date and known[0].date > asked.result.on:
        lead = f"{_from(known[0])}: {asked.name} {'applies' if known[0].kind == 'applies' else 'is in force'} from then on."
    return [lead, *_unique([*asked.texts(*wanted), *brief(asked.works, asked.result)])], []


def _from(event: StatusEvent) -> str:
    day = first_day(event)
    assert day is not None
    return f"From {day.isoformat()}" if event.precision == "day" else f"From {day.isoformat()[: 4 if event.precision == 'year' else 7]}"


def _transposed(asked: _Asked) -> _Told:
    due = [event for event in asked.events("transposition_due") if event.date]
    if not due:
        return [f"No deadline for transposition is recorded for {asked.name} ({asked.work.kind})."], []
    own = [event for event in due if event.by is None] or due
    lead = f"By {own[0].date}." if own[0].precision == "day" else f"By {own[0].date and own[0].date.year}."
    by = list(asked.works.related(event.by for event in due if event.by))
    return [f"{asked.name}: {lead[:1].lower()}{lead[1:]}", *asked.texts("transposition_due")], by


def _adopted(asked: _Asked) -> _Told:
    if asked.work.date is None:
        return [f"No day of adoption is recorded for {asked.name}."], []
    return [f"On {asked.work.date}: {asked.name} bears that date.", *brief(asked.works, asked.result)], []


_PRINTED = re.compile(r"\bOJ [A-Z]{1,2} ?\d[^.;]{0,12}, \d{1,2}\.\d{1,2}\.\d{4}(?:, pp?\. \d{1,5}(?:[-–]\d{1,5})?)?")


def _published(asked: _Asked) -> _Told:
    """Where it was printed: as a note gives it, else as its identifier does."""
    printed = _PRINTED.search(asked.work.note)
    if printed:
        return [f"{asked.name} was published in the Official Journal: {printed.group()}."], []
    for each in asked.work.identifiers:
        parts = each.split(":")
        if parts[0] == "OJ" and len(parts) == 5:
            return [f"{asked.name} was published in the Official Journal {parts[1]} {parts[3]} of {parts[2]}, page {parts[4]}."], []
        if parts[0] == "OJ" and len(parts) == 3:
            return [f"{asked.name} was published in the Official Journal, {parts[1]} series, number {parts[2]}."], []
        if re.fullmatch(r"\d{4}/[A-Z] \d{1,4}(?: ?I)?/\d{1,3}", each):
            return [f"{asked.name} was published in the Official Journal under the number {each}."], []
    return [f"No record says where {asked.name} was published."], []


def _celex(asked: _Asked) -> _Told:
    found = [each for each in asked.work.identifiers if each.startswith("http")]
    if asked.work.celex is None:
        return [f"No CELEX number of {asked.name} is confirmed."], []
    said = [f"{asked.work.celex} is the CELEX number of {asked.name}."]
    return [*said, *(f"Its European Legislation Identifier: {each}" for each in found)], []


def _basis(asked: _Asked) -> _Told:
    """The article of the Treaty that the preamble names, in its own words."""
    document = asked.world.edition(asked.work.id)
    spans = list(_recited(document)) if document else []
    if not document or not spans:
        return [
            f"No legal basis of {asked.name} is recorded, and no text of it is held whose preamble would name one; "
            f"`vouch fetch {asked.work.celex or asked.work.id}` or `vouch add` brings the text."
        ], []
    return [f"{asked.name}: “{spans[0].of(document.text)}”"], []


def _recited(document: Document) -> Iterator[Span]:
    """ "Having regard to the Treaty …, and in particular Article … thereof": citations that name an article of a treaty."""
    for unit in document.units:
        said = unit.span.of(document.text)
        if unit.kind == "citation" and "Treat" in said and "Article" in said:
            yield unit.span


_ANSWERS: dict[str, Callable[[_Asked], _Told]] = {
    "holds": _holds,
    "replaced": _replaced,
    "replaces": _replaces,
    "amended": _amended,
    "bound": _bound,
    "binding": _binding,
    "starts": _starts,
    "transposed": _transposed,
    "adopted": _adopted,
    "published": _published,
    "celex": _celex,
    "basis": _basis,
}


# --------------------------------------------------------------------------- writing it


def _write(works: Sequence[Work], told: Sequence[_Told], one: Interpretation, world: World, answer: Answer) -> None:
    """The sentences as claims, cited to what is held of the works; selected are the works and what they name."""
    items: list[str] = []
    cited_by = [each for note in one.notes if note.startswith("behind:") for each in note.removeprefix("behind:").split(",")]
    for row in (row for row in world.rows if row.action.number in cited_by):
        names = listed([work.short_title for work in works if work.id in row.acts])
        answer.claim(f"{row.action.label} cites {names}.", answer.cite(row.document, row.action.place, row.action.text))
    for work, (said, others) in zip(works, told, strict=True):
        document = world.edition(work.id)
        cited = [answer.cite(document.id, *_basis_or_head(document, said))] if document else []
        for each in said:
            answer.claim(in_words(each), *cited)
        items.append(document.id if document else work.id)
        for other in others:
            held = world.edition(other.id)
            if held:
                answer.cite(held.id, *_head(held))
            items.append(held.id if held else other.id)
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.status = "complete"
    unknown = ("No ", "Not recorded")
    if all(said[0].startswith(unknown) and not said[0].startswith("No:") and said[0] != "No." for said, _ in told):
        answer.status = "answered"
    answer.result = Result("documents", tuple(dict.fromkeys(items)), "complete", len(works))


def _basis_or_head(document: Document, said: Sequence[str]) -> tuple[str, Span]:
    """Where the words quoted stand, else the title."""
    quoted = {span.of(document.text): span for span in _recited(document)}
    for words, span in quoted.items():
        if any(f"“{words}”" in each for each in said):
            unit = next(unit for unit in document.units if unit.span == span)
            return unit.place, span
    return _head(document)


def _head(document: Document) -> tuple[str, Span]:
    unit = next((unit for unit in document.units if unit.kind == "title"), document.units[0])
    return unit.place, unit.span


def _held(work: Work, world: World) -> bool:
    return world.edition(work.id) is not None


def _unique(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def in_words(text: str) -> str:
    """A sentence with its ISO days as people write them: 2016-10-04 → 4 October 2016."""
    return re.sub(r"\b(\d{4})-(\d\d)-(\d\d)\b", _day, text)


def _day(match: re.Match[str]) -> str:
    year, month, day = map(int, match.groups())
    try:
        return editions.written(dt.date(year, month, day))
    except ValueError:
        return match.group()

