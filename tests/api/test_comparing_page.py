"""Two editions on a page: what is marked on either side, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as parser
from starlette.testclient import TestClient

from api.app import create
from index.engine import ensure
from index.settings import Settings

EDITION = """
[[work.edition]]
id = "rivers-2"
path = "texts/rivers-2.en.txt"
state = "original"
"""


@pytest.fixture
def client(small_corpus: Path, settings: Settings) -> Iterator[TestClient]:
    """A service with a plan in two editions, the second of which has other words, another year and an attack."""
    text = (small_corpus / "texts" / "rivers.en.txt").read_text("utf-8")
    second = text.replace("oil, nets and bottles", "oil and <b>nets</b>").replace("\t2030\n", "\t2031\n")
    (small_corpus / "texts" / "rivers-2.en.txt").write_text(second, "utf-8")
    with (small_corpus / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(EDITION)
    opened = ensure(settings)
    with TestClient(create(settings, opened)) as made:
        yield made
    opened.close()


def test_what_differs_is_marked_on_the_side_that_has_it(client: TestClient) -> None:
    page = parser.fromstring(client.get("/compare?a=rivers&b=rivers-2").text)
    gone = [each.text_content() for each in page.xpath("//td[1]//del")]
    new = [each.text_content() for each in page.xpath("//td[2]//ins")]
    assert any("bottles" in each for each in gone)
    assert "<b>" in "".join(new)
    assert "2030" in gone
    assert "2031" in new
    assert not page.xpath("//td[1]//ins | //td[2]//del | //td//b")
    for column, said in ((1, "oil, nets and bottles that"), (2, "oil and <b>nets</b> that")):
        whole = [each.text_content() for each in page.xpath(f"//td[{column}]//p[@class='words']")]
        assert any(f"Teach ferry crews to report {said}" in each for each in whole)


def test_each_side_leads_to_its_own_text(client: TestClient) -> None:
    page = parser.fromstring(client.get("/compare?a=rivers&b=rivers-2").text)
    for number, id in ((1, "rivers"), (2, "rivers-2")):
        for href in page.xpath(f"//td[{number}]/p[@class='cell-title']/a/@href"):
            path, _, place = href.partition("#")
            assert path == f"/documents/{id}"
            assert parser.fromstring(client.get(path).text).xpath(f"//*[@id='{place}']")


def test_kinds_of_change_narrow_the_list(client: TestClient) -> None:
    page = parser.fromstring(client.get("/compare?a=rivers&b=rivers-2").text)
    kinds = page.xpath("//ul[@aria-label='Kinds of change']//a")
    assert len(kinds) > 1
    for link in kinds:
        count = int(link.xpath("./span[@class='count']")[0].text_content())
        narrowed = parser.fromstring(client.get(link.get("href")).text)
        assert len(narrowed.xpath("//table[contains(@class, 'compared')]/tbody/tr")) == count


def test_the_form_offers_works_held_in_several_editions(client: TestClient) -> None:
    page = parser.fromstring(client.get("/compare").text)
    (href,) = page.xpath("//main/ul//a/@href")
    assert href == "/compare?a=rivers&b=rivers-2"
    assert client.get("/compare?a=rivers&b=nope").status_code == 404


def test_the_same_text_twice_differs_in_nothing(client: TestClient) -> None:
    assert "No difference" in client.get("/compare?a=rivers&b=rivers").text
