"""The words of time, read from ``data/times.toml`` and compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files

TABLE = "times.toml"
OTHER = ("phrases", "feasts", "lone", "cues", "near", "verbal", "stamp")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """What ``times.toml`` holds.

    ``value``: token class → word → what it stands for. ``classes``: word → the classes it may have.
    ``phrases``: words of a fixed expression → its TIMEX3 value; ``feasts``: a holiday's name → month and day, or days
    from Easter. ``lone``: names that are also other words; ``lone_after``: words after which they are times all the
    same. ``future``/``past``: cues of a clause's direction; ``firm``: those of ``future`` that reach far; ``beside``:
    what points forward right before a time; ``by``: the word of a deadline; ``until``: what ends a time, ahead where
    one of ``granting`` gave it; ``leading``: cues that count only before the time, and not after an article or "to";
    ``clock``: words of a clock time that may stand between. ``near``: words beside an expression that decide what it
    is. ``not_verbal_after``/``never_verbal``: where "-ed" is no past tense.
    ``stamp_lead``: words before a page's date; ``archive``: marks of an old picture; ``saying``: verbs beside the day
    on which news was told.
    """

    value: Mapping[str, Mapping[str, str | int]]
    classes: Mapping[str, frozenset[str]]
    phrases: Mapping[tuple[str, ...], str]
    feasts: Mapping[tuple[str, ...], str]
    lone: frozenset[str]
    lone_after: frozenset[str]
    future: frozenset[str]
    beside: frozenset[str]
    firm: frozenset[str]
    by: frozenset[str]
    until: frozenset[str]
    granting: frozenset[str]
    leading: frozenset[str]
    clock: frozenset[str]
    past: frozenset[str]
    near: Mapping[str, frozenset[str]]
    not_verbal_after: frozenset[str]
    never_verbal: frozenset[str]
    stamp_lead: frozenset[str]
    archive: frozenset[str]
    saying: frozenset[str]

    def is_short(self, word: str) -> bool:
        """Whether ``word`` abbreviates the name of a month or day ("sept", "tues"), so that a dot belongs to it."""
        word = word.lower()
        return any(
            word in names and any(name != word and name.startswith(word) for name in names)
            for names in (self.value["month"], self.value["weekday"])
        )

    def number(self, kind: str, word: str) -> int:
        """The integer that ``word`` stands for in class ``kind``; ``BadLexicon`` when the table holds no integer."""
        found = self.value[kind].get(word.lower())
        if not isinstance(found, int):
            raise BadLexicon(f"{TABLE}: [{kind}] {word} must be a whole number")
        return found

    def code(self, kind: str, word: str) -> str:
        """The code (as a string) that ``word`` stands for in class ``kind``; empty where the table lacks it."""
        return str(self.value[kind].get(word.lower(), ""))


@cache
def time_words() -> TimeWords:
    """The compiled table; ``BadLexicon`` where it does not follow its form."""
    table = files.toml(TABLE)
    value = {name: _values(name, entries) for name, entries in table.items() if name not in OTHER}
    classes: dict[str, set[str]] = {}
    for name, entries in value.items():
        for word in entries:
            classes.setdefault(word, set()).add(name)
    return TimeWords(
        value=value,
        classes={word: frozenset(names) for word, names in classes.items()},
        phrases={tuple(words.split()): str(code) for words, code in _values("phrases", table["phrases"]).items()},
        feasts={tuple(words.split()): str(rule) for words, rule in _values("feasts", table["feasts"]).items()},
        lone=frozenset(files.words(TABLE, table, "lone", "words")),
        lone_after=frozenset(files.words(TABLE, table, "lone", "after")),
        future=frozenset(files.words(TABLE, table, "cues", "future")),
        beside=frozenset(files.words(TABLE, table, "cues", "beside")),
        firm=frozenset(files.words(TABLE, table, "cues", "firm")),
        by=frozenset(files.words(TABLE, table, "cues", "by")),
        until=frozenset(files.words(TABLE, table, "cues", "until")),
        granting=frozenset(files.words(TABLE, table, "cues", "granting")),
        leading=frozenset(files.words(TABLE, table, "cues", "leading")),
        clock=frozenset(files.words(TABLE, table, "cues", "clock")),
        past=frozenset(files.words(TABLE, table, "cues", "past")),
        near={name: frozenset(files.words(TABLE, table, "near", name)) for name in files.section(TABLE, table, "near")},
        not_verbal_after=frozenset(files.words(TABLE, table, "verbal", "before")),
        never_verbal=frozenset(files.words(TABLE, table, "verbal", "never")),
        stamp_lead=frozenset(files.words(TABLE, table, "stamp", "lead")),
        archive=frozenset(files.words(TABLE, table, "stamp", "archive")),
        saying=frozenset(files.words(TABLE, table, "stamp", "saying")),
    )


def _values(name: str, entries: object) -> dict[str, str | int]:
    if not isinstance(entries, dict):
        raise BadLexicon(f"{TABLE}: [{name}] must be a table of word = value")
    for word, value in entries.items():
        if not isinstance(value, str | int) or word != word.lower():
            raise BadLexicon(f"{TABLE}: [{name}] {word}: a lower-case word with a string or a whole number")
    return {str(word): value for word, value in entries.items()}
