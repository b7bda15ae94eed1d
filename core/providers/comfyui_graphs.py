"""ComfyUI workflows as files: "{{prompt}}" and its like are places that a request fills."""

import json
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from core.errors import ConfigError, ProviderError, ProviderErrorKind
from core.pictures import Operation

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_SHIPPED = {
    Operation.GENERATE: "generate", Operation.VARY: "generate", Operation.EDIT: "edit",
    Operation.FILL: "fill", Operation.OUTPAINT: "outpaint", Operation.UPSCALE: "upscale",
}  # fmt: skip


class Graphs:
    """Looks for ``<wire>/<operation>.json``, ``<wire>.json``, ``<operation>.json``, then takes ours.

    Raises `ConfigError` at once for a folder that is not there or a file that is no workflow.
    """

    def __init__(self, folder: Path | None) -> None:
        if folder is not None and not folder.is_dir():
            raise ConfigError("workflows", f"{folder} is no folder")
        for file in sorted(folder.rglob("*.json")) if folder else ():
            _check(file)
        self._folder = folder
        self._known: dict[tuple[str, Operation], str] = {}

    def filled(self, wire: str, operation: Operation, values: Mapping[str, Any]) -> dict[str, Any]:
        """The workflow with its places filled; raises `ProviderError` where something has no value."""
        graph: dict[str, Any] = json.loads(self._text(wire, operation))
        return {node: _filled(part, values) for node, part in graph.items()}

    def wants(self, place: str, wire: str, operation: Operation) -> bool:
        return place in _PLACE.findall(self._text(wire, operation))

    def nodes(self, wire: str, operation: Operation) -> int:
        return len(json.loads(self._text(wire, operation)))

    def _text(self, wire: str, operation: Operation) -> str:
        key = (wire, operation)
        if key not in self._known:
            self._known[key] = self._read(wire, _SHIPPED[operation])
        return self._known[key]

    def _read(self, wire: str, name: str) -> str:
        if self._folder is not None:
            for path in (f"{wire}/{name}.json", f"{wire}.json", f"{name}.json"):
                file = self._folder / path
                if file.is_file():
                    return file.read_text(encoding="utf-8")
        return resources.files("core.providers.workflows").joinpath(f"{name}.json").read_text("utf-8")


def _check(file: Path) -> None:
    """An export for the editor is another format, and a common mistake."""
    try:
        graph = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        raise ConfigError(str(file), "not JSON") from None
    nodes = graph.values() if isinstance(graph, dict) else [None]
    if not all(isinstance(node, dict) and "class_type" in node for node in nodes):
        raise ConfigError(str(file), 'not a workflow in API format (use "Export (API)")')


def _filled(part: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(part, dict):
        return {key: _filled(value, values) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    if not isinstance(part, str):
        return part
    whole = _PLACE.fullmatch(part)
    if whole is not None:
        return _value(whole.group(1), values)
    return _PLACE.sub(lambda found: str(_value(found.group(1), values)), part)


def _value(name: str, values: Mapping[str, Any]) -> Any:
    if name not in values:
        raise ProviderError("comfyui", ProviderErrorKind.UNSUPPORTED_OPTION, f"nothing for {name}")
    return values[name]
