"""What is asked of the bot at Telegram, goal after goal, each measured beside its floor in one run.

A goal answers figures by name. ``…_x`` is a ratio to the floor of the same run, which is what to trust;
milliseconds and MiB are of this machine. CPU is the bot process's own, from /proc.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tests.bench.house import percentile
from tests.bench.telegram_load import Bot, Load, running
from tests.fakes.discord import FakeDiscord
from tests.fakes.pictures import noise, picture
from tests.fakes.telegram import FloodLimits, Person

Figures = dict[str, float]

PEOPLE, ROUNDS = 16, 8
STEADY, STEADY_GAP_S, STEADY_PROVIDER_S = 60, 0.25, 0.5
CROWD, CROWD_ROUNDS, CROWD_PROVIDER_S = 64, 4, 2.0
BURST = 500
HELD = 1000
LIMITED, LIMITED_PROVIDER_S = 24, 6.0
BROKEN = 200
IGNORED = 1000
IDLE_S = 15
ONE_PERSON, MANY_PEOPLE = 400, 4000
EDITS = 96
MIB = 2**20


def people(bot: Bot, count: int) -> list[Person]:
    return [bot.telegram.people.join(f"P{number}") for number in range(count)]


async def in_turn(load: Load, person: Person, rounds: int) -> None:
    for _ in range(rounds):
        await load.ask(person)


async def together(load: Load, askers: list[Person], rounds: int = 1) -> None:
    await asyncio.gather(*(in_turn(load, person, rounds) for person in askers))


async def cpu_of(bot: Bot, work: Awaitable[Any], count: int) -> float:
    """Milliseconds of CPU that each of ``count`` took."""
    before = bot.cpu_s()
    await work
    return 1000 * (bot.cpu_s() - before) / count


async def beside(measure: Callable[[str], Awaitable[Figures]], *kinds: str) -> dict[str, Figures]:
    return {kind: await measure(kind) for kind in kinds}


async def cost() -> Figures:
    """G1: sixteen people, the provider answers at once."""

    async def saturated(kind: str) -> Figures:
        async with running(kind) as bot:
            load, askers = Load(bot), people(bot, PEOPLE)
            await together(load, askers)
            cpu = await cpu_of(bot, together(load, askers, ROUNDS), PEOPLE * ROUNDS)
            return {"cpu": cpu, "peak": bot.peak_mib()}

    found = await beside(saturated, "floor", "shortest", "ours")
    cpu = {kind: figures["cpu"] for kind, figures in found.items()}
    return {
        "cpu_ms": cpu["ours"], "floor_cpu_ms": cpu["floor"], "cpu_x_floor": cpu["ours"] / cpu["floor"],
        "cpu_x_shortest": cpu["ours"] / cpu["shortest"], "peak_mib": found["ours"]["peak"],
    }  # fmt: skip


async def speed() -> Figures:
    """G2 and G3: four requests a second, the provider takes half a second."""

    async def steady(kind: str) -> Figures:
        async with running(kind) as bot:
            load, askers = Load(bot), people(bot, STEADY + 4)
            await together(load, askers[STEADY:])
            load, bot.painter.delay_s = Load(bot), STEADY_PROVIDER_S
            asking = []
            for person in askers[:STEADY]:
                asking.append(asyncio.create_task(load.ask(person)))
                await asyncio.sleep(STEADY_GAP_S)
            await asyncio.gather(*asking)
            firsts = [one.first_s * 1000 for one in load.made]
            lasts = [one.last_s * 1000 for one in load.made]
            return {
                "first_p50_ms": percentile(firsts, 0.5), "first_p99_ms": percentile(firsts, 0.99),
                "last_p50_ms": percentile(lasts, 0.5), "last_p99_ms": percentile(lasts, 0.99),
                "late_firsts": sum(not one.early for one in load.made),
            }  # fmt: skip

    found = await beside(steady, "floor", "ours")
    floor, ours = found["floor"], found["ours"]
    ratios = {f"{name[:-3]}_x": ours[name] / floor[name] for name in floor if name.endswith("_ms")}
    return {**ours, **ratios}


async def crowd() -> Figures:
    """G4: sixty-four people who ask again as soon as they are served; the provider takes two seconds."""

    async def crowded(kind: str) -> Figures:
        async with running(kind) as bot:
            askers = people(bot, CROWD)
            await together(Load(bot), askers[:8])
            load, bot.painter.delay_s = Load(bot), CROWD_PROVIDER_S
            now = asyncio.get_running_loop().time
            began = now()
            await together(load, askers, CROWD_ROUNDS)
            firsts = [one.first_s * 1000 for one in load.made]
            return {"per_s": len(load.made) / (now() - began), "first_p99_ms": percentile(firsts, 0.99)}

    found = await beside(crowded, "floor", "ours")
    floor, ours = found["floor"], found["ours"]
    ratios = {
        "per_s_x": ours["per_s"] / floor["per_s"],
        "first_p99_x": ours["first_p99_ms"] / floor["first_p99_ms"],
    }
    return {**ours, **ratios}


async def burst() -> Figures:
    """G5: five hundred answers of 2 MB in the same moment."""

    async def released(kind: str) -> Figures:
        async with running(kind) as bot:
            await together(Load(bot), people(bot, 2))
            load, bot.painter.held = Load(bot, patience_s=600), asyncio.Event()
            asking = asyncio.create_task(together(load, people(bot, BURST)))
            await _reached(lambda: len(bot.painter.asked) >= BURST + 2)
            at_rest = bot.resident_mib()
            bot.painter.held.set()
            await asking
            own = sum(one.own for one in load.made)
            return {
                "lost": BURST - len(load.made), "crossed": len(load.made) - own,
                "rest_mib": at_rest, "peak_mib": bot.peak_mib(),
            }  # fmt: skip

    found = await beside(released, "floor", "ours")
    return {
        **found["ours"], "floor_peak_mib": found["floor"]["peak_mib"],
        "peak_x": found["ours"]["peak_mib"] / found["floor"]["peak_mib"],
    }  # fmt: skip


async def held(count: int) -> Figures:
    """G6: thousands of generations under way at once, and what each holds until its answer comes."""
    async with running("ours", worker={"places": 2 * count}) as bot:
        await together(Load(bot), people(bot, 32), 2)
        before, known = bot.resident_mib(), len(bot.painter.asked)
        load, bot.painter.held = Load(bot, patience_s=900), asyncio.Event()
        bot.painter.paints(picture())
        asking = asyncio.create_task(together(load, people(bot, count)))
        await _reached(lambda: len(bot.painter.asked) >= count + known, timeout_s=900)
        each = (bot.resident_mib() - before) * 1024 / count
        bot.painter.held.set()
        await asking
        return {
            "held": len(load.made), "lost": count - len(load.made), "kib_each": each,
            "crossed": sum(not one.own for one in load.made),
        }  # fmt: skip


async def limited() -> Figures:
    """G7: Telegram's limits as they are modelled, with the pacing as it is shipped."""

    async def within(kind: str) -> Figures:
        paced = {"telegram": {"per_second": 28, "private_writes": 3, "group_writes": 19}}
        async with running(kind, limits=FloodLimits(), **paced) as bot:
            load, bot.painter.delay_s = Load(bot, patience_s=90), LIMITED_PROVIDER_S
            asked = [in_turn(load, person, 2) for person in people(bot, LIMITED)]
            ended = await asyncio.gather(*asked, return_exceptions=True)
            unchanged = [call for call in bot.telegram.refusals if "not modified" in call.description]
            return {
                "refused": bot.telegram.flood.refused, "unchanged": len(unchanged),
                "lost": 2 * LIMITED - len(load.made), "stuck": sum(one is not None for one in ended),
                "edits_least": min((one.edits for one in load.made), default=0),
            }  # fmt: skip

    return await within("ours")


