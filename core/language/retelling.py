"""A sentence of the talk becomes words for a painter."""

import re

from core.language.describing import YES
from core.language.quotes import restored, shielded
from core.language.spoken import tidy, without_courtesy
from core.language.tongues import tongue_of

SUBJECT_IS = re.compile(
    r"^(?:(?:for|as|on) (?:the|our|my|a) [\w ]{2,30}?,? )?(?:(?:i(?:['’]m| am)? ?(?:was |am )?(?:just )?(?:imagin\w*|pictur\w*|think\w*(?: (?:of|about))?|see|envision\w*|want|wish for|dream\w*(?: of)?)|we (?:could|should|might) (?:have|do|show|use|put|build|make)|maybe|perhaps|imagine|picture(?: this)?|what if|suppose|think of|let['’]?s say|how about|it (?:would|could|should|will|might) (?:be|have|show)|it['’]?s|there (?:would|could|should|will|might) be|there (?:is|are)|there['’]s|so|and|then|also|or|plus|well|basically|you see|in my (?:dream|head|mind|novel|story|book)|honestly|ok so)[,:]?\s+)+",
    re.I,
)
IS_LIKE = re.compile(
    r"^(?:my|our|the|his|her|their) (?P<what>[\w' -]{2,32}?) (?:could|would|should|might|will|can|shall|is going to) be (?P<how>.+)$",
    re.I,
)
HAS = re.compile(
    r"^(?:my|our|the|his|her|their|this) (?P<what>[\w'’ -]{2,32}?) (?:has|have|had|would have|could have|should have|will have|shows?|features?|contains?)(?: got)? (?P<how>(?:an?|the|two|three|some|no|its|\w+)\s.+)$",
    re.I,
)


def painted(sentence: str) -> str:
    """A sentence of the talk as words for a painter: "our mascot could be a shy lighthouse" shows one."""
    shield, quotations = shielded(sentence)
    plain = tidy(without_courtesy(shield))
    if tongue_of(plain) == "en":
        plain = tidy(SUBJECT_IS.sub("", YES.sub("", plain), count=1))
        plain = _as_phrase(plain)
    plain = re.sub(r"(?:する|になる|の)?(?:予定|つもり)です$|です$|ます$", "", plain)
    return restored(plain, quotations)


def _as_phrase(plain: str) -> str:
    is_like = IS_LIKE.match(plain)
    if is_like:
        return f"{is_like['how']}, {is_like['what']}"
    has = HAS.match(plain)
    if has:
        return f"{has['what']} with {has['how']}"
    return re.sub(r"^(?:my|our) (?=\w)", "", plain, flags=re.I)


def joined(parts: list[str]) -> str:
    return ", ".join(re.sub(r"^(?:and|also|plus) ", "", part, flags=re.I) for part in parts if part)
