"""The printable page of an evidence pack: it stands alone, and says the same as the pack's data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from api.exports.audit import style
from api.exports.standalone import environment


def page(made: Mapping[str, bytes]) -> bytes:
    """The page for the files of a pack (``index.pack.contents``)."""
    answers = [json.loads(made[path]) for path in sorted(made) if path.startswith("answers/")]
    audit = json.loads(made["audit.json"]) if "audit.json" in made else None
    html = (
        environment()
        .get_template("evidence.html")
        .render(
            manifest=json.loads(made["manifest.json"]),
            answers=[part for answer in answers for part in _parts(answer)],
            audit=audit,
            decisions=json.loads(made["decisions.json"]),
            style=Markup(style()),
        )
    )
    return html.encode("utf-8", "replace")


def _parts(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """An answer, and those to the other questions in it."""
    return [answer, *(each for part in answer.get("parts") or () for each in _parts(part))]
