"""Fetching, against a server on this machine that behaves as the Publications Office's is described to."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from ingest.catalogue import Catalogue, load
from ingest.cellar import Cellar, Settings, _host
from ingest.errors import FetchError
from ingest.fetch import Outcome, fetch
from ingest.readers.bounded import Readers
from ingest.sources import read_source

FORMEX, XHTML, HTML = "application/zip;mtype=fmx4", "application/xhtml+xml", "text/html"
TODAY = dt.date(2026, 11, 22)
_READERS = Readers()  # one child for all tests here: starting one takes a second


def teardown_module() -> None:
    _READERS.close()


# ---------------------------------------------------------------------- the server


@dataclass
class Answer:
    """What the server says once: ``cut`` bytes of the body are sent, and then the line goes dead."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    ranges: bool = False


class Repository:
    """Answers by (path, Accept); of several answers each is given once, the last for ever."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], list[Answer]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.at_once = self.most_at_once = 0
        repository = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                repository.at_once += 1
                repository.most_at_once = max(repository.most_at_once, repository.at_once)
                try:
                    self._answer()
                finally:
                    repository.at_once -= 1

            def _answer(self) -> None:
                path = urlsplit(self.path).path
                accept = self.headers["Accept"]
                repository.requests.append((self.path, dict(self.headers)))
                waiting = repository.answers.get((path, accept)) or repository.answers.get((path, "*"))
                answer = Answer(404)
                if waiting:
                    answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
                self._send(answer)

            def _send(self, answer: Answer) -> None:
                body, status, headers = answer.body, answer.status, dict(answer.headers)
                wanted = self.headers.get("Range", "")
                if answer.ranges and wanted and self.headers.get("If-Range") == headers.get("ETag"):
                    start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                    headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
                    body, status = body[start:], 206
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body if answer.cut is None else body[: answer.cut])
                if answer.cut is not None:
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def say(self, path: str, *answers: Answer, accept: str = "*") -> None:
        self.answers[path, accept] = list(answers)

    def act(self, celex: str, accept: str, *answers: Answer) -> str:
        """Put a work there as it is there: behind a 303 to an address of its own; returns that path."""
        place = f"/resource/cellar/{hashlib.sha256((celex + accept).encode()).hexdigest()[:8]}.0006.03/DOC_1"
        redirect = Answer(303, headers={"Location": self.base + place})
        self.say(f"/resource/celex/{celex}", redirect, accept=accept)
        self.say(place, *answers)
        return place

    def states(self, *celexes: str) -> None:
        rows = [{"celex": {"type": "literal", "value": celex}} for celex in celexes]
        body = json.dumps({"results": {"bindings": rows}}).encode()
        self.say("/webapi/rdf/sparql", Answer(200, body, {"Content-Type": "application/sparql-results+json"}))

    def paths(self) -> list[str]:
        return [unquote(urlsplit(path).path) for path, _ in self.requests]


@pytest.fixture
def repository() -> Iterator[Repository]:
    repository = Repository()
    yield repository
    repository.close()


# ---------------------------------------------------------------------- texts, and a run


def page(title: str, *articles: str, language: str = "en") -> bytes:
    """An act as the Official Journal publishes it since 2013."""
    body = "".join(
        f'<div class="eli-subdivision" id="art_{number}"><p class="oj-ti-art">Article {number}</p>'
        f'<p class="oj-normal">{text}</p></div>'
        for number, text in enumerate(articles, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xml:lang="{language}" lang="{language}"><head><title>L_2014127EN.01003901.xml</title></head><body>'
        f'<div class="eli-container"><div class="eli-main-title"><p class="oj-doc-ti">{title}</p></div>'
        f"{body}</div></body></html>"
    ).encode()


def formex(title: str, text: str) -> bytes:
    """An act as the Official Journal's Formex 4 has it, in the archive that it comes in."""
    act = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ACT><BIB.INSTANCE><DOCUMENT.REF FILE="L_1.doc.xml">'
        "<COLL>L</COLL><NO.OJ>127</NO.OJ><YEAR>2014</YEAR><LG.OJ>EN</LG.OJ></DOCUMENT.REF>"
        '<DATE ISO="20140403">20140403</DATE><LG.DOC>EN</LG.DOC></BIB.INSTANCE>'
        f'<TITLE><TI><P>{title}</P></TI></TITLE><ENACTING.TERMS><ARTICLE IDENTIFIER="001">'
        "<TI.ART>Article 1</TI.ART>"
        f"<ALINEA>{text}</ALINEA></ARTICLE></ENACTING.TERMS></ACT>"
    )
    return zipped({"L_2014127EN.01003901.xml": act.encode()})


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


