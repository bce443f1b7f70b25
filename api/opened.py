"""The engine that a command works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.engine import Engine


def opened() -> Engine:
    """The serving version, opened; built first, with progress shown, if there is none."""
    from api.progress import Shown
    from index.engine import ensure
    from index.settings import Settings

    with Shown() as shown:
        return ensure(Settings(), shown)
