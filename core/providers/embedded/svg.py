"""The few SVG elements that the painter writes."""

from collections.abc import Iterable

from core.providers.embedded.colours import RGB, hexed

Point = tuple[float, float]


def rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" {more}/>'
    )


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {more}/>'


def polygon(points: Iterable[Point], fill: str, more: str = "") -> str:
    listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{listed}" fill="{fill}" {more}/>'


def line(start: Point, end: Point, colour: str, width: float, more: str = "") -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
        f'stroke="{colour}" stroke-width="{width:.1f}" stroke-linecap="round" {more}/>'
    )


def vertical(name: str, top: RGB, low: RGB, y: tuple[float, float]) -> str:
    """A gradient from y[0] down to y[1], to be used as ``url(#name)``."""
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="{y[0]:.1f}" y2="{y[1]:.1f}">'
        f'<stop offset="0" stop-color="{hexed(top)}"/><stop offset="1" stop-color="{hexed(low)}"/></linearGradient>'
    )


def glow(name: str, colour: RGB, strength: float) -> str:
    """A soft round light (or shadow), to be used as ``url(#name)``."""
    return (
        f'<radialGradient id="{name}"><stop offset="0" stop-color="{hexed(colour)}" stop-opacity="{strength}"/>'
        f'<stop offset="1" stop-color="{hexed(colour)}" stop-opacity="0"/></radialGradient>'
    )
