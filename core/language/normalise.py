"""A message as the gates, rules and features read it: one spelling, with quotes and code set aside."""

import re
import unicodedata
from dataclasses import dataclass

#: Longer messages are read from both ends: a request stands at one of them.
CHARS_HEAD, CHARS_TAIL = 360, 160
#: What is looked at before folding; beyond it only the tail counts (bounds the work on a flood of text).
CHARS_RAW = 1200

LINK = re.compile(r"https?://\S+|www\.\S+")
FENCE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.S)
QUOTE = re.compile(
    r"\"[^\"\n]{1,240}\"|“[^”\n]{1,240}[”“]|„[^“”\n]{1,240}[“”]|«[^»\n]{1,240}»|「[^」\n]{1,240}」|『[^』\n]{1,240}』"
    r"|(?<![^\s(])'[^'\n]{2,240}'(?=[\s.,;:!?)]|\Z)|(?<![^\s(])‘[^’\n]{2,240}’"
)
PLATFORM_MENTION = re.compile(r"<@[!&]?\d+>|<a?:(\w+):\d+>")
MENTION = re.compile(r"(?<![\w.])@(\w{2,32})")
BOT_NAME = re.compile(r"^(?:\w*bot|pentimento)$", re.I)
#: Combining accents of Latin, Greek and Cyrillic, and Arabic vowel signs: people leave them out.
ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670\u0640\u200b-\u200f\u2060\ufe0f]")
LETTERS = str.maketrans("łđøıßأإآةىёйґ’ʼ`", "ldoisاااهيеиг'''")
WORD = re.compile(
    r"⟨\w+⟩|[^\W_]+(?:[\u0900-\u0963\u0966-\u0dff\u0e00-\u0e7f]+[^\W_]*)*(?:['-][^\W_]+)*|[^\w\s]"
)
CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
CJK_RUN = re.compile(f"[{CJK}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """``plain``: folded text; ``words``: its words and marks in order; the rest says what was set aside.

    In ``plain`` what was set aside leaves a mark: ⟨quote⟩, ⟨code⟩, ⟨link⟩, ⟨person⟩.
    ``person`` is true where the message opens by naming somebody who is not a bot.
    """

    raw: str
    plain: str
    words: tuple[str, ...]
    quoted: bool = False
    code: bool = False
    person: bool = False


def read(text: str) -> Message:
    """Fold a message; any text at all, never raises, bounded work."""
    shown = LINK.sub(" ⟨link⟩ ", _shortened(text, CHARS_RAW, 0))
    shown = unicodedata.normalize("NFKC", PLATFORM_MENTION.sub(r" \1 ", shown)).strip()
    bare = FENCE.sub(" ⟨code⟩ ", shown)
    code = bare != shown
    open_text = bare if QUOTE.fullmatch(bare) else QUOTE.sub(" ⟨quote⟩ ", bare)
    named = [name for name in MENTION.findall(open_text) if not BOT_NAME.match(name)]
    open_text = MENTION.sub(_mention, open_text)
    plain = _shortened(fold(open_text), CHARS_HEAD, CHARS_TAIL)
    return Message(
        raw=shown,
        plain=plain,
        words=tuple(WORD.findall(plain)),
        quoted=open_text != bare and "⟨quote⟩" in open_text,
        code=code,
        person=bool(named) and plain.startswith("⟨person⟩"),
    )


def fold(text: str) -> str:
    """Lower case, without the accents that people leave out, one blank between words."""
    spread = unicodedata.normalize("NFD", text.replace("İ", "i").casefold())
    bare = unicodedata.normalize("NFC", ACCENTS.sub("", spread)).translate(LETTERS)
    return " ".join(bare.split())


def _mention(match: re.Match[str]) -> str:
    return " " if BOT_NAME.match(match.group(1)) else " ⟨person⟩ "


def _shortened(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return text
    return f"{text[:head]} {text[-tail:]}" if tail else f"{text[: head // 2]} {text[-head // 2 :]}"
