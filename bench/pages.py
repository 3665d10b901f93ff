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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx

from bench.million import filled
from bench.served import served
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
    "/timeline",
    "/timeline?by=place&place=Place+7",
    "/map",
    "/map?since=2015&until=2016",
    "/incidents",
    "/incidents?page=20",
    "/truces",
    "/passages",
    "/evacuations",
    "/talks",
    "/dossier",
    "/review",
    "/review?doubt=place&page=9",
    "/review?review=all&event=air_strike",
    "/review/log",
    "/api/claims",
    "/api/disputes",
)
REPEATS = 7
CLIENTS, EACH = 50, 8
"""People who look at the pages at once, and how many each of them looks at."""

WAIT = 600


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one page: its first answer, the median of those after it, and the first after a judgement."""

    page: str
    first: float
    median: float
    judged: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many pages many people at once were given, how many of these were errors, and the milliseconds of one."""

    pages: int
    wrong: int
    median: float
    longest: float


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


def crowded(path: Path) -> Crowd:
    """Many people at once, each at other pages, over HTTP."""
    with Ledger.open(path) as ledger, served(ledger) as base:
        with httpx.Client(base_url=base, timeout=60) as client:
            _reckoned(client)
            for page in PAGES:
                client.get(page)
        with ThreadPoolExecutor(CLIENTS) as crowd:
            found = [one for each in crowd.map(partial(_visit, base), range(CLIENTS)) for one in each]
    times = sorted(milliseconds for milliseconds, _ in found)
    wrong = sum(status != 200 for _, status in found)
    return Crowd(len(found), wrong, statistics.median(times), times[-1])


def _visit(base: str, number: int) -> list[tuple[float, int]]:
    """The milliseconds and the status of each page that one of them looks at."""
    found = []
    with httpx.Client(base_url=base, timeout=60) as client:
        for at in range(EACH):
            start = time.perf_counter()
            answer = client.get(PAGES[(3 * number + at) % len(PAGES)])
            found.append((1e3 * (time.perf_counter() - start), answer.status_code))
    return found


def _accept(client: TestClient, number: int) -> None:
    """Somebody accepts the claim of that number."""
    claim = client.get(f"/api/claims?limit=1&offset={number}").json()["items"][0]["id"]
    said = {"says": "accept", "reason": "measured", "by": "bench", "claim": claim}
    assert client.post("/claims", data=said).status_code == 303


def _reckoned(client: httpx.Client) -> float:
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
        crowd = crowded(path)
        print(
            f"{CLIENTS} people at once: {crowd.pages} pages, {crowd.wrong} errors, median {crowd.median:.0f} ms, "
            f"longest {crowd.longest:.0f} ms"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
