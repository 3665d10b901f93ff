"""Places in running text: what is one, what only looks like one, and which one it is."""

import json
from itertools import pairwise

import pytest

from sayso.lexicon.gazetteer import Gazetteer, load
from sayso.model import Document, PlaceMention
from sayso.reading.places.mentions import places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def read(text: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    return places(Document(id="t", text=text), gazetteer)


NAMED = [
    ("Shells fell on Sheikh Saeed, a district of Aleppo.", ["Sheikh Saeed", "Aleppo"]),
    ("Shells fell on Sheikh Sa'id in Aleppo.", ["Sheikh Sa'id", "Aleppo"]),
    ("Jets bombed rebel-held east Aleppo and northern Syria.", ["east Aleppo", "Syria"]),
    ("Syrias second city was quiet while Moscows envoy spoke.", ["Syria", "Moscow"]),
    ("BAGHDAD, May 3 (Reuters) - Two bombs went off near Basra.", ["BAGHDAD", "Basra"]),
    ("The U.S.-led coalition and the US army met in the UK.", ["U.S.", "US", "UK"]),
    ("She moved from Pittsburgh, Pa., to Charleston, W.Va., last year.", ["Pittsburgh", "Pa.", "Charleston", "W.Va."]),
    ("Ships crossed the Strait of Hormuz and the Black Sea.", ["Strait of Hormuz", "Black Sea"]),
    ("Clarke, Madison and Oconee counties stayed dry.", ["Clarke", "Madison", "Oconee"]),
    ("Fighters left Deir\nez-Zor at dawn.", ["Deir\nez-Zor"]),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_places_are_found_as_written(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [m.name for m in read(text, gazetteer)] == names


NO_PLACE = [
    "Paris Hilton spoke to Mr Washington about Jordan Peterson.",
    "The Washington Post was first to report it.",
    "In March he said that Reading is fun. Of course it may help.",
    "The American Red Cross and the Syrian Observatory for Human Rights agreed.",
    "She speaks fluent French.",
    "The UN said that the SWAT team was ready.",
    "He works for the Bank of America.",
    "The Islamic State of Iraq and Syria claimed it.",
    "it happened in the middle of nowhere, of all places, and in may",
    "",
    "\n\n 12:30 …",
]


@pytest.mark.parametrize("text", NO_PLACE)
def test_what_only_looks_like_a_place_is_none(gazetteer: Gazetteer, text: str) -> None:
    assert [m.name for m in read(text, gazetteer)] == []


UNKNOWN = [
    ("Bombs fell on the village of Hassajik in Aleppo province.", "Hassajik", "village"),
    ("Troops took the villages of Tokhar and Qarbuzeh near Manbij.", "Qarbuzeh", "village"),
    ("Residents fled the Zubdeen Balati district on foot.", "Zubdeen Balati", "district"),
    ("Police closed Harrowgate Road after the crash.", "Harrowgate Road", "road"),
    ("He was born near Quillsbury, Missouri, in 1950.", "Quillsbury", "city"),
]


@pytest.mark.parametrize(("text", "name", "kind"), UNKNOWN)
def test_unknown_names_called_places_are_kept(gazetteer: Gazetteer, text: str, name: str, kind: str) -> None:
    found = [m for m in read(text, gazetteer) if m.name == name]
    assert [(m.id, m.kind) for m in found] == [(None, kind)]


SENSES = [
    ("Police in Paris, Texas, arrested two men.", "Paris", "US"),
    ("The president spoke in Paris about France and Germany.", "Paris", "FR"),
    ("Militias clashed in Tripoli, and Libya's government fled to Misrata.", "Tripoli", "LY"),
    ("Gunmen fought in Tripoli as Lebanon's army moved in from Beirut.", "Tripoli", "LB"),
    ("Jurors in Laurel County heard the London man's plea. London and Corbin, Kentucky, are near.", "London", "US"),
    ("London and Manchester saw rain across England.", "London", "GB"),
    ("Iran's forces left Ahvaz to strike Basra in Iraq.", "Basra", "IQ"),
    ("Iran's forces left Ahvaz to strike Basra in Iraq.", "Ahvaz", "IR"),
    ("Georgia, Abkhazia and Russia signed it in Tbilisi.", "Georgia", "GE"),
    ("Voters in Atlanta and Savannah, Georgia, queued; Florida and Alabama vote next.", "Georgia", "US"),
    ("Washington accused Damascus of lying.", "Damascus", "SY"),
]


@pytest.mark.parametrize(("text", "name", "country"), SENSES)
def test_the_report_decides_between_namesakes(gazetteer: Gazetteer, text: str, name: str, country: str) -> None:
    assert {m.country for m in read(text, gazetteer) if m.name == name} == {country}


def test_containment_reaches_the_country(gazetteer: Gazetteer) -> None:
    (saeed,) = read("Clashes went on in Sheikh Saeed.", gazetteer)
    assert [held.name for held in saeed.within] == ["Aleppo", "Aleppo Governorate", "Syria"]
    assert saeed.precision == 2 and saeed.country == "SY"


def test_other_transliterations_are_read_where_the_report_plays(gazetteer: Gazetteer) -> None:
    found = read("In Syria, shells hit a clinic near Kafr Takhareem on Sunday.", gazetteer)
    assert [(m.country, m.name) for m in found] == [("SY", "Syria"), ("SY", "Kafr Takhareem")]
    assert all(m.name != "Kafr Takhareem" or m.id is None for m in read("Rain fell near Kafr Takhareem.", gazetteer))


def test_an_unknown_place_lies_where_the_text_puts_it(gazetteer: Gazetteer) -> None:
    text = "Two bombs fell on the village of Qarbuzeh in the northern Aleppo countryside."
    unknown, outer = read(text, gazetteer)
    assert unknown.id is None and unknown.within[0].id == outer.id and unknown.country == "SY"
    assert (unknown.lat, unknown.lon) == (outer.lat, outer.lon) and unknown.precision >= outer.precision
    (alone,) = read("Two bombs fell on the village of Qarbuzeh.", gazetteer)
    assert alone.within == () and alone.lat is None


def test_demonyms_are_marked(gazetteer: Gazetteer) -> None:
    found = read("Turkish jets crossed into Syria.", gazetteer)
    assert [(m.name, m.country, m.adjective) for m in found] == [("Turkish", "TR", True), ("Syria", "SY", False)]


def test_a_name_has_one_sense_in_a_report(gazetteer: Gazetteer) -> None:
    text = "Paris, Texas, is small. Paris has one cinema. People love Paris."
    assert len({m.id for m in read(text, gazetteer) if m.name == "Paris"}) == 1


@pytest.mark.parametrize(
    "text", ["İstanbul’da Ⅷ ﬁn", "A" * 5000, "Al-" * 3000, "\ud83d Syria", "S\u0301yria and Le\u0301banon"]
)
def test_spans_slice_to_their_words(gazetteer: Gazetteer, text: str) -> None:
    found = read(text, gazetteer)
    assert all(m.name == m.span.of(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert json.dumps([m.name for m in found])
