# Discord: what people read, and what its commands say they do.

discord-menu-edit = Изменить картинку
discord-menu-vary = Вариант картинки
discord-menu-upscale = Увеличить картинку
discord-menu-describe = Описать картинку
discord-menu-draw = Нарисовать сообщение
command-why = Во что превратились ваши слова для художника
discord-option-prompt = Что хотите увидеть, своими словами
discord-option-reference = Картинка, с которой начать
discord-option-image = Картинка; без неё берётся новейшая здесь
discord-option-model = Кто рисует; с секундами и ценой
discord-option-aspect = Формат, например 16:9
discord-option-style = Стиль, например акварель
discord-option-count = Сколько, от 1 до 4
discord-option-resolution = Размер, например 2K
discord-option-seed = Число, чтобы получить ту же картинку снова
discord-option-ref = Обозначение, например K7Q2MX
discord-option-code = Код, который я дал вам в другом месте
discord-option-everything = Все ваши, не только новейшая
discord-privacy-policy = Что хранится и как долго
discord-privacy-export = Копия всего, что о вас хранится
discord-privacy-delete = Забыть о вас всё; я ещё раз спрошу
discord-admin = Присматривать за ботом на этом сервере
discord-admin-limits = Сколько запросов может сделать сервер или канал
discord-admin-channels = Где бот слушает, отвечает только на обращение или молчит
discord-admin-models = Какие модели здесь можно использовать
discord-admin-styles = Какие стили здесь можно использовать
discord-admin-tolerance = Сколько пропускают здесь собственные фильтры художников
discord-admin-key = Дать серверу свой ключ у художника или забыть его
discord-admin-stats = Что здесь нарисовано за последние 30 дней
discord-admin-top = Кто здесь просил больше всех
discord-operator-try = Во что превратятся эти слова; ничего не списывается
discord-operator-grant = Дать человеку кредиты
discord-operator-take = Забрать у человека кредиты
discord-operator-pot = Дать серверу общие кредиты или забрать часть
discord-operator-pays = Платит ли общий счёт сервера раньше участников
discord-operator-payback = Вернуть платёж по его номеру
discord-operator-access = Впустить человека или сервер, или больше не пускать
discord-operator-tier = Дать человеку уровень
discord-operator-ban = Запретить человеку пользоваться ботом
discord-operator-unban = Снова разрешить человеку пользоваться ботом
discord-operator-who = Кредиты человека и как он стоит
discord-operator-dead-letters = Запросы, которые не удалось закончить
discord-operator-retry = Неудавшийся запрос ещё раз
discord-operator-refund = Вернуть то, что стоил запрос
discord-operator-drop = Закрыть неудавшийся запрос насовсем
discord-operator-strike = Записать человеку предупреждение
discord-operator-lift = Снять предупреждения и то, что из них вышло
discord-operator-reviews = Что ждёт, чтобы его посмотрели
discord-operator-list = Что ждёт
discord-operator-approve = Пропустить то, что было задержано
discord-operator-deny = Отклонить то, что было задержано
discord-operator-pause = Пока ни о чём не просить художника
discord-operator-resume = Снова просить художника
discord-operator-maintenance = Отклонять новые запросы вашими словами или закончить это
discord-operator-stats = Сколько запросов и где они
discord-operator-audit = Что сделано последним, кем и почему
discord-operator-top = Кто просил больше всех
discord-option-person = Кто
discord-option-credits = Сколько кредитов
discord-option-reason = Почему; это записывается
discord-option-days = На сколько дней; 0 — насовсем
discord-option-tier = Название уровня, как в настройках
discord-option-provider = Имя художника, как его показывает stats
discord-option-words = Что сказать людям; пусто — конец обслуживания
discord-option-window = За какое время
discord-option-number = Сколько запросов; 0 снимает предел
discord-option-channel = Какой канал; пусто — этот (для пределов: весь сервер)
discord-option-level = От 0 (строже всего) до 6; пусто — как настроено
discord-option-everywhere = На всём сервере, а не в одном канале
discord-option-mode = listen: всё · ignore: только по обращению · block: никогда · unblock: как настроено
discord-option-names = Имена через запятую; all снимает всё; пусто — показать, что разрешено
discord-option-what = Люди или места
discord-option-painter = Художник, чей счёт использовать
discord-option-forget = Забыть ключ, а не дать новый
discord-option-server = Номер сервера; пусто — этот
discord-option-payer = Кто платит первым: общий счёт сервера или каждый сам
discord-option-decision = Впустить или больше не пускать

# What people read at Discord alone.

