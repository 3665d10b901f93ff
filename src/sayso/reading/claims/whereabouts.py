"""Where an event was: by where a place stands in its clause, never by nearness alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from sayso.lexicon import events as event_words
from sayso.lexicon import linking as words
from sayso.lexicon.spelling import HYPHENS
from sayso.model import EventType, PlaceMention, Span
from sayso.reading import clauses
from sayso.reading.claims.scene import Scene, clauses_above
from sayso.reading.claims.unnamed import VAGUE, ground, unknown, unknown_above, unknown_met
from sayso.reading.events import Event
from sayso.reading.events.senses import by_attack, is_force
from sayso.reading.nearby import words_before
from sayso.reading.parse import Token

NEAR = 2  # UCDP where_prec for "near, or a part of, a known place"
BESIDE = 24  # characters between a place and the one that it lies in: " neighbourhood of "
DISTANCE = 16  # characters between the figure of a distance and the place it is from: " km north from "
HEADING = 40  # characters from a place to the colon of the heading that it opens
APPOSED = 50  # characters from a name to the wide place that it lies in: ", a rural commune in Burkina Faso's "
WIDE = frozenset({"country", "division"})
NOWHERE = frozenset({EventType.ACCUSATION, EventType.AGREEMENT, EventType.TALKS})


def place(event: Event, scene: Scene, region: Sequence[Token], before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Where the event was: a place of its own clause, a pointing noun ("the city"), else one of the clauses above.

    ``region``: the tokens of the event's clause; ``before``: the places named earlier in the report, in order.
    """
    line = {event.trigger.head, event.predicate, *event.targets}
    own = _nearest(event, scene, region, line, before) or _where(event, scene, before)
    if event.type not in NOWHERE and own is not None and _is_wide(own, scene):
        return _narrower(unknown(event, scene, region), own, scene) or own
    if event.type in NOWHERE or (own is not None and not _is_measured_from(own, scene)):
        return own
    return (
        unknown(event, scene, region)
        or own
        or _of_cause(event, scene, before)
        or _entered(event, scene)
        or _above(event, scene, before)
        or ground(event, scene, region)
    )


def _is_wide(own: PlaceMention, scene: Scene) -> bool:
    """Whether a place is a country, a province, or heads what is told of a stretch of the front."""
    return own.kind in WIDE or _heads(own, scene)


def _heads(own: PlaceMention, scene: Scene) -> bool:
    """ "Kupiansk direction: …": the place that a sentence is headed with."""
    first = scene.sentence.tokens[0].span.start
    after = scene.text[own.span.end : own.span.end + HEADING].split(":", 1)[0].split()
    return own.span.start == first and len(after) <= 1 and set(after) <= words.load().stretches


def _narrower(name: PlaceMention | None, own: PlaceMention, scene: Scene) -> PlaceMention | None:
    """An unknown name told right before the wide place that it lies in, or under the heading of one."""
    if name is None or _heads(own, scene):
        return name
    between = scene.text[name.span.end : own.span.start]
    lies_in = between.startswith(",") or between.strip() == "in"
    return name if lies_in and len(between) <= APPOSED and "." not in between else None


def _entered(event: Event, scene: Scene) -> PlaceMention | None:
    """ "Goma, which the rebels entered on Monday": the place that the clause adds to."""
    which = any(t.lower in ("which", "that") for t in event.targets)
    noun = event.top.head if which and event.top.dep == "relcl" else None
    if noun is None:
        return None
    known = next((m for m in scene.places if m.span.holds(noun.span) and not m.adjective), None)
    return known or unknown_met(event, scene, noun)


