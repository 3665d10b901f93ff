"""Operators above an event (fail, cease, plan, …) and phases of things with a course, compiled from stance.toml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files
from sayso.model import EventType, Modality

MODAL = (Modality.PLANNED, Modality.POSSIBLE, Modality.DEMANDED)


class Effect(StrEnum):
    """What an operator does to the event below it; explained at the head of data/stance.toml."""

    FAIL = "fail"
    CEASE = "cease"
    REFUSE = "refuse"
    ABANDON = "abandon"
    RULE_OUT = "rule_out"
    PLAN = "plan"
    HEDGE = "hedge"
    DEMAND = "demand"
    CONTINUE = "continue"
    START = "start"
    LACK = "lack"
    TRY = "try"


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceWords:
    """``operators`` by lemma; ``phases`` by (type, lemma); closed lists of words in lower case."""

    operators: dict[str, Effect]
    phases: dict[tuple[EventType, str], str]
    habitual: frozenset[str]
    negation: frozenset[str]
    condition: frozenset[str]
    falsehood: frozenset[str]
    truth: frozenset[str]
    modals: dict[str, Modality]


def _tables(table: dict[str, object], key: str) -> list[dict[str, object]]:
    listed = table.get(key)
    if not isinstance(listed, list):
        raise BadLexicon(f"stance.toml: [[{key}]] is missing")
    return listed


def _words(entry: object, key: str) -> list[str]:
    listed = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(listed, list):
        raise BadLexicon(f"stance.toml: {key} must be a list of words")
    return [str(word) for word in listed]


@cache
def load() -> StanceWords:
    """The table, read once; of two entries with one lemma the first wins."""
    table = files.toml("stance.toml")
    operators: dict[str, Effect] = {}
    for entry in _tables(table, "operator"):
        for lemma in _words(entry, "lemmas"):
            operators.setdefault(lemma, Effect(str(entry["effect"])))
    phases: dict[tuple[EventType, str], str] = {}
    for entry in _tables(table, "phase"):
        for kind in _words(entry, "types"):
            for lemma in _words(entry, "lemmas"):
                phases.setdefault((EventType(kind), lemma), str(entry["phase"]))
    return StanceWords(
        operators=operators,
        phases=phases,
        habitual=frozenset(_words(table["habitual"], "words")),
        negation=frozenset(_words(table["negation"], "words")),
        condition=frozenset(_words(table["condition"], "words")),
        falsehood=frozenset(_words(table["falsehood"], "words")),
        truth=frozenset(_words(table["truth"], "words")),
        modals={word: kind for kind in MODAL for word in _words(table["modal"], kind.value)},
    )
