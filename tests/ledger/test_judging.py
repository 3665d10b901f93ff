"""Judgements stay beside what was read, follow it into later readings, and are never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso import pipeline
from sayso.errors import BadQuery, NotFound
from sayso.ledger import Entry, Filter, Ledger
from sayso.model import (
    Claim,
    Document,
    EventType,
    Field,
    How,
    Opinion,
    Polarity,
    Reading,
    Review,
    Ruling,
)
from tests.made import RUN, TEXT, denial, headline, reading, report, toll

NEWER = replace(RUN, sayso="2", started="2024-03-06T10:00:00+00:00")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        opened.add(reading(), RUN)
        yield opened


def value(field: Field, value: str, by: str = "Ann") -> Opinion:
    return Opinion(field=field, value=value, reason="seen on the page", by=by)


def verdict(ruling: Ruling, by: str = "Ann") -> Opinion:
    return Opinion(ruling=ruling, reason="seen on the page", by=by)


def judge(ledger: Ledger, claim: Claim, *opinions: Opinion) -> Entry:
    """The claim once all these were said of it."""
    return [ledger.judge([claim.id], opinion)[0] for opinion in opinions][-1]


def anew(home: Document, *, left_out: EventType | None = None, suffix: str = "") -> Reading:
    """The reading of a report whose claims have other ids than before."""
    read = reading(home)
    kept = [claim for claim in read.claims if claim.type is not left_out]
    return replace(read, claims=tuple(replace(claim, id=f"{claim.id}{suffix}") for claim in kept))


def test_the_claim_that_holds_and_the_one_that_was_read_are_both_there(ledger: Ledger) -> None:
    entry = judge(ledger, toll(report()), value(Field.QUANTITIES, "at least 15 people"))
    assert entry.judged is not None
    assert [(one.low, one.high) for one in entry.claim.quantities] == [(15, None)]
    assert [(one.low, one.high) for one in entry.judged.machine.quantities] == [(12, None)]
    assert (entry.review, entry.judged.changed) == (Review.CORRECTED, (Field.QUANTITIES,))
    (kept,) = entry.judged.judgements
    assert (kept.number, kept.machine, kept.opinion.by) == (1, "at least 12 people", "Ann")
    assert kept.evidence.exact in TEXT and kept.at.endswith("+00:00")


def test_as_read_it_is_as_it_was(ledger: Ledger) -> None:
    judge(ledger, toll(report()), value(Field.TYPE, "explosion"), verdict(Ruling.REJECT))
    assert list(ledger.claims(Filter(as_read=True))) == list(reading().claims)


def test_a_filter_finds_what_holds_and_no_longer_what_was_read(ledger: Ledger) -> None:
    judge(ledger, denial(report()), value(Field.PLACE, "Homs"), value(Field.SPEAKER, "the UN"))
    assert [claim.id for claim in ledger.claims(Filter(place="Homs"))] == [denial(report()).id]
    assert [claim.id for claim in ledger.claims(Filter(speaker="un"))] == [denial(report()).id]
    assert list(ledger.claims(Filter(place="Old Harbour"))) == list(ledger.claims(Filter(speaker="Russia"))) == []
    assert [claim.id for claim in ledger.claims(Filter(place="Old Harbour", as_read=True))] == [denial(report()).id]


@pytest.mark.parametrize(
    ("opinions", "review"),
    [
        ([], Review.UNREVIEWED),
        ([verdict(Ruling.NOTE)], Review.UNREVIEWED),
        ([verdict(Ruling.ACCEPT)], Review.ACCEPTED),
        ([verdict(Ruling.REJECT)], Review.REJECTED),
        ([verdict(Ruling.ACCEPT), verdict(Ruling.REJECT)], Review.REJECTED),
        ([verdict(Ruling.ACCEPT), verdict(Ruling.REJECT, "Bob")], Review.DISPUTED),
        ([verdict(Ruling.ACCEPT), verdict(Ruling.ACCEPT, "Bob")], Review.ACCEPTED),
        ([verdict(Ruling.ACCEPT), value(Field.MODALITY, "planned")], Review.CORRECTED),
        ([value(Field.MODALITY, "occurred")], Review.UNREVIEWED),
        ([value(Field.MODALITY, "planned"), value(Field.MODALITY, "occurred")], Review.UNREVIEWED),
        ([value(Field.MODALITY, "planned"), value(Field.MODALITY, "ongoing", "Bob")], Review.DISPUTED),
        ([value(Field.MODALITY, "planned"), value(Field.MODALITY, "planned", "Bob")], Review.CORRECTED),
        ([value(Field.MODALITY, "planned", "ann "), value(Field.MODALITY, "ongoing", "Ann")], Review.CORRECTED),
        ([value(Field.MODALITY, "planned"), value(Field.PHASE, "halted", "Bob")], Review.CORRECTED),
    ],
)
def test_how_far_a_claim_has_come(ledger: Ledger, opinions: list[Opinion], review: Review) -> None:
    for opinion in opinions:
        judge(ledger, denial(report()), opinion)
    found = {claim.id for claim in ledger.claims(Filter(review=review))}
    assert denial(report()).id in found
    assert (ledger.claim(denial(report()).id)).review is review
    others = set(Review) - {review}
    assert all(denial(report()).id not in {claim.id for claim in ledger.claims(Filter(review=one))} for one in others)


def test_a_speaker_of_whom_nothing_is_known_can_be_put(ledger: Ledger) -> None:
    entry = judge(ledger, denial(report()), value(Field.SPEAKER, "Somebody Unheard Of"))
    assert entry.claim.speaker is not None
    assert (entry.claim.speaker.name, entry.claim.speaker.kind) == ("Somebody Unheard Of", None)
    assert ledger.verify().faults == ()


def test_the_latest_holds_and_says_what_it_replaces(ledger: Ledger) -> None:
    entry = judge(
        ledger,
        denial(report()),
        value(Field.MODALITY, "planned"),
        value(Field.PHASE, "halted"),
        value(Field.MODALITY, "ongoing", "Bob"),
        verdict(Ruling.ACCEPT),
        verdict(Ruling.NOTE),
        verdict(Ruling.REJECT),
    )
    assert entry.judged is not None
    assert entry.claim.modality == "ongoing"
    assert [one.replaces for one in entry.judged.judgements] == [None, None, 1, None, None, 4]
    assert entry.judged.disputed == (Field.MODALITY,)
    assert entry.rejected and not entry.judged.contested


def test_two_may_dispute_a_rejection_and_the_latest_holds(ledger: Ledger) -> None:
    rejected = judge(ledger, toll(report()), verdict(Ruling.ACCEPT, "Bob"), verdict(Ruling.REJECT))
    assert (rejected.review, rejected.rejected) == (Review.DISPUTED, True)
    accepted = judge(ledger, toll(report()), verdict(Ruling.ACCEPT, "Bob"))
    assert (accepted.review, accepted.rejected) == (Review.DISPUTED, False)


@pytest.mark.parametrize(
    "opinion",
    [
        Opinion(ruling=Ruling.REJECT, reason=" ", by="Ann"),
        Opinion(ruling=Ruling.NOTE, reason="", by="Ann"),
        Opinion(ruling=Ruling.ACCEPT, reason="", by=" "),
        Opinion(field=Field.TYPE, reason="x", by="Ann"),
        Opinion(reason="x", by="Ann"),
        Opinion(field=Field.TYPE, value="clash", ruling=Ruling.ACCEPT, reason="x", by="Ann"),
        Opinion(field=Field.TYPE, value="war", reason="x", by="Ann"),
    ],
)
def test_what_is_no_judgement_is_refused_and_nothing_kept(ledger: Ledger, opinion: Opinion) -> None:
    with pytest.raises(BadQuery):
        ledger.judge([toll(report()).id], opinion)
    assert ledger.judgements() == []


def test_several_claims_are_judged_all_or_none(ledger: Ledger) -> None:
    ids = [toll(report()).id, denial(report()).id]
    with pytest.raises(NotFound):
        ledger.judge([*ids, "f" * 16], verdict(Ruling.REJECT))
    assert ledger.judgements() == []
    assert [entry.rejected for entry in ledger.judge(ids, verdict(Ruling.REJECT))] == [True, True]


def test_reckoning_works_on_what_holds(ledger: Ledger) -> None:
    judge(ledger, toll(report()), verdict(Ruling.REJECT))
    judge(ledger, denial(report()), value(Field.POLARITY, "affirmed"))
    told = {one.claim.id: one.claim.polarity for one in pipeline.statements(ledger)}
    assert told == {headline(report()).id: Polarity.DENIED, denial(report()).id: Polarity.AFFIRMED}


def pairs(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset((a.claim, b.claim)) for a, b in pipeline.candidate_pairs(ledger, "other.txt")}


def test_the_index_follows_a_judgement_whenever_it_is_made(ledger: Ledger) -> None:
    home = report(f"{TEXT}More follows.\n", name="other.txt")
    strike = replace(denial(home), polarity=Polarity.AFFIRMED)
    ledger.add(replace(reading(home), claims=(strike,)), RUN)
    pair = frozenset((denial(report()).id, strike.id))
    assert pair in pairs(ledger)
    ledger.judge([strike.id], verdict(Ruling.REJECT))
    assert pair not in pairs(ledger)
    ledger.judge([strike.id], verdict(Ruling.ACCEPT))
    assert pair in pairs(ledger)
    ledger.judge([denial(report()).id], value(Field.TYPE, "talks"))
    assert pair not in pairs(ledger)


def test_a_judgement_made_before_the_index_counts_in_it(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.add(reading(), RUN)
        home = report(f"{TEXT}More follows.\n", name="other.txt")
        strike = replace(denial(home), polarity=Polarity.AFFIRMED)
        ledger.add(replace(reading(home), claims=(strike,)), RUN)
        ledger.judge([denial(report()).id], verdict(Ruling.REJECT))
        assert pairs(ledger) == set()
        ledger.judge([denial(report()).id], verdict(Ruling.ACCEPT))
        assert frozenset((denial(report()).id, strike.id)) in pairs(ledger)


def test_a_newer_sayso_keeps_every_judgement(ledger: Ledger) -> None:
    judge(ledger, toll(report()), value(Field.TIME, "2024-03-01"), verdict(Ruling.ACCEPT))
    ledger.add(anew(report(), suffix="x"), NEWER)
    entry = ledger.claim(f"{toll(report()).id}x")
    assert entry.claim.time is not None and entry.claim.time.earliest == "2024-03-01"
    assert [(one.claim, one.how) for one in ledger.judgements()] == [(entry.claim.id, How.TRIGGER)] * 2


def test_a_new_version_keeps_judgements_of_sentences_that_stand(ledger: Ledger) -> None:
    judge(ledger, toll(report()), value(Field.PLACE, "Homs"))
    home = report(f"Corrected in the second paragraph.\n\n{TEXT.replace('a district', 'a part')}")
    ledger.add(anew(home, suffix="x"), RUN)
    entry = ledger.claim(f"{toll(home).id}x")
    assert entry.claim.place is not None and entry.claim.place.name == "Homs"
    assert entry.review is Review.CORRECTED


def test_a_judgement_without_a_claim_is_an_orphan_and_may_come_home(ledger: Ledger) -> None:
    judge(ledger, toll(report()), verdict(Ruling.REJECT))
    ledger.add(anew(report(), left_out=EventType.CASUALTY, suffix="x"), NEWER)
    (orphan,) = ledger.judgements()
    assert (orphan.claim, orphan.how, orphan.judgement.claim) == (None, None, toll(report()).id)
    ledger.add(anew(report(), suffix="y"), replace(NEWER, sayso="3"))
    (found,) = ledger.judgements()
    assert found.claim == f"{toll(report()).id}y"
    assert ledger.claim(found.claim or "").rejected


def test_a_superseded_claim_is_not_judged(ledger: Ledger) -> None:
    ledger.add(anew(report(), left_out=EventType.CASUALTY), NEWER)
    with pytest.raises(BadQuery, match="superseded"):
        ledger.judge([toll(report()).id], verdict(Ruling.REJECT))


def test_a_verdict_can_be_taken_back(ledger: Ledger) -> None:
    claim = next(ledger.claims()).id
    ledger.judge([claim], verdict(Ruling.REJECT))
    (entry,) = ledger.judge([claim], verdict(Ruling.REOPEN))
    assert (entry.review, entry.rejected) == (Review.UNREVIEWED, False)
    assert [one.judgement.replaces for one in ledger.judgements()] == [None, 1]


def test_who_takes_a_verdict_back_no_longer_disagrees(ledger: Ledger) -> None:
    claim = next(ledger.claims()).id
    ledger.judge([claim], verdict(Ruling.ACCEPT, by="Ben"))
    (entry,) = ledger.judge([claim], verdict(Ruling.REJECT, by="Ann"))
    assert entry.review is Review.DISPUTED
    (entry,) = ledger.judge([claim], verdict(Ruling.REOPEN, by="Ann"))
    assert entry.review is Review.UNREVIEWED
    (entry,) = ledger.judge([claim], verdict(Ruling.ACCEPT, by="Ben"))
    assert entry.review is Review.ACCEPTED


def test_a_claim_is_somebodys_to_review_also_in_a_later_reading(ledger: Ledger) -> None:
    claim = next(ledger.claims()).id
    ledger.judge([claim], Opinion(ruling=Ruling.ASSIGN, value=" Ben  Ali ", reason="he was there", by="Ann"))
    ledger.add(reading(), NEWER)
    (entry,) = ledger.entries(Filter(assignee="Ben Ali"))
    assert (entry.claim.id, entry.review) == (claim, Review.UNREVIEWED)
    ledger.judge([claim], Opinion(ruling=Ruling.ASSIGN, value=None, reason="he is away", by="Ann"))
    assert list(ledger.entries(Filter(assignee="Ben Ali"))) == []


def test_only_an_assignment_has_a_value_beside_its_ruling(ledger: Ledger) -> None:
    claim = next(ledger.claims()).id
    with pytest.raises(BadQuery, match="a verdict has none"):
        ledger.judge([claim], Opinion(ruling=Ruling.ACCEPT, value="Ben", reason="so", by="Ann"))
