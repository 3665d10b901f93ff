"""Judgements for people to read: who said what of which claim, why, and what had been read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from sayso.ledger.effective import latest_of_each
from sayso.model import VERDICTS, Attached, Effective, Judgement, Review, Ruling
from sayso.telling import words
from sayso.telling.safe import one_line

STYLES = {
    Review.UNREVIEWED: "dim",
    Review.ACCEPTED: "green",
    Review.REJECTED: "bold red",
    Review.CORRECTED: "cyan",
    Review.DISPUTED: "bold yellow",
}
_SAID = {Ruling.ACCEPT: "accepted", Ruling.REJECT: "rejected", Ruling.REOPEN: "reopened", Ruling.NOTE: "a note"}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What analysts say differently: of a field, or in their verdicts, the last words of each."""

    about: str
    sides: tuple[Judgement, ...]


def mark(judged: Effective | None) -> str:
    """How far analysts have come with a claim, in a few words: "corrected: place"; empty where nobody said anything."""
    if judged is None or not judged.judgements:
        return ""
    about = [field.value for field in (judged.disputed if judged.review is Review.DISPUTED else judged.changed)]
    if judged.contested:
        about.append("verdict")
    told = judged.review.value
    if judged.review is Review.UNREVIEWED:
        about = list(dict.fromkeys(one.opinion.field.value for one in judged.judgements if one.opinion.field))
        told = "confirmed" if about else _unruled(judged)
    dropped = ", rejected" if judged.rejected and judged.review is not Review.REJECTED else ""
    return f"{told}{': ' if about else ''}{', '.join(about)}{dropped}"


def _unruled(judged: Effective) -> str:
    """Of a claim on which no verdict stands, and of which no value was judged."""
    if judged.assignee:
        return f"for {one_line(judged.assignee)}"
    return "reopened" if any(one.opinion.ruling is Ruling.REOPEN for one in judged.judgements) else "noted"


def of_claim(judged: Effective) -> Table:
    """The judgements of one claim, in the order in which they were made, each with whether it holds."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("judgement", no_wrap=True)
    table.add_column("by", ratio=2, overflow="fold")
    for heading, ratio in (("says", 3), ("as read", 3), ("why", 4)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for judgement in judged.judgements:
        table.add_row(*_row(judgement, judged))
    return table


def judgements_table(found: Iterable[Attached]) -> Table:
    """One row a judgement: the claim at which it stands now, or that it is an orphan, and in which words it stood."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1, expand=True)
    table.add_column("judgement", no_wrap=True)
    table.add_column("claim", no_wrap=True, min_width=words.SHORT)
    for heading, ratio in (("by", 3), ("says", 4), ("as read", 4), ("why", 5), ("of which words", 7)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for one in found:
        table.add_row(*_listed(one))
    return table


def says(judgement: Judgement) -> str:
    """What it says: "place: Homs", "rejected", "for Bob to review"."""
    opinion = judgement.opinion
    if opinion.ruling is Ruling.ASSIGN:
        return f"for {one_line(opinion.value or 'nobody')} to review"
    if opinion.ruling is not None:
        return _SAID[opinion.ruling]
    return f"{opinion.field}: {one_line(opinion.value or '')}"


def state(judgement: Judgement, judged: Effective) -> str:
    """Whether it holds, and if not, which one took its place."""
    if judgement.opinion.ruling is Ruling.NOTE:
        return ""
    later = next((one.number for one in judged.judgements if one.replaces == judgement.number), None)
    about = judgement.opinion
    disputed = judged.contested and about.ruling in VERDICTS if about.field is None else about.field in judged.disputed
    return f"{'holds' if later is None else f'replaced by #{later}'}{', disputed' if disputed else ''}"


def disagreements(judged: Effective) -> list[Disagreement]:
    """Where analysts disagree, each with the last words of every one of them."""
    fields = [(one.value, [j for j in judged.judgements if j.opinion.field is one]) for one in judged.disputed]
    verdicts = [one for one in judged.judgements if one.opinion.ruling in VERDICTS]
    about = [*fields, *([("verdict", verdicts)] if judged.contested else [])]
    return [Disagreement(name, tuple(latest_of_each(listed))) for name, listed in about]


def _row(judgement: Judgement, judged: Effective) -> Iterator[Text]:
    yield _number(judgement)
    yield _by(judgement)
    yield Text.assemble(says(judgement), (f"\n{state(judgement, judged)}", "dim"))
    yield Text(one_line(judgement.machine or ""))
    yield Text(one_line(judgement.opinion.reason))


def _listed(one: Attached) -> Iterator[Text]:
    judgement = one.judgement
    yield _number(judgement)
    yield Text("orphan", style="bold red") if one.claim is None else Text(one.claim[: words.SHORT], style="cyan")
    yield _by(judgement)
    yield Text(says(judgement))
    yield Text(one_line(judgement.machine or ""))
    yield Text(one_line(judgement.opinion.reason))
    where = f"\n{one_line(judgement.report)}"
    yield Text.assemble(words.excerpt(judgement.evidence.exact, 160), (where, "dim"))


def _number(judgement: Judgement) -> Text:
    return Text(f"#{judgement.number}")


def _by(judgement: Judgement) -> Text:
    at = judgement.at.replace("T", " ").removesuffix("+00:00")
    return Text.assemble(one_line(judgement.opinion.by), (f"\n{at} UTC", "dim"))
