"""Reading with several processes: the same readings in the same order, and nothing left running."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

import pytest

from sayso import jobs
from sayso.errors import JobLost, ModelMissing
from sayso.jobs import annotate
from sayso.model import Document, Options

DOCUMENTS = [
    Document(
        id=f"r{n}", text=f"The ministry said on Monday that {n + 3} shells had hit the town of Homs. " * (1 + n % 3)
    )
    for n in range(9)
]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(jobs, "TOGETHER", 200)
    yield
    assert not multiprocessing.active_children()


def test_two_processes_read_like_one() -> None:
    assert list(annotate(iter(DOCUMENTS), jobs=2)) == list(annotate(DOCUMENTS))


def test_nothing_is_started_for_nothing() -> None:
    assert list(annotate([], jobs=2)) == []


def test_processes_end_when_the_rest_is_not_wanted() -> None:
    reading = annotate(DOCUMENTS, jobs=2)
    assert next(iter(reading)).document.id == "r0"
    assert multiprocessing.active_children()
    reading.close()  # type: ignore[attr-defined]


def test_what_goes_wrong_in_a_process_is_told() -> None:
    with pytest.raises(ModelMissing, match="no_such_model"):
        list(annotate(DOCUMENTS, Options(model="no_such_model"), jobs=2))


def test_a_process_that_is_killed_is_told() -> None:
    reading = annotate(DOCUMENTS * 20, Options(layers=frozenset({"times"})), jobs=2)
    next(reading)
    for child in multiprocessing.active_children():
        child.kill()
    with pytest.raises(JobLost, match="fewer --jobs"):
        list(reading)
