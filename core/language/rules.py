"""Where language is closed, a rule is right and learning is not needed: U2, 🔁, one word with a job, vetoes."""

import re
from functools import cache

from core.conversation import Intent
from core.language.lexicon import concepts_of
from core.language.normalise import Message, fold
from core.language.remaining import left_of_things
from core.language.shapes import ratio_of
from core.language.state import State, possible
from core.language.styles import presets
from core.language.tongues import words

Certain = dict[Intent, float]

#: How sure a rule is; the rest goes to chat, so that thresholds treat rules and model alike.
SURE = 0.97

WHOLE: tuple[tuple[Intent, re.Pattern[str]], ...] = tuple(
    (intent, re.compile(pattern))
    for intent, pattern in (
        (Intent.UPSCALE, r"u ?[1-9]"),
        (Intent.VARIATION, r"v ?[1-9]|[🔁🔄🎲♻]+"),
        (Intent.CANCEL, r"(?:/ ?)?(?:cancel|stop|abort|halt|abbrechen|stopp|cancela|cancelar|annule|annuler|annulla|отмена|отмени|стоп|скасуи|anuluj|取消|停|キャンセル|中止|취소|중지|الغاء|الغ|रद्द करो|iptal|batal|batalkan|huy)[.! ]*|[🛑✋]+"),
        (Intent.STATUS, r"(?:/ ?)?(?:status|progress|eta|estado|statut|stato|статус|进度|進捗|진행 상황|durum)[.?! ]*"),
        (Intent.HELP, r"/ ?(?:help|start)"),
        (Intent.BALANCE, r"/ ?(?:balance|credits|quota)"),
    )
)  # fmt: skip

#: Whoever speaks to the bot wants to know what it can do; in a group it may be meant for anybody.
ASKS_HELP = re.compile(
    r"help|(?:so )?what (?:else )?can you do|(?:who|what) (?:are|r) (?:you|u)|wer bist du|was bist du|qui es-tu|quien eres|quem e voce|chi sei|кто ты|хто ти|你是谁|あなたは誰\w*|"
    r"how (?:do|can) i use (?:you|this(?: bot)?)|was kannst du(?: alles)?|hilfe"
    r"|wat kun je(?: allemaal| zoal)?|wat kan je(?: allemaal)?|hulp|wie ben je|co (?:umiesz|potrafisz)|neler yapabilirsin|(?:kamu )?bisa apa(?: aja| saja)?|apa (?:yang|yg) bisa kamu lakukan"
    r"|que (?:peux-tu|sais-tu|peux tu|sais tu) faire|aide|que (?:puedes|sabes) hacer|que (?:cosas )?haces|ayuda|tu fais quoi|was machst du(?: so)?|was machen sie"
    r"|o que (?:voce|vc) (?:sabe|pode|consegue) fazer|ajuda|cosa sai fare|aiuto|что ты умеешь|помощь|что ты можешь"
    r"|що ти вмієш|co potrafisz|pomoc|你能做什么|你会什么|(?:何|なに)(?:が)?(?:できる|出来る|して(?:くれる|もらえる))\w*|뭐 할 수 있어"
)
MAYBE = 0.6

#: Asks whether something was understood, and wants no picture.
UNDERSTOOD = re.compile(
    r"o?kk?(?:ay)?|o\.k|alright|all right|noted|understood|fair enough|i see|aha+|(?:(?:do|did) (?:you|ya|u) )?(?:get|got|see|catch) (?:the|my) (?:picture|idea|point|drift)"
)

#: Hours, seasons, weathers and degrees: said of "it" beside a picture they are an order about nothing else.
TURNED = re.compile(
    r"(?:(?:now|ok|and|then|please|pls|can you|could you|would you) )*(?:make|turn) (?:it|this|that|mine) (?:(?:in)?to |a bit |a little |much |more |less |back to )*(?:an? )?"
    r"(?:day|daytime|daylight|night|nighttime|midnight|noon|midday|dawn|dusk|twilight|sunrise|sunset|evening|morning|afternoon"
    r"|golden hour|red|orange|yellow|green|blue|purple|violet|pink|brown|black|white|gr[ae]y|gold|golden|silver|turquoise|teal|beige"
    r"|black (?:and|&) white|monochrome|sepia|winter|wintry|summer|autumn|spring|snowy|rainy|stormy|foggy|misty|sunny|cloudy|overcast|moonlit|starry"
    r"|(?:dark|light|bright|warm|cool|cold|soft|sharp|moodi|gloomi|cut|scari|creepi|spooki|happi|sadd|fluffi|shini|furri|crisp|grain|blurri)er|(?:vivid|colou?rful|vibrant|saturated|dramatic|cheerful|realistic|cartoonish))"
    r"(?: (?:time|scene|again|instead|please|pls))*[.!? ]*"
)

