"""Judged units: what a hit counts as, whatever edition of a text it stands in.

Gold names a *work* and a unit (``32014L0042/art_10``), because the same article may be held as
published, consolidated, in another language or as a digest, and any of them answers. A gold
without a place (``32024L1260``) is met by any unit of the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from evaluation.load import Gold

Unit = tuple[str, str]
"""(document, place) of a hit or a citation."""

_CONSOLIDATED = re.compile(r"0(\d{4}[A-Z]\d{4})-\d{8}")
_EDITION = re.compile(r"\.(?:digest|[a-z]{2})$")


def work_of(document: str) -> str:
    """The work a document is an edition of, by the forms of identifier that DESIGN fixes.

    ``32014L0042.digest`` and ``32014L0042.fr`` → ``32014L0042``; ``02019L1153-20240709`` →
    ``32019L1153``; other identifiers name their work themselves.
    """
    consolidated = _CONSOLIDATED.fullmatch(_EDITION.sub("", document))
    return f"3{consolidated[1]}" if consolidated else _EDITION.sub("", document)


def judged(document: str, place: str) -> str:
    """The unit that a hit is judged as: its work and the outermost part of its place."""
    return f"{work_of(document)}/{place.split('.')[0]}" if place else work_of(document)


def meets(gold: str, document: str, place: str) -> bool:
    """Whether a hit lies in the gold unit (``act_25.timetable`` lies in ``act_25``)."""
    work, _, wanted = gold.partition("/")
    if work != work_of(document):
        return False
    return not wanted or place == wanted or place.startswith(wanted + ".")


def credited(gold: Gold, document: str, place: str) -> str:
    """What a hit is counted as for this gold: the first alternative of the need that it meets,
    the related unit that it meets, or else its judged unit."""
    for need in gold.needs or ():
        if any(meets(alternative, document, place) for alternative in need):
            return need[0]
    for related in gold.related:
        if meets(related, document, place):
            return related
    return judged(document, place)


def ranking(gold: Gold, hits: Iterable[Unit]) -> list[str]:
    """Hits, best first, as units of this gold, best first: a unit counts where it comes first."""
    return list(dict.fromkeys(credited(gold, document, place) for document, place in hits))


def grades(gold: Gold) -> dict[str, int]:
    """Relevance judgements of this gold: 2 answers it, 1 is related."""
    return dict.fromkeys(gold.related, 1) | {need[0]: 2 for need in gold.needs or ()}


def qrels_lines(identifier: str, gold: Gold) -> list[str]:
    """The same judgements in TREC's format, one line a unit, every alternative of grade 2."""
    judgements = dict.fromkeys(gold.related, 1)
    judgements |= {alternative: 2 for need in gold.needs or () for alternative in need}
    return [f"{identifier} 0 {unit} {grade}" for unit, grade in judgements.items()]
