"""The process: command line, configuration, wiring, life cycle."""
