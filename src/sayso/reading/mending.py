"""Mends what the parser is known to get wrong and the words around it decide.

"X denied that the army had shelled the town and accused rebels of …": a small parser hangs "accused" on "shelled", and
the denial would swallow the accusation. A verb of saying without an auxiliary does not continue a perfect: it belongs
to the verb of saying above. "Denied bombing Zintan": the gerund is a verb, and the place its object. "According to
a statement, A and B, held …": a list after the comma is who held, not who says so. "A bomber on a motorcycle killed
six": a participle after a noun has no object of its own, so it is the verb of the sentence. "Police fire tear gas": a
caption in which every word is taken for a noun. "Aid agencies, the Red Crescent and other groups": what goes on with
"other" is a list, and no second name of its first part. "Was blamed on rebels by the mayor": the
mayor blames.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from sayso.lexicon import events, linking, speech
from sayso.reading import clauses
from sayso.reading.events.senses import is_side
from sayso.reading.parse import Sentence, Token
from sayso.reading.stance import DENIALS

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mended(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences, with trees that are put right when they are first asked for."""
    return [replace(sentence, grow=partial(_mend, sentence)) for sentence in sentences]


def _mend(sentence: Sentence) -> tuple[Token, ...]:
    """The sentence's tokens, with what is misplaced moved in the tree itself."""
    for token, governor in list(_misplaced(sentence)):
        _move(token, governor)
    for day, prep in list(_day_before_a_name(sentence)):
        _free(day, prep)
    for by, passive in list(_strayed(sentence)):
        _move(by, passive)
        by.dep = "agent"
    hung: dict[str, list[Token]] = {}  # by their relation, before anything is moved: most sentences have few of these
    for token in sentence.tokens:
        hung.setdefault(token.dep, []).append(token)
    for asked in filter(_is_asked_for, hung.get("advcl", ())):
        asked.dep = "ccomp"
    for charge in filter(_is_charge, hung.get("compound", ())):
        _set_apart(charge)
    for particle in filter(_is_way, hung.get("ccomp", ())):
        _make_object(particle)
    for at, verb in list(_given_number(sentence)):
        _move(at, verb)
    for verb, subject in list(_swallowed(sentence)):
        subject.head.children.remove(subject)
        subject.head, subject.dep = verb, "nsubj"
        verb.children.append(subject)
        verb.children.sort(key=lambda child: child.i)
    for name in [t for t in sentence.tokens if _is_listed(t)]:
        name.dep = "conj"
    for participle in filter(_is_predicative, hung.get("acomp", ())):
        _take_over(participle, "auxpass")
    for verb in filter(_is_inverted, hung.get("ccomp", ())):
        _take_over(verb, "aux")
    _raise(sentence)
    _caption(sentence)
    for gerund in [t for t in sentence.tokens if _is_hidden_verb(t)]:
        _uncover(gerund)
    return sentence.tokens


