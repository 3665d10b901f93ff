"""Scopes made by hand and by chance."""

from __future__ import annotations

from hypothesis import strategies as st

from sayso.lexicon import reckoning as words
from sayso.model import EventType, Modality, Span, SpeakerKind
from sayso.reckoning import Scope
from sayso.reckoning.counts import Count
from sayso.reckoning.grounds import Ground
from sayso.reckoning.parties import NOBODY, Party
from sayso.reckoning.scope import Manner
from sayso.reckoning.windows import DAY, Window

COUNTRY = Ground(("land",), ("Land",), 6, True)
CITY = Ground(("town", "land"), ("Town", "Land"), 1, True)
DISTRICT = Ground(("quarter", "town", "land"), ("Quarter", "Town", "Land"), 1, True)
ELSEWHERE = Ground(("port", "land"), ("Port", "Land"), 1, True)
PLACES = (None, COUNTRY, CITY, DISTRICT, ELSEWHERE)
WIDER = {DISTRICT: CITY, CITY: COUNTRY, ELSEWHERE: COUNTRY}


def party(*entities: str) -> Party:
    """Known actors."""
    return Party(entities, frozenset(entities), False, bool(entities), False) if entities else NOBODY


def days(first: int, last: int) -> Window:
    """From the first minute of a day to the last of another; day 0 is some day in the year 2000."""
    return Window((730000 + first) * DAY, (730000 + last) * DAY + DAY - 1)


def scope(**changes: object) -> Scope:
    """An assertion of air strikes on the quarter on day 3, by a monitor, with these changes."""
    plain = Scope(
        claim="c",
        document="d",
        span=Span(0, 10),
        type=EventType.AIR_STRIKE,
        family="attack",
        unspecific=False,
        denied=False,
        manner=Manner.PLAIN,
        points_to=None,
        committed=True,
        modality=Modality.OCCURRED,
        phase=None,
        outcome=None,
        voice="sohr",
        name="the Observatory",
        kind=SpeakerKind.MONITOR,
        own="sohr",
        actors=NOBODY,
        targets=NOBODY,
        place=DISTRICT,
        setting=CITY,
        window=days(3, 3),
        context=None,
        ground_before=None,
        said=days(4, 4),
        counts=(),
    )
    changed = plain._replace(**changes)  # type: ignore[arg-type]
    return changed._replace(family=words.load().kinds[changed.type].family)


def denial(**changes: object) -> Scope:
    """Russia's denial of air strikes on the town on days 1 to 7, with these changes."""
    told: dict[str, object] = {
        "claim": "n",
        "span": Span(20, 30),
        "denied": True,
        "voice": "rus",
        "name": "Russia",
        "kind": SpeakerKind.PARTY,
        "own": "rus",
        "actors": party("rus", "syr"),
        "place": CITY,
        "window": days(1, 7),
        "said": days(7, 7),
    }
    return scope(**{**told, **changes})


WINDOWS = st.one_of(
    st.none(),
    st.builds(lambda first, more: days(first, first + more), st.integers(0, 20), st.integers(0, 10)),
    st.builds(lambda first: Window(days(first, first).start, None), st.integers(0, 20)),
)
PARTIES = st.sampled_from([party(), party("rus"), party("rus", "syr"), party("usa"), party("us-led-coalition")])
COUNTS = st.builds(
    lambda low, bound: Count(low, None if bound else low, False, "killed", "civilians", False, False),
    st.integers(1, 40),
    st.booleans(),
)
VOICES = st.sampled_from(
    [("rus", SpeakerKind.PARTY), ("sohr", SpeakerKind.MONITOR), ("usa", SpeakerKind.PARTY), ("un", SpeakerKind.UN)]
)


@st.composite
def any_scope(draw: st.DrawFn, number: int = 0) -> Scope:
    """A claim of strikes or of casualties, whatever it says and leaves unsaid."""
    voice, kind = draw(VOICES)
    toll = draw(st.booleans())
    said = draw(st.integers(0, 25))
    return scope(
        claim=f"c{number:03}",
        document=f"d{draw(st.integers(0, 3))}",
        span=Span(100 * number, 100 * number + 50),
        type=EventType.CASUALTY if toll else draw(st.sampled_from([EventType.AIR_STRIKE, EventType.GROUND_ATTACK])),
        denied=draw(st.booleans()),
        modality=draw(st.sampled_from([Modality.OCCURRED, Modality.ONGOING, Modality.PLANNED, Modality.HABITUAL])),
        voice=voice,
        name=voice,
        kind=kind,
        own=voice,
        actors=draw(PARTIES),
        place=draw(st.sampled_from(PLACES)),
        window=draw(WINDOWS),
        said=days(said, said),
        counts=(draw(COUNTS),) if toll else (),
    )


def any_scopes() -> st.SearchStrategy[list[Scope]]:
    """Some claims, each of its own."""
    return st.integers(2, 14).flatmap(lambda n: st.tuples(*(any_scope(number) for number in range(n))).map(list))
