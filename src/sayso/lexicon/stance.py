"""Operators above an event (fail, cease, plan, …) and phases of things with a course, compiled from stance.toml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.lexicon import files
from sayso.model import EventType, Modality

TABLE = "stance.toml"

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
    fronted: frozenset[str]
    undone: frozenset[str]
    adding: frozenset[str]
    scarce: frozenset[str]
    condition: frozenset[str]
    falsehood: frozenset[str]
    truth: frozenset[str]
    tests: frozenset[str]
    inventions: frozenset[str]
    made_up: frozenset[str]
    naming: frozenset[str]
    happening: frozenset[str]
    modals: dict[str, Modality]


@cache
def load() -> StanceWords:
    """The table, read once; of two entries with one lemma the first wins."""
    table = files.toml(TABLE)
    operators: dict[str, Effect] = {}
    for entry in files.sections(TABLE, table, "operator"):
        for lemma in files.words(TABLE, entry, "lemmas"):
            operators.setdefault(lemma, Effect(str(entry["effect"])))
    phases: dict[tuple[EventType, str], str] = {}
    for entry in files.sections(TABLE, table, "phase"):
        for kind in files.words(TABLE, entry, "types"):
            for lemma in files.words(TABLE, entry, "lemmas"):
                phases.setdefault((EventType(kind), lemma), str(entry["phase"]))
    return StanceWords(
        operators=operators,
        phases=phases,
        habitual=frozenset(files.words(TABLE, table, "habitual", "words")),
        negation=frozenset(files.words(TABLE, table, "negation", "words")),
        fronted=frozenset(files.words(TABLE, table, "negation", "fronted")),
        undone=frozenset(files.words(TABLE, table, "negation", "undone")),
        adding=frozenset(files.words(TABLE, table, "negation", "adding")),
        scarce=frozenset(files.words(TABLE, table, "negation", "scarce")),
        condition=frozenset(files.words(TABLE, table, "condition", "words")),
        falsehood=frozenset(files.words(TABLE, table, "falsehood", "words")),
        truth=frozenset(files.words(TABLE, table, "truth", "words")),
        tests=frozenset(files.words(TABLE, table, "truth", "tests")),
        inventions=frozenset(files.words(TABLE, table, "falsehood", "inventions")),
        made_up=frozenset(files.words(TABLE, table, "falsehood", "made_up")),
        naming=frozenset(files.words(TABLE, table, "falsehood", "naming")),
        happening=frozenset(files.words(TABLE, table, "happening", "words")),
        modals={word: kind for kind in MODAL for word in files.words(TABLE, table, "modal", kind.value)},
    )
