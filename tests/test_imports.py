"""Imports point inwards: bot -> adapters -> core."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
ADAPTERS = ("discord", "telegram", "local", "web", "office")
TYPES = ("conversation", "pictures", "credits", "jobs", "errors", "plain")
FOREIGN = {"discord", "telegram", "aiohttp", "jinja2", "typer", "rich", "fluent"}


def strays(module: str, imported: list[str]) -> list[str]:
    return [f"{module} imports {name}" for name in imported if _strays(module, name)]


def _strays(module: str, name: str) -> bool:
    if module.startswith("core"):
        if name.split(".")[0] in {"bot", "adapters"} | FOREIGN:
            return True
        if name.startswith("core.language.") and not module.startswith("core.language."):
            return True
        is_type = module.removeprefix("core.") in TYPES
        return is_type and name.startswith("core.") and name.split(".")[1] not in TYPES
    if module.startswith("adapters"):
        inside = ("core.providers", "core.db", "core.storage", "bot")
        if name.startswith(inside):
            return True
        own, other = module.split("."), name.split(".")
        both = len(own) > 1 and len(other) > 1 and other[0] == "adapters"
        return both and own[1] in ADAPTERS and other[1] in ADAPTERS and own[1] != other[1]
    return False


def _imports(file: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def test_imports_point_inwards() -> None:
    files = [f for room in ("bot", "adapters", "core") for f in (ROOT / room).rglob("*.py")]

    found = [
        stray
        for file in files
        for stray in strays(".".join(file.relative_to(ROOT).with_suffix("").parts), _imports(file))
    ]

    assert len(files) > 20
    assert found == []


def test_a_stray_import_is_named() -> None:
    assert strays("core.work.worker", ["adapters.local"]) == ["core.work.worker imports adapters.local"]
    assert strays("adapters.local.page", ["core.db.rows"]) != []
    assert strays("adapters.local.page", ["adapters.discord.client"]) != []
    assert strays("core.jobs", ["core.work.worker"]) != []
    assert strays("core.ordering.planning", ["core.language.trimming"]) != []
    assert strays("adapters.local.page", ["core.ports", "adapters.phrases.phrases"]) == []
