# Ce que lisent les gens. Court, chaleureux, exact.

language-name = Français

progress-understanding = Je lis votre demande…
progress-refining-prompt = Je cherche les mots justes…
progress-trimming = Je raccourcis la description…
progress-queued = { $place ->
    [0] En file · { $ref }
    [1] En file, vous êtes le suivant, environ { $seconds } s · { $ref }
   *[other] En file, place { $place }, environ { $seconds } s · { $ref }
}
progress-initializing = J’installe le chevalet…
progress-thinking = J’y réfléchis…
progress-generating = { $subject ->
    [none] Je peins…
   *[other] Je peins : { $subject }…
}
progress-retrying = Connexion perdue, je réessaie…
progress-busy = Le peintre est occupé, je réessaie dans un instant…
progress-slow = C’est plus long que d’habitude…
progress-processing = Je regarde l’image…
progress-uploading = Je range votre image…
progress-finalizing = Je l’ajoute à votre galerie…

done-done = Prête en { $seconds } s · { $model } · { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}
done-part = { $count } sur { $wanted } ont réussi · { $model } · { $credits } débités, { $returned } rendus
done-noticed = { $notice ->
    [ratio] Demandé { $asked_ratio }, peint en { $painted_ratio }
    [retired] { $asked_model } n’existe plus, { $model } l’a peinte
    [lacks] { $asked_model } ne sait pas le faire, { $model } l’a peinte
    [fallback] { $asked_model } était occupé, { $model } l’a peinte
    [resolution] Peinte en { $painted_resolution }, le maximum de ce modèle
   *[other] { $notice }
} · { $seconds } s · { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}
done-late = Elle est arrivée malgré tout, elle est donc gratuite · { $model }
done-cleared = Vérifiée, la voici ; celle-ci est gratuite · { $model }
done-again = Cette image a déjà été faite ici, elle est donc gratuite · { $model }
done-shared = Partagée par qui l’a demandée · { $model }
done-shown = { $asked } · { $model } · réf. { $ref }
done-sticky-style = Style gardé ici : { $style }
cancelled-cancelled = Annulé. Vos crédits sont rendus ; rien n’a été débité. Réf. { $ref }

failed-moderated-input = Le peintre ne peint pas cela. Rien n’a été débité. Dites-le autrement. Réf. { $ref }
failed-moderated-output = Le peintre n’a pas voulu montrer le résultat. Rien n’a été débité. Dites-le autrement. Réf. { $ref }
failed-picture-reviewed = Quelqu’un regarde cette image avant qu’elle soit montrée. Rien n’a été débité ; si elle peut l’être, elle arrivera ici. Réf. { $ref }
failed-picture-denied = Cette image n’est pas montrée. Rien n’a été débité. Essayez une autre idée. Réf. { $ref }
failed-picture-unchecked = Je ne peux pas vérifier les images en ce moment, je ne montre donc pas celle-ci. Rien n’a été débité. Réessayez dans quelques minutes. Réf. { $ref }
failed-invalid-request = Le peintre n’a pas compris la demande. Rien n’a été débité. Essayez d’autres mots ou une autre taille. Réf. { $ref }
failed-unsupported-option = Ce modèle ne sait pas faire cela. Rien n’a été débité. Essayez un autre modèle ou retirez l’option. Réf. { $ref }
failed-auth = Le peintre nous a refusés. Vous n’y êtes pour rien et rien n’a été débité ; l’opérateur est prévenu. Réf. { $ref }
failed-insufficient-credit = Le compte du peintre est vide. Vous n’y êtes pour rien et rien n’a été débité ; l’opérateur est prévenu. Réf. { $ref }
failed-own-key = Le peintre a refusé la clé propre à ce serveur, ou son compte y est vide. Vous n’y êtes pour rien et rien n’a été débité ; l’opérateur peut saisir une autre clé. Réf. { $ref }
failed-rate-limited = Trop de demandes, attendez un instant. Rien n’a été débité. Appuyez sur Réessayer dans une minute. Réf. { $ref }
failed-overloaded = Raté, essayez encore : le peintre est débordé. Rien n’a été débité. Réf. { $ref }
failed-timeout-unknown = Le peintre n’a pas répondu. Rien n’a été débité. Appuyez sur Réessayer pour la faire peindre. Réf. { $ref }
failed-not-found-or-expired = L’image de départ n’existe plus. Rien n’a été débité. Répondez à une autre. Réf. { $ref }
failed-canceled = Annulé. Vos crédits sont rendus ; rien n’a été débité. Réf. { $ref }
failed-provider-bug = Raté, essayez encore : aucune image entière n’est revenue. Rien n’a été débité. Réf. { $ref }
failed-internal = Raté, essayez encore. Rien n’a été débité. Si cela se répète, dites à l’opérateur : réf. { $ref }
failed-storage = L’image n’a pas pu être enregistrée. Rien n’a été débité. Réessayez plus tard. Réf. { $ref }
failed-timeout = C’était trop long, nous avons arrêté. Rien n’a été débité. Appuyez sur Réessayer, ou attendez : si elle arrive malgré tout, elle est gratuite. Réf. { $ref }
failed-worker-lost = Cette demande n’a pas pu aboutir. Rien n’a été débité. Appuyez sur Réessayer. Réf. { $ref }

