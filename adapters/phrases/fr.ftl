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
progress-follows = { $subject ->
    [none] D’abord l’image d’avant, puis ceci…
   *[other] D’abord : { $subject }, puis ceci…
}
progress-initializing = J’installe le chevalet…
progress-thinking = J’y réfléchis…
progress-generating = { $subject ->
    [none] Je peins…
   *[other] Je peins : { $subject }…
}
progress-retrying = Connexion perdue, je réessaie…
progress-busy = { $minutes ->
    [0] Le peintre est occupé, je réessaie dans un instant…
   *[other] Le peintre est occupé, je réessaie dans { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    } environ…
}
progress-slow = C’est plus long que d’habitude…
progress-processing = Je regarde l’image…
progress-uploading = Je range votre image…
progress-finalizing = Je l’ajoute à votre galerie…

done-done = Prête en { $seconds } s · { $model } · { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}
done-part = { $count } sur { $wanted } réussies · { $model } · { $held } réservés, { $credits } débités, { $returned } rendus
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
cancelled-let-go = Annulé avant le début. Rien n’a été débité.

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
failed-unreachable = Le peintre est injoignable. Rien n’a été débité. Appuyez sur Réessayer dans quelques minutes. Réf. { $ref }
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
refused-no-credits-here = Il vous manque des crédits : cela coûte { $needed }. Rien n’a été débité. /balance dit, à vous seul, ce qu’il vous reste ; qui gère ce bot peut en donner.
refused-cooldown = Attendez { $seconds } { $seconds ->
    [one] seconde
   *[other] secondes
} avant la prochaine image, ou appuyez sur « Dès que possible ». Rien n’a été débité.
refused-per-minute = { $used } images sur { $limit } cette minute. Rien n’a été débité. Réessayez dans une minute.
refused-per-hour = Il reste 0 image sur { $limit } cette heure. Rien n’a été débité. La prochaine dans { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}.
refused-per-day = Il reste 0 image sur { $limit } aujourd’hui. Rien n’a été débité. Revenez après minuit ({ $zone }).{ $more ->
    [yes] {" "}Avec { $upgrade }, c’est { $per_day } images par jour.
   *[no] {""}
}
refused-per-month = Il reste 0 image sur { $limit } ce mois-ci. Rien n’a été débité. Cela repart le premier du mois.{ $more ->
    [yes] {" "}Avec { $upgrade }, c’est { $per_day } images par jour.
   *[no] {""}
}
refused-running = Une de vos images est en train d’être peinte. Rien n’a été débité. Annulez-la ou attendez qu’elle soit prête.
refused-waiting = Vous avez { $used } images en route, il n’en tient pas plus ({ $limit }). Rien n’a été débité. Annulez-en une ou attendez.
refused-budget = Le budget du jour, { $limit } $, est épuisé. Rien n’a été débité. Réessayez demain.
refused-not-allowed = Ce bot ne peint que pour les personnes et serveurs invités. Rien n’a été débité. Demandez l’accès à qui le gère : vous êtes { $person }.
refused-moderated = Je ne peux pas dessiner cela. Rien n’a été débité. Essayez une autre idée.
refused-suspended = Le dessin est suspendu pour vous. Rien n’a été débité. Adressez-vous à qui gère ce bot.
refused-unknown-button = Je ne connais pas ce bouton. Rien n’a changé. Dites avec des mots ce que vous voulez.
refused-old-button = Ce bouton vient d’une version plus ancienne. Rien n’a changé. Dites avec des mots ce que vous voulez.
refused-foreign-button = Cette image est à quelqu’un d’autre. Avec Varier, faites la vôtre. Rien n’a été débité.
refused-foreign-request = Cette demande est à quelqu’un d’autre. Dites avec vos mots ce que vous voulez voir. Rien n’a été débité.
refused-no-picture = Quelle image ? Répondez à l’une d’elles, ou dessinez-en une d’abord. Rien n’a été débité.
refused-unknown-model = Je n’ai pas le modèle « { $asked } ». Il y a : { $known }. Rien n’a été débité.
refused-unsupported = { $model ->
    [none] Aucun des peintres ici ne sait le faire. Rien n’a été débité. Demandez une seule chose, avec une seule image.
   *[other] Ce modèle ne sait pas le faire. Rien n’a été débité. Essayez-en un autre.
}
refused-not-found = Je ne trouve pas cela. Rien n’a changé. Essayez /help.
refused-stays-known = Je vous ai oublié récemment, ou quelque chose n’est pas encore réglé ici, donc cela doit attendre. Rien n’a changé. Qui me fait tourner peut aider.
refused-too-late = C’est déjà fini ; il n’y a rien à annuler. Rien n’a changé.
refused-not-dead = Ce n’est pas une demande échouée en attente : elle est finie, en route ou close. Rien n’a changé.
refused-nothing-paid = Rien n’a été débité pour cela, il n’y a donc rien à rendre. Rien n’a changé.
refused-too-early = C’est encore en route. Annulez d’abord. Rien n’a changé.
refused-not-yet = Cette image est encore en route. Rien n’a été débité. Redites-le quand elle sera là.
refused-first-gone = L’image à modifier n’est pas venue. Rien n’a été débité. Redites-le quand il y en aura une.
refused-retried = Un nouvel essai a déjà été fait ; le résultat est plus bas. Rien de plus n’a été débité.
refused-unknown-command = Je ne connais pas { $asked }. Rien n’a été débité. /help montre ce que je sais faire, ou dites simplement ce que vous voulez voir.
refused-repeated = Vous venez de le demander. Rien de plus n’a été débité.
refused-other-price = Avec ces mots le prix changerait, j’ai donc gardé les premiers. Annulez et demandez à nouveau.
goes-on-as-it-was = Votre demande continue avec ses mots d’avant.
refused-mask-size = Le masque doit avoir la taille de l’image ({ $wanted } pixels) ; il fait { $got }. Rien n’a été débité. Envoyez-en un de cette taille.
refused-bad-picture = Ce fichier n’est pas une image que je sais lire. Rien n’a été débité. Envoyez un PNG, JPEG ou WebP.
refused-bad-link = Je n’ai pas pu tirer d’image de ce lien. Rien n’a été débité. Envoyez l’image elle-même, ou un autre lien.
refused-picture-too-large = Cette image est trop grande. Rien n’a été débité. Envoyez-en une de moins de 50 Mo.
refused-picture-pixels = Cette image a trop de pixels. Rien n’a été débité. Envoyez-en une de 25 mégapixels au plus.
refused-sent-hour = Vous avez envoyé autant d’images que j’en prends en une heure ({ $limit }). Rien n’a été débité. La suite dans { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}.
refused-sent-day = Vous avez envoyé autant que j’en prends en un jour ({ $limit } Mo). Rien n’a été débité. Revenez après minuit ({ $zone }).
refused-unknown-name = Je ne connais pas « { $asked } ». Il y a : { $known }. Rien n’a changé, rien n’a été débité.

