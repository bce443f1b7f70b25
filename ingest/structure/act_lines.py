"""Blocks → the lines of an act: words with their marker in front, and what the format says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.blocks import Block, NoteCall, Para, Table
from ingest.structure.act_markers import Marker, marker_of
from ingest.structure.act_words import Heading, named

_GONE = (
    "deleted|repealed|supprimée?s?|abrogée?s?|gestrichen|aufgehoben|entfällt|suprimid[oa]s?|derogad[oa]s?|eliminad[oa]s?"
)
_DELETION = re.compile(rf"[—–―_-]{{3,}}$|[(\[]?(?:{_GONE})[)\]]?\.?$", re.IGNORECASE)
_ENDS = re.compile(r"[.;:,!?…)\]’”\"'»]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it will be written.

    ``para.text`` begins with the marker where there is one. ``item``: the format begins a list
    item here; ``role`` and ``depth`` are the format's, ``quoted`` says that the words are put
    into another act.
    """

    para: Para
    marker: Marker | None
    item: bool
    role: str
    depth: int
    quoted: bool = False

    @property
    def text(self) -> str:
        return self.para.text

    @property
    def level(self) -> int:
        return self.para.level

    @property
    def heading(self) -> Heading | None:
        """What the line names if it is a heading at all."""
        return named(self.para.text)

    @property
    def deletion(self) -> bool:
        """Whether the line only says that something was deleted."""
        return self.para.deleted is not None or bool(_DELETION.match(self.para.text))

    @property
    def emptied(self) -> bool:
        """Whether nothing but the words that something was deleted stands behind the marker."""
        return bool(self.marker and _DELETION.match(self.para.text, self.marker.end))

    @property
    def wordless(self) -> bool:
        """Whether there is nothing but dots and dashes to fill in."""
        return not any(char.isalnum() for char in self.para.text)

    @property
    def finished(self) -> bool:
        """Whether the words end as a sentence, clause or list item does."""
        return bool(_ENDS.search(self.para.text))

    @property
    def goes_on(self) -> bool:
        """Whether the words begin in the middle of a sentence."""
        return self.para.text[:1].islower()


Item = Line | Table


def lines_of(blocks: Sequence[Block]) -> list[Item]:
    """The lines and tables of an act, in order."""
    return [block if isinstance(block, Table) else _line(block) for block in blocks]


def _line(para: Para) -> Line:
    item = bool(para.marker) or para.role == "list_item"
    if para.marker:
        para = _joined(para)
    role = "" if para.role == "list_item" else para.role
    return Line(para, marker_of(para.text), item, role, para.depth, para.role == "quoted")


def _joined(para: Para) -> Para:
    """The paragraph with its marker in front of its words, one blank between."""
    shift = len(para.marker) + (1 if para.text else 0)
    origins = tuple((at + shift, source) for at, source in para.origins)
    source = max(para.origins[0][1] - shift, 0) if para.origins else 0
    return replace(
        para,
        text=f"{para.marker} {para.text}".rstrip(),
        origins=((0, source), *origins),
        calls=tuple(NoteCall(call.at + shift, call.label) for call in para.calls),
        oddities=tuple(replace(odd, at=odd.at + shift) for odd in para.oddities),
        marker="",
    )
