"""A digest: our own summary of a text, article by article or as a whole, with its sources. A TOML file.

It begins with ``format = "vouch-digest-1"``; corpus/digests/ shows the rest. ``[[part]]`` is an
``article``, an ``annex`` or, for the whole text, a ``summary``; ``confidence`` is ``confirmed`` or
``partly``, which is told with the words themselves. Nothing unconfirmed belongs into a digest.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from ingest.errors import Unreadable
from ingest.model import Finding
from ingest.readers.blocks import Block, Para, Reading

FORMAT = "digest"
_MARK = re.compile(rb'\A(?:\xef\xbb\xbf)?format\s{0,3}=\s{0,3}"vouch-digest-1"')
_KINDS = {"article", "annex", "summary"}
_CHAPTER = re.compile(r"Chapter (?P<number>[IVXLC]{1,8}|[0-9]{1,3})(?: – (?P<heading>.{1,300}))?")


def recognises(data: bytes, name: str) -> bool:
    """Whether the file begins as a digest does."""
    return bool(_MARK.match(data[:200]))


def read(data: bytes, name: str) -> Reading:
    """The digest's words in reading order; anchors are the places that its units will have.

    Raises:
        Unreadable: it is no valid TOML, or a part lacks what it needs; the message names it.
    """
    try:
        digest = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"{name or 'the digest'} is not valid TOML: {error}") from error
    writer = _Writer(name or "the digest")
    writer.add(_text(digest, "title", writer.name), role="title", anchor="title", level=1)
    for part in digest.get("part", []):
        writer.part(part)
    if len(writer.blocks) == 1:
        raise Unreadable(f"{writer.name} holds no [[part]]")
    left_out = digest.get("left_out", [])
    if left_out:
        message = f"Not summarised, because it could not be confirmed: Article {', '.join(left_out)}."
        writer.findings.append(Finding("left_out_unconfirmed", message, None, None))
    return Reading(
        format=FORMAT,
        blocks=tuple(writer.blocks),
        findings=tuple(writer.findings),
        title=_text(digest, "title", writer.name),
        language=digest.get("language", "en"),
        identifier=_text(digest, "work", writer.name),
    )


class _Writer:
    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._written = 0
        self._chapter = ""

    def part(self, part: dict[str, Any]) -> None:
        kind = part.get("kind")
        if kind not in _KINDS:
            raise Unreadable(
                f"{self.name}: a part is of kind {kind!r}; accepted are {', '.join(sorted(_KINDS))}"
            )
        if kind == "article":
            self._chapter_of(part)
            number = _text(part, "number", self.name)
            place = f"art_{number}"
            self.add(f"Article {number}", role="article", anchor=place)
            self.add(
                _text(part, "heading", f"{self.name}, Article {number}"), role="article_heading", anchor=place
            )
        elif kind == "annex":
            place = f"anx_{part['number']}" if part.get("number") else "anx"
            self.add(f"Annex {part.get('number', '')}".strip(), role="annex", anchor=place)
            self.add(_text(part, "heading", f"{self.name}, annex"), role="annex_heading", anchor=place)
        else:
            place = "summary"
        self.add(_text(part, "summary", f"{self.name}, {place}"), anchor=place)
        self._caveats(part, place)

    def _chapter_of(self, part: dict[str, Any]) -> None:
        chapter = part.get("chapter", "")
        if chapter in ("", self._chapter):
            return
        self._chapter = chapter
        match = _CHAPTER.fullmatch(chapter)
        if match is None:
            raise Unreadable(f'{self.name}: chapter {chapter!r}; "Chapter II – Heading" would be accepted')
        place = f"cpt_{match['number']}"
        self.add(f"Chapter {match['number']}", role="chapter", anchor=place)
        if match["heading"]:
            self.add(match["heading"], role="chapter_heading", anchor=place)

    def _caveats(self, part: dict[str, Any], place: str) -> None:
        """A summary that is confirmed in part only says so in its own words, whoever quotes it."""
        partly = part.get("confidence") == "partly"
        if part.get("confidence") not in ("confirmed", "partly"):
            raise Unreadable(
                f"{self.name}, {place}: confidence {part.get('confidence')!r} does not belong here"
            )
        said = ["This summary is confirmed in part only."] if partly else []
        said += [part["note"]] if part.get("note") else []
        if said:
            self.add("Note: " + " ".join(said), anchor=place)
        if partly:
            self.findings.append(Finding("partly_confirmed", "Confirmed in part only.", place, None))

    def add(self, text: str, *, role: str = "", anchor: str = "", level: int = 0) -> None:
        words = " ".join(text.split())
        self.blocks.append(Para(words, ((0, self._written),), level=level, role=role, anchor=anchor))
        self._written += len(words) + 1


def _text(table: dict[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Unreadable(f"{where}: `{key}` is {value!r}; words would be accepted")
    return value