#: The same of other languages, with "it" and "more" as they say it; and a colour for "the colour".
TURNED_ELSEWHERE = re.compile(
    r"(?:mach(?:e|t)? (?:es|das|sie|ihn)|rends?-l[ea]|hazl[oa]|ponl[oa]|deixa|deixe|faz|fall[oa]|rendil[oa]|сделаи|зроби|zrob|lam|bikin|jadikan|buat|इसे|daha"
    r"|もっと|더|再|更|خليها|اجعلها)"
    r"(?: (?:noch|un po'|un peu|un poco|um pouco|mal|ein (?:bisschen|wenig)|это|ее|его|иого|її|to|it|anh|hinh|gambarnya|और|ज़्यादा|थोड़ा|plus|mas|mais|piu|lebih|еще|ще))*"
    r" ?(?:dunkler|heller|bunter|warmer|kalter|realistischer|sombre|lumineu(?:x|se)|color[ée]e?s?|oscur[oa]|luminos[oa]|brillante|realista|escur[oa]|colorid[oa]|scur[oa]|темнее|светлее|ярче|теплее"
    r"|темніше|світліше|яскравіше|ciemniej|jasniej|toi hon|sang hon|gelap|terang|गहरा|हल्का|karanlik|aydinlik|parlak)"
    r"(?: (?:yap|करो|कर दो|bitte|stp|por favor|пожалуиста|please|di|nhe))*[.! ]*"
    r"|再(?:暗|亮)一?(?:点|些)|(?:もっと|もう?(?:少し|ちょい|ちょっと)|少し|ちょっと|ちょい)(?:明る|暗|赤|青|白|黒|薄|濃|細|太|大き|小さ)(?:く(?:して)?|め(?:に(?:して)?|で))(?:ください|くれる|お願い(?:します)?|ほしい|欲しい)?|더 (?:밝게|어둡게) ?해 ?(?:줘|주세요)"
    r"|(?:(?:please|can you|could you|now) )*(?:change|turn) (?:the|its) colou?rs? (?:in)?to (?:\w+ )?\w+[.! ]*"
    r"|(?:(?:please|can you|could you|now) )*make (?:it|this) look (?:more )?(?:realistic|real|photorealistic|old|vintage|like a (?:photo|painting|drawing|cartoon))[.! ]*"
)

#: Another shape for what is there: "make it 3:2", "mach es hochkant".
SHAPED = re.compile(
    r"(?:(?:now|ok|and|then|please|pls|can you|could you|would you|just) )*(?:make|do|turn|crop|have) (?:it|this|that) (?:in(?:to)? |to |as )?(?:an? )?(?:\d{1,2} ?(?:[:x/]|by) ?\d{1,2}|square|portrait|landscape|vertical|horizontal|widescreen|wide|wider|tall|taller)(?: (?:format|instead|please|pls|then))*"
    r"|(?:(?:bitte|jetzt|und) )*mach(?:e|t)? (?:es|das|ihn|sie)(?: (?:bitte|mal|noch))* (?:quadratisch|hochkant|(?:im )?(?:quer|hoch)format|breiter|\d{1,2}:\d{1,2})(?: bitte)?"
    r"|(?:hazl[oa]|ponl[oa]) (?:en )?(?:cuadrad[oa]|vertical|horizontal|apaisad[oa]|\d{1,2}:\d{1,2})(?: porfa| por favor)?|(?:mets|fais|passe)[- ]l[ea] (?:en )?(?:carre|portrait|paysage|format (?:carre|portrait|paysage)|\d{1,2}:\d{1,2})(?: stp)?"
    r"|(?:fall[oa]|mettil[oa]) (?:in )?(?:quadrat[oa]|verticale|orizzontale|\d{1,2}:\d{1,2})|(?:deixa|faz|poe) (?:em |na |no )?(?:quadrad[oa]|vertical|horizontal|\d{1,2}:\d{1,2})|maak (?:het|m|'m) (?:vierkant|staand|liggend|\d{1,2}:\d{1,2})"
    r"|сделаи (?:его |ее |это )?(?:квадратн\w+|вертикальн\w+|горизонтальн\w+|\d{1,2}:\d{1,2})|зроби (?:иого |її |це )?(?:квадратн\w+|вертикальн\w+|горизонтальн\w+)|(?:kare|dikey|yatay) yap|(?:正方形|縦長|横長)にして(?:ください)?|改成(?:正方形|竖版|横版|竖图|横图)"
)

#: Dutch, which the model has not learnt: "maak die lucht wat minder roze".
DUTCH = re.compile(
    r"(?:(?:en|nu|oke|ok|kun je|kan je|wil je) )*(?:maak|kleur|zet|haal|voeg|verander) (?:het|de|die|dat|deze|dit|hem|haar|m|'m|alles|er)(?: \w+){0,3}? "
    r"(?:(?:iets|wat|een beetje|veel|nog|toch) )*(?:donkerder|lichter|groter|kleiner|feller|warmer|kouder|mooier|rustiger|(?:minder|meer) \w+|rood|rode|blauw|groen|geel|oranje|paars|roze|zwart|wit|grijs|bruin|goud|zilver|weg|eraf|eruit|erbij|toe)(?: (?:aub|graag|alsjeblieft|maken))*"
)

