"""Places in a ranking: "the *second* most actions", "who comes *third* in number of actions?", "*next after* Europol".

Which body that is, is known only when the actions are counted; the place is a note on the interpretation.
"""

from __future__ import annotations

from index.question.clause import Clause, filler, last_word
from index.question.interpretation import Draft
from index.question.nouns import NOUNS
from ingest.fold import fold

#: Ordinal numerals of the four languages → the place; the first is what "most" says alone.
_PLACE = {
    word: place
    for place, words in enumerate(
        [
            "second 2nd second-highest second-largest runner-up deuxieme seconde zweit zweite zweiten zweiter zweitmeisten zweithochste zweitgrosste segundo segunda",
            "third 3rd third-highest third-largest troisieme dritt dritte dritten dritter drittmeisten dritthochste drittgrosste tercer tercero tercera",
            "fourth 4th quatrieme vierte vierten vierter viertmeisten cuarto cuarta",
            "fifth 5th cinquieme funfte funften funfter funftmeisten quinto quinta",
        ],
        start=2,
    )
    for word in words.split()
}
#: Words that hold the superlative themselves ("die *zweitmeisten* Maßnahmen").
_WHOLE = ("meisten", "hochste", "grosste", "-highest", "-largest")


def read(clause: Clause, draft: Draft) -> None:
    """Note which place in the order of counts is asked for; the form is a ranking then."""
    if _ahead(clause, draft):
        return
    if draft.target not in ("bodies", "years", "areas", "priorities", "sections", "", "actions") or draft.places:
        return
    counted = [*clause.concepts("most"), *_numbers_of(clause)]
    ranked = clause.concepts("most", "fewest", "largest", "smallest")
    if _top(clause, draft, counted):
        return
    at = next((i for i, item in enumerate(clause.items) if fold(item.text) in _PLACE and clause.free(i)), None)
    behind = _after_a_body(clause, at, counted)
    if at is None and behind is None:
        return
    whole = at is not None and fold(clause.items[at].text).endswith(_WHOLE)
    leads = at is not None and any(0 < i - at <= 2 for i in ranked)
    placed = at is not None and (bool(counted) or clause.has("n_action")) and _comes(clause, at)
    if not (whole or leads or placed or (behind is not None and counted)) or not clause.has("n_action", "most"):
        return
    if draft.target in ("", "actions") and clause.has("who"):
        draft.target = "bodies"
    if draft.target not in ("bodies", "years", "areas", "priorities", "sections"):
        return
    draft.form, draft.order = "rank", "fewest" if clause.has("fewest", "smallest") else "most"
    used = [*ranked, *([at] if at is not None else []), *clause.concepts("has", "n_action", "responsible", "comes", "light", "how_many")]
    if at is not None:
        draft.notes.append(f"place:{_PLACE[fold(clause.items[at].text)]}")
        used += [i for i in (at + 1, at + 2) if i < len(clause.items) and last_word(clause.items[i]) in _PLACES]
        used += [i for i in range(max(0, at - 3), at) if last_word(clause.items[i]) in _VERBS]
    if behind is not None:
        draft.notes.append(f"behind:{clause.items[behind].values[0]}")
        used += [behind, *[i for i in range(max(0, behind - 3), behind) if clause.items[i].concepts & {"after", "comes_after", "comes"}]]
    draft.fields = [field for field in draft.fields if field != "bodies"]
    draft.understood.append((clause.text(*used), "a place in the order of the numbers of actions"))
    clause.use(*used)


