"""Dates as they stand beside citations: "of 25 October 2004", "29.4.2014", "30. 12. 1989", "09/10/2002"."""

from __future__ import annotations

import re

MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
DATE = rf"(?:[0-9]{{1,2}}(?:\. ?|/| (?={MONTHS}))(?:[0-9]{{1,2}}(?:\. ?|/)|{MONTHS} )(?:19|20)[0-9]{{2}})(?![0-9])"
"""One date with its year; the year is its last four characters."""

DATE_BEHIND = re.compile(rf",? (?:of |dated )?(?P<date>{DATE})")
"""The date of an act, right behind its number or its institution."""