def _above(event: Event, scene: Scene, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place of a clause that the event's hangs on, where that stands before it."""
    for head, clause in clauses_above(event.top):
        known = before if event.top.dep == "conj" else ()  # "the city" of another clause is its own
        if head.i >= event.top.i:
            continue
        above = _nearest(event, scene, clause, {head}, known) or unknown_above(event, scene, head, clause)
        if above is not None:
            return above
    return None


def _nearest(
    event: Event, scene: Scene, region: Sequence[Token], line: set[Token], before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The place of a region, named or pointed at, that hangs nearest to the words of ``line``."""
    ranked = [*_named(event, scene, region, line), *_pointed(event, scene, region, line, before)]
    ranked = [row for row in ranked if not _is_measured_from(row[2], scene)] or ranked
    found = min(ranked, key=lambda row: row[:2], default=None)
    return _finer(found[2], [mention for _, _, mention in ranked]) if found is not None else None


def _finer(found: PlaceMention, ranked: Sequence[PlaceMention]) -> PlaceMention:
    """Of two names side by side of which one lies in the other the narrower: "in Aleppo Governorate Syria".

    A name that no gazetteer has lies in the country or province after it: "in the village of Ndoko, in the Congo".
    """
    for other in ranked:
        if not 0 <= found.span.start - other.span.end <= BESIDE:
            continue
        if found.id is not None and any(ref.id == found.id for ref in other.within):
            return other
        if other.id is None and found.kind in WIDE:
            return other
    return found


def _where(event: Event, scene: Scene, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """ "… heads to Paris, where he will hold talks": the place told right before "where"."""
    where = next((t for t in event.top.all("advmod") if t.lower == "where"), None)
    if where is None:
        return None
    known = [m for m in before if m.span.end <= where.span.start and scene.sentence.place.span.holds(m.span)]
    meant = next((m for m in reversed(known) if not m.adjective), None)
    between = _between(scene, meant.span.end, where.span.start) if meant is not None else ()
    return _finer(meant, known) if meant is not None and not any(clauses.is_verb(token) for token in between) else None


def _between(scene: Scene, start: int, end: int) -> list[Token]:
    return [token for token in scene.sentence.tokens if start <= token.span.start < end]


def _of_cause(event: Event, scene: Scene, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """ "three people died after shells hit a house in Popasna": where the blow fell."""
    table = words.load()
    for clause in event.top.all("advcl") if event.type is EventType.CASUALTY else ():
        mark = clause.child("mark", "advmod")
        if mark is not None and mark.i > event.top.i and mark.lower in table.after | table.during:
            still = [t for t in clauses.clause(clause) if _stays(t, clause)]
            found = _nearest(event, scene, still, {clause}, before)
            if found is not None:
                return found
    return None


def _named(
    event: Event, scene: Scene, region: Sequence[Token], line: set[Token]
) -> list[tuple[int, int, PlaceMention]]:
    """The places named in a region, each with its steps up to the event's words and its order."""
    ranked = []
    for mention in scene.places:
        token = next((t for t in region if t.span == mention.span or mention.span.holds(t.span)), None)
        hyphened = (
            scene.text[mention.span.end : mention.span.end + 1] in HYPHENS
        )  # "US-led", "Iran-backed": a name that only qualifies
        if token is None or mention.adjective or hyphened or not _locates(token, event):
            continue
        if _is_dateline(scene, mention) or _is_of_making(event, token) or _is_owner(event, mention, token):
            continue
        ranked.append((_distance(token, line), token.i, mention))
    return ranked


def _stays(token: Token, clause: Token) -> bool:
    """Whether a word stands in the clause itself with no way to or from between: not "trying to reach Malta"."""
    above = list(takewhile(lambda t: t is not clause, token.ancestors()))
    return not any(clauses.is_verb(t) or t.lower in words.load().motion for t in above)


def _is_dateline(scene: Scene, mention: PlaceMention) -> bool:
    """ "DAMASCUS (Sputnik) The strike …": where the report was filed."""
    first = scene.sentence.tokens[0].span.start == mention.span.start
    return first and mention.name.isupper() and scene.text[mention.span.end : mention.span.end + 2] == " ("


def _is_of_making(event: Event, place: Token) -> bool:
    """ "the ceasefire signed in Minsk": where a truce was made is not where it holds."""
    if event.type is not EventType.TRUCE:
        return False
    line = {event.predicate, *event.chain}
    if place.dep == "pobj" and place.head.lower == "for":  # "brokered by Turkey for eastern Aleppo"
        return False
    return any(
        above.dep in ("acl", "relcl") and above not in line and above.lemma in words.load().making
        for above in place.ancestors()
    )


def _is_measured_from(place: PlaceMention, scene: Scene) -> bool:
    """ "in Zelenopillya, 12 km south of Luhansk": a known place only tells where the other one lies."""
    last = words_before(scene.text, place.span.start, 2)
    if len(last) < 2 or last[1] not in ("of", "from"):
        return False
    far = (q for q in scene.quantities if q.kind == "distance")
    return last[0] in words.load().compass or any(0 <= place.span.start - q.span.end <= DISTANCE for q in far)


def _locates(token: Token, event: Event) -> bool:
    """Whether a place name says where, and does not act ("Moscow denied"), own ("Syria's army") or qualify."""
    table = words.load()
    while token.dep in ("appos", "conj", "compound", "nmod") and not clauses.is_verb(token.head):
        token = token.head
    if token.dep == "poss":
        return token.head.lemma in table.parts
    if token.dep in ("nsubj", "csubj") and not clauses.is_passive(token.head):
        is_so = token.head.lemma == "be" and token.head is event.top and token not in event.actors
        return token.head.lemma in table.hosting or is_so  # "Aleppo saw clashes", "Aleppo is besieged"
    if token.dep == "pobj":
        prep = token.head
        owned = prep.lower == "of" and (is_force(prep.head) or prep.head.lower in table.urgings)  # "forces of Russia"
        done = prep.dep == "agent" or (prep.lower == "by" and token.kind == "actor")  # "aggression by Russia"
        return not owned and not done and prep.lower in table.locative
    met = token.dep == "dobj" and token.kind == "actor" and token.head.lemma in table.addressing
    return token not in event.actors and not met


def _is_owner(event: Event, mention: PlaceMention, token: Token) -> bool:
    """ "the US embassy", "Syria talks": a country before a common noun that is no part of it says whose, not where.

    Before an attack it says where: "the Kenya bombing".
    """
    noun = token.head
    qualifies = mention.kind == "country" and token.dep in ("compound", "nmod") and noun.text[:1].islower()
    attack = noun is event.trigger.head or by_attack(event_words.load(), [noun]) is not None
    return qualifies and not attack and noun.lemma not in words.load().parts


def _distance(token: Token, line: set[Token]) -> int:
    """Steps up from the place to one of these words; far if it hangs on something else."""
    if token in line:
        return 0
    for steps, above in enumerate(token.ancestors(), start=1):
        if above in line:
            return steps
    return 99


def _pointed(
    event: Event, scene: Scene, region: Sequence[Token], line: set[Token], before: Sequence[PlaceMention]
) -> list[tuple[int, int, PlaceMention]]:
    """The nouns of a region that point back to a place named before ("the city"), ranked as the named ones."""
    table = words.load().anaphora
    found = []
    for token in region:
        kinds = table.get(token.lower)
        article = token.child("det")
        if kinds is None or article is None or article.lower not in ("the", "this", "that", "these", "those"):
            continue
        named = any(m.span.meets(t.span) for m in scene.places for t in token.subtree() if t.dep != "relcl")
        if token.dep not in ("pobj", "dobj") or named or token in event.actors:
            continue
        if _is_explained(scene, token):
            continue
        meant = next((m for m in reversed(before) if (not kinds or m.kind in kinds) and not m.adjective), None)
        span = Span(article.span.start, token.span.end)
        name = span.of(scene.text)
        if meant is not None and token.tag == "NNS":
            place = replace(
                meant, span=span, name=name, id=None, lat=None, lon=None, precision=VAGUE, rule="pointing noun, plural"
            )
            found.append((_distance(token, line), token.i, place))
        elif meant is not None:
            place = replace(meant, span=span, name=name, precision=max(meant.precision, NEAR), rule="pointing noun")
            found.append((_distance(token, line), token.i, place))
    return found


def _is_explained(scene: Scene, pointing: Token) -> bool:
    """ "the capital, Kyiv,": the name that follows says which one is meant."""
    return any(scene.text[pointing.span.end : m.span.start] == ", " for m in scene.places)
