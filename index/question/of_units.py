"""A condition that follows a question about actions named by number: "what does Action 15 say? … and *Frontex*?", "*by 2022*?",
"who is responsible for Actions 14 and 16? … *which of those has Europol*?".

Of one action it asks whether that meets it, of several which do.
"""

from __future__ import annotations

from dataclasses import replace

from index.question import complement
from index.question.interpretation import Interpretation


def asked_of(refined: Interpretation, added: Interpretation) -> Interpretation:
    """``refined`` as a question about its actions, where the follow-up adds conditions and asks for nothing else.

    Args:
        added: what the follow-up says by itself.
    """
    actions = tuple(place for place in refined.places if place.startswith("action:"))
    headings = tuple(place for place in refined.places if place not in actions)
    adds = added.filters or added.choices or any(place in headings for place in added.places)
    asks = added.fields or added.subject or added.acts or added.target not in ("", "actions")
    indicators = tuple(place for place in headings if place.startswith("indicator:"))
    if not asks and adds and len(indicators) == 1 and not actions and refined.form in ("list", "free", "fields", "yes_no"):
        likelier = tuple(choice.readings[0][1] for choice in refined.choices)
        conditions = complement.conditions([place for place in headings if place not in indicators])
        return replace(refined, target="indicators", form="yes_no", fields=(), places=indicators, filters=(*refined.filters, *likelier, *conditions), choices=())
    if not actions or not adds or asks or refined.form not in ("list", "free", "fields", "count", "yes_no") or any(item.field == "word" for item in refined.filters):
        return refined
    filters = (*refined.filters, *complement.conditions(headings))
    if len(actions) > 1:
        return replace(refined, target="actions", form="list", fields=(), places=(), filters=(*filters, *complement.conditions(actions)))
    fields = ("bodies",) if any(item.field == "body" for item in filters) else ()
    return replace(refined, target="actions", form="yes_no", fields=fields, places=actions, filters=filters)
