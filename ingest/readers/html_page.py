"""What an HTML page is as a whole: its convention, where its text stands, what it says of itself.

Pages without the text that they should hold are refused here: EUR-Lex's pages about an act
("shells"), and the challenge that stands before its pages for clients it takes for robots.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from ingest.errors import NoText, Unreadable
from ingest.readers import own_id
from ingest.readers.html_roles import COMMISSION, CONSOLIDATED, classes, convention_of

PLAIN = "texteonly"
REPORT = "page"

#: Elements that hold no words of the text.
_WORDLESS = """
    script style noscript template head nav form button select option input textarea svg math object iframe
    audio video canvas map dialog
"""
UNREAD = frozenset(_WORDLESS.split())
_FURNITURE = frozenset({"header", "footer", "aside"})
_CHALLENGE = re.compile(r"awswaf|aws-waf|x-amzn-waf|challenge-container|cf-challenge|_cf_chl", re.IGNORECASE)
_FRONT_OFFICE = re.compile(r"eurlex-frontoffice|WT\.z_docID|eurlexContent|EurlexContent|fo-db-version")
#: Where EUR-Lex's pages hold a document's text, the innermost first.
_HOLDERS = ("document1", "textTabContent", "docHtml")
_NEXT = re.compile(r"document[2-9]")
_SHORT_PAGE = 1500  # characters of visible text that a challenge page stays under
_STREAM = re.compile(r"<title>[^<]{0,60}?\d([A-Z]{2})\.\d{6,10}")  # L_2018156EN.01004301.xml
_HIDDEN = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose text is to be read. ``convention``: of ``html_roles``, ``PLAIN`` or ``REPORT``."""

    root: etree._Element
    convention: str
    title: str
    language: str
    identifier: str


def page_of(tree: etree._Element, source: str) -> Page:
    """What the page is.

    Raises:
        Unreadable: it is a challenge, or a page about an act without the act's text.
        NoText: no words stand in it.
    """
    head = source[:20000]
    root, convention = _text_root(tree)
    if convention == REPORT:
        visible = sum(len(" ".join(piece.split())) for piece in _visible(root))
        if _CHALLENGE.search(source) and visible < _SHORT_PAGE:
            raise Unreadable("this is the challenge page that stands before EUR-Lex's pages, not a text")
        if _FRONT_OFFICE.search(source):
            raise Unreadable("this is a page of EUR-Lex about a document, without the document's text")
        if not visible:
            raise NoText("the page holds no words")
    identifier, language = _of_itself(tree, root, convention)
    return Page(root, convention, _title(tree, convention), language or _language(tree, head), identifier)


def hidden(element: etree._Element) -> bool:
    """Whether a browser would not show the element."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


# --------------------------------------------------------------------------- where the text stands


def _text_root(tree: etree._Element) -> tuple[etree._Element, str]:
    plain = tree.find(".//*[@id='TexteOnly']")
    if plain is not None:
        return plain, PLAIN
    held = next((e for ident in _HOLDERS if (e := tree.find(f".//*[@id='{ident}']")) is not None), None)
    if held is not None and any(_NEXT.fullmatch(each.get("id") or "") for each in held.itersiblings()):
        held = held.getparent()  # a document in several parts: the act, its annexes
    scope = _body(tree) if held is None else held
    counts: Counter[str] = Counter()
    for element in scope.iter("p", "div", "span", "table"):
        found = convention_of(classes(element.get("class")))
        if found:
            counts[found] += 1
    if counts:
        return scope, counts.most_common(1)[0][0]
    mains = {e for e in tree.iter("main", "article") if not hidden(e)} or set(tree.findall(".//*[@role='main']"))
    tops = [e for e in mains if not any(parent in mains for parent in e.iterancestors())]
    return tops[0] if len(tops) == 1 else _body(tree), REPORT


def _body(tree: etree._Element) -> etree._Element:
    body = tree.find(".//body")
    return body if body is not None else tree


def _visible(root: etree._Element) -> list[str]:
    pieces = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if element.tag in UNREAD or hidden(element):
                walker.skip_subtree()
            elif element.text:
                pieces.append(element.text)
        elif element.tail and element is not root:
            pieces.append(element.tail)
    return pieces


def furniture(element: etree._Element) -> bool:
    """Whether a page has this element round its text: header, footer, margin. Acts have none of their own."""
    if element.tag in _FURNITURE:
        return not any(parent.tag in ("article", "main", "section") for parent in element.iterancestors())
    return element.get("role") in ("navigation", "banner", "contentinfo", "search", "complementary")


# --------------------------------------------------------------------------- what it says of itself


def _meta(tree: etree._Element, *names: str) -> str:
    for element in tree.iter("meta"):
        if (element.get("name") or element.get("property") or "").lower() in names:
            content = " ".join((element.get("content") or "").split())
            if content:
                return content
    return ""


def _title(tree: etree._Element, convention: str) -> str:
    names = ("dc.description", "wt.z_doctitle", "dc.title") if convention == PLAIN else ("wt.z_doctitle",)
    described = next((words for name in names if (words := _meta(tree, name))), "")
    element = tree.find(".//title")
    return described or (" ".join("".join(element.itertext()).split()) if element is not None else "")


def _language(tree: etree._Element, head: str) -> str:
    """Two letters, from the attribute or metadata that name it, or from EUR-Lex's running head."""
    html = tree if tree.tag == "html" else tree.find(".//html")
    attributes = ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang")
    found = next((html.get(name) for name in attributes if html.get(name)), "") if html is not None else ""
    found = found or _meta(tree, "dc.language", "language", "content-language", "dcterms.language")
    if not found:
        named = _STREAM.search(head)
        found = named.group(1) if named else ""
    if not found:
        shown = next((p for p in tree.iter("p") if "hd-lg" in classes(p.get("class"))), None)
        found = "".join(shown.itertext()).strip() if shown is not None else ""
    return found[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", found) else ""


def _of_itself(tree: etree._Element, root: etree._Element, convention: str) -> tuple[str, str]:
    """Identifier and language, from the surest place that names them."""
    if convention == CONSOLIDATED:
        for para in root.iter("p"):
            if "reference" in classes(para.get("class")):
                return own_id.from_reference(" ".join("".join(para.itertext()).split()))
    if convention == COMMISSION:
        for para in root.iter("p"):
            if "Rfrenceinstitutionnelle" in classes(para.get("class")):
                found = own_id.from_commission("".join(para.itertext()))
                if found:
                    return found, ""
    for name in ("wt.z_docid", "eli:id_local", "dc.identifier", "citation_id"):
        found = own_id.celex_in(_meta(tree, name).replace("%3A", ":"))
        if found:
            return found, ""
    if convention == REPORT:
        return "", ""
    for element in tree.iter("meta", "link"):
        found = own_id.from_eli(element.get("about") or element.get("href") or "")
        if found and (element.tag == "meta" or element.get("rel") == "canonical"):
            return found, ""
    closing = [" ".join("".join(para.itertext()).split()) for para in list(root.iter("p"))[-6:]]
    return next((own_id.from_eli(words) for words in closing if words.startswith("ELI")), ""), ""
