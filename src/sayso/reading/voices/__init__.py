"""Voices: who says what."""

from sayso.reading.voices.attributions import voices
from sayso.reading.voices.distinct import distinct

__all__ = ["distinct", "voices"]
