"""Trees of tokens: offsets of the document, shields, broken input."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.errors import ModelMissing
from sayso.model import Span
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.parse import LONGEST, LONGEST_RUN, Parser, Sentence, Shield, Unparsed


def parse(parser: Parser, text: str, shields: list[Shield] | None = None) -> list[Sentence]:
    return parser.parse([unparsed(text, shields or [])])[0][0]


def unparsed(text: str, shields: Sequence[Shield] = ()) -> Unparsed:
    return Unparsed(text=text, sentences=sentences(text, paragraphs(text)), shields=shields)


def test_tokens_keep_the_offsets_of_the_text(parser: Parser) -> None:
    text = "The  army\u00a0said: “No raids.”"
    for token in (t for s in parse(parser, text) for t in s.tokens):
        assert token.span.of(text) == token.text


def test_a_shield_is_one_token_with_its_own_words(parser: Parser) -> None:
    text = "Shells hit Sheikh Saeed on Monday."
    shield = Shield(span=Span(11, 23), stand_in="London", kind="place")
    token = next(t for t in parse(parser, text, [shield])[0].tokens if t.kind)
    assert (token.text, token.dep) == ("Sheikh Saeed", "dobj")


def test_a_stripped_apostrophe_is_a_possessive_again(parser: Parser) -> None:
    text = "Syrias second city was hit."
    shield = Shield(span=Span(0, 5), stand_in="Syria", kind="place")
    first, second = parse(parser, text, [shield])[0].tokens[:2]
    assert (first.text, first.dep, second.text) == ("Syria", "poss", "s")


@pytest.mark.parametrize("text", ["boats " * (LONGEST + 1), '"' * (LONGEST_RUN + 1)], ids=["words", "marks"])
def test_a_run_without_end_is_a_problem_and_not_an_error(parser: Parser, text: str) -> None:
    ((found, problems),) = parser.parse([unparsed(text)])
    assert found == []
    assert [p.what for p in problems] == ["sentence too long to parse"]


def test_an_unknown_model_says_what_to_do() -> None:
    with pytest.raises(ModelMissing, match="pip install"):
        Parser("en_core_web_none")


def test_trees_do_not_depend_on_what_is_parsed_beside_them(parser: Parser) -> None:
    texts = ["Shells hit the port.", "Envoys met. The army denied that it had fired on the bridge.", "No raids."]
    together = [trees for trees, _ in parser.parse([unparsed(text) for text in texts])]
    alone = [parse(parser, text) for text in texts]
    shape = [[[(t.text, t.dep, t.head.i) for t in s.tokens] for s in trees] for trees in together]
    assert shape == [[[(t.text, t.dep, t.head.i) for t in s.tokens] for s in trees] for trees in alone]
