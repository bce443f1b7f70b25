"""No English is left over in what is said to a question in French, German or Spanish, but for quotations, titles and names."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import index.answer as package
from index.answer import ask
from index.answer.understood import in_words
from index.question.lexicon import language_of
from index.verify import verify
from ingest.bodies import Bodies
from tests.index.wordings import table

if TYPE_CHECKING:
    from index.engine import Engine
    from index.world import World

DAY = dt.date(2026, 11, 28)

#: Words that only English has, of those that its sentences are made of.
ENGLISH = frozenset(
    ["the", "of", "and", "by", "which", "is", "not", "are", "with", "from", "this", "that", "it", "its", "at", "for", "without", "than", "read", "each", "other", "none", "two", "between", "they", "their", "these", "those", "has", "does", "have", "been", "were", "either", "neither", "nor", "ranked", "held", "only", "since", "until", "before", "after", "responsible", "bodies", "timetable", "priority", "area", "areas", "section", "footnote", "footnotes", "due", "word", "words", "named", "text", "yes", "data", "recorded", "checked", "complete", "another", "others", "both", "first", "last", "action", "citing", "cited", "under", "way", "number", "fields"]
)
#: Those that are words of another language as well.
SHARED = {"fr": {"section", "action", "due"}, "de": {"text", "name", "worden"}, "es": {"has"}}

MARKED = re.compile(r"„[^„“]*“|«[^«»]*»|“[^“”]*”|‘[^‘’]*’|`[^`]*`|https?://\S+")


def said(answer: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Everything in an answer that is for people: (where, text)."""
    yield "answer", answer["answer"]
    yield from (("note", note) for note in answer["notes"])
    yield from (("claim", claim["text"]) for claim in answer["claims"])
    yield from (("label", each["label"]) for each in (*answer["citations"], *answer["passages"]))
    yield from (("mention", each.get("label", "")) for each in answer["mentions"])
    yield from (("reading", each["reading"]) for each in answer["readings"])
    yield from (("understood", each["as"]) for each in answer["interpretation"].get("understood", ()))
    yield from (("choice", each["reading"]) for choice in answer["interpretation"].get("choices", ()) for each in choice)
    result = answer["result"] or {}
    yield from (("group", str(group["label"])) for group in result.get("groups", ()))
    cells = [cell for row in result.get("rows", ()) for cell in row if isinstance(cell, str)]
    yield from (("cell", cell) for cell in cells if "bodies" not in result.get("columns", ()))  # by their canonical names there
    for part in answer["parts"]:
        yield from said(part)


