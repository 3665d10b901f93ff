"""The parser models whose weights are pinned."""

from __future__ import annotations

from functools import cache

from sayso.lexicon import files


@cache
def digests(name: str) -> dict[str, str]:
    """SHA-256 by file path relative to the model's folder; empty for a model of the user's own choice."""
    entry = files.toml("models.toml").get(name)
    listed = entry.get("files") if isinstance(entry, dict) else None
    return {str(path): str(digest) for path, digest in listed.items()} if isinstance(listed, dict) else {}
