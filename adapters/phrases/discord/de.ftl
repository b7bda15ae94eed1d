# The names and descriptions of Discord's commands; what people read at Discord alone stands below.

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
discord-name-export = export
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

command-why = Was aus deinen Worten für den Maler wurde

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
discord-option-code = Der Code, den ich dir woanders gab
discord-option-everything = Alle deine, nicht nur das neueste

discord-privacy-policy = Was gespeichert wird, und wie lange
discord-privacy-export = Gibt dir alles, was über dich gespeichert ist
discord-privacy-delete = Vergisst alles über dich; es wird nachgefragt

discord-name-limits = grenzen
discord-name-try = probe
discord-name-channels = kanäle
discord-name-models = modelle
discord-name-styles = stile
discord-name-tolerance = toleranz
discord-name-stats = statistik
discord-name-top = spitze
discord-name-grant = gutschreiben
discord-name-take = abziehen
discord-name-tier = stufe
discord-name-ban = sperren
discord-name-unban = entsperren
discord-name-who = wer
discord-name-dead-letters = gescheitert
discord-name-retry = wiederholen
discord-name-refund = erstatten
discord-name-drop = schließen
discord-name-pause = pausieren
discord-name-resume = fortsetzen
discord-name-maintenance = wartung
discord-name-audit = protokoll

discord-admin = Den Bot auf diesem Server betreuen
discord-admin-limits = Wie viele Anfragen dieser Server oder ein Kanal stellen darf
discord-admin-channels = Wo der Bot zuhört, nur auf Anrede antwortet oder schweigt
discord-admin-models = Welche Modelle hier benutzt werden dürfen
discord-admin-styles = Welche Stile hier benutzt werden dürfen
discord-admin-tolerance = Wie viel die Filter der Maler hier durchlassen
discord-admin-stats = Was hier in den letzten 30 Tagen gemalt wurde
discord-operator-try = Was aus diesen Worten würde; nichts wird begonnen oder berechnet
discord-admin-top = Wer hier am meisten gewünscht hat
discord-operator-grant = Einer Person Guthaben geben
discord-operator-take = Einer Person Guthaben abziehen
discord-operator-tier = Einer Person eine Stufe geben
discord-operator-ban = Eine Person vom Bot fernhalten
discord-operator-unban = Eine Person den Bot wieder benutzen lassen
discord-operator-who = Guthaben und Stand einer Person
discord-operator-dead-letters = Anfragen, die nicht fertig werden konnten
discord-operator-retry = Eine gescheiterte Anfrage noch einmal
discord-operator-refund = Zurückgeben, was eine Anfrage gekostet hat
discord-operator-drop = Eine gescheiterte Anfrage endgültig schließen
discord-operator-pause = Einen Maler vorerst nichts fragen
discord-operator-resume = Einen Maler wieder fragen
discord-operator-maintenance = Neue Anfragen mit deinen Worten ablehnen, oder das beenden
discord-operator-stats = Wie viele Anfragen wo stehen
discord-operator-audit = Was zuletzt getan wurde, von wem und warum
discord-operator-top = Wer am meisten gewünscht hat

discord-name-strike = verwarnen
discord-name-lift = aufheben
discord-name-reviews = prüfungen
discord-name-approve = freigeben
discord-name-deny = ablehnen
discord-operator-strike = Eine Verwarnung gegen eine Person zählen
discord-operator-lift = Verwarnungen zurücknehmen, und was daraus folgte
discord-operator-reviews = Was darauf wartet, dass jemand es ansieht
discord-name-list = liste
discord-operator-list = Was wartet
discord-operator-approve = Zurückgehaltenes weitergehen lassen
discord-operator-deny = Zurückgehaltenes ablehnen

