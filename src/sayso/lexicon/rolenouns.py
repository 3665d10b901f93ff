"""Role nouns ("spokesman", "resident", "warplane") with what they mean, read from ``data/roles.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lexicon import files
from sayso.model import SpeakerKind

TABLE = "roles.toml"

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun. ``kind`` by itself; ``state``: what a state's name beside it means (see roles.toml)."""

    word: str
    group: str
    kind: SpeakerKind | None
    state: str
    fallback: SpeakerKind | None


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    last = words[-1]
    if last.endswith("man"):
        last = last[:-3] + "men"
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        last = last[:-1] + "ies"
    else:
        last += "s"
    return (*words[:-1], last)


def _group(name: str, table: Mapping[str, object], fallback: Mapping[str, object]) -> list[Role]:
    kind = SpeakerKind(str(table["kind"])) if table["kind"] else None
    return [
        Role(word, name, kind, str(table["state"]), SpeakerKind(str(fallback[word])) if word in fallback else None)
        for word in files.words(TABLE, table, "words")
    ]


def nouns(table: Mapping[str, object]) -> dict[str, tuple[tuple[tuple[str, ...], Role], ...]]:
    """Singular and plural forms of every role noun of ``table``, by their first word, longest first."""
    fallback = files.section(TABLE, table, "fallback")
    by_first: dict[str, dict[tuple[str, ...], Role]] = {}
    for group, entries in table.items():
        if not isinstance(entries, dict) or "state" not in entries:
            continue
        for role in _group(group, entries, fallback):
            words = tuple(_TOKEN.findall(role.word))
            for forms in (words, _plural(words)):
                by_first.setdefault(forms[0], {}).setdefault(forms, role)
    return {first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in by_first.items()}
