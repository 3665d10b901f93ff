"""Claims: one voice × one event, with what belongs to it."""

from sayso.reading.claims.making import claims

__all__ = ["claims"]
