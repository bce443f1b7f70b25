"""The pages, as a client without JavaScript gets them: what they show, where they lead, what they refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from api.app import create
from api.pages.blocks import blocks
from api.pages.citing import Official, linked
from api.pages.examples import examples
from api.pages.picture import Node, picture
from api.pages.view import visible
from index.engine import Engine
from index.settings import Settings
from ingest.model import Span

BROWSER = {"accept": "text/html,application/xhtml+xml"}
QUESTION = "Which actions is CEPOL responsible for in 2025?"


class Addresses(HTMLParser):
    """Every address and every id of a page, and what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [given[name] or "" for name in ("href", "src", "action") if name in given]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.inline += [name for name in given if name.startswith("on") or name == "style"]
        self.inline += [tag] if tag == "style" or (tag == "script" and not given.get("src")) else []


def read(text: str) -> Addresses:
    found = Addresses()
    found.feed(text)
    return found


def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


@pytest.fixture(scope="session")
def plan(engine: Engine) -> str:
    return engine.world.plans[0].id


@pytest.fixture(scope="session")
def visited(client: TestClient, plan: str, engine: Engine) -> dict[str, str]:
    """Pages of every kind by their address."""
    held = engine.records.document(plan)
    action = held.actions[3]
    addresses = ["/", "/actions", "/actions?body=Europol&year=2024&sort=-when", "/coverage", f"/documents/{plan}"]
    addresses += [f"/?q={question}" for _, question in examples(engine)]
    addresses += ["/?q=Compare Europol and Frontex", "/?q=How is the darknet monitored?", f"/?q={QUESTION}&sort=who"]
    addresses += ["/?q=Who is responsible for Action 1? And when is Action 2 due?", "/?q=Give me an overview of prisons"]
    addresses += [f"/documents/{plan}?from={action.text.start}&to={action.text.end}&q={QUESTION}&n=1"]
    addresses += [f"/documents/{each}" for each in engine.records.document_ids[5:8]]
    found = {}
    for address in addresses:
        response = client.get(address, headers=BROWSER)
        assert response.status_code == 200, address
        found[address] = response.text
    return found


# ------------------------------------------------------------------ every page


