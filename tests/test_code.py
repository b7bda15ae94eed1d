"""Tests that read the code itself: what must not type-check, what no module may hold."""

import ast
import re
from pathlib import Path

import pytest
from mypy import api

from core.errors import DeliveryError, LedgerError, PentimentoError, ProviderErrorKind, RefusalCode

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for room in ("bot", "adapters", "core") for path in (ROOT / room).rglob("*.py"))
MUTABLE = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)

WRONG = {
    "a raw prompt reaches a painter": (
        "from core.pictures import Operation, PaintRequest, Size, UserPrompt\n"
        "PaintRequest(operation=Operation.GENERATE, prompt=UserPrompt('a fox'), instruction='',\n"
        "             negative='', model='m', size=Size(width=1, height=1), seed=1)\n",
        "UserPrompt",
    ),
    "a float is taken for credits": (
        "from core.credits import AccountId, Credits\nCredits(1.5)\n",
        "float",
    ),
    "a hold's id is taken for an account": (
        "from core.credits import Balance, Credits, HoldId\n"
        "Balance(account=HoldId('x'), posted=Credits(1), held=Credits(0))\n",
        "HoldId",
    ),
    "a painter forgets to be followed": (
        "from core.ports import Provider\nclass Painter:\n    pass\npainter: Provider = Painter()\n",
        "Painter",
    ),
}


def test_what_would_cost_money_does_not_type_check(tmp_path: Path) -> None:
    """One run over all the wrong snippets; each must be refused for its own reason."""
    files = []
    for number, (code, _) in enumerate(WRONG.values()):
        file = tmp_path / f"wrong{number}.py"
        file.write_text(code, encoding="utf-8")
        files.append(str(file))

    out, _, status = api.run(["--strict", "--config-file", str(ROOT / "pyproject.toml"), *files])

    assert status == 1
    for number, (name, (_, reason)) in enumerate(WRONG.items()):
        errors = [line for line in out.splitlines() if f"wrong{number}.py" in line]
        assert any(reason in line for line in errors), (name, out)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_holds_state_that_changes(module: Path) -> None:
    """A mutable value at the top of a module is a constant by name, and nobody writes to it."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    held = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, MUTABLE)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }

    assert all(name.lstrip("_").isupper() or name == "__all__" for name in held), held
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert not _written(tree, held)


def _written(tree: ast.Module, names: set[str]) -> list[str]:
    """Constants that some code of the module changes in place."""
    return [
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript | ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in names
        and (
            isinstance(node.ctx, ast.Store | ast.Del)
            or (isinstance(node, ast.Attribute) and node.attr in ("append", "update", "add", "pop"))
        )
    ]


def test_every_error_has_a_code_of_its_own() -> None:
    def below(kind: type[PentimentoError]) -> list[type[PentimentoError]]:
        return [kind, *(found for child in kind.__subclasses__() for found in below(child))]

    codes = [kind.code for kind in below(DeliveryError)] + [kind.code for kind in below(LedgerError)]

    assert len(codes) == len(set(codes))
    assert not {code.value for code in RefusalCode} & {kind.value for kind in ProviderErrorKind}


def test_every_statement_is_asked_for_by_its_name() -> None:
    """A name in code may be put together (`own_{table}`): then its beginning is what stands there."""
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    code = "".join(file.read_text("utf-8") for file in files)
    sql = "".join(file.read_text("utf-8") for file in (ROOT / "core/db/sql").glob("*.sql"))
    names = set(re.findall(r"^-- name: (\w+)", sql, re.MULTILINE))
    stems = tuple(re.findall(r'f"(\w+_)\{', code))

    idle = names - set(re.findall(r'"(\w+)"', code)) - {name for name in names if name.startswith(stems)}

    assert len(names) > 200
    assert idle == set()
