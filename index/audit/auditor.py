"""A document → its audit on a day, with what people decided on its references."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.audit.concerns import Concerns
from index.audit.consequence import consequence
from index.audit.identity import Identities, Identity, context_of, plain
from index.audit.legal import LegalStatus, verdict
from index.audit.model import Audit, Judged, NamedText, Row, Verdict, least_sound
from index.audit.successions import succeeded
from index.cited_as import misnamed, written_on
from index.records import Records
from index.resolution import Resolution, Resolver, Target
from index.review.match import Matched, Subject, match
from index.review.model import Decision
from ingest.bodies import Bodies
from ingest.fold import tokens
from ingest.model import Document, Finding, Mention, Reference
from ingest.naming import is_inside, kind_of
from ingest.works import Works


def audit(
    records: Records,
    bodies: Bodies,
    document: str,
    on: dt.date,
    decisions: Sequence[Decision] = (),
    resolver: Resolver | None = None,
    about: str | None = None,
) -> Audit:
    """Audit every reference of a document.

    Args:
        decisions: those on this document that count (``Journal.active``).
        resolver: one of these records, where several documents are audited.
        about: id of the plan that the document speaks of where it says "Action 8", if that is known.

    Raises:
        UnknownDocument: the index does not hold it.
    """
    using = resolver or Resolver(records)
    return _Auditor(records, bodies, records.document(document), on, using, about).run(decisions)


@dataclass(frozen=True, slots=True)
class _Found:
    """A reference or mention with its identity and where it stands."""

    item: Reference | Mention
    identity: Identity
    place: str
    label: str
    by_hand: bool = False

    def subject(self) -> Subject:
        return Subject(self.identity.id, self.identity.key, self.identity.context, plain(self.item.text), self.place)


class _Auditor:
    def __init__(
        self,
        records: Records,
        bodies: Bodies,
        document: Document,
        on: dt.date,
        resolver: Resolver,
        about: str | None,
    ) -> None:
        self.records = records
        self.bodies = bodies
        self.document = document
        self.on = on
        self.resolver = resolver
        self.about = about
        self.work = records.work_of(document.id)
        work = records.works.get(self.work)
        self.written = document.as_of or (work.date if work else None)
        if self.written is None and document.kind == "legal_act":
            head = next((unit for unit in document.units if unit.kind == "title"), None)
            self.written = written_on(document.text[head.start : head.end] if head else document.title)
        self.status = LegalStatus(Works(tuple(records.works.values())), on, self.written)
        self.concerns = Concerns(records, document)

    def run(self, decisions: Sequence[Decision]) -> Audit:
        id = self.document.id
        references = list(self._identified(self.records.references(id)))
        mentions = list(self._identified(self.records.mentions(id)))
        taken = {(each.item.start, each.item.end) for each in references}
        added = list(self._added([each for each in decisions if each.decision == "added"], taken))
        references = sorted([*references, *added], key=lambda each: (each.item.start, each.item.end))
        matched = match(decisions, [each.subject() for each in (*references, *mentions)])
        reviews = {each.subject: each for each in matched if each.subject is not None}
        return Audit(
            self.document,
            self.work,
            self.written,
            self.status.of(self.records.works.get(self.work)),
            self.on,
            tuple(self._row(each, reviews.get(each.identity.id)) for each in references),
            tuple(self._named(each, reviews.get(each.identity.id)) for each in mentions),
            succeeded(self.records, self.bodies, self.document, self.on, self.written),
            tuple(dict.fromkeys((*self.document.findings, *self._misnamed()))),
            tuple(each for each in matched if each.standing == "orphaned"),
        )

    def _misnamed(self) -> Iterator[Finding]:
        """Acts cited wrongly; of a text that is no part of the index nobody has looked for them before."""
        id = self.document.id
        return misnamed(self.document, self.records.references(id), self.records.mentions(id), self.resolver.texts.work)

    # ------------------------------------------------------------------ what there is

    def _identified(self, items: Sequence[Reference] | Sequence[Mention]) -> Iterator[_Found]:
        identities = Identities(self.document)
        for item in items:
            identifiers = item.identifiers if isinstance(item, Reference) else ()
            places = item.places if isinstance(item, Reference) else ()
            identity = identities.of(item.start, item.end, identifiers, places)
            yield _Found(item, identity, *self._where(item.start, item.end))

    def _added(self, decisions: Sequence[Decision], taken: set[tuple[int, int]]) -> Iterator[_Found]:
        """References that a reviewer added, where their words stand now: in the same surroundings, else in the
        same unit."""
        identities = Identities(self.document)
        for decision in decisions:
            spans = [span for span in self._spans(decision.words) if span not in taken]
            same = [span for span in spans if context_of(self.document.text, *span) == decision.context]
            near = [span for span in spans if self._where(*span)[0] == decision.place]
            for start, end in (same or near)[:1]:
                taken.add((start, end))
                text = self.document.text[start:end]
                item = Reference(
                    start,
                    end,
                    text,
                    kind_of(decision.identifiers[0]),
                    decision.identifiers,
                    decision.places,
                    None,
                    False,
                )
                identity = identities.of(start, end, decision.identifiers, decision.places)
                yield _Found(item, identity, *self._where(start, end), by_hand=True)

    def _spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Where these plain words stand in the text."""
        if not words:
            return
        wanted = words.split(" ")
        for at in self._first.get(wanted[0], ()):
            run = self._tokens[at : at + len(wanted)]
            if [word for word, _, _ in run] == wanted:
                yield run[0][1], run[-1][2]

    @cached_property
    def _tokens(self) -> list[tuple[str, int, int]]:
        return tokens(self.document.text)

    @cached_property
    def _first(self) -> dict[str, list[int]]:
        """Where each word stands, as indexes of tokens."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, (word, _, _) in enumerate(self._tokens):
            found[word].append(at)
        return found

    def _where(self, start: int, end: int) -> tuple[str, str]:
        unit = self.records.innermost(self.document.id, start, end)
        return (unit.place, unit.label) if unit else ("", "")

    # ------------------------------------------------------------------ rows

    def _row(self, found: _Found, review: Matched | None) -> Row:
        reference = found.item
        assert isinstance(reference, Reference)
        meant = reference
        if review is not None and review.standing == "stands" and review.decision.decision == "corrected":
            decision = review.decision
            meant = replace(
                reference,
                identifiers=decision.identifiers,
                places=decision.places,
                kind=kind_of(decision.identifiers[0]),
                anaphoric=False,
                ambiguous=False,
            )
        resolved = self.resolver.resolve(meant, self.document.id, self.about)
        judged = tuple(self._judged(target, resolved) for target in resolved.targets)
        concerns = self.concerns.of(reference.start, reference.end)
        follows = consequence(concerns, judged, self.written) if resolved.state != "ambiguous" else ""
        return Row(
            found.identity.id,
            found.identity.key,
            found.identity.context,
            reference,
            found.place,
            found.label,
            resolved,
            judged,
            _verdict(resolved, judged),
            concerns,
            follows or resolved.note,
            meant.identifiers,
            meant.places,
            review,
            found.by_hand,
        )

    def _judged(self, target: Target, resolved: Resolution) -> Judged:
        own = resolved.internal or is_inside(target.identifier)
        work = self.records.works.get(target.work) if target.work and not own else None
        legal = self.status.of(work)
        if target.state == "broken":
            return Judged(target, "broken", legal)
        if own and target.state == "held":
            return Judged(target, "internal", None)
        if legal is not None and {each.by for each in legal.deciding} == {self.work}:
            return Judged(target, "by_this_text", legal)
        return Judged(target, verdict(legal), legal)

    def _named(self, found: _Found, review: Matched | None) -> NamedText:
        mention = found.item
        assert isinstance(mention, Mention)
        resolved = self.resolver.mention(mention, self.document.id)
        return NamedText(
            found.identity.id,
            found.identity.key,
            found.identity.context,
            mention,
            found.place,
            found.label,
            resolved,
            review,
        )


def _verdict(found: Resolution, judged: Sequence[Judged]) -> Verdict:
    if found.state == "ambiguous":
        return "ambiguous"
    if not judged:
        return "unresolved"
    return least_sound([each.verdict for each in judged])