def test_every_link_of_every_page_leads_somewhere(client: TestClient, visited: dict[str, str]) -> None:
    inside = {
        urljoin(address, link)
        for address, text in visited.items()
        for link in read(text).addresses
        if not link.startswith(("http:", "https:"))
    }
    pages = {re.sub(r"([?&])(from|to|n|sha)=[^&]*", r"\1", urlsplit(each)._replace(fragment="").geturl()): each for each in inside}
    assert len(pages) > 100
    checked = 0
    for address in sorted(pages.values())[:: max(len(pages) // 60, 1)]:
        response = client.get(urlsplit(address)._replace(fragment="").geturl(), headers=BROWSER)
        assert response.status_code == 200, address
        checked += 1
    assert checked > 50


def test_every_fragment_of_every_page_is_there(client: TestClient, visited: dict[str, str]) -> None:
    documents: dict[str, set[str]] = {}
    for address, text in visited.items():
        own = set(read(text).ids)
        for link in read(text).addresses:
            parts = urlsplit(link)
            if not parts.fragment or parts.scheme or "from=" in parts.query:
                continue
            if not parts.path:
                assert parts.fragment in own, (address, link)
            elif parts.path.startswith("/documents/"):
                if parts.path not in documents:
                    documents[parts.path] = set(read(client.get(parts.path, headers=BROWSER).text).ids)
                assert parts.fragment in documents[parts.path], (address, link)


def test_no_id_stands_twice_and_nothing_is_inline(visited: dict[str, str]) -> None:
    for address, text in visited.items():
        found = read(text)
        assert len(found.ids) == len(set(found.ids)), address
        assert found.inline == [], address


def test_nothing_is_loaded_from_elsewhere(visited: dict[str, str]) -> None:
    for address, text in visited.items():
        for node in tree(text).xpath("//*[@src] | //link[@href] | //form"):
            target = node.get("src") or node.get("href") or node.get("action")
            assert re.match(r"/(?!/)", target), (address, target)


def test_a_page_has_one_heading_landmarks_and_a_way_past_them(visited: dict[str, str]) -> None:
    for address, text in visited.items():
        page = tree(text)
        assert len(page.xpath("//h1")) == 1, address
        assert page.get("lang") == "en"
        assert len(page.xpath("//main")) == len(page.xpath("//header")) == 1
        assert page.xpath("//body/a[1][@href='#v-main']")
        levels = [int(node.tag[1]) for node in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), address


def test_pages_carry_a_policy_that_starts_from_nothing(client: TestClient) -> None:
    for address in ("/", f"/?q={QUESTION}", "/actions", "/coverage", "/nothing", "/?q=", "/static/vouch.css", "/health"):
        response = client.get(address, headers=BROWSER)
        policy = response.headers["content-security-policy"]
        assert policy.startswith("default-src 'none';"), address
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert response.headers["referrer-policy"] == "no-referrer"


# ------------------------------------------------------------------ asking


def test_the_first_page_asks_and_says_what_is_held(client: TestClient, engine: Engine) -> None:
    page = tree(client.get("/").text)
    (form,) = page.xpath("//form[@role='search']")
    assert form.get("method") == "get"
    assert form.xpath(".//label[@for=../..//input/@id]") or form.xpath(".//label")
    assert len(page.xpath("//ul[@class='examples']/li")) == 4
    assert engine.version in words(page)
    assert [int(words(node)) for node in page.xpath("//dl[@class='figures']//dd")] == [
        len(engine.records.document_ids), len(engine.world.rows), len(engine.records.findings())]  # fmt: skip


def test_the_examples_show_a_lookup_a_list_a_cross_reference_and_a_refusal(client: TestClient, engine: Engine) -> None:
    said = [client.post("/v1/ask", json={"question": question}).json()["status"] for _, question in examples(engine)]
    assert said[0] == "complete"
    assert said[1] in ("complete", "ambiguous")
    assert said[3] == "not_held"
    assert len(said) == 4


def test_an_answer_shows_a_real_table_with_its_denominator(client: TestClient) -> None:
    page = tree(client.get("/", params={"q": QUESTION}).text)
    assert words(page.xpath("//caption")[0]) == "1 of 53 actions; complete"
    assert len(page.xpath("//tbody/tr")) == 1
    assert [words(node).split(",")[0] for node in page.xpath("//thead//th")] == ["Action", "What", "Areas", "When", "Who"]
    assert "Complete" in words(page.xpath("//div[contains(@class,'status-complete')]")[0])


def test_a_citation_has_one_number_inline_in_the_list_and_in_the_text(client: TestClient) -> None:
    page = tree(client.get("/", params={"q": "What does Action 46 say?"}).text)
    inline = [node.get("href") for node in page.xpath("//a[@class='cite']")]
    listed = page.xpath("//ol[@class='citations']/li")
    assert inline == [f"#{each.get('id')}" for each in listed]
    for number, each in enumerate(listed, start=1):
        assert each.get("value") == str(number)
        link = each.xpath(".//a")[0].get("href")
        viewer = tree(client.get(link).text)
        assert words(viewer.xpath("//h2[@id='v-quoted']")[0]).startswith(f"Citation {number} of {len(listed)}:")
        quote = each.xpath(".//blockquote")[0]
        assert viewer.xpath("//section[@class='quoted']/blockquote")[0].text == quote.text
        assert quote.get("lang") == "en"


def test_the_marked_words_are_the_cited_ones(client: TestClient, engine: Engine, plan: str) -> None:
    held = engine.records.document(plan)
    for action in held.actions[::7]:
        unit = engine.records.unit(plan, action.place)
        page = tree(client.get(f"/documents/{plan}?from={unit.start}&to={unit.end}").text)
        marked = "".join(node.text_content() for node in page.xpath("//article//mark"))
        assert "".join(marked.split()) == "".join(unit.span.of(held.text).split())
        assert len(page.xpath("//*[@id='cited']")) == 1


def test_chips_take_away_what_was_understood(client: TestClient) -> None:
    page = tree(client.get("/", params={"q": "Which actions is CEPOL responsible for in 2023?"}).text)
    chips = {words(node.xpath(".//span[@class='meaning']")[0]): node for node in page.xpath("//span[@class='chip']")}
    (body,) = [node for meaning, node in chips.items() if "CEPOL" in meaning]
    without = tree(client.get(body.xpath(".//a[@class='remove']")[0].get("href")).text)
    left = [words(node) for node in without.xpath("//span[@class='meaning']")]
    assert left == [meaning for meaning in chips if "CEPOL" not in meaning]
    assert without.xpath("//a[text()='As it was asked']")


def test_a_reading_is_settled_by_a_link(client: TestClient) -> None:
    page = tree(client.get("/", params={"q": "Which actions is Eurojust responsible for in 2023?"}).text)
    choices = page.xpath("//a[@class='choose']")
    assert len(choices) == 2
    assert page.xpath("//div[contains(@class,'status-ambiguous')]")
    settled = tree(client.get(choices[1].get("href")).text)
    assert not settled.xpath("//a[@class='choose']")
    assert settled.xpath("//div[contains(@class,'status-complete')]")


def test_a_follow_up_keeps_what_was_asked_before(client: TestClient) -> None:
    page = tree(client.get("/", params={"q": "Which actions is CEPOL responsible for?"}).text)
    hidden = page.xpath("//form//input[@name='after']")
    assert [node.get("value") for node in hidden] == ["Which actions is CEPOL responsible for?"]
    answer = client.get("/", params={"after": hidden[0].get("value"), "q": "and Frontex?", "format": "json"}).json()
    plain = client.post("/v1/ask", json={"question": "Which actions is Frontex responsible for?"}).json()
    assert answer["result"]["items"] == plain["result"]["items"]


def test_a_follow_up_that_finds_nothing_leaves_the_question_before_it_in_place(client: TestClient) -> None:
    after = ["Which actions are due in 2024?", "what do they cost?"]
    answer = client.get("/", params={"after": after, "q": "who is responsible?", "format": "json"}).json()
    assert answer["result"]["items"] == ["European Commission", "EMCDDA"]



def test_the_permalink_names_question_index_and_day(client: TestClient, engine: Engine) -> None:
    page = tree(client.get("/", params={"q": QUESTION}).text)
    (link,) = page.xpath("//a[text()='Permalink']")
    query = parse_qs(urlsplit(link.get("href")).query)
    assert query["q"] == [QUESTION]
    assert query["index"] == [engine.version]
    assert "moved on" not in client.get(link.get("href")).text
    older = link.get("href").replace(engine.version, "20200101T000000Z-00000000")
    assert "The index has moved on." in client.get(older).text


def test_a_table_sorts_by_links(client: TestClient) -> None:
    def column(address: str) -> tuple[list[str], html.HtmlElement]:
        page = tree(client.get(address).text)
        return [words(node) for node in page.xpath("//tbody/tr/th")], page

    plain, page = column("/actions?body=EMCDDA")
    href = page.xpath("//thead//th[1]/a")[0].get("href")
    upwards, page = column(href)
    assert upwards == plain == sorted(plain, key=int)
    assert page.xpath("//th[@aria-sort='ascending']")
    downwards, page = column(page.xpath("//thead//th[1]/a")[0].get("href"))
    assert downwards == upwards[::-1]
    assert page.xpath("//th[@aria-sort='descending']")


def test_a_refusal_cites_nothing_and_shows_the_nearest_passages(client: TestClient) -> None:
    page = tree(client.get("/", params={"q": "What does Action 54 say?"}).text)
    assert page.xpath("//div[contains(@class,'status-not_held')]")
    assert not page.xpath("//ol[@class='citations']")
    assert page.xpath("//ul[@class='passages']/li/a")


# ------------------------------------------------------------------ actions


def test_a_facet_says_what_is_left_when_it_is_chosen(client: TestClient) -> None:
    page = tree(client.get("/actions?year=2023").text)
    options = page.xpath("//ul[@class='options']//a[not(@class)]")
    assert len(options) > 20
    for option in options[::3]:
        count = int(words(option.xpath(".//span[@class='count']")[0]))
        narrowed = tree(client.get(option.get("href")).text)
        assert words(narrowed.xpath("//caption")[0]).startswith(f"{count} of 53 actions"), option.get("href")


def test_a_chosen_facet_can_be_taken_away(client: TestClient) -> None:
    page = tree(client.get("/actions?body=EMCDDA&body=Europol&area=1.1").text)
    chosen = page.xpath("//a[@class='chosen']")
    assert len(chosen) == 3
    left = tree(client.get(chosen[0].get("href")).text)
    assert len(left.xpath("//a[@class='chosen']")) == 2


# ------------------------------------------------------------------ documents


def test_no_word_of_a_document_is_left_out(client: TestClient, engine: Engine) -> None:
    for held in engine.records.documents():
        shown = []
        for block in blocks(held, None, {}):
            lines = [block.pieces, *(line for cell in block.cells for line in cell.lines)]
            shown += [piece.text for line in lines for piece in line]
        assert "".join("".join(shown).split()) == "".join(held.text.split()), held.id


def test_every_unit_has_its_address_on_the_page(client: TestClient, engine: Engine) -> None:
    for held in engine.records.documents():
        ids = set(read(client.get(f"/documents/{held.id}").text).ids)
        assert {unit.place for unit in held.units} <= ids, held.id


def test_a_row_is_whole_around_a_cell(client: TestClient, engine: Engine, plan: str) -> None:
    page = tree(client.get(f"/documents/{plan}").text)
    (row,) = page.xpath("//div[@class='row'][@id='act_46']")
    assert "prison staff" in words(row)
    assert {words(node) for node in row.xpath(".//p[@class='cell-title']")} == {"Priority area", "Timetable", "Responsible"}
    assert row.xpath(".//*[@id='act_46.timetable']//p[contains(., '2023')]")


def test_footnotes_stand_where_they_are_called(client: TestClient, engine: Engine, plan: str) -> None:
    page = tree(client.get(f"/documents/{plan}").text)
    for note in engine.records.footnotes(plan):
        assert len(page.xpath(f"//p[@id='{note.place}']")) == 1
        calls = page.xpath(f"//sup/a[@href='#{note.place}']")
        assert len(calls) == len(note.calls)
        for call in calls:
            row = call.xpath("ancestor::div[@class='row']")[0]
            assert row.xpath(f".//p[@class='note-here']/a[@href='#{note.place}']")


def test_a_reference_leads_to_what_it_means_and_that_says_who_cites_it(
    client: TestClient, engine: Engine, plan: str
) -> None:
    page = tree(client.get(f"/documents/{plan}").text)
    (link,) = page.xpath("//div[@id='act_4']//a[@class='ref']")
    cited = tree(client.get(link.get("href")).text)
    back = [node.get("href") for node in cited.xpath("//section[@aria-labelledby='v-citedby']//a")]
    assert any(plan in href for href in back)


def test_the_banner_says_what_became_of_an_act(client: TestClient) -> None:
    page = tree(client.get("/documents/32014L0042.digest").text)
    banner = words(page.xpath("//div[@class='banner']")[0])
    assert "replaced in part" in banner
    assert "Since 22 May 2024 replaced by Directive (EU) 2024/1260" in banner
    assert page.xpath("//div[contains(@class, 'digest')]")


def test_findings_stand_where_they_occur(client: TestClient, engine: Engine, plan: str) -> None:
    page = tree(client.get(f"/documents/{plan}").text)
    shown = [words(node) for node in page.xpath("//*[contains(@class,'finding')]")]
    for finding in engine.records.document(plan).findings:
        assert any(" ".join(finding.message.split()) in each for each in shown), finding


def test_a_changed_text_is_said_to_have_changed(client: TestClient, engine: Engine, plan: str) -> None:
    same = engine.records.document(plan).sha256[:16]
    assert "The text has changed" not in client.get(f"/documents/{plan}?from=0&to=5&sha={same}").text
    assert "The text has changed" in client.get(f"/documents/{plan}?from=0&to=5&sha=0123456789abcdef").text


def test_coverage_lists_every_work_once(client: TestClient, engine: Engine) -> None:
    page = tree(client.get("/coverage").text)
    held = page.xpath("//section[@aria-labelledby='held']/ul/li/strong")
    missing = page.xpath("//section[@aria-labelledby='v-missing']/ul/li/strong")
    assert len(held) + len(missing) == len(engine.records.works)
    bars = page.xpath("//section[@aria-labelledby='v-plot-years']//tbody/tr")
    assert [words(bar.xpath("./th")[0]) for bar in bars] == ["2021", "2022", "2023", "2024", "2025"]
    assert page.xpath("//table[@class='plot']//svg/rect")


# ------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/?q=", 400),
        ("/?q=%20%20", 400),
        ("/?q=" + "x" * 2901, 400),
        ("/?q=x&index=yesterday", 404),
        ("/?q=x&on=never", 422),
        ("/?q=x&format=pdf", 422),
        ("/documents/nope", 404),
        ("/documents/eu-drugs-action-plan-2021-2025/act_54", 404),
        ("/documents/eu-drugs-action-plan-2021-2025?from=5&to=3", 404),
        ("/documents/eu-drugs-action-plan-2021-2025?from=5", 404),
        ("/documents/eu-drugs-action-plan-2021-2025?from=0&to=99999999", 404),
        ("/actions?body=Nobody", 400),
        ("/actions?area=99.9", 400),
        ("/actions?year=abc", 422),
        ("/actions?document=nope", 404),
        ("/nothing/here", 404),
        ("/static/nothing.css", 404),
    ],
)
def test_what_cannot_be_shown_is_a_page_that_says_what_to_do(client: TestClient, address: str, status: int) -> None:
    response = client.get(address, headers=BROWSER)
    assert response.status_code == status
    page = tree(response.text)
    assert page.xpath("//h1")
    assert page.xpath("//form[@role='search']")
    assert len(page.xpath("//main//ul/li/a")) >= 3
    assert response.headers["x-request-id"] in response.text


