# Telegram

refused-telegram-picture-too-large = Этот файл больше 20 МБ, а больше Telegram ботам не отдаёт. Ничего не списано. Пришлите поменьше или как фото.
refused-telegram-download = Не удалось получить эту картинку от Telegram. Ничего не списано. Пришлите её ещё раз.
telegram-done = Готово ↑
telegram-hint-edit-prompt = Что изменить?
telegram-sent-privately = Здесь мне нельзя присылать фото, поэтому я прислал его вам лично.
telegram-no-photos = Здесь мне нельзя присылать фото. Попросите администратора разрешить или нажмите «Старт» в личном чате со мной. Картинка сохранена: /history покажет её там.
telegram-in-private = Это только для вас. Нажмите «Старт» в личном чате со мной и спросите там.
telegram-open-private = Открыть личный чат
telegram-inline-title = Нарисовать: { $words }
telegram-inline-button = Сделать свою
telegram-guest-hint = Напишите после моего имени, что нарисовать, например: @{ $bot } лиса в снегу
telegram-example-one = нарисуй лису в снегу
telegram-example-two = нарисуй маяк в сумерках акварелью
answer-telegram-original-smaller = Оригинал больше 50 МБ, столько Telegram не принимает; вот копия поменьше ({ $size }).
answer-telegram-hello-private = Привет! В этой группе я вижу только то, что обращено ко мне: начните с @{ $bot }, ответьте на мою картинку или напишите /imagine.
answer-telegram-hello-all = Привет! Скажите, что хотите увидеть, например «нарисуй лису в снегу», или ответьте на мою картинку, чтобы изменить её.
telegram-open-mask = Закрасить
telegram-hint-mask-ready = Что там должно быть?
refused-telegram-not-manager = Здесь это могут только администраторы группы. Ничего не изменилось, ничего не списано.
telegram-inline-text = 🎨 { $words }
telegram-invoice-title = { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}
telegram-invoice-text = { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
} на картинки, без срока действия. Условия: /terms, помощь с оплатой: /paysupport.
telegram-not-sold = Это больше не продаётся. Ничего не списано. Вызовите /buy ещё раз.
answer-telegram-in-private = Спросите меня об этом в нашем личном чате.
telegram-side-left = ← Слева
telegram-side-right = Справа →
telegram-side-top = ↑ Сверху
telegram-side-bottom = ↓ Снизу
telegram-more = Ещё »
answer-telegram-hello =
    Привет! Я рисую то, что вы опишете своими словами: «нарисуй лису в снегу».
    Потом скажите, что изменить, «сделай ночь», или пришлите свою картинку.
    Подробнее: /help, о том, что я о вас храню: /privacy.
answer-telegram-help =
    Скажите, что хотите увидеть: «нарисуй лису в снегу».
    Меняйте словами: «сделай ночь», «то же акварелью», «верни как было».
    Ответьте на картинку, чтобы изменить именно её. Пришлите свою, чтобы изменить её.
    /history покажет ваши картинки, /balance кредиты, /settings что здесь действует.
    /cancel остановит картинку в пути, /privacy скажет, что я о вас храню.
refused-telegram-nameless = Я не вижу, кто просит: вы пишете от имени самой группы. Ничего не списано. Пишите от своего имени: отключите анонимность или попросите меня в личном чате.
refused-telegram-words-only = Я читаю только слова и картинки. Ничего не списано. Скажите, что хотите увидеть, или пришлите фото.
telegram-choose = Выбрать…
answer-telegram-styles = Назовите стиль вместе с просьбой, «акварелью», или «теперь всегда акварелью». Или выберите тот, что действует здесь.
done-telegram-shown = { $model } · № { $ref }
row-telegram-hears = В этой группе я вижу только команды, ответы мне и сообщения, в которых назван @{ $bot }.