#: Words to be written into the picture, and what it is wanted with, in so few words.
ADDED = re.compile(
    r"(?:(?:please|pls|now|can you|could you) )*(?:add|put|write) (?:the |some |a )?(?:text|words?|caption|lettering|title|sign) (?:that |which )?(?:says?|saying|reads?|reading)\b.+"
    r"|(?:(?:ok|okay|and) )*now (?:with|without) (?:an?|some|more|less|no|two|three) \w+(?: \w+){0,2}[.! ]*"
)

#: Said with a picture attached or replied to: what is in it goes.
TAKEN_OUT = re.compile(
    r"(?:(?:please|pls|now|can you|could you) )*(?:remove|erase|delete|blur|crop out|photoshop out) (?:the|his|her|their) (?:(?!from\b|for\b|before\b|when\b)\w+ ){0,3}\w+(?: (?:please|pls))?[.! ]*"
)

#: Said of a picture that is there, and of nothing else in so few words.
REPEATED = re.compile(
    r"(?:(?:ok|no|nope|hmm|please),? )*(?:try(?: it)?|do (?:it|that)|generate(?: it)?|draw it|give me|make) (?:again|once more|over|another one|another|(?:two|three|four|[2-4]) more)(?: (?:please|pls))?[.! ]*"
    r"|(?:encore une?(?: (?:fois|autre))?|une autre|noch (?:mal|eins|eine)|nochmal|otra vez|una mas|mais uma|ancora una|еще раз|еще одну|ще раз|ще одну|jeszcze raz|jeszcze jedna)(?: (?:bitte|stp|por favor|пожалуиста|prosze))?[.! ]*"
)

#: The same in other languages, where people say it to each other as well.
REPEATED_ELSEWHERE = re.compile(
    r"(?:try (?:another|something else|a different one)|(?:probier|versuch) (?:mal )?(?:was|etwas) anderes|prueba (?:con )?otr[oa]|tenta outr[oa]|faz outra|essaie (?:encore|autre chose)|prova un'altra|попробуи (?:другое|другои вариант|иначе|по-другому)|sprobuj inaczej|(?:versuch|probier)(?:'?s| es)? (?:noch ?mal|erneut)|otra (?:igual|igualita|parecida|como esa)|(?:prueba|intenta)(?:lo)? (?:otra vez|de nuevo)|refais(?:[- ](?:le|la))?|recommence|rifall[oa]|riprova"
    r"|(?:faz|tenta) (?:de novo|outra vez|outra)|(?:попробуи|сделаи|нарисуи) (?:снова|заново|по новои|еще раз)|спробуи (?:ще раз|знову)|sprobuj (?:ponownie|jeszcze raz|znowu)"
    r"|(?:bir (?:kez|kere) daha|tekrar|yeniden|bir daha) (?:dene|yap|ciz)|(?:coba|bikin|gambar) (?:lagi|ulang)|(?:(?:satu|sekali) )?lagi (?:dong|donk|deh|ya|pls|please)|jeszcze jed(?:en|no)|nog (?:een|eentje|een keer|zo een|zo eentje|zo'?n een)|doe (?:er )?nog (?:een|eentje)|ancora un[oa]|ainda outra|bir tane daha|give me (?:\d|two|three|four|five|some|a few) more (?:of|like) (?:those|these|them|that|this)|(?:ve|lam) lai(?: (?:di|nhe|nao|cai khac))+)(?: (?:bitte|stp|por favor|porfa|пожалуиста|prosze|lutfen|dong))?[.! ]*"
    r"|(?:もう(?:一回|一度|いっかい)|もっかい)(?:描いて|やって)?(?:ください)?|再(?:来|画)一(?:张|次|遍)|重新画(?:一张)?|(?:한 ?번 더|다시) (?:해|그려) ?(?:줘|주세요)"
)