ask-draw = Je la dessine ? Elle coûte { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}.
ask-price = Elle coûte { $credits } crédits, plus que d’habitude. J’y vais ?
ask-changed = « { $asked } » : cela coûte { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}. J’y vais ?
ask-redo-edited = Vous avez changé vos mots. Je la dessine à nouveau ? Elle coûte { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}.

answer-help = Dites ce que vous voulez voir : « dessine un renard dans la neige ». Puis changez-le : « fais-le de nuit », « la même en aquarelle ». Répondez à n’importe quelle image pour changer celle-là. /balance montre vos crédits, /cancel arrête une image en route, /privacy dit ce qui est gardé de vous.
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
answer-cancel-early = { cancelled-let-go }
answer-cancel-nothing = Il n’y a rien à annuler. Rien n’a été débité.
answer-setting-set = Désormais ici : { $what ->
    [model] modèle
    [style] style
    [aspect_ratio] format
    [resolution] résolution
    [count] images
    [seed] graine
    [negative] négatif
   *[other] { $what }
} { $value }. Dites « oublie les réglages » pour l’enlever.
answer-setting-cleared = Enlevé : { $what ->
    [model] modèle
    [style] style
    [aspect_ratio] format
    [resolution] résolution
    [count] images
    [seed] graine
    [negative] négatif
    [all] tout
   *[other] { $what }
}.
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
answer-describe-unknown = Personne ici ne m’a demandé cette image, et je ne sais que ce que les miennes devaient être. Dites ce qui doit y changer, et je le fais.
answer-forget-sure = Oublier cette conversation ? Vos images disparaissent avec elle, et personne ne peut les retrouver.
answer-forget-sure-yours = Oublier ce que vous avez dit ici ? Vos images de cette conversation disparaissent, et personne ne peut les retrouver. Ce que les autres ont dit et fait reste.
answer-forgotten = Oublié. Cette conversation repart de zéro, et vos images n’y sont plus.
answer-forgotten-yours = Oublié : ce que vous avez dit ici, et vos images. La conversation des autres continue.
answer-dear = Cela coûte { $credits } crédits, plus que d’habitude. Appuyez sur ce bouton pour continuer.
answer-deleted = Supprimée.
answer-file-lost = Le fichier de cette image est perdu. La personne qui gère le bot peut rendre ce qu'elle a coûté. Réf { $ref }
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
answer-asked-anew = Je repose la question plus bas, avec votre changement.
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
button-forget = L’oublier
button-erase = M’oublier pour de bon
button-privacy = { $arg ->
    [export] Une copie de tout
   *[delete] M’oublier
}
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
refused-mask-empty = Rien n’est encore marqué. Rien n’a été débité. Peins sur ce qui doit changer.
set-model = Modèle
set-style = Style
set-aspect-ratio = Format
set-resolution = Résolution
set-count = Images
set-refine = Affinage
set-language = Langue

