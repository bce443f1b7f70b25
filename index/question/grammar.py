"""A clause's items → an interpretation: what is asked for, in which form, under which filters.

The rules run in a fixed order, each over the whole clause, and mark the items that they account
for. What no rule accounts for and is no filler is the *subject*: free words, which make the
answer a ranked one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from index.question import (
    acts,
    aside,
    besides,
    byword,
    counts,
    coverage,
    dated,
    document,
    durations,
    explained,
    extremes,
    form,
    gaps,
    headings,
    holdings,
    indifferent,
    leftover,
    likeness,
    named,
    naming,
    no_other,
    of_holders,
    ordinals,
    parties,
    partners,
    performance,
    presence,
    quantified,
    recast,
    scans,
    scope,
    shares,
    standing,
    tags,
    target,
    times,
    transitive,
    vague,
)
from index.question.clause import Clause
from index.question.interpretation import Draft, Interpretation
from index.question.items import Item
from index.question.lexicon import lexicon
from index.question.nouns import NOUNS
from index.world import World
from ingest.fold import fold

#: Nouns for actions that are verbs as well: "what does indicator 3 *measure*?".
_VERBS = frozenset(["measure", "measures", "mesure", "mesures"])


#: Light verbs with which "how often" still counts in how many actions something is.
_AT_HAND = frozenset(["get", "gets", "given", "bear", "bears", "carry", "carries", "bring", "brought", "feature", "features", "figure", "figures", "show", "shows", "turn", "turns", "pop", "crop", "find", "found", "see", "seen"])


def interpret(
    items: Sequence[Item], question: str, language: str, world: World, on: dt.date, *, before: Interpretation | None = None
) -> Interpretation:
    """The interpretation of one clause; ``before``: the question that "those" and "and" may lean on."""
    follows = before is not None
    gapped = bool(items) and "and_what" in items[0].concepts and any("which" in item.concepts for item in items[1:2])
    gapped = gapped and not any(item.concepts & (set(NOUNS) - {"n_action"}) for item in items[2:3])  # "and which *section*?"
    plain = recast.particles(recast.measuring(recast.imperative(recast.cleft(gaps.joined(vague.kept(explained.kept(transitive.kept(tags.closed(items)))), lexicon(language))))))
    plain, denied = quantified.opened(partners.told(recast.charged(recast.nothing(plain))))
    clause = Clause(plain)
    draft = Draft()
    performance.mask(clause, draft)
    named.numbers(clause, draft)
    named.sections(clause, draft, world)
    acts.read(clause, draft, world, before)
    document.read(clause, draft, world, language)
    if gapped and before is not None:
        draft.target = before.target  # "… and which in 2022?"
    else:
        target.find(clause, draft)
    if before is not None and before.target == "bodies" and draft.target == "actions" and target.left_out(clause):
        draft.target = before.target  # "which have only one action?"
    explicit = bool(draft.target)
    if before is not None and not draft.target and clause.has("and_what") and before.target == "indicators":
        draft.target = before.target  # "… and Eurostat?" after a question about indicators
    if before is not None and not draft.target and before.target in ("actions", "bodies", "years") and presence.led(clause):
        draft.target = "actions"  # "… and those *with a deadline*?"
    aside.kind_of_body(clause, draft, world)
    presence.columns(clause, draft)
    durations.read(clause, draft)
    extremes.read(clause, draft)
    ordinals.read(clause, draft, before)
    standing.read(clause, draft)
    likeness.read(clause, draft, world)
    counts.read(clause, draft)
    scans.quoted(clause, draft, world, language)
    presence.only_named(clause, draft)
    presence.mentioned(clause, draft)
    naming.read(clause, draft)
    presence.missing(clause, draft)
    times.read(clause, draft, on, world.period)
    presence.sources(clause, draft, world)
    if clause.has("compare"):
        parties.compare(clause, draft, world)
    indifferent.read(clause, draft)
    no_other.read(clause, draft, world)
    besides.read(clause, draft)
    parties.read(clause, draft, world)
    if before is not None:
        aside.others(clause, draft, before)
    presence.present(clause, draft)
    scans.words(clause, draft, world, language)
    headings.priority_titles(clause, draft, world)
    named.negated(clause, draft)
    named.bare_numbers(clause, draft)
    named.areas(clause, draft, world)
    named.again(clause, draft)
    named.titles(clause, draft, world)
    named.adjective(clause, draft, world)
    form.find(clause, draft)
    form.fields(clause, draft)
    performance.with_sources(clause, draft)
    coverage.read(clause, draft)
    form.addressed(clause)
    explicit = form.everything(clause, draft) or explicit
    if denied and draft.form == "yes_no":
        draft.notes.append("none_of")
    presence.every(clause, draft)
    of_holders.read(clause, draft)
    shares.read(clause, draft)
    if clause.has("how_often"):
        draft.notes.append("how_often")
        clause.use(*clause.concepts("how_often"))
        if not clause.has("mentions", "responsible", "involved", "belongs", "n_action", "n_indicator"):
            clause.keep(*(i for i in clause.concepts("light") if fold(clause.items[i].text) not in _AT_HAND))  # "how often does the forum *meet*?"
    of_years = draft.target == "years" and draft.form in ("list", "rank")
    if (of_years or (draft.form == "table" and draft.order == "years")) and clause.has("start") and not clause.has("due") and not any(place.startswith("action:") for place in draft.places):
        draft.notes.append("starts")
    if draft.target == "years" and not any(place.startswith("action:") for place in draft.places):
        clause.keep(*[i for i in clause.concepts("when") if fold(clause.items[i].text) == "how long" and clause.has("n_action")])  # of many, no record says it of each
    if draft.target == "years" and (began := performance.began(clause)):
        clause.keep(*began)
    if draft.target == "footnotes" and not clause.has("n_action") and not draft.places:
        draft.notes.append("own_text")  # "which footnotes cite …": what they say themselves, not their actions
        if any(f.field == "body" for f in draft.filters) and not clause.has("responsible", "lead", "belongs", "has"):
            clause.keep(*clause.kinds("body", "class"))
    numbered = clause.kinds("indicator")
    if (clause.has("n_indicator") and clause.kinds("action")) or (numbered and any(i < numbered[0] and fold(clause.items[i].text) not in _VERBS for i in clause.concepts("n_action"))):
        draft.notes.append("unlinked")
    if clause.kinds("action") and (measured := performance.measured(clause)):
        clause.use(*measured)
        draft.notes.append("unlinked")
    if clause.has("plan") and not any(not act.startswith("/") for act in draft.acts):
        draft.notes.append("of_plan")
    clause.keep(*performance.ends(clause))
    document.whole(clause, draft, language)
    holdings.read(clause, draft)
    dated.read(clause, draft, before)
    scope.held(clause, draft)
    leftover.words(clause, draft, world, follows=follows)
    _defined(draft)
    _of_a_hundred(question, draft)
    byword.read(clause, draft)
    scope.tested(draft)
    if draft.subject and draft.target not in ("actions", "indicators", ""):
        draft.target, explicit = "", False  # free words: the noun is one of them
    return Interpretation(
        question=question,
        language=language,
        target=draft.target,
        form=draft.form,
        fields=tuple(dict.fromkeys(draft.fields)),
        places=tuple(dict.fromkeys(draft.places)),
        filters=tuple(dict.fromkeys(draft.filters)),
        choices=tuple(dict.fromkeys(draft.choices)),
        subject=tuple(draft.subject),
        order=draft.order,
        acts=tuple(draft.acts),
        understood=tuple(draft.understood),
        notes=tuple(dict.fromkeys(draft.notes)),
        explicit=explicit,
    )


def _defined(draft: Draft) -> None:
    """ "How does the plan define the word 'addiction'?": a word in quotation marks is what is defined, and no word to be found."""
    if draft.form == "define" and draft.filters and all(item.field == "word" for item in draft.filters):
        draft.subject = [str(value) for item in draft.filters for value in item.values]
        draft.filters, draft.target = [], ""
        draft.notes = [note for note in draft.notes if note != "unread"]


_HUNDREDTHS = re.compile(r"(?<!\d)\d{1,6}\s{0,3}(?:%|per ?cent|percent|pour ?cent|prozent|por ciento)")


def _of_a_hundred(question: str, draft: Draft) -> None:
    """ "More than *20 %* of the actions": a share, which is no number of actions; left unread where nothing else is."""
    said = _HUNDREDTHS.search(fold(question))
    counted = any(item.field == "action_count" for item in draft.filters) or any(note.startswith("so_many:") for note in draft.notes)
    if said and not counted and not draft.subject and not any(item.field == "word" for item in draft.filters):
        draft.subject.append(said.group())
        draft.notes.append("unread")
