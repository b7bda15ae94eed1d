"""What only Telegram says: its menus, questions and refusals, in each of its languages."""
