# Что читают люди. Коротко, тепло, точно.

language-name = Русский

progress-understanding = Читаю вашу просьбу…
progress-refining-prompt = Подбираю слова…
progress-trimming = Сокращаю описание…
progress-queued = { $place ->
    [0] В очереди.
    [1] В очереди, вы следующий, около { $seconds } с.
   *[other] В очереди, место { $place }, около { $seconds } с.
}
progress-initializing = Ставлю мольберт…
progress-thinking = Обдумываю…
progress-generating = { $subject ->
    [none] Рисую…
   *[other] Рисую: { $subject }…
}
progress-retrying = Связь пропала, пробую ещё раз…
progress-slow = Это дольше обычного…
progress-processing = Проверяю картинку…
progress-uploading = Убираю картинку в хранилище…
progress-finalizing = Добавляю в вашу галерею…

done-done = Готово за { $seconds } с · { $model } · { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}
done-part = Получилось { $count } из { $wanted } · { $model } · списано { $credits }, возвращено { $returned }
done-noticed = { $notice ->
    [ratio] Просили { $asked_ratio }, нарисовано { $painted_ratio }
    [retired] { $asked_model } больше нет, рисовал { $model }
    [lacks] { $asked_model } этого не умеет, рисовал { $model }
    [fallback] { $asked_model } был занят, рисовал { $model }
    [resolution] Нарисовано в { $painted_resolution }, больше эта модель не может
   *[other] { $notice }
} · { $seconds } с · { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}
done-late = Всё-таки пришло, поэтому бесплатно · { $model }
done-again = Точно такая здесь уже была, поэтому бесплатно · { $model }
done-shown = { $asked } · { $model } · № { $ref }
done-sticky-style = Стиль здесь: { $style }
cancelled-cancelled = Отменено. Кредиты вернулись, ничего не списано. № { $ref }

failed-moderated-input = Художник такого не рисует. Ничего не списано. Скажите иначе. № { $ref }
failed-moderated-output = Художник не захотел показать результат. Ничего не списано. Скажите иначе. № { $ref }
failed-invalid-request = Художник не понял просьбу. Ничего не списано. Попробуйте другие слова или другой размер. № { $ref }
failed-unsupported-option = Эта модель так не умеет. Ничего не списано. Возьмите другую модель или уберите это условие. № { $ref }
failed-auth = Художник нам отказал. Вы не виноваты, ничего не списано; владелец бота знает. № { $ref }
failed-insufficient-credit = Счёт у художника пуст. Вы не виноваты, ничего не списано; владелец бота знает. № { $ref }
failed-rate-limited = Слишком много просьб, подождите немного. Ничего не списано. Нажмите «Ещё раз» через минуту. № { $ref }
failed-overloaded = Не вышло, попробуйте ещё раз: художник перегружен. Ничего не списано. № { $ref }
failed-timeout-unknown = Художник не ответил. Ничего не списано. Нажмите «Ещё раз», и картинка будет нарисована. № { $ref }
failed-not-found-or-expired = Исходной картинки больше нет. Ничего не списано. Ответьте на другую. № { $ref }
failed-canceled = Отменено. Кредиты вернулись, ничего не списано. № { $ref }
failed-provider-bug = Не вышло, попробуйте ещё раз: целой картинки не пришло. Ничего не списано. № { $ref }
failed-internal = Не вышло, попробуйте ещё раз. Ничего не списано. Если повторится, сообщите владельцу бота: № { $ref }
failed-storage = Картинку не удалось сохранить. Ничего не списано. Попробуйте позже. № { $ref }
failed-timeout = Это было слишком долго, мы остановились. Ничего не списано. Нажмите «Ещё раз» или подождите: если всё-таки придёт, будет бесплатно. № { $ref }
failed-worker-lost = Эту просьбу не удалось довести до конца. Ничего не списано. Нажмите «Ещё раз». № { $ref }

