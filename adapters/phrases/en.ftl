# What people read. Short, warm, exact. One message per code of core.ports.Line.

language-name = English

progress-understanding = Reading your request…
progress-refining-prompt = Finding the right words…
progress-trimming = Trimming the prompt…
progress-queued = { $place ->
    [0] Queued · { $ref }
    [1] Queued, you are next, about { $seconds } s · { $ref }
   *[other] Queued, { $place ->
        [2] { $place }nd
        [3] { $place }rd
        [21] { $place }st
        [22] { $place }nd
        [23] { $place }rd
        [31] { $place }st
        [32] { $place }nd
        [33] { $place }rd
        [41] { $place }st
        [42] { $place }nd
        [43] { $place }rd
       *[other] { $place }th
    } in line, about { $seconds } s · { $ref }
}
progress-follows = { $subject ->
    [none] First the picture before this, then this…
   *[other] First your { $subject }, then this…
}
progress-initializing = Setting up the easel…
progress-thinking = Thinking it through…
progress-generating = { $subject ->
    [none] Now painting…
   *[other] Painting your { $subject }…
}
progress-retrying = Connection lost, retrying…
progress-busy = { $minutes ->
    [0] The painter is busy, trying again in a moment…
   *[other] The painter is busy, trying again in about { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }…
}
progress-slow = Generation taking longer than expected…
progress-processing = Looking the picture over…
progress-uploading = Tucking your picture into storage…
progress-finalizing = Adding it to your gallery…

done-done = Done in { $seconds } s · { $model } · { $credits } { $credits ->
    [one] credit
   *[other] credits
}
done-part = { $count } of { $wanted } came out · { $model } · held { $held }, charged { $credits }, returned { $returned }
done-paid-by = Paid from the pot of this server
done-noticed = { $notice ->
    [ratio] Asked { $asked_ratio }, painted { $painted_ratio }
    [retired] { $asked_model } is retired, so { $model } painted it
    [lacks] { $asked_model } cannot do that, so { $model } painted it
    [fallback] { $asked_model } was busy, so { $model } painted it
    [resolution] Painted at { $painted_resolution }, the largest this model has
   *[other] { $notice }
} · { $seconds } s · { $credits } { $credits ->
    [one] credit
   *[other] credits
}
done-late = It came after all, so this one is free · { $model }
done-cleared = Looked at, and here it is; this one is free · { $model }
done-again = Exactly this was made here before, so it is free · { $model }
done-shared = Shared by whoever asked for it · { $model }
done-shown = { $asked } · { $model } · ref { $ref }
done-sticky-style = Style kept here: { $style }
cancelled-cancelled = Cancelled. Your credits are back; nothing was charged. Ref { $ref }
cancelled-let-go = Cancelled before it began. Nothing was charged.

failed-moderated-input = The painter does not paint this. Nothing was charged. Try saying it another way. Ref { $ref }
failed-moderated-output = The painter would not show what came out. Nothing was charged. Try saying it another way. Ref { $ref }
failed-picture-reviewed = A person looks at this picture before it is shown. Nothing was charged; if it may be shown, it comes here. Ref { $ref }
failed-picture-denied = This picture is not shown. Nothing was charged. Try another idea. Ref { $ref }
failed-picture-unchecked = I cannot check pictures right now, so this one is not shown. Nothing was charged. Try again in a few minutes. Ref { $ref }
failed-invalid-request = The painter did not understand the request. Nothing was charged. Try other words or another size. Ref { $ref }
failed-unsupported-option = This model cannot do that. Nothing was charged. Try another model or leave the option out. Ref { $ref }
failed-auth = The painter turned us away. That is not your fault, and nothing was charged; the operator knows. Ref { $ref }
failed-insufficient-credit = The painter's account is empty. That is not your fault, and nothing was charged; the operator knows. Ref { $ref }
failed-own-key = This server's own key was turned away by the painter, or its account there is empty. That is not your fault, and nothing was charged; whoever runs this bot can put in another key. Ref { $ref }
failed-rate-limited = Too many requests, please wait a moment. Nothing was charged. Press Retry in a minute. Ref { $ref }
failed-overloaded = Generation failed, please try again: the painter is overloaded. Nothing was charged. Ref { $ref }
failed-unreachable = The painter cannot be reached. Nothing was charged. Press Retry in a few minutes. Ref { $ref }
failed-timeout-unknown = No answer came from the painter. Nothing was charged. Press Retry to have it painted. Ref { $ref }
failed-not-found-or-expired = The picture this starts from is no longer there. Nothing was charged. Reply to another one. Ref { $ref }
failed-canceled = Cancelled. Your credits are back; nothing was charged. Ref { $ref }
failed-provider-bug = Generation failed, please try again: no whole picture came back. Nothing was charged. Ref { $ref }
failed-internal = That did not work, please try again. Nothing was charged. If it happens again, tell the operator: ref { $ref }
failed-storage = The picture could not be stored. Nothing was charged. Please try again later. Ref { $ref }
failed-timeout = This took too long, so we stopped. Nothing was charged. Press Retry, or wait: if it comes after all, it is yours for free. Ref { $ref }
failed-worker-lost = This request could not be finished. Nothing was charged. Press Retry to try again. Ref { $ref }

