"""Telegram exports: a message with words is a report."""

import json

import pytest

from sayso.model import Document
from tests.intake.kinds.samples import EXPORT, came, ids, refused


def test_messages_with_words_are_reports() -> None:
    made = came("result.json", EXPORT)
    assert ids(made) == ["Lom Now/2", "Lom Now/4"]
    first, second = made
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == 'Shells on Lom, says "messages": [1].'
    assert (first.published, first.publisher, first.author) == ("2016-10-25", "Lom Now", "Lom Now")
    assert [note.what for note in first.notes] == ["forwarded from Mill"]
    assert [note.what for note in second.notes] == ["edited on 2016-10-27T00:00:00"]
    assert second.original is not None
    assert second.original.data in EXPORT
    assert json.loads(second.original.data)["id"] == 4


def test_several_chats_keep_their_names() -> None:
    chats = [
        {"name": name, "id": 1, "messages": [{"id": 1, "type": "message", "text": "Quiet."}]} for name in ("A", "B")
    ]
    assert ids(came("result.json", json.dumps({"chats": {"list": chats}}).encode())) == ["A/1", "B/1"]


def test_a_file_that_breaks_off_keeps_what_stands_before() -> None:
    made = came("result.json", EXPORT[:-60])
    assert ids(made) == ["Lom Now/2", "!"]
    assert "breaks off" in str(made[1])


@pytest.mark.parametrize("data", [b"", b"{}", b"[1, 2]", b'{"id": "a", "text": "x"}', b'"messages": [1]'])
def test_other_json_is_refused_with_what_to_do(data: bytes) -> None:
    assert "JSON lines" in refused("a.json", data)


def test_a_message_that_is_no_text_costs_that_message() -> None:
    chat = {
        "name": "A",
        "messages": [{"id": at, "type": "message", "text": text} for at, text in enumerate(["x\0", 5, "y"])],
    }
    made = came("result.json", json.dumps(chat).encode())
    assert ids(made) == ["!", "A/2"]
    assert "message 'A/0'" in str(made[0])
