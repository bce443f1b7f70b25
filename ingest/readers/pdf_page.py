"""One PDF page → runs of text and ruling lines, in a frame of its own: the only code that calls PDFium.

Coordinates are points (1/72 inch) from the page's top left corner, y growing downwards, turned
so that most of the page's text runs upright. Text that nobody sees is left out and counted:
render mode 3 (ISO 32000-2, 9.3.6) unless it is the text layer of a scan, text outside the crop
box, white on nothing dark, or smaller than a point.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_BOLD = re.compile(r"bold|black|heavy|demi\b|semib|medi\b|[-,]bd|cmb|sfbx", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " ", "\x02": "-"}
)
_BOLD_WEIGHT = 600
_MOST_OBJECTS = 20_000
"""Maps and charts draw more; what lies beyond is not looked at for ruling lines."""
_MOST_SEGMENTS = 2_000
_THIN = 2.5
"""Points: a filled or stroked shape no thicker than this is a line."""
_SPLIT_GAP = 0.6
"""In ems: a wider gap inside one text object starts a new run, which layout may join again."""
_UNKNOWN = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_CONTROLS = frozenset({0x02, 0x09, 0x0A, 0x0D})
"""Blanks, and the sign PDFium puts for a hyphen that ends a line."""
_WHITE = 250
_DARK = 225
_SUPERIOR = 0.65
"""Size of a font's own raised digits, as a share of its size."""
_UNSEEN_SIZE = 1.0
_INVISIBLE = 3


@dataclass(slots=True)
class Run:
    """Words set in one go: one font, one size, one baseline."""

    text: str
    x0: float
    x1: float
    y: float  # of the baseline
    size: float
    bold: bool
    italic: bool
    space: bool = False  # a blank stands before it


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, horizontal or vertical: x0 <= x1 and y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle or a picture."""

    x0: float
    y0: float
    x1: float
    y1: float
    light: bool  # whether white text on it could not be seen

    @property
    def area(self) -> float:
        return (self.x1 - self.x0) * (self.y1 - self.y0)


@dataclass(slots=True)
class PageContent:
    """What a page shows. ``number`` is 1-based; ``hidden`` counts characters nobody sees."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    turned: list[Run] = field(default_factory=list)
    """Runs set at another angle than the page's text, x0..x1 and y roughly where they stand."""
    rules: list[Rule] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    hidden: int = 0
    scanned: bool = False  # its text is the invisible layer over a picture
    unmapped: int = 0  # characters whose font does not say what they are
    comments: int = 0
    pictured: float = 0.0  # share of the page that pictures take up


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    italic: bool
    angle: int  # quarter turns, -1 for text at a slant
    mode: int
    white: bool


@dataclass(slots=True)
class _Raw:
    """A run in PDF user space."""

    style: _Style
    chars: list[str]
    left: float
    bottom: float
    right: float
    top: float
    x: float  # origin of the first character
    y: float
    space: bool
    reach: float = 0.0  # the right edge with the blanks after the last character
    raised: bool = False  # digits that the font itself draws raised


