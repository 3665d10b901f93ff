"""The cue words of the place layer (data/places.toml), compiled once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Sets of words, written small; what each is for stands beside it in the table. ``weights``: halves of a point."""

    common: frozenset[str]
    first_names: frozenset[str]
    titles: frozenset[str]
    capital_titles: frozenset[str]
    prepositions: frozenset[str]
    sure_prepositions: frozenset[str]
    compass: frozenset[str]
    kinds_before: frozenset[str]
    kinds_after: frozenset[str]
    known_by: frozenset[str]
    facility: frozenset[str]
    media: frozenset[str]
    bodies: frozenset[str]
    roads: frozenset[str]
    waters: frozenset[str]
    unknown_cues: frozenset[str]
    name_heads: frozenset[str]
    unknown_after: frozenset[str]
    joins: frozenset[str]
    small_starts: frozenset[str]
    speech: frozenset[str]
    months: frozenset[str]
    seats: frozenset[str]
    bodies_known: frozenset[str]
    function: frozenset[str]
    languages: frozenset[str]
    abbreviated: frozenset[str]
    articles: frozenset[str]
    road_ends: frozenset[str]
    water_ends: frozenset[str]
    weights: dict[str, int]


def _items(text: str) -> list[str]:
    """Words, or with ``|`` between them names of several words."""
    return [part.strip() for part in text.split("|") if part.strip()] if "|" in text else text.split()


@cache
def words() -> PlaceWords:
    """The compiled table; ``BadLexicon`` when a list is missing."""
    table = files.toml("places.toml")
    weights = table.get("weights")
    names = [field.name for field in fields(PlaceWords) if field.name != "weights"]
    missing = [name for name in names if not isinstance(table.get(name), str)]
    if missing or not isinstance(weights, dict):
        raise BadLexicon(f"places.toml lacks {', '.join(missing) or 'weights'}")
    sets = {name: frozenset(_items(str(table[name]))) for name in names}
    return PlaceWords(**sets, weights={str(k): int(v) for k, v in weights.items()})
