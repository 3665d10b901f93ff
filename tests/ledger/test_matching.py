"""A claim is found again by its words and its place in the report, and by no lesser likeness."""

from __future__ import annotations

import pytest

from sayso.ledger.aligning import aligned
from sayso.ledger.matching import matched
from sayso.model import EventType, How, Span, Trace, Words

TEXT = (
    "Two villages shelled\n\n"
    "The council said on Sunday that shells killed at least 12 people in Vesna.\n\n"
    "The army said that shells had killed two soldiers at the bridge and wounded five.\n"
)
FIRST = ("shells killed at least 12 people in Vesna", "killed at")
SECOND = ("shells had killed two soldiers at the bridge", "killed two")
THIRD = ("shells had killed two soldiers at the bridge and wounded five", "wounded")


def trace(text: str, evidence: str, trigger: str, kind: EventType = EventType.CASUALTY, claim: str = "") -> Trace:
    """A claim of which these words are the evidence and the trigger."""
    return Trace(
        claim=claim or f"{evidence} {kind} {text.index(evidence)} {text[:9]}",
        types=frozenset({kind}),
        trigger=words(text, trigger),
        evidence=words(text, evidence),
    )


def words(text: str, exact: str) -> Words:
    start = text.index(exact)
    return Words(Span(start, start + len(exact)), exact)


def found(old: str, new: str, olds: list[Trace], news: list[Trace]) -> dict[str, tuple[str, How]]:
    """Evidence of the older claim → that of the newer, and how it was found."""
    matches = matched(olds, news, aligned(old, new))
    return {match.old.evidence.exact: (match.new.evidence.exact, match.how) for match in matches}


def test_the_same_id_comes_before_everything() -> None:
    one, other = trace(TEXT, *FIRST, claim="a"), trace(TEXT, *SECOND, claim="b")
    moved = trace(TEXT, *SECOND, claim="a"), trace(TEXT, *FIRST, claim="b")
    assert found(TEXT, TEXT, [one, other], list(moved)) == {
        FIRST[0]: (SECOND[0], How.ID),
        SECOND[0]: (FIRST[0], How.ID),
    }


def test_a_reading_with_longer_evidence_is_found_by_the_trigger() -> None:
    longer = f"The council said on Sunday that {FIRST[0]}"
    assert found(TEXT, TEXT, [trace(TEXT, *FIRST)], [trace(TEXT, longer, FIRST[1])]) == {
        FIRST[0]: (longer, How.TRIGGER)
    }


def test_a_text_that_was_shifted_is_followed() -> None:
    new = f"UPDATED\n\nWith a statement by the army.\n\n{TEXT}"
    both = [trace(TEXT, *FIRST), trace(TEXT, *THIRD)]
    assert found(TEXT, new, both, [trace(new, *FIRST), trace(new, *THIRD)]) == {
        FIRST[0]: (FIRST[0], How.TRIGGER),
        THIRD[0]: (THIRD[0], How.TRIGGER),
    }


def test_a_paragraph_that_was_moved_is_found_by_its_words() -> None:
    head, one, other = TEXT.strip().split("\n\n")
    new = f"{head}\n\n{other}\n\n{one}\n"
    told = found(TEXT, new, [trace(TEXT, *FIRST), trace(TEXT, *SECOND)], [trace(new, *SECOND), trace(new, *FIRST)])
    assert {old: new for old, (new, _) in told.items()} == {FIRST[0]: FIRST[0], SECOND[0]: SECOND[0]}
    assert How.WORDS in {how for _, how in told.values()}


def test_another_number_in_the_sentence_is_the_same_claim() -> None:
    new = TEXT.replace("at least 12", "at least 15")
    evidence = "shells killed at least 15 people in Vesna"
    assert found(TEXT, new, [trace(TEXT, *FIRST)], [trace(new, evidence, "killed at")]) == {
        FIRST[0]: (evidence, How.TRIGGER)
    }


def test_another_number_inside_the_trigger_is_the_same_claim() -> None:
    new = TEXT.replace("at least 12", "at least 15")
    old_claim = trace(TEXT, FIRST[0], "killed at least 12 people")
    new_claim = trace(
        new, f"The council said on Sunday that {FIRST[0].replace('12', '15')}", "killed at least 15 people"
    )
    assert [how for _, how in found(TEXT, new, [old_claim], [new_claim]).values()] == [How.OVERLAP]


@pytest.mark.parametrize(
    ("new", "claim"),
    [
        pytest.param(TEXT, (*FIRST, EventType.SHELLING), id="another type at the same place"),
        pytest.param(TEXT, THIRD, id="the neighbour in the same sentence"),
        pytest.param(
            TEXT.replace(FIRST[0], "calm had returned to Vesna"),
            SECOND,
            id="dropped, and a like claim stands elsewhere",
        ),
        pytest.param(
            TEXT.replace("The council said on Sunday that shells killed at least 12 people in Vesna.", "")
            + "\nIn Dol, residents said, a mine killed at once three farmers on their way to the market in Vesna.\n",
            ("a mine killed at once three farmers", "killed at"),
            id="dropped, and the same verb in a new sentence",
        ),
    ],
)
def test_what_is_only_alike_is_not_the_claim(new: str, claim: tuple[str, ...]) -> None:
    evidence, trigger, *kind = claim
    near = trace(new, evidence, trigger, EventType(kind[0]) if kind else EventType.CASUALTY)
    old = trace(TEXT, *FIRST) if evidence != THIRD[0] else trace(TEXT, *SECOND)
    assert found(TEXT, new, [old], [near]) == {}


def test_a_claim_is_used_once_and_the_nearer_gets_it() -> None:
    olds = [trace(TEXT, *SECOND), trace(TEXT, *THIRD)]
    assert found(TEXT, TEXT, olds, [trace(TEXT, *THIRD, claim="new")]) == {THIRD[0]: (THIRD[0], How.TRIGGER)}


def test_one_trigger_of_two_voices_stays_with_each() -> None:
    inner, outer = "shells killed at least 12 people in Vesna", "The council said on Sunday that shells killed at"
    olds = [trace(TEXT, inner, "killed at", claim="i"), trace(TEXT, outer, "killed at", claim="o")]
    news = [trace(TEXT, outer, "killed at", claim="o2"), trace(TEXT, inner, "killed at", claim="i2")]
    assert {a: b for a, (b, _) in found(TEXT, TEXT, olds, news).items()} == {inner: inner, outer: outer}


def test_a_type_that_an_analyst_put_in_its_place_counts_too() -> None:
    evidence, trigger = FIRST
    start = TEXT.index(evidence)
    old = Trace(
        claim="old",
        types=frozenset({EventType.CASUALTY, EventType.SHELLING}),
        trigger=words(TEXT, trigger),
        evidence=Words(Span(start, start + len(evidence)), evidence),
    )
    assert found(TEXT, TEXT, [old], [trace(TEXT, *FIRST, EventType.SHELLING)]) == {evidence: (evidence, How.TRIGGER)}
