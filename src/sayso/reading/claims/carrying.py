"""What one sentence leaves to another: a window or a place said once and meant again.

"Over the last seven days all flights were halted. The planes are not going near the city …": the second sentence has
the window of the first. "… were killed in the strikes": *the* strikes are the ones told before, with their day.
Nothing is carried between different voices but by such a definite noun or a toll told again, and the basis says
``inherited``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.model import DENIES, Claim, EventTime, EventType, Found, Modality, Polarity
from sayso.reading.claims.reference import COST, Reference
from sayso.reading.claims.unnamed import GROUND
from sayso.reading.events.senses import ATTACKS

FAMILY = ATTACKS | {EventType.CASUALTY}
REACH = 600  # characters back: about three sentences


def carried(ordered: Sequence[Claim], references: Mapping[str, Reference], published: str | None) -> list[Claim]:
    """The claims, in the order of the text, with times and places that an earlier one fixes for them.

    ``references``: how a claim, by its id, points back; ``published``: the ISO day of the report.
    """
    made: list[Claim] = []
    for claim in ordered:
        near = [c for c in reversed(made) if claim.trigger.start - c.trigger.start <= REACH]
        claim = _window(claim, near)
        reference = references.get(claim.id)
        if reference is not None:
            claim = _told_before(claim, reference, made, references, published)
            claim = _tell_back(claim, reference, made)
            claim = _there(claim, reference, near)
        claim = _same_ground(claim, near)
        made.append(_told_on(claim, reference, near) if reference is not None else claim)
    made = [_same_toll(claim, made) for claim in made]
    return [_as_denied(claim, made) for claim in made]


def _window(claim: Claim, near: Sequence[Claim]) -> Claim:
    """The window of the sentence before, where one voice goes on denying the same: a denial names its scope once."""
    if claim.time is not None and claim.time.basis != "speech":
        return claim
    before = next((c for c in near if _goes_on(claim, c) and c.time is not None and c.time.words is not None), None)
    if before is None or before.time is None:
        return claim
    found = ("time", Found(value=before.time.edtf or "", span=before.time.words, rule="window of the sentence before"))
    return replace(claim, time=replace(before.time, words=None, basis="inherited"), found=(*claim.found, found))


def _goes_on(claim: Claim, before: Claim) -> bool:
    """Whether the earlier claim is the same voice's denial of the same, or of another attack."""
    if (
        claim.polarity is not Polarity.DENIED
        or claim.speaker is None
        or before.speaker is None
        or claim.speaker.name != before.speaker.name
    ):
        return False
    alike = claim.type is before.type or (claim.type in ATTACKS and before.type in ATTACKS)
    return alike and claim.polarity is before.polarity


def _told_before(
    claim: Claim,
    reference: Reference,
    made: Sequence[Claim],
    references: Mapping[str, Reference],
    published: str | None,
) -> Claim:
    """ "in the strikes": the time (and, with none of its own, the place) of the attack that was told last.

    A toll told again ("another group said dozens were killed"), or told on, has the time of the toll before.
    """
    toll = reference.toll or _is_further(claim)
    if not (reference.points or toll) or (claim.time is not None and claim.time.words is not None):
        return claim
    told = [c for c in reversed(made) if c.type in FAMILY and c.polarity is Polarity.AFFIRMED]
    if reference.points:
        told = [c for c in told if _can_be(c, references.get(c.id), reference.points)]
        told = [c for c in told if _is_dated(c) or c.place is not None]  # with neither, it is told again itself
    else:
        told = [c for c in told if c.type is EventType.CASUALTY]
    meant = next(iter(told), None)
    if meant is None or meant.time is None or not _is_dated(meant):
        return claim
    rule = "definite noun: told before" if reference.points else "toll told again"
    found = ("time", Found(value=meant.time.edtf or "", span=meant.time.words, rule=rule))
    time = replace(meant.time, words=None, basis="inherited")
    cost = claim.type is EventType.CASUALTY
    if cost and reference.as_subject and reference.until_now and published is not None:
        time = _until(time, published)
    place = claim.place or (meant.place if reference.points else None)
    return replace(claim, time=time, place=place, found=(*claim.found, found))


