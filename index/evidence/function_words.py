"""Words that carry nothing to be found: function words, and the frame of questions about texts. Data only, folded."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "a an the and or but nor so if then than that this these those there here of in on at to from by for with "
        "without within into onto over under about above below between among across through during before after "
        "against per via as is are was were be been being am do does did done doing have has had having will would "
        "shall should can could may might must ought need needs not no yes it its they them their theirs he she him "
        "her his hers we us our you your i me my who whom whose which what when where why how any some all each every "
        "both either neither other another such same own more most less least much many few too very also just only "
        "even still yet already ever never again once one ones else thing things something anything nothing somebody "
        "someone anyone anybody everyone everything whether because while until since upon toward towards up out off "
        "down s t don doesn isn aren didn wasn won cannot let get gets got go goes going come comes make makes made "
        "take takes put don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't shouldn't wouldn't haven't "
        "hasn't hadn't it's that's there's what's who's where's how's i'm we're they're you're i've we've let's way ways kind kinds sort sorts exactly actually really please tell show give know want wants "
        "happen happens e g ie eg etc"
    ),
    "fr": _words(
        "le la les l un une des du de d au aux et ou mais ni donc or car si que qui quoi dont ou quel quelle quels "
        "quelles quand comment combien pourquoi est sont etait etaient sera seront etre a ont avait avoir eu fait font "
        "faire peut peuvent doit doivent ce cet cette ces il elle ils elles on nous vous je tu me te se son sa ses leur "
        "leurs mon ma mes notre nos votre vos dans sur sous avec sans pour par en vers chez entre contre selon depuis "
        "pendant avant apres ne pas plus moins tres tout toute tous toutes autre autres meme y n s c j m t qu y-a-t-il "
        "t-il t-elle t-on quelque chose faut faut-il falloir faudra faudrait devrait devraient pourrait pourraient peut-on peu assez trop plutot presque doit-on a-t-on"
    ),
    "de": _words(
        "der die das den dem des ein eine einen einem einer eines und oder aber denn wenn als wie wer wen wem wessen was "
        "wann wo warum wieso weshalb welche welcher welches welchen welchem ist sind war waren sein wird werden wurde "
        "wurden hat haben hatte kann konnen soll sollen sollte muss mussen darf durfen es er sie wir ihr ich du man sich "
        "mich mir uns euch ihm ihn ihnen sein seine ihre ihrer unser in im an am auf aus bei mit nach von vom vor zu zum "
        "zur uber unter zwischen durch fur gegen ohne um bis seit wahrend nicht kein keine nur auch noch schon mehr sehr "
        "alle alles jede jeder jedes andere anderen dies diese dieser dieses gibt dass ob etwas etwa eher fast kaum ja nein gar bald oft immer viel wenig"
    ),
    "es": _words(
        "el la los las lo un una unos unas de del al a y o u pero ni si que quien quienes cual cuales cuando donde como "
        "cuanto cuanta cuantos cuantas por para con sin sobre bajo entre contra segun desde hasta durante en es son era "
        "eran fue fueron sera seran ser estar esta estan ha han habia haber hay hace hacen hacer puede pueden debe deben "
        "se su sus mi mis tu tus nuestro nuestra le les me te nos ello ella ellos ellas este esta estos estas ese esa eso "
        "no mas menos muy todo toda todos todas otro otra otros otras mismo tambien solo ya algo alguno alguna casi apenas quizas tal vez acaso mucho poco aun todavia aqui alli"
    ),
}

# Words that say much in a sentence and nothing of what it is about: adverbs, pronouns, verbs that lean on a noun. A question in
# free words is searched without them; elsewhere they may matter.
LIGHT_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "anywhere somewhere nowhere everywhere somehow anyhow anyway supposed yourself myself himself herself itself themselves "
        "ourselves oneself perhaps maybe possibly probably quite pretty besides afterwards meanwhile indeed certainly surely "
        "simply basically roughly hardly barely sometimes usually bit lot lots plenty guys folks whoever whatever wherever play "
        "plays played role roles"
    ),
    "fr": _words(
        "mieux lieu fois toujours souvent jamais deja encore aussi ainsi alors vraiment seulement quelqu'un personne rien gens "
        "cas chose choses facon maniere va vont aller vient viennent venir veut veulent vouloir met mettre mis mise prendre "
        "prend pris prise donne donner passe passer arrive arriver existe existent savoir sait voir dit dire parler penser "
        "trouver trouve tenir laisser commence commencer entamer continuer cesser besoin aurait auront seraient "
        "serait lors afin grace quelles auxquels lesquels laquelle desquels puis ensuite celui celle ceux celles cela ca ici "
        "chaque certains certaines quelques plusieurs aucun aucune beaucoup "
        "aujourd'hui aujourd hui agit s'agit lesquelles auquel causer cause causee causees causes provoque provoquent provoquer"
    ),
    "de": _words(
        "besser lieber jemand jemandem jemanden niemand niemandem dazu dafur dagegen damit dabei davon daran darauf daruber "
        "dadurch darum sowie sonst wieder immer nie manchmal zuerst dann danach vorher nachher jetzt heute hier dort wirklich "
        "eigentlich genau getan tun tut macht machen gemacht geht gehen kommt kommen passiert passieren geschieht geschehen "
        "unternommen bekommt bekommen will wollen mochte mochten darf durfen lassen lasst bleiben bleibt findet finden nehmen "
        "nimmt geben gegeben stehen sagen wissen weis sehen sieht solche solcher solchen beim ans ins vom leute sache dinge "
        "fall falle weise eben eher wohl eigene eigenen jener derer deren dessen wenn sobald trotz wegen weil obwohl "
        "insbesondere ofter haufiger "
        "verursacht verursachen verursachte hervorgerufen"
    ),
    "es": _words(
        "mejor peor van va ir viene vienen venir quiere quieren querer da dan dar dado pone ponen poner puesto toma toman tomar "
        "pasa pasan pasar ocurre ocurren sucede suceden existe existen sabe saben saber ve ver dice decir siempre nunca jamas "
        "tambien tampoco ademas ahora antes despues luego entonces asi bien mal gente cosa cosas caso casos manera modo forma "
        "vez veces alguien nadie nada cada cualquier cualquiera varios varias cierto ciertos ciertas aquel aquella aquellos "
        "cuyo cuya cuyos mientras aunque porque sino hacia mediante segun tanto tan tener tiene tienen tenga deberia podria "
        "podrian habra sea sean necesita necesitan empezar empiezan comienza seguir sigue lleva llevan llevar quedar queda "
        "dejar deja "
        "causar causa causan causado causada causados causadas provoca provocan provocado provocada provocar"
    ),
}

# "What does the plan say about …", "is there anything on …": about any text, so about none.
FRAME_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "plan plans document documents text texts say says said state states stated mention mentions mentioned cover "
        "covers covered deal deals dealt address addresses addressed contain contains planned foreseen foresee foresees "
        "provide provides provided concern concerns regarding talk talks topic subject include includes included article "
        "articles describe describes described digest digests summary summaries passage passages according mr mrs ms dr prof action actions question answer find found look looks looked meant apply applies applied view views stance "
        "story cope copes coping tackle tackles tackled handle handles handled part elsewhere merely"
    ),
    "fr": _words(
        "plan document texte dit disent mentionne mentionnent prevoit prevu prevue prevus traite contient concerne propos "
        "sujet selon article action actions question reponse parle"
    ),
    "de": _words(
        "plan dokument text sagt steht erwahnt erwahnen vorgesehen geplant behandelt enthalt betrifft thema laut artikel "
        "maßnahme maßnahmen massnahme massnahmen masnahme masnahmen frage antwort"
    ),
    "es": _words(
        "plan documento texto dice dicen menciona mencionan preve previsto prevista trata contiene concierne tema segun "
        "articulo accion acciones pregunta respuesta habla"
    ),
}

# Nouns that "which" and "what" ask with and that no text need hold: "what role", "which measures".
VAGUE_NOUNS: frozenset[str] = _words(
    "role roles measure measures kind kinds sort sorts type types thing things way ways part parts approach approaches "
    "use uses purpose condition conditions power powers ground grounds position conduct point points aspect aspects item "
    "items effect effects change changes advice help support name names rule rules provision provisions requirement "
    "requirements obligation obligations step steps solution solutions example examples goal goals aim aims objective "
    "objectives duty duties task tasks right rights case cases area areas place places action actions"
)
