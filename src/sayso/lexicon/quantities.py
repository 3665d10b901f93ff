"""The words of counting, read from ``data/quantities.toml`` and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files

TABLE = "quantities.toml"
EFFECTS = ("at_least", "at_most", "about")


@dataclass(frozen=True, slots=True)
class Around:
    """Expressions for the words right before a number, right after it, and within the next few words."""

    before: re.Pattern[str]
    after: re.Pattern[str]

    def beside(self, text: str, start: int, end: int) -> bool:
        """Whether such words stand beside the number at ``start`` to ``end`` of ``text``."""
        return bool(self.before.search(text, max(0, start - 24), start) or self.after.match(text, end))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """What ``quantities.toml`` holds: word sets by name, and the expressions built from its phrases.

    ``before``/``after``: a qualifier right before/after a number, one named group per effect. ``vague``: low and high
    of a vague count; ``vague_source``: the expression for them, without groups. ``units``: singular or plural word of
    measure → duration|distance|money|other. ``dates``: dates and clock times, whose numbers count nothing.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    vague: Mapping[str, tuple[int, int]]
    vague_source: str
    units: Mapping[str, str]
    unit: re.Pattern[str]
    dates: re.Pattern[str]
    signs: frozenset[str]
    fates: Mapping[str, str]
    further: Around
    part: Around
    sets: Mapping[str, frozenset[str]]


def alternatives(words: Iterable[str]) -> str:
    """Source of an expression for any of ``words``, longest first; spaces match any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def quantity_words() -> QuantityWords:
    """The compiled table; ``BadLexicon`` where it does not follow its form."""
    table = files.toml(TABLE)
    kinds = _lists(files.section(TABLE, table, "units"))
    units = {form: kind for kind, words in kinds.items() for w in words for form in (w, w + "s")}
    sets = {key: frozenset(words) for key, words in _lists({**table, **files.section(TABLE, table, "context")}).items()}
    vague = {phrase: _bounds(phrase, bounds) for phrase, bounds in files.section(TABLE, table, "vague").items()}
    shares = _lists(files.section(TABLE, table, "shares"))
    dates = _dates(alternatives(sets["months"]), alternatives(sets["counted_after_day"]))
    return QuantityWords(
        before=_before(_lists(files.section(TABLE, table, "before"))),
        after=_after(_lists(files.section(TABLE, table, "after"))),
        vague=vague,
        vague_source=rf"(?:{alternatives(vague)})\b",
        units=units,
        unit=re.compile(rf"(?:\s+|-|)(?P<unit>{alternatives(units)})(?![\w])|\s?(?P<percent>%)", re.IGNORECASE),
        dates=dates,
        signs=frozenset(kinds["currency_signs"]),
        further=_around(shares["further_before"], shares["further_after"], ()),
        part=_around(shares["part_before"], shares["part_after"], shares["part_later"]),
        fates={word: fate for fate, told in _lists(files.section(TABLE, table, "fates")).items() for word in told},
        sets=sets,
    )


def _around(before: Iterable[str], after: Iterable[str], later: Iterable[str]) -> Around:
    soon = rf"|(?:\s+[\w'’-]+){{1,4}}\s+(?:{alternatives(later)})" if later else ""
    return Around(
        before=re.compile(rf"\b(?:{alternatives(before)})(?:\s+\w+)?,?\s+\Z", re.IGNORECASE),
        after=re.compile(rf"\s+(?:{alternatives(after)})\b{soon}", re.IGNORECASE),
    )


def _before(phrases: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    filler = alternatives(phrases["filler"])
    effects = "|".join(f"(?P<{effect}>{alternatives(phrases[effect])})" for effect in EFFECTS)
    return re.compile(rf"(?<![\w-])(?:{effects})(?:\s+(?:{filler}))*\s+\Z", re.IGNORECASE)


def _after(phrases: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    effects = "|".join(f"(?P<{effect}>{alternatives(phrases[effect])})" for effect in EFFECTS)
    return re.compile(rf"\s*(?:(?P<plus>\+)(?!\d)|(?:-|\s)(?:{effects})\b)", re.IGNORECASE)


def _dates(months: str, counted: str) -> re.Pattern[str]:
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?P<day>\b{day}(?:\s*(?:-|–|to|and)\s*{day})?(?:\s+of)?[\s-]+(?:{months})\b\.?(?:,?[\s-]+[12]\d{{3}}\b)?"
        rf"|\b(?:{months})\b\.?\s+{day}(?![\d:,]\d|\w|\s+(?:{counted})\b)(?:\s*(?:[-–]|and|to)\s*{day}\b(?!\s+[a-z]+s\b))?(?:,?\s+[12]\d{{3}}\b(?!\s+[a-z]+s\b))?"
        rf"|\b(?:{months})\b\.?,?\s+[12]\d{{3}}\b"
        r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d\d)\b)"
        r"|(?P<clock>\b\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}(?:\.\d\d)?\s*[ap]\.?m\b\.?"
        r"|\b\d{1,2}(?:[.h]\d\d|\d\d)\s*(?:GMT|UTC|hrs|[Hh]ours|[Ll]ocal\s+time|BST|EST|EDT|CET)\b"
        r"|\b(?:at|by|from|until|around|about)\s+\d{1,2}(?:\.\d\d)?\s*(?=GMT|UTC|local\s+time))"
    )


def _lists(table: Mapping[str, object]) -> dict[str, list[str]]:
    return {key: [str(word) for word in value] for key, value in table.items() if isinstance(value, list)}


def _bounds(phrase: str, bounds: object) -> tuple[int, int]:
    if isinstance(bounds, list) and len(bounds) == 2 and all(isinstance(bound, int) for bound in bounds):
        return bounds[0], bounds[1]
    raise BadLexicon(f"{TABLE}: [vague] {phrase} must be [low, high]")