def _is_further(claim: Claim) -> bool:
    """ "Dozens more were wounded": more of the blow told before, where no other place is said."""
    further = any(quantity.share == "further" for quantity in claim.quantities)
    return claim.type is EventType.CASUALTY and claim.place is None and further


def _can_be(told: Claim, reference: Reference | None, points: frozenset[EventType]) -> bool:
    """Whether a definite noun of these types can mean an attack told before, or one whose dead alone were told."""
    if reference is None:
        return False
    return bool(reference.names & points) or (told.type is EventType.CASUALTY and not reference.names & ATTACKS)


def _until(time: EventTime, published: str) -> EventTime:
    """ "The shelling has killed 21": from its beginning to the day of the report."""
    return replace(time, latest=published, edtf=f"{time.earliest or '..'}/{published}")


def _tell_back(claim: Claim, reference: Reference, made: list[Claim]) -> Claim:
    """ "100 were killed in an air strike. The strike was carried out on Tuesday": the day is that of the strike before.

    Only the claim right before it, of the same voice, and only an event of its own words ("the strike"), which in
    turn was where that one says.
    """
    if claim.type not in ATTACKS or not _is_dated(claim) or claim.time is None or claim.time.words is None or not made:
        return claim
    last = made[-1]
    same = last.speaker == claim.speaker or (
        last.speaker and claim.speaker and last.speaker.entity == claim.speaker.entity
    )
    fits = last.type in FAMILY and last.polarity is claim.polarity is Polarity.AFFIRMED
    undated = last.time is None or (last.time.words is None and _days(last) == _days(claim))
    if not (same and fits and undated and claim.trigger.start - last.trigger.start <= REACH):
        return claim
    if not reference.as_subject:
        return claim
    found = ("time", Found(value=claim.time.edtf or "", span=claim.time.words, rule="definite noun: told after"))
    made[-1] = replace(last, time=replace(claim.time, words=None, basis="inherited"), found=(*last.found, found))
    if claim.place is not None or last.place is None:
        return claim
    where = ("place", Found(value=last.place.name, span=last.place.span, rule="definite noun: told before"))
    return replace(claim, place=last.place, found=(*claim.found, where))


def _there(claim: Claim, reference: Reference, near: Sequence[Claim]) -> Claim:
    """ "The raids would go on there": where the claim before was."""
    before = next((c for c in near if c.place is not None), None)
    if not reference.there or claim.place is not None or before is None or before.place is None:
        return claim
    found = ("place", Found(value=before.place.name, span=before.place.span, rule="there: place told before"))
    return replace(claim, place=before.place, found=(*claim.found, found))


def _told_on(claim: Claim, reference: Reference, near: Sequence[Claim]) -> Claim:
    """ "Gunmen overran the base on Monday. … Nine people died, a nurse said": what the blow told last came to.

    Only who was killed, hurt or taken, told as over, with no other place and no time or length of its own.
    """
    over = claim.modality is Modality.OCCURRED and claim.polarity is Polarity.AFFIRMED and not reference.until_now
    someone = claim.quantities or claim.targets
    if claim.type not in COST or not over or claim.time is not None or reference.timed or not someone:
        return claim
    dated = (c for c in near if c.time is not None and c.time.earliest is not None and c.time.basis != "speech")
    blow = next(dated, None)
    if (
        blow is None
        or blow.time is None
        or blow.type not in FAMILY
        or not _is_dated(blow)
        or not _is_there(claim, blow)
    ):
        return claim
    if blow.polarity is not Polarity.AFFIRMED or blow.modality is not Modality.OCCURRED:
        return claim
    found = ("time", Found(value=blow.time.edtf or "", span=blow.time.words, rule="cost of the blow told before"))
    return replace(claim, time=replace(blow.time, words=None, basis="inherited"), found=(*claim.found, found))