done-paid-by = Payé avec les crédits communs de ce serveur

refused-cost = Votre niveau ({ $tier }) couvre { $limit } $ de peintres par mois, et ils sont dépensés. Rien n’a été débité. Le peintre intégré reste gratuit, et tout repart le premier du mois.
refused-slowed = Je ne peux pas dessiner cela. Rien n’a été débité. Comme c’est arrivé plusieurs fois aujourd’hui, vous pouvez demander cinq images par heure jusqu’à demain.
refused-reviewed = Quelqu’un regarde cela avant que je le dessine. Rien n’a été débité ; la réponse arrive ici.
refused-unchecked = Je ne peux pas vérifier les demandes en ce moment, alors je ne dessine rien. Rien n’a été débité. Réessayez dans quelques minutes.
refused-not-kept = Je ne peux rien enregistrer en ce moment, ceci n’a donc pas été pris en compte. Rien n’a été débité. Renvoyez-le dans quelques minutes.
refused-banned = Vous ne pouvez pas utiliser ce bot. Rien n’a été débité. Demandez à qui le gère.
refused-blocked-here = On m’a demandé de me taire ici. Rien n’a été débité. Essayez un autre salon, ou demandez à qui s’occupe de celui-ci.
refused-maintenance = { $message } (Rien n’a été débité. Revenez plus tard.)
refused-place-limit = Les { $limit } images { $window ->
    [hour] de cette heure
    [day] d’aujourd’hui
   *[month] de ce mois
} sont épuisées ici. Rien n’a été débité. Demandez-moi en discussion privée, ou revenez { $window ->
    [hour] dans l’heure
    [day] demain
   *[month] le mois prochain
}.
refused-model-not-here = { $asked } n’est pas utilisé ici. Rien n’a été débité. Il y a : { $known }.
refused-style-not-here = Le style { $asked } n’est pas utilisé ici. Rien n’a été débité. Il y a : { $known }.
refused-not-in-tier = { $asked } ne fait pas partie de votre niveau ({ $tier }). Rien n’a été débité. Vous avez : { $known }. Demandez un autre niveau à qui gère ce bot.
refused-batch = Votre niveau ({ $tier }) peint { $limit } à la fois. Rien n’a été débité. Demandez-en { $limit } au plus.
refused-not-operator = Seuls ceux qui gèrent ce bot peuvent le faire. Rien n’a changé, rien n’a été débité.
refused-not-manager = Seuls ceux qui gèrent ce serveur ou ce groupe peuvent le faire ici. Rien n’a changé, rien n’a été débité.
refused-books = Les comptes l’ont refusé : il resterait moins que rien. Rien n’a changé, rien n’a été débité.

