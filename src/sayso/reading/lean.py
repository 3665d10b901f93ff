"""spaCy without its command line, which is never called for here and is a third of what spaCy loads: a web client,
a project manager, forms. Whoever calls for it after all, in the same program, gets it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

COMMAND = "spacy.cli.info"
"""The one module of the command line that spaCy loads with itself."""


class Later(ModuleType):
    """Stands for a module that is loaded when something of it is called."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        """What is called so in the module."""
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: object, **kwargs: object) -> object:
            return getattr(import_module(self.__name__), name)(*args, **kwargs)

        return call


def spacy() -> ModuleType:
    """spaCy, loaded now unless it has been."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    sys.modules[COMMAND] = Later(COMMAND)
    try:
        return import_module("spacy")
    finally:
        del sys.modules[COMMAND]
