"""Questions about acts and other texts: a provision, what is recorded of the act, what it says on a subject."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.answer import contents, editions, gloss, rule
from index.answer.conditions import quoted
from index.answer.editions import in_words
from index.answer.labels import place_label
from index.answer.law import (
    abroad,
    beyond,
    citing,
    definitions,
    differing,
    divided,
    facts,
    holdings,
    limits,
    mentioned,
    provisions,
    subject,
    unheld,
    which,
    which_article,
)
from index.answer.law.asked import UNRECORDED, Asked, read
from index.answer.law.brought import brought
from index.answer.law.landing import bracketed
from index.answer.law.leaning import answer_leaning
from index.answer.law.unknown_plan import unknown_plan
from index.answer.model import Answer
from index.answer.phrases import joined, label, phrase, quotation, sentence
from index.expect import expect
from index.question.interpretation import Interpretation
from index.store import Within
from index.world import World
from ingest.fold import fold
from ingest.model import Document, Work
from ingest.naming import called
from ingest.status import status
from ingest.status_words import brief

if TYPE_CHECKING:
    from index.engine import Engine

__all__ = ["answer_heading", "answer_law", "answer_leaning", "answer_plan_day", "answers"]

_ACTIONS = re.compile(r"(?<!joint )(?<!gemeinsame )(?<!gemeinsamen )\b(?:actions?(?! communes?\b)|measures?|commitments?|tasks?|indicators?|mas(?:s)?nahmen?|aktionen|mesures?|acci[o]n(?:es)?(?! comun)|medidas?|indik\w*|indic\w*)\b")


def answers(one: Interpretation, world: World) -> bool:
    """Whether the question is about works that it names, rather than about actions that cite them.

    "Which actions cite the directive" is about actions; how many actions *another* plan or
    strategy has, which binds nobody and is no act to cite, is about that text.
    """
    if which.asks(one) and one.subject:
        return True
    if any(note.startswith("unknown_act:") for note in one.notes) and not one.acts and not one.places:
        return True
    if not one.acts:
        return unknown_plan(one, world) is not None
    if not (one.explicit and one.target in ("actions", "indicators") and _ACTIONS.search(fold(one.question))):
        return True
    works = _works([act for act in one.acts if not act.startswith("/")], world)
    return bool(works) and not any(work.binding for work in works)


def answer_law(one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """Answer from the works named, each in the edition that is meant."""
    glossed = one if any(note.startswith("glossed:") for note in one.notes) else gloss.glossed(one, world)
    one = answer.interpretation or one  # what is asked for is read in the asker's own words
    if which.asks(one):
        which.answer_which(glossed, world, answer, engine)
        return
    plan = unknown_plan(one, world)
    if plan is not None:
        plans = joined(one.language, [quotation(document.title, one.language) for document in world.all_plans])
        answer.status = "not_held"
        answer.answer = phrase(one.language, "unknown_plan", plan=quotation(plan, one.language), plans=plans)
        return
    named = [act for act in one.acts if not act.startswith("/")]
    places = [act.removeprefix("/") for act in one.acts if act.startswith("/")]
    works = _works(named, world)
    annexes = contents.annexes(places, world) if not named else []
    if annexes and not one.subject and ("of_plan" in one.notes or not _having(places, world)):
        contents.annexed(annexes, one, world, answer)
        return
    if places and not named and "of_plan" in one.notes:
        answer.status = "not_held"
        answer.answer = " ".join(phrase(one.language, "lacks_article", edition=plan.title, place=place_label(place, one.language)) for plan in world.plans for place in places)
        return
    if not works and places and not named:
        nobody = unheld.names_beside(one, world)
        if nobody:
            unheld.unknown(nobody, read(one), one, world, answer)
            return
        works = _having(places, world)
        if len(works) != 1:
            _which_act(places, works, one, world, answer, engine)
            return
    if not works:
        unheld.unknown(named or [note.removeprefix("unknown_act:") for note in one.notes if note.startswith("unknown_act:")], read(one), one, world, answer)
        return
    asked = read(one, works)
    searched = abroad.searched(glossed, works, world, one.question)
    if not places and which_article.asks(fold(one.question)) and (about := which_article.left(asked.said, one.language)):
        asked = replace(asked, left=about, topics=())
    if _of_other_plan(works, one, world, answer):
        return
    if len(works) > 1 and not places and asked.left and _WHICH_OF.search(fold(one.question)):
        which.among(works, asked.left, one, world, answer, engine)
        return
    if not places and not asked.left and _recorded(works, asked, one, world, answer):
        if answer.status == "not_found" and _told_by_text(works, searched if set(asked.topics) & UNRECORDED else one, answer, engine):
            _finished(works, world, answer)
        return
    if not places and asked.left and facts.answer_which_did(works, asked, one, world, answer):
        _finished(works, world, answer)
        return
    held: list[Document] = []
    wanted: list[tuple[Document, str]] = []
    lacking: list[str] = []
    fixed = False
    own = _own_places(one.acts, world)
    for work in works:
        chosen = editions.choose(work, named, one, world, answer.on)
        held += chosen.documents
        wanted += [(document, bracketed(document, place, one.question)) for document in chosen.documents for place in own.get(work.id, places)]
        fixed = fixed or chosen.fixed
        if chosen.missing:
            lacking.append(chosen.missing)
    if not held:
        unheld.known_only(works, answer)
    elif not places and mentioned.answer_mentioned(held, one, world, answer):
        pass
    elif places:
        _provisions(works, wanted, asked, one, searched, world, answer, fixed=fixed)
    else:
        _text(works, held, asked, one, searched, world, answer, engine)
    for said in lacking:
        _first(said, places, answer)
    if answer.status in ("not_held", "not_found"):
        _after_refusal(works, asked, one, world, answer)
        return
    _finished(works, world, answer)


#: Units that a plan numbers, and that are named by their numbers.
_NUMBERED = frozenset(["action", "indicator", "footnote", "priority", "section"])


def _of_other_plan(works: Sequence[Work], one: Interpretation, world: World, answer: Answer) -> bool:
    """Units by number of another plan or strategy, of which no more than a summary is held: they are not those of the plan that is."""
    numbered = [(kind, number) for kind, _, number in (place.partition(":") for place in one.places) if kind in _NUMBERED]
    held = [world.edition(work.id) for work in works]
    if not numbered or any(work.binding for work in works) or any(each is not None and each.state != "digest" for each in held):
        return False
    labels = joined(one.language, [label(one.language, kind, [number]) for kind, number in numbered])
    answer.status = "not_held"
    answer.answer = " ".join(phrase(one.language, "plan_not_held", act=called(work, one.language), labels=labels) for work in works)
    return True


def answer_heading(one: Interpretation, world: World, answer: Answer) -> bool:
    """Quote the articles whose heading is given in quotation marks, where no act is named; false for any other question."""
    one = answer.interpretation or one
    if not which_article.by_heading(one.question, one.acts, world, answer):
        return False
    works = [work for id in dict.fromkeys(made.document for made in answer.citations) if (work := world.work_of(id))]
    _finished(works, world, answer)
    return True


def answer_plan_day(one: Interpretation, world: World, answer: Answer) -> None:
    """When the plan was adopted, or from when on it counts: what the catalogue records of it, as its actions do not tell."""
    works = [work for plan in world.plans[:1] if (work := world.work_of(plan.id))]
    asked = read(one, works)
    topics = ("adopted",) if "adopt" in asked.concepts else ("starts",)
    if works and world.catalogue is not None:
        facts.answer_facts(works, replace(asked, topics=topics, concepts=asked.concepts | {"force"}, left=()), one, world, answer)
    else:
        answer.status, answer.answer = "not_found", phrase(one.language, "plan_undated")


def _finished(works: Sequence[Work], world: World, answer: Answer) -> None:
    """What every answer from texts adds: which editions it quotes, and the acts' status."""
    holdings.name_editions(world, answer)
    for work in works:
        _status_note(work, world, answer)


