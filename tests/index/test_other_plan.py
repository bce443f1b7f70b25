"""Another plan, with other bodies, years, numbers and words: the same questions select its rows exactly."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.answer import ask
from index.settings import Settings
from index.verify import verify
from tests.conftest import CATALOGUE, ROOT, data_folder

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2031, 6, 1)
SIGNS = {"C": "European Commission", "M": "Member States", "S": "EMSA", "F": "EFSA", "H": "ECHA", "T": "Frontex"}


@dataclass(frozen=True, slots=True)
class Row:
    """An action of the other plan."""

    number: int
    section: str
    priority: int
    areas: tuple[str, ...]
    time: str
    bodies: tuple[str, ...]
    prose: str

    @property
    def end(self) -> int | None:
        return int(self.time[-4:]) if self.time[-4:].isdigit() else None

    @property
    def start(self) -> int | None:
        return int(self.time[:4]) if self.time[:4].isdigit() else None


def _row(number: int, section: str, priority: int, areas: str, time: str, bodies: str, prose: str) -> Row:
    return Row(number, section, priority, tuple(areas.split()), time, tuple(SIGNS[sign] for sign in bodies), prose)


ROWS = (
    _row(1, "A", 1, "1.1", "2030", "CM", "Measure the water of each river every month and publish what is found."),
    _row(2, "A", 1, "1.1 1.2", "2030-2034", "MS", "Teach ferry crews to report oil that they see from their boats."),
    _row(3, "A", 1, "1.2", "2031", "S", "Map every harbour from which EFSA has had samples."),
    _row(4, "A", 2, "2.1", "Ongoing", "M", "Build ladders for salmon at every weir."),
    _row(5, "A", 2, "2.1 2.2", "2032-2034", "CMF", "Under Directive 2000/60/EC, count salmon and eel in spring."),
    _row(6, "B", 3, "3.1", "2033", "FH", "Test fish for mercury and publish the limits."),
    _row(7, "B", 3, "3.1 3.2 3.3", "2030-2034", "CFH", "Share laboratories; train their staff."),
    _row(8, "B", 3, "3.3", "2031", "C", "Study what nets that are lost do to eel."),
    _row(9, "B", 4, "4.1", "2034", "MST", "Patrol estuaries by night with boats of Frontex."),
    _row(10, "B", 4, "4.1", "2032", "CMSFHT", "Exercise together against a spill of oil."),
)
SECTIONS = {"A": "CLEAN WATER", "B": "LIVING RIVERS"}
PRIORITIES = {1: "Keep rivers clean", 2: "Bring the fish back", 3: "Know what is in the catch", 4: "Watch over estuaries"}


def _plan() -> str:
    lines = ["Action plan on rivers 2030-2034", ""]
    section, priority = "", 0
    for row in ROWS:
        if row.section != section:
            section = row.section
            lines += [f"{section})\t{SECTIONS[section]}"]
        if row.priority != priority:
            priority = row.priority
            lines += [f"Strategic priority {priority}. {PRIORITIES[priority]}", "\tActions", "\tCorresponding priority area", "\tTimetable", "\tResponsibility", ""]
        note = "[footnoteRef:1]" if row.number == 6 else ""
        lines += [f"\tAction {row.number}. {row.prose}{note}", "\t" + "\n".join(row.areas), f"\t{row.time}", "\t" + "\n".join(row.bodies), ""]
        if note:
            lines += ["[1: \tThe limits are those of the food manual.]"]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Engine]:
    """The other plan, indexed and opened."""
    from index.engine import ensure

    folder = tmp_path_factory.mktemp("rivers") / "corpus"
    (folder / "texts").mkdir(parents=True)
    shutil.copyfile(ROOT / "corpus" / "bodies.toml", folder / "bodies.toml")
    (folder / "catalogue.toml").write_text(CATALOGUE, "utf-8")
    (folder / "texts" / "rivers.en.txt").write_text(_plan(), "utf-8")
    opened = ensure(Settings(data=data_folder(folder.parent / "data", models), corpus=folder))
    yield opened
    opened.close()


def _in(*names: str) -> Callable[[Row], bool]:
    return lambda row: set(names) <= set(row.bodies)


QUESTIONS: dict[str, Callable[[Row], bool]] = {
    "Which actions is EMSA responsible for?": _in("EMSA"),
    "Which actions is the European Maritime Safety Agency responsible for?": _in("EMSA"),
    "EFSA + ECHA actions": _in("EFSA", "ECHA"),
    "Which actions is EFSA responsible for, but not the Commission?": lambda row: "EFSA" in row.bodies and "European Commission" not in row.bodies,
    "Which actions is only EMSA responsible for?": lambda row: row.bodies == ("EMSA",),
    "Which actions are due in 2032?": lambda row: row.end == 2032,
    "Which actions are due by 2031?": lambda row: row.end is not None and row.end <= 2031,
    "Which actions run over the whole period?": lambda row: row.time == "2030-2034",
    "Which actions start in 2032?": lambda row: row.start == 2032,
    "Which actions have no deadline?": lambda row: row.end is None,
    "Which actions are due this year?": lambda row: row.end == 2031,
    "Which actions are overdue?": lambda row: row.end == 2030,
    "Which actions belong to priority area 3.3?": lambda row: "3.3" in row.areas,
    "Which actions fall under strategic priority 4?": lambda row: row.priority == 4,
    "Which actions come under the priority about estuaries?": lambda row: row.priority == 4,
    "Which section B actions have more than two responsible bodies?": lambda row: row.section == "B" and len(row.bodies) > 2,
    "Which actions have three priority areas?": lambda row: len(row.areas) == 3,
    "Which actions mention eel?": lambda row: "eel" in row.prose,
    "Which actions mention salmon but not eel?": lambda row: "salmon" in row.prose and "eel" not in row.prose,
    "Which actions cite Directive 2000/60/EC?": lambda row: row.number == 5,
    "Which actions cite a directive?": lambda row: row.number == 5,
    "Which actions have a footnote?": lambda row: row.number == 6,
    "Which actions name EFSA in the text without EFSA being responsible?": lambda row: row.number == 3,
    "Which EU agencies' actions are due after 2032?": lambda row: bool({"EMSA", "EFSA", "ECHA", "Frontex"} & set(row.bodies)) and (row.end or 0) > 2032,
    "Für welche Maßnahmen ist die EFSA zuständig?": _in("EFSA"),
    "Quelles actions relèvent de la priorité stratégique 3 ?": lambda row: row.priority == 3,
    "¿Qué acciones vencen en 2031?": lambda row: row.end == 2031,
}


def _asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_about_another_plan_select_its_rows(rivers: Engine, question: str) -> None:
    answer = _asked(rivers, question)
    assert answer["status"] == "complete", answer["answer"]
    found = [int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]]
    assert found == [row.number for row in ROWS if QUESTIONS[question](row)]
    assert answer["result"]["checked"] == len(ROWS)
    assert verify(rivers, answer)["verified"]


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Who is responsible for Action 11?", "actions 1 to 10"),
        ("Which actions are due in 2021?", "from 2030 to 2034"),
        ("Which actions is Europol responsible for?", "Europol does not occur"),
        ("Which actions belong to priority area 6.1?", "no priority area 6.1"),
        ("Which actions belong to strategic priority 8?", "1 to 4"),
    ],
)
def test_what_the_other_plan_lacks_is_refused_with_what_it_has(rivers: Engine, question: str, held: str) -> None:
    answer = _asked(rivers, question)
    assert (answer["status"], answer["claims"]) == ("not_held", [])
    assert held in answer["answer"]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Which body has the most actions?", ["Member States"]),
        ("Which bodies have only two actions?", ["Frontex"]),
        ("Who is responsible for Action 9?", ["Member States", "EMSA", "Frontex"]),
        ("When is Action 5 due?", ["2032-2034"]),
        ("Is EMSA responsible for Action 3?", ["yes"]),
        ("Is EFSA responsible for Action 3?", ["no"]),
        ("Which priority area has the most actions?", ["1.1", "1.2", "2.1", "3.1", "3.3", "4.1"]),
    ],
)
def test_aggregates_and_lookups_of_the_other_plan(rivers: Engine, question: str, items: list[str]) -> None:
    assert sorted(_asked(rivers, question)["result"]["items"]) == sorted(items)