def read_page(document: pdfium.PdfDocument, index: int) -> PageContent:
    """The content of page ``index`` (from 0)."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            found, unmapped = _raw_runs(text_page.raw)
        finally:
            text_page.close()
        rules, boxes, pictures = _graphics(page)
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
    content.pictured = min(sum(_area(picture) for picture in pictures) / max(content.width * content.height, 1), 1)
    _fill(content, found, frame)
    return content


# --------------------------------------------------------------------------- text


def _raw_runs(handle: object) -> tuple[list[_Raw], int]:
    runs: list[_Raw] = []
    unmapped = 0
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    x, y = ctypes.c_double(), ctypes.c_double()
    current: _Raw | None = None
    style: _Style | None = None
    last: int | None = None
    space = False
    for at in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, at)
        owner = raw.FPDFText_GetTextObject(handle, at)
        address = ctypes.cast(owner, ctypes.c_void_p).value
        if address is None:  # a blank or line end that PDFium adds by looking at the gaps
            space = True
            continue
        if code in _UNKNOWN or (code < 0x20 and code not in _CONTROLS) or 0xE000 <= code <= 0xF8FF:
            unmapped += 1
            continue
        raw.FPDFText_GetLooseCharBox(handle, at, reference)
        if code in (0x20, 0xA0, 0x09, 0x0D, 0x0A):
            space = True
            # A blank that PDFium made up has no width; a real one fills the gap it leaves.
            if current is not None and address == last and box.right - box.left > 0.01:
                current.reach = max(current.reach, box.right)
            continue
        if style is None or address != last:
            style = _style(handle, at, owner)
        rise = _rise(handle, at, style) if 0x30 <= code <= 0x39 else 0.0
        if current is None or address != last or bool(rise) != current.raised or _apart(current, box):
            raw.FPDFText_GetCharOrigin(handle, at, x, y)
            own = replace(style, size=_SUPERIOR * style.size) if rise else style
            current = _Raw(own, [], box.left, box.bottom, box.right, box.top, x.value, y.value + rise, space)
            current.raised = bool(rise)
            runs.append(current)
        elif space:
            current.chars.append(" ")
        last = address
        space = False
        current.chars.append(chr(code))
        _extend(current, box)
    return runs, unmapped


def _rise(handle: object, at: int, style: _Style) -> float:
    """How far a digit's shape stands above its baseline: fonts have raised digits of their own."""
    if style.angle != 0:
        return 0.0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharBox(handle, at, left, right, bottom, top):
        return 0.0
    raw.FPDFText_GetCharOrigin(handle, at, x, y)
    rise = bottom.value - y.value
    raised = rise > 0.2 * style.size and 0.2 * style.size < top.value - bottom.value < 0.6 * style.size
    return rise if raised else 0.0


def _extend(run: _Raw, box: raw.FS_RECTF) -> None:
    run.left, run.bottom = min(run.left, box.left), min(run.bottom, box.bottom)
    run.right, run.top = max(run.right, box.right), max(run.top, box.top)
    run.reach = max(run.reach, box.right)


def _apart(run: _Raw, box: raw.FS_RECTF) -> bool:
    """Whether the next character of the same text object stands well away from those before."""
    gap = _SPLIT_GAP * run.style.size
    if run.style.angle == 0:
        return bool(box.left - run.reach > gap or box.right < run.left or abs(box.bottom - run.bottom) > gap)
    return bool(
        box.left - run.right > gap
        or run.left - box.right > gap
        or box.bottom - run.top > gap
        or run.bottom - box.top > gap
    )


def _style(handle: object, at: int, owner: object) -> _Style:
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(handle, at, matrix):
        scale = math.hypot(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(handle, at) * scale
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(box))
    turn = math.degrees(raw.FPDFText_GetCharAngle(handle, at)) / 90
    quarter = round(turn) % 4
    extent = box.top - box.bottom if quarter in (0, 2) else box.right - box.left
    if size < 0.3 * extent or (size > 4 * extent > 0 and chr(raw.FPDFText_GetUnicode(handle, at)).isalnum()):
        size = extent  # Type 3 fonts have units of their own
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, at, name, 256, flags)
    font = name.value.decode("utf-8", "replace").rpartition("+")[2]
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    coloured = raw.FPDFText_GetFillColor(handle, at, red, green, blue, alpha)
    white = bool(coloured) and (min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0)
    return _Style(
        size=size,
        bold=bool(_BOLD.search(font)) or raw.FPDFText_GetFontWeight(handle, at) >= _BOLD_WEIGHT,
        italic=bool(_ITALIC.search(font)) or bool(flags.value & 64),
        angle=quarter if abs(turn - round(turn)) < 0.03 else -1,
        mode=raw.FPDFTextObj_GetTextRenderMode(owner),
        white=white,
    )


class _Frame:
    """From PDF user space to the page's own frame: top left origin, text upright."""

    def __init__(self, angle: int, left: float, bottom: float, right: float, top: float) -> None:
        self._angle = angle
        self._crop = (left, bottom, right, top)
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


