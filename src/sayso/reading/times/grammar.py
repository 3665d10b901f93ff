"""Finds the matches of the time rules (``timerules``) in the tokens of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.times import time_words
from sayso.reading.times.rules import CORE, PARTS, RULES
from sayso.reading.times.tokens import Tokens, class_set, condensed

_BESIDE = 30  # characters
_GAP = r"(?:[^\S\n]|-|\n(?!\s*\n))+"  # white space (no blank line) or a hyphen
_WORD_BEFORE = re.compile(rf"(\w+%?){_GAP}\Z")
_WORD_AFTER = re.compile(rf"{_GAP}(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One match of a rule: ``first``/``last`` are token positions (end exclusive); ``match`` its captures."""

    rule: str
    tokens: Tokens
    first: int
    last: int
    match: re.Match[str] | None

    @property
    def start(self) -> int:
        """Where the expression begins in the text."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Where the expression ends in the text (exclusive)."""
        return self.tokens.ends[self.last - 1]

    @property
    def words(self) -> str:
        """The expression as written."""
        return self.tokens.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The word or figure right before the expression, lower case; empty where punctuation stands between."""
        found = _WORD_BEFORE.search(self.tokens.text, max(0, self.start - _BESIDE), self.start)
        return found[1].lower() if found else ""

    @property
    def after(self) -> str:
        """The word or figure right after the expression, lower case; empty where punctuation stands between."""
        found = _WORD_AFTER.match(self.tokens.text, self.end, self.end + _BESIDE)
        return found[1].lower() if found else ""

    def word_after(self, count: int) -> str:
        """The ``count``-th word (from 1) after the expression, lower case; empty where punctuation comes first."""
        found = re.compile(rf"{_GAP}(\w+)" * count).match(self.tokens.text, self.end, self.end + _BESIDE * count)
        return found[count].lower() if found else ""

    def follows(self, kind: str) -> bool:
        """Whether the word right before the expression is one of the lexicon's ``[near]`` words of that kind."""
        return self.before in time_words().near[kind]

    def word(self, name: str) -> str:
        """What capture ``name`` holds, lower case; empty where it took no part in the match."""
        if self.match is None:
            return ""
        index = 1
        while (group := f"{name}_{index}") in self.match.re.groupindex:
            first, last = self.match.span(group)
            index += 1
            if last > first:
                return self.tokens.words(first, last).lower()
        return ""


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(_source(pattern))) for name, pattern in RULES)


def _source(pattern: str) -> str:
    while "{" in pattern:
        pattern = re.sub(r"\{(\w+)\}", lambda part: PARTS[part.group(1)], pattern)
    seen: dict[str, int] = {}

    def named(found: re.Match[str]) -> str:
        name = found.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}_{seen[name]}>"

    pattern = re.sub(r"\(([a-z]+\d?):", named, pattern)
    return re.sub(r"\s+", "", re.sub(r"(?<![\w<?])[A-Z][A-Z0-9]*", lambda name: class_set(name.group()), pattern))


def hits(tokens: Tokens) -> list[Hit]:
    """Every match of every rule, longest first where several begin at one token, in order of the text.

    They may overlap; who keeps only some of them goes by this order.
    """
    found: list[tuple[int, int, int, Hit]] = []
    near = condensed(tokens, CORE)
    for order, (name, pattern) in enumerate(_rules()):
        me = "me_1" in pattern.groupindex
        for match in pattern.finditer(near.kinds):
            first, last = match.span("me_1") if me else match.span()
            last -= _full_stop(near, first, last)
            if last > first:
                hit = Hit(rule=name, tokens=near, first=first, last=last, match=match)
                found.append((hit.start, -hit.end, order, hit))
    for name, pattern in (("phrase", _phrase()), ("feast", _feast())):
        for first, last in _spans(tokens, pattern):
            hit = Hit(rule=name, tokens=tokens, first=first, last=last, match=None)
            found.append((hit.start, -hit.end, -1, hit))
    found.sort(key=lambda item: item[:3])
    return [item[3] for item in found]


def _full_stop(tokens: Tokens, first: int, last: int) -> int:
    """1 where the last token is a full stop and not the dot of an abbreviation, else 0."""
    if last - first < 2 or tokens.words(last - 1, last) != ".":
        return 0
    return 0 if time_words().is_short(tokens.words(last - 2, last - 1)) else 1


@cache
def _phrase() -> re.Pattern[str]:
    listed = sorted(time_words().phrases, key=lambda words: (-len(words), words))
    return re.compile(r"\b(?:" + "|".join(r"\s+".join(words) for words in listed) + r")\b", re.IGNORECASE)


@cache
def _feast() -> re.Pattern[str]:
    """The names of holidays, with capitals; an apostrophe may be curly or left out, a dot left out."""
    listed = sorted(time_words().feasts, key=lambda words: (-len(words), words))
    small = time_words().value["of"]
    written = [[word if word in small else word[0].upper() + word[1:] for word in words] for words in listed]
    names = "|".join(r"\s+".join(re.escape(word) for word in words) for words in written)
    return re.compile(r"\b(?:" + names.replace("'", "['’]?").replace(r"\.", r"\.?") + r")\b")


def _spans(tokens: Tokens, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where fixed expressions of the lexicon stand, as token positions."""
    at = [match.span() for match in pattern.finditer(tokens.text)]
    return [(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)) for start, end in at]
