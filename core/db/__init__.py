"""The store: SQL in named files, two engines."""
