"""What a mask keeps is kept, whoever painted."""

from collections.abc import AsyncIterator

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Painted, PaintEvent, PaintRequest
from core.providers.wrappers.composited import Composited
from tests.contracts.painters import CATALOGUE, filling, work
from tests.core.providers.wrappers.puppet import Puppet
from tests.fakes.pictures import crowded, opened, picture


async def test_what_a_mask_keeps_is_kept_to_the_pixel() -> None:
    """The puppet repaints everything, as a model does that takes masks as hints."""
    asked = filling("gpt-image-2.6-sunburst")

    done = await work(Composited(Puppet("openai"), CATALOGUE.of("openai")), asked)

    before, after = opened(asked.sources[0].body).convert("RGB"), opened(done.body).convert("RGB")
    assert after.crop((32, 0, 64, 64)).tobytes() == before.crop((32, 0, 64, 64)).tobytes()
    assert after.crop((0, 0, 28, 64)).tobytes() != before.crop((0, 0, 28, 64)).tobytes()


async def test_a_model_that_keeps_to_its_mask_is_left_alone() -> None:
    asked = filling("flux-pro-1.0-fill")

    done = await work(Composited(Puppet("bfl"), CATALOGUE.of("bfl")), asked)

    assert done.body == picture(seed=3)


async def test_a_file_in_too_many_parts_is_laid_over_nothing() -> None:
    """It is a painter's fault, and may have been paid for."""

    class Crowded(Puppet):
        async def follow(
            self, request: PaintRequest, *, key: str, ref: str | None
        ) -> AsyncIterator[PaintEvent]:
            async def body() -> AsyncIterator[bytes]:
                yield crowded(picture(seed=3))

            yield Painted(body=body(), model=request.model)

    asked = filling("gpt-image-2.6-sunburst")

    with pytest.raises(ProviderError) as failed:
        await work(Composited(Crowded("openai"), CATALOGUE.of("openai")), asked)

    assert failed.value.kind is ProviderErrorKind.PROVIDER_BUG
    assert failed.value.maybe_done
