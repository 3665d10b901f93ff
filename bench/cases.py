"""How much of the project's own cases is read right, by layer: what `bench/floors.toml` keeps from falling.

`python -m bench.cases` prints the figures in the form of that file.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.model import Claim, Document, Options, Reading
from sayso.reading import Kit, kit, read_documents
from tests.reading.test_cases import value

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).with_name("floors.toml")
LAYERS = {
    "speakers": ("speaker", "kind", "voices"),
    "stance": ("polarity", "modality", "phase", "factuality"),
    "places": ("place", "within", "resolved"),
    "times": ("earliest", "latest", "basis"),
    "counts": ("counts", "fates", "shares"),
    "actors": ("actors", "entities", "targets"),
}
"""The keys of a case's claim, by the layer that must get them right."""


@dataclass(slots=True)
class Tally:
    """Right ones and all, by figure."""

    right: Counter[str]
    all: Counter[str]

    def add(self, figure: str, right: bool) -> None:
        """Count one more."""
        self.right[figure] += right
        self.all[figure] += 1

    def shares(self) -> dict[str, float]:
        """The share that is right, by figure."""
        return {figure: self.right[figure] / total for figure, total in self.all.items()}


def floors() -> dict[str, float]:
    """The least share of each figure that is put up with."""
    table = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {figure: float(share) for figure, share in table["floors"].items()}


def shares(tools: Kit) -> dict[str, float]:
    """The share of the cases, those that are read wrongly now included, that is right, by figure."""
    tally = Tally(Counter(), Counter())
    rows = list(_rows())
    for row, reading in zip(rows, read_documents(map(_document, rows), tools), strict=True):
        _judge(row, reading, tally)
    return tally.shares()


def _rows() -> Iterator[dict[str, object]]:
    for path in sorted((ROOT / "tests" / "cases").rglob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["case"]


def _document(row: dict[str, object]) -> Document:
    published = row.get("published")
    return Document(id="case", text=str(row["text"]), published=str(published) if published else None)


def _judge(row: dict[str, object], reading: Reading, tally: Tally) -> None:
    """A claim is found by type and words, its fields are judged where it is found; a case is right as a whole."""
    wanted, absent = row.get("claim", []), row.get("not", [])
    assert isinstance(wanted, list) and isinstance(absent, list)
    quiet = not {str(c.type) for c in reading.claims} & set(absent)
    quiet = quiet and row.get("only", len(reading.claims)) == len(reading.claims)
    if "only" in row or absent:
        tally.add("nothing_else", quiet)
    right = [_judge_claim(expected, _fitting(expected, reading), tally) for expected in wanted]
    tally.add("cases", quiet and all(right))


def _fitting(expected: dict[str, object], reading: Reading) -> list[Claim]:
    text, words = reading.document.text, str(expected["words"])
    return [c for c in reading.claims if c.type == expected["event"] and words in c.evidence.of(text)]


def _judge_claim(expected: dict[str, object], fitting: list[Claim], tally: Tally) -> bool:
    tally.add("claims", bool(fitting))
    best = max(fitting, key=lambda claim: len(_right(expected, claim)), default=None)
    right = _right(expected, best) if best is not None else frozenset()
    for layer, keys in LAYERS.items():
        for key in expected.keys() & set(keys) if best is not None else ():
            tally.add(layer, key in right)
    return best is not None and right == expected.keys() - {"words", "event"}


def _right(expected: dict[str, object], claim: Claim) -> frozenset[str]:
    keys = expected.keys() - {"words", "event"}
    return frozenset(key for key in keys if value(claim, key) == expected[key])


def lines(found: dict[str, float]) -> Iterable[str]:
    """The figures as lines of ``floors.toml``, cut (not rounded) to whole hundredths."""
    return (f"{figure} = {int(share * 100) / 100:.2f}" for figure, share in sorted(found.items()))


if __name__ == "__main__":
    print("\n".join(("[floors]", *lines(shares(kit(Options()))))))
