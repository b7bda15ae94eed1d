"""What is picked from a menu under a picture becomes the same wish as words in reply to it.

The codes are `m1:<kind>:<job>:<shape>:<value>`; the wish is understood and authorised by the core.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from adapters.phrases.phrases import FALLBACK, Phrases
from adapters.telegram.addresses import Address, to_person, to_server
from core.buttons import BYTES_MAX
from core.conversation import EventId, Incoming, Slots

SHAPE = re.compile(r"([1-9])([01])([0-9])")
SIDES = ("left", "right", "top", "bottom")


class Kind(StrEnum):
    """What a value is; one letter, as the names of models are long."""

    STYLE = "s"
    MODEL = "m"
    EXTEND = "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """``count``, ``styled`` and ``place``: as of the menu that it was picked from."""

    kind: Kind
    job: str
    value: str
    count: int = 1
    styled: bool = False
    place: int = 0

    def encode(self) -> str:
        """The payload; "" where the value is too long for a button."""
        shape = f"{self.count}{int(self.styled)}{self.place}"
        code = f"m1:{self.kind.value}:{self.job}:{shape}:{self.value}"
        return code if len(code.encode()) <= BYTES_MAX else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presser:
    """Who pressed where: ``message`` is the picture's, ``callback`` the press's id."""

    address: Address
    message: str
    callback: str
    user: int
    name: str
    locale: str


def to_pick(data: str) -> Pick | None:
    """The pick of a press; None where the press is something else."""
    parts = data.split(":", 4)
    if len(parts) != 5 or parts[0] != "m1" or parts[1] not in set(Kind) or not parts[4]:
        return None
    shape = SHAPE.fullmatch(parts[3])
    if shape is None:
        return None
    count, styled, place = (int(part) for part in shape.groups())
    return Pick(
        kind=Kind(parts[1]), job=parts[2], value=parts[4], count=count, styled=bool(styled), place=place
    )


def to_wish(pick: Pick, presser: Presser, phrases: Phrases) -> Incoming:
    """As if the person had replied to the picture, in the language that the house reads for sure."""
    command, options, text, picked = "edit", Slots(), "", ""
    match pick.kind:
        case Kind.STYLE:
            options = Slots(style=pick.value)
            text = phrases.phrase("telegram-wish-style", FALLBACK, style=pick.value)
            picked = f"style {pick.value}"
        case Kind.MODEL:
            command, options = "vary", Slots(model=pick.value)
        case Kind.EXTEND:
            side = pick.value if pick.value in SIDES else SIDES[0]
            text = phrases.phrase("telegram-wish-extend", FALLBACK, side=side)
            picked = f"extend {side}"
    said = _said(presser, command)
    place = max(1, pick.place)
    return replace(said, text=text, options=options, picked=picked, reply_to_place=place)


def to_panel(presser: Presser) -> Incoming:
    """As if the person had asked for the settings, to be shown where the press was."""
    said = _said(presser, "settings")
    return replace(said, route={**said.route, "in_place": "1"})


def _said(presser: Presser, command: str) -> Incoming:
    """A command about the message that the press was on."""
    return Incoming(
        event=EventId(f"press:telegram:{presser.callback}"),
        thread=presser.address.thread,
        person=to_person(presser.user),
        name=presser.name,
        text="",
        command=command,
        message=presser.message,
        reply_to_message=presser.message,
        direct=presser.address.chat > 0,
        locale=presser.locale,
        route={"callback": presser.callback},
        server="" if presser.address.chat > 0 else to_server(presser.address.chat),
        shared=presser.address.chat < 0,
    )
