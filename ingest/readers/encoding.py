"""Bytes → text for mark-up, which says its encoding itself and is often wrong about it.

The order is that of browsers (WHATWG Encoding, "decode"): byte order mark, then what the
document declares, then UTF-8 if the bytes are valid UTF-8, then Windows-1252. Whatever did
not fit what was declared is reported and never silently repaired.
"""

from __future__ import annotations

import codecs
import re

from ingest.errors import Unreadable
from ingest.model import Finding

GUESSED = "it was read as Windows-1252."
"""What a finding says of bytes whose encoding nothing tells."""

_ACCENTED = 0.25
"""Share of letters beyond ASCII from which on bytes are of another alphabet: French has .05, Icelandic .13, Greek read so .9."""
_FEW = 40
"""Letters from which on a share tells something."""
# A sign within a word, which Windows-1252 has where other encodings have letters: "w³adza" for "władza".
_SIGN = re.compile(r"(?<=[^\W\d_])[\u00a1-\u00a9\u00ab-\u00ac\u00ae-\u00b3\u00b6\u00b8-\u00b9\u00bb-\u00bf](?=[^\W\d_])")
_SIGNS = 3

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Names that documents use and Python does not know, or means something narrower by.
_ALIASES = {
    "unicode-1-1-utf-8": "utf-8",  # EUR-Lex, acts up to 2004
    "utf8": "utf-8",
    "unicode": "utf-16",
    "iso-8859-1": "cp1252",  # browsers read both so: the C1 controls are never meant
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "x-sjis": "shift_jis",
}
#: Python's names of encodings that documents are in; base64, punycode and the like are none.
_OF_DOCUMENTS = re.compile(
    r"utf-(?:8|8-sig|16|16-[bl]e|32|32-[bl]e)|ascii|cp\d{3,4}|iso8859-\d{1,2}|koi8-[rtu]|mac-\w+|gbk|gb2312|gb18030"
    r"|big5|big5hkscs|euc_\w+|shift_jis\w*|iso2022_\w+|tis-620|johab|ptcp154"
)
_DECLARED = re.compile(rb"""(?:encoding|charset)\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9._:-]{1,40})""")
# UTF-8 read as Windows-1252 or Latin-1: "Ã©", "â€™", "Â§"; a "Ã" that no letter follows is the rest of one.
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf\u2018-\u203a]|Â[\u0080-\u00bf]|â[\u0080€][\u0080-\u00bf\u2018-\u2122œž]")


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """The text of a marked-up file with LF line ends, and what was wrong about its encoding.

    Kinds of findings: ``encoding`` (not what was declared), ``undecodable`` (bytes that fit
    no reading), ``mojibake`` (wrongly decoded before it reached us).
    """
    findings: list[Finding] = []
    text = _decoded(data, findings)
    if "\ufffd" in text:
        count = text.count("\ufffd")
        message = f"{count} characters could not be decoded and read as the replacement character."
        findings.append(Finding("undecodable", message, None, None))
    wrong = _MOJIBAKE.findall(text)
    if wrong:
        message = f"{len(wrong)} places look like UTF-8 that was read as Windows-1252, the first “{wrong[0]}”."
        findings.append(Finding("mojibake", message, None, None))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), findings


def refuse_other_alphabets(text: str, findings: list[Finding]) -> None:
    """Check text whose encoding was guessed.

    Raises:
        Unreadable: Windows-1252 makes words of it that no language written in it has.
    """
    if not any(finding.message.endswith(GUESSED) for finding in findings):
        return
    letters = [character for character in text if character.isalpha()]
    accented = sum(character > "\x7f" for character in letters)
    signs = len(_SIGN.findall(text))
    if (len(letters) >= _FEW and accented > _ACCENTED * len(letters)) or (signs >= _SIGNS and signs * 500 > len(letters)):
        raise Unreadable("The file is neither UTF-8 nor, by its words, Windows-1252: it is in an encoding of another alphabet. Save it as UTF-8.")


def declared(data: bytes) -> str:
    """The encoding that the first 4,096 bytes declare, as written there, or ``""``."""
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else ""


def _decoded(data: bytes, findings: list[Finding]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"<\0" in data[:64] or b"\0<" in data[:64]:
        return data.decode("utf-16-le" if data[:64].find(b"<\0") % 2 == 0 else "utf-16-be", errors="replace")
    named = declared(data)
    encoding = _known(named)
    if named and not encoding:
        findings.append(_wrong(f"The file declares the encoding “{named}”, which is unknown."))
    if encoding and encoding != "utf-8" and not data.isascii() and _is_utf8(data):
        findings.append(_wrong(f"The file declares {named}, but its bytes are UTF-8; it was read as UTF-8."))
        return data.decode("utf-8")
    if encoding and not encoding.startswith(("utf-16", "utf-32")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    if _is_utf8(data):
        return data.decode("utf-8")
    if encoding == "utf-8" and _mostly_utf8(data):
        return data.decode("utf-8", errors="replace")
    what = f"declares {named}, but its bytes are not" if encoding else "declares no encoding and is not UTF-8"
    findings.append(_wrong(f"The file {what}; {GUESSED}"))
    return data.decode("cp1252", errors="replace")


def _wrong(message: str) -> Finding:
    return Finding("encoding", message, None, None)


def _known(name: str) -> str:
    """Python's name of an encoding of text, ``""`` where it has none."""
    lowered = name.lower()
    if lowered in _ALIASES:
        return _ALIASES[lowered]
    try:
        found = codecs.lookup(lowered).name
    except LookupError:
        return ""
    return _ALIASES.get(found, found) if _OF_DOCUMENTS.fullmatch(found) else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few broken bytes stand in what is otherwise UTF-8, rather than another encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken * 10 < sum(char > "\x7f" for char in text)
