"""PDFium's characters → runs in PDF user space: one font, one size, one text object, no wide gap.

PDFium adds the blanks that a text leaves out, and marks a hyphen that ends a line. Digits that a
font draws raised by itself stand on the baseline as far as the file says, so their shape is
looked at too: they may call a note.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, replace

import pypdfium2.raw as raw

_BOLD = re.compile(r"bold|black|heavy|demi\b|semib|medi\b|[-,]bd|cmb|sfbx", re.IGNORECASE)
_BOLD_WEIGHT = 600
_SPLIT_GAP = 0.6
"""In ems: a wider gap inside one text object starts a new run, which layout may join again."""
_TIGHT = 0.08
"""In ems: no blank is narrower, not even in a line that is set tight."""
_UNKNOWN = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_CONTROLS = frozenset({0x02, 0x09, 0x0A, 0x0D})
"""Blanks, and the sign PDFium puts for a hyphen that ends a line."""
_WHITE = 250
_SUPERIOR = 0.65
"""Size of a font's own raised digits, as a share of its size."""


@dataclass(slots=True)
class Style:
    size: float
    bold: bool
    angle: int  # quarter turns, -1 for text at a slant
    mode: int
    white: bool


@dataclass(slots=True)
class RawRun:
    """A run in PDF user space."""

    style: Style
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
    word: float | None = None  # the right edge of the first of several words


def raw_runs(handle: object) -> tuple[list[RawRun], int]:
    runs: list[RawRun] = []
    unmapped = 0
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    x, y = ctypes.c_double(), ctypes.c_double()
    styles = _Styles(handle)
    current: RawRun | None = None
    style: Style | None = None
    last: int | None = None
    space = False
    supposed = False  # the blank is one that PDFium made up, and no other stands there
    for at in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, at)
        owner = raw.FPDFText_GetTextObject(handle, at)
        address = ctypes.cast(owner, ctypes.c_void_p).value
        if address is None:  # a blank or line end that PDFium adds by looking at the gaps
            supposed = supposed or not space
            space = True
            continue
        if code in _UNKNOWN or (code < 0x20 and code not in _CONTROLS) or 0xE000 <= code <= 0xF8FF:
            unmapped += 1
            continue
        raw.FPDFText_GetLooseCharBox(handle, at, reference)
        if code in (0x20, 0xA0, 0x09, 0x0D, 0x0A):
            space, supposed = True, False
            # A blank that PDFium made up has no width; a real one fills the gap it leaves.
            if current is not None and address == last and box.right - box.left > 0.01:
                current.reach = max(current.reach, box.right)
            continue
        if style is None or address != last:
            style = styles.at(at, owner, box)
        rise = _rise(handle, at, style) if 0x30 <= code <= 0x39 else 0.0
        if current is None or address != last or bool(rise) != current.raised or _apart(current, box):
            raw.FPDFText_GetCharOrigin(handle, at, x, y)
            if supposed and current is not None and _touches(current, style, box, y.value):
                space = False
            if current is not None and not space and not rise and _goes_on(current, style, code, box, y.value):
                last = address
                space = supposed = False
                current.chars.append(chr(code))
                _extend(current, box)
                continue
            own = replace(style, size=_SUPERIOR * style.size) if rise else style
            current = RawRun(own, [], box.left, box.bottom, box.right, box.top, x.value, y.value + rise, space)
            current.raised = bool(rise)
            runs.append(current)
        elif space:
            current.word = current.right if current.word is None else current.word
            current.chars.append(" ")
        last = address
        space = supposed = False
        current.chars.append(chr(code))
        _extend(current, box)
    return runs, unmapped


def _goes_on(run: RawRun, style: Style, code: int, box: raw.FS_RECTF, y: float) -> bool:
    """Whether a letter goes on with the word before it, though it is a text object of its own.

    Browsers write one for each letter that is kerned; as runs of one letter they would cost five times as much.
    """
    if run.raised or style.angle != 0 or style != run.style or abs(y - run.y) > 0.01 * style.size:
        return False
    gap = box.left - run.right
    return -0.15 * style.size < gap < 0.1 * style.size and run.chars[-1].isalpha() and chr(code).isalpha()


def _touches(run: RawRun, style: Style, box: raw.FS_RECTF, y: float) -> bool:
    """Whether what follows stands too close for a blank: PDFium supposes one wherever an object is set a little apart."""
    level = style.angle == run.style.angle == 0 and abs(y - run.y) <= 0.01 * style.size
    return level and -_TIGHT * style.size < box.left - run.right < _TIGHT * style.size


def _rise(handle: object, at: int, style: Style) -> float:
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


def _extend(run: RawRun, box: raw.FS_RECTF) -> None:
    run.left, run.bottom = min(run.left, box.left), min(run.bottom, box.bottom)
    run.right, run.top = max(run.right, box.right), max(run.top, box.top)
    run.reach = max(run.reach, box.right)


def _apart(run: RawRun, box: raw.FS_RECTF) -> bool:
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


class _Styles:
    """The styles of one text page's characters; what is asked of PDFium for each of them is asked into the
    same buffers, and for each font once."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._matrix = raw.FS_MATRIX()
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        self._bold: dict[int | None, bool] = {}

    def at(self, at: int, owner: object, box: raw.FS_RECTF) -> Style:
        """The style of character ``at``, which belongs to text object ``owner`` and fills ``box``."""
        handle, matrix = self._handle, self._matrix
        scale = 1.0
        if raw.FPDFText_GetMatrix(handle, at, matrix):
            scale = math.hypot(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(handle, at) * scale
        turn = math.degrees(raw.FPDFText_GetCharAngle(handle, at)) / 90
        quarter = round(turn) % 4
        extent = box.top - box.bottom if quarter in (0, 2) else box.right - box.left
        if size < 0.3 * extent or (size > 4 * extent > 0 and chr(raw.FPDFText_GetUnicode(handle, at)).isalnum()):
            size = extent  # Type 3 fonts have units of their own
        return Style(
            size=size,
            bold=self._is_bold(at, owner),
            angle=quarter if abs(turn - round(turn)) < 0.03 else -1,
            mode=raw.FPDFTextObj_GetTextRenderMode(owner),
            white=self._is_white(at),
        )

    def _is_white(self, at: int) -> bool:
        red, green, blue, alpha = self._colours
        if not raw.FPDFText_GetFillColor(self._handle, at, red, green, blue, alpha):
            return False
        return min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0

    def _is_bold(self, at: int, owner: object) -> bool:
        font = ctypes.cast(raw.FPDFTextObj_GetFont(owner), ctypes.c_void_p).value
        known = self._bold.get(font)
        if known is None:
            name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
            raw.FPDFText_GetFontInfo(self._handle, at, name, 256, flags)
            written = name.value.decode("utf-8", "replace").rpartition("+")[2]
            known = bool(_BOLD.search(written)) or raw.FPDFText_GetFontWeight(self._handle, at) >= _BOLD_WEIGHT
            self._bold[font] = known
        return known
