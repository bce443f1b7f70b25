"""Is a file the text it is taken for? Asked of everything that is fetched or added by hand.

A text that comes under one act's name and is another's would answer questions with the wrong law, so
what plainly is another text is refused, and what cannot be told is let through with a notice.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from ingest import spellings
from ingest.errors import WrongText
from ingest.model import Work
from ingest.readers.blocks import Para, Reading

# How much of a text counts as its opening: the title, the enacting body and the citations lie within it.
OPENING = 6_000
_ACT = re.compile(
    r"\b(?:directive|regulation|framework decision|decision|recommendation|joint action)\b[^.;\n]{0,60}?"
    r"\b(?P<number>[0-9]{1,4}/[0-9]{1,4})\b",
    re.IGNORECASE,
)
_UNLIKE = re.compile(r"\W{0,20}(corrigendum|proposal)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expected:
    """The text that a file should be: the id of the document, its work where known, and the language."""

    id: str
    work: Work | None
    language: str


def complete(data: bytes, kind: str) -> None:
    """Whether a fetched file is whole; ``kind`` is ``zip``, ``xhtml`` or ``html``.

    Raises:
        WrongText: it is cut short, or not of that kind.
    """
    if not data.strip():
        raise WrongText("the file is empty")
    if kind == "zip":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                broken = archive.testzip()
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise WrongText(f"the archive is cut short or broken ({error})") from error
        if broken:
            raise WrongText(f"the archive is broken at {broken}")
    elif b"</html" not in data[-4096:].lower():
        raise WrongText("the page is cut short: it does not end with </html>")


def check(reading: Reading, expected: Expected) -> str:
    """A notice for what could not be told ("" where all could be).

    The file's own identifier decides where it has one; else the number that its title or opening names
    first, because the title of an amending act names the amended one second.

    Raises:
        WrongText: the reading is in another language, of another act or of another state of it.
    """
    if reading.language and reading.language[:2].lower() != expected.language:
        raise WrongText(f"it is in language {reading.language!r}, and {expected.language!r} was expected")
    if not any(not isinstance(block, Para) or block.text for block in reading.blocks):
        raise WrongText("it holds no text, only a shell around one")
    celex = _celex(expected)
    if celex and spellings.is_celex(reading.identifier):
        return _identifier(reading, celex, expected)
    work = expected.work
    if work is not None and spellings.preparatory(reading.identifier):
        if reading.identifier not in work.identifiers:
            raise WrongText(f"it calls itself {reading.identifier}, and {work.short_title} was expected")
        return ""
    wanted = spellings.written_numbers(celex) if celex else ()
    if not wanted:
        return "that it is this text could not be checked: no number stands for it"
    _number(f"{reading.title}\n{_opening(reading)}", wanted)
    return ""


def _celex(expected: Expected) -> str | None:
    if expected.work is not None and expected.work.celex:
        return expected.work.celex
    return spellings.base_celex(expected.id)[0] if spellings.is_celex(expected.id) else None


def _identifier(reading: Reading, celex: str, expected: Expected) -> str:
    found = reading.identifier
    act, day = spellings.base_celex(found)
    if act != celex:
        raise WrongText(f"it calls itself {found}, and {celex} was expected")
    wanted = spellings.base_celex(expected.id)[1]
    if day and wanted and day != wanted:
        raise WrongText(f"it is the state of {day}, and that of {wanted} was expected")
    if day and not wanted:
        raise WrongText(f"it is the consolidated state of {day}, held as {found}; {celex} is the original")
    if not wanted or day or reading.as_of == wanted.isoformat():
        return ""
    said = f"it says that it is of {reading.as_of}, and not" if reading.as_of else "it does not say that it is"
    return f"{said} the state of {wanted}"


def _number(text: str, wanted: tuple[str, ...]) -> None:
    unlike = _UNLIKE.match(text)
    if unlike:
        raise WrongText(f"it is a {unlike[1].lower()}, not the act {wanted[0]} itself")
    own = min((at for number in wanted if (at := _stands(number, text)) >= 0), default=-1)
    other = next((match for match in _ACT.finditer(text) if match["number"] not in wanted), None)
    if other and (own < 0 or other.start("number") < own):
        raise WrongText(f"it names {' '.join(other[0].split())} first, and {wanted[0]} was expected")
    if own < 0:
        raise WrongText(f"{' or '.join(wanted)} stands nowhere in its title or opening")


def _opening(reading: Reading) -> str:
    words: list[str] = []
    length = 0
    for block in reading.blocks:
        if length > OPENING:
            break
        if isinstance(block, Para):
            words.append(block.text)
            length += len(block.text)
    return "\n".join(words)[:OPENING]


def _stands(number: str, text: str) -> int:
    """Where the number stands as a whole ("2014/42" in "2014/42/EU", not in "2014/421"); -1 if nowhere."""
    match = re.search(rf"(?<![0-9/]){re.escape(number)}(?![0-9])", text)
    return match.start() if match else -1
