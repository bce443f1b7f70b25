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
_BEHIND = re.compile(
    r",? +(?:instead|rather|plutot|stattdessen|lieber|en +(?:su|vez|lugar)(?: +de +(?:eso|ello))?|mejor)(?: +(?:of|de|von|statt|than) +[^?!.]{1,60})? *[?!.]*\Z"
    r"|,? +(?:au +lieu +d(?:e\b|')|a +la +place +d(?:e\b|')|anstelle(?: +von)?\b|anstatt\b|statt\b|plutot +que\b) *\w[^?!.]{0,60}[?!.]*\Z"
)
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


#: The same in French, German and Spanish: (what opens, what may close it, the word that says it in short).
_POLITE = r"\W*(?:(?:bitte|jetzt|dann|und|nun|mal|s'il +(?:te|vous) +plait|maintenant|et|puis|alors|por +favor|ahora|y|entonces|ok|okay)[,\s]+){0,3}"
_BIDDEN: tuple[tuple[re.Pattern[str], re.Pattern[str] | None, str], ...] = (
    (re.compile(_POLITE + r"(?:ne +)?(?:enlev|retir|supprim|exclu|ot|ecart|laiss|omet|elimin)(?:e[rz]?|s|ez|re|tez|tre|ons)(?: +de +cote| +tomber)? +(?=(?:toutes +|tous +)?(?:celles|ceux|les +(?:actions|mesures))\b)"), None, "sans "),
    (re.compile(_POLITE + r"(?:ne +)?(?:gard|conserv)(?:e[rz]?|ons)(?: +que| +seulement| +uniquement)? +(?=(?:celles|ceux|les +(?:actions|mesures))\b)"), None, "seulement "),
    (re.compile(_POLITE + r"(?:lass(?:e|t|en +sie)?|nimm|nehmen +sie|streich(?:e|en +sie)?|entfern(?:e|en +sie)|zieh(?:e|en +sie)?|losch(?:e|en +sie)|schlies+(?:e|en +sie)?|werf(?:e|en +sie)?|wirf)(?: +bitte| +mal| +noch| +jetzt)* +(?=(?:alle +)?(?:die|diejenigen|jene|mas+nahmen)\b)"), re.compile(r" +(?:weg|raus|heraus|aus|ab|aus+en +vor|beiseite|hinaus)(?= *[?.!]*\Z)"), "ohne "),
    (re.compile(_POLITE + r"(?:behalt(?:e|en +sie)?|lass(?:e|t|en +sie)? +nur|zeig(?:e|en +sie)?(?: +mir| +uns)? +nur)(?: +bitte| +nur)* +(?=(?:die|diejenigen|jene|mas+nahmen)\b)"), re.compile(r" +(?:ubrig|stehen|drin)(?= *[?.!]*\Z)"), "nur "),
    (re.compile(_POLITE + r"(?:quita|quite|quitad|quitar|quitame|elimina|elimine|eliminar|excluye|excluya|excluir|saca|saque|sacar|descarta|descarte|descartar|omite|omita|omitir|borra|borre|borrar|resta|deja +fuera|deje +fuera|deja +de +lado|retira|retire)(?: +a)? +(?=(?:todas +|todos +)?(?:las|los|aquellas|aquellos)\b)"), None, "sin "),
    (re.compile(_POLITE + r"(?:deja|deje|dejame|conserva|conserve|guarda|guarde|quedate +con|quedese +con|manten|mantenga)(?: +solo| +solamente| +unicamente)? +(?=(?:las|los|aquellas|aquellos)\b)"), None, "solo "),
)
_REPLACED = re.compile(
    _POLITE + r"(?:remplac(?:e[rz]?|ons)|substitu(?:e[rz]?)|chang(?:e[rz]?)|ersetz(?:e|en +sie)?|tausch(?:e|en +sie)?|ander(?:e|n +sie)|wechs(?:le|eln +sie)|cambia|cambie|cambiar|sustituye|sustituya|sustituir|reemplaza|reemplace|reemplazar)"
    r" +[^?!.,;\n]{1,60}? +(?:par|en|pour|contre|durch|gegen|mit|auf|por|a|con) +(?=\S)"
)
#: "*Sorted* by year", "nach Jahr *sortiert*": what was found, year by year.
_SORTS = r"(?:sort(?:ed)?|order(?:ed)?|arrange[d]?|group(?:ed)?|rank(?:ed)?|tri(?:e|es|ee|ees|ez|er)|class(?:e|es|ee|ees|ez|er)|ordonn(?:e|es|ee|ees|ez|er)|rang(?:e|es|ee|ees|ez|er)|regroup(?:e|es|ee|ees|ez|er)|ordenad[oa]s?|ordena(?:r|las|los)?|ordene(?:las|los)?|clasificad[oa]s?|agrupad[oa]s?|sortier(?:t|e|en)|(?:an)?geordnet|ordne|gruppiert|aufgelistet)"
_TIMED = r"(?:(?:the|their|el|la|dem|der) +|l')?(?:(?:due|end) +)?(?:years?|dates?|deadlines?|annees?|echeances?|jahr(?:en)?|datum|frist(?:en)?|anos?|fechas?|plazos?|vencimientos?)"
_SORTED = re.compile(
    r"\W*(?:(?:them|it|these|those|les|sie|diese|das|and|et|und|y|bitte|please|maintenant|ahora|jetzt|now)\W+){0,3}"
    rf"(?:{_SORTS} +(?:(?:them|les|sie|diese|mir|bitte) +){{0,2}})?(?:by|per|pro|par|por|nach|segun|selon) +{_TIMED}(?: +{_SORTS})?\W*\Z"
)
_BY_YEAR = {"by": "how many per year?", "per": "how many per year?", "par": "combien d'entre elles par année ?", "selon": "combien d'entre elles par année ?", "nach": "wie viele davon pro Jahr?", "pro": "wie viele davon pro Jahr?", "por": "¿cuántas de ellas por año?", "segun": "¿cuántas de ellas por año?"}


