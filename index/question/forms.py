"""The forms of a verb or an adjective, made by rule from the one that a dictionary lists; folded.

The rules are those of school grammars, for the third person and what a question is made of (infinitives, participles,
present, past, future, conditional, subjunctive). They make some forms that nobody uses, which do no harm; a verb
that follows no rule is listed by its root (``_STRONG``, ``_FRENCH``, ``_SPANISH``), which its compounds share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ingest.fold import fold


def verb(word: str, language: str) -> Iterator[str]:
    """Every form of a verb; in German "aus|laufen" parts, and the form that it parts into is "lauft … aus|"."""
    yield from dict.fromkeys(_VERBS[language](fold(word)))


def adjective(word: str, language: str) -> Iterator[str]:
    """Every form of an adjective or participle."""
    yield from dict.fromkeys(_ADJECTIVES[language](fold(word)))


def bases(word: str, language: str) -> Iterator[str]:
    """What a dictionary may list a folded form under, the likeliest first; most of them are no words."""
    for ending, instead in _BASES.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield from (word.removesuffix(ending) + each for each in instead)
    if language == "de" and word.startswith("ge"):
        yield from bases(word[2:], language)


#: Endings of forms → endings of what they are forms of.
_BASES: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = {
    "fr": [("s", ["", "e"]), ("es", ["", "e"]), ("e", ["", "er"]), ("x", [""]), ("aux", ["al", "ail"]), ("ees", ["e", "er"]), ("ee", ["e", "er"]), ("ent", ["er", "re"]), ("er", ["e"]), ("ant", ["er", "re"]), ("ait", ["er"]), ("aient", ["er"]), ("era", ["er"]), ("eront", ["er"]), ("erait", ["er"]), ("issent", ["ir"]), ("it", ["ir"]), ("i", ["ir"]), ("is", ["ir"]), ("ie", ["ir"]), ("ies", ["ir"]), ("iques", ["ique"]), ("euse", ["eur", "eux"]), ("euses", ["eur", "eux"]), ("rice", ["eur"]), ("rices", ["eur"]), ("er", ["age", "ation", "ement", "ment"])],
    "es": [("s", [""]), ("es", ["", "e"]), ("as", ["o", "a", "ar"]), ("os", ["o"]), ("a", ["o", "ar"]), ("o", ["ar", "a"]), ("ces", ["z"]), ("an", ["ar", "er", "ir"]), ("en", ["ar", "er", "ir"]), ("ado", ["ar"]), ("ada", ["ar", "ado"]), ("ados", ["ar", "ado"]), ("adas", ["ar", "ado"]), ("ido", ["er", "ir"]), ("ida", ["er", "ir"]), ("idos", ["er", "ir"]), ("idas", ["er", "ir"]), ("ando", ["ar"]), ("iendo", ["er", "ir"]), ("ara", ["ar"]), ("aran", ["ar"]), ("era", ["er"]), ("eran", ["er"]), ("ira", ["ir"]), ("iran", ["ir"]), ("aron", ["ar"]), ("ieron", ["er", "ir"]), ("arse", ["ar"]), ("ar", ["acion", "o", "e", "amiento"]), ("cion", ["ciones"]), ("ita", ["a"]), ("ito", ["o"]), ("itos", ["os"]), ("itas", ["as"])],
    "de": [("e", ["", "en"]), ("en", ["", "e", "ung", "er"]), ("n", [""]), ("er", ["", "e"]), ("es", [""]), ("s", [""]), ("em", [""]), ("t", ["en", "n"]), ("te", ["en"]), ("ten", ["en", "t"]), ("tes", ["en"]), ("ter", ["en"]), ("tem", ["en"]), ("innen", ["", "e", "en"]), ("in", ["", "e"]), ("erinnen", ["er"]), ("zu", [""])],
}  # fmt: skip


# French

_ER = ["er", "e", "es", "ons", "ez", "ent", "ant", "ais", "ait", "ions", "iez", "aient", "a", "erent", "era", "erez", "erons", "eront", "erait", "eraient", "ee", "ees"]
_IR = ["ir", "is", "it", "issons", "issez", "issent", "issant", "issait", "issaient", "ie", "ies", "i", "ira", "iront", "irait", "irent"]
_RE = ["re", "s", "", "ons", "ez", "ent", "ant", "ait", "aient", "ra", "ront", "rait", "u", "ue", "us", "ues"]
#: How verbs end that follow none of these, and what stands in its place.
_FRENCH: Mapping[str, str] = {
    "venir": "venir viens vient venons venez viennent venant venait venaient venu venue venus venues viendra viendront viendrait vienne vinrent vint",
    "tenir": "tenir tient tenons tenez tiennent tenant tenait tenaient tenu tenue tenus tenues tiendra tiendront tiendrait tienne",
    "prendre": "prendre prend prenons prenez prennent prenant prenait prenaient pris prise prises prendra prendront prendrait prenne",
    "mettre": "mettre met mettons mettez mettent mettant mettait mettaient mis mise mises mettra mettront mettrait mette",
    "voir": "voir voit voyons voyez voient voyant voyait vu vue vus vues verra verront voira verrait voie",
    "cevoir": "cevoir coit cevons cevez coivent cevant cevait cu cue cus cues cevra cevront cevrait coive",
    "crire": "crire crit crivons crivez crivent crivant crivait crivaient crite crits crites crira criront crirait crive",
    "uire": "uire uit uisons uisez uisent uisant uisait uisaient uite uits uites uira uiront uirait uise",
    "indre": "indre int ignons ignez ignent ignant ignait inte ints intes indra indront indrait igne",
    "vrir": "vrir vre vrons vrez vrent vrant vrait vrira vriront vert verte verts vertes",
    "ffrir": "ffrir ffre ffrons ffrez ffrent ffrant ffrait ffrira ffriront ffert fferte fferts ffertes",
    "courir": "courir court courons courez courent courant courait couraient couru courue courus courues courra courront",
    "sortir": "sortir sort sortons sortez sortent sortant sortait sortaient sorti sortie sortis sorties sortira sortiront",
    "partir": "partir part partons partez partent partant partait partaient parti partie partis parties partira partiront",
    "servir": "servir sert servons servez servent servant servait servaient servi servie servis servies servira serviront",
    "frir": "frir fre frent frant frait",
    "aitre": "aitre ait aissons aissez aissent aissant aissait aissaient u ue us ues aitra aitront",
    "suivre": "suivre suit suivons suivez suivent suivant suivait suivaient suivi suivie suivis suivies suivra suivront",
    "faire": "faire fait faisons faites font faisant faisait faisaient faite faits faites fera feront ferait fasse",
    "dire": "dire dit disons dites disent disant disait disaient dite dits dites dira diront dirait dise",
    "clure": "clure clut cluons cluez cluent cluant cluait clu clue clus clues clura cluront clurait",
    "valoir": "valoir vaut valent valant valait valu value valus values vaudra",
    "vivre": "vivre vit vivent vivant vivait vecu vivra vivront",
    "battre": "battre bat battons battez battent battant battait battu battue battus battues battra battront",
    "truire": "truire truit truisent truisant truite truits truites truira",
    "lire": "lire lit lisons lisez lisent lisant lisait lu lue lus lues lira liront",
    "asseoir": "assied assoit asseyent assise assis",
    "aller": "aller va vont allons allez allant allait allaient alle allee allees alles ira iront irait aille",
    "vouloir": "vouloir veut veulent voulons voulez voulait voulaient voulu voudra voudrait voudraient voudrais voudrions",
    "pouvoir": "pouvoir peut peuvent pouvons pouvez pouvait pouvaient pu pourra pourront pourrait pourraient pourriez puisse",
    "devoir": "devoir doit doivent devons devez devait devaient du due dus dues devra devront devrait devraient",
    "savoir": "savoir sait savent savons savez savait su saura sauront saurait saurais sache",
    "avoir": "avoir a ont avons avez avait avaient eu eue aura auront aurait auraient ait aient ayant",
    "etre": "etre est sont sommes etes etait etaient ete sera seront serait seraient soit soient etant",
}  # fmt: skip


def _french(word: str) -> Iterator[str]:
    ending = _longest(word, _FRENCH)
    if ending:
        stem = word.removesuffix(ending)
        yield from (stem + form for form in _FRENCH[ending].split())
    elif word.endswith("er"):
        stem = word[:-2]
        yield from (stem + ending for ending in _ER)
        if stem.endswith("g"):
            yield from (f"{stem}e{ending}" for ending in _ER if ending[0] in "ao")
        if stem.endswith("y"):
            yield from (f"{stem[:-1]}i{ending}" for ending in _ER if ending[0] == "e")
        if stem.endswith(("el", "et")):
            yield from (f"{stem}{stem[-1]}{ending}" for ending in ("e", "es", "ent", "era", "eront", "erait"))
    elif word.endswith("ir"):
        yield from (word[:-2] + ending for ending in _IR)
    elif word.endswith("re"):
        yield from (word[:-2] + ending for ending in _RE)
    else:
        yield word


#: Endings of adjectives: what the masculine ends in → feminine, masculine plural, feminine plural.
_FRENCH_ENDINGS = {"if": "ive ifs ives", "eux": "euse eux euses", "el": "elle els elles", "al": "ale aux ales", "en": "enne ens ennes", "on": "onne ons onnes", "et": "ete ette ets etes ettes", "c": "que cque cs ques", "e": "e ee es ees"}  # fmt: skip


def _french_adjective(word: str) -> Iterator[str]:
    yield word
    ending = _longest(word, _FRENCH_ENDINGS)
    if ending:
        yield from (word.removesuffix(ending) + other for other in _FRENCH_ENDINGS[ending].split())
    else:
        yield from (word + other for other in ("e", "s", "es"))


# Spanish

_AR = ["ar", "a", "an", "amos", "aba", "aban", "o", "aron", "ara", "aran", "aria", "arian", "e", "en", "ado", "ada", "ados", "adas", "ando", "arse", "andose"]
_ER_ES = ["er", "e", "en", "emos", "ia", "ian", "io", "ieron", "era", "eran", "eria", "erian", "a", "an", "ido", "ida", "idos", "idas", "iendo", "erse", "iendose"]
_IR_ES = ["ir", "e", "en", "imos", "ia", "ian", "io", "ieron", "ira", "iran", "iria", "irian", "a", "an", "ido", "ida", "idos", "idas", "iendo", "irse", "iendose"]
_SPANISH: Mapping[str, str] = {
    "tener": "tener tiene tienen tenemos tenia tenian tuvo tuvieron tendra tendran tendria tendrian tenga tengan tenido tenida teniendo tenerse",
    "poner": "poner pone ponen ponemos ponia ponian puso pusieron pondra pondran pondria ponga pongan puesto puesta puestos puestas poniendo ponerse",
    "venir": "venir viene vienen venimos venia venian vino vinieron vendra vendran vendria venga vengan venido viniendo venirse",
    "hacer": "hacer hace hacen hacemos hacia hacian hizo hicieron hara haran haria harian haga hagan hecho hecha hechos hechas haciendo hacerse",
    "decir": "decir dice dicen decimos decia decian dijo dijeron dira diran diria diga digan dicho dicha dichos dichas diciendo decirse",
    "caer": "caer cae caen caia caian cayo cayeron caera caeran caeria caiga caigan caido caida cayendo",
    "traer": "traer trae traen traia traian trajo trajeron traera traeran traeria traiga traigan traido traida trayendo",
    "ducir": "ducir duce ducen ducia ducian dujo dujeron ducira duciran duzca duzcan ducido ducida duciendo ducirse",
    "uir": "uir uye uyen uimos uia uian uyo uyeron uira uiran uya uyan uido uida uidos uidas uyendo uirse",
    "volver": "volver vuelve vuelven volvia volvian volvio volvera volveran vuelva vuelvan vuelto vuelta volviendo volverse",
    "ver": "ver ve ven veia veian vio vieron vera veran veria vea vean visto vista vistos vistas viendo verse",
    "cribir": "cribir cribe criben cribia cribian cribio cribira cribiran criba criban crito crita critos critas cribiendo cribirse",
    "brir": "brir bre bren bria brian brio brira briran bra bran bierto bierta biertos biertas briendo brirse",
    "saber": "saber sabe saben sabemos sabia supo sabra sabria sepa sabido sabiendo saberse",
    "caber": "caber cabe caben cabia cabra quepa",
    "querer": "querer quiere quieren queremos queria querian quiso querra querria querrian quiera quieran querido queriendo quererse",
    "poder": "poder puede pueden podemos podia podian pudo podra podran podria podrian podrias pueda puedan podido pudiendo poderse",
    "haber": "haber hay ha han habia habian hubo habra habran habria haya hayan habido habiendo haberse",
    "dar": "dar da dan damos daba daban dio dieron dara daran daria de den dado dada dados dadas dando darse",
    "estar": "estar esta estan estamos estaba estaban estuvo estara estaran estaria este esten estado estando estarse",
    "ser": "ser es son somos era eran fue fueron sera seran seria serian sea sean sido siendo",
    "oir": "oir oye oyen oia oyo oiga oido oyendo",
}  # fmt: skip


def _spanish(word: str) -> Iterator[str]:
    word = word.removesuffix("se") if word.endswith(("arse", "erse", "irse")) else word
    ending = _longest(word, _SPANISH)
    if ending and (len(ending) > 3 or word == ending or ending not in ("dar", "ser", "ver", "oir")):
        stem = word.removesuffix(ending)
        yield from (stem + form for form in _SPANISH[ending].split())
        return
    stem, ending = word[:-2], word[-2:]
    endings = {"ar": _AR, "er": _ER_ES, "ir": _IR_ES}.get(ending)
    if endings is None:
        yield word
        return
    for root in _roots(stem, ending):
        yield from (_written(root, each, ending) for each in endings)
    if ending != "ar" and stem.endswith("c") and stem[-2:-1] in "aeou":
        yield from (f"{stem[:-1]}zc{each}" for each in ("a", "an", "o"))


def _roots(stem: str, ending: str) -> Iterator[str]:
    """A stem, and the same with its last vowel as it may be under stress ("cerrar": "cierr-", "medir": "mid-")."""
    yield stem
    at = max(stem.rfind(vowel) for vowel in "aeiou")
    if at >= 0 and stem[at] in "eo" and stem[at - 1 : at] not in ("a", "e", "i", "o", "u"):
        yield f"{stem[:at]}{'ie' if stem[at] == 'e' else 'ue'}{stem[at + 1 :]}"
        if ending == "ir":
            yield f"{stem[:at]}{'i' if stem[at] == 'e' else 'u'}{stem[at + 1 :]}"


def _written(stem: str, following: str, ending: str) -> str:
    """A stem before an ending, spelt so that it sounds as before."""
    soft = following[0] in "ei"
    if ending == "ar" and soft:
        if stem.endswith("c"):
            return f"{stem[:-1]}qu{following}"
        if stem.endswith("g"):
            return f"{stem}u{following}"
        if stem.endswith("z"):
            return f"{stem[:-1]}c{following}"
    if ending != "ar" and not soft and stem.endswith("c") and stem[-2:-1] not in "aeiou":
        return f"{stem[:-1]}z{following}"  # "vencer": "venza"
    if ending != "ar" and not soft and stem.endswith("g"):
        return f"{stem[:-1]}j{following}"
    return stem + following


def _spanish_adjective(word: str) -> Iterator[str]:
    yield word
    if word.endswith("o"):
        yield from (word[:-1] + ending for ending in ("a", "os", "as"))
    elif word.endswith("z"):
        yield word[:-1] + "ces"
    else:
        yield word + ("s" if word[-1] in "aeiou" else "es")


# German

#: Roots of strong verbs: third person, past, participle.
_STRONG: Mapping[str, tuple[str, str, str]] = {
    "laufen": ("lauft", "lief", "gelaufen"), "fallen": ("fallt", "fiel", "gefallen"), "fangen": ("fangt", "fing", "gefangen"),
    "hangen": ("hangt", "hing", "gehangen"), "lassen": ("last", "lies", "gelassen"), "halten": ("halt", "hielt", "gehalten"),
    "tragen": ("tragt", "trug", "getragen"), "fahren": ("fahrt", "fuhr", "gefahren"), "schlagen": ("schlagt", "schlug", "geschlagen"),
    "geben": ("gibt", "gab", "gegeben"), "nehmen": ("nimmt", "nahm", "genommen"), "sehen": ("sieht", "sah", "gesehen"),
    "lesen": ("liest", "las", "gelesen"), "treten": ("tritt", "trat", "getreten"), "werden": ("wird", "wurde", "geworden"),
    "treffen": ("trifft", "traf", "getroffen"), "sprechen": ("spricht", "sprach", "gesprochen"), "helfen": ("hilft", "half", "geholfen"),
    "gelten": ("gilt", "galt", "gegolten"), "werfen": ("wirft", "warf", "geworfen"), "stehen": ("steht", "stand", "gestanden"),
    "gehen": ("geht", "ging", "gegangen"), "kommen": ("kommt", "kam", "gekommen"), "tun": ("tut", "tat", "getan"),
    "liegen": ("liegt", "lag", "gelegen"), "sitzen": ("sitzt", "sas", "gesessen"), "ziehen": ("zieht", "zog", "gezogen"),
    "bleiben": ("bleibt", "blieb", "geblieben"), "schreiben": ("schreibt", "schrieb", "geschrieben"), "weisen": ("weist", "wies", "gewiesen"),
    "beweisen": ("beweist", "bewies", "bewiesen"), "steigen": ("steigt", "stieg", "gestiegen"), "finden": ("findet", "fand", "gefunden"),
    "binden": ("bindet", "band", "gebunden"), "schliesen": ("schliest", "schlos", "geschlossen"), "beginnen": ("beginnt", "begann", "begonnen"),
    "gewinnen": ("gewinnt", "gewann", "gewonnen"), "bieten": ("bietet", "bot", "geboten"), "heisen": ("heist", "hies", "geheisen"),
    "rufen": ("ruft", "rief", "gerufen"), "stosen": ("stost", "stieg", "gestosen"), "messen": ("misst", "mas", "gemessen"),
    "bringen": ("bringt", "brachte", "gebracht"), "denken": ("denkt", "dachte", "gedacht"), "kennen": ("kennt", "kannte", "gekannt"),
    "nennen": ("nennt", "nannte", "genannt"), "wissen": ("weis", "wusste", "gewusst"), "haben": ("hat", "hatte", "gehabt"),
    "sein": ("ist", "war", "gewesen"), "mogen": ("mag", "mochte", "gemocht"), "konnen": ("kann", "konnte", "gekonnt"),
    "durfen": ("darf", "durfte", "gedurft"), "wollen": ("will", "wollte", "gewollt"), "sollen": ("soll", "sollte", "gesollt"),
    "mussen": ("muss", "musste", "gemusst"), "greifen": ("greift", "griff", "gegriffen"), "verlieren": ("verliert", "verlor", "verloren"),
    "scheinen": ("scheint", "schien", "geschienen"), "erscheinen": ("erscheint", "erschien", "erschienen"), "reisen": ("reist", "ris", "gerissen"),
    "schneiden": ("schneidet", "schnitt", "geschnitten"), "scheiden": ("scheidet", "schied", "geschieden"), "essen": ("isst", "as", "gegessen"),
    "vergessen": ("vergisst", "vergas", "vergessen"), "wachsen": ("wachst", "wuchs", "gewachsen"), "laden": ("ladt", "lud", "geladen"),
    "raten": ("rat", "riet", "geraten"), "treiben": ("treibt", "trieb", "getrieben"), "leiden": ("leidet", "litt", "gelitten"),
    "sinken": ("sinkt", "sank", "gesunken"), "schwinden": ("schwindet", "schwand", "geschwunden"), "befehlen": ("befiehlt", "befahl", "befohlen"),
    "empfehlen": ("empfiehlt", "empfahl", "empfohlen"), "erhalten": ("erhalt", "erhielt", "erhalten"), "enthalten": ("enthalt", "enthielt", "enthalten"),
    "obliegen": ("obliegt", "oblag", "oblegen"), "entsprechen": ("entspricht", "entsprach", "entsprochen"),
}  # fmt: skip
#: What a verb begins with that takes no "ge" in its participle.
_UNSTRESSED = ("be", "ver", "er", "ent", "zer", "miss", "uber", "unter", "wider", "hinter", "voll", "ge")


def _german(word: str) -> Iterator[str]:
    particle, _, root = word.rpartition("|")
    plain = _strong(root) if _longest(root, _STRONG) else _weak(root)
    for form in plain:
        if form[1]:  # a participle, and as an adjective
            yield from (f"{particle}{form[0]}{ending}" for ending in ("", "e", "en", "er", "es", "em"))
        else:
            yield f"{particle}{form[0]}"
            if particle:
                yield f"{form[0]} … {particle}|"
    if particle:
        yield f"{particle}zu{root}"
    yield from (f"{particle}{root}d{ending}" for ending in ("", "e", "en", "er", "es", "em"))


def _strong(root: str) -> Iterator[tuple[str, bool]]:
    """(form, whether it is the participle) of a verb made of one with a strong root."""
    base = _longest(root, _STRONG)
    before = root.removesuffix(base)
    third, past, participle = _STRONG[base]
    yield from ((before + form, False) for form in (base, third, past, f"{past}en", past if past.endswith("e") else f"{past}n"))
    yield (before + (participle.removeprefix("ge") if before and participle.startswith("ge") else participle), True)


def _weak(root: str) -> Iterator[tuple[str, bool]]:
    stem = root.removesuffix("en") if root.endswith("en") else root.removesuffix("n")
    joint = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else ""
    yield from ((form, False) for form in (root, f"{stem}{joint}t", f"{stem}{joint}te", f"{stem}{joint}ten", f"{stem}e"))
    bare = root.endswith("ieren") or root.startswith(_UNSTRESSED)
    yield (f"{'' if bare else 'ge'}{stem}{joint}t", True)


def _german_adjective(word: str) -> Iterator[str]:
    yield from (word + ending for ending in ("", "e", "en", "er", "es", "em"))
    if word.endswith(("el", "er")):
        yield from (f"{word[:-2]}{word[-1]}{ending}" for ending in ("e", "en", "er", "es", "em"))


def _longest(word: str, endings: Mapping[str, object]) -> str:
    """The longest of the endings that a word has, ``""`` if none."""
    return max((ending for ending in endings if word.endswith(ending)), key=len, default="")


def _as_is(word: str) -> Iterator[str]:
    yield word


_VERBS: Mapping[str, Callable[[str], Iterator[str]]] = {"en": _as_is, "fr": _french, "de": _german, "es": _spanish}
_ADJECTIVES: Mapping[str, Callable[[str], Iterator[str]]] = {"en": _as_is, "fr": _french_adjective, "de": _german_adjective, "es": _spanish_adjective}
