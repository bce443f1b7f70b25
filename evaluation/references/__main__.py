"""``python -m evaluation.references``: prints how good the finding of references is, and what is new in it.

Exit code 1 where something fails that ``misses.toml`` does not know, or where a known miss is none any more.
"""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

from evaluation.references import gold, measure, oracle
from ingest.references import find

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HELD_OUT = ("32016L0680", "32018R1805")
"""Texts nobody looked at while writing rules: their figures say what to expect on others."""


def main() -> int:
    items = gold.items()
    scores = measure.on_gold(items)
    print(f"{'gold items':34} {'wanted':>7} {'found':>7} {'P':>6} {'R':>6} {'F1':>6}   ({len(items)} texts)")
    for level, score in scores.items():
        _line(level, score)
    _line("mentions", measure.mentions_on_gold(items))

    print("\nshipped texts")
    wrong: list[str] = []
    for judged in sorted((HERE / "texts").glob("*.txt")):
        text = (ROOT / "corpus" / "texts" / judged.name).read_text(encoding="utf-8")
        references, mentions = measure.on_text(text, judged)
        _line(judged.name.split(".")[0], references)
        _line("  mentions (recall by overlap)", mentions)
        wrong += references.wrong + mentions.wrong

    folder = Path(os.environ.get("VOUCH_SHARED", ROOT.parent / "shared" / "corpus")) / "eurlex"
    if folder.is_dir():
        _acts(folder)
    else:
        print("\nreal acts: not on this machine (set VOUCH_SHARED)")
    return _ledger(scores["everything"].wrong + wrong)


def _acts(folder: Path) -> None:
    for title, held_out in (("real acts, used while writing rules", False), ("real acts, held out", True)):
        print(f"\n{title}")
        for path in oracle.files(folder):
            if (path.name[:10].upper() in HELD_OUT) != held_out:
                continue
            read = oracle.read(path)
            references = find(read.text).references
            links, calls = measure.on_links(read, references), measure.on_calls(read, references)
            looks, missed = measure.uncovered(read, references)
            _line(f"{path.name[:24]} links to the OJ", links)
            _line("  acts by note marks", calls)
            print(f"  {'act numbers by look, covered':32} {looks:7} {looks - len(missed):7}")
            for words in links.wrong + calls.wrong + missed:
                print(f"      missed: {words}")


def _ledger(wrong: list[str]) -> int:
    known = tomllib.loads((HERE / "misses.toml").read_text(encoding="utf-8")).get("miss", [])
    names = {entry["what"] for entry in known}
    fresh, cured = sorted(set(wrong) - names), sorted(names - set(wrong))
    print(f"\nknown misses: {len(names)}; new: {len(fresh)}; cured: {len(cured)}")
    for name in fresh:
        print(f"  new: {name}")
    for name in cured:
        print(f"  cured, take it out of misses.toml: {name}")
    return 1 if fresh or cured else 0


def _line(name: str, score: measure.Score) -> None:
    print(
        f"  {name[:32]:32} {score.wanted:7} {score.found:7} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
