"""Whether two texts are one, copied, and in what they differ. Pure.

A copy keeps whole sentences; a bulletin of the same form has other numbers and names every few words. So what counts
is the share of the shorter text that stands in runs of ``RUN`` words in both. In runs of five words half a copy (0.56)
and two bulletins of one form (0.52) are nearly the same; in runs of twelve, of the pairs in tests/ledger/pairs.toml,
which were written to calibrate this, copies share 0.56 and more, and others 0.23 and less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.ledger.aligning import Alignment
from sayso.model import Difference, Span

RUN = 12
"""Words in a row that two texts do not share by chance, nor by form."""

COPIED = 0.4
"""Least share of the shorter text that stands in such runs in both, of copies."""

SHINGLE = 5
"""Words of the runs by which copies are looked up."""

ISLAND = 2
"""Words that two texts share by chance in the middle of what differs."""

FORMULA = f"1 {RUN} {COPIED} {SHINGLE}"
"""Changes whenever other texts would be taken for copies."""

_WORD = re.compile(r"\w+")


def plain_words(text: str) -> list[str]:
    """The words without case and punctuation."""
    return [word.casefold() for word in _WORD.findall(text)]


def runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    """Every run of so many words, in order."""
    return [tuple(words[start : start + length]) for start in range(len(words) - length + 1)]


def shared(one: str, other: str) -> float:
    """Share (0 to 1) of the words of the shorter text that stand in runs of ``RUN`` words in both."""
    shorter, longer = sorted((plain_words(one), plain_words(other)), key=len)
    there = set(runs(longer, RUN))
    covered: set[int] = set()
    for start, run in enumerate(runs(shorter, RUN)):
        if run in there:
            covered.update(range(start, start + RUN))
    return len(covered) / len(shorter) if shorter else 0.0


def copied(one: str, other: str) -> float | None:
    """The share, if it is that of a copy."""
    share = shared(one, other)
    return share if share >= COPIED else None


def differences(old: str, new: str, alignment: Alignment) -> tuple[Difference, ...]:
    """What stands in one text where the other has something else, in the order of the older."""
    return tuple(
        Difference(old=_words(old, alignment.old, here), new=_words(new, alignment.new, there))
        for here, there in _gaps(alignment)
    )


def _gaps(alignment: Alignment) -> Iterator[tuple[range, range]]:
    """Runs of words between those that both texts have; a word or two that they share do not part what differs."""
    ends = [*alignment.pairs.items(), (len(alignment.old), len(alignment.new))]
    gaps: list[tuple[range, range]] = []
    before, behind = -1, -1
    for here, there in ends:
        if here - before > 1 or there - behind > 1:
            old, new = range(before + 1, here), range(behind + 1, there)
            if gaps and 0 < old.start - gaps[-1][0].stop <= ISLAND:
                last = gaps.pop()
                old, new = range(last[0].start, old.stop), range(last[1].start, new.stop)
            gaps.append((old, new))
        before, behind = here, there
    yield from gaps


def _words(text: str, words: Sequence[Span], gap: range) -> str:
    return " ".join(text[words[gap[0]].start : words[gap[-1]].end].split()) if gap else ""
