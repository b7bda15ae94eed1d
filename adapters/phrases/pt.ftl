# O que as pessoas leem. Curto, cordial, exato.

language-name = Português

progress-understanding = Lendo o seu pedido…
progress-refining-prompt = Procurando as palavras certas…
progress-trimming = Encurtando a descrição…
progress-queued = { $place ->
    [0] Na fila · { $ref }
    [1] Na fila, você é o próximo, cerca de { $seconds } s · { $ref }
   *[other] Na fila, lugar { $place }, cerca de { $seconds } s · { $ref }
}
progress-follows = { $subject ->
    [none] Primeiro a imagem anterior, depois isto…
   *[other] Primeiro: { $subject }; depois isto…
}
progress-initializing = Montando o cavalete…
progress-thinking = Pensando bem…
progress-generating = { $subject ->
    [none] Pintando…
   *[other] Pintando: { $subject }…
}
progress-retrying = A conexão caiu, tentando de novo…
progress-busy = { $minutes ->
    [0] O pintor está ocupado, tento de novo daqui a pouco…
   *[other] O pintor está ocupado, tento de novo em cerca de { $minutes } { $minutes ->
        [one] minuto
       *[other] minutos
    }…
}
progress-slow = Está demorando mais que o normal…
progress-processing = Conferindo a imagem…
progress-uploading = Guardando a sua imagem…
progress-finalizing = Colocando na sua galeria…

