"""The sections of the configuration, each with its keys, defaults and bounds."""