def _told_by_text(works: Sequence[Work], one: Interpretation, answer: Answer, engine: Engine) -> bool:
    """Whether the full text of an act says what no record tells of it, its date of transposition say."""
    texts = [held.id for work in works if (held := engine.world.edition(work.id)) and rule.has_rules(held)]
    told = Answer(one.question, answer.on, engine.world, interpretation=answer.interpretation)
    if not texts or not rule.quote(subject.tidy(editions.without_names(one)), texts, engine, told, language=one.language):
        return False
    if one.language == answer.language:
        answer.note(answer.answer)
    answer.status, answer.answer, answer.confidence, answer.result = told.status, told.answer, told.confidence, None
    answer.claims, answer.citations, answer.passages = told.claims, told.citations, told.passages
    return True


def _first(missing: str, places: Sequence[str], answer: Answer) -> None:
    """That the edition asked for is not there, before the words of another one; beside anything else it is a note."""
    if not places or answer.status in ("not_held", "not_found"):
        answer.note(missing)
        return
    answer.claims.insert(0, (missing, []))
    answer.answer = f"{missing} {answer.answer}"
    answer.status = "answered"


def _text(
    works: Sequence[Work], held: Sequence[Document], asked: Asked, one: Interpretation, searched: Interpretation, world: World, answer: Answer, engine: Engine
) -> None:
    """What the texts say: an article by its heading, what they are about, what a term means, or the nearest sentences.

    ``searched``: the question in the texts' language.
    """
    apart = searched.language != one.language
    means = "define" in asked.concepts or expect(one.question, one.language).kind == "definition"
    terms = _terms(one, searched if apart else one, asked) if means or _WHAT_IS.match(fold(one.question)) else []
    earlier = _other_editions(works, held, world) if means else []
    for editions_of, sure in ((held, means), (earlier, False)):  # a term that the text in force has lost
        for term in terms:
            if definitions.define(editions_of, term, engine.ground.glossary, world, answer, sure=sure):
                other = [document for document in editions_of if editions_of is earlier and any(made.document == document.id for made in answer.citations)]
                if other:
                    answer.note(phrase(one.language, "term_elsewhere", edition=editions.named(other[0], world, one.language)))
                return
    readings = [*one.filters, *(filter for choice in one.choices for _, filter in choice.readings[:1])]
    bodies = [each.text for each in readings if each.field in ("body", "named", "row")]
    headed = provisions.headed(held, asked.left, asked.said)
    if limits.asks(asked) and limits.tell(held, world, answer):
        return
    if headed:
        provisions.quote(headed, (), world, answer)
    elif (which_article.asks(fold(one.question)) and which_article.name(held, which_article.words(bodies, asked.left, searched.subject if apart else asked.left), world, answer)) or (not asked.left and set(asked.topics) <= {"about"} and _about(works, held, asked, one, world, answer)):
        return
    else:
        if asked.left and not apart and abroad.foreign(one, world):
            answer.status = "not_found"
            answer.answer = phrase(one.language, "unglossed", words=joined(one.language, [quoted(word, one.language) for word in asked.left]))
            return
        subject.quote(held, searched.subject if apart else asked.left, searched, world, answer, engine)


