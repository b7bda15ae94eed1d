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
progress-initializing = Montando o cavalete…
progress-thinking = Pensando bem…
progress-generating = { $subject ->
    [none] Pintando…
   *[other] Pintando: { $subject }…
}
progress-retrying = A conexão caiu, tentando de novo…
progress-busy = O pintor está ocupado, tento de novo daqui a pouco…
progress-slow = Está demorando mais que o normal…
progress-processing = Conferindo a imagem…
progress-uploading = Guardando a sua imagem…
progress-finalizing = Colocando na sua galeria…

done-done = Pronta em { $seconds } s · { $model } · { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
done-part = Saíram { $count } de { $wanted } · { $model } · { $credits } cobrados, { $returned } devolvidos
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
done-shared = Partilhada por quem a pediu · { $model }
done-shown = { $asked } · { $model } · ref. { $ref }
done-sticky-style = Estilo mantido aqui: { $style }
cancelled-cancelled = Cancelado. Os seus créditos voltaram; nada foi cobrado. Ref. { $ref }

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
refused-cooldown = Espere { $seconds } segundos até a próxima imagem, ou aperte “Assim que der”. Nada foi cobrado.
refused-per-minute = { $used } de { $limit } imagens neste minuto. Nada foi cobrado. Tente daqui a um minuto.
refused-per-hour = Restam 0 de { $limit } imagens desta hora. Nada foi cobrado. A próxima sai em { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}.
refused-per-day = Restam 0 de { $limit } imagens de hoje. Nada foi cobrado. Volte depois da meia-noite ({ $zone }).
refused-per-month = Restam 0 de { $limit } imagens deste mês. Nada foi cobrado. Recomeça no dia primeiro.
refused-running = Uma imagem sua está sendo pintada. Nada foi cobrado. Cancele ou espere ela ficar pronta.
refused-waiting = Você tem { $used } imagens a caminho, e não cabem mais ({ $limit }). Nada foi cobrado. Cancele uma ou espere.
refused-budget = O orçamento de hoje, { $limit } $, acabou. Nada foi cobrado. Tente amanhã.
refused-not-allowed = Este bot só pinta para pessoas e servidores convidados. Nada foi cobrado. Peça a quem cuida dele para deixar você entrar.
refused-moderated = Não posso desenhar isso. Nada foi cobrado. Tente outra ideia.
refused-suspended = Desenhar está suspenso para você. Nada foi cobrado. Fale com quem cuida deste bot.
refused-unknown-button = Não conheço este botão. Nada mudou. Diga em palavras o que você quer.
refused-old-button = Este botão é de uma versão antiga. Nada mudou. Diga em palavras o que você quer.
refused-foreign-button = Esta imagem é de outra pessoa. Use Variar para fazer a sua. Nada foi cobrado.
refused-no-picture = Qual imagem? Responda a uma, ou desenhe uma primeiro. Nada foi cobrado.
refused-unknown-model = Não tenho o modelo “{ $asked }”. Há: { $known }. Nada foi cobrado.
refused-unsupported = Esse modelo não faz isso. Nada foi cobrado. Tente outro.
refused-not-found = Não encontro isso. Nada mudou. Tente /help.
refused-stays-known = Você foi esquecido há pouco, ou algo aqui ainda não está resolvido, por isso tem de esperar. Nada mudou. Quem me opera pode ajudar.
refused-too-late = Isso já terminou; não há o que cancelar. Nada mudou.
refused-too-early = Isso ainda está a caminho. Cancele primeiro. Nada mudou.
refused-unknown-command = Não conheço { $asked }. Nada foi cobrado. /help mostra o que sei fazer, ou diga simplesmente o que quer ver.
refused-repeated = Isso já está a caminho. Nada mais foi cobrado.
refused-other-price = Com essas palavras o preço seria outro, então fiquei com as primeiras. Cancele e peça de novo.
refused-mask-size = A máscara deve ter o tamanho da imagem ({ $wanted } pixels); tem { $got }. Nada foi cobrado.
refused-bad-picture = Esse arquivo não é uma imagem que eu consiga ler. Nada foi cobrado. Mande PNG, JPEG ou WebP.
refused-bad-link = Não consegui uma imagem desse link. Nada foi cobrado. Mande a própria imagem, ou outro link.
refused-picture-too-large = Essa imagem é grande demais. Nada foi cobrado. Mande uma de menos de 50 MB.
refused-telegram-picture-too-large = Esse arquivo passa de 20 MB, o máximo que o Telegram deixa um bot ler. Nada foi cobrado. Mande um menor, ou como foto.
refused-telegram-download = Não consegui buscar essa imagem no Telegram. Nada foi cobrado. Mande outra vez.
refused-unknown-name = Não conheço “{ $asked }”. Há: { $known }. Nada mudou, nada foi cobrado.

ask-draw = Desenho? Custa { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.
ask-price = Custa { $credits } créditos, mais que o normal. Faço?
ask-redo-edited = Você mudou as palavras. Desenho de novo? Custa { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.

answer-help = Diga o que quer ver: “desenhe uma raposa na neve”. Depois mude: “faça de noite”, “a mesma em aquarela”. Responda a qualquer imagem para mudar aquela. /balance mostra os seus créditos, /cancel para uma imagem a caminho.
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
answer-cancel-nothing = Não há o que cancelar. Nada foi cobrado.
answer-setting-set = De agora em diante, aqui: { $what }. Diga “esqueça os ajustes” para tirar.
answer-setting-cleared = Tirado: { $what }.
answer-link-code = O seu código: { $typed }. Vale dez minutos e uma só vez. Diga-me /link { $typed } na outra plataforma, onde quer ser uma só pessoa com esta conta.
answer-link-second = Assim seria uma só pessoa com { $name } ({ $id }): um saldo, uma galeria, os mesmos limites. Essa conta é sua? Então diga lá /link { $typed } em dez minutos. Se não, não faça nada e não mostre o código a ninguém.
answer-linked = Você e { $name } ({ $id }) são agora uma só pessoa, com um saldo e uma galeria. /unlink separa de novo.
answer-unlinked = Estão separados de novo; cada conta tem o que é seu.
answer-link-none = Não está ligado a outra conta. /link começa.
answer-link-held = Não se pode separar enquanto uma das contas tiver um bloqueio ou avisos.
answer-link-bad = Esse código não vale aqui: um código vale dez minutos, uma vez e para a conta a que se destina. /link dá um novo.
answer-link-tries = Demasiadas tentativas. A próxima é possível em { $minutes } min.
answer-link-taken = Uma destas contas já está ligada. Primeiro /unlink.
answer-link-same = Pode ligar-se uma conta de cada plataforma; estas são da mesma.
answer-history = As suas imagens, a mais nova primeiro:
answer-history-none = Você ainda não tem imagens. Diga o que quer ver.
answer-undone = De volta a: { $prompt }. O que disser agora parte desta.
answer-undo-nothing = Antes desta não há nada.
answer-describe = O pedido foi: { $prompt }
answer-forgotten = Esquecido. Esta conversa recomeça, e as suas imagens nela se foram.
answer-dear = Custa { $credits } créditos, mais que o normal. Aperte este botão para seguir.
answer-deleted = Apagada.
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
button-share = Partilhar
button-erase = Esquecer-me de vez
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

telegram-done = Pronta ↑
telegram-hint-edit-prompt = O que deve mudar?
telegram-sent-privately = Não posso enviar fotos aqui, então mandei para você em particular.
telegram-no-photos = Não posso enviar fotos aqui. Peça a um admin que permita, ou aperte Iniciar na minha conversa particular. A sua imagem está guardada: /history mostra lá.
telegram-in-private = Isso é só para você. Aperte Iniciar na minha conversa particular e pergunte lá.
telegram-open-private = Abrir a conversa particular
telegram-inline-title = Desenhar: { $words }
telegram-inline-button = Faça a sua
telegram-example-one = desenhe uma raposa na neve
telegram-example-two = desenhe um farol ao anoitecer em aquarela
answer-telegram-original-smaller = O original passa de 50 MB, que o Telegram não aceita; esta é uma cópia menor ({ $size }).
answer-telegram-hello-private = Olá! Neste grupo só vejo o que é para mim: comece com @{ $bot }, responda a uma das minhas imagens ou use /imagine.
answer-telegram-hello-all = Olá! Diga o que quer ver, por exemplo “desenhe uma raposa na neve”, ou responda a uma das minhas imagens para mudá-la.

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
telegram-open-mask = Pintar a máscara
telegram-hint-mask-ready = O que deve estar ali?
refused-mask-empty = Ainda nada está marcado. Nada foi cobrado. Pinte sobre o que deve mudar.
telegram-set-model = Modelo
telegram-set-style = Estilo
telegram-set-aspect-ratio = Formato
telegram-set-resolution = Resolução
telegram-set-count = Imagens
telegram-set-refine = Refinamento
telegram-set-language = Idioma
