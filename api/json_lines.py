"""Files of JSON lines, as batches come in: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO


def json_lines(file: TextIO) -> Iterator[dict[str, Any] | str]:
    """The objects of a file of JSON lines; for a line that is none, what is wrong with it."""
    from api.cli import Failure

    try:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                value = json.loads(line.removeprefix("\ufeff"), parse_constant=no_constant)
            except (ValueError, RecursionError):
                yield f"Line {number} is not JSON."
                continue
            yield value if isinstance(value, dict) else f"Line {number} is not a JSON object."
    except UnicodeDecodeError as error:
        raise Failure(f"{file.name} is not UTF-8 text (byte {error.start}).") from error


def no_constant(name: str) -> Any:
    raise ValueError(name)
