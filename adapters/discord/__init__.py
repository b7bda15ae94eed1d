"""Discord: what people do there comes in, status messages that become pictures go out.

The habits that everything here lives with:

- An interaction is answered within three seconds or its token is dead; the token lives for fifteen
  minutes. A public answer is an ordinary message, which the bot's own token may edit for ever; a
  private one, and one where the bot is no member, can be edited by the interaction's token only.
- Events may come several times, and those of the time when nobody listened never.
- All messages of a channel share one budget of edits. The library queues what is beyond it, so a
  final would wait behind stale progress: `adapters.status` paces before the library has to.
- Buttons carry their meaning, and every press comes to one router: the library's own views keep state
  and lose it. What goes out is Discord's own JSON (`payloads`), what comes back is read for its id.
- A message with the components-V2 flag keeps it: it can never have plain content again.
"""
