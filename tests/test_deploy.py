"""What is shipped beside the code keeps its promises: image, compose file, unit, dashboard."""

import configparser
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.config import Config
from bot.exposition import exposed
from bot.metrics import Metrics
from core.reporting.figures import Now
from tests.bench.discord import AS_DEPLOYED

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with their words, continued lines joined."""
    lines = [line for line in (DEPLOY / "Dockerfile").read_text().splitlines() if line[:1] != "#"]
    joined = re.sub(r"\\\n", " ", "\n".join(lines))
    found = (line.partition(" ") for line in joined.splitlines() if line.strip())
    return [(word, " ".join(rest.split())) for word, _, rest in found]


def test_the_image_runs_as_nobody_special_from_hashed_pins_and_is_asked_how_it_is() -> None:
    told = instructions()
    last = told[max(n for n, (word, _) in enumerate(told) if word == "FROM") :]
    words = dict(last)
    pinned = [rest for word, rest in told if word == "RUN" and "requirements.txt" in rest]

    assert words["USER"] not in ("", "root", "0")
    assert last.index(("USER", words["USER"])) > max(n for n, (w, _) in enumerate(last) if w == "RUN")
    assert any("--require-hashes -r requirements.txt" in rest for rest in pinned)
    assert "/health" in words["HEALTHCHECK"] and words["VOLUME"] == "/data"
    assert json.loads(words["ENTRYPOINT"]) == ["pentimento"] and json.loads(words["CMD"]) == ["run"]
    assert all(":" in rest and "latest" not in rest for word, rest in told if word == "FROM")


def test_every_file_that_the_image_takes_is_there_and_not_left_out() -> None:
    left_out = (ROOT / ".dockerignore").read_text().split()
    copied = [
        name
        for word, rest in instructions()
        if word == "COPY" and "--from" not in rest
        for name in rest.split()[:-1]
    ]

    assert copied and all((ROOT / name).exists() and name not in left_out for name in copied)
    assert {".git", ".env", "data"} <= set(left_out)


def test_every_pin_has_its_hash() -> None:
    text = re.sub(r"\\\n", " ", (ROOT / "requirements.txt").read_text())
    pins = [line for line in text.splitlines() if re.match(r"[A-Za-z]", line)]
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]

    assert len(pins) > len(wanted)
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)


def test_compose_publishes_on_loopback_only_keeps_the_data_and_gives_nothing_away() -> None:
    compose: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    service = compose["services"]["pentimento"]

    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert service["read_only"] and service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["volumes"] == ["data:/data"] and "data" in compose["volumes"]
    assert set(service["secrets"]) <= set(compose["secrets"])
    assert (ROOT / "deploy" / service["build"]["context"] / service["build"]["dockerfile"]).exists()


def test_what_image_and_compose_set_by_environment_are_settings() -> None:
    env = dict(instructions())["ENV"] + " ".join(
        yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["pentimento"]["environment"]
    )
    named = re.findall(r"PENTIMENTO_([A-Z]+)__([A-Z_]+)", env)

    assert named
    for section, key in named:
        fields = getattr(Config(), section.lower()).__struct_fields__
        assert key.lower() in fields or key.lower().removesuffix("_file") in fields, (section, key)


def test_the_figures_of_memory_are_taken_with_what_image_and_unit_set_for_python() -> None:
    image, unit = dict(instructions())["ENV"], (DEPLOY / "pentimento.service").read_text()

    for name, value in AS_DEPLOYED.items():
        assert f"{name}={value}" in image.split() and f"Environment={name}={value}" in unit.split("\n")


def test_the_unit_runs_as_its_own_user_and_writes_nowhere_but_its_own_directory() -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read(DEPLOY / "pentimento.service")
    service = unit["Service"]

    assert service["User"] not in ("", "root")
    assert service["ProtectSystem"] == "strict" and service["NoNewPrivileges"] == "yes"
    assert f"/var/lib/{service['StateDirectory']}" in service["ExecStart"]
    assert service["Restart"] == "always" and int(service["TimeoutStopSec"]) > 7


class Quiet:
    """`Reports`, as far as the metrics ask: a house where nothing happens."""

    async def now(self) -> Now:
        return Now(
            at_ms=1, jobs=(), running=0, queued=0, dead=0, finals=0, oldest_final_ms=None, workers=1,
            providers=(), spent_today=0, done_today=0, failed_today=0,
        )  # fmt: skip


#: What the people who run it were promised to see, in the dashboard as well.
PROMISED = (
    "jobs_total", "queue_seconds_bucket", "provider_seconds_bucket", "credits_charged_total",
    "edits_total", "sends_total", "outbox_age_seconds", "loop_lag_seconds",
)  # fmt: skip


async def test_what_the_dashboard_shows_is_measured_and_what_was_promised_is_shown() -> None:
    shown = set(re.findall(r"pentimento_\w+", (DEPLOY / "grafana.json").read_text()))
    text, _ = await exposed(Metrics(), Quiet())
    names = set()
    for family in text_string_to_metric_families(text.decode()):
        ends = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}
        names |= {family.name + end for end in ends.get(family.type, ("",))}

    assert shown - names == set()
    assert {f"pentimento_{name}" for name in PROMISED} <= shown
