"""Sign-off: what people decided on references, kept beside the index versions.

model      a decision, and what has become of it
journal    the file of decisions: lines that are only ever added
match      decisions → the references of the text as it is now
"""

from __future__ import annotations

from index.review.journal import Journal
from index.review.match import Matched, match
from index.review.model import CHOICES, Choice, Decision

__all__ = ["CHOICES", "Choice", "Decision", "Journal", "Matched", "match"]