discord-name-key = schlüssel
discord-name-pot = topf
discord-name-pays = zahlt
discord-name-payback = rückzahlung
discord-name-access = zugang
discord-admin-key = Diesem Server einen eigenen Schlüssel bei einem Maler geben, oder ihn vergessen
discord-operator-pot = Einem Server gemeinsames Guthaben geben, oder etwas davon nehmen
discord-operator-pays = Ob der Topf eines Servers vor seinen Mitgliedern zahlt
discord-operator-payback = Eine Zahlung zurückgeben, nach ihrer Nummer
discord-operator-access = Eine Person oder einen Server hereinlassen, oder nicht mehr

discord-option-person = Wer
discord-option-credits = Wie viel Guthaben
discord-option-reason = Warum; es wird notiert
discord-option-days = Für wie viele Tage; 0 heißt auf Dauer
discord-option-tier = Der Name der Stufe, wie in der Konfiguration
discord-option-provider = Der Name des Malers, wie „stats“ ihn zeigt
discord-option-words = Was den Leuten gesagt wird; ohne Angabe endet die Wartung
discord-option-window = In welcher Zeit
discord-option-number = Wie viele Anfragen; 0 hebt die Grenze auf
discord-option-channel = Welcher Kanal; ohne Angabe dieser (bei Grenzen: der ganze Server)
discord-option-level = 0 am strengsten bis 6; ohne Angabe: wie eingestellt
discord-option-everywhere = Auf dem ganzen Server statt in einem Kanal
discord-option-mode = listen: alles · ignore: nur auf Anrede · block: nie · unblock: wie eingestellt
discord-option-names = Namen mit Komma dazwischen; „all“ hebt es auf; ohne Angabe zeigt es, was erlaubt ist
discord-option-what = Leute oder Orte
discord-option-painter = Der Maler, dessen Konto benutzt werden soll
discord-option-forget = Den Schlüssel vergessen statt einen zu geben
discord-option-server = Die Nummer des Servers; ohne Angabe dieser
discord-option-payer = Wer zuerst zahlt: der Topf des Servers oder jede Person
discord-option-decision = Hereinlassen oder nicht mehr

# What people read at Discord alone.

discord-alt = Ein Bild
discord-preview = Ein unfertiges Bild
discord-done = Fertig ↑ { $person }
discord-sent-privately = Ich darf hier keine Bilder zeigen (es fehlt: { $missing }), darum habe ich es dir privat geschickt.
discord-private-why = In { $channel } darf ich keine Bilder zeigen (es fehlt: { $missing }), darum ist es hier, nur für dich.
discord-said-privately = In { $channel } darf ich nicht schreiben (es fehlt: { $missing }), darum sage ich es hier, nur dir.
discord-kept = Ich darf hier keine Bilder zeigen (es fehlt: { $missing }). Bitte frag, wer sich um diesen Server kümmert. Dein Bild ist aufgehoben: /history zeigt es.
discord-in-dm = Das ist nur für dich: Ich habe es dir privat geschickt.
discord-no-dm = Das ist nur für dich, und deine Direktnachrichten sind geschlossen. /{ $command } antwortet so, dass nur du es siehst.
discord-smaller = So wie es ist, ist es für Discord zu groß; das ist die beste Kopie, die passt.
discord-cannot-read = Auf Servern lese ich nur, was mich erwähnt, mir mit Ping antwortet oder ein Befehl ist.
answer-discord-help =
    Sag, was du sehen möchtest: mit /imagine, oder erwähne mich, „zeichne einen Fuchs im Schnee“.
    Ändere es im Gespräch: antworte auf ein Bild mit „mach es Nacht“, oder drück darunter auf Ändern.
    Jedes Bild hier lässt sich ändern: Rechtsklick darauf (oder gedrückt halten), dann Apps.
    /history zeigt deine Bilder, /balance dein Guthaben, /settings, was hier gilt.
    /cancel hält ein Bild an, /privacy sagt, was über dich aufbewahrt wird.
answer-discord-help-foreign =
    Sag mit /imagine, was du sehen möchtest: „ein Fuchs im Schnee“.
    Ändere es mit /edit, oder drück darunter auf Ändern.
    Jedes Bild hier lässt sich ändern: Rechtsklick darauf (oder gedrückt halten), dann Apps.
    /history zeigt deine Bilder, /balance dein Guthaben, /settings, was hier gilt.
    /cancel hält ein Bild an, /privacy sagt, was über dich aufbewahrt wird.
    Ich bin hier kein Mitglied: Ich höre Befehle, Knöpfe und das Menü, aber keine Erwähnungen und keine Antworten.
