"""The words of statements about a plan and the acts it cites: phrase → what it does in a sentence.

One letter a role, so that a sentence becomes a string that patterns can be matched against:

A action(s)  P priority  R area  S section  I indicator  F footnote  L act or text  G bodies  D plan  Q quotation
Y year  T period  O ongoing  N number  E "all" or "none"
a i p r s f b   the nouns actions, indicators, priorities, areas, sections, footnotes, bodies
v to be   m obligation   d to be due   e to be done   u to be responsible   U to lead   j to be involved   c to cite
x to mention   g to belong   h to have   y to say   ! to be in force   ~ to be repealed, replaced or amended   z to exist
l to be adopted   1 to take up work   $ to come into force   & to be transposed   M what the plan itself does with what it names
J more   K fewer   C than
w by   W in   X until   V from   Z before   q approximately   > more than   } at least   < fewer than   { at most
@ according to   n negation   o only   t together   k and, or, a comma   B but   H a hedge   % what the records hold nothing of   ? any other word
"""

from __future__ import annotations

from collections.abc import Mapping

from ingest.fold import fold

_PHRASES: Mapping[str, str] = {
    "v": "is|are|was|were|be|being|been|remains|remain|has been|have been|had been|having been",
    "m": "must|shall|will|would|should|has to|have to|had to|is to|are to|was to|were to|needs to|need to|to be|is required to"
    "|are required to|is expected to|are expected to|is supposed to|is scheduled to|are scheduled to|ought to|is obliged to",
    "d": "due|due date|deadline|deadlines|timetable|timeframe|time frame|timeline|target date|end date|time limit|runs|run"
    "|running|scheduled|planned|foreseen|timed|set|falls due|fall due|ends|end|expires|starts|start|started|begins|begin|launched|launch|launches|initiated|kicked off|period"
    "|target year|stretches|stretch|runs out|run out|years|duration|implementation period|extends|extend|lasts|last until|completion|timing|year",
    "e": "completed|finished|done|delivered|achieved|concluded|finalised|finalized|implemented|carried out|accomplished"
    "|complete|finish|deliver|finalise|finalize|implement|carry out|conclude|achieve|implementing|implements|executed"
    "|execute|performed|perform|fulfilled|fulfil|closed|ready|in place|wrapped up",
    "u": "shared by|is shared by|are shared by|responsible|responsible for|responsibility|responsibility of|responsibilities|falls to|fall to|fell to"
    "|falls on|fall on|falls upon|rests with|rest with|lies with|lie with|assigned to|assigned|entrusted to|entrusted with"
    "|entrusted|allocated to|given to|in charge|in charge of|accountable|accountable for|tasked with|tasked|charged with|duty"
    "|duties|task|responsible party|responsible parties|belongs to the responsibility of|up to|answerable|answerable for"
    "|actors|owner|owners|owned by|in the hands of|a matter for|matter for|down to|named as responsible|listed as responsible"
    "|co-responsible|jointly responsible|responsible jointly|entrusts|entrust|entrusting|assigns|assign|assigning|falls|fall|fell|rests|lies|lie"
    "|bears responsibility for|bear responsibility for|carries responsibility|carry responsibility|carries responsibility for"
    "|carry responsibility for|takes responsibility for|"
    "take responsibility for|help implement|helps implement|help to implement|helps to implement|handled by|incumbent on|incumbent upon|attributed to|sits with|sit with",
    "U": "leads|lead|leading|led|lead body|lead agency|leader|leadership|heads|headed|coordinates|coordinated|coordinator"
    "|in the lead|takes the lead|take the lead|spearheads|spearheaded|lead role|leading role|main responsibility|chairs",
    "j": "has a role in|have a role in|has a part in|have a part in|play a part in|plays a part in|plays a role in|play a role in"
    "|role in|part to play in|involved|involved in|involves|involve|participates|participate|participates in|takes part in|take part in"
    "|contributes to|contribute to|engaged in|part in|party to|cooperates on|works on|work on|taking part",
    "c": "rests on|rest on|is based on|based on|builds on|build on|relies on|rely on|deals with|deal with|concerns|concern"
    "|act behind|acts behind|law behind|legal act behind|legal basis of|legal basis for|basis of|basis for|cites|cite|cited|citing|refers|refer|refers to|refer to|referred to|referring to|reference|references"
    "|a reference to|makes reference to|quoted",
    "x": "appears|appear|figures|figure|found|mention of|any mention of|makes mention of|make mention of|included in the list of"
    "|in the list of|on the list of|mentions|mention|mentioned|names|name|named|lists|listed|list",
    "g": "found under|found in|sits in|sit in|stands in|figures under|placed in|located under|located in|addresses|address|one of the actions of"
    "|one of the actions under|one of the actions in|among the actions of|among the actions under|within|belongs to|belong to|falls under|fall under|fell under|is part of|are part of|part of|comes under|come under|sits under"
    "|corresponds to|correspond to|linked to|attached to|grouped under|placed under|listed under|assigned to priority"
    "|corresponding|under|within|stands under|stand under|classified under|filed under|relates to|relate to|serves|serve",
    "h": "has|have|had|contains|contain|comprises|comprise|includes|include|consists of|consist of|counts|count|holds|hold"
    "|sets out|set out|lays out|with|carries|covers|cover|spans|encompasses|features|made up of|composed of|numbers|made of",
    "y": "says|say|said|states|state|stated|reads|read|provides|provide|calls for|called for|call for|notes|asks|puts it|stresses"
    "|declares|requires|stipulates|commits|underlines|recalls|speaks of|writes|words|wording|text|quote|quotes|puts|promises",
    "!": "in force|fully in force|entirely in force|wholly in force|completely in force|applicable|applies|apply|applied|valid|binding|current|in effect|effective|still law|enforceable|good law|operative",
    "~": "repealed|repeals|replaced|replaces|superseded|supersedes|amended|amends|abrogated|revoked|annulled|recast|modified"
    "|replacing|repealing|amending|expired|replacement|successor|succeeded|became|become|renamed|took over from|took over|now called",
    "z": "exists|exist|there is|there are|there were|there was|existing",
    "w": "by|no later than|not later than|at the latest by|by the end of|before the end of|by end|by the close of|until the end of"
    "|by latest|by the end of the year|to the end of|by the year|at the latest in|latest by|not after|no later than the end of",
    "W": "in|for|during|in the year|in the course of|throughout|on|of|at the end of|end of|in the years|over|over the period|across",
    "X": "until|till|through|up to and including|up until|ending in",
    "V": "from|since|starting in|beginning in|as of|from the year|starting from|between",
    "Z": "before|prior to|ahead of",
    ">": "more than|over|upwards of|in excess of|above|exceeding",
    "}": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum",
    "<": "fewer than|less than|below",
    "{": "at most|no more than|not more than|up to a|a maximum of|maximum",
    "q": "about|around|approximately|roughly|nearly|almost|some|circa|close to|or so|several|a handful of|many|most|half|a few|few"
    "|a majority of|the majority of|numerous|dozens of|a dozen or so|a third of|two thirds of|a quarter of|percent|per cent",
    "n": "not|never|no|neither|nor|isn't|aren't|doesn't|don't|wasn't|weren't|cannot|can't|won't|shan't|no longer|nobody|nowhere"
    "|isnt|doesnt|mustn't|needn't|shouldn't|hasn't|haven't|nothing|without",
    "o": "nobody but|no one but|no-one but|none but|nobody except|no one except|nobody other than|no one other than|no other body than"
    "|the only one|only|solely|exclusively|alone|sole|just|merely|nothing but|no one but|no body other than|exactly|precisely",
    "t": "not only|not just|not merely|not solely|together with others|among others|amongst others|partly|in part|shares|together|jointly|both|combined|between them|share|shared|sharing|in common",
    "k": "but also|but equally|and also|and equally|but as well|and or|and|or|as well as|plus|along with|together with|alongside|respectively|in addition to",
    "B": "but|while|whereas|although|though|however|yet|which|who|whose|because|since it|as it|so that|when|where|hence",
    "H": "may|might|could|perhaps|possibly|probably|presumably|likely|unlikely|allegedly|reportedly|supposedly|apparently"
    "|if|unless|whether|in case|provided that|assuming|suppose|supposing|seems|seem|appears to|appear to|it appears|arguably|it is said"
    "|claims that|claimed that|argues that|argued that|believes that|believe that|thinks that|suggests that|suggested that"
    "|alleges that|contends that|doubts|doubt|wrongly|incorrectly|falsely|it is not true|untrue|false|incorrect|mistaken"
    "|contrary to|rumour|rumoured|potentially|conceivably|can be expected|expects that|hopes|hope|wishes|proposes that|proposed"
    "|proposal|proposes|draft|intends|considers|supposed|rather than|instead of|except|other than|apart from|unlike|were it"
    "|denies|denied|nearly all|almost all|imagine|in theory|ideally|tentatively|provisional|provisionally|estimated|wrong|not true",
    "@": "according to|in the view of|in the words of|in the opinion of",
    "M": "makes|make|made|gives|give|gave|given|sets|set|puts|put|places|place|placed|wants|foresees|foresee|foreseen|dates|schedules"
    "|asks for|asked for|allows|allow|marks|mark|marked|reserves|records|record|recorded|comes with|come with|came with",
    "l": "adopted|adopt|adopts|signed|dates from|date from|dating from|dated|dates back to|date of|the date of|adoption|was passed|passed"
    "|an act of|act of|the date of adoption of|date of adoption of|adopted by",
    "1": "started its work|starts its work|began its work|took up its work|started work|began work|became operational|started operating"
    "|began operating|started operations|took up its duties|opened its doors|took up work|started to operate|has been operational|is operational",
    "$": "entered into force|enters into force|came into force|comes into force|enter into force|entry into force|took effect|takes effect"
    "|entering into force|coming into force|entry into force of|effective since|effective from",
    "&": "transpose|transposed|transposing|transposition|transposes|transposition deadline|deadline for transposition|deadline for transposing"
    "|transposition date|transposition period|comply with|implemented into national law|brought into national law|be written into national law"
    "|date for transposition|transposition of|transposition deadline of|deadline for the transposition of|time for transposing",
    "J": "more|a larger number of|a greater number of|a higher number of",
    "K": "fewer|less|a smaller number of|a lower number of",
    "C": "than",
    "obu": "only body responsible|the only body responsible|only body responsible for",
    "ob": "single responsible body|sole responsible body|only responsible body|single body responsible|only body",
    "": "implementation of|the implementation of|completion of|the completion of|delivery of|the delivery of|for which|in which|under which|of which|on which|for whom|among which|the number of|in fact|it is|as its|as their|as the",
    "nj": "takes no part in|take no part in|took no part in|absent from|plays no part in|play no part in|plays no role in|play no role in|has no role in|have no role in|has no part in"
    "|have no part in|is not involved in",
    "D": "the plan|the action plan|this plan|this action plan|eu action plan|the eu action plan|plan|action plan",
    "a": "action|actions|commitment|commitments|measures|measure",
    "i": "indicator|indicators|performance indicator|performance indicators",
    "p": "strategic priority|strategic priorities|priorities",
    "r": "priority area|priority areas|areas",
    "s": "section|sections|pillars|pillar",
    "f": "footnote|footnotes",
    "b": "body|bodies|responsible bodies|responsible body|eu bodies|organisations|entities|one of the bodies|among the bodies"
    "|one of the responsible bodies|among the responsible bodies|one of those|among those|amongst the bodies|amongst those",
    "O": "ongoing|open-ended|open ended|continuous|continuously|on an ongoing basis|permanent|continuing",
}  # fmt: skip

