"""The form of the answer wanted: a list, a count, a share, yes or no, a ranking, a table, fields of named units."""

from __future__ import annotations

from itertools import pairwise

from index.question import side_by_side, superlatives, whether
from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.items import Item
from index.question.nouns import NOUNS, TYPES
from ingest.fold import fold


def find(clause: Clause, draft: Draft) -> None:
    if draft.form:
        return
    first = next((item for item in clause.items if item.kind != "punct"), None)
    opening = first.text.lower() if first else ""
    asks = any(item.concepts & {"which", "who", "when", "how_many", "share", "hello"} for item in _opening(clause))
    asks = asks or opening in ("where", "wo", "où", "donde", "dónde")
    there = opening in ("is there", "are there", "was there", "were there")
    openings = {word for item in clause.items[:4] for word in fold(item.text).split()[:1]}
    asks, there = asks and not whether.told(clause), there or whether.told(clause) or whether.topped(clause)
    inverted = bool(openings & whether.INVERTED or whether.turned(clause)) and not asks
    yes_no = inverted or whether.told(clause) or whether.topped(clause) or whether.stated(clause, draft)
    auxiliary = bool(opening) and opening[0] != "à" and fold(opening.split()[0]) in whether.AUXILIARIES  # "À quelle priorité …"
    auxiliary = auxiliary and not (first is not None and first.concepts & {"which", "overview"})  # "*a* summary of …"
    yes_no = yes_no or whether.exist(clause) or (whether.verb_first(clause) and not asks) or (auxiliary and (there or not asks))
    if clause.has("compare") and len({v for f in draft.filters if f.field == "body" for v in f.values}) >= 2:
        draft.form, draft.target = "compare", "actions"
        clause.use(*clause.concepts("how"))
        return
    if side_by_side.headings(clause, draft):
        draft.form = "beside"
        return
    if side_by_side.actions(clause, draft):
        draft.form = "beside"
        if (yes_no or auxiliary) and draft.fields and clause.has("like", "alike", "compare"):
            differ = any(fold(item.text).startswith(side_by_side.DIFFER) for item in clause.items)
            draft.notes.append("whether:differ" if differ else "whether:same")
        return
    if clause.has("acronym", "define"):
        draft.form = "define"
        clause.use(*clause.concepts("acronym", "define"))
        return
    if _what_is_body(clause):
        draft.form, draft.target, draft.filters, draft.choices = "define", "", [], []
        draft.subject += [clause.items[i].text for i in clause.kinds("body")]
        return
    if clause.has("overview") and (draft.filters or draft.choices):
        clause.use(*_asked_first(clause))  # "*give me an overview of* Europol's actions": the list is one
    elif clause.has("overview") and not draft.places:
        draft.form = "overview"
        clause.use(*clause.concepts("overview", "topic", "says", "plan"))
        return
    if clause.has("theme") and not (draft.filters or draft.choices or draft.places or draft.acts):
        draft.notes.append("theme")
        clause.use(*clause.concepts("theme"))
    if clause.has("overview") and draft.target in ("", "priorities", "sections", "areas") and _headings(draft.places):
        draft.target = "actions"  # what stands under a heading is more than its title
    if clause.has("overview") and draft.places:
        clause.use(*clause.concepts("overview"))
    superlative = [i for i in clause.concepts("most", "fewest") if superlatives.ranks(clause, i, draft)] or superlatives.by_size(clause, draft)
    if superlative and draft.target == "bodies" and superlatives.own_year(clause, superlative[0]):
        clause.keep(*superlative)
    if superlative and (clause.has("n_action", "n_body", "n_year") or draft.target):
        draft.order = "most" if clause.items[superlative[0]].concepts & {"most", "largest"} else "fewest"
        superlatives.ranked_by(clause, draft, superlative[0])
        draft.form = "rank"
        superlatives.among_class(clause, draft)
        clause.use(
            *superlative,
            *clause.concepts("responsible", "lead", "has", "due", "start", "running", "n_timetable"),
        )
        return
    if draft.target == "bodies" and clause.has("which") and not clause.has("how_many", "share", "most", "fewest"):
        clause.keep(*[i for i in clause.concepts("per") if fold(clause.items[i].text) in _EVERY])  # "which bodies have one in *each* year?": in all of them
    elif clause.has("how_many", "share") or (clause.has("n_action") and clause.has("per") and _per(clause)):
        by = _per(clause)
        if by:
            draft.form, draft.order = "table", by
            nouns = [i for i in clause.concepts("per") if any(item.concepts & {"n_year", "n_section", "n_priority", "n_area", "n_body"} or item.kind == "class" for item in clause.items[i + 1 : i + 3])]
            clause.keep(*[j for i in nouns[1:] for j in range(i, min(i + 3, len(clause.items))) if clause.items[j].kind != "punct"])  # "*each* agency … *in each* section": another table
            _each_of(clause, draft)
            clause.use(
                *clause.concepts(
                    "how",
                    "per",
                    "n_year",
                    "n_body",
                    "n_area",
                    "n_priority",
                    "n_section",
                    "responsible",
                    "due",
                    "start",
                )
            )
            return
        draft.form = "share" if clause.has("share") else "count"
        clause.use(*clause.concepts("share"))
        return
    if yes_no:
        clause.use(*[i for i in range(len(clause.items)) if whether.tag(clause, i)], *clause.concepts("whether"))
        draft.form = "yes_no"
        return
    draft.form = "list"


