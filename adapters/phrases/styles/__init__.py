"""What the built-in styles are called in each language."""
