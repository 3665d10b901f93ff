"""Text from foreign places, made safe to print: it must not move a cursor, set a title or turn a line around."""

from __future__ import annotations

import unicodedata

_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Bidirectional classes of the controls that re-order what follows (UAX #9)."""


def shown(text: str) -> str:
    """``text`` with every control character, but for line ends and tabs, shown as U+FFFD; as long as before."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def one_line(text: str) -> str:
    """``text`` safe to print and with every run of white space made one space."""
    return " ".join(shown(text).split())


def _shown(character: str) -> str:
    if character in "\n\t":
        return character
    control = unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in _TURNING
    return "\N{REPLACEMENT CHARACTER}" if control or "\ud800" <= character <= "\udfff" else character
