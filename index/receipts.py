"""An answer to its receipts: does each citation still stand, byte for byte, and does the rest follow?

Words are held against the canonical text, the result against the records, every figure, quotation and acronym of
the wording against what it cites, and the whole wording against what is said when the answer is given once more.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from index.answer.model import STATUSES
from index.errors import BadAnswer, BadQuestion, BadRequest, UnknownDocument
from index.records import Records
from index.support import unsupported

State = Literal["stands", "moved", "changed", "gone"]
Recompute = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]
AskAgain = Callable[[Mapping[str, Any]], Mapping[str, Any]]

MOST_CITATIONS = 1000
"""An overview of a long act cites a few hundred; more is no answer of ours."""

_COMPARED = ("kind", "items", "count", "scope", "checked", "undecided", "groups", "columns", "rows")
_SAID = ("status", "answer", "claims")
_ABSTAINING = ("not_held", "not_found")
_RANKED = ("answered", "ambiguous")
_SIMILAR = 0.6  # of a quote's words must still be in its unit for it to be changed rather than gone


@dataclass(frozen=True, slots=True)
class Checked:
    """A citation looked up again. ``start``/``end`` are where its words stand now, ``None`` if nowhere.

    ``same_text``: whether the whole document is still the one that was cited (by its hash).
    """

    number: int
    state: State
    document: str
    place: str
    start: int | None
    end: int | None
    same_text: bool
    message: str


def verify(
    answer: Mapping[str, Any],
    records: Records,
    recompute: Recompute | None = None,
    again: AskAgain | None = None,
) -> dict[str, Any]:
    """What of an answer still holds, as JSON.

    ``recompute`` computes the answer's ``result`` again from what was understood (``None`` where there is
    none to compute); ``again`` gives the whole answer once more. ``verified`` is true only if all citations
    stand (or moved, their words being there), the result is the same, every value of the wording is found in
    them, and the wording is the same again. Of a ranked answer from another index the last is only told:
    with other texts beside them other sentences may be the best, and those that it quotes are no less there.

    Raises:
        BadAnswer: this is no answer of ours.
    """
    _check_shape(answer)
    citations = _list(answer, "citations")
    if len(citations) > MOST_CITATIONS:
        raise BadAnswer(f"The answer has {len(citations)} citations; at most {MOST_CITATIONS} are checked.")
    checked = [check(citation, records, number) for number, citation in enumerate(citations)]
    claims = _claims(answer, len(citations))
    result = _result(answer, recompute)
    missing = [] if answer["status"] in _ABSTAINING else unsupported(answer, claims, citations, records)
    wording = _wording(answer, again)
    parts = [verify(part, records, recompute, again) for part in _list(answer, "parts") if isinstance(part, Mapping)]
    holds = all(each.state in ("stands", "moved") for each in checked)
    return {
        "verified": holds
        and result["state"] in ("same", "none", "not_recomputed")
        and not missing
        and wording["state"] != "differs"
        and all(part["verified"] for part in parts),
        "citations": [
            {
                "number": each.number,
                "state": each.state,
                "document": each.document,
                "place": each.place,
                "start": each.start,
                "end": each.end,
                "same_text": each.same_text,
                "message": each.message,
            }
            for each in checked
        ],
        "result": result,
        "values": {"unsupported": missing},
        "wording": wording,
        "parts": parts,
    }


# ------------------------------------------------------------------------------ citations


def check(citation: object, records: Records, number: int = 0) -> Checked:
    """Look one citation up in the documents as they are now.

    Raises:
        BadAnswer: it lacks a field, or a field is of the wrong kind.
    """
    if not isinstance(citation, Mapping):
        raise BadAnswer(f"citations[{number}] is not an object.")
    document, place, quote, sha256 = (
        _text(citation, number, field) for field in ("document", "place", "quote", "sha256")
    )
    start, end = (_offset(citation, number, field) for field in ("start", "end"))

    def checked(state: State, at: tuple[int, int] | None, same_text: bool, message: str) -> Checked:
        first, last = at if at else (None, None)
        return Checked(number, state, document, place, first, last, same_text, message)

    try:
        held = records.document(document)
    except UnknownDocument:
        return checked("gone", None, False, f"{document} is not held.")
    same_text = held.sha256 == sha256
    unit = records.find_unit(document, place)
    if not quote.strip():
        return checked("gone", None, same_text, "It quotes no words.")
    if 0 <= start < end <= len(held.text) and held.text[start:end] == quote:
        if unit is not None and unit.start <= start and end <= unit.end:
            return checked("stands", (start, end), same_text, "The words stand where it says.")
        where = records.innermost(document, start, end)
        now = where.place if where else "no unit"
        return checked("moved", (start, end), same_text, f"The words stand there, but in {now}, not in {place}.")
    if unit is not None and (found := held.text.find(quote, unit.start, unit.end)) >= 0:
        return checked("moved", (found, found + len(quote)), same_text, f"The words stand elsewhere in {place}.")
    if (found := held.text.find(quote)) >= 0:
        where = records.innermost(document, found, found + len(quote))
        now = where.label if where else "the text"
        return checked("moved", (found, found + len(quote)), same_text, f"The words now stand in {now}.")
    if unit is None:
        return checked("gone", None, same_text, f"Neither the words nor {place} are there any more.")
    if _likeness(quote, held.text[unit.start : unit.end]) >= _SIMILAR:
        return checked("changed", (unit.start, unit.end), same_text, f"{unit.label} now has other words.")
    return checked("gone", None, same_text, f"The words are gone from {unit.label}.")


def _likeness(quote: str, text: str) -> float:
    """The share of the quote's words that the text still has, each as often as it has it, from 0 to 1."""
    wanted, there = Counter(re.findall(r"\w+", quote.lower())), Counter(re.findall(r"\w+", text.lower()))
    return (wanted & there).total() / wanted.total() if wanted else 0.0


