"""What a question asks for: actions, bodies, years, indicators …"""

from __future__ import annotations

from index.question.clause import Clause, filler, last_word
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.nouns import NOUNS, TYPES
from index.question.pointing import anaphoric
from ingest.fold import fold


def find(clause: Clause, draft: Draft) -> None:
    """What is asked for: the first noun after the word that asks, else what that word means."""
    asking = [i for i in clause.concepts("which", "how_many", "share") if not _relative(clause, i)]
    start = asking[0] if asking else 0
    if asking and not any(item.concepts & set(NOUNS) for item in clause.items[start:]):
        start = 0  # "Maßnahmen der Priorität 4 bitte *auflisten*"
    dated = bool(asking) and _dated(clause, start)
    draft.target = "actions" if dated else ""
    for i in range(start, len(clause.items) if not dated else start):
        item = clause.items[i]
        if item.kind == "punct" and item.text not in ",():":
            break
        noun = next((name for name in NOUNS if name in item.concepts), None)
        if anaphoric(clause.items, i) and i <= start + 2:
            noun = "n_action"  # "which of those": whatever was asked for before
        if fold(item.text) in _THINGS and i <= start + 4 and (item.kind != "word" or i <= start + 2):
            clause.use(i)
            noun = "n_action"  # "show me *everything* with a footnote that X is responsible for"
        if item.text.lower() in ("one", "ones") and asking and i <= start + 1 and (behind := _out_of(clause, start)):
            draft.target = "bodies"  # "among the EU agencies, which one …"
            draft.notes.append(f"only_class:{clause.items[behind].values[0]}")
            clause.use(i, behind)
            return
        beside = [j for j in (i + 2, i - 2) if 0 <= j < len(clause.items) and "n_body" in clause.items[j].concepts]
        if item.kind == "class" and beside and clause.items[(i + beside[0]) // 2].concepts & {"and", "or"}:
            clause.use(i)  # "which agencies and bodies": bodies of any kind
            continue
        owns = any("n_action" in each.concepts for each in clause.items[i + 1 : i + 2])  # "which EU agencies' actions"
        if noun is None and item.kind == "class" and not asking and not owns and _superlative(clause, i):
            draft.target = "bodies"  # "the busiest agency", "agency with the fewest actions"
            draft.notes.append(f"only_class:{item.values[0]}")
            clause.use(i)
            return
        if noun is None and item.kind == "class" and not owns and asking and _right_after(clause, start, i) and not _subject(clause, i):
            draft.target = "bodies"
            draft.notes.append(f"only_class:{item.values[0]}")
            clause.use(i)
            return
        if noun and not (i < start):
            if noun in ("n_timetable", "n_year") and not asking and not _of_a_group(clause, i) and not (noun == "n_year" and clause.has("most", "fewest")):
                continue
            if noun != "n_action" and not _right_after(clause, start, i) and clause.has("who", "when"):
                continue
            if noun == "n_area" and any(each.kind == "number" for each in clause.items[i + 1 : i + 2]):
                continue  # "priority area 2" is a condition
            if noun not in ("n_action", "n_body") and any("n_action" in each.concepts for each in clause.items[i + 1 : i + 2]):
                continue  # "the security-section actions"
            if noun == "n_body" and not asking and _before_a_body(clause, i):
                continue
            if noun != "n_action" and (_in_role(clause, i) or _cited(clause, noun, i) or _stands_in(clause, i)):
                continue
            draft.target, draft.noun = NOUNS[noun], i
            if noun == "n_document" and clause.has("plan") and clause.has("mentions", "cites"):
                if _of_the_plan(clause):
                    draft.target = "acts"
                else:
                    clause.keep(*clause.concepts("plan", "mentions", "cites"))  # "which documents mention the plan?": no record tells
            if noun == "n_body" and clause.items[i + 2 : i + 3] and clause.items[i + 2].kind == "class" and clause.items[i + 1].concepts & {"and", "or"}:
                clause.use(i + 1, i + 2)  # "which institution or agency": bodies of any kind
            if noun == "n_act":
                _of_type(clause, draft, i)
            if noun in TYPES:
                draft.filters.append(Filter("act_type", "any", (TYPES[noun],), item.text))
            clause.use(i)
            break
    if draft.target == "bodies" and _where(clause) and clause.kinds("body", "class", "state"):
        draft.target = "actions"  # "where is Frontex among the responsible bodies?"
    who = [i for i in clause.concepts("who") if _opens(clause, i) and not (0 <= draft.noun < i and fold(clause.items[i].text) == "qui")]
    when = [i for i in clause.concepts("when") if _opens(clause, i)]
    if who and _headed(clause, who[-1]):
        draft.subject += [clause.items[i].text for i in range(who[-1], len(clause.items)) if clause.items[i].kind != "punct"]
        clause.use(*range(len(clause.items)))
        return
    if who:
        draft.target = "bodies"
        draft.fields.append("bodies")
    if draft.target == "years" and any(item.concepts & {"due"} for item in clause.items) and clause.kinds("year", "years") and not clause.has("n_action"):
        draft.target = "actions"  # "which deadlines fall in 2021?" asks for what is due then
    if when and _of_itself(clause, draft):
        return
    if draft.target == "years" and clause.has("how_many") and clause.has("plan") and clause.has("running", "says", "topic") and _of_itself(clause, draft):
        return  # "how many years does *the plan* cover?"
    if when:
        draft.fields.append("timetable")
        if not who:
            draft.target = "years"


def _of_the_plan(clause: Clause) -> bool:
    """ "Which documents does *the plan* refer to?", "… are cited in *the plan*?", "welche nennt *der Plan*?": what it cites, and not what cites it."""
    verb, plan = clause.concepts("mentions", "cites")[0], clause.concepts("plan")[0]
    led = any(item.concepts & {"in", "by", "from"} for item in clause.items[verb + 1 : plan])
    singular = fold(clause.items[verb].text) in _SINGULAR
    return plan < verb or led or singular


#: Verbs whose subject is the plan, and not several documents: "*nennt* der Plan", "*cita* el plan".
_SINGULAR = frozenset(["nennt", "erwahnt", "zitiert", "verweist auf", "cita", "menciona", "nombra", "se refiere a", "remite a", "cite", "mentionne"])


def _of_type(clause: Clause, draft: Draft, noun: int) -> None:
    """ "Acts *of the type regulation*", "acts *that are directives*": the type as a noun of its own behind the acts."""
    for i in range(noun + 1, min(noun + 6, len(clause.items))):
        item = clause.items[i]
        kind = next((TYPES[name] for name in TYPES if name in item.concepts), "")
        if kind:
            draft.filters.append(Filter("act_type", "any", (kind,), item.text))
            clause.use(i, *range(noun + 1, i))
            return
        if not (filler(item) or fold(item.text) in _TYPE or fold(item.text) in ("are", "is")):
            return


_TYPE = frozenset(["type", "kind", "sort", "form", "class", "category", "typs", "typ", "art", "tipo", "genre"])


def left_out(clause: Clause) -> bool:
    """ "*Which have* only one action?": whether the noun behind the "which" is left out, and actions are what is counted."""
    words = [item for item in clause.items if item.kind != "punct" and "and_what" not in item.concepts]
    counted = any("n_action" in item.concepts for item in words[2:])
    return counted and "which" in words[0].concepts and len(words[0].text.split()) == 1 and "has" in words[1].concepts and not clause.kinds("body", "class", "state")


def _superlative(clause: Clause, index: int) -> bool:
    """Whether a class of bodies is ranked, and not a condition: "the *busiest* agency", "agency *with the fewest* actions"."""
    before, behind = clause.items[:index], clause.items[index + 1 :]
    extreme = {"most", "fewest"}
    if before and before[-1].concepts & extreme:
        return all(item.kind == "punct" for item in behind)
    words = [item for item in behind if item.kind != "punct" and not (filler(item) and not item.concepts & extreme)]
    return all(filler(item) for item in before) and 1 < len(words) <= 3 and bool(words[0].concepts & extreme) and "n_action" in words[-1].concepts


def _of_a_group(clause: Clause, index: int) -> bool:
    """ "Frontex *deadlines*", "*end dates* of priority 3": a noun phrase of the years in which actions of a group end."""
    rest = [item for i, item in enumerate(clause.items) if i != index and item.kind != "punct" and not filler(item)]
    plural = fold(clause.items[index].text).split()[-1].endswith(("s", "en", "x"))
    return plural and bool(rest) and all(item.kind in ("body", "class", "state", "section", "priority", "area") for item in rest)


def _of_itself(clause: Clause, draft: Draft) -> bool:
    """ "When did *the plan* enter into force?", "since when does *Europol* exist?": the date of a plan or a body is not
    told by its actions; that of the plan's period is, and is noted."""
    if clause.has("n_action", "n_indicator", "responsible", "lead", "involved", "n_timetable", "n_body", "else", "those", "most", "fewest") or clause.kinds("action", "indicator", "priority", "section", "area", "footnote", "act", "work"):
        return False
    verbs = clause.concepts("due", "start", "running")
    if draft.acts and verbs and all("last" in clause.items[i].concepts for i in verbs):
        return True  # "when was the plan *last* amended?" is asked of a text
    forced = [i for i in verbs if fold(clause.items[i].text).split()[-1:] and fold(clause.items[i].text).split()[-1] in _FORCE]
    bodies = clause.kinds("body", "class", "state")
    if clause.has("plan") and not bodies:
        if verbs and not forced:
            draft.notes.append("plan_period")
            clause.use(*verbs, *clause.concepts("when", "plan"))
        elif forced:
            draft.notes.append("plan_undated")
            clause.use(*verbs, *clause.concepts("when", "plan"))
        else:
            clause.keep(*clause.concepts("when"))
        return True
    if bodies and not verbs:
        clause.keep(*bodies, *clause.concepts("when"))
        return True
    return False


_FORCE = frozenset(["force", "effect", "vigueur", "kraft", "vigor", "being", "live"])


_THINGS = frozenset(["everything", "anything", "stuff", "things", "tout", "alles", "todo"])


def _headed(clause: Clause, who: int) -> bool:
    """ "Who *heads* the EMCDDA?", "who *runs* Europol?": a person is asked for, whom no record holds."""
    words = [item for item in clause.items[who:] if item.kind != "punct"]
    verb = words[0].text.lower().split()[1:] or (words[1].text.lower().split() if "lead" in words[1:2][0].concepts else []) if len(words) > 1 else []
    rest = [item for item in words if item.kind != "stop"]
    return bool(verb) and verb[0] in _HEADING and len(rest) in (2, 3) and rest[-1].kind == "body" and all(item.concepts & {"who", "lead"} for item in rest[:-1])


_HEADING = frozenset(["heads", "leads", "runs", "led", "headed", "coordinates", "chairs", "directs", "leitet", "dirige"])


def _out_of(clause: Clause, start: int) -> int:
    """The class of bodies that a question chooses among, 0 where there is none."""
    for i in clause.kinds("class"):
        led = clause.items[max(0, i - 2) : i]
        if 0 < i < start and any(item.text.lower() in ("among", "of", "from", "amongst") for item in led):
            return i
    return 0


def _where(clause: Clause) -> bool:
    opening = next((item for item in clause.items if item.kind != "punct"), None)
    return opening is not None and opening.text.lower() in ("where", "wo", "où", "donde", "dónde")


def _relative(clause: Clause, index: int) -> bool:
    """ "Actions *which* refer to directives", "those for *which* …": a relative pronoun asks nothing."""
    word = last_word(clause.items[index])
    led = clause.items[index - 1] if index else None
    prepositional = word in _PRONOMINAL and (len(clause.items[index].text.split()) > 1 or (led is not None and led.kind in ("stop", "concept") and (filler(led) or bool(led.concepts & {"in", "by", "for"}))))
    if clause.items[index].text.lower() not in ("which", "what", "que") and not prepositional:
        return False
    following = clause.items[index + 1 : index + 2]
    if any(item.concepts & set(NOUNS) for item in following):
        return False
    return any(item.concepts & set(NOUNS) or "those" in item.concepts for item in clause.items[:index])


#: Relative pronouns behind a preposition or an article: "actions *pour lesquelles* …", "acciones *de las cuales* …".
_PRONOMINAL = frozenset(["lesquelles", "lesquels", "laquelle", "lequel", "cuales", "cual", "welche", "welchen", "welcher", "which"])
#: Interrogatives that stand for what was asked for before.
_ONES_ASKED = frozenset(["which", "which ones", "welche", "welche davon", "lesquelles", "lesquels", "cuales"])


def _dated(clause: Clause, asking: int) -> bool:
    """ "*Which have a deadline?*", "lesquelles ont une date ?": asks which of the things before have one, and not for dates."""
    if fold(clause.items[asking].text) not in _ONES_ASKED or not clause.items[asking + 1 : asking + 2] or clause.has("most", "fewest", "n_action", "n_body"):
        return False
    behind = [item for item in clause.items[asking + 2 :] if item.kind != "punct" and not filler(item)]
    return "has" in clause.items[asking + 1].concepts and bool(behind) and all(item.concepts & {"n_timetable", "n_year", "due", "fixed"} for item in behind)


def _right_after(clause: Clause, start: int, i: int) -> bool:
    """Whether only fillers, numbers and comparisons stand between an asking word and item ``i``."""
    allowed = {
        "all",
        "any",
        "most",
        "fewest",
        "single",
        "several",
        "n_body",
        "plan",
        "exactly",
        "only",
        "responsible",
    }
    return all(filler(item) or item.kind == "number" or item.concepts & allowed for item in clause.items[start + 1 : i])


def _opens(clause: Clause, index: int) -> bool:
    """Whether an interrogative really asks: it is no relative pronoun after a noun."""
    before = [item for item in clause.items[:index] if item.kind != "punct"]
    if clause.items[index].text.lower() == "whose" and before:
        return False  # "… and whose deadline is 2022"
    if all(item.kind == "punct" for item in clause.items[index + 1 :]):
        return True  # "Action 50 - who?"
    if index and clause.items[index - 1].text in (":", ",", "-"):
        return True
    if index and clause.items[index - 1].kind in ("action", "indicator") and clause.items[index].start - clause.items[index - 1].end > 1:
        return True  # "Action 13 - who else?": the dash is no item
    following = next((item for item in clause.items[index + 1 :]), None)
    if following is not None and following.concepts & {"who", "when", "which", "how_many"} and len(before) < MOST_NOTED:
        return True  # "action 38 *who when which areas*": noted down, without a verb
    return (
        not before
        or before[-1].kind in ("stop",)
        or bool(before[-1].concepts & {"and", "which", "hello", "or", "stop", "topic", "by", "in", "says", "and_what"})
    )


MOST_NOTED = 4
"""Items before the interrogatives of a question that is only noted down."""

_DOING = frozenset(["do", "does", "did", "must", "should", "shall", "have", "has", "had", "will", "would", "can", "could", "are", "is", "muss", "mussen", "soll", "sollen", "doit", "doivent", "fait", "font", "debe", "deben"])


def _subject(clause: Clause, i: int) -> bool:
    """ "What *do* EU agencies have to do?": a class after a verb does something, and is not asked for."""
    before = clause.items[i - 1] if i else None
    if before is not None and before.text.lower() in ("the", "die", "les", "las", "los") and i > 1:
        before = clause.items[i - 2]
    return before is not None and bool(set(before.text.lower().split()[-1:]) & _DOING)


def _in_role(clause: Clause, i: int) -> bool:
    """ "*As* a responsible body", "*among* the responsible bodies", "*without* any agency": not what is asked for."""
    for j in range(i - 1, max(-1, i - 4), -1):
        item = clause.items[j]
        if item.text.lower() in ("as", "among", "als", "comme", "como", "parmi", "unter", "entre") or item.concepts & {"without"}:
            return True
        subject = any(each.kind in ("body", "class", "state") for each in clause.items[:j])
        if "has" in item.concepts and "n_body" not in clause.items[i].concepts and (subject or not clause.has("which", "how_many", "share")):
            return True  # "Europol, with footnote": what a row has
        if not filler(item) and "responsible" not in item.concepts:
            return False
    return False


def _before_a_body(clause: Clause, i: int) -> bool:
    """ "Responsible body: CEPOL": the noun only says what the name behind it is."""
    following = next((item for item in clause.items[i + 1 :] if item.text != ":" and not filler(item)), None)
    return following is not None and following.kind in ("body", "class", "state")


def _cited(clause: Clause, noun: str, i: int) -> bool:
    """ "Does Action 4 cite a *directive*?": the object of a verb of citing, not what is asked for."""
    if noun not in (*TYPES, "n_act", "n_footnote") or not clause.kinds("action"):
        return False
    return any(j < i and all(filler(item) for item in clause.items[j + 1 : i]) for j in clause.concepts("cites", "mentions", "has"))


def _stands_in(clause: Clause, i: int) -> bool:
    """ "Actions *in the section* on prevention": a place where things stand, after the noun that is asked for."""
    return bool(clause.items[i].concepts & {"n_section", "n_priority", "n_area"}) and any(
        j < i for j in clause.concepts("n_action")
    )
