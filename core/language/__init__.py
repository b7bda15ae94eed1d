"""Understanding, refinement and moderation, offline first."""
