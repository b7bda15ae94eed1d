# Что читают люди. Коротко, тепло, точно.

language-name = Русский

progress-understanding = Читаю вашу просьбу…
progress-refining-prompt = Подбираю слова…
progress-trimming = Сокращаю описание…
progress-queued = { $place ->
    [0] В очереди · { $ref }
    [1] В очереди, вы следующий, около { $seconds } с · { $ref }
   *[other] В очереди, место { $place }, около { $seconds } с · { $ref }
}
progress-initializing = Ставлю мольберт…
progress-thinking = Обдумываю…
progress-generating = { $subject ->
    [none] Рисую…
   *[other] Рисую: { $subject }…
}
progress-retrying = Связь пропала, пробую ещё раз…
progress-busy = Художник сейчас занят, скоро попробую ещё раз…
progress-slow = Это дольше обычного…
progress-processing = Проверяю картинку…
progress-uploading = Убираю картинку в хранилище…
progress-finalizing = Добавляю в вашу галерею…

done-done = Готово за { $seconds } с · { $model } · { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}
done-part = Получилось { $count } из { $wanted } · { $model } · отложено { $held }, списано { $credits }, возвращено { $returned }
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
done-cleared = Проверено, вот она; эта бесплатна · { $model }
done-again = Точно такая здесь уже была, поэтому бесплатно · { $model }
done-shared = Поделился тот, кто об этом попросил · { $model }
done-shown = { $asked } · { $model } · № { $ref }
done-sticky-style = Стиль здесь: { $style }
cancelled-cancelled = Отменено. Кредиты вернулись, ничего не списано. № { $ref }

failed-moderated-input = Художник такого не рисует. Ничего не списано. Скажите иначе. № { $ref }
failed-moderated-output = Художник не захотел показать результат. Ничего не списано. Скажите иначе. № { $ref }
failed-picture-reviewed = Сначала эту картинку посмотрит человек. Ничего не списано; если её можно показать, она придёт сюда. № { $ref }
failed-picture-denied = Эта картинка не будет показана. Ничего не списано. Попробуйте другую идею. № { $ref }
failed-picture-unchecked = Сейчас я не могу проверять картинки, поэтому не показываю эту. Ничего не списано. Попробуйте через несколько минут. № { $ref }
failed-invalid-request = Художник не понял просьбу. Ничего не списано. Попробуйте другие слова или другой размер. № { $ref }
failed-unsupported-option = Эта модель так не умеет. Ничего не списано. Возьмите другую модель или уберите это условие. № { $ref }
failed-auth = Художник нам отказал. Вы не виноваты, ничего не списано; владелец бота знает. № { $ref }
failed-insufficient-credit = Счёт у художника пуст. Вы не виноваты, ничего не списано; владелец бота знает. № { $ref }
failed-own-key = Художник отклонил собственный ключ этого сервера, или счёт там пуст. Вы не виноваты, ничего не списано; владелец бота может указать другой ключ. № { $ref }
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
refused-per-day = На сегодня осталось 0 из { $limit } картинок. Ничего не списано. Приходите после полуночи ({ $zone }).{ $more ->
    [yes] {" "}Тариф { $upgrade } даёт больше картинок в день: { $per_day }.
   *[no] {""}
}
refused-per-month = На этот месяц осталось 0 из { $limit } картинок. Ничего не списано. Снова с первого числа.{ $more ->
    [yes] {" "}Тариф { $upgrade } даёт больше картинок в день: { $per_day }.
   *[no] {""}
}
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
refused-stays-known = Вас забыли недавно, или здесь ещё не всё улажено, поэтому придётся подождать. Ничего не изменилось. Тот, кто меня держит, может помочь.
refused-too-late = Это уже готово, отменять нечего. Ничего не изменилось.
refused-too-early = Это ещё в пути. Сначала отмените. Ничего не изменилось.
refused-unknown-command = Я не знаю { $asked }. Ничего не списано. /help покажет, что я умею, или просто скажите, что хотите увидеть.
refused-repeated = Это уже в пути. Больше ничего не списано.
refused-other-price = С этими словами цена была бы другой, поэтому я оставил первые. Отмените и попросите заново.
refused-mask-size = Маска должна быть размером с картинку ({ $wanted } точек), а она { $got }. Ничего не списано. Пришлите маску такого размера.
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

