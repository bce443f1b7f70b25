"""The words by which people say what kind of thing they ask for, in four languages: data only.

Words are folded as ``ingest.fold`` does: lower case, no accents, plain quotes. In ``HEADS`` a
trailing ``*`` stands for any ending. ``CUES`` are regular expressions over the folded question,
tried in this order; each starts with a plain word, so that a search is linear.
"""

from __future__ import annotations

LANGUAGES = ("en", "fr", "de", "es")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that tell the language of a question and little else.
SIGNS: dict[str, frozenset[str]] = {
    "en": _words(
        "the of and is are was were what which who when where why how does do did should will to in on "
        "for with by there any must can has have been at from that"
    ),
    "fr": _words(
        "le la les des du de et est sont que quel quelle quels quelles qui quand ou pourquoi comment "
        "combien dans pour avec par sur aux une un il elle a-t-il doit doivent ces cette ce l d qu au"
    ),
    "de": _words(
        "der die das den dem des und ist sind was welche welcher welches welchem welchen wer wann wo "
        "warum wie wieviel viele mit von fur zu im auf bei ein eine einen einer wird werden soll sollen "
        "gibt es wozu"
    ),
    "es": _words(
        "el la los las del de y es son que cual cuales quien quienes cuando donde porque por como cuanto "
        "cuanta cuantos cuantas en para con una un se sobre al debe deben hay"
    ),
}

