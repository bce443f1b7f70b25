"""What is asked of indicators and footnotes that only actions have: a timetable, responsible bodies, a place in the plan."""

from __future__ import annotations

from index.answer.model import Answer, Result
from index.answer.phrases import label, phrase, sentence
from index.question.filters import field_of
from index.question.interpretation import Interpretation
from index.world import Gauge
from ingest.model import Document, Unit

#: Fields of actions, and conditions on them → the frame that says that a unit has none.
_FRAMES = {
    "timetable": "no_timetable", "duration": "no_timetable", "year": "no_timetable", "year_count": "no_timetable", "bodies": "no_bodies",
    "body_count": "no_bodies", "areas": "no_areas", "area": "no_areas", "area_count": "no_areas", "priority": "no_priority",
    "section": "no_section", "acts": "no_acts", "act": "no_acts",
}  # fmt: skip


def missing(one: Interpretation, gauges: list[Gauge], units: list[tuple[Document, Unit]], answer: Answer) -> bool:
    """Answer that the units named lack what is asked for; false where they may have it. Who stands behind an indicator are its
    sources, and told as such besides."""
    notes = [(document, unit) for document, unit in units if unit.kind == "footnote"]
    asked = [*one.fields, *map(field_of, one.filters), *map(field_of, one.choices)]
    frames = dict.fromkeys(_FRAMES[field] for field in asked if field in _FRAMES)
    if not frames or len(notes) < len(units) or not (gauges or notes) or one.subject:
        return False
    if gauges and "bodies" in one.fields:
        return False
    said = []
    named = [(label(one.language, "indicator", [each.indicator.number]), each.document, each.indicator.place, each.indicator.prose) for each in gauges]
    named += [(label(one.language, "footnote", [unit.number]), document.id, unit.place, unit.span) for document, unit in notes]
    for called, document, place, span in named:
        for frame in frames:
            said.append(sentence(phrase(one.language, frame, label=called)))
            answer.claim(said[-1], answer.cite(document, place, span))
    answer.status = "empty"
    answer.answer = f"{' '.join(said)} {phrase(one.language, 'of_actions_only')}"
    answer.result = Result("units", (), "complete", len(gauges) + len(notes))
    return True
