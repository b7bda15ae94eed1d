# Was Menschen lesen. Kurz, freundlich, genau.

language-name = Deutsch

progress-understanding = Ich lese deinen Wunsch…
progress-refining-prompt = Ich suche die richtigen Worte…
progress-trimming = Ich kürze die Beschreibung…
progress-queued = { $place ->
    [0] Eingereiht · { $ref }
    [1] Eingereiht, du bist als Nächstes dran, etwa { $seconds } s · { $ref }
   *[other] Eingereiht, Platz { $place }, etwa { $seconds } s · { $ref }
}
progress-follows = { $subject ->
    [none] Erst das Bild davor, dann das hier…
   *[other] Erst das: { $subject }, dann das hier…
}
progress-initializing = Ich stelle die Staffelei auf…
progress-thinking = Ich denke darüber nach…
progress-generating = { $subject ->
    [none] Jetzt wird gemalt…
   *[other] Jetzt wird gemalt: { $subject }…
}
progress-retrying = Verbindung verloren, ich versuche es wieder…
progress-busy = { $minutes ->
    [0] Der Maler hat gerade viel zu tun, ich versuche es gleich wieder…
   *[other] Der Maler hat gerade viel zu tun, ich versuche es in etwa { $minutes } { $minutes ->
        [one] Minute
       *[other] Minuten
    } wieder…
}
progress-slow = Es dauert länger als sonst…
progress-processing = Ich sehe mir das Bild an…
progress-uploading = Ich lege das Bild ab…
progress-finalizing = Es kommt in deine Galerie…

done-done = Fertig in { $seconds } s · { $model } · { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}
done-part = { $count } von { $wanted } sind gelungen · { $model } · zurückgelegt { $held }, berechnet { $credits }, zurückgegeben { $returned }
done-noticed = { $notice ->
    [ratio] Gewünscht { $asked_ratio }, gemalt { $painted_ratio }
    [retired] { $asked_model } gibt es nicht mehr, gemalt hat { $model }
    [lacks] { $asked_model } kann das nicht, gemalt hat { $model }
    [fallback] { $asked_model } war beschäftigt, gemalt hat { $model }
    [resolution] Gemalt in { $painted_resolution }, größer kann es dieses Modell nicht
   *[other] { $notice }
} · { $seconds } s · { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}
done-late = Es kam doch noch, darum ist es umsonst · { $model }
done-cleared = Angesehen, und hier ist es; dieses ist umsonst · { $model }
done-again = Genau dieses Bild gab es hier schon, darum ist es umsonst · { $model }
done-shared = Geteilt von dem, der es sich gewünscht hat · { $model }
done-shown = { $asked } · { $model } · Nr. { $ref }
done-sticky-style = Stil hier: { $style }
cancelled-cancelled = Abgebrochen. Dein Guthaben ist zurück, nichts wurde berechnet. Nr. { $ref }
cancelled-let-go = Abgebrochen, bevor es begann. Nichts wurde berechnet.

failed-moderated-input = Das malt dieser Maler nicht. Nichts wurde berechnet. Sag es anders. Nr. { $ref }
failed-moderated-output = Was herauskam, wollte der Maler nicht zeigen. Nichts wurde berechnet. Sag es anders. Nr. { $ref }
failed-picture-reviewed = Jemand sieht sich dieses Bild an, bevor es gezeigt wird. Nichts wurde berechnet; darf es gezeigt werden, kommt es hierher. Nr. { $ref }
failed-picture-denied = Dieses Bild wird nicht gezeigt. Nichts wurde berechnet. Versuch eine andere Idee. Nr. { $ref }
failed-picture-unchecked = Ich kann Bilder gerade nicht prüfen, darum zeige ich dieses nicht. Nichts wurde berechnet. Versuch es in ein paar Minuten wieder. Nr. { $ref }
failed-invalid-request = Der Maler hat den Wunsch nicht verstanden. Nichts wurde berechnet. Versuche andere Worte oder eine andere Größe. Nr. { $ref }
failed-unsupported-option = Das kann dieses Modell nicht. Nichts wurde berechnet. Nimm ein anderes Modell oder lass die Angabe weg. Nr. { $ref }
failed-auth = Der Maler hat uns abgewiesen. Du kannst nichts dafür, nichts wurde berechnet; der Betreiber weiß Bescheid. Nr. { $ref }
failed-insufficient-credit = Das Konto beim Maler ist leer. Du kannst nichts dafür, nichts wurde berechnet; der Betreiber weiß Bescheid. Nr. { $ref }
failed-own-key = Der eigene Schlüssel dieses Servers wurde vom Maler abgewiesen, oder das Konto dort ist leer. Du kannst nichts dafür, nichts wurde berechnet; der Betreiber kann einen anderen Schlüssel eintragen. Nr. { $ref }
failed-rate-limited = Zu viele Anfragen, bitte warte einen Moment. Nichts wurde berechnet. Drücke in einer Minute auf Nochmal. Nr. { $ref }
failed-overloaded = Das hat nicht geklappt, bitte noch einmal: Der Maler ist überlastet. Nichts wurde berechnet. Nr. { $ref }
failed-unreachable = Der Maler ist nicht zu erreichen. Nichts wurde berechnet. Drücke in ein paar Minuten auf Nochmal. Nr. { $ref }
failed-timeout-unknown = Vom Maler kam keine Antwort. Nichts wurde berechnet. Drücke auf Nochmal, dann wird gemalt. Nr. { $ref }
failed-not-found-or-expired = Das Bild, von dem es ausgeht, gibt es nicht mehr. Nichts wurde berechnet. Antworte auf ein anderes. Nr. { $ref }
failed-canceled = Abgebrochen. Dein Guthaben ist zurück, nichts wurde berechnet. Nr. { $ref }
failed-provider-bug = Das hat nicht geklappt, bitte noch einmal: Es kam kein ganzes Bild zurück. Nichts wurde berechnet. Nr. { $ref }
failed-internal = Das hat nicht geklappt, bitte noch einmal. Nichts wurde berechnet. Passiert es wieder, sag dem Betreiber: Nr. { $ref }
failed-storage = Das Bild ließ sich nicht speichern. Nichts wurde berechnet. Bitte versuche es später wieder. Nr. { $ref }
failed-timeout = Das dauerte zu lange, darum haben wir aufgehört. Nichts wurde berechnet. Drücke auf Nochmal, oder warte: Kommt es doch noch, ist es umsonst. Nr. { $ref }
failed-worker-lost = Dieser Wunsch konnte nicht zu Ende gebracht werden. Nichts wurde berechnet. Drücke auf Nochmal. Nr. { $ref }

