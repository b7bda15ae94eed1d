"""What only Discord says: its commands, menus and forms, in each of its languages."""
