"""The JSON of ``vouch references``."""

from __future__ import annotations

import json

from ingest.references import as_json, find


def test_the_json_holds_every_field_with_offsets_into_the_text() -> None:
    text = "The Europol Agency applies Article 4 of Directive 2014/42/EU and Action 8."
    made = as_json(find(text, ["Europol"]), id="a-1")
    assert made["id"] == "a-1"
    assert json.loads(json.dumps(made)) == made
    first, second = made["references"]
    assert first == {
        "start": 27,
        "end": 60,
        "text": "Article 4 of Directive 2014/42/EU",
        "kind": "act",
        "identifiers": ["32014L0042"],
        "places": ["art_4"],
        "instrument_start": 40,
        "instrument_end": 60,
        "anaphoric": False,
        "ambiguous": False,
    }
    assert (second["text"], second["instrument_start"], second["instrument_end"]) == ("Action 8", None, None)
    assert made["mentions"] == [{"start": 4, "end": 11, "text": "Europol", "kind": "body", "name": "Europol"}]


def test_a_text_without_references_gives_empty_lists() -> None:
    assert as_json(find("")) == {"id": None, "mentions": [], "references": []}