#: Nothing but a picture is enlarged with all that is on it.
ENLARGED = re.compile(
    r"(?:(?:now|ok|and|then|please|pls|can you|could you) )*(?:enlarge|upscale|upsample|upres) (?:it|this|that|(?:the|this|that|my) (?:picture|image|photo|scan|drawing))(?: (?:please|pls|i attached))*[.!? ]*"
    r"|(?:vergrossere?|agranda|amplia|agrandis|amplie|aumenta|ingrandisci|увеличь|збільш|powieksz|perbesar|phong to) (?:bitte )?(?:(?:das|dieses|la|esta|l'|cette|a|essa|эту|цю|ten|то) ?)?(?:bild|foto|imagen|image|imagem|immagine|картинку|изображение|фото|зображення|obraz|obrazek|gambar\w*|hinh|anh)(?: (?:nay|ini|bitte|porfa|por favor|stp|пожалуиста))*[.!? ]*"
    r"|[2-8] ?x (?:this|that|it)(?: one)?(?: please| pls)?|(?:this|that|it)(?: one)? (?:at |by )?[2-8] ?x(?: please| pls)?"
    r"|(?:we|i) need (?:it |this |that )?(?:in |as )?(?:an? |the )?(?:larger|bigger|higher[- ]?res(?:olution)?|high[- ]?res(?:olution)?|print[- ]?ready) (?:file|version|copy|image|one|print|resolution)\b[^.!?]{0,60}"
    r"|(?:(?:can|could|may) (?:i|we|you) (?:have|get|see|make|do|give me)|give me|send me) (?:it|this|that|the [\w ]{2,30}?(?:one|picture|image|poster|logo)) in (?:[248] ?k|hd|full ?hd|high(?:er)? res(?:olution)?)(?: please| pls)?[.!? ]*"
    r"|(?:puoi )?ingrandir(?:e|la|lo)(?: (?:di )?(?:x ?\d|\d ?x))?"
    r"|(?:放大(?:图片|这张图?)|画像を(?:拡大|大きく)して(?:ください)?|(?:이미지|사진|그림) 확대해 ?(?:줘|주세요))"
)

#: Only what is there can be kept as it is.
KEPT = re.compile(
    r"\b(?:keep|leave) (?:everything|the rest|all the rest|all) ?(?:else)?(?: (?:as (?:it )?is|the same|unchanged|alone|untouched))?[.! ]*$"
    r"|\b(?:alles andere|den rest) (?:\w+ )?(?:so |unverandert )?(?:lassen|lass|bleibt|beibehalten|behalten)[.! ]*$|\b(?:deja|manten) (?:todo )?(?:lo demas|el resto)(?: igual| como esta)?[.! ]*$"
    r"|\b(?:garde|laisse)z? (?:tout )?le reste(?: tel quel| pareil)?[.! ]*$|\b(?:mantem|deixa|mantenha) (?:todo )?o resto(?: igual)?[.! ]*$|\b(?:lascia|tieni) (?:tutto )?il resto(?: com'e| uguale)?[.! ]*$|\bостальное (?:оставь|не трогаи|без изменении)(?: как есть)?[.! ]*$"
)

#: More canvas: nothing but a picture is extended to the left.
EXTENDED = re.compile(
    r"(?:(?:now|ok|and|then|please|pls|can you|could you) )*(?:extend|expand|widen|outpaint) (?:it|this|that|the (?:picture|image|canvas))"
    r"(?: (?:to|on|at|towards?|by))*(?: the)?(?: (?:left|right|top|bottom|up|down|upwards?|downwards?|sides?|both sides|all sides))*"
    r"(?: (?:side|edge|please|pls))*[.!? ]*"
)

#: "Now in pencil" asks for the picture once more; "from now on in pencil" does not begin so.
RESTYLED = re.compile(
    r"(?:(?:ok|okay|and|so|then) )*now (?:in|as)(?: an?)? (?P<style>[\w -]{3,30}?)[.! ]*"
)

TRANSLATE = re.compile(
    r"(?:^|\b)(?:translate|traduce|traduza|traduz|traduis|traduisez|ubersetze?|traduci|переведи|переклади|przetlumacz|"
    r"翻译|翻譯|翻訳|訳して|번역|ترجم|अनुवाद|cevir|terjemahkan|dich)"
)

