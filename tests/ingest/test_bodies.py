"""The register of bodies: names, successions, classes, and finding bodies in running text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.errors import CatalogueError
from tests.growth import grows_linearly


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


def found(bodies: Bodies, text: str, *, any_case: bool = False) -> list[tuple[str, str]]:
    return [(named.body, named.span.of(text)) for named in bodies.find(text, any_case=any_case)]


# --------------------------------------------------------------------------- one name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("European Commission", "European Commission"),
        ("the European  Commission ", "European Commission"),
        ("COMMISSION", "European Commission"),
        ("COM", "European Commission"),
        ("Europäische Kommission", "European Commission"),
        ("Commission européenne", "European Commission"),
        ("Member State", "Member States"),
        ("MAOC (N)", "MAOC-N"),
        ("MAOC–N", "MAOC-N"),
        ("(EMCDDA)", "EMCDDA"),
        ("EMCDDA.", "EMCDDA"),
        ("European Medicine Agency", "EMA"),
        ("Council", "Council of the European Union"),
        ("Ministry of Health", None),
        ("27", None),
        ("", None),
    ],
)
def test_a_body_is_known_by_all_its_names(written: str, name: str | None, bodies: Bodies) -> None:
    assert bodies.canonical(written) == name


def test_a_wrong_spelling_is_understood_and_known_to_be_wrong(bodies: Bodies) -> None:
    assert bodies.is_variant("European Medicine Agency")
    assert not bodies.is_variant("European Medicines Agency")
    assert not bodies.is_variant("Ministry of Health")


def test_every_name_leads_to_its_body(bodies: Bodies) -> None:
    for body in bodies.bodies:
        for name in (body.name, *body.names, *body.variants):
            assert bodies.canonical(name) == body.name
            assert [named for named, _ in found(bodies, name, any_case=True)] == [body.name], name


# --------------------------------------------------------------------------- running text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the EMCDDA’s Reitox network", [("EMCDDA", "EMCDDA"), ("Reitox", "Reitox network")]),
        ("EMCDDA/Europol", [("EMCDDA", "EMCDDA"), ("Europol", "Europol")]),
        ("European\u00a0Medicines\nAgency", [("EMA", "European\u00a0Medicines\nAgency")]),
        ("MAOC (N), and others", [("MAOC-N", "MAOC (N)")]),
        # the longest name at a place, whatever stands before it
        ("the Council of Europe and the Council", [("Council of Europe", "Council of Europe"), ("Council of the European Union", "the Council")]),
        ("the Commission on Narcotic Drugs", [("Commission on Narcotic Drugs", "Commission on Narcotic Drugs")]),
        ("la Commission européenne", [("European Commission", "Commission européenne")]),
        # short names in their own capitals only
        ("Ms Smith of the MS", [("Member States", "MS")]),
        ("WHO says who", [("WHO", "WHO")]),
        ("a new com channel", []),
        # not this body
        ("non-Member States and non EU countries", []),
        ("https://www.emcdda.europa.eu and emcdda.europa.eu", []),
        ("Europolice and Frontexes", []),
    ],
)  # fmt: skip
def test_bodies_in_running_text(text: str, expected: list[tuple[str, str]], bodies: Bodies) -> None:
    assert found(bodies, text) == expected


def test_a_question_may_write_short_names_in_small_letters(bodies: Bodies) -> None:
    assert found(bodies, "what does ema do") == []
    assert found(bodies, "what does ema do", any_case=True) == [("EMA", "ema")]
    assert found(bodies, "who is responsible", any_case=True) == []


@given(
    st.lists(
        st.sampled_from(
            ["the ", "Council ", "of ", "Europe ", "EMCDDA", " (N)", "MAOC", "-", "European ", "Commission", "é", ", "]
        )
    ).map("".join)
)
def test_names_stand_in_the_text_in_order_and_apart(text: str) -> None:
    bodies = Bodies.load(Path(__file__).parents[2] / "corpus" / "bodies.toml")
    end = 0
    for named in bodies.find(text):
        assert end <= named.span.start < named.span.end <= len(text)
        assert bodies.canonical(named.span.of(text)) == named.body
        end = named.span.end


@pytest.mark.parametrize("unit", ["European ", "1", "the Council of Europe ", " "])
def test_finding_is_linear(bodies: Bodies, unit: str) -> None:
    grows_linearly(lambda text: list(bodies.find(text)), lambda size: "european" + unit * size)


# --------------------------------------------------------------------------- successions and classes


def test_a_body_bears_the_name_of_its_day(bodies: Bodies) -> None:
    assert bodies.valid_on("EMCDDA", dt.date(2024, 7, 1)) == "EMCDDA"
    assert bodies.valid_on("EMCDDA", dt.date(2024, 7, 2)) == "EUDA"
    assert bodies.valid_on("EUDA", dt.date(2021, 1, 1)) == "EMCDDA"
    assert bodies.valid_on("Europol", dt.date(2021, 1, 1)) == "Europol"
    assert bodies.same("EUDA") == ("EUDA", "EMCDDA")
    assert [step.by for step in bodies.successors("EMCDDA")] == ["32023R1322"]
    assert [step.old for step in bodies.predecessors("EUDA")] == ["EMCDDA"]


def test_members_of_classes_are_bodies(bodies: Bodies) -> None:
    names = {body.name for body in bodies.bodies}
    for each in bodies.classes:
        assert each.members
        assert set(each.members) <= names
    agencies = next(each for each in bodies.classes if each.name == "EU agencies")
    assert {"Europol", "EMCDDA", "EMA", "ECDC", "CEPOL", "Frontex", "Eurojust"} <= set(agencies.members)
    assert "European Commission" not in agencies.members


def test_a_plan_older_than_a_succession_names_the_body_of_its_time(bodies: Bodies) -> None:
    both = [bodies.valid_on(name, dt.date(2021, 6, 18)) for name in ("EUDA", "EMCDDA")]
    assert both == ["EMCDDA", "EMCDDA"]


# --------------------------------------------------------------------------- a wrong file

BODY = '[[body]]\nname = "A Body"\nkind = "agency"\n'


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[body]\n", "cannot be read"),
        ('[[body]]\nname = "A Body"\n', "kind"),
        (BODY + 'names = ["B"]\n', "names|attribute|list"),
        (BODY + BODY, "two bodies called A Body"),
        (BODY + '[[body]]\nname = "B"\nkind = "agency"\nvariants = ["a body"]\n', "belongs to both"),
        (BODY + '[[succession]]\nold = "A Body"\nnew = "C"\ndate = 2024-01-01\nby = "x"\nwords = "w"\n', "no body is called C"),
        (BODY + '[[class]]\nname = "c"\nnames.en = ["cs"]\nmembers = ["D"]\n', "no body is called D"),
        (
            BODY
            + '[[succession]]\nold = "A Body"\nnew = "A Body"\ndate = 2024-01-01\nby = "x"\nwords = "w"\n',
            "succeeds itself",
        ),
        (BODY + '[[succession]]\nold = "A Body"\nnew = "A Body"\ndate = "soon"\nby = "x"\nwords = "w"\n', "is no date"),
    ],
)  # fmt: skip
def test_a_wrong_register_is_refused_with_the_reason(toml: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bodies.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        Bodies.load(path)


def test_a_missing_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"bodies\.toml cannot be read"):
        Bodies.load(tmp_path / "bodies.toml")


def test_no_bodies_at_all_find_nothing() -> None:
    assert list(Bodies(()).find("Europol and the Council")) == []
    assert Bodies(()).canonical("Europol") is None
