# The names and descriptions of Discord's commands; what people read at Discord alone stands below.

discord-name-imagine = imagine
discord-name-generate = génère
discord-name-edit = modifie
discord-name-describe = décris
discord-name-model = modèle
discord-name-show = montre
discord-name-job = demande
discord-name-cancel = annule
discord-name-privacy = confidentialité
discord-name-settings = réglages
discord-name-balance = solde
discord-name-history = historique
discord-name-help = aide
discord-name-undo = défaire
discord-name-why = pourquoi
discord-name-forget = oublie
discord-name-policy = politique
discord-name-delete = supprimer
discord-name-export = exporter
discord-name-prompt = description
discord-name-reference = référence
discord-name-aspect = format
discord-name-style = style
discord-name-count = nombre
discord-name-resolution = résolution
discord-name-seed = graine
discord-name-image = image
discord-name-ref = code
discord-name-everything = tout

discord-menu-edit = Modifier l'image
discord-menu-vary = Varier l'image
discord-menu-upscale = Agrandir l'image
discord-menu-describe = Décrire l'image
discord-menu-draw = Dessiner ce message

command-why = Ce que tes mots sont devenus pour le peintre

discord-option-prompt = Ce que tu veux voir, avec tes mots
discord-option-reference = Une image dont partir
discord-option-image = L'image ; sinon la plus récente ici
discord-option-model = Qui peint ; avec secondes et prix
discord-option-aspect = La forme, p. ex. 16:9
discord-option-style = Un style, p. ex. aquarelle
discord-option-count = Combien, de 1 à 4
discord-option-resolution = Quelle taille, p. ex. 2K
discord-option-seed = Un nombre, pour retrouver la même image
discord-option-ref = Le code, p. ex. K7Q2MX
discord-option-code = Le code que je vous ai donné ailleurs
discord-option-everything = Toutes les tiennes, pas seulement la dernière

discord-privacy-policy = Ce qui est gardé, et combien de temps
discord-privacy-export = Vous donne tout ce qui est gardé de vous
discord-privacy-delete = Oublie tout de vous, après confirmation

discord-name-limits = limites
discord-name-try = essai
discord-name-channels = salons
discord-name-models = modèles
discord-name-styles = styles
discord-name-tolerance = tolérance
discord-name-stats = statistiques
discord-name-top = premiers
discord-name-grant = accorder
discord-name-take = retirer
discord-name-tier = palier
discord-name-ban = bannir
discord-name-unban = réadmettre
discord-name-who = qui
discord-name-dead-letters = échecs
discord-name-retry = relancer
discord-name-refund = rembourser
discord-name-drop = clore
discord-name-pause = suspendre
discord-name-resume = reprendre
discord-name-maintenance = maintenance
discord-name-audit = journal

discord-admin = S’occuper du bot sur ce serveur
discord-admin-limits = Combien de demandes ce serveur ou un salon peut faire
discord-admin-channels = Où le bot écoute, ne répond que si on lui parle, ou se tait
discord-admin-models = Quels modèles peuvent servir ici
discord-admin-styles = Quels styles peuvent servir ici
discord-admin-tolerance = Ce que les filtres des peintres laissent passer ici
discord-admin-stats = Ce qui a été peint ici ces 30 derniers jours
discord-operator-try = Ce que deviendraient ces mots ; rien n’est lancé ni débité
discord-admin-top = Qui a le plus demandé ici
discord-operator-grant = Donner des crédits à une personne
discord-operator-take = Retirer des crédits à une personne
discord-operator-tier = Donner un palier à une personne
discord-operator-ban = Empêcher une personne d’utiliser le bot
discord-operator-unban = Laisser une personne utiliser le bot à nouveau
discord-operator-who = Les crédits et la situation d’une personne
discord-operator-dead-letters = Les demandes qui n’ont pas pu aboutir
discord-operator-retry = Une demande échouée encore une fois
discord-operator-refund = Rendre ce qu’une demande a coûté
discord-operator-drop = Clore pour de bon une demande échouée
discord-operator-pause = Ne rien demander à un peintre pour l’instant
discord-operator-resume = Demander à nouveau à un peintre
discord-operator-maintenance = Refuser les nouvelles demandes avec vos mots, ou arrêter
discord-operator-stats = Combien de demandes, et où elles en sont
discord-operator-audit = Ce qui a été fait en dernier, par qui et pourquoi
discord-operator-top = Qui a le plus demandé

