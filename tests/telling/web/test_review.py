"""The review queue: what is in doubt comes first, one claim after another, whose it is, who disagrees, and the log."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger import Ledger
from sayso.ledger.doubts import DoubtKind
from sayso.model import EventType, Field, Opinion, Review, Ruling
from sayso.telling.doubts import TITLES
from sayso.telling.web.accounts import Accounts, Role
from sayso.telling.web.app import application
from sayso.telling.web.desk import Serving
from tests.made import RUN, TEXT, denial, headline, old_harbour, reading, report, toll
from tests.telling.web.browsing import TestClient
from tests.telling.web.conftest import HOME, OWN, Entering
from tests.telling.web.test_escaping import VECTORS, check, poisoned

LATER = report(f"{TEXT}\nMore on Friday.\n", name="later.txt")
DOUBTED = replace(denial(LATER), place=replace(old_harbour(LATER.text), id=None, within=()))
OTHERS = (headline(report()).id, denial(report()).id, toll(report()).id)


@pytest.fixture
def client(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Ann at the machine, over four claims; one of them has a place that no gazetteer knows."""
    monkeypatch.setenv("SAYSO_ANALYST", "Ann")
    ledger.add(replace(reading(LATER), claims=(DOUBTED,)), RUN)
    app = application(ledger)
    with TestClient(app, base_url=HOME, headers=OWN, follow_redirects=False) as made:
        yield made


def listed(client: TestClient, query: str = "") -> list[str]:
    """The ids of the claims in the list, in its order."""
    return re.findall(r'<input type="checkbox" name="claim" value="([0-9a-f]+)"', client.get(f"/review{query}").text)