CONFISCATION = page(
    "DIRECTIVE 2014/42/EU OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 3 April 2014 on freezing",
    "This Directive establishes minimum rules.",
    "For the purpose of this Directive, the following definitions apply. " + "Property of every kind. " * 400,
)
FINANCIAL = page(
    "DIRECTIVE (EU) 2019/1153 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 20 June 2019",
    "This Directive lays down measures.",
)


@dataclass
class Run:
    repository: Repository
    texts: Path
    corpus: Path
    slept: list[float] = field(default_factory=list)
    bytes: list[tuple[int, int | None]] = field(default_factory=list)

    def catalogue(self) -> Catalogue:
        return load(self.corpus, self.texts)

    def __call__(self, *ids: str, attempts: int = 4, **options: Any) -> dict[str, Outcome]:
        catalogue = self.catalogue()
        works = [work for id in ids if (work := catalogue.work(id))]
        assert len(works) == len(ids)
        settings = Settings(
            base=self.repository.base,
            contact="library@example.org",
            pause_s=0,
            timeout_s=5,
            attempts=attempts,
        )

        def progress(address: str, here: int, total: int | None) -> None:
            self.bytes.append((here, total))

        with Cellar(settings, sleep=self.slept.append, progress=progress) as cellar:
            return {
                each.id: each for each in fetch(catalogue, works, cellar, today=TODAY, read=_READERS.read, **options)
            }


@pytest.fixture
def run(repository: Repository, tmp_path: Path, corpus: Path) -> Run:
    repository.states()
    return Run(repository, tmp_path / "texts", corpus)


# ---------------------------------------------------------------------- what comes


def test_an_act_comes_as_formex_where_it_is_there_and_nothing_else_is_asked_for(run: Run) -> None:
    archive = formex("Directive 2014/42/EU of 3 April 2014", "This Directive establishes minimum rules.")
    run.repository.act("32014L0042", FORMEX, Answer(200, archive, {"Content-Type": "application/zip"}))
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    outcome = run("32014L0042")["32014L0042"]
    assert outcome.status == "fetched", outcome.words
    catalogue = run.catalogue()
    source = catalogue.source("32014L0042")
    assert source is not None
    reading = read_source(catalogue, source, _READERS.read)
    assert reading.format == "formex4"
    asked = [headers["Accept"] for path, headers in run.repository.requests if path.endswith("/32014L0042")]
    assert asked == [FORMEX]


def test_an_act_comes_as_xhtml_where_its_formex_is_announced_and_not_there(run: Run) -> None:
    run.repository.act("32014L0042", FORMEX, Answer(404))
    place = run.repository.act(
        "32014L0042", XHTML, Answer(200, CONFISCATION, {"Content-Type": f"{XHTML};charset=UTF-8"})
    )
    outcome = run("32014L0042")["32014L0042"]
    assert outcome.status == "fetched"
    source = run.catalogue().source("32014L0042")
    assert source is not None
    assert (source.held, source.default, source.state) == ("fetched", True, "original")
    assert run.catalogue().paths(source)[0].read_bytes() == CONFISCATION
    entry = run.catalogue().texts.entry("32014L0042")
    assert entry is not None
    assert entry.files[0].sha256 == hashlib.sha256(CONFISCATION).hexdigest()
    assert entry.files[0].origin == run.repository.base + place
    assert entry.when.startswith(str(dt.datetime.now(dt.UTC).year))


