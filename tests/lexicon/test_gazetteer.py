"""The gazetteer answers by exact spelling before tolerant, knows what contains what, and takes a user's own places."""

from pathlib import Path

import pytest

from sayso.errors import BadLexicon
from sayso.lexicon import gazbloom, gazrows
from sayso.lexicon.gazetteer import ADJECTIVE, CAPITALS, LOOSE, Entry, Gazetteer, load


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def first(gazetteer: Gazetteer, name: str, country: str) -> Entry:
    return next(e for e in gazetteer.candidates(name) if e.country == country)


CONTAINED = [
    ("Sheikh Saeed", "SY", ["Aleppo", "Aleppo Governorate", "Syria"]),
    ("Shaykh Sa'id", "SY", ["Aleppo", "Aleppo Governorate", "Syria"]),
    ("Khan Shaykhun", "SY", ["Idlib Governorate", "Syria"]),
    ("Zanjili", "IQ", ["Mosul", "Nineveh Governorate", "Iraq"]),
    ("Azovstal", "UA", ["Mariupol", "Donetsk Oblast", "Ukraine"]),
    ("Shujaiya", "PS", ["Gaza", "Gaza Strip", "Palestine"]),
    ("Zamzam camp", "SD", ["North Darfur", "Sudan"]),
    ("Basra", "IQ", ["Basra Governorate", "Iraq"]),
    ("Ahwaz", "IR", ["Khuzestan", "Iran"]),
    ("Toronto", "CA", ["Ontario", "Canada"]),
    ("Munich", "DE", ["Bavaria", "Germany"]),
    ("Syria", "SY", []),
]


@pytest.mark.parametrize(("name", "country", "within"), CONTAINED)
def test_within_runs_from_the_nearest_to_the_country(
    gazetteer: Gazetteer, name: str, country: str, within: list[str]
) -> None:
    assert [held.name for held in gazetteer.within(first(gazetteer, name, country))] == within


def test_exact_spelling_comes_before_tolerant(gazetteer: Gazetteer) -> None:
    assert all(e.form != LOOSE for e in gazetteer.candidates("Sheikh Said"))
    assert {e.form for e in gazetteer.candidates("Sheykh Saeyd")} == {LOOSE}


@pytest.mark.parametrize("word", ["however", "Ceasefire", "spokesman", "Konashenkov", "x", "", "…", "\x00", "😀"])
def test_no_place_of_that_name(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.candidates(word) == ()


def test_namesakes_are_listed_by_population(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates("Tripoli")
    assert {"LY", "LB"} <= {e.country for e in found}
    assert [e.population for e in found] == sorted((e.population for e in found), reverse=True)


def test_demonyms_and_abbreviations_say_what_they_are(gazetteer: Gazetteer) -> None:
    assert [(e.name, e.form) for e in gazetteer.candidates("Turkish")] == [("Turkey", ADJECTIVE)]
    assert ("Pennsylvania", CAPITALS) in [(e.name, e.form) for e in gazetteer.candidates("Pa.")]


def test_unknown_points_are_those_of_the_parent(gazetteer: Gazetteer) -> None:
    saeed, aleppo = first(gazetteer, "Sheikh Saeed", "SY"), first(gazetteer, "Aleppo", "SY")
    assert (saeed.lat, saeed.lon, saeed.precision) == (aleppo.lat, aleppo.lon, 2)


def test_every_own_place_is_found_with_its_country(gazetteer: Gazetteer) -> None:
    lost = [
        (row.name, row.country)
        for row in gazrows.own()
        for name in (row.name, *row.spellings)
        if not any(e.country == row.country for e in gazetteer.candidates(name))
    ]
    assert lost == []


HEADER = "name,kind,parent,country,lat,lon,precision,spellings\n"
MALFORMED = [
    ("name,kind\nX,site\n", "line 1"),
    (HEADER + "X,site,Aleppo,SY,36.2\n", "line 2"),
    (HEADER + "X,site,Aleppo,SY,36.2,37.1,1,\nY,site,Aleppo,SY,north,37,1,\n", "line 3"),
    (HEADER + "X,site,Aleppo,SY,96,37,1,\n", "line 2"),
    (HEADER + "X,site,Aleppo,SY,36,,1,\n", "line 2"),
    (HEADER + "X,site,Aleppo,Syria,,,2,\n", "line 2"),
    (HEADER + "X,site,Aleppo,SY,,,9,\n", "line 2"),
    (HEADER + ",site,Aleppo,SY,,,2,\n", "line 2"),
]


@pytest.mark.parametrize(("text", "line"), MALFORMED)
def test_a_malformed_table_names_its_line(tmp_path: Path, text: str, line: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadLexicon, match=line):
        load(path)


def test_a_missing_table_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadLexicon, match="does not exist"):
        load(tmp_path / "none.csv")


def test_a_users_places_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "Checkpoint Kilo,crossing,Aleppo,SY,,,2,Kilo gate|Hajiz Kilo\n", encoding="utf-8")
    steps: list[tuple[int, int]] = []
    mine = load(path, progress=lambda done, total: steps.append((done, total)))
    found = mine.candidates("Kilo Gate")
    assert [(e.id, e.kind) for e in found] == [("user:sy/checkpoint-kilo", "crossing")]
    assert [held.name for held in mine.within(found[0])] == ["Aleppo", "Aleppo Governorate", "Syria"]
    assert (found[0].lat, found[0].precision) == (first(mine, "Aleppo", "SY").lat, 2)
    assert steps == sorted(steps) and steps[-1][0] == steps[-1][1] > 0
    assert [p.name.startswith("gazetteer-") for p in (tmp_path / "cache" / "sayso").iterdir()] == [True]


def test_the_filter_forgets_nothing_and_invents_little() -> None:
    keys = [f"name {n}" for n in range(20000)]
    bits = gazbloom.build(keys)
    assert all(gazbloom.maybe(bits, k) for k in keys)
    assert sum(gazbloom.maybe(bits, f"other {n}") for n in range(20000)) < 20
