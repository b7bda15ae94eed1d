"""Taking a thing out of a prompt in Chinese, Japanese and Korean: it goes with what hangs on it."""

import re

from core.language.loose_ends import tidied
from core.language.wording import Span

#: Korean adnominal verbs and places that hang on the noun before them.
HUNG = re.compile(
    r"\s*(?:쓴|입은|든|있는|앉은|앉아 있는|서 있는|놓인|탄|신은|맨|두른|들고|쓰고|입고|끼고|낀|위에|안에|옆에|앞에|뒤에|위의|안의|옆의|앞의|뒤의|속의|속에)(?=\s|$)"
)


def without_korean(prompt: str, found: Span) -> str:
    """The noun with its particle, its adjectives before and the verb that hangs on it behind."""
    before = re.sub(r"(?:\S+(?:간|란|은|는|한|운|색|얀|만)\s+){0,2}$", "", prompt[: found.start])
    end = found.end
    while hung := HUNG.match(prompt, end):
        end = hung.end()
    return tidied(f"{before}{prompt[end:].lstrip()}")


def without_unspaced(prompt: str, found: Span) -> str:
    """Chinese and Japanese: the thing goes with its measure, its place word and what it hung on."""
    if re.search(r"[\u3040-\u30ff]", prompt):
        return _without_japanese(prompt, found)
    left = re.search(
        r"(?:[，、,]?\s*(?:旁边有|上面有|里面有|周围有|还有|放|站|坐|躺|挂|摆|停|趴|睡|立)?(?:在|有|和|与|及|、|(?:戴|穿|拿|带|抱|围|打|撑|背|骑)着?)?)?"
        r"(?:一|两|三|几|许多|很多)?(?:[个只张条顶件座棵朵把辆些盏艘匹位名束])?(?:[\u3400-\u9fff]{1,2}色?的|[红蓝绿黄黑白紫粉橙金灰棕]色?)?$",
        prompt[: found.start],
    )
    right = re.match(r"(?:上|里|中|下|旁|旁边|前面|后面|边|内)?(?:的(?![图画]))?", prompt[found.end :])
    start = left.start() if left else found.start
    end = found.end + (right.end() if right else 0)
    return tidied(prompt[:start] + prompt[end:])


def _without_japanese(prompt: str, found: Span) -> str:
    right = re.match(
        r"の?(?:上|中|下|横|隣|前|そば|後ろ)?(?:を(?:かぶった|被った|着た|持った|つけた|付けた|咥えた|かけた|履いた|巻いた|さした|差した|した)|が(?:ある|いる|あり|見える|立つ)|"
        r"に(?:座った|座る|座っている|いる|ある|乗った|乗っている|立つ|立っている|置かれた|浮かぶ)|で(?:遊ぶ|眠る|寝ている)|のある|のいる|[とやでにをがの、])?",
        prompt[found.end :],
    )
    before = (
        re.sub(r"(?:[一-龯ぁ-ん]{1,4}[いなの])?$", "", prompt[: found.start])
        if re.search(r"[いな]$", prompt[: found.start])
        else prompt[: found.start]
    )
    return tidied(before + prompt[found.end + (right.end() if right else 0) :])
