"""What a hit counts as: any edition of a work, any part of a unit, each unit once."""

from __future__ import annotations

import pytest

from evaluation.load import Gold
from evaluation.units import grades, judged, meets, qrels_lines, ranking, work_of


@pytest.mark.parametrize(
    ("document", "work"),
    [
        ("32014L0042", "32014L0042"),
        ("32014L0042.digest", "32014L0042"),
        ("32019L1153.fr", "32019L1153"),
        ("02019L1153-20240709", "32019L1153"),
        ("02019L1153-20240709.de", "32019L1153"),
        ("52020DC0606(01)", "52020DC0606(01)"),
        ("european-drug-report.digest", "european-drug-report"),
        ("eu-drugs-action-plan-2021-2025", "eu-drugs-action-plan-2021-2025"),
    ],
)
def test_an_edition_belongs_to_its_work(document, work):
    assert work_of(document) == work


def test_a_part_of_a_unit_lies_in_it_and_a_neighbour_with_the_same_beginning_does_not():
    assert meets("plan/act_2", "plan", "act_2.timetable")
    assert not meets("plan/act_2", "plan", "act_25")
    assert not meets("32019L1153/art_6", "32019L1153.digest", "art_6a")


def test_a_work_without_a_place_is_met_by_any_of_its_units():
    assert meets("32024L1260", "32024L1260.digest", "summary")
    assert not meets("32024L1260", "32024L1654.digest", "summary")


def gold(*needs: tuple[str, ...], related: tuple[str, ...] = ()) -> Gold:
    return Gold(status=("answered",), needs=needs, related=related, set=None, expect=())


def test_alternatives_count_as_one_and_repeated_units_where_they_come_first():
    wanted = gold(("x/a", "x/b"), ("y",), related=("x/c",))
    hits = [("x", "d.1"), ("x", "b.2"), ("x", "d.2"), ("x", "a"), ("y.digest", "p_1"), ("x", "c.text")]
    assert ranking(wanted, hits) == ["x/d", "x/a", "y", "x/c"]
    assert grades(wanted) == {"x/a": 2, "y": 2, "x/c": 1}


def test_trec_lines_name_every_alternative():
    assert qrels_lines("q1", gold(("x/a", "x/b"), related=("x/c",))) == [
        "q1 0 x/c 1",
        "q1 0 x/a 2",
        "q1 0 x/b 2",
    ]


def test_a_hit_without_a_place_is_judged_as_its_work():
    assert judged("32024L1260.digest", "") == "32024L1260"
