"""Bring the texts that cannot be shipped, from the Publications Office, by CELEX number.

For each work the original and the newest consolidated state, each in the first format that is there and
proves to be the text: Formex (zipped), XHTML, HTML. Nothing is put among the texts before all of its
streams are complete, read and checked, and what is held already is not asked for again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest import spellings
from ingest.catalogue import Catalogue
from ingest.cellar import Cellar
from ingest.check import Expected, check, complete
from ingest.download import Stream
from ingest.errors import Challenged, FetchError, ReadError, Unreached, WrongText
from ingest.model import Work
from ingest.readers.blocks import Reading
from ingest.readers.bounded import read_bounded
from ingest.sources import join
from ingest.structure.act_title import usual
from ingest.texts import Entry, now, text_file

# Accept header (Formex exactly so, without a blank) and kind of file, by how much structure they keep.
FORMATS = (
    ("application/zip;mtype=fmx4", "zip"),
    ("application/xhtml+xml", "xhtml"),
    ("text/html", "html"),
)
# ISO 639-1 → ISO 639-2/T, the codes that the repository takes ("ger", "fre" are answered with 400).
LANGUAGES = {
    "bg": "bul",
    "cs": "ces",
    "da": "dan",
    "de": "deu",
    "el": "ell",
    "en": "eng",
    "es": "spa",
    "et": "est",
    "fi": "fin",
    "fr": "fra",
    "ga": "gle",
    "hr": "hrv",
    "hu": "hun",
    "it": "ita",
    "lt": "lit",
    "lv": "lav",
    "mt": "mlt",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "ro": "ron",
    "sk": "slk",
    "sl": "slv",
    "sv": "swe",
}
_STATES_OF = """PREFIX cdm: <http://publications.europa.eu/ontology/cdm#>
SELECT DISTINCT ?celex WHERE {{
  ?state cdm:act_consolidated_consolidates_resource_legal ?act .
  ?act cdm:resource_legal_id_celex ?base .
  ?state cdm:resource_legal_id_celex ?celex .
  FILTER(STR(?base) = "{celex}")
}}"""

Read = Callable[[bytes, str], Reading]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text. ``status``: ``fetched``, ``held`` (already), ``none`` (there is no such
    state) or ``failed``; ``words`` say it, ``by_hand`` how to put the text there without fetching."""

    id: str
    work: str
    title: str
    status: str
    words: str
    by_hand: str = ""


