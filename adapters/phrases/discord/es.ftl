# The names and descriptions of Discord's commands; what people read at Discord alone stands below.

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
discord-name-export = exportar
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

command-why = En qué se convirtieron tus palabras para el pintor

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
discord-option-code = El código que te di en otro sitio
discord-option-everything = Todas las tuyas, no solo la más nueva

discord-privacy-policy = Qué se guarda, y por cuánto tiempo
discord-privacy-export = Te da todo lo que se guarda de ti
discord-privacy-delete = Olvida todo sobre ti; antes se pregunta

discord-name-limits = límites
discord-name-try = prueba
discord-name-channels = canales
discord-name-models = modelos
discord-name-styles = estilos
discord-name-tolerance = tolerancia
discord-name-stats = estadísticas
discord-name-top = primeros
discord-name-grant = conceder
discord-name-take = quitar
discord-name-tier = nivel
discord-name-ban = vetar
discord-name-unban = readmitir
discord-name-who = quién
discord-name-dead-letters = fallidos
discord-name-retry = reintentar
discord-name-refund = devolver
discord-name-drop = cerrar
discord-name-pause = pausar
discord-name-resume = reanudar
discord-name-maintenance = mantenimiento
discord-name-audit = registro

discord-admin = Cuidar del bot en este servidor
discord-admin-limits = Cuántas peticiones puede hacer este servidor o un canal
discord-admin-channels = Dónde escucha el bot, responde solo si le hablan o calla
discord-admin-models = Qué modelos se pueden usar aquí
discord-admin-styles = Qué estilos se pueden usar aquí
discord-admin-tolerance = Cuánto dejan pasar aquí los filtros de los pintores
discord-admin-stats = Qué se pintó aquí en los últimos 30 días
discord-operator-try = En qué acabarían estas palabras; nada se encola ni se cobra
discord-admin-top = Quién pidió más aquí
discord-operator-grant = Dar créditos a una persona
discord-operator-take = Quitar créditos a una persona
discord-operator-tier = Dar un nivel a una persona
discord-operator-ban = Impedir que una persona use el bot
discord-operator-unban = Dejar que una persona use el bot otra vez
discord-operator-who = Los créditos y la situación de una persona
discord-operator-dead-letters = Peticiones que no se pudieron terminar
discord-operator-retry = Una petición fallida otra vez
discord-operator-refund = Devolver lo que costó una petición
discord-operator-drop = Cerrar para siempre una petición fallida
discord-operator-pause = No pedir nada a un pintor por ahora
discord-operator-resume = Volver a pedir a un pintor
discord-operator-maintenance = Rechazar peticiones nuevas con tus palabras, o dejar de hacerlo
discord-operator-stats = Cuántas peticiones hay y dónde
discord-operator-audit = Qué se hizo por último, quién y por qué
discord-operator-top = Quién pidió más

discord-name-strike = amonestar
discord-name-lift = levantar
discord-name-reviews = revisiones
discord-name-approve = aprobar
discord-name-deny = denegar
discord-operator-strike = Contar una falta a una persona
discord-operator-lift = Quitar las faltas de una persona y lo que siguió
discord-operator-reviews = Lo que espera a que alguien lo mire
discord-name-list = lista
discord-operator-list = Lo que espera
discord-operator-approve = Dejar seguir lo retenido
discord-operator-deny = Rechazar lo retenido

discord-name-key = clave
discord-name-pot = fondo
discord-name-pays = paga
discord-name-payback = devolución
discord-name-access = acceso
discord-admin-key = Dar a este servidor su propia clave en un pintor, u olvidarla
discord-operator-pot = Dar a un servidor créditos compartidos, o sacar algunos
discord-operator-pays = Si el fondo de un servidor paga antes que sus miembros
discord-operator-payback = Devolver un pago, por su cargo
discord-operator-access = Dejar entrar a una persona o un servidor, o ya no

discord-option-person = Quién
discord-option-credits = Cuántos créditos
discord-option-reason = Por qué; queda anotado
discord-option-days = Por cuántos días; 0 es para siempre
discord-option-tier = El nombre del nivel, como en la configuración
discord-option-provider = El nombre del pintor, como lo muestra «stats»
discord-option-words = Lo que se dice a la gente; sin nada termina el mantenimiento
discord-option-window = En qué tiempo
discord-option-number = Cuántas peticiones; 0 quita el límite
discord-option-channel = Qué canal; sin nada, este (en límites: todo el servidor)
discord-option-level = De 0, lo más estricto, a 6; sin nada: según los ajustes
discord-option-everywhere = En todo el servidor y no en un solo canal
discord-option-mode = listen: todo · ignore: solo si le hablan · block: nunca · unblock: según los ajustes
discord-option-names = Nombres con comas; «all» lo levanta; sin nada muestra lo permitido
discord-option-what = Personas o lugares
discord-option-painter = El pintor cuya cuenta se usará
discord-option-forget = Olvidar la clave en vez de dar una
discord-option-server = El número del servidor; sin nada, este
discord-option-payer = Quién paga primero: el fondo del servidor o cada persona
discord-option-decision = Dejar entrar, o ya no

# What people read at Discord alone.

