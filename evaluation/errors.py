"""What can go wrong while measuring.

EvaluationError
├── CollectionError   a folder is no collection in BEIR layout, and why
└── QuestionError     a question set or a report cannot be read, and where
"""

from __future__ import annotations


class EvaluationError(Exception):
    """A measurement could not be made."""


class CollectionError(EvaluationError):
    """A folder holds no usable collection in BEIR layout."""


class QuestionError(EvaluationError):
    """A line of a question set, or an earlier report, does not say what it should."""
