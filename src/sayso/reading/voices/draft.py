"""A voice while it is being read: which tokens are its cue, its source and its content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.lexicon.speech import Cue
from sayso.model import Span
from sayso.reading.parse import Sentence, Token

_TITLE = 4  # words: fewer do not show how a line is written
_CAPITALS = 0.7  # of its words: small ones ("of", "the") keep their small letter in many headlines


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """One attribution being built. ``head``: the cue's main token; ``who``: the head of its source, if any.

    ``source``: the tokens of the source as annotated; ``naming``: the noun phrase that names it (for "the man who
    said", the man); ``direct``: the content is a quotation; ``interposed``: the cue breaks the content between commas.
    """

    sentence: Sentence
    head: Token
    cue: list[Token]
    entry: Cue
    rule: str
    who: Token | None = None
    source: list[Token] = field(default_factory=list)
    naming: list[Token] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    direct: bool = False
    interposed: bool = False

    @property
    def start(self) -> int:
        """Where the first of its words stands."""
        return min(span.start for span in (*self.content, self.head.span))


def spans_of(tokens: Iterable[Token], sentence: Sentence, without: Collection[int] = ()) -> list[Span]:
    """Runs of text that cover ``tokens``, parted where other tokens (or those in ``without``, by ``i``) come between.

    Punctuation alone does not part a run; commas and final stops at the ends of a run are left out.
    """
    wanted = sorted({token.i for token in tokens} - set(without))
    runs: list[list[int]] = []
    for i in wanted:
        if runs and all(_joins(sentence.tokens[j], without) for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    whole = [[sentence.tokens[i] for i in run] for run in runs]
    trimmed = [_trim(run) for run in whole] if len(wanted) > 1 else whole
    return [Span(run[0].span.start, run[-1].span.end) for run in trimmed if run]


def _joins(token: Token, without: Collection[int]) -> bool:
    return token.pos in ("PUNCT", "SPACE") and token.i not in without


def _trim(run: Sequence[Token]) -> Sequence[Token]:
    """A run without the commas, stops and dashes at its ends; quotation marks and brackets stay."""
    start, end = 0, len(run)
    while start < end and run[start].text in (",", ";", ":", "-", "–", "—", "--", ".", ")"):
        start += 1
    while end > start and run[end - 1].text in (",", ";", ":", "-", "–", "—", "--", ".", "("):
        end -= 1
    return run[start:end]


def is_titled(sentence: Sentence) -> bool:
    """Whether a sentence is written like a headline, its words with capitals ("Ministry Says Bridge Is Open")."""
    words = [t.text for t in sentence.tokens if t.text[:1].isalpha() and not t.kind]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _TITLE and capitals >= _CAPITALS * len(words)