def told(client: TestClient, address: str) -> str:
    """The words of a page, without markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).text).split())


def say(client: TestClient, query: str = "", **form: Any) -> Any:
    return client.post(f"/review{query}", data={"says": "accept", "reason": "seen on the page", "by": "Ann", **form})


def judge(ledger: Ledger, claim: str, by: str, **opinion: Any) -> None:
    ledger.judge([claim], Opinion(by=by, **{"reason": "seen on the page", **opinion}))


def test_what_is_most_in_doubt_comes_first_with_the_reasons(client: TestClient) -> None:
    assert listed(client)[0] == DOUBTED.id
    assert sorted(listed(client)) == sorted([DOUBTED.id, *OTHERS])
    assert "“Old Harbour” is in no gazetteer" in told(client, "/review")
    assert listed(client, "?doubt=place") == [DOUBTED.id]
    assert listed(client, "?doubt=date") == []
    assert listed(client, "?polarity=affirmed") == [toll(report()).id]


def test_an_empty_ledger_has_nothing_to_review(tmp_path: Path) -> None:
    with (
        Ledger.open(tmp_path / "made.db", create=True) as opened,
        TestClient(application(opened), base_url=HOME) as client,
    ):
        assert "Nothing waits here" in told(client, "/review")
        assert client.get("/review.json").json() == []
        assert "No such judgement" in told(client, "/review/log")


def test_every_kind_of_doubt_has_words_of_its_own() -> None:
    assert set(TITLES) == set(DoubtKind)
    assert len(set(TITLES.values())) == len(TITLES)


@pytest.mark.parametrize("query", ["?doubt=nonsense", "?review=nonsense", "?sort=nonsense", "?page=0"])
def test_what_has_no_meaning_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/review{query}").status_code == 400


def test_a_claim_that_is_not_there_is_not_opened(client: TestClient) -> None:
    assert client.get("/review?claim=0123").status_code == 404


def test_after_a_claim_is_judged_the_next_one_comes(client: TestClient) -> None:
    first, second, *_ = listed(client)
    page = client.get(f"/review?claim={first}").text
    assert "Pass over to the next" in page
    action = re.search(r'action="(/review\?[^"]*next=[^"]*)"', page)
    assert action is not None
    answer = client.post(
        action[1].replace("&amp;", "&"), data={"says": "accept", "reason": "seen on the page", "by": "Ann"}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/review?claim={second}"
    assert first not in listed(client)
    assert listed(client, "?review=accepted") == [first]
    assert "1 of 4 claims reviewed" in told(client, "/review")


def test_every_change_takes_a_reason(client: TestClient, ledger: Ledger) -> None:
    first = listed(client)[0]
    for form in ({"says": "accept"}, {"says": "assign", "to": "Ben"}):
        answer = say(client, f"?claim={first}", **form, reason="  ")
        assert answer.status_code == 400
        assert "no reason is given" in answer.text.casefold()
    again = say(client, claim=[first], says="assign", to="Ben", reason="").text
    assert re.findall(r'value="([0-9a-f]+)"[^>]*checked', again) == [first]
    assert 'name="to" value="Ben"' in again
    assert say(client, reason="fine").status_code == 400  # no claim was chosen
    assert say(client, f"?claim={first}", says="nonsense").status_code == 400
    assert ledger.judgements() == []


def test_claims_are_given_to_somebody_and_taken_back(client: TestClient) -> None:
    chosen = listed(client)[:2]
    assert say(client, claim=chosen, says="assign", to="Ann").status_code == 303
    assert sorted(listed(client, "?assignee=Ann")) == sorted(chosen)
    assert sorted([*listed(client, "?assignee=-"), *chosen]) == sorted(listed(client))
    assert "mine (Ann)" in told(client, "/review")
    stays = say(client, f"?claim={chosen[0]}&next={chosen[1]}", says="assign", to="")
    assert stays.headers["location"] == f"/review?claim={chosen[0]}"
    assert listed(client, "?assignee=Ann") == chosen[1:]


def test_several_claims_are_rejected_at_once(client: TestClient) -> None:
    chosen = listed(client)[1:3]
    assert say(client, "?doubt=seldom", claim=chosen, says="reject").headers["location"] == "/review?doubt=seldom"
    assert sorted(listed(client, "?review=rejected")) == sorted(chosen)
    assert len(listed(client, "?review=all")) == 4


def test_two_who_disagree_are_shown_with_their_reasons(client: TestClient, ledger: Ledger) -> None:
    judge(ledger, DOUBTED.id, "Ann", field=Field.TIME, value="2024-03-02", reason="the wire says so")
    judge(ledger, DOUBTED.id, "Ben", field=Field.TIME, value="2024-03-03", reason="the caption says so")
    assert listed(client, "?review=disputed") == [DOUBTED.id]
    assert listed(client, "?review=corrected") == []
    assert "Ann says 2024-03-02; Ben says 2024-03-03" in told(client, "/review?review=disputed")
    page = told(client, f"/review?review=disputed&claim={DOUBTED.id}")
    assert "the wire says so" in page
    assert "the caption says so" in page
    assert "stays disputed until those who disagree say the same" in page
    judge(ledger, DOUBTED.id, "Ann", field=Field.TIME, value="2024-03-03", reason="Ben is right")
    assert listed(client, "?review=disputed") == []
    assert listed(client, "?review=corrected") == [DOUBTED.id]


def test_the_list_is_there_for_programs(client: TestClient, ledger: Ledger) -> None:
    judge(ledger, OTHERS[0], "Ann", ruling=Ruling.ACCEPT)
    first, *rest = records = client.get("/review.json").json()
    assert [one["id"] for one in records] == listed(client)
    assert first["doubt"] > max(one["doubt"] for one in rest)
    assert {"kind": "place", "words": "Old Harbour"}.items() <= first["doubts"][0].items()
    assert first["review"] == "unreviewed"
    rows = list(csv.DictReader(io.StringIO(client.get("/review.csv?review=all").text)))
    assert len(rows) == 4
    assert rows[0]["doubts"].startswith("“Old Harbour” is in no gazetteer")
    assert "doubts" not in client.get("/claims.json").json()[0]


def test_the_log_holds_every_judgement_in_order(client: TestClient, ledger: Ledger) -> None:
    judge(ledger, OTHERS[2], "Ann", ruling=Ruling.NOTE, reason="look at the date")
    judge(ledger, OTHERS[2], "Ben", ruling=Ruling.REJECT, reason="a slip of the pen")
    judge(ledger, DOUBTED.id, "Ben", field=Field.PLACE, value="none", reason="no such place")
    assert [one["number"] for one in client.get("/review/log.json").json()] == [3, 2, 1]
    assert [one["number"] for one in client.get("/review/log.json?order=made&analyst=Ben").json()] == [2, 3]
    assert [one["number"] for one in client.get(f"/review/log.json?claim={OTHERS[2]}").json()] == [2, 1]
    assert [one["by"] for one in client.get("/review/log.json?report=later.txt").json()] == ["Ben"]
    page = told(client, "/review/log?analyst=Ben")
    assert "a slip of the pen" in page
    assert "look at the date" not in page
    rows = list(csv.DictReader(io.StringIO(client.get("/review/log.csv").text)))
    assert [row["reason"] for row in rows] == ["no such place", "a slip of the pen", "look at the date"]


def test_judgements_that_lost_their_claim_are_told(client: TestClient, ledger: Ledger) -> None:
    judge(ledger, OTHERS[2], "Ann", ruling=Ruling.NOTE, reason="look at the date")
    assert "No judgement is an orphan" in told(client, "/review/log?orphans=yes")
    kept = tuple(one for one in reading().claims if one.type is not EventType.CASUALTY)
    ledger.add(replace(reading(), claims=kept), replace(RUN, sayso="2", started="2024-03-06T10:00:00+00:00"))
    page = told(client, "/review/log?orphans=yes")
    assert "look at the date" in page
    assert "orphan" in page
    assert "1 orphan" in told(client, "/review")


def test_the_front_page_says_how_much_is_to_be_reviewed(client: TestClient, ledger: Ledger) -> None:
    judge(ledger, OTHERS[0], "Ben", ruling=Ruling.ASSIGN, value="Ann")
    judge(ledger, OTHERS[1], "Ben", ruling=Ruling.REJECT)
    page = told(client, "/")
    assert "Open review work Unreviewed 3" in page
    assert "Mine (Ann) 1 Nobody’s 2" in page
    assert "Rejected 1" in page


@pytest.fixture(scope="module")
def poison(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A ledger in which reports and analysts say what would run where it is not escaped."""
    with Ledger.open(tmp_path_factory.mktemp("poison") / "made.db", create=True) as opened:
        for number, vector in enumerate(VECTORS[::6]):
            poisoned(opened, vector, number)
        with TestClient(application(opened), base_url=HOME) as client:
            yield client


