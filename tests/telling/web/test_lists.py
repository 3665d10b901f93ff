"""Lists: what is asked for is in the URL, counted in facets, and the same as JSON and CSV."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from sayso.contract import judged_record
from sayso.ledger import Ledger
from sayso.ledger.catalogue import Catalogue
from sayso.ledger.counting import Asked, counts, crossed, entries, places, sources, total
from sayso.ledger.filters import Filter
from sayso.model import EventType, Polarity
from sayso.telling.web.app import application
from sayso.telling.web.state import Address
from tests.made import RUN, TEXT, reading, report
from tests.telling.web.browsing import TestClient
from tests.telling.web.conftest import HOME

CLAIMS = [judged_record(claim, None, TEXT) for claim in reading().claims]


def rows(client: TestClient, query: str) -> list[str]:
    told = client.get(f"/claims.csv{query}").text
    return [row["id"] for row in csv.DictReader(io.StringIO(told))]


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", ["air_strike", "casualty"]),
        ("?polarity=denied", ["air_strike"]),
        ("?event=casualty", ["casualty"]),
        ("?voice=rus", ["air_strike"]),
        ("?speaker=Moscow", ["air_strike"]),
        ("?kind=monitor", ["casualty"]),
        ("?place=Aleppo", ["air_strike"]),
        ("?place=Homs", []),
        ("?begins=2024-03", ["air_strike", "casualty"]),
        ("?since=2024-03-03", ["air_strike"]),
        ("?publisher=Coast+Wire&event=casualty", ["casualty"]),
        ("?publisher=Another", []),
        ("?event=casualty&polarity=denied", []),
        ("?sort=-read", ["casualty", "air_strike"]),
    ],
)
def test_the_url_says_which_claims(client: TestClient, query: str, events: list[str]) -> None:
    told = [one["event"]["type"] for one in client.get(f"/claims.json{query}").json()]
    assert list(dict.fromkeys(one for one in told if one in ("air_strike", "casualty"))) == events
    assert len(rows(client, query)) == len(told)


def test_json_holds_the_records_of_the_contract(client: TestClient) -> None:
    assert client.get("/claims.json").json() == CLAIMS
    assert client.get("/api/claims").json() == {"total": len(CLAIMS), "offset": 0, "limit": 100, "items": CLAIMS}
    assert client.get(f"/api/claims/{CLAIMS[0]['id']}").json() == CLAIMS[0]


@pytest.mark.parametrize(
    "query", ["event=war", "polarity=true", "since=yesterday", "sort=truth", "page=0", "page=x", "speaker=%21"]
)
@pytest.mark.parametrize("path", ["/claims", "/claims.json", "/api/claims"])
def test_a_question_without_meaning_is_told_so(client: TestClient, path: str, query: str) -> None:
    assert client.get(f"{path}?{query}").status_code == 400


def test_each_facet_leads_to_as_many_claims_as_it_says(client: TestClient) -> None:
    page = client.get("/claims").text
    told = re.findall(r'<a href="/claims\?([^"]+)"><span class="label">.*?<span class="count">(\d+)</span>', page)
    assert len(told) > 8
    for query, number in told:
        listed = client.get(f"/claims.json?{query.replace('&amp;', '&')}").json()
        assert len(listed) == int(number), query


def test_a_chosen_value_can_be_taken_back(client: TestClient) -> None:
    page = client.get("/claims?event=casualty").text
    assert re.search(r'<a href="/claims" class="chosen" aria-current="true"><span class="label">casualty', page)


def test_columns_are_chosen_in_the_url(client: TestClient) -> None:
    usual, chosen = client.get("/claims").text, client.get("/claims?columns=chain&columns=words").text
    assert 'data-label="speaker"' in usual
    assert 'data-label="chain"' not in usual
    assert 'data-label="chain"' in chosen
    assert 'data-label="speaker"' not in chosen


def test_every_claim_is_shown_as_unreviewed_until_somebody_judges(client: TestClient) -> None:
    page = client.get("/claims").text
    assert page.count("<small>unreviewed</small>") == len(CLAIMS)


def test_a_newer_version_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    assert total(catalogue, Asked()) == len(CLAIMS)
    changed = report(f"{TEXT}More later.\n")
    ledger.add(reading(changed), RUN)
    assert total(catalogue, Asked()) == len(CLAIMS)
    assert total(catalogue, Asked(base=Filter(superseded=True))) == 2 * len(CLAIMS)
    assert {entry.version for entry in entries(catalogue, Asked(), sort="read", offset=0, limit=9)} == {2}


def test_counting_agrees_with_listing(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    listed = list(ledger.entries())
    for name, told in counts(catalogue, Asked()).items():
        assert sum(one.claims for one in told) == len(listed), name
    asked = Asked(base=Filter(polarity=Polarity.DENIED))
    assert {one.value for one in counts(catalogue, asked)["polarity"]} == {"denied", "affirmed"}
    assert [one.name.strip() for one in places(catalogue, Asked(), 9)] != []
    denied = sum(one.claim.polarity is Polarity.DENIED for one in listed)
    assert sum(one.denied for one in crossed(catalogue, Asked())) == denied
    assert sum(one.denied for one in sources(catalogue, "voice", reviewed=False)) == denied
    assert sources(catalogue, "voice", reviewed=True) == []
    assert {one.event for one in crossed(catalogue, Asked(voice="rus"))} == {EventType.AIR_STRIKE}


@pytest.mark.parametrize("path", ["/reports", "/disputes", "/sources", "/sources?of=outlets"])
def test_every_list_comes_as_json_and_csv(client: TestClient, path: str) -> None:
    base, _, query = path.partition("?")
    listed = client.get(f"{base}.json?{query}").json()
    table = list(csv.reader(io.StringIO(client.get(f"{base}.csv?{query}").text)))
    assert isinstance(listed, list)
    assert len(table) == len(listed) + 1
    assert f'href="{base}.json' in client.get(path).text


def test_an_address_changes_one_thing_and_begins_at_page_one() -> None:
    address = Address("/claims", (("event", "truce"), ("page", "3")))
    assert address.at(page=4) == "/claims?event=truce&page=4"
    assert address.at(polarity="denied") == "/claims?event=truce&polarity=denied"
    assert address.at(event=None) == "/claims"
    assert address.form("csv") == "/claims.csv?event=truce"


def test_the_api_tells_of_itself(client: TestClient) -> None:
    told = client.get("/api/openapi.json").json()
    assert {"/api/claims", "/api/disputes", "/api/reports", "/api/incidents", "/api/threads"} <= told["paths"].keys()
    named = {one["name"] for one in told["paths"]["/api/claims"]["get"]["parameters"]}
    assert {"speaker", "event", "place", "since", "offset", "limit"} <= named


@pytest.mark.parametrize("path", ["disputes", "reports", "incidents", "threads", "threads?kind=talks"])
def test_the_api_lists_what_pages_list(client: TestClient, path: str) -> None:
    told = client.get(f"/api/{path}").json()
    assert told["total"] == len(told["items"])


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "new.db", create=True) as opened, TestClient(application(opened), base_url=HOME) as one:
        for path in ("/", "/claims", "/reports", "/disputes", "/sources"):
            assert one.get(path).status_code == 200
        assert "Nothing was read yet" in one.get("/").text
