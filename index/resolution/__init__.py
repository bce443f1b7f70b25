"""What the references of a text lead to: which document and unit of it is held, and what is missing.

model        the closed vocabulary of outcomes, and their records
texts        a canonical identifier → the work and the documents held of it
outline      a provision's path → the unit of a document, however that document numbers it
inside       ``action:8``, ``footnote:5`` → the unit of a plan
candidates   a text named without a number → works that may be meant, with what speaks for each
resolver     all of it together
"""

from __future__ import annotations

from index.resolution.model import STATES, Candidate, Landing, Resolution, State, Target
from index.resolution.resolver import Resolver

__all__ = ["STATES", "Candidate", "Landing", "Resolution", "Resolver", "State", "Target"]
