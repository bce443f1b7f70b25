"""Work whose cost must grow no faster than its input.

What one run takes says most about the machine and what else it does, so no test asserts a time. It asserts how the
cost grows: the same work on an input four times as large costs about four times as much, where work that grows with
the square costs sixteen times. The line is drawn in the middle.

A cost is processor time of this thread, with the garbage collector held: a full collection in a process that holds
models takes longer than the work. What disturbs a measurement can only lengthen it, so of several the least counts,
and a ratio that is too large is measured again before it fails.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

FLOOR = 0.02  # seconds: less is not told apart from noise
TIMES = 4  # the larger input is as many times the smaller
LIMIT = 8.0  # times the cost: twice what is linear, half of what is quadratic
TRIES = 4
MOST = 400_000


def grows_linearly(
    work: Callable[[T], object], made: Callable[[int], T], *, start: int = 64, most: int = MOST, named: object = ""
) -> None:
    """Assert that `work(made(size))` costs no more than linear time in `size`; only the work is measured.

    Inputs are doubled from `start` until the work takes long enough to be measured and several times what it takes on
    hardly any input. `most` is the largest size that is tried: the largest that is accepted, or the default, at which
    what takes less than can be measured is quick enough for anyone. `named` is shown where the assertion fails.
    """
    start = min(start, most // TIMES)
    tell = _costs(work, made)
    tell(start)  # whatever is loaded or compiled the first time
    least = min(tell(start), tell(start))
    size, small = start, least
    while size < most // TIMES and small < max(FLOOR, TIMES * least):
        size = min(2 * size, most // TIMES)
        small = tell(size)
    large = float("inf")
    for _ in range(TRIES):
        small, large = min(small, tell(size)), min(large, tell(TIMES * size))
        if large < LIMIT * max(small, FLOOR):
            return
    said = f"{size}: {small:.4f} s, {TIMES * size}: {large:.4f} s, {large / small:.1f} times"
    raise AssertionError(f"{named} {said}".strip())


def _costs(work: Callable[[T], object], made: Callable[[int], T]) -> Callable[[int], float]:
    """What the work costs at a size, or one just below: no input comes twice, lest what is remembered answer for it."""
    seen: set[int] = set()

    def cost(size: int) -> float:
        while size in seen:
            size -= 1
        seen.add(size)
        given = made(size)
        held = gc.isenabled()
        gc.disable()
        try:
            started = time.thread_time()
            work(given)
            return time.thread_time() - started
        finally:
            if held:
                gc.enable()

    return cost