def fetch(
    catalogue: Catalogue,
    works: Sequence[Work],
    cellar: Cellar,
    *,
    language: str = "en",
    again: bool = False,
    today: dt.date | None = None,
    read: Read = read_bounded,
) -> Iterator[Outcome]:
    """Fetch the original and the newest consolidated state of each work, one after the other.

    Each outcome is yielded as soon as it is known; a run that is broken off goes on where it stopped.
    ``again`` asks also for what is held. After a challenge, or without a server, nothing more is asked for.

    Raises:
        ValueError: ``language`` is none of the Union's official languages.
        FetchError: another run is fetching into the same folder.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; accepted are {', '.join(LANGUAGES)}")
    run = _Run(catalogue, cellar, language, again, today or dt.date.today(), read)
    with catalogue.texts.alone():
        for work in works:
            yield from run.work(work)


class _Run:
    def __init__(
        self, catalogue: Catalogue, cellar: Cellar, language: str, again: bool, today: dt.date, read: Read
    ) -> None:
        self.texts = catalogue.texts
        self.cellar = cellar
        self.language = language
        self.again = again
        self.today = today
        self.read = read
        self.stopped = ""

    def work(self, work: Work) -> Iterator[Outcome]:
        if work.celex is None:
            words = "it has no CELEX number, so it cannot be fetched"
            yield self._outcome(work, work.id, "failed", words)
            return
        yield self._text(work, work.celex, None)
        if spellings.numbers(work.celex) is None:
            return  # only acts have consolidated states
        yield self._newest(work, work.celex)

    def _newest(self, work: Work, celex: str) -> Outcome:
        """The newest consolidated state: by the repository, or else the newest that the catalogue knows."""
        known = [source.as_of for source in work.sources if source.state == "consolidated" and source.as_of]
        doubt = ""
        try:
            days = self._states(celex)
        except FetchError as error:
            self._note(error)
            days, doubt = known, f"which states there are could not be asked ({error})"
        day = max([*days, *known], default=None)
        if day is not None:
            outcome = self._text(work, spellings.consolidated_celex(celex, day), day)
            return replace(outcome, words=f"{outcome.words}; {doubt}") if doubt else outcome
        unknown = f"0{celex[1:]}-…"
        if self.stopped and not doubt:
            doubt = f"not asked for: {self.stopped}"
        if doubt:
            return self._outcome(work, unknown, "failed", doubt)
        return self._outcome(work, unknown, "none", "no consolidated state is recorded")

    # ------------------------------------------------------------------ one text

    def _text(self, work: Work, celex: str, day: dt.date | None) -> Outcome:
        id = celex if self.language == "en" else f"{celex}.{self.language}"
        held = self.texts.entry(id)
        if held and not self.again and self.texts.sound(held):
            return self._outcome(work, id, "held", f"held since {held.when[:10]} ({held.how})")
        if self.stopped:
            return self._outcome(work, id, "failed", f"not asked for: {self.stopped}")
        if held:
            self.texts.done(id)  # asked for again: what an earlier run brought does not count
        reasons: list[str] = []
        for accept, kind in FORMATS:
            try:
                streams = self.cellar.text(celex, accept, LANGUAGES[self.language], self.texts.partial(id))
                if streams:
                    return self._keep(work, id, day, kind, streams)
                reasons.append(f"{kind}: not there")
            except (WrongText, ReadError) as error:
                self.texts.done(id)
                reasons.append(f"{kind}: {error}")
            except FetchError as error:
                self._note(error)
                reasons.append(f"{kind}: {error}")
                break  # the server, not the format, is what fails: what came so far is kept for the next run
        return self._outcome(work, id, "failed", "; ".join(reasons))

    def _keep(self, work: Work, id: str, day: dt.date | None, kind: str, streams: list[Stream]) -> Outcome:
        readings = []
        for stream in streams:
            data = stream.path.read_bytes()
            complete(data, kind)
            readings.append(self.read(data, f"{id}.{kind}"))
        reading = join(readings)
        notice = check(reading, Expected(id.removesuffix(f".{self.language}"), work, self.language))
        files = [
            text_file(f"{number}.{kind}", stream.path, stream.address)
            for number, stream in enumerate(streams, start=1)
        ]
        state = "consolidated" if day else "original"
        title = usual(reading.title) or work.title
        as_of = day.isoformat() if day else None
        entry = Entry(id, work.id, title, self.language, state, as_of, "fetched", now(), tuple(files))
        self.texts.put(entry, [stream.path for stream in streams])
        self.texts.done(id)
        size = sum(file.bytes for file in files)
        words = f"{len(files)} file{'s' * (len(files) > 1)}, {size} bytes, {kind}"
        return self._outcome(work, id, "fetched", f"{words}; {notice}" if notice else words)

    def _states(self, celex: str) -> list[dt.date]:
        """The days of the act's consolidated states up to today; none once the run is stopped."""
        if self.stopped:
            return []
        place = f"{celex}.states"
        try:
            rows = self.cellar.query(_STATES_OF.format(celex=celex), self.texts.partial(place))
        finally:
            self.texts.done(place)
        # The link alone also leads to states of acts that this one amends: the number has to be its own.
        states = [spellings.base_celex(row.get("celex", "")) for row in rows]
        return [day for act, day in states if act == celex and day and day <= self.today]

    # ------------------------------------------------------------------ words

    def _note(self, error: FetchError) -> None:
        if isinstance(error, Challenged):
            self.stopped = "a challenge for browsers came back, so the run was stopped"
        if isinstance(error, Unreached):
            self.stopped = "the server could not be reached, so the run was stopped"

    def _outcome(self, work: Work, id: str, status: str, words: str) -> Outcome:
        by_hand = by_hand_words(work, id, self.language) if status == "failed" else ""
        return Outcome(id, work.id, work.short_title, status, words, by_hand)


def by_hand_words(work: Work, id: str, language: str) -> str:
    """How a person puts a text there that could not be fetched."""
    celex = id.removesuffix(f".{language}")
    if work.celex is None or celex.endswith("…"):
        return f"get the text from its publisher as a file, then: vouch add FILE --id '{work.id}'"
    page = f"https://eur-lex.europa.eu/legal-content/{language.upper()}/TXT/?uri=CELEX:{celex}"
    return f"open {page} in a browser, save the page, then: vouch add FILE --id '{id}'"
