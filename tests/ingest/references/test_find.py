"""Text → the exact references in it. Every row stands under a comment that names its difficulty.

The many spellings are in the gold items (evaluation/references/gold, run by tests/evaluation); here is
one row for each idea of the finder, with the whole object that must come out.
"""

from __future__ import annotations

import pytest

from ingest.model import Reference, Span
from ingest.references import find


def ref(
    text: str,
    words: str,
    identifiers: str,
    places: str = "",
    *,
    kind: str = "act",
    of: str | None = "",
    anaphoric: bool = False,
    ambiguous: bool = False,
    nth: int = 1,
) -> Reference:
    """The reference at the ``nth`` occurrence of ``words``; ``of`` is its instrument, ``""`` all of it."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    instrument = None
    if of is not None:
        inner = start + words.index(of)
        instrument = Span(inner, inner + len(of)) if of else Span(start, start + len(words))
    return Reference(
        start,
        start + len(words),
        words,
        kind,
        tuple(identifiers.split(", ")),
        tuple(places.split()),
        instrument,
        anaphoric,
        ambiguous,
    )


ROWS: list[tuple[str, list[dict[str, object]]]] = [
    # "respectively" parts no provision from its text
    (
        "as defined in Articles 4 and 5 respectively of Directive 2013/40/EU",
        [
            {
                "words": "Articles 4 and 5 respectively of Directive 2013/40/EU",
                "identifiers": "32013L0040",
                "places": "art_4 art_5",
                "of": "Directive 2013/40/EU",
            }
        ],
    ),
    # … and a provision of a text named without a number is none of this text
    ("as defined in Articles 2 and 3, respectively, of the Convention on the fight against corruption", []),
    # a point between commas, of an act pointed back at
    (
        "Regulation (EU) 2016/794 applies. The data defined in Article 2, point (15), of that Regulation are kept.",
        [
            {"words": "Regulation (EU) 2016/794", "identifiers": "32016R0794"},
            {
                "words": "Article 2, point (15), of that Regulation",
                "identifiers": "32016R0794",
                "places": "art_2.pnt_15",
                "of": "that Regulation",
                "anaphoric": True,
            },
        ],
    ),
    # the kind of a Commission document, as the Commission writes it
    (
        "See the Commission staff working document SWD(2017) 95.",
        [
            {
                "words": "Commission staff working document SWD(2017) 95",
                "identifiers": "SWD/2017/95",
                "kind": "document",
            }
        ],
    ),
    # the institution belongs to the citation, date and title do not
    (
        "Council Framework Decision 2004/757/JHA of 25 October 2004 laying down minimum provisions",
        [{"words": "Council Framework Decision 2004/757/JHA", "identifiers": "32004F0757"}],
    ),
    (
        "Directive (EU) 2019/1153 of the European Parliament and of the Council of 20 June 2019 laying down rules",
        [
            {
                "words": "Directive (EU) 2019/1153 of the European Parliament and of the Council",
                "identifiers": "32019L1153",
            }
        ],
    ),
    # provision, act and institution are one composed citation
    (
        "under Article 3(1), point (a), of Directive 2014/42/EU of the European Parliament and of the Council",
        [
            {
                "words": "Article 3(1), point (a), of Directive 2014/42/EU of the European Parliament and of the Council",
                "identifiers": "32014L0042",
                "places": "art_3.par_1.pnt_a",
                "of": "Directive 2014/42/EU of the European Parliament and of the Council",
            }
        ],
    ),
    # a coordination under one noun is one reference
    (
        "Regulations (EC) No 273/2004 and (EC) No 111/2005",
        [{"words": "Regulations (EC) No 273/2004 and (EC) No 111/2005", "identifiers": "32004R0273, 32005R0111"}],
    ),
    # two nouns are two references
    (
        "Directive 2014/42/EU and Framework Decision 2005/212/JHA",
        [
            {"words": "Directive 2014/42/EU", "identifiers": "32014L0042"},
            {"words": "Framework Decision 2005/212/JHA", "identifiers": "32005F0212"},
        ],
    ),
    # ranges are expanded; a demonstrative means the nearest act of its kind
    (
        "Directive 2014/42/EU complements Regulation (EU) 2018/1805. Articles 4 to 6 and 9(2) of that Directive",
        [
            {"words": "Directive 2014/42/EU", "identifiers": "32014L0042"},
            {"words": "Regulation (EU) 2018/1805", "identifiers": "32018R1805"},
            {
                "words": "Articles 4 to 6 and 9(2) of that Directive",
                "identifiers": "32014L0042",
                "places": "art_4 art_5 art_6 art_9.par_2",
                "of": "that Directive",
                "anaphoric": True,
            },
        ],
    ),
    # "the said" keeps its article, "the aforementioned" loses it
    (
        "Decision 2005/387/JHA lapsed; the said Decision, i.e. the aforementioned Decision, was old.",
        [
            {"words": "Decision 2005/387/JHA", "identifiers": "32005D0387"},
            {"words": "the said Decision", "identifiers": "32005D0387", "anaphoric": True},
            {"words": "aforementioned Decision", "identifiers": "32005D0387", "anaphoric": True},
        ],
    ),
    # inside out, with the leading article left out
    (
        "the first subparagraph of Article 7(2)",
        [
            {
                "words": "first subparagraph of Article 7(2)",
                "identifiers": "self",
                "places": "art_7.par_2.sub_1",
                "kind": "provision",
                "of": None,
            }
        ],
    ),
    # thereof belongs to the citation
    (
        "Having regard to the Treaty on the Functioning of the European Union, and in particular Article 83(1) thereof",
        [
            {"words": "Treaty on the Functioning of the European Union", "identifiers": "TFEU", "kind": "treaty"},
            {
                "words": "Article 83(1) thereof",
                "identifiers": "TFEU",
                "places": "art_83.par_1",
                "kind": "treaty",
                "of": "thereof",
                "anaphoric": True,
            },
        ],
    ),
    # this act
    (
        "For the purposes of this Directive",
        [{"words": "this Directive", "identifiers": "self", "anaphoric": True}],
    ),
    # a pointer to a provision goes back to its act as well
    (
        "Article 7 of Directive 2014/42/EU allows freezing. Paragraph 2 of that Article concerns property.",
        [
            {
                "words": "Article 7 of Directive 2014/42/EU",
                "identifiers": "32014L0042",
                "places": "art_7",
                "of": "Directive 2014/42/EU",
            },
            {
                "words": "Paragraph 2 of that Article",
                "identifiers": "32014L0042",
                "places": "art_7.par_2",
                "of": "that Article",
                "anaphoric": True,
            },
        ],
    ),
    # a number alone may be of two kinds of act, until the noun before its title tells
    (
        "2004/757/JHA, and Council Decision of 6 April 2009 establishing the European Police Office (2009/371/JHA)",
        [
            {"words": "2004/757/JHA", "identifiers": "32004F0757, 32004D0757", "ambiguous": True},
            {"words": "2009/371/JHA", "identifiers": "32009D0371"},
        ],
    ),
    # documents, the journal, cases
    (
        "COM(2020) 606 final/2; Council doc. 11985/15; OJ L 127, 29.4.2014, p. 39; Case C-634/22",
        [
            {"words": "COM(2020) 606 final/2", "identifiers": "COM/2020/606", "kind": "document"},
            {"words": "Council doc. 11985/15", "identifiers": "ST-11985-2015", "kind": "document"},
            {"words": "OJ L 127, 29.4.2014, p. 39", "identifiers": "OJ:L:2014:127:39", "kind": "journal"},
            {"words": "Case C-634/22", "identifiers": "C-634/22", "kind": "case"},
        ],
    ),
    # inside the corpus, without an instrument
    (
        "Actions 3 and 4 (Strategic priority 1, priority area 1.2)",
        [
            {"words": "Actions 3 and 4", "identifiers": "action:3, action:4", "kind": "action", "of": None},
            {
                "words": "Strategic priority 1",
                "identifiers": "strategic_priority:1",
                "kind": "strategic_priority",
                "of": None,
            },
            {"words": "priority area 1.2", "identifiers": "priority_area:1.2", "kind": "priority_area", "of": None},
        ],
    ),
    # a name that the text itself gives
    (
        "Regulation (EU) 2016/679 (‘GDPR’): Article 6 GDPR",
        [
            {"words": "Regulation (EU) 2016/679", "identifiers": "32016R0679"},
            {
                "words": "Article 6 GDPR",
                "identifiers": "32016R0679",
                "places": "art_6",
                "of": "GDPR",
                "anaphoric": True,
            },
        ],
    ),
    # no-break spaces, a soft hyphen and a line break inside: the span is that of the text as it stands
    (
        "see Article\u00a03(1)\nof Direc\u00adtive\u00a02014/42/EU.",
        [
            {
                "words": "Article\u00a03(1)\nof Direc\u00adtive\u00a02014/42/EU",
                "identifiers": "32014L0042",
                "places": "art_3.par_1",
                "of": "Direc\u00adtive\u00a02014/42/EU",
            }
        ],
    ),
    # in an act, a bare paragraph is one of the article that it stands in
    (
        "Article 4\n\nConfiscation\n\n1. Member States shall …\n\n2. Where paragraph 1 is not enough, this Directive applies.",
        [
            {"words": "paragraph 1", "identifiers": "self", "places": "art_4.par_1", "kind": "provision", "of": None},
            {"words": "this Directive", "identifiers": "self", "anaphoric": True},
        ],
    ),
    # an amending act speaks of the articles of the act that it amends
    (
        "Article 1\n\nDirective (EU) 2015/849 is amended as follows:\n\n(1) Article 7 is amended as follows:\n\n"
        "(a) in paragraph 4, the word is deleted.\n\nArticle 2\n\nThis Directive shall enter into force.",
        [
            {"words": "Directive (EU) 2015/849", "identifiers": "32015L0849"},
            {
                "words": "Article 7",
                "identifiers": "32015L0849",
                "places": "art_7",
                "of": None,
                "anaphoric": True,
            },
            {
                "words": "paragraph 4",
                "identifiers": "32015L0849",
                "places": "art_7.par_4",
                "of": None,
                "anaphoric": True,
            },
            {"words": "This Directive", "identifiers": "self", "anaphoric": True},
        ],
    ),
    # nothing of the kind: hours, seasons, ratios, telephone numbers, pages, magazines
    ("24/7 in the 2021/22 season, 3/4 of it on page 61, tel. +32 2 299 11 11, an article in a magazine", []),
    # OCR noise stays unrecognised rather than guessed
    ("Dlrective 2Ol4/42/EU", []),
    # a label heads its row, it does not cite it
    ("Action 25. Consider launching a study on the effectiveness of the law.", []),
    # a provision of something else is not one of this text
    ("Article 324 of the Criminal Code and Section 2 of the Police Act", []),
    # nothing stands before: nothing is claimed
    ("Member States shall transpose that Directive.", []),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:40] for text, _ in ROWS])
def test_text_gives_exactly_these_references(text: str, wanted: list[dict[str, object]]) -> None:
    expected = [ref(text, **row) for row in wanted]  # type: ignore[arg-type]
    assert list(find(text).references) == expected


def test_an_address_is_a_reference_where_it_carries_an_identifier_and_a_mention_elsewhere() -> None:
    text = "See https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014L0042 and https://www.euda.europa.eu/."
    found = find(text)
    assert [(one.text, one.identifiers) for one in found.references] == [
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014L0042", ("32014L0042",))
    ]
    assert [(one.text, one.kind) for one in found.mentions] == [("https://www.euda.europa.eu/", "url")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a full stop behind a number ends the sentence, not the citation
        ("It is in Protocol No 36.", [("Protocol No 36", "Protocol-36")]),
        ("See Protocols No 21 and No 22.", [("Protocols No 21 and No 22", "Protocol-21 Protocol-22")]),
        # a filing code is no version
        ("See ST 5643/5/14 REV 5 CORDROGUE 12.", [("ST 5643/5/14 REV 5 CORDROGUE 12", "ST-5643-2014")]),
        ("under actions 13 & 14", [("actions 13 & 14", "action:13 action:14")]),
        # a list goes on behind a part of one of its articles
        (
            "Articles 2, 7, first paragraph, and 9 to 10 of Regulation (EC) No 111/2005 apply.",
            [("Articles 2, 7, first paragraph, and 9 to 10 of Regulation (EC) No 111/2005", "32005R0111")],
        ),
    ],
)
def test_where_a_citation_ends(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.text, " ".join(each.identifiers)) for each in find(text).references] == found


def test_words_that_only_point_back_are_no_mention() -> None:
    assert find("Article 10(3) of the said Framework Decision is deleted.").mentions == ()
