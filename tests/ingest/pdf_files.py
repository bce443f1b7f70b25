"""Small PDF files for tests, written by hand: text at places, in the fonts that every reader has.

Courier's letters are all 0.6 em wide, so ``column`` knows exactly where lines end.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

FONTS = {"F": "Courier", "B": "Courier-Bold", "H": "Helvetica", "HB": "Helvetica-Bold"}
WIDTH, HEIGHT = 595, 842


@dataclass
class Page:
    """A page being written; y is measured from the top, as readers see it."""

    operations: list[str] = field(default_factory=list)
    rotate: int = 0

    def text(self, x: float, y: float, words: str, size: float = 10, font: str = "F", more: str = "") -> None:
        """``words`` with their baseline at y; ``more`` are operators set before (a colour, a mode)."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        place = f"1 0 0 1 {x} {HEIGHT - y} Tm"
        self.operations.append(f"q BT {more} /{font} {size} Tf {place} ({escaped}) Tj ET Q")

    def column(
        self, x: float, y: float, words: str, chars: int = 40, size: float = 10, indent: int = 0, hyphens: bool = False
    ) -> float:
        """A paragraph wrapped at so many characters; returns the y of the next line."""
        lines = textwrap.wrap(words, chars, initial_indent=" " * indent, break_on_hyphens=hyphens)
        for line in lines:
            shift = len(line) - len(line.lstrip())
            self.text(x + shift * 0.6 * size, y, line.strip(), size)
            y += 1.2 * size
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.operations.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def box(self, x0: float, y0: float, x1: float, y1: float, grey: float) -> None:
        self.operations.append(f"q {grey} g {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f Q")

    def grid(self, xs: list[float], ys: list[float]) -> None:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def picture(self) -> None:
        """A picture over the whole page, as a scanner makes."""
        self.operations.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q")


def pdf(*pages: Page, title: str = "") -> bytes:
    """The file that these pages make."""
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in FONTS.items()
    )
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        "/Length 1 >>\nstream\n\x80\nendstream"
    )
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Font << {fonts} >> /XObject << /Im 4 0 R >> >>",
        picture,
    ]
    for at, page in enumerate(pages):
        content = "\n".join(page.operations)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {page.rotate} "
            f"/Resources 3 0 R /Contents {6 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252" if number != 4 else "latin-1")
    start = len(made)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    made += f"trailer {trailer}\nstartxref\n{start}\n%%EOF\n".encode()
    return made
