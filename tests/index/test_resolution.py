"""What references lead to: units found however they are numbered, and nothing called broken that is not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Engine
from index.records import Records
from index.resolution import STATES, Resolution, Resolver
from index.resolution.outline import Outline
from index.resolution.texts import own_number
from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.model import Mention, Reference
from ingest.naming import name_of
from ingest.references import find
from tests.conftest import PLAN as PLAN_TEXT
from tests.index.held import ACT, document, records, work

PLAN = "eu-drugs-action-plan-2021-2025"
BASIC = "32005L0011"


@pytest.fixture(scope="module")
def resolver(engine: Engine) -> Resolver:
    return Resolver(engine.records)


def one(resolver: Resolver, text: str, home: str | None = None) -> Resolution:
    (reference,) = find(text).references
    return resolver.resolve(reference, home)


def landed(found: Resolution) -> list[tuple[str, str]]:
    return [(landing.place, landing.reached) for target in found.targets for landing in target.landings]


# ------------------------------------------------------------------ against the shipped corpus

WHAT_THEY_ARE = [
    # units of the plan that is held
    ("Action 8", "held", [("act_8", "unit")]),
    ("Actions 3 and 4", "held", [("act_3", "unit"), ("act_4", "unit")]),
    ("Strategic priority 2", "held", [("sp_2", "unit")]),
    ("performance indicator 4", "held", [("pi_4", "unit")]),
    ("footnote 5", "held", [("fn_5", "unit")]),
    ("priority area 6.1", "held", [("sp_6", "around")]),
    # numbers that the plan does not have
    ("Action 54", "broken", [("", "missing")]),
    ("priority area 9.1", "broken", [("", "missing")]),
    ("footnote 7", "broken", [("", "missing")]),
    ("Actions 53 and 54", "broken", [("act_53", "unit"), ("", "missing")]),
    # acts of which a digest is held: it has articles, and goes no deeper
    ("Directive 2014/42/EU", "held", []),
    ("Article 4 of Directive 2014/42/EU", "held", [("art_4", "unit")]),
    ("Article 4(2) of Directive 2014/42/EU", "held", [("art_4", "around")]),
    ("recital 12 of Directive 2014/42/EU", "held", [("", "around")]),
    ("Article 6a of Directive (EU) 2019/1153", "held", [("art_6a", "unit")]),
    ("Article 99 of Directive 2014/42/EU", "broken", [("", "missing")]),
    ("OJ L 127, 29.4.2014, p. 39", "held", []),
    ("COM(2020) 606 final", "held", []),
    # what is not held: known to the catalogue, or not at all
    ("Framework Decision 2001/500/JHA", "not_held", []),
    ("Article 83 TFEU", "not_held", []),
    ("Case C-634/22", "not_held", []),
    # two acts may be meant
    ("2005/212/JHA", "ambiguous", []),
    # the text itself, which is not in the index
    ("this Regulation", "unresolved", []),
]


@pytest.mark.parametrize(("text", "state", "places"), WHAT_THEY_ARE, ids=lambda value: str(value)[:40])
def test_what_a_reference_leads_to(resolver: Resolver, text: str, state: str, places: list[tuple[str, str]]) -> None:
    found = one(resolver, text)
    assert found.state == state
    assert landed(found) == places


def test_what_is_known_and_not_held_differs_from_what_is_unknown(resolver: Resolver) -> None:
    (known,) = one(resolver, "Framework Decision 2001/500/JHA").targets
    (unknown,) = one(resolver, "Directive 2014/41/EU").targets
    assert known.work == "32001F0500"
    assert "the catalogue knows of it" in known.missing
    assert unknown.work is None
    assert unknown.title == "Directive 2014/41/EU"


def test_a_missing_place_says_what_there_is(resolver: Resolver) -> None:
    (target,) = one(resolver, "Article 99 of Directive 2014/42/EU").targets
    assert target.missing == "The digest has no article 99: there are articles 1 to 16."
    assert target.kind == "digest"
    assert target.notes == ("Looked into: 32014L0042.digest.",)


def test_an_article_that_a_digest_leaves_out_is_not_called_missing(resolver: Resolver) -> None:
    found = one(resolver, "Article 7 of Framework Decision 2004/757/JHA")
    assert found.state == "held"
    assert landed(found) == [("", "around")]


def test_several_texts_have_the_least_sound_state_of_them(resolver: Resolver) -> None:
    found = one(resolver, "Directives 2014/42/EU and 2014/41/EU")
    assert [target.state for target in found.targets] == ["held", "not_held"]
    assert found.state == "not_held"


def test_a_number_of_another_plan_is_not_looked_up_in_this_one(resolver: Resolver) -> None:
    """The digest of the Council's plan, which has 85 actions, says nothing of the plan that is held."""
    found = one(resolver, "Action 85", home="council-eu-drugs-action-plan-2021-2025.digest")
    assert found.state == "unresolved"
    assert not found.candidates
    offered = one(resolver, "Action 8", home="council-eu-drugs-action-plan-2021-2025.digest")
    assert offered.state == "unresolved"
    assert [(each.document, each.reasons) for each in offered.candidates] == [(PLAN, ("it has Action 8",))]


