"""The wheel holds the three packages with their data and nothing else, and what it holds can chat."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: What the packages read at run time.
DATA = (
    ".sql", ".ftl", ".toml", ".json", ".bin", ".weights", ".html", ".css", ".js", ".svg",
)  # fmt: skip


def _build(target: Path) -> Path:
    program = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*program, "-w", str(target), str(ROOT)], check=True, timeout=120)
    return next(target.glob("*.whl"))


def test_the_wheel_chats_where_the_repository_is_not(tmp_path: Path) -> None:
    wheel = _build(tmp_path)
    installed = tmp_path / "installed"
    program = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*program, str(installed), str(wheel)], check=True, timeout=120)

    done = subprocess.run(
        [sys.executable, "-P", "-m", "bot", "chat", "--json", "--data", str(tmp_path / "data")],
        input="draw a fox in the snow\n", capture_output=True, text=True, timeout=60, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PENTIMENTO_EMBEDDED__STEP_S": "0"},
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["act"] for line in done.stdout.splitlines()][-1] == "deliver"


def test_the_wheel_holds_all_data_files_and_only_our_packages(tmp_path: Path) -> None:
    names = zipfile.ZipFile(_build(tmp_path)).namelist()

    data = [
        str(file.relative_to(ROOT))
        for room in ("bot", "adapters", "core")
        for file in (ROOT / room).rglob("*")
        if file.suffix in DATA
    ]
    assert len(data) > 3
    assert set(data) <= set(names)
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"bot", "adapters", "core"}
