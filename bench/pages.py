"""How long the pages of the reading room take over a ledger of made-up claims: ``python -m bench.pages [CLAIMS]``.

The first answer fills what is remembered until the ledger changes; the median is that of the answers after it. The last
number is the first answer after somebody accepted a claim.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

from bench.million import filled
from bench.synthetic import World
from sayso.ledger import Ledger
from sayso.telling.web.app import application

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # starlette would rather have another library below it
    from starlette.testclient import TestClient

PAGES = (
    "/",
    "/claims",
    "/claims?page=300",
    "/claims?sort=-event",
    "/claims?event=air_strike&polarity=denied",
    "/claims?place=Place+7",
    "/claims?speaker=Russia",
    "/claims?since=2015&until=2016",
    "/reports",
    "/reports/report-77",
    "/disputes",
    "/disputes?verdict=contradictory&page=9",
    "/disputes?place=Place+7",
    "/sources",
    "/sources/rus",
    "/sources?of=outlets",
    "/review",
    "/review?doubt=place&page=9",
    "/review?review=all&event=air_strike",
    "/review/log",
    "/api/claims",
    "/api/disputes",
)
REPEATS = 7
WAIT = 600


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one page: its first answer, the median of those after it, and the first after a judgement."""

    page: str
    first: float
    median: float
    judged: float


def measured(path: Path) -> list[Times]:
    """How long each page takes."""
    found: list[Times] = []
    own = {"sec-fetch-site": "same-origin"}
    with (
        Ledger.open(path) as ledger,
        TestClient(application(ledger), base_url="http://127.0.0.1", headers=own, follow_redirects=False) as client,
    ):
        waited = _reckoned(client)
        print(f"disputes and incidents reckoned after {waited:.0f} s")
        for page in PAGES:
            times = [_milliseconds(client, page) for _ in range(REPEATS)]
            _accept(client, len(found))
            found.append(Times(page, times[0], statistics.median(times[1:]), _milliseconds(client, page)))
    return found


def _accept(client: TestClient, number: int) -> None:
    """Somebody accepts the claim of that number."""
    claim = client.get(f"/api/claims?limit=1&offset={number}").json()["items"][0]["id"]
    said = {"says": "accept", "reason": "measured", "by": "bench", "claim": claim}
    assert client.post("/claims", data=said).status_code == 303


def _reckoned(client: TestClient) -> float:
    """Seconds until no page has to wait any more."""
    start = time.perf_counter()
    for path in ("/api/disputes", "/api/incidents"):
        while client.get(path).status_code == 503 and time.perf_counter() - start < WAIT:
            time.sleep(0.5)
    return time.perf_counter() - start


def _milliseconds(client: TestClient, page: str) -> float:
    start = time.perf_counter()
    answer = client.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return 1e3 * (time.perf_counter() - start)


def main(claims: int) -> None:
    """Fill a ledger and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        filled(path, claims, World.made(), records=True)
        for one in measured(path):
            print(f"{one.page:45} first {one.first:6.0f} ms, median {one.median:5.0f} ms, judged {one.judged:5.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
