"""Who a source is: the name as written, the antecedent of a pronoun, its entity and kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicon import speech
from sayso.lexicon.actors import Actors
from sayso.model import Span, SpeakerKind
from sayso.reading.nearby import closed
from sayso.reading.parse import Sentence, Token
from sayso.reading.stance import DENIALS
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.sources import may_speak

_AGE = 2  # tokens: how far behind a name an age stands ("Ada, 34, ran")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A source resolved. ``whole``: the full noun phrase, from which entity and kind are read."""

    name: str
    span: Span
    entity: str | None
    kind: SpeakerKind | None
    head: str
    plural: bool
    person: bool
    joint: bool = False
    words: frozenset[str] = frozenset()


class Namer:
    """Names the sources of one report in the order of its drafts, and remembers them."""

    def __init__(self, text: str, sentences: Sequence[Sentence], actors: Actors, belligerents: frozenset[str]) -> None:
        self._text = text
        self._sentences = sentences
        self._actors = actors
        self._belligerents = belligerents
        self._met: list[Named] = []
        self._issuers: dict[str, Named] = {}
        self._index: dict[str, list[tuple[Sentence, Token]]] | None = None
        self._genders: dict[str, str] = {}
        self._asides = [sentence for sentence in sentences if sentence.aside]
        self._numbers = {sentence.number: i for i, sentence in enumerate(sentences)}

    def name(self, draft: Draft) -> Named | None:
        """Who speaks in ``draft``; ``None`` where the report names nobody."""
        if draft.who is None or not draft.naming:
            return None
        found = self._resolve(draft)
        if found is not None and draft.entry.sense in speech.load().spoken:
            self._met.append(found)
            self._remember_issuer(found, draft)
        return found

    def _resolve(self, draft: Draft) -> Named | None:
        who = draft.who
        assert who is not None
        if who.lower in speech.load().pronouns["first"]:
            return self._unmarked(draft) or self._as_written(draft, who)
        if who.lower in speech.load().group("pronouns"):
            return self._antecedent(who, draft) or self._as_written(draft, who)
        found = self._as_written(draft, who)
        return self._fuller(found)

    def _unmarked(self, draft: Draft) -> Named | None:
        """ "We" outside of any quotation: the marks were lost, and who spoke in the sentence before still speaks."""
        last = self._met[-1] if self._met else None
        number = self._number(draft)
        if last is None or number == 0:
            return None
        return last if self._sentences[number - 1].place.span.holds(last.span) else None

    def _number(self, draft: Draft) -> int:
        return self._numbers[draft.sentence.number]

    # ---- as written ----

    def _as_written(self, draft: Draft, who: Token) -> Named:
        whole = Span(draft.naming[0].span.start, draft.naming[-1].span.end)
        head, own = who, draft.naming
        appositions = [c for c in who.children if c.dep == "appos" and c in draft.naming]
        proper = next((c for c in appositions if c.pos == "PROPN"), None)
        if who.pos != "PROPN" and proper is not None:
            head, own = proper, [t for t in proper.subtree() if t in draft.naming]
        elif appositions:
            below = {t.i for c in appositions for t in c.subtree()}
            own = [t for t in draft.naming if t.i not in below]
        span = closed(self._text, _run(own, head))
        entity, kind = self._actors.describe(whole.of(self._text), self._belligerents)
        if entity is None and kind is None and span != whole:
            entity, kind = self._actors.describe(span.of(self._text), self._belligerents)
        return Named(
            name=span.of(self._text),
            span=span,
            entity=entity,
            kind=kind,
            head=_last_word(head),
            plural=_is_plural(head),
            person=_is_person(head, draft.naming, entity),
            words=frozenset(word for t in draft.naming for word in t.lower.split()),
            joint=any(c.dep == "conj" and c in own for c in head.children),
        )

    # ---- earlier mentions ----

    def _fuller(self, found: Named) -> Named:
        """The fullest earlier mention with the same head ("the ministry" → "the Russian defence ministry")."""
        again = found.name.lower().startswith("the same ")
        same = [m for m in self._met if _is_same(found, m) and not m.joint]
        if again:
            return same[-1] if same else found
        same = [m for m in same if len(m.name) > len(found.name)]
        bare = len(found.name.split()) <= 2 and not found.name.lower().startswith(("a ", "an ", "another "))
        if not bare:
            return found
        if same:
            return same[-1]
        if found.head in speech.load().group("utterances"):
            return self._issuer(found)
        return self._introduced(found) or found

    def _introduced(self, found: Named) -> Named | None:
        """Where a bare surname was first given in full ("the envoy, Ada Holm, … Holm said")."""
        if not found.person or found.joint or " " in found.name:
            return None
        for sentence, token in self._in_full(found.head):
            candidate = self._candidate(token, sentence)
            if candidate.span.end <= found.span.start and len(candidate.name) > len(found.name):
                return candidate
        return None

    def _in_full(self, name: str) -> list[tuple[Sentence, Token]]:
        """The proper names that end in a lower-case word and have words before it in their noun phrase."""
        aside = [s for s in self._asides if name in s.place.span.of(self._text).lower()]
        named = [(s, t) for s in aside for t in s.tokens if t.lower == name and _is_in_full(t)]
        return sorted([*self._proper().get(name, ()), *named], key=lambda found: found[0].number)

    def _proper(self) -> dict[str, list[tuple[Sentence, Token]]]:
        """All proper names that have words before them, but those in sentences aside, by their last word."""
        if self._index is None:
            self._index = {}
            for sentence in (s for s in self._sentences if not s.aside):
                for token in filter(_is_in_full, sentence.tokens):
                    self._index.setdefault(token.lower, []).append((sentence, token))
        return self._index

    def _remember_issuer(self, found: Named, draft: Draft) -> None:
        """ "the army said in a statement": the army is who speaks in "the statement"."""
        utterances = speech.load().group("utterances")
        if found.head in utterances:
            return
        for token in draft.sentence.tokens:
            if token.lower in utterances and not any(s.holds(token.span) for s in draft.content):
                self._issuers[token.lower] = found

    def _issuer(self, found: Named) -> Named:
        """ "the statement said": whoever issued one last, if it is not said whose it is."""
        bare = found.name.lower().split()[:1] == ["the"] and len(found.name.split()) == 2
        return self._issuers.get(found.head, found) if bare else found

    def _antecedent(self, pronoun: Token, draft: Draft) -> Named | None:
        """The last speaker that fits in number and kind, before it the subject of the sentences before."""
        if draft.entry.sense in DENIALS and (accused := self._accused_before(pronoun, draft)) is not None:
            return self._note(pronoun.lower, accused)
        fits = [m for m in self._met if _fits(pronoun.lower, m) and self._agrees(pronoun.lower, m)]
        subject = self._subject_before(pronoun, draft)
        named = self._subject_before(pronoun, draft, by_name=True) if subject is None else None
        if named is not None and (not fits or "\n" in self._text[fits[-1].span.end : named.span.start]):
            subject = named
        if fits and (subject is None or fits[-1].span.start >= subject.span.start):
            return self._note(pronoun.lower, fits[-1])
        return self._note(pronoun.lower, subject)

    def _accused_before(self, pronoun: Token, draft: Draft) -> Named | None:
        """ "Kyiv accused Moscow of the raid, charges that it denies": who is accused in this sentence or the last."""
        number = self._number(draft)
        for sentence in (draft.sentence, *self._sentences[max(0, number - 1) : number]):
            for token in reversed(sentence.tokens):
                cues = speech.load().verbs.get(token.lower, ()) if token.span.end <= pronoun.span.start else ()
                accused = token.child("dobj") if any(cue.sense == "accuse" for cue in cues) else None
                speaks = accused is not None and (accused.pos == "PROPN" or may_speak(accused))
                named = self._candidate(accused, sentence) if accused is not None and speaks else None
                if named is not None and _fits(pronoun.lower, named) and named.kind is not None:
                    return named
        return None

    def _agrees(self, pronoun: str, named: Named) -> bool:
        """Whether nobody was "he" before that is "she" now."""
        return pronoun not in ("he", "she") or self._genders.get(named.name, pronoun) == pronoun

    def _note(self, pronoun: str, named: Named | None) -> Named | None:
        if named is not None and pronoun in ("he", "she"):
            self._genders.setdefault(named.name, pronoun)
        return named

    def _subject_before(self, pronoun: Token, draft: Draft, by_name: bool = False) -> Named | None:
        """The subject of the same or the last sentences that the pronoun may take up, known by role or ``by_name``."""
        number = self._number(draft)
        for sentence in (draft.sentence, *(self._sentences[i] for i in range(number - 1, max(-1, number - 3), -1))):
            for token in reversed(sentence.tokens):
                if token.span.start >= pronoun.span.start or token.dep not in ("nsubj", "nsubjpass"):
                    continue
                if token.pos not in ("NOUN", "PROPN") or (_is_said(token) and not _is_parted(token, draft)):
                    continue
                candidate = self._candidate(token, sentence)
                known = candidate.kind is not None or (by_name and _is_full_name(token))
                if known and _fits(pronoun.lower, candidate):
                    return candidate
        return None

    def _candidate(self, token: Token, sentence: Sentence) -> Named:
        source = [t for t in token.subtree() if t.dep not in ("relcl", "acl", "appos")]
        span = closed(self._text, _run([t for t in source if t.i <= token.i], token))
        entity, kind = self._actors.describe(span.of(self._text), self._belligerents)
        return Named(
            name=span.of(self._text),
            span=span,
            entity=entity,
            kind=kind,
            head=_last_word(token),
            plural=_is_plural(token),
            person=_is_person(token, source, entity),
        )


