"""One PDF page → runs of text and ruling lines, in a frame of its own.

Text that nobody sees is left out and counted:
render mode 3 (ISO 32000-2, 9.3.6) unless it is the text layer of a scan, text outside the crop
box, white on nothing dark, or smaller than a point.
"""

from __future__ import annotations

from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf_content import Box, PageContent, Rule, Run
from ingest.readers.pdf_glyphs import RawRun, raw_runs
from ingest.readers.pdf_graphics import area, graphics

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " ", "\x02": "-"}
)
_UNSEEN_SIZE = 1.0
_INVISIBLE = 3


def read_page(document: pdfium.PdfDocument, index: int) -> PageContent:
    """The content of page ``index`` (from 0)."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            found, unmapped = raw_runs(text_page.raw)
        finally:
            text_page.close()
        rules, boxes, pictures = graphics(page)
        left, bottom, right, top = page.get_bbox()
        comments = _comments(page)
    finally:
        page.close()
    angles = Counter[int]()
    for run in found:
        angles[run.style.angle] += len(run.chars)
    angle = max((turn for turn in angles if turn >= 0), key=lambda turn: angles[turn], default=0)
    frame = _Frame(angle, left, bottom, right, top)
    content = PageContent(index + 1, frame.width, frame.height, unmapped=unmapped, comments=comments)
    content.rules = [Rule(*frame.box(*rule)) for rule in rules]
    content.boxes = [Box(*frame.box(*box), light) for *box, light in boxes]
    content.pictured = min(sum(area(picture) for picture in pictures) / max(content.width * content.height, 1), 1)
    _fill(content, found, frame)
    return content


class _Frame:
    """From PDF user space to the page's own frame: top left origin, text upright."""

    def __init__(self, angle: int, left: float, bottom: float, right: float, top: float) -> None:
        self._angle = angle
        self._crop = (left, bottom, right, top)
        self.left = left
        wide, high = right - left, top - bottom
        self.width, self.height = (wide, high) if angle % 2 == 0 else (high, wide)

    def point(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self._crop
        # GetCharAngle measures clockwise: 1 is text that runs down the page.
        if self._angle == 0:
            return x - left, top - y
        if self._angle == 1:
            return top - y, right - x
        if self._angle == 2:
            return right - x, y - bottom
        return y - bottom, x - left

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _fill(content: PageContent, found: list[RawRun], frame: _Frame) -> None:
    """Turn raw runs into the page's frame, leaving out what nobody sees."""
    total = sum(len(run.chars) for run in found)
    invisible = sum(len(run.chars) for run in found if run.style.mode == _INVISIBLE)
    content.scanned = total > 0 and invisible > total / 2 and content.pictured > 0.5
    for run in found:
        x0, y0, x1, y1 = frame.box(run.left, run.bottom, run.right, run.top)
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        off_page = not (-1 <= middle_x <= content.width + 1 and -1 <= middle_y <= content.height + 1)
        unseen = (
            off_page
            or (run.style.mode == _INVISIBLE and not content.scanned)
            or run.style.size < _UNSEEN_SIZE
            or (run.style.white and not _on_dark(content, middle_x, middle_y))
        )
        if unseen:
            content.hidden += len(run.chars)
            continue
        text = "".join(run.chars).translate(_LIGATURES)
        if any("\ud800" <= char < "\ue000" for char in text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        _, baseline = frame.point(run.x, run.y)
        upright = run.style.angle == frame._angle
        made = Run(
            text,
            x0,
            x1,
            baseline if upright else y1,
            run.style.size,
            run.style.bold,
            run.space,
            run.word - frame.left if upright and run.word is not None and run.style.angle == 0 else 0.0,
        )
        (content.runs if upright else content.turned).append(made)


def _on_dark(content: PageContent, x: float, y: float) -> bool:
    """Whether something that white text shows on lies at this point. A picture may be anything."""
    return any(not box.light and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in content.boxes)


def _comments(page: pdfium.PdfPage) -> int:
    """Notes that a reviewer stuck on the page: annotations of the kinds Text and FreeText."""
    count = 0
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 1000)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        count += raw.FPDFAnnot_GetSubtype(annotation) in (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT)
        raw.FPDFPage_CloseAnnot(annotation)
    return count