def test_the_text_takes_over_from_its_digest_which_stays_as_a_reading_aid(run: Run) -> None:
    work = run.catalogue().work("32014L0042")
    assert work is not None
    before = run.catalogue().default(work)
    assert before is not None
    assert before.id == "32014L0042.digest"
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    run("32014L0042")
    after = {source.id: source for source in run.catalogue().sources() if source.work == "32014L0042"}
    assert set(after) == {"32014L0042", "32014L0042.digest"}
    assert after["32014L0042"].default
    assert not after["32014L0042.digest"].default


def test_old_acts_come_as_html_where_there_is_nothing_better(run: Run) -> None:
    run.repository.act("32014L0042", HTML, Answer(200, CONFISCATION))
    outcome = run("32014L0042")["32014L0042"]
    assert outcome.status == "fetched"
    assert "html" in outcome.words
    asked = [headers["Accept"] for path, headers in run.repository.requests if path.endswith("32014L0042")]
    assert asked == [FORMEX, XHTML, HTML]


def test_all_streams_of_a_work_are_fetched_in_order_and_the_annex_is_an_edition_of_the_plan(run: Run) -> None:
    cover = page(
        "COMMUNICATION FROM THE COMMISSION EU Agenda and Action Plan on Drugs COM(2020) 606 final",
        "Introduction.",
    )
    annex = page("ANNEX to the Communication EU Action Plan on Drugs COM(2020) 606 final", "Actions.")
    places = [f"/resource/cellar/c1.0006.02/DOC_{number}" for number in (1, 2, 10)]
    listing = "".join(f'<li><a href="{run.repository.base}{place}">x</a></li>' for place in reversed(places))
    run.repository.say(
        "/resource/celex/52020DC0606(01)",
        Answer(300, f"<html><ul>{listing}</ul></html>".encode()),
        accept=XHTML,
    )
    for place, body in zip(places, (cover, annex, annex), strict=True):
        run.repository.say(place, Answer(200, body))
    outcome = run("COM(2020) 606")["52020DC0606(01)"]
    assert outcome.status == "fetched", outcome.words
    catalogue = run.catalogue()
    main, rest = catalogue.source("52020DC0606(01)"), catalogue.source("52020DC0606(01).annex")
    assert main is not None
    assert rest is not None
    assert [path.read_bytes() for path in catalogue.paths(main)] == [cover]
    assert [path.read_bytes() for path in catalogue.paths(rest)] == [annex, annex]
    assert rest.work == "eu-drugs-action-plan-2021-2025"
    plan = catalogue.work(rest.work)
    assert plan is not None
    shipped = catalogue.default(plan)
    assert shipped is not None
    assert shipped.id == "eu-drugs-action-plan-2021-2025"  # its actions are not counted twice
    joined = read_source(catalogue, rest, _READERS.read)
    assert len(joined.blocks) == 2 * len(read_source(catalogue, main, _READERS.read).blocks)


def test_a_work_in_one_file_that_holds_another_held_work_is_not_its_default_edition(run: Run) -> None:
    both = page("COMMUNICATION EU Agenda and Action Plan on Drugs COM(2020) 606 final", "Introduction.", "Actions.")
    run.repository.act("52020DC0606(01)", XHTML, Answer(200, both))
    run("COM(2020) 606")
    catalogue = run.catalogue()
    source = catalogue.source("52020DC0606(01)")
    assert source is not None
    assert source.paths
    assert not source.default


def test_the_newest_consolidated_state_comes_too_and_not_one_of_another_act_or_of_the_future(
    run: Run,
) -> None:
    states = ("02019L1153-20190731", "02019L1153-20240709", "02019L1153-20270710", "02015L0849-20241230")
    run.repository.states(*states)
    run.repository.act("32019L1153", XHTML, Answer(200, FINANCIAL))
    run.repository.act("02019L1153-20240709", XHTML, Answer(200, FINANCIAL))
    outcomes = run("32019L1153")
    assert [(id, each.status) for id, each in outcomes.items()] == [
        ("32019L1153", "fetched"),
        ("02019L1153-20240709", "fetched"),
    ]
    work = run.catalogue().work("32019L1153")
    assert work is not None
    default = run.catalogue().default(work)
    assert default is not None
    assert (default.id, default.state, default.as_of) == (
        "02019L1153-20240709",
        "consolidated",
        dt.date(2024, 7, 9),
    )


