"""Auditing a file that is not in the index: it visits, and nothing of it stays."""

from __future__ import annotations

import datetime as dt

from index.audit.auditor import audit
from index.audit.model import Audit
from index.records import Records
from index.resolution.texts import Texts
from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.references import find


def audit_file(records: Records, bodies: Bodies, data: bytes, name: str, on: dt.date) -> Audit:
    """Audit a file's bytes against what ``records`` hold. ``name`` is the file's name.

    A file with the number of a work that the catalogue knows is an edition of that; others are works of their own.
    Its "Action 8" is taken to be of the plan held, if only one is.

    Raises:
        ReadError: the file cannot be read as a text.
    """
    found = inspect(data, name, bodies)
    document = found.document
    names = [each for body in bodies.bodies for each in (body.name, *body.names)]
    cited = find(document.text, names)
    work = Texts(records).work(found.identifier) if found.identifier else None
    visited = records.visited_by(document, work.id if work else document.id, cited.references, cited.mentions)
    plans = records.default_documents("action_plan")
    about = plans[0].id if len(plans) == 1 else None
    return audit(visited, bodies, document.id, on, about=about)
