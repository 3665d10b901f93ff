"""Quantities: every count of a text."""

from sayso.reading.quantities.mentions import quantities

__all__ = ["quantities"]
