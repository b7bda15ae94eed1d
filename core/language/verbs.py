"""English verbs as pictures show them: "swim" is seen swimming."""

import re

#: Whose last letter is doubled.
DOUBLED = re.compile(
    r"swim|run|sit|hug|spin|hop|knit|drum|skip|jog|dig|beg|chat|clap|cut|dip|drag|drop|grab|grin|grip|hit|jig|lap|nap|nod|pat|sip|drip|scrub|squat"
    r"|pet|put|rub|shop|skid|slip|snap|sob|stir|strum|swap|tap|tip|trot|wag|win|wrap|zip"
)
IRREGULAR = {"lie": "lying", "die": "dying", "tie": "tying", "dye": "dyeing", "singe": "singeing"}


def ing(verb: str) -> str:
    """The present participle of a verb in its plain form; "" of ""."""
    low = verb.lower()
    if not low:
        return ""
    if low in IRREGULAR:
        return IRREGULAR[low]
    if DOUBLED.fullmatch(low):
        return f"{low}{low[-1]}ing"
    if low.endswith("e") and not low.endswith(("ee", "oe", "ye")):
        return f"{low[:-1]}ing"
    return f"{low}ing"
