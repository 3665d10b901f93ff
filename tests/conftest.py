"""What is costly to load, once for all tests."""

from __future__ import annotations

import pytest

from sayso.model import Options
from sayso.reading import Kit
from sayso.reading import kit as load_kit
from sayso.reading.parse import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser(Options().model)


@pytest.fixture(scope="session")
def kit() -> Kit:
    return load_kit(Options())