refused-empty = Was soll ich zeichnen? Zum Beispiel: „Zeichne einen Fuchs im Schnee“. Nichts wurde berechnet.
refused-too-short = Das ist zu kurz ({ $length } von mindestens { $min } Zeichen). Sag etwas mehr. Nichts wurde berechnet.
refused-too-long = Das sind { $length } Zeichen; bitte höchstens { $max }. Nichts wurde berechnet. Schick es kürzer.
refused-no-credits = Das kostet { $needed }, und du hast noch { $free } Guthabenpunkte. Nichts wurde berechnet. Bitte den Betreiber um mehr, oder warte auf den nächsten Monat.
refused-no-credits-here = Dafür reicht dein Guthaben nicht: Es kostet { $needed }. Nichts wurde berechnet. /balance sagt nur dir, was du hast; mehr gibt es beim Betreiber.
refused-cooldown = Bitte warte { $seconds } { $seconds ->
    [one] Sekunde
   *[other] Sekunden
} bis zum nächsten Bild, oder drücke auf „Sobald es geht“. Nichts wurde berechnet.
refused-per-minute = { $used } von { $limit } Bildern in dieser Minute. Nichts wurde berechnet. Versuche es in einer Minute.
refused-per-hour = 0 von { $limit } Bildern dieser Stunde übrig. Nichts wurde berechnet. Das nächste geht in { $minutes } { $minutes ->
    [one] Minute
   *[other] Minuten
}.
refused-per-day = 0 von { $limit } Bildern dieses Tages übrig. Nichts wurde berechnet. Nach Mitternacht ({ $zone }) geht es weiter.{ $more ->
    [yes] {" "}Mit { $upgrade } sind es { $per_day } Bilder am Tag.
   *[no] {""}
}
refused-per-month = 0 von { $limit } Bildern dieses Monats übrig. Nichts wurde berechnet. Am Ersten geht es weiter.{ $more ->
    [yes] {" "}Mit { $upgrade } sind es { $per_day } Bilder am Tag.
   *[no] {""}
}
refused-running = Ein Bild von dir wird gerade gemalt. Nichts wurde berechnet. Brich es ab oder warte, bis es fertig ist.
refused-waiting = Du hast { $used } Bilder unterwegs, mehr passen nicht ({ $limit }). Nichts wurde berechnet. Brich eines ab oder warte.
refused-budget = Das Budget des Tages von { $limit } $ ist verbraucht. Nichts wurde berechnet. Versuche es morgen.
refused-not-allowed = Dieser Bot malt nur für eingeladene Menschen und Server. Nichts wurde berechnet. Bitte den Betreiber, dich einzulassen: Du bist { $person }.
refused-moderated = Das kann ich nicht zeichnen. Nichts wurde berechnet. Versuche etwas anderes.
refused-suspended = Zeichnen ist für dich gesperrt. Nichts wurde berechnet. Wende dich an den Betreiber.
refused-unknown-button = Diesen Knopf kenne ich nicht. Nichts wurde geändert. Sag in Worten, was du möchtest.
refused-old-button = Dieser Knopf stammt von einer älteren Fassung. Nichts wurde geändert. Sag in Worten, was du möchtest.
refused-foreign-button = Dieses Bild gehört jemand anderem. Mit „Variante“ machst du dein eigenes. Nichts wurde berechnet.
refused-foreign-request = Das ist der Wunsch von jemand anderem. Sag mit eigenen Worten, was du sehen möchtest. Nichts wurde berechnet.
refused-no-picture = Welches Bild? Antworte auf eines, oder zeichne zuerst eines. Nichts wurde berechnet.
refused-unknown-model = Das Modell „{ $asked }“ habe ich nicht. Es gibt: { $known }. Nichts wurde berechnet.
refused-unsupported = { $model ->
    [none] Das kann hier kein Maler. Nichts wurde berechnet. Versuch es mit einem Wunsch und einem Bild.
   *[other] Das kann dieses Modell nicht. Nichts wurde berechnet. Nimm ein anderes.
}
refused-not-found = Das finde ich nicht. Nichts wurde geändert. Versuche /help.
refused-stays-known = Du wurdest vor Kurzem vergessen, oder hier ist noch etwas offen, darum muss das warten. Nichts wurde geändert. Wer mich betreibt, kann helfen.
refused-too-late = Das ist schon fertig; da gibt es nichts abzubrechen. Nichts wurde geändert.
refused-not-dead = Das ist kein gescheiterter Auftrag, der wartet: er ist fertig, unterwegs oder geschlossen. Nichts wurde geändert.
refused-nothing-paid = Dafür wurde nichts berechnet, also gibt es nichts zurückzugeben. Nichts wurde geändert.
refused-too-early = Das ist noch unterwegs. Brich es zuerst ab. Nichts wurde geändert.
refused-not-yet = Das Bild ist noch unterwegs. Nichts wurde berechnet. Sag es noch einmal, wenn es da ist.
refused-first-gone = Das Bild, das geändert werden sollte, ist nicht gekommen. Nichts wurde berechnet. Sag es noch einmal, wenn eins da ist.
refused-retried = Das wurde schon noch einmal versucht; was daraus wurde, steht weiter unten. Nichts weiter wurde berechnet.
refused-unknown-command = { $asked } kenne ich nicht. Nichts wurde berechnet. /help zeigt, was ich kann, oder sag einfach, was du sehen möchtest.
refused-repeated = Das hast du gerade schon verlangt. Es wurde nichts weiter berechnet.
refused-other-price = Mit diesen Worten würde es etwas anderes kosten, darum bleibe ich bei den ersten. Brich es ab und frage neu.
goes-on-as-it-was = Dein Auftrag läuft mit den bisherigen Worten weiter.
refused-mask-size = Die Maske muss so groß sein wie das Bild ({ $wanted } Pixel); sie hat { $got }. Nichts wurde berechnet. Schick eine in dieser Größe.
refused-bad-picture = Diese Datei ist kein Bild, das ich lesen kann. Nichts wurde berechnet. Schick PNG, JPEG oder WebP.
refused-bad-link = Von diesem Link bekam ich kein Bild. Nichts wurde berechnet. Schick das Bild selbst oder einen anderen Link.
refused-picture-too-large = Dieses Bild ist zu groß. Nichts wurde berechnet. Schick eines unter 50 MB.
refused-picture-pixels = Dieses Bild hat zu viele Pixel. Nichts wurde berechnet. Schick eines mit höchstens 25 Megapixeln.
refused-sent-hour = Du hast so viele Bilder geschickt, wie ich in einer Stunde annehme ({ $limit }). Nichts wurde berechnet. Weiter geht es in { $minutes } { $minutes ->
    [one] Minute
   *[other] Minuten
}.
refused-sent-day = Du hast so viel geschickt, wie ich an einem Tag annehme ({ $limit } MB). Nichts wurde berechnet. Nach Mitternacht ({ $zone }) geht es weiter.
refused-unknown-name = „{ $asked }“ kenne ich nicht. Es gibt: { $known }. Nichts wurde geändert, nichts wurde berechnet.