@cache
def names(world: World) -> re.Pattern[str]:
    """Titles of texts, headings of their units, names of bodies and acts: said as they stand."""
    known = {document.title for document in world.documents.values()}
    known |= {unit.heading for document in world.documents.values() for unit in document.units if unit.heading}
    works = world.catalogue.works if world.catalogue else ()
    known |= {name for work in works for name in (work.title, work.short_title, *work.names)}
    known |= {body.name for body in world.bodies.bodies if not body.said}
    longest = sorted((name for name in known if len(name) > 3), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


@cache
def translated(world: World, language: str) -> frozenset[str]:
    """English names of bodies that have another one in the language."""
    return frozenset(body.name for body in world.bodies.bodies if body.in_list(language) != body.name)


def english(text: str, language: str, question: str, world: World) -> list[str]:
    """The English words of a text that are neither quoted, nor names, nor the question's own."""
    bare = names(world).sub(" ", MARKED.sub(" ", text))
    words = re.findall(r"[^\W\d_]+", bare.lower())
    own = set(re.findall(r"[^\W\d_]+", question.lower()))
    bodies = [name for name in translated(world, language) if name in bare]
    return bodies + [word for word in words if word in ENGLISH and word not in SHARED[language] and word not in own]


ASKED = {
    "fr": """
        Qui est responsable de l'action {n} ?
        Frontex est-elle responsable de l'action {n} ?
        Quel est le calendrier de l'action {n} ?
        Que dit l'action {n} ?
        Quel est le domaine prioritaire de l'action {n} ?
        L'action {n} a-t-elle une note de bas de page ?
        Comparez l'action {n} et l'action 13.
        Que mesure l'indicateur 4 et d'après quelles sources ?
        Que dit la note 3 ?
        Quelles sont les priorités stratégiques ?
        Combien d'actions par an ?
        Quel organisme a le plus d'actions ?
        Quelles actions d'Europol arrivent à échéance d'ici 2023 ?
        Quelles actions impliquent l'EMCDDA en 2023 ?
        Combien de fois Europol est-il nommé dans le plan ?
        Quelles actions citent un acte ?
        Quelles actions relèvent d'Europol mais pas de Frontex ?
        Le rôle d'Europol par rapport à celui de Frontex ?
        Quelles actions sont en retard ?
        Quels documents sont détenus ?
        Quelles actions mentionnent le darknet ?
        Que prévoit le plan pour les prisons ?
        Quelles actions l'EUDA doit-elle mener ?
        L'EMCDDA existe-t-il encore ?
        Qui est responsable de l'action 77 ?
        Quelles actions des agences de l'UE ?
        Quelles actions la France dirige-t-elle ?
        La directive 2014/42/UE est-elle encore en vigueur ?
        La directive 2014/42/UE est-elle en vigueur au Danemark ?
        Que dit l'article 7 de la directive 2014/42/UE ?
        Que dit l'article 99 de la directive 2014/42/UE ?
        Quand la directive (UE) 2019/1153 a-t-elle été adoptée ?
        Quand la décision-cadre 2004/757/JAI a-t-elle été modifiée ?
        Par quoi la directive 2014/42/UE a-t-elle été remplacée ?
        Quelle est la base juridique du règlement (UE) 2018/1805 ?
        Quel est le délai de transposition de la directive (UE) 2019/1153 ?
        Qui a adopté la directive 2014/42/UE ?
        Quel est le titre complet de la décision-cadre 2004/757/JAI ?
        Où la directive 2014/42/UE a-t-elle été publiée ?
        Quels textes citent la directive 2014/42/UE ?
        Quelles versions de la directive 2014/42/UE sont disponibles ?
        De quoi traite la directive (UE) 2015/849 ?
        Que dit la directive 2014/42/UE sur la vente des biens gelés ?
        Quels États lie le règlement (UE) 2018/1805 ?
        Qui a signé la directive 2014/42/UE ?
        Que dit la directive 2099/12/UE ?
        Quel acte a abrogé le règlement (CE) no 1920/2006 ?
        La stratégie antidrogue de l'UE est-elle contraignante ?
        Qui dirige Europol ?
        Quel temps fera-t-il demain à Lisbonne ?""",
    "de": """
        Wer ist für Maßnahme {n} zuständig?
        Ist Frontex für Maßnahme {n} zuständig?
        Bis wann ist Maßnahme {n} fällig?
        Was sagt Maßnahme {n}?
        Zu welchem Schwerpunktbereich gehört Maßnahme {n}?
        Hat Maßnahme {n} eine Fußnote?
        Vergleiche Maßnahme {n} und Maßnahme 13.
        Was misst Indikator 4 und aus welchen Datenquellen?
        Was steht in Fußnote 3?
        Welche strategischen Prioritäten gibt es?
        Wie viele Maßnahmen gibt es pro Jahr?
        Welche Stelle hat die meisten Maßnahmen?
        Welche Maßnahmen von Europol sind bis 2023 fällig?
        An welchen Maßnahmen ist die EMCDDA 2023 beteiligt?
        Wie oft wird Europol im Plan genannt?
        Welche Maßnahmen verweisen auf einen Rechtsakt?
        Für welche Maßnahmen ist Europol, aber nicht Frontex zuständig?
        Die Rolle von Europol im Vergleich zu Frontex?
        Welche Maßnahmen sind überfällig?
        Welche Dokumente liegen vor?
        Welche Maßnahmen erwähnen das Darknet?
        Was sieht der Plan für Gefängnisse vor?
        Für welche Maßnahmen ist die EUDA zuständig?
        Gibt es die EMCDDA noch?
        Wer ist für Maßnahme 77 zuständig?
        Für welche Maßnahmen sind EU-Agenturen zuständig?
        Welche Maßnahmen leitet Deutschland?
        Ist die Richtlinie 2014/42/EU noch in Kraft?
        Gilt die Richtlinie 2014/42/EU in Dänemark?
        Was sagt Artikel 7 der Richtlinie 2014/42/EU?
        Was sagt Artikel 99 der Richtlinie 2014/42/EU?
        Wann wurde die Richtlinie (EU) 2019/1153 angenommen?
        Wann wurde der Rahmenbeschluss 2004/757/JI geändert?
        Wodurch wurde die Richtlinie 2014/42/EU ersetzt?
        Was ist die Rechtsgrundlage der Verordnung (EU) 2018/1805?
        Bis wann musste die Richtlinie (EU) 2019/1153 umgesetzt werden?
        Wer hat die Richtlinie 2014/42/EU erlassen?
        Wie lautet der vollständige Titel des Rahmenbeschlusses 2004/757/JI?
        Wo wurde die Richtlinie 2014/42/EU veröffentlicht?
        Welche Texte zitieren die Richtlinie 2014/42/EU?
        Welche Fassungen der Richtlinie 2014/42/EU liegen vor?
        Worum geht es in der Richtlinie (EU) 2015/849?
        Was sagt die Richtlinie 2014/42/EU über den Verkauf eingefrorener Vermögenswerte?
        Welche Staaten bindet die Verordnung (EU) 2018/1805?
        Wer hat die Richtlinie 2014/42/EU unterzeichnet?
        Was sagt die Richtlinie 2099/12/EU?
        Welcher Rechtsakt hob die Verordnung (EG) Nr. 1920/2006 auf?
        Ist die EU-Drogenstrategie verbindlich?
        Wer leitet Europol?
        Wie wird morgen das Wetter in Lissabon?""",
    "es": """
        ¿Quién es responsable de la acción {n}?
        ¿Es Frontex responsable de la acción {n}?
        ¿Cuál es el calendario de la acción {n}?
        ¿Qué dice la acción {n}?
        ¿A qué ámbito prioritario pertenece la acción {n}?
        ¿Tiene la acción {n} una nota a pie de página?
        Compare la acción {n} y la acción 13.
        ¿Qué mide el indicador 4 y con qué fuentes?
        ¿Qué dice la nota 3?
        ¿Cuáles son las prioridades estratégicas?
        ¿Cuántas acciones hay por año?
        ¿Qué organismo tiene más acciones?
        ¿Qué acciones de Europol vencen antes de 2023?
        ¿En qué acciones participa el EMCDDA en 2023?
        ¿Cuántas veces se nombra a Europol en el plan?
        ¿Qué acciones citan un acto?
        ¿De qué acciones es responsable Europol pero no Frontex?
        ¿El papel de Europol frente al de Frontex?
        ¿Qué acciones están atrasadas?
        ¿Qué documentos hay?
        ¿Qué acciones mencionan la darknet?
        ¿Qué prevé el plan para las cárceles?
        ¿De qué acciones es responsable la EUDA?
        ¿Existe todavía el EMCDDA?
        ¿Quién es responsable de la acción 77?
        ¿De qué acciones son responsables las agencias de la UE?
        ¿Qué acciones dirige España?
        ¿Sigue en vigor la Directiva 2014/42/UE?
        ¿Se aplica la Directiva 2014/42/UE a Dinamarca?
        ¿Qué dice el artículo 7 de la Directiva 2014/42/UE?
        ¿Qué dice el artículo 99 de la Directiva 2014/42/UE?
        ¿Cuándo se adoptó la Directiva (UE) 2019/1153?
        ¿Cuándo se modificó la Decisión marco 2004/757/JAI?
        ¿Qué acto sustituyó a la Directiva 2014/42/UE?
        ¿Cuál es la base jurídica del Reglamento (UE) 2018/1805?
        ¿Cuál es el plazo de transposición de la Directiva (UE) 2019/1153?
        ¿Quién adoptó la Directiva 2014/42/UE?
        ¿Cuál es el título completo de la Decisión marco 2004/757/JAI?
        ¿Dónde se publicó la Directiva 2014/42/UE?
        ¿Qué textos citan la Directiva 2014/42/UE?
        ¿Qué versiones de la Directiva 2014/42/UE hay disponibles?
        ¿De qué trata la Directiva (UE) 2015/849?
        ¿Qué dice la Directiva 2014/42/UE sobre la venta de bienes embargados?
        ¿A qué Estados vincula el Reglamento (UE) 2018/1805?
        ¿Quién firmó la Directiva 2014/42/UE?
        ¿Qué dice la Directiva 2099/12/UE?
        ¿Qué acto derogó el Reglamento (CE) n.º 1920/2006?
        ¿Es vinculante la Estrategia de la UE sobre drogas?
        ¿Quién dirige Europol?
        ¿Qué tiempo hará mañana en Lisboa?""",
}
QUESTIONS = [
    (language, line.strip().replace("{n}", number))
    for language, lines in ASKED.items()
    for line in lines.strip().splitlines()
    for number in (("8", "18", "48") if "{n}" in line else ("",))
]
OF_THE_TABLE = sorted({(language, each.question) for each in table("ask") if (language := language_of(each.question)) in ASKED})


@pytest.mark.parametrize(("language", "question"), [*QUESTIONS, *OF_THE_TABLE[::2]], ids=lambda each: each[:60])
def test_everything_that_is_said_is_in_the_language_of_the_question(engine: Engine, language: str, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["interpretation"].get("language", language) == language
    for where, text in said(answer):
        assert not english(text, language, question, engine.world), (where, text)


def test_what_is_looked_for_is_found(engine: Engine) -> None:
    world = engine.world
    assert english("1 of 53 actions: due in 2021", "de", "", world) == ["of", "due"]
    assert english("„one of the best“ und Directive 2014/42/EU", "de", "", world) == []


@pytest.mark.parametrize(
    ("meaning", "language", "words"),
    [
        ("responsible: Europol and European Commission", "fr", "responsables : Europol et Commission européenne"),
        ("responsible: only Member States", "de", "zuständig: nur Mitgliedstaaten"),
        ("due by the end of 2023", "es", "vence a más tardar a finales de 2023"),
        ("due in 2023 or under way in 2023", "de", "2023 fällig oder läuft 2023"),
        ("due in 2021 or 2022", "fr", "échéance en 2021 ou 2022"),
        ("not due before 2024", "fr", "pas : échéance avant 2024"),
        ("responsible: EMCDDA or named in the text: EMCDDA", "es", "responsables: EMCDDA o nombrados en el texto: EMCDDA"),
        ("body any Europol, as in Action 8", "de", "haben Europol als zuständige Stelle, wie in Maßnahme 8"),
        ("action 13, 15", "de", "Maßnahme 13, 15"),
        ("number of responsible bodies not > 2", "fr", "nombre d'organismes responsables pas > 2"),
        ("32014L0042", "fr", "32014L0042"),
        ("due in 2023", "en", "due in 2023"),
        ("something that no frame has", "fr", "something that no frame has"),
    ],
)
def test_what_was_understood_is_said_in_the_language(engine: Engine, meaning: str, language: str, words: str) -> None:
    assert in_words(meaning, language, engine.world) == words


def test_an_endless_meaning_is_left_as_it_is(engine: Engine) -> None:
    assert in_words("not " * 5000 + "due in 2023", "fr", engine.world)
    assert in_words("due in 2023 or " * 3000, "de", engine.world)


def test_what_was_understood_is_read_back_as_it_was_meant(engine: Engine) -> None:
    first = ask(engine, "Welche Maßnahmen von Europol sind bis 2023 fällig?", on=DAY)
    second = ask(engine, "Und Frontex?", on=DAY, previous=first["interpretation"])
    assert second["result"]["items"] == ask(engine, "Welche Maßnahmen von Frontex sind bis 2023 fällig?", on=DAY)["result"]["items"]


HERE = Path(package.__file__).parent
FUNCTION_WORDS = frozenset(["is", "the", "of", "and", "not", "has", "are", "by", "which", "was", "it"])


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The text in a module that may be said: neither documentation nor the words of an exception."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    silent |= {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", [*HERE.rglob("*.py"), *HERE.with_name("evidence").rglob("*.py")], ids=lambda path: path.stem)
def test_no_module_words_a_sentence_of_its_own(path: Path, corpus: Path) -> None:
    bodies = {body.name for body in Bodies.load(corpus / "bodies.toml").bodies}
    for line, text in literals(path):
        words = set(re.findall(r"[a-z]+", text))
        pattern = re.search(r"[\\|(*\n]", text)
        told = " " in text.strip() and not pattern and (text != text.lower() or text.rstrip().endswith("."))
        assert text in bodies or not (told and words & FUNCTION_WORDS), (line, text)


@pytest.mark.parametrize(("language", "question"), QUESTIONS[::5], ids=lambda each: each[:60])
def test_what_is_said_in_another_language_is_borne_out_by_what_is_cited(engine: Engine, language: str, question: str) -> None:
    report = verify(engine, ask(engine, question, on=DAY))
    assert report["verified"], (language, report["values"]["unsupported"])
