"""The words of page layout, compiled: furniture, captions, stamps, abbreviations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutWords:
    """Lower-case words and phrases by which the parts of a page are told apart (data/layout.toml)."""

    furniture_starts: tuple[str, ...]
    furniture_holds: tuple[str, ...]
    stamp_starts: tuple[str, ...]
    stamp_ends: tuple[str, ...]
    caption_credits: frozenset[str]
    caption_holds: tuple[str, ...]
    abbreviations: frozenset[str]
    sentence_openers: frozenset[str]
    closing_abbreviations: frozenset[str]


def _words(table: dict[str, object], key: str) -> tuple[str, ...]:
    listed = table.get(key)
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise BadLexicon(f"layout.toml: {key} must be a list of words")
    return tuple(listed)


@cache
def load() -> LayoutWords:
    """The table, read once."""
    table = files.toml("layout.toml")
    return LayoutWords(
        furniture_starts=_words(table, "furniture_starts"),
        furniture_holds=_words(table, "furniture_holds"),
        stamp_starts=_words(table, "stamp_starts"),
        stamp_ends=_words(table, "stamp_ends"),
        caption_credits=frozenset(_words(table, "caption_credits")),
        caption_holds=_words(table, "caption_holds"),
        abbreviations=frozenset(_words(table, "abbreviations")),
        sentence_openers=frozenset(_words(table, "sentence_openers")),
        closing_abbreviations=frozenset(_words(table, "closing_abbreviations")),
    )
