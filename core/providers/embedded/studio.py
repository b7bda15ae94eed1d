"""One request to one picture: which of our ways of painting it takes, and what the picture remembers of it.

What we drew ourselves is drawn again from its record, so that a change of words changes that and no more;
a picture of other origin is retouched in its pixels.
"""

import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, PaintRequest, Size, SourcePicture
from core.providers.embedded import passport as passports
from core.providers.embedded.drawing import drawing, lettered
from core.providers.embedded.fill import filled
from core.providers.embedded.frames import Frame, frame_of
from core.providers.embedded.layers import LAYERS
from core.providers.embedded.layout import places
from core.providers.embedded.levels import levelled
from core.providers.embedded.outpaint import extended, margins_of
from core.providers.embedded.passport import Passport
from core.providers.embedded.raster import in_strips
from core.providers.embedded.reading import scene_of, settled
from core.providers.embedded.retouch import retouched, varied
from core.providers.embedded.scene import Scene
from core.providers.embedded.styles import styled

Alive = Callable[[], None]
#: Styles with an edge or a shade of their own: an extended picture is drawn anew in them.
FRAMED = frozenset({"watercolor", "sepia"})
SHARPEN = ImageFilter.UnsharpMask(radius=1.6, percent=60, threshold=2)


def painted(request: PaintRequest, alive: Alive) -> bytes:
    """The whole PNG. Runs in a thread; ``alive`` is called often and may raise to stop it."""
    image, passport = _picture(request, alive)
    alive()
    out = io.BytesIO()
    seed = request.seed if passport is None else passport.seed
    image.save(out, "PNG", pnginfo=passports.chunks(request.prompt, seed, passport), compress_level=3)
    return out.getvalue()


def preview(request: PaintRequest, layers: int, side: int, alive: Alive) -> bytes:
    """The picture so far as a small JPEG; a photograph is shown as it came."""
    passport = _record(request)
    if passport is None:
        image = _opened(request.sources[0])
    else:
        image = _drawn(passport, _scaled(request.size, side), alive, layers)
    image.thumbnail((side, side))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=72)
    return out.getvalue()


def _picture(request: PaintRequest, alive: Alive) -> tuple[Image.Image, Passport | None]:
    if request.operation is Operation.FILL:
        return _filled(request, alive), None
    passport = _record(request)
    if request.operation is Operation.OUTPAINT:
        return _extended(request, passport, alive)
    if passport is not None:
        return _drawn(passport, request.size, alive), passport
    image = _sized(_source(request), request.size)
    if request.operation is Operation.UPSCALE:
        return image.filter(SHARPEN), None
    if request.operation is Operation.VARY:
        return varied(image, request.seed, alive), None
    return retouched(
        image, request.instruction or request.prompt, request.style, request.seed, alive
    ), None


def _filled(request: PaintRequest, alive: Alive) -> Image.Image:
    words, behind = request.instruction or request.prompt, _behind(request, alive)
    return filled(_source(request), _mask(request), words, request.seed, alive, behind=behind)


def _behind(request: PaintRequest, alive: Alive) -> Image.Image | None:
    """What stands behind the things of a picture that we drew: its scene without them."""
    before = passports.read(request.sources[0])
    if before is None:
        return None
    bare = replace(_scene(before), things=())
    return _rendered(bare, before, request.sources[0].size, alive)


def _record(request: PaintRequest) -> Passport | None:
    """What is to be drawn; None where pixels have to be changed instead."""
    if request.operation is Operation.GENERATE or not request.sources:
        return _fresh(request)
    before = passports.read(request.sources[0])
    if before is None or request.operation is Operation.FILL:
        return None
    match request.operation:
        case Operation.VARY:
            return replace(before, seed=request.seed)
        case Operation.EDIT:
            return _revised(before, request)
        case _:
            return before


def _fresh(request: PaintRequest) -> Passport:
    frame = frame_of(request.size.width, request.size.height)
    return Passport(
        prompt=request.prompt, seed=request.seed, orders=(), style=request.style or "", negative=request.negative,
        frame=(frame.width, frame.height), view=(0.0, 0.0, frame.width, frame.height),
    )  # fmt: skip


