"""The triggers of events, compiled from events.toml: which words, in which part of a clause, name which event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files
from sayso.model import EventType

TABLE = "events.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of event: its codebook type, its codes in ACLED and PLOVER, what must and must not stand beside it.

    ``subject`` and ``object``: the words of which one must name who does it, and to what it is done; none, if empty.
    """

    type: EventType
    acled: str | None
    plover: str | None
    needs: str | None
    unless: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    example: str
    near_miss: str

    @property
    def apart(self) -> bool:
        """Whether its subject or object tells it from other entries of the same words; such entries come first."""
        return bool(self.subject or self.object)


Phrases = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Entries by lemma sequence (words parted by one space; a hyphen is a word of its own).

    ``nouns`` and ``phrases`` are keyed by their last and first word; ``verbs_apart`` and ``phrases_apart`` are those
    that their subject or object tells apart, which are tried before all others. ``general_verbs`` and
    ``general_nouns`` give the type of an attack whose means is not said, ``None`` where there is none then;
    ``repeating`` are the general verbs that then repeat the attack told last, ``aimed`` what they are with none told.
    ``coming_down``: verbs by which bombs fall, and by which ``manned`` aircraft attack nobody. ``unmistakable``: words
    of which a report that is not about something else altogether has at least one.
    """

    entries: tuple[Entry, ...]
    verbs: dict[str, tuple[Entry, ...]]
    verbs_apart: dict[str, tuple[Entry, ...]]
    nouns: Phrases
    phrases: Phrases
    phrases_apart: Phrases
    means: dict[str, Entry]
    kinds: dict[str, Entry]
    general_verbs: dict[str, Entry | None]
    repeating: frozenset[str]
    general_nouns: dict[str, Entry | None]
    aimed: dict[str, Entry | None]
    coming_down: frozenset[str]
    manned: frozenset[str]
    light: frozenset[str]
    occurrence: frozenset[str]
    prepositional: frozenset[str]
    causative: frozenset[str]
    terms: frozenset[str]
    transparent: frozenset[str]
    about: frozenset[str]
    nobody: frozenset[str]
    empty: frozenset[str]
    flow: frozenset[str]
    pro_forms: frozenset[str]
    towards: frozenset[str]
    mild: frozenset[str]
    manner: frozenset[str]
    claiming: frozenset[str]
    of_it: frozenset[str]
    arguments: dict[str, frozenset[str]]
    unmistakable: frozenset[str]


RECENT = "recent"
Sequences = dict[str, list[tuple[tuple[str, ...], Entry]]]


def _list(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The words under a key that an entry may leave out."""
    return files.words(TABLE, row, key) if key in row else ()


def split(words: str) -> tuple[str, ...]:
    """ "cease-fire" → ("cease", "-", "fire"): as the tokenizer parts them."""
    return tuple(words.replace("-", " - ").split())


def _group(table: Mapping[str, object], key: str, arguments: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of the groups of arguments that an entry names under a key."""
    listed = _list(table, key)
    unknown = [group for group in listed if group not in arguments]
    if unknown:
        raise BadLexicon(f"{TABLE}: {key} is no group of arguments: {', '.join(unknown)}")
    return frozenset[str]().union(*(arguments[group] for group in listed))


def _entry(table: dict[str, object], arguments: Mapping[str, frozenset[str]]) -> Entry:
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
        subject=_group(table, "subject", arguments),
        object=_group(table, "object", arguments),
        example=text("example") or "",
        near_miss=text("not") or "",
    )


def _sorted(found: Sequences) -> Phrases:
    return {key: tuple(sorted(listed, key=lambda pair: -len(pair[0]))) for key, listed in found.items()}


def _apart(listed: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in listed if entry.apart or entry.needs == "sexual")


def _defaults(listed: Mapping[str, object], first: dict[EventType, Entry]) -> dict[str, Entry | None]:
    return {lemma: first[EventType(str(kind))] if kind not in ("", RECENT) else None for lemma, kind in listed.items()}


@cache
def load() -> EventWords:
    """The table, read once; of two entries with the same words the first wins."""
    table = files.toml(TABLE)
    verbs: dict[str, tuple[Entry, ...]] = {}
    means: dict[str, Entry] = {}
    kinds: dict[str, Entry] = {}
    nouns: Sequences = {}
    phrases: Sequences = {}
    entries: list[Entry] = []
    groups = files.section(TABLE, table, "arguments")
    arguments = {key: frozenset(files.words(TABLE, groups, key)) for key in groups}
    for row in files.sections(TABLE, table, "event"):
        entry = _entry(row, arguments)
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
    general = files.section(TABLE, table, "general")
    light = files.section(TABLE, table, "light")
    return EventWords(
        entries=tuple(entries),
        verbs=verbs,
        verbs_apart={word: told for word, listed in verbs.items() if (told := _apart(listed))},
        nouns=_sorted(nouns),
        phrases=_sorted(phrases),
        phrases_apart=_sorted(
            {word: apart for word, listed in phrases.items() if (apart := [pair for pair in listed if pair[1].apart])}
        ),
        means=means,
        kinds=kinds,
        general_verbs=_defaults(files.section(TABLE, general, "verbs"), first),
        general_nouns=_defaults(files.section(TABLE, general, "nouns"), first),
        repeating=frozenset(lemma for lemma, kind in files.section(TABLE, general, "verbs").items() if kind == RECENT),
        aimed=_defaults(files.section(TABLE, general, "aimed"), first),
        coming_down=frozenset(files.words(TABLE, general, "coming_down")),
        manned=frozenset(files.words(TABLE, general, "manned")),
        light=frozenset(files.words(TABLE, light, "verbs")),
        occurrence=frozenset(files.words(TABLE, light, "occurrence")),
        causative=frozenset(files.words(TABLE, light, "causative")),
        terms=frozenset(files.words(TABLE, light, "terms")),
        transparent=frozenset(files.words(TABLE, light, "transparent")),
        about=frozenset(files.words(TABLE, light, "about")),
        empty=frozenset(files.words(TABLE, light, "empty")),
        nobody=frozenset(files.words(TABLE, light, "nobody")),
        claiming=frozenset(files.words(TABLE, light, "claiming")),
        of_it=frozenset(files.words(TABLE, light, "of_it")),
        towards=frozenset(files.words(TABLE, light, "towards")),
        mild=frozenset(files.words(TABLE, light, "mild")),
        manner=frozenset(files.words(TABLE, light, "manner")),
        prepositional=frozenset(files.words(TABLE, light, "prepositional")),
        flow=frozenset(files.words(TABLE, light, "flow")),
        pro_forms=frozenset(files.words(TABLE, light, "pro_forms")),
        arguments=arguments,
        unmistakable=frozenset(files.words(TABLE, table, "unmistakable", "words")),
    )