answer-help = Скажите, что хотите увидеть: «нарисуй лису в снегу». Потом меняйте: «сделай ночь», «то же акварелью». Ответьте на любую картинку, чтобы изменить именно её. /balance покажет кредиты, /cancel остановит картинку в пути, /privacy скажет, что я о вас храню.
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
answer-link-code = Ваш код: { $typed }. Он действует десять минут и один раз. Напишите мне /link { $typed } на другой платформе, где вы хотите быть одним лицом с этим аккаунтом.
answer-link-second = Так вы станете одним лицом с { $name } ({ $id }): один кошелёк, одна галерея, общие лимиты. Это ваш аккаунт? Тогда напишите там /link { $typed } в течение десяти минут. Если нет, ничего не делайте и никому не показывайте код.
answer-linked = Вы и { $name } ({ $id }) теперь одно лицо, с одним кошельком и одной галереей. /unlink разделит вас снова.
answer-unlinked = Вы снова разделены; у каждого аккаунта своё.
answer-link-none = Вы не связаны с другим аккаунтом. Начать: /link.
answer-link-held = Разделить нельзя, пока на одном из аккаунтов блокировка или предупреждения.
answer-link-bad = Этот код здесь не подходит: код действует десять минут, один раз и для того аккаунта, которому он предназначен. /link даст новый.
answer-link-tries = Слишком много попыток. Следующая возможна через { $minutes } мин.
answer-link-taken = Один из этих аккаунтов уже связан. Сначала /unlink.
answer-link-same = Связать можно по одному аккаунту с каждой платформы; эти с одной и той же.
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
answer-shared = Теперь это видно и там.
answer-export = Вот всё, что я о вас храню, и картинки: { $pictures }.
answer-export-rows = Вот всё, что я о вас храню. Картинок { $pictures }, для одного файла это слишком много: /history покажет каждую, а тот, кто меня держит, может отдать все.
answer-export-elsewhere = Здесь я не могу отдать файл. Тот, кто меня держит, может: pentimento export { $person }
answer-erase-sure = Исчезнет всё о вас: ваши слова, картинки ({ $pictures }) с файлами, настройки и оставшиеся кредиты. Вернуть это не сможет никто. То, что я написал в чатах, останется там, пока вы это не удалите.
answer-erased = Вы забыты, и файлов вместе с вами: { $files }. То, что стоили задания, остаётся в книгах без имени. Квитанция { $receipt }
answer-edit-prompt = Что изменить? Ответьте на эту картинку несколькими словами.
answer-original = { $link ->
    [none] Оригинал, { $size }
   *[other] Оригинал, { $size }: { $link }
}
answer-left-no = Хорошо, не буду.
answer-language = Теперь я говорю с вами по-русски. /language auto вернёт язык вашего приложения.
answer-language-auto = Я снова следую языку вашего приложения.
answer-languages = Я говорю: { $known }. Например, /language ru.
answer-refine-on = Ваши слова дорабатываются перед рисованием: добавляется то, о чём шла речь, и немного от нас. Если выключить, рисуется так, как вы написали.
answer-refine-off = Рисуется так, как вы написали. Если включить, слова сначала дорабатываются.

button-vary = Вариант
button-edit = Изменить
button-upscale = Увеличить
button-retry = Ещё раз
button-redo = Заново
button-best = Лучшее качество
button-original = Оригинал
button-info = Сведения
button-delete = Удалить
button-share = Поделиться
button-erase = Забыть меня навсегда
button-cancel = Отменить
button-refine = { $arg ->
    [off] Рисовать как написано
   *[other] Дорабатывать слова
}
button-yes = Рисуй
button-no = Нет
button-start-when-ready = Как только можно
button-drop-style = Убрать стиль
button-page = Раньше
button-back = « Назад
button-album = Альбом

telegram-done = Готово ↑
telegram-hint-edit-prompt = Что изменить?
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
command-refine = Дорабатывать ли ваши слова перед рисованием
command-balance = Ваши кредиты
command-link = Один кошелёк и одна галерея на двух платформах
command-unlink = Разделить связанные аккаунты
command-quota = Сколько картинок осталось
command-history = Ваши картинки, сначала новые
command-show = Одна из ваших картинок ещё раз
command-job = Где ваша картинка
command-cancel = Остановить картинку в пути
command-undo = Назад к предыдущей картинке
command-forget = Забыть этот разговор
command-privacy = Что хранится и как долго
command-help = Что я умею
button-inpaint = Изменить часть
answer-inpaint = Закрасьте на этой странице то, что должно измениться, и скажите, что там должно быть. Страница только для вас, для одной маски, в течение часа.
answer-mask-ready = Маска у меня. Что там должно быть? Хватит нескольких слов: «красная шляпа».
telegram-open-mask = Закрасить
telegram-hint-mask-ready = Что там должно быть?
refused-mask-empty = Пока ничего не отмечено. Ничего не списано. Закрасьте то, что должно измениться.
telegram-set-model = Модель
telegram-set-style = Стиль
telegram-set-aspect-ratio = Формат
telegram-set-resolution = Разрешение
telegram-set-count = Картинки
telegram-set-refine = Уточнение
telegram-set-language = Язык

