"""What verifying a ledger has found, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ledger import Fault, Verified
from sayso.ledger.heads import Exported
from sayso.telling.safe import one_line
from sayso.telling.words import number

UNTOLD = (
    "without --head FILE nobody can tell whether entries are missing at the end, or all of them were made anew: "
    "export a head with sayso head, and keep it elsewhere"
)


def report(found: Verified, exported: Exported | None) -> str:
    """Every fault on a line of its own; then up to where all holds, and what cannot be told."""
    return "\n".join([*map(_fault, found.faults), *_summary(found, exported)])


def _fault(fault: Fault) -> str:
    return one_line(fault.why if fault.entry is None else f"entry {fault.entry} does not hold: {fault.why}")


def _summary(found: Verified, exported: Exported | None) -> Iterator[str]:
    faults = len(found.faults)
    yield f"{number(faults, 'fault')}; " * bool(faults) + _how_far(found)
    if found.chained is not None:
        before, versions, readings = found.chained.at, found.chained.versions, found.chained.readings
        what = f"{number(versions, 'version')} and {number(readings, 'reading')}"
        yield f"{what} were chained on {one_line(before)}, when the ledger was brought up to date: not from their start"
    if exported is None:
        yield UNTOLD
    elif not faults:
        signed = f", signed with {exported.key}" if exported.key else ", not signed"
        yield f"it holds entry {exported.head.number}, the head of {one_line(exported.time)}{signed}"


def _how_far(found: Verified) -> str:
    head = found.head
    if head.number == 0:
        return "no entry holds" if found.faults else "the ledger has no entry yet"
    return f"{'entry 1 holds' if head.number == 1 else f'entries 1 to {head.number} hold'}: hash {head.hash}"