def test_where_states_cannot_be_asked_for_the_newest_that_the_catalogue_knows_is_fetched_and_it_is_said(
    run: Run,
) -> None:
    run.repository.say("/webapi/rdf/sparql", Answer(500))
    run.repository.act("32019L1153", XHTML, Answer(200, FINANCIAL))
    run.repository.act("02019L1153-20240709", XHTML, Answer(200, FINANCIAL))
    outcome = run("32019L1153")["02019L1153-20240709"]
    assert outcome.status == "fetched"
    assert "could not be asked" in outcome.words


def test_an_act_without_consolidated_states_is_no_failure(run: Run) -> None:
    run.repository.act("32024L1260", XHTML, Answer(200, page("DIRECTIVE (EU) 2024/1260 OF THE COUNCIL", "Rules.")))
    statuses = [each.status for each in run("32024L1260").values()]
    assert statuses == ["fetched", "none"]


def test_another_language_is_asked_for_by_its_terminological_code_and_held_beside(run: Run) -> None:
    french = page("DIRECTIVE 2014/42/UE DU PARLEMENT EUROPÉEN ET DU CONSEIL du 3 avril 2014", "Texte.", language="fr")
    run.repository.act("32014L0042", XHTML, Answer(200, french))
    outcomes = run("32014L0042", language="fr")
    assert outcomes["32014L0042.fr"].status == "fetched", outcomes
    asked = next(headers for path, headers in run.repository.requests if "32014L0042" in path)
    assert asked["Accept-Language"] == "fra"
    work = run.catalogue().work("32014L0042")
    assert work is not None
    default = run.catalogue().default(work)
    assert default is not None
    assert default.id == "32014L0042.digest"  # the catalogue's language before the others


# ---------------------------------------------------------------------- what is held, and broken runs


def test_what_is_held_is_not_asked_for_again_unless_a_file_has_changed(run: Run) -> None:
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    run("32014L0042")
    asked = len(run.repository.requests)
    assert run("32014L0042")["32014L0042"].status == "held"
    assert [path for path in run.repository.paths()[asked:] if "celex/32014" in path] == []
    (run.texts / "32014L0042" / "1.xhtml").write_bytes(b"changed")
    assert run("32014L0042")["32014L0042"].status == "fetched"
    assert (run.texts / "32014L0042" / "1.xhtml").read_bytes() == CONFISCATION


def test_a_text_asked_for_again_is_replaced(run: Run) -> None:
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    run("32014L0042")
    newer = CONFISCATION.replace(b"minimum rules", b"common rules")
    run.repository.act("32014L0042", XHTML, Answer(200, newer))
    assert run("32014L0042", again=True)["32014L0042"].status == "fetched"
    assert (run.texts / "32014L0042" / "1.xhtml").read_bytes() == newer


def test_a_cut_download_goes_on_where_it_stopped(run: Run) -> None:
    tag = {"ETag": '"v1"'}
    place = run.repository.act(
        "32014L0042",
        XHTML,
        Answer(200, CONFISCATION, tag, cut=2_000),
        Answer(200, CONFISCATION, tag, ranges=True),
    )
    assert run("32014L0042")["32014L0042"].status == "fetched"
    ranges = [headers.get("Range") for path, headers in run.repository.requests if path == place]
    assert ranges == [None, "bytes=2000-"]
    assert (run.texts / "32014L0042" / "1.xhtml").read_bytes() == CONFISCATION


def test_a_later_run_goes_on_where_a_broken_one_stopped(run: Run) -> None:
    tag = {"ETag": '"v1"'}
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION, tag, cut=2_000))
    assert run("32014L0042", attempts=1)["32014L0042"].status == "failed"
    assert run.catalogue().texts.entry("32014L0042") is None
    place = run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION, tag, ranges=True))
    assert run("32014L0042")["32014L0042"].status == "fetched"
    assert [headers.get("Range") for path, headers in run.repository.requests if path == place][-1] == "bytes=2000-"
    assert (run.texts / "32014L0042" / "1.xhtml").read_bytes() == CONFISCATION