def test_the_acts_of_the_plan_are_held_and_its_budget_line_is_not(resolver: Resolver) -> None:
    found = {r.text: resolver.resolve(r, PLAN) for r in resolver.records.references(PLAN)}
    states = {text: each.state for text, each in found.items()}
    assert states == {
        "Directive (EU) 2019/1153": "held",
        "Directive 2014/42/EU": "held",
        "Council Framework Decision 2004/757/JHA": "held",
        "Item 18 02 77 04": "not_held",
        "11985/15": "held",
    }


# ------------------------------------------------------------------ named without a number

NAMED = [
    ("drug precursor legislation", ["32004R0273", "32005R0111"]),
    ("EU Recommendation on permitted blood alcohol content for drivers", ["32001H0115"]),
    ("Directive on the use of financial information", ["32019L1153", "32015L0849"]),
    ("Confiscation Directive", ["32014L0042", "32024L1260"]),
    ("Confiscation Directive of 2014", ["32014L0042"]),
    ("European Drug Reports", ["european-drug-report"]),
    # nothing that the catalogue knows
    ("2016 Outcome Document", []),
    ("evaluation completed in 2019", []),
    ("Study on alternatives to coercive sanctions", []),
    # another year, another kind of text, or a kind and nothing else
    ("EU Drugs Strategy 2013-2020", []),
    ("Regulation on the use of financial information", []),
    ("Commission Recommendation", []),
    ("Framework Decisions", []),
]


@pytest.mark.parametrize(("name", "works"), NAMED)
def test_candidates_are_offered_for_what_is_named_without_a_number(
    resolver: Resolver, name: str, works: list[str]
) -> None:
    found = resolver.mention(Mention(0, len(name), name, "text", name))
    assert found.state == "unresolved"
    assert not found.targets
    assert [each.work for each in found.candidates] == works


def test_a_candidate_says_what_speaks_for_it(resolver: Resolver) -> None:
    name = "EU Recommendation on permitted blood alcohol content for drivers"
    (found,) = resolver.mention(Mention(0, len(name), name, "text", name)).candidates
    assert found.shared == ("Recommendation", "permitted", "blood", "alcohol", "content", "drivers")
    assert 0.5 < found.score < 1
    assert found.document == "32001H0115.digest"


def test_a_number_in_brackets_behind_the_name_speaks_for_its_act(resolver: Resolver) -> None:
    mentions = {m.text: m for m in resolver.records.mentions(PLAN)}
    found = resolver.mention(mentions["Directive on the use of financial information"], PLAN)
    assert found.candidates[0].work == "32019L1153"
    assert "“Directive (EU) 2019/1153” stands beside the name" in found.candidates[0].reasons


# ------------------------------------------------------------------ an act in full

ACT_ID = "32021L0999"


