# Telegram

refused-telegram-picture-too-large = Ce fichier dépasse 20 Mo, le maximum que Telegram laisse lire à un bot. Rien n’a été débité. Envoyez-le plus petit, ou comme photo.
refused-telegram-download = Je n’ai pas pu recevoir cette image de Telegram. Rien n’a été débité. Envoyez-la encore une fois.
telegram-done = Prête ↑
telegram-hint-edit-prompt = Que faut-il changer ?
telegram-sent-privately = Je ne peux pas envoyer de photos ici, je vous l’ai donc envoyée en privé.
telegram-no-photos = Je ne peux pas envoyer de photos ici. Demandez à un admin de le permettre, ou appuyez sur Démarrer dans ma discussion privée. Votre image est gardée : /history l’y montre.
telegram-in-private = C’est pour vous seul. Appuyez sur Démarrer dans ma discussion privée et demandez-le-moi là-bas.
telegram-open-private = Ouvrir la discussion privée
telegram-inline-title = Dessiner : { $words }
telegram-inline-button = Faites la vôtre
telegram-guest-hint = Dites après mon nom ce que je dois dessiner, par exemple : @{ $bot } un renard dans la neige
telegram-example-one = dessine un renard dans la neige
telegram-example-two = dessine un phare au crépuscule en aquarelle
answer-telegram-original-smaller = L’original dépasse 50 Mo, ce que Telegram refuse ; en voici une copie plus petite ({ $size }).
answer-telegram-hello-private = Bonjour ! Dans ce groupe je ne vois que ce qui m’est adressé : commencez par @{ $bot }, répondez à une de mes images, ou utilisez /imagine.
answer-telegram-hello-all = Bonjour ! Dites ce que vous voulez voir, par exemple « dessine un renard dans la neige », ou répondez à une de mes images pour la changer.
telegram-open-mask = Peindre le masque
telegram-hint-mask-ready = Que faut-il y mettre ?
refused-telegram-not-manager = Seuls les admins de ce groupe peuvent le faire ici. Rien n’a changé, rien n’a été débité.
telegram-inline-text = 🎨 { $words }
telegram-invoice-title = { $credits } crédits
telegram-invoice-text = { $credits } crédits pour des images. Ils n’expirent pas. /terms dit ce qui vaut, /paysupport aide pour les paiements.
telegram-not-sold = Cela ne se vend plus. Rien n’a été débité. Redemandez /buy.
answer-telegram-in-private = Demandez-le-moi dans notre discussion privée.
telegram-side-left = ← Gauche
telegram-side-right = Droite →
telegram-side-top = ↑ Haut
telegram-side-bottom = ↓ Bas
telegram-more = Plus »
answer-telegram-hello =
    Bonjour ! Je peins ce que vous décrivez avec vos mots : « dessine un renard dans la neige ».
    Dites ensuite ce qu’il faut changer, « fais-le de nuit », ou envoyez-moi une image à vous.
    /help en dit plus, /privacy dit ce qui est gardé de vous.
answer-telegram-help =
    Dites ce que vous voulez voir : « dessine un renard dans la neige ».
    Changez-le en parlant : « fais-le de nuit », « la même en aquarelle », « reviens en arrière ».
    Répondez à une image pour changer celle-là. Envoyez-moi l’une des vôtres pour la changer.
    /history montre vos images, /balance vos crédits, /settings ce qui vaut ici.
    /cancel arrête une image en route, /privacy dit ce qui est gardé de vous.
refused-telegram-nameless = Je ne vois pas qui demande, car vous écrivez au nom du groupe. Rien n’a été débité. Écrivez en votre nom : désactivez « rester anonyme », ou demandez-moi en discussion privée.
refused-telegram-words-only = Je ne lis que des mots et des images. Rien n’a été débité. Dites ce que vous voulez voir, ou envoyez une photo.
telegram-choose = Choisir…
answer-telegram-styles = Dites un style avec votre demande, « en aquarelle », ou « désormais aquarelle ». Ou choisissez celui qui vaut ici.
done-telegram-shown = { $model } · réf. { $ref }
row-telegram-hears = Dans ce groupe, je ne vois que les commandes, les réponses à mes messages et les messages qui nomment @{ $bot }.
