"""What there is to ask about: the rows of the action plans held, and the words of every unit.

Built once from the documents of an index version, kept in memory, never changed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import snowballstemmer

from index.everyday import Everyday
from index.terms import Terms
from ingest.bodies import Bodies, Named
from ingest.fold import fold, tokens
from ingest.model import Action, Document, Indicator, Span, Unit, Work
from ingest.spoken import Spoken
from ingest.status import status
from ingest.works import Works

#: Kinds of units that hold words of their own; the others only hold such units.
_LEAVES = frozenset(
    {"title", "section", "priority", "text", "field", "indicator", "footnote", "annex", "recital", "summary"}
    | {"article", "table"}
)

WORDS_KEPT = 1 << 17
"""So many different words are cut once each: more than a large collection has."""

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(WORDS_KEPT)
def stem(word: str) -> str:
    """The stem of a folded English word, possessive dropped."""
    plain = word.removesuffix("'s").replace("'", "")
    stemmed: str = _stemmer.stemWord(plain)
    return stemmed


@lru_cache(WORDS_KEPT)
def root(word: str) -> str:
    """A folded English word without its inflection: plural, possessive, -ed and -ing, a final e.

    Only inflection, so that a scan for "prevention" does not find "prevent": words that are
    derived from each other are different words.
    """
    plain = word.removesuffix("'s").replace("'", "")
    if len(plain) > 4 and plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif len(plain) > 4 and plain.endswith(("ses", "xes", "zes", "ches", "shes")):
        plain = plain[:-2]
    elif len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        plain = plain[:-1]
    for ending in ("ing", "ed"):
        base = plain.removesuffix(ending)
        if base != plain and len(base) > 2 and re.search(r"[aeiouy]", base) and not plain.endswith("eed"):
            plain = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    return plain[:-1] if len(plain) > 3 and plain.endswith("e") else plain


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word) for word, _, _ in tokens(text)]


#: Directives, regulations, decisions and framework decisions, by their CELEX numbers.
LEGAL = re.compile(r"3\d{4}[LRDFH]")


@dataclass(frozen=True, slots=True)
class Row:
    """An action with what is asked of it.

    ``named``: canonical names of bodies in its prose. ``acts``: CELEX numbers that it cites, in
    its prose or its footnotes. ``works``: reports, strategies and other texts that are no legal
    acts, whose names stand there. ``sections`` and ``priority`` as in the action.
    """

    document: str
    action: Action
    prose: str
    named: frozenset[str]
    acts: frozenset[str]
    works: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return f"{self.document}/{self.action.place}"

    @property
    def responsible(self) -> frozenset[str]:
        return frozenset(body.name for body in self.action.bodies)


@dataclass(frozen=True, slots=True)
class Gauge:
    """An indicator with what is asked of it."""

    document: str
    indicator: Indicator
    prose: str
    named: frozenset[str]

    @property
    def id(self) -> str:
        return f"{self.document}/{self.indicator.place}"

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(source.name for source in self.indicator.sources)


@dataclass(frozen=True, slots=True)
class Words:
    """A unit with words of its own, as roots with their spans, for exact scans."""

    document: str
    unit: Unit
    roots: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def id(self) -> str:
        return f"{self.document}/{self.unit.place.removesuffix('.text')}"

    def find(self, phrase: Sequence[str]) -> Span | None:
        """Where this sequence of roots first stands, ``None`` if nowhere."""
        return next(self.every(phrase), None)

    def every(self, phrase: Sequence[str]) -> Iterator[Span]:
        """Everywhere that this sequence of roots stands, in order."""
        wanted, width, at = tuple(phrase), len(phrase), -1
        for _ in range(self.roots.count(wanted[0]) if wanted else 0):
            at = self.roots.index(wanted[0], at + 1)
            if self.roots[at : at + width] == wanted:
                yield Span(self.spans[at].start, self.spans[at + width - 1].end)


class World:
    """The documents that questions are answered from.

    Args:
        documents: every document held, by id.
        bodies: the register of bodies.
        acts: CELEX numbers that each unit cites, by (document, place).
        defaults: ids of the documents an unqualified question goes to.
        synonyms: (acronym, what it stands for), as the documents themselves say.
        dictionary: folded words that are no typing errors, beside those of the documents.
        catalogue: the works known, held or not.
        works: the work that each document is an edition of.
        labels: what is said with every answer from a document ("as supplied; …"), by its id.
        focus: the action plan (its work) that questions are about; the catalogue's first one if ``None``.
        terms: what words of the texts are called in other languages.
        spoken: what the catalogue's own words are in other languages.
        everyday: what people call things that the texts call otherwise.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        bodies: Bodies,
        acts: Mapping[tuple[str, str], Iterable[str]],
        defaults: Iterable[str],
        synonyms: Iterable[tuple[str, str]] = (),
        dictionary: frozenset[str] = frozenset(),
        labels: Mapping[str, str] | None = None,
        catalogue: Works | None = None,
        works: Mapping[str, str] | None = None,
        focus: str | None = None,
        terms: Terms | None = None,
        spoken: Spoken | None = None,
        everyday: Everyday | None = None,
    ) -> None:
        self.documents = documents
        self.bodies = bodies
        self.defaults = tuple(id for id in defaults if id in documents)
        self.dictionary = dictionary
        self.labels = labels or {}
        self.catalogue = catalogue
        self.focus = focus
        self.terms = terms or Terms()
        self.spoken = spoken or Spoken()
        self.everyday = everyday or Everyday()
        self._works = works or {}
        self._acts = acts
        self._about: dict[str, World] = {}
        self._counted: dict[str, Counter[str]] = {}
        self._synonyms: dict[tuple[str, ...], tuple[str, ...]] = {}
        for short, long in synonyms:
            for one, other in ((short, long), (long, short)):
                key = self.roots(one)
                self._synonyms[key] = (*self._synonyms.get(key, ()), other)

    @cached_property
    def plans(self) -> tuple[Document, ...]:
        """The action plan that unqualified questions go to, or the one in focus: plans are never mixed."""
        held = self.all_plans
        work = self.focus or (self._works.get(held[0].id) if held else None)
        return tuple(plan for plan in held if self._works.get(plan.id) == work)

    @cached_property
    def all_plans(self) -> tuple[Document, ...]:
        """Every action plan held, one edition each, in the catalogue's order."""
        return tuple(self.documents[id] for id in self.defaults if self.documents[id].kind == "action_plan")

    @cached_property
    def other_plans(self) -> tuple[Document, ...]:
        """The action plans held that questions are not about unless they name them."""
        return tuple(plan for plan in self.all_plans if plan not in self.plans)

    def about(self, work: str) -> World:
        """The same documents, with the action plan of ``work`` in focus."""
        if work not in self._about:
            self._about[work] = World(
                self.documents, self.bodies, self._acts, self.defaults, (), self.dictionary, self.labels,
                self.catalogue, self._works, work, self.terms, self.spoken, self.everyday,
            )  # fmt: skip
            self._about[work]._synonyms = self._synonyms
            for shared in ("all_plans", "words", "vocabulary", "_gerunds", "_rooted", "_units"):
                self._about[work].__dict__[shared] = getattr(self, shared)
        return self._about[work]

    def named_plan(self, question: str) -> str | None:
        """The work of the action plan that a question names, ``None`` where it names none of those held."""
        if not self.other_plans:
            return None
        folded = fold(question)
        held = [(name, work.id) for plan in self.all_plans if (work := self.work_of(plan.id)) for name in plan_names(work)]
        # The longest name decides: one plan's may lie within another's.
        for name, id in sorted(held, key=lambda pair: -len(pair[0])):
            if re.search(phrase(name), folded):
                return id
        return None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The actions of those plans, in reading order."""
        return tuple(self._row(plan, action) for plan in self.plans for action in plan.actions)

    @cached_property
    def gauges(self) -> tuple[Gauge, ...]:
        """The indicators of those plans, in reading order."""
        found = []
        for plan in self.plans:
            for indicator in plan.indicators:
                prose = indicator.prose.of(plan.text)
                found.append(Gauge(plan.id, indicator, prose, self.named(prose)))
        return tuple(found)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every unit with words of its own, of every document held."""
        return tuple(self._words(d, unit) for d in self.documents.values() for unit in d.units if unit.kind in _LEAVES)

    def roots(self, text: str) -> tuple[str, ...]:
        """The words of a text without their inflections, in order; "training" is a noun of its own where the texts
        have "trainings", so that trains are none."""
        return tuple(self._root(word) for word, _, _ in tokens(text))

    def _root(self, word: str) -> str:
        noun = word.removesuffix("s")
        return noun if noun in self._gerunds else root(word)

    def has_root(self, word: str) -> bool:
        """Whether a text has the word in any inflection."""
        return self._root(word) in self._rooted

    @cached_property
    def _rooted(self) -> frozenset[str]:
        """The roots of all words of the texts."""
        return frozenset(map(self._root, self.vocabulary))

    def said(self, documents: Collection[str], words: str) -> int:
        """How often these documents have the rarest of some words, inflections included."""
        stemmed = {stem(word) for word, _, _ in tokens(words)}
        return sum(min((self._counts(id)[each] for each in stemmed), default=0) for id in documents)

    def _counts(self, document: str) -> Counter[str]:
        if document not in self._counted:
            self._counted[document] = Counter(stems(self.documents[document].text))
        return self._counted[document]

    @cached_property
    def _gerunds(self) -> frozenset[str]:
        """The words in -ing that the texts have in the plural, as only nouns do."""
        return frozenset(word[:-1] for word in self.vocabulary if word.endswith("ings"))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every folded word of the documents held."""
        return frozenset(word for document in self.documents.values() for word, _, _ in tokens(document.text))

    @cached_property
    def period(self) -> tuple[int, int] | None:
        """(first, last) year of the plans' timetables."""
        tables = [row.action.timetable for row in self.rows]
        starts = [table.start for table in tables if table and table.start]
        ends = [table.end for table in tables if table and table.end]
        return (min(starts), max(ends)) if starts and ends else None

    @cached_property
    def responsible(self) -> tuple[str, ...]:
        """Every body with an action, in the order of their first action."""
        return tuple(dict.fromkeys(body.name for row in self.rows for body in row.action.bodies))

    @cached_property
    def work_names(self) -> tuple[tuple[str, str], ...]:
        """(folded name, work id) of every work that has names besides its number, the longest first."""
        if self.catalogue is None:
            return ()
        plans = {self._works.get(plan.id) for plan in self.all_plans}
        found = {fold(name): work.id for work in self.catalogue.works if work.id not in plans for name in _names(work)}
        return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))

    def holds_plan(self, identifier: str) -> bool:
        """Whether a text is the one that the plan asked about is annexed to."""
        if self.catalogue is None:
            return False
        works = [work for plan in self.plans if (work := self.work_of(plan.id))]
        hosts = {other for work in works for kind, other in work.relations if kind == "annex_of"}
        return bool(hosts & {work.id for work in self.catalogue.find(identifier)})

    def work_of(self, document: str) -> Work | None:
        """The work that a document is an edition of."""
        id = self._works.get(document)
        return next((work for work in self.catalogue.works if work.id == id), None) if self.catalogue else None

    def legal_status(self, document: str, on: dt.date) -> str | None:
        """The status of a binding act on a day in one word (``ingest.status.WORDS``), ``None`` for other texts."""
        work = self.work_of(document)
        return status(self.catalogue, work, on).word if self.catalogue and work and work.binding else None

    def edition(self, work: str) -> Document | None:
        """The document that stands for a work: its default edition, if one is held."""
        held = [id for id in self.defaults if self._works.get(id) == work]
        return self.documents[held[0]] if held else None

    def editions(self, work: str) -> tuple[Document, ...]:
        """Every document held of a work, digests among them."""
        return tuple(document for id, document in self.documents.items() if self._works.get(id) == work)

    def unit(self, document: str, place: str) -> Unit | None:
        """The unit at a place."""
        return self._units.get((document, place))

    def citing(self, act: str, documents: Collection[str]) -> list[str]:
        """Ids of the units of these documents that cite an act."""
        return [f"{id}/{place}" for (id, place), acts in self._acts.items() if id in documents and act in acts and place != "title"]

    def naming(self, work: str, documents: Collection[str]) -> list[str]:
        """Ids of the units of these documents in whose words a name of a work that is no legal act stands, outermost first."""
        names = [name for name, named in self.work_names if named == work and not LEGAL.match(work)]
        if not names:
            return []
        pattern = re.compile("|".join(map(phrase, names)))
        units = [each for each in self.words if each.document in documents]
        found = [each for each in units if pattern.search(fold(self.text(each.document, each.unit.span)))]
        return list(dict.fromkeys(f"{each.document}/{each.unit.place.partition('.')[0]}" for each in found if each.unit.place != "title"))

    def cited(self, document: str) -> list[tuple[str, str]]:
        """(place, act) of the acts that a document cites, in the order of its units."""
        return [(place, act) for (id, place), acts in self._acts.items() if id == document for act in acts]

    def units(self, kind: str) -> list[tuple[str, Unit]]:
        """(document, unit) of the plans' units of a kind, in reading order."""
        return [(plan.id, unit) for plan in self.plans for unit in plan.units if unit.kind == kind]

    def text(self, document: str, span: Span) -> str:
        return span.of(self.documents[document].text)

    def also_called(self, phrase: str) -> tuple[str, ...]:
        """What a phrase abbreviates or is abbreviated to, where a text says so."""
        return self._synonyms.get(self.roots(phrase), ())

    def named(self, prose: str) -> frozenset[str]:
        """Canonical names of the bodies in a text, and of those that their names name ("UN General Assembly": the United
        Nations); addresses on the web name none."""
        bare = re.sub(r"https?://\S+", lambda match: " " * len(match.group()), prose)
        found = list(self.bodies.find(bare))
        return frozenset(each.body for each in (*found, *(whole for each in found for whole in self._wholes(each, bare))))

    def _wholes(self, named: Named, text: str) -> Iterator[Named]:
        """Bodies at the head of another's name, by their acronym or a name of several words: "Commission" alone is any."""
        head = named.span.of(text).rpartition(" ")[0]
        for whole in self.bodies.find(head) if head else ():
            written = whole.span.of(head)
            if whole.span.start == 0 and (written.isupper() or " " in written):
                yield whole

    @cached_property
    def _units(self) -> dict[tuple[str, str], Unit]:
        return {(id, unit.place): unit for id, document in self.documents.items() for unit in document.units}

    def _words(self, document: Document, unit: Unit) -> Words:
        found = tokens(unit.span.of(document.text))
        spans = tuple(Span(unit.start + start, unit.start + end) for _, start, end in found)
        return Words(document.id, unit, tuple(self._root(word) for word, _, _ in found), spans)

    def _row(self, plan: Document, action: Action) -> Row:
        prose = action.prose.of(plan.text)
        places = (action.place, *action.footnotes)
        acts = {celex for place in places for celex in self._acts.get((plan.id, place), ())}
        notes = [unit.span.of(plan.text) for place in action.footnotes if (unit := self.unit(plan.id, place))]
        works = {work for text in (prose, *notes) for work in self._works_named(fold(text))}
        return Row(plan.id, action, prose, self.named(prose), frozenset(acts), frozenset(works))

    def _works_named(self, folded: str) -> Iterator[str]:
        """Works that are no legal acts and whose names stand in a folded text."""
        for name, work in self.work_names:
            if not LEGAL.match(work) and re.search(phrase(name), folded):
                yield work


def plan_names(work: Work) -> tuple[str, ...]:
    """The folded names of an action plan, the longest first."""
    return tuple(sorted({fold(name) for name in (work.title, work.short_title, *work.names)}, key=lambda n: (-len(n), n)))


def phrase(name: str) -> str:
    """A pattern for a folded name in a folded text, hyphens and blanks being the same."""
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name)))
    return rf"(?<!\w){words}(?!\w)"


def _names(work: Work) -> Iterator[str]:
    """The names that a question may use for a work, without its number."""
    yield from work.names
    if not re.search(r"\d{3,}", work.short_title):
        yield work.short_title