discord-alt = Una imagen
discord-preview = Una imagen sin terminar
discord-done = Listo ↑ { $person }
discord-sent-privately = Aquí no puedo mostrar imágenes (falta: { $missing }), así que te la envié en privado.
discord-private-why = En { $channel } no puedo mostrar imágenes (falta: { $missing }), así que aquí está, solo para ti.
discord-said-privately = En { $channel } no puedo escribir (falta: { $missing }), así que lo digo aquí, solo a ti.
discord-kept = Aquí no puedo mostrar imágenes (falta: { $missing }). Pregunta a quien cuida este servidor. Tu imagen está guardada: /history la muestra.
discord-in-dm = Eso es solo para ti: te lo envié en privado.
discord-no-dm = Eso es solo para ti, y tus mensajes directos están cerrados. /{ $command } responde de modo que solo tú lo ves.
discord-smaller = Tal como es, resulta demasiado grande para Discord; esta es la mejor copia que cabe.
discord-cannot-read = En los servidores solo leo lo que me menciona, me responde con aviso o es un comando.
answer-discord-help =
    Di lo que quieres ver: con /imagine, o mencióname, «dibuja un zorro en la nieve».
    Cámbialo hablando: responde a una imagen con «hazlo de noche», o pulsa el botón de abajo.
    Cualquier imagen de aquí se puede cambiar: clic derecho (o mantén pulsado) y luego Aplicaciones.
    /history muestra tus imágenes, /balance tus créditos, /settings lo que vale aquí.
    /cancel detiene una imagen en camino, /privacy dice qué se guarda de ti.
answer-discord-help-foreign =
    Di lo que quieres ver con /imagine: «un zorro en la nieve».
    Cámbialo con /edit, o pulsa el botón de abajo.
    Cualquier imagen de aquí se puede cambiar: clic derecho (o mantén pulsado) y luego Aplicaciones.
    /history muestra tus imágenes, /balance tus créditos, /settings lo que vale aquí.
    /cancel detiene una imagen en camino, /privacy dice qué se guarda de ti.
    Aquí no soy miembro: oigo comandos, botones y el menú, pero no menciones ni respuestas.
discord-more = Más…
discord-more-style = Estilo…
discord-more-model = Modelo…
discord-more-extend = Ampliar el cuadro…
discord-more-thread = Seguir en un hilo
discord-choose = ¿Cuál?
discord-choose-side = ¿Hacia dónde?
discord-choose-part = { $first } … { $last }
discord-more-share = Compartir…
discord-more-delete = Borrar…
discord-delete-sure = ¿Borrar esta imagen para siempre? Nadie podrá recuperarla.
discord-deleted-stands = Borrada: ya no la guardo. Donde no soy miembro solo puedo cambiar un mensaje durante 15 minutos, así que este sigue ahí.
discord-share-where = ¿En qué canal la verán todos?
discord-share-pick = Un canal
discord-share-not-you = No puedes publicar imágenes en { $channel }, así que yo tampoco. Elige otro canal.
discord-share-not-me = No puedo mostrar imágenes en { $channel } (falta: { $missing }). Elige otro canal.
discord-edit-title = Cambiar la imagen
discord-edit-label = ¿Qué debe cambiar?
discord-edit-hint = hazla de noche, añade un farol, deja el zorro como está
discord-edit-file = Una imagen de la que partir, si quieres
discord-key-title = La clave propia de tu servidor
discord-key-label = La clave, tal como te la dio el pintor
discord-key-hint = Se guarda sellada y no se muestra a nadie más, ni siquiera a ti.
discord-key-kept = La clave está guardada y sellada. Desde la próxima imagen, { $painter } pinta para este servidor con esa cuenta.
discord-key-bad = Eso no es una clave: una sola palabra, como la muestra { $painter }. No se guardó nada.
discord-key-gone = La clave de { $painter } está olvidada. Se usa otra vez la del bot.
discord-key-none = Este servidor no tiene clave propia en { $painter }.
discord-thread-name = Imagen
discord-thread-begun = Di aquí qué debe cambiar: se parte de la imagen de arriba.
discord-thread-begun-mention = Mencióname aquí con lo que debe cambiar: se parte de la imagen de arriba.
discord-no-thread = Aquí no puedo abrir un hilo. Pide «Crear hilos públicos» y «Enviar mensajes en hilos».
discord-thread-there = Sigue en { $thread }: bajo esta imagen ya hay un hilo.
discord-side-left = ← A la izquierda
discord-side-right = A la derecha →
discord-side-top = ↑ Arriba
discord-side-bottom = ↓ Abajo
discord-model-choice = { $model }: { $seconds } s, { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
refused-discord-no-picture = ¿Qué imagen? Responde a una, dale una al comando, o haz clic derecho en ella (o mantén pulsado) y elige Aplicaciones. También puedes dibujar una primero. No se cobró nada.
refused-discord-unread = No puedo leer esta respuesta: en los servidores leo lo que me menciona. Mencióname, o pulsa Cambiar debajo de la imagen. No se cobró nada.
refused-discord-link = No encuentro ninguna imagen tras ese enlace, o allí no puedes verla. No se cobró nada. Envía la imagen misma.
refused-discord-download = No pude traer esa imagen de Discord. No se cobró nada. Envíala otra vez, por favor.
discord-menu-no-picture = En ese mensaje no hay ninguna imagen. No se cobró nada. Elige uno que muestre una.
