"""Names of witnesses kept out of what is handed on: each becomes "Witness A", also inside quoted words.

Withheld are speakers and links of a reporting chain of the kind witness, and those with a personal name of whom the
report does not say what they are. A personal name is withheld in every report, and each of its words by itself; a
description ("two residents") only in the report that uses it, since another report means other people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.lexicon import actors, linking
from sayso.lexicon.spelling import key
from sayso.model import Claim, SpeakerKind, Statement

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEAST = 3
"""Letters of a word that is withheld by itself; shorter ones are particles."""

BETWEEN = r"[\W_]+"
"""What stands between the words of a name, in prose or in an address."""

HELD = "(withheld: it holds a name)"


@dataclass(frozen=True, slots=True)
class Witness:
    """One whose name is withheld. ``document``: the report in which alone a description means this one."""

    label: str
    name: str
    personal: tuple[str, ...]
    document: str | None

    @property
    def written(self) -> list[str]:
        """The words of the personal name, with the accents of the report and without, the longest first."""
        marked = (word for word in re.split(BETWEEN, self.name) if key(word) in self.personal)
        return sorted({*self.personal, *marked}, key=lambda word: (-len(word), word))


@dataclass(slots=True)
class Withheld:
    """The witnesses of some reports. Get it from ``withheld``; of nobody, it hides nothing."""

    witnesses: tuple[Witness, ...] = ()
    _patterns: dict[frozenset[str], list[tuple[re.Pattern[str], str]]] = field(default_factory=dict)

    def hide(self, text: str, documents: Iterable[str] = ()) -> str:
        """``text`` with labels for names; ``documents``: the reports that it speaks of, for what describes somebody."""
        about = frozenset(documents)
        if about not in self._patterns:
            self._patterns[about] = list(self._made(about))
        for pattern, label in self._patterns[about]:
            text = pattern.sub(label, text)
        return text

    def whole(self, label: str) -> str:
        """A report's name or address, all of it withheld where a name stands in it, in whatever spelling."""
        folded = f" {' '.join(re.split(BETWEEN, key(label)))} "
        names = (word for one in self.witnesses for word in one.personal)
        return HELD if any(f" {word} " in folded for word in names) or self.hide(label) != label else label

    def _made(self, about: frozenset[str]) -> Iterator[tuple[re.Pattern[str], str]]:
        """Whole names first, the longest before the shorter; then single words of names, several of them as one."""
        mine = [one for one in self.witnesses if one.document is None or one.document in about]
        for one in sorted(mine, key=lambda one: (-len(one.name), one.label)):
            yield _whole(one.name), one.label
        for one in mine:
            if one.personal:
                words = "|".join(map(re.escape, one.written))
                pattern = rf"(?<![^\W_])(?:{words})(?:{BETWEEN}(?:{words}))*(?![^\W_])"
                yield re.compile(pattern, re.IGNORECASE), one.label


def withheld(statements: Iterable[Statement]) -> Withheld:
    """Whose names are withheld where these claims are told; labels in the order in which they come."""
    told = list(statements)
    places = {word for one in told for word in _places(one.claim)}
    ordinary = {word for one in told for word in one.evidence.split() if word.islower()}
    known: dict[tuple[str | None, str], Witness] = {}
    for one in told:
        for name in dict.fromkeys(_names(one.claim)):
            if name.lower() in ordinary:
                continue  # a pronoun or a plain noun that begins a sentence
            personal = _personal(name, places)
            home = None if personal else one.claim.document
            place = (home, " ".join(personal) or key(name))
            known.setdefault(place, Witness(f"Witness {_letters(len(known))}", " ".join(name.split()), personal, home))
    return Withheld(tuple(known.values()))


def _names(claim: Claim) -> Iterator[str]:
    speaker = claim.speaker
    told = [(voice.name, voice.kind) for voice in claim.voices]
    if speaker is not None and speaker.entity is None:
        told.append((speaker.name, speaker.kind))
    for name, kind in told:
        if kind is SpeakerKind.WITNESS or (kind is None and _unknown_person(name)):
            yield name


def _unknown_person(name: str) -> bool:
    """Whether somebody of unknown kind is named like a person; a pronoun or a thing that speaks is not."""
    return len(name.split()) > 1 and any(len(word) >= LEAST for word in actors.load().persons(name))


def _personal(name: str, places: set[str]) -> tuple[str, ...]:
    return tuple(word for word in actors.load().persons(name) if len(word) >= LEAST and word not in places)


def _places(claim: Claim) -> Iterator[str]:
    """The words of the places named: they are nobody's own name."""
    if claim.place is not None:
        for name in (claim.place.name, *(ref.name for ref in claim.place.within)):
            yield from key(name).split()


def _whole(name: str) -> re.Pattern[str]:
    """A name or description with or without its article, however its words are parted."""
    words = [re.escape(word) for word in re.split(BETWEEN, name) if word]
    articles = linking.load().articles
    if len(words) > 1 and words[0].casefold() in articles:
        words[0] = f"(?:(?:{'|'.join(sorted(articles))}){BETWEEN})?{words.pop(1)}"
    return re.compile(rf"(?<![^\W_]){BETWEEN.join(words)}(?![^\W_])", re.IGNORECASE)


def _letters(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    number += 1
    while number:
        number, at = divmod(number - 1, len(LETTERS))
        letters = LETTERS[at] + letters
    return letters