done-paid-by = Оплачено из копилки этого сервера
refused-cost = Ваш тариф ({ $tier }) покрывает художников на { $limit } $ в месяц, и эта сумма исчерпана. Ничего не списано. Встроенный художник бесплатен, а с первого числа всё начнётся заново.
refused-slowed = Такое я нарисовать не могу. Ничего не списано. Сегодня это случалось не раз, поэтому до завтра можно просить пять картинок в час.
refused-reviewed = Прежде чем я нарисую, на это посмотрит человек. Ничего не списано; ответ придёт сюда.
refused-unchecked = Сейчас я не могу проверять просьбы, поэтому ничего не рисую. Ничего не списано. Попробуйте через несколько минут.
refused-banned = Вам нельзя пользоваться этим ботом. Ничего не списано. Обратитесь к владельцу бота.
refused-maintenance = { $message } (Ничего не списано. Загляните позже.)
refused-place-limit = Здесь исчерпан лимит картинок { $window ->
    [hour] на час
    [day] на день
   *[month] на месяц
} ({ $limit }). Ничего не списано. Попросите меня в личном чате или подождите { $seconds } { $seconds ->
    [one] секунду
    [few] секунды
   *[many] секунд
}.
refused-model-not-here = { $asked } здесь не используется. Ничего не списано. Есть: { $known }.
refused-style-not-here = Стиль { $asked } здесь не используется. Ничего не списано. Есть: { $known }.
refused-not-in-tier = { $asked } не входит в ваш тариф ({ $tier }). Ничего не списано. У вас есть: { $known }. Другой тариф можно попросить у владельца бота.
refused-batch = Ваш тариф ({ $tier }) рисует за раз не больше { $limit }. Ничего не списано. Попросите { $limit } или меньше.
refused-not-operator = Это может только владелец бота. Ничего не изменилось, ничего не списано.
refused-not-manager = Здесь это могут только те, кто управляет сервером или группой. Ничего не изменилось, ничего не списано.
refused-books = Книги этого не приняли: осталось бы меньше нуля. Ничего не изменилось, ничего не списано.
refused-telegram-not-manager = Здесь это могут только администраторы группы. Ничего не изменилось, ничего не списано.

ask-alike = { $whose ->
    [own] Вы здесь такую уже делали: «{ $asked }».
   *[other] Здесь такую уже сделали: «{ $asked }».
} Взять её бесплатно или сделать новую за { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}?

answer-balance = У вас { $free } { $free ->
    [one] свободный кредит
    [few] свободных кредита
   *[many] свободных кредитов
}, за картинки в пути отложено { $held }.
row-windows = { $hour ->
    [-1] {""}
   *[other] Осталось { $hour } из { $hour_limit } на этот час
}{ $day ->
    [-1] {""}
   *[other] { $first ->
        [day] Осталось { $day } из { $day_limit } на сегодня
       *[other] , { $day } из { $day_limit } на сегодня
    }
}{ $month ->
    [-1] {""}
   *[other] { $first ->
        [month] Осталось { $month } из { $month_limit } на этот месяц
       *[other] , { $month } из { $month_limit } на этот месяц
    }
}
row-bucket = { $bucket ->
    [allowance] На месяц: { $credits }
    [purchased] Куплено: { $credits }
   *[granted] Подарено: { $credits }
}{ $until ->
    [none] {""}
   *[other] , до { $until }
}
row-pot = Сначала платит копилка этого сервера: осталось { $credits }
row-saved = Сэкономлено за месяц там, где хватило художника подешевле: { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}
row-renewal = Тариф { $tier }; { $date } — ещё { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}
answer-hello = Привет! Скажите, что хотите увидеть, например «нарисуй лису в снегу», или пришлите картинку, которую надо изменить. Подробнее: /help.
answer-picture-kept = Картинка у меня. Скажите, что изменить, например «сделай ночь» или «то же акварелью».
answer-info = Задание { $job } · { $model }
    Просили: { $asked }
    Нарисовано: { $refined }
    Изменено: { $changed }
    Сохранено: { $kept }
    Без этого: { $negative }
    Зерно { $seed } · { $size } · { $seconds } с · создано { $made }
    Отложено { $held }, списано { $charged }, возвращено { $released }
    Сделано из { $parent } · превратилось в { $children }
