"""The triggers of events, compiled from events.toml: which words, in which part of a clause, name which event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files
from sayso.model import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of event: its codebook type, its codes in ACLED and PLOVER, what must and must not stand beside it."""

    type: EventType
    acled: str | None
    plover: str | None
    needs: str | None
    unless: frozenset[str]
    example: str
    near_miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Entries by lemma sequence (words parted by one space; a hyphen is a word of its own).

    ``nouns`` and ``phrases`` are keyed by their last and first word; ``general_verbs`` and ``general_nouns`` give
    the type of an attack whose means is not said, ``None`` where there is none then; ``repeating`` are the general
    verbs that then repeat the attack told last.
    """

    entries: tuple[Entry, ...]
    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    means: dict[str, Entry]
    kinds: dict[str, Entry]
    general_verbs: dict[str, Entry | None]
    repeating: frozenset[str]
    general_nouns: dict[str, Entry | None]
    light: frozenset[str]
    occurrence: frozenset[str]
    prepositional: frozenset[str]
    causative: frozenset[str]
    transparent: frozenset[str]
    about: frozenset[str]
    nobody: frozenset[str]
    empty: frozenset[str]
    flow: frozenset[str]
    pro_forms: frozenset[str]
    mild: frozenset[str]
    arguments: dict[str, frozenset[str]]


RECENT = "recent"
Sequences = dict[str, list[tuple[tuple[str, ...], Entry]]]


def _list(table: object, key: str) -> list[str]:
    listed = table.get(key, []) if isinstance(table, dict) else []
    if not isinstance(listed, list):
        raise BadLexicon(f"events.toml: {key} must be a list of words")
    return [str(word) for word in listed]


def _table(table: object, key: str) -> dict[str, object]:
    found = table.get(key) if isinstance(table, dict) else None
    if not isinstance(found, dict):
        raise BadLexicon(f"events.toml: [{key}] is missing")
    return found


def split(words: str) -> tuple[str, ...]:
    """ "cease-fire" → ("cease", "-", "fire"): as the tokenizer parts them."""
    return tuple(words.replace("-", " - ").split())


def _entry(table: dict[str, object]) -> Entry:
    def text(key: str) -> str | None:
        value = table.get(key)
        return None if value is None else str(value)

    try:
        kind = EventType(str(table["type"]))
    except (KeyError, ValueError) as error:
        raise BadLexicon(f"events.toml: an entry has no known type ({error})") from error
    return Entry(
        type=kind,
        acled=text("acled"),
        plover=text("plover"),
        needs=text("needs"),
        unless=frozenset(_list(table, "unless")),
        example=text("example") or "",
        near_miss=text("not") or "",
    )


def _sorted(found: Sequences) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    return {key: tuple(sorted(listed, key=lambda pair: -len(pair[0]))) for key, listed in found.items()}


def _defaults(listed: dict[str, object], first: dict[EventType, Entry]) -> dict[str, Entry | None]:
    return {lemma: first[EventType(str(kind))] if kind not in ("", RECENT) else None for lemma, kind in listed.items()}


@cache
def load() -> EventWords:
    """The table, read once; of two entries with the same words the first wins."""
    table = files.toml("events.toml")
    listed = table.get("event")
    if not isinstance(listed, list):
        raise BadLexicon("events.toml: [[event]] is missing")
    verbs: dict[str, tuple[Entry, ...]] = {}
    means: dict[str, Entry] = {}
    kinds: dict[str, Entry] = {}
    nouns: Sequences = {}
    phrases: Sequences = {}
    entries: list[Entry] = []
    for row in listed:
        entry = _entry(row)
        entries.append(entry)
        for word in _list(row, "verbs"):
            if len(split(word)) > 1:
                phrases.setdefault(split(word)[0], []).append((split(word), entry))
            verbs[word] = (*verbs.get(word, ()), entry)
        for word in _list(row, "nouns"):
            nouns.setdefault(split(word)[-1], []).append((split(word), entry))
        for word in _list(row, "phrases"):
            phrases.setdefault(split(word)[0], []).append((split(word), entry))
        for word in _list(row, "means"):
            means.setdefault(word, entry)
        for word in _list(row, "kinds"):
            kinds.setdefault(word, entry)
    # the plainest entry of a type stands for it where only the type is known
    plain = {EventType.GROUND_ATTACK: "Attack"}
    first: dict[EventType, Entry] = {}
    for entry in entries:
        if entry.type not in plain or plain[entry.type] == entry.acled:
            first.setdefault(entry.type, entry)
    general = _table(table, "general")
    light = _table(table, "light")
    arguments = _table(table, "arguments")
    return EventWords(
        entries=tuple(entries),
        verbs=verbs,
        nouns=_sorted(nouns),
        phrases=_sorted(phrases),
        means=means,
        kinds=kinds,
        general_verbs=_defaults(_table(general, "verbs"), first),
        general_nouns=_defaults(_table(general, "nouns"), first),
        repeating=frozenset(lemma for lemma, kind in _table(general, "verbs").items() if kind == RECENT),
        light=frozenset(_list(light, "verbs")),
        occurrence=frozenset(_list(light, "occurrence")),
        causative=frozenset(_list(light, "causative")),
        transparent=frozenset(_list(light, "transparent")),
        about=frozenset(_list(light, "about")),
        empty=frozenset(_list(light, "empty")),
        nobody=frozenset(_list(light, "nobody")),
        mild=frozenset(_list(light, "mild")),
        prepositional=frozenset(_list(light, "prepositional")),
        flow=frozenset(_list(light, "flow")),
        pro_forms=frozenset(_list(light, "pro_forms")),
        arguments={key: frozenset(_list(arguments, key)) for key in arguments},
    )