def test_the_api_goes_on_answering_errors_as_json(client: TestClient) -> None:
    for address in ("/v1/documents/nope", "/v1/nothing", "/v1/actions?year=abc"):
        response = client.get(address, headers=BROWSER)
        assert response.json()["error"]["code"], address
    assert client.get("/nothing").json()["error"]["code"] == "not_found"


def test_without_an_index_pages_say_when_to_come_back(settings: Settings) -> None:
    with TestClient(create(settings)) as opened:
        response = opened.get("/actions", headers=BROWSER)
        assert response.status_code == 503
        assert response.headers["retry-after"]
        assert "Wait a moment" in response.text


def test_a_failure_inside_is_a_page_with_the_same_headers(engine: Engine) -> None:
    app = create(engine.settings, replace(engine, world=None))  # type: ignore[arg-type]
    with TestClient(app, raise_server_exceptions=False) as opened:
        response = opened.get("/", headers=BROWSER)
        assert response.status_code == 500
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert response.headers["x-request-id"] in response.text
        assert "Traceback" not in response.text


# ------------------------------------------------------------------ hostile words

HOSTILE = [
    "<script>alert(1)</script> in which action?",
    "\"><img src=x onerror=alert(1)> which actions?",
    "'-->]]></title><svg onload=alert(1)> 2021",
    "{{ 7*7 }} {% for x in y %} Which actions?",
    "javascript:alert(1) &lt;b&gt; &#60;i&#62; actions",
    "Which actions \u202egnp.exe\u202c are\u2066 due\u2069 in 2021?",
    "аpple.com and раypal: https://еurора.eu which actions?",
]


