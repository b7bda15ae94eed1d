# Telegram

refused-telegram-picture-too-large = Diese Datei ist über 20 MB, mehr lässt Telegram einen Bot nicht lesen. Nichts wurde berechnet. Schick eine kleinere, oder als Foto.
refused-telegram-download = Ich konnte das Bild nicht von Telegram holen. Nichts wurde berechnet. Bitte schick es noch einmal.
telegram-done = Fertig ↑
telegram-hint-edit-prompt = Was soll sich ändern?
telegram-sent-privately = Hier darf ich keine Fotos senden, darum kam es privat zu dir.
telegram-no-photos = Hier darf ich keine Fotos senden. Bitte einen Admin, es zu erlauben, oder drücke Start in meinem privaten Chat. Dein Bild ist aufgehoben: /history zeigt es dort.
telegram-in-private = Das ist nur für dich. Drücke Start in meinem privaten Chat und frag mich dort.
telegram-open-private = Privaten Chat öffnen
telegram-inline-title = Zeichnen: { $words }
telegram-inline-button = Mach dein eigenes
telegram-guest-hint = Sag hinter meinem Namen, was ich malen soll, zum Beispiel: @{ $bot } ein Fuchs im Schnee
telegram-example-one = zeichne einen Fuchs im Schnee
telegram-example-two = zeichne einen Leuchtturm in der Dämmerung in Aquarell
answer-telegram-original-smaller = Das Original ist über 50 MB, das nimmt Telegram nicht; darum hier eine kleinere Kopie ({ $size }).
answer-telegram-hello-private = Hallo! In dieser Gruppe sehe ich nur, was an mich geht: Beginne mit @{ $bot }, antworte auf eines meiner Bilder, oder nimm /imagine.
answer-telegram-hello-all = Hallo! Sag, was du sehen möchtest, zum Beispiel „zeichne einen Fuchs im Schnee“, oder antworte auf eines meiner Bilder, um es zu ändern.
telegram-open-mask = Maske malen
telegram-hint-mask-ready = Was soll dort sein?
refused-telegram-not-manager = Das dürfen hier nur die Admins dieser Gruppe. Nichts wurde geändert, nichts wurde berechnet.
telegram-inline-text = 🎨 { $words }
telegram-invoice-title = { $credits } Guthabenpunkte
telegram-invoice-text = { $credits } Guthabenpunkte für Bilder. Sie verfallen nicht. /terms sagt, was gilt, /paysupport hilft bei Zahlungen.
telegram-not-sold = Das wird nicht mehr verkauft. Nichts wurde berechnet. Bitte ruf /buy noch einmal auf.
answer-telegram-in-private = Bitte frag mich das in unserem privaten Chat.
telegram-side-left = ← Links
telegram-side-right = Rechts →
telegram-side-top = ↑ Oben
telegram-side-bottom = ↓ Unten
telegram-more = Mehr »
answer-telegram-hello =
    Hallo! Ich male, was du mit eigenen Worten beschreibst: „zeichne einen Fuchs im Schnee“.
    Dann sag, was sich ändern soll, „mach es Nacht“, oder schick mir ein eigenes Bild zum Ändern.
    Mehr sagt /help; was über dich aufbewahrt wird, sagt /privacy.
answer-telegram-help =
    Sag, was du sehen möchtest: „zeichne einen Fuchs im Schnee“.
    Ändere es im Gespräch: „mach es Nacht“, „dasselbe in Aquarell“, „rückgängig“.
    Antworte auf ein Bild, um genau dieses zu ändern. Schick mir ein eigenes, um es zu ändern.
    /history zeigt deine Bilder, /balance dein Guthaben, /settings, was hier gilt.
    /cancel hält ein Bild an, /privacy sagt, was über dich aufbewahrt wird.
refused-telegram-nameless = Ich sehe nicht, wer fragt, weil du als die Gruppe selbst schreibst. Nichts wurde berechnet. Schreib unter deinem Namen: Schalte „Anonym bleiben“ aus, oder frag mich in einem privaten Chat.
refused-telegram-words-only = Ich lese nur Worte und Bilder. Nichts wurde berechnet. Sag, was du sehen möchtest, oder schick ein Foto.
telegram-choose = Auswählen…
answer-telegram-styles = Nenn einen Stil mit deinem Wunsch, „in Aquarell“, oder „von jetzt an Aquarell“. Oder wähl den, der hier gelten soll.
done-telegram-shown = { $model } · Nr. { $ref }
row-telegram-hears = In dieser Gruppe sehe ich nur Befehle, Antworten an mich und Nachrichten, die @{ $bot } nennen.
