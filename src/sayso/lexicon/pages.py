"""The words by which web pages name their parts, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.lexicon import files

TABLE = "pages.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Lower-case words of class names and the like, one set for each part of a page (data/pages.toml)."""

    furniture: frozenset[str]
    caption: frozenset[str]
    standfirst: frozenset[str]
    stamp: frozenset[str]


@cache
def load() -> PageWords:
    """The table, read once."""
    table = files.toml(TABLE)
    return PageWords(
        furniture=frozenset(files.words(TABLE, table, "furniture")),
        caption=frozenset(files.words(TABLE, table, "caption")),
        standfirst=frozenset(files.words(TABLE, table, "standfirst")),
        stamp=frozenset(files.words(TABLE, table, "stamp")),
    )