@pytest.mark.parametrize("question", HOSTILE)
def test_markup_and_tricks_in_a_question_stay_words(client: TestClient, question: str) -> None:
    plain = {tag: len(tree(client.get("/?q=Which actions are due in 2021?").text).xpath(f"//{tag}")) for tag in ("script", "title")}
    response = client.get("/", params={"q": question}, headers=BROWSER)
    assert response.status_code == 200
    found = read(response.text)
    assert found.inline == []
    page = tree(response.text)
    assert len(page.xpath("//script")) == plain["script"]
    assert not page.xpath("//main//img | //main//svg | //main//i")
    assert "49" not in words(page.xpath("//h1")[0])
    assert not any(character in response.text for character in "\u202e\u202c\u2066\u2069")
    assert words(page.xpath("//h1")[0]) == " ".join(visible(question).split())
    assert page.xpath("//form//input[@name='q']")[0].get("value") == visible(question)
    assert all(not link.startswith(("javascript:", "http")) for link in found.addresses)


@pytest.fixture
def hostile(small_corpus: Path, settings: Settings) -> Iterator[TestClient]:
    """A service with a plan whose words are an attack."""
    from index.engine import ensure

    text = small_corpus / "texts" / "rivers.en.txt"
    changed = text.read_text("utf-8").replace("Measure the water", "<script>alert(1)</script><b onclick=x> \u202eMeasure")
    changed = changed.replace("Build ladders", "See https://еurора.eu/login and javascript:alert(2); build ladders")
    text.write_text(changed.replace("Keep rivers clean", "Keep </h2><img src=x> clean & </title>"), "utf-8")
    catalogue = small_corpus / "catalogue.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace('label = "made', 'label = "<i>made'), "utf-8")
    opened = ensure(settings)
    with TestClient(create(settings, opened)) as client:
        yield client
    opened.close()


