"""Whether a sentence holds the kind of thing that a question asks for."""

from __future__ import annotations

import pytest

from index.expect import KINDS, Expectation, expect
from index.present import present, quantities
from tests.growth import grows_linearly

# (question, sentence, whether it is there)
ROWS = [
    # an amount is a currency beside a number
    ("How much money is spent?", "Spending was put at 30 billion euro a year or more.", True),
    ("How much money is spent?", "A grant of €2,500 is paid.", True),
    ("How much money is spent?", "See Item 18 02 77 04 on page 61 of the budgetary remarks.", False),
    ("How much money is spent?", "Make full use of Directive (EU) 2019/1153.", False),
    # a price is not what is spent in all
    ("What is the street price of cocaine?", "Spending on drugs was put at 30 billion euro a year.", False),
    ("What is the price of a permit?", "The price of a permit is 30 euro.", True),
    ("Wie hoch ist die Geldstrafe?", "Spending was put at 30 billion euro.", False),
    ("Wie hoch ist die Geldstrafe?", "A fine of 5 000 euro may be set.", True),
    ("¿Cuál es el precio de la cocaína?", "Spending was put at 30 billion euro.", False),
    # "every" tells how often only before a stretch of time
    ("How often are statistics sent?", "Every Member State picks its authorities.", False),
    ("How often are statistics sent?", "They are sent every year.", True),
    ("How often are statistics sent?", "They report every three years.", True),
    ("How often are statistics sent?", "It is erased once the case has ended.", False),
    # a year within a name dates nothing
    ("When was the strategy approved?", "It turns the priorities of the Drugs Strategy 2021-2025 into actions.", False),
    ("When was the strategy approved?", "The Council approved the Drugs Strategy 2021-2025 in December 2020.", True),
    ("When is the assessment made?", "Threats are assessed in 2021.", True),
    ("When is the assessment made?", "September 2021 is the month of the assessment.", True),
    # a count stands before one of the things counted; labels, years and acts count nothing
    ("How many priorities are there?", "A framework with eleven strategic priorities.", True),
    ("What is the maximum number of Asset Recovery Offices?", "To have one, at most two, Asset Recovery Offices.", True),
    ("What is the maximum number of Asset Recovery Offices?", "Asset Recovery Offices answer within seven days.", False),
    ("How often are people asked?", "Two surveys, in the beginning of 2021 and in 2025.", True),
    ("What do people think about it?", "Percentage of citizens' perception of safety.", True),
    ("How many priorities are there?", "Eleven agencies agreed on the priorities.", False),
    ("How many countries give data?", "The edition draws on data from 29 countries.", True),
    ("How many offices must there be?", "Each State has one, at most two, Asset Recovery Offices.", True),
    ("How many trainings are held?", "Action 46. Implement trainings for prison staff.", False),
    ("How many directives apply?", "Directive 2014/42/EU and Directives 2019/1153 apply.", False),
    ("What percentage is checked?", "At least 40 % of all containers are checked.", True),
    ("What percentage is checked?", "At least 40 containers are checked.", False),
    ("How often is it reported?", "States send statistics to the Commission every year.", True),
    ("How often is it reported?", "States send statistics to the Commission.", False),
    ("Which limit is recommended?", "A legal limit of 0.5 mg/ml or lower is advised.", True),
    ("Which limit is recommended?", "Include considerations on drugs in the limit for drivers.", False),
    # durations and dates, as fine as they were asked for
    ("How long are logs kept?", "The logs are deleted after five years.", True),
    ("How long are logs kept?", "The logs are deleted in 2025.", False),
    ("When is it due?", "National law had to comply by 4 October 2016.", True),
    ("On which day was it signed?", "Signed in the beginning of 2021 and in 2025.", False),
    ("On which day was it signed?", "Signed on 4 October 2016.", True),
    ("In which month does it start?", "It starts in March 2022.", True),
    ("In which month does it start?", "It may start in 2022.", False),
    ("At what time of day does it run?", "It runs from 9:30 to noon.", True),
    # a person has a name, beside a role
    ("Who is the director?", "The director of the agency, Alexis Example, said so.", True),
    ("Who is the director?", "The director of the European Monitoring Centre said so.", False),
    ("Who wrote it?", "The report was written by Anna Weber.", True),
    ("Who wrote it?", "Information gathered by Asset Recovery Offices.", False),
    # a place has a name
    ("In which countries is it done?", "Dialogues should be launched with China, Iran and Colombia.", True),
    ("In which countries is it done?", "Conclude agreements with third countries.", False),
    ("In which city does it sit?", "The Lisbon-based agency took over.", True),
    # definitions, comparisons, judgements, forecasts, outcomes
    ("How is a postal item defined?", "Postal item: an item addressed in its final form.", True),
    ("How is freezing defined?", "‘freezing’ means the temporary prohibition of the transfer of property.", True),
    ("How is freezing defined?", "Increase the freezing of assets.", False),
    ("Is sail safer than steam?", "Steam is safer than sail.", True),
    ("Is sail safer than steam?", "Promote sail as well as steam.", False),
    ("Which port has the highest fees?", "Target the networks posing the highest risk.", True),
    ("Which port has the highest fees?", "Exchange best practices at high level.", False),
    ("Was it a success?", "The pilot was criticised as inadequate.", True),
    ("Was it a success?", "Support the pilot.", False),
    ("Will traffic rise by 2040?", "Traffic is expected to double.", True),
    ("What did the study find?", "The study found that guards were overworked.", True),
    ("What did the study find?", "Launch a study on guards.", False),
    ("What is the phone number?", "Call +351 211 21 02 00.", True),
    ("Where can more be found?", "For more, see https://example.org/tides", True),
    ("Where can more be found?", "Expand the section on the portal.", False),
    # anything else is always there
    ("What does it say about guards?", "Train guards.", True),
]


@pytest.mark.parametrize(("question", "sentence", "there"), ROWS)
def test_a_sentence_holds_what_is_asked_for(question: str, sentence: str, there: bool) -> None:
    assert present(expect(question), sentence) is there


def test_what_is_counted_may_go_by_another_name() -> None:
    asked = expect("How many nations give data?")
    sentence = "The edition draws on data from 29 countries."
    assert not present(asked, sentence)
    assert present(asked, sentence, lambda one, other: {one, other} == {"nations", "countries"})


def test_quantities_are_neither_labels_nor_years_nor_numbers_of_acts() -> None:
    sentence = (
        "2. Under Article 7(2) of Regulation (EC) No 273/2004 of 11 February 2004, Actions 3 and 4 need 12 boats "
        "by 2025."
    )
    assert [span.of(sentence) for span in quantities(sentence)] == ["12"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("unit", ["7", "A", "Aa ", "director ", "("])
def test_hostile_sentences_are_read_in_linear_time(kind: str, unit: str) -> None:
    asked = Expectation(kind, "en", (), "count" if kind == "number" else "", counted=("boats",))  # type: ignore[arg-type]
    grows_linearly(lambda sentence: present(asked, sentence), lambda size: unit * size)
