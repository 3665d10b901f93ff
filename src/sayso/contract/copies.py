"""Records of copies and of what changed between versions."""

from __future__ import annotations

from typing import TypedDict

from sayso.model import Copy, CopyGroup


class DifferenceRecord(TypedDict):
    """Words of the first report, and what stands there in the other; empty where nothing does."""

    old: str
    new: str


class CopyRecord(TypedDict):
    """One report of a group; ``shared``: see docs/judgements.md."""

    document: str
    publisher: str | None
    title: str | None
    published: str | None
    shared: float
    differences: list[DifferenceRecord]


class CopyGroupRecord(TypedDict):
    """Copies of one text."""

    first: CopyRecord
    others: list[CopyRecord]


def copy_group_record(group: CopyGroup) -> CopyGroupRecord:
    """The record of a group."""
    return {"first": _copy(group.first), "others": [_copy(one) for one in group.others]}


def _copy(copy: Copy) -> CopyRecord:
    return {
        "document": copy.report,
        "publisher": copy.publisher,
        "title": copy.title,
        "published": copy.published,
        "shared": round(copy.shared, 3),
        "differences": [{"old": one.old, "new": one.new} for one in copy.differences],
    }