def _revised(before: Passport, request: PaintRequest) -> Passport:
    """The same composition under the new prompt.

    A prompt that says nothing new leaves the change to its instruction, which is then remembered.
    """
    style = request.style or before.style
    after = replace(
        before, prompt=request.prompt, style=style, negative=request.negative or before.negative
    )
    shape = frame_of(request.size.width, request.size.height)
    if abs(shape.width / shape.height - before.view[2] / before.view[3]) > 0.02:
        after = replace(
            after, frame=(shape.width, shape.height), view=(0.0, 0.0, shape.width, shape.height)
        )
    if request.instruction and _scene(after) == _scene(before):
        orders = (*before.orders, request.instruction)[-passports.WORDS_MAX :]
        after = replace(after, orders=orders)
    return after


def _scene(passport: Passport) -> Scene:
    return scene_of(passport.prompt, *passport.orders, style=passport.style, negative=passport.negative)


def _drawn(passport: Passport, size: Size, alive: Alive, layers: int = LAYERS) -> Image.Image:
    return _rendered(_scene(passport), passport, size, alive, layers)


def _rendered(
    scene: Scene, passport: Passport, size: Size, alive: Alive, layers: int = LAYERS
) -> Image.Image:
    scene = settled(scene)
    frame = Frame(width=passport.frame[0], height=passport.frame[1]).showing(passport.view)
    drawn = drawing(scene, frame, passport.seed, layers)
    image = in_strips(passport.view, drawn, (size.width, size.height), alive)
    if layers >= LAYERS:
        _write_signs(image, scene, frame, passport)
    return styled(levelled(image, scene, alive), scene.style if layers >= LAYERS else "", alive)


def _write_signs(image: Image.Image, scene: Scene, frame: Frame, passport: Passport) -> None:
    """The word on a sign, for what the painter cannot draw."""
    scale = image.width / passport.view[2]
    pen = ImageDraw.Draw(image)
    for place in places(scene, frame, passport.seed):
        if place.thing.sign and place.thing.sign.isascii():
            x, y, height, colour = lettered(place)
            font = ImageFont.load_default(max(6.0, height * scale * min(1.0, 8 / len(place.thing.sign))))
            at = ((x - passport.view[0]) * scale, (y - passport.view[1]) * scale)
            pen.text(at, place.thing.sign, fill=colour, font=font, anchor="mm")


def _extended(
    request: PaintRequest, passport: Passport | None, alive: Alive
) -> tuple[Image.Image, Passport | None]:
    """More of the scene around what is there; the old pixels stay where they were."""
    source = _source(request)
    left, top, right, bottom = margins_of(request, source.size)
    if not any((left, top, right, bottom)):
        return source, passport
    if passport is None:
        return extended(source, (left, top, right, bottom), alive), None
    unit = passport.view[2] / source.width
    x, y, width, height = passport.view
    view = (
        x - left * unit,
        y - top * unit,
        width + (left + right) * unit,
        height + (top + bottom) * unit,
    )
    wider = replace(passport, view=view)
    size = Size(width=source.width + left + right, height=source.height + top + bottom)
    image = _drawn(wider, size, alive)
    if _scene(passport).style not in FRAMED:
        image.paste(source, (left, top))
    return image, wider


def _source(request: PaintRequest) -> Image.Image:
    if not request.sources:
        raise ProviderError("embedded", ProviderErrorKind.INVALID_REQUEST, "no source picture")
    return _opened(request.sources[0])


def _opened(source: SourcePicture) -> Image.Image:
    """Upright RGB; transparent parts become white."""
    try:
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(source.body)))
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
        return image.convert("RGB")
    except (OSError, SyntaxError, ValueError) as error:
        raise ProviderError(
            "embedded", ProviderErrorKind.INVALID_REQUEST, "unreadable source"
        ) from error


def _mask(request: PaintRequest) -> Image.Image:
    if request.mask is None:
        raise ProviderError("embedded", ProviderErrorKind.INVALID_REQUEST, "no mask")
    try:
        return Image.open(io.BytesIO(request.mask)).convert("L")
    except (OSError, SyntaxError, ValueError) as error:
        raise ProviderError("embedded", ProviderErrorKind.INVALID_REQUEST, "unreadable mask") from error


def _sized(image: Image.Image, size: Size) -> Image.Image:
    wanted = (size.width, size.height)
    return image if image.size == wanted else image.resize(wanted, Image.Resampling.LANCZOS)


def _scaled(size: Size, side: int) -> Size:
    scale = min(1.0, side / max(size.width, size.height))
    return Size(width=max(1, round(size.width * scale)), height=max(1, round(size.height * scale)))