_EVERY = frozenset(["each", "every", "jede", "jeder", "jedem", "jedes", "chaque", "cada"])


def _opening(clause: Clause) -> list[Item]:
    """The word that a clause opens with, behind what it names in front ("Acción 39: ¿*a quién* …") and a preposition."""
    words = [item for item in clause.items if item.kind != "punct"]
    marks = [i for i, item in enumerate(clause.items[:3]) if item.text in (":", ",")]
    behind = [item for item in clause.items[marks[-1] :] if item.kind != "punct"] if marks else []
    opened = [*words[:1], *(behind[:1] if words[:1] and words[0].kind == "action" else [])]
    return [*opened, *(following for item, following in pairwise(clause.items) if item in opened and fold(item.text) in _PREPOSITIONS)]


_PREPOSITIONS = frozenset(["a", "de", "por", "para", "con", "en", "an", "bei", "mit", "fur", "von", "auf", "unter", "zu", "par", "pour", "avec", "sur", "dans", "d"])


def addressed(clause: Clause) -> None:
    """ "Who is action 27 *aimed at*?", "who is it *for*?": for whom something is done is no record's, and not who does it."""
    last = next((i for i in range(len(clause.items) - 1, -1, -1) if clause.items[i].kind != "punct"), -1)
    aimed = [i for i, item in enumerate(clause.items) if fold(item.text) in _AIMED or (i == last and fold(item.text) == "for")]
    if clause.has("who") and clause.kinds("action") and aimed and not clause.has("lead", "n_body") and not any("responsible" in item.concepts and i not in aimed for i, item in enumerate(clause.items)):
        clause.keep(*aimed)


_AIMED = frozenset(["aimed at", "targeted at", "directed at", "addressed to", "geared to", "geared towards", "intended for", "meant for", "aimed", "targeted", "s'adresse", "adresse", "s'adressent", "adressent"])


def _asked_first(clause: Clause) -> list[int]:
    """Words for an overview with which a clause begins, courtesies left aside: they ask, and restrict nothing."""
    words = [i for i in clause.concepts("overview") if clause.free(i)]
    return [i for i in words if all(j in words or filler(item) or item.kind == "punct" or item.concepts & _POLITE for j, item in enumerate(clause.items[:i]))]


_POLITE = frozenset(["which", "hello", "request", "light", "topic"])


def _headings(places: list[str]) -> bool:
    """Whether all the places named are headings that actions stand under."""
    return bool(places) and all(place.partition(":")[0] in ("priority", "section", "area") for place in places)


def _what_is_body(clause: Clause) -> bool:
    """ "What is Europol?": the body itself is asked about, not what it has to do."""
    words = [item for item in clause.items if item.kind != "punct"]
    bodies = [item for item in words if item.kind == "body"]
    if len(bodies) != 1 or words[-1] is not bodies[0] or clause.text(*range(len(clause.items))).lower().find("'s ?") > 0:
        return False
    asking = [fold(item.text) for item in words if item.kind != "body"]
    return " ".join(asking) in _WHAT_IS


_WHAT_IS = frozenset(["what is", "what is the", "what's", "what's the", "whats", "whats the", "who is", "who is the", "who are", "what exactly is", "what exactly is the", "qu'est-ce que", "qu'est-ce que l", "qui est", "was ist", "was ist die", "was ist das", "wer ist", "que es", "que es el", "que es la", "quien es"])