# After "which …", "what is the …": the noun that says what kind of thing is wanted. The last such
# noun of the phrase decides, so "budget item" is an item; ``content`` holds nouns that only do that.
HEADS: dict[str, dict[str, str]] = {
    "en": {
        "amount": "budget budgets cost costs price prices funding funds money fee fees fine fines salary salaries "
        "wage wages expenditure spending expense expenses envelope compensation subsidy subsidies euros dollars "
        "sum revenue turnover tag financing tax",
        "number": "percentage percent percentages proportion share rate rates ratio fraction "
        "quantity limit limits threshold thresholds size volume population temperature weight height dose dosage "
        "target baseline benchmark coverage value score quota minimum maximum",
        "duration": "duration period length",
        "date": "year years date dates day days month months deadline deadlines time hour week",
        "person": "director head chair chairman chairwoman chairperson president commissioner minister author "
        "authors founder boss leader rapporteur spokesperson spokesman secretary judge expert officer manager ceo "
        "chief mayor inventor king queen name",
        "place": "country countries city cities town towns port ports harbour harbours airport airports region "
        "regions place location headquarters seat capital prison prisons jail jails neighbourhood neighbourhoods "
        "village villages street island continent venue",
        "reason": "reason reasons purpose purposes aim aims rationale motive grounds motivation",
        "definition": "definition definitions meaning",
        "expansion": "acronym abbreviation",
        "outcome": "result results finding findings outcome outcomes conclusion progress achievement achievements "
        "success",
        "opinion": "weakness weaknesses strength strengths opinion opinions criticism criticisms advantage "
        "advantages disadvantage disadvantages drawback drawbacks shortcomings",
        "comparison": "difference differences",
        "contact": "phone telephone email e-mail website url hotline homepage",
        "content": "item items line heading article action actions plan report study indicator indicator priority "
        "document area programme network body agency agencies authority authorities role goal "
        "objective solutions application system services measures kind type sort member members state states "
        "format source sources data policy options tool part parts conclusions cards",
    },
    "fr": {
        "amount": "budget cout couts prix montant financement fonds argent amende amendes salaire depense depenses",
        "number": "nombre pourcentage proportion part taux seuil limite quantite objectif chiffre cible",
        "duration": "duree periode",
        "date": "annee annees date dates jour mois echeance delai",
        "person": "directeur directrice chef president presidente commissaire ministre auteur auteurs nom rapporteur",
        "place": "pays ville villes port ports region regions lieu endroit siege capitale prison prisons aeroport "
        "aeroports",
        "reason": "raison raisons but motif motifs",
        "definition": "definition sens signification",
        "expansion": "sigle acronyme abreviation",
        "outcome": "resultat resultats conclusion progres",
        "opinion": "faiblesse faiblesses avis critique critiques avantage avantages inconvenient inconvenients",
        "comparison": "difference differences",
        "contact": "telephone courriel e-mail adresse site",
        "content": "poste ligne article action actions plan rapport etude indicateur priorite document organisme "
        "agence role mesure mesures type genre etat etats source sources",
    },
    "de": {
        "amount": "budget kosten preis betrag finanzierung mittel geld geldbusse gehalt ausgaben haushalt summe",
        "number": "zahl anzahl prozentsatz anteil quote rate grenzwert schwelle menge zielwert hohe",
        "duration": "dauer zeitraum",
        "date": "jahr jahre jahren datum tag monat frist zeitpunkt",
        "person": "direktor direktorin leiter leiterin chef chefin prasident prasidentin vorsitzende vorsitzender "
        "kommissar kommissarin minister ministerin autor autoren name",
        "place": "land lander landern stadt stadte stadten hafen region regionen ort sitz hauptstadt gefangnis "
        "gefangnissen flughafen",
        "reason": "grund grunde grunden zweck ziel",
        "definition": "definition bedeutung",
        "expansion": "abkurzung akronym",
        "outcome": "ergebnis ergebnisse fortschritt fortschritte",
        "opinion": "schwache schwachen meinung kritik vorteil vorteile nachteil nachteile",
        "comparison": "unterschied unterschiede",
        "contact": "telefonnummer telefon e-mail adresse webseite",
        "content": "posten artikel massnahme massnahmen plan bericht studie indikator prioritat dokument stelle "
        "agentur rolle art mitgliedstaat mitgliedstaaten quelle quellen",
    },
    "es": {
        "amount": "presupuesto coste costes costo precio importe financiacion fondos dinero multa salario gasto gastos",
        "number": "numero porcentaje proporcion parte tasa umbral limite cantidad objetivo cifra",
        "duration": "duracion periodo",
        "date": "ano anos fecha fechas dia mes plazo",
        "person": "director directora jefe jefa presidente presidenta comisario comisaria ministro ministra autor "
        "autores nombre ponente",
        "place": "pais paises ciudad ciudades puerto puertos region regiones lugar sede capital prision prisiones "
        "aeropuerto aeropuertos",
        "reason": "razon razones motivo motivos fin finalidad",
        "definition": "definicion significado",
        "expansion": "sigla siglas acronimo abreviatura",
        "outcome": "resultado resultados progreso progresos",
        "opinion": "debilidad debilidades opinion critica criticas ventaja ventajas inconveniente inconvenientes",
        "comparison": "diferencia diferencias",
        "contact": "telefono correo direccion web",
        "content": "partida articulo accion acciones plan informe estudio indicador prioridad documento organismo "
        "agencia papel medida medidas tipo estado estados fuente fuentes",
    },
}

# What opens a phrase with such a noun.
OPENERS: dict[str, str] = {
    "en": r"\b(?:what|which|what's|whose)(?: exactly)?(?: (?:is|are|was|were|will be))?(?: the| a| an| its| their)?",
    "fr": r"\b(?:quel|quelle|quels|quelles)(?: (?:est|sont|etait|etaient))?(?: le| la| les| l'| son| sa)?",
    "de": r"\b(?:welche|welcher|welches|welchem|welchen|wie|was)(?: (?:ist|sind|war|waren|lautet|heisst))?(?: der| die| das| dem| den)?",
    "es": r"\b(?:que|cual|cuales)(?: (?:es|son|era|eran|fue))?(?: el| la| los| las| su)?",
}

# Where such a phrase ends.
BORDERS: dict[str, frozenset[str]] = {
    "en": _words(
        "of in on at for to by with from about under between against within among is are was were be do "
        "does did can could must should shall will would has have had may might that who and or not"
    ),
    "fr": _words(
        "de du des d dans en sur pour par avec a au aux est sont etait sera doit doivent peut peuvent "
        "a-t-il ont et ou qui que entre"
    ),
    "de": _words(
        "von vom der des im in auf fur mit bei zu zum zur ist sind war waren wird werden soll sollen muss "
        "mussen kann konnen hat haben und oder gegen zwischen uber"
    ),
    "es": _words("de del en para por con sobre a al es son fue debe deben puede pueden ha han y o que entre contra"),
}