refused-empty = What shall I draw? For example: "draw a fox in the snow". Nothing was charged.
refused-too-short = That is too short to draw ({ $length } of at least { $min } characters). Say a little more. Nothing was charged.
refused-too-long = That is { $length } characters; please stay within { $max }. Nothing was charged. Send a shorter version.
refused-no-credits = This costs { $needed } and you have { $free } credits left. Nothing was charged. Ask whoever runs this bot for more, or wait for next month.
refused-no-credits-here = You have too few credits for this: it costs { $needed }. Nothing was charged. /balance says what you have, to you alone; whoever runs this bot can give you more.
refused-cooldown = Please wait { $seconds } { $seconds ->
    [one] second
   *[other] seconds
} before next generation, or press Start when ready. Nothing was charged.
refused-per-minute = { $used } of { $limit } generations this minute. Nothing was charged. Try again in a minute.
refused-per-hour = 0 of { $limit } hourly generations remaining. Nothing was charged. The next is free in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
refused-per-day = 0 of { $limit } daily generations remaining. Nothing was charged. Come back after midnight ({ $zone }).{ $more ->
    [yes] {" "}Upgrade to { $upgrade } for { $per_day } generations/day.
   *[no] {""}
}
refused-per-month = 0 of { $limit } monthly generations remaining. Nothing was charged. It starts again on the first.{ $more ->
    [yes] {" "}Upgrade to { $upgrade } for { $per_day } generations/day.
   *[no] {""}
}
refused-running = One picture of yours is being painted. Nothing was charged. Cancel it or wait until it is done.
refused-waiting = You have { $used } pictures on their way, which is as many as fit ({ $limit }). Nothing was charged. Cancel one or wait.
refused-budget = Today's budget of ${ $limit } is spent. Nothing was charged. Try again tomorrow.
refused-cost = Your tier ({ $tier }) covers ${ $limit } of painters a month, and that is spent. Nothing was charged. The embedded painter is free to use, and the first of the month starts anew.
refused-not-allowed = This bot paints for invited people and servers only. Nothing was charged. Ask whoever runs it to let you in: you are { $person }.
refused-moderated = I cannot draw that. Nothing was charged. Try another idea.
refused-slowed = I cannot draw that. Nothing was charged. As this came up several times today, you can ask for five pictures an hour until tomorrow.
refused-reviewed = A person looks at this before I draw it. Nothing was charged; the answer comes here.
refused-unchecked = I cannot check requests right now, so I draw nothing. Nothing was charged. Try again in a few minutes.
refused-not-kept = I cannot keep requests at the moment, so this one was not taken. Nothing was charged. Please send it again in a few minutes.
refused-suspended = Drawing is suspended for you. Nothing was charged. Ask whoever runs this bot.
refused-unknown-button = I do not know this button. Nothing was changed. Say in words what you want.
refused-old-button = This button is from an older version. Nothing was changed. Say in words what you want.
refused-foreign-button = This is somebody else's picture. Use Vary to make your own. Nothing was charged.
refused-foreign-request = That is somebody else's request. Say in your own words what you want to see. Nothing was charged.
refused-no-picture = Which picture? Reply to one, or draw one first. Nothing was charged.
refused-unknown-model = I do not have the model "{ $asked }". There is: { $known }. Nothing was charged.
refused-unsupported = { $model ->
    [none] None of the painters here can do that. Nothing was charged. Ask for one thing at a time, with one picture.
   *[other] That model cannot do this. Nothing was charged. Try another model.
}
refused-not-found = I cannot find that. Nothing was changed. Try /help.
refused-stays-known = You were forgotten lately, or something here is not settled yet, so this has to wait. Nothing was changed. Whoever runs me can help.
refused-too-late = That is finished already; nothing to cancel. Nothing was changed.
refused-not-dead = That is no dead letter: it is done, on its way, or was dropped. Nothing was changed.
refused-nothing-paid = Nothing was charged for that, so there is nothing to give back. Nothing was changed.
refused-too-early = This is still on its way. Cancel it first. Nothing was changed.
refused-not-yet = That picture is still on its way. Nothing was charged. Say it again when it is here.
refused-first-gone = The picture that this was to change did not come. Nothing was charged. Say it again when there is one.
refused-retried = This was tried again already; what came of it stands below. Nothing more was charged.
refused-unknown-command = I do not know { $asked }. Nothing was charged. /help shows what I can do, or just say what you want to see.
refused-repeated = You asked for that just now. Nothing more was charged.
refused-other-price = With those words it would cost something else, so I kept the first ones. Cancel it and ask anew.
goes-on-as-it-was = Your request goes on with the words it had.
refused-mask-size = The mask must be as large as the picture ({ $wanted } pixels); it is { $got }. Nothing was charged. Send one of that size.
refused-mask-empty = Nothing is marked yet. Nothing was charged. Paint over what shall change.
refused-bad-picture = That file is not a picture I can read. Nothing was charged. Send a PNG, JPEG or WebP.
refused-bad-link = I could not get a picture from that link. Nothing was charged. Send the picture itself, or another link.
refused-banned = You may not use this bot. Nothing was charged. Ask whoever runs it.
refused-blocked-here = I was asked to be silent here. Nothing was charged. Try another channel, or ask whoever looks after this one.
refused-maintenance = { $message } (Nothing was charged. Please come back later.)
refused-place-limit = This place has used its { $limit } { $limit ->
    [one] generation
   *[other] generations
} of the { $window ->
    [hour] hour
    [day] day
   *[month] month
}. Nothing was charged. Ask me in a private chat, or come back { $window ->
    [hour] within the hour
    [day] tomorrow
   *[month] next month
}.
refused-model-not-here = { $asked } is not used here. Nothing was charged. There is: { $known }.
refused-style-not-here = The style { $asked } is not used here. Nothing was charged. There is: { $known }.
refused-not-in-tier = { $asked } is not part of your tier ({ $tier }). Nothing was charged. You have: { $known }. Ask whoever runs this bot for another tier.
refused-batch = Your tier ({ $tier }) paints { $limit } at a time. Nothing was charged. Ask for { $limit } or fewer.
refused-not-operator = Only those who run this bot may do that. Nothing was changed, nothing was charged.
refused-not-manager = Only those who manage this server or group may do that here. Nothing was changed, nothing was charged.
refused-bad-order = { $act ->
    [grant] /admin grant <person> <credits> [for 30d] <reason>
    [take] /admin take <person> <credits> <reason>
    [pot] /admin pot [server] <credits> <reason>
    [pays] /admin pays server, or /admin pays person
    [tier] /admin tier <person> <tier> [for 30d] <reason>
    [ban] /admin ban <person> [for 7d] <reason>
    [unban] /admin unban <person> <reason>
    [allow] /admin allow <person, place or here> <reason>
    [disallow] /admin disallow <person, place or here> <reason>
    [limit] /admin limit <hour, day or month> <number> (0 lifts it)
    [tolerance] /admin tolerance <0 to 6, or default> [server]
    [retry] /admin retry <reference> <reason>
    [refund] /admin refund <reference> <reason>
    [drop] /admin drop <reference> <reason>
    [payback] /admin payback <charge> <reason>
    [pause] /admin pause <painter> <reason>
    [resume] /admin resume <painter>
    [try] /admin try <words>
    [maintenance] /admin maintenance on <words for people>, or /admin maintenance off
    [approve] /admin approve <reference> <reason>
    [deny] /admin deny <reference> <reason>
    [strike] /admin strike <person> <reason>
    [lift] /admin lift <person> <reason>
    [who] /admin who <person>
    [top] /admin top [people or places] [days]
   *[other] I do not know that order. /admin help lists them all
}.{ $fault ->
    [name] {" "}"{ $asked }" is a name; people have numbers here, such as { $example }, and /admin top shows them.
   *[form] {""}
} (Nothing was changed, nothing was charged.)
refused-unknown-name = I do not know "{ $asked }". Nothing was changed, nothing was charged. There is: { $known }.
refused-books = The books refused that: it would leave less than nothing. Nothing was changed, nothing was charged.
refused-picture-too-large = That picture is too large. Nothing was charged. Send one under 50 MB.
refused-picture-pixels = That picture has too many pixels. Nothing was charged. Send one of up to 25 megapixels.
refused-sent-hour = You have sent as many pictures as I take in an hour ({ $limit }). Nothing was charged. You may go on in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
refused-sent-day = You have sent as much as I take in a day ({ $limit } MB). Nothing was charged. You may go on after midnight ({ $zone }).