refused-empty = Что нарисовать? Например: «нарисуй лису в снегу». Ничего не списано.
refused-too-short = Это слишком коротко ({ $length } из { $min } знаков). Скажите чуть больше. Ничего не списано.
refused-too-long = Это { $length } знаков, а можно не больше { $max }. Ничего не списано. Пришлите короче.
refused-no-credits = Это стоит { $needed }, а у вас { $free } кредитов. Ничего не списано. Попросите ещё у владельца бота или дождитесь следующего месяца.
refused-cooldown = Подождите { $seconds } с до следующей картинки или нажмите «Как только можно». Ничего не списано.
refused-per-minute = { $used } из { $limit } картинок за эту минуту. Ничего не списано. Попробуйте через минуту.
refused-per-hour = На этот час осталось 0 из { $limit } картинок. Ничего не списано. Следующая через { $minutes } мин.
refused-per-day = На сегодня осталось 0 из { $limit } картинок. Ничего не списано. Приходите после полуночи ({ $zone }).
refused-per-month = На этот месяц осталось 0 из { $limit } картинок. Ничего не списано. Снова с первого числа.
refused-running = Одна ваша картинка сейчас рисуется. Ничего не списано. Отмените её или дождитесь.
refused-waiting = У вас в пути картинок: { $used }, больше не помещается ({ $limit }). Ничего не списано. Отмените одну или подождите.
refused-budget = Бюджет на сегодня, { $limit } $, исчерпан. Ничего не списано. Попробуйте завтра.
refused-not-allowed = Этот бот рисует только для приглашённых людей и серверов. Ничего не списано. Попросите владельца бота вас впустить.
refused-moderated = Такое я нарисовать не могу. Ничего не списано. Попробуйте другую идею.
refused-suspended = Рисование для вас приостановлено. Ничего не списано. Обратитесь к владельцу бота.
refused-unknown-button = Я не знаю этой кнопки. Ничего не изменилось. Скажите словами, чего вы хотите.
refused-old-button = Эта кнопка из старой версии. Ничего не изменилось. Скажите словами, чего вы хотите.
refused-foreign-button = Это чужая картинка. Кнопкой «Вариант» сделайте свою. Ничего не списано.
refused-no-picture = Какая картинка? Ответьте на одну из них или сначала нарисуйте. Ничего не списано.
refused-unknown-model = Модели «{ $asked }» у меня нет. Есть: { $known }. Ничего не списано.
refused-unsupported = Эта модель так не умеет. Ничего не списано. Возьмите другую.
refused-not-found = Не нахожу. Ничего не изменилось. Попробуйте /help.
refused-too-late = Это уже готово, отменять нечего. Ничего не изменилось.
refused-too-early = Это ещё в пути. Сначала отмените. Ничего не изменилось.
refused-unknown-command = Я не знаю { $asked }. Ничего не списано. /help покажет, что я умею, или просто скажите, что хотите увидеть.
refused-repeated = Это уже в пути. Больше ничего не списано.
refused-other-price = С этими словами цена была бы другой, поэтому я оставил первые. Отмените и попросите заново.
refused-mask-size = Маска должна быть размером с картинку ({ $wanted } точек), а она { $got }. Ничего не списано.
refused-bad-picture = Этот файл не похож на картинку, которую я могу прочесть. Ничего не списано. Пришлите PNG, JPEG или WebP.
refused-bad-link = По этой ссылке картинки не нашлось. Ничего не списано. Пришлите саму картинку или другую ссылку.
refused-picture-too-large = Эта картинка слишком большая. Ничего не списано. Пришлите до 50 МБ.
refused-telegram-picture-too-large = Этот файл больше 20 МБ, а больше Telegram ботам не отдаёт. Ничего не списано. Пришлите поменьше или как фото.
refused-telegram-download = Не удалось получить эту картинку от Telegram. Ничего не списано. Пришлите её ещё раз.
refused-unknown-name = Я не знаю «{ $asked }». Есть: { $known }. Ничего не изменилось, ничего не списано.

ask-draw = Нарисовать? Это стоит { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}.
ask-price = Это стоит { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}, больше обычного. Рисовать?
ask-redo-edited = Вы изменили слова. Нарисовать заново? Это стоит { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}.