discord-more = Mehr…
discord-more-style = Stil…
discord-more-model = Modell…
discord-more-extend = Erweitern…
discord-more-thread = Im Thread weitermachen
discord-choose = Welches?
discord-choose-side = Wohin?
discord-choose-part = { $first } … { $last }
discord-more-share = Teilen…
discord-more-delete = Löschen…
discord-delete-sure = Dieses Bild endgültig löschen? Niemand kann es zurückholen.
discord-deleted-stands = Gelöscht: Ich habe es nicht mehr. Wo ich kein Mitglied bin, kann ich eine Nachricht nur 15 Minuten lang ändern, darum steht diese noch da.
discord-share-where = In welchem Kanal sollen es alle sehen?
discord-share-pick = Ein Kanal
discord-share-not-you = Du darfst in { $channel } keine Bilder zeigen, also tue ich es auch nicht. Wähle einen anderen Kanal.
discord-share-not-me = Ich darf in { $channel } keine Bilder zeigen (es fehlt: { $missing }). Wähle einen anderen Kanal.
discord-edit-title = Das Bild ändern
discord-edit-label = Was soll sich ändern?
discord-edit-hint = mach es Nacht, stell eine Laterne dazu, lass den Fuchs, wie er ist
discord-edit-file = Ein Bild als Vorlage, wenn du magst
discord-key-title = Der eigene Schlüssel eures Servers
discord-key-label = Der Schlüssel, wie der Maler ihn dir gab
discord-key-hint = Er wird versiegelt aufgehoben und niemandem mehr gezeigt, auch dir nicht.
discord-key-kept = Der Schlüssel ist versiegelt aufgehoben. Ab dem nächsten Bild malt { $painter } für diesen Server auf dessen Konto.
discord-key-bad = Das ist kein Schlüssel: ein Wort, so wie { $painter } es zeigt. Nichts wurde aufgehoben.
discord-key-gone = Der Schlüssel bei { $painter } ist vergessen. Der des Bots gilt wieder.
discord-key-none = Dieser Server hat bei { $painter } keinen eigenen Schlüssel.
discord-thread-name = Bild
discord-thread-begun = Sag hier, was sich ändern soll: Es geht vom Bild oben aus.
discord-thread-begun-mention = Erwähne mich hier mit dem, was sich ändern soll: Es geht vom Bild oben aus.
discord-no-thread = Ich darf hier keinen Thread öffnen. Es braucht „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“.
discord-thread-there = Es geht in { $thread } weiter: unter diesem Bild gibt es schon einen Thread.
discord-side-left = ← Nach links
discord-side-right = Nach rechts →
discord-side-top = ↑ Oben
discord-side-bottom = ↓ Unten
discord-model-choice = { $model }: { $seconds } s, { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}
refused-discord-no-picture = Welches Bild? Antworte auf eines, gib dem Befehl eines mit, oder wähl nach einem Rechtsklick darauf (oder gedrückt halten) Apps. Du kannst auch zuerst eines zeichnen. Nichts wurde berechnet.
refused-discord-unread = Diese Antwort kann ich nicht lesen: Auf Servern lese ich, was mich erwähnt. Erwähne mich, oder drück unter dem Bild auf Ändern. Nichts wurde berechnet.
refused-discord-link = Hinter diesem Link finde ich kein Bild, oder du darfst es dort nicht sehen. Nichts wurde berechnet. Schick das Bild selbst.
refused-discord-download = Ich konnte das Bild nicht von Discord holen. Nichts wurde berechnet. Bitte schick es noch einmal.
discord-menu-no-picture = In dieser Nachricht ist kein Bild. Nichts wurde berechnet. Wähle eine, die ein Bild zeigt.
