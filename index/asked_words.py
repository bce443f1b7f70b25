"""The words by which people say what kind of thing they ask for, in four languages: data only.

Words are folded as ``ingest.fold`` does: lower case, no accents, plain quotes. Patterns are
searched for in the folded question; each begins with a plain word, so that a search is linear.
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
        "warum wofur steht wie wieviel viele mit von fur zu im auf bei ein eine einen einer wird werden soll sollen "
        "gibt es wozu gegen macht tut hat haben uber durch"
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
        "target baseline benchmark coverage value score quota minimum maximum average",
        "duration": "duration period length term",
        "date": "year years date dates day days month months deadline deadlines time hour week",
        "person": "director head chair chairman chairwoman chairperson president commissioner minister author "
        "authors founder boss leader rapporteur spokesperson spokesman secretary judge expert officer manager ceo "
        "chief mayor inventor king queen name professor scientist politician journalist",
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
        "contact": "phone telephone email e-mail url hotline",
        "content": "item items line heading article action actions plan report study indicator indicator priority "
        "document area programme network body agency agencies authority authorities role goal "
        "objective solutions application system services measures kind type sort member members state states "
        "format source sources data policy options tool part parts conclusions cards sentence sentences penalty penalties",
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
    "en": r"\b(?:what|which|what's|whose)(?: exactly)?(?: (?:is|are|was|were|will be))?(?: the| a| an| its| their)?\b",
    "fr": r"\b(?:quel|quelle|quels|quelles)(?: (?:est|sont|etait|etaient))?(?: le| la| les| l'| son| sa)?",
    "de": r"\b(?:welche|welcher|welches|welchem|welchen|wie|was)(?: (?:ist|sind|war|waren|lautet|heisst))?(?: der| die| das| dem| den)?",
    "es": r"\b(?:que|cual|cuales)(?: (?:es|son|era|eran|fue))?(?: el| la| los| las| su)?",
}

# Where such a phrase ends.
BORDERS: dict[str, frozenset[str]] = {
    "en": _words(
        "of when where why how if because while in on at for to by with from about under between against within among is are was were be do "
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

# Past tense after "when" and the like: what has happened, which no timetable of a plan can tell.
PAST: dict[str, str] = {
    "en": r"\b(?:did|was|were|has|have|had|since when)\b",
    "fr": r"\b(?:a-t-\w+|ont-\w+|etait|etaient|fut|a ete|ont ete)\b",
    "de": r"\b(?:wurde|wurden|war|waren|hat|haben)\b",
    "es": r"\b(?:fue|fueron|era|eran|ha|han)\b",
}

# How fine a date is wanted; a year is the coarsest.
GRAINS: dict[str, dict[str, str]] = {
    "en": {
        "time": r"\b(?:time of day|what time|which time|hour)\b",
        "day": r"\b(?:on (?:what|which) (?:day|date)|exact date|which day|what day)\b",
        "month": r"\b(?:month)\b",
        "soon": r"\b(?:how soon|how quickly|how fast|within what time)\b",
    },
    "fr": {
        "time": r"\b(?:quelle heure)\b",
        "day": r"\b(?:quel jour|a quelle date|date exacte)\b",
        "month": r"\b(?:mois)\b",
    },
    "de": {
        "time": r"\b(?:uhrzeit|um wie viel uhr)\b",
        "day": r"\b(?:welchem tag|genaues? datum)\b",
        "month": r"\b(?:monat)\b",
    },
    "es": {"time": r"\b(?:que hora)\b", "day": r"\b(?:que dia|fecha exacta)\b", "month": r"\b(?:mes)\b"},
}

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
    "en": r"(?<!since )(?<!until )(?<!by )\bwhen (?:(?:is|are|may|can|could|must|need|should|would|might)\b|"
    r"(?:do|does) (?![^?.!]{1,90}\b(?:starts?|begins?|ends?|expires?|enters?|appl(?:y|ies)|runs? out|takes? effect|comes?|finish|close|open|lapse|launch|replace|become|have to|need to|had)\b))",
    "fr": r"\bquand (?:est|sont|peut|peuvent|peut-on|doit|doivent)\b",
    "de": r"\bwann (?:ist|sind|darf|durfen|kann|konnen|muss|mussen)\b",
    "es": r"\bcuando (?:es|son|esta|estan|puede|pueden|debe|deben|se puede)\b",
}

# "Where would contact points come in?", "where do I find": answered by a kind of place or a text as well as by a name.
ANYWHERE: dict[str, str] = {
    "en": r"\bwhere (?:would|might|do (?:i|we|you))\b",
    "fr": r"\bou (?:pourrait|serait|trouve)\b",
    "de": r"\bwo (?:wurde|konnte|finde|finden)\b",
    "es": r"\bdonde (?:podria|seria|encuentro)\b",
}

# What a number is wanted as: a share, a frequency, or else a measure; "how many" counts things.
MEASURES: dict[str, dict[str, str]] = {
    "en": {
        "share": r"\b(?:percentage|percent|per cent|proportion|share|fraction|ratio|rate|coverage|quota)\b",
        "frequency": r"\bhow (?:often|frequently|many times)\b",
        "count": r"\b(?:how many(?! percent)|number of)\b",
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
    "en": r"\b(?:the (?:most|least|worst|\w{3,12}est|(?:first|last) (?:\w+ ){0,2}?to)\b|is the best|most important|performs? best|(?:which|what|who) (?:\w+ ){0,4}?most)\b",
    "fr": r"\b(?:le|la|les) (?:plus|moins|mieux|meilleur\w*|pire)\b",
    "de": r"\b(?:am \w{3,15}sten|meisten|wenigsten|besten|schlechtesten)\b",
    "es": r"\b(?:el|la|los|las) [^?.!]{0,30}(?:mas|menos|mejor|peor)\b",
}

# "What is a postal item?": a definition if a text gives one, and else what is said of the thing.
WHAT_IS: dict[str, str] = {
    "en": r"^\W{0,3}(?:what is|what are|what's)(?: an?| the)? (?!in |on |at |being |said |"
    r"\w+ed |foreseen |done |meant |about |there |not )[^?.!,;]{2,60}\W{0,3}$",
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

# What opens a question for one thing or a reason, and the prepositions that may stand before it.
WHICH: dict[str, frozenset[str]] = {
    "en": _words("which what what's whose why"),
    "fr": _words("quel quelle quels quelles lequel laquelle que qu'est-ce pourquoi"),
    "de": _words("welche welcher welches welchem welchen was warum weshalb wieso"),
    "es": _words("que cual cuales"),
}
BEFORE_WHICH: dict[str, frozenset[str]] = {
    "en": _words("in on at to for by from with of under about until since"),
    "fr": _words("dans a de d pour par avec sous sur depuis en"),
    "de": _words("in an zu fur von mit unter uber bis seit aus"),
    "es": _words("en a de para por con bajo sobre desde hasta"),
}

# A noun phrase that is a question by itself: "budget of MAOC-N per year", "name of the director". Nouns that name a thing
# looked up, and never a subject that a text is about ("funding of …", "number of …" are as often that).
NAMED: dict[str, dict[str, str]] = {
    "en": {
        "amount": "budget cost costs price prices salary wage fee fees revenue turnover expenditure",
        "person": "director head chair chairman chairwoman chairperson president author authors founder rapporteur spokesperson inventor name names surname",
        "contact": "telephone email e-mail address",
        "date": "date birthday",
        "place": "headquarters seat location venue whereabouts",
    },
    "fr": {
        "amount": "budget cout couts prix salaire montant depenses",
        "person": "directeur directrice chef president presidente auteur auteurs nom noms rapporteur",
        "contact": "telephone courriel e-mail adresse",
        "date": "date",
        "place": "siege emplacement lieu",
    },
    "de": {
        "amount": "budget kosten preis preise gehalt betrag ausgaben",
        "person": "direktor direktorin leiter leiterin chef chefin prasident prasidentin vorsitzende vorsitzender autor autoren name namen",
        "contact": "telefonnummer e-mail adresse",
        "date": "datum",
        "place": "sitz standort ort",
    },
    "es": {
        "amount": "presupuesto coste costes costo precio salario importe gastos",
        "person": "director directora jefe jefa presidente presidenta autor autora autores nombre nombres ponente",
        "contact": "telefono correo direccion",
        "date": "fecha",
        "place": "sede ubicacion lugar",
    },
}

# What may stand before such a noun, and what follows it, with up to two words of what it is the … of between.
NAMING: dict[str, str] = {
    "en": r"^\W{0,3}(?:(?:the|a|an|annual|yearly|total|exact|full|current) ){0,3}(?=(\w[\w-]{2,20}) (?:of|for|per)\b)",
    "fr": r"^\W{0,3}(?:(?:le|la|les) |l')?(?=(\w[\w-]{2,20}) (?:annuel |total )?(?:de|du|des|par|pour)\b|(\w[\w-]{2,20}) (?:annuel |total )?d')",
    "de": r"^\W{0,3}(?:(?:der|die|das) )?(?=(\w[\w-]{2,20}) (?:von|vom|der|des|fur|pro)\b)",
    "es": r"^\W{0,3}(?:(?:el|la|los|las) )?(?=(\w[\w-]{2,20}) (?:anual |total )?(?:de|del|por|para)\b)",
}

# "Is there a target for …?" asks for the thing itself: no text says that there is one and not which. A noun that follows opens the phrase.
EXISTS: dict[str, str] = {
    "en": r"^\W{0,3}(?:(?:is|are|was|were) there|(?:does|do|did|has|have) (?:(?:the|this|any|an?|it) ?(?:\w+ ){0,3}?|they )"
    r"(?:set|give|fix|fixed|name|contain|specify|state|define|lay down|provide|foresee|impose|mention|have|include)(?: for)?) (?:an?|any|some|no)\b",
    "fr": r"^\W{0,3}(?:est-ce qu'il y a|y a-t-il|y a t il|il y a|existe-t-il) (?:une?|des|un quelconque)\b",
    "de": r"^\W{0,3}(?:gibt es|existiert|existieren) (?:(?:irgend)?eine?[nr]?|dafur)\b",
    "es": r"^\W{0,3}(?:hay|existen?) (?:una?|algun[oa]?s?)\b",
}

# Reasons asked for what was done, or not done, or only done so: a text tells these by "because", never by what something is for.
DENIED: dict[str, str] = {
    "en": r"\b(?:not|no|never|only|nothing|against|without|excluded?|rather than|instead|left out|n't)\b|n't\b",
    "fr": r"\b(?:pas|aucun|aucune|jamais|seulement|contre|sans|plutot que|exclu\w{0,3})\b",
    "de": r"\b(?:nicht|kein|keine|keinen|nie|nur|gegen|ohne|statt|ausgeschlossen)\b",
    "es": r"\b(?:no|ningun|ninguna|nunca|solo|contra|sin|en vez de|excluid\w{1,3})\b",
}

# … and for what is so in the world, which no text wills: what people do, what things are. A text tells what its own measures are for.
FOUND: dict[str, str] = {
    "en": r"\bwhat (?:causes|caused|is causing|drives|pushes|tempts|(?:is|are|was|were) (?:the )?(?:\w+ )?(?:causes?|roots?))\b|"
    r"\b(?:why|how come) (?:do|does) (?!(?:the |this |these |our )?(?:\w+ ){0,2}?(?:plan|eu|union|commission|europe|brussels|action|actions|text|document|agenda|"
    r"strategy|states|countries|governments?|authorit\w+|agenc\w+|council|directive|regulation|article|decision|law|police|it|they|we|one)\b)|"
    r"\b(?:why|how come) (?:is|are) (?!it\b|(?:[^?.!]{1,90} )?(?:to be|be|being|set|put|cut|built|held|run|sent|made|done|led|met|found|(?!addict|open\b|then\b|often\b)\w{2,14}(?:ed|en|wn|ught|ept))\b)",
    "fr": "",
    "de": "",
    "es": "",
}

# … and for what a record merely has: who is responsible, when it is due.
SETTLED: dict[str, str] = {
    "en": r"\b(?:responsible|in charge|due|deadline|listed|assigned|scheduled)\b",
    "fr": r"\b(?:responsables?|charges? de|echeances?|prevue?s? pour (?:19|20)\d\d)\b",
    "de": r"\b(?:zustandig|verantwortlich|fallig|frist|vorgesehen fur (?:19|20)\d\d)\b",
    "es": r"\b(?:responsables?|encargad\w{1,2}|plazo|vence|previst\w{1,2} para (?:19|20)\d\d)\b",
}

# Whether something should be so.
OUGHT: dict[str, str] = {
    "en": r"\W{0,3}(?:and |but |so |or )?(?:should|ought|shouldn't)\b",
    "fr": r"\W{0,3}(?:devrait|devraient|faudrait)\b",
    "de": r"\W{0,3}(?:sollte|sollten)\b",
    "es": r"\W{0,3}(?:deberia|deberian)\b",
}

# "What is Hawala?", "What is a customs hub?": a term by itself, whose meaning is asked for and nothing else. What has "the"
# before it or says of what it is ("the position of …") is a thing that a text may describe.
TERM: dict[str, str] = {
    "en": r"^\W{0,3}(?:what is|what are|what's|whats)(?: exactly)?(?: an?)? [\"']?((?!the |an? )[a-z][\w' -]{1,60}?)(?:,? exactly)?\W{0,3}$",
    "fr": r"^\W{0,3}(?:qu'est-ce qu'une?|c'est quoi une?) ([a-z][\w' -]{1,60})\W{0,3}$",
    "de": r"^\W{0,3}was (?:ist|sind)(?: eine?)? ((?!der |die |das |eine? )[a-z][\w' -]{1,60})\W{0,3}$",
    "es": r"^\W{0,3}que (?:es|son)(?: una?)? ((?!el |la |los |las |una? )[a-z][\w' -]{1,60})\W{0,3}$",
}

# Amounts of one kind alone, which no other sum of money is: a price is not what is spent in all. In English, as texts say them.
PRICED: dict[str, str] = {
    word: name
    for name, words in {
        "price": "price prices prix preis preise precio precios",
        "fine": "fine fines amende amendes geldbusse geldbussen geldstrafe multa multas",
        "fee": "fee fees gebuhr gebuhren tarif tarifs tasa tasas",
        "salary": "salary salaries wage wages salaire salaires gehalt gehalter salario salarios",
        "tax": "tax taxes taxe impot impots steuer steuern impuesto impuestos",
        "rent": "rent rents loyer miete alquiler",
    }.items()
    for word in words.split()
}
