"""Parts of speech by Penn tag, compiled from tags.toml: what the parser's own slow pattern matcher would say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files

AUXILIARY_PLACES = frozenset({"aux", "auxpass"})


@dataclass(frozen=True, slots=True)
class Tags:
    """Universal POS by Penn tag; ``auxiliary``: forms that are auxiliaries wherever they stand; ``lemmas``:

    the dictionary forms of auxiliaries and clitics."""

    by_tag: dict[str, str]
    auxiliary: frozenset[str]
    lemmas: dict[str, str]

    def pos(self, tag: str, dep: str, lower: str) -> str:
        """The universal part of speech of a word with this tag, relation and form."""
        plain = self.by_tag.get(tag, "X")
        if plain == "VERB" and (dep in AUXILIARY_PLACES or lower in self.auxiliary):
            return "AUX"
        if tag == "IN" and dep == "mark":
            return "SCONJ"
        if plain == "DET" and dep not in ("det", "predet", "preconj", "neg", "advmod"):
            return "PRON"  # "denies this"
        return plain


@cache
def load() -> Tags:
    """The table, read once."""
    table = files.toml("tags.toml")
    by_tag, always, lemmas = table.get("pos"), table.get("always_auxiliary"), table.get("lemma")
    if not isinstance(by_tag, dict) or not isinstance(always, list) or not isinstance(lemmas, dict):
        raise BadLexicon("tags.toml: [pos], [lemma] and always_auxiliary are needed")
    return Tags({str(t): str(p) for t, p in by_tag.items()}, frozenset(map(str, always)), dict(lemmas))