# Kinds told by a turn of phrase. The first that matches decides.
CUES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "expansion",
            r"\b(?:stands? for|spell out|spelt out|spelled out|full (?:name|form) (?:behind|of)|"
            r"(?:acronym|abbreviation) (?:mean|stand|for))",
        ),
        (
            "contact",
            r"\b(?:how (?:can|do|could|should|may|would) i\b|where (?:can|do|could|should|may|would) i\b|"
            r"whom? (?:can|do|could|should|may) (?:i|we) (?:call|ask|contact|e-?mail|write|ring|phone|turn)|"
            r"(?:which|what) (?:e-?mail |postal |web |internet )?address\b|(?:tele)?phone numbers?|"
            r"(?:a|the|which|what) web ?(?:site|page|address)(?= (?:of|for|about|on|where|with|to)\b|\W{0,3}$)|"
            r"where can (?:more|further)|contact (?:person|details)|help ?lines?|hot ?lines?|"
            r"how (?:can|do|does|could|should|may) (?:my|our) \w+)",
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
            r"how (?:much|many) [^?.!]{0,80}\b(?:euros?|dollars?|bucks|pounds|cost|costs|spend|spends|spent|pay|"
            r"paid|earn|funding|money|compensation)\b|how expensive|price tag|"
            r"how (?:high|large|big) (?:is|are|was|were|will)(?: be)? (?:the|a) (?:\w+ ){0,2}?(?:fine|fee|budget|cost|salary|"
            r"price|penalty payment)s?\b|what (?:does|do|will|would|did) [^?.!]{1,60} cost\b|"
            r"which share of the [^?.!]{0,20}budget|what do(?:es)? [^?.!]{1,40} (?:charge|earn|pay)\b|"
            r"(?:figure|amount|sum) (?:for|of) (?:the )?(?:\w+ )?(?:funding|budget|costs?|financing|spending)\b)",
        ),
        ("duration", r"\b(?:how long|how many (?:years?|months?|weeks?|days?|hours?))\b"),
        (
            "number",
            r"\b(?:how (?:many|much|often|high|large|big|tall|deep|far|old|frequently)|(?:by|to) what (?:level|extent|percent)|"
            r"(?:what|which) (?:percentage|percent|proportion|share|number of|fraction|ratio|rate)|cap on)\b",
        ),
        (
            "comparison",
            r"\b(?:compared? (?:to|with)|in comparison|(?:differ|differs|different|difference|differences) "
            r"(?:from|between|to|with)|how do [^?.!]{1,60} (?:differ|compare)|versus|vs\b|"
            r"(?:better|worse|cheaper|safer|stronger|faster|stricter|higher|lower|larger|smaller|earlier|later|"
            r"more|less|bigger|older|newer)\b[^?.!]{0,80}\bthan\b|did? better|performs? best|of the two|"
            r"which (?:one )?is (?:more|less|better|worse) \w+|is the best|the (?:most|least|worst|highest|lowest|"
            r"largest|smallest|biggest|fewest) (?!important)\w+)",
        ),
        (
            "opinion",
            r"\b(?:do you think|in your (?:view|opinion)|think (?:of|about)|criticis\w+|criticiz\w+|morally|ethically|"
            r"good idea|bad idea|a success|a failure|successful|ambitious|realistic|happy with|satisfied|"
            r"worth (?:it|the)|did [^?.!]{1,60}\bwork\b|most important|right approach|well designed|pleased with|"
            r"makes? sense|disappointed)",
        ),
        (
            "outcome",
            r"\b(?:(?:what|which|how) did [^?.!]{1,90}\b(?:find|found|conclude|show|reveal|"
            r"discover|respond|achieve|bring|say)\b|what came (?:out )?of|"
            r"(?:which|what) [^?.!]{1,60} (?:has|have) been (?!planned|foreseen)\w|"
            r"(?:has|have|had) [^?.!]{1,80}\b(?:been (?:implemented|achieved|completed|carried out|done|"
            r"delivered)|succeeded|worked|improved|led to|resulted)\b|"
            r"(?:were|was) (?:drawn|achieved|implemented|carried out)|resulted from|"
            r"progress (?:has|have|was)|thanks to)|"
            r"^\W{0,3}(?:did|was|were|has|have) (?!\w+ to\b|to\b)(?![^?.!]{1,60}\b(?:planned|foreseen|mentioned|"
            r"included|said|provided)\b)",
        ),
        (
            "prediction",
            r"\b(?:in (?:ten|five|twenty|fifty|\d{1,3}) years|what will [^?.!]{1,60} look like|"
            r"(?:is|are) [^?.!]{1,60} (?:expected|likely|set) to (?:rise|fall|grow|increase|decrease|decline|change)|"
            r"in the (?:far |distant )?future|forecasts?|predict\w*|"
            r"by 20[3-9]\d|will (?:be )?(?:the )?next|will [^?.!]{1,60}\b(?:replace|rise|fall|increase|decrease|"
            r"decline|disappear|win|succeed)\b)",
        ),
        (
            "date",
            r"\b(?:when|how soon|(?:what|which) (?:time|day|date|month|year|week|hour|deadline)|"
            r"what (?:was|is|were) the (?:\w+ )?(?:date|deadline))\b",
        ),
        ("reason", r"\b(?:why|for what (?:reason|purpose)|on what grounds|what for|how come)\b"),
        (
            "person",
            r"\bwho (?:(?:is|was|are|were|becomes?|became)(?: the| its| their| a)? (?:\w+ ){0,2}?(?:director|head|"
            r"chair\w*|president|commissioner|minister|author|founder|boss|leader|rapporteur|spokes\w+|secretary|"
            r"judge|contact|ceo|chief|mayor|king|queen|inventor|name)|heads?|leads?|chairs?|directs?|runs?|ran|led|"
            r"headed|chaired|directed|wrote|invented|founded|painted|composed|signed|won|discovered|presented|"
            r"drafted|came up|thought up|suggested|(?:among|of) the|[^?.!]{1,80} by name)\b",
        ),
        (
            "place",
            r"\b(?:where(?! (?:can|could|may|should)\b)|(?:in|at|from|to|on) (?:which|what) (?:\w+ ){0,2}?(?:country|countries|city|cities|"
            r"towns?|ports?|harbours?|airports?|regions?|places?|prisons?|jails?|neighbourhoods?|streets?|islands?|"
            r"villages?|clinics?|hospitals?|schools?|universit(?:y|ies)|factor(?:y|ies)|member states?)|which (?:member states?|countries|towns|cities))\b",
        ),
    ),
    "fr": (
        ("expansion", r"\b(?:que signifie (?:le sigle|l'acronyme|l'abreviation)|que veut dire (?:le sigle|l'acronyme))"),
        ("contact", r"\b(?:comment (?:puis-je|peut-on (?:s'inscrire|contacter))|ou puis-je|numero de telephone|"
                    r"adresse (?:e-mail|electronique))"),
        ("definition", r"\b(?:qu'entend-on par|comment [^?.!]{1,60}defini\w*|definition (?:de|du|d')|que signifie|"
                       r"que veut dire)"),
        ("comparison", r"\b(?:par rapport a|comparaison|difference entre|(?:plus|moins|mieux) [^?.!]{0,30}\bque\b)"),
        ("opinion", r"\b(?:que pensez|a votre avis|critiqu\w+|reussite|echec|le plus important)"),
        ("outcome", r"\b(?:quels (?:ont ete|furent) les resultats|qu'a (?:conclu|montre|revele)|a-t-(?:il|elle|on) ete "
                    r"(?:mis|mise|realise|acheve)\w*)"),
        ("amount", r"\b(?:combien [^?.!]{0,60}\b(?:coute\w*|d'argent|euros?|depens\w+|paie\w*|recoi\w+)|quel (?:est le )?"
                   r"(?:budget|cout|prix|montant))\b"),
        ("duration", r"\b(?:combien de temps|pendant combien|combien d'(?:annees|heures))\b"),
        ("number", r"\b(?:combien|quel (?:nombre|pourcentage)|quelle (?:proportion|part))\b"),
        ("date", r"\b(?:quand|depuis quand|jusqu'a quand|en quelle annee|a quelle date|quel jour|quel mois)\b"),
        ("reason", r"\b(?:pourquoi|pour quelle raison|dans quel but)\b"),
        ("person", r"\bqui (?:est|etait|dirige|preside|a ecrit|a fonde|a signe)(?: (?:le|la|l'))?\s?(?:directeur|"
                   r"directrice|chef|president|presidente|commissaire|ministre|auteur)?\b"),
        ("place", r"\b(?:ou (?:est|se|sont|y|a)|dans (?:quel|quelle|quels|quelles) (?:pays|ville|villes|port|ports|"
                  r"region|regions|lieu|prison|prisons))\b"),
    ),
    "de": (
        ("expansion", r"\b(?:wofur steht|steht die abkurzung|bedeutet die abkurzung|ausgeschrieben)"),
        ("contact", r"\b(?:wie (?:kann|konnte|soll) ich|wo (?:kann|konnte) ich|an wen (?:kann|soll) ich|telefonnummer|"
                    r"e-mail-adresse)"),
        ("definition", r"\b(?:(?:was )?versteht man unter|wie [^?.!]{1,60}definiert|was bedeutet|was heisst|definition|"
                       r"was gilt als)"),
        ("comparison", r"\b(?:im vergleich|verglichen mit|unterschied zwischen|unterscheide\w+|"
                       r"(?:besser|schlechter|billiger|wirksamer|gefahrlicher|mehr|weniger) als)"),
        ("opinion", r"\b(?:was halten|ihrer meinung|kritisier\w+|ein erfolg|ein misserfolg|am wichtigsten)"),
        ("outcome", r"\b(?:was (?:ergab|ergaben|hat [^?.!]{1,60}(?:ergeben|gebracht|gezeigt))|(?:wurde|wurden) "
                    r"[^?.!]{1,60}(?:umgesetzt|erreicht|abgeschlossen))"),
        ("amount", r"\b(?:wie viel (?:geld|kostet|kosten)|wieviel (?:geld|kostet)|was kostet|was kosten|wie teuer|"
                   r"wie viele? [^?.!]{0,30}euro|wie hoch (?:ist|sind) (?:das|der|die) "
                   r"(?:budget|kosten|strafe|geldbusse|gehalt|ausgaben|haushalt|preis))\b"),
        ("duration", r"\b(?:wie lange|wie viele (?:jahre|monate|tage|stunden))\b"),
        ("number", r"\b(?:wie (?:viele?|viel|oft|hoch|gross|haufig)|wieviele?|wie viel prozent|welcher (?:anteil|prozentsatz))\b"),
        ("date", r"\b(?:wann|seit wann|bis wann|ab wann|in welchem (?:jahr|monat)|an welchem tag|zu welchem zeitpunkt)\b"),
        ("reason", r"\b(?:warum|weshalb|wieso|wozu|aus welchem grund|zu welchem zweck)\b"),
        ("person", r"\bwer (?:(?:ist|war) (?:der|die|das) (?:direktor\w*|leiter\w*|chef\w*|prasident\w*|vorsitzende\w*|"
                   r"kommissar\w*|minister\w*|autor\w*)|leitet|fuhrt|schrieb|grundete|unterzeichnete)\b"),
        ("place", r"\b(?:wo|in welche[mnr] (?:land|landern|stadt|stadten|hafen|region|gefangnis|gefangnissen|ort))\b"),
    ),
    "es": (
        ("expansion", r"\b(?:que significan? (?:la sigla|las siglas|el acronimo|la abreviatura))"),
        ("contact", r"\b(?:como (?:puedo|podemos)|donde (?:puedo|podemos)|numero de telefono|correo electronico)"),
        ("definition", r"\b(?:que se entiende por|como [^?.!]{1,60}defin\w+|definicion de|que significa)"),
        ("comparison", r"\b(?:en comparacion|comparado con|diferencia entre|(?:mas|menos|mejor|peor) [^?.!]{0,30}\bque\b)"),
        ("opinion", r"\b(?:que opina|en su opinion|critic\w+|un exito|un fracaso|mas importante)"),
        ("outcome", r"\b(?:que (?:concluyo|mostro|revelo|resultados)|se (?:ha|han) (?:aplicado|logrado|completado))"),
        ("amount", r"\b(?:cuanto (?:dinero|cuesta|cuestan|costara|gasta\w*)|cuantos (?:euros|millones)|"
                   r"cual es el (?:presupuesto|coste|precio|importe))\b"),
        ("duration", r"\b(?:cuanto tiempo|cuantos (?:anos|meses|dias)|cuantas horas)\b"),
        ("number", r"\b(?:cuanto|cuanta|cuantos|cuantas|que porcentaje|que proporcion|con que frecuencia)\b"),
        ("date", r"\b(?:cuando|desde cuando|hasta cuando|en que (?:ano|mes|fecha)|que dia)\b"),
        ("reason", r"\b(?:por que|para que|por que motivo|con que fin)\b"),
        ("person", r"\bquien (?:(?:es|fue|era) (?:el|la) (?:director\w*|jef\w+|president\w+|comisari\w+|ministr\w+|"
                   r"autor\w*)|dirige|preside|escribio|fundo|firmo)\b"),
        ("place", r"\b(?:donde|en que (?:pais|paises|ciudad|ciudades|puerto|puertos|region|regiones|prision|prisiones|"
                  r"lugar))\b"),
    ),
}

