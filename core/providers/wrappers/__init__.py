"""Providers around providers: what every painter has, whoever paints."""
