"""The model that serves is the model that was exported, and serving it needs no torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embed import Embedder, ModelCard, TorchEmbedder, open_embedder
from index.embedding_cache import EmbeddingCache
from index.errors import BadRequest, ModelError
from index.export import DEFAULT, ensure_model, locate

ROOT = Path(__file__).parents[2]
TEXTS = [
    "Action 46. Implement trainings for prison staff to better detect drugs entering prisons.",
    "darknet",
    "Directive 2014/42/EU on the freezing and confiscation of instrumentalities",
    "Überwachung des Darknets; santé publique — “niños” 2021-2025 (i) 5.1.",
    "a much too long text " * 200,
]


@pytest.fixture(scope="module")
def embedder(models: Path) -> Embedder:
    return open_embedder(ensure_model(DEFAULT, models))


@pytest.mark.filterwarnings("ignore")  # torch's own
def test_served_vectors_are_those_of_sentence_transformers(embedder: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(str(locate(DEFAULT)), device="cpu")
    expected = original.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    cosines = np.sum(embedder.documents(TEXTS) * expected, axis=1)
    assert cosines.min() >= 0.9999
    alone = np.stack([embedder.query(text) for text in TEXTS])
    assert np.sum(alone * expected, axis=1).min() >= 0.9999  # padding in a batch changes nothing


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of another make: untrained, first token instead of the mean, with a prompt for questions."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    tokenizer = BertTokenizerFast.from_pretrained(str(locate(DEFAULT)))
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64
    )
    BertModel(config).save_pretrained(folder / "bert")
    tokenizer.save_pretrained(folder / "bert")
    words = Transformer(str(folder / "bert"), max_seq_length=64)
    made = SentenceTransformer(modules=[words, Pooling(32, "cls")], prompts={"query": "query: "}, device="cpu")
    made.save(str(folder / "tiny"))
    return folder / "tiny"


@pytest.mark.filterwarnings("ignore")  # torch's own
def test_another_model_is_exported_too_with_its_own_prompts(tiny: Path, tmp_path: Path) -> None:
    exported = open_embedder(ensure_model(str(tiny), tmp_path / "models"))
    assert (exported.card.backend, exported.card.dimension, exported.card.tokens) == ("onnx", 32, 64)
    assert exported.card.query_prompt == "query: "
    original = TorchEmbedder(ensure_model(str(tiny), tmp_path / "models"), exported.card)
    assert np.sum(exported.documents(TEXTS) * original.documents(TEXTS), axis=1).min() >= 0.9999
    assert exported.query(TEXTS[0]) @ original.query(TEXTS[0]) >= 0.9999
    assert np.allclose(exported.query("darknet"), exported.documents(["query: darknet"])[0], atol=1e-5)


@pytest.mark.filterwarnings("ignore")  # torch's own
def test_a_model_that_cannot_be_exported_is_run_by_sentence_transformers(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.export.COSINE", 1.1)  # no export can be so near
    opened = open_embedder(ensure_model(str(tiny), tmp_path / "models"))
    assert opened.card.backend == "sentence-transformers"
    assert opened.documents(TEXTS).shape == (len(TEXTS), 32)
    assert np.allclose(np.linalg.norm(opened.query("darknet")), 1, atol=1e-5)


def test_vectors_are_of_length_one(embedder: Embedder) -> None:
    assert np.allclose(np.linalg.norm(embedder.documents(TEXTS), axis=1), 1, atol=1e-5)


def test_progress_is_told_for_every_text(embedder: Embedder) -> None:
    told: list[int] = []
    embedder.documents(TEXTS * 9, told.append)
    assert sum(told) == len(TEXTS) * 9


def test_counting_tokens_does_not_stop_at_the_model_s_limit(embedder: Embedder) -> None:
    assert embedder.count_tokens("drugs " * 1000) == 1000
    assert embedder.count_tokens("") == 0


@pytest.mark.parametrize("text", ["", "  \n", "\ud800", "half \udfff"])
def test_what_is_no_text_never_reaches_the_model(embedder: Embedder, text: str) -> None:
    with pytest.raises(BadRequest):
        embedder.query(text)
    with pytest.raises(BadRequest):
        embedder.documents(["fine", text])


def test_a_half_deleted_model_says_what_to_do(tmp_path: Path, embedder: Embedder) -> None:
    with pytest.raises(ModelError, match="vouch build"):
        open_embedder(tmp_path)
    embedder.card.save(tmp_path)
    with pytest.raises(ModelError, match="vouch build"):
        open_embedder(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(ModelError, match="vouch build"):
        open_embedder(tmp_path)


def test_an_unknown_model_says_what_would_be_accepted() -> None:
    with pytest.raises(ModelError, match="all-MiniLM-L6-v2"):
        locate("no-such/model")


def test_the_cache_embeds_each_text_once(tmp_path: Path, embedder: Embedder) -> None:
    cache = EmbeddingCache(tmp_path / "vectors.sqlite")
    texts = ["one", "two", "one"]
    assert cache.missing(embedder.card.key, texts) == ["one", "two"]
    cache.embed(embedder, ["one", "two"])
    assert cache.missing(embedder.card.key, texts) == []
    assert cache.missing("another@model", texts) == ["one", "two"]
    kept = cache.vectors(embedder.card.key, embedder.card.dimension, texts)
    assert np.allclose(kept, embedder.documents(texts), atol=1e-6)
    cache.close()


def test_a_damaged_cache_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").write_bytes(b"not a database" * 100)
    cache = EmbeddingCache(tmp_path / "vectors.sqlite")
    assert cache.missing("m", ["a"]) == ["a"]
    cache.close()


def test_model_cards_come_back_as_they_were_saved(tmp_path: Path, embedder: Embedder) -> None:
    embedder.card.save(tmp_path)
    assert ModelCard.load(tmp_path) == embedder.card


def test_serving_imports_no_torch(engine: object, models: Path) -> None:
    """In a process of its own, because this one has exported a model."""
    script = """
import sys
from pathlib import Path
import api.app
from index.engine import Engine
from index.settings import Settings
engine = Engine.open(Settings(data=Path(sys.argv[1]), corpus=Path(sys.argv[2])))
assert engine.search.find("darknet")
api.app.create(engine.settings, engine)
heavy = {name.split(".")[0] for name in sys.modules} & {"torch", "transformers", "sentence_transformers"}
assert not heavy, heavy
"""
    data = engine.settings.data  # type: ignore[attr-defined]
    arguments = [sys.executable, "-c", script, str(data), str(ROOT / "corpus")]
    subprocess.run(arguments, check=True, cwd=ROOT, timeout=60)
