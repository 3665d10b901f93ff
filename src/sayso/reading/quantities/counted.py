"""What a number counts: the noun group that follows it, up to its head ("women and children", "fighting positions")."""

from __future__ import annotations

import re

from sayso.lexicon.quantities import QuantityWords
from sayso.reading.numbers import value

_WORD = re.compile(r"([^\S\n]+|[^\S\n]*\n[^\S\n]*|-)([^\W_](?:[\w'’.&/-]*[\w'’])?)")
_AND = re.compile(r"\s+(?:and|or)\b")
_REACH = 7


def unit_after(text: str, at: int, words: QuantityWords, *, single: bool) -> str | None:
    """The noun group that starts at character ``at`` of ``text``, as written; ``None`` where nothing is counted.

    ``single``: the number was one, so that the head is a singular.
    """
    group = _group(text, at, words)
    if not group:
        return None
    states = words.sets["states"]
    if group[0][0].lower() in states and not (len(group) > 1 and _counted(group[1][0], words, single=single)):
        return group[0][0]
    head = _head([word for word, _, _ in group], words, single=single)
    if head is None:
        return None
    end = _joined(text, group[head][2], words)
    return text[group[0][1] : end]


def _group(text: str, at: int, words: QuantityWords) -> list[tuple[str, int, int]]:
    """The words after ``at`` that can belong to one noun group: text, start and end of each."""
    group: list[tuple[str, int, int]] = []
    while len(group) < _REACH and (found := _WORD.match(text, at)):
        word = found[2]
        low = word.lower()
        if not group and low in words.sets["skipped"]:
            at = found.end()
            continue
        if low in words.sets["stops"] and not word.isupper() and not (not group and low in words.sets["states"]):
            break
        if value(word) is not None or low in words.vague:
            break
        group.append((word, found.start(2), found.end()))
        at = found.end()
    return group


def _head(group: list[str], words: QuantityWords, *, single: bool) -> int | None:
    """Index of the last of the first run of counted nouns."""
    head: int | None = None
    for index, word in enumerate(group):
        if _counted(word, words, single=single):
            head = index
        elif head is not None and not (
            index + 1 < len(group) and _plain(word) and _counted(group[index + 1], words, single=single)
        ):
            break
    return head


def _plain(word: str) -> bool:
    return word.islower() and not word.endswith(("ed", "ing", "ly"))


def _counted(word: str, words: QuantityWords, *, single: bool) -> bool:
    low = word.lower()
    if low in words.sets["counted"]:
        return not single or low not in words.sets["uncounted_after_one"]
    if single or len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "'s", "’s")):
        return False
    if low.endswith("is") and word.islower():
        return False
    return not (word.isupper() and word.isalpha())


def _joined(text: str, end: int, words: QuantityWords) -> int:
    """The end of the group with a second noun joined by "and" ("women and children")."""
    join = _AND.match(text, end)
    if join is None:
        return end
    more = _group(text, join.end(), words)
    for index, (word, _, last) in enumerate(more[:3]):
        if word.lower() in words.sets["states"] or word.endswith("ing"):
            return end
        if word.islower() and _counted(word, words, single=False) and not _plural_follows(more, index, words):
            return last
    return end


def _plural_follows(group: list[tuple[str, int, int]], index: int, words: QuantityWords) -> bool:
    return index + 1 < len(group[:3]) and _counted(group[index + 1][0], words, single=False)
