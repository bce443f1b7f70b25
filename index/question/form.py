"""The form of the answer wanted: a list, a count, a share, yes or no, a ranking, a table, fields of named units."""

from __future__ import annotations

from itertools import pairwise

from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

#: Words that open a question to be answered with yes or no.
_AUXILIARIES = frozenset(
    ["is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "will", "would", "must", "should", "shall", "isn't", "aren't", "doesn't", "don't", "est-ce", "ist", "sind", "war", "hat", "haben", "gibt", "wird", "werden", "es", "son", "esta", "estan", "tiene", "tienen", "est", "sont", "a", "ont"]
)


#: French questions that turn subject and verb: "Frontex est-il responsable …?"
_INVERTED = frozenset(["est-il", "est-elle", "sont-ils", "sont-elles", "a-t-il", "a-t-elle", "ont-ils", "ont-elles", "doit-il", "doit-elle", "doivent-ils"])


def find(clause: Clause, draft: Draft) -> None:
    if draft.form:
        return
    first = next((item for item in clause.items if item.kind != "punct"), None)
    opening = first.text.lower() if first else ""
    asks = any(item.concepts & {"which", "who", "when", "how_many", "share", "hello"} for item in _opening(clause))
    there = opening in ("is there", "are there", "was there", "were there")
    openings = {word for item in clause.items[:4] for word in fold(item.text).split()[:1]}
    asks, there = asks and not _whether(clause), there or _whether(clause) or _topped(clause)
    inverted = bool(openings & _INVERTED or _turned(clause)) and not asks
    yes_no = inverted or _whether(clause) or _topped(clause) or _stated(clause, draft)
    auxiliary = bool(opening) and opening[0] != "à" and fold(opening.split()[0]) in _AUXILIARIES  # "À quelle priorité …"
    auxiliary = auxiliary and not (first is not None and first.concepts & {"which", "overview"})  # "*a* summary of …"
    yes_no = yes_no or _exist(clause) or (auxiliary and (there or not asks))
    if clause.has("compare") and len({v for f in draft.filters if f.field == "body" for v in f.values}) >= 2:
        draft.form, draft.target = "compare", "actions"
        clause.use(*clause.concepts("how"))
        return
    if _headings_beside(clause, draft):
        draft.form = "beside"
        return
    if _side_by_side(clause, draft):
        draft.form = "beside"
        if (yes_no or auxiliary) and draft.fields and clause.has("like", "alike", "compare"):
            differ = any(fold(item.text).startswith(_DIFFER) for item in clause.items)
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
    superlative = [i for i in clause.concepts("most", "fewest") if _ranks(clause, i, draft)] or _by_size(clause, draft)
    if superlative and draft.target == "bodies" and _own_year(clause, superlative[0]):
        clause.keep(*superlative)
    if superlative and (clause.has("n_action", "n_body", "n_year") or draft.target):
        draft.order = "most" if clause.items[superlative[0]].concepts & {"most", "largest"} else "fewest"
        _ranked_by(clause, draft, superlative[0])
        draft.form = "rank"
        _among_class(clause, draft)
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
        clause.use(*[i for i in range(len(clause.items)) if _tag(clause, i)], *clause.concepts("whether"))
        draft.form = "yes_no"
        return
    draft.form = "list"


def _among_class(clause: Clause, draft: Draft) -> None:
    """ "Who has the fewest actions *among the agencies*?": ranked are those of the class, and no condition is set on the actions."""
    if draft.target not in ("bodies", ""):
        return
    for index in clause.kinds("class"):
        led = next((fold(item.text) for item in reversed(clause.items[:index]) if fold(item.text) not in ("the", "all", "all the", "eu")), "")
        mine = [item for item in draft.filters if item.field == "body" and item.op == "any" and clause.items[index].text in item.text]
        if led.split()[-1:] in (["among"], ["amongst"], ["of"], ["from"]) and len(mine) == 1:
            draft.filters.remove(mine[0])
            draft.notes.append(f"only_class:{clause.items[index].values[0]}")


_EVERY = frozenset(["each", "every", "jede", "jeder", "jedem", "jedes", "chaque", "cada"])


def _opening(clause: Clause) -> list[Item]:
    """The word that a clause opens with, behind what it names in front ("Acción 39: ¿*a quién* …") and a preposition."""
    words = [item for item in clause.items if item.kind != "punct"]
    marks = [i for i, item in enumerate(clause.items[:3]) if item.text in (":", ",")]
    behind = [item for item in clause.items[marks[-1] :] if item.kind != "punct"] if marks else []
    opened = [*words[:1], *(behind[:1] if words[:1] and words[0].kind == "action" else [])]
    return [*opened, *(following for item, following in pairwise(clause.items) if item in opened and fold(item.text) in _PREPOSITIONS)]


_PREPOSITIONS = frozenset(["a", "de", "por", "para", "con", "en", "an", "bei", "mit", "fur", "von", "auf", "unter", "zu", "par", "pour", "avec", "sur", "dans", "d"])


def _headings_beside(clause: Clause, draft: Draft) -> bool:
    """ "Compare priority 6 and priority 7", "the difference between sections A and C": what stands under each."""
    kinds = {place.partition(":")[0] for place in draft.places}
    compared = clause.concepts("compare", "alike")
    if not compared or len(draft.places) < 2 or len(kinds) != 1 or not kinds <= {"priority", "section"} or draft.filters or draft.choices:
        return False
    clause.use(*compared, *clause.concepts("how", "n_priority", "n_section", "n_action", "together"))
    draft.target = ""
    return True


def _side_by_side(clause: Clause, draft: Draft) -> bool:
    """ "Compare Action 3 and Action 5", "which bodies do Actions 3 and 46 *share*?": what named actions have in common or not."""
    numbers = [place for place in draft.places if place.startswith("action:")]
    if len(numbers) < 2 or draft.filters or draft.choices or len(numbers) < len(draft.places):
        return False
    compared = clause.concepts("compare", "alike")
    compared += [i for i in clause.concepts("like") if not clause.has("which") and any("n_body" in each.concepts or "responsible" in each.concepts for each in clause.items[i + 1 : i + 3])]
    asks_values = draft.target in ("bodies", "areas", "years", "priorities", "sections", "acts") or bool(clause.concepts("who"))
    first, last = min(clause.kinds("action")), max(clause.kinds("action"))
    joined = [i for i in clause.concepts("together") if i > first - 4 or asks_values] if asks_values else [
        i for i in clause.concepts("together") if fold(clause.items[i].text) in _SHARE
    ]
    aside = [i for i in clause.concepts("without", "not") if first < i < last and asks_values]
    if not (compared or joined or aside) or (clause.has("which") and draft.target == "actions"):
        return False
    if aside:
        numbered = [i for i in clause.kinds("action") if i > aside[0]]
        draft.notes.append("but_not:" + ",".join(str(value) for i in numbered for value in clause.items[i].values))
    if not compared or asks_values:
        draft.fields += [_VALUES[draft.target]] if draft.target in _VALUES else []
    clause.use(*compared, *joined, *aside, *clause.concepts("how", "has", "responsible", "lead", "light", "n_body", "involved", "what_with"))
    draft.target = ""
    return True


_DIFFER = ("differ", "different", "unterscheid", "verschieden", "difer", "distin")

#: What is asked of actions set side by side → its field.
_VALUES = {"bodies": "bodies", "areas": "areas", "years": "timetable", "priorities": "priority", "sections": "section", "acts": "acts"}
_SHARE = frozenset(["share", "shares", "in common", "common", "en commun", "en comun", "gemeinsam", "teilen", "partagent", "comparten", "overlap"])


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


def _whether(clause: Clause) -> bool:
    """ "Could you tell me whether …", "I would like to know if …": a yes or no is asked for."""
    for i, item in enumerate(clause.items):
        if item.concepts & {"who", "when", "how_many"} or item.text.lower() in ("which", "what"):
            return False
        before = clause.items[i - 1].text.lower().split()[-1] if i else ""
        if "whether" in item.concepts or _tag(clause, i) or (item.text.lower() in ("if", "si") and before in _ASKED):
            return True
    return False


def _tag(clause: Clause, index: int) -> bool:
    """ "…, right?": a statement that asks to be confirmed."""
    return "tag" in clause.items[index].concepts


_ASKED = frozenset(["know", "me", "us", "check", "see", "confirm", "verify", "tell", "ask", "savoir", "saber", "decirme", "dire"])


def _topped(clause: Clause) -> bool:
    """ "Action 25: is the Commission …?": a yes-or-no question under the name of what it is about."""
    mark = next((i for i, item in enumerate(clause.items) if item.text in (":", ",")), 0)
    following = clause.items[mark + 1 : mark + 2]
    named = mark == 1 and clause.items[0].kind in ("action", "indicator")
    asks = any(item.concepts & {"who", "when", "how_many"} for item in clause.items)  # "Acción 39: ¿*a* quién …"
    return named and bool(following) and not asks and fold(following[0].text).split()[0] in _AUXILIARIES


def _turned(clause: Clause) -> bool:
    """ "Frontex fait-elle partie …?", "l'action 3 nomme-t-elle …?": a French verb that its pronoun follows with a hyphen."""
    if any((item.concepts & _ASKS and fold(item.text) != "que") or fold(item.text) in _WHERE for item in clause.items):
        return False
    if any("-" in item.text and fold(item.text).split()[0].endswith(("-il", "-elle", "-ils", "-elles", "-on")) for item in clause.items[:12]):
        return True
    words = [(item, fold(item.text)) for item in clause.items[:12]]
    return any(
        word in _SUBJECTS
        and (before[1] == "t" or (before[1] in _AUXILIARIES and before[0].end + 1 == item.start) or (before[0].kind in ("word", "concept") and before[0].end + 1 == item.start and not filler(before[0])))
        for before, (item, word) in pairwise(words)
    )


def _exist(clause: Clause) -> bool:
    """ "Y a-t-il …?", "Gibt es …?", "¿Hay …?", "¿Existen …?": whether there are any."""
    first = [item for item in clause.items if item.kind != "punct" and "hello" not in item.concepts][:1]
    return bool(first) and fold(first[0].text) in _THERE and any(item.text == "?" for item in clause.items)


_THERE = frozenset(["y a-t-il", "y-a-t-il", "existe-t-il", "est-ce qu'il y a", "gibt es", "hay", "existe", "existen", "finden sich", "findet sich", "is there", "are there"])
_SUBJECTS = frozenset(["il", "elle", "ils", "elles", "on"])
_WHERE = frozenset(["ou", "where", "wo", "donde", "dans quelles", "comment", "pourquoi"])
_ASKS = frozenset(["which", "who", "when", "how_many", "share"])


def _stated(clause: Clause, draft: Draft) -> bool:
    """ "Nennt Maßnahme 3 Europol?", "¿La acción 39 menciona …?": no word asks which; the mark alone asks whether it is so.

    Only of units that are named by number, with a condition on them.
    """
    kinds = {place.split(":")[0] for place in draft.places}
    of_plan = clause.has("plan") and bool(draft.filters) and not clause.has("n_action") and all(item.field in ("word", "named") for item in draft.filters)
    if of_plan and any(item.text == "?" for item in clause.items) and not any(item.concepts & _OPEN or fold(item.text) in _WHERE for item in clause.items):
        return True
    if not kinds & {"action", "indicator"} or not (draft.filters or draft.choices or len(kinds) > 1):
        return False
    first = next((item for item in clause.items if item.kind != "punct"), None)
    opens = first is not None and first.concepts & {"involved", "mentions", "light"} and not first.concepts & set(NOUNS) and not filler(first)
    if not opens and not any(item.text == "?" for item in clause.items):
        return False  # "participa eurojust en la accion 46": its verb comes first
    return not any(item.concepts & _OPEN or fold(item.text) in _WHERE for item in clause.items if fold(item.text) != "que")


#: What makes a question no yes-or-no question, or a follow-up.
_OPEN = frozenset(["which", "who", "when", "how_many", "share", "compare", "overview", "most", "fewest", "and_what", "how"])


def _own_year(clause: Clause, index: int) -> bool:
    """ "For which body is 2021 *the busiest year*?": the year that is each one's busiest, and not who is busiest in it."""
    behind = clause.items[index + 1 : index + 2]
    return any(i < index for i in clause.kinds("year")) and bool(behind) and "n_year" in behind[0].concepts


def _ranked_by(clause: Clause, draft: Draft, index: int) -> None:
    """ "The action with the most responsible bodies": actions ranked by what they have."""
    at = next((i for i in range(index + 1, len(clause.items)) if not filler(clause.items[i])), None)
    if at is None:
        return
    following = clause.items[at]
    for concept, field in (("n_body", "bodies"), ("n_area", "areas")):
        if concept not in following.concepts or "n_action" in following.concepts:
            continue
        if draft.target == field and _of_an_action(clause, at):
            draft.target = "actions"
        if draft.target == "actions":
            draft.fields.append(field)


def _of_an_action(clause: Clause, noun: int) -> bool:
    """ "The largest number of bodies *for one action*", "the most areas that *any action* has": what single actions have."""
    for i in range(noun + 1, len(clause.items)):
        item, before = clause.items[i], clause.items[i - 1]
        if "n_action" in item.concepts:
            led = fold(before.text).split()[-1:]
            clause.use(*([i - 1] if before.kind == "number" or before.concepts & {"any", "single", "per"} else []))
            return (before.kind == "number" and before.values == (1,)) or bool(before.concepts & {"any", "single", "per"}) or led in (["an"], ["a"], ["every"], ["each"])
        if not (filler(item) or item.kind == "number" or item.concepts & {"any", "single", "per", "in", "has", "light", "responsible", "lead", "involved", "named", "belongs"}):
            return False
    return False


def _by_size(clause: Clause, draft: Draft) -> list[int]:
    """ "The *largest* priority", "the smallest section": a part of the plan is as large as it has actions."""
    for index in clause.concepts("largest", "smallest"):
        near = [*range(index + 1, min(index + 3, len(clause.items))), *range(index - 1, max(-1, index - 4), -1)]
        at = next((i for i in near if clause.items[i].concepts & set(_SIZES)), None)
        if at is None or not all(filler(item) for item in clause.items[min(at, index) + 1 : max(at, index)]):
            continue
        kind = next(kind for name, kind in _SIZES.items() if name in clause.items[at].concepts)
        if draft.target not in ("", kind, "actions"):
            continue
        draft.target = kind
        by = [i for i, item in enumerate(clause.items) if fold(item.text) in _MEASURED]
        return [index, at, *by, *clause.concepts("how_many", "n_action")]
    return []


#: Parts of the plan that are as large as they have actions.
_SIZES = {"n_priority": "priorities", "n_section": "sections", "n_area": "areas"}


#: "… *in terms of* the number of actions".
_MEASURED = frozenset(["in terms of", "terms", "measured by", "measured", "counting by", "judged by", "en termes de", "en terminos de", "gemessen an", "gemessen", "by"])


def _ranks(clause: Clause, index: int, draft: Draft) -> bool:
    """Whether "most" or "fewest" counts something: a noun or nothing follows it ("most responsible" counts nothing)."""
    said = clause.items[index].text.lower().split()
    if len(said) > 1 and said[0] != "the" and said != ["most", "of", "the"]:
        return True
    behind = (item for item in clause.items[index + 1 :] if not filler(item) and item.kind not in _PLACES)
    following = next(behind, None)
    if draft.target == "bodies" and following is not None and following.kind == "class":
        return True  # "the busiest *agency*"
    if draft.target == "years" and following is not None and following.kind in ("body", "class", "state"):
        following = next(behind, None)  # "in which year are most of *X's* actions due?"
    if draft.target == "bodies" and following is not None and fold(following.text) in _BURDENS:
        return True  # "who carries most of the *responsibility*?"
    if draft.target == "actions" and following is not None and not following.concepts & {"n_body", "n_area"}:
        return False  # "which most actions …": nothing is ranked by them
    return following is None or following.kind == "punct" or bool(following.concepts & set(NOUNS))


#: What whoever has most actions has most of.
_BURDENS = frozenset(["responsibility", "responsibilities", "burden", "workload", "work", "load", "duties", "responsabilite", "responsabilites", "travail", "charge", "verantwortung", "arbeit", "last", "zustandigkeit", "zustandigkeiten", "responsabilidad", "responsabilidades", "trabajo", "carga"])

#: Places that may stand before what is counted: "most section A actions".
_PLACES = frozenset(["section", "priority", "area", "year"])


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
    elif clause.has("n_body", "responsible", "lead") and numbered and (draft.target != "years" or clause.has("n_body")):
        asked.add("bodies")
    for concept, field in (
        ("n_area", "areas"), ("n_priority", "priority"), ("n_section", "section"), ("n_footnote", "footnote"),
        ("n_source", "sources"), ("n_act", "acts"), ("n_text", "text"), ("title", "title"), ("n_link", "link"),
    ):  # fmt: skip
        if clause.has(concept) and units:
            asked.add(field)
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