ask-draw = Soll ich das zeichnen? Es kostet { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}.
ask-price = Das kostet { $credits } Guthabenpunkte, mehr als sonst. Soll ich?
ask-changed = „{ $asked }“: Das kostet { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}. Soll ich?
ask-redo-edited = Du hast deine Worte geändert. Soll ich es neu zeichnen? Es kostet { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}.

answer-help = Sag, was du sehen möchtest: „Zeichne einen Fuchs im Schnee“. Dann ändere es: „mach es Nacht“, „dasselbe in Aquarell“. Antworte auf irgendein Bild, um genau dieses zu ändern. /balance zeigt dein Guthaben, /cancel hält ein Bild an, /privacy sagt, was über dich aufbewahrt wird.
answer-status-none = Von dir ist nichts unterwegs. Sag, was ich zeichnen soll.
answer-status-job = { $place ->
    [0] Dein Bild ist bei { $percent } %. Nr. { $ref }
    [1] Dein Bild ist als Nächstes dran, etwa { $seconds } s. Nr. { $ref }
   *[other] Dein Bild ist auf Platz { $place }, etwa { $seconds } s. Nr. { $ref }
}
answer-status-ended = { $state ->
    [completed] Das ist fertig; es hat { $charged } gekostet. Nr. { $ref }
   *[other] Das ist nicht gelungen; nichts wurde berechnet. Nr. { $ref }
}
answer-twin = Das ist schon unterwegs (Nr. { $ref }). Es wurde nichts weiter berechnet.
answer-cancel-done = { $count } angehalten. Das Guthaben ist zurück.
answer-cancel-early = { cancelled-let-go }
answer-cancel-nothing = Es gibt nichts abzubrechen. Nichts wurde berechnet.
answer-setting-set = Von jetzt an hier: { $what ->
    [model] Modell
    [style] Stil
    [aspect_ratio] Format
    [resolution] Auflösung
    [count] Bilder
    [seed] Seed
    [negative] Negativ
   *[other] { $what }
} { $value }. Sag „Einstellungen vergessen“, um es fallen zu lassen.
answer-setting-cleared = Fallen gelassen: { $what ->
    [model] Modell
    [style] Stil
    [aspect_ratio] Format
    [resolution] Auflösung
    [count] Bilder
    [seed] Seed
    [negative] Negativ
    [all] alles
   *[other] { $what }
}.
answer-link-code = Dein Code: { $typed }. Er gilt zehn Minuten und einmal. Sag mir /link { $typed } auf der anderen Plattform, wo du mit diesem Konto eine Person sein sollst.
answer-link-second = Damit wirst du eine Person mit { $name } ({ $id }): ein Guthaben, eine Galerie, gemeinsame Grenzen. Gehört dieses Konto dir? Dann sag dort innerhalb von zehn Minuten /link { $typed }. Wenn nicht, tu nichts und zeig den Code niemandem.
answer-linked = Du und { $name } ({ $id }) seid jetzt eine Person, mit einem Guthaben und einer Galerie. /unlink trennt euch wieder.
answer-unlinked = Ihr seid wieder getrennt; jedes Konto hat wieder sein Eigenes.
answer-link-none = Du bist mit keinem anderen Konto verbunden. /link beginnt es.
answer-link-held = Das lässt sich nicht trennen, solange auf einem der Konten eine Sperre oder Verwarnungen liegen.
answer-link-bad = Dieser Code gilt hier nicht: Ein Code gilt zehn Minuten, einmal, und für das Konto, für das er gedacht ist. /link gibt einen neuen.
answer-link-tries = Zu viele Versuche. Der nächste geht in { $minutes } min.
answer-link-taken = Eines dieser Konten ist schon verbunden. /unlink trennt es zuerst.
answer-link-same = Von jeder Plattform kann ein Konto verbunden sein; diese sind von derselben.
answer-history = Deine Bilder, das neueste zuerst:
answer-history-none = Du hast noch keine Bilder. Sag, was du sehen möchtest.
answer-undone = Zurück zu: { $prompt }. Was du als Nächstes sagst, geht von diesem aus.
answer-undo-nothing = Vor diesem gibt es nichts.
answer-describe = Gewünscht war: { $prompt }
answer-describe-unknown = Um dieses Bild hat mich hier niemand gebeten, und ich weiß nur von meinen, was sie sein sollten. Sag, was sich daran ändern soll, dann mache ich das.
answer-forget-sure = Dieses Gespräch vergessen? Deine Bilder darin sind dann fort, und niemand kann sie zurückholen.
answer-forget-sure-yours = Vergessen, was du hier gesagt hast? Deine Bilder in diesem Gespräch sind dann fort, und niemand kann sie zurückholen. Was andere gesagt und gemacht haben, bleibt.
answer-forgotten = Vergessen. Dieses Gespräch beginnt neu, und deine Bilder darin sind fort.
answer-forgotten-yours = Vergessen: was du hier gesagt hast, und deine Bilder. Das Gespräch der anderen geht weiter.
answer-dear = Das kostet { $credits } Guthabenpunkte, mehr als sonst. Drücke diesen Knopf, um weiterzumachen.
answer-deleted = Gelöscht.
answer-file-lost = Die Datei dieses Bildes ist verloren gegangen. Wer den Bot betreibt, kann zurückgeben, was es gekostet hat. Ref { $ref }
answer-shared = Dort ist es jetzt zu sehen.
answer-export = Hier ist alles, was ich über dich aufbewahre, und { $pictures } Bilder.
answer-export-rows = Hier ist alles, was ich über dich aufbewahre. Deine { $pictures } Bilder sind zu viel für eine Datei: /history zeigt jedes, und wer mich betreibt, kann dir alle geben.
answer-export-elsewhere = Hier kann ich dir keine Datei geben. Wer mich betreibt, kann es: pentimento export { $person }
answer-erase-sure = Alles über dich wird gelöscht: was du gesagt hast, { $pictures } Bilder mit ihren Dateien, deine Einstellungen und dein Guthaben. Niemand kann es zurückholen. Was ich in Chats geschrieben habe, bleibt dort, bis du es löschst.
answer-erased = Du bist vergessen, und { $files } Dateien mit dir. Was Aufträge gekostet haben, bleibt ohne Namen in den Büchern. Beleg { $receipt }
answer-edit-prompt = Was soll sich ändern? Antworte mit ein paar Worten auf dieses Bild.
answer-original = { $link ->
    [none] Das Original, { $size }
   *[other] Das Original, { $size }: { $link }
}
answer-left-no = Gut, ich lasse es.
answer-asked-anew = Ich frage unten noch einmal, mit deiner Änderung.
answer-language = Von jetzt an spreche ich Deutsch mit dir. /language auto folgt wieder deinem Programm.
answer-language-auto = Ich folge wieder der Sprache deines Programms.
answer-languages = Ich spreche: { $known }. Zum Beispiel /language de.
answer-refine-on = Deine Worte werden vor dem Malen ausgearbeitet: Was im Gespräch gesagt wurde, kommt hinein, ein wenig kommt dazu. Ausgeschaltet werden sie so gemalt, wie du sie schreibst.
answer-refine-off = Deine Worte werden so gemalt, wie du sie schreibst. Eingeschaltet werden sie vorher ausgearbeitet.

