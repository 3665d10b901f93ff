"""docs/ledger.md tells of every table and column there is, and of no other."""

import re
from pathlib import Path

from sayso.ledger.schema import metadata

DOCS = Path(__file__).parent.parent.parent / "docs" / "ledger.md"


def test_every_table_and_column_is_documented() -> None:
    parts = re.split(r"^### (\w+)$", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    columns = {
        name: {column for row in re.findall(r"^\| (`.*?) \|", part, re.MULTILINE) for column in re.findall(r"\w+", row)}
        for name, part in told.items()
    }
    assert columns == {table.name: set(table.columns.keys()) for table in metadata.tables.values()}
