"""The acts of operators and managers, a room for each kind."""
