"""References and mentions → resolutions: one resolver for an index version, safe to share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from index.records import Records
from index.resolution import inside
from index.resolution.amending import amending_articles
from index.resolution.candidates import BEARS, Candidates
from index.resolution.model import Candidate, Landing, Resolution, Target, least_sound
from index.resolution.outline import Outline
from index.resolution.texts import Texts
from ingest.identifiers import CELEX
from ingest.model import Document, Mention, Reference, Unit, Work
from ingest.naming import is_inside, name_of

_SELF = "self"
_BESIDE = 8
_PLANNED = re.compile(r"(?i)\b(?:action plan|plan of action|road ?map|agenda|programme|strategy)\b")
"""Names of texts that number actions."""
_GAP = re.compile(r"[\s,]*\(?(?:the )?")


class Resolver:
    """Tells what the references of any text lead to in one index version."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.texts = Texts(records)
        self._outlines: dict[str, Outline] = {}
        self._amending: dict[str, list[tuple[Unit, str]]] = {}
        self._references: dict[str, tuple[Reference, ...]] = {}
        self._plans_named: dict[str, bool] = {}

    def resolve(self, reference: Reference, home: str | None = None, about: str | None = None) -> Resolution:
        """What ``reference`` leads to.

        Args:
            home: id of the document it stands in; ``None`` for a text outside the index, such as a draft.
            about: id of the plan that such a text is about: its "Action 8" is that plan's. Without it a text
                outside the index is taken to speak of the plan held, if only one is.
        """
        if not reference.identifiers:
            return Resolution("unresolved", note="What these words point back to could not be told.")
        if all(map(is_inside, reference.identifiers)):
            return self._inside(reference, home, about)
        if reference.identifiers == (_SELF,):
            return self._own(reference, home)
        near = self._near(reference, home)
        targets = self._placed(reference, [self._target(id, reference, near) for id in reference.identifiers])
        if reference.ambiguous and len(targets) > 1:
            return Resolution("ambiguous", targets, note=_either(targets))
        own = self.records.work_of(home) if home else None
        internal = own is not None and all(target.work == own for target in targets)
        return Resolution(least_sound([target.state for target in targets]), targets, internal=internal)

    def mention(self, mention: Mention, home: str | None = None) -> Resolution:
        """What a text named without a number may be. Bodies, programmes and addresses have no candidates."""
        if mention.kind != "text":
            return Resolution("unresolved", note=f"Named without an identifier ({mention.kind}).")
        found = {each.work: each for each in self._candidates.of(mention.name)}
        if home is not None:
            beside = self._beside(mention, home)
            if beside is not None:
                reason = f"“{beside.text}” stands beside the name"
                for target in self.resolve(beside, home).targets:
                    if target.work and target.work in found:
                        found[target.work] = _and_says(found[target.work], reason)
                    elif target.work:
                        found[target.work] = Candidate(target.work, target.title, target.document, 0.0, (), (reason,))
            own = self.records.work_of(home)
            if own in found:
                found[own] = _and_says(found[own], "it is this text itself")
        note = (
            "Named without a number; candidates are offered, none is taken."
            if found
            else "Named without a number; nothing that the catalogue knows bears these words."
        )
        return Resolution("unresolved", candidates=tuple(found.values()), note=note)

    def _beside(self, mention: Mention, home: str) -> Reference | None:
        """A reference in brackets behind the name, or right before it: "the Directive on … (2014/42/EU)"."""
        if home not in self._references:
            self._references[home] = self.records.references(home)
        text = self.records.document(home).text
        for one in self._references[home]:
            gap = text[mention.end : one.start] if one.start >= mention.end else text[one.end : mention.start]
            if len(gap) <= _BESIDE and _GAP.fullmatch(gap):
                return one
        return None

    # ------------------------------------------------------------------ texts

    def _target(self, identifier: str, reference: Reference, near: str = "", *, guessed: bool = False) -> Target:
        work = self.texts.work(identifier)
        if work is None:
            missing = "Not held, and not known to the catalogue."
            return Target(identifier, _as_written(reference) or name_of(identifier), "not_held", missing=missing)
        editions = self.texts.editions(work.id)
        if not editions:
            missing = "Not held; the catalogue knows of it."
            return Target(identifier, work.title, "not_held", work.id, missing=missing)
        return self._held(identifier, work, editions, reference, near, guessed=guessed or reference.anaphoric)

    def _held(
        self,
        identifier: str,
        work: Work,
        editions: Sequence[Document],
        reference: Reference,
        near: str,
        *,
        guessed: bool,
    ) -> Target:
        notes: list[str] = []
        wanted = [each for each in editions if each.id == identifier]
        match = CELEX.fullmatch(identifier)
        if match and match["state"] and not wanted:
            notes.append(f"The consolidated state of {match['state']} is not held; {editions[0].id} was looked into.")
        editions = [*wanted, *(each for each in editions if each not in wanted)]
        document, landings = self._best(editions, reference.places, near)
        if guessed:
            landings = tuple(_softened(each, reference.text) for each in landings)
        if document is not editions[0] and document.state != "digest":
            notes.append(f"Found in {document.id}; {editions[0].id} has no such place.")
        missing = " ".join(dict.fromkeys(each.note for each in landings if each.reached == "missing"))
        if missing:
            texts = [each for each in editions if each.state != "digest"] or editions
            notes.append(f"Looked into: {', '.join(each.id for each in texts)}.")
        return Target(
            identifier,
            work.title,
            "broken" if missing else "held",
            work.id,
            document.id,
            "digest" if document.state == "digest" else "text",
            landings,
            missing,
            tuple(notes),
        )

    def _best(
        self, editions: Sequence[Document], places: Sequence[str], near: str
    ) -> tuple[Document, tuple[Landing, ...]]:
        """The first edition that has all the places; where none has, that which has most. A digest counts only
        where no text is held: it would hide that the text lacks the place."""
        texts = [each for each in editions if each.state != "digest"] or list(editions)
        found = [(each, tuple(self._outline(each).land(place, near) for place in places)) for each in texts]

        def lacking(pair: tuple[Document, tuple[Landing, ...]]) -> tuple[int, int, int]:
            reached = [landing.reached for landing in pair[1]]
            deep = sum(landing.place.count(".") + bool(landing.place) for landing in pair[1])
            return reached.count("missing"), reached.count("around"), -deep

        return min(found, key=lacking)  # the first of those that are alike

    def _placed(self, reference: Reference, targets: Sequence[Target]) -> tuple[Target, ...]:
        """Of several texts ("Articles 83 TFEU and 31 TEU") a place belongs to one, and the words do not say which:
        it is missing only where every text is held and none has it."""
        if len(targets) < 2 or not reference.places or reference.ambiguous:
            return tuple(targets)
        elsewhere = any(target.document is None for target in targets)
        found = {landing.cited for target in targets for landing in target.landings if landing.reached != "missing"}
        fixed = []
        for target in targets:
            kept = tuple(
                each for each in target.landings if each.reached != "missing" or not (elsewhere or each.cited in found)
            )
            lacks = " ".join(dict.fromkeys(each.note for each in kept if each.reached == "missing"))
            state = target.state if target.state != "broken" or lacks else "held"
            fixed.append(
                replace(
                    target, landings=kept, missing=lacks or ("" if state == "held" else target.missing), state=state
                )
            )
        return tuple(fixed)

    # ------------------------------------------------------------------ the text itself

    def _own(self, reference: Reference, home: str | None) -> Resolution:
        if home is None:
            return Resolution(
                "unresolved", note="The text speaks of itself, and it is not in the index.", internal=True
            )
        document = self.records.document(home)
        amended = self._amended(document, reference)
        if amended is not None:
            target = self._target(amended, reference, guessed=True)
            note = f"The words stand where the text amends {name_of(amended)}, and are taken to be of that."
            return Resolution(target.state, (replace(target, notes=(*target.notes, note)),))
        editions = [document, *(e for e in self.texts.editions(self.records.work_of(home)) if e.id != home)]
        editions = [each for each in editions if each.state != "digest" or document.state == "digest"]
        best, landings = self._best(editions, reference.places, self._near(reference, home))
        lost = [each for each in landings if each.reached == "missing" or not each.place]
        if document.kind != "legal_act" and lost:
            note = "The text has no such part of its own, and the words do not say of which act it is."
            return Resolution("unresolved", note=note)
        missing = " ".join(dict.fromkeys(each.note for each in landings if each.reached == "missing"))
        target = Target(
            _SELF,
            document.title,
            "broken" if missing else "held",
            self.records.work_of(home),
            best.id,
            "digest" if best.state == "digest" else "text",
            landings,
            missing,
        )
        return Resolution(target.state, (target,), internal=True)

    def _amended(self, document: Document, reference: Reference) -> str | None:
        """The act that the article around ``reference`` amends: words that an act gives another are that one's.

        The finder tells the more exact cases by itself ("Article 5 is amended as follows"); what it leaves
        as the text's own are quoted articles.
        """
        if document.kind != "legal_act" or not (reference.places or self._quoted(document, reference)):
            return None
        key = document.id
        if key not in self._amending:
            self._amending[key] = list(amending_articles(document, self.records.references(key)))
        for unit, act in self._amending[key]:
            if unit.start <= reference.start < unit.end and act not in self._own_numbers(document):
                return act
        return None

    def _quoted(self, document: Document, reference: Reference) -> bool:
        """Whether it stands in an article that is quoted: "this Directive" is then the amended one."""
        unit = self.records.innermost(document.id, reference.start, reference.end)
        if unit is None:
            return False
        return any(each.kind == "quoted" for each in (unit, *self.records.ancestors(document.id, unit.place)))

    def _own_numbers(self, document: Document) -> frozenset[str]:
        return frozenset({document.id, self.texts.identifier_of(document.id) or document.id})

    def _near(self, reference: Reference, home: str | None) -> str:
        unit = self.records.innermost(home, reference.start, reference.end) if home else None
        return unit.place if unit else ""

    # ------------------------------------------------------------------ units of a plan

    def _inside(self, reference: Reference, home: str | None, about: str | None) -> Resolution:
        points = reference.places
        if home is not None:
            document = self.records.document(home)
            kinds = {id.partition(":")[0] for id in reference.identifiers}
            if document.kind == "action_plan" or kinds == {"footnote"}:
                landed = [inside.land(document, id, points) for id in reference.identifiers]
                if any(landed):
                    return self._in_plan(document, reference.identifiers, points, internal=True)
                if kinds == {"footnote"}:
                    return Resolution("unresolved", note="The text has no footnotes of its own.")
        if about is not None:
            plan = self.records.document(about)
            return self._in_plan(plan, reference.identifiers, points, note=f"Taken to be of {plan.title}.")
        plans = [plan for plan in self._plans if plan.id != home]
        if home is not None and (spoken := self._spoken_of(home, plans)) is not None:
            return self._in_plan(spoken, reference.identifiers, points, note=f"Taken to be of {spoken.title}, which the text names.")
        if home is None and len(plans) == 1:
            return self._in_plan(plans[0], reference.identifiers, points)
        return self._in_some_plan(reference, plans)

    def _spoken_of(self, home: str, plans: Sequence[Document]) -> Document | None:
        """The plan that a report calls by its name, where only one is held and the report names no other: its
        "Action 8" is that plan's. An act or a digest is of its own matter, and speaks of no plan by that."""
        if len(plans) != 1 or self.records.document(home).kind != "report":
            return None
        if home not in self._plans_named:
            own = self.records.work_of(plans[0].id)
            named = [each for each in self.records.mentions(home) if each.kind == "text" and _PLANNED.search(each.name)]
            bearing = [
                {found.work for found in self._candidates.of(each.name) if BEARS in found.reasons} for each in named
            ]
            self._plans_named[home] = bool(bearing) and all(own in works for works in bearing)
        return plans[0] if self._plans_named[home] else None

    def _in_plan(
        self,
        plan: Document,
        identifiers: Sequence[str],
        points: Sequence[str],
        *,
        internal: bool = False,
        note: str = "",
    ) -> Resolution:
        work = self.records.work_of(plan.id)
        targets = []
        for identifier in identifiers:
            landing = inside.land(plan, identifier, points)
            if landing is None:
                kind = identifier.partition(":")[0].replace("_", " ")
                landing = Landing(identifier, "", "", "missing", f"{plan.title} numbers no {kind}s.")
            gone = landing.reached == "missing"
            title = f"{landing.label or name_of(identifier)} of {plan.title}"
            targets.append(
                Target(
                    identifier, title, "broken" if gone else "held", work, plan.id, "text", (landing,),
                    landing.note if gone else "", (note,) if note else (),
                )
            )  # fmt: skip
        return Resolution(least_sound([each.state for each in targets]), tuple(targets), internal=internal)

    def _in_some_plan(self, reference: Reference, plans: Sequence[Document]) -> Resolution:
        """A text of another kind says "Action 8" and not of which plan: those that have one are offered."""
        offered = []
        for plan in plans:
            landed = [inside.land(plan, id, reference.places) for id in reference.identifiers]
            if all(each is not None and each.reached != "missing" for each in landed):
                reason = f"it has {' and '.join(each.label or name_of(each.cited) for each in landed if each)}"
                offered.append(Candidate(self.records.work_of(plan.id), plan.title, plan.id, 1.0, (), (reason,)))
        note = "The words do not say of which plan it is."
        return Resolution("unresolved", candidates=tuple(offered), note=note)

    # ------------------------------------------------------------------ kept

    def _outline(self, document: Document) -> Outline:
        if document.id not in self._outlines:
            self._outlines[document.id] = Outline(document)
        return self._outlines[document.id]

    @cached_property
    def _plans(self) -> tuple[Document, ...]:
        return self.records.default_documents("action_plan")

    @cached_property
    def _candidates(self) -> Candidates:
        works = self.records.works
        held = {id: document for id in works if (document := self.records.default_edition(id)) is not None}
        return Candidates(works, held)


