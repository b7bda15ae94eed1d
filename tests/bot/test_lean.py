"""What a process does without, whatever else is installed or which C library it has."""

import ctypes
import gc
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
