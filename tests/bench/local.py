"""By hand (`make bench-local`): the diffusers painter with a tiny pipeline of random weights, made here.

It needs the extra `local` (torch), which is too large for every test run. It prints what it measured
and fails where the painter's contract is broken.
"""

import asyncio
import io
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from bot.clock import SystemClock
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintRequest, Preview, Progress, RefinedPrompt, Size
from core.providers.catalogue import load_catalogue
from core.providers.dialect import Painter, Tools
from core.providers.registry import create, models_for, parse_settings

STEPS = 4
SIDE = 64


def tiny_pipeline(folder: Path) -> None:
    """A whole Stable Diffusion pipeline of a few hundred kilobytes; it paints noise, in real steps."""
    import torch
    from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    torch.manual_seed(0)
    unet = UNet2DConditionModel(
        block_out_channels=(32, 64), layers_per_block=1, sample_size=32, in_channels=4, out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"), cross_attention_dim=32, norm_num_groups=16,
    )  # fmt: skip
    vae = AutoencoderKL(
        block_out_channels=[32, 64], in_channels=3, out_channels=3, latent_channels=4,
        down_block_types=["DownEncoderBlock2D"] * 2, up_block_types=["UpDecoderBlock2D"] * 2,
        norm_num_groups=16,
    )  # fmt: skip
    text = CLIPTextModel(
        CLIPTextConfig(
            hidden_size=32, intermediate_size=37, num_attention_heads=4, num_hidden_layers=2,
            vocab_size=1000, bos_token_id=0, eos_token_id=2, projection_dim=32,
        )
    )  # fmt: skip
    pipeline = StableDiffusionPipeline(
        unet=unet, vae=vae, text_encoder=text, tokenizer=_tokenizer(folder),
        scheduler=DDIMScheduler(clip_sample=False, steps_offset=1),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip
    pipeline.save_pretrained(folder)


def _tokenizer(folder: Path) -> Any:
    """CLIP's kind of tokenizer with letters for words."""
    import json

    from transformers import CLIPTokenizer

    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["<|startoftext|>", "<|pad|>", "<|endoftext|>", *letters, *(f"{c}</w>" for c in letters)]
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary, merges = folder / "vocab.json", folder / "merges.txt"
    vocabulary.write_text(json.dumps({word: n for n, word in enumerate(words)}), encoding="utf-8")
    merges.write_text("#version: 0.2\n", encoding="utf-8")
    return CLIPTokenizer(
        str(vocabulary), str(merges), unk_token="<|endoftext|>", pad_token="<|endoftext|>",
        model_max_length=77,
    )  # fmt: skip


def painter(folder: Path, client: httpx.AsyncClient) -> Painter:
    settings = parse_settings("diffusers", {"folder": folder, "steps": STEPS})
    models = models_for("diffusers", settings, load_catalogue())
    return create("diffusers", settings, Tools(client=client, clock=SystemClock()), models)


def request(seed: int = 42) -> PaintRequest:
    return PaintRequest(
        operation=Operation.GENERATE, prompt=RefinedPrompt("a red fox"), instruction="", negative="blur",
        model="diffusers", size=Size(width=SIDE, height=SIDE), seed=seed,
    )  # fmt: skip


async def painted(made: Painter, asked: PaintRequest, key: str) -> tuple[bytes, list[Any]]:
    ref = await made.submit(asked, key=key)
    events: list[Any] = []
    body = b""
    async for event in made.follow(asked, key=key, ref=ref):
        events.append(event)
        if isinstance(event, Painted):
            body = b"".join([chunk async for chunk in event.body])
    return body, events


async def cancelled(made: Painter) -> bool:
    ref = await made.submit(request(), key="job3:0")
    try:
        async for event in made.follow(request(), key="job3:0", ref=ref):
            if isinstance(event, Progress):
                await made.cancel(ref or "")
    except ProviderError as error:
        return error.kind is ProviderErrorKind.CANCELED
    return False


async def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tiny_pipeline(folder)
        async with httpx.AsyncClient() as client:
            made = painter(folder, client)
            print("check:", dict(await made.check()))
            began = time.perf_counter()
            first, events = await painted(made, request(), "job1:0")
            loaded = time.perf_counter()
            second, _ = await painted(made, request(), "job2:0")
            again = time.perf_counter()
            other, _ = await painted(made, request(seed=7), "job4:0")
            stopped = await cancelled(made)
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    previews = [event for event in events if isinstance(event, Preview)]
    assert fractions == [n / STEPS for n in range(1, STEPS + 1)], fractions
    assert previews and Image.open(io.BytesIO(previews[0].body)).format == "JPEG"
    assert Image.open(io.BytesIO(first)).size == (SIDE, SIDE)
    assert first == second, "the same seed paints the same"
    assert first != other, "another seed paints another"
    assert stopped, "a cancel stops it behind the step that is under way"
    print(f"first picture with loading {loaded - began:.2f} s, the next {again - loaded:.2f} s")
    print(f"{STEPS} steps of {SIDE} px, {len(previews)} previews, cancel and seeds hold")


if __name__ == "__main__":
    asyncio.run(main())