# Past tense after "when" and the like: what has happened, which no timetable of a plan can tell.
PAST: dict[str, str] = {
    "en": r"\b(?:did|was|were|has|have|had|since when)\b",
    "fr": r"\b(?:a-t-\w+|ont-\w+|etait|etaient|fut|a ete|ont ete)\b",
    "de": r"\b(?:wurde|wurden|war|waren|hat|haben)\b",
    "es": r"\b(?:fue|fueron|era|eran|ha|han)\b",
}

# How fine a date is wanted; a year is the coarsest.
GRAINS: dict[str, dict[str, str]] = {
    "en": {"time": r"\b(?:time of day|what time|which time|hour)\b", "day": r"\b(?:on (?:what|which) (?:day|date)|exact date|which day|what day)\b", "month": r"\b(?:month)\b"},
    "fr": {"time": r"\b(?:quelle heure)\b", "day": r"\b(?:quel jour|a quelle date|date exacte)\b", "month": r"\b(?:mois)\b"},
    "de": {"time": r"\b(?:uhrzeit|um wie viel uhr)\b", "day": r"\b(?:welchem tag|genaues? datum)\b", "month": r"\b(?:monat)\b"},
    "es": {"time": r"\b(?:que hora)\b", "day": r"\b(?:que dia|fecha exacta)\b", "month": r"\b(?:mes)\b"},
}