#: What one thing is beside another is explained in words.
COMPARED = re.compile(
    r"(?!.*\b(?:models?|modell\w*|modelos?|modeles?|modell[oi]|модел\w*|modele|tiers?|plans?|sizes?|seeds?|credits?|styles?|commands?|quality|resolutions?)\b)(?:(?:so|ok|hey|and|also|but|und|y|et|e|a) )*(?:what(?:'?s| is| are)?|was (?:ist|sind)|wat is|cual es|quelle est|c'est quoi|quale? e|qual e|в чем|у чому|jaka jest|ne|apa|apa sih)?(?: the| der| het| la| l'| a)? ?"
    r"(?:differences? between|unterschied (?:zwischen|von)|verschil tussen|diferencia entre|difference entre|differenza (?:tra|fra)|diferenca entre|разница между|різниця між|roznica (?:miedzy|pomiedzy)|(?:per)?beda(?:an|nya)?(?: antara)?|khac nhau giua)\b.+"
    r"|.+(?:有什么(?:区别|不同)|の違い(?:は|って).*|차이(?:가|는|점).*|arasindaki fark.*|में क्या (?:अंतर|फर्क) .*|ka (?:fark|farq) .*)"
)
#: What is left of somebody's credits is asked in few ways, and means one thing whatever was said before and
#: whatever is there. The model hears talk in it once it was asked before, and has learnt no Dutch.
KINDLY = r"(?:(?:hey|hi|hello|ok|okay|so|and|but|please|pls|well|now|again|hallo|hola|oi|salut|ciao|e|et|y|und|bitte|por favor|stp|кстати|привет)[, ]+)*"
STILL = r"(?:[, ]+(?:left|remaining|over|now|right now|at the moment|currently|today|again|please|pls|here|with you|noch|ubrig|jetzt|gerade|aktuell|bitte|ahora|actual(?:mente)?|por favor|agora|atual(?:mente)?|maintenant|actuel(?:lement)?|stp|svp|adesso|attuale|ora|сеичас|пожалуиста|eigentlich|denn|todavia|ainda|encore|ancora))*"
CREDITS_LEFT = re.compile(
    rf"{KINDLY}(?:"
    r"(?:(?:what(?:'?s| is| are)|whats|how(?:'?s| is)|show(?: me)?|tell me|check|see|give me|let me see|(?:can|could) (?:you|i|u) (?:please )?(?:check|see|show me|tell me|give me)|i(?:'d| would)? (?:want|need|like) to (?:know|see|check)) )?"
    r"(?:my (?:(?:current|remaining|available|credit|account|own|total) )*(?:balance|credits?|quota|allowance)|(?:the|your|remaining|available) credits? (?:balance|left|remaining)|credit balance)"
    r"|(?:do i have |have i (?:got )?)(?:any |some |enough )?credits?"
    r"|(?:and )?how (?:many|much)(?: more)? (?:credits?|balance|quota)(?: (?:do i(?: still)? have|i(?: still)? have|have i(?: got)?|are(?: there)?|is(?: there)?))?"
    r"|(?:hoeveel (?:tegoed|saldo|credits?|krediet(?:en)?|plaatjes) (?:heb ik|is er|hou ik)(?: (?:nog|er|over))*|wat is mijn (?:tegoed|saldo)|mijn (?:tegoed|saldo))"
    r"|(?:(?:wie (?:hoch )?(?:ist|steht es um)|was ist|zeige?(?: mir)?|sage? mir|nenne? mir) )?(?:mein(?:en?)?|meine) (?:aktuelle[nrs]? )?(?:guthaben|kontostand|credits?|kontingent)|wie ?(?:viele?|hoch) (?:credits?|guthaben) (?:habe?|ist) ?(?:ich|mein guthaben)?"
    r"|(?:(?:cual es|cuanto es|dime|muestrame|ensename|quiero (?:ver|saber)) )?(?:mi saldo|mis creditos)|cuantos? (?:creditos?|saldo) (?:me quedan?|tengo|hay|me sobran?)"
    r"|(?:(?:qual (?:e )?|me (?:diz|mostra|fala) |mostra |mostre |ver )o? ?)?(?:meu saldo|meus creditos)|quant[oa]s? (?:creditos?|saldo) (?:eu )?(?:ainda )?(?:me )?(?:tenho|restam?|sobram?|faltam?)"
    r"|(?:(?:quel est|c'est quoi|donne[- ]moi|montre[- ]moi|affiche|dis[- ]moi|voir) )?(?:mon (?:solde|credit)|mes credits)|combien (?:de |d')(?:credits?|solde) (?:est-ce qu'il |il )?(?:me reste(?:nt)?(?:[- ]t[- ]il)?|j'ai|ai[- ]je)|(?:il )?(?:me reste combien|j'ai combien) de credits?"
    r"|(?:(?:qual e|quant'e|mostrami|dimmi|fammi vedere) )?(?:il )?(?:mio saldo|i miei crediti|miei crediti)|quanti crediti (?:ho|mi (?:restano|rimangono)|ci sono)"
    r"|(?:(?:какои|каков|покажи|скажи|проверь) )?(?:у меня |мне )?(?:мои |мне )?баланс|(?:покажи )?мои кредиты|сколько (?:у меня )?(?:еще )?(?:осталось )?(?:у меня )?кредитов(?: у меня)?(?: осталось)?"
    r"|was kostet (?:mich )?(?:der spa(?:ss|ß)|das|das hier|(?:so )?ein bild)|(?:how much|what) (?:is|does|do|would) (?:it|this|that|one|a picture|an image|each (?:picture|image)|a drawing)(?: cost)?(?: me)?"
    r"|cuanto (?:cuesta|sale|vale) (?:esto|una imagen|cada imagen|un dibujo)|(?:combien )?(?:ca|une image) (?:me )?coute(?: combien)?|quanto (?:costa|custa|viene) (?:questo|un'immagine|isso|uma imagem)?|сколько (?:это )?стоит(?: картинка| рисунок)?|скільки (?:це )?коштує|ile to kosztuje|berapa (?:harganya|biayanya)|wat kost (?:het|dat|een plaatje)"
    r"|(?:私の|今の|現在の)?(?:残高|残りの?クレジット|クレジット(?:の?残高)?)(?:は|って)?(?:いくら|いくつ|どれ(?:くらい|だけ)|何|あと(?:いくつ|いくら|どれくらい))?(?:です(?:か)?|ある|残って(?:る|いますか|いる)|を?(?:教えて|見せて|確認)(?:ください)?)?"
    r"|(?:我的|查(?:看|询)?(?:一下)?(?:我的)?)(?:余额|餘額|积分|点数|额度)(?:是|还有|还剩|剩)?(?:多少)?|我(?:还|現在|现在)?(?:有|剩)(?:下)?多少(?:积分|点数|余额|额度)"
    r"|(?:내 ?)?(?:잔액|크레딧)(?:이|은|을)? ?(?:얼마(?:나)?(?: ?(?:있어|남았어|남았어요|인가요|야))?|보여 ?줘|알려 ?줘)"
    rf"){STILL}"
)
#: A look that a picture shall have, said to the bot beside one: "go for a van gogh look".
LOOKED = re.compile(
    r"(?:(?:ok|okay|now|maybe|please|pls|and|let's) )*(?:go for|go with|try|give (?:it|this|that|him|her|them)) (?:an? |the |some )?(?:more |kind of |sort of )*(?P<style>[\w' -]{3,30}?) (?:look|style|vibe|vibes|aesthetic|feel)(?: (?:instead|this time|please|pls|maybe|now))*"
)
#: From when on something holds, at one end of a message.
LASTING = (
    r"(?:from now on|from here on|from today on|ab jetzt|von nun an|ab sofort|kunftig|vanaf nu|de ahora en adelante|a partir de ahora|desde ahora|a partir de agora|de agora em diante"
    r"|desormais|dorenavant|a partir de maintenant|d'ora in poi|da adesso in poi|da ora in poi|с этого момента|отныне|відтепер|віднині|od teraz|od dzis|bundan sonra|mulai sekarang|tu gio|tu nay)"
)
FROM_NOW_ON = re.compile(rf"{LASTING}\b.*|.*\b{LASTING}")
#: How a plain question begins; "why don't you" and "what if it were" are wishes.
QUESTION = re.compile(
    r"how (?:many|much|long|far|often|old|big|tall|deep|do|does|did|is|are|can i|should i)\b|who(?:'?s|se)?\b|when\b(?! (?:it|she|he|they|you)\b)"
    r"|do (?:you|u|ya)(?: guys| all)? (?:reckon|think|feel|prefer|believe|suppose|know)\b(?! (?:you|u|we) (?:can|could))"
    r"|where\b|why\b(?! (?:don'?t|not)\b)|which\b|what(?:'?s| is| are| was| does| do| did| time| kind)\b"
    r"|(?:cuant|quien|cuando|donde|por que|que es|cual|quanto|quantos|quantas|quem|quando|onde|qual|o que e)\w*\b"
    r"|(?:combien|pourquoi|quand|quelle?s?|qui est|c'est (?:qui|quoi|ou))\b|(?:wie ?viel\w*|wer|wann|warum|wieso|welche\w*|was ist|wie (?:lange|weit|alt|hoch))\b"
    r"|(?:quant[oaie]|chi|dove|perche|quale|cos'e|che cos)\b|(?:сколько|кто|когда|почему|зачем|какои|какая|какие|что такое|что это|где)\b"
    r"|(?:скільки|хто|коли|чому|навіщо|якии|яка|які|що таке|що це|де)\b|(?:ile|kto|kiedy|gdzie|dlaczego|jaki|jaka|jakie|co to)\b|(?:berapa|siapa|kapan|kenapa|mengapa|dimana|apa itu)\b"
)
#: "… a ver si sale mejor": what is hoped for from another try.
HOPING = re.compile(
    r"[,;] (?:a ver (?:si|que)|maybe (?:it|this)|let'?s see|mal sehen|vielleicht wird|on verra|vediamo|magari viene|vamos ver|может|посмотрим|може|zobaczymy)\b.*"
)
#: Who begins so wants an answer in words.
NOT_YET = re.compile(
    r"(?:(?:please|pls|hey|ok|bot|no),? )*(?:don'?t|do not|dont) (?:make|draw|paint|generate|create|do) (?:anything|a picture|any pictures?|an image)(?: yet| now| for now)?(?:[,.;:!]|$)"
    r"|(?:bitte )?(?:mal|zeichne?|mach) (?:bitte )?(?:noch )?nichts\b|(?:por favor )?no (?:dibujes|pintes|hagas) nada\b|ne (?:dessine|fais|peins) rien\b|non (?:disegnare|fare) (?:niente|nulla)\b|nao (?:desenhe|desenha|faz|faca) nada\b"
    r"|(?:пока )?ничего не рисуи|не рисуи (?:пока|ничего)|нічого не малюи|nic nie rysuj|teken (?:nog )?niks"
)
#: "Do you reckon …": its first word makes nothing.
OPINION = re.compile(r"do (?:you|u|ya)\b")
#: "Draw a cat in the snow": beside a picture, too, where nothing in it is pointed at.
ANEW = re.compile(
    r"(?:please )?(?:draw|paint|sketch)(?: me)? (?:a|an|two|three|four|some) "
    r"(?!.*\b(?:it|its|him|her|his|their|them|this|that|these|those|picture|photo|image|drawing)\b)"
    r"(?!.*\b(?:on|onto|around|above|over|behind|beside|between|to|of|near|beneath|below|under|with) (?:the|my|both)\b)"
    r"(?!.*\bin the (?:\w+ )?(?:background|foreground|corner|middle|cent\w+|sky|distance|left|right|top|bottom)\b).+"
)
CLAUSES = re.compile(r"[,;.!] +")
#: What may stand behind a wish and says nothing.
MARKS = " .!。！"
#: The same behind a question or a laugh.
ASKED = MARKS + "?？:)("
#: Laughter and thanks, at the beginning or, as some languages laugh, at the end.
REACTION = re.compile(
    r"^(?:lo+l|lmf?a+o+|ro+fl|(?:a|b|w)?(?:ha){2,}h?|(?:he){2,}|(?:ja){2,}j?a?|je(?:je)+|k{3,}|rs(?:rs)+|mdr+|ptdr|(?:wk)+w?k?|хах\w*|(?:ха){2,}|ахах\w*|лол|ржу|w{3,}|ㅋ+|ㅎ+|哈+|笑死"
    r"|thx|thanks|thank (?:you|u)|ty|cheers|danke\w*|gracias|merci|obrigad[oa]|valeu|grazie|спасибо|спс|дякую|dzieki|dziekuje|ありがとう\w*|감사\w*|고마워\w*|谢谢\w*|شكرا|tesekkur\w*|makasih|terima kasih|cam on|dhanyavad|shukriya)(?![^\W_])"
    r"|(?:笑|w{2,}|草|ㅋ{2,}|ㅎ{2,}|哈{2,})[!！。.~〜]*$"
)
REACTION_WORDS = 7
#: So many different words of a kitchen make a recipe.
KITCHEN_WORDS = 2
#: Whoever says how all pictures shall be is brief.
SHAPED_WORDS = 14
ORDERING = frozenset(
    {
        "draw", "make", "change", "add", "remove", "degree", "again", "larger", "alter", "show", "style", "setting",
        "status", "cancel", "balance", "help", "not", "colour", "suppose", "image",
    }
)  # fmt: skip
#: A name and a comma; whoever opens a sentence with a capital may also say "Perfect, …".
CALLED = re.compile(r"(?P<name>[^\W\d_]{2,14}), (?=[^\W_])")
ORDERED = frozenset({"draw", "show", "change", "make"})