def _run(tokens: Sequence[Token], head: Token) -> Span:
    """The unbroken run of ``tokens`` around ``head``, without commas at its ends and without the "'s" of an owner."""
    own = sorted(tokens, key=lambda t: t.i)
    kept = [head]
    for token in reversed([t for t in own if t.i < head.i]):
        if token.i == kept[0].i - 1:
            kept.insert(0, token)
    for token in [t for t in own if t.i > head.i]:
        if token.i == kept[-1].i + 1:
            kept.append(token)
    while len(kept) > 1 and (kept[-1].pos == "PUNCT" or kept[-1].tag == "POS"):
        kept.pop()
    while len(kept) > 1 and kept[0].pos == "PUNCT":
        kept.pop(0)
    return Span(kept[0].span.start, kept[-1].span.end)


def _is_in_full(token: Token) -> bool:
    return token.pos == "PROPN" and any(child.dep == "compound" for child in token.children)


def _is_said(token: Token) -> bool:
    """Whether a subject stands inside what somebody says: the next "it said" does not take it up."""
    verbs = speech.load().verbs
    return any(above.dep == "ccomp" and above.head.lower in verbs for above in token.ancestors())


def _is_parted(token: Token, draft: Draft) -> bool:
    """Whether a semicolon or colon stands between a subject and the cue: then what is said begins after it."""
    here = draft.sentence.tokens
    saying = [above.head for above in token.ancestors() if above.dep == "ccomp"]
    own = token.i < draft.head.i and here[token.i] is token and all(verb is draft.head for verb in saying[:1])
    return own and any(t.text in (";", ":") for t in here[token.i : draft.head.i])