refused-empty = Que dois-je dessiner ? Par exemple : « dessine un renard dans la neige ». Rien n’a été débité.
refused-too-short = C’est trop court ({ $length } caractères sur { $min } au moins). Dites-en un peu plus. Rien n’a été débité.
refused-too-long = Cela fait { $length } caractères ; restez sous { $max }. Rien n’a été débité. Envoyez plus court.
refused-no-credits = Cela coûte { $needed } et il vous reste { $free } crédits. Rien n’a été débité. Demandez-en à qui gère ce bot, ou attendez le mois prochain.
refused-cooldown = Attendez { $seconds } secondes avant la prochaine image, ou appuyez sur « Dès que possible ». Rien n’a été débité.
refused-per-minute = { $used } images sur { $limit } cette minute. Rien n’a été débité. Réessayez dans une minute.
refused-per-hour = Il reste 0 image sur { $limit } cette heure. Rien n’a été débité. La prochaine dans { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}.
refused-per-day = Il reste 0 image sur { $limit } aujourd’hui. Rien n’a été débité. Revenez après minuit ({ $zone }).
refused-per-month = Il reste 0 image sur { $limit } ce mois. Rien n’a été débité. Cela repart le premier.
refused-running = Une de vos images est en train d’être peinte. Rien n’a été débité. Annulez-la ou attendez qu’elle soit prête.
refused-waiting = Vous avez { $used } images en route, il n’en tient pas plus ({ $limit }). Rien n’a été débité. Annulez-en une ou attendez.
refused-budget = Le budget du jour, { $limit } $, est épuisé. Rien n’a été débité. Réessayez demain.
refused-not-allowed = Ce bot ne peint que pour les personnes et serveurs invités. Rien n’a été débité. Demandez l’accès à qui le gère.
refused-moderated = Je ne peux pas dessiner cela. Rien n’a été débité. Essayez une autre idée.
refused-suspended = Le dessin est suspendu pour vous. Rien n’a été débité. Adressez-vous à qui gère ce bot.
refused-unknown-button = Je ne connais pas ce bouton. Rien n’a changé. Dites avec des mots ce que vous voulez.
refused-old-button = Ce bouton vient d’une version plus ancienne. Rien n’a changé. Dites avec des mots ce que vous voulez.
refused-foreign-button = Cette image est à quelqu’un d’autre. Avec Varier, faites la vôtre. Rien n’a été débité.
refused-no-picture = Quelle image ? Répondez à l’une d’elles, ou dessinez-en une d’abord. Rien n’a été débité.
refused-unknown-model = Je n’ai pas le modèle « { $asked } ». Il y a : { $known }. Rien n’a été débité.
refused-unsupported = Ce modèle ne sait pas le faire. Rien n’a été débité. Essayez-en un autre.
refused-not-found = Je ne trouve pas cela. Rien n’a changé. Essayez /help.
refused-stays-known = Je vous ai oublié récemment, ou quelque chose n’est pas encore réglé ici, donc cela doit attendre. Rien n’a changé. Qui me fait tourner peut aider.
refused-too-late = C’est déjà fini ; il n’y a rien à annuler. Rien n’a changé.
refused-too-early = C’est encore en route. Annulez d’abord. Rien n’a changé.
refused-unknown-command = Je ne connais pas { $asked }. Rien n’a été débité. /help montre ce que je sais faire, ou dites simplement ce que vous voulez voir.
refused-repeated = C’est déjà en route. Rien de plus n’a été débité.
refused-other-price = Avec ces mots le prix changerait, j’ai donc gardé les premiers. Annulez et demandez à nouveau.
refused-mask-size = Le masque doit avoir la taille de l’image ({ $wanted } pixels) ; il fait { $got }. Rien n’a été débité.
refused-bad-picture = Ce fichier n’est pas une image que je sais lire. Rien n’a été débité. Envoyez un PNG, JPEG ou WebP.
refused-bad-link = Je n’ai pas pu tirer d’image de ce lien. Rien n’a été débité. Envoyez l’image elle-même, ou un autre lien.
refused-picture-too-large = Cette image est trop grande. Rien n’a été débité. Envoyez-en une de moins de 50 Mo.
refused-telegram-picture-too-large = Ce fichier dépasse 20 Mo, le maximum que Telegram laisse lire à un bot. Rien n’a été débité. Envoyez-le plus petit, ou comme photo.
refused-telegram-download = Je n’ai pas pu recevoir cette image de Telegram. Rien n’a été débité. Envoyez-la encore une fois.
refused-unknown-name = Je ne connais pas « { $asked } ». Il y a : { $known }. Rien n’a changé, rien n’a été débité.