# Cues that ask only where they open a clause: elsewhere they join two ("… when women seek help").
OPENING: frozenset[str] = frozenset(("amount", "duration", "number", "date", "reason", "person", "place"))

# What may stand before such a cue all the same: prepositions, and the politeness of indirect questions.
BEFORE: dict[str, frozenset[str]] = {
    "en": _words(
        "in at by since for to from of under on until till after before and or but so please then exactly about with is there a"
    ),
    "fr": _words("en a de par pour depuis jusqu jusqu'a dans sur et ou mais sous avec des"),
    "de": _words("in an bis seit ab von fur zu aus mit und oder aber bitte unter auf bei um"),
    "es": _words("en a de por para desde hasta con y o pero sobre bajo"),
}

# What leads into an indirect question, unless the sentence itself begins with one of ``ASKING``:
# "Do you know how many …" asks how many, "How do we know how many …" does not.
INDIRECT: dict[str, frozenset[str]] = {
    "en": _words("tell me know wonder ask say explain show us"),
    "fr": _words("moi savoir dire dites demande"),
    "de": _words("mir wissen sagen frage mich"),
    "es": _words("saber decir digame dime pregunto"),
}
ASKING: dict[str, frozenset[str]] = {
    "en": _words("what which who whom whose when where why how is are does do did was were will must"),
    "fr": _words("que quel quelle quels quelles qui quand ou pourquoi comment combien est sont"),
    "de": _words("was welche welcher welches wer wann wo warum wie ist sind wird"),
    "es": _words("que cual cuales quien cuando donde como cuanto es son hay"),
}