ask-alike = { $whose ->
    [own] Vous avez déjà fait ceci ici : « { $asked } ».
   *[other] Quelqu’un a déjà fait ceci ici : « { $asked } ».
} Prendre cette image, gratuite, ou en faire une nouvelle pour { $credits } { $credits ->
    [one] crédit
   *[other] crédits
} ?

answer-balance = Vous avez { $free } { $free ->
    [one] crédit libre
   *[other] crédits libres
} et { $held } { $held ->
    [one] réservé
   *[other] réservés
} pour des images en route.
row-price = Une image coûte en général { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}
row-windows = { $hour ->
    [-1] {""}
   *[other] Reste { $hour } sur { $hour_limit } cette heure-ci
}{ $day ->
    [-1] {""}
   *[other] { $first ->
        [day] Reste { $day } sur { $day_limit } aujourd’hui
       *[other] , { $day } sur { $day_limit } aujourd’hui
    }
}{ $month ->
    [-1] {""}
   *[other] { $first ->
        [month] Reste { $month } sur { $month_limit } ce mois-ci
       *[other] , { $month } sur { $month_limit } ce mois-ci
    }
}
row-bucket = { $bucket ->
    [allowance] Crédits du mois : { $credits }
    [purchased] Achetés : { $credits }
   *[granted] Offerts : { $credits }
}{ $until ->
    [none] {""}
   *[other] , jusqu’au { $until }
}
row-pot = Les crédits communs de ce serveur paient d’abord : il en reste { $credits }
row-saved = Économisé ce mois-ci quand un peintre moins cher suffisait : { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}
row-renewal = Niveau { $tier } ; { $credits } nouveaux crédits le { $date }
answer-hello = Bonjour ! Dites ce que vous voulez voir, par exemple « dessine un renard dans la neige », ou envoyez-moi une image à changer. /help en dit plus.
answer-picture-kept = J’ai votre image. Dites ce qu’il faut changer, par exemple « fais-le de nuit » ou « la même en aquarelle ».
answer-welcome = Avec plaisir ! Dites ce qu’il faut changer, ou ce que vous voulez voir ensuite.
answer-talk = { $pictured ->
    [yes] Je peins seulement, je ne sais pas bavarder. Dites ce qu’il faut changer, par exemple « fais-le de nuit », ou ce que vous voulez voir ensuite. /help en dit plus.
   *[no] Je peins seulement, je ne sais pas bavarder. Dites ce que vous voulez voir, par exemple « dessine un renard dans la neige ». /help en dit plus.
}
answer-delete-sure = Supprimer cette image pour de bon ? { $prompt }
answer-info = Travail { $job } · { $model }
    Demandé : { $asked }
    Peint : { $refined }
row-info-changed = Changé : { $changed }
row-info-kept = Gardé : { $kept }
row-info-negative = Sans : { $negative }
row-info-facts = Graine { $seed } · { $size } · { $seconds } s · faite { $made }
row-info-credits = Réservés { $held }, débités { $charged }, rendus { $released }
row-info-parent = Faite à partir de { $parent }
row-info-children = Devenue ensuite { $children }
answer-why = Vous avez dit : { $asked }
row-told-taken = Repris de la conversation : { $kind ->
    [style] le style { $taken }
    [picture] l’image « { $taken } »
    [negative] sans { $taken }
   *[subject] { $taken }
}
row-told-refined = Dit au peintre : { $refined }
row-told-instruction = Comme modification : { $instruction }
row-told-model = Peint par { $model }
answer-session = Conversation { $session }, commencée { $created }, utilisée pour la dernière fois { $updated }
    C’est { $model } qui peint, sauf si vous en nommez un autre
    { $settings ->
        [none] Rien d’autre n’est réglé
       *[other] Réglé pour cette conversation : { $settings }
    }
    /forget efface tout cela.