def test_markup_and_tricks_in_a_document_stay_words(hostile: TestClient) -> None:
    addresses = ["/", "/actions", "/actions?body=Frontex", "/coverage", "/documents/rivers", "/?q=What does Action 1 say?"]
    addresses += ["/?q=Which actions are Member States responsible for?", "/documents/rivers?from=0&to=200"]
    for address in addresses:
        response = hostile.get(address, headers=BROWSER)
        assert response.status_code == 200, address
        found = read(response.text)
        assert found.inline == [], address
        page = tree(response.text)
        assert len(page.xpath("//script")) == 1
        assert not page.xpath("//img | //b[@onclick] | //main//i")
        assert not any(link.startswith(("javascript:", "http")) for link in found.addresses), address
        assert "\u202e" not in response.text
    assert "<script>alert(1)</script>" in words(tree(hostile.get("/documents/rivers").text))
    assert "⟨U+202E⟩" in hostile.get("/documents/rivers").text


def test_only_web_addresses_are_linked_and_hosts_are_shown_in_ascii() -> None:
    assert linked("javascript:alert(1)") is None
    assert linked("//evil.example") is None
    assert linked("https://[") is None
    assert linked("https://еurора.eu/x") == Official("https://еurора.eu/x", "xn--ur-8kcr1cm.eu")


