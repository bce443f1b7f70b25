"""What the classes and ids of EUR-Lex's pages say of a paragraph.

Four conventions, told apart by the classes themselves: Official Journal (``ti-art``, with the
prefix ``oj-`` since 2023), consolidated texts (``title-article-norm``), Commission documents
(``Titrearticle``, the styles of LegisWrite) and, without classes, acts up to 2004. Facts from
the Publications Office's style sheets (oj-convex.css, clg.css, com-c.css) and from the pages.
"""

from __future__ import annotations

import re

OJ = "oj"
CONSOLIDATED = "consolidated"
COMMISSION = "com"

_OJ_ROLES = {
    "doc-ti": "title",
    "ti-section-1": "chapter",
    "ti-section-2": "chapter_heading",
    "ti-art": "article",
    "sti-art": "article_heading",
    "final": "closing",
    "signatory": "closing",
}
_CONSOLIDATED_ROLES = {
    "title-doc-first": "title",
    "title-doc-last": "title",
    "title-division-1": "chapter",
    "title-division-2": "chapter_heading",
    "title-article-norm": "article",
    "title-article-quoted": "quoted",
    "stitle-article-norm": "article_heading",
    "stitle-article-quoted": "quoted",
    "title-annex-1": "annex",
    "title-annex-2": "annex_heading",
    "preamble": "preamble",
    "signatory": "closing",
    "final": "closing",
}
_COMMISSION_ROLES = {
    "Statut": "title",
    "Typedudocument": "title",
    "Accompagnant": "title",
    "Titreobjet": "title",
    "Sous-titreobjet": "title",
    "Institutionquiagit": "preamble",
    "Formuledadoption": "preamble",
    "Considrant": "recital",
    "ManualConsidrant": "recital",
    "Titrearticle": "article",
    "Articletitle": "article_heading",
    "PartTitle": "chapter",
    "ChapterTitle": "chapter",
    "SectionTitle": "chapter",
    "NumPar1": "paragraph",
    "ManualNumPar1": "paragraph",
    "Annexetitre": "annex",
    "Annexetitreacte": "annex",
    "Applicationdirecte": "closing",
    "Fait": "closing",
    "Institutionquisigne": "closing",
    "Personnequisigne": "closing",
}
ROLES = {
    **{name: (role, OJ) for name, role in _OJ_ROLES.items()},
    **{name: (role, CONSOLIDATED) for name, role in _CONSOLIDATED_ROLES.items() if name not in _OJ_ROLES},
    **{name: (role, COMMISSION) for name, role in _COMMISSION_ROLES.items()},
}
#: Classes that show which convention a page follows, beyond those that carry a role.
_MARKS = {
    "hd-oj": OJ,
    "hd-date": OJ,
    "ti-grseq-1": OJ,
    "ti-tbl": OJ,
    "modref": CONSOLIDATED,
    "no-parag": CONSOLIDATED,
    "grid-list": CONSOLIDATED,
    "title-fam-member-star": CONSOLIDATED,
    "Emission": COMMISSION,
    "Rfrenceinstitutionnelle": COMMISSION,
    "Exposdesmotifstitre": COMMISSION,
}
#: Running heads, and what a consolidated text says of itself before its first word.
SKIPPED = frozenset(
    {
        "hd-date",
        "hd-lg",
        "hd-ti",
        "hd-oj",
        "hd-uniq",
        "hd-coll",
        "reference",
        "disclaimer",
        "hd-modifiers",
        "hd-toc-1",
        "hd-toc-2",
        "hd-toc-3",
        "hd-toc-4",
        "title-doc-oj-reference",
        "title-fam-member",
        "title-fam-member-star",
        "toc-1",
        "toc-2",
        "cpMarking",
        "linkToTop",
    }
)
NOTES = frozenset({"note", "footnote"})
RAISED = frozenset({"super", "superscript"})
NOTE_TAGS = frozenset({"note-tag", "footnoteRef", "FootnoteReference", "footnote-reference", "footnote-ref"})

_LEVEL = re.compile(r"(?:ti-grseq-|title-gr-seq-level-|(?:Manual)?Heading)([1-9])$")
_HEADS = frozenset({"Exposdesmotifstitre", "Fichefinanciretitre"})
_CONTENTS = re.compile(r"TOC(?:[1-9]|Heading)$")
_CONTINUED = re.compile(r"Text([2-9])$")
_NUMBERED_DIV = re.compile(r"(\d{3})([A-Z]{0,4})(\.\d{3}[A-Z]{0,4})?(?:\.|$)")


def plain(name: str) -> str:
    """A class without the prefix that the Official Journal's generations differ by, and COM's suffix."""
    if name.startswith("oj-"):
        name = name[3:]
    return name[:-3] if name.endswith("_cp") else name


def classes(value: str | None) -> frozenset[str]:
    return frozenset(plain(name) for name in value.split()) if value else frozenset()


def role_of(names: frozenset[str]) -> str:
    """The role that the classes give a paragraph, ``""`` where they give none."""
    told = next((ROLES[name][0] for name in names if name in ROLES), "")
    return told or ("contents" if any(map(_CONTENTS.match, names)) else "")


def convention_of(names: frozenset[str]) -> str:
    """Whose convention the classes follow, ``""`` where they could be anyone's."""
    for name in names:
        if name in ROLES:
            return ROLES[name][1]
        if name in _MARKS:
            return _MARKS[name]
    return ""


def level_of(names: frozenset[str]) -> int:
    """The level (1–6) of a heading that is no division of an act, 0 for other classes."""
    if names & _HEADS:
        return 1
    found = next((match for match in map(_LEVEL.match, names) if match), None)
    if found is None:
        return 0
    return min(int(found.group(1)) + (0 if "eading" in found.group() else 2), 6)


def continues_item(names: frozenset[str]) -> bool:
    """Whether the class is for further text of the list item before."""
    return "list" in names or any(_CONTINUED.match(name) for name in names)


def numbered_division(ident: str) -> tuple[str, bool] | None:
    """For the Official Journal's ids of provisions ("004.001", "032A"): the article, and
    whether the id is that of a paragraph in it. ``None`` for other ids.
    """
    found = _NUMBERED_DIV.match(ident)
    if not found:
        return None
    return f"art_{int(found.group(1))}{found.group(2).lower()}", bool(found.group(3))
