"""Words per second on one core: sayso from end to end beside the bare parser, on the same texts, in one run.

Seconds are those of the processor, so that what else runs on the machine matters less.
"""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass, replace
from functools import partial

import spacy
from spacy.language import Language
from spacy.util import get_model_meta, get_package_path

from bench import texts
from sayso.model import Document, Options
from sayso.reading import PARSED, Kit, kit, read_documents
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.network import multiply_with_numpy

BARE = frozenset({"tok2vec", "parser"})
"""What a dependency parse needs besides the tokenizer: no tags, no lemmas, no names. The fastest way to a parse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Words per second, one figure a repeat, taken in turn; ``total``: words in one repeat."""

    total: int
    parser: tuple[float, ...]
    numpy_parser: tuple[float, ...]
    shipped: tuple[float, ...]
    sayso: tuple[float, ...]
    unparsed: tuple[float, ...]

    def ratio(self, other: tuple[float, ...]) -> float:
        """The median over repeats of sayso's rate by another's."""
        return statistics.median(ours / theirs for ours, theirs in zip(self.sayso, other, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Milliseconds per thousand words of a report with nothing in scope and of one that has, and their claims.

    ``deciding``: the same, to decide of each of their sentences whether it needs the parser.
    """

    quiet: float
    scoped: float
    deciding: float
    quiet_claims: int
    scoped_claims: int


def one_core() -> bool:
    """Keep this process on one core; false where the system cannot."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return True


def bare_parser(model: str) -> Language:
    """The model with only the components of ``BARE``."""
    components: list[str] = get_model_meta(get_package_path(model))["components"]
    return spacy.load(model, exclude=[name for name in components if name not in BARE])


def parsing(nlp: Language, parts: list[str]) -> float:
    """Seconds to parse the paragraphs with a model that is loaded."""
    start = time.process_time()
    for _ in nlp.pipe(parts):
        pass
    return time.process_time() - start


def reading(documents: tuple[Document, ...], tools: Kit) -> float:
    """Seconds to read the documents with what is loaded."""
    start = time.process_time()
    for _ in read_documents(documents, tools):
        pass
    return time.process_time() - start


def deciding(documents: tuple[Document, ...], tools: Kit) -> float:
    """Seconds to decide of each sentence of the documents whether it needs the parser."""
    assert tools.sieve is not None
    cut = [s.span.of(d.text) for d in documents for s in sentences(d.text, paragraphs(d.text, d.title))]
    start = time.process_time()
    for sentence in cut:
        tools.sieve.tells(sentence, PARSED)
    return time.process_time() - start


def measure(documents: tuple[Document, ...], options: Options, repeats: int) -> Rates:
    """Rates over ``repeats`` rounds; in each round all take their turn. Loading is not counted."""
    total, parts = texts.words(documents), texts.paragraphs(documents)
    models = (bare_parser(options.model), bare_parser(options.model), spacy.load(options.model))
    multiply_with_numpy(models[1])
    tools = (kit(options), kit(replace(options, layers=frozenset({"times", "places"}))))
    for nlp in models:
        parsing(nlp, parts[:9])
    for kept in tools:
        reading(documents[:1], kept)
    turns = [partial(parsing, nlp, parts) for nlp in models] + [partial(reading, documents, kept) for kept in tools]
    rounds = [[total / turn() for turn in turns] for _ in range(repeats)]
    parser, faster, whole, ours, unparsed = (tuple(column) for column in zip(*rounds, strict=True))
    return Rates(total=total, parser=parser, numpy_parser=faster, shipped=whole, sayso=ours, unparsed=unparsed)


def cost(quiet: Document, scoped: Document, options: Options, repeats: int) -> Cost:
    """What a report costs by its words when nothing in it is in scope, and when something is; claims are asked for."""
    many = {d.id: texts.at_least((d,), 3000) for d in (quiet, scoped)}
    taken: dict[str, list[float]] = {name: [] for name in many}
    tools = kit(replace(options, layers=frozenset({"claims"})))
    reading((quiet, scoped), tools)
    decided = []
    for _ in range(repeats):
        for name, batch in many.items():
            taken[name].append(1e6 * reading(batch, tools) / texts.words(batch))
            decided.append(1e6 * deciding(batch, tools) / texts.words(batch))
    claims = {d.id: sum(len(found.claims) for found in read_documents([d], tools)) for d in (quiet, scoped)}
    return Cost(
        quiet=statistics.median(taken[quiet.id]),
        scoped=statistics.median(taken[scoped.id]),
        deciding=statistics.median(decided),
        quiet_claims=claims[quiet.id],
        scoped_claims=claims[scoped.id],
    )
