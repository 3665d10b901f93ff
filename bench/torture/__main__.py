"""Runs every measure of this package (a module with ``measures(quick)``) and prints a table; fails if one does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

import bench.torture
from bench.torture.row import Row

WIDTH = 160  # characters, so that no cell is cut where the output is a file


def main() -> int:
    """Read the arguments, measure, print; 1 if a measure is not as wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench.torture", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small version of each measure")
    parser.add_argument("only", nargs="*", help="only these modules")
    given = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True, width=WIDTH)
    table, failed = Table("measure", "wanted", "got", "", box=None), 0
    for row in rows(frozenset(given.only), given.quick):
        console.print(f"{row.name}: {row.got}", style="dim", markup=False)
        table.add_row(row.name, row.wanted, row.got, "ok" if row.ok else "NOT AS WANTED")
        failed += not row.ok
    console.print(table)
    return 1 if failed else 0


def rows(only: frozenset[str], quick: bool) -> Iterator[Row]:
    """The rows of every module that has measures, by the modules' names."""
    for module in sorted(found.name for found in iter_modules(bench.torture.__path__)):
        if module == "__main__" or (only and module not in only):
            continue
        measures = getattr(import_module(f"bench.torture.{module}"), "measures", None)
        if measures is not None:
            yield from measures(quick)


if __name__ == "__main__":
    sys.exit(main())