def test_a_cut_download_begins_again_where_the_server_cannot_tell_that_the_file_is_the_same(run: Run) -> None:
    place = run.repository.act(
        "32014L0042", XHTML, Answer(200, CONFISCATION, cut=2_000), Answer(200, CONFISCATION, ranges=True)
    )
    assert run("32014L0042")["32014L0042"].status == "fetched"
    assert [headers.get("Range") for path, headers in run.repository.requests if path == place] == [
        None,
        None,
    ]
    assert (run.texts / "32014L0042" / "1.xhtml").read_bytes() == CONFISCATION


def test_a_file_that_changed_in_between_is_not_pieced_together_from_two(run: Run) -> None:
    newer = CONFISCATION.replace(b"minimum rules", b"common rules")
    run.repository.act(
        "32014L0042",
        XHTML,
        Answer(200, CONFISCATION, {"ETag": '"v1"'}, cut=2_000),
        Answer(200, newer, {"ETag": '"v2"'}, ranges=True),
    )
    run("32014L0042")
    assert (run.texts / "32014L0042" / "1.xhtml").read_bytes() == newer


def test_streams_that_came_before_a_break_are_not_asked_for_again(run: Run) -> None:
    cover = page("COMMUNICATION COM(2020) 606 final", "Introduction.")
    places = [f"/resource/cellar/c1.0006.02/DOC_{number}" for number in (1, 2)]
    listing = "".join(f'<a href="{run.repository.base}{place}">x</a>' for place in places)
    run.repository.say("/resource/celex/52020DC0606(01)", Answer(300, listing.encode()), accept=XHTML)
    run.repository.say(places[0], Answer(200, cover))
    run.repository.say(places[1], Answer(500))
    assert run("COM(2020) 606", attempts=2)["52020DC0606(01)"].status == "failed"
    run.repository.say(places[1], Answer(200, cover))
    assert run("COM(2020) 606")["52020DC0606(01)"].status == "fetched"
    assert run.repository.paths().count(places[0]) == 1


def test_two_runs_into_one_folder_are_refused(run: Run) -> None:
    with run.catalogue().texts.alone(), pytest.raises(FetchError, match="another run"):
        run("32014L0042")


# ---------------------------------------------------------------------- manners


def test_the_client_names_itself_asks_one_thing_at_a_time_and_pauses(run: Run) -> None:
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    catalogue = run.catalogue()
    work = catalogue.work("32014L0042")
    assert work is not None
    settings = Settings(base=run.repository.base, contact="library@example.org", pause_s=30)
    with Cellar(settings, sleep=run.slept.append) as cellar:
        list(fetch(catalogue, [work], cellar, today=TODAY, read=_READERS.read))
    assert run.repository.most_at_once == 1
    assert all(29 < pause <= 30 for pause in run.slept)
    assert len(run.slept) == len(run.repository.requests) - 1
    agents = {headers["User-Agent"] for _, headers in run.repository.requests}
    assert all(agent.startswith("Vouch/") and "library@example.org" in agent for agent in agents)


def test_too_many_requests_are_waited_out_for_as_long_as_the_server_asks(run: Run) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=40)
    run.repository.act(
        "32014L0042",
        XHTML,
        Answer(429, headers={"Retry-After": "7"}),
        Answer(429, headers={"Retry-After": format_datetime(later, usegmt=True)}),
        Answer(200, CONFISCATION),
    )
    assert run("32014L0042")["32014L0042"].status == "fetched"
    assert run.slept[0] == 7
    assert 30 < run.slept[1] <= 40


def test_who_is_asked_to_wait_for_an_hour_is_told_so_instead(run: Run) -> None:
    run.repository.act("32014L0042", XHTML, Answer(429, headers={"Retry-After": "3600"}))
    outcome = run("32014L0042")["32014L0042"]
    assert outcome.status == "failed"
    assert "3600 seconds" in outcome.words
    assert run.slept == []


