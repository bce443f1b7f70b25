"""The plan asked about as a text: as an act is (who adopted it, when, under which number), or what it is about as a whole."""

from __future__ import annotations

from index.question.act_lexicon import find
from index.question.clause import Clause
from index.question.interpretation import Draft
from index.world import World
from ingest.fold import fold, tokens

#: What is asked of a text as a whole (concepts of ``act_topics.toml``).
_PROPERTIES = frozenset(["adopt", "force", "celex", "publish", "title", "kind", "binding", "bind", "basis", "amend", "correct", "signed", "vote", "rapporteur", "addressed", "checked", "ends", "apply", "until"])
_HOLDING = frozenset(["punct", "stop", "concept", "word", "number"])
_BINDING = frozenset(["bind", "binds", "binding", "bound", "contraignant", "lie", "verbindlich", "bindend", "bindet", "vinculante", "vincula"])
_ROWS = ("n_action", "n_indicator", "n_body", "n_area", "n_priority", "n_section", "n_footnote", "n_timetable", "n_source", "responsible")


def read(clause: Clause, draft: Draft, world: World, language: str) -> None:
    """Take a question that asks nothing but a property of the plan as one about that text."""
    if draft.acts or draft.places or not clause.has("plan") or not world.plans or clause.has(*_ROWS, "earliest", "latest"):
        return
    plan = set(clause.concepts("plan"))
    if any(i - 1 in plan and "active" in item.concepts for i, item in enumerate(clause.items)):
        return  # "… does the plan *name*": it asks for no name of its own
    binding = any(fold(item.text) in _BINDING for item in clause.items)
    bound = {i for i in clause.kinds("body", "state") if binding and clause.items[i].values == (world.bodies.states_body,)}  # "binding on *Member States*"
    said, origins = "", []
    for index, item in enumerate(clause.items):
        said += " ." if index in plan | bound or (item.kind == "years" and index - 1 in plan) else f" {item.text}"
        origins.append(len(said))
    known, left = find(said, language)
    if left or not any(each.concepts & _PROPERTIES for each in known):
        return
    for at, (item, end) in enumerate(zip(clause.items, origins, strict=True)):
        phrased = any(each.start < end <= each.end and each.concepts & _PROPERTIES for each in known)
        if item.kind not in _HOLDING and at not in bound and not phrased and not (item.kind == "years" and at - 1 in plan):
            return  # "the Action Plan *2021-2025*" has its years in its name
    draft.acts += [work.id for document in world.plans if (work := world.work_of(document.id))]
    draft.understood.append((clause.text(*sorted(plan)), ", ".join(draft.acts)))
    clause.use(*range(len(clause.items)))


def whole(clause: Clause, draft: Draft, language: str) -> None:
    """Take a question that asks nothing but what the plan is about, or how it is made up, as one about all of it."""
    if draft.filters or draft.choices or draft.places or draft.acts or draft.target or draft.fields:
        return
    plan = [*clause.concepts("plan"), *(i for i, item in enumerate(clause.items) if fold(item.text) in ("plan's", "action plan's"))]
    words = [word for index, item in enumerate(clause.items) if index not in plan and item.kind != "punct" for word, _, _ in tokens(item.text)]
    telling, framing = _TELLING[language].split(), _FRAMING[language].split()
    if plan and any(word in telling for word in words) and all(word in telling or word in framing for word in words):
        draft.form = "overview"
        draft.notes += ["whole_plan", *(["aims"] if any(word in _AIMS for word in words) else [])]
        clause.use(*range(len(clause.items)))


# The words that ask what a text is about or made up of, and those that may stand around them.
_TELLING = {
    "en": "about contain contains cover covers say says structure structured organised organized composed made consist consists layout laid content contents "
    "summary summarise summarize sum overview outline gist points messages elements parts nutshell glance built divided goals goal objectives objective aims aim purpose topics themes subjects issues",
    "fr": "resume resumer resumez synthese apercu ensemble sommaire structure structuree organise contient contient-il contenu matieres parle traite dit "
    "compose lignes points agit-il bref prevoit comprend s'agit-il objectifs objectif buts but themes sujets",
    "de": "worum zusammenfassung zusammen uberblick ubersicht aufbau aufgebaut gegliedert gliederung struktur strukturiert inhaltsverzeichnis inhalt handelt "
    "enthalt umfasst punkte kernpunkte eckpunkte besteht kurze steht ziele ziel zweck themen",
    "es": "resumen resume resuma resumir sintesis panorama estructura estructurado organizado indice trata va contiene contenido abarca compone puntos lineas dice objetivos objetivo fines fin temas",
}
# What a plan need not state in so many words.
_AIMS = frozenset(["goals", "goal", "objectives", "objective", "aims", "aim", "purpose", "objectifs", "objectif", "buts", "but", "ziele", "ziel", "zweck", "objetivos", "objetivo", "fines", "fin"])
_FRAMING = {
    "en": "what what's whats which is are does do how the this of in it its it's all a an give me show us please short brief briefly quick quickly can could you tell i we "
    "would like need want for whole entire to on get table main key up from out into general at has have there",
    "fr": "de quoi que qu'est-ce qu' quel quelle quels est sont le la les l' du des d' un une en se me moi nous faites fais donnez donne s'il vous plait svp "
    "comment il grandes principaux principales table court rapide vue ce c' on y a sur tout",
    "de": "was wovon um geht geht's es ist sind der die das den dem des im in von einen eine ein kurzen kurze kurz gib geben sie mir uns bitte wie wichtigsten "
    "gesamten ganzen wesentlichen fasse fassen fass zum uber welche teile hat aus",
    "es": "de que en cual es son el la los las del un una dame deme denos por favor como se me nos breve corto principales generales esta lo su todo sobre pocas palabras",
}
