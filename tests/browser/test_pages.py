"""What people do with the pages: with a mouse, a keyboard, without JavaScript, small, large and in the dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no browser tests")
pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: no browser tests")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
Keep = Callable[[Page, str], None]
QUESTION = "Which actions is the EMCDDA responsible for, due by 2023?"
PLAN = "/documents/eu-drugs-action-plan-2021-2025"
PAGES = {
    "home": "/",
    "set": f"/?q={QUESTION}&sort=-when",
    "lookup": "/?q=What does Action 46 say?",
    "ambiguous": "/?q=Which actions is Eurojust responsible for in 2023?",
    "refusal": "/?q=What does Action 54 say?",
    "free": "/?q=How is the darknet monitored?",
    "groups": "/?q=Compare Europol and Frontex",
    "parts": "/?q=Who is responsible for Action 1? And when is Action 2 due?",
    "values": "/?q=Which body has the most actions?",
    "moved on": f"/?q={QUESTION}&index=20200101T000000Z-00000000&on=2023-01-01",
    "actions": "/actions?body=Europol&year=2024",
    "no actions": "/actions?body=EMA&body=CEPOL",
    "document": PLAN,
    "cited": f"{PLAN}?from=2336&to=3178&q=Which actions is CEPOL responsible for?&n=1",
    "changed": f"{PLAN}?from=2336&to=3178&sha=0000",
    "digest": "/documents/32014L0042.digest",
    "coverage": "/coverage",
    "audit": "/audit",
    "audit narrowed": "/audit?verdict=replaced_in_part&on=2025-01-01",
    "check": "/check",
    "compare": "/compare",
    "compared": "/compare?a=52020DC0606(01).digest&b=52021XG0324(01).digest",
    "graph": "/graph",
    "part of the graph": "/graph?only=body:Europol",
    "search box": "/embed",
    "one text": "/?q=Can property be confiscated without a conviction?&document=32014L0042.digest",
    "error": "/documents/nope",
    "empty question": "/?q=",
}
LIGHT: dict[str, Any] = {"viewport": {"width": 1100, "height": 800}}
SMALL: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}
# the colours of these are the same on every page: some pages stand for all
HIGH: dict[str, dict[str, Any]] = {
    "contrast": {"viewport": {"width": 800, "height": 800}, "contrast": "more"},
    "dark contrast": {"viewport": {"width": 800, "height": 800}, "contrast": "more", "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1100, "height": 800}, "forced_colors": "active"},
}
SHOWN_HIGH = ("set", "cited", "actions", "part of the graph")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def clean(page: Page, *about: str) -> None:
    """axe finds nothing, and nothing runs over the edge."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == [], about
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") == width, about


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_small_or_large_light_or_dark(open_page: Open, kept: Keep, name: str) -> None:
    page = open_page(PAGES[name], **LIGHT)
    clean(page, name, "light")
    kept(page, f"{name} light")
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    if name != "document":  # of which "cited" shows the same
        small = open_page(PAGES[name], **SMALL)
        clean(small, name, "dark, small")
        kept(small, f"{name} dark small")


@pytest.mark.parametrize("name", SHOWN_HIGH)
@pytest.mark.parametrize("state", HIGH)
def test_axe_finds_nothing_in_high_contrast(open_page: Open, kept: Keep, name: str, state: str) -> None:
    page = open_page(PAGES[name], **HIGH[state])
    clean(page, name, state)
    kept(page, f"{name} {state}")


@pytest.mark.parametrize("javascript", [True, False])
def test_asking_reading_and_going_back(open_page: Open, javascript: bool) -> None:
    page = open_page("/", java_script_enabled=javascript)
    page.get_by_role("searchbox", name="Your question").fill(QUESTION)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)
    expect(page.locator("caption")).to_have_text("12 of 53 actions; complete")
    page.locator("tbody .cite").first.click()
    page.locator("ol.citations > li a").first.click()
    expect(page.locator("#v-quoted")).to_contain_text("Citation 1 of 12: Action 13")
    expect(page.locator(".text mark").first).to_be_visible()
    page.get_by_role("link", name="Next citation").click()
    expect(page.locator("#v-quoted")).to_contain_text("Citation 2 of 12: Action 15")
    page.get_by_role("link", name="Back to the answer").click()
    expect(page.locator("caption")).to_have_text("12 of 53 actions; complete")
    page.get_by_role("link", name="Permalink").click()
    assert "index=" in page.url
    page.get_by_role("searchbox", name="A follow-up question").fill("and Frontex?")
    page.locator("#v-more").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("and Frontex?")


