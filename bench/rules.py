"""How often each rule of reading is right: the table of ``sayso.lexicon.measured``, printed.

``python -m bench.rules DATA``: DATA is a folder with reports and their gold claims (``claims/dev.jsonl``). A claim is
gold's when the type is the same and the evidence of the two shares half of the shorter one; each is used once, those
that fit best first. A rule that finds events is right where gold has its claim; another rule is judged in those claims
only, by the value that it gave. Only numbers leave the data.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.own import document
from sayso.contract import ClaimRecord, claim_record
from sayso.ledger.doubts import rules_of
from sayso.model import Options
from sayso.reading import kit, read_documents

FILE = Path("claims") / "dev.jsonl"
LONGEST = 600
"""Characters of evidence that count as such; gold's are shorter by far."""
SMALL = frozenset({"the", "a", "an", "of", "for", "in", "at", "on", "s", "and"})
ANY = "other"
"""Gold's type of what no type fits: a claim with these words is neither right nor wrong."""

Gold = Mapping[str, Any]
Counts = dict[tuple[str, str], list[int]]


def counted(data: Path) -> Counts:
    """For each field and rule: how many values were right, and how many there were."""
    lines = (data / FILE).read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    tools = kit(Options(layers=frozenset({"claims"})))
    found: Counts = defaultdict(lambda: [0, 0])
    for row, reading in zip(rows, read_documents(map(document, rows), tools), strict=True):
        records = [claim_record(claim, reading.document.text) for claim in reading.claims]
        for field, rule, right in _judged(row["claims"], records):
            found[field, rule][0] += right
            found[field, rule][1] += 1
    return found


def _judged(gold: list[Gold], records: list[ClaimRecord]) -> Iterator[tuple[str, str, bool]]:
    """Field, rule, and whether it was right, for all that can be judged."""
    answers = dict(_matched(gold, records))
    for at, record in enumerate(records):
        answer = answers.get(at)
        if answer is not None and answer["event_type"] == ANY:
            continue
        for field, rule in rules_of(record):
            if field == "event":
                yield field, rule, answer is not None
            elif answer is not None:
                yield field, rule, _right(field, answer, record)


def _matched(gold: list[Gold], records: list[ClaimRecord]) -> Iterator[tuple[int, Gold]]:
    """The claims that gold has, by their index, each with gold's; those that fit best first."""
    pairs = [(_fit(one, record), i, j) for i, one in enumerate(gold) for j, record in enumerate(records)]
    used_gold, used = set[int](), set[int]()
    for fit, i, j in sorted(pairs, reverse=True):
        if fit > 0 and i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            yield j, gold[i]


def _fit(gold: Gold, record: ClaimRecord) -> float:
    """How well a claim fits; 0: not at all. Of several in the same words those of gold's stance and speaker do best."""
    start, end = record["evidence"]["start"], record["evidence"]["end"]
    shared = min(end, gold["end"]) - max(start, gold["start"])
    typed = gold["event_type"] == record["event"]["type"]
    if not (typed or gold["event_type"] == ANY) or end - start > LONGEST:
        return 0
    if 2 * shared < min(end - start, gold["end"] - gold["start"]):
        return 0
    whole = max(end, gold["end"]) - min(start, gold["start"])
    alike = sum(_right(field, gold, record) for field in ("polarity", "speaker"))
    return float(1 + 2 * typed + shared / whole + 0.2 * alike)


def _right(field: str, gold: Gold, record: ClaimRecord) -> bool:
    match field:
        case "polarity" | "modality":
            return bool(gold[field] == record["why"][field]["value"])
        case "speaker" | "place":
            named = record["speaker"] if field == "speaker" else record["place"]
            return _same_name(gold[field], named["name"] if named else None)
        case _:
            time = record["time"]
            bounds = (time["earliest"], time["latest"]) if time else (None, None)
            return tuple(map(_day, bounds)) == (_day(gold["time_start"]), _day(gold["time_end"]))


def _same_name(one: str | None, other: str | None) -> bool:
    """Whether half of the words of the shorter name stand in the other."""
    a, b = _words(one), _words(other)
    return 2 * len(a & b) >= min(len(a), len(b)) > 0 if a and b else not one and not other


def _words(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", (name or "").lower())) - SMALL


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def table(counts: Counts) -> Iterator[str]:
    """The lines of the table, fields and rules in alphabetical order."""
    for field in sorted({field for field, _ in counts}):
        yield f"\n[{field}]"
        yield from _rows((rule, right, of) for (other, rule), (right, of) in counts.items() if other == field)


def _rows(rows: Iterable[tuple[str, int, int]]) -> Iterator[str]:
    for rule, right, of in sorted(rows):
        yield f"{json.dumps(rule, ensure_ascii=False)} = [{right}, {of}]"


def main(data: Path) -> None:
    """Print the table, or say why there is none."""
    if not (data / FILE).is_file():
        raise SystemExit(f"nothing was measured: there is no {FILE} in {data}")
    print(
        "# How often rules were right, of how many: made by `python -m bench.rules DATA` (see sayso.lexicon.measured)."
    )
    print("\n".join(table(counted(data))))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m bench.rules DATA (the folder with gold answers)")
    main(Path(sys.argv[1]))