button-vary = Variante
button-edit = Ändern
button-upscale = Vergrößern
button-retry = Nochmal
button-redo = Neu
button-best = Beste Qualität
button-original = Original
button-info = Info
button-delete = Löschen
button-share = Teilen
button-forget = Vergessen
button-erase = Mich endgültig vergessen
button-privacy = { $arg ->
    [export] Kopie von allem
   *[delete] Mich vergessen
}
button-cancel = Abbrechen
button-refine = { $arg ->
    [off] Wie geschrieben malen
   *[other] Worte ausarbeiten
}
button-yes = Zeichnen
button-no = Nein
button-start-when-ready = Sobald es geht
button-drop-style = Stil fallen lassen
button-page = Ältere
button-back = « Zurück
button-album = Album

command-imagine = Zeichnen, was du beschreibst
command-edit = Ein Bild ändern: antworte darauf, was anders werden soll
command-describe = Sagen, was ein Bild zeigt: antworte darauf
command-model = Die Maler, und welcher hier malt
command-style = Die Stile, und welcher hier bleibt
command-settings = Was in diesem Gespräch gilt
command-language = In welcher Sprache ich spreche
command-refine = Ob deine Worte vor dem Malen ausgearbeitet werden
command-balance = Dein Guthaben
command-link = Ein Guthaben und eine Galerie auf zwei Plattformen
command-unlink = Verbundene Konten wieder trennen
command-quota = Wie viele Bilder du noch hast
command-history = Deine Bilder, das neueste zuerst
command-show = Eines deiner Bilder noch einmal
command-job = Wo dein Bild ist
command-cancel = Ein Bild anhalten
command-undo = Zurück zum Bild davor
command-forget = Dieses Gespräch vergessen
command-privacy = Was gespeichert wird, und wie lange
command-help = Was ich kann
button-inpaint = Stelle ändern
answer-inpaint = Übermale auf dieser Seite, was sich ändern soll, und sag, was dort sein soll. Die Seite ist nur für dich, für eine Maske innerhalb einer Stunde.
answer-mask-ready = Ich habe deine Maske. Was soll dort sein? Ein paar Worte genügen: „ein roter Hut“.
refused-mask-empty = Noch ist nichts markiert. Nichts wurde berechnet. Übermale, was sich ändern soll.
set-model = Modell
set-style = Stil
set-aspect-ratio = Format
set-resolution = Auflösung
set-count = Bilder
set-refine = Verfeinerung
set-language = Sprache

