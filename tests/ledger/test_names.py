"""Names that a reader takes for one are one, and others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.ledger.names import folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sheikh Sa’id", " sheikh said "),
        ("SHEIKH  SAÏD", " sheikh said "),
        ("Russia's defence spokesman", " russia defence spokesman "),
        ("Doctors' Union", " doctors union "),
        ("Khan-Shaykhun (Idlib)", " khan shaykhun idlib "),
        ("Straße 60", " strasse 60 "),
        ("ﬁrst", " first "),
        ("حَلَب", " حلب "),
        ("阿勒颇", " 阿勒颇 "),
        ("…!", ""),
        ("", ""),
    ],
)
def test_folding(name: str, expected: str) -> None:
    assert folded(name) == expected


@given(some.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(some.text())
def test_no_wildcard_of_sql_is_left(name: str) -> None:
    assert not set("%_\\") & set(folded(name))
