"""Every kind of input becomes documents: one module for each kind, loaded when the first input of it comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from sayso.errors import BadReport
from sayso.intake import suspects
from sayso.intake.kinds.given import ARCHIVE, REPORT, Input
from sayso.intake.kinds.sorting import SUFFIXES, kind
from sayso.model import Document

__all__ = ["ARCHIVE", "REPORT", "SUFFIXES", "Input", "documents"]


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The reports in ``given``, in the order in which they stand in it, and a ``BadReport`` for what is none.

    The same input gives the same items, so that a caller may count them and skip what it has. Nothing else is raised,
    whatever the bytes.
    """
    try:
        suspects.begin(given.data, given.path)
        for item in import_module(f"{__name__}.{kind(given)}").documents(given):
            yield _in_its_language(item) if isinstance(item, Document) else item
    except FileNotFoundError:
        yield BadReport(f"{given.label}: there is no such file or folder")
    except OSError as error:
        yield BadReport(f"{given.label}: it cannot be opened ({error.strerror or error})")
    except BadReport as error:
        yield BadReport(f"{given.label}: {error}")
    except MemoryError:  # the process that parses says so, and passes over the input
        raise
    except Exception as error:  # foreign bytes bring a parser to raise anything
        yield BadReport(f"{given.label}: it is damaged, or not what its name says ({type(error).__name__}: {error})")


def _in_its_language(item: Document) -> Document:
    """The document with the language of its text, where nobody has told it."""
    if item.lang is not None:
        return item
    return replace(item, lang=import_module(f"{__name__}.language").language(item.text))
