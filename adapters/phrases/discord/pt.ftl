# The names and descriptions of Discord's commands; what people read at Discord alone stands below.

discord-name-imagine = imagine
discord-name-generate = gere
discord-name-edit = edite
discord-name-describe = descreva
discord-name-model = modelo
discord-name-show = mostre
discord-name-job = pedido
discord-name-cancel = cancele
discord-name-privacy = privacidade
discord-name-settings = ajustes
discord-name-balance = saldo
discord-name-history = histórico
discord-name-help = ajuda
discord-name-undo = desfazer
discord-name-why = porquê
discord-name-forget = esqueça
discord-name-policy = política
discord-name-delete = apagar
discord-name-export = exportar
discord-name-prompt = descrição
discord-name-reference = referência
discord-name-aspect = formato
discord-name-style = estilo
discord-name-count = quantidade
discord-name-resolution = resolução
discord-name-seed = semente
discord-name-image = imagem
discord-name-ref = código
discord-name-everything = tudo

discord-menu-edit = Editar imagem
discord-menu-vary = Variar imagem
discord-menu-upscale = Ampliar imagem
discord-menu-describe = Descrever imagem
discord-menu-draw = Desenhar esta mensagem

command-why = O que suas palavras viraram para o pintor

discord-option-prompt = O que você quer ver, com suas palavras
discord-option-reference = Uma imagem de onde partir
discord-option-image = A imagem; sem ela, a mais nova daqui
discord-option-model = Quem pinta; com segundos e preço
discord-option-aspect = A forma, p. ex. 16:9
discord-option-style = Um estilo, p. ex. aquarela
discord-option-count = Quantas, de 1 a 4
discord-option-resolution = De que tamanho, p. ex. 2K
discord-option-seed = Um número, para ter a mesma imagem de novo
discord-option-ref = O código, p. ex. K7Q2MX
discord-option-code = O código que lhe dei noutro lugar
discord-option-everything = Todas as suas, não só a mais nova

discord-privacy-policy = O que é guardado, e por quanto tempo
discord-privacy-export = Dá tudo o que é guardado sobre você
discord-privacy-delete = Esquece tudo sobre você, depois de perguntar

discord-name-limits = limites
discord-name-try = teste
discord-name-channels = canais
discord-name-models = modelos
discord-name-styles = estilos
discord-name-tolerance = tolerância
discord-name-stats = estatísticas
discord-name-top = primeiros
discord-name-grant = conceder
discord-name-take = retirar
discord-name-tier = nível
discord-name-ban = banir
discord-name-unban = readmitir
discord-name-who = quem
discord-name-dead-letters = falhados
discord-name-retry = repetir
discord-name-refund = devolver
discord-name-drop = fechar
discord-name-pause = pausar
discord-name-resume = retomar
discord-name-maintenance = manutenção
discord-name-audit = registro

discord-admin = Cuidar do bot neste servidor
discord-admin-limits = Quantos pedidos este servidor ou um canal pode fazer
discord-admin-channels = Onde o bot escuta, só responde se falarem com ele, ou se cala
discord-admin-models = Que modelos podem ser usados aqui
discord-admin-styles = Que estilos podem ser usados aqui
discord-admin-tolerance = Quanto os filtros dos pintores deixam passar aqui
discord-admin-stats = O que foi pintado aqui nos últimos 30 dias
discord-operator-try = No que dariam estas palavras; nada é iniciado nem cobrado
discord-admin-top = Quem mais pediu aqui
discord-operator-grant = Dar créditos a uma pessoa
discord-operator-take = Retirar créditos de uma pessoa
discord-operator-tier = Dar um nível a uma pessoa
discord-operator-ban = Impedir uma pessoa de usar o bot
discord-operator-unban = Deixar uma pessoa usar o bot de novo
discord-operator-who = Os créditos e a situação de uma pessoa
discord-operator-dead-letters = Pedidos que não puderam ser terminados
discord-operator-retry = Um pedido falhado outra vez
discord-operator-refund = Devolver o que um pedido custou
discord-operator-drop = Fechar de vez um pedido falhado
discord-operator-pause = Não pedir nada a um pintor por agora
discord-operator-resume = Voltar a pedir a um pintor
discord-operator-maintenance = Recusar novos pedidos com as suas palavras, ou parar com isso
discord-operator-stats = Quantos pedidos há e onde estão
discord-operator-audit = O que foi feito por último, por quem e porquê
discord-operator-top = Quem mais pediu

