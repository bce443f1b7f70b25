"""What is logged: our own messages, and of others' only warnings. Questions never are."""

from __future__ import annotations

import logging

_OURS = ("api", "index", "ingest", "vouch")


def configure(level: str) -> None:
    """Log to standard error from ``level`` on. Others stay at warnings: Haystack's debug messages hold
    the inputs of its components."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING, force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level.upper())
    logging.getLogger("haystack").setLevel(logging.WARNING)
