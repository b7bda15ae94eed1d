"""What comes from outside (settings, requests, answers of providers) as the struct that it should be.

msgspec looks at the types; what it leaves to us is types of our own, and to say which key is wrong in
words for those who wrote it.
"""

import re
import types
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta
from msgspec.structs import fields

from core.secret import Secret

Kind = TypeVar("Kind")

#: More than any limit, price or wait; in millionths it is still a number for the store. It keeps
#: infinity out, which is no amount of money.
MOST: Final = 10**12
Natural = Annotated[int, Meta(ge=0, le=MOST)]
AtLeastOne = Annotated[int, Meta(ge=1, le=MOST)]
NotNegative = Annotated[float, Meta(ge=0, le=MOST)]
Positive = Annotated[float, Meta(gt=0, le=MOST)]
NotEmpty = Annotated[str, Meta(min_length=1)]

WORDS: Final = {
    "object": "a table",
    "array": "a list",
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
}
#: ``what - at `$.limits.per_hour` ``
_REPORT: Final = re.compile(r"(.*?)(?: - at `\$(.*)`)?", re.DOTALL)
_STEP: Final = re.compile(r"\.([^.\[]+)|\[(.+?)\]")
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.+)`", re.DOTALL)
_MISSING: Final = re.compile(r"Object missing required field `(.+)`")


class Misfit(ValueError):
    """``key`` is the path to what does not fit, "" for the whole; ``problem`` tells no secret.

    A struct's own check raises it too, with the key as seen from there.
    """

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(problem)
        self.key = key
        self.problem = problem


def checked(kind: type[Kind], raw: object) -> Kind:
    """``raw`` as ``kind``; raises `Misfit`. "5" is taken for 5: the environment knows texts alone."""
    try:
        return _converted(raw, kind)
    except msgspec.ValidationError as error:
        raise _misfit(kind, raw, error) from None


def bare(kind: Any) -> Any:
    """A type without its bounds and without the None that stands for "not given"."""
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return bare(next(one for one in get_args(kind) if one is not type(None)))
    return kind


def _converted(raw: object, kind: type[Kind]) -> Kind:
    return msgspec.convert(raw, kind, strict=False, dec_hook=_from_text)


def _from_text(kind: type[Any], raw: object) -> Any:
    if isinstance(raw, kind):
        return raw
    if kind in (Path, Secret) and isinstance(raw, str):
        return kind(raw)
    raise ValueError("expected a text")


def _misfit(kind: Any, raw: Any, error: msgspec.ValidationError) -> Misfit:
    report = _REPORT.fullmatch(str(error))
    assert report is not None
    keys, there = _place(kind, raw, report[2] or "")
    below, problem = _complaint(report[1], there, error.__cause__)
    return Misfit(".".join([*keys, below] if below else keys), problem)


def _place(kind: Any, raw: Any, path: str) -> tuple[list[str], Any]:
    """The keys of a path, with the type of what stands there."""
    keys: list[str] = []
    for name, place in _STEP.findall(path):
        kind, key = bare(kind), name or place
        if name:
            field = next(one for one in fields(kind) if one.encode_name == name)
            kind, raw = field.type, raw[name]
        elif get_origin(kind) is dict:
            kind = get_args(kind)[1]
            key = _wrong_entry(kind, raw)
            raw = raw[key]
        else:
            kind, raw = get_args(kind)[0], raw[int(place)]
        keys.append(key)
    return keys, bare(kind)


def _wrong_entry(kind: Any, table: dict[str, Any]) -> str:
    """msgspec does not say which entry of a table it was: each is looked at by itself."""
    for key, value in table.items():
        try:
            _converted(value, kind)
        except msgspec.ValidationError:
            return key
    raise AssertionError("one of them was refused")


def _complaint(said: str, kind: Any, cause: BaseException | None) -> tuple[str, str]:
    """The key below that is meant, "" for none, and what is wrong with it."""
    if isinstance(cause, Misfit):
        return cause.key, cause.problem
    if unknown := _UNKNOWN.fullmatch(said):
        return unknown[1], "unknown key"
    if missing := _MISSING.fullmatch(said):
        return missing[1], "is missing"
    if said.startswith("Invalid enum value"):
        return "", f"expected one of {', '.join(map(repr, _choices(kind)))}"
    return "", re.sub("`(.+?)`", _in_words, said[:1].lower() + said[1:])


def _choices(kind: Any) -> Iterable[str]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (one.value for one in kind)
    return get_args(kind)


def _in_words(found: re.Match[str]) -> str:
    return " or ".join(WORDS.get(name, name) for name in found[1].split(" | "))