async def one_group() -> Figures:
    """G8: eight people in one group, which bears twenty messages a minute."""
    paced = {"telegram": {"per_second": 28, "private_writes": 3, "group_writes": 19}}
    async with running("ours", limits=FloodLimits(), **paced) as bot:
        group = bot.telegram.people.group("Painters")
        load, bot.painter.delay_s = Load(bot), LIMITED_PROVIDER_S
        await asyncio.gather(*(load.ask(person, chat=group) for person in people(bot, 8)))
        return {"served": len(load.made), "refused": bot.telegram.flood.refused}


async def failing() -> Figures:
    """G9: of ten calls one is refused with 500 and two lose their connection after the work was done."""
    ends = {0: "500", 3: "drop", 7: "drop"}
    async with running("ours", catalogue={"fallback": False}) as bot:
        bot.painter.breaks = lambda number: ends.get(number % 10, "")
        load = Load(bot)
        await together(load, people(bot, 20), BROKEN // 20)
        calls = {number: bot.painter.calls[number] for number in bot.painter.asked}
        shown = sum(
            bool(message.photo) or "Retry" in message.buttons
            for chat in bot.telegram.world.chats.values()
            for message in bot.telegram.messages(chat)
        )
        return {
            "asked": BROKEN, "pictures": len(load.made), "told": len(load.told),
            "lost": BROKEN - len(load.made) - len(load.told), "twice": shown - BROKEN,
            "calls_most": max(
                (count for number, count in calls.items() if ends.get(number % 10) == "drop"), default=0
            ),
        }  # fmt: skip


async def ignored() -> Figures:
    """G10: messages of a group that are not for the bot."""

    async def unanswered(kind: str) -> Figures:
        async with running(kind) as bot:
            group, person = bot.telegram.people.group("Talk"), people(bot, 1)[0]

            async def talk(count: int) -> None:
                for number in range(count):
                    words = f"did you see what happened at {number}?"
                    bot.telegram.people.say(person, words, chat=group)
                    await asyncio.sleep(0.0033)
                await _reached(lambda: not bot.telegram.updates.pending)
                await asyncio.sleep(0.5)

            await talk(50)
            cpu = await cpu_of(bot, talk(IGNORED), IGNORED)
            return {"cpu_ms": cpu, "answered": len(bot.telegram.messages(group))}

    found = await beside(unanswered, "silent", "ours")
    return {**found["ours"], "cpu_x": found["ours"]["cpu_ms"] / found["silent"]["cpu_ms"]}


async def idle() -> Figures:
    """G11: both platforms connected, and nobody there."""
    async with FakeDiscord() as discord:
        at = {"token": discord.token, "api_base": discord.api, "gateway": discord.gateway_url}
        async with running("ours", discord=at) as bot:
            first = await _first_poll(bot)
            await _reached(lambda: bool(discord.gateway.connected))
            await asyncio.sleep(3)
            cpu = await cpu_of(bot, asyncio.sleep(IDLE_S), IDLE_S)
            resident = bot.resident_mib()
    async with running("silent") as bot:
        bare = await _first_poll(bot)
    return {
        "cpu_ms_a_second": cpu, "resident_mib": resident, "first_poll_s": first,
        "first_poll_x": first / bare,
    }  # fmt: skip


async def _first_poll(bot: Bot) -> float:
    await _reached(lambda: bot.telegram.updates.first_poll is not None)
    return (bot.telegram.updates.first_poll or 0.0) - bot.started


async def growth() -> Figures:
    """G12: the last requests of one person, and of thousands, cost what the first did."""
    async with running("ours") as bot:
        bot.painter.paints(picture())
        load = Load(bot)
        (person,) = people(bot, 1)
        await in_turn(load, person, 20)
        quarter = ONE_PERSON // 4
        first = await cpu_of(bot, in_turn(load, person, quarter), quarter)
        await in_turn(load, person, ONE_PERSON - 2 * quarter)
        last = await cpu_of(bot, in_turn(load, person, quarter), quarter)
    async with running("ours") as bot:
        bot.painter.paints(picture())
        load, eighth = Load(bot), MANY_PEOPLE // 8
        await _each_once(bot, load, eighth)
        few = await cpu_of(bot, _each_once(bot, load, eighth), eighth)
        resident = bot.resident_mib()
        await _each_once(bot, load, MANY_PEOPLE - 3 * eighth)
        left = (bot.resident_mib() - resident) * 1024 / (MANY_PEOPLE - 3 * eighth)
        many = await cpu_of(bot, _each_once(bot, load, eighth), eighth)
    return {"one_person_x": last / first, "many_people_x": many / few, "left_kib": left}


async def _each_once(bot: Bot, load: Load, count: int) -> None:
    """New people, sixteen at a time."""
    waiting = people(bot, count)

    async def some() -> None:
        while waiting:
            await load.ask(waiting.pop())

    await asyncio.gather(*(some() for _ in range(16)))


async def edits() -> Figures:
    """G15: a change of a person's own photo beside a plain generation, by the same bot."""
    photo = noise(MIB)
    async with running("ours") as bot:
        load, askers = Load(bot), people(bot, PEOPLE)

        async def changed() -> None:
            async def some(person: Person) -> None:
                for _ in range(EDITS // PEOPLE):
                    await load.ask(person, photo=photo)

            await asyncio.gather(*(some(person) for person in askers))

        await together(load, askers, 2)
        plain = await cpu_of(bot, together(load, askers, EDITS // PEOPLE), EDITS)
        change = await cpu_of(bot, changed(), EDITS)
        return {"cpu_ms": change, "plain_cpu_ms": plain, "cpu_x": change / plain}


async def stalls() -> Figures:
    """G16: how long the event loop was busy in one go while pictures over the limit were made to fit."""
    async with running("ours", beats=True) as bot:
        load, askers = Load(bot), people(bot, 4)
        await together(load, askers, 2)
        bot.late_ms()
        await together(load, askers, 4)
        plain = bot.late_ms()
        bot.painter.paints(noise(12 * MIB))
        await together(load, askers, 2)
        return {"plain_ms": plain, "picture_work_ms": bot.late_ms()}


async def _reached(seen: Callable[[], bool], *, timeout_s: float = 120) -> None:
    """Until something is so that no message tells of."""
    async with asyncio.timeout(timeout_s):
        while not seen():  # noqa: ASYNC110 - counters of the fakes, which wake nobody
            await asyncio.sleep(0.02)
