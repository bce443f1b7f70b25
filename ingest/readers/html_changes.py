"""Which act changed the words that follow: the marks of consolidated texts (``▼M1``, ``►M2 … ◄``).

EUR-Lex links each mark to the act and names it in the link's title ("32022R2065: DELETED"); a table at the head
of the text says which act each mark stands for, which must do where a copy has lost its links.
"""

from __future__ import annotations

import re

from ingest.readers.own_id import from_title

_MARK = re.compile(r"([►▼])\s{0,4}([A-Z]{1,2}\d{0,3})?|◄")
_SIGNS = "►▼◄"
_ACT = re.compile(r"([0-9]\d{4}[A-Z]{1,2}\d{4})\b")


class Changes:
    """The marks of a page as far as it is read."""

    def __init__(self) -> None:
        self._acts: dict[str, str] = {}  # "M1" → CELEX
        self._open: list[str] = [""]  # marks that hold here, the outermost first
        self._linked = ""  # CELEX of the link whose words come next
        self._waiting = ""  # a mark whose act is not known yet: its title may come next

    @property
    def by(self) -> str:
        """The CELEX number of the act that the words here come from, ``""`` where it is not told."""
        return self._acts.get(self._open[-1], "")

    def link(self, title: str) -> None:
        """A link begins whose title names what it leads to."""
        found = _ACT.match(title)
        self._linked = found[1] if found else ""

    def without_marks(self, words: str) -> str:
        """The words as they stand without the marks in them, which hold from here on."""
        if not any(sign in words for sign in _SIGNS):
            if self._waiting and words.strip():
                self._name(self._waiting, from_title(" ".join(words[:300].split())))
                self._waiting = ""
            self._linked = ""
            return words
        for mark in _MARK.finditer(words):
            self._hold(mark)
        self._linked = ""
        return _MARK.sub("", words)

    def _hold(self, mark: re.Match[str]) -> None:
        sign, code = mark[1], mark[2] or ""
        if not sign:
            del self._open[max(len(self._open) - 1, 1) :]
            return
        if self._linked:
            self._name(code, self._linked)
        self._waiting = code if code not in self._acts else ""
        if sign == "▼":
            self._open.clear()
        self._open.append(code)

    def _name(self, code: str, celex: str) -> None:
        if celex and code:
            self._acts.setdefault(code, celex)