def test_errors_of_the_server_are_waited_out_twice_as_long_each_time_and_then_the_next_text_is_fetched(
    run: Run,
) -> None:
    run.repository.act("32014L0042", XHTML, Answer(500))
    run.repository.act("32019L1153", XHTML, Answer(503), Answer(200, FINANCIAL))
    outcomes = run("32014L0042", "32019L1153")
    assert outcomes["32014L0042"].status == "failed"
    assert "status 500" in outcomes["32014L0042"].words
    assert outcomes["32019L1153"].status == "fetched"
    assert run.slept[:3] == [2, 4, 8]


def test_a_challenge_stops_the_run_and_nothing_more_is_asked_for(run: Run) -> None:
    challenge = Answer(202, b"<html><script>window.awsWafCookie</script></html>", {"x-amzn-waf-action": "challenge"})
    run.repository.say("/resource/celex/32014L0042", challenge)
    outcomes = run("32014L0042", "32019L1153")
    assert len(run.repository.requests) == 1
    assert {each.status for each in outcomes.values()} == {"failed"}
    assert "challenge" in outcomes["32014L0042"].words
    assert "not asked for" in outcomes["32019L1153"].words


def test_a_server_that_cannot_be_reached_stops_the_run(run: Run) -> None:
    run.repository.close()
    outcomes = run("32014L0042", "32024L1260", attempts=2)
    assert {each.status for each in outcomes.values()} == {"failed"}
    assert "connection failed" in outcomes["32014L0042"].words
    assert {each.words for id, each in outcomes.items() if id != "32014L0042"} == {
        "not asked for: the server could not be reached, so the run was stopped"
    }
    assert run.slept == [2]


def test_no_message_holds_a_query(run: Run) -> None:
    run.repository.say("/webapi/rdf/sparql", Answer(500))
    run.repository.act("32024L1260", XHTML, Answer(404))
    assert all("?query" not in outcome.words for outcome in run("32024L1260").values())


def test_progress_tells_the_bytes_that_are_here_of_those_that_there_are(run: Run) -> None:
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    run("32014L0042")
    assert (len(CONFISCATION), len(CONFISCATION)) in run.bytes


# ---------------------------------------------------------------------- what is refused


def test_another_host_is_refused_and_never_asked(run: Run) -> None:
    other = Repository()
    try:
        run.repository.say(
            "/resource/celex/32014L0042", Answer(303, headers={"Location": f"{other.base}/resource/x/DOC_1"})
        )
        run.repository.say(
            "/resource/celex/52020DC0606(01)", Answer(300, f'<a href="{other.base}/DOC_1">x</a>'.encode())
        )
        outcomes = run("32014L0042", "COM(2020) 606")
        assert other.requests == []
    finally:
        other.close()
    for id in ("32014L0042", "52020DC0606(01)"):
        assert outcomes[id].status == "failed"
        assert "another host" in outcomes[id].words


@pytest.mark.parametrize(
    ("target", "same"),
    [
        ("http://publications.europa.eu/resource/cellar/x/DOC_1", True),  # the repository's own way
        ("https://publications.europa.eu:443/x", True),
        ("https://eur-lex.europa.eu/x", False),
        ("http://publications.europa.eu.evil.example/x", False),
        ("http://publications.europa.eu@evil.example/x", False),
        ("http://publications.europa.eu:8080/x", False),
    ],
)
def test_only_the_scheme_may_differ_from_the_address_that_was_given(target: str, same: bool) -> None:
    assert (_host(target) == _host("https://publications.europa.eu")) is same


def test_a_ring_of_redirects_ends(run: Run) -> None:
    path = "/resource/celex/32014L0042"
    run.repository.say(path, Answer(303, headers={"Location": path}))
    assert "redirected six times" in run("32014L0042")["32014L0042"].words


