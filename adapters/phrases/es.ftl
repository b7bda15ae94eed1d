# Lo que leen las personas. Breve, cordial, exacto.

language-name = Español

progress-understanding = Leyendo tu petición…
progress-refining-prompt = Buscando las palabras justas…
progress-trimming = Acortando la descripción…
progress-queued = { $place ->
    [0] En cola · { $ref }
    [1] En cola, eres el siguiente, unos { $seconds } s · { $ref }
   *[other] En cola, puesto { $place }, unos { $seconds } s · { $ref }
}
progress-initializing = Preparando el caballete…
progress-thinking = Pensándolo bien…
progress-generating = { $subject ->
    [none] Pintando…
   *[other] Pintando: { $subject }…
}
progress-retrying = Se perdió la conexión, lo intento de nuevo…
progress-busy = El pintor está ocupado, lo intento de nuevo enseguida…
progress-slow = Está tardando más de lo normal…
progress-processing = Revisando la imagen…
progress-uploading = Guardando tu imagen…
progress-finalizing = Añadiéndola a tu galería…

done-done = Lista en { $seconds } s · { $model } · { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
done-part = Salieron { $count } de { $wanted } · { $model } · { $credits } cobrados, { $returned } devueltos
done-noticed = { $notice ->
    [ratio] Pediste { $asked_ratio }, pintada en { $painted_ratio }
    [retired] { $asked_model } está retirado, así que pintó { $model }
    [lacks] { $asked_model } no puede hacerlo, así que pintó { $model }
    [fallback] { $asked_model } estaba ocupado, así que pintó { $model }
    [resolution] Pintada en { $painted_resolution }, lo máximo de este modelo
   *[other] { $notice }
} · { $seconds } s · { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
done-late = Al final llegó, así que esta es gratis · { $model }
done-cleared = Revisada, y aquí está; esta es gratis · { $model }
done-again = Justo esta ya se hizo aquí, así que es gratis · { $model }
done-shared = Compartida por quien la pidió · { $model }
done-shown = { $asked } · { $model } · ref. { $ref }
done-sticky-style = Estilo guardado aquí: { $style }
cancelled-cancelled = Cancelado. Tus créditos han vuelto; no se cobró nada. Ref. { $ref }

failed-moderated-input = El pintor no pinta esto. No se cobró nada. Prueba a decirlo de otra manera. Ref. { $ref }
failed-moderated-output = El pintor no quiso mostrar lo que salió. No se cobró nada. Prueba a decirlo de otra manera. Ref. { $ref }
failed-picture-reviewed = Una persona mira esta imagen antes de mostrarla. No se cobró nada; si se puede mostrar, llegará aquí. Ref. { $ref }
failed-picture-denied = Esta imagen no se muestra. No se cobró nada. Prueba otra idea. Ref. { $ref }
failed-picture-unchecked = Ahora mismo no puedo revisar imágenes, así que no muestro esta. No se cobró nada. Inténtalo en unos minutos. Ref. { $ref }
failed-invalid-request = El pintor no entendió la petición. No se cobró nada. Prueba otras palabras u otro tamaño. Ref. { $ref }
failed-unsupported-option = Este modelo no puede hacer eso. No se cobró nada. Prueba otro modelo o quita esa opción. Ref. { $ref }
failed-auth = El pintor nos rechazó. No es culpa tuya y no se cobró nada; el operador lo sabe. Ref. { $ref }
failed-insufficient-credit = La cuenta del pintor está vacía. No es culpa tuya y no se cobró nada; el operador lo sabe. Ref. { $ref }
failed-own-key = El pintor rechazó la clave propia de este servidor, o su cuenta allí está vacía. No es culpa tuya y no se cobró nada; el operador puede poner otra clave. Ref. { $ref }
failed-rate-limited = Demasiadas peticiones, espera un momento. No se cobró nada. Pulsa Reintentar dentro de un minuto. Ref. { $ref }
failed-overloaded = No salió, inténtalo de nuevo: el pintor está saturado. No se cobró nada. Ref. { $ref }
failed-timeout-unknown = El pintor no respondió. No se cobró nada. Pulsa Reintentar para pintarla. Ref. { $ref }
failed-not-found-or-expired = La imagen de partida ya no está. No se cobró nada. Responde a otra. Ref. { $ref }
failed-canceled = Cancelado. Tus créditos han vuelto; no se cobró nada. Ref. { $ref }
failed-provider-bug = No salió, inténtalo de nuevo: no llegó ninguna imagen completa. No se cobró nada. Ref. { $ref }
failed-internal = No salió, inténtalo de nuevo. No se cobró nada. Si vuelve a pasar, dile al operador: ref. { $ref }
failed-storage = No se pudo guardar la imagen. No se cobró nada. Inténtalo más tarde. Ref. { $ref }
failed-timeout = Tardó demasiado, así que paramos. No se cobró nada. Pulsa Reintentar, o espera: si al final llega, es gratis. Ref. { $ref }
failed-worker-lost = Esta petición no se pudo terminar. No se cobró nada. Pulsa Reintentar. Ref. { $ref }

refused-empty = ¿Qué dibujo? Por ejemplo: «dibuja un zorro en la nieve». No se cobró nada.
refused-too-short = Es demasiado corto ({ $length } de al menos { $min } caracteres). Cuenta un poco más. No se cobró nada.
refused-too-long = Son { $length } caracteres; no pases de { $max }. No se cobró nada. Envía una versión más corta.
refused-no-credits = Cuesta { $needed } y te quedan { $free } créditos. No se cobró nada. Pide más a quien lleva este bot, o espera al mes que viene.
refused-cooldown = Espera { $seconds } segundos hasta la próxima imagen, o pulsa «Cuando se pueda». No se cobró nada.
refused-per-minute = { $used } de { $limit } imágenes en este minuto. No se cobró nada. Prueba dentro de un minuto.
refused-per-hour = Quedan 0 de { $limit } imágenes de esta hora. No se cobró nada. La próxima, dentro de { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}.
refused-per-day = Quedan 0 de { $limit } imágenes de hoy. No se cobró nada. Vuelve después de medianoche ({ $zone }).
refused-per-month = Quedan 0 de { $limit } imágenes de este mes. No se cobró nada. Empieza de nuevo el día uno.
refused-running = Ya se está pintando una imagen tuya. No se cobró nada. Cancélala o espera a que termine.
refused-waiting = Tienes { $used } imágenes en camino, y no caben más ({ $limit }). No se cobró nada. Cancela una o espera.
refused-budget = El presupuesto de hoy, { $limit } $, está gastado. No se cobró nada. Prueba mañana.
refused-not-allowed = Este bot solo pinta para personas y servidores invitados. No se cobró nada. Pide a quien lo lleva que te deje entrar.
refused-moderated = No puedo dibujar eso. No se cobró nada. Prueba otra idea.
refused-suspended = Dibujar está suspendido para ti. No se cobró nada. Habla con quien lleva este bot.
refused-unknown-button = No conozco este botón. No cambió nada. Di con palabras lo que quieres.
refused-old-button = Este botón es de una versión anterior. No cambió nada. Di con palabras lo que quieres.
refused-foreign-button = Esta imagen es de otra persona. Usa Variar para hacer la tuya. No se cobró nada.
refused-no-picture = ¿Qué imagen? Responde a una, o dibuja una primero. No se cobró nada.
refused-unknown-model = No tengo el modelo «{ $asked }». Hay: { $known }. No se cobró nada.
refused-unsupported = Ese modelo no puede hacerlo. No se cobró nada. Prueba otro modelo.
refused-not-found = No lo encuentro. No cambió nada. Prueba /help.
refused-stays-known = Ya te olvidé hace poco, o aquí queda algo pendiente, así que esto tiene que esperar. No cambió nada. Quien me mantiene puede ayudar.
refused-too-late = Eso ya terminó; no hay nada que cancelar. No cambió nada.
refused-too-early = Eso aún está en camino. Cancélalo primero. No cambió nada.
refused-unknown-command = No conozco { $asked }. No se cobró nada. /help muestra lo que sé hacer, o di sin más lo que quieres ver.
refused-repeated = Eso ya está en camino. No se cobró nada más.
refused-other-price = Con esas palabras costaría otra cosa, así que me quedo con las primeras. Cancélala y pide de nuevo.
refused-mask-size = La máscara debe medir lo mismo que la imagen ({ $wanted } píxeles); mide { $got }. No se cobró nada.
refused-bad-picture = Ese archivo no es una imagen que yo pueda leer. No se cobró nada. Envía PNG, JPEG o WebP.
refused-bad-link = No pude sacar una imagen de ese enlace. No se cobró nada. Envía la imagen misma u otro enlace.
refused-picture-too-large = Esa imagen es demasiado grande. No se cobró nada. Envía una de menos de 50 MB.
refused-telegram-picture-too-large = Ese archivo pasa de 20 MB, lo máximo que Telegram deja leer a un bot. No se cobró nada. Envía uno más pequeño, o como foto.
refused-telegram-download = No pude traer esa imagen de Telegram. No se cobró nada. Envíala otra vez.
refused-unknown-name = No conozco «{ $asked }». Hay: { $known }. No cambió nada, no se cobró nada.

ask-draw = ¿La dibujo? Cuesta { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.
ask-price = Cuesta { $credits } créditos, más de lo normal. ¿La hago?
ask-redo-edited = Cambiaste tus palabras. ¿La dibujo de nuevo? Cuesta { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.

answer-help = Di lo que quieres ver: «dibuja un zorro en la nieve». Luego cámbialo: «hazlo de noche», «lo mismo en acuarela». Responde a cualquier imagen para cambiar esa. /balance muestra tus créditos, /cancel detiene una imagen en camino.
answer-status-none = No hay nada tuyo en camino. Di qué dibujo.
answer-status-job = { $place ->
    [0] Tu imagen va por el { $percent } %. Ref. { $ref }
    [1] Tu imagen es la siguiente, unos { $seconds } s. Ref. { $ref }
   *[other] Tu imagen está en el puesto { $place }, unos { $seconds } s. Ref. { $ref }
}
answer-status-ended = { $state ->
    [completed] Esa ya está; costó { $charged }. Ref. { $ref }
   *[other] Esa no salió; no se cobró nada. Ref. { $ref }
}
answer-twin = Eso ya está en camino (ref. { $ref }). No se cobró nada más.
answer-cancel-done = Detenidas: { $count }. Los créditos han vuelto.
answer-cancel-nothing = No hay nada que cancelar. No se cobró nada.
answer-setting-set = Desde ahora, aquí: { $what }. Di «olvida los ajustes» para quitarlo.
answer-setting-cleared = Quitado: { $what }.
answer-link-code = Tu código: { $typed }. Vale diez minutos y una sola vez. Dime /link { $typed } en la otra plataforma, donde quieras ser una sola persona con esta cuenta.
answer-link-second = Con esto serías una sola persona con { $name } ({ $id }): un saldo, una galería, los mismos límites. ¿Es tuya esa cuenta? Entonces di /link { $typed } allí en diez minutos. Si no, no hagas nada y no enseñes el código a nadie.
answer-linked = Tú y { $name } ({ $id }) sois ahora una sola persona, con un saldo y una galería. /unlink os separa.
answer-unlinked = Estáis separados otra vez; cada cuenta tiene lo suyo.
answer-link-none = No estás vinculado con otra cuenta. /link lo empieza.
answer-link-held = No se puede separar mientras una de las cuentas tenga un bloqueo o avisos.
answer-link-bad = Ese código no vale aquí: un código vale diez minutos, una vez y para la cuenta a la que va. /link da uno nuevo.
answer-link-tries = Demasiados intentos. El próximo es posible en { $minutes } min.
answer-link-taken = Una de estas cuentas ya está vinculada. Primero /unlink.
answer-link-same = Se puede vincular una cuenta de cada plataforma; estas son de la misma.
answer-history = Tus imágenes, la más nueva primero:
answer-history-none = Aún no tienes imágenes. Di lo que quieres ver.
answer-undone = De vuelta a: { $prompt }. Lo que digas ahora parte de esta.
answer-undo-nothing = Antes de esta no hay nada.
answer-describe = Se pidió: { $prompt }
answer-forgotten = Olvidado. Esta conversación empieza de nuevo, y tus imágenes en ella ya no están.
answer-dear = Cuesta { $credits } créditos, más de lo normal. Pulsa este botón para seguir.
answer-deleted = Borrada.
answer-shared = Ya se ve allí.
answer-export = Aquí está todo lo que guardo de ti, y { $pictures } imágenes.
answer-export-rows = Aquí está todo lo que guardo de ti. Tus { $pictures } imágenes son demasiadas para un archivo: /history las muestra, y quien me mantiene puede dártelas todas.
answer-export-elsewhere = Aquí no puedo darte un archivo. Quien me mantiene puede: pentimento export { $person }
answer-erase-sure = Se borra todo lo tuyo: lo que dijiste, { $pictures } imágenes con sus archivos, tus ajustes y los créditos que te quedan. Nadie puede recuperarlo. Lo que publiqué en los chats sigue allí hasta que lo borres.
answer-erased = Te he olvidado, y { $files } archivos contigo. Lo que costaron los trabajos queda en los libros sin nombre. Recibo { $receipt }
answer-edit-prompt = ¿Qué cambio? Responde a esta imagen con unas palabras.
answer-original = { $link ->
    [none] El original, { $size }
   *[other] El original, { $size }: { $link }
}
answer-left-no = De acuerdo, lo dejo.
answer-language = Desde ahora te hablo en español. /language auto vuelve a seguir a tu aplicación.
answer-language-auto = Vuelvo a seguir el idioma de tu aplicación.
answer-languages = Hablo: { $known }. Por ejemplo /language es.
answer-refine-on = Tus palabras se elaboran antes de pintarse: entra lo que dice la conversación y se añade un poco. Desactivado, se pintan tal como las escribes.
answer-refine-off = Tus palabras se pintan tal como las escribes. Activado, antes se elaboran.

button-vary = Variar
button-edit = Cambiar
button-upscale = Ampliar
button-retry = Reintentar
button-redo = Rehacer
button-best = Mejor calidad
button-original = Original
button-info = Info
button-delete = Borrar
button-share = Compartir
button-erase = Olvidarme para siempre
button-cancel = Cancelar
button-refine = { $arg ->
    [off] Pintar tal cual
   *[other] Elaborar mis palabras
}
button-yes = Dibújala
button-no = No
button-start-when-ready = Cuando se pueda
button-drop-style = Quitar el estilo
button-page = Anteriores
button-back = « Atrás
button-album = Álbum

telegram-done = Lista ↑
telegram-hint-edit-prompt = ¿Qué cambio?
telegram-sent-privately = Aquí no puedo enviar fotos, así que te la envié en privado.
telegram-no-photos = Aquí no puedo enviar fotos. Pide a un administrador que lo permita, o pulsa Iniciar en mi chat privado. Tu imagen está guardada: /history la muestra allí.
telegram-in-private = Eso es solo para ti. Pulsa Iniciar en mi chat privado y pregúntame allí.
telegram-open-private = Abrir el chat privado
telegram-inline-title = Dibujar: { $words }
telegram-inline-button = Haz la tuya
telegram-example-one = dibuja un zorro en la nieve
telegram-example-two = dibuja un faro al anochecer en acuarela
answer-telegram-original-smaller = El original pasa de 50 MB, que Telegram no acepta; esta es una copia más pequeña ({ $size }).
answer-telegram-hello-private = ¡Hola! En este grupo solo veo lo que es para mí: empieza con @{ $bot }, responde a una de mis imágenes o usa /imagine.
answer-telegram-hello-all = ¡Hola! Di lo que quieres ver, por ejemplo «dibuja un zorro en la nieve», o responde a una de mis imágenes para cambiarla.

command-imagine = Dibuja lo que describas
command-edit = Cambia una imagen: responde a ella con lo que debe cambiar
command-describe = Dice qué muestra una imagen: responde a ella
command-model = Los pintores, y cuál pinta aquí
command-style = Los estilos, y cuál se guarda aquí
command-settings = Lo que vale en esta conversación
command-language = En qué idioma te hablo
command-refine = Si tus palabras se elaboran antes de pintarse
command-balance = Tus créditos
command-link = Un saldo y una galería en dos plataformas
command-unlink = Separar cuentas vinculadas
command-quota = Cuántas imágenes te quedan
command-history = Tus imágenes, la más nueva primero
command-show = Una de tus imágenes otra vez
command-job = Dónde está tu imagen
command-cancel = Detiene una imagen en camino
command-undo = Vuelve a la imagen anterior
command-forget = Olvida esta conversación
command-privacy = Qué se guarda, y cuánto tiempo
command-help = Lo que sé hacer
button-inpaint = Cambiar una parte
answer-inpaint = Pinta en esta página sobre lo que debe cambiar y di qué debe haber ahí. La página es solo tuya, para una máscara en una hora.
answer-mask-ready = Tengo tu máscara. ¿Qué debe haber ahí? Bastan unas palabras: «un sombrero rojo».
telegram-open-mask = Pintar la máscara
telegram-hint-mask-ready = ¿Qué debe haber ahí?
refused-mask-empty = Aún no hay nada marcado. No se cobró nada. Pinta sobre lo que debe cambiar.
telegram-set-model = Modelo
telegram-set-style = Estilo
telegram-set-aspect-ratio = Formato
telegram-set-resolution = Resolución
telegram-set-count = Imágenes
telegram-set-refine = Refinado
telegram-set-language = Idioma