discord-alt = Картинка
discord-preview = Незаконченная картинка
discord-done = Готово ↑ { $person }
discord-sent-privately = Здесь мне нельзя показывать картинки (не хватает: { $missing }), поэтому я отправил её вам лично.
discord-private-why = В { $channel } мне нельзя показывать картинки (не хватает: { $missing }), поэтому вот она, только для вас.
discord-said-privately = В { $channel } мне нельзя писать (не хватает: { $missing }), поэтому говорю здесь, только вам.
discord-kept = Здесь мне нельзя показывать картинки (не хватает: { $missing }). Спросите того, кто смотрит за сервером. Картинка сохранена: её покажет /history.
discord-in-dm = Это только для вас: я отправил это лично.
discord-no-dm = Это только для вас, а личные сообщения у вас закрыты. /{ $command } ответит так, что увидите только вы.
discord-smaller = Как есть, она слишком велика для Discord; это лучшая копия, которая помещается.
discord-cannot-read = На серверах я читаю только упоминания, ответы с уведомлением и команды.
answer-discord-help =
    Скажите, что хотите увидеть: через /imagine или упомяните меня, «нарисуй лису в снегу».
    Меняйте словами: ответьте на картинку «сделай ночь» или нажмите кнопку под ней.
    Любую картинку здесь можно изменить: правый щелчок (или долгое нажатие), затем «Приложения».
    /history покажет ваши картинки, /balance кредиты, /settings что здесь действует.
    /cancel остановит картинку в пути, /privacy скажет, что я о вас храню.
answer-discord-help-foreign =
    Скажите через /imagine, что хотите увидеть: «лиса в снегу».
    Меняйте через /edit или нажмите кнопку под картинкой.
    Любую картинку здесь можно изменить: правый щелчок (или долгое нажатие), затем «Приложения».
    /history покажет ваши картинки, /balance кредиты, /settings что здесь действует.
    /cancel остановит картинку в пути, /privacy скажет, что я о вас храню.
    Я здесь не участник: слышу команды, кнопки и меню, но не упоминания и не ответы.
discord-more = Ещё…
discord-more-style = Стиль…
discord-more-model = Модель…
discord-more-extend = Расширить…
discord-more-thread = Продолжить в ветке
discord-choose = Что выбрать?
discord-choose-side = В какую сторону?
discord-choose-part = { $first } … { $last }
discord-more-share = Поделиться…
discord-more-delete = Удалить…
discord-delete-sure = Удалить эту картинку насовсем? Вернуть её никто не сможет.
discord-deleted-stands = Удалено: я её больше не храню. Там, где я не участник, сообщение можно менять лишь 15 минут, поэтому это ещё стоит на месте.
discord-share-where = В каком канале её увидят все?
discord-share-pick = Канал
discord-share-not-you = В { $channel } вам нельзя показывать картинки, поэтому и я не стану. Выберите другой канал.
discord-share-not-me = В { $channel } мне нельзя показывать картинки (не хватает: { $missing }). Выберите другой канал.
discord-edit-title = Изменить картинку
discord-edit-label = Что изменить?
discord-edit-hint = сделай ночь, добавь фонарь, лису оставь как есть
discord-edit-file = Картинка за образец, если хотите
discord-key-title = Свой ключ вашего сервера
discord-key-label = Ключ, каким его дал художник
discord-key-hint = Он хранится запечатанным и никому больше не показывается, даже вам.
discord-key-kept = Ключ сохранён и запечатан. Со следующей картинки { $painter } рисует для этого сервера за его счёт.
discord-key-bad = Это не ключ: нужно одно слово, как его показывает { $painter }. Ничего не сохранено.
discord-key-gone = Ключ у { $painter } забыт. Снова используется ключ бота.
discord-key-none = У этого сервера нет своего ключа у { $painter }.
discord-thread-name = Картинка
discord-thread-begun = Скажите здесь, что изменить: начнём с картинки выше.
discord-thread-begun-mention = Упомяните меня здесь и скажите, что изменить: начну с картинки выше.
discord-no-thread = Здесь мне нельзя открыть ветку. Нужны «Создание публичных веток» и «Отправка сообщений в ветках».
discord-thread-there = Продолжение в { $thread }: под этой картинкой ветка уже есть.
discord-side-left = ← Влево
discord-side-right = Вправо →
discord-side-top = ↑ Сверху
discord-side-bottom = ↓ Снизу
discord-model-choice = { $model }: { $seconds } с, кредитов: { $credits }
refused-discord-no-picture = Какая картинка? Ответьте на неё, приложите её к команде или выберите «Приложения» правым щелчком (или долгим нажатием). Можно и сначала нарисовать. Ничего не списано.
refused-discord-unread = Этот ответ я прочесть не могу: на серверах я читаю то, где меня упоминают. Упомяните меня или нажмите «Изменить» под картинкой. Ничего не списано.
refused-discord-link = По этой ссылке я не нахожу картинки, или вам её там не видно. Ничего не списано. Пришлите саму картинку.
refused-discord-download = Не получилось взять эту картинку из Discord. Ничего не списано. Пришлите её ещё раз, пожалуйста.
discord-menu-no-picture = В этом сообщении нет картинки. Ничего не списано. Выберите то, где она есть.
