"""Which quarter or longer term a company's report speaks of: what its "latest period" and "a year ago" mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.reading.times import calendar


@dataclass(slots=True, kw_only=True)
class Accounts:
    """State of one pass through one text. ``text`` and ``published`` are those of its scene.

    ``quarter``: the quarter spoken of; ``fiscal``: it was called fiscal, so that it may end in another of the
    calendar's; ``term_at``: where a longer term was told after it ("the nine months", "the full year").
    """

    text: str
    published: date | None
    quarter: str | None = None
    fiscal: bool = False
    term_at: int | None = None

    def tell(self, quarter: str, way: int = 0, *, fiscal: bool = False) -> None:
        """Take note of a quarter.

        One that is still to come, or is spoken of as such (``way`` +1) before it has ended, has no accounts yet; one
        before the quarter spoken of, which is over, is only compared with it.
        """
        if not self._begun(quarter, ended=way > 0):
            return
        if not fiscal and quarter < (self.quarter or "") and self._begun(self.quarter, ended=True):
            return
        self.fiscal = fiscal or (self.fiscal and quarter == self.quarter)
        self.quarter, self.term_at = quarter, None

    def tell_term(self, end: int) -> None:
        """Take note of a longer term, told up to ``end``."""
        self.term_at = end if self.quarter else None

    def of_term(self, start: int) -> bool:
        """Whether the paragraph that ``start`` is in speaks of the longer term rather than of the quarter."""
        return self.term_at is not None and "\n\n" not in self.text[self.term_at : start]

    def latest(self) -> str | None:
        """The quarter that ended last before the day of writing, unless an earlier one is spoken of."""
        if self.published is not None:
            year, month = calendar.months_on(self.published.year, self.published.month, -3)
            ended = calendar.quarter_of(year, month)
            self.tell(min(self.quarter or ended, ended))
        return self.quarter

    def year_before(self, start: int) -> tuple[str, str] | None:
        """Value and basis of a year before what is spoken of at ``start``: of that quarter, or of the longer term."""
        if self.quarter is None:
            return None
        if self.published is not None and self.of_term(start):
            return f"{self.published.year - 1:04d}", "relative"
        year, rest = int(self.quarter[:4]), self.quarter[4:]
        if self.published is None or year == self.published.year:
            return f"{year - 1:04d}{rest}", "inherited"
        return (self.quarter, "inherited") if year == self.published.year - 1 else None

    def _begun(self, quarter: str | None, *, ended: bool) -> bool:
        """Whether the quarter has begun (``ended``: is over) on the day of writing, as far as that is known."""
        limits = calendar.bounds(quarter)
        return limits is None or self.published is None or limits[ended] <= self.published.isoformat()
