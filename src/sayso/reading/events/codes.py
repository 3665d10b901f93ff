"""ACLED's finer kinds, which only the clause tells: who does it, to whom, with what, in the course of what.

ACLED (codebook, 2019 and later) codes what armed groups do to each other as battles, and ground taken by the side that
takes it; an attack is one on civilians. What is done by protesters is a riot, what is done to them an intervention,
or excessive force where they come to harm. The dead are coded by the event that caused their death.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.lexicon import events as words
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events import sides
from sayso.reading.events.participants import targets
from sayso.reading.events.senses import ATTACKS, by_means, described
from sayso.reading.events.triggers import Trigger
from sayso.reading.parse import Token

ATTACK, CLASH, REMOTE, ARREST = "Attack", "Armed clash", "Remote explosive/landmine/IED", "Arrests"
REGAINED, OVERTAKEN = "Government regains territory", "Non-state actor overtakes territory"
YIELDED, ABDUCTION = "Non-violent transfer of territory", "Abduction/forced disappearance"
PEACEFUL, RIOT, MOB = "Peaceful protest", "Violent demonstration", "Mob violence"
AGREEMENT, CHEMICAL, LOOTING = "Agreement", "Chemical weapon", "Looting/property destruction"
INTERVENTION, FORCE = "Protest with intervention", "Excessive force against protesters"
BY_HAND = frozenset({EventType.GROUND_ATTACK, EventType.CLASH, EventType.CASUALTY})


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A trigger in its clause. ``found``: all triggers of the sentence."""

    trigger: Trigger
    predicate: Token
    actors: Sequence[Token]
    targets: Sequence[Token]
    found: Sequence[Trigger]

    @property
    def type(self) -> EventType:
        """The codebook type of the trigger."""
        return self.trigger.entry.type

    @property
    def code(self) -> str | None:
        """The code that the trigger's words have by themselves."""
        return self.trigger.entry.acled

    @cached_property
    def doers(self) -> frozenset[str]:
        """The sides of those who do it."""
        return sides.sides(self.actors)

    @cached_property
    def harmed(self) -> frozenset[str]:
        """The sides of those to whom it is done."""
        nouns = {t.head for t in self.found if not t.verbal}
        with_whom = [t for target in self.targets if target in nouns for t in clauses.after(target, "with", "between")]
        return sides.sides([*self.targets, *with_whom])

    @cached_property
    def course(self) -> list[Token]:
        """Heads of what it happened in, with or after: "killed in a raid", "hurt as a result of a blast"."""
        return [t for verb in self.joint for t in _course(verb)]

    @cached_property
    def joint(self) -> list[Token]:
        """The predicate and the verbs that tell more of the same: "killed two and wounded four in a raid"."""
        verb = self.predicate
        same = {t.head for t in self.found if t.verbal and t.entry.type is self.type}
        above = [verb.head] if verb.dep == "conj" and verb.head in same else []
        return [verb, *above, *(c for c in verb.all("conj") if c in same)]


def coded(
    trigger: Trigger, predicate: Token, actors: Sequence[Token], harmed: Sequence[Token], found: list[Trigger]
) -> Trigger:
    """The trigger with the ACLED sub-event that the words around it support, else as it was."""
    deed = Deed(trigger=trigger, predicate=predicate, actors=actors, targets=harmed, found=found)
    rules = (_among_protesters, _ground, _cause, _instrument, _between_sides, _captors, _agreed)
    code = next((code for rule in rules if (code := rule(deed))), deed.code)
    return trigger if code == deed.code else replace(trigger, entry=replace(trigger.entry, acled=code))


def _course(verb: Token) -> list[Token]:
    """What follows the prepositions of cause and time; "as a result of the use of mines" leads to the mines."""
    heads = clauses.after(verb, "in", "by", "during", "from", "with", "after", "following", "amid", "at", "as", "of")
    for head in heads:
        if head.lemma in words.load().arguments["courses"]:
            heads += [t for t in clauses.after(head, "of") if t not in heads]
    return heads


def _among_protesters(deed: Deed) -> str | None:
    """What protesters do, and what is done to them."""
    if deed.type is EventType.DETENTION and deed.code == ARREST:
        return INTERVENTION if _in_protest(deed) or sides.PROTESTERS in deed.harmed else None
    if deed.type in BY_HAND:
        return _violence(deed, _in_protest(deed))
    if deed.code == INTERVENTION and _is_violent(deed):
        return RIOT
    if deed.code == PEACEFUL and _is_violent(deed):
        return RIOT
    return None


