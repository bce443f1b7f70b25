"""Small words in French, German and Spanish questions: each leaves the list as it is, changes it as it should, or leaves no list sure.

A word in a frame where it could not stand is no mistake to refuse; what is never right is a list that is called complete and
does not heed the word.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from evaluation.gold.plan import ACTIONS, BODIES, Row
from index.answer import ask

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 28)
Test = Callable[[Row], bool]

#: Frames with a gap for the word, and what each selects without it.
FRAMES: dict[str, dict[str, str]] = {
    "fr": {
        "body": "Quelles actions relèvent {} d'Europol ?",
        "due": "Quelles actions doivent être achevées {} en 2023 ?",
        "count": "Quelles actions ont {} trois organismes responsables ?",
        "place": "Quelles actions appartiennent {} à la priorité 3 ?",
        "both": "Quelles actions relèvent d'Europol et {} de Frontex ?",
    },
    "de": {
        "body": "Welche Maßnahmen liegen {} bei Europol?",
        "due": "Welche Maßnahmen sind {} 2023 fällig?",
        "count": "Welche Maßnahmen haben {} drei zuständige Stellen?",
        "place": "Welche Maßnahmen gehören {} zur Priorität 3?",
        "both": "Welche Maßnahmen liegen bei Europol und {} bei Frontex?",
    },
    "es": {
        "body": "¿Qué acciones corresponden {} a Europol?",
        "due": "¿Qué acciones vencen {} en 2023?",
        "count": "¿Qué acciones tienen {} tres organismos responsables?",
        "place": "¿Qué acciones pertenecen {} a la prioridad 3?",
        "both": "¿Qué acciones corresponden a Europol y {} a Frontex?",
    },
}
EUROPOL, FRONTEX = "Europol", "Frontex"
PLAIN: dict[str, Test] = {
    "body": lambda row: EUROPOL in row.bodies,
    "due": lambda row: row.end == 2023,
    "count": lambda row: len(row.bodies) == 3,
    "place": lambda row: row.priority == 3,
    "both": lambda row: {EUROPOL, FRONTEX} <= set(row.bodies),
}

#: Words that say nothing of what is selected: the list is the same, wherever one is given as sure.
NOTHING = {
    "fr": "aussi|également|donc|alors|enfin|bien|vraiment|réellement|officiellement|explicitement|au total|en tout|par ailleurs|d'ailleurs|ensuite|finalement|actuellement|aujourd'hui|entièrement|totalement|chacune|toutes|certes",
    "de": "auch|ebenfalls|also|denn|doch|eben|halt|mal|wirklich|tatsächlich|eigentlich|überhaupt|offiziell|ausdrücklich|insgesamt|außerdem|zudem|schließlich|derzeit|heute|vollständig|ganz|jeweils|gar|sozusagen",
    "es": "también|igualmente|pues|entonces|bien|realmente|oficialmente|explícitamente|en total|además|por otra parte|luego|finalmente|actualmente|hoy|totalmente|por completo|de momento|en fin",
}
#: Words that make a condition looser, less sure or partial: no list is sure.
LOOSE = {
    "fr": "surtout|notamment|principalement|essentiellement|avant tout|en priorité|en partie|à moitié|peut-être|probablement|sans doute|éventuellement|environ|à peu près|presque|à peine|quasiment|plutôt|beaucoup|peu|un peu|assez|trop|souvent|parfois|rarement|en moyenne|en général|en théorie|normalement|apparemment|plus ou moins|bientôt|désormais|récemment|autrefois|à nouveau|voire|pas forcément|à terme|par endroits|pour l'essentiel",
    "de": "vor allem|insbesondere|besonders|hauptsächlich|überwiegend|vorwiegend|in erster Linie|zum Teil|teilweise|zur Hälfte|halb|vielleicht|möglicherweise|wahrscheinlich|vermutlich|eventuell|ungefähr|etwa|circa|rund|fast|beinahe|nahezu|kaum|eher|viel|wenig|ziemlich|oft|manchmal|selten|im Durchschnitt|in der Regel|theoretisch|normalerweise|angeblich|mehr oder weniger|bald|künftig|kürzlich|erneut|wieder|nicht unbedingt|erst recht|in etwa|überall|nicht mehr",
    "es": "sobre todo|ante todo|en particular|especialmente|principalmente|en parte|a medias|quizás|tal vez|acaso|probablemente|seguramente|aproximadamente|más o menos|alrededor de|casi|prácticamente|apenas|más bien|mucho|poco|un poco|bastante|demasiado|a menudo|a veces|rara vez|de media|en general|en teoría|normalmente|supuestamente|pronto|recientemente|de nuevo|otra vez|a lo mejor|no necesariamente|en todas partes|en ninguna parte|en otra parte|poco más o menos",
}
#: Words that change a condition, and into what; where a frame is not named, no list is right.
CHANGING: dict[str, dict[str, dict[str, Test]]] = {
    "fr": {
        "au moins|au minimum|tout au moins|pas moins de": {"count": lambda row: len(row.bodies) >= 3},
        "au plus|au maximum|tout au plus|jusqu'à": {"count": lambda row: len(row.bodies) <= 3},
        "exactement|précisément|tout juste": {"count": PLAIN["count"]},
        "seulement|uniquement": {"body": lambda row: row.bodies == (EUROPOL,), "due": PLAIN["due"], "count": PLAIN["count"], "both": lambda row: row.bodies == (FRONTEX,)},
        "pas seulement|non seulement": {"body": PLAIN["body"], "count": lambda row: len(row.bodies) > 3, "both": PLAIN["both"]},
        "au plus tard": {**PLAIN, "due": lambda row: row.end is not None and row.end <= 2023},
        "au plus tôt": {**PLAIN, "due": lambda row: row.end is not None and row.end >= 2023},
    },
    "de": {
        "mindestens|wenigstens": {"count": lambda row: len(row.bodies) >= 3},
        "höchstens|maximal|allenfalls": {"count": lambda row: len(row.bodies) <= 3},
        "bis zu": {"count": lambda row: len(row.bodies) <= 3, "due": lambda row: row.end is not None and row.end <= 2023},
        "genau|exakt": {"count": PLAIN["count"]},
        "nur|lediglich|nur noch|bloß": {"body": lambda row: row.bodies == (EUROPOL,), "due": PLAIN["due"], "count": PLAIN["count"], "both": lambda row: row.bodies == (FRONTEX,)},
        "erst": {"body": lambda row: row.bodies == (EUROPOL,), "due": PLAIN["due"], "count": PLAIN["count"], "both": lambda row: row.bodies == (FRONTEX,)},
        "nicht nur": {"body": PLAIN["body"], "count": lambda row: len(row.bodies) > 3, "both": PLAIN["both"]},
        "nicht|nie|niemals": {"body": lambda row: EUROPOL not in row.bodies, "due": lambda row: row.end != 2023, "count": lambda row: len(row.bodies) != 3, "place": lambda row: row.priority != 3, "both": lambda row: EUROPOL in row.bodies and FRONTEX not in row.bodies},
        "spätestens": {**PLAIN, "due": lambda row: row.end is not None and row.end <= 2023},
        "frühestens": {**PLAIN, "due": lambda row: row.end is not None and row.end >= 2023},
    },
    "es": {
        "al menos|por lo menos|como mínimo|cuando menos": {"count": lambda row: len(row.bodies) >= 3},
        "como mucho|como máximo|a lo sumo|hasta": {"count": lambda row: len(row.bodies) <= 3},
        "exactamente|justamente": {"count": PLAIN["count"]},
        "solo|sólo|solamente|únicamente|tan solo": {"body": lambda row: row.bodies == (EUROPOL,), "due": PLAIN["due"], "count": PLAIN["count"], "both": lambda row: row.bodies == (FRONTEX,)},
        "no solo": {"body": PLAIN["body"], "count": lambda row: len(row.bodies) > 3, "both": PLAIN["both"]},
        "a más tardar": {**PLAIN, "due": lambda row: row.end is not None and row.end <= 2023},
    },
}


def cases() -> list[tuple[str, str, str, Test | None]]:
    """(language, word, frame, what a list that is called complete must select; ``None``: there is none)."""
    found: list[tuple[str, str, str, Test | None]] = []
    for language, frames in FRAMES.items():
        for frame in frames:
            found += [(language, word, frame, PLAIN[frame]) for word in NOTHING[language].split("|")]
            found += [(language, word, frame, None) for word in LOOSE[language].split("|")]
            found += [(language, word, frame, tests.get(frame)) for words, tests in CHANGING[language].items() for word in words.split("|")]
    return found


def asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


def selected(answer: dict[str, Any]) -> list[int] | None:
    """The numbers of a list that is called complete or proved to be empty; ``None`` where no list is."""
    if answer["status"] not in ("complete", "empty") or answer["result"] is None or answer["parts"]:
        return None
    return [int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]]


def chosen(test: Test) -> list[int]:
    return [row.number for row in ACTIONS if test(row)]


@pytest.mark.parametrize(("language", "frame"), [(language, frame) for language, frames in FRAMES.items() for frame in frames])
def test_each_frame_selects_what_it_says(engine: Engine, language: str, frame: str) -> None:
    assert {EUROPOL, FRONTEX} <= set(BODIES.values())
    assert selected(asked(engine, " ".join(FRAMES[language][frame].replace("{}", "").split()))) == chosen(PLAIN[frame])


@pytest.mark.parametrize("language", list(FRAMES))
def test_no_small_word_is_read_as_nothing_where_it_says_something(engine: Engine, language: str) -> None:
    wrong = []
    for spoken, word, frame, test in cases():
        if spoken != language:
            continue
        question = FRAMES[language][frame].format(word)
        found = selected(asked(engine, question))
        if found is not None and (test is None or found != chosen(test)):
            wrong.append((question, found))
    assert wrong == []


@pytest.mark.parametrize("language", list(FRAMES))
def test_most_words_that_say_nothing_leave_the_list_sure(engine: Engine, language: str) -> None:
    words = NOTHING[language].split("|")
    sure = [word for word in words if selected(asked(engine, FRAMES[language]["body"].format(word))) is not None]
    assert len(sure) >= len(words) * 0.9, sorted(set(words) - set(sure))


#: Before a year or a number, each of these says no more than about when or how many.
ABOUT = [
    "Quelles actions finissent vers 2023 ?",
    "Quelles actions finissent aux environs de 2023 ?",
    "Quelles actions ont autour de trois organismes ?",
    "Welche Maßnahmen enden um 2023?",
    "Welche Maßnahmen enden gegen 2023?",
    "Welche Maßnahmen enden um das Jahr 2023?",
    "Welche Maßnahmen haben an die drei zuständige Stellen?",
    "Welche Maßnahmen sind noch nicht 2023 fällig?",
    "¿Qué acciones vencen hacia 2023?",
    "¿Qué acciones vencen sobre 2023?",
    "¿Qué acciones vencen por 2023?",
    "¿Qué acciones tienen unos tres organismos responsables?",
    "Which actions are not yet due in 2023?",
    "Which actions fall to Europol, if not Frontex?",
    "Quelles actions relèvent d'Europol, voire de Frontex ?",
    "Welche Maßnahmen liegen bei Europol, wenn nicht gar bei Frontex?",
    "¿Qué acciones son de Europol, si no de Frontex?",
    "¿Qué acciones son de Europol más que de Frontex?",
    "Welche Maßnahmen liegen bei Europol und nicht mehr bei Frontex?",
    "Quelles actions n'ont plus trois organismes responsables ?",
    "Quelles actions ne sont pas toutes à Europol ?",
    "Welche Maßnahmen gehören nicht alle zu Europol?",
    "¿Qué acciones no son todas de Europol?",
    "Sind nicht alle Maßnahmen von Frontex 2021 fällig?",
    "¿No son todas las acciones de Frontex de Europol?",
]


@pytest.mark.parametrize("question", ABOUT)
def test_what_is_only_about_is_no_sure_list(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] not in ("complete", "empty"), answer["answer"]