_WHICH_OF = re.compile(r"\b(?:which (?:one|of|is about|act|deals)|lequel|laquelle|welche[rs]? (?:von|der beiden|davon|ist)|cual (?:de|es|trata))\b")
_WHAT_IS = re.compile(r"\W*(?:what(?:'s|\sis|\sare)|qu'est-ce qu|was (?:ist|sind)|que es|que son)\b")
_BRACKETED = re.compile(r"\(([^()\d]{3,60})\)|[\"“„«‘']([^\"“”„«»‘’']{3,60})[\"”“»’']")


def _other_editions(works: Sequence[Work], held: Sequence[Document], world: World) -> list[Document]:
    """The other texts of the works that are held, the newest first; no summaries."""
    found = [each for work in works for each in world.editions(work.id) if each not in held and each.state != "digest"]
    return sorted(found, key=lambda each: each.as_of or dt.date.min, reverse=True)


def _terms(one: Interpretation, searched: Interpretation, asked: Asked) -> list[tuple[str, ...]]:
    """What may be the term whose meaning is asked: what is set apart by brackets or quotes, the subject in the texts' words, what is left."""
    apart = [(match[1] or match[2],) for match in _BRACKETED.finditer(one.question)]
    spoken = [searched.subject] if searched is not one else []
    return [term for term in (*apart, *spoken, asked.left, asked.left[:1]) if term]


def _about(works: Sequence[Work], held: Sequence[Document], asked: Asked, one: Interpretation, world: World, answer: Answer) -> bool:
    """What the acts are about, after the action through which they were named."""
    facts.behind(works, one, world, answer, numbers_too=True)
    lead = "".join(f"{text} " for text, _ in answer.claims)
    done = subject.about(held, world, answer, titled="about" not in asked.concepts)
    answer.answer = f"{lead}{answer.answer}" if done else ""
    return done


def _own_places(acts: Sequence[str], world: World) -> dict[str, list[str]]:
    """The provisions that are named with each act, by the act's work; nothing where one act is named without any.

    "Article 12 of A and Article 24 of B" asks for one article of each, "Article 7 of A and of B" for one of both.
    """
    found: dict[str, list[str]] = {}
    of: list[str] = []
    for each in acts:
        if each.startswith("/"):
            for id in of:
                found.setdefault(id, []).append(each.removeprefix("/"))
        else:
            of = [work.id for work in _works([each], world)]
            for id in of:
                found.setdefault(id, [])
    return found if all(found.values()) else {}


def _having(places: Sequence[str], world: World) -> list[Work]:
    """The works whose texts have a provision that is named without its act."""
    held = [world.documents[id] for id in world.defaults if any(world.unit(id, place) for place in places)]
    return [work for document in held if document.kind != "action_plan" and (work := world.work_of(document.id))]