answer-why = Вы сказали: { $asked }
    Взято из разговора: { $taken }
    Художнику передано: { $refined }
    Как правка: { $instruction }
    Рисовал { $model }
answer-session = Сессия { $session }, начата { $created }, последний раз { $updated }
    Рисует { $model }, если вы не назовёте другого
    { $settings ->
        [none] Больше ничего не настроено
       *[other] Настроено для этого разговора: { $settings }
    }
    /forget сотрёт всё это.
answer-settings = Что действует в этом разговоре ({ $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
} за просьбу):
row-setting = { $what ->
    [model] модель
    [style] стиль
    [aspect_ratio] формат
    [resolution] разрешение
    [count] картинки
    [seed] зерно
    [negative] негатив
   *[other] { $what }
}: { $value }
row-setting-usual = { $what ->
    [model] модель
    [style] стиль
    [aspect_ratio] формат
    [resolution] разрешение
    [count] картинки
    [seed] зерно
    [negative] негатив
   *[other] { $what }
}: обычно { $value }
answer-models = Художники:
row-model = { $model }: { $seconds } с, до { $resolution }, { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}{ $best ->
    [draft] , быстрые наброски
    [balanced] , золотая середина
    [quality] , лучшее качество
    [text] , слова на картинках
    [edit] , изменение картинок
    [fill] , перерисовка части
    [outpaint] , рисует за краем
    [upscale] , увеличение
    [outlines] , сохраняет контуры
    [pose] , сохраняет позу и пространство
    [erase] , убирает лишнее
    [local] , на компьютере владельца бота
    [free] , рисуют добровольцы, они видят вашу просьбу
   *[other] {""}
}
answer-style-unknown = Стиля «{ $asked }» я не знаю. Есть: { $styles }. Ничего не изменилось.
answer-styles = Стили: { $styles }. Скажите «акварелью» или «теперь всегда акварелью».
row-picture = { $number }. { $prompt } · { $model } · { $ref }
answer-privacy = Я храню ваши просьбы, картинки и их стоимость на компьютере того, кто меня держит. Текст просьбы получает художник, указанный под каждой картинкой. /privacy export выдаст копию всего, /privacy delete заставит меня вас забыть, /forget сотрёт этот разговор.

row-why-asked = Вы просили { $model }.
row-why-default = Здесь рисует { $model }, если вы не назовёте другого.
row-why-kept = { $model } рисовал картинку, от которой отталкивается эта.
row-why-successor = Модели, которую вы просили, больше нет; её преемник — { $model }.
row-why-instead = Модель, которую вы просили, этого не умеет; { $model } от того же создателя умеет.
row-why-simple = Простая картинка: хватило { $model }, сэкономлено { $saved } { $saved ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}.
row-why-text = На картинке есть слова: { $model } пишет разборчиво.
row-why-hard = Должно сойтись многое сразу: { $model } справляется с этим здесь лучше всех.
row-why-usual = { $model } — обычный выбор для такого.

answer-quota-near = Осталось { $left } из { $limit } картинок { $window ->
    [hour] на этот час
    [day] на сегодня
   *[month] на этот месяц
}.
answer-quota-again = Снова можно рисовать. Что нарисовать?
answer-quota-muted = Хорошо, больше об этом не пишу. /balance покажет всегда.
answer-quota-waits = { $minutes ->
    [0] Уже можно рисовать.
    [one] Сообщу примерно через { $minutes } минуту.
    [few] Сообщу примерно через { $minutes } минуты.
   *[many] Сообщу примерно через { $minutes } минут.
}
button-notify = Подождать, сообщить мне
button-mute = Больше не напоминать

