"""The names of bodies: what each is called, what became of it, and which class it belongs to.

Everything known is in ``corpus/bodies.toml``; nothing here knows a body.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import CatalogueError
from ingest.fold import fold
from ingest.model import Span

_SHORT = 4  # letters of a name that could be another word in other capitals
_ARTICLES = frozenset({"the", "la", "le", "les", "l'", "die", "der", "das", "el", "los"})
#: A name's article with what goes with it: a German adjective ends otherwise without one.
_WITHOUT_ARTICLE = {
    "fr": ((re.compile(r"\A(?:l'|les? |la )"), ""),),
    "es": ((re.compile(r"\A(?:el|la|los|las) "), ""),),
    "de": (
        (re.compile(r"\Adas (\w+e)(?= [A-ZÄÖÜ])"), r"\1s"),
        (re.compile(r"\Adie (\w+e)n(?= [A-ZÄÖÜ])"), r"\1"),
        (re.compile(r"\A(?:die|das|der) "), ""),
    ),
}
_BEFORE = r"(?<!\w)(?<!non-)(?<!non )(?<!www\.)(?<!//)"
_AFTER = r"(?!\w|\.(?:europa|eu|int|org|com|net)\b)"


@dataclass(frozen=True, slots=True)
class Body:
    """A body with all its names; ``variants`` are spellings that a text should not use.

    ``bare``: an acronym that stands without an article in running text ("CEPOL"). ``said``: language → what it is
    called there, with its article.
    """

    name: str
    kind: str
    names: tuple[str, ...]
    variants: tuple[str, ...]
    case_sensitive: tuple[str, ...]
    bare: bool = False
    said: Mapping[str, str] = field(default_factory=dict, hash=False)

    def in_words(self, language: str) -> str:
        """The name in a sentence of a language: "la Commission européenne", "the EMCDDA"."""
        return self.articled if language == "en" else self.said.get(language, self.name)

    def in_list(self, language: str) -> str:
        """The name alone, as lists and tables have it: "Commission européenne", "EMCDDA"."""
        if language == "en":
            return self.name
        said = self.said.get(language, self.name)
        for bare, without in _WITHOUT_ARTICLE.get(language, ()):
            said = bare.sub(without, said)
        return said

    @property
    def articled(self) -> str:
        """The name in an English sentence: "the EMCDDA", "the European Commission", but "Europol" and "CEPOL"."""
        word = " " not in self.name and not self.name.isupper() and not self.name.replace("-", "").isupper()
        return self.name if self.bare or word or self.name.startswith("the ") else f"the {self.name}"


@dataclass(frozen=True, slots=True)
class Succession:
    """From ``date`` on, ``new`` continues ``old``, by the act ``by``; ``words`` say so."""

    old: str
    new: str
    date: dt.date
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class BodyClass:
    """A class of bodies that people ask for, such as "EU agencies"; ``said``: language → what it is called there."""

    name: str
    names: tuple[str, ...]
    members: tuple[str, ...]
    said: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A body's name found in a text; ``variant`` where the spelling is one to report."""

    span: Span
    body: str
    variant: bool


