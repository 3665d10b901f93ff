"""Keys of names: exact ones forgive case and marks, tolerant ones transliteration, and neither more than that."""

import pytest

from sayso.lexicon.spelling import key, tolerant

SAME_KEY = [
    ("Deir ez-Zor", "DEIR EZ-ZOR"),
    ("Ma'rib", "Marib"),
    ("Sa’ada", "Saada"),
    ("Ḩamāh", "Hamah"),
    ("U.S.", "US"),
    ("Saint Petersburg", "St. Petersburg"),
    ("Côte d'Ivoire", "Cote dIvoire"),
    ("Łódź", "Lodz"),
]

SAME_SOUND = [
    ("Sheikh Saeed", "Sheikh Said"),
    ("Sheikh Saeed", "Shaykh Sa'id"),
    ("Khan Sheikhoun", "Khan Shaykhun"),
    ("Deir ez-Zor", "Dayr al-Zawr"),
    ("Deir al-Zour", "Deir el-Zor"),
    ("Hodeidah", "Al Hudayda"),
    ("Nuseirat", "Nusayrat"),
    ("Maarat al-Numan", "Maaret an-Nu'man"),
    ("Qamishli", "Kamishly"),
]

APART = [("Homs", "Hama"), ("Basra", "Bosra Sham"), ("Idlib", "Irbid"), ("Mosul", "Marsal"), ("Douma", "Dummar Town")]


@pytest.mark.parametrize(("one", "other"), SAME_KEY)
def test_key_forgives_case_and_marks(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(("one", "other"), SAME_SOUND)
def test_tolerant_key_forgives_transliteration(one: str, other: str) -> None:
    assert tolerant(one) == tolerant(other) != ""


@pytest.mark.parametrize(("one", "other"), SAME_SOUND[:3])
def test_exact_key_does_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert tolerant(one) != tolerant(other)


@pytest.mark.parametrize("short", ["Ur", "Oea", "al", "", "…", "Aya"])
def test_too_little_is_not_trusted(short: str) -> None:
    assert tolerant(short) == ""
