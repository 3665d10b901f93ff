"""Voices: who says what."""

from sayso.reading.voices.attributions import voices

__all__ = ["voices"]
