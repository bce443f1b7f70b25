"""How a message turns from the one before it: to something new, or to what was meant instead.

"New question: …" leaves the question before alone; "no, 2024", "I meant Europol", "Frontex instead", "not Europol but Frontex"
put other values in its place. The words that turn are no part of what is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.fold import fold


@dataclass(frozen=True, slots=True)
class Turn:
    """``question``: the message without the words that turn; ``anew``, ``instead``: how it turns."""

    question: str
    anew: bool = False
    instead: bool = False


#: A question that shares nothing with the one before; what follows the mark is the question.
_ANEW = re.compile(
    r"\W*(?:(?:an?|one|une|eine|una|and|now|ok|okay) +){0,3}"
    r"(?:(?:new|another|different|next|further|separate|unrelated|other) +(?:question|topic|subject|query|matter|one)|new|unrelated|"
    r"start(?:ing)? +(?:over|again|afresh|anew)|on +an?(?:other| +different) +(?:topic|subject|matter|note)|something +(?:else|different)|"
    r"change +of +(?:subject|topic)|forget +(?:that|it|the +above|all +that)|never *mind|"
    r"nouvelle +question|autre +(?:question|chose|sujet)|rien +a +voir|changeons +de +sujet|sur +un +autre +sujet|"
    r"neue +frage|(?:eine +)?andere +frage|et?was +(?:ganz +)?anderes|neues +thema|anderes +thema|"
    r"(?:otra|nueva) +(?:pregunta|consulta|cuestion)|otra +cosa|otro +tema|cambio +de +tema)"
    r"(?: +(?:please|bitte|por +favor))? *(?:[:,.;!\n]|[-\u2013\u2014]+ )\s*"
)
#: "No, …", "sorry, …": only with a mark behind, as "no Frontex" leaves something out.
_SORRY = (
    r"(?:(?:no|nope|oh|oops|ah|wait|hold +on|sorry|pardon|my +(?:mistake|bad)|wrong|correction|i +am +sorry|i'm +sorry|"
    r"non|desolee?|excuse[zr][- ]moi|je +me +suis +trompee?|nein|ach|moment|entschuldigung|verzeihung|falsch|korrektur|"
    r"perdon|disculpa|lo +siento|me +equivoque|correccion)(?: *[,;:.!\u2013\u2014]+| +[-\u2013\u2014]+)\s*)"
)
_MEANT = (
    r"(?:(?:sorry|pardon|oops|perdon|entschuldigung)\b|"
    r"(?:i|we) +(?:really +|actually +)?(?:meant?|was +(?:thinking|asking|talking) +(?:of|about)|wanted(?: +to +(?:say|ask))?)\b(?: +for\b)?|make +(?:it|that)\b|"
    r"better +still\b|rather\b|instead\b|actually\b(?=[,:]? *\S+ *[?.!]*$)|"
    r"ich +mein(?:t?e)\b|eher\b|lieber\b|vielmehr\b|stattdessen\b|besser\b|"
    r"je +(?:voulais|veux) +dire\b|je +(?:parlais|parle) +d(?:e\b|'|es\b|u\b)|je +pensais +a(?:ux?)?\b|plutot\b|"
    r"(?:quise|queria|quiero) +decir\b|me +referia +a(?:l)?\b|mas +bien\b|mejor\b(?: +dicho\b)?)"
    r" *[,;:\u2013\u2014]*\s*"
)
_INSTEAD = re.compile(rf"\W*(?:{_SORRY}{{1,3}}(?:{_MEANT}){{0,2}}|(?:{_MEANT}){{1,2}})(?=\S)")
#: "Frontex instead", "plutôt" behind.
_BEHIND = re.compile(r",? +(?:instead|rather|plutot|stattdessen|lieber|en +(?:su|vez|lugar)(?: +de +(?:eso|ello))?|mejor)(?: +(?:of|de|von|statt) +[^?!.]{1,60})? *[?!.]*\Z")
#: "Not Europol but Frontex": of two values the second.
_NOT_BUT = re.compile(
    r"\W*(?:not|non|pas|nicht|no)\b(?! +(?:only|just|merely|all|any|seulement|uniquement|nur|allein|solo|solamente))"
    r" +(?:pas +)?[^?!.\n]{1,60}?,? +(?:but|mais|sondern|sino)\b(?! +(?:also|not|too|auch|aussi|nicht|pas|no|tambien)\b)\s*(?:rather +|plutot +|vielmehr +)?(?=\S)"
)

#: "*Drop those* with Europol", "remove the 2021 ones", "take out X's": what is left out; with no such noun the condition itself may be meant.
_DROP = re.compile(
    r"\W*(?:(?:please|now|ok|okay|and|then|can you|could you) +){0,3}(?:drop|remove|exclude|delete|omit|skip|strike(?: +out)?|leave +out|take +(?:out|away)|throw +out|cross +out|ignore|disregard|discard|get +rid +of) +"
    r"(?=(?:all +|any +|everything +|anything +)?(?:of +)?(?:those|the +ones|the +actions|actions|ones|that|which|the +\S+ +(?:ones|actions)|\S+['’]s(?: +(?:ones|actions))?\W*\Z))"
)
#: "*Keep* those with Eurojust": no others.
_KEEP = re.compile(r"\W*(?:(?:please|now|ok|okay|and|then) +){0,3}(?:(?:just|only) +)?(?:keep|retain|leave)(?: +(?:just|only))? +(?=(?:those|the +ones|the +actions|the +\S+ +(?:ones|actions)|ones)\b)")
#: "*Replace X by* Y", "swap X for Y", "change 2021 to 2022": the second in place of the first.
_REPLACE = re.compile(r"\W*(?:(?:please|now|ok|okay|and|then|can you|could you) +){0,3}(?:replace|swap|exchange|substitute|change|switch) +(?:from +)?[^?!.,;\n]{1,60}? +(?:by|with|for|to|into|against) +(?=\S)")


_TAIL = 100
"""Characters at the end of a message within which words that turn it may stand."""


def turned(question: str, *, follows: bool) -> Turn:
    """``question`` without the words by which it turns from the one before; ``follows``: there is one."""
    folded = fold(question)
    if len(folded) != len(question):
        return Turn(question)
    anew = _ANEW.match(folded)
    if anew and _says(folded[anew.end() :]):
        return Turn(question[anew.end() :], anew=True)
    if not follows:
        return Turn(question)
    for pattern in (_NOT_BUT, _INSTEAD):
        found = pattern.match(folded)
        if found and _says(folded[found.end() :]):
            return Turn(question[found.end() :], instead=True)
    for pattern, word in ((_DROP, "not "), (_KEEP, "only ")):
        found = pattern.match(folded)
        if found and _says(folded[found.end() :]):
            return Turn(f"{word}{question[found.end() :]}")
    replaced = _REPLACE.match(folded)
    if replaced and _says(folded[replaced.end() :]):
        return Turn(question[replaced.end() :], instead=True)
    start = max(0, len(folded) - _TAIL)
    behind = _BEHIND.search(folded, start)
    if behind and _says(folded[: behind.start()]):
        return Turn(question[: behind.start()], instead=True)
    return Turn(question)


def _says(rest: str) -> bool:
    return any(character.isalnum() for character in rest)
