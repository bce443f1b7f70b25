"""Settings come from VOUCH_… variables and .env, and are few."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from index.settings import Settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VOUCH_DATA", str(tmp_path))
    monkeypatch.setenv("VOUCH_PORT", "8123")
    monkeypatch.setenv("VOUCH_ALLOWED_ORIGINS", "https://a.example/, https://b.example")
    monkeypatch.setenv("VOUCH_BASE_PATH", "vouch/")
    settings = Settings()
    assert (settings.data, settings.port) == (tmp_path, 8123)
    assert settings.texts_folder == tmp_path / "texts"
    assert settings.allowed_origins == ("https://a.example", "https://b.example")
    assert settings.base_path == "/vouch"


def test_a_file_of_settings_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("VOUCH_PORT=8001\nVOUCH_HOST=0.0.0.0\nOTHER=1\n", "utf-8")
    monkeypatch.setenv("VOUCH_PORT", "8002")
    settings = Settings(_env_file=tmp_path / ".env")
    assert (settings.port, settings.host) == (8002, "0.0.0.0")


@pytest.mark.parametrize(
    ("name", "value"),
    [("VOUCH_PORT", "0"), ("VOUCH_PORT", "x"), ("VOUCH_LOG_LEVEL", "loud"), ("VOUCH_ALLOWED_ORIGINS", "*")],
)
def test_values_that_cannot_be_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_the_key_of_the_server_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCH_QDRANT_API_KEY", "very-secret")
    assert "very-secret" not in repr(Settings())


def test_the_corpus_of_the_working_directory_comes_first(
    monkeypatch: pytest.MonkeyPatch, small_corpus: Path, tmp_path: Path
) -> None:
    monkeypatch.chdir(small_corpus.parent)
    assert Settings().corpus.resolve() == small_corpus
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert (Settings().corpus / "catalogue.toml").is_file()