def certain(message: Message, state: State) -> Certain | None:
    """What is settled without the model, or None."""
    if _vetoed(message) or greets(message) or UNDERSTOOD.fullmatch(message.plain.strip(" ?!.")):
        return {Intent.CHAT: SURE, Intent.GENERATE: 1 - SURE}
    for intent, pattern in WHOLE:
        if pattern.fullmatch(message.plain) and possible(intent, state):
            return {intent: SURE, Intent.CHAT: 1 - SURE}
    if left_of_things(message.plain):
        return {Intent.CHAT: SURE, Intent.GENERATE: 1 - SURE}
    if CREDITS_LEFT.fullmatch(message.plain.strip(f"{ASKED}¿¡")):
        return {Intent.BALANCE: MAYBE, Intent.CHAT: 1 - MAYBE}
    if ASKS_HELP.fullmatch(message.plain.strip(" ?!.¿？")):
        return {Intent.HELP: MAYBE, Intent.CHAT: 1 - MAYBE}
    if state.pictured and _changes(message):
        return {Intent.EDIT: SURE, Intent.CHAT: 1 - SURE}
    if state.here and TAKEN_OUT.fullmatch(message.plain):
        return {Intent.EDIT: SURE, Intent.CHAT: 1 - SURE}
    if _whole(message, "written") or COMPARED.fullmatch(message.plain.strip(ASKED)):
        return {Intent.CHAT: SURE, Intent.GENERATE: 1 - SURE}
    if state.pictured and KEPT.search(message.plain):
        return {Intent.EDIT: SURE, Intent.CHAT: 1 - SURE}
    if state.pictured and ENLARGED.fullmatch(message.plain):
        return {Intent.UPSCALE: SURE, Intent.CHAT: 1 - SURE}
    if state.pictured and REPEATED.fullmatch(message.plain):
        return {Intent.VARIATION: SURE, Intent.CHAT: 1 - SURE}
    return None


