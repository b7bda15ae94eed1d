"""Running the bot from a chat: an act, how it is typed, who may, and what it does."""