answer-help = Скажите, что хотите увидеть: «нарисуй лису в снегу». Потом меняйте: «сделай ночь», «то же акварелью». Ответьте на любую картинку, чтобы изменить именно её. /balance покажет кредиты, /cancel остановит картинку в пути.
answer-status-none = Ничего вашего в пути нет. Скажите, что нарисовать.
answer-status-job = { $place ->
    [0] Ваша картинка готова на { $percent } %. № { $ref }
    [1] Ваша картинка следующая, около { $seconds } с. № { $ref }
   *[other] Ваша картинка на месте { $place }, около { $seconds } с. № { $ref }
}
answer-status-ended = { $state ->
    [completed] Эта готова; она стоила { $charged }. № { $ref }
   *[other] Эта не получилась; ничего не списано. № { $ref }
}
answer-twin = Это уже в пути (№ { $ref }). Больше ничего не списано.
answer-cancel-done = Остановлено: { $count }. Кредиты вернулись.
answer-cancel-nothing = Отменять нечего. Ничего не списано.
answer-setting-set = Теперь здесь: { $what }. Скажите «забудь настройки», чтобы убрать.
answer-setting-cleared = Убрано: { $what }.
answer-history = Ваши картинки, сначала новые:
answer-history-none = У вас пока нет картинок. Скажите, что хотите увидеть.
answer-undone = Назад к: { $prompt }. Следующие слова отталкиваются от неё.
answer-undo-nothing = До этой ничего нет.
answer-describe = Просили: { $prompt }
answer-forgotten = Забыто. Разговор начинается заново, ваших картинок в нём больше нет.
answer-dear = Это стоит { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}, больше обычного. Нажмите эту кнопку, чтобы продолжить.
answer-deleted = Удалено.
answer-edit-prompt = Что изменить? Ответьте на эту картинку несколькими словами.
answer-original = { $link ->
    [none] Оригинал, { $size }
   *[other] Оригинал, { $size }: { $link }
}
answer-left-no = Хорошо, не буду.
answer-language = Теперь я говорю с вами по-русски. /language auto вернёт язык вашего приложения.
answer-language-auto = Я снова следую языку вашего приложения.
answer-languages = Я говорю: { $known }. Например, /language ru.

button-vary = Вариант
button-edit = Изменить
button-upscale = Увеличить
button-retry = Ещё раз
button-redo = Заново
button-best = Лучшее качество
button-original = Оригинал
button-info = Сведения
button-delete = Удалить
button-cancel = Отменить
button-yes = Рисуй
button-no = Нет
button-start-when-ready = Как только можно
button-drop-style = Убрать стиль
button-page = Раньше
button-back = « Назад
button-album = Альбом

telegram-done = Готово ↑
telegram-edit-hint = Что изменить?
telegram-sent-privately = Здесь мне нельзя присылать фото, поэтому я прислал его вам лично.
telegram-no-photos = Здесь мне нельзя присылать фото. Попросите администратора разрешить или нажмите «Старт» в личном чате со мной. Картинка сохранена: /history покажет её там.
telegram-in-private = Это только для вас. Нажмите «Старт» в личном чате со мной и спросите там.
telegram-open-private = Открыть личный чат
telegram-inline-title = Нарисовать: { $words }
telegram-inline-button = Сделать свою
telegram-example-one = нарисуй лису в снегу
telegram-example-two = нарисуй маяк в сумерках акварелью
answer-telegram-original-smaller = Оригинал больше 50 МБ, столько Telegram не принимает; вот копия поменьше ({ $size }).
answer-telegram-hello-private = Привет! В этой группе я вижу только то, что обращено ко мне: начните с @{ $bot }, ответьте на мою картинку или напишите /imagine.
answer-telegram-hello-all = Привет! Скажите, что хотите увидеть, например «нарисуй лису в снегу», или ответьте на мою картинку, чтобы изменить её.

command-imagine = Нарисовать, что вы опишете
command-edit = Изменить картинку: ответьте на неё, что должно стать другим
command-describe = Сказать, что на картинке: ответьте на неё
command-model = Художники, и кто рисует здесь
command-style = Стили, и какой здесь держится
command-settings = Что действует в этом разговоре
command-language = На каком языке я говорю
command-balance = Ваши кредиты
command-quota = Сколько картинок осталось
command-history = Ваши картинки, сначала новые
command-show = Одна из ваших картинок ещё раз
command-job = Где ваша картинка
command-cancel = Остановить картинку в пути
command-undo = Назад к предыдущей картинке
command-forget = Забыть этот разговор
command-privacy = Что хранится и как долго
command-help = Что я умею
