"""Times: every temporal expression of a text, resolved."""

from sayso.reading.times.grammar import Hit
from sayso.reading.times.mentions import scan, times

__all__ = ["Hit", "scan", "times"]
