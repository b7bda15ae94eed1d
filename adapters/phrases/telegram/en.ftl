# Telegram: its menus, questions and refusals; commands are what all platforms share.

telegram-done = Done ↑
telegram-hint-edit-prompt = What should change?
telegram-hint-mask-ready = What shall be there?
telegram-open-mask = Paint the mask
telegram-sent-privately = I may not send photos here, so I sent it to you privately.
telegram-no-photos = I may not send photos here. Ask an admin to allow it, or press Start in my private chat. Your picture is kept: /history there shows it.
telegram-in-private = That is for you alone. Press Start in my private chat and ask me there.
telegram-open-private = Open the private chat
telegram-inline-title = Draw: { $words }
telegram-inline-text = 🎨 { $words }
telegram-inline-button = Make your own
telegram-guest-hint = Say what I shall draw behind my name, for example: @{ $bot } a fox in the snow
refused-telegram-picture-too-large = That file is over 20 MB, which is as much as Telegram lets a bot read. Nothing was charged. Send a smaller one, or as a photo.
refused-telegram-download = I could not get that picture from Telegram. Nothing was charged. Please send it again.
refused-telegram-not-manager = Only the admins of this group may do that here. Nothing was changed, nothing was charged.
telegram-invoice-title = { $credits } credits
telegram-invoice-text = { $credits } credits for pictures. They do not end. /terms says what holds, /paysupport helps with payments.
telegram-not-sold = That is not sold any more. Nothing was charged. Please ask for /buy again.
answer-telegram-in-private = Please ask me that in our private chat.
telegram-example-one = draw a fox in the snow
telegram-example-two = draw a lighthouse at dusk in watercolor
telegram-wish-style = in { $style } style
telegram-wish-extend = extend it to the { $side }
telegram-side-left = ← Left
telegram-side-right = Right →
telegram-side-top = ↑ Top
telegram-side-bottom = ↓ Bottom
telegram-more = More »
answer-telegram-hello =
    Hello! I paint what you describe, in your own words: "draw a fox in the snow".
    Then say what should change, "make it night", or send me a picture of yours to change.
    /help says more, /privacy says what is kept of you.
answer-telegram-help =
    Say what you want to see: "draw a fox in the snow".
    Change it by talking: "make it night", "same but in watercolor", "undo".
    Reply to a picture to change that one. Send me one of yours to change it.
    /history shows your pictures, /balance your credits, /settings what holds here.
    /cancel stops a picture on its way, /privacy says what is kept of you.
refused-telegram-nameless = I cannot see who asks, as you write as the group itself. Nothing was charged. Write as yourself: switch “remain anonymous” off, or ask me in a private chat.
refused-telegram-words-only = I read words and pictures only. Nothing was charged. Say what you want to see, or send a photo.
telegram-choose = Choose…
answer-telegram-styles = Say a style with your wish, "in watercolor", or "from now on watercolor". Or choose the one that is kept here.
answer-telegram-original-smaller = The original is over 50 MB, which Telegram does not take, so this is a smaller copy of it ({ $size }).
answer-telegram-hello-private = Hello! In this group I see only what is meant for me: begin with @{ $bot }, reply to one of my pictures, or use /imagine.
answer-telegram-hello-all = Hello! Say what you want to see, for example "draw a fox in the snow", or reply to one of my pictures to change it.
done-telegram-shown = { $model } · ref { $ref }
row-telegram-hears = In this group I see only commands, replies to me, and messages that name @{ $bot }.