def _misplaced(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """(verb of saying, the verb of saying that it continues)."""
    table = speech.load()
    for token in sentence.tokens:
        if token.dep != "conj" or token.tag not in ("VBD", "VBN") or not table.alone(token.lower):
            continue
        if token.child("aux", "auxpass", *clauses.SUBJECTS):
            continue
        first = token.head
        perfect = first.tag == "VBN" and first.child("aux") is not None
        above = first.head
        if perfect and first.dep == "ccomp" and above.tag == "VBD" and table.alone(above.lower):
            yield token, above


def _day_before_a_name(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """ "On Sunday Zouhir Halabi said": (the day, the preposition), where the day was taken for a part of the name."""
    for day in sentence.tokens[1:]:
        prep = sentence.tokens[day.i - 1] if day.i else day
        if day.kind == "time" and day.dep in ("compound", "nmod", "poss") and day.head.i > day.i and prep.dep == "prep":
            object_of = prep.child("pobj")
            if object_of is None or object_of is day.head:
                yield day, prep


def _free(day: Token, prep: Token) -> None:
    """Hangs a day on its preposition; the name behind it, if it hung there, is the subject of the verb."""
    name, verb = day.head, prep.head
    name.children.remove(day)
    if name.head is prep and clauses.is_verb(verb) and not verb.child(*clauses.SUBJECTS) and name.i < verb.i:
        prep.children.remove(name)
        name.head, name.dep = verb, "nsubj"
        verb.children = sorted([*verb.children, name], key=lambda child: child.i)
    day.head, day.dep = prep, "pobj"
    prep.children.append(day)


def _strayed(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """ "Was blamed on rebels by the government": ("by", the passive), where it hangs on those who did not do it."""
    for by in sentence.tokens:
        side = by.head
        verb = side.head.head
        if by.lower != "by" or side.dep != "pobj" or not is_side(side) or not clauses.is_passive(verb):
            continue
        if verb.child("agent") is None and not any(prep.lower == "by" for prep in verb.all("prep")):
            yield by, verb


def _is_asked_for(token: Token) -> bool:
    """ "Called for the truce to be renewed": what is called for, not why somebody calls."""
    mark = token.child("mark") if token.dep == "advcl" else None
    if mark is None or mark.lower != "for" or not any(aux.lower == "to" for aux in token.all("aux")):
        return False
    return any(cue.rest == ("for",) for cue in speech.load().verbs.get(token.head.lower, ()))


def _is_charge(token: Token) -> bool:
    """ "A charge Kigali denies": what is denied, taken for a part of the name."""
    name = token.head
    if token.dep != "compound" or token.pos != "NOUN" or name.dep != "nsubj" or name.pos != "PROPN":
        return False
    denied = any(cue.sense in DENIALS for cue in speech.load().verbs.get(name.head.lower, ()))
    return denied and any(form in events.load().pro_forms for form in token.forms)


def _set_apart(charge: Token) -> None:
    """Hangs a noun and its article on the verb behind the name."""
    name, verb = charge.head, charge.head.head
    for child in (charge, *(det for det in name.all("det") if det.i < charge.i)):
        name.children.remove(child)
        child.head = verb if child is charge else charge
        child.head.children = sorted([*child.head.children, child], key=lambda token: token.i)
    charge.dep = "dep"


def _is_way(token: Token) -> bool:
    """ "Let food lorries through": a particle taken for a verb of its own."""
    let = token.head.lemma == "let" and token.dep == "ccomp" and token.tag in ("RP", "IN", "RB")
    return let and token.child("nsubj") is not None


def _make_object(particle: Token) -> None:
    """Makes the particle's subject the verb's object."""
    verb = particle.head
    for thing in particle.all("nsubj"):
        particle.children.remove(thing)
        thing.head, thing.dep = verb, "dobj"
        verb.children = sorted([*verb.children, thing], key=lambda child: child.i)
    particle.dep = "prt"


def _given_number(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """ "Put the number of people killed at 30": ("at", the verb), where it hangs on those killed."""
    for at in sentence.tokens:
        number = at.child("pobj") if at.lower == "at" and at.head.dep == "acl" else None
        if number is not None and number.pos == "NUM":
            thing = next((above for above in at.head.ancestors() if above.dep == "dobj"), at)
            if any(cue.rest == ("at",) for cue in speech.load().verbs.get(thing.head.lower, ())):
                yield at, thing.head


def _swallowed(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """ "According to a statement, A, B and C, held …": (the verb, the subject that was taken for more sources)."""
    for prep in sentence.tokens[:3]:
        verb, to = prep.head, prep.child("prep", "pcomp")
        fronted = prep.lower == "according" and clauses.is_verb(verb) and prep.i < verb.i
        source = to.child("pobj") if fronted and to is not None and not verb.child(*clauses.SUBJECTS) else None
        listed = source.child("conj") if source is not None else None
        after_comma = (t for t in sentence.tokens if t.text == "," and source is not None and source.i < t.i)
        if listed is not None and any(comma.i < listed.i for comma in after_comma):
            yield verb, listed


def _is_listed(token: Token) -> bool:
    """An apposition that goes on "…, B and other C": the second part of a list."""
    if token.dep != "appos" or token.head.child("conj"):
        return False
    last = token.conjuncts()[-1]
    return last is not token and any(word.lower == "other" for word in last.all("amod"))


def _is_predicative(token: Token) -> bool:
    """ "Families remain trapped": a participle that tells an event, taken for an adjective."""
    verb, table = token.head, events.load()
    told = token.dep == "acomp" and token.tag == "VBN" and any(form in table.verbs for form in token.forms)
    return told and verb.lemma in linking.load().copulas and verb.child(*clauses.SUBJECTS) is not None


def _is_inverted(token: Token) -> bool:
    """ "Nor have the guns fallen silent", "never have they": a verb behind an auxiliary that was taken for the verb."""
    above = token.head
    nor = any(c.lower in ("nor", "never") and c.i < above.i for c in above.all("cc", "advmod", "preconj", "neg"))
    subject = (
        token.child("nsubj", "nsubjpass") if token.dep == "ccomp" and above.lemma in ("have", "do", "be") else None
    )
    return nor and subject is not None and above.i < subject.i < token.i and above.child(*clauses.SUBJECTS) is None


def _take_over(verb: Token, relation: str) -> None:
    """Puts a verb in the place of the one above it, which becomes its auxiliary in this relation."""
    other = verb.head
    above = other.head.children
    verb.head, verb.dep = (verb, "ROOT") if other.is_root else (other.head, other.dep)
    if verb.head is not verb:
        above[above.index(other)] = verb
    moved = [c for c in other.children if c is not verb]
    for child in moved:
        child.head = verb
        child.dep = "nsubjpass" if child.dep == "nsubj" and relation == "auxpass" else child.dep
    other.head, other.dep, other.pos, other.children = verb, relation, "AUX", []
    verb.children = sorted([*verb.children, *moved, other], key=lambda child: child.i)


def _raise(sentence: Sentence) -> None:
    """Makes a participle with an object the head of a sentence whose head is a noun, and the noun its subject."""
    noun = sentence.root
    if noun.pos not in ("NOUN", "PROPN") or any(clauses.is_verb(c) for c in noun.children if c.dep != "acl"):
        return
    verb = next((t for t in sentence.tokens if t.dep == "acl" and t.tag in ("VBN", "VBD") and _has_object(t)), None)
    if verb is None or any(clauses.is_verb(above) for above in verb.ancestors()):
        return
    verb.head.children.remove(verb)
    moved = [c for c in noun.children if c.i > verb.i]
    noun.children = [c for c in noun.children if c.i < verb.i]
    verb.children = sorted([*verb.children, *moved, noun], key=lambda child: child.i)
    for child in moved:
        child.head = verb
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    noun.head, noun.dep = verb, "nsubj"


def _has_object(participle: Token) -> bool:
    thing = participle.child("dobj")
    return thing is not None and thing.i > participle.i and participle.child("agent", "aux", "auxpass") is None


def _caption(sentence: Sentence) -> None:
    """Finds the verb of a caption without one: a word that can be one, between people and what they do it to."""
    if any(token.tag in FINITE for token in sentence.tokens):
        return
    verb = next((token for token in sentence.tokens[1:] if _can_be_verb(token, sentence.tokens[token.i - 1])), None)
    if verb is None:
        return
    doer, thing = sentence.tokens[verb.i - 1], verb.head
    before = [c for c in thing.children if c.i < doer.i and c.dep != "punct"]
    thing.children = [c for c in thing.children if c not in (*before, doer, verb)]
    doer.head.children = [c for c in doer.head.children if c is not doer]
    for child in before:
        child.head = doer
    doer.children = sorted([*before, *doer.children], key=lambda child: child.i)
    verb.head, verb.dep = (verb, "ROOT") if thing.is_root else (thing.head, thing.dep)
    verb.tag, verb.pos = "VBP", "VERB"
    if verb.head is not verb:
        verb.head.children[verb.head.children.index(thing)] = verb
    doer.head, doer.dep, thing.head, thing.dep = verb, "nsubj", verb, "dobj"
    verb.children = sorted([*verb.children, doer, thing], key=lambda child: child.i)


def _can_be_verb(token: Token, before: Token) -> bool:
    """ "Riot police *chase* demonstrators": a noun between plural people and another noun that also names a deed."""
    table = events.load()
    people = table.arguments["protesters"] | table.arguments["crowds"] | table.arguments["regular"]
    several = before.tag == "NNS" or before.lower == "police"
    known = several and before.pos == "NOUN" and any(form in people for form in before.forms)
    deed = token.tag == "NN" and token.dep == "compound" and token.head.i > token.i
    deed = deed and all(above is not before for above in token.ancestors())
    return known and deed and (token.lower in table.verbs or token.lower in table.general_verbs)


def _is_hidden_verb(token: Token) -> bool:
    """ "denied bombing Zintan": a gerund that the parser takes for part of the name after it."""
    name = token.head
    governed = name.dep in ("dobj", "pobj") and name.i == token.i + 1
    return (
        token.tag in ("VBG", "NN")
        and token.dep in ("amod", "compound")
        and governed
        and (token.lower.endswith("ing") and name.kind == "place" and not name.child("det"))
    )


def _uncover(gerund: Token) -> None:
    """Makes the gerund the complement and the name its object."""
    name, governor = gerund.head, gerund.head.head
    relation = "pcomp" if name.dep == "pobj" else "xcomp"
    governor.children[governor.children.index(name)] = gerund
    name.children.remove(gerund)
    gerund.head, gerund.dep, gerund.tag, gerund.pos = governor, relation, "VBG", "VERB"
    name.head, name.dep = gerund, "dobj"
    gerund.children.append(name)


def _move(token: Token, governor: Token) -> None:
    """Hangs a coordinated verb, and the conjunction before it, on another verb."""
    first = token.head
    moved = [c for c in first.children if c is token or (c.dep == "cc" and first.i < c.i < token.i)]
    for child in moved:
        first.children.remove(child)
        child.head = governor
        governor.children.append(child)
    governor.children.sort(key=lambda child: child.i)
