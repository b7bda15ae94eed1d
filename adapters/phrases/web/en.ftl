# The page where a mask is painted

mask-title = What shall change?
mask-how = Paint over the part that shall change. Everything else stays as it is.
mask-canvas = The picture. Paint with the mouse or a finger. With the keyboard: the arrows move the brush, Space puts it down and lifts it, plus and minus change its size, Backspace takes the last stroke back.
mask-brush = Brush
mask-undo = Undo
mask-clear = Clear
mask-words = What shall be there?
mask-words-hint = a red hat
mask-words-later = Or leave this empty, and say it in the chat.
mask-send = Done
mask-sending = Handing it in…
mask-sent-words = Thank you. The picture comes in the chat; you can close this page.
mask-sent = Thank you. Now say in the chat what shall be there; you can close this page.
mask-failed = That did not arrive. Please try again.
mask-no-picture = The picture cannot be shown just now. Please load the page again.
mask-brush-down = The brush is down.
mask-brush-up = The brush is up.
mask-gone-title = This link is used up
mask-gone = It was for one mask, within an hour. Press Inpaint under the picture for a new one.

# While the store is away

away-title = Just a moment
away = Our memory cannot be reached just now. Nothing is lost; please try again in a few seconds.
