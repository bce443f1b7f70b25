"""Relations that questions set between bodies, years and places, in wordings of many kinds and four languages.

Each wording selects what a plain filter over a transcription of the plan selects, or, where nothing of the kind is
recorded, is never called complete.
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

DAY = dt.date(2026, 11, 22)
Test = Callable[[Row], bool]


def H(*letters: str) -> Test:
    """All of these bodies, by the letters of the transcription, are responsible."""
    return lambda row: all(BODIES[letter] in row.bodies for letter in letters)


def ONLY(*letters: str) -> Test:
    return lambda row: set(row.bodies) == {BODIES[letter] for letter in letters}


def AND(*tests: Test) -> Test:
    return lambda row: all(test(row) for test in tests)


def OR(*tests: Test) -> Test:
    return lambda row: any(test(row) for test in tests)


def NOT(test: Test) -> Test:
    return lambda row: not test(row)


def PR(*numbers: int) -> Test:
    return lambda row: row.priority in numbers


def SEC(letter: str) -> Test:
    return lambda row: row.section == letter


def AR(code: str) -> Test:
    return lambda row: code in row.areas


def NB(test: Callable[[int], bool]) -> Test:
    """By the number of responsible bodies."""
    return lambda row: test(len(row.bodies))


def NAM(letter: str) -> Test:
    """Named in the prose."""
    return lambda row: BODIES[letter] in row.names


def end(low: int, high: int) -> Test:
    return lambda row: row.end is not None and low <= row.end <= high


AGENCIES = OR(*(H(letter) for letter in "PDFJLAE"))

WORDINGS: list[tuple[str, Test]] = [
    ("Which actions have the Commission and Member States pulling together?", H("C","M")),
    ("List everything that Europol and Frontex do together", H("P","F")),
    ("In which actions do we find Europol next to Frontex?", H("P","F")),
    ("Which actions is Frontex responsible for alongside the EMCDDA?", H("F","D")),
    ("Which actions unite the Commission, Europol and Eurojust?", H("C","P","J")),
    ("Which actions do the EMCDDA and EMA both answer for?", H("D","A")),
    ("What do Europol and Frontex have in common?", H("P","F")),
    ("Which actions involve the responsibility of Europol plus Eurojust?", H("P","J")),
    ("Which actions are jointly assigned to the Commission and the EEAS?", H("C","X")),
    ("Which actions list Europol, Frontex and the EMCDDA side by side?", H("P","F","D")),
    ("For which actions does the Commission bear sole responsibility?", ONLY("C")),
    ("Which actions has the Commission to itself?", ONLY("C")),
    ("Which actions are done by the Commission and nobody else?", ONLY("C")),
    ("Which actions are for Member States and the EMCDDA only?", ONLY("M","D")),
    ("Which actions have no one but Member States and the EMCDDA?", ONLY("M","D")),
    ("Which actions involve just the EMCDDA and Europol?", ONLY("D","P")),
    ("Which actions are the Commission's exclusive business?", ONLY("C")),
    ("Which actions does the Commission carry out single-handedly?", ONLY("C")),
    ("Which actions are left to the Commission alone?", ONLY("C")),
    ("Where is the Commission the one and only responsible body?", ONLY("C")),
    ("How many actions are solely for the Commission?", ONLY("C")),
    ("Which actions name neither the Commission nor Member States as responsible?", AND(NOT(H("C")), NOT(H("M")))),
    ("Quelles actions ne nomment ni Europol ni Frontex comme responsables ?", AND(NOT(H("P")), NOT(H("F")))),
    ("Which actions mention Europol and name Frontex as responsible?", AND(NAM("P"), H("F"))),
    ("Which actions do without Europol?", NOT(H("P"))),
    ("Which actions leave the EMCDDA out?", NOT(H("D"))),
    ("Which actions does Europol play no part in?", NOT(H("P"))),
    ("Which actions are none of Frontex's business?", NOT(H("F"))),
    ("Which actions lack the Commission?", NOT(H("C"))),
    ("Which actions are not among Europol's?", NOT(H("P"))),
    ("Which Europol actions does Frontex stay out of?", AND(H("P"),NOT(H("F")))),
    ("Which Europol actions are not also Frontex actions?", AND(H("P"),NOT(H("F")))),
    ("Which actions have Europol on board but not Frontex?", AND(H("P"),NOT(H("F")))),
    ("Which actions are Europol's though not the EMCDDA's?", AND(H("P"),NOT(H("D")))),
    ("Which actions does Frontex have that Europol does not?", AND(H("F"),NOT(H("P")))),
    ("Which of Europol's actions does it not share with Member States?", AND(H("P"),NOT(H("M")))),
    ("Which actions have neither the Commission nor Member States as responsible?", AND(NOT(H("C")),NOT(H("M")))),
    ("Which actions is no EU agency responsible for?", NOT(AGENCIES)),
    ("Which actions have no agency?", NOT(AGENCIES)),
    ("Which actions are there in section A without any agency?", AND(SEC("A"),NOT(AGENCIES))),
    ("Except for Frontex's, which actions are due in 2021?", AND(end(2021,2021),NOT(H("F")))),
    ("All actions due in 2021 except those of the EMCDDA", AND(end(2021,2021),NOT(H("D")))),
    ("Which actions due in 2021 are not the EMCDDA's?", AND(end(2021,2021),NOT(H("D")))),
    ("Which actions fall to Europol, Frontex or both?", OR(H("P"),H("F"))),
    ("Which actions have at least one of Eurojust and CEPOL?", OR(H("J"),H("L"))),
    ("Which actions is Eurojust or CEPOL (or both) responsible for?", OR(H("J"),H("L"))),
    ("Everything for EMA or ECDC", OR(H("A"),H("E"))),
    ("Which actions does either Europol or Frontex have, but not both?", lambda r: H("P")(r)!=H("F")(r)),
    ("Which actions have one of Europol and Frontex but not the other?", lambda r: H("P")(r)!=H("F")(r)),
    ("Which actions have a single responsible body?", NB(lambda n: n==1)),
    ("Which actions have only one body behind them?", NB(lambda n: n==1)),
    ("Which actions are shared by five bodies or more?", NB(lambda n: n>=5)),
    ("Which actions need at least five bodies?", NB(lambda n: n>=5)),
    ("How many actions have three bodies?", NB(lambda n: n==3)),
    ("Which actions have two or three responsible bodies?", NB(lambda n: n in(2,3))),
    ("Which actions have fewer than two bodies?", NB(lambda n: n<2)),
    ("Which of Frontex's actions have more than four bodies?", AND(H("F"),NB(lambda n: n>4))),
    ("How many of Europol's actions are shared with more than three others?", AND(H("P"),NB(lambda n: n>4))),
    ("Which actions does Europol share with exactly two other bodies?", AND(H("P"),NB(lambda n: n==3))),
    ("Which actions does the EMCDDA share with just one other body?", AND(H("D"),NB(lambda n: n==2))),
    ("What has to be ready by the end of 2021?", end(0,2021)),
    ("What falls due in 2024?", end(2024,2024)),
    ("Which actions expire after 2024?", end(2025,9999)),
    ("Which actions run out in 2021?", end(2021,2021)),
    ("Which actions should be wrapped up before 2024?", end(0,2023)),
    ("Which actions kick off after 2021?", lambda r: r.start is not None and r.start>2021),
    ("Which actions did not start in 2021?", lambda r: r.start not in (None, 2021)),  # what has no year has no start
    ("Which actions start in the year in which they end?", lambda r: r.start is not None and r.start==r.end),
    ("Which actions do not start and end in the same year?", lambda r: r.start is not None and r.start!=r.end),
    ("Which actions take the whole five years?", lambda r: r.timetable=="2021-2025"),
    ("Which actions run from 2022 to 2025?", lambda r: r.timetable=="2022-2025"),
    ("Which actions have an open end?", lambda r: r.end is None),
    ("Which actions are ongoing?", lambda r: r.timetable=="Ongoing"),
    ("Which actions carry no year at all?", lambda r: r.end is None),
    ("Which actions end no earlier than 2024?", end(2024,9999)),
    ("Which actions are due between 2022 and 2024?", end(2022,2024)),
    ("Which actions must be finished within 2021?", end(2021,2021)),
    ("Which actions make up strategic priority 5?", PR(5)),
    ("Which actions in priorities 1 and 2 are Frontex's?", AND(PR(1,2),H("F"))),
    ("Which actions under priorities 6 to 8 are due in 2021?", AND(PR(6,7,8),end(2021,2021))),
    ("Which actions come under neither priority 1 nor priority 2?", NOT(PR(1,2))),
    ("How many actions does priority 7 have?", PR(7)),
    ("How many actions stand in section C?", SEC("C")),
    ("Which actions stand outside sections A, B and C?", lambda r: r.section not in("A","B","C")),
    ("Which actions belong to no strategic priority?", lambda r: r.priority is None),
    ("Which actions in section B or C are due in 2022?", AND(OR(SEC("B"),SEC("C")),end(2022,2022))),
    ("Which actions fall in the prevention section?", SEC("B")),
    ("Which actions of the security section are due in 2022?", AND(SEC("A"),end(2022,2022))),
    ("Which actions go with priority area 6.3?", AR("6.3")),
    ("Which actions are marked 7.4?", AR("7.4")),
    ("Which actions carry the area code 2.2?", AR("2.2")),
    ("Which actions are in 6.1 as well as 6.3?", AND(AR("6.1"),AR("6.3"))),
    ("Which actions are in area 6.1 but not in area 6.3?", AND(AR("6.1"),NOT(AR("6.3")))),
    ("Which actions have several priority areas?", lambda r: len(r.areas)>1),
    ("Which actions have no priority area?", lambda r: not r.areas),
    ("Which actions come with a footnote?", lambda r: bool(r.footnotes)),
    ("Which actions have footnotes and are due in 2021?", AND(lambda r: bool(r.footnotes),end(2021,2021))),
    ("Which actions refer to a Directive?", lambda r: any(a[5]=="L" for a in r.acts)),
    ("Which actions cite EU law?", lambda r: bool(r.acts)),
    ("Which action is based on Directive 2014/42/EU?", lambda r: "32014L0042" in r.acts),
    ("Which actions mention Frontex by name?", NAM("F")),
    ("Which actions name Frontex in the text though it is not responsible?", AND(NAM("F"),NOT(H("F")))),
    ("Which of Europol's actions do not name it?", AND(H("P"),NOT(NAM("P")))),
    ("Which actions name both Europol and Frontex?", AND(NAM("P"),NAM("F"))),
    ("Which actions mention Eurojust or Frontex?", OR(NAM("J"),NAM("F"))),
    ("Actions that are either due in 2022 or assigned to ECDC", OR(end(2022,2022),H("E"))),
    ("Which actions are CEPOL's or due in 2024?", OR(H("L"),end(2024,2024))),
    ("Which actions under priority 2 that Frontex shares with Europol are due after 2021?", AND(PR(2),H("F","P"),end(2022,9999))),
    ("Which actions in section A due by 2022 does the Commission do alone?", AND(SEC("A"),end(0,2022),ONLY("C"))),
    ("Which actions with exactly three bodies including the EMCDDA are due in 2021?", AND(NB(lambda n: n==3),H("D"),end(2021,2021))),
    ("How many actions due in 2021 does the EMCDDA share with Europol?", AND(end(2021,2021),H("D","P"))),
    ("Which actions for the Commission and Europol, but without Member States, are there?", AND(H("C","P"),NOT(H("M")))),
    ("Morning! For tomorrow's meeting I have to know which actions Frontex is responsible for. Thanks a lot, Anna", H("F")),
    ("We are wondering how many actions concern Frontex as responsible body.", H("F")),
    ("Please let us have the numbers of the actions that Eurojust is in charge of.", H("J")),
    ("It would help us to know which actions EMA and the EMCDDA share.", H("A","D")),
    ("Sorry to bother you again, but which actions has ECDC?", H("E")),
    ("Quelles actions réunissent Europol et Frontex ?", H("P","F")),
    ("Quelles actions se passent de l'EMCDDA ?", NOT(H("D"))),
    ("Quelles actions la Commission mène-t-elle seule ?", ONLY("C")),
    ("Quelles actions n'ont pas de date de fin ?", lambda r: r.end is None),
    ("Qu'est-ce qui doit être terminé en 2022 ?", end(2022,2022)),
    ("Combien d'actions Frontex partage-t-il avec Europol ?", H("F","P")),
    ("Quelles actions de la section A doivent être achevées avant 2023 ?", AND(SEC("A"),end(0,2022))),
    ("Quelles actions relèvent d'Europol ou de Frontex, mais pas des deux ?", lambda r: H("P")(r)!=H("F")(r)),
    ("Pourriez-vous m'indiquer les actions confiées à l'ECDC ?", H("E")),
    ("Quelles actions ont plus de quatre organismes responsables ?", NB(lambda n: n>4)),
    ("Welche Maßnahmen teilen sich Europol und Frontex?", H("P","F")),
    ("Bei welchen Maßnahmen ist die Kommission allein verantwortlich?", ONLY("C")),
    ("Welche Maßnahmen haben kein Enddatum?", lambda r: r.end is None),
    ("Was muss bis Ende 2022 fertig sein?", end(0,2022)),
    ("Wie viele Maßnahmen hat Frontex gemeinsam mit Europol?", H("F","P")),
    ("Welche Maßnahmen betreffen Abschnitt B?", SEC("B")),
    ("Welche Maßnahmen hat Europol, nicht aber Frontex?", AND(H("P"),NOT(H("F")))),
    ("Ich bräuchte eine Liste aller Maßnahmen von Eurojust.", H("J")),
    ("Welche Maßnahmen haben mehr als vier zuständige Stellen?", NB(lambda n: n>4)),
    ("Für welche Maßnahmen sind weder die Kommission noch die Mitgliedstaaten zuständig?", AND(NOT(H("C")),NOT(H("M")))),
    ("¿Qué acciones reúnen a Europol y Frontex?", H("P","F")),
    ("¿Qué acciones lleva a cabo la Comisión en solitario?", ONLY("C")),
    ("¿Qué acciones no tienen fecha de finalización?", lambda r: r.end is None),
    ("¿Qué debe terminarse antes de 2023?", end(0,2022)),
    ("¿Cuántas acciones comparte Frontex con Europol?", H("F","P")),
    ("¿Qué acciones de Europol no comparte Frontex?", AND(H("P"),NOT(H("F")))),
    ("¿Qué acciones tienen más de cuatro organismos responsables?", NB(lambda n: n>4)),
    ("Me gustaría saber qué acciones corresponden a Eurojust.", H("J")),
    ("Which actions have an agency other than Europol?", OR(*(H(letter) for letter in "DFJLAE"))),
    ("Which actions have not only Europol but also Frontex?", H("P","F")),
    ("Not only Europol but also Frontex is responsible for which actions?", H("P","F")),
    ("Which actions have Europol but not only Europol?", AND(H("P"),NOT(ONLY("P")))),
    ("Which actions, if any, is MAOC-N responsible for?", lambda r: "MAOC-N" in r.bodies),
    ("Which actions in section A are due in 2021 unless Frontex is responsible?", AND(SEC("A"),end(2021,2021),NOT(H("F")))),
    ("Which actions start and end in 2021?", AND(end(2021,2021),lambda r: r.start==2021)),
    ("Which actions start in 2022 and end in 2025?", AND(end(2025,2025),lambda r: r.start==2022)),
    ("Which actions in section C have the same deadline as Action 25?", AND(SEC("C"),lambda r: r.end==2022 and r.number!=25)),
    ("Which actions of Europol have the same deadline as Action 13?", AND(H("P"),lambda r: r.end==2021 and r.number!=13)),
    ("Which actions have the same priority area as Action 25?", lambda r: set(r.areas)=={"4.1"} and r.number!=25),
]  # fmt: skip

TWICE: list[tuple[str, list[Test]]] = [
    ("Which actions due in 2021 are Europol's and which are Frontex's?", [AND(H("P"),end(2021,2021)),AND(H("F"),end(2021,2021))]),
    ("Which Europol actions end in 2021 and which in 2025?", [AND(H("P"),end(2021,2021)),AND(H("P"),end(2025,2025))]),
    ("How many actions are due in 2021, and how many in 2025?", [end(2021,2021),end(2025,2025)]),
    ("Which actions does Europol have, and which does Frontex?", [H("P"),H("F")]),
    ("Which actions mention Europol, and which list Frontex as responsible?", [NAM("P"),H("F")]),
    ("What is Frontex responsible for and what is Eurojust responsible for?", [H("F"),H("J")]),
    ("Quelles actions ont une note et lesquelles mentionnent Europol ?", [lambda r: bool(r.footnotes),NAM("P")]),
]  # fmt: skip

#: Nothing that is recorded says this, or no rule reads it.
FREE = [
    "Europol and Frontex are responsible for which actions due in 2021 and 2025 respectively?",
    "Which actions are Europol and Frontex each responsible for on their own?",
    "Which actions due in 2021 do not involve Europol, except those of section C?",
    "Which actions of Europol, except those due in 2021 that Frontex shares, remain?",
    "Which actions were due before Europol's last one?",
    "Which actions does Frontex have more bodies in than Europol?",
    "Which actions have two of the three agencies Europol, Frontex and Eurojust?",
    "Which actions have most of the agencies?",
    "Which actions have all agencies but CEPOL?",
    "Which actions have every agency that Action 3 has?",
    "Which actions would Europol lose if Frontex's were left out?",
    "In how many actions is Frontex the first body named?",
    "Which actions list Frontex first?",
    "Which actions name Frontex before Europol?",
    "Which actions does Frontex do before Europol?",
    "Which actions come after Frontex's?",
    "Which actions start when Action 25 ends?",
    "Which actions end when Action 25 starts?",
    "Which actions due in 2021 started earlier?",
    "Which actions are due earlier than planned?",
    "Which actions are due later than those of Frontex?",
    "Which actions are due at the same time as Frontex's?",
    "Which actions have the same bodies as each other?",
    "Which actions have other bodies than Action 42?",
    "Which actions have not the same bodies as Action 42?",
    "Which actions do not have the same deadline as Action 25?",
    "Which actions have the same deadline as Action 25 but other bodies?",
    "Which actions need more than money?",
    "Which actions need more than Europol?",
    "Which actions need no more than Europol?",
    "Which actions have less than Action 13?",
    "Does any agency have more actions than the Commission?",
    "Which actions amend Directive 2014/42/EU?",
    "Which actions evaluate the Framework Decision?",
    "Which indicators measure the actions of Europol?",
    "Which indicators belong to priority 3?",
    "Which indicators use data that Europol and the EMCDDA collect together?",
    "Which sources are used by only one indicator?",
    "Which sources does indicator 5 share with indicator 3?",
    "Which priority has fewer actions than priority 3?",
    "Which priorities is Frontex not involved in?",
    "Which priorities does Frontex have nothing to do with?",
    "Which areas does only the EMCDDA work in?",
    "Which bodies share all their actions with the Commission?",
    "Which bodies are in every action of priority 6?",
    "Which body is responsible for all actions of section B?",
    "Is one body responsible for all actions of section B?",
    "Are Member States responsible for every action but one in section B?",
    "Is Action 12 longer than Action 13?",
    "Does Action 12 end when Action 13 does?",
    "Who is responsible for Actions 25 and 41 but not 13?",
    "Who is responsible for neither Action 13 nor Action 14?",
]


def numbers(answer: dict[str, Any]) -> list[int]:
    return [int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]] if answer["result"] else []


def chosen(test: Test) -> list[int]:
    return [row.number for row in ACTIONS if test(row)]


@pytest.mark.parametrize(("question", "test"), WORDINGS, ids=[question for question, _ in WORDINGS])
def test_a_relation_selects_what_it_means(engine: Engine, question: str, test: Test) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] in ("complete", "empty"), answer["interpretation"]["subject"]
    assert (answer["result"]["scope"], numbers(answer)) == ("complete", chosen(test))


PLAN = [
    ("Which actions is Europol responsible for according to the plan?", H("P")),
    ("According to the plan, which actions are due in 2021?", lambda row: row.end == 2021),
    ("Which actions, according to the table, are due in 2021?", lambda row: row.end == 2021),
    ("Gemäß dem Plan, wofür ist Europol zuständig?", H("P")),
    ("Welche Maßnahmen sind nach dem Plan 2021 fällig?", lambda row: row.end == 2021),
    ("D'après le plan, que doit faire Europol ?", H("P")),
    ("de acuerdo con el plan, ¿qué hace Europol?", H("P")),
]


@pytest.mark.parametrize(("question", "test"), PLAN, ids=[question for question, _ in PLAN])
def test_what_a_question_goes_by_restricts_nothing(engine: Engine, question: str, test: Test) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], numbers(answer)) == ("complete", chosen(test))


LEADING = [
    ("Give me an overview of Europol's actions", H("P")),
    ("Summarise what Europol has to do under the plan", H("P")),
    ("Outline Frontex's tasks in section A", AND(H("F"), SEC("A"))),
    ("I need a short overview of everything CEPOL is responsible for", H("L")),
    ("briefly summarise the actions of the EEAS", H("X")),
    ("Overview of actions without Europol", NOT(H("P"))),
    ("Il me faut un bref aperçu des actions de Frontex", H("F")),
    ("Ein kurzer Überblick über die Maßnahmen von Eurojust bitte", H("J")),
    ("Un breve resumen de las acciones de CEPOL", H("L")),
    ("Europol in priority area 2", AND(H("P"), OR(AR("2.1"), AR("2.2")))),
]


@pytest.mark.parametrize(("question", "test"), LEADING, ids=[question for question, _ in LEADING])
def test_a_word_for_an_overview_in_front_of_a_list_asks_and_restricts_nothing(engine: Engine, question: str, test: Test) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], numbers(answer)) == ("complete", chosen(test))


@pytest.mark.parametrize(("question", "tests"), TWICE, ids=[question for question, _ in TWICE])
def test_a_question_that_asks_twice_is_two(engine: Engine, question: str, tests: list[Test]) -> None:
    parts = ask(engine, question, on=DAY)["parts"]
    assert [numbers(part) for part in parts] == [chosen(test) for test in tests]


@pytest.mark.parametrize("question", FREE)
def test_what_is_not_recorded_or_not_read_is_no_complete_list(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    for each in answer["parts"] or [answer]:
        assert each["status"] not in ("complete", "empty") or each["result"]["scope"] == "ranked", each["answer"]


@pytest.mark.parametrize(
    "question",
    [
        "Which actions name no body in their text?",
        "Which actions don't mention any body in their text?",
        "Quelles actions ne mentionnent aucun organisme ?",
        "Welche Maßnahmen nennen keine Stelle im Text?",
        "¿Qué acciones no mencionan ningún organismo?",
    ],
)
def test_texts_that_name_no_body_are_those_that_no_body_s_name_stands_in(engine: Engine, question: str) -> None:
    naming = {number for name in (*BODIES.values(), "law enforcement", "WHO") for number in numbers(ask(engine, f"Which actions mention {name} in their text?", on=DAY))}
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "complete"
    assert not naming.intersection(numbers(answer))
    assert 0 < len(numbers(answer)) < len(ACTIONS)


@pytest.mark.parametrize("question", ["Who does more, Europol or Frontex?", "Does Europol or Frontex do more?", "Wer macht mehr, Europol oder Frontex?"])
def test_who_does_more_is_who_has_more_actions(engine: Engine, question: str) -> None:
    said = ask(engine, question, on=DAY)["answer"]
    assert all(f"{name}" in said and str(len(chosen(test))) in said for name, test in (("Europol", H("P")), ("Frontex", H("F"))))


def test_more_about_a_subject_is_no_count_of_all_actions(engine: Engine) -> None:
    assert ask(engine, "Who does more about heroin, Europol or Frontex?", on=DAY)["status"] != "complete"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which actions have Eurojust and have CEPOL as responsible body?", "have Eurojust and CEPOL together as responsible bodies"),
        ("Which actions due after 2022 and due before 2025 has the EMCDDA?", "have the EMCDDA as a responsible body and are due after 2022 and before 2025"),
        ("Is there any indicator without a data source?", "No. All 12 indicators name a data source."),
        ("Which actions have no responsible body?", "All 53 actions have a responsible body."),
        ("Who has more actions, Europol or the Member States?", "Member States have 40 actions and Europol has 20 actions."),
        ("Which bodies have no deadline after 2023?", "3 bodies have none of them: MAOC-N, ECDC and CSFD."),
        ("Which actions are without Europol?", "do not have Europol as a responsible body"),
    ],
)
def test_conditions_are_said_as_people_would(engine: Engine, question: str, said: str) -> None:
    assert said in ask(engine, question, on=DAY)["answer"]


@pytest.mark.parametrize(("question", "status"), [("Which indicator is number 14?", "not_held"), ("¿Qué indicador es el número 14?", "not_held"), ("Which indicator is number 4?", "complete")])
def test_a_number_belongs_to_the_noun_of_its_sentence(engine: Engine, question: str, status: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], "ction" in answer["answer"].split("“")[0]) == (status, False)


def test_a_label_that_the_quoted_text_begins_with_is_said_once(engine: Engine) -> None:
    answer = ask(engine, "How should environmental crime related to drug production be fought?", on=DAY)
    assert answer["status"] == "answered"
    assert "Action 22: “Boost" in answer["answer"]


@pytest.mark.parametrize(
    ("question", "status", "documents"),
    [
        ("Which texts mention SIENA?", "complete", ["eu-drugs-action-plan-2021-2025", "32019L1153.digest"]),
        ("Which documents mention Europol?", "complete", ["eu-drugs-action-plan-2021-2025", "32019L1153.digest", "eu-socta-2021-empact-2022-2025.digest", "eu-drug-markets-report.digest"]),
        ("Which documents mention ketamine?", "empty", []),
    ],
)
def test_documents_are_told_by_what_stands_in_them(engine: Engine, question: str, status: str, documents: list[str]) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], answer["result"]["items"]) == (status, documents)


@pytest.mark.parametrize("question", ["Who is action 27 aimed at?", "Who is action 34 for?", "À qui s'adresse l'action 27 ?", "what made the Commission leave Frontex out of priority 4"])
def test_for_whom_and_what_made_it_so_are_in_no_record(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=DAY)["status"] == "not_found"


@pytest.mark.parametrize(
    ("question", "test"),
    [
        ("EMCDDA rows minus the ones the Commission is in", AND(H("D"), NOT(H("C")))),
        ("celles qui ne démarrent qu'en 2022", lambda row: row.start == 2022),
        ("Which priority contains the most actions?", None),
    ],
)
def test_wordings_that_were_taken_for_something_else(engine: Engine, question: str, test: Test | None) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "complete"
    assert test is None or numbers(answer) == chosen(test)


def test_an_only_before_rows_leaves_out_other_rows_first(engine: Engine) -> None:
    answer = ask(engine, 'word search "third countries", only rows where Frontex is responsible', on=DAY)
    assert answer["readings"][0]["items"] == ["eu-drugs-action-plan-2021-2025/act_3", "eu-drugs-action-plan-2021-2025/act_16"]
