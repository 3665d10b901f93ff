"""What all measured programs share, sayso's own among them: reports in, findings out, and how long it took."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Report = dict[str, str | None]
"""One report's keys, as sayso is shown them: "id", "text", and "published" (ISO date) where it is known."""

Found = dict[str, object]
"""One finding in the shape that the scorer reads."""

Work = Callable[[list[Report]], Iterable[list[Found]]]
"""What a tool finds in each report, in order."""

_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")


def serve(layer: str, load: Callable[[], Work]) -> None:
    """Load the tool, run it over the reports of the first argument, write to the second, print words and seconds."""
    started = time.perf_counter()
    work = load()
    loaded = time.perf_counter()
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line.strip()]
    begun = time.perf_counter()
    found = list(work(rows))
    done = time.perf_counter()
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for row, items in zip(rows, found, strict=True):
            out.write(json.dumps({"id": row["id"], layer: items}, ensure_ascii=False) + "\n")
    words = sum(len(_WORD.findall(row["text"])) for row in rows)
    print(json.dumps({"words": words, "loading": loaded - started, "reading": done - begun}))


def each(work: Callable[[Report], list[Found]]) -> Work:
    """A tool that takes one report at a time."""
    return lambda reports: map(work, reports)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not empty, with their offsets: several tools lose their place in long texts."""
    return ((match.start(), match.group()) for match in _LINE.finditer(text))