done-paid-by = Bezahlt aus dem gemeinsamen Guthaben dieses Servers

refused-cost = Deine Stufe ({ $tier }) deckt { $limit } $ für Maler im Monat, und die sind verbraucht. Nichts wurde berechnet. Der eingebaute Maler bleibt frei, und am Ersten geht es von vorn los.
refused-slowed = Das kann ich nicht zeichnen. Nichts wurde berechnet. Weil das heute öfter vorkam, kannst du bis morgen fünf Bilder pro Stunde verlangen.
refused-reviewed = Jemand sieht sich das an, bevor ich es zeichne. Nichts wurde berechnet; die Antwort kommt hierher.
refused-unchecked = Ich kann Wünsche gerade nicht prüfen, darum zeichne ich nichts. Nichts wurde berechnet. Versuch es in ein paar Minuten wieder.
refused-not-kept = Ich kann gerade nichts festhalten, darum ist das nicht angenommen. Nichts wurde berechnet. Schick es bitte in ein paar Minuten noch einmal.
refused-banned = Du darfst diesen Bot nicht benutzen. Nichts wurde berechnet. Wende dich an den Betreiber.
refused-blocked-here = Hier soll ich still sein. Nichts wurde berechnet. Versuch es in einem anderen Kanal oder frag, wer sich um diesen kümmert.
refused-maintenance = { $message } (Nichts wurde berechnet. Bitte komm später wieder.)
refused-place-limit = Hier sind die { $limit } Bilder { $window ->
    [hour] dieser Stunde
    [day] dieses Tages
   *[month] dieses Monats
} verbraucht. Nichts wurde berechnet. Frag mich in einem privaten Chat, oder komm wieder: { $window ->
    [hour] noch in dieser Stunde
    [day] morgen
   *[month] nächsten Monat
}.
refused-model-not-here = { $asked } wird hier nicht verwendet. Nichts wurde berechnet. Es gibt: { $known }.
refused-style-not-here = Der Stil { $asked } wird hier nicht verwendet. Nichts wurde berechnet. Es gibt: { $known }.
refused-not-in-tier = { $asked } gehört nicht zu deiner Stufe ({ $tier }). Nichts wurde berechnet. Du hast: { $known }. Bitte den Betreiber um eine andere Stufe.
refused-batch = Deine Stufe ({ $tier }) malt { $limit } auf einmal. Nichts wurde berechnet. Verlange höchstens { $limit }.
refused-not-operator = Das dürfen nur die Betreiber dieses Bots. Nichts wurde geändert, nichts wurde berechnet.
refused-not-manager = Das dürfen hier nur die, die diesen Server oder diese Gruppe verwalten. Nichts wurde geändert, nichts wurde berechnet.
refused-books = Das ließen die Bücher nicht zu: Es bliebe weniger als nichts übrig. Nichts wurde geändert, nichts wurde berechnet.