# ------------------------------------------------------------------ under a subpath, in a frame


@pytest.fixture(scope="session")
def under(engine: Engine) -> Iterator[TestClient]:
    settings = engine.settings.model_copy(update={"base_path": "/tools/vouch", "allowed_origins": ("https://a.example",)})
    with TestClient(create(settings, engine)) as opened:
        yield opened


def test_every_link_stays_under_the_base_path(under: TestClient, plan: str) -> None:
    for address in ("/", f"/?q={QUESTION}", "/actions?year=2021", "/coverage", f"/documents/{plan}?from=0&to=9&q=x", "/no"):
        text = under.get(f"/tools/vouch{address}", headers=BROWSER).text
        links = [link for link in read(text).addresses if not link.startswith(("#", "http"))]
        assert links
        assert all(link.startswith("/tools/vouch/") for link in links), address
    assert under.get("/tools/vouch/static/vouch.css").status_code == 200
    moved = under.get(f"/tools/vouch/documents/{plan}/act_1", follow_redirects=False)
    assert moved.headers["location"] == f"/tools/vouch/documents/{plan}#act_1"


def test_a_proxy_may_strip_the_base_path(under: TestClient) -> None:
    page = tree(under.get("/actions", headers=BROWSER).text)
    assert page.xpath("//nav//a[@aria-current='page']/@href") == ["/tools/vouch/actions"]


def test_who_may_frame_the_pages_is_a_setting(under: TestClient) -> None:
    assert "frame-ancestors https://a.example" in under.get("/").headers["content-security-policy"]
    with pytest.raises(ValueError, match="no origin"):
        Settings(allowed_origins=("https://a.example; script-src *",))


def test_words_are_marked_across_references_and_lines(engine: Engine, plan: str) -> None:
    held = engine.records.document(plan)
    unit = engine.records.unit(plan, "act_4")
    inner = Span(unit.start + 40, unit.end - 12)
    links = {Span(unit.start + 30, unit.start + 60): "#x", Span(unit.start + 50, unit.start + 70): "#y"}
    pieces = [
        piece
        for block in blocks(held, inner, links)
        for line in (block.pieces, *(line for cell in block.cells for line in cell.lines))
        for piece in line
    ]
    cited = "".join(piece.text for piece in pieces if piece.cited)
    assert "".join(cited.split()) == "".join(inner.of(held.text).split())
    assert sum(piece.first for piece in pieces) == 1
    assert {piece.href for piece in pieces} == {"", "#x"}


def test_a_chip_can_be_changed_to_another_value(client: TestClient) -> None:
    first = tree(client.get("/", params={"q": "Which actions is the EMCDDA responsible for, due by 2023?"}).text)
    forms = first.xpath("//details[@class='change']/form")
    assert len(forms) == 2
    form = next(each for each in forms if each.xpath(".//option[.='Frontex']"))
    sent = [(each.get("name"), each.get("value")) for each in form.xpath(".//input")]
    sent.append(("swap", form.xpath(".//option[.='Frontex']/@value")[0]))
    changed = tree(client.get("/", params=sent).text)
    direct = tree(client.get("/", params={"q": "Which actions is Frontex responsible for, due by 2023?"}).text)
    assert words(changed.xpath("//caption")[0]) == words(direct.xpath("//caption")[0])
    assert "Frontex" in words(changed.xpath("//ul[@class='chips']")[0])
    assert "EMCDDA" not in words(changed.xpath("//ul[@class='chips']//*[@class='meaning']/..")[0])
    again = tree(client.get("/", params=[*sent, ("swap", "body:any:Frontex=>Europol")]).text)
    assert "Europol" in words(again.xpath("//ul[@class='chips']")[0])