ask-draw = Shall I draw that? It costs { $credits } { $credits ->
    [one] credit
   *[other] credits
}.
ask-price = That costs { $credits } credits, more than usual. Shall I?
ask-alike = { $whose ->
    [own] You made this here before: “{ $asked }”.
   *[other] Someone here already made this: “{ $asked }”.
} Use that picture, free, or make a new one for { $credits } { $credits ->
    [one] credit
   *[other] credits
}?
ask-changed = “{ $asked }”: that costs { $credits } { $credits ->
    [one] credit
   *[other] credits
}. Shall I?
ask-redo-edited = You changed your words. Shall I draw it anew? It costs { $credits } { $credits ->
    [one] credit
   *[other] credits
}.

answer-balance = You have { $free } { $free ->
    [one] credit
   *[other] credits
} free and { $held } held for pictures on their way.
row-price = A picture usually costs { $credits } { $credits ->
    [one] credit
   *[other] credits
}
row-windows = { $hour ->
    [-1] {""}
   *[other] { $hour } of { $hour_limit } left this hour
}{ $day ->
    [-1] {""}
   *[other] { $first ->
        [day] { $day } of { $day_limit } left today
       *[other] , { $day } of { $day_limit } today
    }
}{ $month ->
    [-1] {""}
   *[other] { $first ->
        [month] { $month } of { $month_limit } left this month
       *[other] , { $month } of { $month_limit } this month
    }
}
row-bucket = { $bucket ->
    [allowance] Monthly allowance: { $credits }
    [purchased] Bought: { $credits }
   *[granted] Given: { $credits }
}{ $until ->
    [none] {""}
   *[other] , until { $until }
}
row-pot = This server's pot pays first: { $credits } left
row-saved = Saved this month where a cheaper painter was enough: { $credits } { $credits ->
    [one] credit
   *[other] credits
}
row-renewal = Tier { $tier }; { $credits } new credits on { $date }
answer-help = Say what you want to see: "draw a fox in the snow". Then refine it: "make it night", "same but in watercolor". Reply to any picture to change that one. /balance shows your credits, /cancel stops a picture on its way, /privacy says what is kept of you.
answer-hello = Hello! Say what you want to see, for example "draw a fox in the snow", or send me a picture to change. /help says more.
answer-picture-kept = I have your picture. Say what should change, for example "make it night" or "same but in watercolor".
answer-welcome = You are welcome! Say what should change, or what you want to see next.
answer-talk = { $pictured ->
    [yes] I only paint, I cannot chat. Say what should change, for example "make it night", or what you want to see next. /help says more.
   *[no] I only paint, I cannot chat. Say what you want to see, for example "draw a fox in the snow". /help says more.
}
answer-delete-sure = Delete this picture for good? { $prompt }
answer-status-none = Nothing of yours is on its way. Say what I shall draw.
answer-status-job = { $place ->
    [0] Your picture is at { $percent } %. Ref { $ref }
    [1] Your picture is next in line, about { $seconds } s. Ref { $ref }
   *[other] Your picture is number { $place } in line, about { $seconds } s. Ref { $ref }
}
answer-status-ended = { $state ->
    [completed] That one is done; it cost { $charged }. Ref { $ref }
   *[other] That one did not come out; nothing was charged. Ref { $ref }
}
answer-twin = That is already on its way (ref { $ref }). Nothing more was charged.
answer-cancel-done = Stopped { $count }. The credits are back.
answer-cancel-early = { cancelled-let-go }
answer-cancel-nothing = There is nothing to cancel. Nothing was charged.
answer-setting-set = From now on here: { $what ->
    [model] model
    [style] style
    [aspect_ratio] aspect ratio
    [resolution] resolution
    [count] count
    [seed] seed
    [negative] negative
   *[other] { $what }
} { $value }. Say "forget the settings" to drop it.
answer-setting-cleared = Dropped: { $what ->
    [model] model
    [style] style
    [aspect_ratio] aspect ratio
    [resolution] resolution
    [count] count
    [seed] seed
    [negative] negative
    [all] everything
   *[other] { $what }
}.
answer-info = Job { $job } · { $model }
    Asked: { $asked }
    Painted: { $refined }
