"""What can be proved of the Makefile and the containers without running them."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from index.settings import Settings

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_image_is_built_in_two_stages_and_its_final_one_has_no_torch_and_no_root() -> None:
    first, final = re.split(r"^FROM ", DOCKERFILE, flags=re.M)[1:]
    assert "[build]" in first
    assert "torch" not in final.split("HEALTHCHECK")[0]
    assert "[build]" not in final
    assert re.search(r"^USER 10001$", final, re.M)
    assert final.index("USER 10001") < final.index('CMD ["sh"')
    assert "HEALTHCHECK" in final


def test_every_image_is_pinned() -> None:
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.M)
    images += [service["image"] for service in COMPOSE["services"].values()]
    for image in images:
        assert re.search(r":v?\d+\.\d+\.\d+", image), image


def test_the_qdrant_server_is_of_the_client_s_minor_version() -> None:
    client = next(each for each in PROJECT["dependencies"] if each.startswith("qdrant-client=="))
    minor = client.partition("==")[2].rpartition(".")[0]
    assert f"qdrant/qdrant:v{minor}." in COMPOSE["services"]["qdrant"]["image"]


def test_both_services_have_health_checks_and_share_a_key_that_nobody_has_chosen_for_them() -> None:
    vouch, qdrant = COMPOSE["services"]["vouch"], COMPOSE["services"]["qdrant"]
    assert qdrant["healthcheck"]
    assert vouch["depends_on"]["qdrant"]["condition"] == "service_healthy"
    key = qdrant["environment"]["QDRANT__SERVICE__API_KEY"]
    assert key.startswith("${VOUCH_QDRANT_API_KEY:?")
    assert vouch["environment"]["VOUCH_QDRANT_API_KEY"] == key
    assert "ports" not in qdrant
    assert all(each.startswith("127.0.0.1:") for each in vouch["ports"])


def test_containers_may_do_no_more_than_they_need() -> None:
    for service in COMPOSE["services"].values():
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]


def test_containers_use_only_settings_that_exist() -> None:
    known = {f"VOUCH_{name.upper()}" for name in Settings.model_fields}
    used = set(re.findall(r"VOUCH_[A-Z_]+", DOCKERFILE + (ROOT / "docker-compose.yml").read_text("utf-8")))
    assert used <= known


def test_every_dependency_is_pinned_and_serving_needs_no_torch() -> None:
    extras = PROJECT["optional-dependencies"]
    for each in [*PROJECT["dependencies"], *(name for extra in extras.values() for name in extra)]:
        assert "==" in each, each
    serving = " ".join(PROJECT["dependencies"])
    assert not re.search(r"\b(torch|transformers|sentence-transformers)\b", serving)


def test_ci_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert "make test" in script.read_text("utf-8")
    assert os.access(script, os.X_OK)