def inquires(message: Message) -> bool:
    """Whether a message is nothing but a question: such a one is never answered with a charge."""
    asked = QUESTION.match(message.plain)
    if not asked or re.search(r"[.!?…]\s*\w", message.plain):
        return False
    told = message.words[1:] if OPINION.match(message.plain) else message.words
    return not any(ORDERED.intersection(found) for word in told for found in concepts_of(word))


def anew(message: Message) -> bool:
    """Whether a message orders a picture of its own and points at nothing that is there."""
    return ANEW.fullmatch(message.plain) is not None


def described(message: Message) -> bool:
    """Whether a message is nothing but a scene, as image prompts say it: "a red fox in the snow"."""
    return _whole(message, "described")


def greets(message: Message) -> bool:
    """Whether a message is a greeting and nothing else."""
    return _whole(message, "greeted")


def told(message: Message) -> bool:
    """Whether a message asks who drew a picture, or tells of one that was drawn or is somebody's: "I drew a fox yesterday"."""
    plain = message.plain.strip(ASKED)
    return any(_wishes(kind).fullmatch(plain) is not None for kind in ("told", "kept"))


def keeps(message: Message) -> bool:
    """Whether somebody says what will be done with a picture: "I'll print it for grandma"."""
    return _wishes("used").fullmatch(message.plain.strip(ASKED)) is not None


