"""Words by which places and times belong to events, compiled from linking.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingWords:
    """``anaphora``: kinds of place by pointing noun (empty: any); the others are lower-case words."""

    anaphora: dict[str, frozenset[str]]
    locative: frozenset[str]
    hosting: frozenset[str]
    parts: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    during: frozenset[str]
    deictic: frozenset[str]
    range_outer: frozenset[str]
    range_inner: frozenset[str]
    range_both: frozenset[str]
    no_later: frozenset[str]
    aside: frozenset[str]
    before_a_day: frozenset[str]
    tolls: frozenset[str]
    alliances: frozenset[str]
    copulas: frozenset[str]
    another: frozenset[str]
    making: frozenset[str]
    recent: frozenset[str]
    offices: frozenset[str]
    adverbial_heads: frozenset[str]
    time_marks: frozenset[str]
    starts: frozenset[str]
    motion: frozenset[str]
    at_place: frozenset[str]
    grounds: frozenset[str]
    urgings: frozenset[str]
    periods: tuple[str, ...]
    bound_for: frozenset[str]
    addressing: frozenset[str]
    stretches: frozenset[str]
    at_ground: frozenset[str]
    things: frozenset[str]
    compass: frozenset[str]
    another_one: frozenset[str]
    articles: frozenset[str]


@cache
def load() -> LinkingWords:
    """The table, read once."""
    table = files.toml("linking.toml")
    anaphora, listed = table.get("anaphora"), table.get("words")
    if not isinstance(anaphora, dict) or not isinstance(listed, dict):
        raise BadLexicon("linking.toml: [anaphora] and [words] are needed")
    return LinkingWords(
        anaphora={noun: frozenset(kinds) for noun, kinds in anaphora.items()},
        articles=frozenset(listed["articles"]),
        locative=frozenset(listed["locative"]),
        hosting=frozenset(listed["hosting"]),
        parts=frozenset(listed["parts"]),
        after=frozenset(listed["after"]),
        before=frozenset(listed["before"]),
        during=frozenset(listed["during"]),
        deictic=frozenset(listed["deictic"]),
        range_outer=frozenset(listed["range_outer"]),
        range_inner=frozenset(listed["range_inner"]),
        range_both=frozenset(listed["range_both"]),
        no_later=frozenset(listed["no_later"]),
        aside=frozenset(listed["aside"]),
        before_a_day=frozenset(listed["before_a_day"]),
        tolls=frozenset(listed["tolls"]),
        alliances=frozenset(listed["alliances"]),
        copulas=frozenset(listed["copulas"]),
        another=frozenset(listed["another"]),
        making=frozenset(listed["making"]),
        recent=frozenset(listed["recent"]),
        offices=frozenset(listed["offices"]),
        adverbial_heads=frozenset(listed["adverbial_heads"]),
        time_marks=frozenset(listed["time_marks"]),
        starts=frozenset(listed["starts"]),
        motion=frozenset(listed["motion"]),
        at_place=frozenset(listed["at_place"]),
        grounds=frozenset(listed["grounds"]),
        urgings=frozenset(listed["urgings"]),
        periods=tuple(listed["periods"]),
        bound_for=frozenset(listed["bound_for"]),
        addressing=frozenset(listed["addressing"]),
        stretches=frozenset(listed["stretches"]),
        at_ground=frozenset(listed["at_ground"]),
        things=frozenset(listed["things"]),
        compass=frozenset(listed["compass"]),
        another_one=frozenset(listed["another_one"]),
    )