answer-settings = Ce qui vaut dans cette conversation ({ $credits } { $credits ->
    [one] crédit
   *[other] crédits
} par demande) :
row-setting = { $what ->
    [model] modèle
    [style] style
    [aspect_ratio] format
    [resolution] résolution
    [count] images
    [seed] graine
    [negative] négatif
   *[other] { $what }
} : { $value }
row-setting-usual = { $what ->
    [model] modèle
    [style] style
    [aspect_ratio] format
    [resolution] résolution
    [count] images
    [seed] graine
    [negative] négatif
   *[other] { $what }
} : d’habitude { $value }
answer-models = Les peintres :
row-model = { $model } : { $seconds } s, jusqu’à { $resolution }, { $credits } { $credits ->
    [1] crédit
   *[other] crédits
}{ $best ->
    [draft] , esquisses rapides
    [balanced] , équilibré
    [quality] , qualité maximale
    [text] , mots dans les images
    [edit] , modifier des images
    [fill] , repeindre une partie
    [outpaint] , peindre au-delà du bord
    [upscale] , agrandir
    [outlines] , garder les contours
    [pose] , garder la pose et l’espace
    [erase] , enlever des choses
    [local] , sur la machine de l’opérateur
    [free] , par des bénévoles, qui voient votre description
   *[other] {""}
}
answer-style-unknown = Je ne connais pas le style « { $asked } ». Il y a : { $styles }. Rien n’a changé.
answer-styles = Styles : { $styles }. Dites « en aquarelle », ou « désormais aquarelle ».
row-picture = { $number }. { $prompt } · { $model } · { $ref }
answer-privacy = Je garde ce que vous demandez, les images et ce qu’elles coûtent, sur la machine de qui me gère. Le peintre nommé sous chaque image reçoit la description. /privacy export vous donne une copie de tout, /privacy delete me fait vous oublier, /forget efface cette conversation.

row-why-asked = Vous avez demandé { $model }.
row-why-default = C’est { $model } qui peint ici, sauf si vous en nommez un autre.
row-why-kept = { $model } a peint l’image dont celle-ci part.
row-why-successor = Le modèle demandé n’existe plus ; { $model } lui succède.
row-why-instead = Le modèle demandé ne sait pas le faire ; { $model }, de la même maison, le peut.
row-why-simple = Une image simple : { $model } suffit, et a économisé { $saved } { $saved ->
    [one] crédit
   *[other] crédits
}.
row-why-text = Il y a des mots dans l’image : { $model } écrit lisiblement.
row-why-hard = Beaucoup de choses doivent être justes à la fois : { $model } est ici le meilleur pour cela.
row-why-usual = { $model } est le choix habituel pour cela.

answer-quota-near = Il vous reste { $left } { $left ->
    [one] image
   *[other] images
} sur { $limit } { $window ->
    [hour] pour cette heure
    [day] pour aujourd’hui
   *[month] pour ce mois
}.
answer-quota-again = Vous pouvez dessiner de nouveau. Que voulez-vous voir ?
answer-quota-muted = D’accord, je n’en parle plus. /balance le montre toujours.
answer-quota-waits = { $minutes ->
    [0] Vous pouvez dessiner maintenant.
    [one] Je vous préviens dans une minute environ.
   *[other] Je vous préviens dans { $minutes } minutes environ.
}
button-notify = Attendre et me prévenir
button-mute = Ne plus le dire
button-use = La prendre, gratuite
button-new = En faire une nouvelle
button-show = { $arg }
button-set = ✕ { $arg ->
    [model] modèle
    [style] style
    [aspect_ratio] format
    [resolution] résolution
    [count] images
    [seed] graine
    [negative] négatif
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
    [auto] Automatique
   *[other] { $arg }
}
button-styles = Style
button-models = Modèle
button-extend = Étendre
picked-photo = la photo
picked-style = style « { $picked } »
picked-extend = { $picked ->
    [left] étendre vers la gauche
    [right] étendre vers la droite
    [top] étendre vers le haut
   *[bottom] étendre vers le bas
}
answer-album = { $asked }
answer-inpaint-no-page = Il n’y a pas ici de page pour peindre un masque, car ce bot n’a pas d’adresse publique. Dites avec des mots ce qu’il faut changer et où : « mets le chapeau de gauche en rouge ».
answer-inpaint-unable = Aucun des peintres d’ici ne sait repeindre seulement une partie avec un masque. Dites avec des mots ce qu’il faut changer et où : « mets le chapeau de gauche en rouge ».

