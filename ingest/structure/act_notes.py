"""Footnotes of texts whose format knows none: told from the words alone.

Acts up to 2004 on EUR-Lex, plain text and the like write "(1)" at the call and set the notes
after the signatures, each as a paragraph that begins with its number. A call is looked for
where numbers of provisions cannot stand: "Article 2 (1)" and "paragraph 3 (1)" are none,
"the Commission (1)," and "Directive 89/440/EEC (5)" are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.blocks import Block, Note, Para, Reading
from ingest.readers.flow import moved, settle

_NUMBERED = re.compile(r"\((\d{1,3})\)[\s\u00a0]{0,4}")
_CALL = re.compile(r"\((\d{1,3})\)")
_PROVISION = re.compile(
    r"(?:\b(?:articles?|paragraphs?|points?|subparagraphs?|sections?|annex(?:es)?|chapters?|no|nos|and|to|or|rule)"
    r"|[(\d)][a-z]?)[\s\u00a0]{0,2}$",
    re.IGNORECASE,
)
_NUMBERED_ACT = re.compile(r"(?:\d{2,4}/\d{1,4}|\b(?:19|20)\d{2})[\s\u00a0]{0,2}$")
_SIGNED = re.compile(r"Done at\b|For the (?:Council|Commission|European Parliament|Member States)\b")


def with_notes(reading: Reading) -> Reading:
    """The reading with the notes after its signatures taken out, and their calls found in the text."""
    if reading.notes:
        return reading
    span = _notes_span(reading.blocks)
    if span is None:
        return reading
    notes = _bodies([block for block in reading.blocks[span.start : span.stop] if isinstance(block, Para)])
    body = _called([*reading.blocks[: span.start]], len(notes))
    return replace(reading, blocks=(*body, *reading.blocks[span.stop :]), notes=tuple(notes))


def _notes_span(blocks: Sequence[Block]) -> range | None:
    """The blocks from the note (1) after the signatures to the last note's end."""
    signed = next((i for i, b in enumerate(blocks) if isinstance(b, Para) and _SIGNED.match(b.text)), None)
    if signed is None:
        return None
    start = None
    expected = 1
    for index in range(signed + 1, len(blocks)):
        block = blocks[index]
        found = _NUMBERED.match(block.text) if isinstance(block, Para) else None
        if start is None:
            if found and found.group(1) == "1":
                start, expected = index, 2
            elif not isinstance(block, Para) or len(block.text) > 200 or index > signed + 30:
                return None
        elif found and int(found.group(1)) == expected:
            expected += 1
        elif found or not isinstance(block, Para) or not _continues(blocks[index - 1], block):
            return range(start, index)
    return range(start, len(blocks)) if start is not None else None


def _continues(before: Block, para: Para) -> bool:
    """Whether a paragraph goes on with the note before it, which the page's end has cut."""
    unfinished = isinstance(before, Para) and not before.text.rstrip().endswith((".", ")"))
    return para.level == 0 and (unfinished or para.text[:1].islower())


def _bodies(paras: Sequence[Para]) -> list[Note]:
    notes: list[Note] = []
    for para in paras:
        found = _NUMBERED.match(para.text)
        if found and int(found.group(1)) == len(notes) + 1:
            (_, source), *_ = para.origins
            words = replace(para, text=para.text[found.end() :], origins=((0, source + found.end()),))
            notes.append(Note(found.group(1), (words,) if words.text else ()))
        elif notes:
            last = notes[-1]
            notes[-1] = Note(last.label, (*last.paras, para))
    return notes


def _called(blocks: list[Block], count: int) -> list[Block]:
    """The blocks with the calls of notes 1 to ``count`` found, in their order, and taken out."""
    wanted = 1
    for index, block in enumerate(blocks):
        if not isinstance(block, Para):
            continue
        found: list[tuple[int, int, str]] = []
        for match in _CALL.finditer(block.text):
            if wanted > count:
                break
            if int(match.group(1)) == wanted and _is_call(block.text, match.start()):
                found.append((match.start(), match.end(), match.group(1)))
                wanted += 1
        if found:
            blocks[index] = _without(block, found)
    return blocks


def _is_call(text: str, at: int) -> bool:
    before = text[:at]
    if not before.strip():
        return False  # the marker of a paragraph or recital
    if before.endswith(")"):  # "(electronic commerce)(4)", but not "Article 5(2)(4)"
        return len(before) - before.rfind("(") > 5
    return bool(_NUMBERED_ACT.search(before[-12:])) or not _PROVISION.search(before[-24:])


def _without(para: Para, markers: Sequence[tuple[int, int, str]]) -> Para:
    """The paragraph without the markers, which become calls."""
    pieces, calls, done, length = [], [], 0, 0
    for start, end, label in markers:
        pieces.append(para.text[done:start])
        length += start - done
        calls.append((length, label))
        done = end
    pieces.append(para.text[done:])
    settled = settle("".join(pieces), calls)
    origins = moved(para.origins, [(start, end) for start, end, _ in markers], length + len(pieces[-1]))
    origins = moved(origins, settled.cuts, len(settled.text))
    return replace(para, text=settled.text, calls=(*para.calls, *settled.calls), origins=origins)
