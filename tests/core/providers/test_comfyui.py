"""ComfyUI: workflows with places, our own ids, a socket that may die, a history that may lag."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.errors import ConfigError, ProviderError, ProviderErrorKind
from core.pictures import Operation, Preview, Progress, Size
from core.providers.comfyui import ref_of
from tests.contracts.painters import PROMPT, Studio, filling, followed, source, studio, subject_of, work
from tests.fakes.comfyui import FakeComfyUi
from tests.fakes.loopback import Mood
from tests.fakes.pictures import opened, picture

Kind = ProviderErrorKind
SUBJECT = subject_of("comfyui")


def sent(made: Studio) -> dict[str, Any]:
    return dict(next(seen.json for seen in made.fake.seen if seen.path == "/prompt"))


async def test_a_workflow_is_filled_with_the_request_and_carries_our_id(made: Studio) -> None:
    await work(made.painter, made.request(negative="text", size=Size(width=768, height=512)))

    body, ref = sent(made), ref_of("job1:0")
    assert (body["prompt_id"], body["client_id"]) == (ref, ref)
    graph = body["prompt"]
    assert graph["positive"]["inputs"]["text"] == PROMPT
    assert graph["negative"]["inputs"]["text"] == "text"
    assert graph["sampler"]["inputs"]["seed"] == 42
    assert graph["latent"]["inputs"] == {"width": 768, "height": 512, "batch_size": 1}
    assert graph["checkpoint"]["inputs"]["ckpt_name"] == "sd15.safetensors"
    assert ref in graph["save"]["inputs"]["filename_prefix"]


@pytest.mark.parametrize(
    "operation", [Operation.EDIT, Operation.OUTPAINT, Operation.UPSCALE, Operation.VARY]
)
async def test_every_operation_has_a_workflow_that_the_server_takes(
    made: Studio, operation: Operation
) -> None:
    asked = made.request(operation=operation, instruction="make it night", sources=(source(),))

    assert (await work(made.painter, asked)).body


async def test_the_name_that_an_upload_got_is_the_one_used(made: Studio) -> None:
    await work(made.painter, filling("comfyui"))

    graph = sent(made)["prompt"]
    assert graph["load"]["inputs"]["image"] == "in0.png"
    assert graph["mask"]["inputs"] == {"image": "in1.png", "channel": "red"}
    mask = opened(made.fake_as(FakeComfyUi).files["in1.png"])
    assert (mask.getpixel((5, 5)), mask.getpixel((60, 5))) == (255, 0)


async def test_steps_and_previews_come_over_the_socket(made: Studio) -> None:
    made.fake_as(FakeComfyUi).held.clear()
    asked = made.request()
    ref = await made.painter.submit(asked, key="job1:0")
    events = made.painter.follow(asked, key="job1:0", ref=ref)
    seen = [await anext(events)]
    while not made.fake_as(FakeComfyUi).sockets:
        seen.append(await anext(events))
    made.fake_as(FakeComfyUi).held.set()

    seen += [event async for event in events]

    previews = [event.body for event in seen if isinstance(event, Preview)]
    steps = [picture(seed=step) for step in (1, 2, 3, 4)]
    # Who looks at the history when it is all done need not have read the socket to its end.
    assert previews and previews == [step for step in steps if step in previews]
    fractions = [e.fraction for e in seen if isinstance(e, Progress) and e.fraction is not None]
    assert fractions
    assert fractions == sorted(fractions)


@pytest.mark.parametrize("name", ["silent", "dies"])
async def test_a_socket_that_falls_silent_costs_nothing_but_the_previews(
    made: Studio, name: str
) -> None:
    setattr(made.fake_as(FakeComfyUi), name, True)

    assert (await work(made.painter, made.request())).body == picture(seed=42)


async def test_without_a_socket_it_is_asked(made: Studio) -> None:
    made.fake.fault(path="/ws", status=403)

    assert (await work(made.painter, made.request())).body == picture(seed=42)


async def test_the_same_request_again_is_painted_again_and_not_answered_from_the_cache(
    made: Studio,
) -> None:
    await work(made.painter, made.request(), key="job1:0")
    await work(made.painter, made.request(), key="job2:0")

    assert len(made.fake_as(FakeComfyUi).cache) == 2


async def test_work_is_found_again_by_our_own_key(made: Studio) -> None:
    asked = made.request()
    assert await made.painter.reconcile(asked, key="job1:0") is None
    ref = await made.painter.submit(asked, key="job1:0")

    assert await made.again().reconcile(asked, key="job1:0") == ref
    await followed(made.painter, asked, ref)
    assert await made.again().reconcile(asked, key="job1:0") == ref


async def test_a_prompt_deleted_from_the_queue_is_gone(made: Studio) -> None:
    made.fake_as(FakeComfyUi).held.clear()
    asked = made.request()
    ref = await made.painter.submit(asked, key="job1:0")
    made.fake_as(FakeComfyUi).pending.clear()

    with pytest.raises(ProviderError) as failure:
        await followed(made.painter, asked, ref)

    assert failure.value.kind is Kind.NOT_FOUND_OR_EXPIRED


async def test_a_full_graphics_card_may_be_tried_again(made: Studio) -> None:
    made.fake.moods.append(Mood.FAILED)

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert (failure.value.kind, failure.value.retryable) == (Kind.OVERLOADED, True)


async def test_a_workflow_of_ones_own_is_used_where_there_is_one(tmp_path: Path) -> None:
    own = {"load": {"class_type": "LoadImage", "inputs": {"image": "{{image}}"}},
           "save": {"class_type": "SaveImage", "inputs": {"filename_prefix": "own-{{prefix}}",
                                                          "images": ["load", 0]}}}  # fmt: skip
    (tmp_path / "edit.json").write_text(json.dumps(own), encoding="utf-8")
    async with studio(SUBJECT, workflows=tmp_path) as made:
        await work(made.painter, made.request(operation=Operation.EDIT, sources=(source(),)))
        await work(made.painter, made.request(), key="job2:0")

    graphs = [seen.json["prompt"] for seen in made.fake.seen if seen.path == "/prompt"]
    assert set(graphs[0]) == {"load", "save"}
    assert graphs[0]["save"]["inputs"]["filename_prefix"].startswith("own-pentimento/")
    assert "sampler" in graphs[1]


@pytest.mark.parametrize("text", ["no json", '{"nodes": [], "links": []}', '[{"id": 1}]'])
async def test_a_file_that_is_no_api_workflow_is_refused_at_the_start(tmp_path: Path, text: str) -> None:
    (tmp_path / "generate.json").write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError) as refused:
        async with studio(SUBJECT, workflows=tmp_path):
            pass

    assert "generate.json" in refused.value.key


async def test_a_place_without_a_value_is_refused_before_any_call(tmp_path: Path) -> None:
    own = {"save": {"class_type": "SaveImage", "inputs": {"filename_prefix": "{{nonsense}}"}}}
    (tmp_path / "generate.json").write_text(json.dumps(own), encoding="utf-8")
    async with studio(SUBJECT, workflows=tmp_path) as made:
        with pytest.raises(ProviderError) as failure:
            await work(made.painter, made.request())

    assert failure.value.kind is Kind.UNSUPPORTED_OPTION
    assert made.fake.made == 0