# "When may …", "when is … possible": the circumstances are asked for at least as often as a day.
CIRCUMSTANCE: dict[str, str] = {
    "en": r"(?<!since )(?<!until )(?<!by )\bwhen (?:is|are|may|can|could|must|should|would|might)\b",
    "fr": r"\bquand (?:est|sont|peut|peuvent|peut-on|doit|doivent)\b",
    "de": r"\bwann (?:ist|sind|darf|durfen|kann|konnen|muss|mussen)\b",
    "es": r"\bcuando (?:es|son|esta|estan|puede|pueden|debe|deben|se puede)\b",
}

# What a number is wanted as: a share, a frequency, or else a measure; "how many" counts things.
MEASURES: dict[str, dict[str, str]] = {
    "en": {
        "share": r"\b(?:percentage|percent|per cent|proportion|share|fraction|ratio|rate|coverage|quota)\b",
        "frequency": r"\bhow (?:often|frequently|many times)\b",
        "count": r"\b(?:how many(?! percent)|(?:what|which) (?:is the )?number of|cap on the number of)\b",
    },
    "fr": {
        "share": r"\b(?:pourcentage|pour cent|proportion|part|taux)\b",
        "frequency": r"\b(?:combien de fois|a quelle frequence)\b",
        "count": r"\b(?:combien (?:de|d')|(?:quel est le )?nombre (?:de|d'))",
    },
    "de": {
        "share": r"\b(?:prozentsatz|prozent|anteil|quote|rate)\b",
        "frequency": r"\bwie (?:oft|haufig)\b",
        "count": r"\b(?:wie viele|wieviele|(?:zahl|anzahl) der)\b",
    },
    "es": {
        "share": r"\b(?:porcentaje|por ciento|proporcion|tasa)\b",
        "frequency": r"\b(?:cuantas veces|con que frecuencia)\b",
        "count": r"\b(?:cuant[oa]s|numero de)\b",
    },
}