row-info-changed = Changed: { $changed }
row-info-kept = Kept: { $kept }
row-info-negative = Not in it: { $negative }
row-info-facts = Seed { $seed } · { $size } · { $seconds } s · made { $made }
row-info-credits = Held { $held }, charged { $charged }, returned { $released }
row-info-parent = Made from { $parent }
row-info-children = Edited into { $children }
answer-why = You said: { $asked }
row-told-taken = Taken from the conversation: { $kind ->
    [style] the style { $taken }
    [picture] the picture “{ $taken }”
    [negative] without { $taken }
   *[subject] { $taken }
}
row-told-refined = The painter was told: { $refined }
row-told-instruction = As an edit: { $instruction }
row-told-model = Painted by { $model }
answer-session = Session { $session }, begun { $created }, last used { $updated }
    Painted by { $model } unless you name another
    { $settings ->
        [none] Nothing else is set
       *[other] Set for this conversation: { $settings }
    }
    /forget drops it all.
answer-settings = What holds in this conversation ({ $credits } { $credits ->
    [one] credit
   *[other] credits
} a request):
row-setting = { $what ->
    [model] model
    [style] style
    [aspect_ratio] aspect ratio
    [resolution] resolution
    [count] count
    [seed] seed
    [negative] negative
   *[other] { $what }
}: { $value }
row-setting-usual = { $what ->
    [model] model
    [style] style
    [aspect_ratio] aspect ratio
    [resolution] resolution
    [count] count
    [seed] seed
    [negative] negative
   *[other] { $what }
}: usually { $value }
answer-models = The painters:
row-model = { $model }: { $seconds } s, up to { $resolution }, { $credits } { $credits ->
    [1] credit
   *[other] credits
}{ $best ->
    [draft] , quick drafts
    [balanced] , balanced
    [quality] , maximum quality
    [text] , words in pictures
    [edit] , changing pictures
    [fill] , repainting a part
    [outpaint] , painting beyond the edge
    [upscale] , making larger
    [outlines] , keeping the outlines
    [pose] , keeping pose and room
    [erase] , taking things away
    [local] , on the operator's own machine
    [free] , by volunteers, who see your prompt
   *[other] {""}
}
answer-style-unknown = I do not know the style "{ $asked }". There is: { $styles }. Nothing was changed.
answer-styles = Styles: { $styles }. Say "in watercolor", or "from now on watercolor".
answer-link-code = Your code: { $typed }. It is good for ten minutes and once. Say /link { $typed } to me on the other platform, where you are to be one person with this account.
answer-link-second = This would make you one person with { $name } ({ $id }): one wallet, one gallery, one set of limits. Is that account yours? Then say /link { $typed } there, within ten minutes. If not, do nothing and show the code to nobody.
answer-linked = You and { $name } ({ $id }) are one person now, with one wallet and one gallery. /unlink parts you again.
answer-unlinked = You are parted again; each account has its own.
answer-link-none = You are not linked with another account. /link begins it.
answer-link-held = This cannot be parted while a ban or strikes are on one of the accounts.
answer-link-bad = That code is not good here: a code holds ten minutes, once, and for the account it was meant for. /link gives a new one.
answer-link-tries = Too many tries. The next one is possible in { $minutes } min.
answer-link-taken = One of these accounts is linked already. /unlink parts it first.
answer-link-same = One account of each platform can be linked; these are of the same.
answer-history = Your pictures, newest first:
row-picture = { $number }. { $prompt } · { $model } · { $ref }
answer-history-none = You have no pictures yet. Say what you want to see.
answer-undone = Back to: { $prompt }. What you say next starts from this one.
answer-undo-nothing = There is nothing before this one.
answer-describe = It was asked to be: { $prompt }
answer-describe-unknown = Nobody here asked me for that picture, and I only know what mine were asked to be. Say what should change in it, and I do that.
answer-forget-sure = Forget this conversation? Your pictures in it go for good, and nobody can bring them back.
answer-forget-sure-yours = Forget what you said here? Your pictures in this conversation go for good, and nobody can bring them back. What others said and made stays.
answer-forgotten = Forgotten. This conversation starts anew, and your pictures in it are gone.
answer-forgotten-yours = Forgotten: what you said here, and your pictures. The others' conversation goes on.
answer-privacy = I keep what you ask for, the pictures, and what they cost, on the machine of whoever runs me. The painter that is named under each picture gets the prompt. /privacy export gives you a copy of it all, /privacy delete makes me forget you, /forget drops this conversation.
answer-dear = That costs { $credits } credits, more than usual. Press this button to go on.
answer-deleted = Deleted.
answer-file-lost = The file of this picture is lost. Whoever runs the bot can give back what it cost. Ref { $ref }
answer-shared = It can be seen there now.
answer-export = Here is all I keep about you, with { $pictures } { $pictures ->
    [one] picture
   *[other] pictures
}.
answer-export-rows = Here is all I keep about you. Your pictures are { $pictures }, too many for one file: /history shows each, and whoever runs me can hand you all of them.
answer-export-elsewhere = I cannot hand you a file here. Whoever runs me can: pentimento export { $person }
answer-erase-sure = Everything about you goes: what you said, { $pictures } { $pictures ->
    [one] picture
   *[other] pictures
} with the files, your settings, and the credits you have left. Nobody can bring it back. What I posted in chats stays there until you delete it.
answer-erased = You are forgotten, and { $files } { $files ->
    [one] file
   *[other] files
} with you. What jobs cost stays in the books without a name. Receipt { $receipt }
answer-edit-prompt = What should change? Reply to this picture with a few words.
answer-original = { $link ->
    [none] The original, { $size }
   *[other] The original, { $size }: { $link }
}
answer-left-no = All right, I leave it.
answer-asked-anew = Asked again below, with your change.
answer-language = I speak English with you from now on. /language auto follows your app again.
answer-language-auto = I follow the language of your app again.
answer-languages = I speak { $known }. For example /language en.
answer-refine-on = Your words are refined before they are painted: what the conversation says is put in, a little is added. Off, they are painted as you type them.
answer-refine-off = Your words are painted as you type them. On, they are refined first.

