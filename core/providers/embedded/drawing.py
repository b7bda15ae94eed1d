"""A scene as one SVG drawing, in layers from the back: sky, ground, things, weather."""

from core.providers.embedded.colours import BLACK, hexed
from core.providers.embedded.figures import renamed
from core.providers.embedded.frames import FLOATING_GROUNDS, Frame
from core.providers.embedded.glyphs import tinted
from core.providers.embedded.ground import ground
from core.providers.embedded.layers import LAYERS
from core.providers.embedded.layout import places
from core.providers.embedded.light import SHINING, Light, light_of
from core.providers.embedded.places import Place
from core.providers.embedded.scene import Scene
from core.providers.embedded.sky import sky
from core.providers.embedded.svg import ellipse, glow
from core.providers.embedded.weather import weather

#: Glyphs keep more of their own colours than the ground does, or a fox at night is a shadow.
FIGURE_SHARE = 0.62


def drawing(scene: Scene, frame: Frame, seed: int, layers: int = LAYERS) -> str:
    """The first ``layers`` layers of the picture; ids are unique within one drawing."""
    light = light_of(scene)
    made = [sky(scene, frame, light, seed)]
    if layers > 1:
        made.append(ground(scene, frame, light, seed))
    if layers > 2:
        made.append(things(scene, frame, seed, light))
    if layers > 3:
        made.append(weather(scene, frame, seed))
    return "".join(made)


def things(scene: Scene, frame: Frame, seed: int, light: Light) -> str:
    made = [glow("shadow", BLACK, 0.5), glow("shine", (255, 240, 190), 0.6)]
    for number, place in enumerate(places(scene, frame, seed)):
        made.append(_shadow(place, scene) + _figure(place, light, number))
    return "".join(made)


def _shadow(place: Place, scene: Scene) -> str:
    if place.high and place.thing.name in SHINING:
        reach = place.height * 1.1
        return ellipse(place.x, place.y - place.height / 2, reach, reach, "url(#shine)")
    if place.high or place.thing.relation or scene.ground in FLOATING_GROUNDS:
        return ""
    return ellipse(place.x, place.y, place.width * 0.62, place.width * 0.11, "url(#shadow)")


def _figure(place: Place, light: Light, number: int) -> str:
    drawn = renamed(place.figure.drawing, f"n{number}")
    if place.thing.name not in SHINING and light.share:
        drawn = tinted(drawn, light.tint, light.share * FIGURE_SHARE)
    scale = place.height / place.figure.height
    across = -scale if place.mirrored else scale
    left = place.x + (place.width / 2 if place.mirrored else -place.width / 2)
    return f'<g transform="translate({left:.2f} {place.top:.2f}) scale({across:.4f} {scale:.4f})">{drawn}</g>'


def lettered(place: Place) -> tuple[float, float, float, str]:
    """Where a sign's word goes: x and y of its middle, its height, and its colour."""
    return place.x, place.top + place.height * 0.25, place.height * 0.14, hexed((72, 46, 26))
