"""corpus/catalogue.toml → works, checked entry by entry; the file's own head explains its keys."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import CatalogueError
from ingest.model import Source, StatusEvent, Work
from ingest.spellings import consolidated_celex, is_celex
from ingest.states import STATES

EVENTS = (
    "adopted",
    "in_force",
    "applies",
    "amended",
    "corrected",
    "transposition_due",
    "replaced",
    "repealed",
    "expired",
    "ceased",
)
EXTENTS = ("whole", "some_provisions", "states_bound")
CONFIDENCES = ("confirmed", "partly", "doubtful")
RELATIONS = (
    "amends",
    "annex_of",
    "basis_for",
    "builds_on",
    "companion_of",
    "complements",
    "contains",
    "implemented_by",
    "implements",
    "not_to_be_confused_with",
    "repeals",
    "replaces",
    "replaces_in_part",
    "see",
    "succeeded_by",
    "succeeds",
)
PUBLISHER = "https://publications.europa.eu/resource/celex/"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.()_-]{0,119}")
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")

_WORK = {
    "id", "title", "short_title", "kind", "celex", "fetch", "identifiers", "names", "date", "binding",
    "bound", "not_bound", "relations", "consolidated", "digest", "evidence", "licence", "note", "issuer",
    "edition", "event",
}  # fmt: skip
_EDITION = {"id", "state", "language", "path", "label", "from", "as_of"}
_EVENT = {"kind", "date", "by", "extent", "scope", "states", "confidence", "checked", "evidence"}
_FOLDER = {"path", "language", "licence", "label"}
_TOP = {"checked", "digest_label", "licences", "work", "folder"}


@dataclass(frozen=True, slots=True)
class Part:
    """An edition that is the rest of another work's files: all but the first of ``of``."""

    source: str
    of: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the administration's own documents; every file in it is a source."""

    path: Path
    language: str
    licence: str
    label: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What the file says, before it is known which texts are held."""

    works: tuple[Work, ...]
    parts: tuple[Part, ...]
    folders: tuple[Folder, ...]
    wanted: frozenset[str]


def parse(path: Path) -> Listed:
    """Read and check ``path``.

    Raises:
        CatalogueError: it is missing, is no TOML, or an entry is wrong; the message names entry and key.
    """
    data = _toml(path)
    _known(data, _TOP, "the catalogue")
    checked = _date(data, "checked", "the catalogue")
    if checked is None:
        raise CatalogueError(f"{path.name}: `checked` is missing; a day such as 2026-11-22 would be accepted")
    reader = _Reader(path.parent, checked, data.get("digest_label", ""), data.get("licences", {}))
    works = [reader.work(entry) for entry in _entries(data, "work", "the catalogue")]
    folders = [reader.folder(entry) for entry in _entries(data, "folder", "the catalogue")]
    _check_together(works)
    wanted = frozenset(work.id for work in works if work.celex) - reader.unwanted
    return Listed(tuple(works), tuple(reader.parts), tuple(folders), wanted)


class _Reader:
    def __init__(
        self, corpus: Path, checked: dt.date, digest_label: str, licences: Mapping[str, str]
    ) -> None:
        self.corpus = corpus
        self.checked = checked
        self.digest_label = digest_label
        self.licences = licences
        self.parts: list[Part] = []
        self.unwanted: set[str] = set()

    def work(self, entry: Mapping[str, Any]) -> Work:
        where = f"work {entry.get('id', '(without id)')!r}"
        _known(entry, _WORK, where)
        id = _text(entry, "id", where)
        if not _ID.fullmatch(id):
            raise CatalogueError(f"{where}: the id may hold letters, digits and . ( ) _ - only")
        celex = entry.get("celex")
        if celex is not None and not is_celex(celex):
            raise CatalogueError(
                f"{where}: {celex!r} is no CELEX number; one such as 32014L0042 would be accepted"
            )
        if celex is None and ("consolidated" in entry or "fetch" in entry):
            raise CatalogueError(f"{where}: `consolidated` and `fetch` need `celex`")
        if not entry.get("fetch", True):
            self.unwanted.add(id)
        title = _text(entry, "title", where)
        digest, evidence = self._digest(entry, id, where)
        events = [self._event(event, evidence, where) for event in _entries(entry, "event", where)]
        licence = self._licence(entry, where)
        sources = [
            self._edition(each, id, title, licence, where) for each in _entries(entry, "edition", where)
        ]
        if celex:
            sources += self._published(entry, id, celex, title, licence, where)
        if digest is not None:
            sources.append(digest)
        return Work(
            id=id,
            title=title,
            short_title=_text(entry, "short_title", where),
            kind=_text(entry, "kind", where),
            celex=celex,
            identifiers=tuple(
                dict.fromkeys([id, *([celex] if celex else []), *_texts(entry, "identifiers", where)])
            ),
            names=_texts(entry, "names", where),
            date=_date(entry, "date", where),
            binding=bool(entry.get("binding", True)),
            bound=_states(entry, "bound", where),
            not_bound=_states(entry, "not_bound", where),
            history=tuple(sorted(events, key=lambda event: (event.date is None, event.date or dt.date.max))),
            sources=tuple(sources),
            relations=_relations(entry, where),
            note=entry.get("note", ""),
            issuer=entry.get("issuer", ""),
        )

    def folder(self, entry: Mapping[str, Any]) -> Folder:
        where = f"folder {entry.get('path', '(without path)')!r}"
        _known(entry, _FOLDER, where)
        path = self.corpus / Path(_text(entry, "path", where)).expanduser()
        return Folder(path, entry.get("language", "en"), entry.get("licence", ""), entry.get("label", ""))

    # ------------------------------------------------------------------ parts of a work

    def _event(self, entry: Mapping[str, Any], evidence: tuple[str, ...], where: str) -> StatusEvent:
        where = f"{where}, event {entry.get('kind', '(without kind)')!r} of {entry.get('date', 'no date')}"
        _known(entry, _EVENT, where)
        date, precision = _partial_date(entry, where)
        return StatusEvent(
            kind=_one_of(entry, "kind", EVENTS, where),
            date=date,
            precision=precision,
            by=entry.get("by"),
            extent=_one_of(entry, "extent", EXTENTS, where, "whole"),
            scope=entry.get("scope", ""),
            states=_states(entry, "states", where),
            confidence=_one_of(entry, "confidence", CONFIDENCES, where, "confirmed"),
            checked=_date(entry, "checked", where) or self.checked,
            evidence=_texts(entry, "evidence", where) or evidence,
        )

    def _edition(self, entry: Mapping[str, Any], work: str, title: str, licence: str, where: str) -> Source:
        where = f"{where}, edition {entry.get('id', '(without id)')!r}"
        _known(entry, _EDITION, where)
        id = _text(entry, "id", where)
        path = entry.get("path")
        if "from" in entry:
            self.parts.append(Part(id, _text(entry, "from", where)))
        elif path is None:
            raise CatalogueError(f"{where}: needs `path` (a file of the corpus) or `from` (another work)")
        elif not (self.corpus / path).is_file():
            raise CatalogueError(f"{where}: there is no file {path} in the corpus folder")
        return Source(
            id=id,
            work=work,
            title=title,
            language=entry.get("language", "en"),
            state=_one_of(entry, "state", ("original", "consolidated"), where, "original"),
            as_of=_date(entry, "as_of", where),
            paths=(path,) if path else (),
            held="shipped" if path else "",
            address=PUBLISHER + entry["from"] if "from" in entry else None,
            licence=licence,
            label=entry.get("label", ""),
            default=False,
        )

    def _published(
        self, entry: Mapping[str, Any], work: str, celex: str, title: str, licence: str, where: str
    ) -> Iterable[Source]:
        states: list[tuple[str, str, dt.date | None]] = [(celex, "original", None)]
        for day in entry.get("consolidated", []):
            if type(day) is not dt.date:
                raise CatalogueError(
                    f"{where}: `consolidated` holds {day!r}; days such as 2024-07-09 would be accepted"
                )
            states.append((consolidated_celex(celex, day), "consolidated", day))
        for id, state, day in states:
            yield Source(id, work, title, "en", state, day, (), "", PUBLISHER + id, licence, "", False)

    def _digest(
        self, entry: Mapping[str, Any], work: str, where: str
    ) -> tuple[Source | None, tuple[str, ...]]:
        evidence = _texts(entry, "evidence", where)
        path = entry.get("digest")
        if path is None:
            return None, evidence
        digest = _toml(self.corpus / path)
        if digest.get("work") != work:
            raise CatalogueError(f"{where}: {path} is the digest of {digest.get('work')!r}")
        source = Source(
            id=f"{work}.digest",
            work=work,
            title=_text(entry, "title", where),
            language=digest.get("language", "en"),
            state="digest",
            as_of=_date(digest, "as_of", path),
            paths=(path,),
            held="shipped",
            address=None,
            licence=self.licences.get("vouch", ""),
            label=self.digest_label,
            default=False,
        )
        return source, evidence or tuple(digest.get("sources", ()))

    def _licence(self, entry: Mapping[str, Any], where: str) -> str:
        name = _text(entry, "licence", where)
        if name not in self.licences:
            raise CatalogueError(
                f"{where}: no licence {name!r} in [licences]; there are {', '.join(self.licences)}"
            )
        return self.licences[name]


# ---------------------------------------------------------------------- values


def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        raise CatalogueError(f"there is no file {path}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path} is not valid TOML: {error}") from error


def _known(entry: Mapping[str, Any], keys: set[str], where: str) -> None:
    unknown = sorted(set(entry) - keys)
    if unknown:
        raise CatalogueError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}")


def _entries(entry: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise CatalogueError(f"{where}: `{key}` must be written as [[…{key}]] tables")
    return value


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CatalogueError(f"{where}: `{key}` is {value!r}; words would be accepted")
    return value


def _texts(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise CatalogueError(f"{where}: `{key}` is {value!r}; a list of words would be accepted")
    return tuple(value)


def _one_of(
    entry: Mapping[str, Any], key: str, accepted: tuple[str, ...], where: str, default: str = ""
) -> str:
    value = entry.get(key, default)
    if value not in accepted:
        raise CatalogueError(f"{where}: `{key}` is {value!r}; accepted are {', '.join(accepted)}")
    return str(value)


def _date(entry: Mapping[str, Any], key: str, where: str) -> dt.date | None:
    value = entry.get(key)
    if value is not None and type(value) is not dt.date:
        raise CatalogueError(f"{where}: `{key}` is {value!r}; a day such as 2024-05-22 would be accepted")
    return value


def _partial_date(entry: Mapping[str, Any], where: str) -> tuple[dt.date | None, str]:
    value = entry.get("date")
    if value is None:
        return None, "none"
    if type(value) is dt.date:
        return value, "day"
    match = _PARTIAL_DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        raise CatalogueError(
            f'{where}: `date` is {value!r}; 2024-05-22, "2024-05" or "2024" would be accepted'
        )
    return dt.date(int(match[1]), int(match[2] or 1), 1), "month" if match[2] else "year"


def _states(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    codes = _texts(entry, key, where)
    for code in codes:
        if code not in STATES:
            raise CatalogueError(f"{where}: `{key}` holds {code!r}; accepted are {', '.join(STATES)}")
    return codes


def _relations(entry: Mapping[str, Any], where: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for pair in entry.get("relations", []):
        if not isinstance(pair, list) or len(pair) != 2 or pair[0] not in RELATIONS:
            raise CatalogueError(
                f"{where}: relation {pair!r}; [kind, id] with one of {', '.join(RELATIONS)} would be accepted"
            )
        pairs.append((str(pair[0]), str(pair[1])))
    return tuple(pairs)


def _check_together(works: list[Work]) -> None:
    ids = [work.id for work in works]
    sources = [source.id for work in works for source in work.sources]
    for all_ids, what in ((ids, "work"), (sources, "edition")):
        twice = sorted({id for id in all_ids if all_ids.count(id) > 1})
        if twice:
            raise CatalogueError(f"{what} {twice[0]!r} is listed twice")
    for work in works:
        for kind, other in work.relations:
            if other not in ids:
                raise CatalogueError(
                    f"work {work.id!r}: relation {kind!r} leads to {other!r}, which is not listed"
                )
        for event in work.history:
            if event.by is not None and event.by not in ids:
                raise CatalogueError(
                    f"work {work.id!r}, event {event.kind!r}: `by` is {event.by!r}, which is not listed"
                )