answer-buy = Choisissez ci-dessus. Les crédits sont à vous dès que c’est payé ; /balance les montre.
answer-paysupport = Un problème avec un paiement ? Il peut être remboursé tant que ses crédits ne sont pas dépensés. { $support ->
    [none] Demandez à qui gère ce bot.
   *[other] { $support }
}
answer-terms = Ici, les crédits achètent des images et rien d’autre. Ils n’expirent pas, et on ne peut les donner à personne. Une image ratée ne coûte rien. Un paiement peut être remboursé tant que ses crédits ne sont pas dépensés : /paysupport. Ce qui est gardé de vous : /privacy.
answer-paid = Merci ! { $credits } { $credits ->
    [one] crédit est
   *[other] crédits sont
} maintenant à vous.
command-buy = Acheter des crédits
command-paysupport = Aide pour un paiement
command-terms = Ce qui vaut pour les crédits achetés
command-grant = Donner des crédits à quelqu’un
command-admin = S’occuper du bot

# La page de discussion.
page-title = Pentimento
page-skip = Aller à la conversation
page-threads = Conversations
page-new-thread = Nouvelle conversation
page-new-thread-name = Nom de la nouvelle conversation
page-side-by-side = Montrer les conversations côte à côte
page-you-are = Vous êtes
page-new-person = Quelqu’un d’autre…
page-new-person-name = Nom de l’autre personne
page-add = Ajouter
page-theme-auto = Thème : comme le système
page-theme-light = Thème : clair
page-theme-dark = Thème : sombre
page-connection-lost = La connexion est perdue. Je réessaie…
page-needs-script = Cette page a besoin de JavaScript.
page-picture = Image
page-previous = Précédente
page-next = Suivante
page-download = Télécharger
page-close = Fermer
page-info-title = À propos de cette image
page-settings = Réglages de cette conversation
page-settings-hint = Ce que vous dites dans un message passe toujours avant.
page-not-set = Le réglage n’a pas pu se faire. Réessayez.
page-set-model = Peintre
page-set-style = Style
page-set-aspect-ratio = Format
page-set-resolution = Résolution
page-set-count = Images
set-usual = comme d’habitude
page-set-price = Ainsi, une demande coûte { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}.
page-empty-title = Que voulez-vous voir ?
page-empty-hint = Dites-le avec vos mots. Puis changez-le en parlant : « fais-le de nuit », « la même en aquarelle ».
page-idea-1 = dessine un renard dans la neige
page-idea-2 = un phare au coucher du soleil, pixel art
page-idea-3 = deux hiboux dans une forêt la nuit
page-messages = Messages
page-replying-to = En réponse à :
page-cancel-reply = Ne pas y répondre
page-attached = Images jointes
page-attach = Joindre une image
page-remove = Retirer
page-placeholder = Dites ce que vous voulez voir
page-send = Envoyer
page-send-again = Renvoyer
page-not-sent = Pas envoyé.
page-drop-here = Déposez l’image ici
page-progress = Avancement
page-only-you = Vous seul voyez ceci
page-reply = Répondre à cette image
page-open = Ouvrir l’image :
page-new = nouveau
page-uploading = Envoi en cours…
page-upload-failed = L’envoi n’est pas passé. Réessayez.
page-uploaded = Une image envoyée
page-eta = encore { $seconds } s environ
page-paint-mask = Peindre le masque
page-missing = Celle-ci n’a pas réussi

panel-asked = Vous avez demandé
panel-refined = Peint comme
panel-changed = Changé
panel-kept = Gardé
panel-negative = Sans
panel-model = Peintre
panel-size = Taille
panel-seed = Graine
panel-seconds = Secondes
panel-made = Faite
panel-held = Crédits réservés
panel-charged = Crédits débités
panel-released = Crédits rendus
panel-parent = Faite à partir de
panel-children = Devenue ensuite
panel-ref = Référence
panel-job = Travail

# La discussion dans le terminal.
terminal-page = La page de discussion est à { $address }
answer-terminal-help = Dans cette fenêtre : /press Varier appuie sur un bouton de la dernière image, /reply 2 fais-le de nuit change l’image 2, /attach photo.jpg fais-le de nuit envoie un fichier, /nowait n’attend plus chaque image, /quit termine.
terminal-hello = Dites ce que vous voulez voir, p. ex. « dessine un renard dans la neige ». /help en dit plus, /quit termine.
