"""Which countries, regions or cities a plan names: every name of them that a general reader knows, found by a scan of its text.

Only where a question asks nothing else: each of its words is one for such places, for naming, for the plan, or a small one.
The Union and its Member States as such are none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.gazetteer import known, of_sort
from index.question.interpretation import Interpretation
from index.world import Words, World
from ingest.fold import tokens
from ingest.model import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SORTS = {
    "en": {"country": _words("country countries state states nation nations"), "region": _words("region regions"), "city": _words("city cities town towns")},
    "fr": {"country": _words("pays etat etats"), "region": _words("region regions"), "city": _words("ville villes")},
    "de": {"country": _words("land lander landern staat staaten drittstaaten drittlander"), "region": _words("region regionen"), "city": _words("stadt stadte stadten")},
    "es": {"country": _words("pais paises estado estados"), "region": _words("region regiones"), "city": _words("ciudad ciudades")},
}
_NAMING = {
    "en": _words("name names named mention mentions mentioned mentioning list lists listed refer refers referred reference cite cites cited appear appears occur occurs speak speaks say says come comes spelt"),
    "fr": _words("nomme nomment nomme-t-il nommes nommee nommees mentionne mentionnes mentionnees mentionne-t-il cite cites citees cite-t-il apparaissent figurent nommement"),
    "de": _words("nennt genannt erwahnt erwahnen namentlich nennen vor kommen aufgefuhrt beim namen"),
    "es": _words("nombra nombran nombrados nombradas menciona mencionan mencionados mencionadas cita citan citados citadas aparecen figuran nombre"),
}
_FRAMING = {
    "en": _words("which plan action plan's text document drugs drug eu foreign third non-eu by whole anywhere union european world actual individual particular specific"),
    "fr": _words("quels quelles plan d'action action texte document drogues drogue tiers etrangers etrangeres ue nom"),
    "de": _words("welche welchen plan aktionsplan drogenaktionsplan text dokument eu auslandischen fremden werden"),
    "es": _words("cuales plan accion texto documento drogas droga terceros extranjeros extranjeras ue"),
}
_ACTIONS = _words("action actions mesure mesures massnahme massnahmen accion acciones")
_WITH = {"country": ("country", "region"), "region": ("region",), "city": ("city",)}
"""A region stands for the countries in it: who asks for countries is told those too, apart."""


def is_sort(words: str) -> bool:
    """Whether words say a sort of places ("third country", "city"), and not one by its name."""
    last = words.split()[-1:]
    return bool(last) and any(last[0] in said for sorts in _SORTS.values() for said in sorts.values())


def answers(one: Interpretation, world: World) -> bool:
    """Whether a question asks which places of a sort the plan names, and nothing else."""
    return bool(world.plans) and _sort(one) is not None


def _sort(one: Interpretation) -> str | None:
    if any(item.field != "word" for item in one.filters) or one.choices or not all(place.startswith("action:") for place in one.places) or one.form not in ("list", "count", "yes_no"):
        return None
    language = one.language
    said = [word.removesuffix("'s") for word, _, _ in tokens(one.question)]
    asked = [sort for sort, words in _SORTS[language].items() if words.intersection(said)]
    small = _FRAMING[language] | FUNCTION_WORDS[language] | FRAME_WORDS[language]
    numbers = {place.partition(":")[2] for place in one.places}
    small |= numbers | _ACTIONS if numbers else frozenset()
    rest = [word for word in said if not any(word in words for words in _SORTS[language].values()) and word not in small | _NAMING[language]]
    named = _NAMING[language].intersection(said) and (numbers or "plan" in " ".join(said))
    return asked[0] if len(asked) == 1 and named and not rest else None


def of_another_sort(said: str, before: Interpretation) -> str:
    """ "Which countries does the plan name? … *And cities?*": the question before about the other sort; "" where more is said."""
    words = [word for word, _, _ in tokens(said)]
    sorts = [word for word in words if is_sort(word)]
    small = FUNCTION_WORDS[before.language] | FRAME_WORDS[before.language] | _FRAMING[before.language]
    asked = [(start, end) for word, start, end in tokens(before.question) if is_sort(word)]
    if _sort(before) is None or len(sorts) != 1 or len(asked) != 1 or not all(word in small or word in sorts for word in words):
        return ""
    (start, end), new = asked[0], next(said[at:to] for word, at, to in tokens(said) if word == sorts[0])
    return before.question[:start] + new + before.question[end:]


def tell(one: Interpretation, world: World, answer: Answer) -> None:
    """Tell the places named with where, or that none is."""
    sort = _sort(one) or "country"
    language, places = one.language, {f"act_{place.partition(':')[2]}" for place in one.places}
    called = label(language, "action", [place.partition(":")[2] for place in one.places]) if places else world.plans[0].title
    checked = [each for each in world.words if each.document in {plan.id for plan in world.plans} and (not places or each.unit.place.split(".")[0] in places)]
    units: dict[str, None] = {}
    said = []
    groups = []
    for each in _WITH[sort]:
        found: dict[str, dict[str, str]] = {}
        for words, name, span in _named(each, checked, world):
            found.setdefault(name, {}).setdefault(words.id, unit_label(words.unit.label.removesuffix(", text"), language, world))
            if words.id not in units:
                units[words.id] = None
                answer.claim(phrase(language, "labelled", label=unit_label(words.unit.label.removesuffix(", text"), language, world), text=name), answer.cite(words.document, words.unit.place, span))
        if found:
            groups.append({"label": joined(language, list(found)), "items": list(dict.fromkeys(id for where in found.values() for id in where)), "count": len(found)})
        listed = joined(language, [f"{name} ({', '.join(labels.values())})" for name, labels in found.items()])
        if found or each == sort:
            said.append(phrase(language, f"names_{each}", plan=called, count=len(found), items=listed) if found else phrase(language, f"names_no_{each}", plan=called if places else phrase(language, "plan_named")))
    answer.status = "complete" if units else "empty"
    answer.result = Result("units", tuple(units), "complete", len(checked), groups=tuple(groups))
    answer.answer = phrase(language, "yes" if units else "no", why=" ".join(said)) if one.form == "yes_no" else " ".join(said)
    answer.note(phrase(language, "note_place_names", count=known(sort)))


def _named(sort: str, units: Sequence[Words], world: World) -> Iterator[tuple[Words, str, Span]]:
    """Every place of a sort that some units name: the unit, the name, and where it stands."""
    for words in units:
        text = world.text(words.document, words.unit.span)
        for span in of_sort(text, sort):
            yield words, span.of(text), Span(words.unit.span.start + span.start, words.unit.span.start + span.end)