button-use = Взять бесплатно
button-new = Сделать новую
button-show = { $arg }
button-set = ✕ { $arg ->
    [model] модель
    [style] стиль
    [aspect_ratio] формат
    [resolution] разрешение
    [count] картинки
    [seed] зерно
    [negative] негатив
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
    [auto] Автоматически
   *[other] { $arg }
}
button-styles = Стиль
button-models = Модель
button-extend = Расширить
answer-album = { $asked }
answer-inpaint-no-page = Здесь негде закрасить маску: у этого бота нет открытого адреса. Скажите словами, что и где изменить: «сделай шляпу слева красной».
answer-inpaint-unable = Ни один художник здесь не умеет перерисовать только часть по маске. Скажите словами, что и где изменить: «сделай шляпу слева красной».
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
answer-buy = Выберите выше. Кредиты ваши сразу после оплаты; /balance их покажет.
answer-paysupport = Что-то не так с платежом? Его можно вернуть, пока его кредиты не потрачены. { $support ->
    [none] Обратитесь к владельцу бота.
   *[other] { $support }
}
answer-terms = За кредиты здесь можно получить картинки, и ничего больше. Они не сгорают, и передать их никому нельзя. Неудавшаяся картинка ничего не стоит. Платёж можно вернуть, пока его кредиты не потрачены: /paysupport. Что я о вас храню: /privacy.
answer-paid = Спасибо! Теперь у вас на { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
} больше.
telegram-side-left = ← Слева
telegram-side-right = Справа →
telegram-side-top = ↑ Сверху
telegram-side-bottom = ↓ Снизу
telegram-more = Ещё »

command-buy = Купить кредиты
command-paysupport = Помощь с оплатой
command-terms = Условия для купленных кредитов
command-grant = Дать кому-то кредиты
command-admin = Управлять ботом

# Страница разговора.
page-title = Pentimento
page-skip = Перейти к разговору
page-threads = Разговоры
page-new-thread = Новый разговор
page-new-thread-name = Название нового разговора
page-side-by-side = Показать разговоры рядом
page-you-are = Вы —
page-new-person = Кто-то другой…
page-new-person-name = Имя другого человека
page-add = Добавить
page-theme-auto = Тема: как в системе
page-theme-light = Тема: светлая
page-theme-dark = Тема: тёмная
page-connection-lost = Связь пропала. Пробую ещё раз…
page-needs-script = Этой странице нужен JavaScript.
page-picture = Картинка
page-previous = Назад
page-next = Вперёд
page-download = Скачать
page-close = Закрыть
page-info-title = Об этой картинке
page-settings = Настройки этого разговора
page-settings-hint = Сказанное в сообщении всё равно важнее.
page-not-set = Настроить не удалось. Попробуйте ещё раз.
page-set-model = Художник
page-set-style = Стиль
page-set-aspect-ratio = Формат
page-set-resolution = Разрешение
page-set-count = Картинки
page-set-usual = как обычно
page-set-price = Так просьба стоит { $credits } { $credits ->
    [one] кредит
    [few] кредита
   *[many] кредитов
}.
page-empty-title = Что хотите увидеть?
page-empty-hint = Скажите своими словами. Потом меняйте в разговоре: «сделай ночь», «то же акварелью».
page-idea-1 = нарисуй лису в снегу
page-idea-2 = нарисуй маяк на закате, пиксель-арт
page-idea-3 = нарисуй двух сов в ночном лесу
page-messages = Сообщения
page-replying-to = Ответ на:
page-cancel-reply = Не отвечать на неё
page-attached = Приложенные картинки
page-attach = Приложить картинку
page-remove = Убрать
page-placeholder = Скажите, что хотите увидеть
page-send = Отправить
page-send-again = Отправить ещё раз
page-not-sent = Не отправлено.
page-drop-here = Перетащите картинку сюда
page-progress = Ход работы
page-only-you = Это видите только вы
page-reply = Ответить на эту картинку
page-open = Открыть картинку:
page-new = новое
page-uploading = Загружаю…
page-upload-failed = Загрузить не удалось. Попробуйте ещё раз.
page-uploaded = Загруженная картинка
page-eta = ещё около { $seconds } с
page-paint-mask = Закрасить
page-missing = Эта не получилась

panel-asked = Вы просили
panel-refined = Нарисовано как
panel-changed = Изменено
panel-kept = Сохранено
panel-negative = Без этого
panel-model = Художник
panel-size = Размер
panel-seed = Зерно
panel-seconds = Секунды
panel-made = Создано
panel-held = Кредитов отложено
panel-charged = Кредитов списано
panel-released = Кредитов возвращено
panel-parent = Сделано из
panel-children = Превратилось в
panel-ref = Номер
panel-job = Задание

# Разговор в терминале.
terminal-page = Страница разговора: { $address }
answer-terminal-help = В этом окне: /press Вариант нажимает кнопку под последней картинкой, /reply 2 сделай ночь меняет картинку 2, /attach фото.jpg сделай ночь отправляет файл, /nowait не ждёт каждую картинку, /quit завершает.
terminal-hello = Скажите, что хотите увидеть, например «нарисуй лису в снегу». Подробнее: /help, выйти: /quit.
