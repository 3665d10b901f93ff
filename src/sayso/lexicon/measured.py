"""How often the rules of reading were right where that was measured, from ``data/measured/rules.toml``.

``python -m bench.rules DATA`` counts it over reports with gold claims: for a rule that finds events, of all claims that
it made those that gold has, too; for a rule of another field, of the claims that gold has those whose value is gold's.
The rules were made with these reports in view, so that the figures are kinder than those of other reports would be.

The table lies in a folder of its own: it changes no reading, and is no part of the digest of the word tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files

TABLE = "measured/rules.toml"
ENOUGH = 8
"""Least number of values by which a rule is judged; of fewer, the share says nothing."""
WEAK = 0.75
"""Least share of right values for a rule to be trusted. Of the rules seen often enough, three lie below, at 0.62 to
0.71; the next lies at 0.79."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many values a rule made where it was measured (``of``), and how many of them were ``right``."""

    right: int = 0
    of: int = 0

    @property
    def seldom(self) -> bool:
        """Whether the rule was met too seldom to be judged."""
        return self.of < ENOUGH

    @property
    def weak(self) -> bool:
        """Whether it was met often enough, and was wrong too often."""
        return not self.seldom and self.right < WEAK * self.of


NEVER = Figures()
"""Those of a rule that was not met."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of every rule that was met, by field and name."""

    by_field: Mapping[str, Mapping[str, Figures]]

    def figures(self, field: str, rule: str) -> Figures:
        """Those of the rule as it reads this field."""
        return self.by_field.get(field, {}).get(rule, NEVER)


@cache
def load() -> Measured:
    """The table, read once; ``BadLexicon`` where it does not follow its form."""
    table = files.toml(TABLE)
    return Measured({field: _figures(files.section(TABLE, table, field)) for field in table})


def _figures(rows: Mapping[str, object]) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for rule, row in rows.items():
        match row:
            case [int(right), int(of)] if 0 <= right <= of:
                found[rule] = Figures(right, of)
            case _:
                raise BadLexicon(f"{TABLE}: {rule}: two numbers are needed, right ones and all")
    return found
