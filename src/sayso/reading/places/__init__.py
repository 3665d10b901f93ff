"""Places: every toponym of a text, resolved."""

from sayso.reading.places.mentions import places

__all__ = ["places"]
