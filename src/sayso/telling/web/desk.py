"""What all rooms share while the reading room is open: the ledger, the accounts, and what was reckoned once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from fastapi import Request

from sayso import pipeline, reckoning
from sayso.jobs import PLAIN
from sayso.ledger import Ledger, counting
from sayso.ledger.catalogue import Catalogue
from sayso.ledger.counting import Asked
from sayso.ledger.mattering import Mattering
from sayso.ledger.outlines import Outlines
from sayso.model import Dispute, Gathered, Options, Review, Statement
from sayso.reckoning.incidents import gather
from sayso.telling.web.accounts import Accounts, Visitor
from sayso.telling.web.errands import Errands
from sayso.telling.web.kept import Answers, Kept
from sayso.telling.web.login import Failures
from sayso.telling.web.review import Reach, Sight, reach

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that a page waits for a reckoning before it says that it is under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How to serve. ``host``: the address served on; ``name``: another under which a proxy calls it.

    ``login``: whether people must sign in; ``secure``: whether their cookies go over TLS only. ``certificate``,
    ``key``: PEM files, where it is served over TLS.
    """

    host: str = "127.0.0.1"
    port: int = 8324
    name: str | None = None
    login: bool = False
    secure: bool = False
    certificate: str | None = None
    key: str | None = None
    options: Options = PLAIN


class Desk:
    """One open ledger and what was made of it. Safe to ask from several threads."""

    def __init__(self, ledger: Ledger, serving: Serving, accounts: Accounts) -> None:
        """``ledger`` stays open until the desk is closed by whoever opened it."""
        self.ledger = ledger
        self.catalogue = Catalogue(ledger)
        self.serving = serving
        self.accounts = accounts
        self.errands = Errands(ledger, serving.options)
        self.failures = Failures()
        self._mattering = Mattering(ledger)
        self._kept = Kept()
        self._answers = Answers()

    def once(
        self, name: str, make: Callable[[], T], patience: float = PATIENCE, *, within: Reach = Reach.REVIEWED
    ) -> T:
        """What ``make`` makes of the ledger as it is now, made once and kept under ``name`` until the ledger changes.

        ``within``: of what it is made; what is made of all claims stays while judgements change none of their values.
        ``kept.NotYet`` when that takes longer than ``patience`` seconds: it goes on in the background. ``make`` itself
        must not ask for anything that is made so: one thing is made at a time.
        """
        state = self._mattering.state() if within is Reach.ALL else counting.state(self.ledger)
        return cast(T, self._kept.get(name, state, make, patience))

    def remembered(self, name: str, ask: Callable[[], T]) -> T:
        """An answer of the ledger as it is now, asked at once and remembered until the ledger changes."""
        return cast(T, self._answers.get(name, counting.state(self.ledger), ask))

    def totals(self, within: Reach) -> counting.Totals:
        """How much the ledger holds, of claims those that may be shown."""
        reviewed = within is Reach.REVIEWED
        return self.remembered(f"totals {within}", lambda: counting.totals(self.catalogue, reviewed=reviewed))

    def latest(self, within: Reach, *, offset: int, limit: int) -> list[counting.Latest]:
        """Reports, the one read last first, with how many of their claims may be shown."""
        return counting.latest(self.catalogue, offset=offset, limit=limit, reviewed=within is Reach.REVIEWED)

    def sight(self, within: Reach) -> Sight:
        """The claims that may be shown as the ledger is now."""
        if within is Reach.ALL:
            return Sight()
        return Sight(self.remembered("reviewed", lambda: counting.ids(self.catalogue, Asked(reviewed=True))))

    def disputes(self, within: Reach, *, near_misses: bool = False, patience: float = PATIENCE) -> tuple[Dispute, ...]:
        """All disputes, gravest first; ``near_misses``: also what only looks so.

        What may not be shown takes no part: what it says of time and place around others is in none of them.
        """
        name = f"disputes {within} {near_misses}"
        if within is Reach.ALL:
            return self.once(
                name, lambda: pipeline.disputes(self.ledger, near_misses=near_misses), patience, within=within
            )
        told = self.statements(within, patience=patience)
        return self.once(name, lambda: reckoning.disputes(reckoning.scopes(told), near_misses=near_misses), patience)

    def outlines(self) -> Outlines:
        """What each current claim is counted by, by its id."""
        return self.remembered("outlines", lambda: Outlines(self.catalogue.now()))

    def reviews(self) -> dict[str, Review]:
        """How far analysts have come with each claim that they have come to, by its id."""
        return self.remembered("reviews", lambda: counting.reviews(self.catalogue))

    def incidents(self, within: Reach, *, patience: float = PATIENCE) -> Gathered:
        """All incidents; copies of one text are one origin."""
        told = self.statements(within, patience=patience)
        return self.once(
            f"incidents {within}", lambda: gather(pipeline.with_copies(self.ledger, told)), patience, within=within
        )

    def statements(self, within: Reach, *, patience: float = PATIENCE) -> tuple[Statement, ...]:
        """What reckoning works on: every current claim that may be shown, in the order in which they were added.

        Their values are those that hold now, and what analysts rejected is left out.
        """
        return self.once(f"statements {within}", lambda: tuple(self._statements(within)), patience, within=within)

    def close(self) -> None:
        """Give up what is still to be read and reckoned."""
        self.errands.close()
        self._kept.close()

    def _statements(self, within: Reach) -> Iterable[Statement]:
        sight = self.sight(within)
        return (one for one in pipeline.statements(self.ledger) if one.claim.id in sight)


def desk_of(request: Request) -> Desk:
    """The desk of the application that the request came to."""
    return cast(Desk, request.app.state.desk)


def visitor(request: Request) -> Visitor:
    """Who asks; known once the route's guard has let them in."""
    return cast(Visitor, request.state.visitor)


def reach_of(request: Request) -> Reach:
    """How much whoever asks may see."""
    return reach(visitor(request))
