"""What a process does without, whatever else is installed or which C library it has."""

import ctypes
import gc
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bot.lean import USUAL, collect_rarely, give_back, left_out, share_one_heap
from tests.stories.local_house import local_house


def test_what_is_left_out_cannot_be_imported_and_can_be_afterwards() -> None:
    sys.modules.pop("this", None)

    with left_out("this"), pytest.raises(ModuleNotFoundError):
        import_module("this")

    assert "this" not in sys.modules


def test_a_c_library_without_these_calls_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())

    share_one_heap()
    give_back()


async def test_a_start_over_the_collector_looks_as_often_as_ever(tmp_path: Path) -> None:
    collect_rarely()

    async with local_house(tmp_path):
        assert gc.get_threshold() == USUAL


#: What only some processes need, each by the name of a module that comes with it.
FOR_SOME = {
    "a language model": "core.language.llm",
    "a moderation service": "core.language.moderation_services",
    "the chat in the terminal": "adapters.local.messenger",
    "signed links": "itsdangerous",
    "a list of certificates beside aiohttp's": "certifi",
    "decoders of files that nobody may send": "PIL.GifImagePlugin",
    "a guess which of several words in quotes is meant": "difflib",
    "Telegram": "telegram",
    "an object store": "aioboto3",
    "PostgreSQL": "asyncpg",
    "the operator's pages": "jinja2",
    "a library of models, which weighs 10 MiB": "annotated_types",
}
AT_DISCORD = """
import asyncio, sys
from bot.config import configured
from bot.roles import Role
from bot.wiring import build

async def live():
    config = configured({
        "store": {"data": sys.argv[1]}, "discord": {"token": "x.y.z"},
        "providers": {"openai": {"key": "sk-1", "base_url": "http://127.0.0.1:9"}},
    })
    async with build(config, roles=frozenset({Role.WORKER})) as app, app.live():
        import bot.discord
        print(*sys.modules)

asyncio.run(live())
"""


def test_a_process_that_is_ready_has_read_in_only_what_its_configuration_needs(tmp_path: Path) -> None:
    """The figures of memory: docs/performance.md."""
    done = subprocess.run(
        [sys.executable, "-c", AT_DISCORD, tmp_path], cwd=Path(__file__).parents[2], check=True,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    there = set(done.stdout.split())

    assert "discord" in there
    assert {why for why, name in FOR_SOME.items() if name in there} == set()


COMMAND = """
import sys
from bot.cli import main

try:
    main()
finally:
    print(*sys.modules)
"""


def test_a_command_is_read_without_a_library_of_models(tmp_path: Path) -> None:
    """What reads the command line could bring it along."""
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "check", "--data", tmp_path], cwd=Path(__file__).parents[2],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    there = set(done.stdout.split())

    assert "typer" in there and "annotated_types" not in there