def _fill(content: PageContent, found: list[_Raw], frame: _Frame) -> None:
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
            run.style.italic,
            run.space,
        )
        (content.runs if upright else content.turned).append(made)


def _on_dark(content: PageContent, x: float, y: float) -> bool:
    """Whether something that white text shows on lies at this point. A picture may be anything."""
    return any(not box.light and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in content.boxes)


# --------------------------------------------------------------------------- graphics

_Bounds = tuple[float, float, float, float]
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]


def _graphics(
    page: pdfium.PdfPage,
) -> tuple[list[_Bounds], list[tuple[float, float, float, float, bool]], list[_Bounds]]:
    """Ruling lines, filled boxes (with whether they are light) and pictures, in user space."""
    rules: list[_Bounds] = []
    boxes: list[tuple[float, float, float, float, bool]] = []
    pictures: list[_Bounds] = []
    for thing, matrix in _objects(page.raw):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = _bounds(thing, matrix)
            pictures.append(bounds)
            boxes.append((*bounds, False))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(thing, matrix, rules, boxes)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            boxes.append((*_bounds(thing, matrix), False))
    return rules, boxes, pictures


def _objects(page: object) -> Iterator[tuple[object, _Matrix]]:
    """Every object of a page, those inside forms too, with the matrix of the form."""
    budget = _MOST_OBJECTS
    stack = [
        (raw.FPDFPage_GetObject, page, at, _IDENTITY, 0) for at in range(min(raw.FPDFPage_CountObjects(page), budget))
    ]
    stack.reverse()
    while stack and budget:
        get, parent, at, matrix, depth = stack.pop()
        budget -= 1
        thing = get(parent, at)
        if not thing:
            continue
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            if depth < 8:
                inner = _multiply(_matrix(thing), matrix)
                count = min(raw.FPDFFormObj_CountObjects(thing), budget)
                stack += [(raw.FPDFFormObj_GetObject, thing, i, inner, depth + 1) for i in reversed(range(count))]
        else:
            yield thing, matrix


def _path(
    thing: object, matrix: _Matrix, rules: list[_Bounds], boxes: list[tuple[float, float, float, float, bool]]
) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    count = raw.FPDFPath_CountSegments(thing)
    if not (fill.value or stroke.value) or not 2 <= count <= _MOST_SEGMENTS:
        return
    light = _light(thing)
    if fill.value and not stroke.value and light and _faint(thing):
        return
    own = _multiply(_matrix(thing), matrix)
    for points, straight in _subpaths(thing, count, own):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        bounds = (min(xs), min(ys), max(xs), max(ys))
        wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if min(wide, high) <= _THIN:
            if max(wide, high) > _THIN:
                rules.append(bounds)
            continue
        if fill.value:
            boxes.append((*bounds, light))
        if stroke.value and straight:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x1 - x0) <= 1 or abs(y1 - y0) <= 1:
                    rules.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _subpaths(thing: object, count: int, matrix: _Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """(points, whether all segments are straight) of each subpath, in user space."""
    points: list[tuple[float, float]] = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, straight
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        points.append(_apply(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points, straight


def _light(thing: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _DARK


def _faint(thing: object) -> bool:
    """Whether a fill is white or transparent: page backgrounds, no lines of a table."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _bounds(thing: object, matrix: _Matrix) -> _Bounds:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    (x0, y0), (x1, y1) = _apply(matrix, left.value, bottom.value), _apply(matrix, right.value, top.value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _matrix(thing: object) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiply(first: _Matrix, second: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _area(bounds: _Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])


def _comments(page: pdfium.PdfPage) -> int:
    """Notes that a reviewer stuck on the page: annotations of the kinds Text and FreeText."""
    count = 0
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 1000)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        count += raw.FPDFAnnot_GetSubtype(annotation) in (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT)
        raw.FPDFPage_CloseAnnot(annotation)
    return count
