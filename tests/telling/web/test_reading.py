"""Reports given to be read now: pasted, handed in as files, or by address; one errand at a time."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Event

import pytest

from sayso import pipeline
from sayso.errors import BadReport, JobLost
from sayso.ledger import Added, Ledger, Status
from sayso.model import Options
from sayso.telling.web.errands import Errand, Errands, File, Pasted, Stage
from tests.telling.web.browsing import TestClient

PATIENCE = 60.0
REPORT = "Kiev said on Tuesday that Russia had shelled Mariupol. Moscow denied it."


def finished(client: TestClient, address: str) -> str:
    """The page of an errand once it is done; whoever reads works in another thread."""
    for _ in range(6000):
        page = str(client.get(address).text)
        if "hx-trigger" not in page:
            return page
        Event().wait(0.01)
    raise AssertionError("never read")


def test_a_pasted_report_is_read_and_its_dispute_found(client: TestClient) -> None:
    given = {"text": REPORT, "title": "Shells on the coast", "publisher": "Sea Post", "published": "2016-10-25"}
    answer = client.post("/read", data=given)
    assert answer.status_code == 303
    page = finished(client, answer.headers["location"])
    assert "new" in page
    assert "Shells on the coast" in client.get("/").text
    told = client.get("/disputes.json").json()
    assert [one["kind"] for one in told if one["a"]["document"].startswith("pasted-")] == ["assertion_vs_denial"]
    listed = client.get("/reports.json").json()[0]
    assert (listed["publisher"], listed["published"]) == ("Sea Post", "2016-10-25")


def test_files_are_read_and_what_is_none_is_told(client: TestClient) -> None:
    files = [
        ("files", ("a.txt", REPORT.encode(), "text/plain")),
        ("files", ("../../b.exe", b"MZ\x00\x01", "application/octet-stream")),
    ]
    answer = client.post("/read", files=files)
    page = finished(client, answer.headers["location"])
    assert 'href="/reports/a.txt"' in page
    assert "b.exe" in page
    assert "/tmp" not in page
    assert "sayso-" not in page


@pytest.mark.parametrize("url", ["file:///etc/passwd", "/etc/passwd", "javascript:alert(1)", "examples"])
def test_only_pages_of_the_web_are_fetched(client: TestClient, url: str) -> None:
    answer = client.post("/read", data={"url": url})
    assert answer.status_code == 400
    assert "http://" in answer.text


@pytest.mark.parametrize("given", [{}, {"text": "  "}, {"text": REPORT, "published": "yesterday"}])
def test_what_cannot_be_read_is_refused_at_once(client: TestClient, given: dict[str, str]) -> None:
    assert client.post("/read", data=given).status_code in (400, 422)


def test_an_errand_that_nobody_gave_is_not_found(client: TestClient) -> None:
    assert client.get("/read/0123").status_code == 404


class _Reading:
    """Stands in for the pipeline: holds each reading back until it is let go."""

    def __init__(self) -> None:
        self.go, self.begun, self.order = Event(), Event(), list[str]()

    def __call__(self, paths: Iterable[str], ledger: Ledger, options: Options, **told: object) -> pipeline.Summary:
        (path,) = paths
        self.order.append(path.rpartition("/")[2])
        self.begun.set()
        assert self.go.wait(PATIENCE)
        if "broken" in path:
            raise ZeroDivisionError("no such thing")
        if "lost" in path:
            raise JobLost("ask for fewer jobs")
        outcome: pipeline.Outcome = BadReport(f"{path}: it holds no text")
        if "good" in path:
            outcome = Added(report="good.txt", status=Status.NEW, version=1, claims=1, voices=1, problems=0)
        tell = told["progress"]
        assert callable(tell)
        tell(outcome)
        return pipeline.Summary(outcomes=(outcome,))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> _Reading:
    made = _Reading()
    monkeypatch.setattr("sayso.telling.web.errands.pipeline.read", made)
    return made


def done(errands: Errands, name: str) -> Errand:
    for _ in range(6000):
        errand = errands.get(name)
        assert errand is not None
        if errand.stage is Stage.DONE:
            return errand
        Event().wait(0.01)
    raise AssertionError("never done")


def test_one_errand_waits_for_the_other_and_none_stops_the_next(ledger: Ledger, slow: _Reading) -> None:
    errands = Errands(ledger, Options())
    names = ("good.txt", "broken.txt", "lost.txt", "empty.txt")
    given = [errands.give(name, [File(name=name, data=b"x")]) for name in names]
    assert slow.begun.wait(PATIENCE)
    stages = [errands.get(one.id) for one in given]
    assert [one.stage for one in stages if one] == [Stage.READING, *[Stage.WAITING] * 3]
    slow.go.set()
    good, broken, lost, empty = (done(errands, one.id) for one in given)
    assert [one.report for one in good.added] == ["good.txt"]
    assert "ZeroDivisionError" in broken.mistakes[0]
    assert lost.mistakes == ("ask for fewer jobs",)
    assert empty.mistakes == ("empty.txt: it holds no text",)
    assert slow.order == list(names)
    errands.close()


def test_a_pasted_text_is_named_by_what_it_says() -> None:
    def pasted(text: str) -> str:
        return Pasted(text=text, title=None, publisher=None, published=None, url=None).file.name

    assert pasted(REPORT) == pasted(REPORT)
    assert pasted(REPORT) != pasted(f"{REPORT} ")
