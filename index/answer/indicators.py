"""The indicators that a question selects."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, sentence
from index.answer.selection import gauges, readings
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.world import Gauge, World


def selected(one: Interpretation, world: World, answer: Answer) -> None:
    """The indicators asked for."""
    plain = readings(one)[0][1]
    found = gauges(plain, world)
    checked = len(world.gauges)
    answer.result = Result("indicators", tuple(gauge.id for gauge in found), "complete", checked)
    filters = [_as_source(item) for item in plain.filters]
    what = conditions.said(filters, one.language, world, len(found), none=not found)
    fields = conditions.looked_at(filters, one.language)
    behind = f" {phrase(one.language, 'checked_indicators', fields=fields, checked=checked)}" if fields else ""
    if not found:
        answer.status = "empty"
        said = [item for item in filters if item.values or item.field != "number"]  # without a place in the order that nothing has
        number = next((note.rpartition(":")[2] for note in one.notes if note.startswith("picked:nth:")), "")
        if number and len(said) < len(filters) and gauges(replace(one, filters=tuple(said), notes=()), world):
            selected(replace(one, filters=tuple(said), notes=()), world, answer)
            answer.status, answer.result = "empty", Result("indicators", (), "complete", checked)
            answer.answer = f"{answer.answer} {phrase(one.language, 'picked_none', n=number)}"
            return
        filters, what = said, conditions.said(said, one.language, world, 0, none=True)
        there = conditions.nothing_lacks(filters, one.language, world, checked)
        none = phrase(one.language, "lacks_none_indicators" if there else "none_indicators", checked=checked, what=there or what)
        text = f"{sentence(none)}{behind}"
        answer.answer = phrase(one.language, "no", why=text) if one.form == "yes_no" else text
        return
    numbers = [gauge.indicator.number for gauge in found]
    items = label(one.language, "indicator", numbers) if len(numbers) == 1 else joined(one.language, numbers)
    whole = len(found) == checked and checked > 1
    if whole and not what:
        items = phrase(one.language, "to", first=numbers[0], last=numbers[-1])
    key = ("list_all_indicators" if whole else "list_indicators") if what else "all_indicators"
    values = {"items": items, "count": len(found), "checked": checked, "what": what}
    text = f"{phrase(one.language, key, number=len(found), **values)}{behind}"
    answer.answer = phrase(one.language, "yes", why=text) if one.form == "yes_no" else text
    for gauge in found:
        answer.claim(_gauge(gauge, answer), answer.cite(gauge.document, gauge.indicator.place, gauge.indicator.text))


def ranked(one: Interpretation, world: World, answer: Answer) -> None:
    """The indicators with the most or fewest data sources; of nothing else is anything recorded that could rank them."""
    plain = readings(one)[0][1]
    if not any(item.field == "source" for item in plain.filters):
        answer.status, answer.answer = "not_found", phrase(one.language, "unread", words=conditions.quoted(one.question, one.language))
        return
    plain = replace(plain, filters=tuple(item for item in plain.filters if (item.field, item.op) != ("source", "present")))
    found = gauges(plain, world)
    counts = {gauge.id: len(gauge.sources) for gauge in found}
    best = (max if one.order == "most" else min)(counts.values(), default=0)
    chosen = [gauge for gauge in found if counts[gauge.id] == best]
    lines = tuple((unit_label(gauge.indicator.label, one.language), counts[gauge.id]) for gauge in found)
    answer.result = Result("indicators", tuple(gauge.id for gauge in chosen), "complete", len(world.gauges), columns=("indicator", "sources"), rows=lines)
    if not chosen:
        answer.status, answer.answer = "empty", phrase(one.language, "no_values")
        return
    labels = label(one.language, "indicator", [gauge.indicator.number for gauge in chosen])
    key = "rank_most_field" if one.order == "most" else "rank_fewest_field"
    answer.answer = sentence(phrase(one.language, key, number=len(chosen), labels=labels, noun=phrase(one.language, "noun_sources"), count=best))
    for gauge in chosen:
        answer.claim(_gauge(gauge, answer), answer.cite(gauge.document, gauge.indicator.place, gauge.indicator.text))


def sources(one: Interpretation, world: World, answer: Answer) -> None:
    """The data sources that the indicators name, with how many name each; or those that most or fewest of them name."""
    found = gauges(readings(one)[0][1], world)
    counts = Counter({name: sum(name in gauge.sources for gauge in found) for gauge in found for name in _in_order(gauge)})
    checked = len(found)
    chosen = tuple(counts)
    if one.form == "rank" and counts:
        best = (max if one.order == "most" else min)(counts.values())
        chosen = tuple(name for name in counts if counts[name] == best)
    lines = tuple((conditions.bare(name, one.language, world), count) for name, count in counts.most_common())
    answer.result = Result("sources", chosen, "complete", len(world.gauges), columns=("source", "indicators"), rows=lines)
    if not chosen:
        answer.status, answer.answer = "empty", phrase(one.language, "no_values")
        return
    if one.form == "rank":
        called = joined(one.language, [conditions.called(name, one.language, world) for name in chosen])
        each = phrase(one.language, "each") if len(chosen) > 1 else ""
        said = phrase(one.language, "source_most" if one.order == "most" else "source_fewest", number=len(chosen), items=called, count=best, checked=checked, each=each)
    else:
        items = joined(one.language, [f"{conditions.bare(name, one.language, world)} ({count})" for name, count in counts.most_common()])
        said = phrase(one.language, "sources_list", number=len(chosen), checked=checked, count=len(chosen), items=items)
        answer.note(phrase(one.language, "note_indicators"))
    answer.answer = sentence(said)
    answer.claim(answer.answer, *[answer.cite(gauge.document, gauge.indicator.place, gauge.indicator.text) for gauge in found if gauge.sources & set(chosen)])


def _in_order(gauge: Gauge) -> list[str]:
    return [source.name for source in gauge.indicator.sources]


def _as_source(item: Filter) -> Filter:
    """A condition on bodies as what it is of an indicator: one on its data sources."""
    fields = {"body": "source", "body_count": "source_count"}
    return replace(item, field=fields[item.field]) if item.field in fields else item


def _gauge(gauge: Gauge, answer: Answer) -> str:
    """An indicator in one line: label and data sources."""
    language, world = answer.language, answer.world
    sources = [conditions.bare(name, language, world) for name in sorted(gauge.sources)]
    told = ", ".join(sources) or phrase(language, "sourceless")
    return phrase(language, "labelled", label=unit_label(gauge.indicator.label, language), text=told)
