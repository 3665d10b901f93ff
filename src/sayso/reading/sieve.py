"""Which reports need the parser: one without a word of the tables holds no claim, or no voice, whatever its trees.

Most words that name an event are ordinary ones. A report with the room to say what it is about, and no other words, is
about something else: it holds no claim, whichever layers are asked for. The scan is linear, and a word counts under
every form and part of speech that it could have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.lexicon import events, speech
from sayso.reading.stance import DENIALS

SHORT = 150
"""Words: a shorter report may be of war and not have the room to say so. Of stretches of 20 words of war reports one in
five has no unmistakable word, of 50 words one in 27, of 100 words one in 275, of 150 words none of 309."""

_LETTERS = re.compile(r"[^\W\d_]+")
_LABELS = re.compile(r"[:—–]|--|\s-\s")  # "Witness: …", "No troops - Moscow": voices without a cue word
_BLAMING = DENIALS | {"accuse"}


@dataclass(frozen=True, slots=True)
class Sequences:
    """Words of which all must be there: single ones apart, for they decide most texts at once."""

    single: frozenset[str]
    several: tuple[frozenset[str], ...]

    def meet(self, forms: frozenset[str]) -> bool:
        """Whether all words of some sequence are among these forms."""
        return not self.single.isdisjoint(forms) or any(words <= forms for words in self.several)


@dataclass(frozen=True, slots=True)
class Sieve:
    """The tables as the scan sees them; ``forms_of``: all forms of a lower-case word, remembered in ``known``."""

    claims: Sequences
    unmistakable: Sequences
    voices: Sequences
    forms_of: Callable[[str], frozenset[str]]
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def lets_pass(self, text: str, layers: frozenset[str]) -> frozenset[str]:
        """Those of the layers of which the text could hold anything that only the parser can find."""
        words = _LETTERS.findall(text.lower())
        forms = self._forms(set(words))
        of_war = len(words) < SHORT or self.unmistakable.meet(forms)
        passed = set()
        if "claims" in layers and of_war and self.claims.meet(forms):
            passed.add("claims")
        if "voices" in layers and (_LABELS.search(text) is not None or self.voices.meet(forms)):
            passed.add("voices")
        return frozenset(passed)

    def _forms(self, words: set[str]) -> frozenset[str]:
        for word in words - self.known.keys():
            self.known[word] = self.forms_of(word)
        return frozenset().union(*(self.known[word] for word in words))


def sieve(forms_of: Callable[[str], frozenset[str]]) -> Sieve:
    """The sieve for the tables of events and cues. A blame and a denial are claims by their cue alone."""
    blaming = _cues(lambda sense: sense in _BLAMING)
    return Sieve(
        claims=_sequences([*_triggers(), *blaming]),
        unmistakable=_sequences(events.load().unmistakable),
        voices=_sequences(_cues(lambda sense: True)),
        forms_of=forms_of,
    )


def _triggers() -> Iterator[str]:
    table = events.load()
    yield from (*table.verbs, *table.general_verbs, *table.general_nouns, *table.flow)
    for listed in (*table.nouns.values(), *table.phrases.values()):
        yield from (" ".join(sequence) for sequence, _ in listed)


def _cues(wanted: Callable[[str], bool]) -> Iterator[str]:
    table = speech.load()
    for part in (table.verbs, table.nouns, table.adjectives, table.phrases, table.hedges):
        for form, cues in part.items():
            yield from (" ".join((form, *cue.rest)) for cue in cues if wanted(cue.sense))


def _sequences(listed: Iterable[str]) -> Sequences:
    found = {frozenset(_LETTERS.findall(words.lower())) for words in listed}
    single = frozenset(word for words in found if len(words) == 1 for word in words)
    return Sequences(single, tuple(sorted((w for w in found if w and w.isdisjoint(single)), key=sorted)))
