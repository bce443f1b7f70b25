"""Talks of several turns, each asked as a follow-up of the one before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from index.answer import ask
from index.engine import Engine

DAY = dt.date(2026, 11, 29)


def talk(engine: Engine, turns: str) -> dict[str, Any]:
    """The answer to the last of the questions, which are separated by `` | ``."""
    told: dict[str, Any] | None = None
    for question in turns.split(" | "):
        told = ask(engine, question, on=DAY, previous=told)
    assert told is not None
    return told
