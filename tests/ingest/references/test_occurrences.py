"""Many names are looked for at once."""

from __future__ import annotations

import time

from ingest.references.occurrences import occurrences


def test_names_are_found_as_whole_words_and_the_longest_wins() -> None:
    text = "EU Early Warning System, Early Warning System; Early Warning Systems, early warning system"
    names = ["Early Warning System", "EU Early Warning System", "System", "", "(x)"]
    assert [(text[start:end], name) for start, end, name in occurrences(text, names)] == [
        ("EU Early Warning System", "EU Early Warning System"),
        ("Early Warning System", "Early Warning System"),
    ]


def test_ten_thousand_names_cost_little_more_than_ten() -> None:
    text = "European Agency for Nothing " * 5_000

    def seconds(names: list[str]) -> float:
        start = time.process_time()
        assert not list(occurrences(text, names))
        return time.process_time() - start

    few, many = [f"Agency {i}" for i in range(10)], [f"Office{i} of" for i in range(10_000)]
    assert seconds(many) < 20 * max(seconds(few), 0.02)