_FILLERS = (
    """the a an to this that these those it its they their them he she there here as also moreover furthermore
    therefore thus finally firstly secondly first-of-all indeed namely i.e. e.g. ie eg thereby under-this
    all-told altogether overall total then so do does did has-been very itself themselves same said such please note
    eu union european-union eu's plan's further additionally lastly meanwhile today now currently presently nowadays
    i.e respectively-so above below following respective relevant-here annex document text's grouped divided organised organized
    arranged split spread clustered structured distributed recall recalled
    still that's are-there eg. cf cf. see one's we our us you your thereof hereby in-total in-all well too number whom fact"""
)
_FILLER = frozenset(_FILLERS.split())
"""Words that claim nothing."""

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(_SMALL.split())} | _TENS | {"hundred": 100, "dozen": 12}

_TABLE: dict[tuple[str, ...], str] = {}
for _code, _phrases in _PHRASES.items():
    for _phrase in _phrases.split("|"):
        _TABLE.setdefault(tuple(fold(_phrase).split()), _code)
_LONGEST = max(map(len, _TABLE))


def match(words: list[str]) -> tuple[int, str]:
    """(how many words, letters) of the longest phrase that ``words`` begin with: ``?`` where none is known.

    A phrase that does two things at once has two letters ("absent from" denies a part), a filler none.
    """
    for count in range(min(_LONGEST, len(words)), 0, -1):
        code = _TABLE.get(tuple(words[:count]))
        if code is not None:
            return count, code
    if not words:
        return 0, ""
    return 1, "" if words[0] in _FILLER else "?"


def number(word: str) -> int | None:
    """The value of a number in words or digits, up to four digits; ``None`` for other words."""
    if word.isdecimal() and word.isascii() and len(word) < 5:
        return int(word)
    if word in _NUMBERS:
        return _NUMBERS[word]
    tens, dash, ones = word.partition("-")
    if dash and _NUMBERS.get(tens, 0) >= 20 and 0 < _NUMBERS.get(ones, 0) < 10:
        return _NUMBERS[tens] + _NUMBERS[ones]
    return None
