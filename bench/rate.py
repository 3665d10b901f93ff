"""Words per second on one core: sayso from end to end beside the bare parser, on the same texts, in one run."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass
from functools import partial

import spacy
from spacy.language import Language
from spacy.util import get_model_meta, get_package_path

from bench import texts
from sayso.model import Document, Options
from sayso.reading import Kit, kit, read_documents

BARE = frozenset({"tok2vec", "parser"})
"""What a dependency parse needs besides the tokenizer: no tags, no lemmas, no names. The fastest way to a parse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Words per second, one figure a repeat, taken in turn; ``total``: words in one repeat."""

    total: int
    parser: tuple[float, ...]
    shipped: tuple[float, ...]
    sayso: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median over repeats of sayso's rate by the bare parser's."""
        return statistics.median(ours / bare for ours, bare in zip(self.sayso, self.parser, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Milliseconds per thousand words of a report with nothing in scope and of one that has, and their claims."""

    quiet: float
    scoped: float
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
    start = time.perf_counter()
    for _ in nlp.pipe(parts):
        pass
    return time.perf_counter() - start


def reading(documents: tuple[Document, ...], tools: Kit) -> float:
    """Seconds to read the documents with what is loaded."""
    start = time.perf_counter()
    for _ in read_documents(documents, tools):
        pass
    return time.perf_counter() - start


def measure(documents: tuple[Document, ...], options: Options, repeats: int) -> Rates:
    """Rates over ``repeats`` rounds; in each round all take their turn. Loading is not counted."""
    total, parts = texts.words(documents), texts.paragraphs(documents)
    bare, shipped = bare_parser(options.model), spacy.load(options.model)
    tools = kit(options)
    turns = (partial(parsing, bare, parts), partial(parsing, shipped, parts), partial(reading, documents, tools))
    for nlp in (bare, shipped):
        parsing(nlp, parts[:9])
    reading(documents[:1], tools)
    rounds = [[total / turn() for turn in turns] for _ in range(repeats)]
    parser, whole, ours = (tuple(column) for column in zip(*rounds, strict=True))
    return Rates(total=total, parser=parser, shipped=whole, sayso=ours)


def cost(quiet: Document, scoped: Document, options: Options, repeats: int) -> Cost:
    """What a report costs by its words when nothing in it is in scope, and when something is."""
    many = {d.id: texts.at_least((d,), 3000) for d in (quiet, scoped)}
    taken: dict[str, list[float]] = {name: [] for name in many}
    tools = kit(options)
    reading((quiet, scoped), tools)
    for _ in range(repeats):
        for name, batch in many.items():
            taken[name].append(1e6 * reading(batch, tools) / texts.words(batch))
    claims = {d.id: sum(len(found.claims) for found in read_documents([d], tools)) for d in (quiet, scoped)}
    return Cost(
        quiet=statistics.median(taken[quiet.id]),
        scoped=statistics.median(taken[scoped.id]),
        quiet_claims=claims[quiet.id],
        scoped_claims=claims[scoped.id],
    )
