"""Texts to vectors: ONNX Runtime by default, sentence-transformers where a model cannot be exported.

Serving needs neither torch nor transformers: ``index.export`` makes a model's folder once, at
build, and ``open_embedder`` reads it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import BadRequest, ModelError

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # it would warn at every later fork

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]

MODEL_FILE = "model.json"
_BATCH = 16  # larger batches gain nothing on CPUs and pad more
_THREADS = 4  # beyond, a single short query gets slower


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a model's folder holds. ``tokens`` counts the special ones too.

    ``backend`` is ``onnx`` or, where export failed its check, ``sentence-transformers``, which
    loads ``source``. The prompts are what the model wants before a text, mostly nothing.
    """

    name: str
    revision: str
    backend: Literal["onnx", "sentence-transformers"]
    source: str
    dimension: int
    tokens: int
    special_tokens: int
    query_prompt: str
    document_prompt: str

    @property
    def key(self) -> str:
        """What the embedding cache and the manifest call this model."""
        return f"{self.name}@{self.revision}"

    def save(self, folder: Path) -> None:
        (folder / MODEL_FILE).write_text(json.dumps(asdict(self), indent=1), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> ModelCard:
        try:
            return cls(**json.loads((folder / MODEL_FILE).read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise ModelError(f"{folder} holds no usable model ({error}). Run `vouch build` to make it.") from error


class Embedder(Protocol):
    """Unit vectors, float32, of shape (texts, ``card.dimension``)."""

    card: ModelCard

    @property
    def vocabulary(self) -> frozenset[str]:
        """Whole words that the model's tokenizer knows."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of ``text`` without the special ones, however many."""
        ...

    def documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages; ``progress`` is told after each batch how many more are done."""
        ...

    def query(self, text: str) -> Vectors:
        """The vector of one question, of shape (dimension,)."""
        ...


def open_embedder(folder: Path) -> Embedder:
    """The model that ``index.export`` made in ``folder``.

    Raises:
        ModelError: the folder is incomplete, or its model does not run.
    """
    card = ModelCard.load(folder)
    return OnnxEmbedder(folder, card) if card.backend == "onnx" else TorchEmbedder(folder, card)


class Tokens:
    """The model's tokenizer, once cutting at the model's limit and once not."""

    def __init__(self, folder: Path, card: ModelCard) -> None:
        from tokenizers import Tokenizer

        try:
            written = (folder / "tokenizer.json").read_text("utf-8")
            self.cutting = Tokenizer.from_str(written)
            self.counting = Tokenizer.from_str(written)
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(f"{folder} holds no usable tokenizer ({error}). Run `vouch build`.") from error
        for tokenizer in (self.cutting, self.counting):
            tokenizer.no_padding()
            tokenizer.no_truncation()
        self.cutting.enable_truncation(card.tokens)

    @property
    def words(self) -> frozenset[str]:
        """Whole words that the tokenizer knows, lower case: a word list of the model's language."""
        marks = "▁Ġ"
        return frozenset(
            token.lstrip(marks).lower() for token in self.counting.get_vocab() if token.lstrip(marks).isalpha()
        )

    def count(self, text: str) -> int:
        check_text(text or " x")
        return len(self.counting.encode(text, add_special_tokens=False).ids)


class OnnxEmbedder:
    """A model exported to ONNX, run on the CPU. Safe to share between threads."""

    def __init__(self, folder: Path, card: ModelCard) -> None:
        import onnxruntime

        self.card = card
        self._tokens = Tokens(folder, card)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(_THREADS, os.cpu_count() or 1)
        options.log_severity_level = 3
        # threads that wait for work by spinning take the processor from the other questions: under load
        # a query took 17 ms without and 28 ms with it
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                folder / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # ONNX Runtime's errors share no base of their own
            raise ModelError(f"The model in {folder} does not run ({error}). Run `vouch build`.") from error
        self._inputs = [each.name for each in self._session.get_inputs()]

    @property
    def vocabulary(self) -> frozenset[str]:
        return self._tokens.words

    def count_tokens(self, text: str) -> int:
        return self._tokens.count(text)

    def documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self._embed([self.card.document_prompt + check_text(text) for text in texts], progress)

    def query(self, text: str) -> Vectors:
        vectors = self._embed([self.card.query_prompt + check_text(text)], None)
        return vectors.reshape(self.card.dimension)

    def _embed(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        encoded = self._tokens.cutting.encode_batch(list(texts))
        vectors = np.empty((len(texts), self.card.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda at: len(encoded[at].ids))  # little padding in a batch
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            vectors[batch] = self._run([encoded[at] for at in batch])
            if progress:
                progress(len(batch))
        return vectors

    def _run(self, encoded: Sequence[Any]) -> Vectors:
        width = max(len(each.ids) for each in encoded)
        feed = {name: np.zeros((len(encoded), width), np.int64) for name in self._inputs}
        for row, each in enumerate(encoded):
            length = len(each.ids)
            for name, values in (
                ("input_ids", each.ids),
                ("attention_mask", each.attention_mask),
                ("token_type_ids", each.type_ids),
            ):
                if name in feed:
                    feed[name][row, :length] = values
        (output,) = self._session.run(None, feed)
        return np.asarray(output, np.float32)


class TorchEmbedder:
    """A model run by sentence-transformers: any model, and a GPU where there is one."""

    def __init__(self, folder: Path, card: ModelCard) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelError(f"The model {card.name} needs sentence-transformers: pip install '.[build]'.") from error
        self.card = card
        self._tokens = Tokens(folder, card)
        try:
            self._model = SentenceTransformer(card.source)
        except Exception as error:  # the hub's, torch's and the file system's errors share no base
            raise ModelError(f"The model {card.name} cannot be loaded ({error}).") from error

    @property
    def vocabulary(self) -> frozenset[str]:
        return self._tokens.words

    def count_tokens(self, text: str) -> int:
        return self._tokens.count(text)

    def documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self._embed([self.card.document_prompt + check_text(text) for text in texts], progress)

    def query(self, text: str) -> Vectors:
        vectors = self._embed([self.card.query_prompt + check_text(text)], None)
        return vectors.reshape(self.card.dimension)

    def _embed(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        size = 256 if self._model.device.type != "cpu" else _BATCH
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        vectors = np.empty((len(texts), self.card.dimension), np.float32)
        for first in range(0, len(order), size):
            batch = order[first : first + size]
            vectors[batch] = self._model.encode(
                [texts[at] for at in batch],
                prompt="",
                batch_size=size,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if progress:
                progress(len(batch))
        return vectors


def check_text(text: str) -> str:
    """``text``, if a model can read it.

    Raises:
        BadRequest: it is blank (which would give a valid vector of nothing) or holds a lone
            surrogate (which no UTF-8 text can).
    """
    if not text or text.isspace():
        raise BadRequest("A blank text has no meaning to embed: give at least one word.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadRequest(
            f"Character {error.start + 1} is half a character (a lone surrogate): send well-formed text."
        ) from error
    return text