def _each_of(clause: Clause, draft: Draft) -> None:
    """ "How many actions does *each agency* have?": rows for those of the class, and no condition."""
    for index in clause.kinds("class"):
        led = next((i for i in range(index - 1, max(-1, index - 4), -1) if not filler(clause.items[i]) or "per" in clause.items[i].concepts), None)
        if led is not None and "per" in clause.items[led].concepts:
            draft.notes.append(f"only_class:{clause.items[index].values[0]}")
            draft.filters = [item for item in draft.filters if item.text != clause.items[index].text]


def _agent(clause: Clause, index: int, at: int) -> bool:
    """ "To be completed *by the agencies*": those who do it, and nothing that is counted by."""
    return fold(clause.items[index].text) == "by" and fold(clause.items[at].text).endswith("s") and fold(clause.items[at - 1].text) != "by"


def _per(clause: Clause) -> str:
    """What is counted by: the noun after "per"; a second one ("per section *and year*") would be another table."""
    for index in clause.concepts("per"):
        for i in range(index + 1, min(index + 4, len(clause.items))):
            concepts = clause.items[i].concepts
            for concept, name in (
                ("n_year", "years"), ("n_timetable", "years"), ("n_body", "bodies"), ("n_area", "areas"),
                ("n_priority", "priorities"), ("n_section", "sections"),
            ):  # fmt: skip
                if concept in concepts:
                    second = clause.items[i + 1 : i + 4]
                    noun = next((j for j in range(i + 2, min(i + 4, len(clause.items))) if clause.items[j].concepts & set(NOUNS)), None)
                    if second and second[0].concepts & {"and"} and noun is not None:
                        clause.keep(i + 1, noun)
                    return name
            if clause.items[i].kind == "class":
                return "" if _agent(clause, index, i) else "bodies"
            if not filler(clause.items[i]):
                break
    return ""


def fields(clause: Clause, draft: Draft) -> None:
    """Fields asked of what is named by number, and the target where no noun tells."""
    units = [p for p in draft.places if p.split(":")[0] in ("action", "indicator", "footnote", "priority", "section")]
    asked = set(draft.fields)
    numbered = [p for p in units if p.startswith(("action", "indicator", "footnote"))]
    if clause.has("n_timetable", "due", "n_year") and numbered and not any(f.field == "year" for f in draft.filters):
        asked.add("timetable")
    led = clause.has("lead") or any(set(item.text.lower().split()) & _LEADS for item in clause.items)
    if led and numbered and "lead" not in draft.notes:
        draft.notes.append("lead")
    if clause.has("mentions") and clause.has("n_body") and numbered and not draft.filters:
        asked.add("named")
    elif (clause.has("n_body", "responsible", "lead") or draft.target == "bodies") and numbered and (draft.target != "years" or clause.has("n_body")):
        asked.add("bodies")
    for concept, field in (
        ("n_area", "areas"), ("n_priority", "priority"), ("n_section", "section"), ("n_footnote", "footnote"),
        ("n_source", "sources"), ("n_act", "acts"), ("n_text", "text"), ("title", "title"), ("n_link", "link"),
    ):  # fmt: skip
        if clause.has(concept) and units:
            asked.add(field)
    if numbered and all(place.startswith("action") for place in numbered) and clause.has("cites") and clause.has("which") and not clause.has("n_act", "n_footnote", *TYPES) and not draft.filters:
        asked.add("acts")  # "what does Action 4 *cite*?"
    if any(place.startswith("footnote:") for place in draft.places) and (links := [i for i, item in enumerate(clause.items) if fold(item.text) in _LINKS and clause.free(i)]):
        asked.add("link")
        clause.use(*links)
    if clause.has("n_link") and "link" in asked:
        clause.use(*clause.concepts("n_link", "cites"))
    listed = [i for i in clause.concepts("n_parts") if numbered and clause.free(i) and not clause.kinds("part")]
    if listed and not draft.filters:
        asked.add("parts")
        clause.use(listed[0], *[i for i in (listed[0] - 1, listed[0] - 2) if i >= 0 and clause.items[i].kind == "number"])
    if clause.kinds("part"):
        draft.fields.append(f"part:{clause.items[clause.kinds('part')[0]].values[0]}")
        clause.use(*clause.kinds("part"), *[i - 1 for i in clause.kinds("part") if i and clause.items[i - 1].text.lower() in _POINTS])
    draft.fields = [*draft.fields, *sorted(asked - set(draft.fields))]
    if "duration" in draft.fields:
        draft.fields = [field for field in draft.fields if field != "timetable"]  # which it is told from
    if draft.form == "yes_no" and numbered:
        _conditions(draft)
    if draft.form in ("list", "count") and len(numbered) > 1 and (draft.filters or draft.choices):
        _among(clause, draft)
    if not draft.target and not numbered and _under(clause, draft):
        draft.target = "actions"
    scanned = bool(draft.filters) and all(item.field in ("word", "named") and item.op in ("any", "all") for item in draft.filters)
    if draft.target in ("", "actions") and scanned and not draft.choices and clause.has("plan") and not clause.has("n_action", "how_often", "which", "responsible") and draft.form in ("yes_no", "list") and not draft.places:
        draft.target = "units"  # "does *the plan* mention …?": its indicators, footnotes and titles as well
    fields = {f.field for f in draft.filters} | {c.readings[0][1].field for c in draft.choices}
    if draft.target in ("", "actions") and fields & {"source", "source_count"}:
        draft.target = "indicators"  # no action has sources
    elif fields and not draft.target:
        draft.target = "actions"


