"""Names made comparable, so that a filter finds what a reader would take for the same spelling."""

from __future__ import annotations

import re
import unicodedata

_POSSESSIVE = re.compile(r"['’]s(?!\w)")


def folded(name: str) -> str:
    """The words of ``name`` without case, accents and punctuation, one space around each: " sheikh said ".

    A possessive ending goes (Russia's = Russia), other apostrophes vanish (Sa'id = Said), other punctuation parts
    words. Empty when there is no letter or digit in it.
    """
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", name).casefold())
    kept = (_kept(character) for character in plain)
    words = "".join(kept).split()
    return f" {' '.join(words)} " if words else ""


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "M" or category in ("Lm", "Sk", "Cf") or character in "'’‘`":
        return ""
    return character if category[0] in "LN" else " "