ask-draw = Je la dessine ? Elle coûte { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}.
ask-price = Elle coûte { $credits } crédits, plus que d’habitude. J’y vais ?
ask-redo-edited = Vous avez changé vos mots. Je la dessine à nouveau ? Elle coûte { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}.

answer-help = Dites ce que vous voulez voir : « dessine un renard dans la neige ». Puis changez-le : « fais-le de nuit », « la même en aquarelle ». Répondez à n’importe quelle image pour changer celle-là. /balance montre vos crédits, /cancel arrête une image en route.
answer-status-none = Rien de vous n’est en route. Dites ce que je dois dessiner.
answer-status-job = { $place ->
    [0] Votre image en est à { $percent } %. Réf. { $ref }
    [1] Votre image est la suivante, environ { $seconds } s. Réf. { $ref }
   *[other] Votre image est à la place { $place }, environ { $seconds } s. Réf. { $ref }
}
answer-status-ended = { $state ->
    [completed] Celle-là est prête ; elle a coûté { $charged }. Réf. { $ref }
   *[other] Celle-là n’a pas réussi ; rien n’a été débité. Réf. { $ref }
}
answer-twin = C’est déjà en route (réf. { $ref }). Rien de plus n’a été débité.
answer-cancel-done = Arrêtées : { $count }. Les crédits sont rendus.
answer-cancel-nothing = Il n’y a rien à annuler. Rien n’a été débité.
answer-setting-set = Désormais ici : { $what }. Dites « oublie les réglages » pour l’enlever.
answer-setting-cleared = Enlevé : { $what }.
answer-link-code = Votre code : { $typed }. Il vaut dix minutes et une seule fois. Dites-moi /link { $typed } sur l’autre plateforme, là où vous voulez ne faire qu’un avec ce compte.
answer-link-second = Vous ne feriez plus qu’une personne avec { $name } ({ $id }) : un solde, une galerie, les mêmes limites. Ce compte est-il à vous ? Alors dites-y /link { $typed } dans les dix minutes. Sinon, ne faites rien et ne montrez le code à personne.
answer-linked = Vous et { $name } ({ $id }) ne faites plus qu’une personne, avec un solde et une galerie. /unlink vous sépare.
answer-unlinked = Vous êtes de nouveau séparés ; chaque compte a ce qui est à lui.
answer-link-none = Vous n’êtes lié à aucun autre compte. /link commence.
answer-link-held = Impossible de séparer tant qu’un des comptes porte un blocage ou des avertissements.
answer-link-bad = Ce code ne vaut pas ici : un code vaut dix minutes, une fois, et pour le compte auquel il est destiné. /link en donne un nouveau.
answer-link-tries = Trop d’essais. Le prochain est possible dans { $minutes } min.
answer-link-taken = Un de ces comptes est déjà lié. D’abord /unlink.
answer-link-same = On peut lier un compte par plateforme ; ceux-ci sont de la même.
answer-history = Vos images, la plus récente d’abord :
answer-history-none = Vous n’avez pas encore d’image. Dites ce que vous voulez voir.
answer-undone = Retour à : { $prompt }. Ce que vous direz ensuite part de celle-ci.
answer-undo-nothing = Il n’y a rien avant celle-ci.
answer-describe = Il était demandé : { $prompt }
answer-forgotten = Oublié. Cette conversation repart de zéro, et vos images n’y sont plus.
answer-dear = Cela coûte { $credits } crédits, plus que d’habitude. Appuyez sur ce bouton pour continuer.
answer-deleted = Supprimée.
answer-shared = On la voit là-bas maintenant.
answer-export = Voici tout ce que je garde de vous, et { $pictures } images.
answer-export-rows = Voici tout ce que je garde de vous. Vos { $pictures } images sont trop lourdes pour un fichier : /history montre chacune, et qui me fait tourner peut toutes vous les donner.
answer-export-elsewhere = Je ne peux pas vous donner de fichier ici. Qui me fait tourner le peut : pentimento export { $person }
answer-erase-sure = Tout ce qui vous concerne s’en va : ce que vous avez dit, { $pictures } images avec leurs fichiers, vos réglages et les crédits restants. Personne ne peut le retrouver. Ce que j’ai écrit dans les discussions y reste jusqu’à ce que vous l’effaciez.
answer-erased = Je vous ai oublié, et { $files } fichiers avec vous. Ce que les travaux ont coûté reste dans les comptes, sans nom. Reçu { $receipt }
answer-edit-prompt = Que faut-il changer ? Répondez à cette image en quelques mots.
answer-original = { $link ->
    [none] L’original, { $size }
   *[other] L’original, { $size } : { $link }
}
answer-left-no = Bien, je laisse.
answer-language = Désormais je vous parle en français. /language auto suit à nouveau votre application.
answer-language-auto = Je suis à nouveau la langue de votre application.
answer-languages = Je parle : { $known }. Par exemple /language fr.
answer-refine-on = Vos mots sont travaillés avant d’être peints : ce que dit la conversation y entre, un peu s’y ajoute. Désactivé, ils sont peints tels que vous les écrivez.
answer-refine-off = Vos mots sont peints tels que vous les écrivez. Activé, ils sont d’abord travaillés.

