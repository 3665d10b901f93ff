"""What needs the parser: a report or sentence without a word of the tables holds no claim, or no voice.

Most words that name an event are ordinary ones. A report with the room to say what it is about, and no other words, is
about something else: it holds no claim, whichever layers are asked for. The scan is linear, and a word counts under
every form and part of speech that it could have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    """Words of which all must be there: single ones apart, for they decide most texts at once.

    ``several``: the sequences of more than one word, by their longest.
    """

    single: frozenset[str]
    several: Mapping[str, Sequence[frozenset[str]]]

    def meet(self, forms: frozenset[str]) -> bool:
        """Whether all words of some sequence are among these forms."""
        return not self.single.isdisjoint(forms) or any(
            words <= forms for longest in self.several.keys() & forms for words in self.several[longest]
        )


@dataclass(frozen=True, slots=True)
class Sieve:
    """The tables as the scan sees them; ``forms_of``: all forms of a lower-case word, remembered in ``known``.

    ``either``: the words of claims and those of voices.
    """

    claims: Sequences
    unmistakable: Sequences
    voices: Sequences
    either: Sequences
    forms_of: Callable[[str], frozenset[str]]
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def lets_pass(self, text: str, layers: frozenset[str]) -> frozenset[str]:
        """Those of the layers of which the text could hold anything that only the parser can find."""
        words = _words(text)
        forms = self._forms(set(words))
        of_war = len(words) < SHORT or self.unmistakable.meet(forms)
        passed = set()
        if "claims" in layers and of_war and self.claims.meet(forms):
            passed.add("claims")
        if "voices" in layers and (_LABELS.search(text) is not None or self.voices.meet(forms)):
            passed.add("voices")
        return frozenset(passed)

    def tells(self, sentence: str, passed: frozenset[str]) -> bool:
        """Whether a claim or a voice can begin with a word of a sentence; ``passed``: what its report could hold."""
        table = self.either if "claims" in passed else self.voices
        return _LABELS.search(sentence) is not None or table.meet(self._forms(set(_words(sentence))))

    def _forms(self, words: set[str]) -> frozenset[str]:
        for word in words.difference(self.known):
            self.known[word] = self.forms_of(word)
        return frozenset().union(*(self.known[word] for word in words))


def sieve(forms_of: Callable[[str], frozenset[str]]) -> Sieve:
    """The sieve for the tables of events and cues. A blame and a denial are claims by their cue alone."""
    triggers, cues = list(_triggers()), list(_cues(lambda sense: True))
    return Sieve(
        claims=_sequences([*triggers, *_cues(lambda sense: sense in _BLAMING)]),
        unmistakable=_sequences(events.load().unmistakable),
        voices=_sequences(cues),
        either=_sequences([*triggers, *cues]),
        forms_of=forms_of,
    )


def _triggers() -> Iterator[str]:
    table = events.load()
    yield from (*table.verbs, *table.general_verbs, *table.general_nouns, *table.flow, *table.of_it)
    for listed in (*table.nouns.values(), *table.phrases.values()):
        yield from (" ".join(sequence) for sequence, _ in listed)


def _cues(wanted: Callable[[str], bool]) -> Iterator[str]:
    """The words of each cue of these senses; "in" is one only with a word that it governs ("in a survey")."""
    table = speech.load()
    for part in table.by_part.values():
        for form, cues in part.items():
            for cue in (cue for cue in cues if wanted(cue.sense)):
                yield from (" ".join((form, *cue.rest, noun)) for noun in table.governed(cue) or ("",))


def _sequences(listed: Iterable[str]) -> Sequences:
    found = {frozenset(_words(words)) for words in listed}
    single = frozenset(word for words in found if len(words) == 1 for word in words)
    several: dict[str, list[frozenset[str]]] = {}
    for words in found:
        if len(words) > 1 and words.isdisjoint(single):
            several.setdefault(max(words, key=len), []).append(words)
    return Sequences(single, several)


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.lower())
