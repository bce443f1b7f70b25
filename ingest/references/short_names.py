"""Names that a text gives to what it cites: "Regulation (EU) 2016/679 (‘GDPR’)", "the Confiscation Directive (Directive 2014/42/EU)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.references.instruments import Claims, Form, Instrument
from ingest.references.occurrences import occurrences
from ingest.references.phrases import WORD

_NOUN = (
    r"(?:Directive|Regulation|Decision|Framework Decision|Convention|Treaty|Charter|Code|Act|Agreement|Recommendation)"
)
_NAME = rf"(?:[A-Z][\w'&-]*(?: (?:on|of|and|for|the))* ){{1,6}}{_NOUN}"
_ACRONYM = r"(?!(?:EU|EC|EEC|UK|US|UN)\b)[A-Z][A-Za-z0-9]{0,8}[A-Z][A-Za-z0-9]{0,8}"

_GIVEN_QUOTED = re.compile(
    rf"\((?:[a-z ,]{{0,40}})['\"](?:the )?(?P<name>{_NAME}|{_ACRONYM})['\"][^()\n]{{0,30}}\)"
    rf"|,? (?:hereinafter|hereafter)(?: referred to as)?:? ?['\"](?:the )?(?P<name2>{_NAME}|{_ACRONYM})['\"]"
)
_GIVEN_PLAIN = re.compile(rf"\((?:the |hereinafter |hereafter |so-called )*(?P<name>{_NAME}|{_ACRONYM})\)")
_NAMED_BEFORE = re.compile(rf"(?:\bThe )?(?P<name>{_NAME}|{_ACRONYM}) \($")
_NAME_AND_NOUN = re.compile(rf"(?P<noun>{_NOUN}) ")  # "Confiscation Directive (2014/42/EU)", "EUDA Regulation (EU) …"
_CAPITALISED = re.compile(rf"(?:{WORD} (?:[0-9] )?){{1,6}}$")
_ADJACENT = re.compile(r"(?: of [^.;()\n]{0,30})? ?$")
_BREAK = re.compile(r"[.;] (?=[A-Z])|\n")
_REACH = 400  # characters: a title between the number and the name in brackets


def short_names(text: str, claims: Claims) -> Iterator[Instrument]:
    """Every later use of a name that ``text`` gives to an act it cites by number."""
    given: dict[str, tuple[int, Instrument]] = {}
    cited = [item for item in claims.all() if item.form is Form.NAMED and item.kind in {"act", "convention", "treaty"}]
    for index, item in enumerate(cited):
        if item.several:
            continue
        following = cited[index + 1].start if index + 1 < len(cited) else len(text)
        for name, at in _given(text, item, following):
            given.setdefault(name, (at, item))
    for start, end, name in occurrences(text, given):
        at, item = given[name]
        if start >= at:
            yield Instrument(start, end, item.kind, item.identifiers, item.noun, Form.SHORT, full=item.full)


def _given(text: str, item: Instrument, following: int) -> Iterator[tuple[str, int]]:
    """The names given to ``item``, each with the offset from which it is used."""
    before = _NAMED_BEFORE.search(text, max(0, item.start - 80), item.start)
    if before and text[item.end : item.end + 1] == ")" and _fits(before["name"], item):
        yield before["name"], item.end
    inner = _NAME_AND_NOUN.match(text, item.start, item.end)
    if inner and (words := _CAPITALISED.search(text, max(0, item.start - 80), item.start)):
        yield words[0] + inner["noun"], item.end
    end = min(following, item.end + _REACH)
    broken = _BREAK.search(text, item.end, end)
    end = broken.start() + 1 if broken else end
    for pattern in (_GIVEN_QUOTED, _GIVEN_PLAIN):
        match = pattern.search(text, item.end, end)
        name = match["name"] or match.groupdict().get("name2") if match else None
        if match and name and (_fits(name, item) or _ADJACENT.fullmatch(text, item.end, match.start())):
            yield name, match.end()


def _fits(name: str, item: Instrument) -> bool:
    """Whether ``name`` can be the act's and not that of a body or thing in its title: it ends as the act's noun does."""
    noun = item.noun.split(" ")[-1]
    if " " in name:
        return name.rsplit(" ", 1)[-1].lower() in {noun, "code", "act"}
    return len(name) > 2 and name[-1] == noun[:1].upper()
