"""How kinds of events, counted groups and states relate, read from ``data/reckoning.toml`` and compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files
from sayso.model import EventType

TABLE = "reckoning.toml"
GROUND = ("repelled", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A type of event: the family it is laid side by side with, its plural, and who is behind it when unnamed."""

    family: str
    noun: str
    doer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReckoningWords:
    """``unspecific``: words for an attack without its means; ``doers``: nouns of who does it, ``rebels`` among them.

    ``either``: how one of several doers is named, if it is not said which.
    ``groups``: noun → group of counted things; ``wider``: group → the group that it is part of.

    ``states``: type → phase → the state that the phase puts the thing in; two states of one type exclude each other.
    ``ground``: held|repelled → the beginnings of words that say so, all of one row together.
    """

    kinds: Mapping[EventType, Kind]
    unspecific: frozenset[str]
    rebels: frozenset[str]
    doers: frozenset[str]
    either: tuple[str, ...]
    groups: Mapping[str, str]
    wider: Mapping[str, str]
    states: Mapping[EventType, Mapping[str, str]]
    ground: Mapping[str, tuple[tuple[str, ...], ...]]

    def part_of(self, group: str, other: str) -> bool:
        """Whether all that is counted as ``group`` is also counted as ``other`` (children are people)."""
        at: str | None = group
        while at is not None:
            if at == other:
                return True
            at = self.wider.get(at)
        return False


@cache
def load() -> ReckoningWords:
    """The table; ``BadLexicon`` where it does not follow its form."""
    table = files.toml(TABLE)
    counted = files.section(TABLE, table, "counted")
    groups: dict[str, str] = {}
    for group in counted:
        for word in files.words(TABLE, table, "counted", group, "words"):
            groups.setdefault(word, group)
    wider = {
        g: str(files.section(TABLE, table, "counted", g)["within"]) for g in counted if "within" in _of(counted, g)
    }
    if unknown := sorted(set(wider.values()) - set(counted)):
        raise BadLexicon(f"{TABLE}: counted: within names {', '.join(unknown)}, which is no group")
    kinds = {kind: _kind(files.section(TABLE, table, "types", kind.value)) for kind in EventType}
    rebels = frozenset(files.words(TABLE, table, "doers", "against"))
    states = {EventType(kind): _states(table, kind) for kind in files.section(TABLE, table, "status")}
    return ReckoningWords(
        kinds=kinds,
        unspecific=frozenset(files.words(TABLE, table, "unspecific", "words")),
        rebels=rebels,
        doers=rebels | frozenset(files.words(TABLE, table, "doers", "any")),
        either=files.words(TABLE, table, "doers", "either"),
        groups=groups,
        wider=wider,
        states=states,
        ground={
            said: tuple(tuple(row.split()) for row in files.words(TABLE, table, "ground", said)) for said in GROUND
        },
    )


def _of(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    return files.section(TABLE, table, key)


def _kind(row: Mapping[str, object]) -> Kind:
    try:
        return Kind(family=str(row["family"]), noun=str(row["noun"]), doer=str(row["doer"]))
    except KeyError as error:
        raise BadLexicon(f"{TABLE}: a row of [types] has no {error}") from error


def _states(table: Mapping[str, object], kind: str) -> dict[str, str]:
    states = files.section(TABLE, table, "status", kind)
    return {phase: state for state in states for phase in files.words(TABLE, table, "status", kind, state)}
