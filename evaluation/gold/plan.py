"""The EU Action Plan on Drugs 2021-2025, transcribed by hand from its text.

This is an *independent reading*: it was written down row by row from
``corpus/texts/eu-drugs-action-plan-2021-2025.en.txt``, never from what the product parses, so
that the two can disagree. Gold sets (``evaluation.gold.sets``) are computed from it.

One line an action: number, section, strategic priority, priority areas, timetable, responsible
bodies, and after the bar what its prose names: bodies, cited acts, footnotes. ``-`` is "none".
Letters for bodies are in ``BODIES``; the order of the responsible bodies is the row's.
"""

from __future__ import annotations

from dataclasses import dataclass

DOCUMENT = "eu-drugs-action-plan-2021-2025"

BODIES = {
    "C": "European Commission",
    "M": "Member States",
    "P": "Europol",
    "D": "EMCDDA",
    "F": "Frontex",
    "J": "Eurojust",
    "L": "CEPOL",
    "X": "EEAS",
    "A": "EMA",
    "E": "ECDC",
    "U": "EUCPN",
    "N": "MAOC-N",
    "S": "CSFD",
}
AGENCIES = ("Europol", "EMCDDA", "Frontex", "Eurojust", "CEPOL", "EMA", "ECDC")
"""The EU agencies among them; the EEAS, the EUCPN network and the intergovernmental MAOC-N are none."""

_ACTIONS = """
 1 A   1 1.1         2021-2025 CMPD   | PD     -          fn_1,fn_2
 2 A   1 1.1,1.2     2021-2025 CMPDF  | -      -          -
 3 A   1 1.1,1.2     2021-2025 CMPFJ  | MPJ    -          -
 4 A   1 1.2         2021-2025 CMPJL  | M      32019L1153 -
 5 A   1 1.2         2021-2025 CMPF   | M      -          -
 6 A   1 1.2         2021-2025 CMPJ   | M      -          -
 7 A   1 1.2         2021-2025 CMPJD  | MPJ    -          -
 8 A   1 1.2         2021-2025 CM     | C      32014L0042 -
 9 A   1 1.3         2021-2025 CXPD   | PD     -          -
10 A   1 1.3         2021-2025 CX     | -      -          -
11 A   2 2.1         2021-2025 CMFP   | MPF    -          -
12 A   2 2.1         2021-2025 CMFP   | M      -          -
13 A   2 2.1         2021      CMFPD  | PDF    -          -
14 A   2 2.1,2.2     2021      CMFX   | -      -          -
15 A   2 2.2         2021      CMNPFD | N      -          -
16 A   2 2.2         2021      CMPFD  | MP     -          -
17 A   2 2.2         2021      C      | PF     -          -
18 A   3 3.1         2021      CPD    | PD     -          fn_3
19 A   3 3.2         2021-2025 CMPD   | -      -          fn_4
20 A   3 3.2         2021-2025 CM     | M      -          -
21 A   3 3.3         2021-2025 CMPD   | M      -          -
22 A   4 4.1         2021      CMPD   | M      -          -
23 A   4 4.1         2021      CM     | -      -          -
24 A   4 4.1         2021-2025 MPD    | -      -          -
25 A   4 4.1         2022      C      | -      32004F0757 -
26 A   4 4.2         2021-2025 CMX    | -      -          -
27 B   5 5.1,5.3     2021-2025 CMD    | -      -          -
28 B   5 5.1         2022-2025 MD     | -      -          -
29 B   5 5.1         2022-2025 MD     | D      -          -
30 B   5 5.1         2021-2025 DP     | -      -          -
31 B   5 5.2         2021-2025 CMU    | U      -          -
32 C   6 6.1,6.2,6.3 2021-2025 CMDA   | -      -          -
33 C   6 6.1,6.2     2021-2025 CMDA   | -      -          -
34 C   6 6.2         2021-2025 CMD    | -      -          -
35 C   6 6.1,6.2,6.3 2021-2025 MDA    | -      -          -
36 C   6 6.1,6.2,6.3 2021-2025 MD     | -      -          -
37 C   6 6.1,6.2,6.3 2021      CMD    | -      -          fn_5
38 C   7 7.1,7.3     2021      CMD    | M      -          -
39 C   7 7.1         2021      CMDE   | ME     -          -
40 C   7 7.4         2021-2025 CMD    | -      -          -
41 C   7 7.4         2022      C      | -      -          -
42 C   7 7.5         2021-2025 CMD    | C      -          -
43 C   7 7.2,7.6     2021      MD     | -      -          -
44 C   7 7.6         2021      CMD    | CD     -          -
45 C   8 8.1,8.2     2024      CD     | M      -          -
46 C   8 8.2         2023      MLDJ   | -      -          -
47 gov - -           Ongoing   CDP    | D      -          -
48 gov - -           2021      CMD    | -      -          -
49 gov - -           Ongoing   CMS    | M      -          -
50 gov - -           Ongoing   CX     | -      -          -
51 gov - -           Ongoing   CX     | -      -          -
52 gov - -           2021      C      | D      -          fn_6
53 gov - -           2024      C      | -      -          -
"""

_SOURCES = """
1 Europol EMCDDA
2 EMCDDA
3 Europol EMCDDA
4 EMCDDA Europol European_Commission
5 EMCDDA Europol
6 Eurobarometer
7 EMCDDA
8 EMCDDA ESPAD HBSC
9 EMCDDA
10 EMCDDA
11 Member_States
12 Eurostat
"""

PRIORITY_SECTION = {1: "A", 2: "A", 3: "A", 4: "A", 5: "B", 6: "C", 7: "C", 8: "C"}


@dataclass(frozen=True, slots=True)
class Row:
    """One action as its row says it. ``start`` and ``end`` are years, ``None`` where "Ongoing"."""

    number: int
    section: str
    priority: int | None
    areas: tuple[str, ...]
    timetable: str
    start: int | None
    end: int | None
    bodies: tuple[str, ...]
    names: tuple[str, ...]
    acts: tuple[str, ...]
    footnotes: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"act_{self.number}"


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One performance indicator and the sources of data that its brackets name."""

    number: int
    sources: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"pi_{self.number}"


def _row(line: str) -> Row:
    fields = line.replace("|", " ").split()
    number, section, priority, areas, timetable, bodies, names, acts, footnotes = fields
    years = [] if timetable == "Ongoing" else [int(year) for year in timetable.split("-")]
    return Row(
        number=int(number),
        section=section,
        priority=None if priority == "-" else int(priority),
        areas=_list(areas),
        timetable=timetable,
        start=years[0] if years else None,
        end=years[-1] if years else None,
        bodies=tuple(BODIES[letter] for letter in bodies),
        names=() if names == "-" else tuple(BODIES[letter] for letter in names),
        acts=_list(acts),
        footnotes=_list(footnotes),
    )


def _list(written: str) -> tuple[str, ...]:
    return () if written == "-" else tuple(written.split(","))


def _indicator(line: str) -> IndicatorRow:
    number, *sources = line.split()
    return IndicatorRow(int(number), tuple(source.replace("_", " ") for source in sources))


ACTIONS = tuple(_row(line) for line in _ACTIONS.strip().splitlines())
INDICATORS = tuple(_indicator(line) for line in _SOURCES.strip().splitlines())
FOOTNOTES = tuple(f"fn_{number}" for number in range(1, 7))
PRIORITIES = tuple(f"sp_{number}" for number in range(1, 9))
