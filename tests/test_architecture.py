"""The house holds: who imports whom, who knows which library, and that what exists is documented."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create
from api.cli import main
from index.settings import Settings

ROOT = Path(__file__).parents[1]
PACKAGES = ("ingest", "index", "api", "evaluation")
ALLOWED = {
    "ingest": {"ingest"},
    "index": {"ingest", "index"},
    "api": {"ingest", "index", "api"},
    "evaluation": {"ingest", "index", "evaluation"},
}
README = (ROOT / "README.md").read_text("utf-8") if (ROOT / "README.md").is_file() else ""


def modules(package: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Top-level names of everything a module imports, at its head or inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    for path, tree in modules(package):
        ours = set(imported(tree)) & set(PACKAGES)
        assert ours <= ALLOWED[package], f"{path} imports {sorted(ours - ALLOWED[package])}"


ONE_DOOR = {
    "qdrant_edge": "index/store.py",
    "qdrant_client": "index/store.py",
    "haystack": "index/haystack.py",
    "onnxruntime": "index/embed.py",
    "torch": "index/export.py",
    "uvicorn": "api/commands/serve.py",
}


@pytest.mark.parametrize("library", ONE_DOOR)
def test_each_foreign_engine_has_one_door(library: str) -> None:
    used = {str(path) for package in PACKAGES for path, tree in modules(package) if library in imported(tree)}
    assert used == {ONE_DOOR[library]}


def test_the_model_needs_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "ingest" / "model.py").read_text("utf-8"))
    assert set(imported(tree)) <= set(sys.stdlib_module_names)


def test_readers_know_formats_alone() -> None:
    """What a file says is kept under the hash of the readers' code (index/reading.py): it depends on nothing else."""
    for path, tree in modules("ingest/readers"):
        own = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        foreign = {name for name in own if name.startswith("ingest.") and not name.startswith("ingest.readers")}
        assert foreign <= {"ingest.errors", "ingest.model"}, path


def test_pydantic_stays_at_the_border() -> None:
    for package in ("ingest", "index"):
        for path, tree in modules(package):
            if path.name != "settings.py":
                assert not set(imported(tree)) & {"pydantic", "pydantic_settings"}, path


@pytest.mark.parametrize("module", ["ingest.errors", "index.errors"])
def test_the_tree_of_errors_is_drawn_as_it_is(module: str) -> None:
    errors = importlib.import_module(module)
    drawn = re.findall(r"^[│├└─ ]*([A-Z]\w+)", (errors.__doc__ or "").partition("\n\n")[2], re.M)
    made = {
        name: kind
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, Exception) and kind.__module__ == module
    }
    assert set(drawn) == set(made)
    assert all(kind.__doc__ for kind in made.values())


def test_no_file_names_a_machine_or_a_registry() -> None:
    texts = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    texts += [path for name in ("Makefile", "Dockerfile", "docker-compose.yml") if (path := ROOT / name).is_file()]
    for path in texts:
        assert not re.search(r"/(?:work|root|home)/[a-z]", path.read_text("utf-8")), path


def test_no_route_that_works_for_long_holds_the_event_loop() -> None:
    """What is plain `def` runs in a thread; `async def` may only look at what is there already."""
    for path, tree in modules("api"):
        for node in ast.walk(tree):
            if isinstance(node, ast.AsyncFunctionDef) and path.parts[1] == "routes":
                inside = [call for line in node.body for call in ast.walk(line) if isinstance(call, ast.Call)]
                calls = {ast.unparse(call.func) for call in inside}
                assert calls <= {"engines", "engines(request).get"}, (path, node.name, calls)


# ------------------------------------------------------------------------------ documentation


documented = pytest.mark.skipif(not README, reason="there is no README yet")


def test_there_are_a_dozen_settings_at_most_and_each_says_what_it_is() -> None:
    assert len(Settings.model_fields) <= 12
    assert all(field.description for field in Settings.model_fields.values())


@documented
@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"VOUCH_{name.upper()}" in README


@documented
def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    known = {f"VOUCH_{name.upper()}" for name in Settings.model_fields}
    known |= {"VOUCH_SHARED", "VOUCH_TEST_QDRANT_URL", "VOUCH_TEST_QDRANT_API_KEY"}
    assert set(re.findall(r"VOUCH_[A-Z_]+", README)) <= known


@documented
@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"vouch {name}" in README


@documented
def test_every_route_is_in_the_readme() -> None:
    for path in create(Settings()).openapi()["paths"]:
        assert re.sub(r"\{[^}]*\}", "{…}", path) in re.sub(r"\{[^}]*\}", "{…}", README), path
