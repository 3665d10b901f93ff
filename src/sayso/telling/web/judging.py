"""Judging in the browser: what a form says, kept in the ledger; and what a page shows of judgements.

A page that lets somebody judge gives ``judging.html`` a ``Desktop`` (``desktop_of``); its route takes what comes back
as ``Said`` and has ``judged`` keep it.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from sayso.contract import claim_record
from sayso.contract.fields import in_words
from sayso.errors import BadQuery, SaysoError
from sayso.ledger import Entry, counting
from sayso.ledger.values import choices
from sayso.lexicon import gazetteer as places
from sayso.lexicon.gazetteer import Gazetteer
from sayso.model import VERDICTS, Field, Opinion, Ruling
from sayso.telling.web.accounts import Role, Visitor
from sayso.telling.web.desk import Desk, desk_of, visitor

MOST = 500
"""Claims judged at once."""

LONGEST = 4000
"""Characters of a reason, a value or a name."""

VALUE = "value"
"""What a form says that gives a field another value, instead of a ruling."""

RULINGS = (Ruling.ACCEPT, Ruling.REJECT, Ruling.REOPEN, Ruling.NOTE)
"""Rulings that a form can give."""

HINTS = {
    Field.SPEAKER: "a name; none for the report's own words",
    Field.PLACE: "Homs; London, Ontario; geonames:170063; Tell Amir? where no gazetteer knows it; none",
    Field.TIME: "2016-10-25; 2016-10; 2016-10-22T16:00Z; 2016-10-18/2016-10-25; ../2016-10; none",
    Field.ACTORS: "names, parted by semicolons; none",
    Field.TARGETS: "names, parted by semicolons; none",
    Field.QUANTITIES: "at least 56 people killed; up to 90 wounded; 24 to 99 houses; none",
}
"""How the values of the open fields are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody put into a form: ``says`` a ruling or ``VALUE``; ``values`` by field, of which ``field`` counts.

    ``mistake``: why it was not kept, in words.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    says: str = ""
    field: str = ""
    reason: str = ""
    by: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """How another value is put: ``choices`` of a closed set, else ``hint``; ``now``: what holds, in words."""

    field: Field
    now: str | None
    choices: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """What the form shows: ``name``: under which name is judged, ``None`` where it must be typed."""

    draft: Draft
    name: str | None
    inputs: tuple[Input, ...] = ()
    rulings: tuple[Ruling, ...] = RULINGS


async def _draft(request: Request) -> Draft:
    form = await request.form()
    told = {key: value for key, value in form.items() if isinstance(value, str)}
    values = {one.value: told.get(f"value-{one}", "") for one in Field}
    return Draft(values=values, **{name: told.get(name, "") for name in ("says", "field", "reason", "by")})


async def _chosen(request: Request) -> tuple[str, ...]:
    form = await request.form()
    return tuple(dict.fromkeys(value for value in form.getlist("claim") if isinstance(value, str)))


Said = Annotated[Draft, Depends(_draft)]
"""What the form that was sent says."""

Chosen = Annotated[tuple[str, ...], Depends(_chosen)]
"""The claims whose boxes were ticked in it."""


def may_judge(request: Request) -> bool:
    """Whether whoever asks may judge claims."""
    return visitor(request).role.covers(Role.ANALYST)


def desktop_of(request: Request, entry: Entry | None = None, draft: Draft | None = None) -> Desktop:
    """The form for whoever asks: of one claim with its fields, or of several; ``draft``: what was typed already."""
    who = visitor(request)
    name = who.name if who.signed_in else None
    return Desktop(
        draft=draft or Draft(by=usual_name()),
        name=name,
        inputs=tuple(_inputs(entry)) if entry else (),
        rulings=RULINGS if entry else VERDICTS,
    )


def judged(request: Request, claims: Sequence[str], draft: Draft) -> Draft | None:
    """Keep what a draft says of these claims, by their full ids, on all of them or none.

    ``None``: it is kept; else the draft with its mistake, to be shown with all that was typed.
    """
    try:
        keep(desk_of(request), claims, opinion_of(visitor(request), draft))
    except SaysoError as error:
        return replace(draft, mistake=str(error))
    return None


def keep(desk: Desk, claims: Sequence[str], opinion: Opinion) -> list[Entry]:
    """Have the ledger keep an opinion on these claims; every opinion needs a reason here, an acceptance too."""
    if not claims:
        raise BadQuery("no claim was chosen: tick those that are meant")
    if len(claims) > MOST:
        raise BadQuery(f"{len(claims)} claims are too many at once: choose {MOST} at most")
    if not opinion.reason.strip():
        raise BadQuery("no reason is given: say why, for those who read it later")
    if max(map(len, (opinion.reason, opinion.value or "", opinion.by))) > LONGEST:
        raise BadQuery(f"that is too long: {LONGEST} characters are the most")
    standing = counting.named(desk.ledger, claims)
    if gone := [claim for claim in claims if claim not in standing]:
        what = "there is no such claim, or it was superseded by a later version or reading: judge what stands now"
        raise BadQuery(f"{', '.join(gone[:3])}{' …' if len(gone) > 3 else ''}: {what}")
    return desk.ledger.judge(claims, opinion, gazetteer=lambda: _gazetteer(desk))


def opinion_of(who: Visitor, draft: Draft) -> Opinion:
    """What a draft says, by the account signed in, else by the name given; ``BadQuery`` where it says nothing."""
    by, reason = who.name if who.signed_in else draft.by, draft.reason.replace("\r\n", "\n").strip()
    if draft.says == VALUE:
        known = {one.value: one for one in Field}
        if draft.field not in known:
            raise BadQuery("no field was chosen: say what of the claim should be otherwise")
        return Opinion(field=known[draft.field], value=draft.values.get(draft.field, ""), reason=reason, by=by)
    ruling = {one.value: one for one in RULINGS}.get(draft.says)
    if ruling is None:
        raise BadQuery("nothing was said of it: accept, reject, reopen, note, or give another value")
    return Opinion(ruling=ruling, reason=reason, by=by)


def usual_name() -> str:
    """The name to begin with where nobody signs in: ``SAYSO_ANALYST``, else that of the machine's user."""
    try:
        return os.environ.get("SAYSO_ANALYST") or getpass.getuser()
    except (OSError, KeyError):  # a machine that has no name for who is running it
        return ""


def _inputs(entry: Entry) -> Iterator[Input]:
    record = claim_record(entry.claim, entry.document.text)
    for one in Field:
        yield Input(one, in_words(record, one), choices(one), HINTS.get(one, ""))


def _gazetteer(desk: Desk) -> Gazetteer:
    own = desk.serving.options.gazetteer
    return places.load(Path(own) if own else None)