# ------------------------------------------------------------------------------ result and wording


def _result(answer: Mapping[str, Any], recompute: Recompute | None) -> dict[str, Any]:
    given = answer.get("result")
    if given is None:
        return {"state": "none", "message": "The answer selects nothing."}
    if not isinstance(given, Mapping):
        raise BadAnswer("`result` is not an object.")
    try:
        again = recompute(answer) if recompute else None
    except (BadRequest, LookupError, TypeError, ValueError, AttributeError) as error:
        raise BadAnswer(f"Its interpretation or day is not as answers have it ({error}).") from error
    if again is None:
        return {"state": "not_recomputed", "message": "This kind of result is not computed again."}
    differing = [field for field in _COMPARED if _plain(given.get(field)) != _plain(again.get(field))]
    if not differing:
        return {"state": "same", "message": "Computed again from the records, it is the same."}
    return {
        "state": "differs",
        "message": f"Computed again, it differs in {', '.join(differing)}.",
        "now": {field: again.get(field) for field in differing},
    }


def _wording(answer: Mapping[str, Any], again: AskAgain | None) -> dict[str, Any]:
    """Whether the same is said when the answer is given once more; a refusal has no other proof."""
    if again is None:
        return {"state": "not_repeated", "message": "The answer was not given once more."}
    try:
        now = again(answer)
    except BadQuestion:  # which is why it was refused
        return {"state": "same", "message": "The question still cannot be answered."}
    except (BadRequest, LookupError, TypeError, ValueError, AttributeError) as error:
        raise BadAnswer(f"Its question, interpretation or day is not as answers have it ({error}).") from error
    differing = [field for field in _SAID if _plain(answer.get(field)) != _plain(now[field])]
    if _quotes(answer) != _quotes(now):
        differing.append("citations")
    if not differing:
        return {"state": "same", "message": "Given once more, the answer says the same."}
    told = {"now": {"status": now["status"], "answer": now["answer"]}}
    if answer["status"] in _RANKED and answer.get("index") != now["index"]:
        return {"state": "other_index", "message": "From the index that serves now, other sentences are the best.", **told}
    return {"state": "differs", "message": f"Given once more, the answer differs in {', '.join(differing)}.", **told}


def _quotes(answer: Mapping[str, Any]) -> list[str]:
    return [str(citation.get("quote")) for citation in _list(answer, "citations") if isinstance(citation, Mapping)]


def _claims(answer: Mapping[str, Any], citations: int) -> list[tuple[str, list[int]]]:
    found = []
    for number, claim in enumerate(_list(answer, "claims")):
        if not isinstance(claim, Mapping) or not isinstance(claim.get("text"), str):
            raise BadAnswer(f"claims[{number}] has no text.")
        cited = claim.get("citations", [])
        valid = isinstance(cited, list) and all(
            isinstance(each, int) and not isinstance(each, bool) and 0 <= each < citations for each in cited
        )
        if not valid:
            raise BadAnswer(f"claims[{number}].citations are not numbers into the {citations} citations.")
        found.append((claim["text"], cited))
    return found


def _plain(value: Any) -> Any:
    """As JSON would give it back: tuples are lists, and an empty or missing list is none."""
    return json.loads(json.dumps(value)) or None


# ------------------------------------------------------------------------------ fields


def _check_shape(answer: Mapping[str, Any]) -> None:
    """An answer says what was asked, how it was answered, and in which words.

    Raises:
        BadAnswer: it does not.
    """
    for field in ("question", "answer"):
        if not isinstance(answer.get(field), str):
            raise BadAnswer(f"This is no answer of ours: it has no `{field}`.")
    if answer.get("status") not in STATUSES:
        raise BadAnswer(f"This is no answer of ours: its `status` is none of {', '.join(STATUSES)}.")


def _list(answer: Mapping[str, Any], field: str) -> list[Any]:
    value = answer.get(field, [])
    if not isinstance(value, list):
        raise BadAnswer(f"`{field}` is not a list.")
    return value


def _text(citation: Mapping[str, Any], number: int, field: str) -> str:
    value = citation.get(field)
    if not isinstance(value, str):
        raise BadAnswer(f"citations[{number}].{field} is missing or not a text.")
    return value


def _offset(citation: Mapping[str, Any], number: int, field: str) -> int:
    value = citation.get(field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadAnswer(f"citations[{number}].{field} is missing or not a whole number.")
    return value