def _in_protest(deed: Deed) -> bool:
    """ "Arrested at a rally", "hurt as demonstrators tried to pass"."""
    table = words.load().arguments
    if any(described(head) & table["gatherings"] for head in deed.course):
        return True
    below = [subject for verb in deed.predicate.all("advcl") for subject in verb.all("nsubj", "nsubjpass")]
    return any(described(subject) & table["protesters"] for subject in below)


def _violence(deed: Deed, in_protest: bool) -> str | None:
    both = deed.type is EventType.CLASH
    if deed.code == LOOTING and in_protest:
        return RIOT
    if both and (of_crowds := _of_crowds(deed)):
        return of_crowds
    if sides.PROTESTERS in deed.doers or (both and (in_protest or sides.PROTESTERS in deed.harmed)):
        return RIOT
    if sides.PROTESTERS in deed.harmed:
        return FORCE
    if deed.type is EventType.CASUALTY:
        if any(t.entry.acled == INTERVENTION for t in deed.found):
            return FORCE
        if in_protest and _cause(deed) in (None, CLASH):
            return FORCE if sides.REGULAR in deed.doers else RIOT
    rough = deed.doers and deed.doers <= {sides.MOB, sides.CROWD}
    return MOB if rough and (deed.code in (ATTACK, LOOTING) or sides.MOB in deed.doers) else None


def _of_crowds(deed: Deed) -> str | None:
    """Crowds that fight the police riot; crowds that fight each other are mobs."""
    fighting = deed.doers | deed.harmed
    if not fighting & {sides.CROWD, sides.MOB} or sides.IRREGULAR in fighting:
        return None
    return RIOT if fighting & {sides.REGULAR, sides.ARMED} else MOB


def _is_violent(deed: Deed) -> bool:
    """Whether a protest is called violent, or turns so: "deadly protests", "the march turned violent"."""
    violent = words.load().arguments["violent"]
    beside = [*deed.trigger.head.all("amod"), *deed.predicate.all("acomp", "oprd", "attr")]
    beside += clauses.after(deed.predicate, "into", "in")
    targets = [*deed.targets, *clauses.after(deed.predicate, "at", "against", "on")]
    rioters = any(described(t) & words.load().arguments["rioters"] for t in targets)
    return rioters or any(form in violent for token in beside for form in token.forms)


def _ground(deed: Deed) -> str | None:
    """Ground that changes hands: without a fight, else by who takes it."""
    if deed.code not in (REGAINED, OVERTAKEN):
        return None
    if _without_fight(deed):
        return YIELDED
    verb = deed.predicate
    if verb.lemma == "fall":
        return _taken_by(sides.first_side(clauses.after(verb, "to", "into")))
    side = sides.first_side(deed.actors)
    if verb.lemma == "lose":
        return {sides.IRREGULAR: REGAINED, sides.REGULAR: OVERTAKEN}.get(side or "")
    return _taken_by(side)


def _taken_by(side: str | None) -> str | None:
    return {sides.IRREGULAR: OVERTAKEN, sides.REGULAR: REGAINED}.get(side or "")


def _without_fight(deed: Deed) -> bool:
    """ "without a fight", "met no resistance", "the deserted post", "after the army withdrew"."""
    table = words.load().arguments
    around = deed.predicate.subtree()
    if any(form in table["undefended"] for token in around for form in token.forms):
        return True
    if any(form in table["yielded"] for head in deed.course for form in head.forms):
        return True
    clauses_below = [c for c in deed.predicate.all("advcl") if c.child("mark")]
    if any(form in table["yielded"] for c in clauses_below for form in c.forms):
        return True
    fights = [token for token in around if any(form in table["peaceful"] for form in token.forms)]
    return any(_is_denied(token) for token in fights)


def _is_denied(noun: Token) -> bool:
    """ "no resistance", "any resistance", "without a fight": also where the verb above is negated."""
    if any(c.lower in ("no", "any") for c in noun.children):
        return True
    above = list(noun.ancestors())[:3]
    return any(token.lower == "without" for token in above)


