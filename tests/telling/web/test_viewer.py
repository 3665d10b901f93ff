"""What a viewer sees: claims that stand accepted or corrected, and of all others not a word on any route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.routing import APIRoute

from sayso.ledger import Ledger
from sayso.model import (
    Argument,
    Claim,
    Document,
    Field,
    Opinion,
    Published,
    Quantity,
    Reading,
    Ruling,
    Speaker,
    SpeakerKind,
    Voice,
)
from sayso.telling.web.access import LEAST
from sayso.telling.web.accounts import Role
from sayso.telling.web.app import ROOMS
from tests import made
from tests.telling.web import scenes
from tests.telling.web.browsing import TestClient
from tests.telling.web.conftest import Entering, entered

SECRET = "qx"
"""What every word begins with that only a claim not to be shown holds."""

NAME = "quarter.txt"
TEXT = (
    "The quarter\n\nLayla Karim, a resident of Old Harbour, said Russian jets bombed Old Harbour on Saturday.\n\n"
    "Two residents said a truce began on Sunday, qxwords of a truce.\n"
)
STATES = ("open", "noted", "reopened", "rejected", "disputed", "undone")
"""Claims that a viewer may not see, each with what was said of it."""


def hidden(home: Document, claim: Claim, state: str) -> Claim:
    """A claim like another, all of whose words are secret."""
    words = made.span(home.text, "qxwords of a truce")
    name = f"Qxspeaker{state}"
    count = Quantity(span=words, low=7, high=7, unit="qxunit", approximate=False, kind="count", rule="x", fate="killed")
    return replace(
        claim,
        id=f"qx{state}{claim.id}"[:16],
        evidence=words,
        speaker=Speaker(name=name, span=words, entity=None, kind=SpeakerKind.WITNESS),
        voices=(Voice(name=name, kind=SpeakerKind.WITNESS),),
        actors=(*claim.actors, Argument(name="Qxactor", span=words, entity=None)),
        place=claim.place and replace(claim.place, name=f"Qxplace {state}"),
        quantities=(count,),
    )


def quarter() -> Reading:
    home = made.report(TEXT, name=NAME, published="2024-03-05")
    shown = scenes.bombing(home), scenes.truce(home)
    kept = tuple(hidden(home, one, f"{state[:4]}{n}") for state in STATES for n, one in enumerate(shown))
    published = Published(value=home.published, basis="metadata", span=None, rule="given")
    return Reading(
        document=home, published=published, times=(), places=(), voices=(), claims=(*shown, *kept), problems=()
    )


def judge(ledger: Ledger, claims: list[str], *opinions: Opinion) -> None:
    for opinion in opinions:
        ledger.judge(claims, opinion)


def ruling(which: Ruling, by: str = "Ann") -> Opinion:
    return Opinion(ruling=which, reason="qxreason" if which is not Ruling.ACCEPT else "so it is", by=by)


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Entering]:
    """A denial and what a witness says against it are accepted; a truce is corrected; the rest may not be seen."""
    with Ledger.open(tmp_path_factory.mktemp("viewer") / "made.db", create=True) as opened:
        opened.add(scenes.denials(), made.RUN)
        read = quarter()
        opened.add(read, made.RUN)
        ids = {state: [one.id for one in read.claims if one.id.startswith(f"qx{state[:4]}")] for state in STATES}
        bombing, truce, *_ = (one.id for one in read.claims)
        denial = made.denial(made.report()).id
        judge(opened, [denial, bombing], ruling(Ruling.ACCEPT))
        judge(opened, [truce], Opinion(field=Field.MODALITY, value="ongoing", reason="so it is", by="Ann"))
        judge(opened, ids["noted"], ruling(Ruling.NOTE))
        judge(opened, ids["reopened"], ruling(Ruling.ACCEPT), ruling(Ruling.REOPEN))
        judge(opened, ids["rejected"], ruling(Ruling.REJECT))
        judge(opened, ids["disputed"], ruling(Ruling.ACCEPT), ruling(Ruling.REJECT, "Bob"))
        judge(opened, ids["undone"], ruling(Ruling.ACCEPT), ruling(Ruling.REJECT))
        with entered(opened) as enter:
            yield enter


LISTS = ("/", "/claims", "/reports", "/disputes", "/sources", "/timeline", "/map", "/incidents", "/truces", "/passages",
         "/evacuations", "/talks", "/dossier")  # fmt: skip
QUERIES = ("", "?all=yes&of=outlets", "?review=unreviewed", "?review=rejected&superseded=yes", "?sort=-read&limit=1000",
           "?columns=chain&columns=review&columns=assignee&columns=rules&by=speaker&as_of=2024-03-06",
           "?event=truce&superseded=yes")  # fmt: skip
API = tuple(f"/api/{name}" for name in ("claims", "disputes", "reports", "incidents", "threads", "openapi.json"))
FORMS = tuple(f"{one}.{form}" for one in LISTS[1:-1] for form in ("json", "csv"))


def got(client: TestClient, path: str) -> str:
    """The page, once it is reckoned."""
    for _ in range(50):
        answer = client.get(path)
        if answer.status_code != 503 and "Claims are being laid side by side" not in answer.text:
            break
    assert answer.status_code in (200, 303, 400), (path, answer.status_code)
    return str(answer.text)


def secrets_in(text: str) -> set[str]:
    return set(re.findall(r"qx\w*", text.casefold()))


@pytest.mark.parametrize("path", [*LISTS, *FORMS, *API])
def test_no_list_tells_a_viewer_of_what_was_not_reviewed(doors: Entering, path: str) -> None:
    viewer = doors(Role.VIEWER)
    for query in QUERIES if path in LISTS else QUERIES[:4]:
        assert secrets_in(got(viewer, f"{path}{query}")) == set(), f"{path}{query}"


def test_an_analyst_is_told_of_it_and_a_viewer_of_the_rest(doors: Entering) -> None:
    told, shown = doors(Role.ANALYST), doors(Role.VIEWER)
    for path in (
        "/claims.json",
        "/api/claims",
        "/timeline.json",
        "/truces.json",
        "/sources",
        "/claims",
        "/incidents.json?all=yes",
    ):
        assert secrets_in(got(told, path)), path
    bombing = quarter().claims[0].id
    for path in ("/claims.json", "/api/claims", "/timeline.json", "/disputes.json", f"/reports/{NAME}"):
        assert bombing in got(shown, path), path
    assert len(shown.get("/claims.json").json()) == 3
    assert shown.get("/reports.json").json()[0]["claims"] == 2
    assert told.get("/reports.json").json()[0]["claims"] == 2 + 2 * len(STATES)


@pytest.mark.parametrize(
    "path", [f"/reports/{NAME}", f"/reports/{NAME}?claim={quarter().claims[1].id}", f"/api/reports/{NAME}"]
)
def test_a_report_stands_as_printed_and_bears_no_mark_of_it(doors: Entering, path: str) -> None:
    assert secrets_in(got(doors(Role.VIEWER), path)) == {"qxwords"}
    assert "qxspeakeropen0" in secrets_in(got(doors(Role.ANALYST), f"/reports/{NAME}"))


def test_nothing_of_it_is_found_by_its_own_address_either(doors: Entering) -> None:
    told, shown = doors(Role.ANALYST), doors(Role.VIEWER)
    addresses = [f"{start}{one.id}" for one in quarter().claims[2:]
                 for start in ("/claims/", "/api/claims/", f"/reports/{NAME}?claim=")]  # fmt: skip
    for room in ("disputes", "incidents"):
        every, mine = ({one["id"] for one in client.get(f"/{room}.json?all=yes").json()} for client in (told, shown))
        assert every - mine, room
        addresses += [f"/{room}/{name}" for name in every - mine]
    for address in addresses:
        assert told.get(address).status_code in (200, 303), address
        answer = shown.get(address)
        assert answer.status_code == 404, address
        assert secrets_in(answer.text.replace(address.rpartition("/")[2].rpartition("=")[2], "")) == set(), address


def test_what_a_viewer_may_open_tells_of_nothing_else(doors: Entering) -> None:
    shown = doors(Role.VIEWER)
    found = {room: [one["id"] for one in shown.get(f"/{room}.json?all=yes").json()]
             for room in ("disputes", "incidents", "truces")}  # fmt: skip
    assert all(found.values())
    for room, names in found.items():
        for name in names:
            assert secrets_in(got(shown, f"/{room}/{name}")) <= ({"qxwords"} if room == "disputes" else set())
    asked = "&".join(f"{sort}={name}" for sort, names in zip("dit", found.values(), strict=True) for name in names)
    for address in (f"/dossier?{asked}", f"/dossier?{asked}&names=yes", f"/dossier?{asked}&choose=yes"):
        assert secrets_in(got(shown, address)) == set()
    for key in ("rus", "Coast Wire", "layla karim, a resident of old harbour"):
        for of in ("voices", "outlets"):
            answer = shown.get(f"/sources/{key}?of={of}")
            assert answer.status_code in (200, 404) and secrets_in(answer.text) == set()


def test_every_room_that_a_viewer_may_enter_is_looked_at_here() -> None:
    routes = {route.name: route.path for room in ROOMS for route in room.router.routes if isinstance(route, APIRoute)}
    looked = {re.sub(r"\{[^}]*\}.*|\.(json|csv)", "", one).rstrip("/.") for one in (*LISTS, *FORMS, *API)}
    for name, least in LEAST.items():
        if least is Role.VIEWER and name not in ("logout",):
            start = re.sub(r"\{[^}]*\}.*", "", routes[name]).rstrip("/.")
            assert start.removesuffix(".json") in looked, (name, start)
