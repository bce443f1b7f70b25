"""The search box on a page of another origin, as an intranet embeds it: keyboard, languages, sizes, policies, failures."""

from __future__ import annotations

import html
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no browser tests")
pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: no browser tests")

import httpx
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from api import demo
from api.app import create
from index.engine import Engine

pytestmark = pytest.mark.browser
Kept = Callable[[Page, str], None]
ONE_TEXT = "32014L0042.digest"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Sites:
    """An intranet that Vouch allows, one that it does not, and Vouch under a subpath."""

    allowed: str
    refused: str
    pinned: str
    vouch: str


@pytest.fixture(scope="module")
def sites(engine: Engine, run_service: Callable[..., Any]) -> Iterator[Sites]:
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        origins = [f"http://127.0.0.1:{each.getsockname()[1]}" for each in (first, second)]
        settings = engine.settings.model_copy(update={"allowed_origins": tuple(origins), "base_path": "/vouch"})
        vouch = run_service(create(settings, engine))
        address = f"{vouch.url}/vouch"

        def pinned(request: Request) -> HTMLResponse:
            """What the page for webmasters says, word for word, on a page with the policy that it says."""
            shown = httpx.get(f"{address}/embed").text
            policy = html.unescape(re.findall(r'<code class="long">(script-src.*?)</code>', shown)[0])
            elements = html.unescape(re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", shown, re.DOTALL)[1])
            page = f'<!DOCTYPE html><html lang="en"><title>Pinned</title><body><main><h1>Pinned</h1>{elements}</main>'
            return HTMLResponse(page, headers={"Content-Security-Policy": f"default-src 'none'; {policy}"})

        allowed = run_service(demo.create(address, [ONE_TEXT]), first)
        own = run_service(Starlette(routes=[Route("/", pinned)]), second)
        refused = run_service(demo.create(address, [ONE_TEXT]))
        yield Sites(allowed.url, refused.url, own.url, address)
        for each in (allowed, own, refused, vouch):
            each.stop()


@pytest.fixture
def visit(browser: Browser, watched: Callable[..., Page], sites: Sites) -> Callable[..., Page]:
    """Opens a page of the intranet; whatever breaks its policy or a script fails the test."""

    def opened(path: str = "/", **options: Any) -> Page:
        return watched(path, base_url=options.pop("site", sites.allowed), **options)

    return opened


def typed(page: Page, words: str) -> None:
    """Put words in, and wait for their suggestions."""
    page.get_by_role("combobox").fill(words)
    expect(page.get_by_role("option").first).to_be_visible()


def answered(page: Page, text: str) -> None:
    expect(page.get_by_role("region", name="Answer")).to_contain_text(text)
    expect(page.get_by_role("region", name="Answer")).to_contain_text("stand in their texts, word for word")


def test_suggestions_are_labelled_by_kind_and_none_is_preselected(visit: Any, kept: Kept) -> None:
    page = visit()
    box = page.get_by_role("combobox", name="Ask the policy texts")
    expect(box).to_have_attribute("aria-expanded", "false")
    typed(page, "europ")
    expect(box).to_have_attribute("aria-expanded", "true")
    kinds = page.locator("[role=option] small").all_inner_texts()
    assert {"action", "body", "act", "term", "question"} <= set(kinds)
    assert page.locator("[aria-selected=true]").count() == 0
    assert box.get_attribute("aria-activedescendant") is None
    kept(page, "box suggestions")


def test_the_keyboard_works_as_the_authoring_practices_say(visit: Any) -> None:
    page = visit()
    box = page.get_by_role("combobox")
    options = page.get_by_role("option")
    typed(page, "cep")
    count = options.count()
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert box.input_value() == "cep"  # manual selection: the text is the user's until Enter
    box.press("ArrowUp")
    expect(options.nth(count - 1)).to_have_attribute("aria-selected", "true")
    for key, caret in (("Home", 0), ("End", 3)):
        box.press(key)  # in the text, and out of the list
        assert box.evaluate("each => each.selectionStart") == caret
        assert page.locator("[aria-selected=true]").count() == 0
        box.press("ArrowDown")
    box.press("Tab")  # never selects
    assert box.input_value() == "cep"
    expect(options).to_have_count(0)
    expect(page.get_by_role("button", name="Ask")).to_be_focused()
    box.focus()
    box.press("ArrowDown")  # opens the list again
    expect(options.first).to_be_visible()
    box.press("Escape")  # closes, and the text stays
    expect(options).to_have_count(0)
    assert box.input_value() == "cep"
    box.press("Escape")  # then clears
    assert box.input_value() == ""
    expect(page.get_by_role("region", name="Answer")).to_have_count(0)  # nothing of this has asked anything


def test_enter_takes_the_suggestion_and_the_answer_is_shown_and_checked(visit: Any, sites: Sites, kept: Kept) -> None:
    page = visit()
    box = page.get_by_role("combobox")
    typed(page, "cepol")
    box.press("ArrowDown")
    while "responsible" not in page.locator("[aria-selected=true]").evaluate("each => each.query"):
        box.press("ArrowDown")
    box.press("Enter")
    assert box.input_value() == "Which actions is CEPOL responsible for?"
    answered(page, "2 of 53 actions have CEPOL as a responsible body: 4 and 46.")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Complete: 2 of 53 actions have CEPOL as a responsible body: 4 and 46\."))
    expect(box).to_be_focused()
    kept(page, "box answer")
    whole = page.get_by_role("link", name="Open the whole answer")
    assert whole.get_attribute("href") == f"{sites.vouch}/?q=Which+actions+is+CEPOL+responsible+for%3F"
    page.locator("ol a").first.click()
    expect(page.locator("#v-quoted")).to_contain_text("Action 4")
    expect(page.locator("mark").first).to_be_visible()


def test_a_mouse_takes_a_suggestion_when_it_is_let_go(visit: Any) -> None:
    page = visit()
    typed(page, "cepol")
    page.get_by_role("option").filter(has_text="Agency").click()
    answered(page, "2 of 53 actions")


def test_typing_asks_for_suggestions_once_it_pauses_and_says_so_politely(visit: Any) -> None:
    page = visit()
    requests: list[str] = []
    page.on("request", lambda sent: requests.append(sent.url))
    page.get_by_role("combobox").press_sequentially("europol", delay=10)
    expect(page.get_by_role("option").first).to_be_visible()
    assert len(requests) <= 3, requests
    status = page.get_by_role("status")
    assert status.inner_text() == ""  # not while somebody types
    expect(status).to_contain_text("suggestions, use the arrow keys")


def test_an_origin_that_is_not_allowed_gets_a_way_out_and_no_answer(watched: Any, sites: Sites, kept: Kept) -> None:
    page = watched("/", base_url=sites.refused)
    box = page.get_by_role("combobox")
    box.fill("Which actions is CEPOL responsible for?")
    box.press("Enter")
    answer = page.get_by_role("region", name="Answer")
    expect(answer).to_contain_text("Vouch cannot be reached from here.")
    fallback = answer.get_by_role("link", name="Try it there").get_attribute("href")
    assert fallback == f"{sites.refused}/plain"
    expect(page.get_by_role("option")).to_have_count(0)
    kept(page, "box refused")


def test_a_fallback_that_is_no_web_address_is_not_linked(watched: Any, sites: Sites) -> None:
    page = watched("/", base_url=sites.refused)
    page.locator("vouch-search").evaluate("each => each.setAttribute('fallback', 'javascript:alert(1)')")
    page.get_by_role("combobox").fill("What does Action 46 say?")
    page.get_by_role("combobox").press("Enter")
    link = page.get_by_role("link", name="Try it there").get_attribute("href")
    assert link == f"{sites.vouch}/?q=What+does+Action+46+say%3F"


def test_the_elements_for_webmasters_work_as_they_are_printed(visit: Any, sites: Sites) -> None:
    page = visit(site=sites.pinned)
    script = page.locator("script[integrity]")
    assert re.search(r"/vouch/embed/[0-9a-f]{12}\.js$", script.get_attribute("src") or "")
    typed(page, "cepol")
    page.get_by_role("combobox").fill("Which actions is CEPOL responsible for?")
    page.get_by_role("combobox").press("Enter")
    answered(page, "2 of 53 actions")


def test_answers_come_from_the_documents_named_only(visit: Any) -> None:
    page = visit("/one-text")
    box = page.get_by_role("combobox", name="Ask this text")
    box.fill("What does Action 46 say?")
    box.press("Enter")
    expect(page.get_by_role("region", name="Answer")).to_contain_text("Not found")
    box.fill("Can property be confiscated without a conviction?")
    box.press("Enter")
    answered(page, "digest")
    page.get_by_role("link", name="Open the whole answer").click()
    expect(page.locator(".banner").filter(has_text="Answered as if only")).to_contain_text(ONE_TEXT)


@pytest.mark.parametrize(
    ("path", "label", "button", "kind"),
    [
        ("/fr", "Interroger les textes", "Demander", "organisme"),
        ("/de", "Die Texte befragen", "Fragen", "Stelle"),
        ("/es", "Preguntar a los textos", "Preguntar", "organismo"),
        ("/ar", "اسأل نصوص السياسات", "اسأل", "body"),
    ],
)
def test_labels_follow_the_page_and_can_be_overridden(visit: Any, path: str, label: str, button: str, kind: str) -> None:
    page = visit(path)
    box, submit = page.get_by_role("combobox", name=label), page.get_by_role("button", name=button)
    typed(page, "cepol")
    expect(page.locator("[role=option] small").filter(has_text=kind).first).to_be_visible()
    left = [each.bounding_box()["x"] for each in (box, submit)]  # type: ignore[index]
    assert (left[0] > left[1]) is (path == "/ar")  # from right to left, the button comes after the field


def test_it_works_in_the_shadow_tree_of_another_element(visit: Any) -> None:
    page = visit("/shadow")
    typed(page, "cepol")
    page.get_by_role("combobox").fill("When is Action 46 due?")
    page.get_by_role("combobox").press("Enter")
    answered(page, "The timetable of Action 46 is 2023.")
    page.locator("sup a").first.click()  # a citation's number leads to its quote, inside the shadow tree
    expect(page.locator("ol li a").first).to_be_focused()


def test_colours_and_parts_are_the_pages(visit: Any, kept: Kept) -> None:
    page = visit("/dark")
    typed(page, "cepol")
    page.get_by_role("combobox").press("ArrowDown")
    chosen = page.locator("[aria-selected=true]").evaluate("each => getComputedStyle(each).backgroundColor")
    assert chosen == "rgb(255, 204, 77)"
    label = page.locator("label[part]").evaluate("each => getComputedStyle(each).textTransform")
    assert label == "uppercase"
    kept(page, "box dark")


def test_without_javascript_the_form_inside_goes_to_vouch(visit: Any) -> None:
    page = visit("/one-text", java_script_enabled=False)
    page.get_by_role("searchbox").fill("Can property be confiscated without a conviction?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".banner").filter(has_text="Answered as if only")).to_contain_text(ONE_TEXT)


def test_what_was_typed_before_the_script_came_is_kept(visit: Any, sites: Sites) -> None:
    page = visit("/plain")
    page.get_by_role("searchbox").fill("half a quest")
    page.evaluate(httpx.get(f"{sites.vouch}/embed.js").text)  # as late as it can come
    expect(page.get_by_role("combobox")).to_have_value("half a quest")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_it_works_behind_an_authenticating_proxy(browser: Browser, engine: Engine, run_service: Any) -> None:
    """One that keeps its login in a cookie, and has the intranet and Vouch (under a subpath) behind it."""
    vouch = create(engine.settings.model_copy(update={"base_path": "/vouch"}), engine)

    async def page(request: Request) -> HTMLResponse:
        return HTMLResponse(
            '<!DOCTYPE html><html lang="en"><title>Home</title><script src="/vouch/embed.js" defer></script>'
            '<vouch-search><form action="/vouch/"><input name="q"></form></vouch-search>'
        )

    inner = Starlette(routes=[Route("/", page)])

    async def proxy(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and (b"cookie", b"login=yes") not in scope["headers"]:
            await HTMLResponse("<title>Log in</title>", 401)(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith("/vouch"):
            await vouch(scope, receive, send)
        else:
            await inner(scope, receive, send)

    running = run_service(proxy)
    context = browser.new_context(base_url=running.url)
    context.add_cookies([{"name": "login", "value": "yes", "url": running.url}])
    shown = context.new_page()
    shown.goto("/")
    typed(shown, "cepol")
    shown.get_by_role("combobox").fill("Which actions is CEPOL responsible for?")
    shown.get_by_role("combobox").press("Enter")
    answered(shown, "2 of 53 actions")
    shown.get_by_role("link", name="Open the whole answer").click()
    assert shown.url.startswith(f"{running.url}/vouch/?q=")
    expect(shown.locator("caption").first).to_have_text("2 of 53 actions; complete")
    context.close()
    running.stop()


def test_nothing_is_stored(visit: Any) -> None:
    page = visit()
    page.get_by_role("combobox").fill("What does Action 46 say?")
    page.get_by_role("combobox").press("Enter")
    answered(page, "Action 46")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(
    "options",
    [{"viewport": {"width": 320, "height": 640}}, {"viewport": {"width": 640, "height": 640}}, {"forced_colors": "active"}],
    ids=["320 px", "200 %", "forced colours"],
)
@pytest.mark.parametrize("path", ["/", "/ar", "/dark"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    visit: Any, kept: Kept, path: str, options: dict[str, Any]
) -> None:
    if path == "/dark" and "forced_colors" in options:
        pytest.skip("axe reads the page's colours, not those that the browser forces")
    page = visit(path, **options)
    width = page.viewport_size["width"]
    if width == 640:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
    typed(page, "europ")
    page.get_by_role("combobox").press("ArrowDown")
    name = f"box {path} {options}"
    kept(page, name)
    for state in ("open", "answered"):
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if state == "open":
            page.get_by_role("combobox").press("Enter")
            expect(page.locator("[part=checked]")).to_be_visible(timeout=20_000)
