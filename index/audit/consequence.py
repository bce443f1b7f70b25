"""What a reference's status means for the units that rest on it, in plain and factual words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from index.audit.model import Event, Judged, Legal, Unit


def consequence(concerns: Sequence[Unit], judged: Sequence[Judged], written: dt.date | None) -> str:
    """What follows for the units ``concerns``, ``""`` where nothing does."""
    who = listed([unit.label for unit in concerns]) or "the text"
    said = [_of(who, each, written) for each in judged]
    return " ".join(dict.fromkeys(each for each in said if each))


def listed(words: Sequence[str]) -> str:
    """``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _of(who: str, judged: Judged, written: dt.date | None) -> str:
    legal, target = judged.legal, judged.target
    if judged.verdict == "broken":
        return f"What {who} cites is not there: {target.missing}"
    if judged.verdict == "not_checked":
        return f"Not checked: the catalogue has no status history of {target.title}."
    if legal is None:
        return ""
    short = legal.status.work.short_title
    said = {
        "by_this_text": _itself,
        "amended": _amended,
        "replaced_in_part": _ended,
        "replaced": _ended,
        "repealed": _ended,
        "expired": _expired,
        "not_yet": _not_yet,
        "unknown": _unknown,
    }.get(judged.verdict)
    words = said(who, short, legal, written) if said else ""
    return " ".join([words, *(each.text for each in legal.coming)]).strip()


def _changed(who: str, legal: Legal, written: dt.date | None) -> str:
    """ "The law behind Action 4 has changed since the text was written (2020-07-24)", by what is known of the days."""
    what = "The law behind" if legal.status.work.binding else "A text that"
    verb = "" if legal.status.work.binding else " cites"
    when = {each.since_text for each in legal.deciding}
    if "after" in when:
        return f"{what} {who}{verb} has changed since the text was written ({written}):"
    if when == {"before"}:
        return f"{what} {who}{verb} had changed before the text was written ({written}):"
    if written is None:
        return f"{what} {who}{verb} has changed (the day that the text itself is of is not known):"
    return f"{what} {who}{verb} has changed; whether before or after the text was written is not recorded:"


def _amended(who: str, short: str, legal: Legal, written: dt.date | None) -> str:
    after = [each for each in legal.deciding if each.since_text == "after"]
    return f"{_changed(who, legal, written)} {short} is in force as amended. {_texts(after or legal.deciding)}"


def _ended(who: str, short: str, legal: Legal, written: dt.date | None) -> str:
    by = listed(list(dict.fromkeys(each.by_title for each in legal.deciding if each.by_title)))
    part = any(each.extent == "states_bound" for each in legal.deciding)
    some = any(each.extent == "some_provisions" for each in legal.deciding)
    read = (
        f" {by} is to be read in its place{' for the Member States that it binds' if part else ' for those provisions' if some else ''}."
        if by
        else ""
    )
    return f"{_changed(who, legal, written)} {short}: {_texts(legal.deciding)}{read}"


def _itself(who: str, short: str, legal: Legal, written: dt.date | None) -> str:
    return f"{short}: {_texts(legal.deciding)} It is the document itself that provides so."


def _expired(who: str, short: str, legal: Legal, written: dt.date | None) -> str:
    return f"{who} cites {short}, whose period was over on {legal.status.on}. {_texts(legal.deciding)}"


def _not_yet(who: str, short: str, legal: Legal, written: dt.date | None) -> str:
    return f"{who} cites {short}, which did not yet apply on {legal.status.on}. {_texts(legal.deciding)}"


def _unknown(who: str, short: str, legal: Legal, written: dt.date | None) -> str:
    return f"What had become of {short} on {legal.status.on} is not recorded. {_texts(legal.deciding)}".strip()


def _texts(events: Sequence[Event]) -> str:
    return " ".join(each.text for each in events)
