"""What a question may be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from index.embed import check_text
from index.errors import BadQuestion, BadRequest

QUESTION_CHARACTERS = 2900
"""A question's greatest length: a pasted e-mail of 400 words fits, a paper does not."""


def check_question(question: object) -> str:
    """``question``, if it can be answered at all.

    Raises:
        BadQuestion: it is blank, too long, or no text; the message says what would be right.
    """
    if not isinstance(question, str):
        raise BadQuestion("The question is not a text: send it as a JSON string.")
    if not question.strip():
        raise BadQuestion("The question is empty. Ask something, such as: What is Action 13 about?")
    if len(question) > QUESTION_CHARACTERS:
        raise BadQuestion(
            f"The question has {len(question):,} characters; at most {QUESTION_CHARACTERS:,} can be read. "
            "Shorten it to the sentences that ask."
        )
    try:
        return check_text(question)
    except BadRequest as error:
        raise BadQuestion(str(error)) from error


def refused(question: object, reason: str, on: dt.date, version: str) -> dict[str, Any]:
    """The answer's JSON for a question that cannot be answered at all: ``not_found``, and why."""
    shown = question if isinstance(question, str) else ""
    return {
        "version": 1,
        "question": shown[:QUESTION_CHARACTERS].encode("utf-8", "replace").decode(),
        "status": "not_found",
        "on": on.isoformat(),
        "answer": reason,
        "claims": [],
        "citations": [],
        "result": None,
        "readings": [],
        "parts": [],
        "mentions": [],
        "notes": [],
        "interpretation": {},
        "passages": [],
        "index": version,
        "took_ms": 0.0,
    }