discord-name-strike = advertir
discord-name-lift = levantar
discord-name-reviews = revisões
discord-name-approve = aprovar
discord-name-deny = recusar
discord-operator-strike = Contar uma advertência a uma pessoa
discord-operator-lift = Retirar as advertências de uma pessoa e o que se seguiu
discord-operator-reviews = O que espera que alguém o veja
discord-name-list = lista
discord-operator-list = O que espera
discord-operator-approve = Deixar seguir o que foi retido
discord-operator-deny = Recusar o que foi retido

discord-name-key = chave
discord-name-pot = fundo
discord-name-pays = paga
discord-name-payback = devolução
discord-name-access = acesso
discord-admin-key = Dar a este servidor a sua própria chave num pintor, ou esquecê-la
discord-operator-pot = Dar a um servidor créditos compartilhados, ou tirar alguns
discord-operator-pays = Se o fundo de um servidor paga antes dos seus membros
discord-operator-payback = Devolver um pagamento, pela sua cobrança
discord-operator-access = Deixar entrar uma pessoa ou um servidor, ou não mais

discord-option-person = Quem
discord-option-credits = Quantos créditos
discord-option-reason = Por quê; fica anotado
discord-option-days = Por quantos dias; 0 é para sempre
discord-option-tier = O nome do nível, como na configuração
discord-option-provider = O nome do pintor, como «stats» mostra
discord-option-words = O que se diz às pessoas; sem nada, a manutenção termina
discord-option-window = Em que tempo
discord-option-number = Quantos pedidos; 0 tira o limite
discord-option-channel = Qual canal; sem nada, este (nos limites: o servidor todo)
discord-option-level = De 0, o mais rígido, a 6; sem nada: conforme os ajustes
discord-option-everywhere = No servidor todo, e não só num canal
discord-option-mode = listen: tudo · ignore: só quando falam com ele · block: nunca · unblock: conforme os ajustes
discord-option-names = Nomes separados por vírgulas; «all» libera tudo; sem nada mostra o que é permitido
discord-option-what = Pessoas ou lugares
discord-option-painter = O pintor cuja conta será usada
discord-option-forget = Esquecer a chave em vez de dar uma
discord-option-server = O número do servidor; sem nada, este
discord-option-payer = Quem paga primeiro: o fundo do servidor ou cada pessoa
discord-option-decision = Deixar entrar, ou não mais

# What people read at Discord alone.

discord-alt = Uma imagem
discord-preview = Uma imagem por terminar
discord-done = Pronto ↑ { $person }
discord-sent-privately = Não posso mostrar imagens aqui (falta: { $missing }), por isso a enviei em particular.
discord-private-why = Não posso mostrar imagens em { $channel } (falta: { $missing }), por isso aqui está, só para você.
discord-said-privately = Não posso escrever em { $channel } (falta: { $missing }), por isso digo aqui, só a você.
discord-kept = Não posso mostrar imagens aqui (falta: { $missing }). Pergunte a quem cuida deste servidor. Sua imagem está guardada: /history a mostra.
discord-in-dm = Isso é só para você: enviei em particular.
discord-no-dm = Isso é só para você, e suas mensagens diretas estão fechadas. /{ $command } responde de modo que só você vê.
discord-smaller = Tal como está, é grande demais para o Discord; esta é a melhor cópia que cabe.
discord-cannot-read = Nos servidores só leio o que me menciona, me responde com notificação ou é um comando.
answer-discord-help =
    Diga o que quer ver: com /imagine, ou me mencione, “desenhe uma raposa na neve”.
    Mude conversando: responda a uma imagem com “transforme em noite”, ou aperte o botão embaixo.
    Qualquer imagem daqui pode ser mudada: clique com o botão direito (ou segure), depois Aplicativos.
    /history mostra as suas imagens, /balance os seus créditos, /settings o que vale aqui.
    /cancel para uma imagem a caminho, /privacy diz o que guardo sobre você.