def _is_there(claim: Claim, blow: Claim) -> bool:
    """Whether a claim's place, if any, is the blow's, or ground without a name, which may be."""
    return claim.place is None or claim.place.rule == GROUND or _is_one_place(claim, blow)


def _same_toll(claim: Claim, made: Sequence[Claim]) -> Claim:
    """The day of a blow that cost as many in another sentence of the report, where nothing parts the two."""
    if claim.type is not EventType.CASUALTY or claim.time is not None or not claim.quantities:
        return claim
    meant = next((c for c in made if c is not claim and _is_dated(c) and _is_same_blow(claim, c)), None)
    if meant is None or meant.time is None:
        return claim
    found = ("time", Found(value=meant.time.edtf or "", span=meant.time.words, rule="same toll told with its day"))
    return replace(claim, time=replace(meant.time, words=None, basis="inherited"), found=(*claim.found, found))


def _is_same_blow(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell one toll: the same number with the same fate, the same side speaking, no two places."""
    if other.type is not EventType.CASUALTY or not other.quantities or claim.polarity is not other.polarity:
        return False
    mine, theirs = claim.quantities[0], other.quantities[0]
    same = (mine.low, mine.high, mine.fate) == (theirs.low, theirs.high, theirs.fate) and mine.high != 1
    return same and _is_one_side(claim, other) and _is_one_place(claim, other)


def _is_one_side(claim: Claim, other: Claim) -> bool:
    """Whether one voice, or one state's voices, tell both."""
    mine, theirs = claim.speaker, other.speaker
    if mine is None or theirs is None:
        return mine is theirs
    return mine.name == theirs.name or (mine.entity is not None and mine.entity == theirs.entity)


def _is_one_place(claim: Claim, other: Claim) -> bool:
    """Whether nothing says that the two were at different places: one names none, or one lies in the other."""
    mine, theirs = claim.place, other.place
    if mine is None or theirs is None or mine.name == theirs.name:
        return True
    around = {mine.id, *(ref.id for ref in mine.within)} & {theirs.id, *(ref.id for ref in theirs.within)}
    return mine.id in around or theirs.id in around


def _as_denied(claim: Claim, made: Sequence[Claim]) -> Claim:
    """A pro-form denial is of the time of what it denies, also where that was fixed later."""
    denied = next((found.value for name, found in claim.found if name == DENIES), None)
    meant = next((c for c in made if c.id == denied), None) if denied is not None and claim.time is None else None
    if meant is None or meant.time is None:
        return claim
    return replace(claim, time=replace(meant.time, words=None, basis="inherited"))


def _is_dated(claim: Claim) -> bool:
    """Whether the text gives the event a day: years and months are too wide to be "the strikes" of a later sentence."""
    fine = ("minute", "hour", "part_of_day", "day")
    return (
        claim.time is not None
        and claim.time.basis in ("stated", "relative", "inherited")
        and claim.time.precision in fine
    )


def _same_ground(claim: Claim, near: Sequence[Claim]) -> Claim:
    """The place of a claim of the same type, polarity and window told shortly before, where none is said."""
    if claim.place is not None or claim.time is None or claim.time.basis == "inherited":
        return claim
    for before in near:
        same = claim.type is before.type and claim.polarity is before.polarity and before.time is not None
        if same and before.place is not None and before.time is not None and _days(before) == _days(claim):
            found = (
                "place",
                Found(value=before.place.name, span=before.place.span, rule="place of the same claim before"),
            )
            return replace(claim, place=before.place, found=(*claim.found, found))
    return claim


def _days(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.time.earliest, claim.time.latest) if claim.time is not None else (None, None)
