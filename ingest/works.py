"""Works, and how one is found: by id, CELEX number, ELI, number or name; and what leads from one to another.

Of the catalogue as it is now (``ingest.catalogue``) and as it was when an index version was built alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from ingest import spellings
from ingest.model import Source, Work


@dataclass(frozen=True, slots=True)
class Works:
    """Works, in the order in which they are listed."""

    works: tuple[Work, ...]

    def sources(self) -> tuple[Source, ...]:
        """Every source whose text is held, in the order of the works."""
        return tuple(source for work in self.works for source in work.sources if source.paths)

    def known(self) -> tuple[Source, ...]:
        """Every source, held or not."""
        return tuple(source for work in self.works for source in work.sources)

    def source(self, id: str) -> Source | None:
        """The source with this id, held or not."""
        return next((source for source in self.known() if source.id == id), None)

    def default(self, work: Work) -> Source | None:
        """The edition that an unqualified question goes to, ``None`` where no text and no digest is held."""
        return next((source for source in work.sources if source.default), None)

    def work(self, identifier: str) -> Work | None:
        """The one work that ``identifier`` names (see ``find``), ``None`` if there is not just one."""
        found = self.find(identifier)
        return found[0] if len(found) == 1 else None

    def find(self, identifier: str) -> tuple[Work, ...]:
        """Works named by id, document's id, CELEX, ELI, "2014/42/EU", "COM(2020) 606" or short title.

        More than one only where a bare number fits several acts.
        """
        key = spellings.squeeze(identifier.removeprefix("CELEX:"))
        exact = [work for work in self.works if key in _keys(work)]
        if exact:
            return tuple(exact[:1])
        named = [work for work in self.works if key.removeprefix("the") in _name_keys(work)]
        if named:
            return tuple(named)
        celex = spellings.from_eli(identifier) or spellings.base_celex(identifier.strip().upper().partition(".")[0])[0]
        preparatory = spellings.preparatory(identifier)
        for work in self.works:
            if celex == work.celex or (preparatory and preparatory in work.identifiers):
                return (work,)
        return tuple(self._numbered(identifier))

    def _numbered(self, identifier: str) -> Iterator[Work]:
        wanted = spellings.numbered(identifier)
        if wanted is None:
            return
        for work in self.works:
            act = spellings.numbers(work.celex or "")
            if act and (act[0], act[1]) in wanted.pairs and wanted.letter in (None, act[2]):
                yield work

    def nearest(self, identifier: str) -> tuple[str, ...]:
        """Up to three ids that look like ``identifier``, for a message."""
        names = {spellings.squeeze(name): work.id for work in self.works for name in (work.id, work.short_title)}
        close = get_close_matches(spellings.squeeze(identifier), names, n=3, cutoff=0.6)
        return tuple(dict.fromkeys(names[name] for name in close))

    def alike(self, celex: str) -> tuple[Work, ...]:
        """Acts for which a number may have been written by mistake: one figure is another, or two have changed places."""
        same = [work for work in self.works if work.celex and len(work.celex) == len(celex) and work.celex[5:6] == celex[5:6]]
        return tuple(work for work in same if _slip(str(work.celex), celex))

    def successors(self, work: Work) -> tuple[Work, ...]:
        """What took its place: the acts that replaced or repealed it, and the texts that succeeded it."""
        ids = [event.by for event in work.history if event.kind in ("replaced", "repealed") and event.by]
        ids += [other for kind, other in work.relations if kind == "succeeded_by"]
        return self.related(ids)

    def others(self, work: Work) -> tuple[Work, ...]:
        """Works that are not to be mixed up with it."""
        return self.related(other for kind, other in work.relations if kind == "not_to_be_confused_with")

    def related(self, ids: Iterable[str]) -> tuple[Work, ...]:
        """The works of these ids, each once, in the order given."""
        by_id = {work.id: work for work in self.works}
        return tuple(by_id[id] for id in dict.fromkeys(ids))


def _slip(one: str, other: str) -> bool:
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(differ) == 2 and differ[1] == differ[0] + 1 and one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
    return len(differ) == 1 or swapped


def _keys(work: Work) -> set[str]:
    ids = [*work.identifiers, *(source.id for source in work.sources)]
    return {_squeezed(id) for id in ids}


def _name_keys(work: Work) -> set[str]:
    return {_squeezed(name) for name in (work.title, work.short_title, *work.names)}


@lru_cache(maxsize=50_000)
def _squeezed(listed: str) -> str:
    """Only for what works are listed under: a question's words would fill the cache."""
    return spellings.squeeze(listed)
