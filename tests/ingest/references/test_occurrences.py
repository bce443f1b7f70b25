"""Many names are looked for at once."""

from __future__ import annotations

from ingest.references.occurrences import occurrences
from tests.growth import grows_linearly


def test_names_are_found_as_whole_words_and_the_longest_wins() -> None:
    text = "EU Early Warning System, Early Warning System; Early Warning Systems, early warning system"
    names = ["Early Warning System", "EU Early Warning System", "System", "", "(x)"]
    assert [(text[start:end], name) for start, end, name in occurrences(text, names)] == [
        ("EU Early Warning System", "EU Early Warning System"),
        ("Early Warning System", "Early Warning System"),
    ]


def test_ten_thousand_names_cost_little_more_than_ten() -> None:
    few, many = [f"Agency {i}" for i in range(10)], [f"Office{i} of" for i in range(10_000)]
    text = "European Agency for Nothing " * 1_000
    for names in (few, many):
        assert not list(occurrences(text, names))
        grows_linearly(lambda text, names=names: list(occurrences(text, names)), lambda size: text[: 28 * size])
    grows_linearly(lambda names: list(occurrences(text, names)), lambda size: [f"Office{i} of" for i in range(size)])
