"""The Publications Office's repository (Cellar) over HTTP, politely and with suspicion.

What is expected of it was read in its documentation and in the notes of other clients, not seen live:
``/resource/celex/32019L1153`` answers 303 to a plain-http address of the same host, then 200, or 300 with
an HTML list where a work has several streams; a format it has not is 404 or 406, also after the 303;
Formex comes zipped only. EUR-Lex's own pages sit behind a challenge for browsers (header
``x-amzn-waf-action``, status 202); whoever meets it stops.

One request at a time, with a pause between two, and a name in ``User-Agent``. 429 and 5xx are waited out
as ``Retry-After`` asks, or twice as long each time. A cut download goes on where it stopped, if the
server can tell that the file is still the same.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, urljoin, urlsplit

import httpx

from ingest.download import Part, Stream, TryAgain
from ingest.errors import Challenged, FetchError, Unreached

CHALLENGE = "x-amzn-waf-action"
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_THERE = (404, 406, 410)
_HREF = re.compile(r"""href\s{0,3}=\s{0,3}["']([^"'<>\s]{1,500})["']""", re.IGNORECASE)
_STREAM = re.compile(r"/DOC_([0-9]{1,4})$")
_LISTING_BYTES = 2_000_000


PUBLICATIONS_OFFICE = "https://publications.europa.eu"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach it. ``base`` is changed for tests and mirrors; ``contact`` is put into ``User-Agent``."""

    base: str = PUBLICATIONS_OFFICE
    contact: str = ""
    pause_s: float = 1.0
    timeout_s: float = 60.0
    attempts: int = 4
    back_off_s: float = 2.0
    longest_wait_s: float = 120.0
    largest_bytes: int = 200_000_000


Waiting = Callable[[str, float], None]
"""Called before a wait with its reason and its seconds."""

Progress = Callable[[str, int, int | None], None]
"""Called with an address, the bytes that are here, and the bytes that it has (``None``: not said)."""


