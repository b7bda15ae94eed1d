"""The whole house over engines of one's own: a silent socket, a cached answer, one interrupt for all."""

from importlib import resources
from pathlib import Path

from tests.fakes.a1111 import FakeA1111
from tests.fakes.comfyui import FakeComfyUi
from tests.fakes.loopback import FakeServer
from tests.stories.test_painters import house, named
from tests.stories.test_provider_webhooks import until


def comfy(fake: FakeServer) -> FakeComfyUi:
    assert isinstance(fake, FakeComfyUi)
    return fake


async def test_a_socket_that_falls_silent_in_mid_work_loses_no_picture_and_charges_once(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, *named("comfyui"), model="comfyui", poll_s=1.0) as (lived, (fake,)):
        engine = comfy(fake)
        engine.mute_after = 1
        engine.held.clear()
        await lived.say("draw a fox in the snow")
        await until(lambda: bool(engine.sockets))
        engine.held.set()
        await lived.idle()

        assert engine.silent
        assert [len(final.pictures) for final in lived.finals()] == [1], lived.finals()
        assert fake.made == 1
        attempts = await lived.app.database.all("attempts_of", job=(await lived.app.admin.jobs())[0].id)
        assert [row["outcome"] for row in attempts] == ["succeeded"]
        assert await lived.free() < 200 and await lived.balanced()


async def test_an_answer_from_the_engines_cache_is_a_picture_like_any_other(tmp_path: Path) -> None:
    """The operator's workflow names its file itself, so the same seed brings the old file."""
    flows = tmp_path / "flows"
    flows.mkdir()
    ours = resources.files("core.providers.workflows").joinpath("generate.json").read_text("utf-8")
    (flows / "generate.json").write_text(ours.replace("{{prefix}}", "fixed"), encoding="utf-8")
    async with house(
        tmp_path / "data", *named("comfyui"), model="comfyui", poll_s=1.0, workflows=flows
    ) as (lived, (fake,)):
        for person in ("ann", "bob"):
            await lived.say("draw a fox in the snow, seed 7", person=person, thread=person)
            await lived.idle()

        assert [len(final.pictures) for final in lived.finals()] == [1, 1], lived.finals()
        assert (fake.made, len(comfy(fake).cache)) == (2, 1)
        assert await lived.free("ann") == await lived.free("bob") < 200
        assert await lived.balanced()


async def test_who_cancels_a_waiting_picture_does_not_stop_the_one_that_is_painted(
    tmp_path: Path,
) -> None:
    """Both calls are at the engine, which paints one at a time and knows one interrupt."""
    async with house(
        tmp_path, *named("a1111"), model="a1111", poll_s=1.0, running_max=2
    ) as (lived, (fake,)):  # fmt: skip
        assert isinstance(fake, FakeA1111)
        fake.step_s = 0.4
        await lived.say("draw a fox in the snow", thread="hers")
        await until(lambda: fake.active != "")
        await lived.say("draw a boat on a lake", person="bob", thread="his")
        await until(lambda: len([path for path in fake.paths("POST") if "txt2img" in path]) == 2)

        await lived.press(lived.button("Cancel"), person="bob", thread="his")
        await lived.idle()

        assert not any(path.endswith("interrupt") for path in fake.paths("POST"))
        assert sorted(len(final.pictures) for final in lived.finals()) == [0, 1], lived.finals()
        assert await lived.free("ann") < 200
        assert await lived.free("bob") in (0, 200)
        assert await lived.balanced()
