"""The section `[retention]`: how many days each kind of data is kept."""

from bot.sections.part import Part
from core.checked import Natural
from core.people.retention import Keeping


class RetentionSettings(Part, frozen=True, kw_only=True):
    """0 keeps for good."""

    pictures_days: Natural = 0
    words_days: Natural = 0
    strikes_days: Natural = 90
    reviews_days: Natural = 90
    audit_days: Natural = 0

    def keeping(self) -> Keeping:
        return Keeping(
            pictures=self.pictures_days, words=self.words_days, strikes=self.strikes_days,
            reviews=self.reviews_days, audit=self.audit_days,
        )  # fmt: skip
