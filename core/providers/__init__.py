"""Painters: one dialect per file, facts as data."""
