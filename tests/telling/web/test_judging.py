"""Judging in the browser: beside a report, many in their list, and by programs; who may, and what then holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import httpx
import pytest

from sayso.ledger import Ledger
from sayso.model import Field, Opinion, Review, Ruling
from sayso.telling.web.accounts import Role
from sayso.telling.web.judging import LONGEST, MOST
from tests.made import RUN, TEXT, denial, headline, reading, report, toll
from tests.telling.web.browsing import TestClient
from tests.telling.web.conftest import Entering, entered

DENIAL, TOLL, HEADLINE = (made(report()).id for made in (denial, toll, headline))
BESIDE = f"/reports/harbour.txt?claim={TOLL}"


@pytest.fixture(autouse=True)
def analyst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_ANALYST", "Nadia")


def says(ruling: str, reason: str = "seen on the page", **more: str) -> dict[str, str]:
    return {"says": ruling, "reason": reason, "by": "Nadia", **more}


def value(field: str, value: str, **more: str) -> dict[str, str]:
    return {**says("value", **more), "field": field, f"value-{field}": value}


def many(ruling: str, *claims: str, reason: str = "all of one page") -> dict[str, str | list[str]]:
    return {"says": ruling, "reason": reason, "by": "Nadia", "claim": list(claims)}


def reviews(ledger: Ledger) -> dict[str, str]:
    return {entry.claim.id: entry.review.value for entry in ledger.entries()}


def form_of(page: str) -> str:
    return page[page.index('<details class="judge"') :]


def test_a_claim_is_accepted_beside_its_report_and_the_page_comes_back(client: TestClient, ledger: Ledger) -> None:
    answer = client.post(BESIDE, data=says("accept"))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{BESIDE}#claim")
    page = client.get(BESIDE).text
    assert '<span class="review is-accepted">accepted</span>' in page
    assert "seen on the page" in page and "Nadia, 20" in page
    (kept,) = ledger.claim(TOLL).judged.judgements  # type: ignore[union-attr]
    assert (kept.opinion.ruling, kept.opinion.reason, kept.opinion.by) == (Ruling.ACCEPT, "seen on the page", "Nadia")
    assert reviews(ledger)[DENIAL] == "unreviewed"


@pytest.mark.parametrize(
    ("told", "review"),
    [
        (says("reject"), Review.REJECTED),
        (says("note"), Review.UNREVIEWED),
        (value("polarity", "denied"), Review.CORRECTED),
        (value("quantities", "at least 15 people killed"), Review.CORRECTED),
        (value("speaker", "none"), Review.CORRECTED),
        (value("time", "2024-03-01/2024-03-02"), Review.CORRECTED),
        (value("actors", "Russian jets; the army"), Review.CORRECTED),
        (value("modality", "occurred"), Review.UNREVIEWED),
    ],
)
def test_what_a_form_can_say(client: TestClient, ledger: Ledger, told: dict[str, str], review: Review) -> None:
    assert client.post(BESIDE, data=told).status_code == 303
    assert ledger.claim(TOLL).review is review


def test_a_verdict_is_taken_back(client: TestClient, ledger: Ledger) -> None:
    for ruling in ("reject", "reopen"):
        client.post(BESIDE, data=says(ruling))
    assert ledger.claim(TOLL).review is Review.UNREVIEWED
    assert "replaced by #2" in client.get(BESIDE).text


def test_every_field_has_an_input_and_a_closed_one_its_values(client: TestClient) -> None:
    form = form_of(client.get(BESIDE).text)
    for field in Field:
        assert f'name="value-{field}"' in form
    assert '<option value="chemical_attack">chemical attack</option>' in form
    assert '<option value="affirmed" selected>' in form
    assert 'value="none"' in form[form.index('name="value-phase"') : form.index('name="value-polarity"')]
    assert 'value="none"' not in form[form.index('name="value-polarity"') : form.index('name="value-modality"')]
    assert "London, Ontario" in form and "at least 12 people" in form


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (says("accept", " "), "no reason is given"),
        (says("reject", ""), "no reason is given"),
        (says("accept", by=" "), "obody judges"),
        (says("approve"), "othing was said of it"),
        (says("assign"), "othing was said of it"),
        ({**says("value"), "field": "colour"}, "o field was chosen"),
        (value("time", "the other day", reason="it says so"), "is not a date"),
        (value("quantities", "many"), "is no count"),
        (value("polarity", "true"), "is no polarity"),
        (value("speaker", ""), "o value for speaker"),
        (says("note", "x" * (LONGEST + 1)), "too long"),
    ],
)
def test_what_has_no_meaning_is_told_at_the_form_and_nothing_typed_is_lost(
    client: TestClient, ledger: Ledger, told: dict[str, str], words: str
) -> None:
    answer = client.post(BESIDE, data=told)
    assert answer.status_code == 400
    form = form_of(answer.text)
    assert words in form.replace("N", "n") or words in form
    assert 'role="alert"' in form and form.startswith('<details class="judge" id="judge" open>')
    assert f">{told['reason']}</textarea>" in form
    for name, typed in told.items():
        if name.startswith("value-") and name.removeprefix("value-") in ("time", "quantities"):
            assert f'name="{name}" value="{typed}"' in form
    assert ledger.claim(TOLL).judged is None


def test_a_script_gets_the_mistake_as_a_page_that_it_can_show(client: TestClient) -> None:
    answer = client.post(BESIDE, data=says("accept", ""), headers={"hx-request": "true"})
    assert answer.status_code == 200 and 'role="alert"' in answer.text


def test_a_claim_that_was_superseded_meanwhile_is_not_judged(client: TestClient, ledger: Ledger) -> None:
    read = reading(report(f"{TEXT}More later.\n"))
    renamed = tuple(replace(one, id=f"{one.id}x") if one.id == TOLL else one for one in read.claims)
    ledger.add(replace(read, claims=renamed), RUN)
    for where, told in (("/claims", many("accept", TOLL, DENIAL)), (BESIDE, says("accept", "all of one page"))):
        answer = client.post(where, data=told)
        assert answer.status_code == 400 and "superseded" in answer.text and "all of one page" in answer.text
    assert set(reviews(ledger).values()) == {"unreviewed"}


def test_two_analysts_who_disagree_stand_side_by_side(client: TestClient, ledger: Ledger) -> None:
    client.post(BESIDE, data=value("place", "Homs", reason="the second line"))
    client.post(BESIDE, data=value("place", "Aleppo", reason="the headline", by="Omar"))
    client.post(BESIDE, data=says("accept"))
    page = client.get(BESIDE).text
    apart = page[page.index('class="apart"') : page.index('class="trail"')]
    assert "Analysts disagree: place" in page and "Analysts disagree: verdict" not in page
    assert [apart.index(one) for one in ("Nadia", "the second line", "Omar", "the headline")] == sorted(
        apart.index(one) for one in ("Nadia", "the second line", "Omar", "the headline")
    )
    trail = page[page.index('class="trail"') :]
    assert re.findall(r'<li value="(\d)">', trail) == ["1", "2", "3"]
    assert "place: Homs" in trail and "replaced by #2, disputed" in trail and "holds, disputed" in trail


def test_many_are_judged_with_one_reason_and_the_list_keeps_its_place(client: TestClient, ledger: Ledger) -> None:
    where = "/claims?sort=-read&kind=monitor"
    answer = client.post(where, data=many("reject", TOLL, DENIAL))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{where}#found")
    assert reviews(ledger) == {TOLL: "rejected", DENIAL: "rejected", HEADLINE: "unreviewed"}
    reasons = {one.judgement.opinion.reason for one in ledger.judgements()}
    assert reasons == {"all of one page"}
    client.post(where, data=many("reopen", TOLL))
    assert reviews(ledger)[TOLL] == "unreviewed"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (many("accept"), "No claim was chosen"),
        (many("accept", TOLL, reason=""), "No reason is given"),
        (many("accept", TOLL, "0000000000000000"), "0000000000000000"),
        (many("accept", TOLL, TOLL[:6]), "there is no such claim"),
        (many("accept", *(f"{n:016}" for n in range(MOST + 1))), "too many at once"),
    ],
)
def test_all_are_judged_or_none(
    client: TestClient, ledger: Ledger, told: dict[str, str | list[str]], words: str
) -> None:
    answer = client.post("/claims?event=casualty", data=told)
    assert answer.status_code == 400 and words in answer.text
    assert set(reviews(ledger).values()) == {"unreviewed"}
    ticked = re.findall(r'name="claim" value="(\w+)"[^>]* checked', answer.text)
    assert ticked == ([TOLL] if TOLL in told["claim"] else [])


def test_review_is_a_column_a_facet_and_an_order(client: TestClient, ledger: Ledger) -> None:
    client.post("/claims", data=many("accept", TOLL))
    ledger.judge([DENIAL], Opinion(ruling=Ruling.ASSIGN, value="Omar", reason="he knows", by="Nadia"))
    assert [one["id"] for one in client.get("/claims.json?review=accepted").json()] == [TOLL]
    assert [one["id"] for one in client.get("/claims.json?assignee=Omar").json()] == [DENIAL]
    assert client.get("/claims.json?sort=review").json()[0]["id"] == TOLL
    assert client.get("/claims.json?sort=-assignee").json()[0]["id"] == DENIAL
    page = client.get("/claims?columns=review&columns=assignee").text
    assert page.count('class="review is-accepted"') == 1 and "Omar" in page
    assert client.get("/claims?review=approved").status_code == 400


def test_what_was_rejected_takes_no_part_in_disputes_and_still_stands_in_its_report(client: TestClient) -> None:
    client.post("/claims", data=many("reject", DENIAL))
    assert DENIAL not in client.get("/timeline.json").text + client.get("/map.json").text
    assert DENIAL in client.get("/claims.json").text
    assert "is-rejected" in client.get("/reports/harbour.txt").text


def test_records_tell_what_analysts_say(client: TestClient) -> None:
    client.post(BESIDE, data=value("polarity", "denied", reason="read again"))
    for record in (client.get(f"/api/claims/{TOLL}").json(), client.get("/claims.json?review=corrected").json()[0]):
        assert (record["polarity"], record["review"], record["machine"]) == (
            "denied", "corrected", {"polarity": "affirmed"}
        )  # fmt: skip
        assert record["judgements"][0]["reason"] == "read again"
    assert ",corrected: polarity" in client.get("/claims.csv").text


def test_a_program_judges_by_the_api(client: TestClient, ledger: Ledger) -> None:
    path = f"/api/claims/{TOLL}/judgements"
    made = client.post(path, json={"field": "modality", "value": "planned", "reason": "so it says", "by": "Omar"})
    assert (made.status_code, made.json()["modality"], made.json()["review"]) == (201, "planned", "corrected")
    assert client.post(path, json={"ruling": "assign", "value": "Ann", "reason": "hers"}).json()["assignee"] == "Ann"
    assert [one.judgement.opinion.by for one in ledger.judgements()] == ["Omar", "Nadia"]
    for wrong in ({"ruling": "accept", "reason": " "}, {"field": "time", "value": "soon", "reason": "x"},
                  {"ruling": "accept", "field": "time", "value": "2024", "reason": "x"}, {"reason": "x"}):  # fmt: skip
        answer = client.post(path, json=wrong)
        assert answer.status_code == 400 and answer.json()["error"]
    assert client.post(path, json={"ruling": "accept"}).status_code == 422
    assert client.post("/api/claims/0000/judgements", json={"ruling": "accept", "reason": "x"}).status_code == 404
    assert "/api/claims/{claim}/judgements" in client.get("/api/openapi.json").json()["paths"]


@pytest.mark.parametrize("send", [
    lambda client: client.post(BESIDE, data=says("accept"), headers={"sec-fetch-site": "cross-site"}),
    lambda client: client.post("/claims", data=many("accept", TOLL), headers={"sec-fetch-site": "same-site"}),
    lambda client: client.post(f"/api/claims/{TOLL}/judgements", json={"ruling": "accept", "reason": "x"},
                               headers={"sec-fetch-site": "cross-site"}),
])  # fmt: skip
def test_a_page_of_another_site_judges_nothing(
    client: TestClient, ledger: Ledger, send: Callable[[TestClient], httpx.Response]
) -> None:
    assert send(client).status_code == 403
    assert ledger.judgements() == []


def test_the_name_begins_with_the_one_of_the_machine(client: TestClient) -> None:
    assert 'name="by" value="Nadia" required' in client.get(BESIDE).text


@pytest.fixture
def desk(ledger: Ledger) -> Iterator[Entering]:
    """Somebody of each role at a ledger of their own, so that judging changes nobody else's."""
    with entered(ledger) as enter:
        yield enter