answer-discord-help-foreign =
    Diga o que quer ver com /imagine: “uma raposa na neve”.
    Mude com /edit, ou aperte o botão embaixo.
    Qualquer imagem daqui pode ser mudada: clique com o botão direito (ou segure), depois Aplicativos.
    /history mostra as suas imagens, /balance os seus créditos, /settings o que vale aqui.
    /cancel para uma imagem a caminho, /privacy diz o que guardo sobre você.
    Não sou membro aqui: ouço comandos, botões e o menu, mas não menções nem respostas.
discord-more = Mais…
discord-more-style = Estilo…
discord-more-model = Modelo…
discord-more-extend = Estender…
discord-more-thread = Continuar num tópico
discord-choose = Qual?
discord-choose-side = Para que lado?
discord-choose-part = { $first } … { $last }
discord-more-share = Compartilhar…
discord-more-delete = Apagar…
discord-delete-sure = Apagar esta imagem de vez? Ninguém pode trazê-la de volta.
discord-deleted-stands = Apagada: já não a guardo. Onde não sou membro só posso mudar uma mensagem por 15 minutos, por isso esta continua lá.
discord-share-where = Em que canal todos a devem ver?
discord-share-pick = Um canal
discord-share-not-you = Você não pode publicar imagens em { $channel }, então eu também não publico. Escolha outro canal.
discord-share-not-me = Não posso mostrar imagens em { $channel } (falta: { $missing }). Escolha outro canal.
discord-edit-title = Mudar a imagem
discord-edit-label = O que deve mudar?
discord-edit-hint = faça ser noite, ponha uma lanterna, deixe a raposa como está
discord-edit-file = Uma imagem de onde partir, se quiser
discord-key-title = A chave própria do seu servidor
discord-key-label = A chave, como o pintor a deu
discord-key-hint = Fica guardada e selada e não é mostrada a mais ninguém, nem a você.
discord-key-kept = A chave está guardada e selada. A partir da próxima imagem, { $painter } pinta para este servidor com essa conta.
discord-key-bad = Isso não é uma chave: uma só palavra, como { $painter } a mostra. Nada foi guardado.
discord-key-gone = A chave em { $painter } está esquecida. A do bot volta a ser usada.
discord-key-none = Este servidor não tem chave própria em { $painter }.
discord-thread-name = Imagem
discord-thread-begun = Diga aqui o que deve mudar: parte-se da imagem acima.
discord-thread-begun-mention = Me mencione aqui com o que deve mudar: parte-se da imagem acima.
discord-no-thread = Não posso abrir um tópico aqui. Peça «Criar tópicos públicos» e «Enviar mensagens em tópicos».
discord-thread-there = Continua em { $thread }: já há um tópico nesta imagem.
discord-side-left = ← Para a esquerda
discord-side-right = Para a direita →
discord-side-top = ↑ Em cima
discord-side-bottom = ↓ Embaixo
discord-model-choice = { $model }: { $seconds } s, { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
refused-discord-no-picture = Qual imagem? Responda a uma, dê uma ao comando, ou clique nela com o botão direito (ou segure) e escolha Aplicativos. Também pode desenhar uma primeiro. Nada foi cobrado.
refused-discord-unread = Não consigo ler esta resposta: em servidores leio o que me menciona. Me mencione, ou aperte Mudar embaixo da imagem. Nada foi cobrado.
refused-discord-link = Não encontro nenhuma imagem nesse link, ou você não pode vê-la ali. Nada foi cobrado. Mande a própria imagem.
refused-discord-download = Não consegui trazer essa imagem do Discord. Nada foi cobrado. Mande de novo, por favor.
discord-menu-no-picture = Não há imagem nessa mensagem. Nada foi cobrado. Escolha uma que mostre uma imagem.