@pytest.mark.parametrize("javascript", [True, False])
def test_chips_are_changed_and_removed_and_the_permalink_keeps_them(open_page: Open, javascript: bool) -> None:
    page = open_page(f"/?q={QUESTION}", java_script_enabled=javascript)
    page.get_by_text("change responsible: EMCDDA").click()
    page.get_by_role("combobox", name="Instead of responsible: EMCDDA").select_option("Frontex")
    page.locator("details[open].change").get_by_role("button", name="Change").click()
    expect(page.locator("caption").first).to_have_text("4 of 53 actions; complete")
    page.get_by_role("link", name="Ask without due by the end of 2023").click()
    expect(page.locator("caption").first).to_have_text("9 of 53 actions; complete")
    page.get_by_role("link", name="Permalink").click()
    expect(page.locator("caption").first).to_have_text("9 of 53 actions; complete")
    assert "index=" in page.url
    page.get_by_role("link", name="As it was asked").click()
    expect(page.locator("caption").first).to_have_text("12 of 53 actions; complete")


def test_the_answer_is_copied_with_its_citations_and_source(browser: Browser, service: Any) -> None:
    context = browser.new_context(base_url=service.url, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/?q=Which actions is CEPOL responsible for?")
    for button in ("Copy the answer with its citations", "Copy the table with its source"):
        page.get_by_role("button", name=button).click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "[1] “Action 4. Ensure that" in copied
        assert "European Commission: EU Action Plan on Drugs 2021-2025" in copied
        assert copied.splitlines()[-1].startswith("EU Action Plan on Drugs 2021-2025 (eu-drugs-action-plan-2021-2025): original")
        assert f"{service.url}/?q=" in copied.splitlines()[-1]
    context.close()


@pytest.mark.parametrize("options", [LIGHT, {**SMALL, "java_script_enabled": True}], ids=["light", "dark, small"])
def test_a_draft_is_checked(open_page: Open, kept: Keep, options: dict[str, Any]) -> None:
    page = open_page("/check", **options)
    page.get_by_label("Paste the text").fill("Action 46 is due in 2024. CEPOL is responsible for Actions 4 and 46.")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("li.is-wrong")).to_contain_text("2023")
    expect(page.locator("li.is-confirmed")).to_contain_text("CEPOL")
    clean(page, "checked")
    kept(page, f"checked {options['viewport']['width']}")


def test_everything_can_be_done_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    expect(page.locator("#v-main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Your question")).to_be_focused()
    page.keyboard.type("Which actions is CEPOL responsible for in 2023?")
    page.keyboard.press("Enter")
    expect(page.locator(".chip").first).to_be_visible()
    _tab_to(page, "a.remove")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="As it was asked")).to_be_visible()
    _tab_to(page, "thead th a")
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    _tab_to(page, "ol.citations li p a")
    page.keyboard.press("Enter")
    expect(page.locator("#v-quoted")).to_be_visible()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until what has the focus matches; every stop on the way must show that it has it."""
    page.locator("body").evaluate("body => { document.activeElement.blur() }")
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """selector => { const each = document.activeElement;
            return [each.matches(selector), getComputedStyle(each).outlineStyle !== "none", each.outerHTML.slice(0, 120)] }""",
            selector,
        )
        assert here[1], f"the focus is not seen on {here[2]}"
        if here[0]:
            return
    raise AssertionError(f"{selector} is not reached")


def test_a_quote_is_copied_with_its_citation_line(browser: Browser, service: Any) -> None:
    context = browser.new_context(base_url=service.url, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(PAGES["lookup"])
    page.get_by_role("button", name="Copy with citation").first.click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Implement trainings for prison staff")
    assert "EU Action Plan on Drugs 2021-2025 (eu-drugs-action-plan-2021-2025), Action 46; original" in copied
    assert f"{service.url}/documents/" in copied
    context.close()


def test_words_full_of_markup_run_nothing(open_page: Open) -> None:
    page = open_page("/?q=<img src=x onerror=document.title='run'><script>document.title='run'</script> actions")
    assert page.title() != "run"
    assert page.locator("main img, main script").count() == 0


def test_a_page_is_shown_in_a_frame_only_where_the_setting_says_so(
    browser: Browser, service: Any, framed: Any, intranet: Any
) -> None:
    for inner, shown in ((framed.url, True), (service.url, False)):
        page = browser.new_page()
        page.goto(f"{intranet.url}/?show={inner}/")
        page.wait_for_load_state("networkidle")
        found = page.frames[1]
        assert (found.url.startswith(inner) and found.locator("h1").count() == 1) is shown, inner
        page.close()


def test_a_page_prints_without_what_is_only_for_the_screen(open_page: Open, kept: Keep) -> None:
    page = open_page(PAGES["set"])
    page.emulate_media(media="print")
    expect(page.locator("table").first).to_be_visible()
    for gone in (".ask", ".top nav", ".copy"):
        expect(page.locator(gone).first).to_be_hidden()
    kept(page, "printed")


def test_the_language_of_a_quote_is_marked(open_page: Open) -> None:
    page = open_page(PAGES["lookup"])
    assert page.locator("blockquote:not([lang])").count() == 0
