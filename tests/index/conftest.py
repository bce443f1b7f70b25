"""A stand-in for a Qdrant server: its HTTP interface, as far as Vouch uses it, on the loopback.

It answers from qdrant-client's local mode, so that what travels over HTTP is what is tested: paths,
bodies, the key in its header, and what becomes of refusals. It is no Qdrant: a real one is used
where VOUCH_TEST_QDRANT_URL names it.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from qdrant_client import QdrantClient, models


class QdrantStub:
    """The stub's switches: ``failing`` answers every search with that status, ``forgetting`` drops points."""

    key = "secret"

    def __init__(self) -> None:
        self.failing = 0
        self.forgetting = False
        self.qdrant = QdrantClient(":memory:")
        self.lock = threading.Lock()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: Any) -> None: ...

            def _answer(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                body = json.loads(self.rfile.read(length) or b"{}")
                status, result = stub.answer(self.command, self.path, body, self.headers.get("api-key"))
                said = json.dumps({"result": result, "status": "ok", "time": 0.0}).encode()
                self.send_response(status)
                if status == 429:
                    self.send_header("Retry-After", "1")
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_GET = do_PUT = do_POST = do_DELETE = _answer  # names that http.server calls

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, method: str, path: str, body: dict[str, Any], key: str | None) -> tuple[int, Any]:
        if key != self.key:
            return 401, None
        match = re.fullmatch(r"/collections/([^/?]+)(/[^?]*)?(?:\?.*)?", path)
        assert match, path
        name, rest = match.group(1), match.group(2) or ""
        with self.lock:
            return self.call(method, name, rest, body)

    def call(self, method: str, name: str, rest: str, body: dict[str, Any]) -> tuple[int, Any]:
        done = {"operation_id": 0, "status": "completed"}
        if (method, rest) == ("GET", "/exists"):
            return 200, {"exists": self.qdrant.collection_exists(name)}
        if (method, rest) == ("PUT", ""):
            asked = models.CreateCollection.model_validate(body)
            assert asked.vectors is not None
            self.qdrant.create_collection(
                name, vectors_config=asked.vectors, sparse_vectors_config=asked.sparse_vectors
            )
            return 200, True
        if (method, rest) == ("DELETE", ""):
            return 200, self.qdrant.delete_collection(name)
        if (method, rest) == ("PUT", "/index"):
            models.CreateFieldIndex.model_validate(body)
            return 200, done
        if (method, rest) == ("PUT", "/points"):
            if not self.forgetting:
                self.qdrant.upsert(name, models.PointsList.model_validate(body).points)
            return 200, done
        if (method, rest) == ("POST", "/points/count"):
            return 200, {"count": self.qdrant.count(name).count}
        if (method, rest) == ("POST", "/points/query"):
            if self.failing:
                return self.failing, None
            query = models.QueryRequest.model_validate(body)
            found = self.qdrant.query_points(
                name, query=query.query, using=query.using, limit=query.limit or 10, query_filter=query.filter
            )
            return 200, found.model_dump(mode="json")
        raise AssertionError((method, rest))


@pytest.fixture(scope="session")
def qdrant_stub() -> Iterator[QdrantStub]:
    stub = QdrantStub()
    thread = threading.Thread(target=stub.server.serve_forever, daemon=True)
    thread.start()
    yield stub
    stub.server.shutdown()
    stub.server.server_close()
    thread.join()
