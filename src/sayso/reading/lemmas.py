"""Dictionary forms from the model's own tables: exceptions first, then endings that lead to a known word.

The tables are WordNet's, as they come with spaCy's English models. A model without them gives the form itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

BASE_TAGS = frozenset({"NN", "VB", "JJ", "RB"})  # Penn tags of forms that are dictionary forms already

INFLECTED = ("noun", "verb", "adj", "adv")


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Tables by lower-case part of speech; ``known`` remembers what was looked up."""

    exceptions: dict[str, dict[str, list[str]]]
    endings: dict[str, list[tuple[str, str]]]
    words: dict[str, frozenset[str]]
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, lower: str, pos: str, tag: str) -> str:
        """The dictionary form of a lower-case word of this part of speech and Penn tag."""
        if tag in BASE_TAGS:
            return lower
        key = (lower, pos)
        if key not in self.known:
            self.known[key] = self._look_up(lower, pos.lower())
        return self.known[key]

    def _look_up(self, lower: str, pos: str) -> str:
        exception = self.exceptions.get(pos, {}).get(lower)
        if exception:
            return exception[0]
        stems = [lower[: -len(end)] + new for end, new in self.endings.get(pos, []) if end and lower.endswith(end)]
        dictionary = self.words.get(pos, frozenset())
        likely = next((stem for stem in stems if stem in dictionary), None)
        return likely or next((stem for stem in stems if stem), lower)


def load(nlp: Language) -> Lemmas:
    """The tables of a model's lemmatizer; empty ones where it has none."""
    if "lemmatizer" not in nlp.component_names:
        return Lemmas({}, {}, {})
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not all(lookups.has_table(f"lemma_{name}") for name in ("exc", "rules", "index")):
        return Lemmas({}, {}, {})
    exceptions, rules, index = (lookups.get_table(f"lemma_{name}") for name in ("exc", "rules", "index"))
    return Lemmas(
        {pos: dict(exceptions[pos]) for pos in INFLECTED if pos in exceptions},
        {pos: [(end, new) for end, new in rules[pos]] for pos in INFLECTED if pos in rules},
        {pos: frozenset(index[pos]) for pos in INFLECTED if pos in index},
    )
