"""The processes that turn drawings into pixels: replaced where they die, ended with their parent."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.providers.embedded import raster
from tests.core.providers.painting import painted, request


async def test_a_large_picture_is_rasterised_in_strips_that_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    areas: list[int] = []
    one_call = raster.Rasterisers.draw

    def measured(self: raster.Rasterisers, document: str, width: int, height: int, mode: str) -> bytes:
        areas.append(width * height)
        return one_call(self, document, width, height, mode)

    monkeypatch.setattr(raster.Rasterisers, "draw", measured)

    await painted(request("a fox in the snow", size=(1024, 1024)))

    assert max(areas) <= raster.STRIP_PIXELS
    assert sum(areas) >= 1024 * 1024


def test_a_rasteriser_that_was_killed_is_replaced() -> None:
    drawing, size = '<rect width="8" height="8" fill="#0f0"/>', (8, 8)
    made = raster.Rasterisers(processes_max=1)
    document = f'{raster.SVG} width="8" height="8">{drawing}</svg>'
    before = made.draw(document, *size, "RGB")
    made.resting[0].kill()
    made.resting[0].wait()

    after = made.draw(document, *size, "RGB")

    made.close()
    assert before == after == bytes((0, 255, 0)) * 64


def test_however_many_rested_until_they_ended_the_next_drawing_is_drawn() -> None:
    made = raster.Rasterisers()
    for _ in range(3):
        ended = subprocess.Popen(["true"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        ended.wait()
        made.resting.append(ended)

    pixels = made.draw(f'{raster.SVG} width="8" height="8"/>', 8, 8, "RGB")

    made.close()
    assert len(pixels) == 8 * 8 * 3


def test_a_rasteriser_ends_when_its_parent_is_killed() -> None:
    """It sees its pipe closed; nobody has to tell it."""
    parent = (
        "import os, signal\n"
        "from core.providers.embedded import raster\n"
        "made = raster.Rasterisers(1)\n"
        "made.draw(raster.SVG + ' width=\"8\" height=\"8\"/>', 8, 8, 'RGB')\n"
        "print(made.resting[0].pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=False)
    child = Path(f"/proc/{killed.stdout.strip()}/status")

    for _ in range(200):
        if not child.exists() or "State:\tZ" in child.read_text(encoding="ascii"):
            break
        time.sleep(0.02)

    assert not child.exists() or "State:\tZ" in child.read_text(encoding="ascii")