def _cause(deed: Deed) -> str | None:
    """The code of the attack that a killing was done in or with: "killed in a raid", "hurt when a mine exploded"."""
    if deed.type is not EventType.CASUALTY:
        return None
    heads = [*deed.predicate.all("nsubj"), *clauses.agents(deed.predicate), *deed.course]
    nouns = {t.head: t for t in deed.found if not t.verbal}
    named = (nouns[head] for head in heads if head in nouns)
    attack = next((t for t in named if t.entry.type in ATTACKS or t.entry.acled == FORCE), None)
    if attack is not None:
        aim = sides.sides(clauses.after(attack.head, "on", "against", "at", "with", "between"))
        code = attack.entry.acled
        finer = _finer(described(attack.head), code) if code == REMOTE else None
        return finer or _of_attack(code, deed.harmed | aim)
    entry = by_means(words.load(), heads, words.load().means)
    return _of_attack(entry.acled, deed.harmed) if entry is not None else _clause_of(deed)


def _of_attack(code: str | None, harmed: frozenset[str]) -> str | None:
    """The code of an attack by whom it was aimed at."""
    if code not in (ATTACK, CLASH):
        return code
    if sides.PROTESTERS in harmed:
        return FORCE if code == ATTACK else RIOT
    if code == CLASH:
        return MOB if sides.CROWD in harmed and not harmed & {sides.ARMED, sides.REGULAR} else CLASH
    return CLASH if sides.ARMED in harmed else ATTACK


def _clause_of(deed: Deed) -> str | None:
    """The code of the clause that the casualties hang on, or that hangs on them: "hurt when a mine exploded"."""
    verbs = [c for verb in deed.joint for c in verb.all("advcl") if c.child("mark", "advmod")]
    if deed.predicate.dep == "advcl" and deed.predicate.tag == "VBG":
        verbs.append(deed.predicate.head)
    attacks = {t.head: t for t in deed.found if t.verbal and t.entry.type in ATTACKS}
    attack = next((attacks[verb] for verb in verbs if verb in attacks), None)
    if attack is None:
        return None
    return _of_attack(attack.entry.acled, deed.harmed | sides.sides(targets(attack, attack.head)))


def _instrument(deed: Deed) -> str | None:
    """The code of what an explosion or an attack is done with, where it is finer: grenades, suicide vests, gas."""
    table = words.load()
    if deed.type not in ATTACKS or deed.type is EventType.CLASH:
        return None
    heads = [*clauses.agents(deed.predicate), *clauses.patients(deed.predicate), *clauses.tools(deed.predicate)]
    said = {word for head in heads for word in described(head)}
    if said & table.arguments["agents"] and not said & table.arguments["riot control"]:
        return CHEMICAL
    if deed.code not in (REMOTE, ATTACK):
        return None
    return _finer(said, deed.code)


def _finer(said: Iterable[str], code: str | None) -> str | None:
    """The kind of explosion that words name beside a plainer code: suicide bombs before grenades."""
    table = words.load()
    entries = [entry for word in said for kinds in (table.kinds, table.means) if (entry := kinds.get(word))]
    known = (e.acled for e in table.entries if e.type is EventType.EXPLOSION and e.acled != code and e in entries)
    return next(known, None)


def _between_sides(deed: Deed) -> str | None:
    """A battle where those attacked are armed, an attack where armed men kill others."""
    if deed.code not in (ATTACK, None) or deed.type not in BY_HAND:
        return None
    if deed.type is not EventType.CASUALTY or deed.code == ATTACK:
        return CLASH if sides.ARMED in deed.harmed else None
    if sides.IRREGULAR in deed.harmed and sides.CROWD not in deed.doers:
        return CLASH
    if deed.doers & {sides.REGULAR, sides.IRREGULAR, sides.ARMED}:
        return CLASH if sides.ARMED in deed.harmed else ATTACK
    return None


def _captors(deed: Deed) -> str | None:
    """Whom an armed group takes it abducts."""
    taken = deed.code == ARREST and sides.IRREGULAR in deed.doers
    return ABDUCTION if taken else None


def _agreed(deed: Deed) -> str | None:
    """People who leave under an agreement, and talks with armed groups or about peace."""
    table = words.load().arguments
    if deed.type is EventType.TALKS:
        about = any(form in table["peace"] for token in deed.trigger.head.subtree() for form in token.forms)
        return AGREEMENT if about or sides.IRREGULAR in deed.doers | deed.harmed else None
    if deed.type not in (EventType.EVACUATION, EventType.DISPLACEMENT):
        return None
    verbs = [deed.predicate, *(verb for verb in deed.predicate.ancestors() if clauses.is_verb(verb))]
    heads = [*deed.course, *(t for verb in verbs for t in (*clauses.after(verb, "under"), *_course(verb)))]
    return AGREEMENT if any(form in table["pacts"] for head in heads for form in head.forms) else None
