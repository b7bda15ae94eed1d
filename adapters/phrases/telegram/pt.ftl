# Telegram

refused-telegram-picture-too-large = Esse arquivo passa de 20 MB, o máximo que o Telegram deixa um bot ler. Nada foi cobrado. Mande um menor, ou como foto.
refused-telegram-download = Não consegui buscar essa imagem no Telegram. Nada foi cobrado. Mande outra vez.
telegram-done = Pronta ↑
telegram-hint-edit-prompt = O que deve mudar?
telegram-sent-privately = Não posso enviar fotos aqui, então mandei para você em particular.
telegram-no-photos = Não posso enviar fotos aqui. Peça a um admin que permita, ou aperte Iniciar na minha conversa particular. A sua imagem está guardada: /history mostra lá.
telegram-in-private = Isso é só para você. Aperte Iniciar na minha conversa particular e pergunte lá.
telegram-open-private = Abrir a conversa particular
telegram-inline-title = Desenhar: { $words }
telegram-inline-button = Faça a sua
telegram-guest-hint = Diga depois do meu nome o que devo desenhar, por exemplo: @{ $bot } uma raposa na neve
telegram-example-one = desenhe uma raposa na neve
telegram-example-two = desenhe um farol ao anoitecer em aquarela
answer-telegram-original-smaller = O original passa de 50 MB, que o Telegram não aceita; esta é uma cópia menor ({ $size }).
answer-telegram-hello-private = Olá! Neste grupo só vejo o que é para mim: comece com @{ $bot }, responda a uma das minhas imagens ou use /imagine.
answer-telegram-hello-all = Olá! Diga o que quer ver, por exemplo “desenhe uma raposa na neve”, ou responda a uma das minhas imagens para mudá-la.
telegram-open-mask = Pintar a máscara
telegram-hint-mask-ready = O que deve estar ali?
refused-telegram-not-manager = Só os admins deste grupo podem fazer isso aqui. Nada mudou, nada foi cobrado.
telegram-inline-text = 🎨 { $words }
telegram-invoice-title = { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
telegram-invoice-text = { $credits } { $credits ->
    [one] crédito
   *[other] créditos
} para imagens, sem prazo de validade. /terms diz o que vale, /paysupport ajuda com pagamentos.
telegram-not-sold = Isso não está mais à venda. Nada foi cobrado. Peça /buy outra vez.
answer-telegram-in-private = Pergunte isso na nossa conversa particular.
telegram-side-left = ← Esquerda
telegram-side-right = Direita →
telegram-side-top = ↑ Em cima
telegram-side-bottom = ↓ Embaixo
telegram-more = Mais »
answer-telegram-hello =
    Olá! Eu pinto o que você descreve com as suas palavras: “desenhe uma raposa na neve”.
    Depois diga o que deve mudar, “transforme em noite”, ou mande uma imagem sua para eu mudar.
    /help conta mais, /privacy diz o que guardo sobre você.
answer-telegram-help =
    Diga o que quer ver: “desenhe uma raposa na neve”.
    Mude conversando: “transforme em noite”, “a mesma em aquarela”, “desfazer”.
    Responda a uma imagem para mudar aquela. Mande uma sua para mudá-la.
    /history mostra as suas imagens, /balance os seus créditos, /settings o que vale aqui.
    /cancel para uma imagem a caminho, /privacy diz o que guardo sobre você.
refused-telegram-nameless = Não vejo quem pede, porque você escreve como o próprio grupo. Nada foi cobrado. Escreva com o seu nome: desative “permanecer anônimo”, ou peça numa conversa particular comigo.
refused-telegram-words-only = Só leio palavras e imagens. Nada foi cobrado. Diga o que quer ver, ou mande uma foto.
telegram-choose = Escolher…
answer-telegram-styles = Diga um estilo com o pedido, “em aquarela”, ou “de agora em diante em aquarela”. Ou escolha o que vale aqui.
done-telegram-shown = { $model } · ref. { $ref }
row-telegram-hears = Neste grupo só vejo comandos, respostas às minhas mensagens e mensagens que citam @{ $bot }.
