"""Timeline, map, threads, incidents and dossier as somebody meets them in the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.telling.web.withheld import HELD, withheld
from tests import made
from tests.telling.web import scenes
from tests.telling.web.test_pictures import said, told
from tests.telling.web.visiting import Visit, visited

PAGES = ("/timeline", "/map", "/truces", "/passages", "/evacuations", "/talks", "/incidents", "/dossier")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Visit]:
    with visited(tmp_path, scenes.denials(), scenes.testimony()) as room:
        yield room


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Visit]:
    with visited(tmp_path) as room:
        yield room


def page(room: Visit, address: str) -> str:
    answer = room.get(address)
    assert answer.status_code == 200, (address, answer.status_code, answer.text)
    return answer.text


def first(room: Visit, listing: str) -> str:
    return str(json.loads(page(room, listing))[0]["id"])


@pytest.mark.parametrize("address", PAGES)
def test_every_room_opens_over_nothing_and_without_inline_style_or_script(empty: Visit, address: str) -> None:
    told = page(empty, address)
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", told)


@pytest.mark.parametrize("address", PAGES)
def test_the_same_page_twice_is_the_same(room: Visit, address: str) -> None:
    assert page(room, address) == page(room, address)


def test_the_timeline_draws_the_contradiction_and_lists_the_rest(room: Visit) -> None:
    told = page(room, "/timeline")
    assert 'class="ring"' in told and 'class="tie contradictory"' in told and "≠" in told
    assert "Of unknown time, not drawn: 1 claim" in told  # the headline
    assert "/reports/layla-karim.txt?claim=" in told and "/disputes/" in told


def test_the_slider_leads_to_a_day_and_what_was_said_later_is_gone(room: Visit) -> None:
    answer = room.get("/timeline?by=place&day=738949")
    assert answer.status_code == 303 and answer.headers["location"] == "/timeline?by=place&as_of=2024-03-04"
    told = page(room, "/timeline?as_of=2024-03-04")
    assert "Russia" in told and "Russian jets" not in told


@pytest.mark.parametrize("query", ["since=2024-13", "day=x", "by=colour", "since=2024-03-05&until=2024-03-01", "day=0"])
def test_a_timeline_of_no_meaning_is_refused(room: Visit, query: str) -> None:
    assert room.get(f"/timeline?{query}").status_code == 400


def test_the_timeline_narrows_by_place_event_and_days(room: Visit) -> None:
    assert len(json.loads(page(room, "/timeline.json"))) == 5
    assert len(json.loads(page(room, "/timeline.json?place=Aleppo"))) == 3
    assert len(json.loads(page(room, "/timeline.json?event=truce"))) == 1
    assert len(json.loads(page(room, "/timeline.json?since=2024-03-04"))) == 1
    assert page(room, "/timeline.csv").startswith("claim,report,earliest")
    assert "No claim of known time" in page(room, "/timeline?place=Elsewhere")


def test_the_map_is_a_table_too_and_a_quarter_is_no_pin(room: Visit) -> None:
    told = page(room, "/map")
    assert 'data-shape="ring"' in told and "somewhere in Old Harbour" in told and "part of a place" in told
    assert "de facto" in told and "no statement" in told
    assert ",2,1,2," in page(room, "/map.csv")
    assert "No claim of a place" in page(room, "/map?since=2025")


def test_the_map_asks_nobody_else(room: Visit) -> None:
    script = page(room, "/static/map.js")
    assert "http" not in script and 'setPrefix("Leaflet")' in script
    land = json.loads(page(room, "/static/basemap.json"))
    assert len(land["features"]) > 150
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for one in land["features"] for x, y in points(one["geometry"]))


def points(geometry: dict[str, object]) -> Iterator[tuple[float, float]]:
    listed = [geometry["coordinates"]]
    while listed:
        one = listed.pop()
        assert isinstance(one, list)
        if isinstance(one[0], list):
            listed.extend(one)
        else:
            yield one[0], one[1]


def test_a_truce_is_a_line_of_steps_with_its_evidence(room: Visit) -> None:
    assert "Two residents" in page(room, "/truces")
    name = first(room, "/truces.json")
    told = page(room, f"/truces/{name}")
    assert "Step by step" in told and "Two residents said a truce began on Sunday" in told
    assert f"/dossier?t={name}" in told
    assert room.get("/truces/none").status_code == 404 and room.get("/passages/" + name).status_code == 404


def test_an_incident_tells_its_toll_its_origins_and_why_its_grade(room: Visit) -> None:
    name = first(room, "/incidents.json?all=yes")
    told = page(room, f"/incidents/{name}")
    assert "Who says so in the end" in told and 'class="grade' in told
    assert "12 or more people killed" in page(room, "/incidents")
    assert page(room, "/incidents.csv").startswith("incident,types")
    assert page(room, "/incidents?grade=confirmed").count("<article") == 0


def chosen(room: Visit) -> str:
    disputes, truces = first(room, "/disputes.json"), first(room, "/truces.json")
    return f"/dossier?d={disputes}&t={truces}"


def test_a_dossier_withholds_witnesses_wherever_they_stand(room: Visit) -> None:
    told = page(room, chosen(room))
    for name in ("Layla", "Karim", "layla", "karim", "Two residents", "two residents"):
        assert name not in told, name
    assert "Witness A" in told and "said Russian jets bombed Old Harbour on Saturday" in told
    assert "Russia" in told and "Old Harbour" in told


def test_a_dossier_names_witnesses_only_when_told_to(room: Visit) -> None:
    told = page(room, f"{chosen(room)}&names=yes")
    assert "Layla Karim, a resident of Old Harbour" in told and "This copy names witnesses" in told


def test_a_dossier_has_numbered_evidence_sources_and_hashes(room: Visit) -> None:
    told = page(room, chosen(room))
    assert scenes.street().sha256 in told and made.report().sha256 in told
    assert 'id="e1"' in told and 'href="#e1"' in told and re.search(r"Made on \d{4}-\d\d-\d\d", told)
    assert page(room, chosen(room) + "&choose=yes").count(" checked") == 2


def test_a_dossier_of_nothing_offers_and_of_the_unknown_refuses(room: Visit) -> None:
    assert "Make the dossier" in page(room, "/dossier")
    assert room.get("/dossier?d=none").status_code == 404
    assert room.get("/dossier?" + "&".join(f"t=x{at}" for at in range(61))).status_code == 400


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = scenes.HOSTILE
    text = scenes.STREET.replace("Layla Karim", hostile)
    home = replace(scenes.street(text), id=hostile, publisher=hostile, title=hostile, url=f"javascript:{hostile}")
    claims = (
        scenes.bombing(home, f"{hostile}, a resident of Old Harbour"),
        scenes.truce(home, f"{hostile}, a resident of Old Harbour"),
    )
    reading = replace(scenes.testimony(scenes.street()), document=home, claims=claims)
    with visited(tmp_path, scenes.denials(), reading) as room:
        name, truce = first(room, "/disputes.json"), first(room, "/truces.json")
        for address in (*PAGES, f"/dossier?d={name}&names=yes", f"/dossier?d={name}", f"/truces/{truce}"):
            told = page(room, address)
            assert "<script>alert" not in told and "<img" not in told, address
            assert "javascript:" not in re.findall(r'href="([^"]*)"', told)


def test_names_are_hidden_in_any_spelling_and_only_where_they_are_names() -> None:
    names = withheld(told())
    assert names.hide("KARIM spoke; Layla  Karim’s house") == "Witness A spoke; Witness A’s house"
    assert names.hide("Karimov and karimas") == "Karimov and karimas"
    assert names.hide("Old Harbour was bombed") == "Old Harbour was bombed"
    assert names.whole("https://example.org/layla-karim-speaks") == HELD
    assert names.whole("https://example.org/harbour") == "https://example.org/harbour"


def test_accents_hide_nobody() -> None:
    one = told()[1]
    assert one.claim.speaker is not None
    speaker = replace(one.claim.speaker, name="Zoé Çelik, a resident")
    names = withheld([replace(one, claim=replace(one.claim, speaker=speaker, voices=()))])
    assert names.hide("Zoé wept. Celik, and ÇELIK, fled") == "Witness A wept. Witness A, and Witness A, fled"


def test_a_description_is_hidden_only_in_its_own_report() -> None:
    names = withheld(told())
    assert names.hide("Two residents fled", ["layla-karim.txt"]) == "Witness B fled"
    assert names.hide("Two residents fled", ["another.txt"]) == "Two residents fled"


def test_nobody_but_witnesses_is_withheld() -> None:
    home = made.report()
    assert not withheld([said(made.denial(home), home), said(made.toll(home), home)]).witnesses
