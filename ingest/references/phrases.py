"""Words written with capitals, of which names are made."""

from __future__ import annotations

_NO_NAME_STARTS_WITH = (
    r"(?:The|This|That|These|Those|An?|In|On|At|By|For|Of|To|Under|Its?|Their|Each|Every|All|Any|No|See|As|If|When"
    r"|While|And|Or|But|With|From|Since|After|Before|Pursuant|Having|Where|Following|According|Moreover|However"
    r"|Article|Articles|Actions?|He|She|They|We|Our|Such|Both|Some|Many|Most|Other|Given|Although|Whereas)"
)
WORD = rf"(?!{_NO_NAME_STARTS_WITH}\b)[A-Z](?:[\w&/+-]|'(?!s\b))*"
"""A capitalised word that a name may hold at its start; a possessive "'s" is no part of it."""

YEARS = r"(?:(?:19|20)[0-9]{2}(?:[-–/](?:19|20)?[0-9]{2})?)"
"""A year or a span of years, as names of plans carry it."""
