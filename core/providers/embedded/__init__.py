"""The painter without keys: a demonstration that draws from words, and never pretends to be a model."""

from core.providers.embedded.provider import EmbeddedProvider, open_studio

__all__ = ["EmbeddedProvider", "open_studio"]