row-why-asked = You asked for { $model }.
row-why-default = { $model } is what paints here unless you name another.
row-why-kept = { $model } painted the picture this goes on from.
row-why-successor = The model you asked for has been retired; { $model } is its successor.
row-why-instead = The model you asked for cannot do this; { $model } of the same house can.
row-why-simple = A simple picture: { $model } is enough, and saved { $saved } { $saved ->
    [one] credit
   *[other] credits
}.
row-why-text = There are words in the picture: { $model } writes readably.
row-why-hard = Much has to be right at once: { $model } is the best here for that.
row-why-usual = { $model } is the usual choice for this.

answer-quota-near = { $left } of { $limit } { $window ->
    [hour] hourly
    [day] daily
   *[month] monthly
} generations remaining.
answer-quota-again = You can draw again. What shall it be?
answer-quota-muted = All right, I say nothing about that any more. /balance always shows it.
answer-quota-waits = { $minutes ->
    [0] You can draw now.
    [one] I tell you in about a minute.
   *[other] I tell you in about { $minutes } minutes.
}
button-notify = Wait and notify me
button-mute = Not again

# Running the bot from a chat.

answer-admin-help = What you can do, always with the reason behind it:
    /admin stats · top [people|places] [days] · who <person> · audit
    /admin grant|take <person> <credits> [for 30d] <reason> · pot [server] <credits> <reason> · pays server|person · payback <charge> <reason>
    /admin tier <person> <tier|none> [for 30d] <reason> · ban <person> [for 7d] <reason> · unban · allow · disallow
    /admin limit hour|day|month <number> · listen · ignore · block · unblock · models <names|all> · styles <names|all> · tolerance <0-6|default> [server]
    /admin dead · retry|refund|drop <reference> <reason> · pause|resume <painter> <reason>
    /admin reviews · approve|deny <reference> <reason> · strike|lift <person> <reason>
    /admin maintenance on <words>|off
    /admin try <words> (what they would become; nothing is queued, charged or counted)
