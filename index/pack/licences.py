"""Which texts may be copied into a pack, told by the words of their licence in the catalogue."""

from __future__ import annotations

import re

_FREE = re.compile(r"\breuse under\b|\bEUPL\b|\bCC[ -]BY\b|\bCC0\b|\bpublic domain\b|\bfree for all\b|\bopen licen[cs]e\b", re.I)
_NOT = re.compile(r"\b(?:no|not|without|never)\b|-N[CD]\b|\bN[CD]\b", re.I)


def may_copy(licence: str) -> bool:
    """Whether a licence permits passing copies on; where it does not plainly say so, the answer is no."""
    return bool(_FREE.search(licence)) and not _NOT.search(licence)
