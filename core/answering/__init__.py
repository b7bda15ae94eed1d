"""Answers that cost nothing."""
