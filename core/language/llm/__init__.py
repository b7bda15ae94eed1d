"""An optional language model that decides beside the offline rules: gated, bounded, never trusted."""

from core.language.llm.answers import Answer
from core.language.llm.deciding import ModelRefiner, ModelUnderstander
from core.language.llm.dialects import ChatCompletions, Dialect, Gemini, Prices
from core.language.llm.thinking import Limits, Thinking

__all__ = [
    "Answer",
    "ChatCompletions",
    "Dialect",
    "Gemini",
    "Limits",
    "ModelRefiner",
    "ModelUnderstander",
    "Prices",
    "Thinking",
]