class Bodies:
    """The register of bodies, with lookups by any of their names.

    ``states`` are the names of single states that ``states_body`` ("Member States") stands for.
    """

    def __init__(
        self,
        bodies: tuple[Body, ...],
        successions: tuple[Succession, ...] = (),
        classes: tuple[BodyClass, ...] = (),
        states: tuple[str, ...] = (),
        states_body: str | None = None,
    ) -> None:
        self.bodies = bodies
        self.successions = successions
        self.classes = classes
        self.states = states
        self.states_body = states_body
        self._by_name = {body.name: body for body in bodies}
        self._exact: dict[str, tuple[str, bool]] = {}
        self._cased: dict[str, set[str]] = {}
        self._short: dict[str, set[str]] = {}
        for body in bodies:
            for name in (body.name, *body.names):
                self._exact.setdefault(_key(name), (body.name, False))
                if len(_key(name)) <= _SHORT:
                    self._short.setdefault(_key(name), set()).add(name)
            for name in body.variants:
                self._exact.setdefault(_key(name), (body.name, True))
            for name in body.case_sensitive:
                self._cased.setdefault(_key(name), set()).add(name)
        self._pattern = _alternation(self._exact)

    @classmethod
    def load(cls, path: Path) -> Bodies:
        """Read ``bodies.toml``.

        Raises:
            CatalogueError: the file is missing or malformed, a name belongs to two bodies,
                or a succession or class names a body that is not there.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise CatalogueError(f"{path.name} cannot be read: {error}") from error
        try:
            return _from_toml(data)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise CatalogueError(f"{path.name}: {error}") from error

    def get(self, name: str) -> Body | None:
        """The body of this canonical name."""
        return self._by_name.get(name)

    def class_name(self, name: str, language: str) -> str:
        """What a class is called in ``language``; its name where there is no word for it."""
        known = next((each for each in self.classes if each.name == name), None)
        return known.said.get(language, name) if known and language != "en" else name

    def canonical(self, written: str) -> str | None:
        """The canonical name of a body written in any of its ways, ``None`` if unknown.

        An article before it makes no difference: a list says "Council" for "the Council".
        """
        key = _key(written)
        bare = key.removeprefix("the ")
        known = self._exact.get(key) or self._exact.get(bare)
        if known is None and any(character.isalpha() for character in bare):
            known = self._exact.get(f"the {bare}")
        return known[0] if known else None

    def is_variant(self, written: str) -> bool:
        """Whether this spelling of a body is one that a text should not use."""
        known = self._exact.get(_key(written))
        return bool(known and known[1])

    def find(self, text: str, *, any_case: bool = False) -> Iterator[Named]:
        """Every name of a body in ``text``, longest first at each place, without overlap.

        Names of up to four letters must stand in their own capitals unless ``any_case`` ("MS", and
        not "Ms"); those that are words of the language (``case_sensitive``) always must. Addresses
        on the web name no body, nor does "non-Member States".
        """
        for match in self._pattern.finditer(fold(text)):
            key = _key(match.group())
            written = text[match.start() : match.end()]
            if key in self._cased and written not in self._cased[key]:
                continue
            if not any_case and key in self._short and written not in self._short[key]:
                continue
            body, variant = self._exact[key]
            yield Named(Span(match.start(), match.end()), body, variant)

    def predecessors(self, name: str) -> tuple[Succession, ...]:
        """The successions that led to this body, oldest first."""
        found: list[Succession] = []
        for step in self.successions:
            if step.new == name:
                found += [*self.predecessors(step.old), step]
        return tuple(found)

    def successors(self, name: str) -> tuple[Succession, ...]:
        """The successions that this body has gone through, in order."""
        found: list[Succession] = []
        for step in self.successions:
            if step.old == name:
                found += [step, *self.successors(step.new)]
        return tuple(found)

    def valid_on(self, name: str, on: dt.date) -> str:
        """The name that this body bears on a day, its successions followed both ways."""
        for step in self.successors(name):
            if step.date <= on:
                name = step.new
        for step in reversed(self.predecessors(name)):
            if on < step.date:
                name = step.old
        return name

    def same(self, name: str) -> tuple[str, ...]:
        """All names that this body has borne, itself first."""
        others = [s.new for s in self.successors(name)] + [s.old for s in self.predecessors(name)]
        return (name, *others)


def _key(name: str) -> str:
    """What two spellings of a name have in common; brackets around it, or half of one, are dropped."""
    key = " ".join(fold(name).replace("-", " ").split()).strip(" .,;:")
    if key.count("(") != key.count(")"):
        return key.strip("() .,;:")
    return key[1:-1] if key.startswith("(") and key.endswith(")") and key.count("(") == 1 else key


def _alternation(keys: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all keys, the longest first; blanks and hyphens stand for each other."""
    parts = []
    for key in sorted(keys, key=len, reverse=True):
        article, _, rest = key.partition(" ")
        longer = [other[len(rest) :] for other in keys if article in _ARTICLES and other.startswith(f"{rest} ")]
        # "the Council" is none where "Council of Europe" follows the article.
        ahead = f"(?!{'|'.join(map(_spaced, longer))})" if longer else ""
        parts.append(_spaced(key) + ahead)
    return re.compile(f"{_BEFORE}(?:{'|'.join(parts)}){_AFTER}") if parts else re.compile(r"(?!)")


def _spaced(key: str) -> str:
    return r"[\s-]{1,3}".join(re.escape(word) for word in key.split(" "))


def _refuse_circles(successions: Iterable[Succession]) -> None:
    following: dict[str, set[str]] = {}
    for step in successions:
        if not isinstance(step.date, dt.date):
            raise ValueError(f"the date of {step.old} → {step.new} is no date: {step.date!r}")
        following.setdefault(step.old, set()).add(step.new)
    for start in following:
        reached: set[str] = set()
        ahead = set(following[start])
        while ahead:
            if start in ahead:
                raise ValueError(f"{start} succeeds itself")
            reached |= ahead
            ahead = {new for old in ahead for new in following.get(old, ())} - reached


def _from_toml(data: Mapping[str, Any]) -> Bodies:
    bodies: list[Body] = []
    owner: dict[str, str] = {}
    for entry in data.get("body", ()):
        names = tuple(name for names in entry.get("names", {}).values() for name in names)
        body = Body(
            entry["name"],
            entry["kind"],
            names,
            tuple(entry.get("variants", ())),
            tuple(entry.get("case_sensitive", ())),
            bool(entry.get("bare", False)),
            entry.get("said", {}),
        )
        if any(other.name == body.name for other in bodies):
            raise ValueError(f"there are two bodies called {body.name}")
        for name in (body.name, *names, *body.variants):
            other = owner.setdefault(_key(name), body.name)
            if other != body.name:
                raise ValueError(f"the name {name!r} belongs to both {other} and {body.name}")
        bodies.append(body)
    known = {body.name for body in bodies}
    successions = tuple(
        Succession(entry["old"], entry["new"], entry["date"], entry["by"], entry["words"])
        for entry in data.get("succession", ())
    )
    classes = []
    for entry in data.get("class", ()):
        kinds = set(entry.get("kinds", ()))
        members = tuple(entry.get("members", ())) or tuple(b.name for b in bodies if b.kind in kinds)
        names = tuple(name for names in entry["names"].values() for name in names)
        said = {language: names[0] for language, names in entry["names"].items() if names}
        classes.append(BodyClass(entry["name"], names, members, said))
    used = {n for s in successions for n in (s.old, s.new)} | {m for c in classes for m in c.members}
    if used - known:
        raise ValueError(f"no body is called {', '.join(sorted(used - known))}")
    _refuse_circles(successions)
    states = data.get("states", {})
    state_names = tuple(name for names in states.get("names", {}).values() for name in names)
    return Bodies(tuple(bodies), successions, tuple(classes), state_names, states.get("stand_for"))
