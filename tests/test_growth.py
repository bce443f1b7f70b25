"""What measures growth tells linear from quadratic work, on a busy machine too."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import cache

import pytest

from tests import growth
from tests.growth import grows_linearly


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quadratic work is measured to the end, which takes long where each measurement does."""
    monkeypatch.setattr(growth, "FLOOR", 0.003)


def steps(count: int) -> None:
    for _ in range(count):
        pass


@pytest.mark.parametrize(
    "work",
    [
        lambda size: None,
        lambda size: steps(40 * size),
        lambda size: steps(40 * size * size.bit_length()),
        lambda size: steps(200_000 + 40 * size),
        lambda size: sorted(range(size, 0, -1)),
    ],
    ids=["nothing", "linear", "with a logarithm", "linear after a start", "sorting"],
)
def test_linear_work_passes(work: Callable[[int], object]) -> None:
    grows_linearly(work, int)


@pytest.mark.parametrize(
    "work",
    [
        lambda size: steps(size * size),
        lambda size: steps(size * size // 500),
        lambda size: steps(50_000 + size * size),
    ],
    ids=["quadratic", "slowly quadratic", "quadratic after a start"],
)
def test_quadratic_work_fails(work: Callable[[int], object], quick: None) -> None:
    with pytest.raises(AssertionError, match=r"^the work 64.* times$|^the work \d+: .* times$"):
        grows_linearly(work, int, named="the work")


def test_quadratic_work_on_text_fails(quick: None) -> None:
    def counted(text: str) -> int:
        return sum(text[at:].count("x") for at in range(0, len(text), 16))

    with pytest.raises(AssertionError):
        grows_linearly(counted, lambda size: "a" * size)


def test_what_disturbs_a_measurement_is_measured_again() -> None:
    left = 3

    def work(size: int) -> None:
        nonlocal left
        steps(40 * size)
        if size > 10_000 and left:
            left -= 1
            steps(40 * 10 * size)

    grows_linearly(work, int)
    assert not left


def test_what_is_remembered_answers_for_no_other_input(quick: None) -> None:
    with pytest.raises(AssertionError):
        grows_linearly(cache(lambda size: steps(size * size)), int)


@pytest.mark.parametrize("most", [1000, 1001, 1003])
def test_no_input_is_larger_than_what_is_accepted_and_waiting_is_no_work(most: int) -> None:
    sizes = []

    def work(size: int) -> None:
        sizes.append(size)
        time.sleep(0.001)
        assert not gc.isenabled()

    grows_linearly(work, int, start=8, most=most)
    assert 900 < max(sizes) <= most
    assert gc.isenabled()


def test_quadratic_work_fails_where_little_is_accepted() -> None:
    with pytest.raises(AssertionError):
        grows_linearly(lambda size: steps(size * size), int, most=4000)
