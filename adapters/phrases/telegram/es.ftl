# Telegram

refused-telegram-picture-too-large = Ese archivo pasa de 20 MB, lo máximo que Telegram deja leer a un bot. No se cobró nada. Envía uno más pequeño, o como foto.
refused-telegram-download = No pude traer esa imagen de Telegram. No se cobró nada. Envíala otra vez.
telegram-done = Lista ↑
telegram-hint-edit-prompt = ¿Qué cambio?
telegram-sent-privately = Aquí no puedo enviar fotos, así que te la envié en privado.
telegram-no-photos = Aquí no puedo enviar fotos. Pide a un administrador que lo permita, o pulsa Iniciar en mi chat privado. Tu imagen está guardada: /history la muestra allí.
telegram-in-private = Eso es solo para ti. Pulsa Iniciar en mi chat privado y pregúntame allí.
telegram-open-private = Abrir el chat privado
telegram-inline-title = Dibujar: { $words }
telegram-inline-button = Haz la tuya
telegram-guest-hint = Di detrás de mi nombre qué quieres que dibuje, por ejemplo: @{ $bot } un zorro en la nieve
telegram-example-one = dibuja un zorro en la nieve
telegram-example-two = dibuja un faro al anochecer en acuarela
answer-telegram-original-smaller = El original pasa de 50 MB, que Telegram no acepta; esta es una copia más pequeña ({ $size }).
answer-telegram-hello-private = ¡Hola! En este grupo solo veo lo que es para mí: empieza con @{ $bot }, responde a una de mis imágenes o usa /imagine.
answer-telegram-hello-all = ¡Hola! Di lo que quieres ver, por ejemplo «dibuja un zorro en la nieve», o responde a una de mis imágenes para cambiarla.
telegram-open-mask = Pintar la máscara
telegram-hint-mask-ready = ¿Qué debe haber ahí?
refused-telegram-not-manager = Eso aquí solo lo pueden hacer los administradores de este grupo. No cambió nada, no se cobró nada.
telegram-inline-text = 🎨 { $words }
telegram-invoice-title = { $credits } créditos
telegram-invoice-text = { $credits } créditos para imágenes. No caducan. /terms dice qué vale, /paysupport ayuda con los pagos.
telegram-not-sold = Eso ya no se vende. No se cobró nada. Usa /buy otra vez, por favor.
answer-telegram-in-private = Pregúntame eso en nuestro chat privado, por favor.
telegram-side-left = ← Izquierda
telegram-side-right = Derecha →
telegram-side-top = ↑ Arriba
telegram-side-bottom = ↓ Abajo
telegram-more = Más »
answer-telegram-hello =
    ¡Hola! Pinto lo que describes con tus palabras: «dibuja un zorro en la nieve».
    Luego di qué cambio, «hazlo de noche», o envíame una imagen tuya para cambiarla.
    /help te cuenta más, /privacy dice qué se guarda de ti.
answer-telegram-help =
    Di lo que quieres ver: «dibuja un zorro en la nieve».
    Cámbialo hablando: «hazlo de noche», «lo mismo en acuarela», «deshacer».
    Responde a una imagen para cambiar esa. Envíame una tuya para cambiarla.
    /history muestra tus imágenes, /balance tus créditos, /settings lo que vale aquí.
    /cancel detiene una imagen en camino, /privacy dice qué se guarda de ti.
refused-telegram-nameless = No veo quién pide, porque escribes como el propio grupo. No se cobró nada. Escribe con tu nombre: desactiva «permanecer anónimo», o pídemelo en un chat privado.
refused-telegram-words-only = Solo leo palabras e imágenes. No se cobró nada. Di lo que quieres ver, o envía una foto.
telegram-choose = Elegir…
answer-telegram-styles = Di un estilo con tu petición, «en acuarela», o «desde ahora acuarela». O elige el que vale aquí.
done-telegram-shown = { $model } · ref. { $ref }
row-telegram-hears = En este grupo solo veo los comandos, las respuestas a mis mensajes y los mensajes que nombran a @{ $bot }.
