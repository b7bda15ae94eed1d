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
progress-follows = { $subject ->
    [none] Primero la imagen anterior, luego esto…
   *[other] Primero: { $subject }; luego esto…
}
progress-initializing = Preparando el caballete…
progress-thinking = Pensándolo bien…
progress-generating = { $subject ->
    [none] Pintando…
   *[other] Pintando: { $subject }…
}
progress-retrying = Se perdió la conexión, lo intento de nuevo…
progress-busy = { $minutes ->
    [0] El pintor está ocupado, lo intento de nuevo enseguida…
   *[other] El pintor está ocupado, lo intento de nuevo en unos { $minutes } { $minutes ->
        [one] minuto
       *[other] minutos
    }…
}
progress-slow = Está tardando más de lo normal…
progress-processing = Revisando la imagen…
progress-uploading = Guardando tu imagen…
progress-finalizing = Añadiéndola a tu galería…

done-done = Lista en { $seconds } s · { $model } · { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
done-part = Salieron { $count } de { $wanted } · { $model } · reservados { $held }, cobrados { $credits }, devueltos { $returned }
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
cancelled-let-go = Cancelado antes de empezar. No se cobró nada.

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
failed-unreachable = No se puede contactar con el pintor. No se cobró nada. Pulsa Reintentar dentro de unos minutos. Ref. { $ref }
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
refused-no-credits-here = No te alcanzan los créditos: cuesta { $needed }. No se cobró nada. /balance te dice, solo a ti, cuántos tienes; quien lleva este bot puede darte más.
refused-cooldown = Espera { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
} hasta la próxima imagen, o pulsa «Cuando se pueda». No se cobró nada.
refused-per-minute = { $used } de { $limit } imágenes en este minuto. No se cobró nada. Prueba dentro de un minuto.
refused-per-hour = Quedan 0 de { $limit } imágenes de esta hora. No se cobró nada. La próxima, dentro de { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}.
refused-per-day = Quedan 0 de { $limit } imágenes de hoy. No se cobró nada. Vuelve después de medianoche ({ $zone }).{ $more ->
    [yes] {" "}Con { $upgrade } son { $per_day } imágenes al día.
   *[no] {""}
}
refused-per-month = Quedan 0 de { $limit } imágenes de este mes. No se cobró nada. Vuelve a empezar el día uno.{ $more ->
    [yes] {" "}Con { $upgrade } son { $per_day } imágenes al día.
   *[no] {""}
}
refused-running = Ya se está pintando una imagen tuya. No se cobró nada. Cancélala o espera a que termine.
refused-waiting = Tienes { $used } imágenes en camino, y no caben más ({ $limit }). No se cobró nada. Cancela una o espera.
refused-budget = El presupuesto de hoy, { $limit } $, está gastado. No se cobró nada. Prueba mañana.
refused-not-allowed = Este bot solo pinta para personas y servidores invitados. No se cobró nada. Pide a quien lo lleva que te deje entrar: eres { $person }.
refused-moderated = No puedo dibujar eso. No se cobró nada. Prueba otra idea.
refused-suspended = Dibujar está suspendido para ti. No se cobró nada. Habla con quien lleva este bot.
refused-unknown-button = No conozco este botón. No cambió nada. Di con palabras lo que quieres.
refused-old-button = Este botón es de una versión anterior. No cambió nada. Di con palabras lo que quieres.
refused-foreign-button = Esta imagen es de otra persona. Usa Variar para hacer la tuya. No se cobró nada.
refused-foreign-request = Esa petición es de otra persona. Di con tus palabras lo que quieres ver. No se cobró nada.
refused-no-picture = ¿Qué imagen? Responde a una, o dibuja una primero. No se cobró nada.
refused-unknown-model = No tengo el modelo «{ $asked }». Hay: { $known }. No se cobró nada.
refused-unsupported = { $model ->
    [none] Ninguno de los pintores de aquí puede hacerlo. No se cobró nada. Pide una sola cosa, con una sola imagen.
   *[other] Ese modelo no puede hacerlo. No se cobró nada. Prueba otro modelo.
}
refused-not-found = No lo encuentro. No cambió nada. Prueba /help.
refused-stays-known = Ya te olvidé hace poco, o aquí queda algo pendiente, así que esto tiene que esperar. No cambió nada. Quien me mantiene puede ayudar.
refused-too-late = Eso ya terminó; no hay nada que cancelar. No cambió nada.
refused-not-dead = Eso no está entre lo fallido: está hecho, en camino o cerrado. No cambió nada.
refused-nothing-paid = Por eso no se cobró nada, así que no hay nada que devolver. No cambió nada.
refused-too-early = Eso aún está en camino. Cancélalo primero. No cambió nada.
refused-not-yet = Esa imagen aún está en camino. No se cobró nada. Dilo otra vez cuando esté aquí.
refused-first-gone = La imagen que había que cambiar no llegó. No se cobró nada. Dilo otra vez cuando haya una.
refused-retried = Ya se intentó de nuevo; lo que salió está más abajo. No se cobró nada más.
refused-unknown-command = No conozco { $asked }. No se cobró nada. /help muestra lo que sé hacer, o di sin más lo que quieres ver.
refused-repeated = Eso lo acabas de pedir. No se cobró nada más.
refused-other-price = Con esas palabras costaría otra cosa, así que me quedo con las primeras. Cancélala y pide de nuevo.
goes-on-as-it-was = Tu pedido sigue con las palabras que tenía.
refused-mask-size = La máscara debe medir lo mismo que la imagen ({ $wanted } píxeles); mide { $got }. No se cobró nada. Envía una de ese tamaño.
refused-bad-picture = Ese archivo no es una imagen que yo pueda leer. No se cobró nada. Envía PNG, JPEG o WebP.
refused-bad-link = No pude sacar una imagen de ese enlace. No se cobró nada. Envía la imagen misma u otro enlace.
refused-picture-too-large = Esa imagen es demasiado grande. No se cobró nada. Envía una de menos de 50 MB.
refused-picture-pixels = Esa imagen tiene demasiados píxeles. No se cobró nada. Envía una de 25 megapíxeles como máximo.
refused-sent-hour = Has enviado tantas imágenes como acepto en una hora ({ $limit }). No se cobró nada. Podrás seguir dentro de { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}.
refused-sent-day = Has enviado tanto como acepto en un día ({ $limit } MB). No se cobró nada. Podrás seguir después de medianoche ({ $zone }).
refused-unknown-name = No conozco «{ $asked }». Hay: { $known }. No cambió nada, no se cobró nada.

ask-draw = ¿La dibujo? Cuesta { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.
ask-price = Cuesta { $credits } créditos, más de lo normal. ¿La hago?
ask-changed = «{ $asked }»: cuesta { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}. ¿La hago?
ask-redo-edited = Cambiaste tus palabras. ¿La dibujo de nuevo? Cuesta { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.

answer-help = Di lo que quieres ver: «dibuja un zorro en la nieve». Luego cámbialo: «hazlo de noche», «lo mismo en acuarela». Responde a cualquier imagen para cambiar esa. /balance muestra tus créditos, /cancel detiene una imagen en camino, /privacy dice qué se guarda de ti.
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
answer-cancel-early = { cancelled-let-go }
answer-cancel-nothing = No hay nada que cancelar. No se cobró nada.
answer-setting-set = Desde ahora, aquí: { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolución
    [count] imágenes
    [seed] semilla
    [negative] negativo
   *[other] { $what }
} { $value }. Di «olvida los ajustes» para quitarlo.
answer-setting-cleared = Quitado: { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolución
    [count] imágenes
    [seed] semilla
    [negative] negativo
    [all] todo
   *[other] { $what }
}.
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
answer-describe-unknown = Esa imagen no me la pidió nadie aquí, y solo sé lo que debían ser las mías. Di qué debe cambiar en ella y lo hago.
answer-forget-sure = ¿Olvidar esta conversación? Tus imágenes de aquí se van para siempre, y nadie puede recuperarlas.
answer-forget-sure-yours = ¿Olvidar lo que has dicho aquí? Tus imágenes de esta conversación se van para siempre, y nadie puede recuperarlas. Lo que dijeron e hicieron los demás se queda.
answer-forgotten = Olvidado. Esta conversación empieza de nuevo, y tus imágenes en ella ya no están.
answer-forgotten-yours = Olvidado: lo que dijiste aquí y tus imágenes. La conversación de los demás sigue.
answer-dear = Cuesta { $credits } créditos, más de lo normal. Pulsa este botón para seguir.
answer-deleted = Borrada.
answer-file-lost = El archivo de esta imagen se ha perdido. Quien gestiona el bot puede devolver lo que costó. Ref { $ref }
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
answer-asked-anew = Lo pregunto de nuevo abajo, con tu cambio.
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
button-forget = Olvidarla
button-erase = Olvidarme para siempre
button-privacy = { $arg ->
    [export] Una copia de todo
   *[delete] Olvidarme
}
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
refused-mask-empty = Aún no hay nada marcado. No se cobró nada. Pinta sobre lo que debe cambiar.
set-model = Modelo
set-style = Estilo
set-aspect-ratio = Formato
set-resolution = Resolución
set-count = Imágenes
set-refine = Refinado
set-language = Idioma

done-paid-by = Pagado con los créditos comunes de este servidor

refused-cost = Tu nivel ({ $tier }) cubre { $limit } $ de pintores al mes, y ya se gastaron. No se cobró nada. El pintor incluido sigue siendo gratis, y el día uno se empieza de nuevo.
refused-slowed = Eso no lo puedo dibujar. No se cobró nada. Como hoy pasó varias veces, hasta mañana puedes pedir cinco imágenes por hora.
refused-reviewed = Una persona mira esto antes de que lo dibuje. No se cobró nada; la respuesta llega aquí.
refused-unchecked = Ahora no puedo revisar peticiones, así que no dibujo nada. No se cobró nada. Inténtalo en unos minutos.
refused-not-kept = Ahora mismo no puedo guardar nada, así que esto no quedó recogido. No se cobró nada. Envíalo de nuevo en unos minutos.
refused-banned = No puedes usar este bot. No se cobró nada. Pregunta a quien lo lleva.
refused-blocked-here = Aquí me pidieron guardar silencio. No se cobró nada. Prueba en otro canal o pregunta a quien se ocupa de este.
refused-maintenance = { $message } (No se cobró nada. Vuelve más tarde, por favor.)
refused-place-limit = Aquí ya se usaron las { $limit } imágenes { $window ->
    [hour] de esta hora
    [day] de hoy
   *[month] de este mes
}. No se cobró nada. Pídemelo en un chat privado, o vuelve { $window ->
    [hour] dentro de una hora
    [day] mañana
   *[month] el mes que viene
}.
refused-model-not-here = { $asked } no se usa aquí. No se cobró nada. Hay: { $known }.
refused-style-not-here = El estilo { $asked } no se usa aquí. No se cobró nada. Hay: { $known }.
refused-not-in-tier = { $asked } no entra en tu nivel ({ $tier }). No se cobró nada. Tienes: { $known }. Pide otro nivel a quien lleva este bot.
refused-batch = Tu nivel ({ $tier }) pinta { $limit } a la vez. No se cobró nada. Pide { $limit } o menos.
refused-not-operator = Eso solo lo puede hacer quien lleva este bot. No cambió nada, no se cobró nada.
refused-not-manager = Eso aquí solo lo puede hacer quien administra este servidor o grupo. No cambió nada, no se cobró nada.
refused-books = Las cuentas no lo permitieron: quedaría menos que nada. No cambió nada, no se cobró nada.

ask-alike = { $whose ->
    [own] Esto ya lo hiciste aquí: «{ $asked }».
   *[other] Alguien ya hizo esto aquí: «{ $asked }».
} ¿Usas esa imagen, gratis, o hago una nueva por { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}?

answer-balance = Tienes { $free } { $free ->
    [one] crédito libre
   *[other] créditos libres
} y { $held } { $held ->
    [one] reservado
   *[other] reservados
} para imágenes en camino.
row-price = Una imagen suele costar { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
row-windows = { $hour ->
    [-1] {""}
   *[other] Te quedan { $hour } de { $hour_limit } esta hora
}{ $day ->
    [-1] {""}
   *[other] { $first ->
        [day] Te quedan { $day } de { $day_limit } hoy
       *[other] , { $day } de { $day_limit } hoy
    }
}{ $month ->
    [-1] {""}
   *[other] { $first ->
        [month] Te quedan { $month } de { $month_limit } este mes
       *[other] , { $month } de { $month_limit } este mes
    }
}
row-bucket = { $bucket ->
    [allowance] Créditos del mes: { $credits }
    [purchased] Comprados: { $credits }
   *[granted] Regalados: { $credits }
}{ $until ->
    [none] {""}
   *[other] , hasta { $until }
}
row-pot = Primero pagan los créditos comunes de este servidor: quedan { $credits }
row-saved = Ahorrado este mes cuando bastó un pintor más barato: { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}
row-renewal = Nivel { $tier }; { $credits } créditos nuevos el { $date }
answer-hello = ¡Hola! Di lo que quieres ver, por ejemplo «dibuja un zorro en la nieve», o envíame una imagen para cambiarla. /help te cuenta más.
answer-picture-kept = Tengo tu imagen. Di qué cambio, por ejemplo «hazlo de noche» o «lo mismo en acuarela».
answer-welcome = ¡De nada! Di qué cambio, o qué quieres ver ahora.
answer-talk = { $pictured ->
    [yes] Solo pinto, no sé conversar. Di qué cambio, por ejemplo «hazlo de noche», o qué quieres ver ahora. /help te cuenta más.
   *[no] Solo pinto, no sé conversar. Di lo que quieres ver, por ejemplo «dibuja un zorro en la nieve». /help te cuenta más.
}
answer-delete-sure = ¿Borrar esta imagen para siempre? { $prompt }
answer-info = Encargo { $job } · { $model }
    Pedido: { $asked }
    Pintado: { $refined }
row-info-changed = Cambiado: { $changed }
row-info-kept = Conservado: { $kept }
row-info-negative = Sin: { $negative }
row-info-facts = Semilla { $seed } · { $size } · { $seconds } s · hecha { $made }
row-info-credits = Reservados { $held }, cobrados { $charged }, devueltos { $released }
row-info-parent = Hecha a partir de { $parent }
row-info-children = Cambiada luego a { $children }
answer-why = Dijiste: { $asked }
row-told-taken = Tomado de la conversación: { $kind ->
    [style] el estilo { $taken }
    [picture] la imagen «{ $taken }»
    [negative] sin { $taken }
   *[subject] { $taken }
}
row-told-refined = Al pintor se le dijo: { $refined }
row-told-instruction = Como cambio: { $instruction }
row-told-model = Pintó { $model }
answer-session = Conversación { $session }, empezada { $created }, usada por última vez { $updated }
    Pinta { $model } si no nombras otro
    { $settings ->
        [none] No hay nada más ajustado
       *[other] Ajustado para esta conversación: { $settings }
    }
    /forget lo quita todo.
answer-settings = Lo que vale en esta conversación ({ $credits } { $credits ->
    [one] crédito
   *[other] créditos
} por petición):
row-setting = { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolución
    [count] imágenes
    [seed] semilla
    [negative] negativo
   *[other] { $what }
}: { $value }
row-setting-usual = { $what ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolución
    [count] imágenes
    [seed] semilla
    [negative] negativo
   *[other] { $what }
}: normalmente { $value }
answer-models = Los pintores:
row-model = { $model }: { $seconds } s, hasta { $resolution }, { $credits } { $credits ->
    [1] crédito
   *[other] créditos
}{ $best ->
    [draft] , bocetos rápidos
    [balanced] , equilibrado
    [quality] , máxima calidad
    [text] , palabras en imágenes
    [edit] , cambiar imágenes
    [fill] , repintar una parte
    [outpaint] , pintar más allá del borde
    [upscale] , ampliar
    [outlines] , conservar los contornos
    [pose] , conservar la postura y el espacio
    [erase] , quitar cosas
    [local] , en la máquina del operador
    [free] , de voluntarios, que ven tu descripción
   *[other] {""}
}
answer-style-unknown = No conozco el estilo «{ $asked }». Hay: { $styles }. No cambió nada.
answer-styles = Estilos: { $styles }. Di «en acuarela», o «desde ahora acuarela».
row-picture = { $number }. { $prompt } · { $model } · { $ref }
answer-privacy = Guardo lo que pides, las imágenes y lo que cuestan, en la máquina de quien me lleva. El pintor que figura bajo cada imagen recibe la descripción. /privacy export te da una copia de todo, /privacy delete hace que te olvide, /forget borra esta conversación.

row-why-asked = Pediste { $model }.
row-why-default = { $model } es quien pinta aquí si no nombras otro.
row-why-kept = { $model } pintó la imagen de la que parte esta.
row-why-successor = El modelo que pediste ya no existe; { $model } es su sucesor.
row-why-instead = El modelo que pediste no puede hacerlo; { $model }, de la misma casa, sí.
row-why-simple = Una imagen sencilla: { $model } basta, y ahorró { $saved } { $saved ->
    [one] crédito
   *[other] créditos
}.
row-why-text = Hay palabras en la imagen: { $model } escribe de forma legible.
row-why-hard = Muchas cosas tienen que salir bien a la vez: { $model } es el mejor aquí para eso.
row-why-usual = { $model } es la opción habitual para esto.

answer-quota-near = { $left ->
    [one] Te queda
   *[other] Te quedan
} { $left } de { $limit } imágenes { $window ->
    [hour] de esta hora
    [day] de hoy
   *[month] de este mes
}.
answer-quota-again = Ya puedes dibujar otra vez. ¿Qué será?
answer-quota-muted = De acuerdo, ya no digo nada de eso. /balance siempre lo muestra.
answer-quota-waits = { $minutes ->
    [0] Ya puedes dibujar.
    [one] Te aviso en un minuto, más o menos.
   *[other] Te aviso en unos { $minutes } minutos.
}
button-notify = Esperar y avisarme
button-mute = No más avisos
button-use = Usarla, gratis
button-new = Hacer una nueva
button-show = { $arg }
button-set = ✕ { $arg ->
    [model] modelo
    [style] estilo
    [aspect_ratio] formato
    [resolution] resolución
    [count] imágenes
    [seed] semilla
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
button-extend = Extender
picked-photo = la foto
picked-style = estilo «{ $picked }»
picked-extend = { $picked ->
    [left] extender hacia la izquierda
    [right] extender hacia la derecha
    [top] extender hacia arriba
   *[bottom] extender hacia abajo
}
answer-album = { $asked }
answer-inpaint-no-page = Aquí no hay página para pintar una máscara, porque este bot no tiene dirección pública. Di con palabras qué cambio y dónde: «haz rojo el sombrero de la izquierda».
answer-inpaint-unable = Ningún pintor de aquí puede repintar solo una parte con una máscara. Di con palabras qué cambio y dónde: «haz rojo el sombrero de la izquierda».

answer-buy = Elige arriba. Los créditos son tuyos en cuanto se paga; /balance los muestra.
answer-paysupport = ¿Algo va mal con un pago? Se puede devolver mientras sus créditos estén sin gastar. { $support ->
    [none] Pregunta a quien lleva este bot.
   *[other] { $support }
}
answer-terms = Con los créditos se compran aquí imágenes y nada más. No caducan y no se pueden regalar a nadie. Una imagen que no sale no cuesta nada. Un pago se puede devolver mientras sus créditos estén sin gastar: /paysupport. Qué se guarda de ti: /privacy.
answer-paid = ¡Gracias! { $credits ->
    [one] Ya es tuyo { $credits } crédito
   *[other] Ya son tuyos { $credits } créditos
}.
command-buy = Comprar créditos
command-paysupport = Ayuda con un pago
command-terms = Qué vale para los créditos comprados
command-grant = Dar créditos a alguien
command-admin = Cuidar del bot

# La página del chat.
page-title = Pentimento
page-skip = Ir a la conversación
page-threads = Conversaciones
page-new-thread = Nueva conversación
page-new-thread-name = Nombre de la nueva conversación
page-side-by-side = Ver conversaciones una junto a otra
page-you-are = Eres
page-new-person = Otra persona…
page-new-person-name = Nombre de la otra persona
page-add = Añadir
page-theme-auto = Tema: como el sistema
page-theme-light = Tema: claro
page-theme-dark = Tema: oscuro
page-connection-lost = Se perdió la conexión. Lo intento de nuevo…
page-needs-script = Esta página necesita JavaScript.
page-picture = Imagen
page-previous = Anterior
page-next = Siguiente
page-download = Descargar
page-close = Cerrar
page-info-title = Sobre esta imagen
page-settings = Ajustes de esta conversación
page-settings-hint = Lo que dices en un mensaje siempre va primero.
page-not-set = No se pudo ajustar. Inténtalo de nuevo.
page-set-model = Pintor
page-set-style = Estilo
page-set-aspect-ratio = Formato
page-set-resolution = Resolución
page-set-count = Imágenes
set-usual = lo habitual
page-set-price = Así una petición cuesta { $credits } { $credits ->
    [one] crédito
   *[other] créditos
}.
page-empty-title = ¿Qué te gustaría ver?
page-empty-hint = Dilo con tus palabras. Luego cámbialo hablando: «hazlo de noche», «lo mismo en acuarela».
page-idea-1 = dibuja un zorro en la nieve
page-idea-2 = un faro al atardecer, pixel art
page-idea-3 = dos búhos en un bosque de noche
page-messages = Mensajes
page-replying-to = En respuesta a:
page-cancel-reply = No responder a eso
page-attached = Imágenes adjuntas
page-attach = Adjuntar una imagen
page-remove = Quitar
page-placeholder = Di lo que quieres ver
page-send = Enviar
page-send-again = Enviar de nuevo
page-not-sent = No se envió.
page-drop-here = Suelta la imagen aquí
page-progress = Progreso
page-only-you = Esto solo lo ves tú
page-reply = Responder a esta imagen
page-open = Abrir la imagen:
page-new = nuevo
page-uploading = Subiendo…
page-upload-failed = La subida no llegó. Inténtalo de nuevo.
page-uploaded = Una imagen subida
page-eta = faltan unos { $seconds } s
page-paint-mask = Pintar la máscara
page-missing = Esta no salió

panel-asked = Pediste
panel-refined = Pintado como
panel-changed = Cambiado
panel-kept = Conservado
panel-negative = Sin
panel-model = Pintor
panel-size = Tamaño
panel-seed = Semilla
panel-seconds = Segundos
panel-made = Hecha
panel-held = Créditos reservados
panel-charged = Créditos cobrados
panel-released = Créditos devueltos
panel-parent = A partir de
panel-children = Cambiada luego a
panel-ref = Referencia
panel-job = Encargo

# El chat en la terminal.
terminal-page = La página del chat está en { $address }
answer-terminal-help = En esta ventana: /press Variar pulsa un botón de la imagen más nueva, /reply 2 hazlo de noche cambia la imagen 2, /attach foto.jpg hazlo de noche envía un archivo, /nowait deja de esperar a cada imagen, /quit termina.
terminal-hello = Di lo que quieres ver, p. ej. «dibuja un zorro en la nieve». /help te cuenta más, /quit termina.