ask-alike = { $whose ->
    [own] Das hast du hier schon gemacht: „{ $asked }“.
   *[other] Das hat hier schon jemand gemacht: „{ $asked }“.
} Nimmst du dieses Bild umsonst, oder soll ich für { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
} ein neues machen?

answer-balance = Du hast { $free } { $free ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
} frei und { $held } zurückgelegt für Bilder, die unterwegs sind.
row-price = Ein Bild kostet meist { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}
row-windows = { $hour ->
    [-1] {""}
   *[other] Noch { $hour } von { $hour_limit } in dieser Stunde
}{ $day ->
    [-1] {""}
   *[other] { $first ->
        [day] Noch { $day } von { $day_limit } heute
       *[other] , { $day } von { $day_limit } heute
    }
}{ $month ->
    [-1] {""}
   *[other] { $first ->
        [month] Noch { $month } von { $month_limit } in diesem Monat
       *[other] , { $month } von { $month_limit } in diesem Monat
    }
}
row-bucket = { $bucket ->
    [allowance] Monatliches Guthaben: { $credits }
    [purchased] Gekauft: { $credits }
   *[granted] Geschenkt: { $credits }
}{ $until ->
    [none] {""}
   *[other] , bis { $until }
}
row-pot = Zuerst zahlt das gemeinsame Guthaben dieses Servers: noch { $credits }
row-saved = Diesen Monat gespart, wo ein günstigerer Maler genügte: { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}
row-renewal = Stufe { $tier }; { $credits } neue Guthabenpunkte am { $date }
answer-hello = Hallo! Sag, was du sehen möchtest, zum Beispiel „zeichne einen Fuchs im Schnee“, oder schick mir ein Bild zum Ändern. Mehr sagt /help.
answer-picture-kept = Ich habe dein Bild. Sag, was sich ändern soll, zum Beispiel „mach es Nacht“ oder „dasselbe in Aquarell“.
answer-welcome = Gern! Sag, was sich ändern soll, oder was du als Nächstes sehen möchtest.
answer-talk = { $pictured ->
    [yes] Ich male nur, plaudern kann ich nicht. Sag, was sich ändern soll, zum Beispiel „mach es Nacht“, oder was du als Nächstes sehen möchtest. Mehr sagt /help.
   *[no] Ich male nur, plaudern kann ich nicht. Sag, was du sehen möchtest, zum Beispiel „zeichne einen Fuchs im Schnee“. Mehr sagt /help.
}
answer-delete-sure = Dieses Bild endgültig löschen? { $prompt }
answer-info = Auftrag { $job } · { $model }
    Gewünscht: { $asked }
    Gemalt: { $refined }
row-info-changed = Geändert: { $changed }
row-info-kept = Behalten: { $kept }
row-info-negative = Nicht darin: { $negative }
row-info-facts = Seed { $seed } · { $size } · { $seconds } s · gemacht { $made }
row-info-credits = Zurückgelegt { $held }, berechnet { $charged }, zurückgegeben { $released }
row-info-parent = Entstanden aus { $parent }
row-info-children = Weiter geändert zu { $children }
answer-why = Du hast gesagt: { $asked }
row-told-taken = Aus dem Gespräch übernommen: { $kind ->
    [style] der Stil { $taken }
    [picture] das Bild „{ $taken }“
    [negative] ohne { $taken }
   *[subject] { $taken }
}
row-told-refined = Dem Maler gesagt: { $refined }
row-told-instruction = Als Änderung: { $instruction }
row-told-model = Gemalt von { $model }
answer-session = Gespräch { $session }, begonnen { $created }, zuletzt benutzt { $updated }
    Es malt { $model }, wenn du keinen anderen nennst
    { $settings ->
        [none] Sonst ist nichts eingestellt
       *[other] Für dieses Gespräch eingestellt: { $settings }
    }
    /forget lässt alles fallen.
