"""Ways to whoever runs the bot: a chat, a webhook, mail."""
