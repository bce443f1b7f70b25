"""Turns of phrase that tell what kind of thing is asked for, in four languages: data only.

Regular expressions over the folded question, each beginning with a plain word, so that a search is
linear. The first that matches decides the kind.
"""

from __future__ import annotations

CUES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "expansion",
            r"\b(?:stands? for|spell out|spelt out|spelled out|full (?:name|form) (?:behind|of)|"
            r"(?:acronym|abbreviation) (?:mean|stand|for))",
        ),
        (
            "contact",
            r"\b(?:how (?:can|do|could|should|may|would) i\b|"
            r"where (?:can|do|could|should|may|would) i\b(?! (?:find|look|read|see|learn)\b(?![^?.!]{0,60}\b(?:forms?|"
            r"numbers?|address|contact)\b))|"
            r"whom? (?:can|do|could|should|may|must) (?:i|we|you|one|people|citizens|parents|users|somebody|someone|anyone|they) (?:call|ask|contact|e-?mail|write|ring|phone|turn)|"
            r"(?:which|what) (?:e-?mail |postal |web |internet )?address\b|(?:tele)?phone numbers?|"
            r"(?:a|the|which|what) web ?(?:site|page|address)(?= (?:of|for|about|on|where|with|to)\b|\W{0,3}$)|"
            r"where can (?:more|further)|contact (?:person|details)|help ?lines?|hot ?lines?|"
            r"how (?:can|do|does|could|should|may) (?:(?:my|our) \w+|one|you|we|people|somebody|someone|anybody|citizens|parents|users|firms|companies|organisations|ngos) (?:\w+ )?(?:apply|register|join|enrol|sign|obtain|contact|report|"
            r"subscribe|take part|get (?:in|access|money|help|funds|funding)))",
        ),
        (
            "definition",
            r"\b(?:(?:meant|understood|understand|mean) by|how (?:does|do|is|are|did) [^?.!]{1,80}\bdefined?\b|"
            r"define\b|definition of|what (?:exactly )?counts? as|(?:is|are) (?:considered|regarded) as|meaning of|"
            r"do(?:es)? (?:the )?terms? [^?.!]{1,60}\bmean|^what does [^?.!]{1,40} mean\b)",
        ),
        (
            "amount",
            r"\b(?:how much (?:money|funding|budget|financing|cash|does it cost|will it cost)|"
            r"how much [^?.!]{0,80}\b(?:euros?|dollars?|bucks|pounds|cost|costs|spend|spends|spent|pay|"
            r"paid|earn|funding|money|compensation)\b|how many (?:\w+ ){0,2}?(?:euros?|dollars?|bucks|pounds)\b|"
            r"how expensive|price tag|"
            r"how (?:high|large|big) (?:is|are|was|were|will)(?: be)? (?:the|a) (?:\w+ ){0,2}?(?:fine|fee|budget|cost|salary|"
            r"price|penalty payment)s?\b|what (?:does|do|will|would|did) [^?.!]{1,60} cost\b|"
            r"which share of the [^?.!]{0,20}budget|what do(?:es)? [^?.!]{1,40} (?:charge|earn|pay)\b|"
            r"(?:figure|amount|sum) (?:for|of) (?:the )?(?:\w+ )?(?:funding|budget|costs?|financing|spending)\b)",
        ),
        ("duration", r"\b(?:how long|how many (?:years?|months?|weeks?|days?|hours?))\b"),
        (
            "number",
            r"\b(?:how (?:many|much|often|high|large|big|tall|deep|far|old|frequently)|(?:by|to) what (?:level|extent|percent)|"
            r"(?:what|which)(?:'s| is| are)?(?: the)? (?:maximum|minimum|exact|average|total|highest|lowest) (?:\w+ ){0,2}?(?:levels?|limits?|"
            r"sentences?|penalty|penalties|terms?|doses?|age|amounts?|quantity|quantities|size|weight|rate|number|content|speed)|"
            r"(?:what|which) (?:percentage|percent|proportion|share|number of|fraction|ratio|rate)|cap on)\b",
        ),
        (
            "later",
            r"\b(?:is|are|was|were|has|have|does|do|did|exists?) [^?.!]{0,40}?\b(?:"
            r"(?:newer|more recent|later|latest|updated|new) (?:\w+ ){0,3}?(?:version|edition)s?\b|"
            r"(?:newer|more recent|later|latest|updated|new) (?:\w+ ){0,3}?(?:strategy|plan|agenda|framework|programme)s?\b(?! (?:for|of|to|on|with) (?!20\d\d|the (?:time|years|period))\w)|"
            r"(?:newer|more recent) (?:\w+ ){0,3}?(?:directive|regulation|decision|recommendation|act|law)\b|"
            r"successors?\b(?= (?:to|of) (?:the |this )?(?:\w+ ){0,4}?(?:plan|strategy|agenda)\b))|"
            r"\bwhat (?:replaced|succeeded|followed|came after) (?:the |this )?(?:\w+ ){0,4}?(?:plan|strategy|agenda)\b",
        ),
        (
            "comparison",
            r"\b(?:compared? (?:to|with)|in comparison|(?:differ|differs|different|difference|differences) "
            r"(?:from|between|to|with)|how do [^?.!]{1,60} (?:differ|compare)\b|versus|vs\b|"
            r"(?:better|worse|cheaper|safer|stronger|faster|stricter|higher|lower|larger|smaller|earlier|later|"
            r"more|less|bigger|older|newer)\b(?! than (?:the|one|this|that|just|only|what)\b)[^?.!]{0,80}\bthan\b|did? better|performs? best|of the two|"
            r"which (?:one )?is (?:more|less|better|worse) \w+|is the best|(?:is|are) (?:the )?(?:most|least) (?!important)\w+|"
            r"the (?:worst|best|biggest|largest|smallest|highest|lowest)\W{0,3}$|the (?:most|least|worst|highest|lowest|"
            r"largest|smallest|biggest|fewest) (?!important)\w+|(?:is|are|was|were) the (?:first|last) (?:\w+ ){0,2}?to\b)|"
            r"^\W{0,3}(?:which|what|who) (?:\w+ ){0,3}?(?:caused?|causes|kill(?:s|ed)?|have|has|had|gets?|got|suffer(?:s|ed)?|used?|uses|consumed?|consumes|sells?|sold|spends?|spent|pays?|paid|seized?|took) (?:the )?most\b(?! of)",
        ),
        (
            "opinion",
            r"\b(?:do you think|in your (?:view|opinion)|think (?:of|about)|criticis\w+|criticiz\w+|morally|ethically|"
            r"good idea|bad idea|a success|a failure|successful|ambitious|realistic|happy with|satisfied|"
            r"worth (?:it|the)|did [^?.!]{1,60}\bwork\b|most important|right approach|well designed|pleased with|"
            r"makes? sense|disappointed|^\W{0,3}(?:do|does) [^?.!]{1,60}\b(?:work|succeed|pay off|make a difference)\W{0,3}$|"
            r"is it (?:(?:really|not|also|still) )?(?:right|fair|wise|good|bad|wrong|just|justified|acceptable|sensible|reasonable|useful|worthwhile|"
            r"smart|ethical|moral|ok|okay|advisable|desirable|better|best|a mistake|enough|too) )|"
            r"^\W{0,3}how (?:\w+ )?(?:dangerous|harmful|addictive|toxic|deadly|risky|effective|efficient|successful|useful|good|bad|serious|severe|important|"
            r"realistic|ambitious|fair|strict|popular|reliable|convincing|satisf\w+|happy|helpful) (?:is|are|was|were|has|have)\b",
        ),
        (
            "outcome",
            r"\b(?:(?:what|which|how) did [^?.!]{1,90}\b(?:find|found|conclude|show|reveal|"
            r"discover|respond|achieve|bring|say)\b|what came (?:out )?of|"
            r"(?:which|what) (?![^?.!]{1,60} (?:once|after|when|where|if) )[^?.!]{1,60} (?:has|have) been (?!planned|foreseen)\w|"
            r"(?:has|have|had) [^?.!]{1,80}\b(?:been (?:implemented|achieved|completed|carried out|done|"
            r"delivered)|succeeded|worked|improved|led to|resulted)\b|"
            r"(?:were|was) (?:drawn|achieved|implemented|carried out)|resulted from|"
            r"progress (?:has|have|was)|thanks to)|"
            r"^\W{0,3}(?:did|was|were|has|have) (?!\w+ to\b|to\b|there an? )(?![^?.!]{1,60} (?:have|need|supposed|meant|expected|obliged|required) to\b)(?![^?.!]{1,60}\b(?:planned|foreseen|mentioned|"
            r"included|said|provided)\b|[^?.!]{1,60}\b(?:in (?:there|it|the (?:action )?(?:plan|text|document))|part of (?:it|the plan|this|that|all this)|covered|dealt with|thought of|taken up)\W*$)",
        ),
        (
            "prediction",
            r"\b(?:in (?:ten|five|twenty|fifty|\d{1,3}) years|what will [^?.!]{1,60} look like|"
            r"(?:is|are) [^?.!]{1,60} (?:expected|likely|set) to (?:rise|fall|grow|increase|decrease|decline|change)|"
            r"in the (?:far |distant )?future|forecasts?|predict\w*|"
            r"will [^?.!]{1,80}\bby 20[3-9]\d|will (?:be )?(?:the )?next|will [^?.!]{1,60}\b(?:replace|rise|fall|increase|decrease|"
            r"decline|disappear|win|succeed)\b)",
        ),
        (
            "date",
            r"\b(?:when|how soon|(?:what|which) (?:time|day|date|month|year|week|hour|deadline)|"
            r"what (?:was|is|were) the (?:\w+ )?(?:date|deadline))\b",
        ),
        (
            "reason",
            r"\b(?:why|for what (?:reason|purpose)|on what grounds|what for|how come|what (?:causes|caused|is causing)|what (?:is|are|was|were) (?:the )?"
            r"(?:\w+ )?(?:causes?|roots?) (?:of|for|behind)|what (?:drives|pushes|tempts) )\b",
        ),
        ("payer", r"\bwho (?:(?:will|would|should|shall|must|has to|is to) )?(?:pays?|funds?|finances?|foots?|bears? the costs?|picks? up the bill)\b"),
        (
            "person",
            r"\bwho (?:(?:is|was|are|were|becomes?|became)(?: the| its| their| a)? (?:[\w'-]+ ){0,4}?(?:director|head|manager|officer|coordinator|representative|deputy|adviser|"
            r"chair\w*|president|commissioner|minister|author|founder|boss|leader|rapporteur|spokes\w+|secretary|"
            r"judge|contact|ceo|chief|mayor|king|queen|inventor|name)|heads?|leads?|chairs?|directs?|runs?|ran|led|"
            r"headed|chaired|directed|wrote|invented|founded|painted|composed|signed|won|discovered|presented|"
            r"drafted|came up|thought up|suggested|(?:among|of) the|[^?.!]{1,80} by name)\b",
        ),
        (
            "place",
            r"\b(?:where(?! (?:can|could|may|should)\b| (?:is|are|was|were) (?:that|this|it|they) (?:\w+ )?(?:written|said|stated|"
            r"laid|set|found|regulated|mentioned|dealt|covered)\b| (?:is|was|were|are) (?:that|this|it|they)(?: again| exactly| now)?\W*$| (?:do|does|did) [^?.!]{2,40} stand (?:on|as to|regarding|about)\b| (?:do|does|did) (?:it|they|the \w+) (?:say|mention|"
            r"deal|speak|talk)\b)|(?:in|at|from|to|on) (?:which|what) (?:\w+ ){0,2}?(?:country|countries|city|cities|"
            r"towns?|ports?|harbours?|airports?|regions?|places?|prisons?|jails?|neighbourhoods?|streets?|islands?|"
            r"villages?|clinics?|hospitals?|schools?|universit(?:y|ies)|factor(?:y|ies)|member states?)|which (?:member states?|countries|towns|cities))\b",
        ),
    ),
    "fr": (
        ("payer", r"\bqui (?:va |doit |devrait )?(?:paie|paye|payer|finance|financer|prend en charge|supporte|pays?|funds?|finances)\b"),
        (
            "expansion",
            r"\b(?:que signifie (?:le sigle|l'acronyme|l'abreviation)|que veut dire (?:le sigle|l'acronyme))",
        ),
        (
            "contact",
            r"\b(?:comment (?:puis-je|peut-on (?:s'inscrire|contacter))|ou puis-je|numero de telephone|"
            r"adresse (?:e-mail|electronique))",
        ),
        (
            "definition",
            r"\b(?:qu'entend-on par|comment [^?.!]{0,60}defini\w*|definition (?:de|du|d')|que signifie|"
            r"que veut dire)",
        ),
        ("comparison", r"\b(?:par rapport a|comparaison|difference entre|(?:plus|moins|mieux) [^?.!]{0,30}\bque\b)"),
        ("opinion", r"\b(?:que pensez|a votre avis|critiqu\w+|reussite|echec|le plus important)"),
        (
            "outcome",
            r"\b(?:quels (?:ont ete|furent) les resultats|qu'a (?:conclu|montre|revele)|a-t-(?:il|elle|on) ete "
            r"(?:mis|mise|realise|acheve)\w*)",
        ),
        (
            "amount",
            r"\b(?:combien [^?.!]{0,60}\b(?:coute\w*|d'argent|euros?|depens\w+|paie\w*|recoi\w+)|quel (?:est le )?"
            r"(?:budget|cout|prix|montant))\b",
        ),
        ("duration", r"\b(?:combien de temps|pendant combien|combien d'(?:annees|heures))\b"),
        ("number", r"\b(?:combien|quel (?:nombre|pourcentage)|quelle (?:proportion|part))\b"),
        ("date", r"\b(?:quand|depuis quand|jusqu'a quand|en quelle annee|a quelle date|quel jour|quel mois)\b"),
        ("reason", r"\b(?:pourquoi|pour quelle raison|dans quel but)\b"),
        (
            "person",
            r"\bqui (?:est|etait|dirige|preside|a ecrit|a fonde|a signe)(?: (?:le|la|l'))?\s?(?:directeur|"
            r"directrice|chef|president|presidente|commissaire|ministre|auteur)?\b",
        ),
        (
            "place",
            r"\b(?:ou (?:est|se|sont|y|a)|dans (?:quel|quelle|quels|quelles) (?:pays|ville|villes|port|ports|"
            r"region|regions|lieu|prison|prisons))\b",
        ),
    ),
    "de": (
        ("payer", r"\bwer (?:\w+ ){0,3}?(?:bezahlt|zahlt|bezahlen|finanziert|finanzieren|tragt die kosten|pays?|funds?|finances?)\b"),
        ("expansion", r"\b(?:wofur steht|steht die abkurzung|bedeutet die abkurzung|ausgeschrieben)"),
        (
            "contact",
            r"\b(?:wie (?:kann|konnte|soll) ich|wo (?:kann|konnte) ich|an wen (?:kann|soll) ich|telefonnummer|"
            r"e-mail-adresse)",
        ),
        (
            "definition",
            r"\b(?:(?:was )?versteht man unter|wie [^?.!]{0,60}definiert|was bedeutet|was heisst|definition|"
            r"was gilt als)",
        ),
        (
            "comparison",
            r"\b(?:im vergleich|verglichen mit|unterschied zwischen|unterscheide\w+|"
            r"(?:besser|schlechter|billiger|wirksamer|gefahrlicher|mehr|weniger) als)",
        ),
        ("opinion", r"\b(?:was halten|ihrer meinung|kritisier\w+|ein erfolg|ein misserfolg|am wichtigsten)"),
        (
            "outcome",
            r"\b(?:was (?:ergab|ergaben|hat [^?.!]{1,60}(?:ergeben|gebracht|gezeigt))|(?:wurde|wurden) "
            r"[^?.!]{1,60}(?:umgesetzt|erreicht|abgeschlossen))",
        ),
        (
            "amount",
            r"\b(?:wie viel (?:geld|kostet|kosten)|wieviel (?:geld|kostet)|was kostet|was kosten|wie teuer|"
            r"wie viele? [^?.!]{0,30}euro|wie hoch (?:ist|sind) (?:das|der|die) "
            r"(?:budget|kosten|strafe|geldstrafe|geldbusse|gebuhr|gehalt|ausgaben|haushalt|preis))\b",
        ),
        ("duration", r"\b(?:wie lange|wie viele (?:jahre|monate|tage|stunden))\b"),
        (
            "number",
            r"\b(?:wie (?:viele?|viel|oft|hoch|gross|haufig)|wieviele?|wie viel prozent|welcher (?:anteil|prozentsatz))\b",
        ),
        (
            "date",
            r"\b(?:wann|seit wann|bis wann|ab wann|in welchem (?:jahr|monat)|an welchem tag|zu welchem zeitpunkt)\b",
        ),
        ("reason", r"\b(?:warum|weshalb|wieso|wozu|aus welchem grund|zu welchem zweck)\b"),
        (
            "person",
            r"\bwer (?:(?:ist|war) (?:der|die|das) (?:direktor\w*|leiter\w*|chef\w*|prasident\w*|vorsitzende\w*|"
            r"kommissar\w*|minister\w*|autor\w*)|leitet|fuhrt|schrieb|grundete|unterzeichnete)\b",
        ),
        ("place", r"\b(?:wo|in welche[mnr] (?:land|landern|stadt|stadten|hafen|region|gefangnis|gefangnissen|ort))\b"),
    ),
    "es": (
        ("payer", r"\bquien(?:es)? (?:va a |debe |deben )?(?:pagan?|pagar|financian?|financiar|costean?|pays?|funds?|finances?)\b"),
        ("expansion", r"\b(?:que significan? (?:la sigla|las siglas|el acronimo|la abreviatura))"),
        ("contact", r"\b(?:como (?:puedo|podemos)|donde (?:puedo|podemos)|numero de telefono|correo electronico)"),
        ("definition", r"\b(?:que se entiende por|como [^?.!]{0,60}defin\w+|definicion de|que significa)"),
        (
            "comparison",
            r"\b(?:en comparacion|comparado con|diferencia entre|(?:mas|menos|mejor|peor) [^?.!]{0,30}\bque\b)",
        ),
        ("opinion", r"\b(?:que opina|en su opinion|critic\w+|un exito|un fracaso|mas importante)"),
        ("outcome", r"\b(?:que (?:concluyo|mostro|revelo|resultados)|se (?:ha|han) (?:aplicado|logrado|completado))"),
        (
            "amount",
            r"\b(?:cuanto (?:dinero|cuesta|cuestan|costara|gasta\w*)|cuantos (?:euros|millones)|"
            r"cual es el (?:presupuesto|coste|precio|importe))\b",
        ),
        ("duration", r"\b(?:cuanto tiempo|cuantos (?:anos|meses|dias)|cuantas horas)\b"),
        ("number", r"\b(?:cuanto|cuanta|cuantos|cuantas|que porcentaje|que proporcion|con que frecuencia)\b"),
        ("date", r"\b(?:cuando|desde cuando|hasta cuando|en que (?:ano|mes|fecha)|que dia)\b"),
        ("reason", r"\b(?:por que|para que|por que motivo|con que fin)\b"),
        (
            "person",
            r"\bquien (?:(?:es|fue|era) (?:el|la) (?:director\w*|jef\w+|president\w+|comisari\w+|ministr\w+|"
            r"autor\w*)|dirige|preside|escribio|fundo|firmo)\b",
        ),
        (
            "place",
            r"\b(?:donde|en que (?:pais|paises|ciudad|ciudades|puerto|puertos|region|regiones|prision|prisiones|"
            r"lugar))\b",
        ),
    ),
}

# Cues that ask only where they open a clause: elsewhere they join two ("… when women seek help").
OPENING: frozenset[str] = frozenset(("amount", "duration", "number", "date", "reason", "person", "place"))