answer-admin-help-manager = What you can do here:
    /admin stats · top [days] · limit hour|day|month <number> (0 lifts it)
    /admin listen · ignore · block · unblock (this place) · models <names|all> · styles <names|all>
    /admin tolerance <0-6|default> [server] (what painters let through; 0 is the strictest)
answer-admin-stats = Queued { $queued }, running { $running }, succeeded { $succeeded }, failed { $failed }, cancelled { $cancelled }. { $dead ->
    [0] No dead letters.
    [one] One dead letter: /admin dead
   *[other] { $dead } dead letters: /admin dead
}
row-admin-painter-paused = Paused: { $provider } (/admin resume { $provider })
answer-admin-stats-server = Here, last 30 days: { $succeeded } painted for { $credits } { $credits ->
    [one] credit
   *[other] credits
}, { $failed } failed, { $cancelled } cancelled; { $queued } waiting, { $running } being painted.
answer-admin-top = Who asked for most, last { $days } days:
answer-admin-top-none = Nobody asked for anything in the last { $days } days.
row-admin-top = { $number }. { $called } ({ $id }): { $jobs } { $jobs ->
    [one] picture
   *[other] pictures
}, { $credits } { $credits ->
    [one] credit
   *[other] credits
}
answer-admin-who = { $person }: { $free } free, { $held } held · tier { $tier } · banned: { $banned } · let in by hand: { $allowed }
answer-admin-audit = What was done last:
answer-admin-audit-none = Nothing was done yet.
row-admin-audit = { $who }: { $act } { $target }{ $reason ->
    [none] {""}
   *[other] {" "}({ $reason })
}
answer-admin-grant = { $person } got { $credits } and has { $free } free now.{ $days ->
    [0] {""}
   *[other] {" "}They end in { $days } days.
}
answer-admin-take = Took { $credits } from { $person }, who has { $free } free now.
answer-admin-pot = The pot of { $person } got { $credits } and holds { $free } now.
answer-admin-refund = { $credits ->
    [0] { $person } was refunded before.
   *[other] { $credits } given back for { $person }.
}
answer-admin-models = Models used here: { $names } ("-" is all of them). There is: { $known }.
answer-admin-styles = Styles used here: { $names } ("-" is all of them). There is: { $known }.
answer-admin-dead = Dead letters; /admin retry, refund or drop <reference> <reason>:
row-admin-dead = { $ref } · { $provider } · { $error } · { $person }
answer-admin-reviews = What waits for you; /admin approve or deny <reference> <reason>:
row-admin-review = { $ref } · { $kind } of { $person } · { $category } · { $words }
answer-admin-reviews-none = Nothing waits to be looked at.
answer-admin-try = A dry run; nothing was queued, charged or counted. Understood as { $intent } ({ $outcome }): { $count } × { $model }, { $size }, { $credits ->
    [one] one credit
   *[other] { $credits } credits
}, ${ $usd } of real cost. The painter would be told: { $prompt }
answer-admin-try-talk = A dry run; nothing was queued, charged or counted. Understood as { $intent } ({ $outcome }); nothing would be painted.
answer-admin-dead-none = There are no dead letters.
answer-admin-done = { $act ->
    [tier] { $value ->
        [none] { $target } has no tier by hand any more.
       *[other] { $target } has the tier { $value } now{ $days ->
            [0] .
           *[other] , for { $days } days.
        }
    }
    [ban] { $target } may not use the bot{ $days ->
        [0] {" "}any more.
       *[other] {" "}for { $days } days.
    }
    [unban] { $target } may use the bot again.
    [allow] { $target } is let in.
    [disallow] { $target } is let in no more.
    [limit] { $amount ->
        [0] No limit { $value ->
            [hour] an
           *[other] a
        } { $value } for { $place ->
            [server] this server
            [channel] this channel
            [chat] this chat
           *[other] { $target }
        } any more.
       *[other] At most { $amount } { $value ->
            [hour] an
           *[other] a
        } { $value } for { $place ->
            [server] this server
            [channel] this channel
            [chat] this chat
           *[other] { $target }
        }.
    }
    [listen] I listen to every message in { $place ->
            [server] this server
            [channel] this channel
            [chat] this chat
           *[other] { $target }
        } now.
    [ignore] In { $place ->
            [server] this server
            [channel] this channel
            [chat] this chat
           *[other] { $target }
        } I answer only when I am meant.
    [block] I am silent in { $place ->
            [server] this server
            [channel] this channel
            [chat] this chat
           *[other] { $target }
        } now.
    [unblock] { $place ->
            [server] This server
            [channel] This channel
            [chat] This chat
           *[other] { $target }
        } is as the settings say again.
    [tolerance] { $value ->
        [default] { $place ->
            [server] This server
            [channel] This channel
            [chat] This chat
           *[other] { $target }
        } is as strict as the settings say again.
       *[other] In { $place ->
            [server] this server
            [channel] this channel
            [chat] this chat
           *[other] { $target }
        } painters that can be told let through { $value } of 6 from now on.
    }
    [models] Models used here from now on: { $value }.
    [styles] Styles used here from now on: { $value }.
    [retry] Tried again as { $target }.
    [drop] { $target } is dropped.
    [pause] { $target } is paused; what waits for it waits until /admin resume { $target }.
    [resume] { $target } is asked again.
    [maintenance] { $value ->
        [none] New requests are taken again.
       *[other] New requests are refused with “{ $value }”.
    }
    [approve] { $target } goes on.
    [deny] { $target } is refused.
    [strike] { $target } has a strike more.
    [lift] { $target } has no strikes any more and draws as before.
    [pays] { $value ->
        [server] The server's pot pays first here.
       *[other] Everybody pays for themselves here.
    }
   *[other] Done.
} This is written down.

