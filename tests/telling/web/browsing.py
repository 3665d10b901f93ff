"""A client that asks the application without a network."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    # starlette would rather have another library below it, which nothing else here needs
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["TestClient"]
