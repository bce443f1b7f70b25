"""What a question asks for: wordings in four languages and the kind of thing that each wants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.expect import KINDS, asks_which, expect, language_of
from index.present import present
from tests.growth import grows_linearly

# (question, kind, grain)
ENGLISH = [
    # amounts of money
    ("How much money goes to the new lighthouse?", "amount", ""),
    ("What is the annual budget of the harbour office?", "amount", ""),
    ("What budget has been set aside for buoys?", "amount", ""),
    ("How many million euros were spent?", "amount", ""),
    ("How expensive is a lifeboat?", "amount", ""),
    ("How high is the fine for dumping waste?", "amount", ""),
    ("What does a permit cost?", "amount", ""),
    # the last of nouns side by side decides
    ("Which budget item covers the buoys?", "content", ""),
    # numbers
    ("How many inspectors does the port need?", "number", "count"),
    ("What percentage of ships must be checked?", "number", "share"),
    ("How often must the owner report?", "number", "frequency"),
    ("Which speed limit applies in the harbour?", "number", "measure"),
    ("Is there a cap on the number of berths?", "number", "count"),
    # durations
    ("How long are the records kept?", "duration", ""),
    ("How many years does a licence last?", "duration", ""),
    # dates, from a year down to the hour
    ("When will the plan be reviewed?", "date", "year"),
    ("In which year does the review begin?", "date", "year"),
    ("On which day was the treaty signed?", "date", "day"),
    ("In which month do the courses start?", "date", "month"),
    ("At what time of day do the ferries run?", "date", "time"),
    # somebody by name, and not any body
    ("Who is the director of the agency?", "person", ""),
    ("Which minister signed the treaty?", "person", ""),
    ("Who wrote the report on tides?", "person", ""),
    ("Who is responsible for buoys?", "content", ""),
    ("Who may inspect a ship?", "content", ""),
    # places
    ("Where is the headquarters of the agency?", "place", ""),
    ("In which countries are the ships built?", "place", ""),
    ("Which country has the longest coast?", "place", ""),
    # reasons and definitions
    ("Is waste water used to see which towns consume most?", "content", ""),  # asks whether
    ("Somebody who helps gets off more lightly: where is that written?", "content", ""),
    ("Where can I find examples of what works?", "content", ""),
    ("Where can I find the application form?", "contact", ""),
    ("How many investigations follow the money?", "number", "count"),
    ("What about money for the centre?", "content", ""),  # no "what a …"
    ("Something on the goals for a better world by 2030", "content", ""),
    ("Which agency's report measures progress on the goals?", "content", ""),
    ("Why should ports work together?", "reason", ""),
    ("What is meant by safe anchorage?", "definition", ""),
    ("How does the act define a vessel?", "definition", ""),
    ("What counts as a small craft?", "definition", ""),
    ("What is a buoy?", "definition", "term"),
    ("What are tidal gates", "definition", "term"),
    ("What is money laundering?", "definition", "term"),
    ("What is the harbour master's office?", "definition", ""),
    ("What is the aim of the dredging?", "reason", ""),
    # noun phrases that are a question by themselves
    ("budget of the coast guard per year", "amount", ""),
    ("Is there a numerical target for fewer deaths?", "number", "measure"),
    ("Does the plan set a budget for it?", "amount", ""),
    ("Is there a network of ports?", "content", ""),
    ("the annual cost of the pilot boats", "amount", ""),
    ("name of the harbour's director", "person", ""),
    ("author of the study on wrecks", "person", ""),
    ("headquarters of the coast guard", "place", ""),
    ("funding of the coast guard", "content", ""),
    # reasons for what is done, denied or recorded, which no purpose is
    ("Why was the lighthouse sold?", "reason", "cause"),
    ("Why is the pilot not in charge of the port?", "reason", "cause"),
    ("Why is Action 3 due in 2021?", "reason", "cause"),
    # and for what is so in the world, which no text wills
    ("Why do sailors drink?", "reason", "cause"),
    ("Why is the strait so dangerous?", "reason", "cause"),
    ("What causes floods?", "reason", "cause"),
    ("Why does the Commission want more buoys?", "reason", ""),
    ("Why are buoys to be painted?", "reason", ""),
    ("Why is the harbour watched again?", "reason", ""),
    ("Why is a joint register set up?", "reason", ""),
    # judgements asked for as degrees or as what is right
    ("How dangerous is the strait?", "opinion", ""),
    ("How reliable are the tide tables?", "opinion", ""),
    ("Is it fair that only sailors pay?", "opinion", ""),
    ("How young are they when they first sail?", "content", ""),
    # a newer text
    ("Is there a newer edition of the tide tables?", "later", ""),
    ("Has there been a new strategy?", "later", ""),
    ("Is there a new plan for buoys?", "content", ""),
    # a verb that could be a noun
    ("Which ports share pilots?", "place", ""),
    ("Which networks share tide data?", "content", ""),
    ("Which ships cause most collisions?", "comparison", "superlative"),
    # values and places in an order, however they are asked
    ("What maximum sentence does the act set?", "number", "measure"),
    ("Which port was the last to close?", "comparison", "superlative"),
    # what is over when something else is to happen is no outcome
    ("What should happen to a ship once its owner has been found?", "content", ""),
    ("Was there a study on buoys?", "content", ""),
    ("What does HELCOM stand for?", "expansion", ""),
    ("What does HELCOM mean?", "expansion", ""),
    # comparisons of two and of all
    ("Is sail safer than steam?", "comparison", ""),
    ("How does the plan differ from the last one?", "comparison", ""),
    ("Which port has the highest fees?", "comparison", "superlative"),
    # judgements, forecasts, what has come of something
    ("Was the pilot a success?", "opinion", ""),
    ("Do experts criticise the plan?", "opinion", ""),
    ("Will traffic rise by 2040?", "prediction", ""),
    ("What did the study find?", "outcome", ""),
    ("What were the results of the review?", "outcome", ""),
    ("Which lessons were drawn from the storm?", "outcome", ""),
    # where to turn
    ("What is the phone number of the coast guard?", "contact", ""),
    ("How can I apply for a licence?", "contact", ""),
    ("Where can more be found on the treaty?", "contact", ""),
    # anything else
    ("What does the plan say about dredging?", "content", ""),
    ("How should wrecks be removed?", "content", ""),
    ("Is dredging mentioned?", "content", ""),
]

OTHERS = [
    ("Combien coûte un permis ?", "fr", "amount"),
    ("Combien d'inspecteurs faut-il ?", "fr", "number"),
    ("Quand le plan sera-t-il évalué ?", "fr", "date"),
    ("Pourquoi les ports doivent-ils coopérer ?", "fr", "reason"),
    ("Quel pays construit le plus de navires ?", "fr", "place"),
    ("Qu'entend-on par mouillage sûr ?", "fr", "definition"),
    ("nom du directeur du port", "fr", "person"),
    ("Y a-t-il un budget pour cela ?", "fr", "amount"),
    ("Gibt es einen Zielwert für die Häfen?", "de", "number"),
    ("¿Hay un plazo para eso?", "es", "date"),
    ("Budget der Küstenwache pro Jahr", "de", "amount"),
    ("el presupuesto anual de la guardia costera", "es", "amount"),
    ("Was kostet eine Genehmigung?", "de", "amount"),
    ("Wie viele Kontrolleure braucht der Hafen?", "de", "number"),
    ("Wann wird der Plan überprüft?", "de", "date"),
    ("Warum sollen die Häfen zusammenarbeiten?", "de", "reason"),
    ("Wer ist der Direktor der Behörde?", "de", "person"),
    ("Wofür steht HELCOM?", "de", "expansion"),
    ("¿Cuánto cuesta un permiso?", "es", "amount"),
    ("¿Cuántos inspectores necesita el puerto?", "es", "number"),
    ("¿Cuándo se revisará el plan?", "es", "date"),
    ("¿Por qué deben cooperar los puertos?", "es", "reason"),
    ("¿Quién es la directora de la agencia?", "es", "person"),
    ("¿Dónde está la sede?", "es", "place"),
]


@pytest.mark.parametrize(("question", "kind", "grain"), ENGLISH)
def test_an_english_question_asks_for_this(question: str, kind: str, grain: str) -> None:
    asked = expect(question)
    assert (asked.kind, asked.grain, asked.language) == (kind, grain, "en")


@pytest.mark.parametrize(("question", "language", "kind"), OTHERS)
def test_a_question_in_another_language_asks_for_the_same(question: str, language: str, kind: str) -> None:
    assert language_of(question) == language
    assert expect(question).kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "What is gained when ports join forces?",
        "Is help at hand when sailors seek it?",
        "How is it found out how many boats sink?",
        "Are lamps lit to see how much is left?",
    ],
)
def test_a_question_word_that_joins_two_clauses_asks_for_nothing(question: str) -> None:
    assert expect(question).kind == "content"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Do you know how many boats sink?", "number"),
        ("Please tell me when the plan ends.", "date"),
        ("And where is the office?", "place"),
        ("Hello! How much money is left?", "amount"),
    ],
)
def test_a_polite_question_asks_for_what_it_leads_into(question: str, kind: str) -> None:
    assert expect(question).kind == kind


def test_when_something_may_be_done_is_asked_of_circumstances_too() -> None:
    assert not expect("When may a ship be refused?").firm
    assert expect("When will the ship arrive?").firm
    assert expect("Since when is the port closed?").firm


def test_which_ports_are_mentioned_wants_no_proper_names() -> None:
    assert not expect("Which small ports are mentioned?").firm
    assert expect("In which ports are ships built?").firm


def test_where_something_would_be_wants_no_proper_name_and_no_place_that_the_question_names() -> None:
    assert not expect("Where would contact points in ports come in?").firm
    assert expect("Where is the office?").firm
    asked = expect("What is the capital of Portugal?")
    assert (asked.kind, asked.given) == ("place", {"portugal"})
    assert not present(asked, "Dialogues with Portugal are held.")
    assert present(asked, "Portugal is governed from Lisbon.")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How do we see that sailors eat differently?", "content"),
        ("How do sailors and pilots differ?", "comparison"),
        ("How do our harbours keep the agency informed?", "content"),
        ("How can our harbour apply for a grant?", "contact"),
        ("What stops dirty money from reaching ports?", "content"),
        ("What money reaches the ports?", "amount"),
        ("Which activities target sailors?", "content"),
        ("Which target is set for ports?", "number"),
        ("Who pays for the pilots?", "payer"),
        ("What prison term does the act set?", "duration"),
        ("Which prison sentence does the act set?", "content"),
        ("Which harbours are the worst?", "comparison"),
        ("Which ship is most dangerous?", "comparison"),
    ],
)
def test_one_word_like_a_cue_is_no_cue(question: str, kind: str) -> None:
    assert expect(question).kind == kind


def test_how_soon_is_answered_by_a_length_of_time_too() -> None:
    asked = expect("How soon must ships be registered?")
    assert (asked.kind, asked.grain) == ("date", "soon")
    assert present(asked, "Ships are registered within six weeks.")
    assert present(asked, "Ships are registered by 2023.")
    assert not present(asked, "Ships are registered at once.")


def test_what_one_thing_or_reason_is_asked_for_is_told_from_the_rest() -> None:
    assert all(asks_which(question, "en") for question in ["Which ports?", "In what town?", "Why so?", "What's due?"])
    assert not any(asks_which(question, "en") for question in ["Who says which?", "Are ports what they were?", "", "?"])
    assert asks_which("Dans quels ports ?", "fr")
    assert asks_which("Warum nicht?", "de")
    assert asks_which("¿En qué puertos?", "es")


def test_what_is_counted_is_told() -> None:
    assert expect("How many senior harbour pilots does the plan want?").counted == ("senior", "harbour", "pilots")
    assert expect("Which speed limit applies?").counted == ("limit",)


def test_what_has_happened_is_told_from_what_is_due() -> None:
    assert expect("When was the lighthouse built?").past
    assert not expect("When will the lighthouse be built?").past


def test_cues_are_spans_of_the_question_as_written() -> None:
    question = "  HOW MANY pilots are there?"
    (cue,) = expect(question).cues
    assert cue.of(question) == "HOW MANY"


@given(st.text(max_size=300))
def test_any_text_asks_for_some_kind_of_thing_with_cues_inside_it(text: str) -> None:
    asked = expect(text)
    assert asked.kind in KINDS
    assert all(0 <= cue.start < cue.end <= len(text) for cue in asked.cues)


@pytest.mark.parametrize("unit", ["1", "how ", "what is the ", "which did ", "a", "how many "])
def test_hostile_questions_are_read_in_linear_time(unit: str) -> None:
    grows_linearly(expect, lambda size: f"{unit * size} than")
