"""A real browser on the real service: Debian's chromium, driven by Playwright; skipped where there is none."""

from __future__ import annotations

import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from api.app import create
from index.engine import Engine

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no browser tests")
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402

ARTEFACTS = Path(__file__).parents[2] / "artefacts" / "screenshots"
# Nothing that would call home: the tests run without a network.
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


class Service:
    """The application on a port of this machine."""

    def __init__(self, app: Any, bound: socket.socket | None = None) -> None:
        self.socket = bound or socket.socket()
        if bound is None:
            self.socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(app, log_config=None, access_log=False, ws="none")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]})
        self.thread.start()

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.socket.close()


@pytest.fixture(scope="session")
def run_service() -> type[Service]:
    """Starts an application; whoever starts one stops it."""
    return Service


@pytest.fixture(scope="session")
def service(engine: Engine) -> Iterator[Service]:
    running = Service(create(engine.settings, engine))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def intranet() -> Iterator[Service]:
    """Another site, which shows the address in its query in a frame."""

    async def host(request: Request) -> HTMLResponse:
        return HTMLResponse(f'<!DOCTYPE html><title>Intranet</title><iframe src="{request.query_params["show"]}">')

    running = Service(Starlette(routes=[Route("/", host)]))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def framed(engine: Engine, intranet: Service) -> Iterator[Service]:
    """A service whose pages that site may show in a frame."""
    settings = engine.settings.model_copy(update={"allowed_origins": (intranet.url,)})
    running = Service(create(settings, engine))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not on this machine: no browser tests (apt-get install chromium)")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=_FLAGS.split())
        yield opened
        opened.close()


@pytest.fixture
def open_page(watched: Callable[..., Page], service: Service) -> Callable[..., Page]:
    """Opens a page of the service."""

    def opened(address: str, **options: Any) -> Page:
        return watched(address, base_url=service.url, **options)

    return opened


@pytest.fixture
def watched(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own; whatever breaks a policy or a script fails the test."""
    contexts: list[tuple[BrowserContext, Page, list[str]]] = []

    def opened(address: str, **options: Any) -> Page:
        context = browser.new_context(**options)
        context.add_init_script(_WATCH)
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if "Content Security" in said.text else None)
        contexts.append((context, page, problems))
        page.goto(address)
        return page

    yield opened
    for context, page, problems in contexts:
        if not page.is_closed():
            problems += page.evaluate("window.violations || []")
        context.close()
        assert problems == []


@pytest.fixture
def kept() -> Callable[[Page, str], None]:
    """Puts a screenshot among the artefacts."""

    def keep(page: Page, name: str) -> None:
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower()).strip('-')}.png")

    return keep
