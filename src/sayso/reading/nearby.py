"""What stands in which sentence: a page of thousands of sentences is not searched whole for each of them."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Span
from sayso.reading.parse import Sentence


def by_sentence(sentences: Sequence[Sentence], items: Iterable[Iterable[Span]]) -> Mapping[int, Sequence[int]]:
    """For each sentence's number, which of the items (each given by its spans) meet it."""
    starts = [s.place.span.start for s in sentences]
    ends = [s.place.span.end for s in sentences]
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, spans in enumerate(items):
        met = {i for s in spans for i in range(bisect.bisect_right(ends, s.start), bisect.bisect_left(starts, s.end))}
        for i in sorted(met):
            found[sentences[i].number].append(number)
    return found
