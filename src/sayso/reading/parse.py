"""Sentences as trees of tokens: no rule beyond this module knows spaCy.

The parser is a small statistical model whose errors on news are known. It is protected from them: every sentence
is parsed alone, and names and dates are shown to it as one plain word each (a *shield*), so that "Sheikh Saeed" is
no person and "Aleppo for the last seven days" no work of art. Tokens keep the offsets of the document's text.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING

from sayso.lexicon import tags
from sayso.model import Problem, Span
from sayso.reading import lean, lemmas
from sayso.reading.layout import SentenceSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 256  # sentences that go through the model together
LONGEST = 300  # tokens: the longest sentence given to the parser whole; longer runs are not sentences
LONGEST_RUN = 2000  # code points without a blank: longer ones are no words, and the tokenizer never ends on them
KNOWN = 50_000  # words and their readings that are remembered
IN_ORDER = attrgetter("i")
_RUN = re.compile(r"\S+")
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shield:
    """Words shown to the parser as one token: ``stand_in`` is what it sees; ``kind`` place|actor|time|number."""

    span: Span
    stand_in: str
    kind: str


Word = tuple[str, str, str, str, str, str, str, tuple[str, ...]]
"""A token but for its place: text, lemma, tag, pos, dep, kind, lower, forms."""


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One node of a sentence's tree. ``kind`` is the shield's kind or ""; ``i`` counts within the sentence.

    ``lower``: the words in lower case; ``forms``: the forms under which they may stand in a word table.
    """

    i: int
    span: Span
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    kind: str
    lower: str
    forms: tuple[str, ...]
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    @property
    def is_root(self) -> bool:
        """Whether the sentence hangs on this token."""
        return self.head is self

    def child(self, *deps: str) -> Token | None:
        """The first child in one of these relations."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def all(self, *deps: str) -> list[Token]:
        """All children in one of these relations, in order."""
        return [c for c in self.children if c.dep in deps] if self.children else []

    def subtree(self) -> list[Token]:
        """This token and all below it, in the order of the text."""
        found = [self]
        for token in found:
            found += token.children
        return sorted(found, key=IN_ORDER)

    def ancestors(self) -> Iterator[Token]:
        """The heads above this token, nearest first."""
        token = self
        while not token.is_root:
            token = token.head
            yield token

    def conjuncts(self) -> list[Token]:
        """This token and what is coordinated with it below."""
        found = [self]
        for token in found:
            for child in token.children:
                if child.dep == "conj":
                    found.append(child)
        return found


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence and its tree, which ``grow`` makes when it is first asked for.

    ``number`` counts the document's sentences; ``place`` says where on the page it stands. One that is ``aside`` holds
    no word that a rule begins with: it is parsed only if a rule that began elsewhere asks for its tokens.
    """

    number: int
    place: SentenceSpan
    grow: Callable[[], tuple[Token, ...]]
    aside: bool = False

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The nodes of the tree, in order."""
        return self.grow()

    @property
    def root(self) -> Token:
        """The head of the whole sentence."""
        return next(token for token in self.tokens if token.is_root)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unparsed:
    """What the parser is to see of a text.

    ``shields``: in order, none over another; one that crosses a sentence's end is ignored. ``asides``: the indexes of
    the sentences that are parsed only when their tokens are asked for.
    """

    text: str
    sentences: Sequence[SentenceSpan]
    shields: Sequence[Shield] = ()
    asides: Collection[int] = ()


Pieces = list[tuple[Span, str, str]]
"""(Where, the word shown to the parser, kind) for each token of a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A sentence before it is parsed; ``pieces`` is ``None`` for one that is aside: it is not even cut."""

    number: int
    place: SentenceSpan
    shields: Sequence[Shield]
    pieces: Pieces | None


class Parser:
    """A loaded model. ``parse`` may be called for any number of documents.

    spaCy is loaded with the first: it takes longer to load than most commands to run.
    """

    def __init__(self, name: str) -> None:
        lean.spacy()  # before the network asks for it
        self._nlp: Language = import_module("sayso.reading.network").load(name)
        self._made: type[Doc] = import_module("spacy.tokens").Doc
        self._lemmas = lemmas.load(self._nlp)
        self._cut = lru_cache(KNOWN)(self._cut_run)
        self._word = lru_cache(KNOWN)(self._read_word)

    def any_forms(self, word: str) -> frozenset[str]:
        """All forms under which a lower-case word may stand in a word table, whatever tag the parser would give it.

        A word that the tokenizer parts ("cannot") has the forms of its parts, too.
        """
        parts = [token.lower_ for token in self._nlp.tokenizer(word)]
        clitics = tags.load().lemmas
        return frozenset(
            form
            for part in dict.fromkeys((word, *parts))
            for form in (
                *(self._lemmas.of(part, pos.upper(), "") for pos in lemmas.INFLECTED),
                *_forms(part, clitics.get(part, part), "VBD"),
                part.removesuffix("s"),
            )
        )

    def parse(self, texts: Sequence[Unparsed]) -> list[tuple[list[Sentence], list[Problem]]]:
        """The sentences of each text in order, and a problem for each that could not be parsed.

        The trees do not depend on what is parsed together; larger batches are faster.
        """
        prepared = [self._prepared(given) for given in texts]
        docs = self._docs(row.pieces for rows, _ in prepared for row in rows if row.pieces is not None)
        return [
            ([self._sentence(given.text, row, docs) for row in rows], problems)
            for given, (rows, problems) in zip(texts, prepared, strict=True)
        ]

    def _docs(self, cut: Iterable[Pieces]) -> Iterator[Doc]:
        return self._nlp.pipe(map(self._doc, cut), batch_size=BATCH)

    def _sentence(self, text: str, row: Prepared, docs: Iterator[Doc]) -> Sentence:
        """``docs``: what the parser made of the sentences that are not aside, from this one on."""
        if row.pieces is None:
            return Sentence(row.number, row.place, partial(self._grown, text, row), aside=True)
        tokens = self._tokens(text, row.pieces, next(docs))
        return Sentence(row.number, row.place, lambda: tokens)

    def _grown(self, text: str, row: Prepared) -> tuple[Token, ...]:
        pieces = list(self._pieces(text, row.place.span, row.shields))
        return self._tokens(text, pieces, next(self._docs([pieces])))

    def _prepared(self, given: Unparsed) -> tuple[list[Prepared], list[Problem]]:
        rows: list[Prepared] = []
        problems: list[Problem] = []
        shields = _shields_of(given.sentences, given.shields)
        for number, (place, own) in enumerate(zip(given.sentences, shields, strict=True)):
            words = place.span.of(given.text)
            aside = number in given.asides and len(words) <= LONGEST  # not too long, however it is cut
            solid = len(words) > LONGEST_RUN and any(len(run) > LONGEST_RUN for run in words.split())
            pieces = [] if solid or aside else list(self._pieces(given.text, place.span, own))
            if solid or len(pieces) > LONGEST:
                problems.append(Problem(what="sentence too long to parse", span=place.span))
            elif pieces or aside:
                rows.append(Prepared(number, place, own, None if aside else pieces))
        return rows, problems

    def _pieces(self, text: str, span: Span, shields: Sequence[Shield]) -> Iterator[tuple[Span, str, str]]:
        position = span.start
        for shield in shields:
            yield from self._plain(text, Span(position, shield.span.start))
            yield shield.span, shield.stand_in, shield.kind
            position = shield.span.end
            if text[position : position + 1] == "s" and not text[position + 1 : position + 2].isalnum():
                yield Span(position, position + 1), "'s", ""  # "Syrias second city": the apostrophe was stripped
                position += 1
        yield from self._plain(text, Span(position, span.end))

    def _plain(self, text: str, span: Span) -> Iterator[tuple[Span, str, str]]:
        """The model's own tokens between two shields; blanks are left out."""
        for run in _RUN.finditer(text, span.start, span.end):
            for offset, word in self._cut(run.group()):
                start = run.start() + offset
                yield Span(start, start + len(word)), word, ""

    def _cut_run(self, run: str) -> list[tuple[int, str]]:
        """The tokens of words without a blank between them, each with its place there."""
        return [(token.idx, token.text) for token in self._nlp.tokenizer(run.translate(_PLAIN))]

    def _doc(self, pieces: Sequence[tuple[Span, str, str]]) -> Doc:
        """One sentence as the parser sees it; it is told not to part it further."""
        return self._made(
            self._nlp.vocab,
            words=[word for _, word, _ in pieces],
            spaces=[a[0].end < b[0].start for a, b in itertools.pairwise(pieces)] + [False],
            sent_starts=[i == 0 for i in range(len(pieces))],
        )

    def _tokens(self, text: str, pieces: Sequence[tuple[Span, str, str]], doc: Doc) -> tuple[Token, ...]:
        table = doc.to_array(["TAG", "DEP", "HEAD"])
        rows, heads = table.tolist(), table[:, 2].astype("int64").tolist()  # how many tokens away each head is
        tokens = [
            Token(i, span, *self._word(span.of(text), rows[i][0], rows[i][1], kind))
            for i, (span, _, kind) in enumerate(pieces)
        ]
        for token, away in zip(tokens, heads, strict=True):
            token.head = tokens[token.i + away]
            if token.head is not token:
                token.head.children.append(token)
        return tuple(tokens)

    def _read_word(self, words: str, tag_id: int, dep_id: int, kind: str) -> Word:
        """All of a token that its words, the parser's tag and relation, and its shield decide."""
        table, names, lower = tags.load(), self._nlp.vocab.strings, words.lower()
        tag, dep = sys.intern(names[tag_id]), sys.intern(names[dep_id])
        pos = table.pos(tag, dep, lower)
        lemma = lower if kind else self._lemma(lower, pos, tag)
        return words, lemma, tag, pos, dep, kind, lower, _forms(lower, lemma, tag)

    def _lemma(self, lower: str, pos: str, tag: str) -> str:
        """The dictionary form; auxiliaries and clitics have theirs in a table of their own."""
        clitic = tags.load().lemmas.get(lower.translate(_PLAIN)) if pos in ("AUX", "PART", "ADV") else None
        return clitic or self._lemmas.of(lower, "VERB" if pos == "AUX" else pos, tag)


def _forms(lower: str, lemma: str, tag: str) -> tuple[str, ...]:
    """Lemma and form, and what a wrong tag may have hidden: a plural or a past tense."""
    return tuple(dict.fromkeys((lemma, lower, *_stripped(lower, tag))))


def _stripped(lower: str, tag: str) -> list[str]:
    if lower.endswith("ies"):
        return [lower[:-3] + "y"]
    if lower.endswith("s"):
        return [lower[:-1], lower[:-2]] if lower.endswith("es") else [lower[:-1]]
    return [lower[:-1], lower[:-2]] if lower.endswith("ed") and tag in ("VBD", "VBN") else []


def _shields_of(spans: Sequence[SentenceSpan], shields: Iterable[Shield]) -> list[list[Shield]]:
    """The shields that lie inside each sentence (both lists are in the order of the text)."""
    found: list[list[Shield]] = [[] for _ in spans]
    number = 0
    for shield in shields:
        while number < len(spans) and spans[number].span.end <= shield.span.start:
            number += 1
        if number < len(spans) and spans[number].span.holds(shield.span):
            found[number].append(shield)
    return found
