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
    if draft.target not in ("bodies", "years", "areas", "priorities", "sections", "", "actions") or draft.places:
        return
    counted = [*clause.concepts("most"), *_numbers_of(clause)]
    ranked = clause.concepts("most", "fewest", "largest", "smallest")
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
