"""The whole bot without a token: a chat in the terminal and a chat page."""
