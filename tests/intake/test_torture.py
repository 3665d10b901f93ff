"""A small version of what `make torture` measures of the intake."""

from __future__ import annotations

from bench.torture import bad
from sayso.intake.child import Limits


def test_bad_inputs_are_reports_or_clear_errors() -> None:
    tally = bad.tried(quick=True, limits=Limits(seconds=20))
    assert tally.tried > 150
    assert tally.late + tally.crashed + tally.unclear == []
    assert tally.reports > 10
