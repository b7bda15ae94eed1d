"""The whole house with each real dialect at its strict fake: words in, a paid picture or nothing out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.sections.limits import AccessMode, AccessSettings
from bot.sections.painting import CatalogueSettings
from core.providers.registry import parse_settings
from tests.contracts.painters import CATALOGUE, SUBJECTS, Subject, subject_of
from tests.core.reporting.test_notices import Told, notices
from tests.fakes.loopback import KEY, FakeServer, Mood
from tests.fakes.pictures import as_file
from tests.stories.local_house import House, local_house

OPEN = AccessSettings(mode=AccessMode.OPEN)


@asynccontextmanager
async def house(
    data: Path, *subjects: Subject, model: str = "", **settings: Any
) -> AsyncIterator[tuple[House, list[FakeServer]]]:
    """Painters at their fakes beside the embedded one."""
    async with AsyncExitStack() as stack:
        fakes, sections = [], {}
        for subject in subjects:
            fake = await stack.enter_async_context(subject.fake())
            raw = {"base_url": getattr(fake, "base_url", fake.url), **subject.settings, **settings}
            raw |= {} if subject.keyless else {"key": KEY}
            sections[subject.name] = parse_settings(subject.name, raw)
            _let_go(fake)
            fakes.append(fake)
        catalogue = CatalogueSettings(model=model, by_complexity=False)
        house = local_house(data, providers=sections, access=OPEN, catalogue=catalogue)
        yield await stack.enter_async_context(house), fakes


def named(*names: str) -> list[Subject]:
    return [subject_of(name) for name in names]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
async def test_a_fox_is_painted_paid_for_and_its_real_cost_booked(
    tmp_path: Path, subject: Subject
) -> None:
    async with house(tmp_path, subject, model=subject.model, poll_s=1.0) as (lived, (fake,)):
        await lived.say("draw a fox in the snow")
        await lived.idle()

        final = lived.finals()[0]
        assert len(final.pictures) == 1, final.text
        assert fake.made == 1
        record = CATALOGUE[subject.model]
        price = record.price(record.resolution_default).credits
        assert await lived.free() == 200 - price
        attempts = await lived.app.database.all("attempts_of", job=await _job(lived))
        assert [row["outcome"] for row in attempts] == ["succeeded"]
        assert (attempts[0]["cost_micros"] > 0) is (max(p.usd for p in record.prices.values()) > 0)
        assert await lived.balanced()


async def test_a_call_that_was_sent_and_not_answered_is_uncharged_booked_and_sent_once(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, *named("openai")) as (lived, (fake,)):
        fake.fault(method="POST", drop=True)
        await lived.say("draw a fox in the snow")
        await lived.idle()

        assert "othing was charged" in lived.finals()[0].text
        assert [button["label"] for button in lived.finals()[0].buttons] == ["Retry"]
        assert (fake.made, await lived.free()) == (1, 200)
        attempts = await lived.app.database.all("attempts_of", job=await _job(lived))
        assert attempts[0]["cost_micros"] > 0


async def test_where_our_own_id_is_known_an_unanswered_call_is_found_and_followed(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, *named("comfyui"), model="comfyui", poll_s=1.0) as (lived, (fake,)):
        fake.fault(method="POST", path="/prompt", drop=True)
        await lived.say("draw a fox in the snow")
        await lived.idle()

        assert len(lived.finals()[0].pictures) == 1, lived.finals()[0].text
        assert fake.made == 1


async def test_when_one_cannot_another_paints_for_no_more_and_is_named(tmp_path: Path) -> None:
    gemini, bfl = named("gemini", "bfl")
    async with house(tmp_path, gemini, bfl, model="nano-banana-pro") as (lived, (first, second)):
        first.moods.append(Mood.NO_MONEY)
        await lived.say("draw a fox in the snow")
        await lived.idle()

        final = lived.finals()[0]
        assert len(final.pictures) == 1, final.text
        assert (first.made, second.made) == (0, 1)
        assert "flux" in final.text.lower()
        assert await lived.free() == 200 - 15


@pytest.mark.parametrize(
    ("mood", "code", "sentence"),
    [(None, "auth", "turned us away"), (Mood.NO_MONEY, "empty", "account is empty")],
)
async def test_a_key_or_balance_that_fails_costs_one_call_and_one_word_to_the_operator(
    tmp_path: Path, mood: Mood | None, code: str, sentence: str
) -> None:
    way = Told()
    async with house(tmp_path, *named("bfl"), model="flux-2-pro", poll_s=1.0) as (lived, (fake,)):
        if mood is None:
            fake.fault(method="POST", status=403, times=9)
        else:
            fake.moods.extend([mood] * 9)
        office = notices(lived.app.database, lived.app.clock, way)
        for thing in ("fox", "boat", "tower"):
            await lived.say(f"draw a {thing} in the snow")
            await lived.idle()
            await office.look()

        assert len(fake.paths("POST")) == 1
        assert [(notice.code, notice.facts["provider"]) for notice in way.notices] == [(code, "bfl")]
        texts = [final.text for final in lived.finals()]
        assert len(texts) == 3
        assert all(sentence in text and "not your fault" in text for text in texts), texts
        assert await lived.free() == 200


async def test_a_restart_opens_what_a_bad_key_had_closed(tmp_path: Path) -> None:
    """The operator has put in another key; nobody waits for ten minutes then."""
    subject = named("bfl")[0]
    async with subject.fake() as fake:
        for key, pictures in (("sk-wrong", 0), (KEY, 1)):
            section = parse_settings("bfl", {"base_url": fake.url, "key": key, "poll_s": 1.0})
            _let_go(fake)
            async with local_house(
                tmp_path, providers={"bfl": section}, access=OPEN,
                catalogue=CatalogueSettings(model=subject.model),
            ) as lived:  # fmt: skip
                await lived.say(f"draw {pictures + 2} foxes on a hill")
                await lived.idle()

                assert len(lived.finals()[-1].pictures) == pictures, lived.finals()[-1].text


async def test_a_picture_that_a_filter_made_black_is_told_not_shown_and_not_charged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fakes.bfl._painted", lambda _: as_file(Image.new("RGB", (64, 64))))
    async with house(tmp_path, *named("bfl"), model="flux-2-pro", poll_s=1.0) as (lived, _):
        await lived.say("draw a fox in the snow")
        await lived.idle()

        assert lived.finals()[0].pictures == ()
        assert "othing was charged" in lived.finals()[0].text
        assert await lived.free() == 200
        attempts = await lived.app.database.all("attempts_of", job=await _job(lived))
        assert [row["outcome"] for row in attempts] == ["moderated_output"]
        assert attempts[0]["cost_micros"] > 0


async def test_a_picture_of_one_colour_is_a_failure_unless_plain_colour_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flat = as_file(Image.new("RGB", (64, 64), (200, 30, 90)))
    monkeypatch.setattr("tests.fakes.bfl._painted", lambda _: flat)
    async with house(tmp_path, *named("bfl"), model="flux-2-pro", poll_s=1.0) as (lived, _):
        await lived.say("draw a fox in the snow")
        await lived.idle()
        await lived.say("draw a solid red background")
        await lived.idle()

        failed, made = lived.finals()
        assert failed.pictures == () and "othing was charged" in failed.text
        assert len(made.pictures) == 1


async def test_a_refusal_of_one_is_not_shopped_around(tmp_path: Path) -> None:
    async with house(tmp_path, *named("gemini", "bfl"), model="nano-banana-pro") as (lived, fakes):
        fakes[0].moods.append(Mood.MODERATED_INPUT)
        await lived.say("draw a fox in the snow")
        await lived.idle()

        assert "othing was charged" in lived.finals()[0].text
        assert [fake.made for fake in fakes] == [1, 0]


@pytest.mark.parametrize("name", ["bfl", "replicate", "fal", "comfyui", "horde"])
async def test_a_restart_follows_the_work_that_is_there_and_pays_once(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = named(name)[0]
    async with subject.fake() as fake:
        _hold(fake)
        raw = {"base_url": getattr(fake, "base_url", fake.url), "poll_s": 1.0, **subject.settings}
        sections = {name: parse_settings(name, raw | ({} if subject.keyless else {"key": KEY}))}
        facts: dict[str, Any] = {
            "providers": sections, "access": OPEN, "catalogue": CatalogueSettings(model=subject.model),
        }  # fmt: skip
        async with local_house(tmp_path, **facts) as first:
            await first.say("draw a fox in the snow")
            await first.until(lambda act: fake.made == 1)

        _let_go(fake)
        async with local_house(tmp_path, **facts) as second:
            await second.idle()

            assert len(second.finals()) == 1
            assert len(second.finals()[0].pictures) == 1, second.finals()[0].text
            assert fake.made == 1
            assert await second.balanced()


async def test_work_that_another_took_over_is_followed_after_a_restart_and_paid_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemini, bfl = named("gemini", "bfl")
    async with gemini.fake() as first, bfl.fake() as second:
        _hold(second)
        first.moods.append(Mood.NO_MONEY)
        sections = {
            name: parse_settings(name, {"base_url": address, "key": KEY, "poll_s": 1.0})
            for name, address in (
                ("gemini", getattr(first, "base_url", first.url)), ("bfl", second.url),
            )
        }  # fmt: skip
        facts: dict[str, Any] = {
            "providers": sections, "access": OPEN,
            "catalogue": CatalogueSettings(model="nano-banana-pro"),
        }  # fmt: skip
        async with local_house(tmp_path, **facts) as before:
            await before.say("draw a fox in the snow")
            await before.until(lambda act: second.made == 1 and second.paths("GET"))

        _let_go(second)
        async with local_house(tmp_path, **facts) as after:
            await after.idle()

            assert [len(final.pictures) for final in after.finals()] == [1], after.finals()[0].text
            assert second.made == 1
            assert await after.balanced()


def _hold(fake: FakeServer) -> None:
    """Keep the work unfinished."""
    for name in ("steps", "looks"):
        if hasattr(fake, name):
            setattr(fake, name, 10**6)
    if hasattr(fake, "held"):
        fake.held.clear()


def _let_go(fake: FakeServer) -> None:
    """Done at the first look."""
    for name in ("steps", "looks", "lag"):
        if hasattr(fake, name):
            setattr(fake, name, 0)
    if hasattr(fake, "held"):
        fake.held.set()


async def _job(lived: House) -> str:
    return str((await lived.app.admin.jobs())[0].id)
