"""The words of page layout, compiled: furniture, captions, stamps, abbreviations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.lexicon import files

TABLE = "layout.toml"


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
    bullets: tuple[str, ...]


@cache
def load() -> LayoutWords:
    """The table, read once."""
    table = files.toml(TABLE)
    return LayoutWords(
        furniture_starts=files.words(TABLE, table, "furniture_starts"),
        furniture_holds=files.words(TABLE, table, "furniture_holds"),
        stamp_starts=files.words(TABLE, table, "stamp_starts"),
        stamp_ends=files.words(TABLE, table, "stamp_ends"),
        caption_credits=frozenset(files.words(TABLE, table, "caption_credits")),
        caption_holds=files.words(TABLE, table, "caption_holds"),
        abbreviations=frozenset(files.words(TABLE, table, "abbreviations")),
        sentence_openers=frozenset(files.words(TABLE, table, "sentence_openers")),
        closing_abbreviations=frozenset(files.words(TABLE, table, "closing_abbreviations")),
        bullets=files.words(TABLE, table, "bullets"),
    )
