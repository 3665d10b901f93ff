"""What a reading came to, in three lines."""

from __future__ import annotations

from sayso.ledger import Status
from sayso.pipeline import Summary
from sayso.telling.words import number

_SAID = {
    Status.NEW: "{} new",
    Status.NEW_VERSION: "{} new versions",
    Status.READ_AGAIN: "{} read again by a newer sayso, model or lexicon",
    Status.SAME: "{} read before",
}


def summary(done: Summary, ledger: str) -> str:
    """How many reports, claims, voices and problems, and how much could not be read."""
    added = list({one.report: one for one in done.added}.values())
    counts = [(words, done.count(status)) for status, words in _SAID.items()]
    details = ", ".join(words.format(count) for words, count in counts if count)
    lines = [
        f"{number(len(done.added), 'report')}{f': {details}' if details else ''}",
        ", ".join(
            (
                number(sum(one.claims for one in added), "claim"),
                number(sum(one.voices for one in added), "voice"),
                number(sum(one.problems for one in added), "problem"),
            )
        ),
        f"kept in {ledger}",
    ]
    if done.refused:
        lines.append(f"{number(len(done.refused), 'input')} could not be read, as said above")
    return "\n".join(lines)