def everything(clause: Clause, draft: Draft) -> bool:
    """ "*Everything on* synthetic drugs due before 2024": under a condition of the records, actions are what is asked for."""
    if draft.target != "actions" or draft.form != "list" or not (draft.filters or draft.choices):
        return False
    words = [i for i in clause.concepts("overview") if clause.free(i) and fold(clause.items[i].text).split()[0] in _EVERYTHING]
    clause.use(*words)
    return bool(words)


_LINKS = frozenset(["link", "links", "lien", "liens", "enlace", "enlaces"])
_EVERYTHING = frozenset(["everything", "all", "anything", "alles", "tout", "todo"])
_LISTED = frozenset(["list", "list all", "list them", "liste", "auflisten", "lista", "listado"])
#: Verbs that ask for one body before the others.
_LEADS = frozenset(["leads", "heads", "coordinates", "led"])
#: Nouns before the number of a part: "point (ii)".
_POINTS = frozenset(["point", "points", "item", "letter", "subpoint", "sub-point", "punkt", "punto", "buchstabe"])


def _among(clause: Clause, draft: Draft) -> None:
    """ "Which of actions 20 to 25 …?": their numbers are one condition among others."""
    numbers = [place.split(":", 1)[1] for place in draft.places if place.startswith("action:")]
    if draft.target in ("", "actions") and clause.has("which", "how_many") and numbers:
        draft.target, draft.fields = "actions", []
        draft.places = [place for place in draft.places if not place.startswith("action:")]
        draft.filters.append(Filter("number", "any", tuple(numbers), clause.text(*clause.kinds("action"))))


#: What a place asked about together with an action is a condition on: (field, prefix of its values).
_CONDITIONS = {"area": ("area", ""), "priority": ("priority", "sp_"), "section": ("section", "sec_"), "footnote": ("footnote", "")}


def _conditions(draft: Draft) -> None:
    """ "Is Action 17 in section B?": the section is a condition on the action, not asked for itself."""
    kept = []
    asked: dict[str, list[str]] = {}
    for place in draft.places:
        kind, value = place.split(":", 1)
        if kind == "place":
            kind, value = ("priority", value.removeprefix("sp_")) if value.startswith("sp_") else ("section", value.removeprefix("sec_"))
        if kind in _CONDITIONS:
            field, prefix = _CONDITIONS[kind]
            asked.setdefault(field, []).append(f"{prefix}{value}")
        else:
            kept.append(place)
    draft.filters += [Filter(field, "any", tuple(values), ", ".join(values)) for field, values in asked.items()]
    if any(place.startswith("action") for place in kept) and len(kept) < len(draft.places):
        draft.places = kept


def _under(clause: Clause, draft: Draft) -> bool:
    """ "What falls under priority 7?": what stands in a place is asked for, not the place itself."""
    if not any(place.split(":")[0] in ("area", "priority", "section", "place") for place in draft.places):
        return False
    if clause.has("says", "title", "n_text", "define", "overview", "acronym"):
        return False
    places = clause.kinds("area", "priority", "section")
    last = next((item for item in reversed(clause.items) if item.kind != "punct"), None)
    if last is not None and "which" in last.concepts and last.text.lower() in _LISTED and all(filler(item) or item.kind in ("area", "priority", "section", "punct") for item in clause.items[:-1]):
        return True  # "priority 4: list"
    if last is not None and "how_many" in last.concepts and draft.form == "count":
        return True  # "section B: how many?"
    led = any(
        clause.items[j].concepts & {"belongs", "in"} for i in places for j in range(max(0, i - 3), i)
    )
    return led and clause.has("which", "how_many", "who") and clause.items[0].kind not in ("area", "priority", "section")
