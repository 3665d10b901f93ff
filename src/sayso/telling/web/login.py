"""Who has lately tried to sign in and failed: after a few times they must wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

TRIES = 5
WAIT = 15 * 60.0
"""Seconds for which failures are remembered."""
MOST = 10_000
"""Keys remembered at once, lest a flood of them fill the memory."""


class Failures:
    """Failures by key (an address, a name). Safe to ask from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock``: seconds that only go forward."""
        self._clock = clock
        self._times: dict[str, list[float]] = {}
        self._lock = Lock()

    def too_many(self, *keys: str) -> bool:
        """Whether one of these has failed too often of late."""
        with self._lock:
            return any(len(self._recent(key)) >= TRIES for key in keys)

    def add(self, *keys: str) -> None:
        """One more failure of each."""
        with self._lock:
            for key in keys:
                if len(self._times) >= MOST:
                    self._times.pop(next(iter(self._times)))
                self._times[key] = [*self._recent(key), self._clock()]

    def forget(self, *keys: str) -> None:
        """They have succeeded."""
        with self._lock:
            for key in keys:
                self._times.pop(key, None)

    def _recent(self, key: str) -> list[float]:
        since = self._clock() - WAIT
        return [at for at in self._times.get(key, []) if at > since]