def test_with_accounts_the_account_judges_whatever_name_is_given(desk: Entering) -> None:
    analyst = desk(Role.ANALYST)
    assert 'name="by"' not in analyst.get(BESIDE).text
    analyst.post(BESIDE, data=says("accept"))
    analyst.post(f"/api/claims/{TOLL}/judgements", json={"ruling": "note", "reason": "x", "by": "Omar"})
    record = analyst.get(f"/api/claims/{TOLL}").json()
    assert [one["by"] for one in record["judgements"]] == ["analyst", "analyst"]


def test_a_viewer_judges_nothing_and_is_offered_no_form(desk: Entering) -> None:
    desk(Role.ANALYST).post(BESIDE, data=says("accept"))
    viewer = desk(Role.VIEWER)
    page = viewer.get(BESIDE)
    assert page.status_code == 200 and 'id="judge"' not in page.text and "accept the open claim" not in page.text
    assert 'name="claim"' not in viewer.get("/claims").text
    for answer in (
        viewer.post(BESIDE, data=says("reject")),
        viewer.post("/claims", data=many("reject", TOLL)),
        viewer.post(f"/api/claims/{TOLL}/judgements", json={"ruling": "reject", "reason": "x"}),
    ):
        assert answer.status_code == 403
    assert viewer.get(f"/api/claims/{TOLL}").json()["review"] == "accepted"