def repeats(message: Message) -> bool:
    """Whether a message asks for the same again, all of it or its last clause ("not for me, try another"): an
    order beside a picture to whom it is said."""
    plain = HOPING.sub("", message.plain.rstrip(MARKS))
    *_, last = CLAUSES.split(plain)
    return any(REPEATED_ELSEWHERE.fullmatch(said) is not None for said in (plain, last))


def restyles(message: Message) -> bool:
    """Whether a message names a look that something shall have: an order beside a picture to whom it is said."""
    return LOOKED.fullmatch(message.plain.strip(MARKS)) is not None


def shapes(message: Message) -> bool:
    """Whether a message says from when on pictures have a shape: "ab jetzt immer im Querformat"."""
    plain = message.plain.strip(ASKED)
    if FROM_NOW_ON.fullmatch(plain) is None or len(message.words) > SHAPED_WORDS:
        return False
    return ratio_of(message.plain, Intent.SETTING) is not None


def cooks(message: Message) -> bool:
    """Whether a message says how something is cooked or baked: its orders are for a kitchen."""
    return len(kitchen(message.plain)) >= KITCHEN_WORDS


def kitchen(plain: str) -> set[str]:
    """The words of a kitchen in a folded text."""
    return set(_wishes("cooked").findall(plain))


def clauses_before(message: Message) -> bool:
    """Whether something stands before the last clause: "the line went dead, try again" is about the line."""
    return len(CLAUSES.split(message.plain.rstrip(MARKS))) > 1


def reacts(message: Message) -> bool:
    """Whether a message laughs or thanks, in few words that order nothing: "lol the otters", "thanks, that'll do"."""
    if len(message.words) > REACTION_WORDS or not REACTION.search(message.plain):
        return False
    said = (found for word in message.words for found in concepts_of(word) if "praise" not in found)
    return not any(ORDERING.intersection(found) for found in said)


def calls(message: Message) -> bool:
    """Whether a message opens by calling somebody who is not the bot: "Lena, move the vase"."""
    named = CALLED.match(message.raw)
    if named is None or not named["name"][0].isupper():
        return False
    name = fold(named["name"])
    return not concepts_of(name) and name not in words("plain_wishes")["opening"]["words"]


def shown(message: Message) -> bool:
    """Whether a message orders a picture of what was said before it, and says nothing else."""
    return _whole(message, "shown")


def _whole(message: Message, kind: str) -> bool:
    return _wishes(kind).fullmatch(message.plain.strip(MARKS)) is not None


@cache
def _wishes(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{said})" for said in words("plain_wishes")[kind].values()))


def _changes(message: Message) -> bool:
    """The whole message, or its last clause: "too cold for me, make it warmer"."""
    *_, last = CLAUSES.split(message.plain.rstrip(" .!"))
    said = any(
        rule.fullmatch(message.plain)
        for rule in (TURNED, TURNED_ELSEWHERE, SHAPED, DUTCH, EXTENDED, ADDED)
    )
    return said or _whole(message, "timed") or TURNED.fullmatch(last) is not None or _restyled(message)


def _restyled(message: Message) -> bool:
    said = RESTYLED.fullmatch(message.plain)
    return said is not None and presets().named(said["style"]) is not None


def _vetoed(message: Message) -> bool:
    """Said to somebody else, about a quotation, or code; or that nothing shall be drawn."""
    if message.person or NOT_YET.match(message.plain):
        return True
    if message.code and len(message.words) < 3:
        return True
    return message.quoted and TRANSLATE.search(message.plain) is not None
