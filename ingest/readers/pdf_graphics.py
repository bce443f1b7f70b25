"""What is drawn on a PDF page: ruling lines, filled boxes and pictures, in PDF user space."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST_OBJECTS = 20_000
"""Maps and charts draw more; what lies beyond is not looked at for ruling lines."""
_MOST_SEGMENTS = 2_000
_THIN = 2.5
"""Points: a filled or stroked shape no thicker than this is a line."""
_WHITE = 250
_DARK = 225

Bounds = tuple[float, float, float, float]
_Filled = tuple[float, float, float, float, bool]
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]


def graphics(
    page: pdfium.PdfPage,
) -> tuple[list[Bounds], list[_Filled], list[Bounds]]:
    """Ruling lines, filled boxes (with whether they are light) and pictures, in user space."""
    rules: list[Bounds] = []
    boxes: list[_Filled] = []
    pictures: list[Bounds] = []
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


def _path(thing: object, matrix: _Matrix, rules: list[Bounds], boxes: list[_Filled]) -> None:
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


def _bounds(thing: object, matrix: _Matrix) -> Bounds:
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


def area(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