discord-name-strike = avertir
discord-name-lift = lever
discord-name-reviews = examens
discord-name-approve = approuver
discord-name-deny = refuser
discord-operator-strike = Compter un avertissement à une personne
discord-operator-lift = Retirer les avertissements d’une personne et leurs suites
discord-operator-reviews = Ce qui attend que quelqu’un le regarde
discord-name-list = liste
discord-operator-list = Ce qui attend
discord-operator-approve = Laisser passer ce qui était retenu
discord-operator-deny = Refuser ce qui était retenu

discord-name-key = clé
discord-name-pot = cagnotte
discord-name-pays = payeur
discord-name-payback = remboursement
discord-name-access = accès
discord-admin-key = Donner à ce serveur sa propre clé chez un peintre, ou l’oublier
discord-operator-pot = Donner à un serveur des crédits partagés, ou en retirer
discord-operator-pays = Si la cagnotte d’un serveur paie avant ses membres
discord-operator-payback = Rendre un paiement, par sa référence
discord-operator-access = Laisser entrer une personne ou un serveur, ou plus

discord-option-person = Qui
discord-option-credits = Combien de crédits
discord-option-reason = Pourquoi ; c’est noté
discord-option-days = Pour combien de jours ; 0 pour de bon
discord-option-tier = Le nom du palier, comme dans la configuration
discord-option-provider = Le nom du peintre, comme « stats » le montre
discord-option-words = Ce qui est dit aux gens ; sans rien, la maintenance prend fin
discord-option-window = Sur quelle durée
discord-option-number = Combien de demandes ; 0 lève la limite
discord-option-channel = Quel salon ; sans rien, celui-ci (limites : tout le serveur)
discord-option-level = De 0, le plus strict, à 6 ; sans rien : selon les réglages
discord-option-everywhere = Sur tout le serveur plutôt que dans un salon
discord-option-mode = listen : tout · ignore : si on lui parle · block : jamais · unblock : selon les réglages
discord-option-names = Des noms séparés par des virgules ; « all » lève tout ; sans rien, montre ce qui est permis
discord-option-what = Personnes ou lieux
discord-option-painter = Le peintre dont le compte doit servir
discord-option-forget = Oublier la clé au lieu d’en donner une
discord-option-server = Le numéro du serveur ; sans rien, celui-ci
discord-option-payer = Qui paie d’abord : la cagnotte du serveur ou chaque personne
discord-option-decision = Laisser entrer, ou plus

# What people read at Discord alone.

discord-alt = Une image
discord-preview = Une image inachevée
discord-done = Terminé ↑ { $person }
discord-sent-privately = Je ne peux pas montrer d’images ici (il manque : { $missing }), je vous l’ai donc envoyée en privé.
discord-private-why = Je ne peux pas montrer d’images dans { $channel } (il manque : { $missing }), la voici donc, pour vous seul.
discord-said-privately = Je ne peux pas écrire dans { $channel } (il manque : { $missing }), je le dis donc ici, à vous seul.
discord-kept = Je ne peux pas montrer d’images ici (il manque : { $missing }). Demandez à qui s’occupe de ce serveur. Votre image est gardée : /history la montre.
discord-in-dm = C’est pour vous seul : je vous l’ai envoyé en privé.
discord-no-dm = C’est pour vous seul, et vos messages privés sont fermés. /{ $command } répond de sorte que vous seul le voyez.
discord-smaller = Telle quelle, elle est trop grande pour Discord ; voici la meilleure copie qui passe.
discord-cannot-read = Sur les serveurs, je ne lis que ce qui me mentionne, me répond avec une notification ou est une commande.
answer-discord-help =
    Dites ce que vous voulez voir : avec /imagine, ou mentionnez-moi, « dessine un renard dans la neige ».
    Changez-le en parlant : répondez à une image par « fais-le de nuit », ou appuyez sur le bouton en dessous.
    Toute image ici peut être changée : clic droit (ou appui long), puis Applications.
    /history montre vos images, /balance vos crédits, /settings ce qui vaut ici.
    /cancel arrête une image en route, /privacy dit ce qui est gardé de vous.
