"""Every reference of a document: what it is, whether it is held, what has become of it on a day, and what follows.

model        the records of an audit, and its closed vocabulary of verdicts
identity     what a reference is recognised by when its text is built anew or moves
legal        a work → its status on a day, the events that decide it, before or after the text was written
concerns     which actions or articles a reference stands for
consequence  what follows for them, in words
successions  bodies that another has taken over from
auditor      all of it together
plain        an audit as JSON and as rows; ``jsonld`` as linked data
baseline     the problems known already, so that only new ones fail
"""

from __future__ import annotations

from index.audit.auditor import audit
from index.audit.model import FAILING, VERDICTS, Audit, Row, Verdict

__all__ = ["FAILING", "VERDICTS", "Audit", "Row", "Verdict", "audit"]