button-vary = Vary
button-edit = Edit
button-upscale = Upscale
button-inpaint = Inpaint
button-retry = Retry
button-redo = Redo
button-best = Best quality
button-original = Original
button-info = Info
button-delete = Delete
button-share = Share
button-forget = Forget it
button-erase = Forget me for good
button-privacy = { $arg ->
    [export] A copy of it all
   *[delete] Forget me
}
button-cancel = Cancel
button-refine = { $arg ->
    [off] Paint as typed
   *[other] Refine my words
}
button-yes = Draw it
button-no = No
button-use = Use it, free
button-new = Make new
button-start-when-ready = Start when ready
button-drop-style = Drop the style
button-show = { $arg }
button-page = Older
button-set = ✕ { $arg ->
    [model] model
    [style] style
    [aspect_ratio] aspect ratio
    [resolution] resolution
    [count] count
    [seed] seed
    [negative] negative
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
    [auto] Auto
   *[other] { $arg }
}

button-back = « Back
button-styles = Style
button-models = Model
button-extend = Extend
button-album = Album
# What was picked below a picture, where others say in words what they want.
picked-photo = the photo
picked-style = style “{ $picked }”
picked-extend = { $picked ->
    [left] extend it to the left
    [right] extend it to the right
    [top] extend it at the top
   *[bottom] extend it at the bottom
}
answer-album = { $asked }
answer-inpaint = Paint over the part that shall change, and say what shall be there. The page is yours alone, for one mask within the hour.
answer-inpaint-no-page = There is no page to paint a mask on here, as this bot has no public address. Say in words what shall change and where: "make the hat on the left red".
answer-inpaint-unable = None of the painters here can repaint only a part by a mask. Say in words what shall change and where: "make the hat on the left red".
answer-mask-ready = I have your mask. What shall be there? A few words are enough: "a red hat".
answer-buy = Choose one above. Credits are yours as soon as it is paid; /balance shows them.
answer-paysupport = Something wrong with a payment? It can be given back while its credits are unspent. { $support ->
    [none] Ask whoever runs this bot.
   *[other] { $support }
}
answer-terms = Credits buy pictures here and nothing else. They do not end, and nobody can be given them. A picture that fails costs nothing. A payment can be given back while its credits are unspent: /paysupport. What is kept of you: /privacy.
answer-paid = Thank you! { $credits } { $credits ->
    [one] credit is
   *[other] credits are
} yours now.
set-model = Model
set-style = Style
set-aspect-ratio = Shape
set-resolution = Resolution
set-count = Pictures
set-refine = Refinement
set-language = Language

