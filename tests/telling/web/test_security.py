"""What every answer carries, and what is refused at the door."""

from __future__ import annotations

import pytest

from sayso.telling.web.security import HEADERS, Rules
from tests.telling.web.browsing import TestClient

PAGES = ["/", "/claims", "/reports", "/reports/harbour.txt", "/disputes", "/sources", "/claims.json", "/claims.csv",
         "/api/claims", "/api/openapi.json", "/static/app.css", "/nowhere", "/claims?event=none"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", [page for page in PAGES if "static" not in page])
def test_no_answer_is_kept_by_the_browser(client: TestClient, path: str) -> None:
    assert client.get(path).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PAGES[:6])
def test_pages_hold_nothing_inline_and_ask_for_nothing_outside(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert "<script>" not in text
    assert 'src="http' not in text
    assert 'rel="stylesheet" href="/static/' in text


@pytest.mark.parametrize("host", ["localhost:8324", "127.0.0.1", "[::1]:8324", "LOCALHOST"])
def test_this_machine_may_call_it_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/claims", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8324", ""])
def test_a_foreign_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/claims", headers={"host": host})
    assert answer.status_code == 421
    assert "Harbour" not in answer.text


def test_beyond_this_machine_its_own_name_is_known() -> None:
    rules = Rules.for_hosts(["192.168.1.20", "Desk.Example"], 1)
    assert rules.hosts is not None
    assert {"192.168.1.20", "desk.example", "localhost"} <= rules.hosts
    assert Rules.for_hosts(["0.0.0.0"], 1).hosts is None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 400),
        ({"sec-fetch-site": "none"}, 400),
        ({"sec-fetch-site": "", "origin": "http://127.0.0.1:8324"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8324"}, 403),
    ],
)
def test_only_our_own_pages_may_change_something(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/read", data={"text": " "}, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://127.0.0.1:8324", 400), ("http://evil.example", 403), ("null", 403), ("https://127.0.0.1:8324", 403)],
)
def test_older_browsers_are_known_by_the_origin(client: TestClient, origin: str, status: int) -> None:
    del client.headers["sec-fetch-site"]
    assert client.post("/read", data={"text": " "}, headers={"origin": origin}).status_code == status


def test_whoever_says_nothing_of_where_they_come_from_changes_nothing(client: TestClient) -> None:
    del client.headers["sec-fetch-site"]
    assert client.post("/read", data={"text": " "}).status_code == 403


def test_a_flood_is_refused_before_it_is_read(client: TestClient) -> None:
    assert client.post("/read", content=b"x", headers={"content-length": "99999999999"}).status_code == 413
    answer = client.post("/read", content=iter([b"x"]))
    assert answer.status_code == 411


def test_static_files_do_not_lead_out_of_their_folder(client: TestClient) -> None:
    assert client.get("/static/%2e%2e/app.py").status_code == 404
    assert client.get("/static/../app.py").status_code == 404
