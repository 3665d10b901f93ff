"""What words make of a truce, a passage, an evacuation or talks, read from ``data/threads.toml`` and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files
from sayso.lexicon.spelling import key
from sayso.model import EventType, Modality

TABLE = "threads.toml"

Phrases = frozenset[tuple[str, ...]]
"""Words and phrases as tuples of folded words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the phases and modalities of one type of claim make of its thread; ``ranks``: status → its place in it."""

    phase_first: bool
    phases: Mapping[str, str]
    modalities: Mapping[Modality, str]
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What a truce is for: words before it or in it, phrases after it."""

    name: str
    before: Phrases
    after: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """An ACAPS indicator: one of ``words``, and one of ``beside`` where there are any."""

    code: int
    name: str
    words: Phrases
    beside: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadWords:
    """The table; its parts are explained at their heads in data/threads.toml."""

    courses: Mapping[EventType, Course]
    acts: frozenset[Modality]
    inherent: frozenset[str]
    undone: frozenset[str]
    against: frozenset[str]
    spoken: frozenset[str]
    negated: Mapping[str, str]
    minutes: Mapping[str, int]
    ages: frozenset[str]
    owners: frozenset[str]
    kinds: Mapping[str, Phrases]
    purposes: tuple[Purpose, ...]
    topics: Mapping[EventType, Phrases]
    flow: Phrases
    directions: Mapping[str, str]
    beneficiary: frozenset[str]
    causes: Phrases
    hindered: frozenset[str]
    constraints: tuple[Access, ...]


def first(words: Iterable[str], phrases: Phrases) -> tuple[int, int] | None:
    """Where in ``words`` (folded) the first of ``phrases`` stands, the longest there: start and end, end exclusive."""
    listed = tuple(words)
    longest = max(map(len, phrases), default=0)
    for start in range(len(listed)):
        for end in range(min(len(listed), start + longest), start, -1):
            if listed[start:end] in phrases:
                return start, end
    return None


def folded(text: str) -> tuple[str, ...]:
    """The words of ``text`` as the phrases are kept."""
    return tuple(key(text).split())


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a text: its folded parts, and where it stands (code points, end exclusive)."""

    keys: tuple[str, ...]
    start: int
    end: int


def pieces(text: str) -> tuple[Piece, ...]:
    """The words of ``text``, parted at white space, with their places; those without a letter or digit are left out."""
    found = (Piece(folded(match.group()), match.start(), match.end()) for match in re.finditer(r"\S+", text))
    return tuple(piece for piece in found if piece.keys)


@cache
def load() -> ThreadWords:
    """The table; ``BadLexicon`` where it does not follow its form."""
    table = files.toml(TABLE)
    section = files.section
    return ThreadWords(
        courses={EventType(kind): _course(table, kind) for kind in section(TABLE, table, "status")},
        acts=frozenset(map(Modality, files.words(TABLE, table, "acts", "modalities"))),
        inherent=frozenset(files.words(TABLE, table, "acts", "inherent")),
        against=frozenset(files.words(TABLE, table, "acts", "against")),
        spoken=frozenset(files.words(TABLE, table, "acts", "spoken")),
        undone=frozenset(files.words(TABLE, table, "acts", "undone")),
        negated=_strings(section(TABLE, table, "negated")),
        minutes={unit: _number(minutes) for unit, minutes in section(TABLE, table, "length").items()},
        ages=frozenset(files.words(TABLE, table, "age", "words")),
        owners=frozenset(files.words(TABLE, table, "owner", "words")),
        kinds={kind: _phrases(table, "kind", kind) for kind in section(TABLE, table, "kind")},
        purposes=tuple(_purpose(table, name) for name in section(TABLE, table, "purpose")),
        topics={EventType(kind): _phrases(table, "topic", kind) for kind in section(TABLE, table, "topic")},
        flow=_phrases(table, "flow", "words"),
        directions={
            word: way
            for way in section(TABLE, table, "direction")
            for word in files.words(TABLE, table, "direction", way)
        },
        beneficiary=frozenset(files.words(TABLE, table, "beneficiary", "words")),
        causes=_phrases(table, "cause", "words"),
        hindered=frozenset(files.words(TABLE, table, "hindered", "statuses")),
        constraints=tuple(_access(row) for row in files.sections(TABLE, table, "constraint")),
    )


def _course(table: Mapping[str, object], kind: str) -> Course:
    listed = files.words(TABLE, table, "status", kind, "course")
    modalities = _strings(files.section(TABLE, table, "status", kind, "modality"))
    return Course(
        phase_first=files.section(TABLE, table, "status", kind)["first"] == "phase",
        phases=_strings(files.section(TABLE, table, "status", kind, "phase")),
        modalities={modality: modalities[modality.value] for modality in Modality},
        ranks={status: rank for rank, status in enumerate(listed)},
    )


def _purpose(table: Mapping[str, object], name: str) -> Purpose:
    before, after = (_phrases(table, "purpose", name, side) for side in ("before", "after"))
    return Purpose(name=name, before=before, after=after)


def _access(row: Mapping[str, object]) -> Access:
    words, beside = _phrases(row, "words"), _phrases(row, "with")
    return Access(code=_number(row["code"]), name=str(row["name"]), words=words, beside=beside)


def _phrases(table: Mapping[str, object], *path: str) -> Phrases:
    return frozenset(map(folded, files.words(TABLE, table, *path)))


def _strings(table: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in table.items()}


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise BadLexicon(f"{TABLE}: {value!r} must be a whole number")
    return value