def _which_act(places: Sequence[str], works: Sequence[Work], one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """A provision without its act: what answers of those that several acts have, else a question back."""
    words = joined(one.language, [place_label(place, one.language) for place in places])
    names = joined(one.language, [called(work, one.language) for work in works])
    documents = [held for work in works if (held := world.edition(work.id))]
    ids = [f"{document.id}/{place}" for document in documents for place in places if world.unit(document.id, place)]
    if ids and one.subject:
        subject.weigh(engine.search.find(one.question, within=Within(places=ids)), one, world, answer, engine)
        answer.note(phrase(one.language, "which_act_searched", places=words, acts=names))
        return
    answer.status = "ambiguous" if works else "not_held"
    for id in ids:
        document, _, place = id.partition("/")
        answer.mentions.append({"words": world.documents[document].title, "document": document, "place": place, "label": words})
    answer.answer = sentence(phrase(one.language, "which_act" if names else "which_act_none", places=words, acts=names))


#: Properties of a whole act that are asked of one of its provisions: told before that is quoted.
_OF_WHOLE = frozenset(["holds", "ended", "starts", "amended", "bound"])


def _provisions(
    works: Sequence[Work], wanted: Sequence[tuple[Document, str]], asked: Asked, one: Interpretation, searched: Interpretation, world: World, answer: Answer, *, fixed: bool
) -> None:
    """The provisions named; where it is asked whether they hold, first what is recorded of the act.

    ``searched``: the question in the texts' language.
    """
    if set(asked.topics) & UNRECORDED:
        facts.answer_facts(works, asked, one, world, answer)
        return
    if set(asked.topics) & {"holds", "ended", "amended"} and not asked.left and provisions.deleted(wanted, world, answer):
        return
    places = list(dict.fromkeys(place for _, place in wanted))
    said = fold(one.question)
    two = differing.pair(wanted, world) if differing.asks(said) else None
    if two and len({document.id for document, _ in wanted}) == 2:
        differing.say(*two, world, answer)
        return
    if "amended" in asked.topics and asked.role != "agent" and not asked.left and brought(works, places, world, answer, yes_no=asked.yes_no):
        return
    if two and "amended" in asked.topics and not asked.left:
        differing.say(*two, world, answer)
        return
    if "how_many" in asked.concepts and divided.counted(wanted, asked.said, world, answer):
        return
    lead = facts.scoped(works, places, asked, world, answer)
    if not lead and set(asked.topics) & _OF_WHOLE and not asked.left and world.catalogue is not None:
        facts.answer_facts(works, asked, one, world, answer)
        lead = f"{answer.answer} "
        if answer.status == "not_found":
            answer.claim(answer.answer)
            answer.status = "answered"
    wants = expect(one.question, one.language)
    day = "when" in asked.concepts and not (wants.kind == "date" and not wants.firm)  # "when is it needed?" takes circumstances
    kind = "date" if day else "number" if "how_many" in asked.concepts else ""
    provisions.quote(wanted, asked.left, world, answer, kind, fixed=fixed)
    if answer.status == "not_held" and lead:
        answer.note(answer.answer)
        answer.status, answer.answer = "answered", ""
    if answer.status in ("complete", "answered", "not_found"):
        beyond.say(wanted, asked.left, searched.subject if searched.language != one.language else asked.left, one, world, answer)
    if answer.status != "not_held":
        answer.answer = f"{lead}{answer.answer}".strip()


def _recorded(works: Sequence[Work], asked: Asked, one: Interpretation, world: World, answer: Answer) -> bool:
    """Answer from the record of the works, if a property of them is all that is asked."""
    if asked.topics == ("citing",) and "relate" in asked.concepts and facts.linked(works, world):
        facts.answer_facts(works, replace(asked, topics=("ended", "amended"), yes_no=False, role="object"), one, world, answer)
        return True
    if asked.topics == ("citing",):
        return citing.answer_citing(works, asked, world, answer)
    if asked.topics[:1] == ("editions",):
        holdings.answer_editions(works, world, answer)
        return True
    if world.catalogue is None or not facts.topics(asked):
        return False
    facts.answer_facts(works, asked, one, world, answer)
    return True


def _after_refusal(works: Sequence[Work], asked: Asked, one: Interpretation, world: World, answer: Answer) -> None:
    """No passage answers: a property that is not recorded is said to be so; what is recorded of the act stands beside."""
    if set(asked.topics) & UNRECORDED and answer.status == "not_found":
        facts.answer_facts(works, asked, one, world, answer)
    elif answer.status == "not_found":
        answer.note(phrase(answer.language, "searched_alone", acts=joined(answer.language, [called(work, answer.language) for work in works])))
        for work in works:
            _status_note(work, world, answer)


def _works(named: Sequence[str], world: World) -> list[Work]:
    if world.catalogue is None:
        return []
    found: dict[str, Work] = {}
    for identifier in named:
        for work in world.catalogue.find(identifier):
            found[work.id] = work
    return list(found.values())


def _status_note(work: Work, world: World, answer: Answer) -> None:
    assert world.catalogue is not None
    if not work.binding and not work.history:
        return  # a report has no status
    told = brief(world.catalogue, status(world.catalogue, work, answer.on), answer.language, world.spoken)
    answer.note(in_words(" ".join(told)))
