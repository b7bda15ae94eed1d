"""The section `[retention]`: how many days each kind of data is kept."""

from pydantic import Field

from bot.sections.part import Part
from core.people.retention import Keeping


class RetentionSettings(Part):
    """0 keeps for good."""

    pictures_days: int = Field(default=0, ge=0)
    words_days: int = Field(default=0, ge=0)
    strikes_days: int = Field(default=90, ge=0)
    reviews_days: int = Field(default=90, ge=0)
    audit_days: int = Field(default=0, ge=0)

    def keeping(self) -> Keeping:
        return Keeping(
            pictures=self.pictures_days, words=self.words_days, strikes=self.strikes_days,
            reviews=self.reviews_days, audit=self.audit_days,
        )  # fmt: skip
