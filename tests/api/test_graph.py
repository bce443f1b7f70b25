"""The graph both ways, and its exports, as other tools read them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from api.cli import main
from index.engine import Engine
from index.graph import EDGE_KINDS, citations, graph, split
from index.graph.formats import as_graphml, as_json, as_jsonld
from index.graph.model import Edge, Graph, Node

PLAN = "eu-drugs-action-plan-2021-2025"


def run(engine: Engine, *arguments: str, code: int = 0) -> str:
    environment = {"VOUCH_DATA": str(engine.settings.data), "VOUCH_CORPUS": str(engine.settings.corpus)}
    result = CliRunner().invoke(main, list(arguments), env=environment)
    assert result.exit_code == code, result.output
    return result.stdout


# --------------------------------------------------------------------------- both ways


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("32014L0042", ("32014L0042", None)),
        ("32014L0042/art_7.par_1", ("32014L0042", "art_7.par_1")),
        ("COM/2020/606", ("COM/2020/606", None)),
        ("2014/42/EU", ("2014/42/EU", None)),
        ("OJ:L:2024/1260", ("OJ:L:2024/1260", None)),
        ("COM/2020/606/act_4", ("COM/2020/606", "act_4")),
    ],
)
def test_a_place_is_told_from_an_identifier_with_strokes(written: str, parts: tuple[str, str | None]) -> None:
    assert split(written) == parts


def test_what_an_action_cites_is_what_cites_the_act(engine: Engine) -> None:
    known = citations(engine.records)
    (one,) = known.cites(PLAN, "act_8")
    assert one.reference.identifiers == ("32014L0042",)
    assert one in list(known.cited_by("32014L0042"))


@pytest.mark.parametrize("name", ["32014L0042", "2014/42/EU", "Directive 2014/42/EU", "02014L0042-20140519", "32014L0042.digest"])
def test_an_act_is_found_by_any_of_its_names(engine: Engine, name: str) -> None:
    assert any(each.document == PLAN for each in citations(engine.records).cited_by(name))


def test_a_footnote_counts_for_the_action_that_calls_it(engine: Engine) -> None:
    (one,) = citations(engine.records).cites(PLAN, "act_37")
    assert one.place
    assert one.unit
    assert (one.place.place.split(".")[0], one.unit.place) == ("fn_5", "act_37")


def test_every_reference_is_found_from_both_ends(engine: Engine) -> None:
    """To an act also those to its articles, to an article also those to its paragraphs, and no others."""
    known = citations(engine.records)
    tried = 0
    for one in known.all:
        for target in one.resolution.targets:
            whole = list(known.cited_by(target.work or target.identifier)) if target.identifier != "self" else [one]
            assert one in whole
            for landing in target.landings[:1]:
                if landing.place and target.document:
                    top = landing.place.split(".")[0]
                    assert one in list(known.cited_by(target.document, top))
                    assert one not in list(known.cited_by(target.document, "art_999"))
                    tried += 1
        if tried > 12:
            return


def test_a_text_that_nothing_cites_is_cited_by_none(engine: Engine) -> None:
    assert run(engine, "cited-by", "31999L9999") == "0 references in 0 documents\n"


def test_the_commands_say_who_cites_whom(engine: Engine) -> None:
    assert run(engine, "cited-by", "32014L0042") == f"{PLAN}: Action 8, text: “Directive 2014/42/EU”\n1 reference in 1 document\n"
    assert "“this Directive”" in run(engine, "cited-by", "32014L0042", "--own")
    assert "called in Action 37" in run(engine, "cites", f"{PLAN}/act_37")
    data = json.loads(run(engine, "cites", f"{PLAN}/act_8", "--json"))
    assert [each["identifiers"] for each in data] == [["32014L0042"]]
    run(engine, "cites", f"{PLAN}/act_99", code=2)
    run(engine, "cites", "nothing", code=2)


def test_both_ways_over_http(client: TestClient, engine: Engine) -> None:
    to = client.get("/v1/references", params={"to": "32014L0042"}).json()["references"]
    assert any(each["document"] == PLAN and each["unit"] == "act_8" for each in to)
    frm = client.get("/v1/references", params={"from": f"{PLAN}/act_8"}).json()["references"]
    assert [each["targets"][0]["work"] for each in frm] == ["32014L0042"]
    text = engine.records.document(PLAN).text
    assert all(text[each["start"] : each["end"]] == each["text"] for each in frm)
    both = client.get("/v1/references", params={"from": PLAN, "to": "32014L0042"}).json()["references"]
    assert both == frm
    assert client.get("/v1/references").status_code == 400
    assert client.get("/v1/references", params={"from": "nothing"}).status_code == 404
    assert client.get("/v1/references", params={"from": f"{PLAN}/act_99"}).status_code == 404


# --------------------------------------------------------------------------- the whole, and its parts


@pytest.fixture(scope="module")
def whole(engine: Engine) -> Graph:
    return graph(engine.records, engine.bodies)


def test_every_edge_joins_two_nodes_and_every_reference_is_an_edge(engine: Engine, whole: Graph) -> None:
    ids = [node.id for node in whole.nodes]
    assert len(ids) == len(set(ids))
    assert all(edge.source in set(ids) and edge.target in set(ids) for edge in whole.edges)
    assert {edge.kind for edge in whole.edges} <= set(EDGE_KINDS)
    told = {(e.document, e.start, e.end) for e in whole.edges if e.kind == "cites"}
    led = {
        (each.document, each.reference.start, each.reference.end)
        for each in citations(engine.records).all
        if each.resolution.targets
    }
    assert told == led


def test_bodies_acts_and_actions_are_joined_as_the_records_say(engine: Engine, whole: Graph) -> None:
    bodies = {(e.source, e.target) for e in whole.edges if e.kind == "responsible_for"}
    plan = engine.records.document(PLAN)
    assert bodies == {(f"body:{b.name}", f"{PLAN}/{a.place}") for a in plan.actions for b in a.bodies}
    assert any(e.kind == "replaces" and (e.source, e.target) == ("32024L1260", "32014L0042") for e in whole.edges)
    assert any(e.kind == "succeeds" and e.target == "body:EMCDDA" and e.date for e in whole.edges)


def test_around_an_act_is_what_it_is_joined_to(engine: Engine, whole: Graph) -> None:
    part = whole.around("32014L0042")
    ids = {node.id for node in part.nodes}
    assert {"32014L0042", f"{PLAN}/act_8", "32024L1260"} <= ids
    assert f"{PLAN}/act_1" not in ids
    assert len(whole.around("32014L0042", 2).nodes) > len(part.nodes)


def test_networkx_reads_the_graphml(whole: Graph) -> None:
    networkx = pytest.importorskip("networkx")
    read = networkx.parse_graphml(as_graphml(whole).decode())
    assert read.is_directed()
    assert set(read.nodes) == {node.id for node in whole.nodes}
    assert read.number_of_edges() == len(whole.edges)
    assert read.nodes["32014L0042"]["held"] is True


def test_graphml_holds_whatever_a_text_says() -> None:
    networkx = pytest.importorskip("networkx")
    odd = "a & <b> \x00\x1b \ud800 “c” ]]>"
    made = Graph((Node("x", "work", "", odd, odd, False), Node("y", "work", "", "", "", True)), (Edge("x", "cites", "y", text=odd),))
    read = networkx.parse_graphml(as_graphml(made).decode())
    assert read.nodes["x"]["label"].startswith("a & <b> ")


def test_the_linked_data_names_acts_by_their_eli(whole: Graph) -> None:
    data = as_jsonld(whole)
    by_id: dict[str, dict[str, Any]] = {each["@id"]: each for each in data["@graph"]}
    assert len(by_id) == len(whole.nodes)
    act = "http://data.europa.eu/eli/dir/2014/42/oj"
    assert by_id[act]["@type"] == "eli:LegalResource"
    assert act in by_id[f"urn:vouch:unit:{PLAN}%2Fact_8"]["cites"]
    assert data["@context"]["cites"] == {"@id": "eli:cites", "@type": "@id"}
    for each in data["@graph"]:
        for kind in EDGE_KINDS:
            assert all(target in by_id for target in each.get(kind, []))


def test_the_formats_over_http_and_on_the_command_line(client: TestClient, engine: Engine) -> None:
    data = client.get("/v1/graph", params={"around": "32014L0042"}).json()
    assert {node["id"] for node in data["nodes"]} >= {"32014L0042", f"{PLAN}/act_8"}
    assert client.get("/v1/graph", params={"around": "no such node"}).status_code == 400
    table = client.get("/v1/graph", params={"format": "csv"}).content
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert len(rows) == len(as_json(graph(engine.records, engine.bodies))["edges"])
    assert client.get("/v1/graph", params={"format": "graphml"}).headers["content-type"].startswith("application/graphml")
    assert json.loads(run(engine, "graph", "--format", "jsonld", "--around", "Europol"))["@graph"]
    run(engine, "graph", "--around", "nothing", code=2)


# --------------------------------------------------------------------------- names that nothing has


def test_a_name_that_nothing_has_is_said_to_be_unknown(engine: Engine) -> None:
    environment = {"VOUCH_DATA": str(engine.settings.data), "VOUCH_CORPUS": str(engine.settings.corpus)}
    unknown = CliRunner().invoke(main, ["cited-by", "nosuch"], env=environment)
    assert "knows no text 'nosuch'" in unknown.stderr
    digest = CliRunner().invoke(main, ["cites", "32014L0042"], env=environment)
    assert digest.exit_code == 2
    assert "Held are: 32014L0042.digest, " in digest.stderr
    file = CliRunner().invoke(main, ["compare", "nowhere/none.docx", PLAN], env=environment)
    assert file.exit_code == 2
    assert "no file 'nowhere/none.docx'" in file.stderr
