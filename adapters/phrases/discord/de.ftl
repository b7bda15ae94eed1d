# The names and descriptions of Discord's commands.

discord-name-imagine = zeichne
discord-name-generate = generiere
discord-name-edit = ändere
discord-name-describe = beschreibe
discord-name-model = modell
discord-name-show = zeige
discord-name-job = auftrag
discord-name-cancel = abbrechen
discord-name-privacy = datenschutz
discord-name-settings = einstellungen
discord-name-balance = guthaben
discord-name-history = verlauf
discord-name-help = hilfe
discord-name-undo = rückgängig
discord-name-why = warum
discord-name-forget = vergiss
discord-name-policy = richtlinie
discord-name-delete = löschen
discord-name-prompt = beschreibung
discord-name-reference = vorlage
discord-name-aspect = format
discord-name-style = stil
discord-name-count = anzahl
discord-name-resolution = auflösung
discord-name-seed = startwert
discord-name-image = bild
discord-name-ref = kennung
discord-name-everything = alles

discord-menu-edit = Bild ändern
discord-menu-vary = Bild variieren
discord-menu-upscale = Bild vergrößern
discord-menu-describe = Bild beschreiben
discord-menu-draw = Diese Nachricht zeichnen

command-imagine = Zeichnet, was du beschreibst
command-edit = Ändert ein Bild
command-describe = Sagt, was ein Bild zeigt
command-model = Die Maler, und welcher hier malt
command-show = Eines deiner Bilder noch einmal, nach seiner Kennung
command-job = Wo dein Bild gerade ist
command-cancel = Hält ein Bild auf, das unterwegs ist
command-privacy = Was gespeichert wird, und wie lange
command-settings = Was in diesem Gespräch gilt
command-balance = Dein Guthaben
command-history = Deine Bilder, die neuesten zuerst
command-help = Was ich kann
command-undo = Zurück zum Bild davor
command-why = Was aus deinen Worten für den Maler wurde
command-forget = Vergisst dieses Gespräch

discord-option-prompt = Was du sehen willst, in deinen Worten
discord-option-reference = Ein Bild, von dem ausgegangen wird
discord-option-image = Das Bild; ohne Angabe das neueste hier
discord-option-model = Wer malt; mit Sekunden und Preis
discord-option-aspect = Das Format, z. B. 16:9
discord-option-style = Ein Stil, z. B. Aquarell
discord-option-count = Wie viele, 1 bis 4
discord-option-resolution = Wie groß, z. B. 2K
discord-option-seed = Eine Zahl, um dasselbe Bild wieder zu bekommen
discord-option-ref = Die Kennung, z. B. K7Q2MX
discord-option-everything = Alle deine, nicht nur das neueste

discord-privacy-policy = Was gespeichert wird, und wie lange
discord-privacy-delete = Vergisst dieses Gespräch
