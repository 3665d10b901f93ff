"""The measures of `make torture` that are the ledger's, in small."""

import pytest

from bench.torture import ledger_kill, ledger_tamper, ledger_writers
from bench.torture.row import Row


@pytest.mark.parametrize("module", [ledger_kill, ledger_tamper, ledger_writers], ids=lambda module: module.__name__)
def test_the_ledger_bears_it(module: object) -> None:
    rows: list[Row] = list(module.measures(quick=True))  # type: ignore[attr-defined]
    assert [row for row in rows if not row.ok] == []
