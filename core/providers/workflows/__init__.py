"""Workflows for ComfyUI in its API format, with places for what a request brings; see docs/providers."""
