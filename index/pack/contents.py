"""The files of a pack. The same answers, texts and decisions give the same bytes, apart from the days they name."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from index.codec import to_plain
from index.engine import Engine
from index.errors import BadAnswer
from index.pack.licences import may_copy
from index.review import Journal

FORMAT = 1
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that every file of the archive bears: the earliest that the format knows."""


def contents(
    engine: Engine, answers: Sequence[Mapping[str, Any]], audit: Mapping[str, Any] | None, on: str
) -> dict[str, bytes]:
    """Path → bytes of everything but the printable page and the sums.

    ``answers`` are answers' JSON, ``audit`` an audit's, ``on`` the day on which the pack is made (ISO 8601).

    Raises:
        BadAnswer: an answer is none, or there is nothing to pack.
    """
    if not answers and audit is None:
        raise BadAnswer("There is nothing to pack: no answer, and no audit.")
    made: dict[str, bytes] = {}
    for number, answer in enumerate(answers, start=1):
        _check(answer, number)
        made[f"answers/{number:03}.json"] = _json(answer)
    cited = {cited for answer in answers for cited in _cited(answer)}
    if audit is not None:
        made["audit.json"] = _json(audit)
        cited.add((audit["document"]["id"], audit["document"]["sha256"]))
    texts = [_text(engine, document, sha256, made) for document, sha256 in sorted(cited)]
    decisions = [
        to_plain(each)
        for document in sorted({document for document, _ in cited})
        for each in Journal(engine.settings.data).active(document)
    ]
    made["decisions.json"] = _json(decisions)
    index = {name: value for name, value in asdict(engine.manifest).items() if name != "files"}
    made["manifest.json"] = _json({"format": FORMAT, "made": on, "index": index, "texts": texts})
    made["verify.py"] = (files("index.pack") / "verify.py").read_bytes()
    return made


def sums(made: Mapping[str, bytes]) -> bytes:
    """The file SHA256SUMS, as ``sha256sum -c`` reads it."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(made.items())).encode()


def zipped(made: Mapping[str, bytes]) -> bytes:
    """One archive of the files and their sums."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted([*made.items(), ("SHA256SUMS", sums(made))]):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _check(answer: Mapping[str, Any], number: int) -> None:
    if not isinstance(answer.get("question"), str) or not isinstance(answer.get("answer"), str):
        raise BadAnswer(f"The answer {number} is none: it has no question, or no answer.")
    for each in _citations(answer):
        fields = (("document", str), ("sha256", str), ("quote", str), ("start", int), ("end", int))
        if not isinstance(each, Mapping) or not all(isinstance(each.get(name), kind) for name, kind in fields):
            raise BadAnswer(f"A citation of answer {number} is none.")


def _citations(answer: Mapping[str, Any]) -> Iterator[Any]:
    """The citations of an answer and of its parts."""
    yield from answer.get("citations") or ()
    for part in answer.get("parts") or ():
        yield from _citations(part)


def _cited(answer: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((each["document"], each["sha256"]) for each in _citations(answer))


def _text(engine: Engine, id: str, sha256: str, made: dict[str, bytes]) -> dict[str, Any]:
    """What the manifest says of a text; the text itself goes into ``made`` where that is allowed."""
    source = engine.records.sources.get(id)
    licence = source.licence if source else ""
    said = {"document": id, "title": "", "sha256": sha256, "licence": licence, "file": None, "why_not": ""}
    if id not in engine.records.document_ids:
        return {**said, "why_not": "the text is not held here"}
    document = engine.records.document(id)
    said["title"] = document.title
    if document.sha256 != sha256:
        return {**said, "why_not": "another state of the text is held here than the one cited"}
    if not may_copy(licence):
        return {**said, "why_not": "its licence does not plainly allow copies"}
    path = f"texts/{quote(id, safe='().-_')}.txt"
    made[path] = document.text.encode()
    return {**said, "file": path}
