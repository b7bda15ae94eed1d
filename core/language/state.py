"""The state of a thread as far as it decides what a message can mean."""

from dataclasses import dataclass

from core.conversation import Context, Intent, Role

#: A turn of fewer words than this describes nothing that could be drawn.
WORDS_DRAWABLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """``thread``: pictures stand in the thread; ``here``: one is attached or replied to.

    ``running``: a job waits or runs; ``failed``: one failed lately; ``asked``: the bot's last turn
    asked what to draw; ``discussed``: the last that was said describes something.
    """

    thread: bool = False
    here: bool = False
    running: bool = False
    failed: bool = False
    asked: bool = False
    discussed: bool = False

    @classmethod
    def parse(cls, letters: str) -> "State":
        """From the letters of the training data (`core/language/data/README.md`)."""
        return cls(
            thread="p" in letters,
            here="a" in letters or "r" in letters,
            running="j" in letters,
            failed="f" in letters,
            asked="q" in letters,
            discussed="d" in letters,
        )

    @property
    def pictured(self) -> bool:
        return self.thread or self.here

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes that features are crossed with; the first is always there."""
        pictures = "h" if self.here else "p" if self.thread else "n"
        flags = (("j", self.running), ("f", self.failed), ("q", self.asked), ("d", self.discussed))
        return (pictures, *(letter for letter, holds in flags if holds))


def state_of(context: Context) -> State:
    return State(
        thread=bool(context.pictures),
        here=bool(context.attachments or context.reply_to),
        running=any(job.state in ("queued", "running") for job in context.jobs),
        failed=any(job.state == "failed" for job in context.jobs),
        asked=context.asked,
        discussed=_discussed(context),
    )


def possible(intent: Intent, state: State) -> bool:
    """Whether an intent has something to act on: no edit without a picture, no cancel without a job."""
    match intent:
        case Intent.EDIT | Intent.UPSCALE:
            return state.pictured
        case Intent.VARIATION:
            return state.pictured or state.failed
        case Intent.CANCEL:
            return state.running
        case Intent.STATUS:
            return state.running or state.failed
        case _:
            return True


def _discussed(context: Context) -> bool:
    """Something was said after the newest picture that is more than the bot's own business."""
    since = max((picture.turn for picture in context.pictures), default=-1)
    said = [turn for place, turn in enumerate(context.turns) if place > since]
    people = [turn for turn in said if turn.role is Role.USER]
    if not people or context.jobs:
        return False
    return any(len(turn.text.split()) >= WORDS_DRAWABLE or len(turn.text) >= 12 for turn in people)
