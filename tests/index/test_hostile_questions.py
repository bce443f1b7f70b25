"""Understanding a question takes time in proportion to its length, whatever it is made of."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from index.limits import QUESTION_CHARACTERS
from index.question import understand
from tests.growth import grows_linearly

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)
UNITS = [
    "1", "a", "2021-2025 ", "Directive 2014/", ",2", "not and or ", "Member States and Europol ", '"',
    "mentions cannabis without Europol in 2021, ", "mention Europol without Frontex, ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_is_understood_in_linear_time(engine: Engine, unit: str) -> None:
    grows_linearly(
        lambda text: understand(text, engine.world, DAY),
        lambda size: "action 1" + unit * size,
        most=4 * QUESTION_CHARACTERS // len(unit),
    )


def test_words_that_nobody_knows_are_understood_in_linear_time(engine: Engine) -> None:
    def unknown(size: int) -> str:
        return " ".join(f"xq{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}wv" for i in range(size))

    grows_linearly(lambda text: understand(text, engine.world, DAY), unknown, most=4 * QUESTION_CHARACTERS // 8)