# Comparisons of one thing with all others ("the most"); the rest compare two.
SUPERLATIVES: dict[str, str] = {
    "en": r"\b(?:the (?:most|least|worst|\w{3,12}est)|is the best|most important|performs? best)\b",
    "fr": r"\b(?:le|la|les) (?:plus|moins|mieux|meilleur\w*|pire)\b",
    "de": r"\b(?:am \w{3,15}sten|meisten|wenigsten|besten|schlechtesten)\b",
    "es": r"\b(?:el|la|los|las) [^?.!]{0,30}(?:mas|menos|mejor|peor)\b",
}

# "What is a postal item?": a definition if a text gives one, and else what is said of the thing.
WHAT_IS: dict[str, str] = {
    "en": r"^\W{0,3}(?:what is|what are|what's)(?: an?| the)? (?!in |on |at |being |said |"
    r"planned |foreseen |done |meant |about |there |not )[^?.!,;]{2,60}\W{0,3}$",
    "fr": r"^\W{0,3}(?:qu'est-ce que|qu'est-ce qu'|c'est quoi)[^?.!,;]{2,60}\W{0,3}$",
    "de": r"^\W{0,3}was (?:ist|sind) [^?.!,;]{2,60}\W{0,3}$",
    "es": r"^\W{0,3}que (?:es|son) [^?.!,;]{2,60}\W{0,3}$",
}

# "Which ports are mentioned?" asks for what the text says, names or not.
MENTIONED: dict[str, str] = {
    "en": r"\b(?:mentioned|named|listed|included|covered|meant|concerned)\b",
    "fr": r"\b(?:mentionne\w*|cite\w*|nomme\w*|concerne\w*)\b",
    "de": r"\b(?:erwahnt|genannt|aufgefuhrt|gemeint|betroffen)\b",
    "es": r"\b(?:menciona\w*|cita\w*|nombra\w*|incluid\w*)\b",
}
