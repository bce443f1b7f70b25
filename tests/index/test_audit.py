"""Audits: what became of the texts cited, what follows for the actions, and numbers that add up."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from index.audit import FAILING, VERDICTS, Audit, audit, baseline
from index.audit.identity import Identities, context_of
from index.audit.jsonld import as_jsonld
from index.audit.plain import COLUMNS, as_json, rows
from index.audit.visiting import audit_file
from index.engine import Engine
from index.errors import BadBaseline, UnknownDocument
from index.records import Records
from index.resolution import STATES
from ingest.bodies import Bodies, Body, Succession
from ingest.inspect import inspect
from ingest.model import StatusEvent
from tests.index.held import ACT, BODIES, document, records, work

PLAN = "eu-drugs-action-plan-2021-2025"
ON = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def plan(engine: Engine) -> Audit:
    return audit(engine.records, engine.bodies, PLAN, ON)


def by_label(found: Audit) -> dict[str, Any]:
    return {unit.label: row for row in found.rows for unit in row.concerns}


# ------------------------------------------------------------------ the plan


def test_the_acts_behind_the_plans_actions_have_changed(plan: Audit) -> None:
    found = by_label(plan)
    assert {label: row.verdict for label, row in found.items() if label in ("Action 4", "Action 8", "Action 25")} == {
        "Action 4": "amended",
        "Action 8": "replaced_in_part",
        "Action 25": "amended",
    }
    assert found["Action 8"].consequence.startswith(
        "The law behind Action 8 has changed since the text was written (2020-07-24): Directive 2014/42/EU: "
        "Since 2024-05-22 replaced by Directive (EU) 2024/1260 for the Member States bound by that"
    )


def test_an_event_has_its_date_its_act_its_confidence_and_where_it_was_seen(plan: Audit) -> None:
    (event,) = by_label(plan)["Action 8"].judged[0].legal.deciding
    assert (event.date, event.by, event.confidence) == (dt.date(2024, 5, 22), "32024L1260", "partly")
    assert event.evidence
    assert event.since_text == "after"


def test_only_what_came_after_the_text_has_changed_the_law_behind_it(plan: Audit) -> None:
    """The Framework Decision was amended in 2017 too, before the plan: that is no change since."""
    row = by_label(plan)["Action 25"]
    assert "2017/2103" not in row.consequence
    assert "2022/1326" in row.consequence
    assert next(event.since_text for event in row.judged[0].legal.deciding) == "before"


def test_before_its_successor_the_act_was_in_force(engine: Engine) -> None:
    found = by_label(audit(engine.records, engine.bodies, PLAN, dt.date(2021, 6, 1)))
    assert found["Action 8"].verdict == "in_force"
    assert found["Action 4"].verdict == "in_force"


def test_a_footnote_concerns_the_action_that_calls_it(plan: Audit) -> None:
    row = next(row for row in plan.rows if row.place == "fn_5")
    assert [unit.label for unit in row.concerns] == ["Action 37"]


def test_what_the_catalogue_does_not_know_is_not_checked(plan: Audit) -> None:
    row = next(row for row in plan.rows if row.reference.kind == "budget")
    assert row.verdict == "not_checked"
    assert row.consequence.startswith("Not checked: the catalogue has no status history")


def test_the_succession_touches_every_action_of_the_agency_and_its_mandate_first(engine: Engine, plan: Audit) -> None:
    (step,) = plan.successions
    assert (step.old, step.new, step.by) == ("EMCDDA", "EUDA", "32023R1322")
    responsible = {a.place for a in plan.document.actions if any(b.name == "EMCDDA" for b in a.bodies)}
    assert responsible == {each.unit.place for each in step.touched if "responsible" in each.roles}
    assert step.touched[0].unit.label == "Action 52"
    assert "mandate" in step.touched[0].roles
    assert [each.unit.label for each in step.touched if "mandate" in each.roles] == ["Action 52"]


def test_before_the_succession_nothing_is_touched(engine: Engine) -> None:
    assert not audit(engine.records, engine.bodies, PLAN, dt.date(2024, 7, 1)).successions


def test_candidates_stand_apart_from_references(plan: Audit) -> None:
    report = as_json(plan, "x")
    named = {each["text"]: each for each in report["mentions"] if each["kind"] == "text"}
    assert [one["work"] for one in named["drug precursor legislation"]["candidates"]] == ["32004R0273", "32005R0111"]
    assert not {each["text"] for each in report["references"]} & set(named)


# ------------------------------------------------------------------ every document


def test_the_numbers_add_up_for_every_document(engine: Engine) -> None:
    for id in engine.records.document_ids:
        found = audit(engine.records, engine.bodies, id, ON)
        summary = as_json(found, "x")["summary"]
        assert sum(summary["verdicts"].values()) == summary["references"] == len(engine.records.references(id))
        assert sum(summary["states"].values()) == summary["references"]
        assert set(summary["verdicts"]) <= set(VERDICTS)
        assert set(summary["states"]) <= set(STATES)
        assert len({row.id for row in found.rows} | {each.id for each in found.named}) == len(found.rows) + len(
            found.named
        )
        json.dumps(as_json(found, "x")), json.dumps(as_jsonld(found))
        assert all(set(row) == set(COLUMNS) for row in rows(found))


def test_a_later_day_than_the_last_look_up_is_said_not_to_be_checked(engine: Engine) -> None:
    found = as_json(audit(engine.records, engine.bodies, PLAN, dt.date(2030, 1, 1)), "x")
    assert found["summary"]["not_checked_since"] == "2026-11-22"
    assert "what came after is not checked" in found["summary"]["text"]


def test_an_unknown_document_is_refused(engine: Engine) -> None:
    with pytest.raises(UnknownDocument):
        audit(engine.records, engine.bodies, "nothing", ON)


# ------------------------------------------------------------------ verdicts and words, on texts of our own


def event(kind: str, day: dt.date | None, by: str | None = None, extent: str = "whole") -> StatusEvent:
    return StatusEvent(kind, day, "day" if day else "none", by, extent, "", (), "confirmed", ON, ("seen",))


NOTE = "Note on goods\n\n1. Law\n\nDirective 2005/11/EC and Article 77 of Directive (EU) 2021/999 apply. Case C-1/20 too.\n"


def note(tmp_path: Path, *history: StatusEvent) -> Audit:
    works = [
        work("32005L0011", "Directive 2005/11/EC on goods", short_title="Directive 2005/11/EC", history=history),
        work("32021L0999", "Directive (EU) 2021/999 on labels", short_title="Directive (EU) 2021/999"),
        work("note", "Note on goods", date=dt.date(2020, 1, 1), binding=False, celex=None),
    ]
    held = {"32021L0999": document("32021L0999", ACT), "note": document("note", NOTE)}
    return audit(records(tmp_path, held, works), BODIES, "note", ON)


IN_FORCE = event("in_force", dt.date(2005, 3, 1))
BY = "32021L0999"
HISTORIES = [
    ((), "not_checked", "Not checked: the catalogue has no status history of"),
    ((IN_FORCE,), "in_force", ""),
    ((IN_FORCE, event("amended", dt.date(2021, 1, 1), BY)), "amended", "The law behind Section 1 has changed since"),
    ((IN_FORCE, event("amended", dt.date(2010, 1, 1), BY)), "amended", "The law behind Section 1 had changed before"),
    ((IN_FORCE, event("repealed", dt.date(2021, 1, 1), BY)), "repealed", "The law behind Section 1 has changed since"),
    ((IN_FORCE, event("replaced", dt.date(2021, 1, 1), BY)), "replaced", "The law behind Section 1 has changed since"),
    ((IN_FORCE, event("repealed", dt.date(2021, 1, 1), BY, "some_provisions")), "replaced_in_part", "The law behind"),
    ((IN_FORCE, event("repealed", dt.date(2028, 1, 1), BY)), "in_force", "From 2028-01-01 repealed by"),
    (
        (IN_FORCE, event("expired", dt.date(2021, 1, 1))),
        "expired",
        "Section 1 cites Directive 2005/11/EC, whose period",
    ),
    ((IN_FORCE, event("repealed", None, BY)), "unknown", "What had become of Directive 2005/11/EC"),
    ((event("in_force", dt.date(2029, 1, 1)),), "not_yet", "Section 1 cites Directive 2005/11/EC, which did not yet"),
]


@pytest.mark.parametrize(
    ("history", "verdict", "words"), HISTORIES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_history_has_its_verdict_and_its_consequence(
    tmp_path: Path, history: tuple[StatusEvent, ...], verdict: str, words: str
) -> None:
    row = note(tmp_path, *history).rows[0]
    assert row.verdict == verdict
    assert row.consequence.startswith(words) if words else row.consequence == ""


def test_what_a_text_itself_repeals_is_no_problem_of_it(tmp_path: Path) -> None:
    """An act cannot repeal another without naming it; the same event in another text is a problem there."""
    found = note(tmp_path, IN_FORCE, event("repealed", dt.date(2021, 1, 1), "note"))
    assert found.rows[0].verdict == "by_this_text"
    assert "It is the document itself that provides so." in found.rows[0].consequence
    assert not {row.verdict for row in found.rows[:1]} & set(FAILING)


def test_a_place_that_is_not_there_is_broken_whatever_the_status(tmp_path: Path) -> None:
    row = note(tmp_path).rows[1]
    assert row.verdict == "broken"
    assert (
        row.consequence == "What Section 1 cites is not there: The text has no article 77: there are articles 1 to 5."
    )


def test_a_succession_is_told_of_any_body(tmp_path: Path) -> None:
    bodies = Bodies(
        (Body("Old Office", "agency", (), (), ()), Body("New Office", "agency", (), (), ())),
        (Succession("Old Office", "New Office", dt.date(2021, 1, 1), "32021L0999", "The New Office took over."),),
    )
    text = "Report\n\n1. Tasks\n\nThe Old Office counts.\n\n2. Reform\n\nThe mandate of the Old Office is to be reviewed.\n"
    held = records(tmp_path, {"report": document("report", text)})
    (step,) = audit(held, bodies, "report", ON).successions
    assert [(each.unit.label, each.roles) for each in step.touched] == [
        ("Section 2", ("mandate", "named")),
        ("Section 1", ("named",)),
    ]
    assert step.touched[0].consequence.startswith("Section 2 speaks of the Old Office's own mandate.")


# ------------------------------------------------------------------ cited under another title or date

CITED_AS = [
    # as it is, cut short, or worded a little otherwise
    ("Directive 2014/42/EU of 3 April 2014 on the freezing and confiscation of proceeds of crime.", []),
    ("Directive 2014/42/EU of the European Parliament and of the Council of 3 April 2014.", []),
    ("the Directive on confiscating the proceeds of crime (Directive 2014/42/EU).", []),
    ("They rely on Directive 2014/42/EU on the day of the arrest of organised drug traffickers.", []),
    ("Framework Decision 2001/500/JHA of 26 June 2001 on money laundering and seizing the proceeds of crime.", []),
    # another day, another title
    ("Directive 2014/42/EU of 13 April 2014 is in force.", ["act_date_differs"]),
    (
        "Directive 2014/42/EU of 3 April 2014 on the use of passenger name record data for terrorist offences.",
        ["act_title_differs"],
    ),
    (
        "Council Directive 2014/42/EU of 4 May 2014 on airport charges and passenger rights in air transport.",
        ["act_date_differs", "act_title_differs"],
    ),
    ("the Directive on airport charges and passenger rights (Directive 2014/42/EU).", ["act_title_differs"]),
]


@pytest.mark.parametrize(("text", "kinds"), CITED_AS)
def test_an_act_cited_under_another_title_or_date_is_reported(engine: Engine, text: str, kinds: list[str]) -> None:
    note = f"Briefing\n\n1. Law\n\nSee {text}\n".encode()
    found = audit_file(engine.records, engine.bodies, note, "briefing.txt", ON)
    assert [each.kind for each in found.findings] == kinds


def test_no_act_of_the_official_journal_is_said_to_be_cited_wrongly(engine: Engine, shared: Path) -> None:
    for path in sorted((shared / "eurlex").glob("*201[4568]*")):
        found = audit_file(engine.records, engine.bodies, path.read_bytes(), path.name, ON)
        assert not [each for each in found.findings if each.kind.startswith("act_")], path.name


# ------------------------------------------------------------------ identity


def test_white_space_and_capitals_change_no_identity() -> None:
    one = document("note", NOTE)
    other = document("note", "\n\n" + NOTE.replace("and Article", "and   ARTICLE"))
    spans = [one.text.index("Directive 2005"), other.text.index("Directive 2005")]
    first = Identities(one).of(spans[0], spans[0] + 20, ("32005L0011",))
    second = Identities(other).of(spans[1], spans[1] + 20, ("32005L0011",))
    assert first == second


def test_what_is_alike_is_told_apart_by_its_number() -> None:
    held = document("note", "Report\n\nAction 3.\n\nAction 3.\n")
    at = [held.text.index("Action 3"), held.text.rindex("Action 3")]
    identities = Identities(held)
    first, second = (identities.of(start, start + 8, ("action:3",)) for start in at)
    assert first.id != second.id
    assert first.key == second.key


def test_context_ends_with_the_paragraph() -> None:
    text = "One two.\nThree four five six.\nSeven."
    start = text.index("four")
    assert context_of(text, start, start + 4) == "three … five six"


# ------------------------------------------------------------------ baselines


def test_what_a_baseline_knows_is_no_new_problem(plan: Audit) -> None:
    made = json.dumps(baseline.made(plan))
    assert [row.label for row in baseline.new_problems(plan, baseline.read(made, PLAN))] == []
    empty = json.dumps({**json.loads(made), "problems": []})
    new = baseline.new_problems(plan, baseline.read(empty, PLAN))
    assert [row.verdict for row in new] == ["replaced_in_part"]


def test_one_more_of_a_known_problem_and_a_worse_one_are_new(tmp_path: Path) -> None:
    found = note(tmp_path, IN_FORCE, event("repealed", dt.date(2021, 1, 1), BY))
    made = baseline.made(found)
    assert [(each["verdict"], each["count"]) for each in made["problems"]] == [("repealed", 1), ("broken", 1)]
    before = note(tmp_path, IN_FORCE, event("replaced", dt.date(2021, 1, 1), BY))
    known = baseline.read(json.dumps(baseline.made(before)), "note")
    assert [row.verdict for row in baseline.new_problems(found, known)] == ["repealed"]


BAD = [
    "",
    "[]",
    "not json",
    '{"format": "another"}',
    '{"format": "vouch-baseline-1"}',
    '{"format": "vouch-baseline-1", "document": "note", "problems": [1]}',
    '{"format": "vouch-baseline-1", "document": "note", "problems": [{"key": 1, "verdict": "x", "count": 1}]}',
    '{"format": "vouch-baseline-1", "document": "note", "problems": [{"key": "a", "verdict": "x", "count": -1}]}',
    '{"format": "vouch-baseline-1", "document": "other", "problems": []}',
    "[" * 100_000,
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(BadBaseline):
        baseline.read(text, "note")


# ------------------------------------------------------------------ linked data, and files from outside


def test_linked_data_selects_the_words_by_position_and_by_quotation(plan: Audit) -> None:
    page = as_jsonld(plan)
    assert len(page["items"]) == len(plan.rows)
    for item in page["items"]:
        position, quotation = item["target"]["selector"]
        assert plan.document.text[position["start"] : position["end"]] == quotation["exact"]
    directive = next(i for i in page["items"] if i["concerns"] == ["Action 8"])["body"][0]
    assert directive["id"] == "http://data.europa.eu/eli/dir/2014/42/oj"
    assert directive["schema:legislationLegalForce"] == {"id": "https://schema.org/PartiallyInForce"}


def test_a_file_is_audited_without_being_in_the_index(engine: Engine) -> None:
    text = b"Briefing\n\n1. Law\n\nArticle 99 of Directive 2014/42/EU, and Article 4 of Directive (EU) 2019/1153.\n"
    found = audit_file(engine.records, engine.bodies, text, "briefing.txt", ON)
    assert [row.verdict for row in found.rows] == ["broken", "amended"]
    assert "briefing" not in engine.records.document_ids


def test_a_briefing_speaks_of_the_plan_that_is_held(engine: Engine) -> None:
    text = b"Briefing\n\n1. Plan\n\nAction 8 and priority area 6.1 are under way, Action 77 is not.\n"
    found = audit_file(engine.records, engine.bodies, text, "briefing.txt", ON)
    assert [row.verdict for row in found.rows] == ["internal", "internal", "broken"]
    assert found.rows[2].judged[0].target.notes == ("Taken to be of EU Action Plan on Drugs 2021-2025.",)


def test_an_act_is_of_the_day_in_its_title_where_the_catalogue_knows_no_other(tmp_path: Path) -> None:
    held = records(tmp_path, {"32021L0999": document("32021L0999", ACT)})
    assert audit(held, BODIES, "32021L0999", ON).written == dt.date(2021, 3, 1)


def test_a_failing_verdict_is_a_verdict() -> None:
    assert set(FAILING) <= set(VERDICTS)


def test_a_directive_of_seventy_articles_is_audited_whole(shared: Path, tmp_path: Path) -> None:
    path = shared / "eurlex" / "32015L0849.oj.en.xhtml"
    made = inspect(path.read_bytes(), path.name, BODIES).document
    held: Records = records(tmp_path, {made.id: made})
    found = audit(held, BODIES, made.id, ON)
    assert len(found.rows) > 400
    assert "broken" not in found.verdicts()
