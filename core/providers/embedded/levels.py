"""Lighter, darker, warmer, colder, more and less vivid: steps that work on any picture."""

from collections.abc import Callable

from PIL import Image, ImageEnhance

from core.providers.embedded.rows import by_rows
from core.providers.embedded.scene import Scene

LIGHT_STEP, WARMTH_STEP = 0.22, 0.13
VIVID_STEP = 0.45


def levelled(image: Image.Image, scene: Scene, alive: Callable[[], None]) -> Image.Image:
    """The RGB picture with the scene's levels applied; ``alive`` may raise to stop."""
    if not (scene.light or scene.warmth or scene.vividness):
        return image
    return by_rows(image, alive, 0, lambda rows: _levelled(rows, scene))


def _levelled(image: Image.Image, scene: Scene) -> Image.Image:
    if scene.vividness:
        image = ImageEnhance.Color(image).enhance(max(0.0, 1 + VIVID_STEP * scene.vividness))
    if scene.light or scene.warmth:
        curves = [_curve(scene.light, scene.warmth * way) for way in (1.0, 0.15, -1.0)]
        image = image.point([value for curve in curves for value in curve])
    return image


def _curve(light: int, warmth: float) -> list[int]:
    """A table for one channel: gamma for the light, a ceiling when it sinks, a gain for the warmth."""
    gamma = (1 + LIGHT_STEP * 1.6) ** -light
    gain = 1 + WARMTH_STEP * warmth
    ceiling = 0.84**-light if light < 0 else 1.0
    return [min(255, round(255 * (value / 255) ** gamma * gain * ceiling)) for value in range(256)]