@pytest.fixture(scope="module")
def acts(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """An act, the consolidated state of another from which an article is deleted, and a report."""
    basic = (
        "DIRECTIVE 2005/11/EC OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL\n\nof 9 February 2005\n\non goods\n\n"
        "HAVE ADOPTED THIS DIRECTIVE:\n\n"
        "Article 1\n\nScope\n\nThis Directive applies to goods.\n\n"
        "Article 2\n\nDefinitions\n\nFor the purposes of this Directive:\n\n(1) ‘goods’ means things;\n\n"
        "(2) ‘maker’ means whoever makes them.\n\n"
        "Article 3\n\nDuties\n\n1. Makers shall:\n\n(a) be honest;\n\n(b) be careful.\n\n"
        "2. Traders shall:\n\n(a) be honest as set out in point (b);\n\n(b) be kind.\n\n"
        "Article 5\n\nEntry into force\n\nIt shall enter into force on 1 March 2005.\n\n"
        "It shall be published.\n\nDone at Brussels, 9 February 2005.\n"
    )
    report = "Report on labels\n\n1. Introduction\n\nUnder Article 83 and Action 3 little was done.\n"
    state = document("02005L0011-20210301", basic, state="consolidated", as_of=dt.date(2021, 3, 1))
    held = {
        ACT_ID: document(ACT_ID, ACT),
        BASIC: state,
        "labels": document("labels", report),
    }
    works = [work(ACT_ID, "Directive (EU) 2021/999 on labels"), work(BASIC, "Directive 2005/11/EC on goods")]
    return records(tmp_path_factory.mktemp("acts"), held, works)


PLACES = [
    ("Article 3a(1a), first indent, of Directive (EU) 2021/999", "art_3a.par_1a.idt_1", "unit"),
    ("Article 1(1), point (a)(ii), of Directive (EU) 2021/999", "art_1.par_1.pnt_a.pnt_ii", "unit"),
    ("the second subparagraph of Article 1(2) of Directive (EU) 2021/999", "art_1.par_2.sub_2", "unit"),
    ("the last subparagraph of Article 1(2) of Directive (EU) 2021/999", "art_1.par_2.sub_2", "unit"),
    ("Article 2(2) of Directive (EU) 2021/999", "art_2.pnt_2", "unit"),
    ("the second subparagraph of Article 3 of Directive (EU) 2021/999", "art_3.par_2", "unit"),
    ("Chapter 2 of Directive (EU) 2021/999", "cpt_II", "unit"),
    ("Section 2 of Chapter II of Directive (EU) 2021/999", "cpt_II.sct_2", "unit"),
    ("recital 2 of Directive (EU) 2021/999", "rct_2", "unit"),
    ("Annex II, point 1(b), to Directive (EU) 2021/999", "anx_II.pnt_1.pnt_b", "unit"),
    ("the second sentence of Article 3a(1) of Directive (EU) 2021/999", "art_3a.par_1", "around"),
    ("the Annexes to Directive (EU) 2021/999", "", "around"),
    ("recital 4 of Directive 2005/11/EC", "", "around"),
    ("Article 3, point (a), of Directive 2005/11/EC", "art_3", "around"),
    ("Article 6 of Directive (EU) 2021/999", "", "missing"),
    ("Article 3b of Directive (EU) 2021/999", "", "missing"),
    ("Article 7a of Directive (EU) 2021/999", "", "missing"),
    ("Article 1(3) of Directive (EU) 2021/999", "art_1", "missing"),
    ("Article 1(1), point (c), of Directive (EU) 2021/999", "art_1.par_1", "missing"),
    ("recital 40 of Directive (EU) 2021/999", "", "missing"),
    ("Annex III to Directive (EU) 2021/999", "", "missing"),
    ("Article 4 of Directive 2005/11/EC", "", "missing"),
]


@pytest.mark.parametrize(("text", "place", "reached"), PLACES)
def test_a_provision_is_found_however_it_is_numbered(acts: Records, text: str, place: str, reached: str) -> None:
    found = one(Resolver(acts), text)
    assert landed(found) == [(place, reached)]
    assert found.state == ("broken" if reached == "missing" else "held")


def test_what_is_counted_otherwise_is_said(acts: Records) -> None:
    (target,) = one(Resolver(acts), "Article 2(2) of Directive (EU) 2021/999").targets
    assert target.landings[0].note == "paragraph 2 is Article 2, point (2) there."


def test_a_hole_in_a_consolidated_text_may_be_a_deletion(acts: Records) -> None:
    (target,) = one(Resolver(acts), "Article 4 of Directive 2005/11/EC").targets
    assert target.missing == (
        "The text has no article 4: there are articles 1 to 3 and 5."
        " What a consolidated text leaves out may have been deleted."
    )


def test_an_act_speaks_of_its_own_provisions(acts: Records) -> None:
    found = one(Resolver(acts), "Article 3a(1) of this Directive", home=ACT_ID)
    assert (found.state, found.internal, landed(found)) == ("held", True, [("art_3a.par_1", "unit")])
    lost = one(Resolver(acts), "Article 12 of this Directive", home=ACT_ID)
    assert (lost.state, lost.internal) == ("broken", True)


def test_point_b_means_the_one_beside_it(acts: Records) -> None:
    resolver = Resolver(acts)
    (found,) = [r for r in acts.references("02005L0011-20210301") if r.text == "point (b)"]
    assert landed(resolver.resolve(found, "02005L0011-20210301")) == [("art_3.par_2.pnt_b", "unit")]


def test_words_that_an_act_gives_another_are_the_others(acts: Records) -> None:
    """Article 7a is quoted in Article 4, which amends Directive 2005/11/EC: "this Directive" is that one."""
    resolver = Resolver(acts)
    article = next(unit for unit in acts.units(ACT_ID) if unit.place == "art_4")
    quoted = [
        r for r in acts.references(ACT_ID) if article.start <= r.start < article.end and r.text == "this Directive"
    ]
    for reference in quoted:
        assert not reference.places
    inside = acts.document(ACT_ID).text.index("This Directive shall not apply to invented goods")
    made = Reference(inside, inside + 14, "Article 3", "provision", ("self",), ("art_3",), None, False)
    found = resolver.resolve(made, ACT_ID)
    assert [(t.identifier, t.document) for t in found.targets] == [(BASIC, "02005L0011-20210301")]
    assert not found.internal
    assert "amends Directive 2005/11" in found.targets[0].notes[0]


def test_this_directive_in_a_quoted_article_is_the_amended_one(acts: Records) -> None:
    resolver = Resolver(acts)
    text = acts.document(ACT_ID).text
    at = text.index("This Directive shall not apply to invented goods")
    (quoted,) = [r for r in acts.references(ACT_ID) if r.start == at]
    assert [target.identifier for target in resolver.resolve(quoted, ACT_ID).targets] == [BASIC]
    own = next(r for r in acts.references(ACT_ID) if r.start == text.index("This Directive lays down rules on"))
    assert resolver.resolve(own, ACT_ID).internal


def test_what_was_told_from_the_words_before_is_not_called_broken(acts: Records) -> None:
    guessed = Reference(0, 14, "that paragraph", "act", (ACT_ID,), ("art_1.par_9",), None, True)
    plain = Reference(0, 12, "Article 1(9) of that Directive", "act", (ACT_ID,), ("art_1.par_9",), None, True)
    assert Resolver(acts).resolve(guessed).state == "held"
    assert Resolver(acts).resolve(plain).state == "broken"


def test_a_report_has_no_articles_of_its_own(acts: Records) -> None:
    found = one(Resolver(acts), "Article 83", home="labels")
    assert (found.state, found.targets) == ("unresolved", ())


def test_an_act_that_the_catalogue_does_not_list_is_known_by_its_title(tmp_path: Path) -> None:
    held = records(tmp_path, {"goods-act": document("goods-act", ACT)}, [work("goods-act", "Goods")])
    found = one(Resolver(held), "Article 3a of Directive (EU) 2021/999")
    assert landed(found) == [("art_3a", "unit")]


def test_a_consolidated_state_that_is_not_held_is_said_to_be_another(acts: Records) -> None:
    reference = Reference(0, 1, "x", "act", ("02005L0011-20180101",), (), None, False)
    (target,) = Resolver(acts).resolve(reference).targets
    assert target.state == "held"
    assert target.notes == ("The consolidated state of 20180101 is not held; 02005L0011-20210301 was looked into.",)


def test_a_corrigendum_is_another_text_than_what_it_corrects(acts: Records) -> None:
    reference = Reference(0, 1, "x", "act", (f"{BASIC}R(01)",), (), None, False)
    assert Resolver(acts).resolve(reference).state == "not_held"


TITLES = [
    ("Council Directive 89/665/EEC of 21 December 1989 on the coordination of the laws", "31989L0665"),
    ("DIRECTIVE (EU) 2016/680 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 27 April 2016", "32016L0680"),
    ("REGULATION (EC) No 273/2004 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL", "32004R0273"),
    ("COUNCIL IMPLEMENTING DECISION of 7 December 2009 authorising the Republic of Latvia", None),
    ("Report on the application of Directive 2014/42/EU on the freezing of proceeds", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "celex"), TITLES)
def test_the_number_of_an_act_is_computed_from_its_title(title: str, celex: str | None) -> None:
    assert own_number(title) == celex


NAMES = [
    ("32014L0041", "Directive 2014/41"),
    ("32006R1920", "Regulation No 1920/2006"),
    ("32019R0006", "Regulation 2019/6"),
    ("02019L1153-20240709", "Directive 2019/1153, consolidated state of 2024-07-09"),
    ("32014L0042R(01)", "Corrigendum 1 to Directive 2014/42"),
    ("COM/2020/606", "COM(2020) 606"),
    ("ST-14178-2020", "Council document ST 14178/2020"),
    ("OJ:L:2014:127:39", "Official Journal L 127 of 2014, p. 39"),
    ("OJ:L:2024/1260", "Official Journal L, 2024/1260"),
    ("C-634/22", "Case C-634/22"),
    ("TFEU", "Treaty on the Functioning of the European Union"),
    ("budget_item:18 02 77 04", "Budget item 18 02 77 04"),
    ("priority_area:6.1", "Priority area 6.1"),
    ("52020DC0606(01)", "CELEX 52020DC0606(01)"),
    ("something else", "something else"),
]


@pytest.mark.parametrize(("identifier", "name"), NAMES)
def test_an_identifier_has_a_name(identifier: str, name: str) -> None:
    assert name_of(identifier) == name


# ------------------------------------------------------------------ properties, and real texts

_LEVELS = st.sampled_from(["art", "par", "pnt", "sub", "idt", "snt", "anx", "cpt", "sct", "rct", "zzz"])
_NUMBERS = st.sampled_from(
    ["", "1", "2", "9", "1a", "a", "ii", "last", "penultimate", "II", "1.2", "99999999999999999999"]
)
_PATHS = st.lists(st.builds(lambda level, number: f"{level}_{number}", _LEVELS, _NUMBERS), min_size=1, max_size=6)


@given(_PATHS)
def test_any_path_lands_somewhere(parts: list[str]) -> None:
    held = document(ACT_ID, ACT)
    landing = Outline(held).land(".".join(parts))
    assert landing.reached in ("unit", "around", "missing")
    assert not landing.place or any(unit.place == landing.place for unit in held.units)


def test_every_unit_of_an_act_is_found_by_its_own_place() -> None:
    held = document(ACT_ID, ACT)
    outline = Outline(held)
    for unit in held.units:
        if unit.kind != "quoted" and not any(part.startswith("quo") for part in unit.place.split(".")):
            assert outline.land(unit.place).place == unit.place


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("32001l0029__2001-05-22__en.html", 0),
        ("32014L0041.cons-2014-05-01.en.fmx4.xml", 0),
        ("32015L0849.oj.en.xhtml", 0),
        ("32016L0680.oj.en.xhtml", 0),
        ("32018R1805.savedpage.en.html", 0),
        ("32018L0843.oj.en.xhtml", 0),  # amends others, which are not held here
        ("32000l0031__2024-02-17__en.html", 2),  # cites Articles 12 to 15, deleted by Regulation 2022/2065
    ],
)
def test_an_act_has_the_provisions_that_it_cites_of_itself(
    shared: Path, corpus: Path, tmp_path: Path, name: str, broken: int
) -> None:
    """The Official Journal cites itself without error, so what is called broken here is our own fault."""
    path = shared / "eurlex" / name
    made = inspect(path.read_bytes(), path.name, Bodies.load(corpus / "bodies.toml")).document
    held = records(tmp_path, {made.id: made})
    resolver = Resolver(held)
    states = Counter(resolver.resolve(reference, made.id).state for reference in held.references(made.id))
    assert states["broken"] == broken
    assert states["unresolved"] == 0
    assert set(states) <= set(STATES)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("The Rivers Action Plan 2030-2034 asks for much. Action 1 is done.", "held"),
        ("The Rivers Action Plan 2030-2034 asks for much. Action 9 is done.", "broken"),
        ("Much is asked for. Action 1 is done.", "unresolved"),
        ("The Rivers Action Plan 2030-2034 and the Harbours Action Plan 2020-2024 ask for much. Action 1 is done.", "unresolved"),
    ],
)
def test_a_report_that_names_one_plan_speaks_of_its_actions(tmp_path: Path, words: str, state: str) -> None:
    plan = document("plan", PLAN_TEXT.replace("Action plan on rivers 2030-2034", "Rivers Action Plan 2030-2034"))
    report = document("report", f"Report\n\n1. What was done\n\n{words}\n")
    works = [work("plan", "Rivers Action Plan 2030-2034"), work("report", "Report")]
    held = records(tmp_path, {"plan": plan, "report": report}, works)
    (reference,) = [each for each in held.references("report") if each.kind == "action"]
    assert Resolver(held).resolve(reference, "report").state == state
