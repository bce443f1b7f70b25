"""Words of the texts in a question, scanned for literally: "mentions …" and quoted words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.evidence.function_words import FUNCTION_WORDS
from index.question import scan_words
from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.headings import within
from index.question.interpretation import Draft
from index.world import World, stems
from ingest.fold import fold, tokens


def quoted(clause: Clause, draft: Draft, world: World, language: str) -> None:
    """Quoted words are a title, or scanned for literally where the clause asks which units hold them."""
    indexes = [i for i in clause.kinds("quoted") if clause.free(i)]
    for index in list(indexes):
        wanted = stems(str(clause.items[index].values[0]))
        titled = [
            u for kind in ("priority", "section") for _, u in world.units(kind) if within(wanted, stems(u.heading))
        ]
        if len(titled) == 1 and len(wanted) > 2:
            indexes.remove(index)
            clause.use(index, *clause.concepts("n_priority", "n_section"))
            draft.places.append(f"place:{titled[0].place}")
            draft.understood.append((clause.items[index].text, titled[0].label))
    indexes = [i for i in indexes if not _timetable(clause, draft, world, i)]
    if indexes and (clause.has("mentions", "n_action", "n_indicator", "has") or clause.kinds("action", "indicator")):
        clause.use(*clause.concepts("mentions"))
        for group in _grouped(clause, indexes):
            said = [clause.items[i].text.strip(_MARKS) for i in group]
            named = [tuple(in_the_texts(draft, world, each, language)) for each in said]
            denied = _denied(clause, min(group))
            op = "none" if denied else "any" if _any_of(clause, group) else "all"
            clause.use(*group, *denied, *[i for i in range(group[0], group[-1]) if fold(clause.items[i].text) in ("nor", "noch", "ni")])
            _scan(draft, op, named, clause.text(*group))
            draft.understood.append((clause.text(*group), f"these words stand in the text ({op})"))


#: Quotation marks, with the blanks that French puts inside them.
_MARKS = "\"'«»“”„‘’‚ \u00a0\u202f"


def _grouped(clause: Clause, indexes: Sequence[int]) -> list[list[int]]:
    """Quoted words in lists; a negation between two of them opens another ("X" *but not* "Y")."""
    groups = [[indexes[0]]]
    for last, index in pairwise(indexes):
        parts = any(item.concepts & {"not", "without"} and fold(item.text) not in ("nor", "noch", "ni") for item in clause.items[last + 1 : index])
        if parts:
            groups.append([index])
        else:
            groups[-1].append(index)
    return groups


def _any_of(clause: Clause, indexes: Sequence[int]) -> bool:
    """Whether an "or" joins the words scanned for, or an "any of" leads to them."""
    return any(clause.items[i].concepts & {"or", "any"} for i in range(max(0, indexes[0] - 3), indexes[-1]))


def _timetable(clause: Clause, draft: Draft, world: World, index: int) -> bool:
    """Whether quoted words are a timetable as rows write it ("Ongoing"); then they are a condition on it."""
    written = str(clause.items[index].values[0]).strip().lower()
    tables = [row.action.timetable for row in world.rows if row.action.timetable]
    table = next((table for table in tables if table.written.strip().lower() == written), None)
    if table is None or not clause.has("n_timetable"):
        return False
    clause.use(index, *clause.concepts("n_timetable"))
    years = tuple(year for year in (table.start, table.end) if year is not None)
    item = Filter("year", "exactly", years) if years else Filter("timetable", "ongoing")
    draft.filters.append(item)
    draft.understood.append((clause.items[index].text, f"timetable: {table.written}"))
    return True


def words(clause: Clause, draft: Draft, world: World, language: str) -> None:
    """ "Mentions X": the free words that follow, or stand before "is mentioned"."""
    for index in clause.concepts("mentions"):
        if not clause.free(index):
            continue
        if _of_itself(clause, draft, index) or _passive(clause, index):
            continue
        neither = _neither(clause, index) or _pas(clause, index)
        closes = [item.text for item in clause.items[index + 1 : index + 2]] == [","]  # "die X erwähnen, …": the verb ends its clause
        phrases, used, joined = ([], [], "") if closes else scan_words.after(clause, neither or index)
        if not phrases and "belongs" not in clause.items[index].concepts:  # "which easy actions does it *contain*?"
            phrases, used, joined = scan_words.before(clause, index)
        if any(fold(each).split()[0] in _MANNER for each in phrases):
            continue  # "*how* will labs *be found*?"
        if not phrases or all(clause.items[i].concepts & scan_words.FRAMES for i in used):
            continue
        if _holds(clause, index) and not any(_stands(world, phrase) for phrase in phrases):
            continue  # "contain ambitious targets": what things are like, and no words to look for
        described = any(_described(world, phrase, language) for phrase in phrases)
        negated = [i for i in clause.concepts("not", "without") if clause.free(i) and 0 < index - i <= 3 and i not in used]
        negated += [neither] if neither else []
        negated += _denied_behind(clause, max([index, *used]))
        if described and not negated:  # "training *for the* staff": what it is about, in words of the question's own
            if not _whether(clause) or clause.has("plan"):
                continue
            phrases, joined = [word for phrase in phrases for word, _, _ in tokens(phrase) if word not in FUNCTION_WORDS[language]], "and"
        clause.use(index, *used, *negated, *[i for i in clause.concepts("mentions") if abs(i - index) <= 3])
        op = "none" if negated else "all" if joined == "and" else "any"
        named = [tuple(in_the_texts(draft, world, phrase, language)) for phrase in phrases]
        phrases = [other for others in named for other in others]
        _scan(draft, op, named, clause.text(*used))
        draft.understood.append((clause.text(*used), f"these words stand in the text ({op}): {', '.join(phrases)}"))
        _but_not(clause, draft, max([index, *used]))
        if not draft.target:
            of_bodies = any(item.field == "body" for item in draft.filters)
            whole = clause.has("when") or "where" in _lower(clause) or (_whether(clause) and not clause.has("n_action") and all(item.field == "word" for item in draft.filters) and not draft.places)
            draft.target = "units" if whole and not of_bodies else "actions"


def _described(world: World, phrase: str, language: str) -> bool:
    """Whether a phrase with small words in it stands nowhere, and the words that it is made of do: no term, but a description."""
    said = [word for word, _, _ in tokens(phrase)]
    telling = [word for word in said if word not in FUNCTION_WORDS[language]]
    if not 1 < len(telling) < len(said) or said[0] not in telling or language not in {plan.language for plan in world.plans}:
        return False
    return not _stands(world, phrase) and all(_stands(world, word) for word in telling)


_MANNER = frozenset(["how", "comment", "wie", "como", "why", "pourquoi", "warum", "wieso", "weshalb"])


def _whether(clause: Clause) -> bool:
    """ "*Is* heroin mentioned?", "l'héroïne *est-elle* mentionnée ?": of whatever there is."""
    words = [fold(item.text).split()[0] for item in clause.items if item.kind != "punct"]
    return bool(words) and (words[0] in _AUXILIARIES or any(word in _TURNED for word in words))


_AUXILIARIES = frozenset(["is", "are", "was", "were", "wird", "werden", "ist", "sind", "est", "sont", "se", "esta", "estan", "does", "do"])
_TURNED = frozenset(["est-elle", "est-il", "sont-elles", "sont-ils"])


def _scan(draft: Draft, op: str, named: Sequence[tuple[str, ...]], text: str) -> None:
    """Words to look for, each under all that it may be called in the texts; what one word may be called is one condition."""
    phrases = tuple(other for others in named for other in others)
    if op == "all" and len(phrases) > len(named):
        draft.filters += [Filter("word", "any", others, text) for others in named]
    else:
        draft.filters.append(Filter("word", op, phrases, text))


def in_the_texts(draft: Draft, world: World, phrase: str, language: str) -> list[str]:
    """A phrase as the texts have it: what it is called there, where it is a word of another language.

    One that stands nowhere and has no known counterpart may be a word of the question's language: that it does not
    stand in a text in another one proves nothing, and a note says so. Neither does one that stands there as another
    word of the same letters (German "Personal", staff).
    """
    written = {plan.language for plan in world.plans}
    if phrase.isupper() and language in written and (spelt := _spelt(world, phrase)):
        draft.notes.append(f"called:{phrase}:{', '.join(spelt)}")
        return spelt
    stands = _stands(world, phrase)
    if stands and language in written:
        return [phrase]
    turned = " ".join(reversed(phrase.split()))
    if not stands and len(phrase.split()) == 2 and any(part.isdigit() for part in phrase.split()) and _stands(world, turned):
        return [turned]  # "Agenda 2030" is the "2030 Agenda"
    called = world.terms.counterparts(phrase, language) or (() if stands else world.terms.counterparts(phrase))
    found = [term for term in called if _stands(world, term)]
    if found:
        if {world.roots(term) for term in found} != {world.roots(phrase)}:
            draft.notes.append(f"called:{phrase}:{', '.join(found)}")
        return found
    if stands:
        return [phrase]
    if written and language not in written and not phrase.isupper():
        draft.notes.append(f"foreign:{phrase}")
    return [phrase]


def _stands(world: World, phrase: str) -> bool:
    """Whether a phrase stands anywhere in the texts."""
    pattern = world.roots(phrase)
    return any(words.find(pattern) for words in world.words)


def _spelt(world: World, acronym: str) -> list[str]:
    """What an acronym that the plans do not have stands for, where they have that ("AI")."""
    plans = {plan.id for plan in world.plans}

    def stands(words: str) -> int:
        pattern = world.roots(words)
        return int(any(each.find(pattern) for each in world.words if each.document in plans))

    return [name for each in world.everyday.called(acronym, stands) for name in each.names if "".join(word[0] for word in fold(name).split()) == fold(acronym)]


def _holds(clause: Clause, index: int) -> bool:
    """Whether a verb says no more than that something is in there ("contain"), which words and much else can be."""
    return "holds" in clause.items[index].concepts


def _of_itself(clause: Clause, draft: Draft, index: int) -> bool:
    """ "Which of Eurojust's actions mention *it*": a pronoun is no word to scan for, but the body that it stands for."""
    at = next((i for i in range(index + 1, min(index + 3, len(clause.items))) if clause.items[i].text.lower() in _PRONOUNS), None)
    behind = clause.items[at + 1 : at + 2] if at is not None else []
    if at is None or any(item.kind == "word" for item in behind):
        return False
    bodies = [i for i in clause.kinds("body") if i < index]
    if not bodies:
        return False
    body = clause.items[bodies[-1]]
    denied = [i for i in clause.concepts("not", "without") if clause.free(i) and 0 < index - i <= 3]
    clause.use(at, *denied, *clause.concepts("mentions"))
    draft.filters.append(Filter("named", "none" if denied else "any", body.values, clause.text(at)))
    draft.understood.append((clause.text(at), f"named in the text: {body.values[0]}"))
    return True


_PRONOUNS = frozenset(["it", "them", "itself", "themselves"])


def _passive(clause: Clause, index: int) -> bool:
    """ "Networks are named *for* sharing data", "which countries are mentioned": things of a kind are asked for, not words."""
    verb = clause.items[index]
    if not verb.text.lower().endswith("ed") or clause.has("n_action", "n_indicator"):
        return False
    following = clause.items[index + 1 : index + 2]
    if following and following[0].text.lower() in _PURPOSE:
        return True
    asking = [i for i in clause.concepts("which", "how_many") if i < index and clause.items[i].text.lower() in _ASKING]
    between = clause.items[asking[-1] + 1 : index] if asking else []
    return any(item.kind == "word" for item in between) and between[0].kind == "word"


_PURPOSE = frozenset(["for", "in relation to", "in connection with", "with regard to", "with respect to", "concerning", "regarding", "as regards"])
_ASKING = frozenset(["which", "what", "how many", "list", "name"])


def _denied(clause: Clause, index: int) -> list[int]:
    """The negation that leads to words scanned for, over a verb of mentioning."""
    for i in range(index - 1, max(-1, index - 7), -1):
        item = clause.items[i]
        if item.concepts & {"not", "without"} and clause.free(i):
            return [i]
        if not (filler(item) or item.concepts & {"mentions", "has", "any", "or", "together"}):
            break
    return []


def _denied_behind(clause: Clause, last: int) -> list[int]:
    """ "Maßnahmen erwähnen X *nicht*": a German denial stands behind the words, at the end."""
    behind = [i for i in range(last + 1, len(clause.items)) if clause.items[i].kind != "punct"]
    return behind if len(behind) == 1 and clause.items[behind[0]].text.lower() == "nicht" and clause.free(behind[0]) else []


def _neither(clause: Clause, index: int) -> int:
    """ "Mention *neither* X nor Y", "ne mentionnent *pas* X": where the denial stands, 0 if there is none."""
    following = clause.items[index + 1 : index + 2]
    return index + 1 if following and following[0].text.lower() in ("neither", "weder", "no", "pas") and clause.free(index + 1) else 0


def _pas(clause: Clause, index: int) -> int:
    """ "Ne mentionnent *pas* X", "erwähnen *nicht* X": a negation right behind its verb, 0 if there is none."""
    following = clause.items[index + 1 : index + 2]
    return index + 1 if following and fold(following[0].text) in _BEHIND_VERB and clause.free(index + 1) else 0


_BEHIND_VERB = frozenset(["no", "kein", "keine", "keinen", "keinerlei", "aucun", "aucune", "ningun", "ninguna", "pas", "nicht", "jamais", "nulle part", "point", "aucunement"])


def _but_not(clause: Clause, draft: Draft, last: int) -> None:
    """ "Mention salmon *but not eel*": words behind those scanned for that may not stand there."""
    if last + 1 >= len(clause.items) or not clause.items[last + 1].concepts & {"without", "not"} or not clause.free(last + 1):
        return
    phrases, used, _ = scan_words.after(clause, last + 1)
    if phrases and all(clause.items[i].kind == "word" or filler(clause.items[i]) or clause.items[i].concepts & {"or", "and", "without"} for i in used):
        clause.use(last + 1, *used)
        draft.filters.append(Filter("word", "none", tuple(phrases), clause.text(last + 1, *used)))
        draft.understood.append((clause.text(last + 1, *used), f"these words stand nowhere in the text: {', '.join(phrases)}"))


def _lower(clause: Clause) -> set[str]:
    return {word for item in clause.items for word in item.text.lower().split()}