answer-discord-help-foreign =
    Dites ce que vous voulez voir avec /imagine : « un renard dans la neige ».
    Changez-le avec /edit, ou appuyez sur le bouton en dessous.
    Toute image ici peut être changée : clic droit (ou appui long), puis Applications.
    /history montre vos images, /balance vos crédits, /settings ce qui vaut ici.
    /cancel arrête une image en route, /privacy dit ce qui est gardé de vous.
    Je ne suis pas membre ici : j’entends les commandes, les boutons et le menu, mais ni les mentions ni les réponses.
discord-more = Plus…
discord-more-style = Style…
discord-more-model = Modèle…
discord-more-extend = Étendre…
discord-more-thread = Continuer dans un fil
discord-choose = Lequel ?
discord-choose-side = De quel côté ?
discord-choose-part = { $first } … { $last }
discord-more-share = Partager…
discord-more-delete = Supprimer…
discord-delete-sure = Supprimer cette image pour de bon ? Personne ne pourra la faire revenir.
discord-deleted-stands = Supprimée : je ne la garde plus. Là où je ne suis pas membre, je ne peux changer un message que pendant 15 minutes ; celui-ci reste donc affiché.
discord-share-where = Dans quel salon tout le monde doit-il la voir ?
discord-share-pick = Un salon
discord-share-not-you = Vous ne pouvez pas publier d’images dans { $channel }, alors moi non plus. Choisissez un autre salon.
discord-share-not-me = Je ne peux pas montrer d’images dans { $channel } (il manque : { $missing }). Choisissez un autre salon.
discord-edit-title = Changer l’image
discord-edit-label = Que faut-il changer ?
discord-edit-hint = mettez-la de nuit, ajoutez une lanterne, gardez le renard tel quel
discord-edit-file = Une image dont s’inspirer, au besoin
discord-key-title = La clé de votre serveur
discord-key-label = La clé, telle que le peintre l’a donnée
discord-key-hint = Elle est gardée scellée et n’est plus montrée à personne, pas même à vous.
discord-key-kept = La clé est gardée, scellée. Dès la prochaine image, { $painter } peint pour ce serveur sur ce compte.
discord-key-bad = Ce n’est pas une clé : un seul mot, comme { $painter } le montre. Rien n’a été gardé.
discord-key-gone = La clé chez { $painter } est oubliée. Celle du bot sert à nouveau.
discord-key-none = Ce serveur n’a pas de clé à lui chez { $painter }.
discord-thread-name = Image
discord-thread-begun = Dites ici ce qui doit changer : on part de l’image ci-dessus.
discord-thread-begun-mention = Mentionnez-moi ici avec ce qui doit changer : on part de l’image ci-dessus.
discord-no-thread = Je ne peux pas ouvrir de fil ici. Il faut « Créer des fils publics » et « Envoyer des messages dans les fils ».
discord-thread-there = La suite est dans { $thread } : un fil existe déjà sous cette image.
discord-side-left = ← Vers la gauche
discord-side-right = Vers la droite →
discord-side-top = ↑ En haut
discord-side-bottom = ↓ En bas
discord-model-choice = { $model } : { $seconds } s, { $credits } { $credits ->
    [one] crédit
   *[other] crédits
}
refused-discord-no-picture = Quelle image ? Répondez à l’une d’elles, donnez-en une à la commande, ou faites un clic droit dessus (ou un appui long) et choisissez Applications. Vous pouvez aussi en dessiner une d’abord. Rien n’a été débité.
refused-discord-unread = Je ne peux pas lire cette réponse : sur les serveurs, je lis ce qui me mentionne. Mentionnez-moi, ou appuyez sur Modifier sous l’image. Rien n’a été débité.
refused-discord-link = Je ne trouve pas d’image derrière ce lien, ou vous ne pouvez pas la voir là-bas. Rien n’a été débité. Envoyez l’image elle-même.
refused-discord-download = Je n’ai pas pu prendre cette image chez Discord. Rien n’a été débité. Envoyez-la encore une fois, s’il vous plaît.
discord-menu-no-picture = Il n’y a pas d’image dans ce message. Rien n’a été débité. Choisissez-en un qui en montre une.