button-vary = Varier
button-edit = Modifier
button-upscale = Agrandir
button-retry = Réessayer
button-redo = Refaire
button-best = Meilleure qualité
button-original = Original
button-info = Infos
button-delete = Supprimer
button-share = Partager
button-erase = M’oublier pour de bon
button-cancel = Annuler
button-refine = { $arg ->
    [off] Peindre tel quel
   *[other] Travailler mes mots
}
button-yes = Dessine-la
button-no = Non
button-start-when-ready = Dès que possible
button-drop-style = Enlever le style
button-page = Plus anciennes
button-back = « Retour
button-album = Album

telegram-done = Prête ↑
telegram-hint-edit-prompt = Que faut-il changer ?
telegram-sent-privately = Je ne peux pas envoyer de photos ici, je vous l’ai donc envoyée en privé.
telegram-no-photos = Je ne peux pas envoyer de photos ici. Demandez à un admin de le permettre, ou appuyez sur Démarrer dans ma discussion privée. Votre image est gardée : /history l’y montre.
telegram-in-private = C’est pour vous seul. Appuyez sur Démarrer dans ma discussion privée et demandez-le-moi là-bas.
telegram-open-private = Ouvrir la discussion privée
telegram-inline-title = Dessiner : { $words }
telegram-inline-button = Faites la vôtre
telegram-example-one = dessine un renard dans la neige
telegram-example-two = dessine un phare au crépuscule en aquarelle
answer-telegram-original-smaller = L’original dépasse 50 Mo, ce que Telegram refuse ; en voici une copie plus petite ({ $size }).
answer-telegram-hello-private = Bonjour ! Dans ce groupe je ne vois que ce qui m’est adressé : commencez par @{ $bot }, répondez à une de mes images, ou utilisez /imagine.
answer-telegram-hello-all = Bonjour ! Dites ce que vous voulez voir, par exemple « dessine un renard dans la neige », ou répondez à une de mes images pour la changer.

command-imagine = Dessiner ce que vous décrivez
command-edit = Changer une image : répondez-y avec ce qui doit changer
command-describe = Dire ce que montre une image : répondez-y
command-model = Les peintres, et lequel peint ici
command-style = Les styles, et lequel est gardé ici
command-settings = Ce qui vaut dans cette conversation
command-language = Dans quelle langue je vous parle
command-refine = Si vos mots sont travaillés avant d’être peints
command-balance = Vos crédits
command-link = Un solde et une galerie sur deux plateformes
command-unlink = Séparer des comptes liés
command-quota = Combien d’images il vous reste
command-history = Vos images, la plus récente d’abord
command-show = Une de vos images à nouveau
command-job = Où en est votre image
command-cancel = Arrêter une image en route
command-undo = Revenir à l’image d’avant
command-forget = Oublier cette conversation
command-privacy = Ce qui est gardé, et combien de temps
command-help = Ce que je sais faire
button-inpaint = Changer une partie
answer-inpaint = Sur cette page, peins sur ce qui doit changer et dis ce qui doit s’y trouver. Elle est à toi seul, pour un masque, pendant une heure.
answer-mask-ready = J’ai ton masque. Que faut-il y mettre ? Quelques mots suffisent : « un chapeau rouge ».
telegram-open-mask = Peindre le masque
telegram-hint-mask-ready = Que faut-il y mettre ?
refused-mask-empty = Rien n’est encore marqué. Rien n’a été débité. Peins sur ce qui doit changer.
telegram-set-model = Modèle
telegram-set-style = Style
telegram-set-aspect-ratio = Format
telegram-set-resolution = Résolution
telegram-set-count = Images
telegram-set-refine = Affinage
telegram-set-language = Langue
