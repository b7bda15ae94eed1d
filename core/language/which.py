"""The change that a message asks for, without the words that only say of which picture."""

import re

from core.conversation import Context, ThreadPicture
from core.language.quotes import restored, shielded
from core.language.reference import IN_OWN_PHOTO
from core.language.spoken import tidy

#: "Number two in green", "the middle one with a border": which picture, then the change.
WHICH = re.compile(
    r"^(?:(?:can|could|may) (?:we|you|i) )?(?:go with|use|take|pick) (?:the )?(?:v|version |number |option )?[1-4] (?:and|but)(?: just| then)? (?=\w)"
    r"|^(?:with|in|on|use|take|pick|go with) the (?:one|picture|image|pic|version) (?:that )?[\w’'-]+ (?:made|drew|did|posted|sent|got|asked for)(?:,? (?:and|but|then))? "
    r"|^re:? the [\w ]+? i (?:uploaded|sent|posted|attached|shared)[:,] "
    r"|^(?:in |on |for |with |use |take )?(?:(?:the )?(?:number|no\.?|nr\.?|option|version|picture|image|#) ?(?:one|two|three|four|[1-4])|"
    r"(?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th|last|middle|left|right|previous|latest|other) (?:one|picture|image|version|draft))(?:[,:]\s+|\s+(?=(?:in|with|but|as|at|on|without|needs?|should|and)\b))",
    re.I,
)
#: The same in other languages.
WHICH_FOREIGN = re.compile(
    r"^(?:(?:на|в|у) (?:перв|втор|трет|четв[её]рт|последн|друг|перш|четверт|останн)\w+(?: (?:картинк|изображени|рисунк|фото|вариант|зображенн|малюнк)\w*)?|(?:im|beim|auf dem|in dem) (?:ersten|zweiten|dritten|vierten|letzten)(?: bild)?|"
    r"(?:en|a) (?:la|el) (?:primera?|segund[oa]|tercer[oa]?|cuart[oa]|últim[oa])(?: imagen| foto)?|(?:sur|dans|pour) (?:la|le) (?:premi[eè]re?|deuxième|seconde?|troisième|quatrième|derni[eè]re?)(?: image| photo)?|"
    r"(?:nella|sulla|nel|per la) (?:prima|seconda|terza|quarta|ultima)(?: immagine| foto)?|n[ao] (?:primeir[ao]|segund[ao]|terceir[ao]|quart[ao]|últim[ao])(?: imagem| foto)?|(?:bij|in|op) (?:de|het) (?:eerste|tweede|derde|vierde|laatste)(?: plaatje| foto| beeld)?|"
    r"(?:na|w) (?:pierwsz|drug|trzeci|czwart|ostatni)\w+(?: (?:obraz|zdjęci)\w*)?|(?:birinci|ikinci|üçüncü|dördüncü|son)(?:sinde| resimde| olanda)|(?:di |pada )?(?:gambar )?(?:yang )(?:pertama|kedua|ketiga|keempat|terakhir))(?:,\s*|\s+)(?=\w)"
    r"|^(?:[1-4一二三四]枚目|最初|最後)(?:(?:の(?:絵|画像|ほう|方))?(?:は|で)?[、,]|(?:の(?:絵|画像|ほう|方))?(?:は|で))|^第[一二三四]张(?:图|画)?[里中上]?[，, ]*(?=\w)|^(?:첫|두|세|네) ?번째 (?:그림|사진|거|것)?(?:에서|은|는|의)?[, ]+",
    re.I,
)
#: "Make the sky stormy in my picture".
IN_MINE = re.compile(
    r",?\s+(?:in|on|of) (?:my (?:own )?(?:picture|image|one|drawing|version|pic)|mine)(?=\s*(?:$|[,.!?]))",
    re.I,
)
#: "Red n gold": as phones write it.
AND = re.compile(r"(?<=[a-z]) (?:n|'n'|&|nd) (?=[a-z])(?!n roll)", re.I)


def about_change(wish: str, picture: ThreadPicture | None, context: Context) -> str:
    """The change without the words that only say which picture: "in the second one, …", "nina's"."""
    if picture is not None and picture.owner != context.author:
        name = re.escape(picture.owner.split(":")[-1])
        wish = re.sub(rf"(?<!\w)@?{name}['’]s\b", "the", wish, flags=re.I)
    wish = IN_MINE.sub("", wish)
    shield, quotations = shielded(IN_OWN_PHOTO.sub(" ", wish))
    return WHICH_FOREIGN.sub("", WHICH.sub("", tidy(restored(AND.sub(" and ", shield), quotations))))
