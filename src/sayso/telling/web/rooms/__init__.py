"""The rooms, one module each; every one has a ``router``."""
