"""Figures for whoever runs the bot, and what they are told without asking."""
