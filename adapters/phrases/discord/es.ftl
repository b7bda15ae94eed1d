# The names and descriptions of Discord's commands.

discord-name-imagine = imagina
discord-name-generate = genera
discord-name-edit = edita
discord-name-describe = describe
discord-name-model = modelo
discord-name-show = muestra
discord-name-job = pedido
discord-name-cancel = cancela
discord-name-privacy = privacidad
discord-name-settings = ajustes
discord-name-balance = saldo
discord-name-history = historial
discord-name-help = ayuda
discord-name-undo = deshacer
discord-name-why = porqué
discord-name-forget = olvida
discord-name-policy = política
discord-name-delete = borrar
discord-name-prompt = texto
discord-name-reference = referencia
discord-name-aspect = formato
discord-name-style = estilo
discord-name-count = cantidad
discord-name-resolution = resolución
discord-name-seed = semilla
discord-name-image = imagen
discord-name-ref = código
discord-name-everything = todo

discord-menu-edit = Editar imagen
discord-menu-vary = Variar imagen
discord-menu-upscale = Ampliar imagen
discord-menu-describe = Describir imagen
discord-menu-draw = Dibujar este mensaje

command-imagine = Dibuja lo que describes
command-edit = Cambia una imagen
command-describe = Dice lo que muestra una imagen
command-model = Los pintores, y cuál pinta aquí
command-show = Una de tus imágenes otra vez, por su código
command-job = Dónde está tu imagen
command-cancel = Detiene una imagen en camino
command-privacy = Qué se guarda, y por cuánto tiempo
command-settings = Lo que vale en esta conversación
command-balance = Tus créditos
command-history = Tus imágenes, las más nuevas primero
command-help = Lo que sé hacer
command-undo = Vuelve a la imagen anterior
command-why = En qué se convirtieron tus palabras para el pintor
command-forget = Olvida esta conversación

discord-option-prompt = Lo que quieres ver, con tus palabras
discord-option-reference = Una imagen de la que partir
discord-option-image = La imagen; si no, la más nueva de aquí
discord-option-model = Quién pinta; con segundos y precio
discord-option-aspect = La forma, p. ej. 16:9
discord-option-style = Un estilo, p. ej. acuarela
discord-option-count = Cuántas, de 1 a 4
discord-option-resolution = De qué tamaño, p. ej. 2K
discord-option-seed = Un número, para volver a obtener la misma imagen
discord-option-ref = El código, p. ej. K7Q2MX
discord-option-everything = Todas las tuyas, no solo la más nueva

discord-privacy-policy = Qué se guarda, y por cuánto tiempo
discord-privacy-delete = Olvida esta conversación
