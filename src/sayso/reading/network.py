"""The parser's network: loaded, its weights checked, and made to work faster without saying anything else."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from sayso.errors import ModelMissing
from sayso.lexicon import models

PART = 64  # sentences whose vectors are worked on together: what they need stays close to the processor

KNOWN = 30_000  # words whose vectors are remembered: some 15 MB

Vectors = NDArray[np.float32]


def load(name: str) -> Language:
    """The model's tagger, parser and lemmatizer, its weights checked where their digests are pinned."""
    try:
        nlp = spacy.load(name, exclude=["ner", "senter", "attribute_ruler"], disable=["lemmatizer"])
    except (OSError, ValueError) as error:
        raise ModelMissing(
            f"the spaCy model {name} is not installed or does not fit this spaCy: pip install {name}, or choose "
            f"another with --model ({error})"
        ) from error
    if nlp.path is not None:
        _check(name, Path(nlp.path))
    multiply_with_numpy(nlp)
    _read_words_once(nlp)
    return nlp


def _check(name: str, folder: Path) -> None:
    for relative, wanted in models.digests(name).items():
        have = hashlib.sha256((folder / relative).read_bytes()).hexdigest()
        if have != wanted:
            raise ModelMissing(f"{relative} of the model {name} is not the pinned file: reinstall it, or use --model")


def multiply_with_numpy(nlp: Language) -> None:
    """Matrices are multiplied by numpy's library, some three times as fast as the one that the model comes with.

    Most of a parse is multiplication. The products differ in the last digits of a float at most.
    """
    for node in _nodes(nlp):
        if getattr(node.ops, "use_blis", False):
            node.ops = type(node.ops)(use_blis=False)


def _read_words_once(nlp: Language) -> None:
    """What the network makes of a word by itself is worked out once for all its places."""
    for node in _nodes(nlp):
        if node.has_ref("embed") and node.has_ref("encode"):
            embed, encode = node.get_ref("embed"), node.get_ref("encode")
            node.replace_node(embed, Model("embed_once", _embed_once, layers=[embed], attrs={"known": {}}))
            node.replace_node(encode, Model("encode_by_parts", _encode_by_parts, layers=[encode]))


def _nodes(nlp: Language) -> list[Model[Any, Any]]:
    models_of = (getattr(component, "model", None) for _, component in nlp.pipeline)
    return [node for model in models_of if model is not None for node in model.walk()]


def _embed_once(
    model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
) -> tuple[list[Vectors], Callable[[Any], Any]]:
    """A word is known by its form and by whether a blank follows it; ``known``: the vectors of words met before."""
    words, known = np.concatenate([doc.to_array(["ORTH", "SPACY"]) for doc in docs]), model.attrs["known"]
    keys = (words[:, 0] * 2 + words[:, 1]).tolist()
    if len(known) > KNOWN:
        known.clear()
    if new := {key: place for place, key in enumerate(keys) if key not in known}:
        vocab, distinct = docs[0].vocab, words[list(new.values())].tolist()
        blanks = [bool(blank) for _, blank in distinct]
        (vectors,) = model.layers[0].predict([Doc(vocab, [vocab.strings[form] for form, _ in distinct], blanks)])
        known.update(zip(new, vectors, strict=True))
    found = np.concatenate([known[key] for key in keys]).reshape(len(keys), -1)
    ends = itertools.accumulate(len(doc) for doc in docs)
    return np.split(found, list(ends)[:-1]), _untrained


def _encode_by_parts(
    model: Model[Any, Any], vectors: Sequence[Vectors], is_train: bool
) -> tuple[list[Vectors], Callable[[Any], Any]]:
    parts = (vectors[start : start + PART] for start in range(0, len(vectors), PART))
    return [one for part in parts for one in model.layers[0].predict(part)], _untrained


def _untrained(gradient: Any) -> Any:
    raise NotImplementedError("the parser is used, never trained")