answer-settings = Was in diesem Gespräch gilt ({ $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
} pro Wunsch):
row-setting = { $what ->
    [model] Modell
    [style] Stil
    [aspect_ratio] Format
    [resolution] Auflösung
    [count] Bilder
    [seed] Seed
    [negative] Negativ
   *[other] { $what }
}: { $value }
row-setting-usual = { $what ->
    [model] Modell
    [style] Stil
    [aspect_ratio] Format
    [resolution] Auflösung
    [count] Bilder
    [seed] Seed
    [negative] Negativ
   *[other] { $what }
}: wie üblich { $value }
answer-models = Die Maler:
row-model = { $model }: { $seconds } s, bis { $resolution }, { $credits } { $credits ->
    [1] Guthabenpunkt
   *[other] Guthabenpunkte
}{ $best ->
    [draft] , schnelle Entwürfe
    [balanced] , ausgewogen
    [quality] , höchste Qualität
    [text] , Schrift in Bildern
    [edit] , Bilder ändern
    [fill] , eine Stelle neu malen
    [outpaint] , über den Rand hinaus malen
    [upscale] , vergrößern
    [outlines] , Umrisse behalten
    [pose] , Haltung und Raum behalten
    [erase] , Dinge entfernen
    [local] , auf dem Rechner des Betreibers
    [free] , von Freiwilligen, die deine Beschreibung sehen
   *[other] {""}
}
answer-style-unknown = Den Stil „{ $asked }“ kenne ich nicht. Es gibt: { $styles }. Nichts wurde geändert.
answer-styles = Stile: { $styles }. Sag „in Aquarell“ oder „von jetzt an Aquarell“.
row-picture = { $number }. { $prompt } · { $model } · { $ref }
answer-privacy = Ich bewahre auf, was du dir wünschst, die Bilder und was sie kosten, auf dem Rechner dessen, der mich betreibt. Der Maler, der unter jedem Bild steht, bekommt die Beschreibung. /privacy export gibt dir eine Kopie von allem, /privacy delete lässt mich dich vergessen, /forget lässt dieses Gespräch fallen.

row-why-asked = Du hast { $model } verlangt.
row-why-default = { $model } malt hier, wenn du keinen anderen nennst.
row-why-kept = { $model } hat das Bild gemalt, von dem es weitergeht.
row-why-successor = Das verlangte Modell gibt es nicht mehr; { $model } ist sein Nachfolger.
row-why-instead = Das verlangte Modell kann das nicht; { $model } aus demselben Haus kann es.
row-why-simple = Ein einfaches Bild: { $model } genügt und hat { $saved } { $saved ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
} gespart.
row-why-text = Im Bild stehen Worte: { $model } schreibt lesbar.
row-why-hard = Hier muss vieles zugleich stimmen: { $model } kann das am besten.
row-why-usual = { $model } ist dafür die übliche Wahl.

answer-quota-near = Noch { $left } von { $limit } Bildern { $window ->
    [hour] dieser Stunde
    [day] dieses Tages
   *[month] dieses Monats
}.
answer-quota-again = Du kannst wieder zeichnen. Was soll es werden?
answer-quota-muted = Gut, davon sage ich nichts mehr. /balance zeigt es immer.
answer-quota-waits = { $minutes ->
    [0] Du kannst jetzt zeichnen.
    [one] Ich sage dir in etwa einer Minute Bescheid.
   *[other] Ich sage dir in etwa { $minutes } Minuten Bescheid.
}
button-notify = Warten und Bescheid sagen
button-mute = Nicht mehr sagen
button-use = Nimm es, umsonst
button-new = Neu machen
button-show = { $arg }
button-set = ✕ { $arg ->
    [model] Modell
    [style] Stil
    [aspect_ratio] Format
    [resolution] Auflösung
    [count] Bilder
    [seed] Seed
    [negative] Negativ
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
    [auto] Automatisch
   *[other] { $arg }
}
button-styles = Stil
button-models = Modell
button-extend = Erweitern
picked-photo = das Foto
picked-style = Stil „{ $picked }“
picked-extend = { $picked ->
    [left] nach links erweitern
    [right] nach rechts erweitern
    [top] nach oben erweitern
   *[bottom] nach unten erweitern
}
answer-album = { $asked }
answer-inpaint-no-page = Hier gibt es keine Seite zum Malen einer Maske, weil dieser Bot keine öffentliche Adresse hat. Sag in Worten, was sich wo ändern soll: „mach den Hut links rot“.
answer-inpaint-unable = Keiner der Maler hier kann mit einer Maske nur eine Stelle neu malen. Sag in Worten, was sich wo ändern soll: „mach den Hut links rot“.

