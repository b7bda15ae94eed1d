# Discord

discord-alt = A picture
discord-preview = An unfinished picture
discord-done = Done ↑ { $person }
discord-sent-privately = I may not show pictures here (missing: { $missing }), so I sent it to you privately.
discord-private-why = I may not show pictures in { $channel } (missing: { $missing }), so here it is, for you alone.
discord-said-privately = I may not write in { $channel } (missing: { $missing }), so I say it here, to you alone.
discord-kept = I may not show pictures here (missing: { $missing }). Ask whoever looks after this server. Your picture is kept: /history shows it.
discord-in-dm = That is for you alone: I sent it to you privately.
discord-no-dm = That is for you alone, and your direct messages are closed. /{ $command } answers so that only you see it.
discord-smaller = Too large for Discord as it is; this is the best copy that fits.
discord-cannot-read = In servers I read only what mentions me, replies to me with a ping, or uses a command.
answer-discord-help =
    Say what you want to see: /imagine, or mention me, "draw a fox in the snow".
    Change it by talking: reply to a picture with "make it night", or press Edit below it.
    Any picture here can be changed: right-click it (or hold it), then Apps.
    /history shows your pictures, /balance your credits, /settings what holds here.
    /cancel stops a picture on its way, /privacy says what is kept of you.
answer-discord-help-foreign =
    Say what you want to see with /imagine: "a fox in the snow".
    Change it with /edit, or press Edit below it.
    Any picture here can be changed: right-click it (or hold it), then Apps.
    /history shows your pictures, /balance your credits, /settings what holds here.
    /cancel stops a picture on its way, /privacy says what is kept of you.
    I am no member here: I hear commands, buttons and the menu, and no mentions and no replies.
discord-more = More…
discord-more-style = Style…
discord-more-model = Model…
discord-more-extend = Extend…
discord-side-left = ← To the left
discord-side-right = To the right →
discord-side-top = ↑ At the top
discord-side-bottom = ↓ At the bottom
discord-wish-extend = extend it to the { $side }
discord-more-thread = Continue in thread
discord-choose = Which one?
discord-choose-side = Which way?
discord-choose-part = { $first } … { $last }
discord-more-share = Share…
discord-more-delete = Delete…
discord-delete-sure = Delete this picture for good? Nobody can bring it back.
discord-deleted-stands = Deleted: I keep it no more. In a place where I am no member I can change a message for 15 minutes only, so this one still stands there.
discord-share-where = In which channel shall everybody see it?
discord-share-pick = A channel
discord-share-not-you = You may not post pictures in { $channel }, so I do not either. Choose another channel.
discord-share-not-me = I may not show pictures in { $channel } (missing: { $missing }). Choose another channel.
discord-edit-title = Edit the picture
discord-edit-label = What should change?
discord-edit-hint = make it night, add a lantern, keep the fox as it is
discord-edit-file = A picture to take from, if you like
discord-key-title = Your server's own key
discord-key-label = The key, as the painter gave it to you
discord-key-hint = It is kept sealed and shown to nobody again, not even to you.
discord-key-kept = The key is kept, sealed. From the next picture on { $painter } paints for this server on that account.
discord-key-bad = That is no key: one word, as { $painter } shows it. Nothing was kept.
discord-key-gone = The key at { $painter } is forgotten. The bot's own is used again.
discord-key-none = This server has no key of its own at { $painter }.
discord-thread-name = Picture
discord-thread-begun = Say here what should change: it starts from the picture above.
discord-thread-begun-mention = Mention me here with what should change: it starts from the picture above.
discord-no-thread = I may not open a thread here. Ask for Create Public Threads and Send Messages in Threads.
discord-thread-there = It goes on in { $thread }: a thread was begun below this picture before.
refused-discord-no-picture = Which picture? Reply to one, give one to the command, or right-click one (or hold it) and choose Apps. You can also draw one first. Nothing was charged.
refused-discord-unread = I cannot read this reply: in servers I read what mentions me. Mention me, or press Edit below the picture. Nothing was charged.
refused-discord-link = I find no picture behind that link, or you may not see it there. Nothing was charged. Send the picture itself.
refused-discord-download = I could not get that picture from Discord. Nothing was charged. Please send it again.
discord-menu-no-picture = There is no picture in that message. Nothing was charged. Choose one that shows a picture.

