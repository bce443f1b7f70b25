"""What can go wrong between documents and answers.

EngineError
├── IndexAbsent          no index version has been published yet
├── IndexDamaged         a version's files are missing or are not what its manifest says
├── BuildRunning         another build holds the lock
├── BuildFailed          a build ended without anything to publish
├── ModelError           the embedding model cannot be found, exported or run
├── DecisionsDamaged     the file of review decisions cannot be read, or was made by another version of Vouch
├── StoreError           the vector store refused, or answered something impossible
│   └── StoreUnavailable … because it cannot be reached
└── BadRequest           what was asked for cannot be: the message says what could
    ├── BadQuestion      a question that is blank, too long or no text
    ├── UnknownDocument  a document that the index does not hold
    ├── UnknownPlace     a place that the document does not have
    ├── UnknownFilter    a filter, or a value of it, that does not exist
    ├── BadAnswer        something offered as an answer to verify that is none
    ├── BadBaseline      something offered as a baseline of an audit that is none, or of another document
    ├── BadDecision      a decision on a reference that is not there, or that says too little
    └── DraftsRefused    a draft to check, where the installation checks none
"""

from __future__ import annotations


class EngineError(Exception):
    """The engine could not do what it was asked."""


class IndexAbsent(EngineError):
    """There is no published index version in the data folder."""


class IndexDamaged(EngineError):
    """An index version is incomplete, altered or of another make."""


class BuildRunning(EngineError):
    """Another build is writing to the same data folder."""


class BuildFailed(EngineError):
    """A build found nothing that it could publish."""


class ModelError(EngineError):
    """The embedding model cannot be found, exported or run."""


class StoreError(EngineError):
    """The vector store refused a call, or its answer makes no sense."""


class StoreUnavailable(StoreError):
    """The vector store cannot be reached."""


class BadRequest(EngineError, ValueError):
    """The request itself is wrong; the message says what would be right."""


class BadQuestion(BadRequest):
    """A question that is blank, too long, or no text at all."""


class UnknownDocument(BadRequest):
    """No document of this id is in the index; ``document`` is the id asked for."""

    def __init__(self, document: str, held: tuple[str, ...]) -> None:
        self.document = document
        self.held = held
        near = sorted(held, key=lambda id: not (document and id.startswith(document)))  # its digest, its languages
        some = ", ".join(near[:8]) + (", …" if len(held) > 8 else "")
        super().__init__(f"There is no document {_shown(document)}. Held are: {some or 'none'}.")


class UnknownPlace(BadRequest):
    """The document has no unit with this address; ``there_is`` says what it has."""

    def __init__(self, document: str, place: str, there_is: str) -> None:
        self.document = document
        self.place = place
        super().__init__(f"{document} has no place {_shown(place)}. {there_is}")


class UnknownFilter(BadRequest):
    """A filter that does not exist, or a value that it cannot have."""


class BadAnswer(BadRequest):
    """What was offered for verifying is not an answer in Vouch's JSON."""


class DecisionsDamaged(EngineError):
    """The file of review decisions cannot be read."""


class BadBaseline(BadRequest):
    """What was offered as a baseline of an audit is none, or is one of another document."""


class BadDecision(BadRequest):
    """A decision on a reference that is not there, or one that leaves out what it needs."""


class DraftsRefused(BadRequest):
    """A draft to check, where the installation checks none."""


def _shown(value: str) -> str:
    """A value quoted for a message: printable, and short whatever was sent."""
    return repr(value if len(value) <= 80 else value[:77] + "…").encode("utf-8", "backslashreplace").decode()
