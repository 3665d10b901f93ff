"""Text files come in character by character, line ends and all."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.errors import BadReport
from sayso.intake.kinds import Input, documents
from tests.intake.kinds.samples import only, refused


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("\ufeffwith a mark".encode(), "with a mark"),
        ("inner \ufeff mark".encode(), "inner \ufeff mark"),
        ("Zażółć «gęślą» “jaźń” 🕊".encode(), "Zażółć «gęślą» “jaźń” 🕊"),
        (b"  space kept  \n\n", "  space kept  \n\n"),
        ("a wide text".encode("utf-16"), "a wide text"),
        ("wider still".encode("utf-32"), "wider still"),
        ("a wide text without a mark, long enough to be told".encode("utf-16-le"), None),
    ],
)
def test_the_text_is_exactly_the_files(data: bytes, text: str | None) -> None:
    made = only("x.txt", data)
    assert made.text == (text or data.decode("utf-16-le"))
    assert made.original is not None
    assert made.original.data == data


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("Évacuation".encode("cp1252"), "iconv -f WINDOWS-1252"),
        (b"\xff\xfea", "UTF-16"),
        (b"\xff\xfe", "no text"),
        (b"", "no text"),
        (b"\xff", "not UTF-8"),
        (b"caf\xe9", "not UTF-8"),
        (b"\xef\xbb\xbf", "no text"),
        (b"a\xed\xa0\x80b", "not UTF-8"),
        (b"%PDF-1.7\n\x00", "NUL"),
        ("Żółw “jaźń” 🕊".encode() + b"\xff more", "UTF-8 with 1 damaged"),
    ],
)
def test_other_bytes_are_refused_with_what_to_do(data: bytes, says: str) -> None:
    assert says in refused("x.txt", data)


def test_a_guessed_encoding_is_noted() -> None:
    text = "The army’s spokesman said “no” on Tuesday — it had not shelled the village of Lom."
    made = only("x.txt", text.encode("cp1252"))
    assert made.text == text
    assert ["cp1252" in note.what for note in made.notes] == [True]


def test_a_declared_encoding_is_not_guessed() -> None:
    made = only("x.txt", "Взрывы".encode("koi8-r"), media="text/plain; charset=koi8-r")
    assert (made.text, made.notes) == ("Взрывы", ())


@given(some.binary(max_size=60))
def test_any_bytes_are_a_document_or_a_clear_error(data: bytes) -> None:
    (made,) = documents(Input(name="x.txt", data=data))
    assert str(made).startswith("x.txt: ") if isinstance(made, BadReport) else made.text