done-done = Pronta em { $seconds } s · { $model } · { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
done-part = Saíram { $count } de { $wanted } · { $model } · reservado { $held }, cobrado { $credits }, devolvido { $returned }
done-noticed = { $notice ->
    [ratio] Pedido { $asked_ratio }, pintado em { $painted_ratio }
    [retired] { $asked_model } foi aposentado, então { $model } pintou
    [lacks] { $asked_model } não faz isso, então { $model } pintou
    [fallback] { $asked_model } estava ocupado, então { $model } pintou
    [resolution] Pintada em { $painted_resolution }, o máximo deste modelo
   *[other] { $notice }
} · { $seconds } s · { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
done-late = Chegou afinal, então esta é grátis · { $model }
done-cleared = Verificada, aqui está; esta é grátis · { $model }
done-again = Exatamente esta já foi feita aqui, então é grátis · { $model }
done-shared = Compartilhada por quem a pediu · { $model }
done-shown = { $asked } · { $model } · ref. { $ref }
done-sticky-style = Estilo mantido aqui: { $style }
cancelled-cancelled = Cancelado. Os seus créditos voltaram; nada foi cobrado. Ref. { $ref }
cancelled-let-go = Cancelado antes de começar. Nada foi cobrado.

failed-moderated-input = O pintor não pinta isto. Nada foi cobrado. Diga de outro jeito. Ref. { $ref }
failed-moderated-output = O pintor não quis mostrar o que saiu. Nada foi cobrado. Diga de outro jeito. Ref. { $ref }
failed-picture-reviewed = Uma pessoa olha esta imagem antes de ser mostrada. Nada foi cobrado; se puder ser mostrada, chega aqui. Ref. { $ref }
failed-picture-denied = Esta imagem não é mostrada. Nada foi cobrado. Tente outra ideia. Ref. { $ref }
failed-picture-unchecked = Agora não consigo verificar imagens, por isso não mostro esta. Nada foi cobrado. Tente de novo em alguns minutos. Ref. { $ref }
failed-invalid-request = O pintor não entendeu o pedido. Nada foi cobrado. Tente outras palavras ou outro tamanho. Ref. { $ref }
failed-unsupported-option = Este modelo não faz isso. Nada foi cobrado. Tente outro modelo ou tire essa opção. Ref. { $ref }
failed-auth = O pintor nos recusou. A culpa não é sua e nada foi cobrado; o operador já sabe. Ref. { $ref }
failed-insufficient-credit = A conta do pintor está vazia. A culpa não é sua e nada foi cobrado; o operador já sabe. Ref. { $ref }
failed-own-key = O pintor recusou a chave própria deste servidor, ou a conta dela está vazia. A culpa não é sua e nada foi cobrado; o operador pode pôr outra chave. Ref. { $ref }
failed-rate-limited = Pedidos demais, espere um momento. Nada foi cobrado. Aperte Tentar de novo daqui a um minuto. Ref. { $ref }
failed-overloaded = Não deu, tente de novo: o pintor está sobrecarregado. Nada foi cobrado. Ref. { $ref }
failed-unreachable = Não consigo falar com o pintor. Nada foi cobrado. Aperte Tentar de novo daqui a alguns minutos. Ref. { $ref }
failed-timeout-unknown = O pintor não respondeu. Nada foi cobrado. Aperte Tentar de novo para pintar. Ref. { $ref }
failed-not-found-or-expired = A imagem de partida não existe mais. Nada foi cobrado. Responda a outra. Ref. { $ref }
failed-canceled = Cancelado. Os seus créditos voltaram; nada foi cobrado. Ref. { $ref }
failed-provider-bug = Não deu, tente de novo: nenhuma imagem inteira voltou. Nada foi cobrado. Ref. { $ref }
failed-internal = Não deu, tente de novo. Nada foi cobrado. Se acontecer outra vez, diga ao operador: ref. { $ref }
failed-storage = Não consegui guardar a imagem. Nada foi cobrado. Tente mais tarde. Ref. { $ref }
failed-timeout = Demorou demais, então paramos. Nada foi cobrado. Aperte Tentar de novo, ou espere: se chegar afinal, é grátis. Ref. { $ref }
failed-worker-lost = Este pedido não pôde ser terminado. Nada foi cobrado. Aperte Tentar de novo. Ref. { $ref }

refused-empty = O que devo desenhar? Por exemplo: “desenhe uma raposa na neve”. Nada foi cobrado.
refused-too-short = Está curto demais ({ $length } de pelo menos { $min } caracteres). Conte um pouco mais. Nada foi cobrado.
refused-too-long = São { $length } caracteres; fique até { $max }. Nada foi cobrado. Mande uma versão mais curta.
refused-no-credits = Custa { $needed } e você tem { $free } créditos. Nada foi cobrado. Peça mais a quem cuida deste bot, ou espere o mês que vem.
refused-no-credits-here = Seus créditos não bastam: custa { $needed }. Nada foi cobrado. /balance diz, só a você, quantos tem; quem cuida deste bot pode dar mais.
refused-cooldown = Espere { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
} até a próxima imagem, ou aperte “Assim que der”. Nada foi cobrado.
refused-per-minute = { $used } de { $limit } imagens neste minuto. Nada foi cobrado. Tente daqui a um minuto.
refused-per-hour = Restam 0 de { $limit } imagens desta hora. Nada foi cobrado. A próxima sai em { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}.
refused-per-day = Restam 0 de { $limit } imagens de hoje. Nada foi cobrado. Volte depois da meia-noite ({ $zone }).{ $more ->
    [yes] {" "}Com o plano { $upgrade } são { $per_day } imagens por dia.
   *[no] {""}
}
refused-per-month = Restam 0 de { $limit } imagens deste mês. Nada foi cobrado. Recomeça no dia primeiro.{ $more ->
    [yes] {" "}Com o plano { $upgrade } são { $per_day } imagens por dia.
   *[no] {""}
}
refused-running = Uma imagem sua está sendo pintada. Nada foi cobrado. Cancele ou espere ela ficar pronta.
refused-waiting = Você tem { $used } imagens a caminho, e não cabem mais ({ $limit }). Nada foi cobrado. Cancele uma ou espere.
refused-budget = O orçamento de hoje, { $limit } $, acabou. Nada foi cobrado. Tente amanhã.
refused-not-allowed = Este bot só pinta para pessoas e servidores convidados. Nada foi cobrado. Peça a quem cuida dele para deixar você entrar: você é { $person }.
refused-moderated = Não posso desenhar isso. Nada foi cobrado. Tente outra ideia.
refused-suspended = Desenhar está suspenso para você. Nada foi cobrado. Fale com quem cuida deste bot.
refused-unknown-button = Não conheço este botão. Nada mudou. Diga em palavras o que você quer.
refused-old-button = Este botão é de uma versão antiga. Nada mudou. Diga em palavras o que você quer.
refused-foreign-button = Esta imagem é de outra pessoa. Use Variar para fazer a sua. Nada foi cobrado.
refused-foreign-request = Esse pedido é de outra pessoa. Diga com as suas palavras o que quer ver. Nada foi cobrado.
refused-no-picture = Qual imagem? Responda a uma, ou desenhe uma primeiro. Nada foi cobrado.
refused-unknown-model = Não tenho o modelo “{ $asked }”. Há: { $known }. Nada foi cobrado.
refused-unsupported = { $model ->
    [none] Nenhum dos pintores daqui faz isso. Nada foi cobrado. Peça uma coisa só, com uma imagem só.
   *[other] Esse modelo não faz isso. Nada foi cobrado. Tente outro.
}
refused-not-found = Não encontro isso. Nada mudou. Tente /help.
refused-stays-known = Você foi esquecido há pouco, ou algo aqui ainda não está resolvido, por isso tem de esperar. Nada mudou. Quem me opera pode ajudar.
refused-too-late = Isso já terminou; não há o que cancelar. Nada mudou.
refused-not-dead = Isso não está entre os pedidos que falharam: já terminou, está a caminho ou foi encerrado. Nada mudou.
refused-nothing-paid = Nada foi cobrado por isso, então não há o que devolver. Nada mudou.
refused-too-early = Isso ainda está a caminho. Cancele primeiro. Nada mudou.
refused-not-yet = Essa imagem ainda está a caminho. Nada foi cobrado. Diga de novo quando ela chegar.
refused-first-gone = A imagem que era para mudar não veio. Nada foi cobrado. Diga de novo quando houver uma.
refused-retried = Isso já foi tentado de novo; o resultado está mais abaixo. Nada mais foi cobrado.
refused-unknown-command = Não conheço { $asked }. Nada foi cobrado. /help mostra o que sei fazer, ou diga simplesmente o que quer ver.
refused-repeated = Isso acabou de ser pedido. Nada mais foi cobrado.
refused-other-price = Com essas palavras o preço seria outro, então fiquei com as primeiras. Cancele e peça de novo.
goes-on-as-it-was = Seu pedido segue com as palavras que tinha.
refused-mask-size = A máscara deve ter o tamanho da imagem ({ $wanted } pixels); tem { $got }. Nada foi cobrado. Mande uma desse tamanho.
refused-bad-picture = Esse arquivo não é uma imagem que eu consiga ler. Nada foi cobrado. Mande PNG, JPEG ou WebP.
refused-bad-link = Não consegui uma imagem desse link. Nada foi cobrado. Mande a própria imagem, ou outro link.
refused-picture-too-large = Essa imagem é grande demais. Nada foi cobrado. Mande uma de menos de 50 MB.
refused-picture-pixels = Essa imagem tem pixels demais. Nada foi cobrado. Mande uma de até 25 megapixels.
refused-sent-hour = Você enviou tantas imagens quanto aceito em uma hora ({ $limit }). Nada foi cobrado. Dá para continuar em { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}.
refused-sent-day = Você enviou tanto quanto aceito em um dia ({ $limit } MB). Nada foi cobrado. Dá para continuar depois da meia-noite ({ $zone }).
refused-unknown-name = Não conheço “{ $asked }”. Há: { $known }. Nada mudou, nada foi cobrado.

ask-draw = Desenho? Custa { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.
ask-price = Custa { $credits } créditos, mais que o normal. Faço?
ask-changed = “{ $asked }”: custa { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}. Faço?
ask-redo-edited = Você mudou as palavras. Desenho de novo? Custa { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.

answer-help = Diga o que quer ver: “desenhe uma raposa na neve”. Depois mude: “transforme em noite”, “a mesma em aquarela”. Responda a qualquer imagem para mudar aquela. /balance mostra os seus créditos, /cancel para uma imagem a caminho, /privacy diz o que guardo sobre você.
answer-status-none = Nada seu está a caminho. Diga o que devo desenhar.
answer-status-job = { $place ->
    [0] A sua imagem está em { $percent } %. Ref. { $ref }
    [1] A sua imagem é a próxima, cerca de { $seconds } s. Ref. { $ref }
   *[other] A sua imagem está no lugar { $place }, cerca de { $seconds } s. Ref. { $ref }
}
answer-status-ended = { $state ->
    [completed] Essa está pronta; custou { $charged }. Ref. { $ref }
   *[other] Essa não saiu; nada foi cobrado. Ref. { $ref }
}
answer-twin = Isso já está a caminho (ref. { $ref }). Nada mais foi cobrado.
answer-cancel-done = Paradas: { $count }. Os créditos voltaram.
answer-cancel-early = { cancelled-let-go }
answer-cancel-nothing = Não há o que cancelar. Nada foi cobrado.
answer-setting-set = De agora em diante, aqui: { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolução
    [count] imagens
    [seed] semente
    [negative] negativo
   *[other] { $what }
} { $value }. Diga “esqueça os ajustes” para tirar.
answer-setting-cleared = Tirado: { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolução
    [count] imagens
    [seed] semente
    [negative] negativo
    [all] tudo
   *[other] { $what }
}.
answer-link-code = O seu código: { $typed }. Vale dez minutos e uma só vez. Diga-me /link { $typed } na outra plataforma, onde quer ser uma só pessoa com esta conta.
answer-link-second = Assim seria uma só pessoa com { $name } ({ $id }): um saldo, uma galeria, os mesmos limites. Essa conta é sua? Então diga lá /link { $typed } em dez minutos. Se não, não faça nada e não mostre o código a ninguém.
answer-linked = Você e { $name } ({ $id }) são agora uma só pessoa, com um saldo e uma galeria. /unlink separa de novo.
answer-unlinked = Estão separados de novo; cada conta tem o que é seu.
answer-link-none = Não está ligado a outra conta. /link começa.
answer-link-held = Não se pode separar enquanto uma das contas tiver um bloqueio ou avisos.
answer-link-bad = Esse código não vale aqui: um código vale dez minutos, uma vez e para a conta a que se destina. /link dá um novo.
answer-link-tries = Tentativas demais. A próxima é possível em { $minutes } min.
answer-link-taken = Uma destas contas já está ligada. Primeiro /unlink.
answer-link-same = Pode ligar-se uma conta de cada plataforma; estas são da mesma.
answer-history = As suas imagens, a mais nova primeiro:
answer-history-none = Você ainda não tem imagens. Diga o que quer ver.
answer-undone = De volta a: { $prompt }. O que disser agora parte desta.
answer-undo-nothing = Antes desta não há nada.
answer-describe = O pedido foi: { $prompt }
answer-describe-unknown = Ninguém aqui me pediu essa imagem, e só sei o que as minhas deviam ser. Diga o que deve mudar nela, e eu faço.
answer-forget-sure = Esquecer esta conversa? As suas imagens nela vão embora de vez, e ninguém pode recuperá-las.
answer-forget-sure-yours = Esquecer o que você disse aqui? As suas imagens nesta conversa vão embora de vez, e ninguém pode recuperá-las. O que os outros disseram e fizeram fica.
answer-forgotten = Esquecido. Esta conversa recomeça, e as suas imagens nela se foram.
answer-forgotten-yours = Esquecido: o que você disse aqui e as suas imagens. A conversa dos outros continua.
answer-dear = Custa { $credits } créditos, mais que o normal. Aperte este botão para seguir.
answer-deleted = Apagada.
answer-file-lost = O ficheiro desta imagem perdeu-se. Quem gere o bot pode devolver o que custou. Ref { $ref }
answer-shared = Já se vê lá.
answer-export = Aqui está tudo o que guardo sobre você, e { $pictures } imagens.
answer-export-rows = Aqui está tudo o que guardo sobre você. As suas { $pictures } imagens não cabem num arquivo: /history mostra cada uma, e quem me opera pode dar todas.
answer-export-elsewhere = Aqui não posso dar um arquivo. Quem me opera pode: pentimento export { $person }
answer-erase-sure = Tudo sobre você será apagado: o que disse, { $pictures } imagens com os arquivos, os ajustes e os créditos restantes. Ninguém pode recuperar. O que publiquei nas conversas fica lá até você apagar.
answer-erased = Você foi esquecido, e { $files } arquivos também. O que os trabalhos custaram fica nos livros, sem nome. Recibo { $receipt }
answer-edit-prompt = O que deve mudar? Responda a esta imagem com algumas palavras.
answer-original = { $link ->
    [none] O original, { $size }
   *[other] O original, { $size }: { $link }
}
answer-left-no = Tudo bem, deixo.
answer-asked-anew = Perguntei de novo abaixo, com a sua mudança.
answer-language = De agora em diante falo português com você. /language auto volta a seguir o seu aplicativo.
answer-language-auto = Volto a seguir o idioma do seu aplicativo.
answer-languages = Falo: { $known }. Por exemplo /language pt.
answer-refine-on = Suas palavras são trabalhadas antes de serem pintadas: entra o que a conversa diz e acrescenta-se um pouco. Desligado, são pintadas como você escreve.
answer-refine-off = Suas palavras são pintadas como você escreve. Ligado, são antes trabalhadas.

button-vary = Variar
button-edit = Mudar
button-upscale = Ampliar
button-retry = Tentar de novo
button-redo = Refazer
button-best = Melhor qualidade
button-original = Original
button-info = Info
button-delete = Apagar
button-share = Compartilhar
button-forget = Esquecer
button-erase = Esquecer-me de vez
button-privacy = { $arg ->
    [export] Cópia de tudo
   *[delete] Esquecer-me
}
button-cancel = Cancelar
button-refine = { $arg ->
    [off] Pintar como escrito
   *[other] Trabalhar minhas palavras
}
button-yes = Desenhe
button-no = Não
button-start-when-ready = Assim que der
button-drop-style = Tirar o estilo
button-page = Mais antigas
button-back = « Voltar
button-album = Álbum

command-imagine = Desenhar o que você descreve
command-edit = Mudar uma imagem: responda a ela com o que deve mudar
command-describe = Dizer o que uma imagem mostra: responda a ela
command-model = Os pintores, e qual pinta aqui
command-style = Os estilos, e qual fica aqui
command-settings = O que vale nesta conversa
command-language = Em que idioma falo com você
command-refine = Se suas palavras são trabalhadas antes de serem pintadas
command-balance = Os seus créditos
command-link = Um saldo e uma galeria em duas plataformas
command-unlink = Separar contas ligadas
command-quota = Quantas imagens você ainda tem
command-history = As suas imagens, a mais nova primeiro
command-show = Uma das suas imagens outra vez
command-job = Onde está a sua imagem
command-cancel = Parar uma imagem a caminho
command-undo = Voltar à imagem anterior
command-forget = Esquecer esta conversa
command-privacy = O que é guardado, e por quanto tempo
command-help = O que sei fazer
button-inpaint = Mudar uma parte
answer-inpaint = Nesta página, pinte sobre o que deve mudar e diga o que deve estar ali. A página é só sua, para uma máscara, durante uma hora.
answer-mask-ready = Tenho a sua máscara. O que deve estar ali? Bastam umas palavras: “um chapéu vermelho”.
refused-mask-empty = Ainda nada está marcado. Nada foi cobrado. Pinte sobre o que deve mudar.
set-model = Modelo
set-style = Estilo
set-aspect-ratio = Formato
set-resolution = Resolução
set-count = Imagens
set-refine = Refinamento
set-language = Idioma

done-paid-by = Pago com o saldo deste servidor
refused-cost = O seu plano ({ $tier }) cobre { $limit } $ de pintores por mês, e isso acabou. Nada foi cobrado. O pintor embutido é grátis, e no dia primeiro tudo recomeça.
refused-slowed = Não posso desenhar isso. Nada foi cobrado. Como isso aconteceu várias vezes hoje, até amanhã você pode pedir cinco imagens por hora.
refused-reviewed = Uma pessoa olha isto antes de eu desenhar. Nada foi cobrado; a resposta chega aqui.
refused-unchecked = Agora não consigo verificar pedidos, por isso não desenho nada. Nada foi cobrado. Tente de novo em alguns minutos.
refused-not-kept = Agora não consigo guardar nada, por isso isto não foi aceite. Nada foi cobrado. Envie de novo dentro de alguns minutos.
refused-banned = Você não pode usar este bot. Nada foi cobrado. Fale com quem cuida dele.
refused-blocked-here = Pediram que eu fique em silêncio aqui. Nada foi cobrado. Tente outro canal ou fale com quem cuida deste.
refused-maintenance = { $message } (Nada foi cobrado. Volte mais tarde.)
refused-place-limit = Este lugar já usou as { $limit } imagens { $window ->
    [hour] desta hora
    [day] deste dia
   *[month] deste mês
}. Nada foi cobrado. Peça numa conversa particular comigo, ou volte { $window ->
    [hour] dentro de uma hora
    [day] amanhã
   *[month] no mês que vem
}.
refused-model-not-here = { $asked } não é usado aqui. Nada foi cobrado. Há: { $known }.
refused-style-not-here = O estilo { $asked } não é usado aqui. Nada foi cobrado. Há: { $known }.
refused-not-in-tier = { $asked } não faz parte do seu plano ({ $tier }). Nada foi cobrado. Você tem: { $known }. Peça outro plano a quem cuida deste bot.
refused-batch = O seu plano ({ $tier }) pinta até { $limit } de cada vez. Nada foi cobrado. Peça { $limit } ou menos.
refused-not-operator = Só quem cuida deste bot pode fazer isso. Nada mudou, nada foi cobrado.
refused-not-manager = Só quem administra este servidor ou grupo pode fazer isso aqui. Nada mudou, nada foi cobrado.
refused-books = Os livros recusaram: ficaria menos que nada. Nada mudou, nada foi cobrado.

ask-alike = { $whose ->
    [own] Você já fez esta aqui: “{ $asked }”.
   *[other] Alguém aqui já fez esta: “{ $asked }”.
} Uso essa imagem, de graça, ou faço uma nova por { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}?

answer-balance = Você tem { $free } { $free ->
    [one] crédito livre
   *[other] créditos livres
} e { $held } { $held ->
    [one] reservado
   *[other] reservados
} para imagens a caminho.
row-price = Uma imagem costuma custar { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
row-windows = { $hour ->
    [-1] {""}
   *[other] Restam { $hour } de { $hour_limit } nesta hora
}{ $day ->
    [-1] {""}
   *[other] { $first ->
        [day] Restam { $day } de { $day_limit } hoje
       *[other] , { $day } de { $day_limit } hoje
    }
}{ $month ->
    [-1] {""}
   *[other] { $first ->
        [month] Restam { $month } de { $month_limit } neste mês
       *[other] , { $month } de { $month_limit } neste mês
    }
}
row-bucket = { $bucket ->
    [allowance] Cota do mês: { $credits }
    [purchased] Comprados: { $credits }
   *[granted] Recebidos: { $credits }
}{ $until ->
    [none] {""}
   *[other] , até { $until }
}
row-pot = O saldo deste servidor paga primeiro: restam { $credits }
row-saved = Economia deste mês, onde bastava um pintor mais barato: { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
row-renewal = Plano { $tier }; { $credits } { $credits ->
    [one] crédito novo
   *[other] créditos novos
} em { $date }
answer-hello = Olá! Diga o que quer ver, por exemplo “desenhe uma raposa na neve”, ou mande uma imagem para eu mudar. /help conta mais.
answer-picture-kept = Recebi a sua imagem. Diga o que deve mudar, por exemplo “transforme em noite” ou “a mesma em aquarela”.
answer-welcome = De nada! Diga o que deve mudar, ou o que quer ver agora.
answer-talk = { $pictured ->
    [yes] Eu só pinto, não sei conversar. Diga o que deve mudar, por exemplo “transforme em noite”, ou o que quer ver agora. /help conta mais.
   *[no] Eu só pinto, não sei conversar. Diga o que quer ver, por exemplo “desenhe uma raposa na neve”. /help conta mais.
}
answer-delete-sure = Apagar esta imagem de vez? { $prompt }
answer-info = Trabalho { $job } · { $model }
    Pedido: { $asked }
    Pintado: { $refined }
row-info-changed = Mudado: { $changed }
row-info-kept = Mantido: { $kept }
row-info-negative = Fora da imagem: { $negative }
row-info-facts = Semente { $seed } · { $size } · { $seconds } s · feita em { $made }
row-info-credits = Reservado { $held }, cobrado { $charged }, devolvido { $released }
row-info-parent = Feita a partir de { $parent }
row-info-children = Virou { $children }
answer-why = Você disse: { $asked }
row-told-taken = Tirado da conversa: { $kind ->
    [style] o estilo { $taken }
    [picture] a imagem “{ $taken }”
    [negative] sem { $taken }
   *[subject] { $taken }
}
row-told-refined = O pintor recebeu: { $refined }
row-told-instruction = Como mudança: { $instruction }
row-told-model = Pintado por { $model }
answer-session = Sessão { $session }, iniciada em { $created }, usada pela última vez em { $updated }
    Quem pinta é { $model }, se você não disser outro
    { $settings ->
        [none] Nada mais está ajustado
       *[other] Ajustado para esta conversa: { $settings }
    }
    /forget apaga tudo isso.
answer-settings = O que vale nesta conversa ({ $credits } { $credits ->
    [one] crédito
   *[other] créditos
} por pedido):
row-setting = { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolução
    [count] imagens
    [seed] semente
    [negative] negativo
   *[other] { $what }
}: { $value }
row-setting-usual = { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolução
    [count] imagens
    [seed] semente
    [negative] negativo
   *[other] { $what }
}: normalmente { $value }
answer-models = Os pintores:
row-model = { $model }: { $seconds } s, até { $resolution }, { $credits } { $credits ->
    [1] crédito
   *[other] créditos
}{ $best ->
    [draft] , rascunhos rápidos
    [balanced] , equilibrado
    [quality] , qualidade máxima
    [text] , palavras nas imagens
    [edit] , mudar imagens
    [fill] , repintar uma parte
    [outpaint] , pintar além da borda
    [upscale] , ampliar
    [outlines] , mantém os contornos
    [pose] , mantém a pose e o espaço
    [erase] , tirar coisas
    [local] , na máquina de quem cuida do bot
    [free] , de voluntários, que veem o seu pedido
   *[other] {""}
}
answer-style-unknown = Não conheço o estilo “{ $asked }”. Há: { $styles }. Nada mudou.
answer-styles = Estilos: { $styles }. Diga “em aquarela” ou “de agora em diante em aquarela”.
row-picture = { $number }. { $prompt } · { $model } · { $ref }
answer-privacy = Guardo o que você pede, as imagens e o que elas custam, na máquina de quem me opera. O pintor que aparece embaixo de cada imagem recebe o texto do pedido. /privacy export dá uma cópia de tudo, /privacy delete me faz esquecer você, /forget apaga esta conversa.

row-why-asked = Você pediu { $model }.
row-why-default = { $model } é quem pinta aqui, se você não disser outro.
row-why-kept = { $model } pintou a imagem de que esta parte.
row-why-successor = O modelo que você pediu foi aposentado; { $model } é o sucessor.
row-why-instead = O modelo que você pediu não faz isso; { $model }, da mesma casa, faz.
row-why-simple = Uma imagem simples: { $model } basta, e poupou { $saved } { $saved ->
    [one] crédito
   *[other] créditos
}.
row-why-text = Há palavras na imagem: { $model } escreve de forma legível.
row-why-hard = Muita coisa tem de dar certo de uma vez: { $model } é o melhor aqui para isso.
row-why-usual = { $model } é a escolha normal para isto.

answer-quota-near = Restam { $left } de { $limit } imagens { $window ->
    [hour] desta hora
    [day] de hoje
   *[month] deste mês
}.
answer-quota-again = Você já pode desenhar de novo. O que vai ser?
answer-quota-muted = Tudo bem, não falo mais disso. /balance sempre mostra.
answer-quota-waits = { $minutes ->
    [0] Você já pode desenhar.
    [one] Aviso você em cerca de um minuto.
   *[other] Aviso você em cerca de { $minutes } minutos.
}
button-notify = Esperar e me avisar
button-mute = Não avisar mais

button-use = Usar, grátis
button-new = Fazer nova
button-show = { $arg }
button-set = ✕ { $arg ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolução
    [count] imagens
    [seed] semente
    [negative] negativo
   *[other] { $arg }
}
button-speak = { $arg ->
    [de] Deutsch
    [en] English
    [es] Español
    [fr] Français
    [ja] 日本語
    [pt] Português
    [ru] Русский
    [auto] Automático
   *[other] { $arg }
}
button-styles = Estilo
button-models = Modelo
button-extend = Estender
picked-photo = a foto
picked-style = estilo “{ $picked }”
picked-extend = { $picked ->
    [left] estender para a esquerda
    [right] estender para a direita
    [top] estender para cima
   *[bottom] estender para baixo
}
answer-album = { $asked }
answer-inpaint-no-page = Aqui não há página para pintar uma máscara, porque este bot não tem endereço público. Diga em palavras o que deve mudar e onde: “deixe vermelho o chapéu da esquerda”.
answer-inpaint-unable = Nenhum dos pintores daqui repinta só uma parte com máscara. Diga em palavras o que deve mudar e onde: “deixe vermelho o chapéu da esquerda”.
answer-buy = Escolha uma opção acima. Os créditos são seus assim que o pagamento entrar; /balance mostra.
answer-paysupport = Algo errado com um pagamento? Ele pode ser devolvido enquanto os créditos não forem gastos. { $support ->
    [none] Fale com quem cuida deste bot.
   *[other] { $support }
}
answer-terms = Aqui os créditos compram imagens e nada mais. Não vencem e não podem ser passados a ninguém. Uma imagem que falha não custa nada. Um pagamento pode ser devolvido enquanto os créditos não forem gastos: /paysupport. O que guardo sobre você: /privacy.
answer-paid = Obrigado! { $credits } { $credits ->
    [one] crédito já é seu
   *[other] créditos já são seus
}.

command-buy = Comprar créditos
command-paysupport = Ajuda com um pagamento
command-terms = O que vale para créditos comprados
command-grant = Dar créditos a alguém
command-admin = Cuidar do bot

# A página da conversa.
page-title = Pentimento
page-skip = Ir para a conversa
page-threads = Conversas
page-new-thread = Nova conversa
page-new-thread-name = Nome da nova conversa
page-side-by-side = Mostrar conversas lado a lado
page-you-are = Você é
page-new-person = Outra pessoa…
page-new-person-name = Nome da outra pessoa
page-add = Adicionar
page-theme-auto = Tema: como o sistema
page-theme-light = Tema: claro
page-theme-dark = Tema: escuro
page-connection-lost = A conexão caiu. Tentando de novo…
page-needs-script = Esta página precisa de JavaScript.
page-picture = Imagem
page-previous = Anterior
page-next = Próxima
page-download = Baixar
page-close = Fechar
page-info-title = Sobre esta imagem
page-settings = Ajustes desta conversa
page-settings-hint = O que você diz numa mensagem continua valendo primeiro.
page-not-set = Não deu para ajustar. Tente de novo.
page-set-model = Pintor
page-set-style = Estilo
page-set-aspect-ratio = Formato
page-set-resolution = Resolução
page-set-count = Imagens
set-usual = o normal
page-set-price = Assim um pedido custa { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.
page-empty-title = O que você quer ver?
page-empty-hint = Diga com as suas palavras. Depois mude conversando: “transforme em noite”, “a mesma em aquarela”.
page-idea-1 = desenhe uma raposa na neve
page-idea-2 = desenhe um farol ao pôr do sol em pixel art
page-idea-3 = desenhe duas corujas numa floresta à noite
page-messages = Mensagens
page-replying-to = Respondendo a:
page-cancel-reply = Não responder a ela
page-attached = Imagens anexadas
page-attach = Anexar uma imagem
page-remove = Remover
page-placeholder = Diga o que quer ver
page-send = Enviar
page-send-again = Enviar de novo
page-not-sent = Não enviada.
page-drop-here = Solte a imagem aqui
page-progress = Andamento
page-only-you = Só você vê isto
page-reply = Responder a esta imagem
page-open = Abrir a imagem:
page-new = nova
page-uploading = Enviando…
page-upload-failed = O envio não deu certo. Tente de novo.
page-uploaded = Uma imagem enviada
page-eta = faltam cerca de { $seconds } s
page-paint-mask = Pintar a máscara
page-missing = Esta não saiu

panel-asked = Você pediu
panel-refined = Pintado como
panel-changed = Mudado
panel-kept = Mantido
panel-negative = Fora da imagem
panel-model = Pintor
panel-size = Tamanho
panel-seed = Semente
panel-seconds = Segundos
panel-made = Feita em
panel-held = Créditos reservados
panel-charged = Créditos cobrados
panel-released = Créditos devolvidos
panel-parent = Feita a partir de
panel-children = Virou
panel-ref = Referência
panel-job = Trabalho

# A conversa no terminal.
terminal-page = A página da conversa está em { $address }
answer-terminal-help = Nesta janela: /press Variar aperta um botão da imagem mais nova, /reply 2 transforme em noite muda a imagem 2, /attach foto.jpg transforme em noite manda um arquivo, /nowait deixa de esperar cada imagem, /quit sai.
terminal-hello = Diga o que quer ver, por exemplo “desenhe uma raposa na neve”. /help conta mais, /quit sai.
