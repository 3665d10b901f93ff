"""Cuts a text into tokens and gives each the classes that the time grammar speaks of.

Every distinct set of classes is one character, so that a whole text becomes a string as long as its tokens, and a
rule of the grammar becomes an ordinary regular expression over that string (``class_pattern``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from sayso.lexicon.times import time_words

_RUN = 40  # tokens: no expression is longer; longer runs of known words are cut, which keeps matching linear
_FIRST = 0x4E00  # characters for sets of classes start here, clear of every operator of regular expressions
# Classes that the shape of a token gives, beside those of the lexicon.
SHAPES = (
    frozenset({"DATE"}),
    frozenset({"CLOCK"}),
    frozenset({"DECADE4"}),
    frozenset({"DAYTH"}),
    frozenset({"NTH"}),
    frozenset({"SHORTYEAR"}),
    frozenset({"DAY", "NUM", "TWO"}),
    frozenset({"NUM", "TWO"}),
    frozenset({"YEAR", "NUM", "FOUR"}),
    frozenset({"NUM", "FOUR"}),
    frozenset({"NUM"}),
    frozenset({"MONEY"}),
    frozenset({"ERA"}),
    frozenset({"BREAK"}),
    frozenset({"DASH"}),
    frozenset({"DOT"}),
    frozenset({"COMMA"}),
    frozenset({"SLASH"}),
    frozenset({"POSS"}),
)
OTHER = frozenset({"OTHER"})
_TOKEN = r"""
 (?P<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\w)
        |(?<![\w.,/])\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\w/])
        |(?<![\w-])\d{1,2}-(?:MONTHS)[a-z]*-(?:\d{4}|\d\d)(?![\w-])
        |(?<![\w-])\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)(?![\w-]))
|(?P<clock>(?<![\w.,:$£€])\d{1,2}(?:[:.]\d\d){0,2}[\s-]?(?:[ap]\.\s?m\b\.?|[ap]m\b)
        |(?<![\w.,:$£€])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:hrs|hours|h))?(?![\w:])
        |(?<![\w.,:$£€])[0-2]\d[0-5]\d\s?(?:hrs|h)(?!\w))
|(?P<decade4>(?<!\w)(?:\d{2,3}|['’]?\d)0['’]?s(?!\w))
|(?P<nth>(?<!\w)\d+(?:st|nd|rd|th)(?!\w))
|(?P<shortyear>(?<!\w)['’]\d\d(?!\w))
|(?P<money>[$£€]\s?\d[\d.,]*)
|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?(?:\s\d/\d(?!\d))?)
|(?P<era>(?<!\w)(?:b\.\s?c\.?(?:\s?e\.)?|a\.d\.|bce?(?!\w)))
|(?P<word>[^\W\d_]+)
|(?P<break>\n[^\S\n]*\n\s*)
|(?P<poss>(?<=\w)['’](?:s?(?!\w)|(?<=\bo['’])(?=clock\b)))
|(?P<dash>[-–—‑])
|(?P<dot>\.)|(?P<comma>,)|(?P<slash>/)
|(?P<mark>[^\w\s])
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """``kinds``: one character a token; ``starts``/``ends``: where in ``text`` (code points) each token stands."""

    text: str
    kinds: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def words(self, first: int, last: int) -> str:
        """The text of tokens ``first`` up to, not including, ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


@cache
def _alphabet() -> dict[frozenset[str], str]:
    """Set of classes (upper case) → its character."""
    sets = {frozenset(name.upper() for name in classes) for classes in time_words().classes.values()}
    ordered = sorted(sets | set(SHAPES) | {OTHER}, key=sorted)
    return {classes: chr(_FIRST + index) for index, classes in enumerate(ordered)}


@cache
def _words() -> dict[str, str]:
    """Lower-case word → its character."""
    alphabet = _alphabet()
    return {w: alphabet[frozenset(c.upper() for c in classes)] for w, classes in time_words().classes.items()}


@cache
def _token() -> re.Pattern[str]:
    months = "|".join(sorted({month[:3] for month in time_words().value["month"]}))
    return re.compile(_TOKEN.replace("MONTHS", months), re.VERBOSE | re.IGNORECASE)


@cache
def class_set(name: str) -> str:
    """The characters whose sets hold class ``name``, as a regular expression's set; ``KeyError`` if there are none."""
    found = "".join(sorted(char for classes, char in _alphabet().items() if name in classes))
    if not found:
        raise KeyError(name)
    return f"[{found}]"


@cache
def _shape() -> dict[str, str]:
    """Name of the token pattern's group → the character of its class."""
    alphabet = _alphabet()
    names = ("date", "clock", "decade4", "shortyear", "money", "era", "break", "dash", "dot", "comma", "slash", "poss")
    return {name: alphabet[frozenset({name.upper()})] for name in names} | {"mark": alphabet[OTHER]}


@cache
def _figures() -> dict[str, str]:
    alphabet = _alphabet()
    return {
        "day": alphabet[frozenset({"DAY", "NUM", "TWO"})],
        "two": alphabet[frozenset({"NUM", "TWO"})],
        "year": alphabet[frozenset({"YEAR", "NUM", "FOUR"})],
        "four": alphabet[frozenset({"NUM", "FOUR"})],
        "num": alphabet[frozenset({"NUM"})],
        "dayth": alphabet[frozenset({"DAYTH"})],
        "nth": alphabet[frozenset({"NTH"})],
    }


def _figure(number: str) -> str:
    if not number.isdigit() or not number.isascii():
        return "num"
    if len(number) <= 2:
        return "day" if 1 <= int(number) <= 31 else "two"
    if len(number) == 4:
        return "year" if 1000 <= int(number) <= 2100 else "four"
    return "num"


def tokens(text: str) -> Tokens:
    """``text`` as tokens, in order; white space other than an empty line is no token."""
    words, shape, figures, other = _words(), _shape(), _figures(), _alphabet()[OTHER]
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _token().finditer(text):
        group = found.lastgroup or "mark"
        if group == "word":
            kind = words.get(found.group().lower(), other)
        elif group == "number":
            kind = figures[_figure(found.group())]
        elif group == "nth":
            kind = figures["dayth" if 1 <= int(found.group()[:-2]) <= 31 else "nth"]
        else:
            kind = shape[group]
        kinds.append(kind)
        starts.append(found.start())
        ends.append(found.end())
    return Tokens(text=text, kinds="".join(kinds), starts=tuple(starts), ends=tuple(ends))


@cache
def _dense(core: str) -> re.Pattern[str]:
    gap = _alphabet()[OTHER]
    held = "".join(class_set(name)[1:-1] for name in core.split())
    return re.compile(f"[^{gap}]{{0,{_RUN}}}[{held}][^{gap}]{{0,{_RUN}}}")


def condensed(found: Tokens, core: str) -> Tokens:
    """The runs of known words that hold a token of a ``core`` class, each with the unknown token that ends it.

    ``core``: names of classes, with blanks between. What lies outside can hold no expression, and is most of a text.
    """
    gap, end = _alphabet()[OTHER], (len(found.text),)
    starts, ends = found.starts + end, found.ends + end
    runs = [run.span() for run in _dense(core).finditer(found.kinds)]
    return Tokens(
        text=found.text,
        kinds="".join(found.kinds[first:last] + gap for first, last in runs),
        starts=tuple(chain.from_iterable(starts[first : last + 1] for first, last in runs)),
        ends=tuple(chain.from_iterable(ends[first : last + 1] for first, last in runs)),
    )
