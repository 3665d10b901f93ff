"""What is costly to load, once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest

from sayso.model import Options
from sayso.reading import Kit
from sayso.reading import kit as load_kit
from sayso.reading.parse import Parser
from tests.stores import STORES, Addresses, addresses


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser(Options().model)


@pytest.fixture(scope="session")
def kit() -> Kit:
    return load_kit(Options())


@pytest.fixture(scope="module", params=STORES)
def new_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """Addresses of new ledgers: every test that asks for it is run on each store."""
    with addresses(cast(str, request.param), tmp_path_factory.mktemp("ledgers")) as made:
        yield made


@pytest.fixture
def address(new_address: Addresses) -> str:
    """The address of a new ledger."""
    return new_address()
