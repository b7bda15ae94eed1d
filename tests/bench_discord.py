"""What Discord costs: this bot beside a bare discord.py bot on the same fake, in one run (G14).

``python -m tests.bench_discord [SECONDS]``: fifty commands a second for some seconds to each. The
bots are processes of their own, so that their CPU is theirs alone; the fake and the people are in this
one. The bare bot answers, edits three times and ends with the same small picture: no store, no credits,
no queue, no words, and no painter (ours is in its process, and counted).
"""

import asyncio
import io
import os
import resource
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import discord
import yarl
from discord import app_commands
from PIL import Image

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Interaction

PER_S = 50
CHANNELS = 200
EDITS = 3
WARM = 10


@dataclass(frozen=True, slots=True)
class Run:
    """``cpu_ms`` of the bot's process for one command; ``first_ms`` to its first answer."""

    name: str
    late: int
    done: int
    cpu_ms: float
    first_p50_ms: float
    first_p99_ms: float
    rss_mib: float

    def __str__(self) -> str:
        return (
            f"{self.name:<11} late {self.late}  done {self.done}  CPU {self.cpu_ms:6.1f} ms"
            f"  first answer p50 {self.first_p50_ms:6.1f} ms  p99 {self.first_p99_ms:6.1f} ms"
            f"  RSS {self.rss_mib:5.0f} MiB"
        )


async def bare(api: str, gateway: str, token: str) -> None:
    """The shortest bot that shows the same messages."""
    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)
    client = discord.AutoShardedClient(
        intents=intents, max_messages=None, member_cache_flags=discord.MemberCacheFlags.none()
    )
    tree = app_commands.CommandTree(client)
    out = io.BytesIO()
    Image.new("RGB", (96, 96), "teal").save(out, "PNG")

    @tree.command(name="imagine", description="Paint")
    async def imagine(interaction: discord.Interaction, prompt: str) -> None:
        await interaction.response.send_message(f"Painting {prompt}")
        for edit in range(EDITS):
            await interaction.edit_original_response(content=f"Painting {prompt}: {edit}")
        file = discord.File(io.BytesIO(out.getvalue()), "picture.png")
        await interaction.edit_original_response(content=prompt, attachments=[file])

    async with client:
        await client.login(token)
        await tree.sync()
        await client.connect()


async def measure(name: str, command: list[str], environment: dict[str, str], seconds: int) -> Run:
    async with FakeDiscord(free=True) as fake:
        den = await fake.people.guild("Den")
        channels = [await fake.people.channel(den, f"c{n}") for n in range(CHANNELS)]
        people = [fake.people.person(f"P{n}", den) for n in range(CHANNELS)]
        address = {"BENCH_API": fake.api, "BENCH_GATEWAY": fake.gateway_url, "BENCH_TOKEN": fake.token}
        ours = {
            "PENTIMENTO_DISCORD__TOKEN": fake.token,
            "PENTIMENTO_DISCORD__API_BASE": fake.api,
            "PENTIMENTO_DISCORD__GATEWAY": fake.gateway_url,
        }
        bot = await asyncio.create_subprocess_exec(
            *command, env={**os.environ, **address, **ours, **environment},
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await fake.until(lambda: fake.gateway.connected and fake.world.commands[None], 30)
            # What is read once (words, patterns, drawings) is no part of a command's cost.
            for number in range(WARM):
                await fake.people.command(people[0], channels[0], "imagine", prompt=f"a fox {number}")
            await asyncio.sleep(4)
            before = _cpu_s(bot.pid)
            acts: list[Interaction] = []
            begin = asyncio.get_running_loop().time()
            for number in range(seconds * PER_S):
                place = number % CHANNELS
                acts.append(
                    await fake.people.command(
                        people[place], channels[place], "imagine", prompt=f"a fox with {number} hats"
                    )
                )
                due = begin + (number + 1) / PER_S
                await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
            done = 0
            for _ in range(300):
                done = sum(bool(act.original and act.original.files) for act in acts)
                if done == len(acts):
                    break
                await asyncio.sleep(0.1)
            cpu = _cpu_s(bot.pid) - before
            first = sorted((act.late_s or 99.0) * 1000 for act in acts)
            return Run(
                name, sum(act.answer is None for act in acts), done, cpu / len(acts) * 1000,
                first[len(first) // 2], first[int(len(first) * 0.99)], _rss_mib(bot.pid),
            )  # fmt: skip
        finally:
            bot.terminate()
            await bot.wait()


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _rss_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


async def main(seconds: int) -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as data:
        environment = {
            "PENTIMENTO_EMBEDDED__STEP_S": "0.01", "PENTIMENTO_EMBEDDED__SIDE_PX": "96",
            "PENTIMENTO_LIMITS__PER_MINUTE": "0", "PENTIMENTO_LIMITS__PER_HOUR": "0",
            "PENTIMENTO_LIMITS__PER_DAY": "0", "PENTIMENTO_LIMITS__PER_MONTH": "0",
            "PENTIMENTO_LIMITS__COOLDOWN_S": "0", "PENTIMENTO_LIMITS__RUNNING": "50",
            "PENTIMENTO_LIMITS__WAITING": "500", "PENTIMENTO_STORE__DATA": data,
            "PENTIMENTO_WORKER__PER_PROVIDER": "16",
        }  # fmt: skip
        least = await measure("bare", [python, "-m", "tests.bench_discord", "bare"], {}, seconds)
        print(least, flush=True)
        command = [python, "-m", "bot", "run", "--roles", "discord,worker"]
        ours = await measure("pentimento", command, environment, seconds)
        print(ours)
    print(
        f"CPU {ours.cpu_ms / least.cpu_ms:.2f} x bare (goal 2), first answer p99"
        f" {ours.first_p99_ms / least.first_p99_ms:.2f} x bare (goal 3), late {ours.late} (goal 0)"
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        given = os.environ
        asyncio.run(bare(given["BENCH_API"], given["BENCH_GATEWAY"], given["BENCH_TOKEN"]))
    else:
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 6))
