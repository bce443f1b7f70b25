"""A client of the application with the shipped corpus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create
from index.engine import Engine


@pytest.fixture(scope="session")
def client(engine: Engine) -> Iterator[TestClient]:
    """Raises nothing itself: a 500 is a 500, as it would be over the network."""
    with TestClient(create(engine.settings, engine), raise_server_exceptions=False) as opened:
        yield opened