def test_an_address_with_a_change_that_means_nothing_is_still_answered(client: TestClient) -> None:
    for swap in ("body:any:Nobody=>Frontex", "=>", "year:due_by:2023=>soon", "place:action:46=><script>", "x" * 400):
        reply = client.get("/", params={"q": "Which actions is CEPOL responsible for by 2023?", "swap": swap})
        assert reply.status_code == 200, swap
        assert "<script>" not in reply.text.replace('<script src="', "")


def test_an_answer_says_how_it_was_found(client: TestClient) -> None:
    exact = tree(client.get("/", params={"q": "Which actions is CEPOL responsible for?"}).text)
    assert "All 53 rows were compared" in words(exact.xpath("//details[@class='how']")[0])
    free = tree(client.get("/", params={"q": "How is the darknet monitored?"}).text)
    how = free.xpath("//details[@class='how']")[0]
    assert "by meaning" in words(how)
    assert how.xpath(".//tbody/tr/td[@class='number']")


def test_a_citation_line_names_who_issued_the_text(client: TestClient, plan: str) -> None:
    page = tree(client.get("/", params={"q": "When is Action 46 due?"}).text)
    line = page.xpath("//blockquote/@data-line")[0]
    assert line.startswith(f"European Commission: EU Action Plan on Drugs 2021-2025 ({plan}), Action 46, timetable; ")


def test_what_is_copied_says_where_it_is_from(client: TestClient, engine: Engine) -> None:
    answer = tree(client.get("/", params={"q": "Which actions is CEPOL responsible for?"}).text)
    actions = tree(client.get("/actions?body=CEPOL").text)
    for page in (answer, actions):
        (source,) = set(page.xpath("//*[@class='wide']/@data-source"))
        for part in (engine.version, "as supplied", "http://testserver/"):
            assert part in source


def test_a_unit_says_what_cites_it_and_how_to_cite_it(client: TestClient) -> None:
    act = tree(client.get("/documents/32014L0042.digest").text)
    article = act.xpath("//h2[@id='art_5']/following-sibling::div[@class='about'][1]")[0]
    cite = article.xpath("./a[@class='cite-this']/@href")[0]
    cited = tree(client.get(cite).text)
    assert words(cited.xpath("//h2[@id='v-quoted']")[0]) == "Article 5 (digest)"
    inside = [words(each) for each in act.xpath("//div[@class='about']//li")]
    assert any("Article 13" in each for each in inside), inside  # whose words name Article 5(2)


def test_an_answer_can_be_restricted_to_documents_by_its_address(client: TestClient) -> None:
    one = "32014L0042.digest"
    page = tree(client.get("/", params={"q": "Can property be confiscated without a conviction?", "document": one}).text)
    assert {one in href for href in page.xpath("//ol[@class='citations']//p/a/@href")} == {True}
    assert page.xpath(f"//form[@class='ask']//input[@name='document' and @value='{one}']")
    assert client.get("/", params={"q": "What?", "document": "nope"}).status_code == 404


def test_what_is_gone_leads_to_what_comes_nearest(client: TestClient, plan: str) -> None:
    for path, nearest in (
        (f"/documents/{plan}/act_99", f"/documents/{plan}"),
        (f"/documents/{plan}?from=1&to=99999999", f"/documents/{plan}"),
        ("/?q=What does Action 46 say?&index=never", "/?q=What+does+Action+46+say%3F"),
    ):
        reply = client.get(path)
        assert reply.status_code == 404
        (first, *_) = tree(reply.text).xpath("//h2[.='What you can do']/following-sibling::ul//a/@href")
        assert first == nearest
        assert client.get(first).status_code == 200


def test_bodies_and_years_are_shown_against_each_other(client: TestClient) -> None:
    cell = tree(client.get("/coverage").text).xpath("//table[@class='heat']//tr[th='CEPOL']/td[3]")[0]
    link = cell.xpath("./a")[0]
    shown = tree(client.get(link.get("href")).text)
    assert words(shown.xpath("//caption")[0]).startswith(f"{words(link)} of 53 actions")


def test_the_graph_is_a_picture_and_the_same_as_a_list(client: TestClient, engine: Engine) -> None:
    page = tree(client.get("/graph").text)
    (svg, _) = page.xpath("//*[local-name()='svg'][@role='img']")
    edges = sum(len(row.responsible) + len(row.acts) for row in engine.world.rows)
    assert len(svg.xpath(".//*[local-name()='path']")) == edges
    listed = page.xpath("//table[starts-with(caption, 'Bodies')]/tbody/tr")
    bodies = {words(row.xpath("./th/a[1]")[0]): words(row.xpath("./td[1]")[0]) for row in listed}
    assert bodies["CEPOL"] == "2"
    assert len(bodies) == len(engine.world.responsible) + len({act for row in engine.world.rows for act in row.acts})


