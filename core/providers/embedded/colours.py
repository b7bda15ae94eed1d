"""Colours by name, and the little arithmetic that painting needs."""

RGB = tuple[int, int, int]
WHITE: RGB = (255, 255, 255)
BLACK: RGB = (0, 0, 0)

NAMED: dict[str, RGB] = {
    "red": (214, 48, 49), "orange": (240, 138, 36), "yellow": (250, 211, 72), "green": (67, 160, 71),
    "blue": (48, 112, 214), "navy": (28, 46, 104), "teal": (38, 178, 176), "purple": (134, 66, 184),
    "magenta": (214, 40, 150), "pink": (244, 143, 177), "brown": (121, 78, 48), "black": (38, 38, 44),
    "white": (246, 246, 248), "grey": (142, 146, 152), "silver": (190, 196, 204), "gold": (226, 176, 48),
    "beige": (232, 216, 186),
}  # fmt: skip


def mixed(left: RGB, right: RGB, share: float) -> RGB:
    """``share`` of the way from left to right, 0 to 1."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(left, right, strict=True))
    return a, b, c


def hexed(colour: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def parsed(text: str) -> RGB:
    """``#abc`` or ``#aabbcc``."""
    digits = text.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