@pytest.mark.parametrize(
    "path",
    ["/review", "/review?review=all&page=2", "/review?review=disputed", "/review/log", "/review/log?page=2", "/"],
)
def test_nothing_that_is_said_becomes_markup(poison: TestClient, path: str) -> None:
    check(poison.get(path).text)


@pytest.mark.parametrize("number", range(len(VECTORS[::6])))
def test_no_claim_brings_markup_with_it(poison: TestClient, number: int) -> None:
    check(poison.get(f"/review?review=disputed&claim=claim-{number}").text)
    check(poison.get("/review/log", params={"analyst": VECTORS[::6][number], "claim": VECTORS[::6][number]}).text)


def test_a_viewer_is_not_shown_the_way_to_the_queue(entering: Entering) -> None:
    assert 'href="/review' in entering(Role.ANALYST).get("/").text
    assert "/review" not in entering(Role.VIEWER).get("/").text
    for path in ("/review", "/review.csv", "/review/log", "/review/log.json"):
        assert entering(Role.VIEWER).get(path).status_code == 403


def test_whoever_is_signed_in_judges_under_their_own_name(ledger: Ledger) -> None:
    accounts = Accounts.of(ledger)
    accounts.add("nadia", Role.ANALYST, "a long enough word")
    token = {"authorization": f"Bearer {accounts.token('nadia')}"}
    app = application(ledger, Serving(login=True))
    with TestClient(app, base_url=HOME, headers={**OWN, **token}, follow_redirects=False) as client:
        say(client, claim=[OTHERS[0]], says="assign", to="nadia", by="somebody else")
        say(client, claim=[OTHERS[0]], by="somebody else")
        assert {one.judgement.opinion.by for one in ledger.judgements()} == {"nadia"}
        assert "mine (nadia)" in told(client, "/review?review=accepted")
    (entry,) = [one for one in ledger.entries() if one.claim.id == OTHERS[0]]
    assert entry.review is Review.ACCEPTED