def _softened(landing: Landing, written: str) -> Landing:
    """A missing place of which the words say only a part ("that paragraph") and the rest was told from what
    stands before is not said to be broken: the telling may be at fault."""
    numbers = [part.partition("_")[2] for part in landing.cited.split(".")]
    if landing.reached != "missing" or all(
        re.search(rf"(?<![0-9A-Za-z]){re.escape(n)}(?![0-9A-Za-z])", written) for n in numbers
    ):
        return landing
    note = f"Told from the words before, and not found: {landing.note}"
    return replace(landing, reached="around", note=note)


def _as_written(reference: Reference) -> str:
    """How a text that only its number is known of is called by the words that cite it: "Directive 2011/16/EU"."""
    part = reference.instrument
    if part is None or reference.anaphoric or reference.kind != "act" or len(reference.identifiers) != 1:
        return ""
    words = reference.text[part.start - reference.start : part.end - reference.start]
    return " ".join(words.split()) if re.search(r"[A-Z][a-z].*[0-9]", words) else ""


def _either(targets: Sequence[Target]) -> str:
    known = [target.title for target in targets if target.work]
    said = f"The spelling allows {' or '.join(name_of(target.identifier) for target in targets)}."
    return f"{said} The catalogue knows {' and '.join(known)}." if known else f"{said} The catalogue knows neither."


def _and_says(candidate: Candidate, reason: str) -> Candidate:
    return replace(candidate, reasons=(*candidate.reasons, reason))