def _top(clause: Clause, draft: Draft, counted: list[int]) -> bool:
    """ "Which *three* bodies have the most actions?", "top 3 bodies by number of actions": so many from the top."""
    ranked = clause.concepts("most", "fewest")
    for index in clause.kinds("number"):
        count = int(clause.items[index].values[0])
        noun = next((i for i in range(index + 1, min(index + 3, len(clause.items))) if not filler(clause.items[i])), None)
        bodies = noun is not None and ("n_body" in clause.items[noun].concepts or clause.items[noun].kind == "class")
        if not bodies or not (ranked or counted) or not clause.has("n_action") or clause.kinds("body", "state", "action"):
            continue
        if not any(i < index and clause.items[i].concepts & {"which", "who", "most"} for i in range(index)) or not 0 < count < 20:
            continue
        if clause.items[index - 1].concepts & {"at_least", "at_most", "more_than", "fewer_than", "exactly", "with"}:
            continue
        draft.target, draft.form, draft.order = "bodies", "rank", "fewest" if clause.has("fewest") else "most"
        draft.notes.append(f"top:{count}")
        if noun is not None and clause.items[noun].kind == "class":
            draft.notes.append(f"only_class:{clause.items[noun].values[0]}")
        used = [index, *ranked, *([noun] if noun is not None else []), *clause.concepts("has", "n_action", "responsible", "light", "how_many")]
        draft.understood.append((clause.text(index), f"the {count} with {draft.order} actions"))
        clause.use(*used)
        return True
    return False


def _ahead(clause: Clause, draft: Draft) -> bool:
    """ "Which body *leads by number of actions*?", "which section *comes first* by number of actions?": the most of all."""
    counted = _numbers_of(clause)
    verbs = [i for i, item in enumerate(clause.items) if (fold(item.text) in _LEADING or last_word(item) in _LEADING) and counted and i < counted[0]]
    if not verbs or draft.target not in ("bodies", "areas", "priorities", "sections") or clause.has("most", "fewest", "not", "without"):
        return False
    draft.form, draft.order = "rank", "most"
    draft.fields = [field for field in draft.fields if field != "bodies"]
    used = [*verbs, *counted, *clause.concepts("n_action", "by", "in", "light")]
    draft.understood.append((clause.text(verbs[0], *counted), "the most actions"))
    clause.use(*used)
    return True


_LEADING = frozenset(["leads", "lead", "tops", "heads", "comes first", "first", "ranks first", "ahead", "fuhrt", "fuhrend", "premier", "premiere", "en tete", "primero", "primera", "lidera", "encabeza"])
_PLACES = frozenset(["place", "position", "rank", "platz", "stelle", "lugar", "puesto", "posicion", "rang"])


def _numbers_of(clause: Clause) -> list[int]:
    """ "In *number of* actions", "nach *Anzahl* der Maßnahmen"."""
    return [i for i in clause.concepts("how_many") if any("n_action" in each.concepts for each in clause.items[i + 1 : i + 3])]


def _comes(clause: Clause, at: int) -> bool:
    """ "Comes second", "ranks third", "in second place", "an zweiter Stelle"."""
    before = clause.items[max(0, at - 3) : at]
    behind = clause.items[at + 1 : at + 2]
    verbs = any(last_word(item) in _VERBS for item in before)
    place = bool(behind) and last_word(behind[0]) in _PLACES
    return place or (verbs and not any(item.concepts & set(NOUNS) for item in behind))


_VERBS = frozenset(["comes", "come", "ranks", "rank", "is", "are", "kommt", "ist", "steht", "liegt", "vient", "arrive", "est", "viene", "es", "ocupa", "queda", "finishes", "placed", "figure", "se classe", "classe"])


def _after_a_body(clause: Clause, at: int | None, counted: list[int]) -> int | None:
    """ "Second *after the Commission*", "comes next after Europol": the body whose place is said to be before."""
    bodies = clause.kinds("body", "state")
    if len(bodies) != 1 or (at is None and not counted):
        return None
    body = bodies[0]
    lead = body - 1
    while lead >= 0 and filler(clause.items[lead]) and not clause.items[lead].concepts & {"after"}:
        lead -= 1
    after = lead >= 0 and bool(clause.items[lead].concepts & {"after", "comes_after"} or last_word(clause.items[lead]) in _BEHIND)
    return body if after else None


_BEHIND = frozenset(["behind", "derriere", "hinter", "tras", "nach", "apres"])