def _is_full_name(token: Token) -> bool:
    """ "Ada Holm", "Ada, 34,", not "the Wadi", "Wadi", "UNRWA Gaza": what can only be a person's name."""
    parts = [c for c in token.children if c.dep == "compound"]
    bare = not any(c.dep == "det" for c in token.children)
    aged = any(c.pos == "NUM" and c.i == token.i + _AGE for c in token.children)
    titled = all(t.text.istitle() for t in (*parts, token))
    return token.pos == "PROPN" and bare and titled and (bool(parts) or aged)


def _is_same(found: Named, met: Named) -> bool:
    """The same head, the role under which a person was named ("the spokesman"), or a body's short name."""
    role = found.head in speech.load().group("persons") and met.person and found.head in met.words
    short = found.entity is not None and found.entity == met.entity and found.head in met.words and not met.person
    return met.head == found.head or role or (short and not _owns(found, met))


def _owns(found: Named, met: Named) -> bool:
    """Russia is not Russia's ministry."""
    return any(f"{found.head}{mark}s" in met.name.lower() for mark in "'’")


def _last_word(head: Token) -> str:
    """The word that carries a name: the last one, also of a name that the parser saw as one word."""
    return head.lower.split()[-1]


def _is_plural(head: Token) -> bool:
    return head.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in head.children)


def _is_person(head: Token, phrase: Sequence[Token], entity: str | None) -> bool:
    """By role ("the spokesman"), or a proper name that is no known body's."""
    persons = speech.load().group("persons")
    named = head.pos == "PROPN" and entity is None and head.kind != "place"
    return named or any(_last_word(t) in persons for t in phrase)


def _fits(pronoun: str, named: Named) -> bool:
    bodies, pronouns = speech.load().group("bodies"), speech.load().pronouns
    if pronoun in pronouns["plural"]:
        return named.plural or named.head in bodies or (named.entity is not None and not named.person)
    if pronoun in pronouns["personal"]:
        person = named.person or named.kind is SpeakerKind.WITNESS
        return person and not named.plural and named.head not in bodies
    if pronoun in pronouns["neutral"]:
        return not named.plural and named.head not in speech.load().group("persons")
    return True
