"""Checks this evidence pack offline: python3 verify.py [FOLDER]. Needs Python 3.9 or newer and nothing else.

Every file against SHA256SUMS; every text against the hash that was cited; every quotation, letter for letter, at
its offsets in its text; whatever an answer says in quotation marks against the texts. Exit code 0 where all of that holds, 1 where anything does not. It does not check that the
answers follow from the quotations, and sums that were made anew together with the files pass: compare the sum of
SHA256SUMS itself with one that reached you another way.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

SAID = re.compile("„([^„“]+)“|«\\s?([^«»]+?)\\s?»|“([^“”]+)”")
A_NAME = 4  # words: what is shorter between quotation marks may be a name, or a word of the question


def main(folder: Path) -> int:
    """Check the pack in a folder, and print what was found; the exit code."""
    wrong: list[str] = []
    unchecked: list[str] = []
    counts = {"files": 0, "texts": 0, "quotations": 0}
    listed = sums(folder, wrong, counts)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "SHA256SUMS" and name not in listed:
            wrong.append(f"{name}: not in SHA256SUMS")
    manifest = loaded(folder / "manifest.json", wrong)
    texts: dict[tuple[str, str], str | None] = {}
    try:
        for entry in manifest["texts"]:
            read_text(folder, entry, texts, wrong, unchecked, counts)
        answers = sorted((folder / "answers").glob("*.json"))
        for path in answers:
            answer(loaded(path, wrong), path.name, texts, wrong, counts)
        if (folder / "audit.json").exists():
            audit(loaded(folder / "audit.json", wrong), texts, wrong, counts, unchecked)
        elif not answers:
            wrong.append("neither answers nor an audit")
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError) as error:
        wrong.append(f"the pack is not as it should be: {type(error).__name__}: {error}")
    for line in wrong:
        print("WRONG        " + printable(line))
    for line in dict.fromkeys(unchecked):
        print("NOT CHECKED  " + printable(line))
    print("NOT CHECKED  whether the answers follow from the words that they cite")
    print(", ".join(f"{count} {name} hold" for name, count in counts.items()) + f"; {len(wrong)} wrong.")
    return 1 if wrong else 0


def sums(folder: Path, wrong: list[str], counts: dict[str, int]) -> set[str]:
    """The names in SHA256SUMS, each checked."""
    listed: set[str] = set()
    try:
        lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        wrong.append(f"SHA256SUMS: {error}")
        return listed
    if not lines:
        wrong.append("SHA256SUMS: empty")
    for line in lines:
        expected, _, name = line.partition("  ")
        if not name or name.startswith("/") or ".." in name.split("/"):
            wrong.append(f"SHA256SUMS: not a line of sums: {line[:80]}")
            continue
        listed.add(name)
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except (OSError, ValueError) as error:
            wrong.append(f"{name}: {error}")
            continue
        if found == expected:
            counts["files"] += 1
        else:
            wrong.append(f"{name}: its bytes are not those of SHA256SUMS")
    return listed


def loaded(path: Path, wrong: list[str]) -> Any:
    """The value of a JSON file."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        wrong.append(f"{path.name}: {error}")
        return {}


def read_text(
    folder: Path,
    entry: dict[str, Any],
    texts: dict[tuple[str, str], str | None],
    wrong: list[str],
    unchecked: list[str],
    counts: dict[str, int],
) -> None:
    """Read a text of the manifest, and check that it is the one that was cited."""
    key = (entry["document"], entry["sha256"])
    if entry["file"] is None:
        texts[key] = None
        unchecked.append(f"the words of {key[0]}: {entry['why_not']}; its text has sha256 {key[1]}")
        return
    if ".." in entry["file"].split("/") or entry["file"].startswith("/"):
        wrong.append(f"{entry['file']}: outside the pack")
        return
    try:
        data = (folder / entry["file"]).read_bytes()
    except OSError as error:
        wrong.append(f"{entry['file']}: {error}")
        return
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        wrong.append(f"{entry['file']}: not the text that was cited")
        return
    texts[key] = data.decode("utf-8")
    counts["texts"] += 1


def quoted(
    key: tuple[str, str],
    start: int,
    end: int,
    words: str,
    where: str,
    texts: dict[tuple[str, str], str | None],
    wrong: list[str],
    counts: dict[str, int],
) -> None:
    """Check that words stand letter for letter at their offsets."""
    if key not in texts:
        wrong.append(f"{where}: cites a text that the manifest does not list: {key[0]}")
    elif (text := texts[key]) is not None:
        if 0 <= start <= end and text[start:end] == words:
            counts["quotations"] += 1
        else:
            wrong.append(f"{where}: these words do not stand at {start} to {end} of {key[0]}: {words[:80]}")


def answer(
    found: Any, name: str, texts: dict[tuple[str, str], str | None], wrong: list[str], counts: dict[str, int]
) -> None:
    """Check the citations of an answer and of its parts."""
    for number, each in enumerate(found.get("citations") or ()):
        key = (each["document"], each["sha256"])
        quoted(key, each["start"], each["end"], each["quote"], f"{name}, citation {number}", texts, wrong, counts)
    said_in_quotes(found, name, texts, wrong)
    for part in found.get("parts") or ():
        answer(part, name, texts, wrong, counts)


def said_in_quotes(found: Any, name: str, texts: dict[tuple[str, str], str | None], wrong: list[str]) -> None:
    """Check that what an answer says in quotation marks stands in a text that it cites, white space aside.

    Where a text may not be copied its citations' own words stand for it, and what is not among them is not checked.
    """
    cited = found.get("citations") or ()
    held = [texts.get((each["document"], each["sha256"])) for each in cited]
    if not cited or None in held:
        return
    known = [folded(words) for words in (*set(held), *(each["quote"] for each in cited))]
    asked = set(re.findall(r"\w+", str(found.get("question"))))
    for statement in (found["answer"], *(each["text"] for each in found.get("claims") or ())):
        for words in map(folded, ("".join(marks) for marks in SAID.findall(statement))):
            if len(words.split()) <= A_NAME or asked >= set(re.findall(r"\w+", words)):
                continue  # a name, or words of the question
            if not any(words in each for each in known):
                wrong.append(f"{name}: in quotation marks, and in no text that is cited: {words[:80]}")


def folded(words: Any) -> str:
    return " ".join(str(words).split())


def audit(
    found: Any,
    texts: dict[tuple[str, str], str | None],
    wrong: list[str],
    counts: dict[str, int],
    unchecked: list[str],
) -> None:
    """Check that every reference of an audit stands in its text."""
    key = (found["document"]["id"], found["document"]["sha256"])
    for each in found["references"]:
        quoted(key, each["start"], each["end"], each["text"], f"audit.json, {each['id']}", texts, wrong, counts)
    unchecked.append("whether the status histories that the audit rests on are complete")


def printable(line: str) -> str:
    """A line that no terminal obeys."""
    return "".join(c if c.isprintable() else " " for c in line).encode("ascii", "backslashreplace").decode()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent))