def test_a_part_of_the_graph_has_an_address(client: TestClient) -> None:
    page = tree(client.get("/graph", params={"only": "body:CEPOL"}).text)
    rows = page.xpath("//table[starts-with(caption, 'Bodies')]/tbody/tr")
    assert words(rows[0].xpath("./th/a[1]")[0]) == "CEPOL"
    assert [words(each) for each in rows[0].xpath("./td[2]/a")] == ["Action 4", "Action 46"]
    assert client.get("/graph", params={"only": "body:<script>"}).status_code == 400


def test_a_picture_is_always_the_same_and_has_few_crossings() -> None:
    left = [Node(f"l{n}", str(n), "x", "") for n in range(8)]
    right = [Node(f"r{n}", str(n), "x", "") for n in range(8)]
    edges = [(f"l{n}", f"r{(n * 3) % 8}") for n in range(8)]
    made = picture(("a", "b"), [left, right], edges)
    assert made == picture(("a", "b"), [left, right], edges)
    at = {each.node.id: each.y for each in made.nodes}
    ends = [at[b] for _, b in sorted((at[a], b) for a, b in edges)]
    assert ends == sorted(ends)  # a matching can be drawn without any crossing
    assert picture(("a", "b"), [[], []], []).nodes == ()


def test_the_audit_page_says_for_each_reference_what_follows(client: TestClient, engine: Engine, plan: str) -> None:
    page = tree(client.get("/audit").text)
    rows = page.xpath("//table[contains(@class, 'audit')]/tbody/tr")
    assert len(rows) == len(engine.records.references(plan))
    (row,) = [each for each in rows if "Directive 2014/42/EU" in words(each.xpath("./td[1]")[0])]
    assert "replaced in part" in words(row.xpath("./td[3]")[0])
    assert "2024/1260" in words(row.xpath("./td[4]")[0])
    marked = tree(client.get(row.xpath("./td[1]/a/@href")[0]).text)
    assert "Directive 2014/42/EU" in words(marked.xpath("//mark")[0])


def test_the_audit_is_narrowed_by_addresses_and_answers_for_a_day(client: TestClient) -> None:
    page = tree(client.get("/audit").text)
    for link in page.xpath("//section[@class='facets']//ul[@class='options']//a"):
        count = int(words(link.xpath("./span[@class='count']")[0]))
        narrowed = tree(client.get(link.get("href")).text)
        assert len(narrowed.xpath("//table[contains(@class, 'audit')]/tbody/tr")) == count
    early = tree(client.get("/audit?on=2021-01-01").text)
    assert not early.xpath("//td/span[@class='verdict replaced_in_part']")
    assert client.get("/audit?document=nope").status_code == 404
    assert client.get("/audit?on=soon").status_code == 422


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("Quelles actions relèvent de CEPOL ?", "fr", ("Compris comme", "Complet.", "2 actions sur 53 ; complet", "États membres", "Lien permanent", "Demander")),
        ("Welche Maßnahmen hat CEPOL?", "de", ("Verstanden als", "Vollständig.", "2 von 53 Maßnahmen; vollständig", "Mitgliedstaaten", "Dauerhafter Link")),
        ("¿Qué acciones tiene CEPOL?", "es", ("Entendido como", "Completo.", "2 de 53 acciones; completo", "Estados miembros", "Enlace permanente")),
    ],
)
def test_an_answers_page_is_in_the_language_of_the_question(client: TestClient, question: str, language: str, words: tuple[str, ...]) -> None:
    page = client.get("/", params={"q": question}).text
    assert f'<html lang="{language}">' in page
    assert not [each for each in words if each not in page]
    bare = re.sub(r"<blockquote.*?</blockquote>|<cite>.*?</cite>|<td[^>]*lang=\"en\".*?</td>", " ", page, flags=re.S)
    for english in ("Understood as", "Complete.", "Permalink", "Notes</h2>", "Citation line", "How it was found", "Ask without", "Every answer"):
        assert english not in bare or english.startswith("Notes"), english


def test_what_fills_a_phrase_of_a_page_is_escaped(client: TestClient) -> None:
    page = client.get("/", params={"q": "Was sagt der Plan über <script>alert(1)</script> und Frontez?"}).text
    assert "<script>alert" not in page