class Cellar:
    """A client for one run, used as a context manager; ``sleep`` is how it waits."""

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], None] = time.sleep,
        progress: Progress = lambda address, here, total: None,
        waiting: Waiting = lambda reason, seconds: None,
    ) -> None:
        if urlsplit(settings.base).scheme not in ("http", "https") or not urlsplit(settings.base).hostname:
            raise ValueError(f"base {settings.base!r}: an address such as {PUBLICATIONS_OFFICE} is accepted")
        self.settings = settings
        self._sleep = sleep
        self._progress = progress
        self._waiting = waiting
        self._last = 0.0
        contact = f"; {settings.contact}".encode("ascii", "replace").decode() if settings.contact else ""
        self._client = httpx.Client(
            headers={
                "User-Agent": f"Vouch/0.1 (reads legal acts by CELEX number, one request at a time{contact})",
                "Accept-Encoding": "identity",  # so that a cut file can be continued byte by byte
            },
            timeout=settings.timeout_s,
            follow_redirects=False,
        )

    def __enter__(self) -> Cellar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    # ------------------------------------------------------------------ what is asked for

    def text(self, celex: str, accept: str, language: str, folder: Path) -> list[Stream]:
        """The streams of a work in one format and language, in order; empty where there is no such format.

        ``language`` is an ISO 639-2/T code. Files are kept in ``folder`` until they are complete.

        Raises:
            Challenged: a challenge for browsers came back; the whole run should stop.
            FetchError: it could not be had; the message says why.
        """
        address = f"{self.settings.base}/resource/celex/{quote(celex, safe='()')}"
        headers = {"Accept": accept, "Accept-Language": language}
        first = self._download(address, headers, folder, "0")
        if not isinstance(first, list):
            return [first] if first else []
        streams = []
        for number, choice in enumerate(first, start=1):
            stream = self._download(choice, headers, folder, str(number))
            if not isinstance(stream, Stream):
                raise FetchError(f"{choice} is listed as stream {number} of {celex}, and is not there")
            streams.append(stream)
        return streams

    def query(self, sparql: str, folder: Path) -> list[Mapping[str, str]]:
        """The rows of a query to the repository's own catalogue.

        Raises:
            Challenged, FetchError: as ``text``.
        """
        address = f"{self.settings.base}/webapi/rdf/sparql?query={quote(sparql, safe='')}"
        found = self._download(address, {"Accept": "application/sparql-results+json"}, folder, "query")
        if not isinstance(found, Stream):
            raise FetchError(f"{self.settings.base}/webapi/rdf/sparql does not answer queries")
        try:
            rows = json.loads(found.path.read_bytes())["results"]["bindings"]
            return [{name: str(cell["value"]) for name, cell in row.items()} for row in rows]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FetchError(f"the answer to a query is no list of results ({error})") from error

    # ------------------------------------------------------------------ one file

    def _download(self, address: str, headers: dict[str, str], folder: Path, name: str) -> Stream | list[str] | None:
        """The file, the addresses of its streams, or ``None`` where the server has no such format."""
        part = Part(folder, name, address, headers["Accept"])
        if done := part.done():
            return done
        reasons: list[str] = []
        unreached = 0
        for attempt in range(self.settings.attempts):
            try:
                return self._once(address, headers, part)
            except TryAgain as error:
                reasons.append(str(error))
                unreached += isinstance(error.__cause__, httpx.ConnectError)
                wait = self.settings.back_off_s * 2**attempt if error.wait_s is None else error.wait_s
                if wait > self.settings.longest_wait_s:
                    message = f"{_short(address)}: {error}; try again in {wait:.0f} seconds or later"
                    raise FetchError(message) from None
                if attempt + 1 < self.settings.attempts:
                    self._waiting(str(error), wait)
                    self._sleep(wait)
        said = f"{_short(address)}: given up after {len(reasons)} attempts ({'; '.join(dict.fromkeys(reasons))})"
        raise Unreached(said) if unreached == len(reasons) else FetchError(said)

    def _once(self, address: str, headers: dict[str, str], part: Part) -> Stream | list[str] | None:
        for _ in range(6):
            self._pause()
            try:
                with self._client.stream("GET", address, headers={**headers, **part.range()}) as response:
                    if response.status_code not in _REDIRECTS:
                        return self._take(response, address, part)
                    address = self._redirected(response, address)
            except httpx.TimeoutException:
                raise TryAgain(f"no answer within {self.settings.timeout_s:.0f} seconds") from None
            except httpx.TransportError as error:
                raise TryAgain(f"the connection failed ({error or type(error).__name__})") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(f"{_short(address)}: {error}") from error
            finally:
                self._last = time.monotonic()
        raise FetchError(f"{_short(address)}: redirected six times in a row")

    def _take(self, response: httpx.Response, address: str, part: Part) -> Stream | list[str] | None:
        status = response.status_code
        if CHALLENGE in response.headers:
            raise Challenged(f"{_short(address)}: a challenge for browsers came back (status {status}); it is not answered")
        if status in (200, 206):
            self._store(response, address, part)
            return part.finish(address, response.headers.get("Content-Type", ""))
        if status == 300:
            return self._choices(_limited(response), address)
        if status in _NOT_THERE:
            return None
        if status == 416:  # what is kept of it is longer than the file: it has changed
            part.forget()
            raise TryAgain("the file has changed since its download was cut")
        if status == 429 or status >= 500:
            raise TryAgain(f"status {status}", _retry_after(response))
        meaning = {
            202: "accepted, but nothing was sent",
            400: "the request was not understood (language or format)",
            401: "it asks for a login",
            403: "it is refused",
        }.get(status, "not expected")
        raise FetchError(f"{_short(address)}: status {status}: {meaning}")

    def _store(self, response: httpx.Response, address: str, part: Part) -> None:
        here = part.begin(response)
        total = _length(response, here)
        if total is not None and total > self.settings.largest_bytes:
            raise FetchError(f"{_short(address)}: {total} bytes are more than the {self.settings.largest_bytes} allowed")
        with part.path.open("ab") as file:
            for piece in response.iter_bytes():
                file.write(piece)
                here += len(piece)
                if here > self.settings.largest_bytes:
                    raise FetchError(f"{_short(address)}: more than the {self.settings.largest_bytes} bytes allowed")
                self._progress(_short(address), here, total)
        if total is not None and here != total:
            raise TryAgain(f"cut short: {here} of {total} bytes")

    def _choices(self, listing: bytes, address: str) -> list[str]:
        """The addresses of a work's streams, in the order of their numbers."""
        links = [urljoin(address, link) for link in _HREF.findall(listing.decode("utf-8", "replace"))]
        found: dict[str, int] = {}
        for link in links:
            match = _STREAM.search(urlsplit(link).path)
            if match:
                self._same_host(link, address)
                found.setdefault(link, int(match[1]))
        if not found:
            raise FetchError(f"{_short(address)}: several streams are announced (status 300), and none is listed")
        return sorted(found, key=lambda link: found[link])

    # ------------------------------------------------------------------ manners

    def _redirected(self, response: httpx.Response, address: str) -> str:
        target = response.headers.get("Location", "")
        if not target:
            raise FetchError(f"{_short(address)}: redirected (status {response.status_code}) without an address")
        target = str(urljoin(address, target))
        self._same_host(target, address)
        return target

    def _same_host(self, target: str, address: str) -> None:
        """Other hosts are refused; from https to http of the same host is how the repository works."""
        if _host(target) != _host(self.settings.base) or urlsplit(target).scheme not in ("http", "https"):
            raise FetchError(f"{address} leads to another host, which is refused: {target[:200]}")

    def _pause(self) -> None:
        wait = self._last + self.settings.pause_s - time.monotonic()
        if self._last and wait > 0:
            self._sleep(wait)


def _short(address: str) -> str:
    """The address without its query, which is longer than anybody reads."""
    return address.partition("?")[0]


def _host(address: str) -> tuple[str, int | None]:
    """Host, and port where it is not the scheme's own."""
    parts = urlsplit(address)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    try:
        port = parts.port
    except ValueError:
        port = -1
    return (parts.hostname or "", None if port in (None, usual) else port)


def _length(response: httpx.Response, here: int) -> int | None:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return None
    length = response.headers.get("Content-Length", "")
    return here + int(length) if length.isdigit() else None


def _limited(response: httpx.Response) -> bytes:
    listing = b""
    for piece in response.iter_bytes():
        listing += piece
        if len(listing) > _LISTING_BYTES:
            raise FetchError("the list of streams is longer than any list of streams")
    return listing


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds, from a number or a date (RFC 9110, 10.2.3); ``None`` where nothing usable is said."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdigit() and len(value) < 10:
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
