# The names and descriptions of Discord's commands.

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

command-imagine = Dessine ce que tu décris
command-edit = Change une image
command-describe = Dit ce que montre une image
command-model = Les peintres, et lequel peint ici
command-show = Une de tes images, par son code
command-job = Où en est ton image
command-cancel = Arrête une image en route
command-privacy = Ce qui est gardé, et combien de temps
command-settings = Ce qui vaut dans cette conversation
command-balance = Tes crédits
command-history = Tes images, les plus récentes d'abord
command-help = Ce que je sais faire
command-undo = Revient à l'image d'avant
command-why = Ce que tes mots sont devenus pour le peintre
command-forget = Oublie cette conversation

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
discord-option-everything = Toutes les tiennes, pas seulement la dernière

discord-privacy-policy = Ce qui est gardé, et combien de temps
discord-privacy-delete = Oublie cette conversation
