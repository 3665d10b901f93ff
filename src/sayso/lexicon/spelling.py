"""Keys under which a name is found: one exact but for case and marks, one that also forgives transliteration.

The exact key drops case, diacritics, apostrophes and full stops, and reads hyphens as spaces. The tolerant key
further folds what writers of Latin letters disagree on when they render Arabic, Persian, Hebrew and Cyrillic names:
articles and their assimilation (al-, el-, ash-, ez-), vowels and their length, doubled letters, kh/q/k, dj/j, ou/u.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from sayso.lexicon import files

HYPHENS = ("-", "‐", "‑", "–")  # what joins "US" and "led"

_MARKS = dict.fromkeys(map(ord, "'’‘ʼʻʽ`´ʿʾ‛′."), None)
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ħ": "h"}
)
_PIECE = re.compile(r"[^\W_]+")
_CONSONANTS = (
    ("sch", "š"), ("tch", "č"), ("dzh", "j"), ("zh", "ž"), ("kh", "k"), ("gh", "g"), ("sh", "š"), ("ch", "č"),
    ("th", "t"), ("dh", "d"), ("ph", "f"), ("dj", "j"), ("ts", "z"), ("tz", "z"), ("q", "k"), ("x", "ks"),
    ("w", "u"), ("c", "k"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


@cache
def _articles() -> frozenset[str]:
    return frozenset(str(files.toml("places.toml")["articles"]).split())


@cache
def _short_forms() -> dict[str, str]:
    pairs = str(files.toml("places.toml")["short_forms"]).split()
    return dict(pair.split("=", 1) for pair in pairs)


def fold(text: str) -> str:
    """``text`` without case, diacritics and apostrophes (Unicode NFKD; letters without a decomposition by table)."""
    if text.isascii():
        return text.casefold().translate(_MARKS)
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_MARKS)


@lru_cache(maxsize=65536)
def piece(word: str) -> str:
    """The key of one word: folded, with Saint, Mount and Fort as St, Mt and Ft."""
    folded = fold(word)
    return _short_forms().get(folded, folded)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The exact key of a whole name: ``"Deir ez-Zor"`` → ``"deir ez zor"``, ``"U.S."`` → ``"us"``; may be empty."""
    short = _short_forms()
    return " ".join(short.get(part, part) for part in _PIECE.findall(fold(name)))


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    for written, read in _CONSONANTS:
        if written in word:
            word = word.replace(written, read)
    word = _DOUBLED.sub(r"\1", _VOWELS.sub("a", word))
    return word.rstrip("h").rstrip("a") if len(word) > 3 else word


def tolerant(name: str) -> str:
    """The forgiving key: ``Khan Shaykhun`` and ``Khan Sheikhoun`` share one; empty when too little is left to trust.

    At least three consonants must remain, else ordinary words would meet names.
    """
    parts = key(name).split()
    kept = [_sound(part) for i, part in enumerate(parts) if part not in _articles() or len(parts) == 1]
    joined = " ".join(part for part in kept if part)
    return joined if len(joined.replace(" ", "").replace("a", "")) >= 3 else ""
