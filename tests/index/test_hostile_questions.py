"""Understanding a question takes time in proportion to its length, whatever it is made of."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest

from index.question import understand

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)
UNKNOWN = " ".join(f"xq{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}wv" for i in range(600))


@pytest.mark.parametrize(
    ("text", "limit_s"),
    [
        ("1" * 50_000, 0.3),
        ("a" * 50_000, 0.3),
        ("2021-2025 " * 5_000, 1.5),
        ("Directive 2014/" * 3_000, 1.5),
        ("action 1" + ",2" * 25_000, 1.5),
        ("not and or " * 4_000, 1.5),
        ("Member States and Europol " * 2_000, 1.5),
        ('"' * 50_000, 1.5),
        (UNKNOWN, 0.5),
        ("mentions cannabis without Europol in 2021, " * 300, 1.5),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_hostile_text_is_understood_in_linear_time(engine: Engine, text: str, limit_s: float) -> None:
    understand("Which actions is Europol responsible for?", engine.world, DAY)
    started = time.process_time()
    understand(text, engine.world, DAY)
    assert time.process_time() - started < limit_s