#: What only leads from one turn to the next: "OK, …", "na gut, …", "vale, y …", "thanks. Next: …"; words that may also be said of something
#: only with a mark behind them.
_LEADING = re.compile(
    r"\W*(?:(?:ok|okay|alright|all +right|thanks(?: +a +lot| +very +much)?+|thank +you(?: +so +much| +very +much)?+|i +see|got +it|na +gut|alles +klar|danke(?: +schon)?+|d'accord|merci(?: +beaucoup)?+|vale|de +acuerdo|(?:muchas +)?gracias)\b[\s,.;:!\u2013-]+"
    r"|(?:fine|right|well|good|great|perfect|sure|understood|next|gut|schon|gut +so|bon|bien|tres +bien|entendu|parfait|bueno|entendido|perfecto|perfekt)\b *[,.;:!\u2013]\s*)+"
)
_JUST_TELL = re.compile(r"\W*(?:(?:then|so|and) +)?just +(?=(?:tell|show|give) +(?:me|us)\b)")

#: "By when is *that one*?": the one found.
_THAT_ONE = re.compile(r"\b(?:that|this) one(?=\s*(?:[?.!,]|$))|(?<=\bdoes )(?:that|this) one(?= [a-z]+\s*[?.!]*$)", re.IGNORECASE)

_TAIL = 100
"""Characters at the end of a message within which words that turn it may stand."""


def turned(question: str, *, follows: bool) -> Turn:
    """``question`` without the words by which it turns from the one before; ``follows``: there is one."""
    question = _led(question)
    folded = fold(question)
    if len(folded) != len(question):
        return Turn(question)
    anew = _ANEW.match(folded)
    if anew and _says(folded[anew.end() :]):
        return Turn(question[anew.end() :], anew=True)
    if not follows:
        return Turn(question)
    question = _THAT_ONE.sub("it", question)
    folded = fold(question)
    for pattern in (_NOT_BUT, _INSTEAD):
        found = pattern.match(folded)
        if found and _says(folded[found.end() :]):
            return Turn(_without_the_old(question[found.end() :]), instead=True)
    for pattern, word in ((_DROP, "not "), (_KEEP, "only ")):
        found = pattern.match(folded)
        if found and _says(folded[found.end() :]):
            return Turn(f"{word}{question[found.end() :]}")
    for opening, closing, word in _BIDDEN:
        found = opening.match(folded)
        if found and _says(folded[found.end() :]):
            end = closing.search(folded, found.end()) if closing else None
            return Turn(f"{word}{question[found.end() : end.start() if end else len(question)]}")
    if _SORTED.match(folded):
        return Turn(next(said for word, said in _BY_YEAR.items() if re.search(rf"\b{word}\b", folded)))
    replaced = _REPLACE.match(folded) or _REPLACED.match(folded)
    if replaced and _says(folded[replaced.end() :]):
        return Turn(question[replaced.end() :], instead=True)
    plain = _without_the_old(question)
    return Turn(plain, instead=plain != question)


def _without_the_old(question: str) -> str:
    """A message without the words behind that say what its own take the place of: "X *instead of Y*"."""
    folded = fold(question)
    behind = _BEHIND.search(folded, max(0, len(folded) - _TAIL)) if len(folded) == len(question) else None
    return question[: behind.start()] if behind and _says(folded[: behind.start()]) else question


def _led(question: str) -> str:
    """A message without what only leads to its question."""
    for pattern in (_LEADING, _JUST_TELL):
        folded = fold(question)
        found = pattern.match(folded) if len(folded) == len(question) else None
        if found and _says(folded[found.end() :]):
            question = question[found.end() :]
    return question


def _says(rest: str) -> bool:
    return any(character.isalnum() for character in rest)