answer-buy = Wähl oben etwas aus. Das Guthaben gehört dir, sobald es bezahlt ist; /balance zeigt es.
answer-paysupport = Stimmt etwas mit einer Zahlung nicht? Sie kann zurückgegeben werden, solange ihr Guthaben nicht ausgegeben ist. { $support ->
    [none] Wende dich an den Betreiber dieses Bots.
   *[other] { $support }
}
answer-terms = Mit Guthaben bekommst du hier Bilder und sonst nichts. Es verfällt nicht und lässt sich nicht verschenken. Ein Bild, das misslingt, kostet nichts. Eine Zahlung kann zurückgegeben werden, solange ihr Guthaben nicht ausgegeben ist: /paysupport. Was über dich aufbewahrt wird: /privacy.
answer-paid = Danke! { $credits } { $credits ->
    [one] Guthabenpunkt gehört
   *[other] Guthabenpunkte gehören
} jetzt dir.
command-buy = Guthaben kaufen
command-paysupport = Hilfe bei einer Zahlung
command-terms = Was für gekauftes Guthaben gilt
command-grant = Jemandem Guthaben geben
command-admin = Den Bot betreuen

# Die Chat-Seite.
page-title = Pentimento
page-skip = Zum Gespräch springen
page-threads = Gespräche
page-new-thread = Neues Gespräch
page-new-thread-name = Name des neuen Gesprächs
page-side-by-side = Gespräche nebeneinander zeigen
page-you-are = Du bist
page-new-person = Jemand anders…
page-new-person-name = Name der anderen Person
page-add = Hinzufügen
page-theme-auto = Farben: wie das System
page-theme-light = Farben: hell
page-theme-dark = Farben: dunkel
page-connection-lost = Die Verbindung ist weg. Ich versuche es wieder…
page-needs-script = Diese Seite braucht JavaScript.
page-picture = Bild
page-previous = Zurück
page-next = Weiter
page-download = Herunterladen
page-close = Schließen
page-info-title = Über dieses Bild
page-settings = Einstellungen dieses Gesprächs
page-settings-hint = Was du in einer Nachricht sagst, geht immer vor.
page-not-set = Das ließ sich nicht einstellen. Versuch es noch einmal.
page-set-model = Maler
page-set-style = Stil
page-set-aspect-ratio = Format
page-set-resolution = Auflösung
page-set-count = Bilder
set-usual = wie üblich
page-set-price = So kostet ein Wunsch { $credits } { $credits ->
    [one] Guthabenpunkt
   *[other] Guthabenpunkte
}.
page-empty-title = Was möchtest du sehen?
page-empty-hint = Sag es mit deinen Worten. Dann ändere es im Gespräch: „mach es Nacht“, „dasselbe in Aquarell“.
page-idea-1 = zeichne einen Fuchs im Schnee
page-idea-2 = ein Leuchtturm bei Sonnenuntergang, Pixel-Art
page-idea-3 = zwei Eulen nachts im Wald
page-messages = Nachrichten
page-replying-to = Antwort auf:
page-cancel-reply = Nicht darauf antworten
page-attached = Angehängte Bilder
page-attach = Bild anhängen
page-remove = Entfernen
page-placeholder = Sag, was du sehen möchtest
page-send = Senden
page-send-again = Noch einmal senden
page-not-sent = Nicht gesendet.
page-drop-here = Lass das Bild hier los
page-progress = Fortschritt
page-only-you = Das siehst nur du
page-reply = Auf dieses Bild antworten
page-open = Bild öffnen:
page-new = neu
page-uploading = Wird hochgeladen…
page-upload-failed = Das Hochladen hat nicht geklappt. Versuch es noch einmal.
page-uploaded = Ein hochgeladenes Bild
page-eta = noch etwa { $seconds } s
page-paint-mask = Maske malen
page-missing = Dieses ist nicht gelungen

panel-asked = Dein Wunsch
panel-refined = Gemalt als
panel-changed = Geändert
panel-kept = Behalten
panel-negative = Nicht darin
panel-model = Maler
panel-size = Größe
panel-seed = Seed
panel-seconds = Sekunden
panel-made = Gemacht
panel-held = Guthaben zurückgelegt
panel-charged = Guthaben berechnet
panel-released = Guthaben zurückgegeben
panel-parent = Entstanden aus
panel-children = Weiter geändert zu
panel-ref = Nummer
panel-job = Auftrag

# Der Chat im Terminal.
terminal-page = Die Chat-Seite ist unter { $address }
answer-terminal-help = In diesem Fenster: /press Variante drückt einen Knopf am neuesten Bild, /reply 2 mach es Nacht ändert Bild 2, /attach foto.jpg mach es Nacht schickt eine Datei, /nowait wartet nicht mehr auf jedes Bild, /quit beendet.
terminal-hello = Sag, was du sehen möchtest, z. B. „zeichne einen Fuchs im Schnee“. Mehr sagt /help, /quit beendet.