command-imagine = Draw what you describe
command-edit = Change a picture: reply to it with what should change
command-describe = Say what a picture shows: reply to it
command-model = The painters, and which one paints here
command-style = The styles, and which one is kept here
command-settings = What holds in this conversation
command-language = Which language I speak with you
command-refine = Whether your words are refined before they are painted
command-balance = Your credits
command-link = One wallet and gallery on two platforms
command-unlink = Part linked accounts again
command-quota = How many pictures you have left
command-history = Your pictures, newest first
command-show = One of your pictures again, by its reference
command-job = Where your picture is
command-cancel = Stop a picture on its way
command-undo = Back to the picture before
command-forget = Forget this conversation
command-privacy = What is stored, and for how long
command-help = What I can do
command-buy = Buy credits
command-paysupport = Help with a payment
command-terms = What holds for credits that are bought
command-grant = Give a person credits
command-admin = Look after the bot

# The chat page.
page-title = Pentimento
page-skip = Skip to the conversation
page-threads = Conversations
page-new-thread = New conversation
page-new-thread-name = Name of the new conversation
page-side-by-side = Show conversations side by side
page-you-are = You are
page-new-person = Somebody else…
page-new-person-name = Name of the other person
page-add = Add
page-theme-auto = Theme: as the system
page-theme-light = Theme: light
page-theme-dark = Theme: dark
page-connection-lost = The connection is lost. Trying again…
page-needs-script = This page needs JavaScript.
page-picture = Picture
page-previous = Previous
page-next = Next
page-download = Download
page-close = Close
page-info-title = About this picture
page-settings = Settings of this conversation
page-settings-hint = What you say in a message still comes first.
page-not-set = That could not be set. Try it again.
page-set-model = Painter
page-set-style = Style
page-set-aspect-ratio = Shape
page-set-resolution = Resolution
page-set-count = Pictures
set-usual = as usual
page-set-price = So a request costs { $credits } { $credits ->
    [one] credit
   *[other] credits
}.
page-empty-title = What would you like to see?
page-empty-hint = Say it in your own words. Then change it by talking: “make it night”, “same but in watercolor”.
page-idea-1 = draw a fox in the snow
page-idea-2 = a lighthouse at sunset, pixel art
page-idea-3 = two owls in a forest at night
page-messages = Messages
page-replying-to = Replying to:
page-cancel-reply = Do not reply to it
page-attached = Attached pictures
page-attach = Attach a picture
page-remove = Remove
page-placeholder = Say what you want to see
page-send = Send
page-send-again = Send again
page-not-sent = Not sent.
page-drop-here = Drop the picture here
page-progress = Progress
page-only-you = Only you see this
page-reply = Reply to this picture
page-open = Open the picture:
page-new = new
page-uploading = Uploading…
page-upload-failed = The upload did not get through. Try it again.
page-uploaded = An uploaded picture
page-eta = about { $seconds } s left
page-paint-mask = Paint the mask
page-missing = This one did not come out

panel-asked = You asked
panel-refined = Painted as
panel-changed = Changed
panel-kept = Kept
panel-negative = Not in it
panel-model = Painter
panel-size = Size
panel-seed = Seed
panel-seconds = Seconds
panel-made = Made
panel-held = Credits held
panel-charged = Credits charged
panel-released = Credits returned
panel-parent = Made from
panel-children = Edited into
panel-ref = Reference
panel-job = Job

# The chat in the terminal.
terminal-page = The chat page is at { $address }
answer-terminal-help = In this window: /press Vary presses a button of the newest picture, /reply 2 make it night changes picture #2, /attach photo.jpg make it night sends a file, /nowait stops waiting for each picture, /quit ends.
terminal-hello = Say what you want to see, e.g. "draw a fox in the snow". /help says more, /quit ends.
