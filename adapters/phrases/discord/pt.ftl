# The names and descriptions of Discord's commands.

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

command-imagine = Desenha o que você descreve
command-edit = Muda uma imagem
command-describe = Diz o que uma imagem mostra
command-model = Os pintores, e qual pinta aqui
command-show = Uma das suas imagens de novo, pelo código
command-job = Onde está a sua imagem
command-cancel = Para uma imagem a caminho
command-privacy = O que é guardado, e por quanto tempo
command-settings = O que vale nesta conversa
command-balance = Seus créditos
command-history = Suas imagens, as mais novas primeiro
command-help = O que eu sei fazer
command-undo = Volta à imagem anterior
command-why = O que suas palavras viraram para o pintor
command-forget = Esquece esta conversa

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
discord-option-everything = Todas as suas, não só a mais nova

discord-privacy-policy = O que é guardado, e por quanto tempo
discord-privacy-delete = Esquece esta conversa
