"""What the chat page is told, as JSON: facts of a line with its words chosen and its pictures linked."""

import base64
from typing import Final, TypedDict

from adapters.local.messenger import Act, Said
from adapters.phrases.phrases import Phrases
from core.buttons import Verb
from core.doors import Choices, Shown
from core.messages import Line
from core.outbound.lines import button
from core.pictures import BlobKey, Picture
from core.ports import Links

#: Alternative text longer than this is no help to anybody.
ALT_CHARS: Final = 1024
#: The rows of the info panel, by the facts of the answer `info`.
INFO_ROWS: Final = (
    "asked", "refined", "changed", "kept", "negative", "model", "size", "seed", "seconds", "made",
    "held", "charged", "released", "parent", "children", "ref", "job",
)  # fmt: skip
NOTHING: Final = ("", "-")


class PictureView(TypedDict):
    """``url`` and ``download`` are signed and expire."""

    id: str
    url: str
    download: str
    width: int
    height: int
    alt: str


class ButtonView(TypedDict):
    label: str
    code: str
    verb: str


class OptionView(TypedDict):
    value: str
    label: str


class ChoiceView(TypedDict):
    """A select of the settings; an empty value is the usual."""

    name: str
    label: str
    value: str
    options: list[OptionView]


class ChoicesView(TypedDict):
    choices: list[ChoiceView]
    price: str
    usual: str


class MessageView(TypedDict, total=False):
    """One bubble. ``who`` is "bot" or the name of a person, ``asker`` the one whom the bot answers.

    ``page``: the path of the page where a mask is painted, which is opened beside this one.
    """

    message: str
    thread: str
    who: str
    asker: str
    act: str
    kind: str
    code: str
    text: str
    percent: int | None
    stage: str
    job: str | None
    final: bool
    private: bool
    width: int | None
    height: int | None
    count: int
    operation: str
    parent: str
    eta: str
    pictures: list[PictureView]
    previews: dict[int, str]
    buttons: list[ButtonView]
    rows: list[tuple[str, str]]
    reply_to: str
    page: str


class Views:
    """Chooses the words and signs the links."""

    def __init__(self, phrases: Phrases, links: Links) -> None:
        self._phrases = phrases
        self._links = links

    def act(self, act: Act) -> MessageView:
        view = self.line(act.message, act.thread, act.line)
        view["act"] = act.act
        view["asker"] = _name(act.person)
        view["reply_to"] = act.reply_to
        view["previews"] = {place: _data_url(body) for place, body in act.previews.items()}
        return view

    def said(self, said: Said) -> MessageView:
        """Sizes of what was attached are not known here; the page measures."""
        incoming = said.incoming
        return MessageView(
            act="said",
            message=incoming.message,
            thread=incoming.thread,
            who=_name(incoming.person),
            kind="said",
            text=incoming.text,
            pictures=[self.attached(item.blob, item.picture) for item in incoming.attachments],
            reply_to=incoming.reply_to_message or "",
        )

    def shown(self, thread: str, shown: Shown, act: Act | None) -> MessageView:
        """A message of the history; ``act`` is the newest seen of it where it is under way."""
        if act is not None:
            return self.act(act)
        if shown.line is not None:
            view = self.line(shown.message, thread, shown.line)
            view["asker"] = _name(shown.person)
            return view
        return MessageView(
            message=shown.message,
            thread=thread,
            who=_name(shown.person),
            kind="said",
            text=shown.text,
            pictures=[self._picture(picture, self._uploaded()) for picture in shown.pictures],
            reply_to=shown.reply_to or "",
        )

    def line(self, message: str, thread: str, line: Line) -> MessageView:
        line = self._phrases.told(line)
        seconds = int(line.facts.get("seconds", 0))
        painting = line.kind == "progress" and line.code != "queued"
        return MessageView(
            message=message,
            thread=thread,
            who="bot",
            kind=line.kind,
            code=line.code,
            text=self._phrases.text(line),
            percent=line.percent,
            stage=line.stage.value if line.stage else "",
            job=line.job,
            final=line.final,
            private=line.private,
            width=line.width,
            height=line.height,
            count=int(line.facts.get("wanted", line.facts.get("count", 1))),
            operation=str(line.facts.get("operation", "")),
            parent=str(line.facts.get("parent", "")),
            eta=self._phrases.phrase("page-eta", line.locale, seconds=seconds)
            if painting and seconds
            else "",
            pictures=[self._picture(picture, self._alt(line)) for picture in line.pictures],
            buttons=self._buttons(line),
            rows=self._rows(line) if line.code == "info" else [],
            page=str(line.facts["link"]) if line.code == "inpaint" else "",
        )

    def choices(self, choices: Choices, locale: str) -> ChoicesView:
        """Settings without a choice are left out."""
        return ChoicesView(
            choices=[
                ChoiceView(
                    name=name,
                    label=self._phrases.phrase(f"page-set-{name.replace('_', '-')}", locale),
                    value=choices.chosen.get(name, ""),
                    options=[
                        OptionView(value=option, label=self._option(name, option, locale))
                        for option in options
                    ],
                )
                for name, options in choices.offered.items()
                if options
            ],
            price=self._phrases.phrase("page-set-price", locale, credits=choices.credits),
            usual=self._phrases.phrase("set-usual", locale),
        )

    def _option(self, name: str, value: str, locale: str) -> str:
        return self._phrases.style(value, locale) if name == "style" else value

    def attached(self, blob: BlobKey, picture: str) -> PictureView:
        url = f"/p/{self._links.sign(blob)}"
        return PictureView(
            id=picture, url=url, download=f"{url}?download=1", width=0, height=0, alt=self._uploaded()
        )

    def _picture(self, picture: Picture, alt: str) -> PictureView:
        url = f"/p/{self._links.sign(picture.blob)}"
        return PictureView(
            id=picture.id,
            url=url,
            download=f"{url}?download=1",
            width=picture.size.width,
            height=picture.size.height,
            alt=alt[:ALT_CHARS],
        )

    def _alt(self, line: Line) -> str:
        """What was asked is what the picture shows, as far as anybody here can know."""
        return str(line.facts.get("asked", "")) or line.subject or self._phrases.text(line)

    def _uploaded(self) -> str:
        return self._phrases.phrase("page-uploaded")

    def _buttons(self, line: Line) -> list[ButtonView]:
        """Those of the line, and Inpaint below one picture: the page for it is always near here."""
        drawn = list(line.buttons)
        if line.kind == "done" and line.job is not None and len(line.pictures) == 1:
            drawn.insert(min(2, len(drawn)), button(Verb.INPAINT, line.job))
        return [
            ButtonView(label=self._phrases.button(one, line.locale), code=one.code, verb=one.verb)
            for one in drawn
        ]

    def _rows(self, line: Line) -> list[tuple[str, str]]:
        return [
            (self._phrases.phrase(f"panel-{name}", line.locale), str(line.facts[name]))
            for name in INFO_ROWS
            if str(line.facts.get(name, "")) not in NOTHING
        ]


def _data_url(preview: bytes) -> str:
    kind = "png" if preview.startswith(b"\x89PNG") else "webp" if preview[8:12] == b"WEBP" else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(preview).decode('ascii')}"


def _name(person: str) -> str:
    return person.partition(":")[2]
