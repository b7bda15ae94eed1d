"""Times of day as colours: what the sky is, and what it does to everything under it."""

from dataclasses import dataclass

from core.providers.embedded.colours import NAMED, RGB, mixed
from core.providers.embedded.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """``top`` and ``low`` of the sky; everything else moves ``share`` of the way to ``tint``."""

    top: RGB
    low: RGB
    tint: RGB
    share: float

    def on(self, colour: RGB) -> RGB:
        return mixed(colour, self.tint, self.share)


TIMES: dict[str, Light] = {
    "day": Light(top=(96, 170, 236), low=(214, 236, 250), tint=(255, 255, 240), share=0.0),
    "night": Light(top=(9, 14, 42), low=(44, 58, 112), tint=(14, 20, 62), share=0.5),
    "sunset": Light(top=(72, 56, 128), low=(255, 158, 84), tint=(255, 112, 64), share=0.2),
    "dawn": Light(top=(126, 150, 214), low=(255, 206, 178), tint=(255, 190, 180), share=0.16),
    "dusk": Light(top=(46, 42, 98), low=(206, 118, 130), tint=(70, 50, 110), share=0.34),
}
DULL = Light(top=(118, 132, 148), low=(190, 200, 208), tint=(120, 130, 142), share=0.2)
STORMY = Light(top=(44, 52, 68), low=(112, 122, 136), tint=(50, 58, 76), share=0.36)
#: Grounds that bring their own sky.
SKIES: dict[str, Light] = {
    "space": Light(top=(6, 6, 22), low=(34, 20, 66), tint=(20, 16, 60), share=0.06),
    "moon": Light(top=(4, 4, 14), low=(16, 18, 44), tint=(20, 16, 60), share=0.05),
    "mars": Light(top=(178, 110, 82), low=(236, 188, 144), tint=(255, 140, 90), share=0.1),
    "deep": Light(top=(52, 162, 206), low=(8, 52, 112), tint=(20, 110, 170), share=0.22),
    "room": Light(top=(238, 218, 190), low=(226, 200, 168), tint=(255, 236, 200), share=0.0),
    "cave": Light(top=(40, 34, 40), low=(84, 70, 72), tint=(50, 40, 50), share=0.25),
    "lava": Light(top=(40, 12, 16), low=(178, 54, 24), tint=(255, 80, 20), share=0.16),
}
#: What shines by itself keeps its colours at night.
SHINING = frozenset({
    "full moon", "sun", "star", "glowing star", "crescent moon", "fire", "candle", "light bulb", "red paper lantern",
    "jack-o-lantern", "fireworks", "sparkles", "shooting star", "comet", "diya lamp", "lighthouse", "sparkler", "ghost", "table lamp", "fireplace",
    "full moon face", "sun with face", "bridge at night", "night with stars", "ringed planet", "flying saucer",
})  # fmt: skip


def light_of(scene: Scene) -> Light:
    """The light of a scene, the colour that was asked for its sky included."""
    light = TIMES[scene.time or "day"]
    if scene.ground in SKIES and (not scene.time or scene.ground in ("space", "moon", "cave", "lava")):
        light = SKIES[scene.ground]
    elif scene.ground in SKIES:
        light = _between(SKIES[scene.ground], light)
    elif "storm" in scene.weather:
        light = STORMY if scene.time != "night" else light
    elif {"rain", "cloudy", "fog"} & set(scene.weather) and scene.time in ("", "day"):
        light = DULL
    if scene.sky_colour:
        light = _coloured(light, NAMED[scene.sky_colour], dark=scene.time in ("night", "dusk"))
    return light


def _coloured(light: Light, colour: RGB, *, dark: bool) -> Light:
    if dark:
        return Light(top=mixed(colour, (0, 0, 20), 0.62), low=mixed(colour, (0, 0, 0), 0.08),
                     tint=mixed(light.tint, colour, 0.35), share=light.share)  # fmt: skip
    return Light(top=mixed(colour, (0, 0, 0), 0.12), low=mixed(colour, (255, 255, 255), 0.5),
                 tint=mixed(light.tint, colour, 0.5), share=max(light.share, 0.08))  # fmt: skip


def _between(own: Light, time: Light) -> Light:
    return Light(top=mixed(own.top, time.top, 0.55), low=mixed(own.low, time.low, 0.5),
                 tint=time.tint, share=max(own.share, time.share * 0.7))  # fmt: skip
