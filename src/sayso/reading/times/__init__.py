"""Times: every temporal expression of a text, resolved."""

from sayso.reading.times.mentions import times

__all__ = ["times"]
