"""A dozen settings, read from ``VOUCH_…`` variables and from ``.env`` in the working directory.

Everything else is a constant beside its use.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_CHECKOUT = Path(__file__).resolve().parents[1]


def _corpus() -> Path:
    """The corpus in the working directory if there is one, else the checkout's."""
    here = Path("corpus")
    return here if (here / "catalogue.toml").is_file() else _CHECKOUT / "corpus"


class Settings(BaseSettings):
    """What may differ between two installations."""

    model_config = SettingsConfigDict(env_prefix="VOUCH_", env_file=".env", extra="ignore")

    data: Path = Field(default=Path(".vouch"), description="Folder of index versions, models and caches.")
    corpus: Path = Field(default_factory=_corpus, description="Folder with catalogue.toml, bodies.toml and texts/.")
    model: str = Field(
        default="all-MiniLM-L6-v2",
        description="Embedding model: this one, a folder, or a name in the hub's cache.",
    )
    qdrant_url: str = Field(default="", description="A Qdrant server or cluster; empty for Qdrant Edge in the process.")
    qdrant_api_key: SecretStr = Field(default=SecretStr(""), description="The Qdrant server's key.")
    host: str = Field(default="127.0.0.1", description="Address to serve on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port to serve on.")
    base_path: str = Field(default="", description="Subpath that a proxy serves Vouch under, such as /vouch.")
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Origins that may embed the search box or frame the pages, separated by commas; exact, as https://intranet.example.",
    )
    check_drafts: bool = Field(default=True, description="Whether drafts may be pasted or uploaded for checking.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged; questions never are."
    )

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
        return value

    @field_validator("allowed_origins")
    @classmethod
    def _exact(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            if not re.fullmatch(r"https?://[^\s/*?#@;,'\"]+", origin):
                raise ValueError(f"{origin!r} is no origin: write it as https://intranet.example, without a path")
        return value

    @field_validator("base_path")
    @classmethod
    def _slashes(cls, value: str) -> str:
        bare = value.strip("/")
        return f"/{bare}" if bare else ""

    @property
    def texts_folder(self) -> Path:
        """Where fetched and added texts lie."""
        return self.data / "texts"
