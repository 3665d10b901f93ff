"""What stands in which sentence: a page of thousands of sentences is not searched whole for each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from sayso.model import Span
from sayso.reading.parse import Sentence

T = TypeVar("T")
BACK = 40  # characters before an offset in which the last words before it stand


def words_before(text: str, at: int, many: int = 1) -> list[str]:
    """The last words before an offset, in lower case: fewer at the beginning of a text."""
    return text[max(0, at - BACK) : at].lower().split()[-many:]


def closed(text: str, span: Span) -> Span:
    """The span with the bracket that closes one opened in it: "the Libyan National Army (LNA)"."""
    open_one = span.of(text).count("(") > span.of(text).count(")")
    return Span(span.start, span.end + 1) if open_one and text[span.end : span.end + 1] == ")" else span


def by_sentence(
    sentences: Sequence[Sentence], items: Iterable[T], spans: Callable[[T], Iterable[Span]]
) -> Mapping[int, Sequence[T]]:
    """For each sentence's number the items, in order, of which one of the spans meets it."""
    starts = [s.place.span.start for s in sentences]
    ends = [s.place.span.end for s in sentences]
    found: defaultdict[int, list[T]] = defaultdict(list)
    for item in items:
        for i in {i for s in spans(item) for i in range(bisect_right(ends, s.start), bisect_left(starts, s.end))}:
            found[sentences[i].number].append(item)
    return found
