"""The composition, in one screen: inputs become documents, documents readings, readings entries of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from sayso import intake, reckoning
from sayso.errors import BadReport
from sayso.intake import Taking
from sayso.jobs import PLAIN, Preparing, annotate
from sayso.ledger import ALL, Added, Entry, Filter, Ledger, Status, this_run
from sayso.model import CopyGroup, Dispute, Document, Options, Posted, Reading, Statement
from sayso.reckoning.candidates import in_order
from sayso.reckoning.posting import formula, posted
from sayso.reckoning.records import from_record
from sayso.reckoning.scope import Scope
from sayso.reckoning.scoping import scopes
from sayso.reckoning.whole import Reckoning, reckoned

Outcome = Added | BadReport
"""What became of one input: a report that is in the ledger now, or the reason why it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What ``read`` did, report by report, in the order of the input."""

    outcomes: tuple[Outcome, ...]

    @property
    def added(self) -> tuple[Added, ...]:
        """The reports that are in the ledger now."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Added))

    @property
    def refused(self) -> tuple[BadReport, ...]:
        """What could not be read."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, BadReport))

    def count(self, status: Status) -> int:
        """How many reports had this status."""
        return sum(1 for added in self.added if added.status is status)


def read(
    paths: Iterable[str],
    ledger: Ledger,
    options: Options = PLAIN,
    *,
    taking: Taking | None = None,
    progress: Callable[[Outcome], object] = lambda outcome: None,
    preparing: Preparing | None = None,
    jobs: int = 1,
) -> Summary:
    """Read files, folders, patterns, URLs and ``-`` into ``ledger``, which keeps each report as soon as it is read.

    ``taking``: how inputs are taken. ``progress`` is told of each outcome, ``preparing`` and ``jobs`` as in
    ``annotate``. What the ledger holds already, as read with the same sayso, model and lexicon, is not read again.
    """
    items = intake.documents(paths, taking)
    return keep(items, ledger, options, progress=progress, preparing=preparing, jobs=jobs)


def keep(
    items: Iterable[Document | BadReport],
    ledger: Ledger,
    options: Options = PLAIN,
    *,
    progress: Callable[[Outcome], object] = lambda outcome: None,
    preparing: Preparing | None = None,
    jobs: int = 1,
) -> Summary:
    """Read what has been taken in already into ``ledger``, as ``read`` does."""
    run = this_run(options)
    outcomes: list[Outcome] = []

    def done(outcome: Outcome) -> None:
        outcomes.append(outcome)
        progress(outcome)

    def news() -> Iterator[Document]:
        for item in items:
            if isinstance(item, BadReport):
                done(item)
            elif (held := ledger.holds(item, run)) is not None:
                done(held)
            else:
                yield ledger.recall(item)

    for reading in annotate(news(), options, preparing=preparing, jobs=jobs):
        done(ledger.add(reading, run))
    return Summary(outcomes=tuple(outcomes))


def statements(ledger: Ledger, wanted: Filter = ALL) -> Iterator[Statement]:
    """What reckoning works on: the claims that ``wanted`` asks for, in the order in which they were added.

    Their values are those that hold now, and what analysts rejected takes no part.
    """
    return (statement(entry) for entry in ledger.entries(wanted) if not entry.rejected)


def disputes(ledger: Ledger, *, near_misses: bool = False, report: str | None = None) -> tuple[Dispute, ...]:
    """The claims of a ledger that cannot both hold, the gravest first; ``report``: only those that touch this one.

    ``near_misses``: also pairs that look like disputes and are none, with what keeps them apart.
    """
    if report is not None:
        return tuple(reckoning.settled(candidate_pairs(ledger, report), near_misses=near_misses))
    return reckoning.disputes(indexed_scopes(ledger), near_misses=near_misses)


def copies(ledger: Ledger, report: str | None = None) -> list[CopyGroup]:
    """The reports that are copies of one text, group by group; with ``report`` only its group."""
    ledger.sign(_bands)
    return ledger.copies(report)


def with_copies(ledger: Ledger, told: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, each of which knows whose text its report copies: copies are one origin."""
    ledger.sign(_bands)
    firsts = ledger.copied()
    return (replace(one, copies=firsts.get(one.claim.document)) for one in told)


def _bands(text: str) -> Sequence[int]:
    """Loaded when there is something to sign: it takes longer to load than most commands to run."""
    found: Sequence[int] = import_module("sayso.ledger.signing").bands(text)
    return found


def reckon(readings: Iterable[Reading]) -> Reckoning:
    """Disputes, incidents and threads of some readings, without a ledger."""
    return reckoned(one for reading in readings for one in _of_reading(reading))


def _of_reading(reading: Reading) -> Iterator[Statement]:
    document, published = reading.document, reading.published
    for claim in reading.claims:
        yield statement(Entry(claim=claim, document=document, published=published, version=1, current=True))


def statement(entry: Entry) -> Statement:
    """A claim of a ledger with what reckoning must know of its report."""
    claim, text = entry.claim, entry.document.text
    return Statement(
        claim=claim,
        published=entry.published.value,
        publisher=entry.document.publisher,
        trigger=claim.trigger.of(text),
        evidence=claim.evidence.of(text),
    )


def candidate_pairs(ledger: Ledger, report: str) -> Iterator[tuple[Scope, Scope]]:
    """The pairs of claims that could make a dispute and of which one is the report's, each once.

    The earlier by report and place comes first. The index is brought up to date before, and only what stands in a pair
    is loaded.
    """
    ledger.index(_posted, index_formula())
    met = ledger.candidates(report)
    known = {row: from_record(kept) for row, kept in ledger.scopes({row for pair in met for row in pair}).items()}
    # what another process has superseded since the pairs were found is gone
    return (in_order(known[one], known[other]) for one, other in met if one in known and other in known)


def indexed_scopes(ledger: Ledger) -> Iterator[Scope]:
    """The scopes of all current claims, as the index of the ledger keeps them; it is brought up to date before."""
    ledger.index(_posted, index_formula())
    return map(from_record, ledger.every_scope())


def index_formula() -> str:
    """Names the way in which claims are indexed: by which formula, and with which words."""
    return f"{formula()} {this_run(PLAIN).lexicon}"


def _posted(report: Sequence[Entry]) -> list[Posted]:
    return [posted(scope) for scope in scopes(map(statement, report))]