WRONG = {
    "another act": (page("REGULATION (EU) 2018/1805 OF THE EUROPEAN PARLIAMENT", "Orders."), "32018R1805"),
    "an act that amends it": (
        page("DIRECTIVE (EU) 2024/1260 OF THE EUROPEAN PARLIAMENT amending Directive 2014/42/EU", "Rules."),
        "2024",
    ),
    "another language": (page("RICHTLINIE 2014/42/EU DES RATES", "Regeln.", language="de"), "language"),
    "cut short": (CONFISCATION[:-40], "cut short"),
    "nothing": (b" ", "empty"),
    "a page without the text": (
        b"<html><head><title>EUR-Lex - 32014L0042 - EN</title></head><body><p>Log in</p></body></html>",
        "",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_the_text_is_refused_and_nothing_is_put_there(run: Run, what: str) -> None:
    body, reason = WRONG[what]
    run.repository.act("32014L0042", XHTML, Answer(200, body))
    outcome = run("32014L0042")["32014L0042"]
    assert outcome.status == "failed", outcome.words
    assert reason in outcome.words
    assert run.catalogue().texts.entry("32014L0042") is None
    assert "vouch add FILE --id '32014L0042'" in outcome.by_hand
    assert "eur-lex.europa.eu" in outcome.by_hand


def test_a_broken_archive_is_refused_and_the_next_format_tried(run: Run) -> None:
    run.repository.act("32014L0042", FORMEX, Answer(200, zipped({"act.xml": b"<ACT/>"})[:-30]))
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    assert run("32014L0042")["32014L0042"].status == "fetched"


def test_shell_pages_of_the_publisher_are_refused(run: Run, shared: Path) -> None:
    for path in sorted((shared / "shells").iterdir()):
        run.repository.act("32014L0042", HTML, Answer(200, path.read_bytes()))
        assert run("32014L0042")["32014L0042"].status == "failed"


@pytest.mark.parametrize(
    ("celex", "name"),
    [
        ("32018R1805", "32018R1805.savedpage.en.html"),
        ("32015L0849", "32015L0849.oj.en.xhtml"),
        ("02015L0849-20241230", "32015L0849.cons-2024-12-30.en.html"),
    ],
)
def test_real_texts_of_the_publisher_pass(run: Run, shared: Path, celex: str, name: str) -> None:
    data = (shared / "eurlex" / name).read_bytes()
    run.repository.states(*([celex] if celex.startswith("0") else []))
    run.repository.act(celex, XHTML, Answer(200, data))
    outcome = run("3" + celex[1:10])[celex]
    assert outcome.status == "fetched", outcome.words


def test_a_real_consolidated_state_in_formex_passes(run: Run, shared: Path) -> None:
    data = (shared / "eurlex" / "32015L0849.cons-2024-12-30.en.fmx4.xml").read_bytes()
    run.repository.states("02015L0849-20241230")
    run.repository.act("02015L0849-20241230", FORMEX, Answer(200, zipped({"CL2015L0849EN.0001.xml": data})))
    outcome = run("2015/849")["02015L0849-20241230"]
    assert outcome.status == "fetched", outcome.words
    assert "zip" in outcome.words


def test_a_real_consolidated_text_does_not_pass_as_the_original(run: Run, shared: Path) -> None:
    data = (shared / "eurlex" / "32015L0849.cons-2024-12-30.en.html").read_bytes()
    run.repository.act("32015L0849", XHTML, Answer(200, data))
    outcome = run("32015L0849")["32015L0849"]
    assert outcome.status == "failed"
    assert "consolidated state of 2024-12-30" in outcome.words


def test_an_unknown_language_is_refused_with_those_that_are_accepted(run: Run) -> None:
    with pytest.raises(ValueError, match="accepted are bg, cs"):
        run("32014L0042", language="no")


def test_a_file_larger_than_allowed_is_refused(run: Run, tmp_path: Path) -> None:
    run.repository.act("32014L0042", XHTML, Answer(200, CONFISCATION))
    with (
        Cellar(Settings(base=run.repository.base, pause_s=0, largest_bytes=1_000)) as cellar,
        pytest.raises(FetchError, match="1000 allowed"),
    ):
        cellar.text("32014L0042", XHTML, "eng", tmp_path)


def test_a_server_that_is_not_there_is_reported_as_such(run: Run) -> None:
    run.repository.close()
    run.repository = type(run.repository)()
    run.repository.close()
    outcome = run("32014L0042", attempts=2)["32014L0042"]
    assert outcome.status == "failed"
    assert "connection failed" in outcome.words
    run.repository = type(run.repository)()
