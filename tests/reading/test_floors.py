"""The quality of reading on the project's own cases may rise, never silently fall (bench/floors.toml)."""

from __future__ import annotations

from bench import cases
from sayso.reading import Kit

STALE = 0.03
"""How far a share may be above its floor before the floor must be raised."""


def test_shares_of_the_cases_stay_between_floor_and_staleness(kit: Kit) -> None:
    now, floors = cases.shares(kit), cases.floors()
    assert now.keys() == floors.keys()
    fallen = {figure: share for figure, share in now.items() if share < floors[figure]}
    assert not fallen, f"below bench/floors.toml: {fallen}; mend the reading, or lower the floor and say why"
    risen = [figure for figure, share in now.items() if share > floors[figure] + STALE]
    assert not risen, f"{risen} have risen: raise bench/floors.toml to {list(cases.lines(now))}"