discord-model-choice = { $model }: { $seconds } s, { $credits } { $credits ->
    [one] credit
   *[other] credits
}
discord-menu-edit = Edit image
discord-menu-vary = Vary image
discord-menu-upscale = Upscale image
discord-menu-describe = Describe image
discord-menu-draw = Draw this message
command-why = What your words became for the painter
discord-option-prompt = What you want to see, in your own words
discord-option-reference = A picture to start from
discord-option-image = The picture; without one it is the newest here
discord-option-model = Who paints; with seconds and credits
discord-option-aspect = The shape, e.g. 16:9
discord-option-style = A style, e.g. watercolor
discord-option-count = How many, 1 to 4
discord-option-resolution = How large, e.g. 2K
discord-option-seed = A number, to get the same picture again
discord-option-ref = The reference, e.g. K7Q2MX
discord-option-code = The code that I gave you elsewhere
discord-option-everything = All of yours, not only the newest
discord-option-person = Who
discord-option-credits = How many credits
discord-option-reason = Why; it is written down
discord-option-days = For how many days; 0 is for good
discord-option-tier = The tier's name, as in the configuration
discord-option-provider = The painter's name, as `stats` shows it
discord-option-words = What people are told; leave it out to end the maintenance
discord-option-window = In which time
discord-option-number = How many requests; 0 lifts the limit
discord-option-channel = Which channel; left out: this one (limits: the whole server)
discord-option-level = 0 strictest to 6 loosest; left out: as the settings say
discord-option-everywhere = In the whole server instead of one channel
discord-option-mode = listen: every message · ignore: only when meant · block: never · unblock: as the settings say
discord-option-names = Names with commas between them; "all" lifts it; left out it shows what is allowed
discord-option-painter = The painter whose account is to be used
discord-option-forget = Forget the key instead of giving one
discord-option-server = The server's number; left out: this one
discord-option-payer = Who pays first: the server's pot or each person
discord-option-decision = Let in, or no more
discord-option-what = People or places
discord-privacy-policy = What is stored, and for how long
discord-privacy-export = A copy of all that is stored about you
discord-privacy-delete = Forget everything about you; asks once more

discord-admin = Look after the bot in this server
discord-admin-limits = How many requests this server or a channel may make
discord-admin-channels = Where the bot listens, answers only when meant, or is silent
discord-admin-models = Which models may be used here
discord-admin-styles = Which styles may be used here
discord-admin-tolerance = How much the painters' own filters let through here
discord-admin-key = Give this server its own key at a painter, or have it forgotten
discord-admin-stats = What was painted here in the last 30 days
discord-operator-try = What these words would become; nothing is queued or charged
discord-admin-top = Who asked for most here
discord-operator-grant = Give a person credits
discord-operator-take = Take credits from a person
discord-operator-pot = Give a server credits that its members share, or take some out
discord-operator-pays = Whether a server's pot pays before its members
discord-operator-payback = Give a payment back, by its charge
discord-operator-access = Let a person or a server in, or no more
discord-operator-tier = Give a person a tier
discord-operator-ban = Keep a person from using the bot
discord-operator-unban = Let a person use the bot again
discord-operator-who = A person's credits and standing
discord-operator-dead-letters = Requests that could not be finished
discord-operator-retry = A failed request once more
discord-operator-refund = Give back what a request cost
discord-operator-drop = Close a failed request for good
discord-operator-strike = Count a strike against a person
discord-operator-lift = Take a person's strikes back, and what followed from them
discord-operator-reviews = What moderation held back until somebody looks at it
discord-operator-list = What waits
discord-operator-approve = Let what was held back go on
discord-operator-deny = Refuse what was held back
discord-operator-pause = Ask a painter nothing for now
discord-operator-resume = Ask a painter again
discord-operator-maintenance = Refuse new requests with your words, or end that
discord-operator-stats = How many requests are where
discord-operator-audit = What was done last, by whom and why
discord-operator-top = Who asked for most
